"""Warm introductions: the best path through every first introducer, in one reverse pass (section 4).

From the target back, a few rounds of relaxation give for each person the most likely way on to
the target. My own chance with each possible first introducer then ranks them; it is computed only
as far down the list as it can still matter.
"""

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, Floats, Ints
from godfather_desktop.insight.asking import HIGHEST_CHANCE
from godfather_desktop.insight.introducing import FOLLOW_THROUGH, Approach, last_hop
from godfather_desktop.insight.warmth import Warmth

MOST_INTRODUCERS = 3


@dataclass(frozen=True, slots=True)
class Target:
    """Somebody to reach. authority: 0..1, what reaching this person is worth; 1 for a named person."""

    person: PersonId
    approach: Approach
    authority: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Introducers in order, the target they lead to, and the chance of the whole (0..1)."""

    introducers: tuple[PersonId, ...]
    target: Target
    chance: float


class _Pass:
    """One reverse pass from one target: the cost -ln chance of the best way on, by hops left."""

    def __init__(self, arrays: Arrays, target: Target, banned: Collection[int], hops: int) -> None:
        self._arrays = arrays
        self.target = target
        self._goal = arrays.place[target.person]
        self._last = np.full(arrays.count, np.inf)
        around = arrays.out_of(self._goal)
        for row, certainty, strength in zip(
            arrays.heads[around], arrays.certainty[around], arrays.strength[around], strict=True
        ):
            chance = last_hop(Warmth(float(certainty), float(strength)), target.approach) * target.authority
            self._last[row] = -math.log(chance)
        self._banned = np.array(sorted({*banned, self._goal}), dtype=np.int64)
        self._last[self._banned] = np.inf
        self.levels: list[Floats] = [self._last]
        for _ in range(hops - 1):
            self.levels.append(self._relaxed(self.levels[-1]))
        self.best = self.levels[-1]

    def _relaxed(self, costs: Floats) -> Floats:
        """One more hop allowed: the cheaper of going straight on and of asking one more introducer."""
        arrays = self._arrays
        if not len(arrays.busy):
            return costs
        through = np.minimum.reduceat(arrays.middle + costs[arrays.heads], arrays.starts[arrays.busy])
        relaxed = costs.copy()
        relaxed[arrays.busy] = np.minimum(relaxed[arrays.busy], through)
        relaxed[self._banned] = np.inf
        return relaxed

    def introducers_from(self, row: int) -> tuple[PersonId, ...]:
        """The introducers on the best way from a first one, read back level by level."""
        arrays, rows = self._arrays, [row]
        level = len(self.levels) - 1
        while level and self.levels[level][row] < self._last[row]:
            while self.levels[level - 1][row] <= self.levels[level][row]:
                level -= 1
            around = arrays.out_of(row)
            ways = arrays.middle[around] + self.levels[level - 1][arrays.heads[around]]
            row = int(arrays.heads[around][int(np.argmin(ways))])
            rows.append(row)
            level -= 1
        return tuple(PersonId(int(arrays.ids[row])) for row in rows)


def best_paths(
    arrays: Arrays,
    targets: Sequence[Target],
    first_hop: Callable[[PersonId], float],
    *,
    hops: int = 2,
    limit: int = 3,
    avoid: Collection[PersonId] = (),
) -> list[Path]:
    """The best paths to any of the targets, each through another first introducer, the best first.

    first_hop: my chance with an introducer, follow-through included, 0 where I know nobody.
    hops: the most introducers on a path, 1..3. A path that shares more than half of its
    introducers with a better one is left out. O(targets * hops * m) plus the first hops needed.
    """
    banned = [arrays.place[person] for person in avoid if person in arrays.place]
    passes = [
        _Pass(arrays, target, banned, min(hops, MOST_INTRODUCERS))
        for target in targets
        if target.person in arrays.place and target.person not in avoid
    ]
    if not passes:
        return []
    return _diverse(_ranked(arrays, passes, first_hop), limit)


def _ranked(arrays: Arrays, passes: list[_Pass], first_hop: Callable[[PersonId], float]) -> Iterator[Path]:
    """Paths in falling chance, one for each first introducer, computed only as they are taken."""
    costs = np.stack([one.best for one in passes])
    choice = costs.argmin(axis=0)
    cheapest = costs[choice, np.arange(arrays.count)]
    order = np.argsort(cheapest, kind="stable")
    order = order[np.isfinite(cheapest[order])]
    waiting: list[tuple[float, int]] = []
    ceiling = FOLLOW_THROUGH * HIGHEST_CHANCE
    for row in order.tolist():
        rest = math.exp(-cheapest[row])
        while waiting and waiting[0][0] >= ceiling * rest:
            yield _path(passes, choice, *waiting.pop(0))
        chance = first_hop(PersonId(int(arrays.ids[row]))) * rest
        if chance > 0.0:
            waiting.append((chance, row))
            waiting.sort(key=lambda item: (-item[0], item[1]))
    for chance, row in waiting:
        yield _path(passes, choice, chance, row)


def _path(passes: list[_Pass], choice: Ints, chance: float, row: int) -> Path:
    one = passes[int(choice[row])]
    return Path(one.introducers_from(row), one.target, chance)


def _diverse(paths: Iterator[Path], limit: int) -> list[Path]:
    kept: list[Path] = []
    while len(kept) < limit and (path := next(paths, None)) is not None:
        if not any(_overlap(path.introducers, better.introducers) > 0.5 for better in kept):
            kept.append(path)
    return kept


def _overlap(one: Collection[PersonId], other: Collection[PersonId]) -> float:
    """Jaccard: shared introducers over all introducers of the two."""
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / len(mine | theirs)
