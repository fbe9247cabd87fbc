"""What a plan does to the chance of a yes: nothing but supposed touches and favors, run through the models."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.asking import asking_in, chance_of_yes
from godfather_desktop.insight.plans import HORIZON_DAYS, HOURS, LEAD_DAYS, PLANS, Plan, days_of, horizon_of, outlook
from godfather_desktop.insight.strength import strength_in
from tests import strategies
from tests.records import ANN, TODAY, favor, person, rolodex_of, touch

NEEDED = TODAY + 120


def coffees() -> Rolodex:
    """Monthly coffees until ten days ago."""
    return rolodex_of(person(), *(touch(TODAY - 10 - 30 * number) for number in range(48)))


def chance(rolodex: Rolodex, plan: Plan | None, needed: int = NEEDED) -> float:
    found = outlook(rolodex, ANN, TODAY, needed, plan)
    assert found is not None
    return found.chance


def test_hours_are_those_of_section_6() -> None:
    assert HOURS == {
        "thank": 0.1,
        "note": 0.25,
        "favor": 0.25,
        "call": 0.5,
        "coffee": 1.5,
        "large favor": 3.0,
        "programme": 6.0,
    }
    assert set(PLANS) == set(HOURS)


def test_doing_nothing_is_the_model_on_the_later_day() -> None:
    rolodex = coffees()
    found = outlook(rolodex, ANN, TODAY, NEEDED)
    assert found is not None
    assert found.strength == strength_in(rolodex, ANN, NEEDED).value
    assert found.chance == chance_of_yes(asking_in(rolodex, ANN, NEEDED))
    assert found.strength < strength_in(rolodex, ANN, TODAY).value


@pytest.mark.parametrize("plan", ["call", "coffee"])
def test_touch_that_is_supposed_equals_the_touch_that_happens(plan: Plan) -> None:
    rolodex = coffees()
    (day,) = days_of(plan, TODAY, NEEDED)
    happened = rolodex_of(
        person(),
        *(touch(TODAY - 10 - 30 * number) for number in range(48)),
        touch(day, "call" if plan == "call" else "in-person"),
        as_of=NEEDED,
    )
    assert chance(rolodex, plan) == pytest.approx(chance_of_yes(asking_in(happened, ANN, NEEDED)))


@pytest.mark.parametrize(("plan", "value"), [("favor", 0.5), ("large favor", 2.4)])
def test_favor_that_is_supposed_is_worth_what_section_6_says(plan: Plan, value: float) -> None:
    from godfather_desktop.insight.favor_values import favor_value

    given_ = {
        "favor": favor("given", size=2, effort=1, mode="unasked"),
        "large favor": favor("given", size=4, effort=3),
    }
    assert favor_value(given_[plan]) == pytest.approx(value)
    happened = coffees()
    happened.fill([replace(given_[plan], day=NEEDED - LEAD_DAYS)])
    assert chance(coffees(), plan) == pytest.approx(chance_of_yes(asking_in(happened, ANN, NEEDED)))


def test_thanks_are_due_only_where_they_are_owed() -> None:
    rolodex = coffees()
    assert outlook(rolodex, ANN, TODAY, NEEDED, "thank") is None
    rolodex.fill([favor("received", age=20)])
    assert chance(rolodex, "thank") > chance(rolodex, None)
    assert rolodex.favors_of(ANN)[0].thanked is False


def test_programme_beats_coffee_beats_doing_nothing() -> None:
    rolodex = coffees()
    needed = TODAY + 300
    values = [chance(rolodex, plan, needed) for plan in (None, "coffee", "programme")]
    assert values == sorted(values)
    assert values[0] < values[1] < values[2]


def test_steps_of_a_plan_stand_a_month_ahead_of_the_ask() -> None:
    assert days_of("thank", TODAY, NEEDED) == [TODAY]
    assert days_of("coffee", TODAY, NEEDED) == [NEEDED - 30]
    assert days_of("coffee", TODAY, TODAY + 5) == [TODAY]
    assert days_of("programme", TODAY, TODAY + 365) == [TODAY, TODAY + 90, TODAY + 180, TODAY + 270]
    assert days_of("programme", TODAY, TODAY + 130) == [TODAY, TODAY + 90]
    assert days_of("programme", TODAY, TODAY + 3) == [TODAY]


@pytest.mark.parametrize(
    ("needed", "horizon"), [(TODAY - 9, TODAY), (TODAY + 30, TODAY + 30), (TODAY + 900, TODAY + HORIZON_DAYS)]
)
def test_horizon_is_at_most_a_year_ahead_and_never_past(needed: int, horizon: int) -> None:
    assert horizon_of(needed, TODAY) == horizon


@given(strategies.touches(), strategies.favors(), strategies.RATINGS, st.sampled_from(PLANS), st.integers(0, 365))
def test_any_plan_gives_a_chance_and_alters_no_record(
    touches: list[Touch], favors: list[Favor], rating: int | None, plan: Plan, ahead: int
) -> None:
    rolodex = rolodex_of(person(rating=rating), *touches, *favors)
    before = dict(rolodex.sums), dict(rolodex.favors)
    found = outlook(rolodex, ANN, TODAY, TODAY + ahead, plan)
    if plan != "thank":
        assert found is not None
    if found is not None:
        assert 0.02 <= found.chance <= 0.97
        assert 0.0 <= found.strength <= 100.0
    assert (rolodex.sums, rolodex.favors) == before


@given(strategies.touches(), strategies.favors(), st.sampled_from(("favor", "large favor")), st.integers(0, 365))
def test_giving_never_lowers_the_chance(touches: list[Touch], favors: list[Favor], plan: Plan, ahead: int) -> None:
    rolodex = rolodex_of(person(), *touches, *(one for one in favors if one.day <= TODAY))
    assert chance(rolodex, plan, TODAY + ahead) >= chance(rolodex, None, TODAY + ahead) - 1e-9
