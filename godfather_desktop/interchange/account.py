"""What an import came to, file by file and record by record."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from godfather_desktop.interchange.found import Noticed, Rejected

KnownBy = Literal["me", "identity", "email", "phone", "name"]
"""By what somebody in a file is known to have a card."""
_LISTED = 10_000
_SHOWN_MATCHES = 200

_LeftOut = TypeVar("_LeftOut", Rejected, Noticed)


@dataclass(slots=True)
class FileAccount:
    """What one file came to. records = added + merged + unchanged + rejected.

    ties, favors, touches: how many of them are new. rejects, notices: the first ten thousand, and the first for
    each reason; reject_reasons, notice_reasons: how many there are in all, by reason. matches: the first people
    of the file who are known: the name there, the name on their card, by what; more_matches: how many follow.
    encoding: of a text whose encoding the user may choose, else empty.
    """

    path: Path
    format: str
    records: int = 0
    added: int = 0
    merged: int = 0
    unchanged: int = 0
    rejected: int = 0
    ties: int = 0
    favors: int = 0
    touches: int = 0
    rejects: list[Rejected] = field(default_factory=list)
    notices: list[Noticed] = field(default_factory=list)
    reject_reasons: Counter[str] = field(default_factory=Counter)
    notice_reasons: Counter[str] = field(default_factory=Counter)
    matches: list[tuple[str, str, KnownBy]] = field(default_factory=list)
    more_matches: int = 0
    encoding: str = ""

    def count(self, outcome: str) -> None:
        """One more record with this outcome."""
        self.records += 1
        setattr(self, outcome, getattr(self, outcome) + 1)

    def match(self, said: str, card: str, by: KnownBy) -> None:
        """Somebody of the file is known."""
        if len(self.matches) < _SHOWN_MATCHES:
            self.matches.append((said, card, by))
        else:
            self.more_matches += 1

    def notice(self, noticed: Noticed) -> None:
        """Something was left out."""
        _list(noticed, self.notices, self.notice_reasons)

    def reject(self, rejected: Rejected) -> None:
        """One more record that is not imported."""
        self.count("rejected")
        _list(rejected, self.rejects, self.reject_reasons)


def _list(one: _LeftOut, listed: list[_LeftOut], reasons: Counter[str]) -> None:
    reasons[one.why] += 1
    if len(listed) < _LISTED or reasons[one.why] == 1:
        listed.append(one)
