"""The simulated world: the same seed gives the same records, and they are what was described."""

from collections import Counter

import numpy as np
import pytest

from godfather_desktop.domain.ids import ME
from godfather_desktop.insight.friends import contacts_counted
from validation import kinds
from validation.kinds import KINDS, UNCOURTED, UNSIGNALED
from validation.loyalty import brier, found_in, loyalty, means_and_ratio, reliability
from validation.world import AS_OF, DOWN, World, rolodex_of, without_answers, world_of


@pytest.fixture(scope="module")
def world() -> World:
    return world_of(1, 0)


def test_the_seed_and_number_decide_everything(world: World) -> None:
    assert world_of(1, 0) == world
    assert world_of(1, 1) != world
    assert world_of(2, 0) != world


def test_everybody_is_in_two_way_contact(world: World) -> None:
    assert len(contacts_counted(rolodex_of(world), AS_OF)) == sum(kind.number for kind in KINDS) == 150
    assert len(world.loyal) == kinds.LOYAL
    assert len(world.charming) == sum(kind.number for kind in KINDS if kind.charming)
    assert Counter(person.relation for person in world.people) == Counter(
        kind.relation for kind in KINDS for _ in range(kind.number)
    )


def test_records_lie_within_the_years(world: World) -> None:
    assert all(touch.day <= AS_OF for touch in world.touches)
    assert all(favor.day <= AS_OF for favor in world.favors)
    places = {person.id: place for place, person in enumerate(world.people)}
    keys = [(places[touch.person], touch.day) for touch in world.touches]
    assert keys == sorted(keys)


def test_in_the_down_period_only_a_few_write(world: World) -> None:
    wrote = {touch.person for touch in world.touches if DOWN.holds(touch.day)}
    assert 0 < len(wrote) < 75


def test_loyal_people_send_the_signals_more_often() -> None:
    worlds = [world_of(3, number) for number in range(12)]
    shares = {}
    for truth in (True, False):
        asked = [
            person.two_am
            for world in worlds
            for person in world.people
            if person.two_am is not None and (person.id in world.loyal) is truth
        ]
        shares[truth] = np.mean(asked)
    assert shares[True] > 0.7 > 0.3 > shares[False]


def test_what_is_left_out_is_left_out(world: World) -> None:
    assert not rolodex_of(world, down=False).downs
    bare = without_answers(rolodex_of(world))
    assert all(person.two_am is None and person.rating is None for person in bare.others())
    full = rolodex_of(world)
    assert full.downs
    assert any(person.two_am for person in full.others())
    assert full.roles_of(ME)


def test_other_casts_are_as_large() -> None:
    uncourted = world_of(1, 0, UNCOURTED)
    assert len(uncourted.people) == 150
    assert not uncourted.charming
    assert len(world_of(1, 0, UNSIGNALED).loyal) == kinds.LOYAL


def test_found_counts_are_of_five(world: World) -> None:
    found = found_in(world, rolodex_of(world))
    assert 0 <= found.by_chance <= kinds.LOYAL
    assert 0 <= found.by_strength <= kinds.LOYAL
    assert found.chances.shape == found.loyal.shape == (150,)
    assert found.loyal.sum() == kinds.LOYAL


def test_ratio_of_sums() -> None:
    above, below, ratio = means_and_ratio(np.array([4.0, 2.0]), np.array([1.0, 1.0]))
    assert (above.value, below.value, ratio.value) == (3.0, 1.0, 3.0)
    nothing = means_and_ratio(np.array([4.0, 2.0]), np.zeros(2))[2]
    assert np.isnan(nothing.value)


def test_reliability_and_brier() -> None:
    chances, loyal = np.array([0.1, 0.1, 0.9, 0.9]), np.array([False, False, True, False])
    assert reliability(chances, loyal).rows == (
        ("0.0 to 0.2", "2", "0.100", "0.000"),
        ("0.8 to 1.0", "2", "0.900", "0.500"),
    )
    assert brier(chances, loyal) == pytest.approx((0.01 * 3 + 0.81) / 4)


def test_the_finding_follows_the_seed() -> None:
    assert loyalty(2, seed=5) == loyalty(2, seed=5)
