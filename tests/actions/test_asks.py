"""Log an ask, and how it went."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from godfather_desktop.actions.asks import asked, close_ask, log_ask, remove_ask
from godfather_desktop.domain.ask import Ask, AskOutcome
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, AskId, PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.asking import asking_in, chance_of_yes
from godfather_desktop.insight.introducing import Approach, direct
from tests.records import ANN, CEO, TODAY, person, rolodex_of


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN, rating=7), Person(CEO, "Carla Chief", seniority="c-level"))


@pytest.fixture
def new_id() -> Callable[[], int]:
    return count(900).__next__


def test_log_writes_the_touch_and_the_ask(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    changes = log_ask(rolodex, new_id, ANN, TODAY, size=2.0, channel="in-person", text=" an intro\n")
    shown = chance_of_yes(asking_in(rolodex, ANN, TODAY, size=2.0, in_person=True))
    assert (changes.intent, changes.subject) == ("ask.log", "Ann Lee")
    assert changes.changes == (
        Change(None, Touch(TouchId(901), ANN, TODAY, "in-person", "out", ask="mine", note="an intro")),
        Change(None, Ask(AskId(900), ANN, TODAY, shown, shown, "yes", size=2.0, text="an intro")),
    )


def test_of_somebody_unknown_an_answer_is_expected(rolodex: Rolodex) -> None:
    ask = asked(rolodex, AskId(9), CEO, TODAY)
    assert ask.model == "answer"
    assert ask.shown == ask.predicted == pytest.approx(direct(0.0, Approach(0.0, 4)))


def test_close_open_again_and_remove(rolodex: Rolodex) -> None:
    ask = asked(rolodex, AskId(9), ANN, TODAY)
    rolodex.fill([ask])
    outcomes: tuple[AskOutcome, ...] = ("yes", "no")
    for outcome in outcomes:
        closed = replace(ask, outcome=outcome, closed=TODAY + 4)
        assert close_ask(rolodex, ask.id, closed.outcome, TODAY + 4).changes == (Change(ask, closed),)
    assert not close_ask(rolodex, ask.id, "", TODAY + 9)
    assert remove_ask(rolodex, ask.id).changes == (Change(ask, None),)


def test_refused(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    rolodex.fill([asked(rolodex, AskId(9), ANN, TODAY)])
    cases: list[tuple[Callable[[], object], str]] = [
        (lambda: log_ask(rolodex, new_id, ME, TODAY), "about myself"),
        (lambda: log_ask(rolodex, new_id, PersonId(99), TODAY), "no such person"),
        (lambda: log_ask(rolodex, new_id, ANN, 0), "no such date"),
        (lambda: close_ask(rolodex, AskId(9), "perhaps", TODAY), "not one of"),  # type: ignore[arg-type]
        (lambda: close_ask(rolodex, AskId(9), "yes", 0), "no such date"),
        (lambda: close_ask(rolodex, AskId(8), "yes", TODAY), "no such record"),
        (lambda: remove_ask(rolodex, AskId(8)), "no such record"),
    ]
    for act, reason in cases:
        with pytest.raises(RuleBroken, match=reason):
            act()


@pytest.mark.parametrize("size", [0.0, 0.049, 6.26, -1.0, math.nan, math.inf])
def test_size_out_of_range(rolodex: Rolodex, new_id: Callable[[], int], size: float) -> None:
    with pytest.raises(RuleBroken, match="out of range") as caught:
        log_ask(rolodex, new_id, ANN, TODAY, size=size)
    assert caught.value.field == "size"
