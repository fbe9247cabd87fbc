"""Any CSV into rows by header: delimiter, preamble, line numbers, limits."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from godfather_desktop.domain.text import clean_text, folded
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS, TooMuch
from godfather_desktop.interchange.source import Source

_PREAMBLE_ROWS = 60
_DELIMITERS = ",;\t"
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_TELEPHONE = re.compile(r"\+[0-9][0-9 ]{4,40}")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data. cells: by folded header; columns of equal headers are joined by a line end."""

    place: Place
    cells: dict[str, str]

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


def header_with(head: str, wanted: set[str]) -> tuple[list[str], str] | None:
    """The first line, preamble skipped, that holds all these folded headers, and its delimiter.

    Enough to know the format; the last header of a long line may be cut short.
    """
    for line in head.lstrip("\ufeff").splitlines()[:_PREAMBLE_ROWS]:
        for delimiter in _DELIMITERS:
            named = [folded(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
            if wanted <= set(named):
                return named, delimiter
    return None


def rows_of(source: Source, wanted: set[str], delimiter: str) -> Iterator[Row | Rejected]:
    """The rows below the first that holds all wanted headers; rows without any text are no records.

    Raises TooMuch.
    """
    csv.field_size_limit(FIELD_CHARS)
    record = 0
    header: list[str] = []
    with source.text() as stream:
        reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error:
                record += 1
                yield Rejected(Place(record, line), "cell too long")
                continue
            if cells is None:
                break
            if not header:
                named = [folded(cell.lstrip("\ufeff")) for cell in cells]
                if wanted <= set(named):
                    header = named
                    if len(header) > COLUMNS:
                        raise TooMuch("too many columns", limit=COLUMNS)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            record += 1
            if len(cells) > COLUMNS:
                yield Rejected(Place(record, line), "too many columns", {"limit": COLUMNS})
                continue
            yield Row(Place(record, line), _by_header(header, cells))
    if not header:
        yield Rejected(Place(record + 1, 1), "no header")


def _by_header(header: list[str], cells: list[str]) -> dict[str, str]:
    row: dict[str, str] = {}
    for place, cell in enumerate(cells):
        name = header[place] if place < len(header) else f"column {place + 1}"
        text = unguarded(clean_text(cell).strip())
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
