"""A filed 'no'."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AttemptId, PersonId, RefusalId


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody said no, and that is all right. why: what they said, or the owner's debrief, in one line.
    revisit: the day on which it may be looked at again. attempt: the one that was answered with it.
    """

    id: RefusalId
    person: PersonId
    day: Day
    revisit: Day
    why: str = ""
    attempt: AttemptId | None = None
