"""Whose business day it is: time zones, changes of clocks, holidays and odd office hours."""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, Minute, day_of, iso
from godfather_desktop.domain.ids import ME
from godfather_desktop.insight.clock import (
    DAY_MINUTES,
    Calendar,
    business_day_after,
    business_day_of,
    business_day_on,
    business_days_between,
    calendar_of,
    holidays_of,
    is_country,
    is_open,
    is_zone,
    know_holidays,
    local,
    minute_of,
    moment,
    window_on,
)
from tests.records import ANN, BOB, TODAY, etiquette, person, rolodex_of

MOON = "Mars/Olympus"
BERLIN = Calendar(ZoneInfo("Europe/Berlin"))
NEW_YORK = Calendar(ZoneInfo("America/New_York"))
TOKYO = Calendar(ZoneInfo("Asia/Tokyo"))
WORLD = Calendar(ZoneInfo("UTC"))
NIGHTS = Calendar(ZoneInfo("Europe/Berlin"), 20 * 60, 28 * 60)
"""Monday to Friday from eight in the evening until four in the morning."""
ISRAEL = Calendar(ZoneInfo("Asia/Jerusalem"), workdays=frozenset((6, 0, 1, 2, 3)))
AMERICAN = replace(NEW_YORK, country="US")

Timed = Callable[[str], None]


def at(text: str) -> Minute:
    """A moment of UTC."""
    return minute_of(datetime.fromisoformat(text).replace(tzinfo=UTC))


def utc(when: Minute) -> str:
    """A moment of UTC in words."""
    day, minutes = divmod(when, DAY_MINUTES)
    return f"{iso(day)} {minutes // 60:02}:{minutes % 60:02}"


def on(calendar: Calendar, when: str) -> str:
    """A moment of UTC by their calendar and clock."""
    day, minutes = local(calendar, at(when))
    return f"{iso(day)} {minutes // 60:02}:{minutes % 60:02}"


def hours(calendar: Calendar, day: str) -> tuple[str, str]:
    """Their office hours in UTC."""
    window = window_on(calendar, day_of(day))
    return utc(window.opens), utc(window.closes)


