"""Days and partial dates (reliability B29)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, day_of, first_day_of, is_partial_date, iso


@given(st.dates())
def test_a_day_is_written_and_read_back(on: date) -> None:
    day = on.toordinal()
    assert day_of(iso(day)) == day
    assert len(iso(day)) == 10
    assert is_partial_date(iso(day))
    assert first_day_of(iso(day)) == day


def test_ends_of_the_calendar() -> None:
    assert iso(FIRST_DAY) == "0001-01-01"
    assert iso(LAST_DAY) == "9999-12-31"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1980", "1980-01-01"),
        ("1980-03", "1980-03-01"),
        ("1980-03-22", "1980-03-22"),
        ("0001", "0001-01-01"),
        ("9999-12", "9999-12-01"),
        ("2024-02-29", "2024-02-29"),
    ],
)
def test_partial_date_begins(text: str, first: str) -> None:
    assert is_partial_date(text)
    assert first_day_of(text) == day_of(first)


@pytest.mark.parametrize("text", ["--03-22", "--02-29"])
def test_without_a_year_it_has_no_first_day(text: str) -> None:
    assert is_partial_date(text)
    assert first_day_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0000",
        "10000",
        "80",
        "1980-13",
        "1980-00",
        "1980-3",
        "2023-02-29",
        "1980-02-30",
        "--02-30",
        "--13-01",
        "--03",
        "-03-22",
        "1980-03-22\n",
        " 1980",
        "1980-03-22T00:00",
        "22.03.1980",
        "١٩٨٠",
    ],
)
def test_no_partial_date(text: str) -> None:
    assert not is_partial_date(text)
    assert first_day_of(text) is None


@given(st.text(max_size=12) | st.text("0123456789-", max_size=11))
def test_any_text_is_judged(text: str) -> None:
    first = first_day_of(text)
    assert first is None or (is_partial_date(text) and FIRST_DAY <= first <= LAST_DAY)


@pytest.mark.parametrize("text", ["", "2026-02-30", "yesterday", "0000-01-01", "10000-01-01"])
def test_day_of_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        day_of(text)
