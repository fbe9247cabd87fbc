"""The fair clock in words. TODAY is a Saturday, 21 November 2026."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Minute
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.pause import PAUSE_CAUSES
from godfather_desktop.insight.callbacks import fair_in
from godfather_desktop.insight.clock import DAY_MINUTES
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording.fair import cause_words, clock_time, fair_words, next_words, short_day
from tests.records import (
    ANN,
    TODAY,
    attempt,
    cadence,
    etiquette,
    pause,
    person,
    refusal,
    rolodex_of,
    tied_to,
    touch,
)

MONDAY = TODAY + 2
UTC = etiquette(ME, zone="UTC")


def clock(*records: Record, now: Minute | None = None, strength: float | None = None, as_of: int = TODAY) -> str:
    rolodex = rolodex_of(person(), *records, as_of=as_of)
    if strength is not None:
        rolodex.apply((), [replace(tied_to(ANN, strength, as_of=as_of), last_in=1)])
    return fair_words(rolodex, ANN, fair_in(rolodex, ANN, Scores(rolodex, as_of), now), as_of, now)


def line(*records: Record, as_of: int = TODAY) -> str:
    rolodex = rolodex_of(person(), *records, as_of=as_of)
    return next_words(rolodex, ANN, fair_in(rolodex, ANN, Scores(rolodex, as_of)), as_of)


def at(day: int, hours: int, minutes: int = 0) -> Minute:
    return day * DAY_MINUTES + hours * 60 + minutes


def test_nothing_is_waiting() -> None:
    assert clock(UTC, as_of=MONDAY) == "A first attempt is fair now."
    assert clock(UTC) == "A first attempt is fair from Mon 23 Nov, 9:00."


def test_the_patience_is_counted_in_business_days() -> None:
    assert clock(UTC, attempt(TODAY - 4, "email")) == (
        "The next e-mail is fair from Mon 23 Nov, 9:00: 3 business days have passed."
    )
    assert clock(UTC, attempt(TODAY - 1, "call")) == (
        "The next call is fair from Wed 25 Nov, 9:00: 3 business days after the last one."
    )


def test_their_clock_and_mine_are_both_said_where_they_differ() -> None:
    theirs = etiquette(zone="America/Los_Angeles")
    berlin = etiquette(ME, zone="Europe/Berlin")
    assert clock(berlin, theirs, attempt(TODAY - 1, "call")) == (
        "The next call is fair from Wed 25 Nov, 9:00 their time (18:00 yours): 3 business days after the last one."
    )
    # In Tokyo it is morning while it is still the evening before in New York.
    tokyo, new_york = etiquette(zone="Asia/Tokyo"), etiquette(ME, zone="America/New_York")
    assert "Wed 25 Nov, 9:00 their time (Tue 24 Nov, 19:00 yours)" in clock(tokyo, new_york, attempt(TODAY - 1))
    assert "yours" not in clock(etiquette(zone="Europe/Paris"), berlin, attempt(TODAY - 1))


def test_a_fair_day_outside_office_hours_names_the_next_opening() -> None:
    tried = attempt(TODAY - 12, "email")
    as_of = MONDAY
    early, open_, late = (clock(UTC, tried, now=at(as_of, hour), as_of=as_of) for hour in (7, 12, 20))
    assert early == "The next e-mail is fair from today, 9:00: 10 business days have passed."
    assert open_ == "The next e-mail is fair now: 10 business days have passed."
    assert late == "The next e-mail is fair from Tue 24 Nov, 9:00: 10 business days have passed."


def test_a_night_shift_is_open_past_midnight() -> None:
    night = etiquette(zone="UTC", opens=22 * 60, closes=6 * 60)
    assert clock(UTC, night, now=at(MONDAY + 1, 3), as_of=MONDAY + 1) == "A first attempt is fair now."
    assert clock(UTC, night, now=at(MONDAY, 12), as_of=MONDAY) == "A first attempt is fair from today, 22:00."


def test_pauses() -> None:
    away = pause("out-of-office", TODAY - 1, TODAY + 4)
    assert clock(UTC, away) == "A first attempt is fair from Fri 27 Nov, 9:00: out of office until Wed 25 Nov."
    grief = pause("funeral", TODAY - 1)
    said = clock(UTC, grief)
    assert said.endswith(": a funeral, and nobody knows how long, and an ask can wait.")
    assert "Mon 7 Dec" in said


def test_a_filed_no() -> None:
    said = clock(UTC, refusal(TODAY - 10, TODAY + 170))
    assert said == "A first attempt is fair from 10 May 2027, 9:00: they said no on Wed 11 Nov."


def test_a_course_that_is_over_rests() -> None:
    run = [attempt(TODAY - 60 + 10 * number) for number in range(4)]
    said = clock(UTC, *run)
    assert said == "After a rest, a fresh attempt is fair from Mon 21 Dec, 9:00: 60 days after the last one."


def test_a_warm_tie_gets_another_way_and_then_a_gift() -> None:
    two = [attempt(TODAY - 20, "email"), attempt(TODAY - 1, "email")]
    assert clock(UTC, *two, strength=80).startswith("Another way, a letter, is fair from")
    three = [*two[:1], attempt(TODAY - 9, "email"), attempt(TODAY - 1, "letter")]
    assert clock(UTC, *three, strength=80).startswith("A note with something for them and no ask is fair from")


def test_the_line_on_the_card() -> None:
    assert line() == ""
    assert line(attempt(TODAY - 1)) == "Follow up from Wed 25 Nov"
    assert line(attempt(TODAY - 12)) == "A follow-up is fair now"
    assert line(attempt(TODAY - 40)) == "A follow-up is fair now"
    assert line(pause("illness", TODAY - 1, TODAY + 2)) == "Illness: leave it until Fri 4 Dec"
    assert line(refusal(TODAY - 1, TODAY + 30)) == "They said no: come back from Mon 21 Dec"
    assert line(touch(TODAY - 9, "email", "in", ask="theirs")) == "Call back: they asked on Thu 12 Nov"
    assert line(cadence("weekly"), touch(TODAY - 4, "call")) == "Call by Tue 24 Nov"
    assert line(cadence("weekly"), touch(TODAY - 40, "call")) == "Call by Mon 23 Nov"
    assert line(cadence("weekly", MONDAY), touch(TODAY - 40, "call"), as_of=MONDAY) == "Call today"
    assert line(cadence("weekly", active=False), touch(TODAY - 40, "call")) == ""


def test_what_is_over_holds_nobody_up_any_more() -> None:
    tried = attempt(TODAY - 25, "call")
    for over in (pause("illness", TODAY - 20), pause("out-of-office", TODAY - 20, TODAY - 8)):
        assert line(tried, over) == "A follow-up is fair now"
        assert clock(UTC, tried, over, as_of=MONDAY).endswith(" business days have passed.")
    run = [attempt(TODAY - 100 + 10 * number) for number in range(3)]
    assert line(*run, as_of=MONDAY) == "A fresh attempt is fair now"
    assert line(*run, as_of=TODAY - 70) == "Rest until Mon 2 Nov"


def test_an_answer_ends_the_waiting() -> None:
    assert clock(UTC, attempt(TODAY - 3, "call", "answered"), as_of=MONDAY) == "A first attempt is fair now."


@pytest.mark.parametrize(("minutes", "said"), [(0, "0:00"), (540, "9:00"), (990, "16:30"), (1_440, "24:00")])
def test_times_of_day(minutes: int, said: str) -> None:
    assert clock_time(minutes) == said


def test_days_and_causes() -> None:
    assert short_day(TODAY, TODAY) == "today"
    assert short_day(TODAY + 3, TODAY) == "Tue 24 Nov"
    assert short_day(TODAY + 90, TODAY) == "19 Feb 2027"
    assert len({cause_words(one) for one in PAUSE_CAUSES}) == len(PAUSE_CAUSES)
