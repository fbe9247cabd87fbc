"""Rules that hold for every record."""

import pytest

from godfather_desktop.actions.checks import known, lines, named, on_calendar, one_of, other, partial_date, within
from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, person, rolodex_of


def test_known_and_other() -> None:
    rolodex = rolodex_of(person())
    assert known(rolodex, ME).name == "Robin Vale"
    assert other(rolodex, ANN).name == "Ann Lee"
    with pytest.raises(RuleBroken, match="about myself"):
        other(rolodex, ME)
    with pytest.raises(RuleBroken, match="no such person"):
        other(rolodex, PersonId(99))


def test_named() -> None:
    assert named("  Ann \n Lee\x00 ") == "Ann Lee"
    with pytest.raises(RuleBroken, match="empty") as caught:
        named(" \x00 ", "title")
    assert caught.value.field == "title"


@pytest.mark.parametrize("value", [1, 5])
def test_within(value: int) -> None:
    assert within(value, 1, 5, "size") == value


@pytest.mark.parametrize("value", [0, 6, -(10**30)])
def test_out_of_range(value: int) -> None:
    with pytest.raises(RuleBroken, match="out of range") as caught:
        within(value, 1, 5, "size")
    assert caught.value.values_said == {"what": "size", "low": 1, "high": 5, "said": value}


def test_on_calendar() -> None:
    assert on_calendar(FIRST_DAY) == FIRST_DAY
    assert on_calendar(LAST_DAY) == LAST_DAY
    for day in (FIRST_DAY - 1, LAST_DAY + 1):
        with pytest.raises(RuleBroken, match="no such date"):
            on_calendar(day)


def test_partial_date() -> None:
    assert partial_date(" 2020-02 ", "start") == "2020-02"
    assert partial_date("  ", "start") == ""
    with pytest.raises(RuleBroken, match="no such date"):
        partial_date("2021-02-29", "start")


def test_one_of() -> None:
    assert one_of("b", ("", "b"), "x") == "b"
    with pytest.raises(RuleBroken, match="not one of") as caught:
        one_of("c", ("", "b"), "x")
    assert caught.value.values_said["choices"] == ["b"]


def test_lines() -> None:
    assert lines([" a ", "b", "a", "", "\x00", "b\nc"]) == ("a", "b", "b c")
