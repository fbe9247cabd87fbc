"""What the owner knows about somebody's silence."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, SilenceId


@dataclass(frozen=True, slots=True)
class Silence:
    """The owner's answer to the question whether a reason holds that no record can tell.

    row: the number of the reason in the model's table (section 5), 1..24. holds: yes or no. It stands
    until the person answers, and at most one for a person and row.
    """

    id: SilenceId
    person: PersonId
    day: Day
    row: int
    holds: bool
