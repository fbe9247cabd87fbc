"""Contacts on their way from the files into the book.

There can be millions of them, so they lie in a private temporary file that the system deletes, and
memory stays flat. Each is a plain tuple; `Spooled` names its places.
"""

import marshal
import tempfile
import weakref
from collections.abc import Iterator
from typing import NamedTuple

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.touch import AskSide, Channel, Context, Direction

_CHUNK = 2_000


class Spooled(NamedTuple):
    """One contact. record, line: its place in the file. who: the number of the person in the file."""

    record: int
    line: int
    who: int
    day: Day
    channel: Channel
    direction: Direction
    people: int
    obligate: bool
    context: Context
    personal: bool
    ask: AskSide
    note: str


_Plain = tuple[int, int, int, Day, Channel, Direction, int, bool, Context, bool, AskSide, str]


class Spool:
    """A temporary file of contacts: filled once, read as often as needed, gone with this object."""

    def __init__(self) -> None:
        # It must outlive this call, and goes with the object.
        self._file = tempfile.TemporaryFile(prefix="godfather-")  # noqa: SIM115
        self._waiting: list[_Plain] = []
        self._ends: list[int] = [0]
        weakref.finalize(self, self._file.close)

    def put(self, contact: _Plain) -> None:
        """Add one contact: a tuple in the order of `Spooled`."""
        self._waiting.append(contact)
        if len(self._waiting) >= _CHUNK:
            self._flush()

    def __iter__(self) -> Iterator[Spooled]:
        """All contacts, in the order in which they came."""
        self._flush()
        for start, end in zip(self._ends, self._ends[1:], strict=False):
            self._file.seek(start)
            # Written above by this very process: marshal reads it several times as fast as JSON.
            for one in marshal.loads(self._file.read(end - start)):  # noqa: S302
                yield Spooled(*one)

    def _flush(self) -> None:
        if self._waiting:
            self._file.seek(self._ends[-1])
            self._file.write(marshal.dumps(self._waiting))
            self._ends.append(self._file.tell())
            self._waiting = []
