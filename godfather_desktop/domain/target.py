"""Somebody who will be needed later: the far side of a river."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import OrganizationId, PersonId, TargetId


@dataclass(frozen=True, slots=True)
class Target:
    """A person, or whoever holds a title (any, when empty) at an organization; one of the two is given.

    needed: the day by which. weight: chance that it will be needed times its importance, 0..1.
    value: what I bring, -1..2 as in the model's section 4. why: what for, in words.
    """

    id: TargetId
    person: PersonId | None
    organization: OrganizationId | None
    needed: Day
    title: str = ""
    weight: float = 1.0
    value: int = 0
    why: str = ""
