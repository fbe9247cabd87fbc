"""Merges that can be taken apart, pairs that are two people, touches of several imports, and who has a photo."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _number(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False)


def _person(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, sa.ForeignKey("person.id"), nullable=False)


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, primary_key=True)


def upgrade() -> None:
    """Add the new tables and indexes; nothing that is there changes."""
    texts = [sa.Column(name, sa.Text, nullable=False) for name in ("reason", "said", "before", "lost", "moved")]
    op.create_table("merge", _id(), _person("person"), _number("other"), _number("day"), *texts)
    op.create_index("merge_person", "merge", ["person"])
    op.create_table("distinct_pair", _id(), _person("a"), _person("b"), _number("day"))
    op.create_index("distinct_pair_a", "distinct_pair", ["a"])
    op.create_index("distinct_pair_b", "distinct_pair", ["b"])
    op.create_table(
        "claim",
        sa.Column("touch", sa.Integer, primary_key=True),
        sa.Column("batch", sa.Integer, primary_key=True),
    )
    op.create_index("claim_batch", "claim", ["batch"])
    # Who has a photo is told without touching the pictures, which a cold disk takes seconds to walk through.
    op.create_index("photo_id", "photo", ["id"])
    op.create_index("content_id", "content", ["id"])
