"""A pause: a time in which a person had better not be asked."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PauseId, PersonId

PauseCause = Literal[
    "out-of-office", "illness", "family", "funeral", "quarter-end", "deadline", "deal", "new-job", "busy"
]
PAUSE_CAUSES: tuple[PauseCause, ...] = (
    "out-of-office",
    "illness",
    "family",
    "funeral",
    "quarter-end",
    "deadline",
    "deal",
    "new-job",
    "busy",
)
HARDSHIPS: tuple[PauseCause, ...] = ("illness", "family", "funeral")
"""Causes in which people want comfort and no ask."""
BIGGER_FISH: tuple[PauseCause, ...] = ("quarter-end", "deadline", "deal", "new-job", "busy")
"""Causes in which something else matters more to them."""


@dataclass(frozen=True, slots=True)
class Pause:
    """From `start` to `end`, both days included; end None while nobody knows how long it takes."""

    id: PauseId
    person: PersonId
    cause: PauseCause
    start: Day
    end: Day | None = None
    note: str = ""
