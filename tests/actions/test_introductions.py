"""Each step of an introduction is one ChangeSet that writes down what happened, and undo takes all of it back."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.actions.asks import asked, remove_ask
from godfather_desktop.actions.introductions import (
    draft_introduction,
    follow_up,
    take_step,
    thank_for_introduction,
    write_introduction,
)
from godfather_desktop.actions.people import remove_people
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.change import ChangeSet, Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, AskId, IntroductionId, PersonId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.asking import asking_in, chance_of_yes
from godfather_desktop.insight.calibration import calibration_of
from godfather_desktop.insight.favor_values import favor_value
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.opt_in import TRANSITIONS, next_steps_in
from godfather_desktop.wording.errors import refusal
from tests.insight.test_forwarding import GOOD
from tests.records import ANN, BOB, CEO, CY, DEE, TODAY, person, rolodex_of

_Record = TypeVar("_Record")
MONDAY = TODAY + 2


class World:
    """A Rolodex on which steps are taken; touches, which live on disk, are kept beside it."""

    def __init__(self) -> None:
        self.rolodex = rolodex_of(
            person(ANN, rating=7), person(BOB, rating=6), person(CY, rating=5), person(DEE), Person(CEO, "Carla Chief")
        )
        self.new_id = count(900).__next__
        self.steps: list[ChangeSet] = []
        self.touches: list[Touch] = []

    def do(self, changes: ChangeSet) -> ChangeSet:
        self.rolodex.apply(changes.changes)
        self.touches += [one.after for one in changes.changes if isinstance(one.after, Touch)]
        self.steps.append(changes)
        return changes

    def draft(self, *chain: PersonId, target: PersonId = CEO, day: int = MONDAY) -> IntroductionId:
        changes = self.do(
            draft_introduction(
                self.rolodex,
                self.new_id,
                target,
                chain or (ANN,),
                day,
                why="the CFO search",
                for_them="two candidates",
                why_them="she built the Meridian team",
                note=GOOD,
            )
        )
        made = changes.changes[0].after
        assert isinstance(made, Introduction)
        return made.id

    def take(
        self, way: IntroductionId, *states: IntroductionState, day: int = MONDAY, chance: float | None = None
    ) -> ChangeSet:
        for state in states:
            self.do(take_step(self.rolodex, self.new_id, way, state, day, chance=chance))
        return self.steps[-1]

    def thank(self, way: IntroductionId, who: PersonId, day: int = MONDAY) -> ChangeSet:
        return self.do(thank_for_introduction(self.rolodex, self.new_id, way, who, day))

    def way(self, way: IntroductionId) -> Introduction:
        return self.rolodex.introductions[way]

    def asks(self) -> list[tuple[PersonId, str, str]]:
        return [(one.person, one.model, one.outcome) for one in self.rolodex.asks.values()]


@pytest.fixture
def world() -> World:
    return World()


def made(changes: ChangeSet, kind: type[_Record]) -> list[_Record]:
    return [one.after for one in changes.changes if isinstance(one.after, kind)]


def refused(act: Callable[[], object]) -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        act()
    assert refusal(caught.value).endswith(".")
    return caught.value


TO_THE_END: tuple[IntroductionState, ...] = (
    "asked", "agreed", "blurb sent", "target asked", "target yes", "introduced", "replied", "met", "reported back",
)  # fmt: skip


def test_from_the_draft_to_the_last_thanks(world: World) -> None:
    way = world.draft(ANN, BOB)
    assert (world.steps[-1].intent, world.steps[-1].subject) == ("introduction.draft", "Carla Chief")
    shown = chance_of_yes(asking_in(world.rolodex, ANN, MONDAY))

    changes = world.take(way, "asked")
    (touch,), (ask,) = made(changes, Touch), made(changes, Ask)
    assert (touch.person, touch.channel, touch.direction, touch.ask) == (ANN, "email", "out", "mine")
    assert "Carla Chief" in touch.note
    assert (ask.person, ask.model, ask.shown, ask.outcome) == (ANN, "yes", shown, "")
    assert world.way(way).asks == (ask.id,)

    world.take(way, "agreed", day=MONDAY + 1)
    assert world.asks() == [(ANN, "yes", "yes")]
    assert next(iter(world.rolodex.asks.values())).closed == MONDAY + 1
    assert not made(world.take(way, "blurb sent"), Touch)

    world.take(way, "target asked", chance=0.4)
    assert world.asks()[1:] == [(CEO, "answer", "")]
    assert world.rolodex.asks[AskId(world.way(way).asks[1])].shown == 0.4
    world.take(way, "target yes")
    assert world.asks()[1:] == [(CEO, "answer", "yes")]

    favors = made(world.take(way, "introduced"), Favor)
    assert [(one.person, one.direction, one.title, one.size, one.effort) for one in favors] == [
        (who, "received", "introduction to Carla Chief", 5, 1) for who in (ANN, BOB)
    ]
    assert all((one.mode, one.status, one.thanked) == ("asked", "done", False) for one in favors)
    assert all(favor_value(one) == 1.0 for one in favors)

    (reply,) = made(world.take(way, "replied"), Touch)
    assert (reply.person, reply.direction, reply.ask) == (CEO, "out", "none")
    (met,) = made(world.take(way, "met"), Touch)
    assert (met.person, met.channel, met.direction) == (CEO, "in-person", "mutual")
    world.take(way, "reported back")
    assert world.way(way).state == "reported back"

    thanks = world.thank(way, BOB)
    assert (thanks.intent, thanks.subject) == ("introduction.thank", "Bob Roy")
    assert [(one.person, one.direction) for one in made(thanks, Touch)] == [(BOB, "out")]
    assert [one.thanked for one in made(thanks, Favor)] == [True]
    assert world.way(way).state == "reported back", "Ann has not been thanked"
    assert refused(lambda: world.take(way, "thanked")).reason == "introduction thanks"
    world.thank(way, ANN)
    assert world.way(way).states == ("draft", *TO_THE_END, "thanked")
    assert all(one.thanked for one in world.rolodex.favors.values())
    assert next_steps_in(world.rolodex, world.way(way), MONDAY + 100) == ()


def test_who_was_thanked_early_is_not_waited_for(world: World) -> None:
    way = world.draft()
    world.take(way, *TO_THE_END[:-1])
    world.thank(way, ANN)
    assert world.way(way).state == "met"
    world.take(way, "reported back")
    assert world.way(way).state == "thanked"


def test_undo_takes_every_step_back_whole(world: World) -> None:
    stands = [world.rolodex.copy()]
    way = world.draft(ANN, BOB)
    for state in TO_THE_END:
        stands.append(world.rolodex.copy())
        world.take(way, state)
    for who in (ANN, BOB):
        stands.append(world.rolodex.copy())
        world.thank(way, who)
    for changes in reversed(world.steps):
        world.rolodex.apply(changes.inverse().changes)
        before = stands.pop()
        assert world.rolodex.introductions == before.introductions
        assert world.rolodex.asks == before.asks
        assert world.rolodex.favors == before.favors


@given(st.lists(st.sampled_from(INTRODUCTION_STATES), max_size=25), st.booleans())
def test_no_way_leads_to_an_introduction_without_both_agreements(
    wanted: list[IntroductionState], override: bool
) -> None:
    world = World()
    way = world.draft()
    for place, state in enumerate(wanted):
        before = world.way(way)
        try:
            world.do(take_step(world.rolodex, world.new_id, way, state, MONDAY + 20 * place, override=override))
        except RuleBroken:
            assert world.way(way) is before
        else:
            assert state in TRANSITIONS[before.state]
    seen = world.way(way).states
    if "introduced" in seen:
        assert [one for one in seen if one in ("agreed", "target yes", "introduced")] == [
            "agreed", "target yes", "introduced",
        ]  # fmt: skip
    open_asks = [one for one in world.rolodex.asks.values() if not one.outcome]
    if not TRANSITIONS[world.way(way).state]:
        assert not open_asks, "nothing that is over leaves an ask open"
    assert len(open_asks) <= 1
    assert {one.id for one in world.rolodex.asks.values()} == set(world.way(way).asks)


# Silence and no.


def test_a_no_is_closed_thanked_for_and_respected(world: World) -> None:
    way = world.draft(ANN, BOB)
    world.take(way, "asked", "no")
    assert world.asks() == [(ANN, "yes", "no")]
    again = world.draft(ANN, CY)
    broken = refused(lambda: world.take(again, "asked", day=MONDAY + 89))
    assert (broken.reason, broken.values_said["other"]) == ("introducer said no", "Ann Lee")
    assert refused(lambda: world.thank(way, BOB)).reason == "nothing to thank for"
    world.thank(way, ANN)
    assert world.way(way).state == "no"
    assert world.way(way).thanked == (ANN,)
    assert not world.rolodex.favors
    world.take(again, "asked", day=MONDAY + 90)


def test_another_may_be_asked_after_a_no_but_nobody_after_the_targets(world: World) -> None:
    first = world.draft()
    world.take(first, "asked", "no")
    second = world.draft(BOB)
    world.take(second, "asked", "agreed", "blurb sent", "target asked", "target no")
    assert world.asks()[1:] == [(BOB, "yes", "yes"), (CEO, "answer", "no")]
    third = world.draft(CY)
    broken = refused(lambda: world.take(third, "asked", day=MONDAY + 30))
    assert broken.reason == "target said no"
    assert "Carla Chief" in refusal(broken)
    world.take(third, "asked", day=MONDAY + 90)


def test_one_follow_up_then_the_next_introducer(world: World) -> None:
    way = world.draft()
    world.take(way, "asked")
    fair = next_steps_in(world.rolodex, world.way(way), MONDAY)[0].due
    assert MONDAY + 2 <= fair <= MONDAY + 7
    assert refused(lambda: follow_up(world.rolodex, world.new_id, way, fair - 1)).reason == "introduction too early"
    changes = world.do(follow_up(world.rolodex, world.new_id, way, fair))
    assert [(one.person, one.ask) for one in made(changes, Touch)] == [(ANN, "mine")]
    assert world.way(way).states == ("draft", "asked", "silent", "asked")
    assert world.way(way).followed_up == fair
    assert len(world.rolodex.asks) == 1, "the same ask once more"
    assert refused(lambda: follow_up(world.rolodex, world.new_id, way, fair + 30)).reason == "introduction followed up"

    other = world.draft(BOB)
    step = next_steps_in(world.rolodex, world.way(way), fair)[0]
    assert step.do == "wait"
    broken = refused(lambda: world.take(other, "asked", day=step.due - 1))
    assert (broken.reason, broken.values_said["other"]) == ("one introducer at a time", "Ann Lee")
    changes = world.take(other, "asked", day=step.due)
    assert world.way(way).states[-2:] == ("silent", "dropped")
    assert world.asks() == [(ANN, "yes", "no"), (BOB, "yes", "")]
    world.rolodex.apply(changes.inverse().changes)
    assert (world.way(way).state, world.way(other).state) == ("asked", "draft")
    assert world.asks() == [(ANN, "yes", "")]


def test_late_answers_still_count(world: World) -> None:
    for answer, outcome in (("agreed", "yes"), ("no", "no")):
        world = World()
        way = world.draft()
        world.take(way, "asked", "silent")
        world.take(way, answer, day=MONDAY + 60)  # type: ignore[arg-type]  # one of the states
        assert world.asks() == [(ANN, "yes", outcome)]


def test_several_drafts_but_one_introducer_at_a_time(world: World) -> None:
    first, second, elsewhere = world.draft(), world.draft(BOB), world.draft(BOB, target=DEE)
    world.take(first, "asked")
    assert refused(lambda: world.take(second, "asked")).values_said == {"other": "Ann Lee", "name": "Carla Chief"}
    world.take(elsewhere, "asked")
    world.take(first, "dropped")
    world.take(second, "asked")


# Dropping.


def test_dropped_before_an_answer_the_ask_never_was(world: World) -> None:
    way = world.draft()
    world.take(way, "asked")
    changes = world.take(way, "dropped")
    assert changes.intent == "introduction.drop"
    assert (world.asks(), world.way(way).asks) == ([], ())
    world.rolodex.apply(changes.inverse().changes)
    assert world.asks() == [(ANN, "yes", "")]


def test_dropped_after_silence_the_ask_was_a_no(world: World) -> None:
    way = world.draft()
    world.take(way, "asked", "silent", "dropped")
    assert world.asks() == [(ANN, "yes", "no")]


def test_dropped_while_the_target_decides(world: World) -> None:
    states: tuple[IntroductionState, ...] = ("asked", "agreed", "blurb sent", "target asked")
    early, late = world.draft(), world.draft(BOB, target=DEE)
    world.take(early, *states)
    world.take(early, "dropped", day=MONDAY + 3)
    assert world.asks() == [(ANN, "yes", "yes")]
    world.take(late, *states)
    world.take(late, "dropped", day=MONDAY + 9)
    assert world.asks()[1:] == [(BOB, "yes", "yes"), (DEE, "answer", "no")]


def test_an_ask_removed_by_hand_is_not_missed(world: World) -> None:
    way = world.draft()
    world.take(way, "asked")
    world.do(remove_ask(world.rolodex, AskId(world.way(way).asks[0])))
    world.take(way, "agreed")
    assert world.way(way).state == "agreed"
    assert world.asks() == []


# The note.


@pytest.mark.parametrize(
    ("note", "reason", "mended"),
    [
        ("", "note empty", False),
        ("Could you meet [name]?", "note has blanks", False),
        ("Hello.", "note not checked", True),
    ],
)
def test_the_note_is_held_back(world: World, note: str, reason: str, mended: bool) -> None:
    way = world.draft()
    world.take(way, "asked", "agreed")
    world.do(write_introduction(world.rolodex, way, note=note))
    assert refused(lambda: world.take(way, "blurb sent")).reason == reason

    def override() -> ChangeSet:
        return take_step(world.rolodex, world.new_id, way, "blurb sent", MONDAY, override=True)

    if mended:
        world.do(override())
        assert world.way(way).state == "blurb sent"
    else:
        assert refused(override).reason == reason


def test_writing_leaves_the_rest_as_it_is(world: World) -> None:
    way = world.draft()
    before = world.way(way)
    world.do(write_introduction(world.rolodex, way, consent=" Cy,\n on Monday ", offer=2))
    assert world.way(way) == replace(before, consent="Cy, on Monday", offer=2)
    assert not write_introduction(world.rolodex, way, why=before.why)
    world.take(way, "dropped")
    assert refused(lambda: write_introduction(world.rolodex, way, why="x")).reason == "introduction over"


# Chances, and what is learned from them.


def test_the_chance_of_the_target_is_that_of_writing_directly_unless_given(world: World) -> None:
    way = world.draft()
    world.take(way, "asked", "agreed", "blurb sent", "target asked")
    ask = world.rolodex.asks[AskId(world.way(way).asks[1])]
    assert ask.shown == ask.predicted == asked(world.rolodex, AskId(0), CEO, MONDAY).shown == direct(0.0, Approach())


@pytest.mark.parametrize("chance", [-0.1, 1.1, float("nan")])
def test_a_chance_that_is_none(world: World, chance: float) -> None:
    way = world.draft()
    world.take(way, "asked", "agreed", "blurb sent")
    assert refused(lambda: world.take(way, "target asked", chance=chance)).reason == "out of range"


@pytest.mark.parametrize(("answer", "higher"), [("agreed", True), ("no", False)])
def test_twenty_outcomes_shift_the_chance(answer: IntroductionState, higher: bool) -> None:
    world = World()
    people = [Person(PersonId(200 + number), f"Person {number}", rating=6) for number in range(20)]
    world.rolodex.fill(people)
    before = chance_of_yes(asking_in(world.rolodex, BOB, MONDAY))
    for number, one in enumerate(people):
        way = world.draft(one.id)
        world.take(way, "asked", answer)
        if number < 19:
            assert calibration_of(world.rolodex.asks.values(), "yes", MONDAY).shift == 0.0
        if answer == "agreed":
            world.take(way, "dropped")
    shift = calibration_of(world.rolodex.asks.values(), "yes", MONDAY).shift
    assert (shift > 0.5) if higher else (shift < -0.5)
    after = chance_of_yes(asking_in(world.rolodex, BOB, MONDAY))
    assert (after > before + 0.05) if higher else (after < before - 0.05)
    # The next ask keeps both: what was shown, and what would have been shown without the outcomes.
    way = world.draft(BOB)
    world.take(way, "asked")
    ask = world.rolodex.asks[AskId(world.way(way).asks[0])]
    assert (ask.shown, ask.predicted) == pytest.approx((after, before))


def test_a_given_chance_is_told_from_what_outcomes_added(world: World) -> None:
    asks: list[Record] = [
        Ask(AskId(300 + number), DEE, MONDAY - 30, 0.2, 0.2, "answer", "yes", MONDAY - 20) for number in range(20)
    ]
    world.rolodex.fill(asks)
    way = world.draft()
    world.take(way, "asked", "agreed", "blurb sent")
    world.take(way, "target asked", chance=0.5)
    ask = world.rolodex.asks[AskId(world.way(way).asks[1])]
    assert ask.shown == 0.5
    assert ask.predicted < 0.2


# What cannot be.


def test_drafts_that_are_refused(world: World) -> None:
    def draft(target: PersonId, *chain: PersonId, size: float = 1.0, offer: int = 0) -> Callable[[], object]:
        return lambda: draft_introduction(world.rolodex, world.new_id, target, chain, TODAY, size=size, offer=offer)

    cases = [
        (draft(CEO), "nobody between"),
        (draft(CEO, CEO), "twice on the way"),
        (draft(CEO, ANN, ANN), "twice on the way"),
        (draft(CEO, ME), "about myself"),
        (draft(ME, ANN), "about myself"),
        (draft(PersonId(99), ANN), "no such person"),
        (draft(CEO, PersonId(99)), "no such person"),
        (draft(CEO, ANN, BOB, CY, DEE), "out of range"),
        (draft(CEO, ANN, size=7.0), "out of range"),
        (draft(CEO, ANN, offer=3), "out of range"),
    ]
    for act, reason in cases:
        assert refused(act).reason == reason


@pytest.mark.parametrize("gone", [ANN, BOB, CEO])
def test_somebody_on_the_way_is_removed(world: World, gone: PersonId) -> None:
    way = world.draft(ANN, BOB)
    world.take(way, "asked")
    changes = world.do(remove_people(world.rolodex, [gone]))
    assert way not in world.rolodex.introductions
    acts: list[Callable[[], object]] = [
        lambda: take_step(world.rolodex, world.new_id, way, "agreed", MONDAY),
        lambda: follow_up(world.rolodex, world.new_id, way, MONDAY),
        lambda: thank_for_introduction(world.rolodex, world.new_id, way, BOB, MONDAY),
        lambda: write_introduction(world.rolodex, way, why="x"),
    ]
    for act in acts:
        assert refused(act).reason == "introduction gone"
    world.rolodex.apply(changes.inverse().changes)
    world.take(way, "agreed")
    assert ANN in {one.person for one in world.rolodex.asks.values()}


def test_thanks_that_are_refused(world: World) -> None:
    way = world.draft()

    def thank(who: PersonId) -> Callable[[], object]:
        return lambda: thank_for_introduction(world.rolodex, world.new_id, way, who, MONDAY)

    assert refused(thank(BOB)).reason == "not on the way"
    assert refused(thank(ANN)).reason == "nothing to thank for"
    world.take(way, *TO_THE_END[:7])
    world.thank(way, ANN)
    assert refused(thank(ANN)).reason == "thanked already"


def test_thanks_find_their_favor_among_others(world: World) -> None:
    one, two = world.draft(), world.draft(target=DEE)
    for way in (one, two):
        world.take(way, *TO_THE_END[:6])
    world.thank(one, ANN)
    assert {favor.title: favor.thanked for favor in world.rolodex.favors.values()} == {
        "introduction to Carla Chief": True,
        "introduction to Dee Moor": False,
    }
