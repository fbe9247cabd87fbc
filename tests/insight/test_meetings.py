"""Who met whom: C = sum of decay(age, 365)/(n-1), kept scaled to a fixed day (section 4)."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.meeting import Meeting
from godfather_desktop.insight.meetings import MOST_PRESENT, difference, pair_sums, times_together
from godfather_desktop.insight.warmth import co_met
from tests.records import ANN, BOB, CY, DEE, TODAY


def together(*meetings: Meeting, as_of: int = TODAY) -> dict[tuple[int, int], float]:
    return {pair: times_together(scaled, as_of) for pair, scaled in pair_sums(meetings).items()}


def met(age: int, people: int, *present: int) -> Meeting:
    return Meeting(TODAY - age, "in-person", people, tuple(present))  # type: ignore[arg-type]  # ids


def test_one_meeting_of_three() -> None:
    assert together(met(0, 3, ANN, BOB)) == pytest.approx({(ANN, BOB): 1 / 2})


def test_meetings_fade_by_half_in_a_year_and_add_up() -> None:
    found = together(met(0, 3, ANN, BOB), met(365, 3, BOB, ANN), met(730, 5, ANN, BOB, CY))
    assert found[ANN, BOB] == pytest.approx(1 / 2 + 1 / 4 + 1 / 16)
    assert found[ANN, CY] == found[BOB, CY] == pytest.approx(1 / 16)


def test_more_named_than_fit_share_the_chance_of_being_at_the_same_one() -> None:
    # A pair among four of whom two fit beside me: each pair was together with chance 1/3.
    found = together(met(0, 3, ANN, BOB, CY, DEE))
    assert list(found.values()) == pytest.approx([1 / 2 / 3] * 6)


def test_nobody_meets_in_a_crowd() -> None:
    assert together(met(0, MOST_PRESENT, ANN, BOB)) != {}
    assert together(met(0, MOST_PRESENT + 1, ANN, BOB)) == {}


def test_certainty_and_strength_of_meetings() -> None:
    warmth = co_met(3.0)
    assert warmth.certainty == pytest.approx(1 - math.exp(-3))
    assert warmth.strength == pytest.approx(1 / 3)


MEETINGS = st.lists(
    st.builds(
        met,
        st.integers(0, 9_000),
        st.integers(3, 40),
        *[st.just(one) for one in (ANN, BOB)],
    ),
    max_size=8,
)


@given(MEETINGS, MEETINGS)
def test_adding_a_difference_leads_from_one_to_the_other(one: list[Meeting], other: list[Meeting]) -> None:
    before, after = pair_sums(one), pair_sums(other)
    moved = {pair: before.get(pair, 0.0) + more for pair, more in difference(after, before).items()}
    assert {**before, **moved} == pytest.approx({**dict.fromkeys(before, 0.0), **after})


@given(MEETINGS, st.integers(0, 3_000))
def test_moving_to_another_day_is_one_multiplication(meetings: list[Meeting], later: int) -> None:
    now, then = together(*meetings), together(*meetings, as_of=TODAY + later)
    assert then == pytest.approx({pair: times * 2 ** (-later / 365) for pair, times in now.items()})
