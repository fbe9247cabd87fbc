"""Bridges before the river: which tie to build, and how, opens most targets for an hour (section 6).

The gain of a set of plans is a facility location: each target counts its best way alone. That is
monotone and submodular, so taking the best plan again and again is proven to be good: picking by
gain per hour and picking by gain, the better of the two has at least half of (1 - 1/e) of the most
that the budget allows (Leskovec 2007). All gains are kept in one array and computed anew for each
pick, which for some thousand plans is faster than a lazy queue and picks the same.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, PersonId, TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.arrays import Arrays, Floats
from godfather_desktop.graph.introductions import reach_of, reaches_at
from godfather_desktop.graph.paths import Reach, way_on
from godfather_desktop.insight.asking import HIGHEST_CHANCE
from godfather_desktop.insight.introducing import FOLLOW_THROUGH, direct
from godfather_desktop.insight.plans import PLANS, Outlook, Plan, days_of, horizon_of, hours_of, outlook
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie

MOST_PICKS = 12
_WORTH_SAYING = 0.01
_LEAST_GAIN = 0.005
"""Half a point in a hundred: less is not worth anybody's hour."""


@dataclass(frozen=True, slots=True)
class Greedy:
    """picks: candidates in the order taken. value: f of all of them. bound: no plan within the budget is worth more."""

    picks: tuple[int, ...]
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Readiness:
    """A target today. chance: 0..1 of the best way now. fades_to: on the day it is needed, if nothing is done.

    through: the first introducer of the best way, the target themselves for writing to them
    directly, None when there is no way.
    """

    target: Target
    chance: float
    fades_to: float
    through: PersonId | None


@dataclass(frozen=True, slots=True)
class Bridge:
    """One plan for one tie. gain: by how much it raises the weighed sum of chances; hours: what it takes.

    helped: targets with the chance before and after. now, faded, built: the chance of a yes today,
    on day `by`, when it is needed, after no contact and after the plan. days: when each step is due.
    lonely: nobody else I know knows this person; such ties rarely last a year (Burt 2002).
    """

    person: PersonId
    plan: Plan
    gain: float
    hours: float
    helped: tuple[tuple[TargetId, float, float], ...]
    now: float
    faded: float
    built: float
    by: Day
    days: tuple[Day, ...]
    lonely: bool


@dataclass(frozen=True, slots=True)
class River:
    """The whole answer. value: weighed chances after the plan; start: before it; bound: the most possible."""

    readiness: tuple[Readiness, ...]
    bridges: tuple[Bridge, ...]
    start: float
    value: float
    bound: float
    hours: float


def greedy(
    values: Floats,
    hours: Floats,
    weights: Floats,
    base: Floats,
    budget: float,
    most: int = MOST_PICKS,
    owners: Sequence[int] | None = None,
) -> Greedy:
    """The better of two greedy orders under a budget of hours.

    values: (c, t) chance of each target after each candidate. hours: (c,) > 0. weights: (t,) >= 0.
    base: (t,) chances before any plan. owners: (c,) whose tie each candidate is about; a larger plan
    for somebody takes the place of a smaller one that it makes idle. O(most x c x t).
    """
    owners = range(len(hours)) if owners is None else owners
    runs = [_greedy(values, hours, weights, base, budget, most, owners, by_hour=by_hour) for by_hour in (True, False)]
    return max(runs, key=lambda run: run.value)


def _greedy(
    values: Floats,
    hours: Floats,
    weights: Floats,
    base: Floats,
    budget: float,
    most: int,
    owners: Sequence[int],
    *,
    by_hour: bool,
) -> Greedy:
    best, left = base.copy(), budget
    picks: list[int] = []
    bound = math.inf
    while True:
        gains = np.maximum(values - best, 0.0) @ weights if len(values) else np.empty(0)
        bound = min(bound, float(best @ weights) + _most_within(gains, hours, budget))
        fits = (gains > _LEAST_GAIN) & (hours <= left + 1e-9)
        if not fits.any() or len(picks) == most:
            return Greedy(tuple(picks), float(best @ weights), bound)
        worth = np.where(fits, gains / hours if by_hour else gains, -1.0)
        pick = int(np.argmax(worth))
        idle = [
            one
            for one in picks
            if owners[one] == owners[pick] and (values[one] <= np.maximum(base, values[pick])).all()
        ]
        picks = [one for one in picks if one not in idle] + [pick]
        best = np.maximum(best, values[pick])
        left = budget - float(hours[picks].sum())


