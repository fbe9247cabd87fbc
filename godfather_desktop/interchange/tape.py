"""A long text read once from its beginning to its end, in flat memory."""

import re
from collections.abc import Iterator
from typing import Final

_LOOK_AHEAD: Final = 10_000


class Tape:
    """The text of a file, read on as needed; what was passed is let go.

    text: the piece at hand. at: the place in it. line: of the place, from 1. A class because it is a place.
    """

    def __init__(self, chunks: Iterator[str]) -> None:
        self._chunks = chunks
        self.text = ""
        self.at = 0
        self.line = 1

    def go_to(self, mark: str) -> bool:
        """Pass everything before the next such mark; False at the end."""
        while (found := self.text.find(mark, self.at)) < 0:
            self.pass_to(max(self.at, len(self.text) - len(mark) + 1))
            if not self.more():
                return False
        self.pass_to(found)
        return True

    def go_past(self, mark: str) -> None:
        """Pass the next such mark and everything before it."""
        if self.go_to(mark):
            self.pass_to(self.at + len(mark))

    def step(self) -> None:
        """Pass one letter."""
        self.pass_to(self.at + 1)

    def at_end(self) -> bool:
        """Whether nothing is left."""
        while self.at >= len(self.text):
            if not self.more():
                return True
        return False

    def begins(self, start: str) -> bool:
        """Whether the text goes on like this."""
        while len(self.text) - self.at < len(start) and self.more():
            pass
        return self.text.startswith(start, self.at)

    def match(self, pattern: re.Pattern[str], limit: int = _LOOK_AHEAD) -> re.Match[str] | None:
        """What matches here; of endless white space or names only so much is looked at."""
        match = pattern.match(self.text, self.at)
        while (match is None or match.end() == len(self.text)) and len(self.text) - self.at < limit:
            if not self.more():
                break
            match = pattern.match(self.text, self.at)
        return match

    def here(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """What matches here in the piece at hand."""
        return pattern.match(self.text, self.at)

    def take(self, match: re.Match[str]) -> None:
        """Pass what matched."""
        self.pass_to(match.end())

    def pass_to(self, place: int) -> None:
        """Go on to a place in the piece at hand."""
        self.line += self.text.count("\n", self.at, place)
        self.at = place

    def more(self) -> bool:
        """Read on; what lies before the place is let go. False at the end."""
        chunk = next(self._chunks, "")
        self.text = self.text[self.at :] + chunk
        self.at = 0
        return bool(chunk)
