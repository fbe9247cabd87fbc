"""The states of an introduction: consent is never skipped, silence is borne, a no is respected."""

from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import Attempt, AttemptOutcome
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import AskId, AttemptId, EtiquetteId, IntroductionId, PersonId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.clock import Calendar
from godfather_desktop.insight.opt_in import (
    DOS,
    TRANSITIONS,
    Do,
    all_next_steps,
    answer_is_late,
    fair_follow_up,
    is_open,
    is_running,
    may_be_thanked,
    may_start,
    moved,
    next_steps,
    next_steps_in,
    outlasted,
    silence_is_over,
    unthanked,
)
from tests.records import ANN, BOB, CEO, CY, TODAY, person, rolodex_of

MONDAY = TODAY + 2
EVERY_DAY = Calendar(workdays=frozenset(range(7)))


def intro(
    *states: IntroductionState, since: int = TODAY, id_: int = 70, chain: tuple[int, ...] = (ANN,)
) -> Introduction:
    """An introduction to the chief with a state a day, the last one on `since`."""
    states = states or ("draft",)
    days = tuple(since - len(states) + 1 + place for place in range(len(states)))
    return Introduction(IntroductionId(id_), CEO, chain, states, days)


def world(*records: Record) -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), person(CY), person(CEO), *records)


def dos(introduction: Introduction, today: int, patience: int = 3) -> list[tuple[Do, int]]:
    return [(one.do, one.due) for one in next_steps(introduction, today, EVERY_DAY, patience=patience)]


def test_the_table_has_every_state_and_no_other() -> None:
    assert set(TRANSITIONS) == set(INTRODUCTION_STATES)
    assert {one for following in TRANSITIONS.values() for one in following} == set(INTRODUCTION_STATES) - {"draft"}
    assert [one for one, following in TRANSITIONS.items() if not following] == ["no", "target no", "thanked", "dropped"]
    assert all("dropped" in following for following in TRANSITIONS.values() if following)
    assert set(DOS) == set(get_args(Do))


@given(st.lists(st.sampled_from(INTRODUCTION_STATES), max_size=40), st.booleans())
def test_consent_is_never_skipped(wanted: list[IntroductionState], thanked: bool) -> None:
    now = intro(chain=(ANN, BOB))
    for state in wanted:
        if thanked:
            now = replace(now, thanked=(ANN, BOB))
        legal = state in TRANSITIONS[now.state]
        twice = now.state == "silent" and state == "asked" and now.followed_up is not None
        too_soon = state == "thanked" and not thanked
        try:
            now = moved(now, state, TODAY)
        except RuleBroken:
            assert not legal or twice or too_soon
        else:
            assert legal
            assert not twice
            assert not too_soon
    seen = now.states
    if "introduced" in seen:
        before = seen[: seen.index("introduced")]
        assert "agreed" in before
        assert "target yes" in before
        assert before.index("agreed") < before.index("blurb sent") < before.index("target yes")
    if "thanked" in seen:
        assert unthanked(now) == ()
    assert seen.count("asked") <= 2
    assert list(now.days) == sorted(now.days)


@given(st.data())
def test_along_legal_moves_there_is_always_something_to_do_until_the_end(data: st.DataObject) -> None:
    now, day = intro(chain=(ANN, BOB)), TODAY
    for _ in range(20):
        if not is_open(now):
            break
        day += data.draw(st.integers(0, 20))
        steps = next_steps(now, day, EVERY_DAY)
        assert steps
        assert all(step.due >= now.since or now.state in ("asked", "silent") for step in steps)
        now = replace(now, thanked=(ANN, BOB)) if now.state == "reported back" else now
        following = [
            one for one in TRANSITIONS[now.state] if not (one == "asked" and now.state == "silent" and now.followed_up)
        ]
        now = moved(now, data.draw(st.sampled_from(following)), day)
    if not is_open(now):
        assert all(step.do == "thank for the no" for step in next_steps(now, day, EVERY_DAY))


@pytest.mark.parametrize("state", INTRODUCTION_STATES)
@pytest.mark.parametrize("wanted", INTRODUCTION_STATES)
def test_an_illegal_move_says_what_comes_next(state: IntroductionState, wanted: IntroductionState) -> None:
    now = replace(intro(state), thanked=(ANN,))
    if wanted in TRANSITIONS[state]:
        assert moved(now, wanted, TODAY + 4).since == TODAY + 4
        return
    with pytest.raises(RuleBroken) as caught:
        moved(now, wanted, TODAY)
    if TRANSITIONS[state]:
        assert caught.value.reason == "introduction step"
        assert caught.value.values_said["next"] == TRANSITIONS[state]
    else:
        assert caught.value.reason == "introduction over"


def test_a_clock_that_goes_back_does_not_take_the_way_back() -> None:
    assert moved(intro("agreed"), "blurb sent", TODAY - 3).days == (TODAY, TODAY)


