"""Thanks for an introduction: the favor as which it was booked, and the end once everybody has heard."""

from dataclasses import replace

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.opt_in import is_open, may_be_thanked, moved, unthanked

FAVOR_SIZE, FAVOR_EFFORT = 5, 1
"""Of the favor as which an introduction is booked: its value is 1, a standard introduction."""


def title_of(rolodex: Rolodex, introduction: Introduction) -> str:
    """What asks and favors of an introduction are called."""
    return f"introduction to {rolodex.people[introduction.target].name}"


def favor_of(rolodex: Rolodex, introduction: Introduction, person: PersonId) -> Favor | None:
    """The favor as which a made introduction was booked, while it still waits for thanks."""
    if "introduced" not in introduction.states:
        return None
    day = introduction.days[introduction.states.index("introduced")]
    booked = [
        one
        for one in rolodex.favors_of(person)
        if one.direction == "received"
        and one.status == "done"
        and not one.thanked
        and (one.day, one.size, one.effort, one.mode) == (day, FAVOR_SIZE, FAVOR_EFFORT, "asked")
    ]
    # The title tells two of one day apart, unless the target goes by another name since then.
    title = title_of(rolodex, introduction)
    return next((one for one in booked if one.title == title), booked[0] if len(booked) == 1 else None)


def finished(introduction: Introduction, today: Day) -> Introduction:
    """Closed once it is reported back and everybody on the chain is thanked, in whichever order."""
    if introduction.state == "reported back" and not unthanked(introduction):
        return moved(introduction, "thanked", today)
    return introduction


def introduction_of(rolodex: Rolodex, favor: Favor) -> Introduction | None:
    """The introduction under way whose thanks a favor waits for; None for any other favor."""
    for one in rolodex.introductions_of(favor.person):
        if is_open(one) and favor.person in may_be_thanked(one) and favor_of(rolodex, one, favor.person) == favor:
            return one
    return None


def with_thanks(introduction: Introduction, person: PersonId, today: Day) -> Introduction:
    """The introduction once somebody on its chain was thanked."""
    return finished(replace(introduction, thanked=(*introduction.thanked, person)), today)
