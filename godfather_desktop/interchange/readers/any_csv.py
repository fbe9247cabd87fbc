"""Any table of people or ties: what makes a file one, and its rows by what its columns were said to mean."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.csv_table import DELIMITERS, is_separator, physical_lines
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.limits import COLUMNS
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.node_identity import is_code
from godfather_desktop.interchange.readers.address_rows import read_address_rows, wanted_of
from godfather_desktop.interchange.readers.columns import KNOWN_ENOUGH, guessed, nameless
from godfather_desktop.interchange.readers.edge_csv import read_told_edges
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source

_LOOKED_AT = 20
_HEADER_CHARS = 80
_HEADER_WORDS = 8
_LINE_CHARS = 60_000
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2}")
_SENTENCE = re.compile(r"\w{4,}[.!?]\s|[!?]$|[{}<>=]|^//|\w{6,}\.$")


def is_table(head: str) -> tuple[list[str], str] | None:
    """Header and delimiter of a text that is a table; None for any other, such as a letter or a log.

    head: the beginning of a file; its last line may be cut short. The header is folded. A table of one
    column is one of e-mail addresses. Without a header, the first row must have an e-mail address, and the
    columns are called 'column 1' and so on.
    """
    if not head or "\0" in head:
        return None
    for delimiter in DELIMITERS:
        rows = _rows(head, delimiter)
        if len(rows) < 2:
            continue
        header = rows[0]
        width = len(header)
        # Spreadsheet programs leave out the empty cells at the end of a row, or write one more.
        known = len(guessed(header))
        fits = [len(row) == width or (known > 1 and _used(row) <= width) for row in rows]
        if not 2 <= width <= COLUMNS or sum(fits) * 5 < len(rows) * 4 or not fits[1]:
            continue
        if _is_headless(rows):
            return [nameless(place) for place in range(width)], delimiter
        if known >= KNOWN_ENOUGH or (_is_header(header) and not _is_prose(rows, delimiter)):
            return [folded(cell) for cell in header], delimiter
    named = _one_column(_rows(head, ","))
    return (named, ",") if named is not None else None


def first_rows(head: str, delimiter: str, count: int = 8) -> list[list[str]]:
    """The first rows of a table below its header, for a dialog and for `columns.columns_for`."""
    rows = _rows(head, delimiter)
    return [[clean_line(cell) for cell in row] for row in rows[not _is_headless(rows) :][:count]]


def read_any(source: Source, columns: Columns, delimiter: str, reading: Reading) -> Iterator[Item]:
    """The people of a table, or its ties, by what its columns mean. Raises TooMuch."""
    if {"a", "b"} <= set(columns.values()):
        return read_told_edges(source, columns, delimiter, reading)
    return read_address_rows(source, wanted_of(columns), delimiter, reading, columns)


def _rows(head: str, delimiter: str) -> list[list[str]]:
    """The first whole rows with any text; fewer when a line is no part of a small table."""
    lines = list(physical_lines(head))
    if lines and is_separator(lines[0]):
        lines = lines[1:]
    rows: list[list[str]] = []
    reader = csv.reader((line for line in lines if len(line) < _LINE_CHARS), delimiter=delimiter)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                rows.append(row)
            if len(rows) > _LOOKED_AT + 1:
                break
    except csv.Error:
        pass
    # The last line of a long file is cut short.
    return rows[:-1] if len(rows) > 2 and not head.endswith(("\n", "\r")) else rows


def _used(row: Sequence[str]) -> int:
    """How many cells there are up to the last one with any text."""
    return next((place for place in range(len(row), 0, -1) if row[place - 1].strip()), 0)


def _one_column(rows: Sequence[Sequence[str]]) -> list[str] | None:
    if len(rows) < 2 or any(len(row) != 1 for row in rows):
        return None
    cells = [row[0].strip() for row in rows]
    addresses = sum(address_in(cell) == cell for cell in cells)
    if address_in(cells[0]) == cells[0] and addresses == len(cells):
        return [nameless(0)]
    name = folded(cells[0])
    meant = guessed([name]).get(name) if len(name) < _HEADER_CHARS and ":" not in name else ""
    if meant == "email":
        return [name] if addresses == len(cells) - 1 else None
    return [name] if meant == "id" and all(is_code(cell) for cell in cells[1:]) else None


def _is_headless(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row is data: it has an e-mail address where nearly all rows have one.

    Lines such as 'To: Ann, ben@example.org' are those of a mail.
    """
    if any(": " in cell for row in rows[:2] for cell in row):
        return False
    found = Counter(place for row in rows for place, cell in enumerate(row) if address_in(cell) == cell.strip() != "")
    return any(
        found[place] * 5 >= len(rows) * 4 and address_in(cell) == cell.strip() != ""
        for place, cell in enumerate(rows[0] if rows else ())
    )


def _is_header(cells: Sequence[str]) -> bool:
    """Whether these can be names of columns: short, with letters, neither dates nor sentences."""
    named = [text for cell in cells if (text := cell.strip())]
    return len(named) >= 2 and all(
        len(text) <= _HEADER_CHARS
        and len(text.split()) <= _HEADER_WORDS
        and any(map(str.isalpha, text))
        and not _TIME.search(text)
        and not _SENTENCE.search(text)
        and "@" not in text
        and "://" not in text
        for text in named
    )


def _is_prose(rows: Sequence[Sequence[str]], delimiter: str) -> bool:
    """Whether this is a text whose lines happen to have as many commas: no column is known, and blanks follow them."""
    if guessed(rows[0]) or delimiter != ",":
        return False
    cells = [cell for row in rows for cell in row[1:] if cell]
    return not cells or sum(cell.startswith(" ") for cell in cells) * 2 > len(cells)
