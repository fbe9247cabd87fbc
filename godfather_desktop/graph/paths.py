"""Warm introductions: the best path through every first introducer, in one reverse search (section 4).

From the targets back, a few rounds of relaxation give for each person the most likely way on to
one of them. My own chance with each possible first introducer then ranks them; it is computed only
as far down the list as it can still matter.

Several targets are searched at once, as if one sink stood behind them. Whoever is a target may
also introduce to another one, but never to themselves: so each person keeps the best ways on to a
few different targets, as many as rounds remain.
"""

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, Flags, Floats, Ints, last_chances
from godfather_desktop.insight.asking import HIGHEST_CHANCE
from godfather_desktop.insight.introducing import FOLLOW_THROUGH, Approach

MOST_INTRODUCERS = 3
Pair = tuple[PersonId, PersonId]


@dataclass(frozen=True, slots=True)
class Reach:
    """Somebody to reach. authority: 0..1, what reaching this person is worth; 1 for a named person."""

    person: PersonId
    approach: Approach
    authority: float = 1.0


@dataclass(frozen=True, slots=True)
class Path:
    """Introducers in order, whom they lead to, and the chance of the whole (0..1)."""

    introducers: tuple[PersonId, ...]
    reach: Reach
    chance: float


@dataclass(frozen=True, slots=True)
class _Ways:
    """The best ways on, to different targets, when so many introducers may still come.

    cost: (k, n) -ln of the chance, ascending, inf where there is none. goal: (k, n) number of the
    target. next: (k, n) the row to ask next, -1 for going straight to the target.
    """

    cost: Floats
    goal: Ints
    next: Ints


class _Search:
    """A reverse search from all targets; a class because a path is read back from its rounds."""

    def __init__(
        self, arrays: Arrays, reaches: Sequence[Reach], banned: Collection[int], without: Collection[Pair], hops: int
    ) -> None:
        self._arrays = arrays
        self.reaches = reaches
        self._banned = np.array(sorted(banned), dtype=np.int64)
        self._closed = self._edges_of(without)
        self._goals = np.array([arrays.place[one.person] for one in reaches], dtype=np.int64)
        self.rounds = [self._last(min(hops, len(reaches)))]
        for done in range(1, hops):
            self.rounds.append(self._relaxed(self.rounds[-1], min(hops - done, len(reaches))))
        self.cost = self.rounds[-1].cost[0]

    def _edges_of(self, pairs: Collection[Pair]) -> Ints:
        arrays = self._arrays
        rows = [
            (arrays.place[tail], arrays.place[head])
            for a, b in pairs
            for tail, head in ((a, b), (b, a))
            if a in arrays.place and b in arrays.place
        ]
        return np.array([tail * arrays.count + head for tail, head in rows], dtype=np.int64)

    def _open(self, edges: Ints) -> Flags:
        """Which of the edges may be used."""
        if not len(self._closed):
            return np.ones(len(edges), dtype=np.bool_)
        arrays = self._arrays
        return ~np.isin(arrays.tails[edges] * arrays.count + arrays.heads[edges], self._closed)

    def _last(self, most: int) -> _Ways:
        """Straight to a target: the last introducer's hop."""
        arrays = self._arrays
        edges, goals = _edges_from(arrays, self._goals)
        kept = self._open(edges)
        edges, goals = edges[kept], goals[kept]
        chance = last_chances(
            arrays.certainty[edges], arrays.strength[edges], [one.approach for one in self.reaches], goals
        )
        cost = -np.log(chance * np.array([one.authority for one in self.reaches])[goals])
        return self._best(arrays.heads[edges], cost, goals, np.full(len(edges), -1, dtype=np.int64), most)

    def _relaxed(self, ways: _Ways, most: int) -> _Ways:
        """One more introducer allowed: the cheaper of the ways so far and of asking one more person."""
        arrays = self._arrays
        found: list[tuple[Ints, Floats, Ints, Ints]] = []
        for cost, goal, on in zip(ways.cost, ways.goal, ways.next, strict=True):
            there = np.flatnonzero(np.isfinite(cost))
            found.append((there, cost[there], goal[there], on[there]))
            edges, source = _edges_from(arrays, there)
            kept = self._open(edges)
            edges, asked = edges[kept], there[source[kept]]
            # A tie is as good in both directions: this edge weighs what its counterpart weighs.
            found.append((arrays.heads[edges], arrays.middle[edges] + cost[asked], goal[asked], asked))
        rows, costs, goals, nexts = (np.concatenate(column) for column in zip(*found, strict=True))
        return self._best(rows, costs, goals, nexts, most)

    def _best(self, rows: Ints, cost: Floats, goal: Ints, on: Ints, most: int) -> _Ways:
        """Of all candidates the cheapest for each row, then the cheapest to another target, and so on."""
        count = self._arrays.count
        best = _Ways(
            np.full((most, count), np.inf),
            np.full((most, count), -1, dtype=np.int64),
            np.full((most, count), -1, dtype=np.int64),
        )
        fit = self._goals[goal] != rows
        if len(self._banned):
            fit &= ~np.isin(rows, self._banned)
        rows, cost, goal, on = rows[fit], cost[fit], goal[fit], on[fit]
        for place in range(most):
            np.minimum.at(best.cost[place], rows, cost)
            cheapest = np.flatnonzero(cost == best.cost[place][rows])
            found, first = np.unique(rows[cheapest], return_index=True)
            best.goal[place, found] = goal[cheapest[first]]
            best.next[place, found] = on[cheapest[first]]
            if place + 1 < most:
                others = goal != best.goal[place][rows]
                rows, cost, goal, on = rows[others], cost[others], goal[others], on[others]
        return best

    def path(self, row: int, chance: float) -> Path:
        """The best way from a first introducer, read back round by round."""
        arrays = self._arrays
        goal = int(self.rounds[-1].goal[0, row])
        rows = [row]
        for place in range(len(self.rounds) - 1, -1, -1):
            ways = self.rounds[place]
            slot = int(np.flatnonzero(ways.goal[:, row] == goal)[0])
            cost = ways.cost[slot, row]
            earlier = self.rounds[place - 1]
            if place and np.any((earlier.goal[:, row] == goal) & (earlier.cost[:, row] <= cost)):
                continue  # The way was there a round before already.
            on = int(ways.next[slot, row])
            if on < 0:
                break
            row = on
            rows.append(row)
        return Path(tuple(PersonId(int(arrays.ids[one])) for one in rows), self.reaches[goal], chance)


