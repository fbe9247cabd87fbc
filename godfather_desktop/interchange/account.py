"""What an import came to, file by file and record by record."""

from dataclasses import dataclass, field
from pathlib import Path

from godfather_desktop.interchange.found import Noticed, Rejected

_SHOWN_REJECTS = 10_000
_SHOWN_MATCHES = 200


@dataclass(slots=True)
class FileAccount:
    """What one file came to. records = added + merged + unchanged + rejected.

    ties, favors, touches: how many of them are new. rejects, notices: the first ten thousand. matches: the
    first people of the file who are known, by the name there and the name on their card. encoding: of a
    text whose encoding the user may choose, else empty.
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
    matches: list[tuple[str, str]] = field(default_factory=list)
    encoding: str = ""

    def count(self, outcome: str) -> None:
        """One more record with this outcome."""
        self.records += 1
        setattr(self, outcome, getattr(self, outcome) + 1)

    def match(self, said: str, card: str) -> None:
        """Somebody of the file is known."""
        if len(self.matches) < _SHOWN_MATCHES:
            self.matches.append((said, card))

    def notice(self, noticed: Noticed) -> None:
        """Something was left out."""
        if len(self.notices) < _SHOWN_REJECTS:
            self.notices.append(noticed)

    def reject(self, rejected: Rejected) -> None:
        """One more record that is not imported."""
        self.count("rejected")
        if len(self.rejects) < _SHOWN_REJECTS:
            self.rejects.append(rejected)