def test_one_follow_up_and_not_before_the_wait() -> None:
    silent = intro("asked", "silent")
    with pytest.raises(RuleBroken, match="introduction too early") as caught:
        moved(silent, "asked", TODAY, fair=TODAY + 1)
    assert caught.value.values_said["day"] == "2026-11-22"
    again = moved(silent, "asked", TODAY + 1, fair=TODAY + 1)
    assert (again.state, again.followed_up) == ("asked", TODAY + 1)
    with pytest.raises(RuleBroken, match="introduction followed up"):
        moved(moved(again, "silent", TODAY + 9), "asked", TODAY + 30)
    for late in ("agreed", "no"):
        assert moved(silent, late, TODAY).state == late


def test_complete_only_when_everybody_is_thanked() -> None:
    now = intro("reported back", chain=(ANN, BOB))
    for thanked in ((), (ANN,), (BOB,)):
        with pytest.raises(RuleBroken, match="introduction thanks"):
            moved(replace(now, thanked=thanked), "thanked", TODAY)
    assert moved(replace(now, thanked=(BOB, ANN)), "thanked", TODAY).state == "thanked"


def test_who_may_be_thanked() -> None:
    way = (ANN, BOB)
    assert may_be_thanked(intro("no", chain=way)) == (ANN,)
    assert may_be_thanked(intro("target no", chain=way)) == way
    assert may_be_thanked(replace(intro("met", chain=way), thanked=(ANN,))) == (BOB,)
    early: tuple[IntroductionState, ...] = ("draft", "asked", "silent", "agreed", "blurb sent", "target yes", "dropped")
    for state in early:
        assert may_be_thanked(intro(state, chain=way)) == ()


# One step after the other: what is next, from which day on.


@pytest.mark.parametrize(
    ("states", "after", "expected"),
    [
        (("draft",), 5, [("send the ask", 0)]),
        (("asked",), 2, [("wait", 3)]),
        (("asked",), 3, [("follow up", 3)]),
        (("asked", "silent"), 1, [("wait", 2)]),
        (("asked", "silent"), 2, [("follow up", 2)]),
        (("agreed",), 0, [("send the note", 1)]),
        (("blurb sent",), 0, [("wait", 3)]),
        (("target asked",), 9, [("wait", 7)]),
        (("target yes",), 0, [("wait", 3)]),
        (("introduced",), 0, [("reply to it", 1)]),
        (("replied",), 0, [("meet", 14)]),
        (("met",), 0, [("report back", 3)]),
        (("reported back",), 0, [("thank", 1)]),
        (("no",), 0, [("thank for the no", 1)]),
        (("target no",), 0, [("thank for the no", 1)]),
        (("thanked",), 0, []),
        (("dropped",), 0, []),
    ],
)
def test_next_steps(states: tuple[IntroductionState, ...], after: int, expected: list[tuple[Do, int]]) -> None:
    assert dos(intro(*states), TODAY + after) == [(do, TODAY + due) for do, due in expected]


def test_only_the_reply_is_urgent_and_goes_to_the_target() -> None:
    (step,) = next_steps(intro("introduced", chain=(ANN, BOB)), TODAY, EVERY_DAY)
    assert (step.person, step.urgent, step.due) == (CEO, True, TODAY + 1)
    assert not next_steps(intro("met"), TODAY, EVERY_DAY)[0].urgent


def test_everybody_is_thanked_and_after_a_no_only_who_did_something() -> None:
    way = (ANN, BOB)
    said = {one.person for one in next_steps(intro("reported back", chain=way), TODAY, EVERY_DAY)}
    assert said == {ANN, BOB}
    half = replace(intro("reported back", chain=way), thanked=(ANN,))
    assert [one.person for one in next_steps(half, TODAY, EVERY_DAY)] == [BOB]
    assert [one.person for one in next_steps(intro("no", chain=way), TODAY, EVERY_DAY)] == [ANN]
    assert [one.person for one in next_steps(intro("target no", chain=way), TODAY, EVERY_DAY)] == [ANN, BOB]


def test_after_the_follow_up_seven_business_days() -> None:
    followed = replace(intro("asked", "silent", "asked", since=MONDAY), followed_up=MONDAY)
    rolodex = world(followed)
    # Seven business days after a Monday is the Wednesday of the next week.
    over = MONDAY + 9
    assert [(one.do, one.due) for one in next_steps_in(rolodex, followed, over - 1)] == [("wait", over)]
    assert [(one.do, one.due) for one in next_steps_in(rolodex, followed, over)] == [("choose next introducer", over)]
    assert not silence_is_over(rolodex, followed, over - 1)
    assert silence_is_over(rolodex, followed, over)
    assert outlasted(rolodex, CEO, over) == [followed]
    assert outlasted(rolodex, ANN, over) == []


