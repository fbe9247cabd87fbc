"""Cadences: 52, 26, 24, 12 and 4 a year, counted from the last real touch."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.cadence import RHYTHMS, Cadence, Rhythm
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day, day_of, iso
from godfather_desktop.insight.cadences import (
    A_YEAR,
    HALF_A_SLOT,
    Momentum,
    cadence_in,
    due_of,
    last_touch,
    momentum_of,
    next_touch,
)
from godfather_desktop.insight.clock import Calendar
from tests.records import ANN, BOB, TODAY, cadence, person, rolodex_of, touch

EVERY_DAY = Calendar(workdays=frozenset(range(7)))
OFFICE = Calendar()
CLOSEST: dict[Rhythm, int] = {"weekly": 7, "bi-weekly": 14, "semi-monthly": HALF_A_SLOT, "monthly": 28, "quarterly": 89}


@pytest.mark.parametrize(
    ("rhythm", "last", "due"),
    [
        ("weekly", "2026-11-20", "2026-11-27"),
        ("bi-weekly", "2026-11-20", "2026-12-04"),
        ("monthly", "2026-11-20", "2026-12-20"),
        ("monthly", "2026-01-31", "2026-02-28"),
        ("monthly", "2024-01-31", "2024-02-29"),
        ("quarterly", "2026-11-30", "2027-02-28"),
        ("quarterly", "2026-12-31", "2027-03-31"),
        ("semi-monthly", "2026-11-01", "2026-11-16"),
        ("semi-monthly", "2026-11-02", "2026-11-16"),
        ("semi-monthly", "2026-11-08", "2026-11-16"),
        ("semi-monthly", "2026-11-14", "2026-12-01"),
        ("semi-monthly", "2026-11-16", "2026-12-01"),
        ("semi-monthly", "2026-12-20", "2027-01-01"),
        ("semi-monthly", "2026-12-28", "2027-01-16"),
    ],
)
def test_next_touch(rhythm: Rhythm, last: str, due: str) -> None:
    assert iso(next_touch(rhythm, day_of(last), EVERY_DAY)) == due


def test_a_day_off_moves_it_to_the_next_business_day() -> None:
    # The 16th of May 2026 is a Saturday; in the United States New Year's Day is a holiday, too.
    assert iso(next_touch("semi-monthly", day_of("2026-05-01"), OFFICE)) == "2026-05-18"
    assert iso(next_touch("semi-monthly", day_of("2026-12-16"), Calendar(country="US"))) == "2027-01-04"


@pytest.mark.parametrize("rhythm", RHYTHMS)
def test_a_year_of_it(rhythm: Rhythm) -> None:
    """Somebody who keeps to it is in touch so often a year; bi-weekly and semi-monthly differ by two."""
    day, touches = day_of("2026-01-01"), 0
    while (day := next_touch(rhythm, day, EVERY_DAY)) <= day_of("2028-01-01"):
        touches += 1
    assert abs(touches / 2 - A_YEAR[rhythm]) <= 0.5


@given(rhythm=st.sampled_from(RHYTHMS), day=st.integers(day_of("1990-01-01"), day_of("2090-01-01")))
def test_never_closer_than_the_cadence(rhythm: Rhythm, day: Day) -> None:
    for calendar in (EVERY_DAY, OFFICE):
        due = next_touch(rhythm, day, calendar)
        assert due - day >= CLOSEST[rhythm]
        assert calendar.works_on(due)
        assert next_touch(rhythm, day + 1, calendar) >= due


@given(
    rhythm=st.sampled_from(RHYTHMS),
    age=st.integers(0, 200),
    later=st.integers(0, 200),
    start=st.integers(-300, 60),
)
def test_a_logged_touch_never_brings_the_next_one_closer(rhythm: Rhythm, age: int, later: int, start: int) -> None:
    run = cadence(rhythm, TODAY + start)
    before = due_of(run, TODAY - age - later, OFFICE)
    after = due_of(run, TODAY - age, OFFICE)
    assert after >= before
    assert after - (TODAY - age) >= CLOSEST[rhythm]
    assert after >= run.start


@pytest.mark.parametrize("text", ["9999-12-31", "9999-12-20", "0001-01-01"])
def test_the_ends_of_the_calendar(text: str) -> None:
    for rhythm in RHYTHMS:
        assert 1 <= next_touch(rhythm, day_of(text), OFFICE) <= date.max.toordinal()


def test_counts_from_the_last_real_touch_of_any_source() -> None:
    records: list[Record] = [
        person(ANN),
        cadence("weekly", TODAY - 100),
        touch(TODAY - 9, "call", "in"),
        touch(TODAY - 3, "reaction", "out"),
        touch(TODAY - 2, "bulk", "out"),
        touch(TODAY - 1, "in-person", obligate=True),
    ]
    rolodex = rolodex_of(*records)
    assert last_touch(rolodex.sums[ANN]) == TODAY - 9
    found = cadence_in(rolodex, ANN)
    assert found is not None
    assert found[1] == next_touch("weekly", TODAY - 9, OFFICE)


def test_without_any_touch_it_begins_when_it_was_set() -> None:
    rolodex = rolodex_of(person(ANN), cadence("weekly", day_of("2026-11-29")))
    found = cadence_in(rolodex, ANN)
    assert found is not None
    assert iso(found[1]) == "2026-11-30"


def test_own_before_tag_and_the_most_frequent_tag() -> None:
    tagged = replace(person(ANN), tags=("golf", "board"))
    by_tag = [cadence("monthly", who=None, tag="golf"), cadence("weekly", who=None, tag="board")]
    own = cadence("quarterly")
    asleep = replace(own, active=False)

    def rhythm_of(*more: Cadence) -> Rhythm | None:
        found = cadence_in(rolodex_of(tagged, person(BOB), *by_tag, *more), ANN)
        return found[0].rhythm if found is not None else None

    assert rhythm_of() == "weekly"
    assert rhythm_of(own) == "quarterly"
    assert rhythm_of(asleep) is None
    assert cadence_in(rolodex_of(tagged, person(BOB), *by_tag), BOB) is None


def test_momentum_counts_until_a_gap() -> None:
    days = [TODAY - age for age in (0, 7, 7, 15, 40, 47)]
    assert momentum_of(days, "weekly", TODAY) == Momentum(3, TODAY - 15)
    assert momentum_of(days, "monthly", TODAY) == Momentum(5, TODAY - 47)
    assert momentum_of([], "weekly", TODAY) is None
