"""Properties of business days, for people anywhere and in any year of these."""

from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.insight.clock import (
    DAY_MINUTES,
    Calendar,
    business_day_after,
    business_day_of,
    business_day_on,
    business_days_between,
    is_open,
    is_zone,
    local,
    moment,
    window_on,
)
from tests.strategies import calendars

THESE_YEARS = st.integers(day_of("2020-01-01"), day_of("2035-12-31"))


@given(calendars(), THESE_YEARS, st.integers(0, 30))
def test_counting_business_days_and_going_that_far_are_inverse(calendar: Calendar, start: Day, count: int) -> None:
    end = business_day_after(calendar, start, count)
    assert business_days_between(calendar, start, end) == count
    assert end == start if count == 0 else calendar.works_on(end)


@given(calendars(), THESE_YEARS, st.integers(0, 60))
def test_going_as_far_as_was_counted_never_overshoots(calendar: Calendar, start: Day, length: int) -> None:
    count = business_days_between(calendar, start, start + length)
    assert business_day_after(calendar, start, count) <= start + length < business_day_after(calendar, start, count + 1)


@given(calendars(), THESE_YEARS)
def test_the_business_day_on_a_day_is_the_first_one_from_it_on(calendar: Calendar, day: Day) -> None:
    found = business_day_on(calendar, day)
    assert calendar.works_on(found)
    assert not any(calendar.works_on(one) for one in range(day, found))


@given(calendars(), THESE_YEARS, st.integers(0, DAY_MINUTES - 1))
def test_a_moment_and_their_clock_tell_the_same_time(calendar: Calendar, day: Day, minutes: int) -> None:
    there = local(calendar, day * DAY_MINUTES + minutes)
    back = moment(calendar, *there)
    # An hour that comes twice is told as its first time.
    assert 0 <= day * DAY_MINUTES + minutes - back <= 60
    assert local(calendar, back) == there


@given(calendars(), THESE_YEARS, st.integers(0, DAY_MINUTES - 1))
def test_it_is_open_just_in_the_office_hours_of_a_business_day(calendar: Calendar, day: Day, minutes: int) -> None:
    when = day * DAY_MINUTES + minutes
    shifts = [window_on(calendar, one) for one in range(day - 3, day + 3) if calendar.works_on(one)]
    assert is_open(calendar, when) == any(shift.opens <= when < shift.closes for shift in shifts)


@given(calendars(), THESE_YEARS, st.integers(0, DAY_MINUTES - 1))
def test_whatever_arrives_counts_to_a_business_day_that_is_not_over(calendar: Calendar, day: Day, minutes: int) -> None:
    when = day * DAY_MINUTES + minutes
    counted = business_day_of(calendar, when)
    assert calendar.works_on(counted)
    assert when <= window_on(calendar, counted).closes + 60
    assert not any(calendar.works_on(one) for one in range(local(calendar, when)[0] + 1, counted))


@given(st.text(max_size=20))
def test_any_text_is_a_zone_or_not(name: str) -> None:
    if is_zone(name):
        ZoneInfo(name)
