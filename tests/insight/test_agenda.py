"""What there is to do: the sections, the day's budget, what is put off and what is done."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.actions.snoozes import snooze
from godfather_desktop.actions.today import channel_for, do_item
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.ids import ME, NoteId, PersonId, SnoozeId, TaskId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.agenda import Agenda, Plan, planned
from godfather_desktop.insight.callbacks import fair_in
from godfather_desktop.insight.clock import Calendar
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.today import SECTIONS, Item, Section, items_of
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    DEE,
    EVE,
    TODAY,
    attempt,
    cadence,
    etiquette,
    favor,
    introduction,
    occasion,
    pause,
    person,
    refusal,
    rolodex_of,
    touch,
)

MONDAY = day_of("2026-11-23")


def items(*records: Record, who: PersonId = ANN, as_of: Day = TODAY) -> list[Item]:
    rolodex = rolodex_of(person(who), *records, as_of=as_of)
    return items_of(rolodex, who, Scores(rolodex, as_of))


def sorts(*records: Record, **given: Any) -> list[str]:
    return [item.sort for item in items(*records, **given)]


class TestCalls:
    def test_who_reached_me_first_is_called_back(self) -> None:
        (item,) = items(touch(TODAY - 2, "call", "in"))
        assert (item.section, item.key, item.due) == ("call", f"call:{TODAY - 2}", TODAY - 2)

    def test_an_answer_to_my_note_wants_no_answer(self) -> None:
        assert sorts(touch(TODAY - 9, "email", "out"), touch(TODAY - 2, "email", "in")) == []
        assert sorts(touch(TODAY - 9, "email", "out"), touch(TODAY - 2, "email", "in", ask="theirs")) == ["call"]

    def test_once_i_was_in_touch_nothing_is_owed(self) -> None:
        assert sorts(touch(TODAY - 9, "call", "in"), touch(TODAY - 2, "email", "out")) == []
        assert sorts(touch(TODAY - 2, "call")) == []

    def test_after_a_month_it_is_no_call_any_more(self) -> None:
        assert sorts(touch(TODAY - 30, "call", "in")) == ["call"]
        assert sorts(touch(TODAY - 31, "call", "in")) == []

    def test_a_reaction_wants_no_call_back(self) -> None:
        assert sorts(touch(TODAY - 2, "reaction", "in")) == []
        (item,) = items(touch(TODAY - 5, "call", "in"), touch(TODAY - 2, "reaction", "in"))
        assert item.due == TODAY - 5


class TestFollowUps:
    def test_due_on_the_fair_day(self) -> None:
        sent = attempt(day_of("2026-11-16"))
        rolodex = rolodex_of(person(ANN), sent, as_of=MONDAY)
        (item,) = items_of(rolodex, ANN, Scores(rolodex, MONDAY))
        assert (item.sort, item.record) == ("follow-up", sent.id)
        assert item.due == fair_in(rolodex, ANN, Scores(rolodex, MONDAY)).day == day_of("2026-11-19")

    def test_on_their_day_off_it_waits_for_the_next_one_at_work(self) -> None:
        # Today is a Saturday.
        assert [item.due for item in items(attempt(day_of("2026-11-16")))] == [MONDAY]
        every_day = etiquette(workdays=tuple(range(7)))
        assert [item.due for item in items(attempt(day_of("2026-11-16")), every_day)] == [day_of("2026-11-19")]

    def test_not_once_they_answered(self) -> None:
        assert sorts(attempt(TODAY - 9, outcome="answered")) == []
        assert sorts(attempt(TODAY - 9), touch(TODAY - 9, "email", "out"), touch(TODAY - 8, "email", "in")) == []
        assert sorts(attempt(TODAY - 9, closed=TODAY)) == []

    def test_a_no_comes_back_on_its_day(self) -> None:
        (item,) = items(refusal(TODAY - 180, TODAY + 3))
        assert (item.sort, item.due) == ("revisit", TODAY + 3)

    def test_a_cadence_gives_way_to_the_follow_up(self) -> None:
        assert sorts(attempt(TODAY - 20), cadence("weekly", TODAY - 100)) == ["follow-up"]


class TestOccasions:
    def test_birthday_and_hardship(self) -> None:
        born = replace(person(ANN), birthday="--11-21")
        ill = pause("illness", TODAY - 1)
        assert sorts(born, ill) == ["occasion", "support"]

    def test_support_is_given_once(self) -> None:
        assert sorts(pause("funeral", TODAY - 4), touch(TODAY - 2, "letter", "out")) == []
        assert sorts(pause("funeral", TODAY + 4)) == []
        assert sorts(pause("deadline", TODAY - 4)) == []


class TestCadence:
    def test_due_after_the_last_touch(self) -> None:
        (item,) = items(cadence("weekly", TODAY - 100), touch(TODAY - 1, "call"))
        assert (item.sort, item.due) == ("cadence", day_of("2026-11-27"))

    def test_rests_in_a_pause_and_far_ahead(self) -> None:
        assert sorts(cadence("weekly", TODAY), pause("illness", TODAY - 1, TODAY + 30), touch(TODAY, "call")) == []
        assert sorts(cadence("monthly", TODAY - 100), touch(TODAY - 1, "call")) == []


class TestFavorsAndTasks:
    def test_thanks_and_promises(self) -> None:
        thanks = favor("received", age=3)
        promise = favor("given", age=9, status="promised", due=TODAY + 2)
        found = items(thanks, promise, favor("received", age=400), favor("received", thanked=True))
        assert [(item.sort, item.due) for item in found] == [("thanks", TODAY - 3), ("promise", TODAY + 2)]

    def test_tasks(self) -> None:
        open_, done = Task(TaskId(70), ANN, TODAY, "coffee"), Task(TaskId(71), ANN, TODAY, "note", done=True)
        assert [item.key for item in items(open_, done)] == ["task:70"]


def test_introductions_come_where_they_belong() -> None:
    people = [person(one) for one in (ANN, CEO)]
    ways = {
        "introduced": ("draft", "asked", "agreed", "blurb sent", "target asked", "target yes", "introduced"),
        "reported back": ("reported back",),
        "asked": ("draft", "asked"),
    }
    sections: dict[str, Section] = {"introduced": "call", "reported back": "thanks", "asked": "follow-up"}
    for state, states in ways.items():
        rolodex = rolodex_of(*people, introduction(states=states))  # type: ignore[arg-type]
        found = [item for one in (ANN, CEO) for item in items_of(rolodex, one, Scores(rolodex, TODAY))]
        assert [(item.sort, item.section) for item in found] == [("introduction", sections[state])]


def test_nobody_else_has_items() -> None:
    rolodex = rolodex_of(person(ANN))
    assert items_of(rolodex, ME, Scores(rolodex, TODAY)) == []
    assert items_of(rolodex, PersonId(99), Scores(rolodex, TODAY)) == []


ITEMS = st.lists(
    st.builds(
        lambda section, who, ahead, number: Item(f"{section}:{number}", section, "call", who, TODAY + ahead),
        st.sampled_from(SECTIONS),
        st.sampled_from((ANN, BOB, CY, DEE, EVE)),
        st.integers(-40, 20),
        st.integers(0, 999),
    ),
    max_size=60,
    unique_by=lambda item: (item.key, item.person),
)
DAYS_OFF = st.sets(st.integers(0, 6), max_size=6)


@given(waiting=ITEMS, budget=st.integers(1, 15), done=st.integers(0, 20), off=DAYS_OFF, offers=st.integers(0, 9))
def test_the_budget_is_never_exceeded_and_no_item_is_lost(
    waiting: list[Item], budget: int, done: int, off: set[int], offers: int
) -> None:
    calendar = Calendar(workdays=frozenset(set(range(7)) - off))
    extra = [Item(f"offer:{number}", "help", "help", ANN, TODAY) for number in range(offers)]
    plan = planned(waiting, TODAY, budget, calendar, done=done, extra=extra)
    load = Counter(one.day for one in plan.later)
    assert not load or max(load.values()) <= budget
    assert len(plan.today) <= max(0, budget - done)
    kept = [item for item in plan.today if item not in extra] + [one.item for one in plan.later]
    assert Counter((item.key, item.person) for item in kept) == Counter((item.key, item.person) for item in waiting)
    for one in plan.later:
        assert one.day >= max(one.item.due, TODAY)
        # Only to a day of work is anything moved.
        assert one.day == one.item.due or calendar.works_on(one.day)
    order = [SECTIONS.index(item.section) for item in plan.today]
    assert order == sorted(order)


def test_what_does_not_fit_is_spread_over_the_next_business_days() -> None:
    waiting = [Item(f"call:{number}", "call", "call", PersonId(number), TODAY - number) for number in range(2, 12)]
    plan = planned(waiting, TODAY, 4, Calendar())
    assert [item.person for item in plan.today] == [11, 10, 9, 8]
    assert Counter(one.day for one in plan.later) == {MONDAY: 4, MONDAY + 1: 2}


def test_what_comes_later_keeps_its_place_before_what_is_moved() -> None:
    waiting = [Item(f"call:{number}", "call", "call", PersonId(number), TODAY) for number in range(2, 9)]
    later = Item("cadence:1", "cadence", "cadence", ANN, MONDAY)
    plan = planned([*waiting, later], TODAY, 6, Calendar())
    assert [(one.item.key, one.day) for one in plan.later] == [("call:8", MONDAY), ("cadence:1", MONDAY)]


def test_help_fills_what_is_left_of_the_day() -> None:
    offers = Note(NoteId(50), ME, TODAY, "a speech coach\nboard seats", "offers")
    needs = [Note(NoteId(60 + who), who, TODAY, "a speech coach", "needs") for who in (ANN, BOB, CY, DEE)]
    rolodex = rolodex_of(*(person(one) for one in (ANN, BOB, CY, DEE)), offers, *needs)
    agenda = Agenda(rolodex, Scores(rolodex, TODAY))
    assert [item.section for item in agenda.plan(12).today] == ["help"] * 3
    assert len(agenda.plan(2).today) == 2
    assert agenda.plan(2).later == ()


class World:
    """A Rolodex with something in every section, and its agenda, kept in step."""

    def __init__(self) -> None:
        self.thanks = favor("received", age=3, who=BOB)
        self.promise = favor("given", age=9, status="promised", who=CY, due=TODAY - 1)
        self.sent = attempt(TODAY - 9, who=DEE)
        self.task = Task(TaskId(70), EVE, TODAY, "coffee")
        self.rolodex: Rolodex = rolodex_of(
            *(person(one) for one in (ANN, BOB, CY, DEE, EVE, CEO)),
            touch(TODAY - 2, "call", "in"),
            self.thanks,
            self.promise,
            self.sent,
            # Dee works on Saturdays, too, as today is one.
            etiquette(DEE, workdays=tuple(range(7))),
            self.task,
            occasion("2026-11-20", "award", "the prize", who=CEO),
            cadence("weekly", TODAY - 30, who=CEO),
            Note(NoteId(50), ME, TODAY, "a speech coach", "offers"),
            Note(NoteId(51), BOB, TODAY, "a speech coach", "needs"),
        )
        self.scores = Scores(self.rolodex, TODAY)
        self.agenda = Agenda(self.rolodex, self.scores)
        self.next = 900

    def new_id(self) -> int:
        self.next += 1
        return self.next

    def apply(self, changes: ChangeSet) -> None:
        self.rolodex.apply(changes.changes)
        concerned = self.scores.forget(changes.changes)
        self.agenda.forget(changes.changes, concerned)

    def plan(self) -> Plan:
        return self.agenda.plan()

    def sorts(self) -> list[str]:
        return [item.sort for item in self.plan().today]


def test_sections_stand_in_order() -> None:
    assert World().sorts() == ["call", "follow-up", "occasion", "cadence", "thanks", "promise", "task", "help"]


@pytest.mark.parametrize("place", range(8))
def test_done_is_done_and_undo_brings_it_back(place: int) -> None:
    world = World()
    before = world.sorts()
    item = world.plan().today[place]
    changes = do_item(world.rolodex, world.new_id, item, TODAY)
    world.apply(changes)
    assert item.key not in [one.key for one in world.plan().today]
    assert world.plan().done == 1
    world.apply(changes.inverse())
    assert world.sorts() == before
    assert world.plan().done == 0


def test_done_writes_down_what_was_done() -> None:
    world = World()
    made = {
        item.sort: [
            change.after
            for change in do_item(world.rolodex, world.new_id, item, TODAY).changes
            if not isinstance(change.after, Snooze)
        ]
        for item in world.plan().today
    }
    (call,) = made["call"]
    assert isinstance(call, Touch)
    assert (call.person, call.direction, call.ask, call.channel) == (ANN, "out", "none", "call")
    assert made["thanks"] == [replace(world.thanks, thanked=True)]
    assert made["promise"] == [replace(world.promise, status="done")]
    assert made["task"] == [replace(world.task, done=True)]
    bump = next(one for one in made["follow-up"] if not isinstance(one, Touch))
    assert (getattr(bump, "number", 0), getattr(bump, "asking", True)) == (2, False)


def test_what_is_gone_meanwhile_is_refused() -> None:
    world = World()
    gone = next(item for item in world.plan().today if item.sort == "follow-up")
    world.apply(ChangeSet("x", "", (Change(world.sent, None),)))
    with pytest.raises(RuleBroken, match="no such record"):
        do_item(world.rolodex, world.new_id, gone, TODAY)
    step = Item("introduction:1", "call", "introduction", ANN, TODAY)
    with pytest.raises(RuleBroken, match="introduction step by itself"):
        do_item(world.rolodex, world.new_id, step, TODAY)


@pytest.mark.parametrize("place", range(8))
def test_a_snooze_holds_and_nothing_is_lost(place: int) -> None:
    world = World()
    item = world.plan().today[place]
    world.apply(snooze(world.rolodex, world.new_id, item.person, item.key, TODAY + 3, TODAY))
    assert item.key not in [one.key for one in world.plan().today]
    coming = [one for one in world.plan().later if one.item.key == item.key]
    assert all(one.day >= TODAY + 3 for one in coming)
    # Offers of help fill a day up and are never planned ahead.
    assert coming or item.sort == "help"
    world.scores.move_to(TODAY + 3)
    assert item.key in [one.key for one in world.agenda.plan(40).today]


def test_finished_is_gone_for_good() -> None:
    world = World()
    item = next(one for one in world.plan().today if one.sort == "occasion")
    world.apply(do_item(world.rolodex, world.new_id, item, TODAY))
    world.scores.move_to(TODAY + 1)
    assert "occasion" not in world.sorts()


def test_the_agenda_in_step_is_the_agenda_made_anew() -> None:
    world = World()
    world.plan()
    for item in list(world.plan().today):
        world.apply(do_item(world.rolodex, world.new_id, item, TODAY))
        fresh = Agenda(world.rolodex, Scores(world.rolodex, TODAY))
        assert world.plan() == fresh.plan()
    hours = etiquette(ME, workdays=(0,))
    world.apply(ChangeSet("x", "", (Change(None, hours), Change(None, cadence("weekly", TODAY, who=None, tag="golf")))))
    assert world.plan() == Agenda(world.rolodex, Scores(world.rolodex, TODAY)).plan()
    leaves = replace(world.rolodex.people[ANN])
    world.apply(ChangeSet("x", "", (Change(leaves, None),)))
    assert world.plan() == Agenda(world.rolodex, Scores(world.rolodex, TODAY)).plan()


def test_what_was_ticked_off_counts_for_the_day() -> None:
    world = World()
    done = tuple(Change(None, Snooze(SnoozeId(700 + one), ANN, f"x:{one}", TODAY)) for one in range(11))
    world.apply(ChangeSet("x", "", done))
    assert len(world.plan().today) == 1
    assert len(world.agenda.plan(15).today) == 4


def test_the_likeliest_channel() -> None:
    assert channel_for(rolodex_of(person(ANN)), ANN) == "call"
    assert (
        channel_for(rolodex_of(person(ANN), touch(TODAY - 5, "email", "out"), touch(TODAY, "reaction")), ANN) == "email"
    )
    assert channel_for(rolodex_of(person(ANN), touch(TODAY, "email"), etiquette(channel="letter")), ANN) == "letter"
