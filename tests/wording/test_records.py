"""Ties, tasks and favors in words."""

from dataclasses import replace
from typing import get_args

import pytest

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.favor import FAVOR_MODES, FAVOR_STATUSES
from godfather_desktop.domain.ids import OrganizationId, TaskId, TieId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.task import Task, TaskWork
from godfather_desktop.domain.tie import TIE_SOURCES, Tie
from godfather_desktop.insight.favor_values import Balance
from godfather_desktop.insight.warmth import NOMINAL_STRENGTH, combined, sources_between
from godfather_desktop.wording.records import (
    balance_words,
    favor_detail,
    mode_words,
    status_words,
    task_words,
    tie_source_words,
    tie_words,
)
from tests.records import ANN, BOB, CY, TODAY, favor, person, role, rolodex_of, touch

BY_NAME = "a tie of name only, not a warm one"


def told(*records: Record, shared: tuple[float, ...] = ()) -> str:
    """What is said of the tie of Ann and Bob."""
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY), *records)
    sources = sources_between(rolodex, ANN, BOB, TODAY, shared)
    return tie_source_words(rolodex, sources, combined(sources), TODAY)


def about(source: str, strength: int | None = None, **more: object) -> Tie:
    """A record about the tie of Ann and Bob."""
    tie = Tie(TieId(77), ANN, BOB, "stated", strength)
    return replace(tie, source=source, **more)  # type: ignore[arg-type]


def test_what_was_stated_by_whom() -> None:
    assert told(about("stated", 4)) == "know each other very well, you saw it, certain 95 in 100"
    assert (
        told(about("stated", 3, says=CY, since="2010-05"))
        == "know each other well, since May 2010, Cy Young told you, certain 95 in 100"
    )


def test_a_statement_stands_alone() -> None:
    words = told(about("stated", 4), replace(about("listed"), id=TieId(78)), shared=(0.5, 0.5))
    assert words == "know each other very well, you saw it, certain 95 in 100"


def test_barely_is_of_name_only() -> None:
    assert told(about("stated", 0)) == f"barely know each other, you saw it, certain 90 in 100; {BY_NAME}"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("neighbour", "neighbors or members of one club; certain 50 in 100"),
        ("listed", "listed as connected; certain 60 in 100"),
    ],
)
def test_nine_years_a_neighbor_is_not_warm(source: str, words: str) -> None:
    since = str(2026 - 9)
    said = told(about(source, since=since), *(touch(TODAY - 7 * week, obligate=True) for week in range(50)))
    first, last = words.split("; ")
    assert said == f"{first}, since {since}; {last}; {BY_NAME}"
    assert "warm" not in said.replace(BY_NAME, "")


def test_colleagues_from_their_roles() -> None:
    casino = Organization(OrganizationId(900), "Casino, certain Games")
    roles = [role(ANN, casino, TODAY - 1096, headcount=1_309), role(BOB, casino, TODAY - 1500, headcount=1_309)]
    assert told(casino, *roles) == (
        "worked together at Casino, certain Games for 3 years (a unit of 1,309); certain 34 in 100"
    )
    short = [role(ANN, casino, TODAY - 200), role(BOB, casino, TODAY - 1500, TODAY - 100, headcount=10)]
    assert told(casino, *short) == (
        "worked together at Casino, certain Games for less than a year (a unit of 10); certain 77 in 100"
    )


def test_a_table_and_contacts_in_common() -> None:
    dinners = [touch(TODAY - 30 * one, people=4, who=who) for one in range(6) for who in (ANN, BOB)]
    assert told(*dinners).startswith("met at the same table or wrote in one round; certain ")
    assert told(shared=(0.5,)) == "1 contact in common; certain 15 in 100"
    several = told(*dinners, about("listed"), shared=(0.5, 0.5, 0.4))
    assert several.startswith(
        "listed as connected; met at the same table or wrote in one round; 3 contacts in common; certain "
    )
    assert several.count("certain") == 1
    assert BY_NAME not in several


def test_only_weak_ties_are_called_so() -> None:
    for source in TIE_SOURCES:
        if source == "denied":
            continue
        for strength in (None, 0, 1, 2, 3, 4, 5):
            tie = about(source, strength)
            warmth = combined(sources_between(rolodex_of(person(ANN), person(BOB), tie), ANN, BOB, TODAY))
            least = 0.1 if source == "stated" else NOMINAL_STRENGTH
            assert (BY_NAME in told(tie)) == (warmth.strength < least)


def test_a_neighbor_on_a_list_is_still_no_acquaintance() -> None:
    neighbor, listed = about("neighbour"), replace(about("listed"), id=TieId(78))
    records = (person(ANN), person(BOB), neighbor, listed)
    rolodex = rolodex_of(*records)
    sources = sources_between(rolodex, ANN, BOB, TODAY)
    assert BY_NAME in tie_source_words(rolodex, sources, combined(sources), TODAY)


def test_a_denial() -> None:
    assert tie_words(about("denied")) == "do not know each other"


def test_every_work_has_words() -> None:
    for work in get_args(TaskWork):
        task = Task(TaskId(1), ANN, TODAY, work)
        assert bool(task_words(task)) == bool(work)
        assert task_words(replace(task, text="send the article")) == "send the article"


def test_favors() -> None:
    one = favor("given", size=3, effort=2)
    assert favor_detail(one) == "given, asked for, size 3, effort 2"
    assert (
        favor_detail(replace(one, status="promised", due=TODAY, beneficiary="her son"))
        == "given, asked for, promised, due 21 Nov 2026, size 3, effort 2, for her son"
    )
    assert favor_detail(replace(one, direction="received", mode="role", thanked=True)).startswith(
        "received, part of the job, "
    )
    assert [status_words(replace(one, status=status)) for status in FAVOR_STATUSES] == [
        "promised",
        "done",
        "declined",
        "let go",
    ]
    assert status_words(replace(one, thanked=True)) == "thanked"
    assert len({mode_words(replace(one, mode=mode)) for mode in FAVOR_MODES}) == len(FAVOR_MODES)


@pytest.mark.parametrize(("balance", "words"), [(0.21, "You have given"), (-0.21, "They have given"), (0.2, "Give")])
def test_balance_without_a_figure(balance: float, words: str) -> None:
    said = balance_words(Balance(0.0, 0.0, balance, ""))
    assert said.startswith(words)
    assert "owe" not in said
    assert not any(letter.isdigit() for letter in said)
