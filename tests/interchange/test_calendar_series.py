"""Recurring events: rules, exceptions, versions. Days are worked by hand; 2024-01-01 is a Monday."""

import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.found import Noticed
from godfather_desktop.interchange.readers.calendar_moments import Moment
from godfather_desktop.interchange.readers.calendar_recurrence import OCCURRENCES, Series, occurrences, rule_of
from godfather_desktop.interchange.readers.calendar_zones import Zones
from tests.interchange.test_calendar import BEN, BOTH, ME, calendar, days, event, read, reasons, touches

WEEKLY = "DTSTART;TZID=Europe/Berlin:20240101T100000\nRRULE:FREQ=WEEKLY;COUNT=5\n"
MONDAYS = ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29"]


def _days(folder: Path, lines: str, head: str = "") -> list[str]:
    return days(read(folder, calendar(event(lines + BOTH), head=head)))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("DTSTART:20240101T100000Z\nRRULE:FREQ=DAILY;COUNT=3\n", "2024-01-01 2024-01-02 2024-01-03"),
        ("DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;UNTIL=20240103\n", "2024-01-01 2024-01-02 2024-01-03"),
        # Until a day, of an event with a time: that day still counts.
        ("DTSTART:20240101T100000\nRRULE:FREQ=DAILY;UNTIL=20240102\n", "2024-01-01 2024-01-02"),
        # 09:00 UTC is 10:00 in Berlin, 08:59 is not.
        (
            "DTSTART;TZID=Europe/Berlin:20240101T100000\nRRULE:FREQ=DAILY;UNTIL=20240102T090000Z\n",
            "2024-01-01 2024-01-02",
        ),
        ("DTSTART;TZID=Europe/Berlin:20240101T100000\nRRULE:FREQ=DAILY;UNTIL=20240102T085959Z\n", "2024-01-01"),
        (
            "DTSTART:20240101T100000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=4\n",
            "2024-01-01 2024-01-03 2024-01-15 2024-01-17",
        ),
        (
            "DTSTART:20240131T100000\nRRULE:FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3\n",
            "2024-01-31 2024-02-29 2024-03-31",
        ),
        ("DTSTART:20240109T100000\nRRULE:FREQ=MONTHLY;BYDAY=+2TU;COUNT=2\n", "2024-01-09 2024-02-13"),
        (
            "DTSTART:20240131T100000\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=2\n",
            "2024-01-31 2024-02-29",
        ),
        ("DTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY\n", "2020-02-29 2024-02-29"),
        # Only up to today, 2026-11-21.
        ("DTSTART:20261119T100000\nRRULE:FREQ=DAILY\n", "2026-11-19 2026-11-20 2026-11-21"),
        # The start counts, also where the rule does not meet it.
        ("DTSTART:20240102T100000\nRRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20240110\n", "2024-01-02 2024-01-08"),
        # As written by programs that do not read their own rules.
        ("DTSTART:20240101T100000\nRRULE:FREQ=DAILY\\;COUNT=2\n", "2024-01-01 2024-01-02"),
        ("DTSTART:20240101T100000\nRRULE;X-A=b:freq=weekly; byday=MO,;count=2;\n", "2024-01-01 2024-01-08"),
        ("DTSTART:20240101T100000\nRRULE:FREQ=HOURLY;INTERVAL=12;COUNT=4\n", "2024-01-01 2024-01-02"),
        ("DTSTART:20240101T100000\nRRULE:FREQ=MINUTELY;BYHOUR=11;BYMINUTE=0;COUNT=2\n", "2024-01-01 2024-01-02"),
        # Two times of one day are one contact day.
        ("DTSTART:20240101T100000\nRRULE:FREQ=DAILY;BYHOUR=10,16;COUNT=4\n", "2024-01-01 2024-01-02"),
        (
            "DTSTART:20240101T100000\nRDATE:20240105T100000,20240103T100000\nRDATE;VALUE=DATE:20240104\n",
            "2024-01-01 2024-01-03 2024-01-04 2024-01-05",
        ),
        (
            "DTSTART:20240101T100000Z\nRDATE;VALUE=PERIOD:20240105T100000Z/20240105T120000Z,20240106T100000Z/PT2H\n",
            "2024-01-01 2024-01-05 2024-01-06",
        ),
        # 23:30 in New York is the next day in Berlin, where the event is.
        (
            "DTSTART;TZID=Europe/Berlin:20240101T100000\nRDATE;TZID=America/New_York:20240105T233000\n",
            "2024-01-01 2024-01-06",
        ),
    ],
)
def test_a_rule_gives_these_days(lines: str, expected: str, tmp_path: Path) -> None:
    assert _days(tmp_path, lines) == expected.split()


