"""Best paths: equal to trying every path, and to networkx; diversity; what never lowers the best."""

import itertools
import math
import random
from collections.abc import Collection, Sequence

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, compiled
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.paths import Path, Reach, best_paths, way_on
from godfather_desktop.insight.introducing import Approach, last_hop, middle_hop
from godfather_desktop.insight.warmth import Warmth
from tests import strategies
from tests.records import TODAY, numbered, rolodex_of

Edges = dict[tuple[int, int], Warmth]
VP1 = Approach(1, 4)


def arrays_of(people: Sequence[int], edges: Edges) -> Arrays:
    """Arrays of a network with these ties, as sure and as strong as they say."""
    network = Network(rolodex_of(*numbered(people)), TODAY)
    for (a, b), warmth in edges.items():
        network.warmths[PersonId(a), PersonId(b)] = warmth
    return compiled(network)


def every_path(
    people: Sequence[int],
    edges: Edges,
    targets: Sequence[Reach],
    first_hops: dict[int, float],
    hops: int,
    avoid: Collection[int] = (),
) -> list[Path]:
    """All simple paths with 1 to `hops` introducers, by brute force."""
    found = []
    both = edges | {(b, a): warmth for (a, b), warmth in edges.items()}
    for target in targets:
        if target.person in avoid:
            continue
        others = [one for one in people if one != target.person and one not in avoid]
        for length in range(1, hops + 1):
            for way in itertools.permutations(others, length):
                chance = first_hops.get(way[0], 0.0)
                for pair in itertools.pairwise(way):
                    chance *= middle_hop(both[pair]) if pair in both else 0.0
                end = (way[-1], int(target.person))
                chance *= last_hop(both[end], target.approach) * target.authority if end in both else 0.0
                if chance > 0.0:
                    found.append(Path(tuple(map(PersonId, way)), target, chance))
    return found


def best_of_each(paths: Sequence[Path]) -> dict[int, float]:
    """The best chance through every first introducer."""
    best: dict[int, float] = {}
    for path in paths:
        first = path.introducers[0]
        best[first] = max(best.get(first, 0.0), path.chance)
    return best


def jaccard(one: Path, other: Path) -> float:
    mine, theirs = set(one.introducers), set(other.introducers)
    return len(mine & theirs) / len(mine | theirs)


@st.composite
def small_worlds(draw: st.DrawFn) -> tuple[list[int], Edges, dict[int, float]]:
    people = list(range(2, 2 + draw(st.integers(2, 7))))
    pairs = list(itertools.combinations(people, 2))
    known = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=len(pairs)))
    edges = {pair: draw(strategies.WARMTHS) for pair in known}
    chance = st.just(0.0) | st.floats(0.01, 0.873)
    return people, edges, {one: draw(chance) for one in people}


@st.composite
def aims(draw: st.DrawFn, people: list[int]) -> list[Reach]:
    goals = draw(st.lists(st.sampled_from(people), unique=True, min_size=1, max_size=3))
    return [
        Reach(PersonId(goal), draw(strategies.APPROACHES), draw(st.sampled_from((1.0, 0.5, 0.2)))) for goal in goals
    ]


