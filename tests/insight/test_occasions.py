"""Occasions: birthdays, new roles, and what was written down."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.days import day_of, iso
from godfather_desktop.insight.occasions import Event, events_of, is_congratulation, yearly
from tests.records import ANN, TODAY, occasion, organization, person, role, rolodex_of


@pytest.mark.parametrize(
    ("text", "as_of", "late", "day"),
    [
        ("--11-21", "2026-11-21", 5, "2026-11-21"),
        ("1980-11-20", "2026-11-21", 5, "2026-11-20"),
        ("--11-16", "2026-11-21", 5, "2026-11-16"),
        ("--11-15", "2026-11-21", 5, "2027-11-15"),
        ("--12-31", "2027-01-03", 5, "2026-12-31"),
        ("--02-29", "2026-02-28", 5, "2026-02-28"),
        ("--02-29", "2028-02-28", 0, "2028-02-29"),
        ("1980-02-29", "2027-03-01", 5, "2027-02-28"),
        ("--01-01", "9999-12-31", 0, None),
        ("--12-31", "9999-12-31", 0, "9999-12-31"),
        ("--01-01", "0001-01-01", 5, "0001-01-01"),
        ("1980", "2026-11-21", 5, None),
        ("1980-11", "2026-11-21", 5, None),
        ("1981-02-29", "2026-11-21", 5, None),
        ("soon", "2026-11-21", 5, None),
    ],
)
def test_yearly(text: str, as_of: str, late: int, day: str | None) -> None:
    found = yearly(text, day_of(as_of), late)
    assert (None if found is None else iso(found)) == day


def test_a_birthday_says_the_age_where_the_year_is_known() -> None:
    for birthday, age in (("1980-11-21", 46), ("--11-21", None), ("2026-11-21", None)):
        rolodex = rolodex_of(replace(person(ANN), birthday=birthday))
        assert events_of(rolodex, ANN, TODAY) == [Event(ANN, TODAY, "birthday", age=age)]


def test_a_new_role_is_an_occasion_for_a_while() -> None:
    acme = organization("Acme")
    for age, found in ((0, True), (45, True), (46, False), (-3, False)):
        events = events_of(rolodex_of(person(ANN), acme, role(ANN, acme, TODAY - age)), ANN, TODAY)
        assert [(event.sort, event.text) for event in events] == ([("new role", "Clerk, Acme")] if found else [])
    over = role(ANN, acme, TODAY - 20, TODAY - 2)
    bare = replace(role(ANN, acme, TODAY), start="2026")
    assert events_of(rolodex_of(person(ANN), acme, over, bare), ANN, TODAY) == []


def test_what_was_written_down() -> None:
    rolodex = rolodex_of(
        person(ANN),
        occasion("2026-11-11", "award", "the prize"),
        occasion("2026-09-01", "award", "too long ago"),
        occasion("--11-25", "anniversary", "the firm"),
        occasion("--11-10", "other", "the marathon"),
    )
    found = [(iso(event.day), event.text) for event in events_of(rolodex, ANN, TODAY, 7)]
    assert found == [("2026-11-10", "the marathon"), ("2026-11-11", "the prize"), ("2026-11-25", "the firm")]
    assert len(events_of(rolodex, ANN, TODAY)) == 2


def test_congratulations_are_known() -> None:
    kind = ("Congratulations!", "Congrats on it", "HAPPY  Birthday Ann", "Well done on that")
    assert all(map(is_congratulation, kind))
    assert not any(map(is_congratulation, ("", "the birth of a plan", "happy to help")))
