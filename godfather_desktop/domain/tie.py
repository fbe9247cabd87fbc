"""What is known of a tie between two other people."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.ids import PersonId, TieId

TieSource = Literal["stated", "co-employed", "co-met", "listed", "neighbour", "denied"]
TIE_SOURCES: tuple[TieSource, ...] = ("stated", "co-employed", "co-met", "listed", "neighbour", "denied")

BARELY = 0
"""The strength of a stated tie whose two people barely know each other."""


@dataclass(frozen=True, slots=True)
class Tie:
    """One statement about a tie; several may stand for one pair, from different sources.

    source `denied`: the two do not know each other, whatever else speaks for it.
    a < b always, since knowing is mutual. strength: BARELY or 1..5, None where nobody stated one.
    certainty: 0..1 when the statement itself gives it, else None and the source decides.
    says: who told me; None when I saw it. since, start, end: partial dates; start, end,
    organization and headcount describe the time together of a co-employed pair.
    """

    id: TieId
    a: PersonId
    b: PersonId
    source: TieSource = "stated"
    strength: int | None = None
    certainty: float | None = None
    says: PersonId | None = None
    since: str = ""
    organization: str = ""
    headcount: int | None = None
    start: str = ""
    end: str = ""

    def other(self, person: PersonId) -> PersonId:
        """The person at the other end."""
        return self.b if person == self.a else self.a
