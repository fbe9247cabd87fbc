"""Down periods, corrections, drills, targets, tasks and asks; contact sums that friendship needs."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=False)


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean, nullable=False)


def _real(name: str) -> sa.Column[float]:
    return sa.Column(name, sa.Float, nullable=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def _person(*, nullable: bool = False) -> sa.Column[int]:
    return sa.Column("person", sa.Integer, sa.ForeignKey("person.id"), nullable=nullable)


def upgrade() -> None:
    """Add the new tables, and make the contact sums anew.

    The sums are what was computed from the touches: dropping them loses nothing, and the first
    opening fills the table again.
    """
    op.create_table("down_period", _id(), _number("start"), sa.Column("end", sa.Integer), _text("cause"))
    op.create_table(
        "correction",
        _id(),
        _person(),
        _text("part"),
        sa.Column("period", sa.Integer, sa.ForeignKey("down_period.id")),
        _text("signs"),
        _real("points"),
    )
    op.create_table("drill", _id(), _number("day"), *map(_text, ("people", "names", "chances", "seal")))
    op.create_table(
        "target",
        _id(),
        _person(nullable=True),
        sa.Column("organization", sa.Integer, sa.ForeignKey("organization.id")),
        _number("needed"),
        _text("title"),
        _real("weight"),
        _number("value"),
        _text("why"),
    )
    op.create_table(
        "task",
        _id(),
        _person(),
        _number("due"),
        *map(_text, ("work", "text")),
        _flag("done"),
        sa.Column("target", sa.Integer, sa.ForeignKey("target.id")),
    )
    op.create_table(
        "ask",
        _id(),
        _person(),
        _number("day"),
        *map(_real, ("shown", "predicted")),
        *map(_text, ("model", "outcome")),
        sa.Column("closed", sa.Integer),
        _real("size"),
        _text("text"),
    )
    op.drop_table("contact_sums")
    op.create_table(
        "contact_sums",
        sa.Column("person", sa.Integer, primary_key=True),
        *map(_number, ("days", "first", "last")),
        *map(_real, ("weight", "weight_in", "weight_out")),
        *map(_number, ("exchanges", "last_exchange", "last_in", "last_out", "last_one_to_one", "last_personal")),
        *map(_flag, ("work", "private")),
        _text("channels"),
        _number("last_value_first"),
        *map(_text, ("runs", "my_asks", "their_asks")),
        *map(_real, ("initiated", "initiated_down")),
        _number("last_initiated"),
        *map(_real, ("met", "met_down")),
        _number("last_met"),
        _text("down"),
        sa.Column("next", sa.Integer),
    )
    # Who met whom: only touches of several people, which are few.
    op.create_index(
        "touch_together", "touch", ["day", "channel", "people", "person"], sqlite_where=sa.text("people > 2")
    )
    op.execute("INSERT INTO setting(name, value) VALUES ('sums', 'missing')")
