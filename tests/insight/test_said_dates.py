"""Dates in words: `today` is Saturday, 21 November 2026."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, day_of, iso
from godfather_desktop.insight.said_dates import dates_in, make_ready, read_date
from tests.records import TODAY


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-11-21"),
        ("tonight", "2026-11-21"),
        ("This  morning", "2026-11-21"),
        ("yesterday", "2026-11-20"),
        ("tomorrow", "2026-11-22"),
        ("2026-03-22", "2026-03-22"),
        ("3 days ago", "2026-11-18"),
        ("a week ago", "2026-11-14"),
        ("one month ago", "2026-10-21"),
        ("two years ago", "2024-11-21"),
        ("Friday", "2026-11-20"),
        ("saturday", "2026-11-21"),
        ("sun", "2026-11-15"),
        ("last saturday", "2026-11-14"),
        ("last friday", "2026-11-20"),
        ("this monday", "2026-11-16"),
        ("next monday", "2026-11-23"),
        ("next saturday", "2026-11-28"),
        ("end of the week", "2026-11-27"),
        ("end of month", "2026-11-30"),
        ("end of the year", "2026-12-31"),
        ("end of June", "2026-06-30"),
        ("the end of Feb 2028", "2028-02-29"),
        ("3 May 2025", "2025-05-03"),
        ("May 3", "2026-05-03"),
        ("24 Dec", "2025-12-24"),
    ],
)
def test_read_date(said: str, day: str) -> None:
    found = read_date(said, TODAY)
    assert found is not None
    assert iso(found) == day


@pytest.mark.parametrize(
    ("said", "day"), [("Friday", "2026-11-27"), ("saturday", "2026-11-28"), ("24 Dec", "2026-12-24")]
)
def test_limits_lie_ahead(said: str, day: str) -> None:
    assert read_date(said, TODAY, ahead=True) == day_of(day)


@pytest.mark.parametrize(
    "said", ["2026-02-30", "0000-01-01", "31 Feb 2026", "99999 years ago", "9" * 400 + " days ago", "2026-13-01"]
)
def test_no_date(said: str) -> None:
    assert read_date(said, TODAY) is None


def test_dates_in_a_line() -> None:
    line = "promised Ann Lee a call on 3 May 2026, by next friday"
    found = [(iso(said.day), line[said.start : said.end], said.due) for said in dates_in(line, TODAY)]
    assert found == [("2026-05-03", "on 3 May 2026", False), ("2026-11-27", "by next friday", True)]


@pytest.mark.parametrize("word", ["on", "in", "at"])
def test_word_before_a_date_belongs_to_it(word: str) -> None:
    line = f"saw Bob {word} the end of the month"
    (said,) = dates_in(line, TODAY)
    assert line[: said.start] == "saw Bob "


def test_no_dates_in_other_words() -> None:
    assert dates_in("Maya sat with Martin; monkeys decide", TODAY) == []


WORDS = ("today", "tomorrow", "yesterday", "next monday", "last friday", "end of month", "end of year", "end of week")


@given(st.sampled_from((*WORDS, "3 days ago", "2 months ago", "3 may", "next year")), st.booleans(), st.data())
def test_no_day_of_the_calendar_breaks_reading(said: str, ahead: bool, data: st.DataObject) -> None:
    near_the_edge = st.integers(FIRST_DAY, FIRST_DAY + 800) | st.integers(LAST_DAY - 800, LAST_DAY)
    today = data.draw(near_the_edge | st.integers(FIRST_DAY, LAST_DAY))
    found = read_date(said, today, ahead=ahead)
    assert found is None or abs(found - today) <= 800


@given(st.text("0123456789 -/.,stndrhofJanuaryFebMarch", max_size=30))
def test_lines_like_dates_never_break(text: str) -> None:
    for said in dates_in(text, TODAY):
        assert 0 <= said.start < said.end <= len(text)
        assert FIRST_DAY <= said.day <= LAST_DAY


def test_make_ready_loads_the_library() -> None:
    make_ready(TODAY)
    assert read_date("2 days ago", TODAY) == TODAY - 2
