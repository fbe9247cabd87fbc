"""Ties between two other people: how certain they are, and how strong if real (model section 4).

What speaks for a tie combines by noisy-OR; an explicit 'A knows B' overrides what was inferred,
and so does 'they do not know each other'.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from godfather_desktop.domain.days import Day, first_day_of
from godfather_desktop.domain.ids import PersonId, TieId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.insight.fading import decay
from godfather_desktop.insight.meetings import times_together
from godfather_desktop.insight.spells import Spell, spells_of
from godfather_desktop.insight.strength import YEAR_DAYS

STATED_STRENGTH: dict[int, float] = {BARELY: 0.05, 1: 0.1, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.85}
STATED_CERTAINTY = 0.95
BARELY_CERTAINTY = 0.9
STRENGTH_CAP = 0.85
UNKNOWN_HEADCOUNT = 10_000
"""Assumed where nobody noted how large the unit was: cautious, since few know one another there."""
LEAST_CERTAINTY = 0.05
"""What is inferred with less is no tie."""
SHARED_SHARE, SHARED_STRENGTH = 0.3, 0.15
SURE_CONTACT = 0.5
"""A person counts as a shared contact of two others when both ties are recorded and at least this certain."""
NOMINAL_STRENGTH = 0.15
"""Below this a tie is one of name only: a neighbor, a name on a list."""

SourceKind = Literal["stated", "denied", "co-employed", "co-met", "listed", "neighbour", "shared"]


@dataclass(frozen=True, slots=True)
class Warmth:
    """certainty: chance that the two really know each other (pi). strength: 0..1 if so (s)."""

    certainty: float
    strength: float


NO_TIE = Warmth(0.0, 0.0)


@dataclass(frozen=True, slots=True)
class TieSource:
    """One thing that speaks for a tie, or against it. tie: its record, None for what was inferred.

    values fill its sentence: years, headcount and organization of a time together, times of
    meetings, how many contacts are shared.
    """

    kind: SourceKind
    warmth: Warmth
    tie: TieId | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def warmth_of(ties: Iterable[Tie], as_of: Day) -> Warmth:
    """What all recorded statements about one pair come to, without anything inferred."""
    return combined(sources_of(ties, as_of))


def sources_of(ties: Iterable[Tie], as_of: Day) -> list[TieSource]:
    """What recorded statements about one pair say; only the latest of 'stated' and 'denied' counts."""
    ties = tuple(ties)
    said = [tie for tie in ties if tie.source in ("stated", "denied")]
    if said:
        latest = max(said, key=lambda tie: tie.id)
        return [TieSource(latest.source, _one(latest, as_of), latest.id)]
    return [TieSource(tie.source, _one(tie, as_of), tie.id) for tie in ties]


def combined(sources: Iterable[TieSource]) -> Warmth:
    """Noisy-OR of certainty and of strength, the latter capped; a word of mouth stands alone."""
    sources = tuple(sources)
    for source in sources:
        if source.kind in ("stated", "denied"):
            return source.warmth
    unsure = math.prod(1.0 - source.warmth.certainty for source in sources)
    weak = math.prod(1.0 - source.warmth.strength for source in sources)
    return Warmth(1.0 - unsure, min(STRENGTH_CAP, 1.0 - weak))


def sources_between(
    rolodex: Rolodex, a: PersonId, b: PersonId, as_of: Day, shared: Iterable[float] = ()
) -> list[TieSource]:
    """Everything that speaks for a tie of two people, or against it.

    shared: for each shared contact the product of its two strengths. What is recorded as
    co-employed or co-met is not counted a second time from roles or meetings.
    """
    low, high = min(a, b), max(a, b)
    sources = sources_of((tie for tie in rolodex.ties_of(low) if tie.b == high), as_of)
    kinds = {source.kind for source in sources}
    if kinds & {"stated", "denied"}:
        return sources
    if "co-employed" not in kinds:
        sources += _co_employed_from(spells_of(rolodex.roles_of(low)), spells_of(rolodex.roles_of(high)), as_of)
    scaled = rolodex.together.get((low, high))
    if scaled is not None and "co-met" not in kinds:
        times = times_together(scaled, as_of)
        met = co_met(times)
        if met.certainty >= LEAST_CERTAINTY:
            sources.append(TieSource("co-met", met, None, {"times": times}))
    shared = tuple(shared)
    if shared:
        warmth = shared_contacts(shared)
        if warmth.certainty >= LEAST_CERTAINTY:
            sources.append(TieSource("shared", warmth, None, {"contacts": len(shared)}))
    return sources


def _co_employed_from(one: list[Spell], other: list[Spell], as_of: Day) -> list[TieSource]:
    found: list[TieSource] = []
    for mine in one:
        for theirs in other:
            if mine.organization != theirs.organization:
                continue
            start, end = max(mine.start, theirs.start), min(mine.until, theirs.until)
            years = (min(end, as_of) - start) / YEAR_DAYS
            if years <= 0:
                continue
            counts = [count for count in (mine.headcount, theirs.headcount) if count is not None]
            headcount = max(counts, default=UNKNOWN_HEADCOUNT)
            warmth = co_employed(years, headcount, max(0.0, (as_of - end) / YEAR_DAYS))
            if warmth.certainty >= LEAST_CERTAINTY:
                values = {
                    "years": years,
                    "organization": mine.organization,
                    "headcount": headcount if counts else None,
                    "roles": (*mine.roles, *theirs.roles),
                }
                found.append(TieSource("co-employed", warmth, None, values))
    return found


def co_employed(years: float, headcount: int, years_since: float) -> Warmth:
    """Two people at one organization: certainty 1-exp(-30 Y n^-.75), strength fading once apart.

    years: how long together. headcount: of the unit. years_since: since they parted, 0 if still there.
    """
    certainty = 1.0 - math.exp(-30.0 * years * headcount**-0.75)
    strength = 0.20 + 0.25 * (1.0 - math.exp(-years / 2.0)) + (0.10 if headcount <= 15 else 0.0)
    return Warmth(certainty, min(STRENGTH_CAP, strength * decay(years_since, 5.0)))


def co_met(times: float) -> Warmth:
    """Two people who were at the same meetings: times is C, each meeting 1/(n-1), faded."""
    return Warmth(1.0 - math.exp(-times), min(STRENGTH_CAP, times / (times + 6.0)))


def shared_contacts(products: Iterable[float]) -> Warmth:
    """Two people who know the same others: products are s_am x s_mb of each shared contact m."""
    return Warmth(1.0 - math.prod(1.0 - SHARED_SHARE * product for product in products), SHARED_STRENGTH)


def _one(tie: Tie, as_of: Day) -> Warmth:
    warmth = _by_source(tie, as_of)
    return warmth if tie.certainty is None else Warmth(tie.certainty, warmth.strength)


def _by_source(tie: Tie, as_of: Day) -> Warmth:
    if tie.source == "denied":
        return NO_TIE
    if tie.source == "stated":
        strength = 1 if tie.strength is None else tie.strength
        return Warmth(BARELY_CERTAINTY if strength == BARELY else STATED_CERTAINTY, STATED_STRENGTH[strength])
    if tie.source == "co-employed":
        start = first_day_of(tie.start) or as_of
        end = first_day_of(tie.end) or as_of
        years = max(0.0, (min(end, as_of) - start) / YEAR_DAYS)
        return co_employed(years, tie.headcount or UNKNOWN_HEADCOUNT, max(0.0, (as_of - end) / YEAR_DAYS))
    if tie.source == "co-met":
        return Warmth(0.5, STATED_STRENGTH[tie.strength] if tie.strength is not None else 0.15)
    if tie.source == "neighbour":
        return Warmth(0.5, 0.08)
    return Warmth(0.6, 0.10)