@settings(max_examples=150)
@given(small_worlds(), st.integers(1, 3), st.data())
def test_best_paths_equal_brute_force(
    world: tuple[list[int], Edges, dict[int, float]], hops: int, data: st.DataObject
) -> None:
    people, edges, first_hops = world
    targets = data.draw(aims(people))
    avoid = data.draw(st.lists(st.sampled_from(people), max_size=2))
    everything = every_path(people, edges, targets, first_hops, hops, avoid)
    best = best_of_each(everything)
    found = best_paths(
        arrays_of(people, edges),
        targets,
        lambda person: first_hops[person],
        hops=hops,
        limit=10,
        avoid=[PersonId(one) for one in avoid],
    )
    # Each path found is the best one through its first introducer, with its own chance.
    by_way = {(path.introducers, path.reach.person): path.chance for path in everything}
    for path in found:
        assert path.chance == pytest.approx(by_way[path.introducers, path.reach.person])
        assert path.chance == pytest.approx(best[path.introducers[0]])
        assert len(set(path.introducers)) == len(path.introducers)
        assert not {*path.introducers, path.reach.person} & set(avoid)
    chances = [path.chance for path in found]
    assert chances == sorted(chances, reverse=True)
    if best:
        assert chances[0] == pytest.approx(max(best.values()))
    else:
        assert not found
    # Whoever is left out as a first introducer leads only to a path too like a better one.
    firsts = {path.introducers[0] for path in found}
    assert len(firsts) == len(found)
    for one, other in itertools.combinations(found, 2):
        assert jaccard(one, other) <= 0.5
    for first in set(best) - firsts:
        its_best = [
            path
            for path in everything
            if path.introducers[0] == first and path.chance == pytest.approx(best[first], rel=1e-9)
        ]
        assert any(
            jaccard(path, better) > 0.5 and better.chance >= path.chance * (1 - 1e-9)
            for path in its_best
            for better in found
        )


@settings(max_examples=100)
@given(small_worlds(), st.integers(1, 3), st.data())
def test_excluded_ties_are_used_in_neither_direction(
    world: tuple[list[int], Edges, dict[int, float]], hops: int, data: st.DataObject
) -> None:
    people, edges, first_hops = world
    targets = data.draw(aims(people))
    avoid = data.draw(st.lists(st.sampled_from(people), max_size=1))
    closed = data.draw(st.lists(st.sampled_from(list(itertools.permutations(people, 2))), max_size=4))
    left = {pair: warmth for pair, warmth in edges.items() if pair not in closed and pair[::-1] not in closed}
    everything = every_path(people, left, targets, first_hops, hops, avoid)
    found = best_paths(
        arrays_of(people, edges),
        targets,
        first_hops.__getitem__,
        hops=hops,
        limit=10,
        avoid=[PersonId(one) for one in avoid],
        without=[(PersonId(a), PersonId(b)) for a, b in [*closed, (98, 99)]],
    )
    fewer = best_paths(
        arrays_of(people, left),
        targets,
        first_hops.__getitem__,
        hops=hops,
        limit=10,
        avoid=[PersonId(one) for one in avoid],
    )
    assert [path.chance for path in found] == pytest.approx([path.chance for path in fewer])
    assert found[0].chance == pytest.approx(max(one.chance for one in everything)) if everything else not found
    for path in found:
        steps = itertools.pairwise((*path.introducers, path.reach.person))
        assert not any(step in closed or step[::-1] in closed for step in steps)


@pytest.mark.parametrize("hops", [1, 2, 3])
def test_targets_introduce_to_one_another_but_never_to_themselves(hops: int) -> None:
    """Two at one company: the way to the chief leads through the vice president, who is a target, too."""
    strong, weak = Warmth(1.0, 0.85), Warmth(1.0, 0.1)
    edges = {(2, 3): strong, (3, 9): strong, (2, 9): weak, (4, 3): strong}
    first_hops = {2: 0.8, 3: 0.5, 4: 0.6, 9: 0.7}
    targets = [Reach(PersonId(9), VP1, 1.0), Reach(PersonId(3), VP1, 0.2)]
    found = best_paths(arrays_of([2, 3, 4, 9], edges), targets, first_hops.__getitem__, hops=hops, limit=10)
    everything = every_path([2, 3, 4, 9], edges, targets, first_hops, hops)
    best = best_of_each(everything)
    assert all(path.chance == pytest.approx(best[path.introducers[0]]) for path in found)
    assert found[0].chance == pytest.approx(max(best.values()))
    assert all(path.reach.person not in path.introducers for path in found)
    assert any(3 in path.introducers and path.reach.person == 9 for path in found)


