"""Attempts: logged with their touch and their ask, answered, closed and removed, and all of it taken back."""

from collections.abc import Callable
from typing import Any

import pytest

from godfather_desktop.actions.attachments import attach
from godfather_desktop.actions.attempts import (
    close_attempts,
    debrief,
    log_attempt,
    remove_attempt,
    set_outcome,
    touches_of,
)
from godfather_desktop.actions.checks import LONGEST_TEXT
from godfather_desktop.actions.people import rate
from godfather_desktop.actions.refusals import file_no
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES, Attempt
from godfather_desktop.domain.ids import ME, AttemptId, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.asking import asking_in, chance_of_yes
from tests.actions.desk import Desk
from tests.records import ANN, CEO, TODAY


def sent(day: int = TODAY, who: PersonId = ANN, **fields: Any) -> Attempt:
    values: dict[str, Any] = {"channel": "email", "purpose": "Board seat", **fields}
    return Attempt(AttemptId(0), who, day, **values)


def logged(desk: Desk, attempt: Attempt) -> Attempt:
    number = desk.new_id()
    desk.make(log_attempt, Attempt(**{**_fields(attempt), "id": AttemptId(number)}))
    return desk.rolodex.attempts[AttemptId(number)]


def _fields(attempt: Attempt) -> dict[str, Any]:
    return {name: getattr(attempt, name) for name in Attempt.__slots__}


def test_an_attempt_comes_with_its_touch() -> None:
    desk = Desk()
    attempt = logged(desk, sent(purpose=" Board\nseat "))
    (touch,) = desk.touches.values()
    assert attempt.purpose == touch.note == "Board seat"
    assert (touch.id, touch.direction, touch.ask) == (attempt.touch, "out", "none")
    assert attempt.number == 1
    assert attempt.ask is None


def test_an_ask_keeps_the_chance_that_was_shown() -> None:
    desk = Desk()
    shown = chance_of_yes(asking_in(desk.rolodex, ANN, TODAY, size=2.0))
    attempt = logged(desk, sent(asking=True, size=2.0, benefit="a speech"))
    assert attempt.ask is not None
    ask = desk.rolodex.asks[attempt.ask]
    assert (ask.model, ask.shown, ask.size, ask.outcome) == ("yes", shown, 2.0, "")
    assert next(iter(desk.touches.values())).ask == "mine"


def test_what_i_bring_raises_the_chance_of_an_answer_from_somebody_unknown() -> None:
    desk = Desk()
    vague = logged(desk, sent(who=CEO, asking=True, benefit="x"))
    compelling = logged(desk, sent(who=CEO, asking=True, benefit="x", offer=2))
    shown = [desk.rolodex.asks[one.ask].shown for one in (vague, compelling) if one.ask is not None]
    # Cold, to a chief: models.md section 4.
    assert shown == pytest.approx([0.0121, 0.1192], abs=5e-5)


def test_attempts_are_numbered_until_somebody_answers() -> None:
    desk = Desk()
    assert [logged(desk, sent(TODAY - age)).number for age in (9, 5, 2)] == [1, 2, 3]
    last = max(desk.rolodex.attempts.values(), key=lambda one: one.day)
    desk.make(set_outcome, last.id, "replied", TODAY - 1)
    assert logged(desk, sent()).number == 1


@pytest.mark.parametrize("outcome", ATTEMPT_OUTCOMES)
def test_touches_follow_the_outcome_and_back(outcome: Any) -> None:
    desk = Desk()
    attempt = logged(desk, sent(TODAY - 3))
    before = desk.all()
    desk.make(set_outcome, attempt.id, outcome, TODAY)
    after = desk.rolodex.attempts[attempt.id]
    directions = [touch.direction for touch in touches_of(after)]
    assert directions == {"bounced": [], "answered": ["out", "in"], "replied": ["out", "in"]}.get(outcome, ["out"])
    assert {touch.id for touch in touches_of(after)} == set(desk.touches)
    for other in ATTEMPT_OUTCOMES:
        desk.make(set_outcome, attempt.id, other, TODAY)
        assert {touch.id for touch in touches_of(desk.rolodex.attempts[attempt.id])} == set(desk.touches)
        desk.undo()
    desk.undo()
    assert desk.all() == before


def test_a_call_that_was_answered_is_one_mutual_touch() -> None:
    desk = Desk()
    logged(desk, sent(channel="call", outcome="answered"))
    assert [touch.direction for touch in desk.touches.values()] == ["mutual"]


def test_an_outcome_never_lies_before_its_attempt() -> None:
    desk = Desk()
    attempt = logged(desk, sent())
    desk.make(set_outcome, attempt.id, "replied", TODAY - 40)
    assert desk.rolodex.attempts[attempt.id].settled == TODAY