def test_all_occurrences_of_one_event_are_one_record(tmp_path: Path) -> None:
    found = touches(read(tmp_path, calendar(event(WEEKLY + BOTH + BEN))))
    assert [one.place.record for one in found] == [1] * 10
    assert [one.person for one in found] == ["ann@example.org", "ben@example.org"] * 5


def test_a_rule_in_UTC_falls_on_the_days_of_the_calendars_zone(tmp_path: Path) -> None:
    lines = "DTSTART:20240101T230000Z\nRRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=2\nEXDATE;VALUE=DATE:20240109\n"
    assert _days(tmp_path, lines, "X-WR-TIMEZONE:Europe/Berlin\n") == ["2024-01-02"]
    assert _days(tmp_path, lines.replace("0109", "0108"), "X-WR-TIMEZONE:Europe/Berlin\n") == [
        "2024-01-02",
        "2024-01-09",
    ]
    assert _days(tmp_path, lines.replace("0109", "0108")) == ["2024-01-01"]


@pytest.mark.parametrize(
    "left_out",
    [
        "EXDATE;TZID=Europe/Berlin:20240108T100000,20240122T100000\n",
        "EXDATE;TZID=Europe/Berlin:20240108T100000\nEXDATE;TZID=Europe/Berlin:20240122T100000\n",
        "EXDATE:20240108T090000Z,20240122T090000Z\n",
        "EXDATE;TZID=America/New_York:20240108T040000,20240122T040000\n",
        "EXDATE;TZID=W. Europe Standard Time:20240108T100000,20240122T100000\n",
        "EXDATE;VALUE=DATE:20240108,20240122\n",
        "EXDATE:20240108,20240122\n",
        "EXDATE:20240108T100000,20240122T100000\n",
        "EXRULE:FREQ=WEEKLY;INTERVAL=3;COUNT=2\nEXDATE:20240108\nRDATE:20240101T110000\n",
    ],
)
def test_exceptions_of_any_zone_and_form(left_out: str, tmp_path: Path) -> None:
    assert _days(tmp_path, WEEKLY + left_out) == [MONDAYS[0], MONDAYS[2], MONDAYS[4]]


def test_an_exception_of_another_time_leaves_nothing_out(tmp_path: Path) -> None:
    assert _days(tmp_path, WEEKLY + "EXDATE:20240108T100000Z\n") == MONDAYS


def test_whole_days_are_left_out_by_dates_and_times(tmp_path: Path) -> None:
    lines = (
        "DTSTART;VALUE=DATE:20240101\nRRULE:FREQ=DAILY;COUNT=4\nEXDATE:20240102T000000\nEXDATE;VALUE=DATE:20240104\n"
    )
    assert _days(tmp_path, lines) == ["2024-01-01", "2024-01-03"]


def test_when_all_is_left_out_nothing_took_place(tmp_path: Path) -> None:
    gone = WEEKLY.replace("COUNT=5", "COUNT=1") + "EXDATE:20240101\n" + BOTH
    single = "DTSTART:20240101T100000\nEXDATE:20240101T100000\n" + BOTH
    later = "DTSTART:20261120T100000\nRRULE:FREQ=WEEKLY\nEXDATE:20261120\n" + BOTH
    assert reasons(read(tmp_path, calendar(event(gone), event(single), event(later)))) == ["no occurrence"] * 3


MOVED = "RECURRENCE-ID;TZID=Europe/Berlin:20240115T100000\nDTSTART;TZID=Europe/Berlin:20240117T120000\n"


@pytest.mark.parametrize("before", [True, False])
def test_an_exception_replaces_its_occurrence_wherever_it_stands(before: bool, tmp_path: Path) -> None:
    master, moved = event(WEEKLY + BOTH, "a@x"), event(MOVED + BOTH + BEN, "a@x")
    found = read(tmp_path, calendar(*((moved, master) if before else (master, moved))))
    series, exception = (2, 1) if before else (1, 2)
    assert [days([one]) for one in found if one.place.record == series] == [
        [day] for day in MONDAYS if day != MONDAYS[2]
    ]
    assert days(one for one in found if one.place.record == exception) == ["2024-01-17"] * 2