def _most_within(gains: Floats, hours: Floats, budget: float) -> float:
    """The most that gains could add within a budget if none got in another's way: fractional knapsack."""
    order = np.argsort(-gains / hours, kind="stable")
    spent = np.cumsum(hours[order])
    whole = spent <= budget
    total = float(gains[order][whole].sum())
    rest = int(whole.sum())
    if rest < len(order):
        free = budget - (float(spent[rest - 1]) if rest else 0.0)
        total += float(gains[order[rest]]) * max(0.0, free) / float(hours[order[rest]])
    return total


def reaches_for(rolodex: Rolodex, target: Target) -> list[Reach]:
    """Whom a target means today. Raises RuleBroken when nobody at the organization holds such a role."""
    if target.person is not None:
        return [reach_of(rolodex, target.person, target.value)]
    if target.organization is None:
        raise RuleBroken("no such record", field="target")
    found = reaches_at(rolodex, target.organization, title=target.title, value=target.value)
    if not found:
        raise RuleBroken("nobody there", who=rolodex.organizations[target.organization].name)
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    person: PersonId
    plan: Plan
    chances: Floats
    before: Outlook
    after: Outlook
    by: Day
    days: tuple[Day, ...]


def river_of(
    rolodex: Rolodex,
    scores: Scores,
    arrays: Arrays,
    targets: Sequence[Target],
    *,
    budget: float = 10.0,
    most: int = MOST_PICKS,
) -> River:
    """Readiness of all targets, and which bridges to build with so many hours.

    Targets that mean nobody in the Rolodex today have no readiness and no bridge.
    """
    as_of = scores.as_of
    reaches: list[list[Reach]] = []
    learned = scores.shift("answer")
    for target in targets:
        try:
            found_there = reaches_for(rolodex, target)
        except RuleBroken:
            found_there = []
        reaches.append([replace(one, approach=replace(one.approach, shift=learned)) for one in found_there])
    # Somebody may have come since the arrays were compiled.
    mine = [person.id for person in rolodex.others() if person.id in arrays.place and is_own_tie(rolodex, person)]
    rows = np.array([arrays.place[person] for person in mine], dtype=np.int64)
    on = np.array([way_on(arrays, reach)[rows] if reach else np.zeros(len(rows)) for reach in reaches])
    on = on.reshape(len(targets), len(mine))
    horizons = [horizon_of(target.needed, as_of) for target in targets]
    outlooks = _outlooks(rolodex, scores, mine, sorted(set(horizons)), on, horizons)
    readiness = tuple(
        _readiness(rolodex, scores, target, reach, mine, on[number], outlooks[horizons[number]])
        for number, (target, reach) in enumerate(zip(targets, reaches, strict=True))
    )
    weights = np.array([target.weight for target in targets])
    base = np.array([one.fades_to for one in readiness])
    found = _candidates(rolodex, scores, mine, on, horizons, outlooks, base, reaches)
    values = np.array([one.chances for one in found]).reshape(len(found), len(targets))
    hours = np.array([hours_of(one.plan, one.days) for one in found])
    plan = greedy(values, hours, weights, base, budget, most, [one.person for one in found])
    bridges = _bridges(rolodex, scores, arrays, targets, found, plan, (weights, base))
    return River(
        readiness,
        bridges,
        float(base @ weights) if len(base) else 0.0,
        plan.value,
        plan.bound,
        sum(one.hours for one in bridges),
    )


def next_bridge(rolodex: Rolodex, scores: Scores, arrays: Arrays, target: Target, hours: float = 6.0) -> Bridge | None:
    """The one bridge that brings a target nearest within so many hours; None when nothing helps."""
    found = river_of(rolodex, scores, arrays, [target], budget=hours, most=1).bridges
    return found[0] if found and found[0].gain >= _WORTH_SAYING else None


def _outlooks(
    rolodex: Rolodex,
    scores: Scores,
    mine: Sequence[PersonId],
    days: Sequence[Day],
    on: Floats,
    horizons: Sequence[Day],
) -> dict[Day, dict[PersonId, Outlook]]:
    """Every tie that leads anywhere, on each day that a target is needed, if nothing is done."""
    shift = scores.shift("yes")
    found: dict[Day, dict[PersonId, Outlook]] = {}
    for day in days:
        leads = np.any(on[[number for number, one in enumerate(horizons) if one == day]] > 0.0, axis=0)
        found[day] = {
            person: expected
            for person, led in zip(mine, leads.tolist(), strict=True)
            if led and (expected := outlook(rolodex, person, scores.as_of, day, shift=shift)) is not None
        }
    return found


