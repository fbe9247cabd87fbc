"""Any CSV into rows by header: delimiter, preamble, line numbers, limits, quotes that are never closed."""

import csv
import re
from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import TextIO

from godfather_desktop.domain.text import clean_line, clean_text, folded
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS, TooMuch
from godfather_desktop.interchange.source import Source

DELIMITERS = ",;\t"
_PREAMBLE_ROWS = 60
_LINE_CHARS = 4 * FIELD_CHARS
_LOOKED_AT = 200
"""How many of the lines that a cell swallowed are looked at for being rows."""
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_QUOTED_FORMULA = re.compile(r"'+[=+\-@\t\r]")
_TELEPHONE = re.compile(r"\+[0-9][0-9 ]{4,40}")


@dataclass(frozen=True, slots=True)
class Line:
    """One row of data. header: folded; shown: the headers as written; cells: clean, each under its header.

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
    for line in head.lstrip("\ufeff").splitlines()[:_PREAMBLE_ROWS]:
        for delimiter in DELIMITERS:
            named = tuple(folded(cell) for cell in next(csv.reader([line], delimiter=delimiter), ()))
            lines.append((named, frozenset(named), delimiter))
    return tuple(lines)


def lines_of(
    source: Source, wanted: AbstractSet[str], delimiter: str, *, headless: bool = False
) -> Iterator[Line | Rejected]:
    """The rows below the first that holds all wanted headers; rows without any text are no records.

    headless: there is no such row, the first is data, and its columns are called 'column 1' and so on.

    A row with a quote that is never closed is rejected, and the rows that it would swallow are read.
    Raises TooMuch.
    """
    csv.field_size_limit(FIELD_CHARS)
    record = 0
    header: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    found = headless
    with source.text() as stream:
        feed = _Feed(stream)
        reader = csv.reader(feed, delimiter=delimiter)
        while True:
            line = feed.begin()
            why = ""
            try:
                cells = next(reader, None)
            except csv.Error:
                cells, why = [], "cell too long"
            if cells is None:
                break
            if feed.cut:
                why = "row too long"
            elif not why and found and feed.swallowed(cells, len(header), delimiter):
                why = "cell too long"
            if not found:
                named = tuple(folded(cell.lstrip("\ufeff")) for cell in cells)
                # A preamble that cannot be read is none of the records.
                if why:
                    record += 1
                    yield Rejected(Place(record, line), why)
                elif wanted <= set(named):
                    found, header = True, named
                    shown = tuple(clean_line(cell.lstrip("\ufeff")) for cell in cells)
                    if len(header) > COLUMNS:
                        raise TooMuch("too many columns", limit=COLUMNS)
                continue
            if why:
                feed.back()
                record += 1
                yield Rejected(Place(record, line), why)
                continue
            if not any(cell.strip() for cell in cells):
                continue
            record += 1
            if len(cells) > COLUMNS:
                yield Rejected(Place(record, line), "too many columns", {"limit": COLUMNS})
                continue
            if headless and record == 1:
                cells[0] = cells[0].lstrip("\ufeff")
            more = tuple(f"column {place + 1}" for place in range(len(header), len(cells)))
            fewer = ("",) * (len(header) - len(cells))
            clean = tuple(unguarded(clean_text(cell).strip()) if cell else "" for cell in cells)
            yield Line(Place(record, line), header + more, shown + more, clean + fewer)
    if not found:
        yield Rejected(Place(record + 1, 1), "no header")


def rows_of(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[Row | Rejected]:
    """The rows by folded header, as `lines_of` finds them. Raises TooMuch."""
    for line in lines_of(source, wanted, delimiter):
        yield line if isinstance(line, Rejected) else Row(line.place, _by_header(line))


def _by_header(line: Line) -> dict[str, str]:
    row: dict[str, str] = {}
    for name, cell in zip(line.header, line.cells, strict=True):
        text = cell
        if name in row and text:
            text = f"{row[name]}\n{text}" if row[name] else text
        if text or name not in row:
            row[name] = text
    return row


class _Feed:
    """The lines of a file for the csv module, which can be given back."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._returned: deque[str] = deque()
        self._taken: list[str] = []
        self._before = 0
        self._dry = False
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._returned:
            line = self._returned.popleft()
        else:
            line = self._stream.readline(_LINE_CHARS)
            if len(line) == _LINE_CHARS and line[-1] not in "\r\n":
                self.cut = True
                while (rest := self._stream.readline(_LINE_CHARS)) and rest[-1] not in "\r\n":
                    pass
        if not line:
            self._dry = True
            raise StopIteration
        self._taken.append(line)
        return line.replace("\0", "")

    def begin(self) -> int:
        """A record begins: the number of its first line, from 1."""
        self._before += len(self._taken)
        self._taken.clear()
        self.cut = self._dry = False
        return self._before + 1

    def back(self) -> None:
        """Give all lines of the record but the first back, to be read again."""
        self._returned.extendleft(reversed(self._taken[1:]))
        del self._taken[1:]

    def swallowed(self, cells: list[str], width: int, delimiter: str) -> bool:
        """Whether a quote that was never closed made one record of several rows.

        It did when the file ends inside of it, or when its cells do not fit the header, or its quotes
        the rules, while a line inside of it would make a row.
        """
        if len(self._taken) == 1:
            return False
        if self._dry:
            return True
        return (
            width > 2
            and (len(cells) != width or not self._is_strict(delimiter))
            and any(
                len(next(csv.reader([line.replace("\0", "")], delimiter=delimiter), ())) == width
                for line in self._taken[1 : _LOOKED_AT + 1]
                if len(line) <= FIELD_CHARS
            )
        )

    def _is_strict(self, delimiter: str) -> bool:
        """Whether each quote of the record begins or ends a cell, or is doubled."""
        try:
            next(csv.reader([line.replace("\0", "") for line in self._taken], delimiter=delimiter, strict=True), ())
        except csv.Error:
            return False
        return True


def guarded(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: a leading quote is set before its signs.

    An international telephone number of digits and blanks computes nothing and stays as it is.
    """
    return "'" + text if _FORMULA.match(text) and not _TELEPHONE.fullmatch(text) else text


def unguarded(text: str) -> str:
    """Take away the leading quote that `guarded` set."""
    return text[1:] if _QUOTED_FORMULA.match(text) else text