def _edges_from(arrays: Arrays, rows: Ints) -> tuple[Ints, Ints]:
    """All edges that begin at these rows, and for each of them which of the rows it is."""
    sizes = arrays.starts[rows + 1] - arrays.starts[rows]
    source = np.repeat(np.arange(len(rows)), sizes)
    offsets = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return arrays.starts[rows][source] + offsets, source


def best_paths(
    arrays: Arrays,
    reaches: Sequence[Reach],
    first_hop: Callable[[PersonId], float],
    *,
    hops: int = 2,
    limit: int = 3,
    avoid: Collection[PersonId] = (),
    without: Collection[Pair] = (),
) -> list[Path]:
    """The best paths to any of the targets, each through another first introducer, the best first.

    first_hop: my chance with an introducer, follow-through included, 0 where I know nobody.
    hops: the most introducers on a path, 1..3. avoid: people, without: ties that no path may use.
    A path that shares more than half of its introducers with a better one is left out.
    O(hops x ties around the people reached), plus the first hops needed.
    """
    search = _searched(arrays, reaches, hops, avoid, without)
    if search is None:
        return []
    return _diverse(_ranked(arrays, search, first_hop), limit)


def way_on(arrays: Arrays, reaches: Sequence[Reach], *, hops: int = 2, avoid: Collection[PersonId] = ()) -> Floats:
    """(n,) for everybody the best chance (0..1) of leading on to one of the targets, once they said yes."""
    search = _searched(arrays, reaches, hops, avoid, ())
    return np.zeros(arrays.count) if search is None else np.exp(-search.cost)


def _searched(
    arrays: Arrays, reaches: Sequence[Reach], hops: int, avoid: Collection[PersonId], without: Collection[Pair]
) -> _Search | None:
    there = [one for one in reaches if one.person in arrays.place and one.person not in avoid]
    if not there:
        return None
    banned = [arrays.place[person] for person in avoid if person in arrays.place]
    return _Search(arrays, there, banned, without, min(hops, MOST_INTRODUCERS))


def _ranked(arrays: Arrays, search: _Search, first_hop: Callable[[PersonId], float]) -> Iterator[Path]:
    """Paths in falling chance, one for each first introducer, computed only as they are taken."""
    order = np.argsort(search.cost, kind="stable")
    order = order[np.isfinite(search.cost[order])]
    waiting: list[tuple[float, int]] = []
    ceiling = FOLLOW_THROUGH * HIGHEST_CHANCE
    for row in order.tolist():
        rest = math.exp(-search.cost[row])
        while waiting and waiting[0][0] >= ceiling * rest:
            chance, first = waiting.pop(0)
            yield search.path(first, chance)
        chance = first_hop(PersonId(int(arrays.ids[row]))) * rest
        if chance > 0.0:
            waiting.append((chance, row))
            waiting.sort(key=lambda item: (-item[0], item[1]))
    for chance, row in waiting:
        yield search.path(row, chance)


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
