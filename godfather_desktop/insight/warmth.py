"""Ties between two other people: how certain they are, and how strong if real (model section 4).

Statements about one pair combine by noisy-OR; an explicit 'A knows B' overrides what was inferred.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.days import Day, first_day_of
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.insight.fading import decay
from godfather_desktop.insight.strength import YEAR_DAYS

STATED_STRENGTH: dict[int, float] = {BARELY: 0.05, 1: 0.1, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.85}
STATED_CERTAINTY = 0.95
BARELY_CERTAINTY = 0.9
STRENGTH_CAP = 0.85
_UNKNOWN_HEADCOUNT = 10_000
"""Assumed where nobody noted how large the unit was: cautious, since few know one another there."""


@dataclass(frozen=True, slots=True)
class Warmth:
    """certainty: chance that the two really know each other (pi). strength: 0..1 if so (s)."""

    certainty: float
    strength: float


def warmth_of(ties: Iterable[Tie], as_of: Day) -> Warmth:
    """What all statements about one pair come to."""
    ties = tuple(ties)
    stated = [tie for tie in ties if tie.source == "stated"]
    if stated:
        latest = max(stated, key=lambda tie: tie.id)
        return _one(latest, as_of)
    unsure = weak = 1.0
    for tie in ties:
        one = _one(tie, as_of)
        unsure *= 1.0 - one.certainty
        weak *= 1.0 - one.strength
    return Warmth(1.0 - unsure, min(STRENGTH_CAP, 1.0 - weak))


def co_employed(years: float, headcount: int, years_since: float) -> Warmth:
    """Two people at one organization: certainty 1-exp(-30 Y n^-.75), strength fading once apart.

    years: how long together. headcount: of the unit. years_since: since they parted, 0 if still there.
    """
    certainty = 1.0 - math.exp(-30.0 * years * headcount**-0.75)
    strength = 0.20 + 0.25 * (1.0 - math.exp(-years / 2.0)) + (0.10 if headcount <= 15 else 0.0)
    return Warmth(certainty, min(STRENGTH_CAP, strength * decay(years_since, 5.0)))


def _one(tie: Tie, as_of: Day) -> Warmth:
    warmth = _by_source(tie, as_of)
    return warmth if tie.certainty is None else Warmth(tie.certainty, warmth.strength)


def _by_source(tie: Tie, as_of: Day) -> Warmth:
    if tie.source == "stated":
        strength = 1 if tie.strength is None else tie.strength
        return Warmth(BARELY_CERTAINTY if strength == BARELY else STATED_CERTAINTY, STATED_STRENGTH[strength])
    if tie.source == "co-employed":
        start = first_day_of(tie.start) or as_of
        end = first_day_of(tie.end) or as_of
        years = max(0.0, (min(end, as_of) - start) / YEAR_DAYS)
        return co_employed(years, tie.headcount or _UNKNOWN_HEADCOUNT, max(0.0, (as_of - end) / YEAR_DAYS))
    if tie.source == "co-met":
        return Warmth(0.5, STATED_STRENGTH[tie.strength] if tie.strength is not None else 0.15)
    if tie.source == "neighbour":
        return Warmth(0.5, 0.08)
    return Warmth(0.6, 0.10)