@pytest.mark.parametrize(
    "replaces",
    [
        "RECURRENCE-ID:20240115T090000Z\n",
        "RECURRENCE-ID;VALUE=DATE:20240115\n",
        "RECURRENCE-ID;TZID=UTC:20240115T090000\n",
    ],
)
def test_the_replaced_moment_may_be_of_another_zone_or_a_day(replaces: str, tmp_path: Path) -> None:
    moved = replaces + "DTSTART:20240117T120000Z\n" + BOTH
    assert sorted(days(read(tmp_path, calendar(event(WEEKLY + BOTH, "a"), event(moved, "a"))))) == [
        "2024-01-01", "2024-01-08", "2024-01-17", "2024-01-22", "2024-01-29",
    ]  # fmt: skip


def test_an_exception_that_did_not_take_place_removes_its_occurrence(tmp_path: Path) -> None:
    for more, why in (
        ("STATUS:CANCELLED\n" + BOTH, "cancelled"),
        (ME.replace("ACCEPTED", "DECLINED") + BEN, "declined"),
    ):
        found = read(tmp_path, calendar(event(WEEKLY + BOTH, "a"), event(MOVED + more, "a")))
        assert reasons(found) == ["taken", why]
        assert days(found) == [MONDAYS[0], MONDAYS[1], MONDAYS[3], MONDAYS[4]]
    message = calendar(event(WEEKLY + BOTH, "a")) + calendar(event(MOVED + BOTH, "a"), head="METHOD:CANCEL\n")
    assert days(read(tmp_path, message)) == [MONDAYS[0], MONDAYS[1], MONDAYS[3], MONDAYS[4]]


def test_an_answer_about_an_occurrence_does_not_replace_it(tmp_path: Path) -> None:
    for method in ("REPLY", "COUNTER"):
        text = calendar(event(WEEKLY + BOTH, "a")) + calendar(event(MOVED + BOTH, "a"), head=f"METHOD:{method}\n")
        assert days(read(tmp_path, text)) == MONDAYS


def test_exceptions_without_their_series_stand_for_themselves(tmp_path: Path) -> None:
    broken = "RECURRENCE-ID:soon\nDTSTART:20240118T120000\n" + BOTH
    found = read(tmp_path, calendar(event(MOVED + BOTH, "a"), event(broken, "b"), event(MOVED + BOTH)))
    assert days(found) == ["2024-01-17", "2024-01-18", "2024-01-17"]


def test_a_series_whose_only_occurrence_was_moved_took_place_as_the_exception(tmp_path: Path) -> None:
    single = "DTSTART;TZID=Europe/Berlin:20240115T100000\n" + BOTH
    found = read(tmp_path, calendar(event(single, "a"), event(MOVED + BOTH, "a")))
    assert reasons(found) == ["no occurrence", "taken"]


FOLLOWING = (
    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20240115T100000\nDTSTART;TZID=Europe/Berlin:20240116T110000\n"
)


@pytest.mark.parametrize("before", [True, False])
def test_an_exception_may_change_all_that_follows(before: bool, tmp_path: Path) -> None:
    master = event(WEEKLY + "EXDATE:20240122\n" + BOTH, "a")
    following = event(FOLLOWING + ME + BEN, "a")
    found = touches(read(tmp_path, calendar(*((following, master) if before else (master, following)))))
    assert sorted((one.person, days([one])[0]) for one in found) == [
        ("ann@example.org", "2024-01-01"),
        ("ann@example.org", "2024-01-08"),
        ("ben@example.org", "2024-01-16"),
        ("ben@example.org", "2024-01-30"),
    ]


def test_what_follows_ends_at_the_next_change_and_skips_single_exceptions(tmp_path: Path) -> None:
    one = "RECURRENCE-ID;TZID=Europe/Berlin:20240122T100000\nDTSTART:20240125T100000\n" + BOTH
    again = FOLLOWING.replace("20240115", "20240129").replace("20240116", "20240131") + BOTH
    found = read(tmp_path, calendar(*(event(lines, "a") for lines in (WEEKLY + BOTH, FOLLOWING + BOTH, one, again))))
    assert [days(item for item in found if item.place.record == record) for record in (1, 2, 3, 4)] == [
        ["2024-01-01", "2024-01-08"], ["2024-01-16"], ["2024-01-25"], ["2024-01-31"],
    ]  # fmt: skip


