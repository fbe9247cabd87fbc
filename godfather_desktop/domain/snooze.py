"""A snooze: something on the list of today that is put off, or done with."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, SnoozeId


@dataclass(frozen=True, slots=True)
class Snooze:
    """item: the key of the thing on the list, see `insight.today`. until: the day on which it comes back;
    None when it is done with. day: when that was said. At most one stands for a person and item.
    """

    id: SnoozeId
    person: PersonId
    item: str
    day: Day
    until: Day | None = None
