"""Pairs of people of a data set, as one of the two would see the other in a Rolodex."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.touch import Channel, Direction, Touch
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.strength import Strength, strength_of
from validation.auc import Floats

Pair = tuple[int, int]
"""Two people of a data set, the lower number first."""

THEM = PersonId(2)
_CARD = Person(THEM, "the other")


@dataclass(frozen=True, slots=True)
class Event:
    """One message from one person to another. people: how many took part, both included."""

    day: Day
    sender: int
    receiver: int
    channel: Channel
    people: int = 2


def pair(one: int, other: int) -> Pair:
    """The pair of two people, in whichever order."""
    return (one, other) if one < other else (other, one)


def histories(events: Iterable[Event]) -> dict[Pair, list[Touch]]:
    """The touches of each pair, oldest first, seen from the side of the lower number.

    The side does not matter: strength is the same from both (model section 9). Events of one with
    oneself are left out.
    """
    found: dict[Pair, list[Touch]] = {}
    for number, event in enumerate(sorted(events, key=lambda event: event.day)):
        if event.sender == event.receiver:
            continue
        both = pair(event.sender, event.receiver)
        direction: Direction = "out" if event.sender == both[0] else "in"
        found.setdefault(both, []).append(
            Touch(TouchId(number), THEM, event.day, event.channel, direction, event.people)
        )
    return found


def sums_on(touches: Iterable[Touch], as_of: Day) -> ContactSums | None:
    """The contact sums of one history, as the program computes them."""
    return sums_of(THEM, touches, as_of)


def strength_on(sums: ContactSums | None, as_of: Day) -> Strength:
    """The strength of one history, as the program computes it; nobody rated anybody, and no favors are known."""
    return strength_of(_CARD, sums, (), as_of)


PARTS = ("frequency", "recency", "longevity", "reciprocity")
"""The parts of strength that contact alone can fill."""


def part_scores(strengths: Sequence[Strength]) -> dict[str, Floats]:
    """Points of each part of strength: name -> (pairs,)."""
    points = [{row.part: row.points for row in strength.rows} for strength in strengths]
    return {f"only its {name}": np.array([of[name] for of in points]) for name in PARTS}


def days_of(touches: Iterable[Touch]) -> list[Day]:
    """The days with contact, ascending."""
    return sorted({touch.day for touch in touches})