def test_what_follows_may_have_a_rule_of_its_own_or_no_series(tmp_path: Path) -> None:
    ruled = event(FOLLOWING + "RRULE:FREQ=DAILY;COUNT=2\n" + BOTH, "a")
    assert days(read(tmp_path, calendar(event(WEEKLY + BOTH, "a"), ruled))) == [
        "2024-01-01", "2024-01-08", "2024-01-16", "2024-01-17",
    ]  # fmt: skip
    assert days(read(tmp_path, calendar(event(FOLLOWING + BOTH, "a")))) == ["2024-01-16"]
    far = FOLLOWING.replace("20240116", "99991231")
    found = read(tmp_path, calendar(event(WEEKLY + BOTH, "a"), event(far + BOTH, "a")))
    assert reasons(found) == ["taken", "not yet"]


def _version(sequence: int | None, day: str, stamp: str = "", more: str = "") -> str:
    number = f"SEQUENCE:{sequence}\n" if sequence is not None else ""
    stamped = f"DTSTAMP:{stamp}T000000Z\n" if stamp else ""
    return event(f"{number}{stamped}DTSTART:{day}T100000\n{more}{BOTH}", "a@x")


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ((_version(0, "20240101"), _version(1, "20240102")), ["older version", "taken"]),
        (
            (_version(3, "20240101"), _version(1, "20240102"), _version(2, "20240103")),
            ["taken", "older version", "older version"],
        ),
        ((_version(None, "20240101"), _version(1, "20240102")), ["older version", "taken"]),
        ((_version(1, "20240101", "20240502"), _version(1, "20240102", "20240501")), ["taken", "older version"]),
        # The same twice: the later one is read.
        ((_version(1, "20240101"), _version(1, "20240101")), ["older version", "taken"]),
        # Programs that give one UID to everything.
        ((_version(0, "20240101"), _version(0, "20240102")), ["taken", "taken"]),
        ((_version(0, "20240101"), _version(1, "20240101", more="STATUS:CANCELLED\n")), ["older version", "cancelled"]),
    ],
)
def test_of_versions_of_one_event_the_newest_counts(
    versions: tuple[str, ...], expected: list[str], tmp_path: Path
) -> None:
    assert reasons(read(tmp_path, calendar(*versions))) == expected
    assert reasons(read(tmp_path, "".join(calendar(one) for one in versions))) == expected


def test_of_versions_of_one_exception_the_newest_counts(tmp_path: Path) -> None:
    old, new = (event(f"SEQUENCE:{number}\n{MOVED}{BOTH}", "a") for number in (1, 2))
    in_utc = event("SEQUENCE:3\nRECURRENCE-ID:20240115T090000Z\nDTSTART:20240118T100000\n" + BOTH, "a")
    found = read(tmp_path, calendar(new, old, event(WEEKLY + BOTH, "a"), in_utc))
    assert reasons(found) == ["older version", "older version", "taken", "taken"]


def test_events_without_a_uid_are_no_versions(tmp_path: Path) -> None:
    text = calendar(*(event("DTSTART:20240101T100000\n" + BOTH) for _ in range(3)))
    assert reasons(read(tmp_path, text)) == ["taken"] * 3


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SOMETIMES", "COUNT=3", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=x",
        "FREQ=WEEKLY;BYDAY=XX", "FREQ=YEARLY;BYMONTH=13", "FREQ=YEARLY;BYMONTHDAY=0", "FREQ=DAILY;UNTIL=never",
        "RSCALE=HEBREW;FREQ=YEARLY", "W1 MO TU #10", "", "FREQ=DAILY;BYHOUR=" + ",".join("1" * 2_000),
        "FREQ=DAILY;BYMINUTE=" + ",".join(map(str, range(60))) + ";BYSECOND=" + ",".join(map(str, range(60))),
    ],
)  # fmt: skip
def test_a_rule_that_says_nothing_leaves_the_first_day_and_is_told(rule: str, tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event(f"DTSTART:20240101T100000\nRRULE:{rule}\n" + BOTH)))
    assert days(found) == ["2024-01-01"]
    assert [item.why for item in found if isinstance(item, Noticed)] == ["bad recurrence"]