@given(small_worlds(), st.data())
def test_way_on_is_the_best_way_for_everybody(
    world: tuple[list[int], Edges, dict[int, float]], data: st.DataObject
) -> None:
    people, edges, _ = world
    targets = data.draw(aims(people))
    arrays = arrays_of(people, edges)
    best = best_of_each(every_path(people, edges, targets, dict.fromkeys(people, 1.0), 2))
    ways = way_on(arrays, targets)
    assert {one: float(ways[arrays.place[PersonId(one)]]) for one in people} == pytest.approx(
        dict.fromkeys(people, 0.0) | best
    )


@given(small_worlds(), st.integers(1, 3), st.integers(1, 4), st.data())
def test_a_limit_takes_the_first_of_all(
    world: tuple[list[int], Edges, dict[int, float]], hops: int, limit: int, data: st.DataObject
) -> None:
    people, edges, first_hops = world
    targets = data.draw(aims(people))
    arrays = arrays_of(people, edges)
    whole = best_paths(arrays, targets, first_hops.__getitem__, hops=hops, limit=10)
    assert best_paths(arrays, targets, first_hops.__getitem__, hops=hops, limit=limit) == whole[:limit]


@given(small_worlds(), st.integers(1, 3), st.data())
def test_more_or_better_ties_never_lower_the_best(
    world: tuple[list[int], Edges, dict[int, float]], hops: int, data: st.DataObject
) -> None:
    people, edges, first_hops = world
    target = Reach(PersonId(people[-1]), data.draw(strategies.APPROACHES))

    def best(known: Edges, asked: dict[int, float]) -> float:
        paths = best_paths(arrays_of(people, known), [target], asked.__getitem__, hops=hops, limit=1)
        return paths[0].chance if paths else 0.0

    before = best(edges, first_hops)
    for path in best_paths(arrays_of(people, edges), [target], first_hops.__getitem__, hops=hops, limit=1):
        assert path.chance <= first_hops[path.introducers[0]] + 1e-12
    pair = data.draw(st.sampled_from(list(itertools.combinations(people, 2))))
    old = edges.get(pair, Warmth(0.0, 0.0))
    raised = Warmth(data.draw(st.floats(old.certainty, 1.0)), data.draw(st.floats(old.strength, 0.85)))
    assert best(edges | {pair: raised}, first_hops) >= before - 1e-12
    asked = data.draw(st.sampled_from(people))
    likelier = first_hops | {asked: data.draw(st.floats(first_hops[asked], 0.873))}
    assert best(edges, likelier) >= before - 1e-12


def large_world(seed: int, people: int = 150, ties: int = 600) -> tuple[list[int], Edges, dict[int, float]]:
    chance = random.Random(seed)
    ids = list(range(2, 2 + people))
    edges: Edges = {}
    while len(edges) < ties:
        a, b = sorted(chance.sample(ids, 2))
        edges[a, b] = Warmth(chance.random(), chance.random() * 0.85)
    return ids, edges, {one: 0.873 * chance.random() if chance.random() < 0.3 else 0.0 for one in ids}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("hops", [1, 2, 3])
def test_best_paths_equal_dijkstra_on_layers(seed: int, hops: int) -> None:
    people, edges, first_hops = large_world(seed)
    goal = people[seed]
    # One layer for each introducer, so that no way is longer than allowed.
    layers: nx.DiGraph[tuple[int, int]] = nx.DiGraph()
    me, end_of_all = (-1, 0), (hops, goal)
    for one in people:
        if first_hops[one] > 0.0 and one != goal:
            layers.add_edge(me, (0, one), weight=-math.log(first_hops[one]))
    for (a, b), warmth in edges.items():
        for start, end in ((a, b), (b, a)):
            if start == goal:
                continue
            for layer in range(hops):
                if end == goal:
                    layers.add_edge((layer, start), end_of_all, weight=-math.log(last_hop(warmth, VP1)))
                elif layer + 1 < hops:
                    layers.add_edge((layer, start), (layer + 1, end), weight=-math.log(middle_hop(warmth)))
    way = nx.dijkstra_path(layers, me, end_of_all)
    cost = nx.path_weight(layers, way, "weight")
    (found,) = best_paths(
        arrays_of(people, edges), [Reach(PersonId(goal), VP1)], first_hops.__getitem__, hops=hops, limit=1
    )
    assert found.chance == pytest.approx(math.exp(-cost))
    assert [node[1] for node in way[1:-1]] == list(found.introducers)


