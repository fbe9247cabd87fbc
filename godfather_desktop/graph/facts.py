"""What ties between others are inferred from, copied so that another thread can do it.

Apart from `inference`, because numpy comes with that one, which the first page does not need.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.warmth import Warmth

Pair = tuple[PersonId, PersonId]
MOST_CONTACTS = 150
"""Somebody with more ties than this says nothing about two of the people they know."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Copies of all that ties are inferred from. ties: the recorded statements; warmths: what they come to."""

    as_of: Day
    people: tuple[PersonId, ...]
    roles: tuple[Role, ...]
    together: Mapping[Pair, float]
    warmths: Mapping[Pair, Warmth]
    ties: tuple[Tie, ...]


def facts_of(rolodex: Rolodex, warmths: Mapping[Pair, Warmth], as_of: Day) -> Facts:
    """Copy what inference needs; quick, on the thread that owns the Rolodex."""
    return Facts(
        as_of,
        tuple(rolodex.people),
        tuple(rolodex.roles.values()),
        dict(rolodex.together),
        dict(warmths),
        tuple(rolodex.ties.values()),
    )


class Guessed(Protocol):
    """Inferred ties, as the network needs them: `inference.Inferred` fits."""

    @property
    def raised(self) -> Mapping[Pair, Warmth]:
        """What recorded ties come to together with what was inferred of the same pair."""
        ...

    def between(self, a: PersonId, b: PersonId) -> Warmth | None:
        """What was inferred of two people."""
        ...

    def partners(self, person: PersonId) -> list[PersonId]:
        """Everybody to whom a tie was inferred."""
        ...


@dataclass(frozen=True, slots=True)
class NothingYet:
    """Before anything was inferred."""

    raised: Mapping[Pair, Warmth] = field(default_factory=dict)

    def between(self, _a: PersonId, _b: PersonId) -> Warmth | None:
        """Nothing."""
        return None

    def partners(self, _person: PersonId) -> list[PersonId]:
        """Nobody."""
        return []
