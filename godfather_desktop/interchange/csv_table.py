"""Any CSV into rows by header: delimiter, preamble, line numbers, limits, quotes that are never closed."""

import csv
import io
import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from godfather_desktop.domain.text import clean_line, clean_text, folded
from godfather_desktop.interchange.csv_lines import Feed
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS, TooMuch
from godfather_desktop.interchange.source import Source

DELIMITERS = ",;\t|"
_PREAMBLE_ROWS = 60
_SEPARATOR = re.compile(r"sep=.?", re.IGNORECASE)
_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f"'*[{_SIGNS}]")
_QUOTED_FORMULA = re.compile(f"'+[{_SIGNS}]")
_TELEPHONE = re.compile(r"\+[0-9][0-9 ]{4,40}")


class Record(NamedTuple):
    """One row as it stands. header: folded; shown: the headers as written; cells: maybe more or fewer than those."""

    place: Place
    header: tuple[str, ...]
    shown: tuple[str, ...]
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of data. header and shown as in Record; cells: clean, each under its header.

    All three are as long as the longer of row and header; a cell beyond the header is called 'column 7'.
    """

    place: Place
    header: tuple[str, ...]
    shown: tuple[str, ...]
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data. cells: by folded header; columns of equal headers are joined by a line end."""

    place: Place
    cells: dict[str, str]

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


def header_with(head: str, wanted: AbstractSet[str]) -> tuple[list[str], str] | None:
    """The first line, preamble skipped, that holds all these folded headers, and its delimiter.

    Enough to know the format; the last header of a long line may be cut short.
    """
    found = header_at(head, wanted)
    return found[1:] if found is not None else None


def header_at(head: str, wanted: AbstractSet[str]) -> tuple[int, list[str], str] | None:
    """Like `header_with`, with the number of the line, from 0."""
    for place, (named, names, delimiter) in enumerate(_first_lines(head)):
        if wanted <= names:
            return place // len(DELIMITERS), list(named), delimiter
    return None


@lru_cache(maxsize=4)
def _first_lines(head: str) -> tuple[tuple[tuple[str, ...], frozenset[str], str], ...]:
    """The first lines as they would be with each delimiter. One file is asked for many headers in a row."""
    lines: list[tuple[tuple[str, ...], frozenset[str], str]] = []
    for line in islice(physical_lines(head), _PREAMBLE_ROWS):
        for delimiter in DELIMITERS:
            named = tuple(folded(cell) for cell in next(csv.reader([line], delimiter=delimiter), ()))
            lines.append((named, frozenset(named), delimiter))
    return tuple(lines)


def physical_lines(text: str) -> Iterator[str]:
    """The lines with their ends. Signs inside of cells, such as vertical tabs, end none."""
    return io.StringIO(text.lstrip("\ufeff"), newline="")


def is_separator(line: str) -> bool:
    """Whether this first line tells spreadsheet programs by what cells are parted."""
    return _SEPARATOR.fullmatch(line.strip()) is not None


def records_of(
    source: Source, wanted: AbstractSet[str], delimiter: str, *, headless: bool = False
) -> Iterator[Record | Rejected]:
    """The rows below the first that holds all wanted headers; rows without any text are no records.

    headless: there is no such row, the first is data.

    A row with a quote that is never closed is rejected, and the rows that it would swallow are read.
    Raises TooMuch.
    """
    csv.field_size_limit(FIELD_CHARS)
    number = 0
    header: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    found = headless
    with source.text() as stream:
        feed = Feed(stream)
        reader = csv.reader(feed, delimiter=delimiter)
        while True:
            line = feed.begin()
            why = ""
            try:
                cells = next(reader, None)
            except csv.Error:
                cells, why = [], "row too long" if feed.cut else "cell too long"
            if cells is None:
                break
            if line == 1 and is_separator(delimiter.join(cells)):
                continue
            if not found:
                named = tuple(map(folded, cells))
                if wanted <= set(named):
                    found, header, shown = True, named, tuple(map(clean_line, cells))
                    if len(header) > COLUMNS:
                        raise TooMuch("too many columns", limit=COLUMNS)
                else:
                    # A quote in the preamble that is never closed may have swallowed the header.
                    feed.back()
                continue
            if not why and feed.swallowed(cells, len(header), delimiter):
                why = "cell too long"
            if not why and not any(map(str.strip, cells)):
                continue
            number += 1
            place = Place(number, line)
            if why:
                feed.back()
                yield Rejected(place, why)
            elif len(cells) > COLUMNS:
                yield Rejected(place, "too many columns", {"limit": COLUMNS})
            else:
                yield Record(place, header, shown, cells)
    if not found:
        yield Rejected(Place(number + 1, 1), "no header")


def lines_of(
    source: Source, wanted: AbstractSet[str], delimiter: str, *, headless: bool = False
) -> Iterator[Line | Rejected]:
    """The rows that `records_of` finds, cleaned. Raises TooMuch."""
    for record in records_of(source, wanted, delimiter, headless=headless):
        yield record if isinstance(record, Rejected) else _line_of(record)


def rows_of(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[Row | Rejected]:
    """The rows that `records_of` finds, by folded header. Raises TooMuch."""
    for record in records_of(source, wanted, delimiter):
        yield record if isinstance(record, Rejected) else row_of(record)


def row_of(record: Record) -> Row:
    """The row by folded header, cleaned."""
    return Row(record.place, _by_header(_line_of(record)))


def _line_of(record: Record) -> Line:
    place, header, shown, cells = record
    more = tuple(f"column {at + 1}" for at in range(len(header), len(cells)))
    fewer = ("",) * (len(header) - len(cells))
    clean = tuple(unguarded(clean_text(cell).strip()) if cell else "" for cell in cells)
    return Line(place, header + more, shown + more, clean + fewer)


def _by_header(line: Line) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, cell in zip(line.header, line.cells, strict=True):
        text = cell
        if name in row and text:
            text = f"{row[name]}\n{text}" if row[name] else text
        if text or name not in row:
            row[name] = text
    return row


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading quote is set before its signs.

    An international telephone number of digits and blanks computes nothing and stays as it is.
    """
    return "'" + text if _FORMULA.match(text) and not _TELEPHONE.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take away the leading quote that `guarded` set."""
    return text[1:] if _QUOTED_FORMULA.match(text) else text