@pytest.mark.parametrize("seed", range(4))
def test_through_one_first_introducer_three_hops_equal_plain_dijkstra(seed: int) -> None:
    """Where the best way of all has at most three introducers, a plain Dijkstra finds the same one."""
    people, edges, _ = large_world(seed, people=60, ties=400)
    goal, first = people[0], people[-1]
    plain: nx.DiGraph[int] = nx.DiGraph()
    for (a, b), warmth in edges.items():
        for start, end in ((a, b), (b, a)):
            chance = last_hop(warmth, VP1) if end == goal else middle_hop(warmth)
            if start != goal:
                plain.add_edge(start, end, weight=-math.log(chance))
    way = nx.dijkstra_path(plain, first, goal)
    cost = nx.path_weight(plain, way, "weight")
    assert len(way) <= 4, "choose another seed"
    (found,) = best_paths(
        arrays_of(people, edges),
        [Reach(PersonId(goal), VP1)],
        lambda person: 0.5 if person == first else 0.0,
        hops=3,
    )
    assert found.chance == pytest.approx(0.5 * math.exp(-cost))
    assert list(found.introducers) == way[:-1]


def test_path_too_like_a_better_one_is_left_out() -> None:
    sure = Warmth(1.0, 0.85)
    # 2 and 3 both lead through 4 and 5: half or more of their introducers are shared.
    edges = {(2, 4): sure, (3, 4): sure, (4, 5): sure, (5, 9): sure, (6, 9): Warmth(1.0, 0.05)}
    first_hops = {2: 0.8, 3: 0.7, 4: 0.0, 5: 0.0, 6: 0.1, 9: 0.0}
    found = best_paths(arrays_of([2, 3, 4, 5, 6, 9], edges), [Reach(PersonId(9), VP1)], first_hops.__getitem__, hops=3)
    assert [path.introducers for path in found] == [(2, 4, 5), (3, 4, 5), (6,)]
    edges[2, 3] = sure
    first_hops[2] = 0.1
    first_hops[4] = 0.75
    found = best_paths(arrays_of([2, 3, 4, 5, 6, 9], edges), [Reach(PersonId(9), VP1)], first_hops.__getitem__, hops=3)
    # Now 4-5 is best; 3-4-5 shares two of three introducers with it and is left out.
    assert [path.introducers for path in found] == [(4, 5), (6,)]


def test_no_more_than_three_introducers_ever() -> None:
    sure = Warmth(1.0, 0.85)
    chain = {(one, one + 1): sure for one in range(2, 7)}
    arrays = arrays_of(range(2, 8), chain)
    found = best_paths(arrays, [Reach(PersonId(7), VP1)], lambda person: 0.8 if person == 2 else 0.0, hops=9)
    assert found == []
    found = best_paths(arrays, [Reach(PersonId(6), VP1)], lambda person: 0.8 if person == 3 else 0.0, hops=9)
    assert [path.introducers for path in found] == [(3, 4, 5)]


def test_targets_that_are_not_there_have_no_path() -> None:
    arrays = arrays_of([2, 3], {(2, 3): Warmth(1.0, 0.5)})
    assert best_paths(arrays, [], lambda _: 0.5) == []
    assert best_paths(arrays, [Reach(PersonId(99), VP1)], lambda _: 0.5) == []
    assert best_paths(arrays, [Reach(PersonId(3), VP1)], lambda _: 0.5, avoid=[PersonId(3)]) == []


def test_few_first_hops_are_computed() -> None:
    people, edges, first_hops = large_world(1, people=400, ties=4_000)
    asked: list[int] = []

    def first_hop(person: PersonId) -> float:
        asked.append(person)
        return 0.5 + first_hops[person] / 3

    best_paths(arrays_of(people, edges), [Reach(PersonId(people[0]), VP1)], first_hop, limit=3)
    assert len(asked) == len(set(asked)) < len(people)
