"""Two cards that look like one person and are two."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import DistinctId, PersonId


@dataclass(frozen=True, slots=True)
class Distinct:
    """The owner said that these two are two people; a < b. They are not shown as duplicates again."""

    id: DistinctId
    a: PersonId
    b: PersonId
    day: Day
