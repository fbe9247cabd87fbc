"""The rows of a LinkedIn sheet. A quote that is never closed costs its own line and not the rest of the file."""

import csv
from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TextIO

from godfather_desktop.domain.text import clean_text, folded
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS, TooMuch
from godfather_desktop.interchange.source import Source

_RETURNS = 200
"""So often may lines be given back, so that no file is read without end."""
_LINE_CHARS = 4 * FIELD_CHARS
_NO_LINE = "\0"
"""In place of a line too long to be held, and behind the last one: no line of a file is it."""


class Record(NamedTuple):
    """One row as it stands. header: folded. cells: at least as many as the header has."""

    place: Place
    header: list[str]
    cells: list[str]


class _Lines:
    """The lines of a stream, of which those behind a wrong quote can be read once more.

    taken: those of the record; one too long to be held is `_NO_LINE`. before: how many were done with.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: deque[str] = deque()
        self._returns = 0
        self.taken: list[str] = []
        self.before = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._waiting.popleft() if self._waiting else self._read()
        self.taken.append(line)
        return line

    def _read(self) -> str:
        read = self._stream.readline(_LINE_CHARS)
        if not read:
            raise StopIteration
        if len(read) < _LINE_CHARS or read[-1] in "\r\n":
            return read.replace(_NO_LINE, "")
        while (rest := self._stream.readline(_LINE_CHARS)) and rest[-1] not in "\r\n":
            pass
        return _NO_LINE

    def keep(self) -> None:
        """The lines taken are done with."""
        self.before += len(self.taken)
        self.taken.clear()

    def give_back(self) -> None:
        """Only the first of the lines taken is done with, unless that was said too often."""
        if self._returns < _RETURNS:
            self._returns += len(self.taken) > 1
            self._waiting.extendleft(reversed(self.taken[1:]))
            del self.taken[1:]
        self.keep()


def records_of(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[Record | Rejected]:
    """The rows below the first that holds all wanted headers; rows without any text are no records.

    Raises TooMuch.
    """
    csv.field_size_limit(FIELD_CHARS)
    number = 0
    header: list[str] = []
    with source.text() as stream:
        lines = _Lines(stream)
        # Strict: what stands between a closing quote and the next comma shows that a quote was wrong.
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        while True:
            cells: list[str] | None
            try:
                cells = next(reader)
            except StopIteration:
                break
            except csv.Error:
                cells = _leniently(lines.taken, delimiter)
            if _NO_LINE in lines.taken:
                cells = None
            line = lines.before + 1
            if not header:
                named = [folded(cell.lstrip("\ufeff")) for cell in cells or ()]
                if wanted <= set(named):
                    header = named
                    if len(header) > COLUMNS:
                        raise TooMuch("too many columns", limit=COLUMNS)
                    lines.keep()
                else:
                    # A quote in the preamble that is never closed may have swallowed the header.
                    lines.give_back()
                continue
            if cells is not None and not any(map(str.strip, cells)):
                lines.keep()
                continue
            number += 1
            place = Place(number, line)
            if cells is None:
                yield Rejected(place, "cell too long")
                lines.give_back()
            elif len(cells) > COLUMNS:
                yield Rejected(place, "too many columns", {"limit": COLUMNS})
                lines.give_back()
            elif len(cells) > len(header) and any(map(str.strip, cells[len(header) :])):
                yield Rejected(place, "cells do not fit")
                lines.give_back()
            else:
                lines.keep()
                cells.extend([""] * (len(header) - len(cells)))
                yield Record(place, header, cells)
    if not header:
        yield Rejected(Place(number + 1, 1), "no header")


def _leniently(lines: list[str], delimiter: str) -> list[str] | None:
    """The cells of a row on one line with something wrong about its quotes; None if it cannot be told where it ends."""
    if len(lines) != 1:
        return None
    try:
        cells = next(csv.reader((*lines, _NO_LINE), delimiter=delimiter))
    except csv.Error:
        return None
    return None if cells and cells[-1].endswith(_NO_LINE) else cells


def rows_of(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[Row | Rejected]:
    """The rows by header, their cells cleaned; columns of equal headers are joined by a line end. Raises TooMuch."""
    for record in records_of(source, wanted, delimiter):
        if isinstance(record, Rejected):
            yield record
            continue
        cells: dict[str, str] = {}
        for name, cell in zip(record.header, record.cells, strict=False):
            text = clean_text(cell).strip()
            both = [one for one in (cells.get(name, ""), text) if one]
            cells[name] = "\n".join(both)
        yield Row(record.place, cells)
