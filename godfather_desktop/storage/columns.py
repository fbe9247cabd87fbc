"""What all tables are made of: one catalogue, and the columns that most of them have."""

from sqlalchemy import Column, Integer, MetaData, Text

metadata = MetaData()


def text_column(name: str) -> Column[str]:
    """A text that is always there, perhaps empty."""
    return Column(name, Text, nullable=False)


def number_column(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, Integer, nullable=False)
