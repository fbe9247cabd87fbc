"""What the owner says against a derived signal of somebody's friendship."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.ids import CorrectionId, DownPeriodId, PersonId

ProofPart = Literal["down", "unprompted", "favors", "changes", "title"]
PROOF_PARTS: tuple[ProofPart, ...] = ("down", "unprompted", "favors", "changes", "title")
DownSign = Literal["reached-out", "helped", "replied", "ignored", "ignored-once", "knew", "silent", "none"]
DOWN_SIGNS: tuple[DownSign, ...] = (
    "reached-out",
    "helped",
    "replied",
    "ignored",
    "ignored-once",
    "knew",
    "silent",
    "none",
)
"""What a person did in a down period. `ignored`: did not answer a note and its follow-up, `ignored-once`:
did not answer the only note. `knew`: silent, though they knew; `silent`: perhaps they did not know;
`none`: the period says nothing about this person."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction; it stands in place of what the records say.

    part `down`: signs are what the person did in that period. Other parts: points in logits are
    what the part counts. At most one stands for a person, part and period.
    """

    id: CorrectionId
    person: PersonId
    part: ProofPart
    period: DownPeriodId | None = None
    signs: tuple[str, ...] = ()
    points: float = 0.0
