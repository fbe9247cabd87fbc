"""Bridges before the river: B1, what is proven of greedy picking, and the whole answer (section 6)."""

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import AskId, PersonId, TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.graph import river
from godfather_desktop.graph.arrays import Floats, compiled
from godfather_desktop.graph.introductions import reach_of, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.river import MOST_PICKS, Greedy, River, greedy, reaches_for, river_of
from godfather_desktop.insight.scores import Scores
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    EVE,
    TODAY,
    favor,
    numbered,
    organization,
    person,
    role,
    rolodex_of,
    tie,
    tied_to,
    touch,
)

# B1: A .2709 -> .5399 in 6 h, B .5399 -> .6231 in 3 h, C .2244 -> .5399 in .1 h.
ON = np.array([[0.5, 0.0], [0.3, 0.5], [0.4, 0.2]])
NOW = 0.9 * np.array([0.2709, 0.5399, 0.2244])[:, None] * ON
THEN = 0.9 * np.array([0.5399, 0.6231, 0.5399])[:, None] * ON
HOURS = np.array([6.0, 3.0, 0.1])
EQUAL = np.ones(2)
CLOSE = 1e-4


def b1(budget: float) -> Greedy:
    return greedy(THEN, HOURS, EQUAL, NOW.max(axis=0), budget)


def test_b1_gains_for_an_hour() -> None:
    base = NOW.max(axis=0)
    assert base.sum() == pytest.approx(0.3887, abs=CLOSE)
    gains = np.maximum(THEN - base, 0.0).sum(axis=1)
    assert gains == pytest.approx([0.0972, 0.0599, 0.0486], abs=5 * CLOSE)
    assert gains / HOURS == pytest.approx([0.0162, 0.0200, 0.486], abs=1e-3)


def test_b1_four_hours() -> None:
    made = b1(4.0)
    assert made.picks == (2, 1)
    assert made.value == pytest.approx(0.4748, abs=CLOSE)


def test_b1_ten_hours() -> None:
    made = b1(10.0)
    assert made.value == pytest.approx(0.5234, abs=CLOSE)
    assert made.picks == (2, 1, 0)


def test_b1_no_hours() -> None:
    made = b1(0.0)
    assert made.picks == ()
    assert made.value == pytest.approx(0.3887, abs=CLOSE)
    assert made.bound == pytest.approx(0.3887, abs=CLOSE)


Case = tuple[Floats, Floats, Floats, Floats]
CHANCES = st.floats(0.0, 0.9).map(lambda one: round(one, 3))


@st.composite
def cases(draw: st.DrawFn, *, unit: bool = False) -> Case:
    count, targets = draw(st.integers(1, 6)), draw(st.integers(1, 4))
    values = np.array(draw(st.lists(CHANCES, min_size=count * targets, max_size=count * targets)))
    hours = (
        [1.0] * count
        if unit
        else draw(st.lists(st.sampled_from((0.1, 0.25, 0.5, 1.5, 3.0, 6.0)), min_size=count, max_size=count))
    )
    weights = np.array(draw(st.lists(st.floats(0.1, 1.0), min_size=targets, max_size=targets)))
    base = np.array(draw(st.lists(st.floats(0.0, 0.3), min_size=targets, max_size=targets)))
    return values.reshape(count, targets), np.array(hours), weights, base


def worth(case: Case, picks: tuple[int, ...]) -> float:
    values, _, weights, base = case
    best = np.maximum(base, values[list(picks)].max(axis=0)) if picks else base
    return float(best @ weights)


def optimum(case: Case, budget: float) -> float:
    count = len(case[0])
    sets = (picks for size in range(count + 1) for picks in itertools.combinations(range(count), size))
    return max(worth(case, picks) for picks in sets if sum(case[1][list(picks)]) <= budget + 1e-9)


