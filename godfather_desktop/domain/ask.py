"""An ask, with the chance that was shown for it and how it went."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, PersonId

AskModel = Literal["yes", "answer"]
ASK_MODELS: tuple[AskModel, ...] = ("yes", "answer")
AskOutcome = Literal["", "yes", "no"]
ASK_OUTCOMES: tuple[AskOutcome, ...] = ("", "yes", "no")


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of a person. It is written when it is made and never altered but for its outcome.

    model: which chance was shown, that of a yes or that of an answer. shown: this chance, 0..1.
    predicted: the same before the owner's own outcomes corrected it. outcome: empty while open;
    silence counts as `no`. size: value of what was asked, an introduction is 1. text: what was asked.
    """

    id: AskId
    person: PersonId
    day: Day
    shown: float
    predicted: float
    model: AskModel = "yes"
    outcome: AskOutcome = ""
    closed: Day | None = None
    size: float = 1.0
    text: str = ""
