"""The first schema: people, roles, ties, favors, notes, touches, imports and their journal."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


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


def _person(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("person.id"), nullable=nullable)


def upgrade() -> None:
    """Create everything."""
    op.create_table(
        "person",
        _id(),
        *map(_text, ("name", "emails", "phones", "links", "city", "tags", "how_known")),
        _person("referred_by", nullable=True),
        sa.Column("rating", sa.Integer),
        sa.Column("two_am", sa.Boolean),
        *map(_text, ("relation", "seniority", "authority", "birthday", "identities", "extra")),
    )
    op.create_table("organization", _id(), _text("name"))
    op.create_table(
        "role",
        _id(),
        _person("person"),
        sa.Column("organization", sa.Integer, sa.ForeignKey("organization.id")),
        *map(_text, ("title", "start", "end")),
        sa.Column("headcount", sa.Integer),
    )
    op.create_table(
        "tie",
        _id(),
        _person("a"),
        _person("b"),
        _text("source"),
        sa.Column("strength", sa.Integer),
        sa.Column("certainty", sa.Float),
        _person("says", nullable=True),
        *map(_text, ("since", "organization")),
        sa.Column("headcount", sa.Integer),
        *map(_text, ("start", "end")),
    )
    op.create_table(
        "favor",
        _id(),
        _person("person"),
        _number("day"),
        *map(_text, ("direction", "title")),
        *map(_number, ("size", "effort")),
        *map(_text, ("mode", "status")),
        _flag("thanked"),
        _text("beneficiary"),
        sa.Column("due", sa.Integer),
    )
    op.create_table("note", _id(), _person("person"), _number("day"), _text("text"), _text("topic"))
    op.create_table(
        "batch",
        _id(),
        _number("day"),
        _text("files"),
        *map(_number, ("records", "added", "merged", "unchanged", "rejected")),
        _flag("active"),
    )
    op.create_table(
        "touch",
        _id(),
        *map(_number, ("person", "day")),
        *map(_text, ("channel", "direction")),
        _number("people"),
        _flag("obligate"),
        _text("context"),
        _flag("personal"),
        *map(_text, ("ask", "note")),
        sa.Column("batch", sa.Integer),
        sa.Column("key", sa.Integer),
    )
    op.create_table("photo", _id(), sa.Column("data", sa.LargeBinary, nullable=False))
    op.create_table(
        "contact_sums",
        sa.Column("person", sa.Integer, primary_key=True),
        *map(_number, ("days", "first", "last")),
        *map(_real, ("weight", "weight_in", "weight_out")),
        *map(
            _number,
            ("exchanges", "last_exchange", "last_in", "last_out", "last_one_to_one", "last_personal"),
        ),
        *map(_flag, ("work", "private")),
        _text("channels"),
        _real("asks"),
        *map(_number, ("last_ask", "last_value_first")),
        sa.Column("next", sa.Integer),
    )
    op.create_table(
        "journal",
        sa.Column("batch", sa.Integer, primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("before", sa.Text),
        sa.Column("after", sa.Text),
    )
    op.create_table("setting", sa.Column("name", sa.Text, primary_key=True), _text("value"))
    op.create_table(
        "place",
        sa.Column("arrangement", sa.Text, primary_key=True),
        sa.Column("person", sa.Integer, primary_key=True),
        _real("x"),
        _real("y"),
    )
    for name, table, columns in (
        ("touch_by_person", "touch", ["person", "day"]),
        ("touch_by_key", "touch", ["key"]),
        ("touch_by_batch", "touch", ["batch"]),
    ):
        op.create_index(name, table, columns)
    for statement in _FULL_TEXT:
        op.execute(statement)


# The notes of touches, searchable: an index over the table itself, kept by triggers.
_FULL_TEXT = (
    """CREATE VIRTUAL TABLE touch_words USING fts5(
        note, content='touch', content_rowid='id', tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO touch_words(touch_words, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER touch_words_in AFTER INSERT ON touch WHEN new.note <> '' BEGIN
        INSERT INTO touch_words(rowid, note) VALUES (new.id, new.note); END""",
    """CREATE TRIGGER touch_words_out AFTER DELETE ON touch WHEN old.note <> '' BEGIN
        INSERT INTO touch_words(touch_words, rowid, note) VALUES ('delete', old.id, old.note); END""",
    """CREATE TRIGGER touch_words_new AFTER UPDATE OF note ON touch BEGIN
        INSERT INTO touch_words(touch_words, rowid, note) SELECT 'delete', old.id, old.note WHERE old.note <> '';
        INSERT INTO touch_words(rowid, note) SELECT new.id, new.note WHERE new.note <> ''; END""",
)
