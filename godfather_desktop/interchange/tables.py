"""The head of a table, for the dialog that asks what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from godfather_desktop.domain.days import Day
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.readers.any_csv import first_rows, is_table
from godfather_desktop.interchange.readers.columns import ColumnsUnknown, columns_for, signature_of
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sources import sources_of


@dataclass(frozen=True, slots=True)
class Table:
    """header: folded, '' for a column without a name; rows: the first ones below it; guess: what its names tell."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    guess: Columns

    @property
    def signature(self) -> str:
        """By what it is known again."""
        return signature_of(self.header)


def table_at(paths: Sequence[Path], shown: Path, today: Day, encoding: str = "") -> Table | None:
    """The table that is shown to people as this path among what was chosen or dropped; None when it is no table.

    encoding: the chosen one, empty to find it out. Raises DiskTrouble, and RuleBroken for a bad zip.
    """
    for path in paths:
        if path == shown or path in shown.parents:
            for source in sources_of(path):
                if source.shown == shown:
                    return _table_of(source.with_encoding(encoding), today)
    return None


def _table_of(source: Source, today: Day) -> Table | None:
    if source.is_folder:
        return None
    head = source.head()
    text = head.decode(source.chosen, "replace") if source.chosen else decoded(head)
    found = is_table(text)
    if found is None:
        return None
    header, delimiter = found
    rows = first_rows(text, delimiter)
    try:
        guess = columns_for(header, Reading(today), delimiter, rows)
    except ColumnsUnknown as unknown:
        guess = unknown.guess
    return Table(tuple(header), tuple(map(tuple, rows)), guess)
