"""A cadence: how often a person, or everybody with a tag, is to hear from me."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import CadenceId, PersonId

Rhythm = Literal["weekly", "bi-weekly", "semi-monthly", "monthly", "quarterly"]
RHYTHMS: tuple[Rhythm, ...] = ("weekly", "bi-weekly", "semi-monthly", "monthly", "quarterly")
Persistence = Literal["stop", "change channel", "relentless"]
PERSISTENCES: tuple[Persistence, ...] = ("stop", "change channel", "relentless")


@dataclass(frozen=True, slots=True)
class Cadence:
    """For a person, or for everybody with a tag; one of the two is given. It runs from `start` on.

    persistence: what happens when nobody answers, see `insight.patience`. active: False while it rests.
    """

    id: CadenceId
    person: PersonId | None
    rhythm: Rhythm
    start: Day
    tag: str = ""
    persistence: Persistence = "stop"
    active: bool = True