def test_an_answer_settles_the_ask() -> None:
    desk = Desk()
    known, unknown = logged(desk, sent(asking=True, benefit="x")), logged(desk, sent(who=CEO, asking=True, benefit="x"))
    for attempt in (known, unknown):
        desk.make(set_outcome, attempt.id, "replied", TODAY)
    outcomes = {ask.person: ask.outcome for ask in desk.rolodex.asks.values()}
    # An answer was all that a stranger was asked for; a friend has still to say yes or no.
    assert outcomes == {ANN: "", CEO: "yes"}
    desk.make(set_outcome, known.id, "replied", TODAY, answer="no")
    assert {ask.outcome for ask in desk.rolodex.asks.values() if ask.person == ANN} == {"no"}


def test_closing_counts_silence_as_a_no_and_keeps_the_debrief() -> None:
    desk = Desk()
    first, second = logged(desk, sent(TODAY - 9, asking=True, benefit="x")), logged(desk, sent(TODAY - 4))
    before = desk.all()
    desk.do(close_attempts, ANN, TODAY, " moved on\n")
    assert {one.closed for one in desk.rolodex.attempts.values()} == {TODAY}
    assert desk.rolodex.attempts[second.id].debrief == "moved on"
    assert [desk.rolodex.asks[one].outcome for one in (first.ask,) if one is not None] == ["no"]
    assert logged(desk, sent()).number == 1
    desk.undo()
    desk.undo()
    assert desk.all() == before


def test_a_filed_no_closes_what_waits() -> None:
    desk = Desk()
    attempt = logged(desk, sent(TODAY - 9, asking=True, benefit="x"))
    desk.make(file_no, ANN, TODAY, "no budget")
    (refusal,) = desk.rolodex.refusals.values()
    assert (refusal.attempt, refusal.revisit, refusal.why) == (attempt.id, TODAY + 180, "no budget")
    assert desk.rolodex.attempts[attempt.id].closed == TODAY
    assert not desk.do(close_attempts, ANN, TODAY, "again")


def test_removing_leaves_files_and_refusals() -> None:
    desk = Desk()
    attempt = logged(desk, sent(TODAY - 9, asking=True, benefit="x"))
    desk.make(attach, ANN, TODAY, "voicemail.ogg", b"hello", attempt.id)
    desk.make(file_no, ANN, TODAY)
    before = desk.all()
    desk.do(remove_attempt, attempt.id)
    assert not desk.rolodex.attempts
    assert not desk.rolodex.asks
    assert not desk.touches
    assert [one.attempt for one in desk.rolodex.attachments.values()] == [None]
    assert [one.attempt for one in desk.rolodex.refusals.values()] == [None]
    desk.undo()
    assert desk.all() == before


def test_a_debrief_can_be_corrected() -> None:
    desk = Desk()
    attempt = logged(desk, sent())
    desk.do(debrief, attempt.id, "wrong\tweek")
    assert desk.rolodex.attempts[attempt.id].debrief == "wrong week"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"who": ME}, "about myself"),
        ({"who": PersonId(99)}, "no such person"),
        ({"day": 0}, "no such date"),
        ({"day": 3_652_060}, "no such date"),
        ({"channel": "fax"}, "not one of"),
        ({"outcome": "lost"}, "not one of"),
        ({"offer": 3}, "out of range"),
        ({"size": float("nan")}, "out of range"),
        ({"size": 0.0}, "out of range"),
        ({"at": -5}, "no such date"),
        ({"text": "x" * (LONGEST_TEXT + 1)}, "text too long"),
        ({"text": "x" * 1_000_000}, "text too long"),
        ({"who": CEO, "asking": True}, "nothing in it for them"),
        ({"who": CEO, "asking": True, "benefit": " \n"}, "nothing in it for them"),
        ({"asking": True, "benefit": "x", "purpose": "Congratulations on the prize"}, "congratulation with an ask"),
        ({"asking": True, "benefit": "x", "text": "Happy  birthday! Could you ..."}, "congratulation with an ask"),
    ],
)
def test_refused(fields: dict[str, Any], reason: str) -> None:
    desk = Desk()
    before = desk.all()
    with pytest.raises(RuleBroken, match=reason):
        logged(desk, sent(**fields))
    assert desk.all() == before


def test_a_missing_benefit_can_be_overridden_with_a_reason_that_is_kept() -> None:
    desk = Desk()
    attempt = logged(desk, sent(who=CEO, asking=True, override=" she told me to "))
    assert attempt.override == "she told me to"


def test_a_friend_needs_no_benefit() -> None:
    desk = Desk()
    desk.do(rate, ANN, 10)
    assert logged(desk, sent(asking=True)).ask is not None


def test_what_is_gone_is_refused() -> None:
    desk = Desk()
    gone: list[Callable[[], object]] = [
        lambda: set_outcome(desk.rolodex, desk.new_id, AttemptId(7), "replied", TODAY),
        lambda: remove_attempt(desk.rolodex, AttemptId(7)),
        lambda: debrief(desk.rolodex, AttemptId(7), "x"),
    ]
    for action in gone:
        with pytest.raises(RuleBroken, match="no such record"):
            action()