def test_bad_exceptions_are_told_and_the_others_count(tmp_path: Path) -> None:
    lines = "DTSTART:20240101T100000\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20240102T100000\nEXDATE:20249999\nRDATE:soon\n"
    found = read(tmp_path, calendar(event(lines + BOTH)))
    assert days(found) == ["2024-01-01", "2024-01-03"]
    assert [item.values["said"] for item in found if isinstance(item, Noticed)] == ["soon", "20249999"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY;COUNT=1000000000", "FREQ=SECONDLY", "FREQ=SECONDLY;INTERVAL=1000000000",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MINUTELY;BYHOUR=5;BYMINUTE=5;BYDAY=MO", "FREQ=HOURLY;BYSETPOS=3",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=4",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1", "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=5", "FREQ=MONTHLY;BYDAY=53MO",
        "FREQ=DAILY", "FREQ=DAILY;COUNT=999999999999999999999", "FREQ=YEARLY;INTERVAL=999999999",
        "FREQ=DAILY;BYSETPOS=" + ",".join(map(str, range(1, 50))) + ";BYHOUR=" + ",".join(map(str, range(24))),
    ],
)  # fmt: skip
@pytest.mark.parametrize("year", ["0001", "1601", "1900", "1997"])
def test_B31_no_rule_hangs(rule: str, year: str, tmp_path: Path) -> None:
    begin = time.process_time()
    text = calendar(event(f"DTSTART:{year}0101T100000\nRRULE:{rule}\n" + BOTH), event("DTSTART:20240101\n" + BOTH))
    found = read(tmp_path, text)
    assert time.process_time() - begin < 2
    assert len(touches(found)) <= OCCURRENCES + 1
    assert reasons(found)[1] == "taken"


def test_B31_a_zone_without_end_does_not_hang(tmp_path: Path) -> None:
    part = "BEGIN:{0}\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nRRULE:FREQ=SECONDLY\nEND:{0}\n"
    zone = f"BEGIN:VTIMEZONE\nTZID:Odd\n{part.format('STANDARD') + part.format('DAYLIGHT')}END:VTIMEZONE\n"
    begin = time.process_time()
    found = read(tmp_path, calendar(zone, event("DTSTART:20240101T100000Z\n" + BOTH), head="X-WR-TIMEZONE:Odd\n"))
    assert time.process_time() - begin < 2
    assert days(found) == ["2024-01-01"]


def test_of_too_many_occurrences_the_latest_are_kept_and_it_is_told(tmp_path: Path) -> None:
    found = read(tmp_path, calendar(event("DTSTART:19800101T100000\nRRULE:FREQ=DAILY\n" + BOTH)))
    assert len(touches(found)) <= OCCURRENCES
    assert days(found)[-1] == "2026-11-21"
    assert [(item.why, item.values) for item in found if isinstance(item, Noticed)] == [
        ("too many occurrences", {"limit": OCCURRENCES})
    ]


_RULES = st.builds(
    "FREQ={};INTERVAL={}{}{}{}".format,
    st.sampled_from(("DAILY", "WEEKLY", "MONTHLY")),
    st.integers(1, 5),
    st.sampled_from(("", ";COUNT=7", ";UNTIL=20241231")),
    st.sampled_from(("", ";BYDAY=MO,FR", ";BYDAY=TU")),
    st.sampled_from(("", ";BYMONTH=2,7", ";BYMONTHDAY=1,15,29")),
)


@given(rule=_RULES, start=st.datetimes(datetime(2019, 1, 1), datetime(2023, 1, 1)))
@with_settings(max_examples=60, deadline=None)
def test_occurrences_are_those_that_dateutil_gives_for_the_years_themselves(rule: str, start: datetime) -> None:
    from dateutil.rrule import rrulestr

    start = start.replace(microsecond=0)
    last, zones = datetime(2026, 11, 22), Zones(lambda _: ())
    found, cut = occurrences(Series(Moment(start), rules=[rule_of(rule, zones)]), last, datetime(1900, 1, 1))
    until = rule.replace("UNTIL=20241231", "UNTIL=20241231T235959")
    dates = [at for at in rrulestr(until, dtstart=start).xafter(start - timedelta(days=1), count=4_000) if at <= last]
    assert not cut
    assert found == sorted({start, *dates})
