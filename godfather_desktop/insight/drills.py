"""The job-loss drill: a sealed prediction, and what came true within 30 days."""

import hashlib
import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import DrillId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.favor_values import delivered
from godfather_desktop.insight.friends import SEAT_CHANCE, SEATS, Friends
from godfather_desktop.insight.proof import signs_of

DRILL_DAYS = 30
MOST_PREDICTED = 150
_SHOWED_UP = ("reached-out", "helped", "replied")


def sealed(id_: DrillId, day: Day, friends: Friends, rolodex: Rolodex) -> Drill:
    """The prediction of a day: the likeliest people with their chances, and a digest of all of it."""
    ranked = sorted(
        (one for one in friends.proofs.values() if one.person in rolodex.sums or one.evidence.signals),
        key=lambda one: (-one.chance, -one.evidence.signals, one.person),
    )[:MOST_PREDICTED]
    people = tuple(int(one.person) for one in ranked)
    names = tuple(rolodex.people[one.person].name for one in ranked)
    chances = tuple(round(one.chance, 4) for one in ranked)
    return Drill(id_, day, people, names, chances, seal_of(day, people, names, chances))


def seal_of(day: Day, people: Sequence[int], names: Sequence[str], chances: Sequence[float]) -> str:
    """SHA-256 of the prediction in one written form, as hexadecimal digits."""
    written = json.dumps([day, list(people), list(names), [f"{chance:.4f}" for chance in chances]], ensure_ascii=True)
    return hashlib.sha256(written.encode("ascii")).hexdigest()


def seal_holds(drill: Drill) -> bool:
    """Whether the prediction is still the one that was sealed."""
    return drill.seal == seal_of(drill.day, drill.people, drill.names, drill.chances)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a drill stands. period None: no down period since. due: the day on which it is decided.

    hits: seated people who showed up; misses: seated people who did not; surprises: others who
    did. brier: mean squared error of the chances; base: the same had everybody been given the
    share that showed up. decided False: the lists are what is known so far.
    """

    drill: Drill
    period: DownPeriod | None
    due: Day | None
    decided: bool
    hits: tuple[int, ...] = ()
    misses: tuple[int, ...] = ()
    surprises: tuple[int, ...] = ()
    brier: float | None = None
    base: float | None = None


def outcome_of(rolodex: Rolodex, drill: Drill, as_of: Day) -> Outcome:
    """What came true of a drill, seen from a day."""
    period = _period_of(rolodex.downs.values(), drill, as_of)
    if period is None:
        return Outcome(drill, None, None, decided=False)
    due = max(period.start, drill.day) + DRILL_DAYS
    seats = sum(chance >= SEAT_CHANCE for chance in drill.chances[:SEATS])
    # Whose card was merged since is somebody still.
    parts = {one.other: one.person for one in rolodex.merges.values()}
    ranked = [
        (person, chance, place < seats, came)
        for place, (person, chance) in enumerate(zip(drill.people, drill.chances, strict=True))
        if (came := _came(rolodex, parts.get(PersonId(person), PersonId(person)), period, drill, due, as_of))
        is not None
    ]
    came_all = [came for _, _, _, came in ranked]
    scored = as_of >= due and bool(ranked)
    share = sum(came_all) / len(came_all) if came_all else 0.0
    return Outcome(
        drill,
        period,
        due,
        as_of >= due,
        tuple(person for person, _, seated, came in ranked if seated and came),
        tuple(person for person, _, seated, came in ranked if seated and not came),
        tuple(person for person, _, seated, came in ranked if not seated and came),
        _brier([chance for _, chance, _, _ in ranked], came_all) if scored else None,
        _brier([share] * len(came_all), came_all) if scored else None,
    )


@dataclass(frozen=True, slots=True)
class Record:
    """All decided drills together: seats predicted, how many of them showed up, Brier scores pooled."""

    drills: int
    seats: int
    hits: int
    brier: float | None
    base: float | None


def record_of(outcomes: Iterable[Outcome]) -> Record:
    """The running accuracy over all drills."""
    decided = [one for one in outcomes if one.decided]
    weights = [len(one.drill.people) for one in decided]
    total = sum(weights)

    def pooled(scores: Sequence[float | None]) -> float | None:
        if not total:
            return None
        return math.fsum((score or 0.0) * weight for score, weight in zip(scores, weights, strict=True)) / total

    return Record(
        len(decided),
        sum(len(one.hits) + len(one.misses) for one in decided),
        sum(len(one.hits) for one in decided),
        pooled([one.brier for one in decided]),
        pooled([one.base for one in decided]),
    )


def _period_of(downs: Iterable[DownPeriod], drill: Drill, as_of: Day) -> DownPeriod | None:
    """The first down period of which the prediction could still know nothing: it may be marked some days late."""
    fitting = [one for one in downs if drill.day < one.start + DRILL_DAYS and one.start <= as_of]
    return min(fitting, key=lambda one: (one.start, one.id), default=None)


def _came(rolodex: Rolodex, person: PersonId, period: DownPeriod, drill: Drill, due: Day, as_of: Day) -> bool | None:
    """Whether a person showed up; None when they had before the list was sealed, which foretells nothing."""
    for one in rolodex.corrections_of(person):
        if one.part == "down" and one.period == period.id:
            return any(sign in _SHOWED_UP for sign in one.signs)
    favors = delivered(rolodex.favors_of(person), as_of)
    signs = signs_of(rolodex.sums.get(person), favors, period, as_of)
    days = [day for sign, day in signs if sign in _SHOWED_UP and day <= due]
    if days and min(days) < drill.day:
        return None
    return bool(days)


def _brier(chances: Sequence[float], came: Sequence[bool]) -> float:
    return math.fsum((chance - up) ** 2 for chance, up in zip(chances, came, strict=True)) / len(came)
