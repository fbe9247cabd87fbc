"""Five true friends: who would probably show up, shown as five seats (model section 2)."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.fading import clipped, sigmoid
from godfather_desktop.insight.proof import TWO_AM_POINTS, Evidence, circumstances_of, evidence_in, friend_rows
from godfather_desktop.insight.strength import strength_in

SEATS = 5
SEAT_CHANCE = 0.25
_LEAST_CONTACTS, _MOST_CONTACTS = 50, 500
_CONTACT_DAYS = 730
_THIN_SIGNALS = 3
_MOSTLY_ASKS, _SOME_ASKS = 0.7, 3.0
_SHOWN = 20
"""How many people each list below the seats names."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The chance (0..1) that a person shows up without the title. thin: fewer than three signals."""

    person: PersonId
    chance: float
    base: float
    evidence: Evidence

    @property
    def thin(self) -> bool:
        """Whether there is little evidence either way."""
        return self.evidence.signals < _THIN_SIGNALS

    @property
    def rows(self) -> tuple[Row, ...]:
        """The parts, in chances; they sum to `chance`."""
        return friend_rows(self.evidence, self.base)

    def reasons(self, most: int) -> tuple[Row, ...]:
        """The parts that speak loudest, in chances."""
        told = [row for row in self.rows if row.part != "proof base"]
        return tuple(sorted(told, key=lambda row: -abs(row.points))[:most])

    def if_named(self) -> float:
        """The chance if the owner said 'I would call them at 2 a.m.'."""
        return sigmoid(self.base + self.evidence.points + TWO_AM_POINTS)


@dataclass(frozen=True, slots=True)
class Friends:
    """Everybody's proof and what follows from it.

    seats: five, the likeliest first; None is an honest empty one. expected: number of friends to
    expect. quiet: weak ties that would probably show up. unproven: strong ties with little proof.
    asking: people whose contacts are mostly asks. nearest: who comes next for an empty seat.
    """

    proofs: Mapping[PersonId, Proof]
    seats: tuple[Proof | None, ...]
    expected: float
    quiet: tuple[Proof, ...]
    unproven: tuple[Proof, ...]
    asking: tuple[Proof, ...]
    nearest: tuple[Proof, ...]


def contacts_counted(rolodex: Rolodex, as_of: Day) -> set[PersonId]:
    """Who exchanged words with me in two years, both ways."""
    return {
        sums.person
        for sums in rolodex.sums.values()
        if sums.exchanges
        and as_of - sums.last_exchange <= _CONTACT_DAYS
        and sums.person in rolodex.people
        and sums.person != ME
    }


def base_of(contacts: int) -> float:
    """The logit without evidence: five friends among N contacts, N clipped to 50..500."""
    share = SEATS / clipped(contacts, _LEAST_CONTACTS, _MOST_CONTACTS)
    return math.log(share / (1.0 - share))


def friends_from(
    rolodex: Rolodex, as_of: Day, evidence: Mapping[PersonId, Evidence], strengths: Mapping[PersonId, float]
) -> Friends:
    """Seats and lists from everybody's evidence and strength (0..100)."""
    counted = contacts_counted(rolodex, as_of)
    base = base_of(len(counted))
    proofs = {person: Proof(person, sigmoid(base + shown.points), base, shown) for person, shown in evidence.items()}
    ranked = sorted(proofs.values(), key=lambda one: (-one.chance, -one.evidence.signals, one.person))
    seated = [one for one in ranked[:SEATS] if one.chance >= SEAT_CHANCE]
    return Friends(
        proofs,
        (*seated, *[None] * (SEATS - len(seated))),
        math.fsum(one.chance for one in ranked if one.person in counted or one.evidence.signals),
        tuple(one for one in ranked if one.chance >= 0.5 and strengths[one.person] < 50.0)[:_SHOWN],
        tuple(
            sorted(
                (one for one in ranked if one.chance < 0.3 and strengths[one.person] >= 70.0),
                key=lambda one: -strengths[one.person],
            )[:_SHOWN]
        ),
        tuple(
            sorted(
                (one for one in ranked if one.evidence.asks_share >= _MOSTLY_ASKS and one.evidence.asks >= _SOME_ASKS),
                key=lambda one: -one.evidence.asks,
            )[:_SHOWN]
        ),
        tuple(ranked[len(seated) : len(seated) + SEATS]),
    )


def friends_in(rolodex: Rolodex, as_of: Day) -> Friends:
    """The friends of a Rolodex on a day, computed from its records alone."""
    around = circumstances_of(rolodex, as_of)
    others = [person.id for person in rolodex.others()]
    return friends_from(
        rolodex,
        as_of,
        {person: evidence_in(rolodex, person, around) for person in others},
        {person: strength_in(rolodex, person, as_of).value for person in others},
    )