@pytest.fixture
def computer_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Timed]:
    """Put this computer into a time zone."""
    before = os.environ.get("TZ")

    def put(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield put
    if before is None:
        monkeypatch.delenv("TZ", raising=False)
    else:
        monkeypatch.setenv("TZ", before)
    time.tzset()


def test_my_evening_is_their_next_morning() -> None:
    assert on(TOKYO, "2026-11-20 05:30") == "2026-11-20 14:30"
    assert on(TOKYO, "2026-11-20 23:30") == "2026-11-21 08:30"
    assert on(NEW_YORK, "2026-11-20 02:00") == "2026-11-19 21:00"
    assert hours(TOKYO, "2026-11-20") == ("2026-11-20 00:00", "2026-11-20 08:00")


def test_no_zone_is_the_clock_of_this_computer(computer_in: Timed) -> None:
    mine = Calendar()
    for zone, opens in (("America/Los_Angeles", "2026-11-20 17:00"), ("Asia/Tokyo", "2026-11-20 00:00")):
        computer_in(zone)
        assert hours(mine, "2026-11-20")[0] == opens
        assert hours(mine, "2026-11-20") == hours(replace(mine, zone=ZoneInfo(zone)), "2026-11-20")
        assert on(mine, "2026-11-20 23:30") == on(replace(mine, zone=ZoneInfo(zone)), "2026-11-20 23:30")
    assert hours(BERLIN, "2026-11-20") == ("2026-11-20 08:00", "2026-11-20 16:00")


def test_a_moment_is_told_with_and_without_its_zone(computer_in: Timed) -> None:
    computer_in("America/Los_Angeles")
    assert utc(minute_of(datetime(2026, 11, 20, 17, 5, 59))) == "2026-11-21 01:05"
    assert utc(minute_of(datetime(2026, 11, 20, 17, 5, 59, tzinfo=UTC))) == "2026-11-20 17:05"
    assert utc(minute_of(datetime(2026, 11, 20, 17, 5, tzinfo=ZoneInfo("Asia/Tokyo")))) == "2026-11-20 08:05"


@pytest.mark.parametrize(
    ("calendar", "day", "opens", "closes"),
    [
        (BERLIN, "2026-03-27", "2026-03-27 08:00", "2026-03-27 16:00"),
        (BERLIN, "2026-03-30", "2026-03-30 07:00", "2026-03-30 15:00"),
        (BERLIN, "2026-10-23", "2026-10-23 07:00", "2026-10-23 15:00"),
        (BERLIN, "2026-10-26", "2026-10-26 08:00", "2026-10-26 16:00"),
        (NEW_YORK, "2026-03-06", "2026-03-06 14:00", "2026-03-06 22:00"),
        (NEW_YORK, "2026-03-09", "2026-03-09 13:00", "2026-03-09 21:00"),
        (NEW_YORK, "2026-11-02", "2026-11-02 14:00", "2026-11-02 22:00"),
    ],
)
def test_nine_in_the_morning_stays_nine_when_the_clocks_change(
    calendar: Calendar, day: str, opens: str, closes: str
) -> None:
    assert hours(calendar, day) == (opens, closes)


def test_a_night_shift_is_an_hour_shorter_in_spring_and_longer_in_fall() -> None:
    for day, length in (("2026-03-27", 480), ("2026-03-28", 420), ("2026-10-24", 540)):
        window = window_on(NIGHTS, day_of(day))
        assert window.closes - window.opens == length


def test_an_hour_that_is_skipped_lies_behind_the_gap() -> None:
    # On this morning the clocks of Berlin go from 2:00 to 3:00.
    skipped = day_of("2026-03-29")
    assert utc(moment(BERLIN, skipped, 150)) == "2026-03-29 01:30"
    assert on(BERLIN, "2026-03-29 00:59") == "2026-03-29 01:59"
    assert on(BERLIN, "2026-03-29 01:00") == "2026-03-29 03:00"
    assert utc(moment(NEW_YORK, day_of("2026-03-08"), 150)) == "2026-03-08 07:30"


def test_office_hours_in_a_skipped_hour_do_not_close_before_they_open() -> None:
    early = replace(BERLIN, opens=150, closes=180, workdays=frozenset(range(7)))
    window = window_on(early, day_of("2026-03-29"))
    assert window.opens <= window.closes
    assert not is_open(early, at("2026-03-29 01:30"))


def test_an_hour_that_comes_twice_begins_with_its_first_time() -> None:
    twice = day_of("2026-10-25")
    assert utc(moment(BERLIN, twice, 150)) == "2026-10-25 00:30"
    assert on(BERLIN, "2026-10-25 00:30") == on(BERLIN, "2026-10-25 01:30") == "2026-10-25 02:30"
    assert utc(moment(NEW_YORK, day_of("2026-11-01"), 90)) == "2026-11-01 05:30"
    assert on(NEW_YORK, "2026-11-01 06:30") == "2026-11-01 01:30"


def test_the_office_that_closed_in_the_first_of_two_hours_stays_closed_in_the_second() -> None:
    late = replace(BERLIN, opens=20 * 60, closes=24 * 60 + 150, workdays=frozenset(range(7)))
    assert utc(window_on(late, day_of("2026-10-24")).closes) == "2026-10-25 00:30"
    assert is_open(late, at("2026-10-25 00:29"))
    assert not is_open(late, at("2026-10-25 00:30"))
    assert not is_open(late, at("2026-10-25 01:15"))


def test_business_days_across_a_change_of_clocks_are_whole_days() -> None:
    friday, monday = day_of("2026-03-27"), day_of("2026-03-30")
    assert business_day_after(BERLIN, friday, 1) == monday
    assert business_days_between(BERLIN, friday, monday) == 1
    assert business_day_of(BERLIN, at("2026-03-29 00:30")) == monday
    assert business_day_of(BERLIN, at("2026-10-25 01:30")) == day_of("2026-10-26")


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-27", 2, "2026-12-01"),
        ("2026-01-30", 1, "2026-02-02"),
        ("2026-02-27", 1, "2026-03-02"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2028-02-29", 1, "2028-03-01"),
        ("2028-02-25", 3, "2028-03-01"),
        ("2100-02-26", 1, "2100-03-01"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-11-21", -3, "2026-11-21"),
    ],
)
def test_months_leap_days_and_years_end_between_business_days(start: str, count: int, end: str) -> None:
    assert iso(business_day_after(WORLD, day_of(start), count)) == end


def test_thanksgiving_is_no_business_day_of_an_american() -> None:
    wednesday, thursday, friday = (day_of(f"2026-11-{number}") for number in (25, 26, 27))
    assert business_day_after(AMERICAN, wednesday, 1) == friday
    assert business_day_on(AMERICAN, thursday) == friday
    assert business_days_between(AMERICAN, wednesday, friday) == 1
    assert business_day_of(AMERICAN, at("2026-11-26 15:00")) == friday
    assert not is_open(AMERICAN, at("2026-11-26 15:00"))
    # Somebody without a country keeps no holidays, and a Berliner not this one.
    for other in (NEW_YORK, replace(BERLIN, country="DE")):
        assert business_day_after(other, wednesday, 1) == thursday


def test_holidays_that_are_kept_on_another_day_of_another_year() -> None:
    # The first of January 2028 is a Saturday.
    assert iso(business_day_after(AMERICAN, day_of("2027-12-30"), 1)) == "2028-01-03"


@pytest.mark.parametrize("country", ["", "ZZ", "usa?", "\x00", "Deutschland"])
def test_a_country_that_nobody_knows_keeps_no_holidays(country: str) -> None:
    assert not is_country(country)
    assert holidays_of(country, 2026) == frozenset()
    assert Calendar(country=country).works_on(day_of("2026-12-25"))


def test_holidays_of_far_years_are_nobodys_concern_and_print_no_warning() -> None:
    assert is_country("IN")
    assert holidays_of("IN", 1950)
    assert holidays_of("US", 1600) == holidays_of("US", 9999) == frozenset()


def test_a_week_from_sunday_to_thursday() -> None:
    thursday, friday, sunday = (day_of(f"2026-11-{number}") for number in (19, 20, 22))
    assert business_day_after(ISRAEL, thursday, 1) == sunday
    assert business_day_on(ISRAEL, friday) == sunday
    assert business_days_between(ISRAEL, thursday, sunday) == 1
    assert business_day_of(ISRAEL, at("2026-11-20 08:00")) == sunday
    assert is_open(ISRAEL, at("2026-11-22 08:00"))
    assert not is_open(ISRAEL, at("2026-11-20 08:00"))


@pytest.mark.parametrize(
    ("when", "day", "opened"),
    [
        ("2026-11-19 18:59", "2026-11-19", False),
        ("2026-11-19 19:00", "2026-11-19", True),
        ("2026-11-20 00:30", "2026-11-19", True),
        ("2026-11-20 02:59", "2026-11-19", True),
        ("2026-11-20 03:00", "2026-11-20", False),
        ("2026-11-21 02:00", "2026-11-20", True),
        ("2026-11-21 03:30", "2026-11-23", False),
        ("2026-11-22 23:30", "2026-11-23", False),
    ],
)
def test_hours_past_midnight_belong_to_the_day_on_which_they_began(when: str, day: str, opened: bool) -> None:
    assert iso(business_day_of(NIGHTS, at(when))) == day
    assert is_open(NIGHTS, at(when)) is opened


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2026-11-20 07:00", "2026-11-20"),
        ("2026-11-20 15:59", "2026-11-20"),
        ("2026-11-20 16:00", "2026-11-23"),
        ("2026-11-20 23:30", "2026-11-23"),
        ("2026-11-21 12:00", "2026-11-23"),
    ],
)
def test_what_comes_after_closing_time_is_read_the_next_business_day(when: str, day: str) -> None:
    assert iso(business_day_of(BERLIN, at(when))) == day


