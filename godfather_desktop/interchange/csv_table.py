"""Any CSV into rows by header: delimiter, preamble, line numbers, limits."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass

from godfather_desktop.domain.text import clean_text, folded
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS, TooMuch
from godfather_desktop.interchange.source import Source

_PREAMBLE_ROWS = 60
_DELIMITERS = ",;\t"
_FORMULA_STARTS = "=+-@\t\r"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of data. cells: by folded header; columns of equal headers are joined by a line end."""

    place: Place
    cells: dict[str, str]

    def __getitem__(self, header: str) -> str:
        return self.cells.get(header, "")


def header_of(head: str) -> tuple[list[str], str] | None:
    """The first row that can be a header, folded, and the delimiter; None when there is none.

    Rows of a preamble have fewer than two filled cells.
    """
    lines = head.lstrip("\ufeff").splitlines()[:_PREAMBLE_ROWS]
    for line in lines:
        delimiter = max(_DELIMITERS, key=line.count)
        cells = next(csv.reader([line], delimiter=delimiter), [])
        named = [folded(cell) for cell in cells]
        if sum(bool(cell) for cell in named) >= 2 and all(len(cell) < 100 for cell in named):
            return named, delimiter
    return None


def header_with(head: str, wanted: set[str]) -> tuple[list[str], str] | None:
    """The first row, preamble skipped, that holds all these folded headers, and its delimiter."""
    for line in head.lstrip("\ufeff").splitlines()[:_PREAMBLE_ROWS]:
        for delimiter in _DELIMITERS:
            named = [folded(cell) for cell in next(csv.reader([line], delimiter=delimiter), [])]
            if wanted <= set(named):
                return named, delimiter
    return None


def rows_of(source: Source, header: list[str], delimiter: str) -> Iterator[Row | Rejected]:
    """The rows below the header; rows without any text are no records. Raises TooMuch."""
    if len(header) > COLUMNS:
        raise TooMuch("too many columns", limit=COLUMNS)
    csv.field_size_limit(FIELD_CHARS)
    record = 0
    with source.text() as stream:
        reader = csv.reader((line.replace("\0", "") for line in stream), delimiter=delimiter)
        below = False
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader, None)
            except csv.Error:
                record += 1
                yield Rejected(Place(record, line), "cell too long")
                continue
            if cells is None:
                return
            if not below:
                below = [folded(cell.lstrip("\ufeff")) for cell in cells] == header
                continue
            if not any(cell.strip() for cell in cells):
                continue
            record += 1
            if len(cells) > COLUMNS:
                yield Rejected(Place(record, line), "too many columns", {"limit": COLUMNS})
                continue
            yield Row(Place(record, line), _by_header(header, cells))


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
    """A cell that no spreadsheet takes for a formula: a leading quote is set before its signs."""
    if (text[:1] in _FORMULA_STARTS and text) or (text.startswith("'") and text[1:2] in _FORMULA_STARTS):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """Take away the leading quote that `guarded` set."""
    if text.startswith("'") and (
        text[1:2] in _FORMULA_STARTS or (text[1:3] and text[1] == "'" and text[2] in _FORMULA_STARTS)
    ):
        return text[1:]
    return text
