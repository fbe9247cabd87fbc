"""The lines of a file for the csv module: bounded, counted, and given back behind a quote that is never closed."""

import csv
from collections import deque
from collections.abc import Iterator
from typing import TextIO

from godfather_desktop.interchange.limits import FIELD_CHARS

_RECORD_CHARS = 4 * FIELD_CHARS
_RETURNED_CHARS = 2 * _RECORD_CHARS
"""So much may be given back in a file, so that none is read without end."""
_LOOKED_AT = 200
"""How many of the lines that a cell swallowed are looked at for being rows."""


class Feed:
    """The lines of a file, record by record. cut: the record was too long to be held."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._returned: deque[str] = deque()
        self._returnable = _RETURNED_CHARS
        self._taken: list[str] = []
        self._held = 0
        self._before = 0
        self._dry = False
        self.cut = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        """The next line. Raises csv.Error for a record that is too long."""
        line = self._returned.popleft() if self._returned else self._read()
        if not self._before and not self._taken:
            line = line.lstrip("\ufeff")
        if not line:
            self._dry = True
            raise StopIteration
        self._taken.append(line)
        self._held += len(line)
        if self._held > _RECORD_CHARS:
            self.cut = True
            raise csv.Error("row too long")
        return line.replace("\0", "")

    def _read(self) -> str:
        """A line; of one that is too long only the beginning."""
        line = rest = self._stream.readline(_RECORD_CHARS + 1)
        while len(rest) > _RECORD_CHARS and rest[-1] not in "\r\n":
            rest = self._stream.readline(_RECORD_CHARS + 1)
        return line

    def begin(self) -> int:
        """A record begins: the number of its first line, from 1."""
        self._before += len(self._taken)
        self._taken.clear()
        self._held = 0
        self.cut = self._dry = False
        return self._before + 1

    def back(self) -> None:
        """Give all lines of the record but the first back, to be read again, unless that was said too often."""
        again = self._taken[1:]
        size = sum(map(len, again))
        if size <= self._returnable:
            self._returnable -= size
            self._returned.extendleft(reversed(again))
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
                width in (line.count(delimiter) + 1, len(next(csv.reader([line], delimiter=delimiter), ())))
                for line in (one.replace("\0", "") for one in self._taken[1 : _LOOKED_AT + 1])
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
