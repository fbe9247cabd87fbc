"""A favor given or received."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import FavorId, PersonId

FavorDirection = Literal["given", "received"]
FavorMode = Literal["unasked", "asked", "role"]
FavorStatus = Literal["promised", "done", "declined", "forgiven"]

FAVOR_DIRECTIONS: tuple[FavorDirection, ...] = ("given", "received")
FAVOR_MODES: tuple[FavorMode, ...] = ("unasked", "asked", "role")
FAVOR_STATUSES: tuple[FavorStatus, ...] = ("promised", "done", "declined", "forgiven")


@dataclass(frozen=True, slots=True)
class Favor:
    """One favor between me and a person.

    size: benefit to the one who received it, 1..5. effort: cost to the one who gave it, 1..5.
    mode `role`: it was part of the giver's job, or paid. due: when a promised one is due.
    thanked: the receiver has said thanks. beneficiary: a third person whom it served, in words.
    """

    id: FavorId
    person: PersonId
    day: Day
    direction: FavorDirection
    title: str
    size: int = 2
    effort: int = 2
    mode: FavorMode = "asked"
    status: FavorStatus = "done"
    thanked: bool = False
    beneficiary: str = ""
    due: Day | None = None
