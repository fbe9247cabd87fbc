"""The drill: a seal that any change breaks, and what came true within 30 days."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import DrillId, PersonId
from godfather_desktop.domain.plain import from_plain, to_plain
from godfather_desktop.domain.text import clean_line
from godfather_desktop.insight.drills import DRILL_DAYS, Outcome, outcome_of, record_of, seal_holds, seal_of, sealed
from godfather_desktop.insight.friends import friends_in
from tests.records import ANN, BOB, CY, DEE, TODAY, down, favor, person, rolodex_of, said, touch

START = TODAY - 100


def drill(*chances: float, day: Day = START - 10) -> Drill:
    """A prediction that ranks Ann, Bob, Cy and Dee so."""
    people = (ANN, BOB, CY, DEE)[: len(chances)]
    names = tuple(person(one).name for one in people)
    return Drill(DrillId(7), day, people, names, chances, seal_of(day, people, names, chances))


def outcome(made: Drill, *records: Record, as_of: Day = TODAY) -> Outcome:
    cards = [person(who) for who in (ANN, BOB, CY, DEE)]
    return outcome_of(rolodex_of(*cards, *records, as_of=as_of), made, as_of)


DRILLS = st.builds(
    lambda day, people, chances: (day, people, chances),
    st.integers(1, 800_000),
    st.lists(st.tuples(st.integers(2, 10**9), st.text(max_size=20).map(clean_line)), max_size=8),
    st.lists(st.integers(0, 10_000).map(lambda one: round(one / 10_000, 4)), min_size=8, max_size=8),
)


@given(DRILLS)
def test_seal_holds_through_json(made: tuple[int, list[tuple[int, str]], list[float]]) -> None:
    day, who, chances = made
    people, names = tuple(one for one, _ in who), tuple(name for _, name in who)
    sealed_one = Drill(
        DrillId(9), day, people, names, tuple(chances[: len(who)]), seal_of(day, people, names, chances[: len(who)])
    )
    assert seal_holds(sealed_one)
    back = from_plain(json.loads(json.dumps(to_plain(sealed_one))))
    assert back == sealed_one
    assert isinstance(back, Drill)
    assert seal_holds(back)


@pytest.mark.parametrize(
    "changes",
    [
        {"day": START - 11},
        {"people": (ANN, CY, BOB)},
        {"people": (ANN, BOB)},
        {"names": ("Ann Lee", "Bob Roy", "Cy Old")},
        {"names": ("Ann Lee", "Cy Young", "Bob Roy")},
        {"chances": (0.9, 0.5, 0.1001)},
        {"chances": (0.5, 0.9, 0.1)},
        {"chances": (0.9, 0.5)},
        {"seal": "0" * 64},
        {"seal": ""},
    ],
)
def test_any_change_breaks_the_seal(changes: dict[str, object]) -> None:
    made = drill(0.9, 0.5, 0.1)
    assert seal_holds(made)
    assert not seal_holds(replace(made, **changes))  # type: ignore[arg-type]  # any field


def test_a_name_cannot_hide_in_another() -> None:
    assert seal_of(1, (2, 3), ("a", "b"), (0.5, 0.5)) != seal_of(1, (2, 3), ('a", "b', ""), (0.5, 0.5))


def test_sealed_ranks_those_of_whom_anything_is_known() -> None:
    rolodex = rolodex_of(
        replace(person(ANN), two_am=True), person(BOB), person(CY), touch(TODAY, who=BOB), favor("received", who=DEE)
    )
    made = sealed(DrillId(7), TODAY, friends_in(rolodex, TODAY), rolodex)
    assert made.people == (ANN, BOB)
    assert made.names == ("Ann Lee", "Bob Roy")
    assert list(made.chances) == sorted(made.chances, reverse=True)
    assert all(chance == round(chance, 4) for chance in made.chances)
    assert seal_holds(made)


def test_no_down_period_since_decides_nothing() -> None:
    assert outcome(drill(0.9)).period is None
    assert outcome(drill(0.9), down(START - 200, START - 150)).period is None
    assert outcome(drill(0.9), down(TODAY + 1)).period is None


@pytest.mark.parametrize(("start", "found"), [(START - 40, False), (START - 39, True), (START, True)])
def test_period_may_be_marked_some_days_late(start: Day, found: bool) -> None:
    assert (outcome(drill(0.9), down(start)).period is not None) == found


def test_hits_misses_and_surprises() -> None:
    period = down(START, START + 90)
    made = drill(0.9, 0.5, 0.2, 0.1)
    found = outcome(
        made,
        period,
        touch(START + 5, "call", "in", who=ANN),
        touch(START + 5, "email", "out", who=CY),
        touch(START + 9, "email", "in", who=CY),
    )
    assert (found.period, found.due, found.decided) == (period, START + DRILL_DAYS, True)
    assert (found.hits, found.misses, found.surprises) == ((ANN,), (BOB,), (CY,))
    assert found.brier == pytest.approx((0.1**2 + 0.5**2 + 0.8**2 + 0.1**2) / 4)
    assert found.base == pytest.approx(0.25)


@pytest.mark.parametrize(("day", "hit"), [(30, True), (31, False)])
def test_within_thirty_days(day: int, hit: bool) -> None:
    found = outcome(drill(0.9), down(START), favor("received", age=TODAY - START - day))
    assert found.hits == ((ANN,) if hit else ())


def test_undecided_before_the_day_is_due() -> None:
    found = outcome(drill(0.9), down(START), touch(START + 1, "call", "in"), as_of=START + 29)
    assert (found.decided, found.hits, found.brier) == (False, (ANN,), None)
    assert outcome(drill(0.9), down(START), as_of=START + 30).decided


def test_what_the_owner_said_stands() -> None:
    period = down(START)
    call = touch(START + 1, "call", "in")
    assert outcome(drill(0.9), period, call, said(ANN, period, "none")).misses == (ANN,)
    assert outcome(drill(0.9), period, said(ANN, period, "helped")).hits == (ANN,)


def test_first_period_after_the_prediction_decides() -> None:
    first, second = down(START, START + 5), down(START + 50)
    assert outcome(drill(0.9), second, first).period == first


def test_somebody_who_left_the_rolodex_did_not_show_up() -> None:
    rolodex = rolodex_of(person(BOB), down(START))
    found = outcome_of(rolodex, drill(0.9, 0.5), TODAY)
    assert found.misses == (ANN, BOB)


def test_record_pools_decided_drills_by_their_people() -> None:
    period = down(START, START + 90)
    call = touch(START + 5, "call", "in")
    one, other = outcome(drill(0.9, 0.5), period, call), outcome(drill(0.8), period, call)
    open_one = outcome(drill(0.9), down(START), as_of=START + 3)
    found = record_of([one, other, open_one])
    assert (found.drills, found.seats, found.hits) == (2, 3, 2)
    assert found.brier == pytest.approx((0.1**2 + 0.5**2 + 0.2**2) / 3)
    assert found.base == pytest.approx((2 * 0.25 + 0.0) / 3)
    nothing = record_of([open_one])
    assert (nothing.drills, nothing.brier, nothing.base) == (0, None, None)


def test_nobody_predicted_is_decided_without_a_score() -> None:
    found = outcome(drill(), down(START))
    assert (found.decided, found.brier, found.hits) == (True, None, ())
    assert record_of([found]).brier is None


def test_people_predicted_are_kept_as_plain_numbers() -> None:
    assert all(type(one) is int for one in drill(0.9, 0.8).people)
    assert PersonId(2) == drill(0.9).people[0]
