"""Where people stand: rings by rank, circles apart, new people beside theirs."""

import math

import pytest

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, compiled
from godfather_desktop.graph.circles import circle_of_each
from godfather_desktop.graph.layout import ARRANGEMENTS, RING_RADII, Arrangement, arranged, placed_beside, ring_radius
from godfather_desktop.graph.network import Network
from tests.graph.test_circles import CHOIR, FIRM, three_groups
from tests.records import TODAY, rolodex_of


@pytest.fixture(name="arrays", scope="module")
def compiled_groups() -> Arrays:
    return compiled(Network(three_groups(), TODAY))


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_everybody_has_a_place_of_their_own(arrangement: Arrangement, arrays: Arrays) -> None:
    ranked = [*CHOIR, *FIRM]
    places = arranged(arrangement, arrays, circle_of_each(arrays), ranked)
    assert set(places) == {PersonId(int(one)) for one in arrays.ids}
    assert all(math.isfinite(x) and math.isfinite(y) for x, y in places.values())
    assert len(set(places.values())) == len(places)
    assert places == arranged(arrangement, arrays, circle_of_each(arrays), ranked)


def test_rings_follow_the_rank(arrays: Arrays) -> None:
    ranked = [*FIRM, *CHOIR]
    places = arranged("rings", arrays, circle_of_each(arrays), ranked)
    radii = [math.hypot(*places[one]) for one in ranked]
    assert max(radii[:5]) < RING_RADII[0] < min(radii[5:]) < max(radii) < RING_RADII[1]
    unknown = [math.hypot(*places[one]) for one in places if one not in ranked]
    assert min(unknown) > RING_RADII[-1]


def test_circles_stand_apart(arrays: Arrays) -> None:
    places = arranged("circles", arrays, circle_of_each(arrays), [])

    def middle(group: list[PersonId]) -> tuple[float, float]:
        return (sum(places[one][0] for one in group) / len(group), sum(places[one][1] for one in group) / len(group))

    centers = [middle(CHOIR), middle(FIRM)]
    for mine, other in ((0, 1), (1, 0)):
        for one in (CHOIR, FIRM)[mine]:
            assert math.dist(places[one], centers[mine]) < math.dist(places[one], centers[other])


@pytest.mark.parametrize("beyond", [0, 1, 100, 50_000])
def test_ring_radius_grows_from_ring_to_ring(beyond: int) -> None:
    edges = (0.0, *RING_RADII)
    for ring, ranks in enumerate((range(5), range(5, 15), range(15, 50), range(50, 150))):
        assert all(edges[ring] < ring_radius(rank, beyond) < edges[ring + 1] for rank in ranks)
    field = [ring_radius(rank, beyond) for rank in range(150, 5_000, 50)]
    assert field == sorted(field)
    assert field[0] > RING_RADII[-1]


@pytest.mark.parametrize("arrangement", ARRANGEMENTS)
def test_nobody_is_placed_nowhere(arrangement: Arrangement) -> None:
    arrays = compiled(Network(rolodex_of(), TODAY))
    assert arranged(arrangement, arrays, circle_of_each(arrays), []) == {}


@pytest.mark.parametrize("rank", [None, 0, 30, 400])
def test_new_person_stands_beside_theirs_and_on_nobody(rank: int | None, arrays: Arrays) -> None:
    places = arranged("rings", arrays, circle_of_each(arrays), [*CHOIR, *FIRM])
    new = placed_beside(PersonId(77), CHOIR[:2], places, rank)
    assert new == placed_beside(PersonId(77), CHOIR[:2], places, rank)
    assert min(math.dist(new, other) for other in places.values()) > 11.0


def test_first_person_of_all_has_a_place() -> None:
    x, y = placed_beside(PersonId(2), [], {}, None)
    assert math.isfinite(x)
    assert math.isfinite(y)
    assert math.hypot(x, y) > 0