def test_weekends_and_their_own_work_days_are_waited_through() -> None:
    friday = TODAY - 1
    asked = intro("asked", since=friday)
    ask = Ask(AskId(5), ANN, friday, 0.3, 0.3)
    asked = replace(asked, asks=(5,))
    assert fair_follow_up(world(asked, ask), asked, TODAY) == friday + 4, "two business days after a Friday: Tuesday"
    sunday_people = Etiquette(EtiquetteId(6), ANN, workdays=(6, 0))
    assert fair_follow_up(world(asked, ask, sunday_people), asked, TODAY) == friday + 3
    likely = replace(ask, shown=0.8)
    assert fair_follow_up(world(asked, likely), asked, TODAY) == friday + 7, "who always answers is waited for: five"


def test_who_answers_is_waited_for_longer() -> None:
    asked = replace(intro("asked", since=MONDAY), asks=(5,))
    ask = Ask(AskId(5), ANN, MONDAY, 0.5, 0.5)
    outcomes: list[AttemptOutcome] = ["replied"] * 8
    answered = [
        Attempt(AttemptId(100 + place), ANN, MONDAY - 30 - place, "email", "x", outcome=one)
        for place, one in enumerate(outcomes)
    ]
    ignored = [replace(one, outcome="no-answer") for one in answered]
    days = [fair_follow_up(world(asked, ask, *those), asked, MONDAY) for those in (ignored, [], answered)]
    assert days == [MONDAY + 2, MONDAY + 2, MONDAY + 7]


def test_late_answers_of_the_target() -> None:
    waiting = intro("target asked", since=MONDAY)
    rolodex = world(waiting)
    assert not answer_is_late(rolodex, waiting, MONDAY + 8)
    assert answer_is_late(rolodex, waiting, MONDAY + 9)


# One introducer at a time; a no is a no for ninety days.


def test_one_introducer_at_a_time() -> None:
    running = [one for one in INTRODUCTION_STATES if is_running(intro(one))]
    assert set(running) == set(INTRODUCTION_STATES) - {"draft", "no", "target no", "thanked", "dropped"}
    for state in running:
        hold = may_start(world(intro(state)), CEO, BOB, TODAY)
        assert hold is not None
        assert (hold.reason, hold.introduction.introducer, hold.until) == ("one at a time", ANN, None)
    idle: tuple[IntroductionState, ...] = ("draft", "thanked", "dropped")
    for state in idle:
        assert may_start(world(intro(state)), CEO, BOB, TODAY) is None
    assert may_start(world(intro("asked")), BOB, CY, TODAY) is None, "another target"
    through = replace(intro("asked"), target=CY, chain=(CEO,))
    assert may_start(world(through), CEO, BOB, TODAY) is None, "the target stands between there"


@pytest.mark.parametrize(
    ("state", "introducer", "reason"),
    [("no", ANN, "introducer said no"), ("no", BOB, None), ("target no", ANN, "target said no"),
     ("target no", BOB, "target said no")],
)  # fmt: skip
def test_no_is_a_no_for_ninety_days(state: IntroductionState, introducer: PersonId, reason: str | None) -> None:
    rolodex = world(intro(state, since=TODAY - 89))
    hold = may_start(rolodex, CEO, introducer, TODAY)
    assert (hold.reason if hold is not None else None) == reason
    if hold is not None:
        assert hold.until == TODAY + 1
    assert may_start(rolodex, CEO, introducer, TODAY + 1) is None


def test_of_several_reasons_the_one_that_holds_longest() -> None:
    no = intro("no", since=TODAY - 60, id_=71)
    later = intro("target no", since=TODAY - 10, id_=72, chain=(CY,))
    hold = may_start(world(no, later), CEO, ANN, TODAY)
    assert hold is not None
    assert (hold.reason, hold.until) == ("target said no", TODAY + 80)
    running = intro("agreed", id_=73, chain=(BOB,))
    hold = may_start(world(no, later, running), CEO, ANN, TODAY)
    assert hold is not None
    assert hold.reason == "one at a time"


def test_who_was_silent_for_too_long_does_not_stand_in_the_way() -> None:
    silent = replace(intro("asked", "silent", since=MONDAY), followed_up=MONDAY)
    rolodex = world(silent)
    assert may_start(rolodex, CEO, BOB, MONDAY + 8) is not None
    assert may_start(rolodex, CEO, BOB, MONDAY + 9) is None


def test_a_draft_waits_for_its_day() -> None:
    draft = intro(id_=71, chain=(BOB,))
    free = next_steps_in(world(draft), draft, TODAY)
    assert [one.do for one in free] == ["send the ask"]
    rolodex = world(draft, intro("asked"))
    assert next_steps_in(rolodex, draft, TODAY) == ()
    rolodex = world(draft, intro("target no", since=TODAY - 40))
    assert [(one.do, one.due) for one in next_steps_in(rolodex, draft, TODAY)] == [("wait", TODAY + 50)]


def test_all_of_them_by_urgency_and_day() -> None:
    old = replace(intro("met", since=TODAY - 30, id_=71), target=BOB)
    urgent = replace(intro("introduced", id_=72), target=CY)
    waiting = intro("blurb sent", id_=73)
    steps = all_next_steps(world(old, urgent, waiting), TODAY)
    assert [(one.introduction, one.do) for one in steps] == [(72, "reply to it"), (71, "report back")]