@pytest.fixture
def any_gain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take every gain, however small: what is proven holds without a threshold."""
    monkeypatch.setattr(river, "_LEAST_GAIN", 1e-12)


@given(cases(), st.data())
def test_value_is_monotone_and_submodular(case: Case, data: st.DataObject) -> None:
    everyone = list(range(len(case[0])))
    larger = data.draw(st.lists(st.sampled_from(everyone), unique=True))
    smaller = [one for one in larger if data.draw(st.booleans())]
    more = data.draw(st.sampled_from(everyone))
    gain_small = worth(case, (*smaller, more)) - worth(case, tuple(smaller))
    gain_large = worth(case, (*larger, more)) - worth(case, tuple(larger))
    assert gain_large >= -1e-12
    assert gain_small >= gain_large - 1e-12


@pytest.mark.usefixtures("any_gain")
@given(cases(unit=True), st.integers(0, 6))
def test_greedy_has_63_in_100_of_the_most_when_all_cost_the_same(case: Case, number: int) -> None:
    values, hours, weights, base = case
    made = greedy(values, hours, weights, base, float(number))
    start, most = worth(case, ()), optimum(case, float(number))
    assert made.value - start >= (1 - 1 / math.e) * (most - start) - 1e-9


@pytest.mark.usefixtures("any_gain")
@given(cases(), st.sampled_from((0.0, 0.3, 1.0, 2.0, 4.0, 7.0, 20.0)))
def test_greedy_has_half_of_63_in_100_of_the_most_within_a_budget(case: Case, budget: float) -> None:
    values, hours, weights, base = case
    made = greedy(values, hours, weights, base, budget)
    start, most = worth(case, ()), optimum(case, budget)
    assert made.value - start >= 0.5 * (1 - 1 / math.e) * (most - start) - 1e-9


@given(cases(), st.sampled_from((0.0, 0.3, 1.0, 2.0, 4.0, 7.0, 20.0)))
def test_no_plan_is_worth_more_than_the_bound_and_the_budget_is_kept(case: Case, budget: float) -> None:
    values, hours, weights, base = case
    made = greedy(values, hours, weights, base, budget)
    assert made.bound >= optimum(case, budget) - 1e-9
    assert made.value <= made.bound + 1e-9
    assert made.value == pytest.approx(worth(case, made.picks))
    assert sum(hours[list(made.picks)]) <= budget + 1e-9
    assert len(set(made.picks)) == len(made.picks)


@given(cases())
def test_no_hours_leave_everything_as_it_is(case: Case) -> None:
    values, hours, weights, base = case
    made = greedy(values, hours, weights, base, 0.0)
    assert (made.picks, made.value) == ((), worth(case, ()))


@given(cases())
def test_larger_plan_for_somebody_takes_the_place_of_a_smaller_one(case: Case) -> None:
    values, hours, weights, base = case
    one_person = greedy(values, hours, weights, base, 100.0, owners=[7] * len(hours)).picks
    for earlier, later in itertools.combinations(one_person, 2):
        assert (values[earlier] > np.maximum(base, values[later])).any()
    apart = greedy(values, hours, weights, base, 100.0)
    assert worth(case, one_person) == pytest.approx(apart.value, abs=0.01 * len(hours))


def test_no_more_picks_than_anybody_can_do() -> None:
    count = MOST_PICKS + 8
    made = greedy(np.eye(count) * 0.5, np.ones(count), np.ones(count), np.zeros(count), 1_000.0)
    assert len(made.picks) == MOST_PICKS


def test_no_candidate_at_all() -> None:
    made = greedy(np.zeros((0, 2)), np.zeros(0), EQUAL, np.array([0.1, 0.2]), 10.0)
    assert made.picks == ()
    assert made.value == pytest.approx(0.3)


# from records


def target(number: int, who: PersonId | None = CEO, *, ahead: int = 200, weight: float = 1.0, value: int = 1) -> Target:
    return Target(TargetId(number), who, None, TODAY + ahead, weight=weight, value=value)


def answer(rolodex: Rolodex, *targets: Target, budget: float = 10.0) -> River:
    arrays = compiled(Network(rolodex, TODAY).infer())
    return river_of(rolodex, Scores(rolodex, TODAY), arrays, targets, budget=budget)


def crossing(*more: Record) -> Rolodex:
    """Ann is close, owed thanks, and knows the chief; Bob is distant and knows Eve."""
    rolodex = rolodex_of(
        person(ANN),
        person(BOB),
        person(CY),
        person(EVE),
        person(CEO),
        tie(ANN, CEO, 4),
        tie(BOB, EVE, 4),
        favor("received", age=30),
        *more,
    )
    rolodex.apply((), [tied_to(ANN, 60), tied_to(BOB, 35)])
    return rolodex


def test_readiness_today_and_on_the_day_it_is_needed() -> None:
    made = answer(crossing(), target(1), target(2, EVE), target(3, CY))
    chief, eve, cy = made.readiness
    assert (chief.through, eve.through, cy.through) == (ANN, BOB, None)
    assert (cy.chance, cy.fades_to) == (0.0, 0.0)
    for one in (chief, eve):
        assert 0.0 < one.fades_to < one.chance
    assert made.start == pytest.approx(chief.fades_to + eve.fades_to)


def test_cheapest_bridge_comes_first_and_gains_add_up() -> None:
    made = answer(crossing(), target(1), target(2, EVE))
    assert made.bridges[0].person == ANN
    assert made.bridges[0].plan == "thank"
    assert made.start + sum(one.gain for one in made.bridges) == pytest.approx(made.value)
    assert made.value <= made.bound + 1e-9
    assert made.hours == sum(one.hours for one in made.bridges)
    assert made.hours <= 10.0
    for bridge in made.bridges:
        for _, before, after in bridge.helped:
            assert after > before
        assert bridge.built > bridge.faded
        assert all(TODAY <= day <= TODAY + 200 for day in bridge.days)


def test_zero_hours_build_nothing() -> None:
    made = answer(crossing(), target(1), budget=0.0)
    assert (made.bridges, made.value) == ((), made.start)


def test_weight_decides_which_river_is_crossed_first() -> None:
    heavy = answer(crossing(), target(1, weight=0.01), target(2, EVE, weight=1.0), budget=6.0)
    assert all(one.person == BOB for one in heavy.bridges)


def test_target_whom_i_know_is_reached_without_an_introducer() -> None:
    calls = [touch(TODAY - 10 - 40 * number, "call", who=CEO) for number in range(20)]
    rolodex = rolodex_of(person(ANN), person(CEO), tie(ANN, CEO, 1), *calls)
    made = answer(rolodex, target(1))
    assert made.readiness[0].through == CEO
    assert any(one.person == CEO for one in made.bridges)


def test_target_whom_i_know_fades_too_while_nothing_is_done() -> None:
    calls = [touch(TODAY - 10 - 40 * number, "call", who=CEO) for number in range(20)]
    (ready,) = answer(rolodex_of(person(CEO), *calls), target(1)).readiness
    assert ready.fades_to < ready.chance


@pytest.mark.parametrize("number", [19, 20])
def test_readiness_is_the_chance_of_the_best_lane(number: int) -> None:
    asks = [Ask(AskId(4_000 + one), CY, TODAY, 0.5, 0.5, "answer", "no", TODAY) for one in range(number)]
    rolodex = crossing(*asks)
    rolodex.apply((), [tied_to(CEO, 30)])
    scores, arrays = Scores(rolodex, TODAY), compiled(Network(rolodex, TODAY).infer())
    for who in (CEO, EVE):
        lanes = ways_to(rolodex, scores, arrays, [reach_of(rolodex, who, 1.0)]).lanes
        (ready,) = river_of(rolodex, scores, arrays, [target(1, who)]).readiness
        assert ready.chance == pytest.approx(lanes[0].chance)
        assert ready.through == lanes[0].people[1]


def test_company_means_whoever_is_there_and_nobody_means_nothing() -> None:
    where, empty = organization("Meridian"), organization("Empty")
    rolodex = crossing(where, empty, role(CEO, where, TODAY - 900), role(EVE, where, TODAY - 900))
    goal = replace(target(1, None), organization=where.id)
    assert {one.person for one in reaches_for(rolodex, goal)} == {CEO, EVE}
    made = answer(rolodex, goal, replace(target(2, None), organization=empty.id))
    assert made.readiness[0].through in (ANN, BOB)
    assert (made.readiness[1].chance, made.readiness[1].through) == (0.0, None)


def test_no_targets_and_nobody_known() -> None:
    assert answer(crossing()) == River((), (), 0.0, 0.0, 0.0, 0)
    made = answer(rolodex_of(person(CEO)), target(1))
    assert (made.readiness[0].chance, made.bridges) == (0.0, ())


def test_lonely_bridge_is_told() -> None:
    made = answer(crossing(), target(1))
    assert made.bridges[0].lonely
    rolodex = crossing(tie(ANN, BOB, 3))
    assert not answer(rolodex, target(1)).bridges[0].lonely


@settings(max_examples=20)
@given(st.data())
def test_any_small_world(data: st.DataObject) -> None:
    ids = [PersonId(one) for one in range(2, 8)]
    pairs = data.draw(st.lists(st.sampled_from(list(itertools.combinations(ids, 2))), max_size=8))
    records: list[Record] = [*numbered(ids), *(tie(a, b, data.draw(st.integers(0, 5))) for a, b in pairs)]
    for one in ids:
        for age in data.draw(st.lists(st.integers(0, 700), max_size=4)):
            records.append(touch(TODAY - age, who=one))
        if data.draw(st.booleans()):
            records.append(favor("received", who=one, age=data.draw(st.integers(0, 300))))
    goals = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=3, unique=True))
    aims = [target(900 + place, goal, ahead=data.draw(st.integers(-20, 500))) for place, goal in enumerate(goals)]
    budget = data.draw(st.sampled_from((0.0, 0.5, 4.0, 20.0)))
    made = answer(rolodex_of(*records), *aims, budget=budget)
    assert made.hours <= budget + 1e-9
    assert made.start - 1e-12 <= made.value <= made.bound + 1e-9
    assert made.start == pytest.approx(sum(one.fades_to for one in made.readiness))
    assert made.start + sum(one.gain for one in made.bridges) == pytest.approx(made.value)
    for ready in made.readiness:
        assert 0.0 <= ready.chance <= 1.0
        assert 0.0 <= ready.fades_to <= 1.0
