"""Attempts, pauses, etiquette, cadences, occasions, snoozes, refusals, silences, introductions and attachments."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=nullable)


def _flag(name: str, *, nullable: bool = False) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=nullable)


def _real(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _refers(name: str, table: str = "person", *, nullable: bool = True) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), nullable=nullable)


def _person() -> sa.Column[int]:
    return _refers("person", nullable=False)


def upgrade() -> None:
    """Add the new tables; nothing that is there changes."""
    op.create_table(
        "attempt",
        _id(),
        _person(),
        _number("day"),
        *map(_text, ("channel", "purpose")),
        _number("at", nullable=True),
        _number("number"),
        _text("outcome"),
        _number("settled", nullable=True),
        _text("benefit"),
        _number("offer"),
        _flag("asking"),
        _real("size"),
        *map(_text, ("text", "hook")),
        _flag("landed", nullable=True),
        _text("override"),
        _number("closed", nullable=True),
        _text("debrief"),
        _number("touch", nullable=True),
        _number("reply", nullable=True),
        _refers("ask", "ask"),
    )
    op.create_table(
        "pause", _id(), _person(), _text("cause"), _number("start"), _number("end", nullable=True), _text("note")
    )
    op.create_table(
        "etiquette",
        _id(),
        _person(),
        *map(_text, ("zone", "country")),
        *map(_number, ("opens", "closes")),
        *map(_text, ("workdays", "channel")),
        _refers("gatekeeper"),
        *map(_text, ("protocol", "decides")),
        _refers("decides_says"),
        *map(_text, ("incumbent", "incumbent_since", "incumbent_change")),
    )
    op.create_table(
        "cadence",
        _id(),
        _refers("person"),
        _text("rhythm"),
        _number("start"),
        *map(_text, ("tag", "persistence")),
        _flag("active"),
    )
    op.create_table("occasion", _id(), _person(), *map(_text, ("date", "sort", "text")))
    op.create_table("snooze", _id(), _person(), _text("item"), _number("day"), _number("until", nullable=True))
    op.create_table(
        "refusal",
        _id(),
        _person(),
        *map(_number, ("day", "revisit")),
        _text("why"),
        _refers("attempt", "attempt"),
    )
    op.create_table("silence", _id(), _person(), *map(_number, ("day", "row")), _flag("holds"))
    op.create_table(
        "introduction",
        _id(),
        _refers("target", nullable=False),
        *map(_text, ("chain", "states", "days", "why", "for_them", "why_them", "note")),
        _real("size"),
        _number("offer"),
        _text("consent"),
        _number("followed_up", nullable=True),
        *map(_text, ("thanked", "asks")),
    )
    op.create_table(
        "attachment",
        _id(),
        _person(),
        _number("day"),
        _text("name"),
        *map(_number, ("size", "content")),
        _refers("attempt", "attempt"),
    )
    op.create_table("content", _id(), _text("digest"), sa.Column("data", sa.LargeBinary, nullable=False))