def test_a_day_round_the_clock_and_one_until_midnight() -> None:
    always = replace(BERLIN, opens=0, closes=DAY_MINUTES)
    assert hours(always, "2026-11-20") == ("2026-11-19 23:00", "2026-11-20 23:00")
    assert is_open(always, at("2026-11-20 22:59"))
    assert not is_open(always, at("2026-11-20 23:00"))


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "America",
        "../x",
        "../../etc/passwd",
        "/etc/localtime",
        "x" * 300,
        "x/" * 3_000,
        MOON,
        "Europe/Berlin\x00",
        "\ud800",
        "tzdata.zi",
        "zone.tab",
        ".",
    ],
)
def test_no_such_time_zone(name: str) -> None:
    assert not is_zone(name)


@pytest.mark.parametrize("name", ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Tokyo"])
def test_time_zones_of_people(name: str) -> None:
    assert is_zone(name)


def test_a_calendar_is_their_own_else_mine_else_that_of_offices() -> None:
    everybody = (person(ANN), person(BOB))
    assert calendar_of(rolodex_of(*everybody), ANN) == Calendar()
    mine = etiquette(ME, zone="America/Los_Angeles", country="US", opens=480, workdays=(0, 1, 2, 3))
    hers = etiquette(ANN, zone="Asia/Tokyo", country="JP", opens=600, closes=1_140)
    rolodex = rolodex_of(*everybody, mine, hers)
    assert calendar_of(rolodex, ANN) == Calendar(ZoneInfo("Asia/Tokyo"), 600, 1_140, country="JP")
    usual = Calendar(ZoneInfo("America/Los_Angeles"), 480, 1_020, frozenset((0, 1, 2, 3)), "US")
    assert calendar_of(rolodex, BOB) == usual


def test_whoever_names_no_zone_lives_in_mine() -> None:
    mine, hers = etiquette(ME, zone="Europe/Berlin"), etiquette(ANN, opens=600)
    assert calendar_of(rolodex_of(person(ANN), mine, hers), ANN) == replace(BERLIN, opens=600)
    assert calendar_of(rolodex_of(person(ANN), hers), ANN) == Calendar(opens=600)


def test_hours_that_close_before_they_open_go_on_past_midnight() -> None:
    hers = etiquette(ANN, zone="Europe/Berlin", opens=20 * 60, closes=4 * 60)
    assert calendar_of(rolodex_of(person(ANN), hers), ANN) == NIGHTS


def test_a_file_with_a_zone_that_this_computer_does_not_know_can_be_worked_with(computer_in: Timed) -> None:
    computer_in("Europe/Berlin")
    hers = etiquette(ANN, zone=MOON, country="ZZ")
    calendar = calendar_of(rolodex_of(person(ANN), hers), ANN)
    assert hours(calendar, "2026-11-20") == ("2026-11-20 08:00", "2026-11-20 16:00")
    assert business_day_on(calendar, TODAY) == TODAY + 2


def test_calendars_without_a_workday_end_the_search() -> None:
    never = replace(WORLD, workdays=frozenset())
    assert business_day_on(never, TODAY) == TODAY
    assert business_day_after(never, TODAY, 3) == TODAY + 3
    assert business_days_between(never, TODAY - 3_000, TODAY) == 0


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Tokyo", None])
@pytest.mark.parametrize("mine", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_first_and_last_days_of_the_calendar(zone: str | None, mine: str, computer_in: Timed) -> None:
    computer_in(mine)
    calendar = Calendar(ZoneInfo(zone) if zone else None, 0, 2 * DAY_MINUTES - 1, country="US")
    for day in (FIRST_DAY, FIRST_DAY + 1, FIRST_DAY + 2, LAST_DAY - 2, LAST_DAY - 1, LAST_DAY):
        window = window_on(calendar, day)
        assert window.opens < window.closes
        for when in (window.opens, window.closes, day * DAY_MINUTES, (day + 1) * DAY_MINUTES - 1):
            assert FIRST_DAY <= local(calendar, when)[0] <= LAST_DAY
            assert FIRST_DAY <= business_day_of(calendar, when) <= LAST_DAY
            is_open(calendar, when)
        assert day <= business_day_on(calendar, day) <= LAST_DAY
        assert business_day_after(calendar, day, 400) <= LAST_DAY
        assert business_days_between(calendar, FIRST_DAY, day) <= day
    assert business_day_on(calendar, LAST_DAY + 30) == LAST_DAY
    assert business_day_on(calendar, FIRST_DAY - 30) == FIRST_DAY


def test_a_clock_that_was_set_back_has_no_business_day_between() -> None:
    assert business_days_between(WORLD, TODAY, TODAY - 1) == 0
    assert business_days_between(WORLD, TODAY, TODAY - 5_000) == 0


def test_of_a_long_time_the_weeks_are_counted() -> None:
    # Twenty years from a Friday to a Friday, in a blink.
    assert business_days_between(AMERICAN, day_of("2006-11-24"), day_of("2026-11-20")) == 1_043 * 5
    assert business_days_between(WORLD, FIRST_DAY, LAST_DAY) == pytest.approx(LAST_DAY * 5 / 7, abs=5)


def test_workdays_are_counted_from_monday() -> None:
    assert date.fromordinal(TODAY).strftime("%A") == "Saturday"
    assert [WORLD.works_on(day) for day in range(TODAY, TODAY + 7)] == [False, False, True, True, True, True, True]


def test_holidays_of_those_on_record_are_loaded_ahead() -> None:
    holidays_of.cache_clear()
    know_holidays([etiquette(country="DE"), etiquette(country="")], TODAY)
    assert holidays_of.cache_info().currsize == 1
    assert day_of("2026-12-25") in holidays_of("DE", 2026)
    assert holidays_of.cache_info().hits == 1
