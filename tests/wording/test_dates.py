"""Days and partial dates in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, day_of
from godfather_desktop.wording.dates import ago, day, partial, weekday
from tests import strategies
from tests.records import TODAY


def test_day_and_weekday() -> None:
    assert day(day_of("2026-05-03")) == "3 May 2026"
    assert day(FIRST_DAY) == "1 Jan 1"
    assert weekday(TODAY) == "Sat 21 Nov"


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (0, "today"),
        (1, "yesterday"),
        (2, "2 days ago"),
        (59, "59 days ago"),
        (60, "2 months ago"),
        (729, "24 months ago"),
        (730, "2 years ago"),
        (3_653, "10 years ago"),
        (-1, "tomorrow"),
        (-3, "in 3 days"),
    ],
)
def test_ago(age: int, words: str) -> None:
    assert ago(TODAY - age, TODAY) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1980-03-22", "22 Mar 1980"),
        ("1980-03", "Mar 1980"),
        ("--02-29", "29 Feb"),
        ("1980", "1980"),
        ("0005", "5"),
        ("2023-02-29", "2023-02-29"),
        ("around 1980", "around 1980"),
        ("", ""),
    ],
)
def test_partial(text: str, words: str) -> None:
    assert partial(text) == words


@given(st.integers(FIRST_DAY, LAST_DAY), st.integers(FIRST_DAY, LAST_DAY), strategies.ANY_TEXT)
def test_any_day_and_any_text_can_be_said(one: int, other: int, text: str) -> None:
    assert day(one)
    assert weekday(one)
    assert ago(one, other)
    assert partial(text) == text or text[:1].isdigit() or text.startswith("--")
