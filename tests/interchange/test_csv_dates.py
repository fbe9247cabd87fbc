from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.interchange.found import FoundPerson
from godfather_desktop.interchange.readers.cell_dates import order_of, read_date
from tests.interchange.csv_items import items_of


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("1969-12-28", "1969-12-28"),
        ("1969/12/28", "1969-12-28"),
        ("1969.12.28.", "1969-12-28"),
        ("19691228", "1969-12-28"),
        ("1969年12月28日", "1969-12-28"),
        ("1969-12-28T00:00:00Z", "1969-12-28"),
        ("1969-12-28 13:45", "1969-12-28"),
        ("28.12.1969", "1969-12-28"),
        ("28. 12. 1969", "1969-12-28"),
        ("28/12/1969", "1969-12-28"),
        ("12/28/1969", "1969-12-28"),
        ("12/28/1969 12:00:00 AM", "1969-12-28"),
        ("28 Dec 1969", "1969-12-28"),
        ("28-Dec-69", "1969-12-28"),
        ("Dec 28, 1969", "1969-12-28"),
        ("December 28th, 1969", "1969-12-28"),
        ("28. Dezember 1969", "1969-12-28"),
        ("Sonntag, 28. Dezember 1969", "1969-12-28"),
        ("28 décembre 1969", "1969-12-28"),
        ("28 de diciembre de 1969", "1969-12-28"),
        ("28 dicembre 1969", "1969-12-28"),
        ("28 grudnia 1969", "1969-12-28"),
        ("1 mei 1969", "1969-05-01"),
        ("1 août", "--08-01"),
        ("28.12.", "--12-28"),
        ("--12-28", "--12-28"),
        ("--1228", "--12-28"),
        ("1604-12-28", "--12-28"),
        ("0000-12-28", "--12-28"),
        ("1969", "1969"),
        ("1969-12", "1969-12"),
    ],
)
def test_dates_that_can_be_read_in_one_way(said: str, date: str) -> None:
    assert read_date(said, "", 2026) == (date, "")


@pytest.mark.parametrize("said", ["", "0/0/00", "00.00.0000", "0-0-00", "0000-00-00", "  ", "0"])
def test_no_date_at_all(said: str) -> None:
    assert read_date(said, "", 2026) == ("", "")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("3/4/1980", "ambiguous date"),
        ("3-4-1980", "ambiguous date"),
        ("3/4", "ambiguous date"),
        ("soon", "bad date"),
        ("30 Feb 1980", "bad date"),
        ("31/31/1980", "bad date"),
        ("25565", "bad date"),
        ("1 jui 1980", "bad date"),
        ("29.02.2023", "bad date"),
        ("99999999", "bad date"),
    ],
)
def test_a_date_is_never_guessed(said: str, why: str) -> None:
    assert read_date(said, "", 2026) == ("", why)


def test_the_order_of_the_file_decides() -> None:
    assert read_date("3/4/1980", "month first", 2026) == ("1980-03-04", "")
    assert read_date("3/4/1980", "day first", 2026) == ("1980-04-03", "")
    assert read_date("28/12/1969", "month first", 2026) == ("1969-12-28", "")
    assert order_of(["1/2/1980", "28/12/1969", "5/5/1980", "x"]) == "day first"
    assert order_of(["1/2/1980", "12/28/1969"]) == "month first"
    assert order_of(["28/12/1969", "12/28/1969"]) == ""
    assert order_of(["1/2/1980", "1969-12-28"]) == ""


@pytest.mark.parametrize(
    ("header", "born"),
    [("Geburtstag", "1980-04-03"), ("Date de naissance", "1980-04-03"), ("Cumpleaños", "1980-04-03"), ("Birthday", "")],
)
def test_a_column_of_another_language_has_the_day_first(header: str, born: str, tmp_path: Path) -> None:
    *_, ann = items_of(
        tmp_path, f"E-mail Address,E-mail 2 Address,{header}\nann@example.org,,3/4/1980\n", "outlook-csv"
    )
    assert isinstance(ann, FoundPerson)
    assert ann.birthday == born


def test_a_year_of_two_digits_is_only_sure_in_the_last_century() -> None:
    assert read_date("28/12/69", "", 2026) == ("1969-12-28", "")
    assert read_date("28/12/20", "", 2026) == ("--12-28", "century unknown")
    assert read_date("28/12/27", "", 2026) == ("1927-12-28", "")


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("10000-01-01", ""),
        ("0000-01-01", "--01-01"),
        ("--02-29", "--02-29"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", ""),
    ],
)
def test_B29_the_edges_of_the_calendar(said: str, date: str) -> None:
    found, why = read_date(said, "", 2026)
    assert found == date
    assert bool(why) == (not date)


@given(said=st.text(max_size=40) | st.from_regex(r"[0-9]{1,4}[-./ ][0-9]{1,2}[-./ ][0-9]{1,4}", fullmatch=True))
def test_any_text_is_a_date_or_none(said: str) -> None:
    for order in ("", "day first", "month first"):
        date, _ = read_date(said, order, 2026)
        assert date == "" or is_partial_date(date)
    order_of([said])
