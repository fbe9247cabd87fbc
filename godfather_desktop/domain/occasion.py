"""An occasion: a reason to congratulate somebody, or to stand by them."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.ids import OccasionId, PersonId

OccasionSort = Literal["award", "promotion", "new role", "anniversary", "birthday", "photo", "other"]
OCCASION_SORTS: tuple[OccasionSort, ...] = (
    "award",
    "promotion",
    "new role",
    "anniversary",
    "birthday",
    "photo",
    "other",
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One occasion that was typed in or imported; birthdays and role changes also follow from the cards.

    date: a partial date with its day; without a year (`--03-22`) it comes back every year.
    """

    id: OccasionId
    person: PersonId
    date: str
    sort: OccasionSort = "other"
    text: str = ""
