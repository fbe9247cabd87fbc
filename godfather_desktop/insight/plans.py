"""What a plan for a tie would do to the chance of a yes on a later day (model section 6).

Nothing is modelled twice: a plan is a few supposed touches and favors, and strength, balance and
the chance of a yes are run on them as if they had happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import FavorId, PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel, Direction, Touch
from godfather_desktop.insight.asking import asking_from, chance_of_yes
from godfather_desktop.insight.contact_days import extended, latest_day
from godfather_desktop.insight.strength import strength_of

Plan = Literal["thank", "note", "favor", "call", "coffee", "large favor", "programme"]
PLANS: tuple[Plan, ...] = ("thank", "note", "favor", "call", "coffee", "large favor", "programme")
HOURS: dict[Plan, float] = {
    "thank": 0.1,
    "note": 0.25,
    "favor": 0.25,
    "call": 0.5,
    "coffee": 1.5,
    "large favor": 3.0,
    "programme": 6.0,
}
LEAD_DAYS = 30
"""A give stands at least this long before the ask, so that it is a give and no payment."""
HORIZON_DAYS = 365
_QUARTER = 90
_QUARTERS = 4
"""A programme of six hours is four coffees of an hour and a half."""
_TOUCHES: dict[Plan, tuple[Channel, Direction]] = {
    "note": ("email", "out"),
    "call": ("call", "mutual"),
    "coffee": ("in-person", "mutual"),
    "programme": ("in-person", "mutual"),
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """A tie on a later day: strength 0..100, chance of a yes 0..1."""

    strength: float
    chance: float


def days_of(plan: Plan, as_of: Day, needed: Day) -> list[Day]:
    """When the steps of a plan are due: thanks at once, gives a month ahead of the ask, a programme by the quarter."""
    if plan == "thank":
        return [as_of]
    last = max(as_of, needed - LEAD_DAYS)
    if plan == "programme":
        return [day for number in range(_QUARTERS) if (day := as_of + number * _QUARTER) <= last]
    return [last]


def hours_of(plan: Plan, days: Sequence[Day]) -> float:
    """What a plan takes: a programme of four quarters six hours, a shorter one as many coffees as it has."""
    return HOURS["coffee"] * len(days) if plan == "programme" else HOURS[plan]


def horizon_of(needed: Day, as_of: Day) -> Day:
    """The day for which a target's chances are looked at: when it is needed, at most a year ahead."""
    return min(max(needed, as_of), as_of + HORIZON_DAYS)


def outlook(
    rolodex: Rolodex, person: PersonId, as_of: Day, needed: Day, plan: Plan | None = None, *, shift: float = 0.0
) -> Outlook | None:
    """The tie on the day it is needed, after a plan or, without one, after no contact at all.

    None when there is nothing that the plan could do: nobody to thank.
    """
    card = rolodex.people[person]
    sums = rolodex.sums.get(person)
    favors: Sequence[Favor] = rolodex.favors_of(person)
    if plan is not None:
        supposed = _supposed(card, sums, favors, plan, days_of(plan, as_of, needed))
        if supposed is None:
            return None
        sums, favors = supposed
    strength = strength_of(card, sums, favors, needed).value
    return Outlook(strength, chance_of_yes(asking_from(sums, favors, strength, needed, shift=shift)))


def _supposed(
    card: Person, sums: ContactSums | None, favors: Sequence[Favor], plan: Plan, days: Sequence[Day]
) -> tuple[ContactSums | None, Sequence[Favor]] | None:
    """Contact sums and favors as they would be after the plan."""
    if plan == "thank":
        owed = [favor for favor in favors if favor.direction == "received" and not favor.thanked]
        if not owed:
            return None
        return sums, [replace(favor, thanked=True) if favor in owed else favor for favor in favors]
    if plan in ("favor", "large favor"):
        # Worth 0.5 unasked, and 2.4 asked.
        size, effort = (2, 1) if plan == "favor" else (4, 3)
        mode: Literal["unasked", "asked"] = "unasked" if plan == "favor" else "asked"
        return sums, [*favors, Favor(FavorId(0), card.id, days[0], "given", "supposed", size, effort, mode)]
    channel, direction = _TOUCHES[plan]
    for day in days:
        if sums is None or latest_day(sums) < day:
            sums = extended(sums, Touch(TouchId(0), card.id, day, channel, direction))
    return sums, favors
