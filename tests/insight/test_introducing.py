"""Hop chances: the q and cold values of section 4, their rows, and what never lowers them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.insight.asking import Asking, chance_of_yes
from godfather_desktop.insight.introducing import (
    Approach,
    combined_chance,
    direct,
    direct_rows,
    first_hop,
    first_hop_rows,
    last_hop,
    last_hop_rows,
    middle_hop,
    middle_hop_rows,
)
from godfather_desktop.insight.warmth import Warmth, co_employed
from tests import strategies

CLOSE = 5e-5


@pytest.mark.parametrize(
    ("strength", "chance"), [(0.0, 0.0622), (0.2, 0.1161), (0.5, 0.2648), (0.7, 0.4085), (0.8, 0.4859)]
)
def test_q_values_of_a_middle_hop(strength: float, chance: float) -> None:
    assert middle_hop(Warmth(1.0, strength)) == pytest.approx(chance, abs=CLOSE)


@pytest.mark.parametrize(("value", "chance"), [(0, 0.0121), (1, 0.0392), (2, 0.1192)])
def test_cold_values_of_a_chief(value: float, chance: float) -> None:
    assert direct(0.0, Approach(value, 4)) == pytest.approx(chance, abs=CLOSE)


@pytest.mark.parametrize(("value", "chance"), [(-1, 0.0962), (0, 0.2611), (1, 0.5399), (2, 0.7958)])
def test_p1_last_hop_by_value(value: float, chance: float) -> None:
    assert last_hop(Warmth(1.0, 0.7), Approach(value, 4)) == pytest.approx(chance, abs=CLOSE)


def test_p4_hops() -> None:
    assert last_hop(Warmth(1.0, 0.8), Approach(1, 4)) == pytest.approx(0.6548, abs=CLOSE)
    assert first_hop(Asking(55.0)) == pytest.approx(0.9 * 0.4825, abs=CLOSE)


def test_p5_last_hop_over_an_inferred_tie() -> None:
    assert last_hop(co_employed(3, 150, 2), Approach(1, 4)) == pytest.approx(0.1330, abs=CLOSE)
    assert last_hop(co_employed(3, 10_000, 2), Approach(1, 4)) == pytest.approx(0.0484, abs=CLOSE)


def test_p6_reliability_of_several_introducers() -> None:
    chances = (0.36, 0.20, 0.10)
    assert 1 - math.prod(1 - one for one in chances) == pytest.approx(0.5392)
    assert combined_chance(chances, same_target=True) == pytest.approx(0.4496)


def test_p7_reliability_at_a_company() -> None:
    assert combined_chance((0.3627, 0.18), same_target=False) == pytest.approx(0.4545, abs=CLOSE)


def test_nobody_to_ask_has_no_chance() -> None:
    assert combined_chance((), same_target=True) == 0.0


@given(st.lists(st.floats(0.0, 1.0), min_size=1, max_size=6), st.booleans())
def test_combined_lies_between_the_best_and_noisy_or(chances: list[float], same: bool) -> None:
    combined = combined_chance(chances, same_target=same)
    assert max(chances) - 1e-12 <= combined <= 1 - math.prod(1 - one for one in chances) + 1e-12


@given(strategies.ASKINGS)
def test_first_hop_rows_sum_to_it(asking: Asking) -> None:
    assert sum(row.points for row in first_hop_rows(asking)) == pytest.approx(first_hop(asking), abs=1e-12)
    assert first_hop(asking) == pytest.approx(0.9 * chance_of_yes(asking))


@given(strategies.WARMTHS)
def test_middle_hop_rows_sum_to_it(warmth: Warmth) -> None:
    rows = middle_hop_rows(warmth)
    assert sum(row.points for row in rows) == pytest.approx(middle_hop(warmth), abs=1e-12)
    assert [row.part for row in rows] == ["base", "their tie", "certainty", "follow-through"]


@given(strategies.WARMTHS, strategies.APPROACHES)
def test_last_hop_rows_sum_to_it(warmth: Warmth, approach: Approach) -> None:
    assert sum(row.points for row in last_hop_rows(warmth, approach)) == pytest.approx(
        last_hop(warmth, approach), abs=1e-12
    )


@given(st.floats(0.0, 100.0), strategies.APPROACHES)
def test_direct_rows_sum_to_it(strength: float, approach: Approach) -> None:
    chance = direct(strength, approach)
    assert 0.005 <= chance <= 0.95
    assert sum(row.points for row in direct_rows(strength, approach)) == pytest.approx(chance, abs=1e-12)


@given(strategies.WARMTHS, strategies.APPROACHES, st.floats(0.0, 1.0))
def test_surer_and_stronger_ties_never_lower_a_hop(warmth: Warmth, approach: Approach, more: float) -> None:
    surer = Warmth(min(1.0, warmth.certainty + more), warmth.strength)
    stronger = Warmth(warmth.certainty, min(0.85, warmth.strength + more))
    for better in (surer, stronger):
        assert middle_hop(better) >= middle_hop(warmth) - 1e-12
        assert last_hop(better, approach) >= last_hop(warmth, approach) - 1e-12
    assert middle_hop(warmth) <= 0.9
