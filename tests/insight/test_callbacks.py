"""When the next attempt is fair: business days, patience, pauses and filed noes together."""

import os
import time
from collections.abc import Iterator
from zoneinfo import ZoneInfo

import pytest

from godfather_desktop.domain.days import LAST_DAY, day_of, iso
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.insight.callbacks import (
    fair_after,
    fair_in,
    filed_no,
    open_run,
    pauses_on,
    record_of,
    sent_on,
)
from godfather_desktop.insight.clock import DAY_MINUTES, Calendar, window_on
from godfather_desktop.insight.scores import Scores
from tests.insight.reaching import FRIDAY, MONDAY, TUESDAY, WEDNESDAY, answered, asked, at, desk, fair
from tests.records import (
    ANN,
    TODAY,
    attempt,
    etiquette,
    person,
    refusal,
    rolodex_of,
)
from tests.records import pause as pause_of


@pytest.fixture(autouse=True)
def _computer_in_reno() -> Iterator[None]:
    """Nothing here depends on where the computer stands that runs the tests."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = "America/Los_Angeles"
    time.tzset()
    yield
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


def test_with_nothing_sent_the_first_business_day_is_fair() -> None:
    found = fair()
    assert (found.day, found.number, found.move, found.waited, found.because) == (MONDAY, 1, "attempt", 0, "nothing")
    assert found.window == window_on(Calendar(ZoneInfo("UTC")), MONDAY)
    assert fair(as_of=MONDAY).day == MONDAY


@pytest.mark.parametrize(
    ("strength", "sent", "day", "move", "because"),
    [
        (None, 1, "2026-11-25", "follow up", "course"),
        (None, 2, "2026-12-04", "follow up", "course"),
        (None, 3, "2027-01-19", "rest", "course"),
        (40.0, 1, "2026-11-25", "follow up", "course"),
        (40.0, 2, "2026-12-01", "follow up", "course"),
        (40.0, 3, "2027-01-19", "rest", "course"),
        (80.0, 1, "2026-11-25", "follow up", "patience"),
        (80.0, 2, "2026-11-27", "other channel", "course"),
        (80.0, 3, "2026-12-21", "value note", "course"),
        (80.0, 4, "2027-01-19", "rest", "course"),
    ],
)
def test_the_course_of_a_tie(strength: float | None, sent: int, day: str, move: str, because: str) -> None:
    found = fair(*(attempt(FRIDAY - 20 * place) for place in range(sent)), strength=strength)
    assert (iso(found.day), found.move, found.because, found.number) == (day, move, because, sent + 1)


def test_silence_of_somebody_reliable_means_wait() -> None:
    shy = fair(*asked(0.5), strength=80.0)
    assert (shy.patience, shy.day, shy.because) == (2, TUESDAY, "patience")
    reliable = fair(*answered(4), *asked(0.97), strength=80.0)
    assert (reliable.patience, iso(reliable.day), reliable.because) == (5, "2026-11-27", "patience")


@pytest.mark.parametrize(
    ("sent", "country", "day"),
    [
        # Thursday evening in Los Angeles is Friday in Tokyo.
        ("2026-11-19 16:00", "", "2026-11-25"),
        ("2026-11-19 23:00", "", "2026-11-25"),
        # At one in the morning the office in Tokyo has just closed for the weekend.
        ("2026-11-20 01:00", "", "2026-11-26"),
        # Monday the 23rd is a holiday in Japan.
        ("2026-11-19 16:00", "JP", "2026-11-26"),
        ("2026-11-20 01:00", "JP", "2026-11-27"),
    ],
)
def test_the_days_are_those_of_tokyo_and_not_those_of_los_angeles(sent: str, country: str, day: str) -> None:
    when = at(sent, "America/Los_Angeles")
    hers = etiquette(ANN, zone="Asia/Tokyo", country=country)
    mine = etiquette(ME, zone="America/Los_Angeles", country="US")
    found = fair(attempt(day_of(sent[:10]), at=when), hers, mine)
    assert iso(found.day) == day
    # Nine in the morning there is four in the afternoon of the day before, here.
    assert found.window.opens == at(f"{iso(found.day - 1)} 16:00", "America/Los_Angeles")


@pytest.mark.parametrize(("now", "waited"), [("2026-11-23 06:00", 1), ("2026-11-23 08:00", 2), ("2026-11-23 20:00", 2)])
def test_days_are_waited_by_their_calendar(now: str, waited: int) -> None:
    """When it is eight in the morning here, their next day has begun."""
    mine, hers = etiquette(ME, zone="America/Los_Angeles"), etiquette(ANN, zone="Asia/Tokyo")
    last = attempt(FRIDAY - 1, at=at("2026-11-19 16:00", "America/Los_Angeles"))
    assert fair(last, mine, hers, as_of=MONDAY, now=at(now, "America/Los_Angeles")).waited == waited


def test_without_a_zone_of_hers_the_days_are_mine_or_this_computers() -> None:
    sent = attempt(FRIDAY, at=at("2026-11-20 20:00", "America/Los_Angeles"))
    assert iso(fair(sent, etiquette(ME, zone="Asia/Tokyo")).day) == "2026-11-26"
    rolodex = rolodex_of(person(ANN), sent)
    found = fair_in(rolodex, ANN, Scores(rolodex, TODAY))
    assert iso(found.day) == "2026-11-26"
    assert found.window.opens == at("2026-11-26 09:00", "America/Los_Angeles")


def test_thanksgiving_is_waited_out() -> None:
    american = etiquette(ANN, zone="America/New_York", country="US")
    assert iso(fair(attempt(FRIDAY + 3), american, as_of=MONDAY).day) == "2026-11-27"
    assert iso(fair(attempt(FRIDAY + 3), as_of=MONDAY).day) == "2026-11-26"


@pytest.mark.parametrize(
    ("sent", "day", "opens"),
    [
        ("2026-03-27", "2026-04-01", "2026-04-01 07:00"),
        ("2026-03-24", "2026-03-27", "2026-03-27 08:00"),
        ("2026-10-23", "2026-10-28", "2026-10-28 08:00"),
        ("2026-10-20", "2026-10-23", "2026-10-23 07:00"),
    ],
)
def test_a_wait_across_a_change_of_clocks(sent: str, day: str, opens: str) -> None:
    when = day_of(sent)
    last = attempt(when, at=when * DAY_MINUTES + 600)
    found = fair(last, etiquette(ANN, zone="Europe/Berlin"), as_of=when, now=last.at)
    assert (iso(found.day), found.window.opens) == (day, at(opens))


@pytest.mark.parametrize(
    ("sent", "day"), [("2026-01-29", "2026-02-03"), ("2028-02-28", "2028-03-02"), ("2026-12-30", "2027-01-04")]
)
def test_a_wait_across_the_end_of_a_month(sent: str, day: str) -> None:
    assert iso(fair(attempt(day_of(sent)), as_of=day_of(sent)).day) == day


def test_sunday_to_thursday() -> None:
    hers = etiquette(ANN, zone="Asia/Jerusalem", workdays=(6, 0, 1, 2, 3))
    # Sent on a Friday it is read on Sunday, and Wednesday is the third day after it.
    found = fair(attempt(FRIDAY), hers)
    assert iso(found.day) == "2026-11-25"
    assert iso(fair(attempt(FRIDAY - 1), hers).day) == "2026-11-24"


def test_who_works_at_night_has_read_it_in_the_small_hours() -> None:
    hers = etiquette(ANN, zone="UTC", opens=20 * 60, closes=4 * 60)
    in_her_night = fair(attempt(FRIDAY, at=at("2026-11-20 02:00")), hers)
    after_it = fair(attempt(FRIDAY, at=at("2026-11-20 05:00")), hers)
    assert (iso(in_her_night.day), iso(after_it.day)) == ("2026-11-24", "2026-11-25")
    assert in_her_night.window.closes == at("2026-11-25 04:00")


def test_five_minutes_are_no_time_to_wait() -> None:
    sent = at("2026-11-20 10:00")
    last = attempt(FRIDAY, at=sent)
    for minutes, waited in ((5, 0), (DAY_MINUTES, 0), (3 * DAY_MINUTES, 1), (4 * DAY_MINUTES, 2)):
        found = fair(last, as_of=FRIDAY + minutes // DAY_MINUTES, now=sent + minutes)
        assert (found.waited, iso(found.day)) == (waited, "2026-11-25")


def test_a_clock_that_is_set_back_changes_nothing() -> None:
    sent = at("2026-11-20 10:00")
    last = attempt(FRIDAY, at=sent)
    for now in (sent - 5, sent - 600):
        found = fair(last, as_of=FRIDAY, now=now)
        assert (found.number, found.waited, iso(found.day)) == (2, 0, "2026-11-25")


def test_flying_west_over_the_date_line_does_not_forget_the_last_attempt() -> None:
    """I wrote on Friday in Tokyo and land in Los Angeles on Thursday."""
    last = attempt(FRIDAY, at=at("2026-11-20 10:00", "Asia/Tokyo"))
    rolodex = desk(last)
    assert open_run(rolodex, ANN, FRIDAY - 1) == [last]
    assert record_of(rolodex, ANN, FRIDAY - 1) == (1, 0)
    found = fair(last, as_of=FRIDAY - 1)
    assert (found.number, found.waited, iso(found.day)) == (2, 0, "2026-11-25")
    # What lies farther ahead has not happened yet.
    assert open_run(rolodex, ANN, FRIDAY - 2) == []


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"])
def test_the_ends_of_the_calendar_have_a_fair_day_too(day: str) -> None:
    today = day_of(day)
    hers = etiquette(ANN, zone="Pacific/Kiritimati", country="US", opens=20 * 60, closes=4 * 60)
    for number in range(5):
        sent = [attempt(today, at=today * DAY_MINUTES + 1_439) for _ in range(number)]
        found = fair(*sent, hers, as_of=today, now=today * DAY_MINUTES)
        # Over there it may be a day earlier.
        assert max(1, today - 1) <= found.day <= LAST_DAY
        assert iso(found.day)
    for cause in ("funeral", "deal"):
        assert iso(fair(hers, pause_of(cause, today, today), as_of=today).day) >= day
        assert iso(fair(hers, pause_of(cause, today), as_of=today).day) >= day


@pytest.mark.parametrize(
    ("cause", "start", "end", "after"),
    [
        # Two business days for what has piled up.
        ("out-of-office", "2026-11-16", "2026-11-20", "2026-11-24"),
        ("out-of-office", "2026-11-16", "2026-11-22", "2026-11-24"),
        # Five after what mattered more.
        ("quarter-end", "2026-09-21", "2026-09-30", "2026-10-07"),
        ("deadline", "2026-11-16", "2026-11-20", "2026-11-27"),
        ("deal", "2026-11-16", "2026-11-20", "2026-11-27"),
        ("new-job", "2026-11-16", "2026-11-20", "2026-11-27"),
        ("busy", "2026-11-16", "2026-11-20", "2026-11-27"),
        # Two weeks at least after what hurts.
        ("funeral", "2026-11-12", "2026-11-12", "2026-11-26"),
        ("funeral", "2026-11-14", "2026-11-15", "2026-11-30"),
        ("illness", "2026-11-02", "2026-11-30", "2026-12-01"),
        ("family", "2026-11-02", "2026-11-27", "2026-11-30"),
        # Nobody knows how long: two weeks and what comes after them.
        ("busy", "2026-11-02", None, "2026-11-23"),
        ("illness", "2026-11-02", None, "2026-11-17"),
        ("out-of-office", "2026-11-02", None, "2026-11-18"),
    ],
)
def test_what_is_fair_after_a_pause(cause: PauseCause, start: str, end: str | None, after: str) -> None:
    pause = pause_of(cause, day_of(start), None if end is None else day_of(end))
    assert iso(fair_after(Calendar(), pause)) == after
    held = fair(pause, as_of=pause.start)
    assert (iso(held.day), held.because, held.pause) == (after, "pause", pause)
    rolodex = desk(pause)
    assert pauses_on(rolodex, ANN, pause.start) == pauses_on(rolodex, ANN, day_of(after) - 1) == [pause]
    assert pauses_on(rolodex, ANN, day_of(after)) == pauses_on(rolodex, ANN, pause.start - 1) == []


def test_one_pause_follows_upon_another() -> None:
    trip = pause_of("out-of-office", MONDAY - 5, MONDAY + 4)
    deal = pause_of("deal", MONDAY + 7, MONDAY + 11)
    funeral = pause_of("funeral", MONDAY + 17, MONDAY + 17)
    for order in ([trip, deal, funeral], [funeral, deal, trip]):
        found = fair(*order)
        # The trip ends in the deal and the deal in the funeral, after which two weeks are fair.
        assert (found.day, found.pause) == (MONDAY + 31, funeral)


def test_a_pause_that_begins_after_the_weekend_is_seen_on_the_weekend() -> None:
    trip = pause_of("out-of-office", MONDAY, MONDAY + 4)
    found = fair(trip)
    assert (found.day, found.because, found.pause) == (MONDAY + 8, "pause", trip)


def test_what_was_fair_before_a_pause_is_not_fair_in_it() -> None:
    sick = pause_of("illness", FRIDAY, TODAY + 30)
    found = fair(attempt(TODAY - 30), sick)
    assert (found.day, found.because, found.pause) == (TODAY + 31, "pause", sick)
    # A pause that is long over holds nothing back.
    over = pause_of("illness", TODAY - 200, TODAY - 190)
    assert fair(attempt(TODAY - 30), over).because == "course"


def test_a_pause_that_is_still_to_come_does_not_stop_what_is_fair_before_it() -> None:
    later = pause_of("deal", TODAY + 20, TODAY + 40)
    found = fair(attempt(FRIDAY), later)
    assert (found.day, found.because, found.pause) == (WEDNESDAY, "course", None)
    # But the note that would fall into it comes after it.
    third = fair(*(attempt(FRIDAY - place) for place in range(3)), later, strength=80.0)
    assert (third.move, third.because, third.day) == ("value note", "pause", TODAY + 47)


def test_a_filed_no_is_kept_until_its_day() -> None:
    no = refusal(TODAY - 30, TODAY + 150)
    found = fair(attempt(FRIDAY), no)
    assert (found.because, found.refusal, iso(found.day)) == ("no", no, "2027-04-20")
    rolodex = desk(no)
    assert filed_no(rolodex, ANN, TODAY - 31) is None
    assert filed_no(rolodex, ANN, TODAY - 30) == filed_no(rolodex, ANN, TODAY + 149) == no
    assert filed_no(rolodex, ANN, TODAY + 150) is None
    assert fair(attempt(FRIDAY), no, as_of=TODAY + 150).because == "course"


def test_of_two_noes_the_later_one_decides() -> None:
    first, second = refusal(TODAY - 30, TODAY + 150), refusal(TODAY - 10, TODAY + 20)
    assert fair(first, second).refusal == fair(second, first).refusal == first


def test_a_pause_after_a_filed_no_is_respected() -> None:
    no, trip = refusal(TODAY - 30, MONDAY + 7), pause_of("out-of-office", MONDAY + 7, MONDAY + 11)
    found = fair(no, trip)
    assert (found.because, found.pause, found.refusal, found.day) == ("pause", trip, no, MONDAY + 15)


def test_what_is_sent_on_a_holiday_arrives_after_it() -> None:
    berlin = Calendar(ZoneInfo("Europe/Berlin"), country="DE")
    assert iso(sent_on(berlin, attempt(day_of("2026-12-25")))) == "2026-12-28"
    evening = attempt(day_of("2026-12-24"), at=at("2026-12-24 20:00"))
    assert iso(sent_on(berlin, evening)) == "2026-12-28"
    assert iso(sent_on(berlin, attempt(day_of("2026-12-24"), at=at("2026-12-24 09:00")))) == "2026-12-24"