def _readiness(
    rolodex: Rolodex,
    scores: Scores,
    target: Target,
    reaches: Sequence[Reach],
    mine: Sequence[PersonId],
    on: Floats,
    outlooks: dict[PersonId, Outlook],
) -> Readiness:
    own = set(mine)
    day = horizon_of(target.needed, scores.as_of)
    ways = [
        (FOLLOW_THROUGH * outlooks[person].chance * chance, scores.first_hop(person) * chance, person)
        for person, chance in zip(mine, on.tolist(), strict=True)
        if chance > 0.0
    ]
    for reach in reaches:
        # Whoever I know I can ask myself; that tie fades like any other.
        expected = outlook(rolodex, reach.person, scores.as_of, day) if reach.person in own else None
        if expected is not None:
            then = direct(expected.strength, reach.approach) * reach.authority
            now = direct(scores.strength(reach.person).value, reach.approach) * reach.authority
            ways.append((then, now, reach.person))
    if not ways:
        return Readiness(target, 0.0, 0.0, None)
    best = max(ways, key=lambda way: (way[1], -way[2]))
    return Readiness(target, best[1], max(way[0] for way in ways), best[2])


def _candidates(
    rolodex: Rolodex,
    scores: Scores,
    mine: Sequence[PersonId],
    on: Floats,
    horizons: Sequence[Day],
    outlooks: dict[Day, dict[PersonId, Outlook]],
    base: Floats,
    reaches: Sequence[Sequence[Reach]],
) -> list[_Candidate]:
    """Every plan for every tie that could beat what a target has already; the others are left out unseen."""
    if not len(on):
        return []
    shift, as_of = scores.shift("yes"), scores.as_of
    hopeful = FOLLOW_THROUGH * HIGHEST_CHANCE * on > base[:, None]
    found: list[_Candidate] = []
    for column in np.flatnonzero(hopeful.any(axis=0)).tolist():
        person = mine[column]
        serving = np.flatnonzero(hopeful[:, column]).tolist()
        days = sorted({horizons[number] for number in serving})
        for plan in PLANS:
            after = {day: made for day in days if (made := outlook(rolodex, person, as_of, day, plan, shift=shift))}
            if not after:
                continue
            chances = np.zeros(len(horizons))
            for number in serving:
                chances[number] = FOLLOW_THROUGH * after[horizons[number]].chance * on[number, column]
            first = days[0]
            found.append(
                _Candidate(
                    person,
                    plan,
                    chances,
                    outlooks[first][person],
                    after[first],
                    first,
                    tuple(days_of(plan, as_of, first)),
                )
            )
    found += _direct(rolodex, scores, horizons, reaches, len(horizons))
    return found


def _direct(
    rolodex: Rolodex, scores: Scores, horizons: Sequence[Day], reaches: Sequence[Sequence[Reach]], count: int
) -> list[_Candidate]:
    """Plans for the targets themselves, where I know them: the shortest bridge has no introducer."""
    shift, as_of = scores.shift("yes"), scores.as_of
    found: list[_Candidate] = []
    for number, several in enumerate(reaches):
        for reach in several:
            if not is_own_tie(rolodex, rolodex.people[reach.person]):
                continue
            day = horizons[number]
            before = outlook(rolodex, reach.person, as_of, day, shift=shift)
            for plan in PLANS:
                after = outlook(rolodex, reach.person, as_of, day, plan, shift=shift)
                if before is None or after is None:
                    continue
                chances = np.zeros(count)
                chances[number] = direct(after.strength, reach.approach) * reach.authority
                days = tuple(days_of(plan, as_of, day))
                found.append(_Candidate(reach.person, plan, chances, before, after, day, days))
    return found


def _bridges(
    rolodex: Rolodex,
    scores: Scores,
    arrays: Arrays,
    targets: Sequence[Target],
    found: Sequence[_Candidate],
    plan: Greedy,
    measure: tuple[Floats, Floats],
) -> tuple[Bridge, ...]:
    weights, base = measure
    best = base.copy()
    own = {person.id for person in rolodex.others() if is_own_tie(rolodex, person)}
    bridges: list[Bridge] = []
    for pick in plan.picks:
        one = found[pick]
        helped = [
            (targets[number].id, float(best[number]), float(one.chances[number]))
            for number in np.flatnonzero(one.chances > best).tolist()
        ]
        gain = float(np.maximum(one.chances - best, 0.0) @ weights)
        best = np.maximum(best, one.chances)
        around = arrays.heads[arrays.out_of(arrays.place[one.person])]
        known = {int(arrays.ids[row]) for row in around.tolist()}
        bridges.append(
            Bridge(
                one.person,
                one.plan,
                gain,
                hours_of(one.plan, one.days),
                tuple(helped),
                scores.first_hop(one.person) / FOLLOW_THROUGH,
                one.before.chance,
                one.after.chance,
                one.by,
                one.days,
                not (known & own) - {ME},
            )
        )
    return tuple(bridges)
