"""The list of today in words."""

from dataclasses import replace
from typing import get_args

import pytest

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, FavorId, NoteId, PersonId, TaskId, TouchId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.pause import HARDSHIPS
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.agenda import Agenda, Plan, Planned
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.today import Item, Section, Sort
from godfather_desktop.wording.reminders import bell_name, reminder, things_for_today
from godfather_desktop.wording.today import full_words, later_days, quick_beginning, section_title, short, today_page
from godfather_desktop.wording.today_reasons import fair_from, hours_words, last_touch_of, note_words, reason
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    TODAY,
    attempt,
    cadence,
    etiquette,
    introduction,
    occasion,
    pause,
    person,
    refusal,
    rolodex_of,
    touch,
)

MONDAY = TODAY + 2
CARDS = (person(ANN), person(BOB), person(CY), person(CEO))


def _rolodex(*records: Record) -> Rolodex:
    return rolodex_of(*CARDS, *records, as_of=MONDAY)


def _plan(rolodex: Rolodex, budget: int = 12) -> Plan:
    return Agenda(rolodex, Scores(rolodex, MONDAY)).plan(budget)


def _why(*records: Record, who: PersonId = ANN) -> str:
    """The reason of the one thing about a person."""
    rolodex = _rolodex(*records)
    (item,) = Agenda(rolodex, Scores(rolodex, MONDAY)).items(who)
    return reason(rolodex, item, MONDAY)


def _item(sort: Sort, section: Section = "call", number: int = 2, values: dict[str, object] | None = None) -> Item:
    return Item(f"{sort}:{number}", section, sort, PersonId(number), MONDAY, 0, values or {})


def _people(*items: Item) -> Rolodex:
    return rolodex_of(*(Person(PersonId(one), f"Person {one}") for one in sorted({item.person for item in items})))


def test_the_answer_names_what_there_is_in_the_order_of_the_page() -> None:
    items = (
        *(_item("call", number=number) for number in (2, 3, 4)),
        *(_item("follow-up", "follow-up", number) for number in (5, 6)),
        _item("occasion", "occasion", 7, {"sort": "birthday"}),
    )
    assert today_page(_people(*items), Plan(items, (), 0)) == (
        "Three calls to return, two follow-ups are fair today, one birthday.",
        "",
    )


def test_the_answer_stays_one_sentence_when_there_is_much() -> None:
    items = (
        *(_item("call", number=number) for number in range(2, 16)),
        _item("follow-up", "follow-up", 20),
        _item("cadence", "cadence", 21),
        _item("promise", "thanks", 22),
        _item("help", "help", 23),
    )
    sentence, evidence = today_page(_people(*items), Plan(items, (Planned(items[0], MONDAY + 1),), 2))
    assert (
        sentence == "14 calls to return, one follow-up is fair today, one person to keep in touch with, and two more."
    )
    assert evidence == "2 things done today; 1 thing comes later."


def test_an_empty_day_is_said_kindly() -> None:
    empty = Plan((), (), 0)
    assert today_page(rolodex_of(), empty)[0] == "Nobody is in your Rolodex yet."
    assert today_page(_rolodex(), empty)[0] == "Nothing waits for you today."
    assert today_page(_rolodex(), Plan((), (), 3)) == ("Everything for today is done.", "3 things done today.")


@pytest.mark.parametrize("sort", [one for one in get_args(Sort) if one != "reply"])
def test_every_sort_of_thing_has_its_words(sort: Sort) -> None:
    item = _item(sort)
    sentence, _ = today_page(_people(item), Plan((item,), (), 0))
    assert sentence.startswith("One ")
    assert short(_people(item), item).startswith("Person 2: ")


def test_every_section_has_its_title() -> None:
    assert len({section_title(section) for section in get_args(Section)}) == 6


def test_a_call_to_return() -> None:
    assert _why(touch(MONDAY - 5, "call", "in")) == "They were in touch 5 days ago, and you have not been since."
    asked = replace(touch(MONDAY - 1, "email", "in"), ask="theirs")
    assert _why(asked) == "They asked you for something yesterday, and you have not been in touch since."


def test_a_follow_up_says_since_when_it_is_fair_and_by_whose_clock() -> None:
    zones: tuple[Record, ...] = (etiquette(ME, zone="Europe/Berlin"), etiquette(zone="America/Los_Angeles"))
    why = _why(*zones, attempt(MONDAY - 14))
    assert why.startswith("The audit: you tried by e-mail 14 days ago. Fair since ")
    assert why.endswith("; today from 9:00 their time, 18:00 yours.")
    two = _why(attempt(MONDAY - 14), attempt(MONDAY - 8, "call"))
    assert two.startswith("The audit: two attempts, the last by phone 8 days ago.")
    assert "their time" not in two, "who has one clock with me needs it named once"


def test_after_a_rest_an_attempt_is_a_fresh_one() -> None:
    run = [attempt(TODAY - 100 + 10 * number, "call") for number in range(3)]
    assert _why(*run).endswith("; a fresh attempt, after a rest.")
    old = [attempt(TODAY - 900 + 10 * number, "call") for number in range(3)]
    assert "Fair since 23 Aug 2024;" in _why(*old)


def test_hours_in_another_day_of_mine_are_said_as_such() -> None:
    mine = etiquette(ME, zone="America/Los_Angeles")
    rolodex = _rolodex(mine, etiquette(zone="Asia/Tokyo"))
    assert hours_words(rolodex, ANN, MONDAY) == "from 9:00 their time, 16:00 yours the day before"
    rolodex = _rolodex(etiquette(ME, zone="Asia/Tokyo"), etiquette(zone="America/Los_Angeles"))
    assert hours_words(rolodex, ANN, MONDAY) == "from 9:00 their time, 2:00 yours the day after"


def test_a_follow_up_on_their_weekend_says_when_they_work_again() -> None:
    rolodex = _rolodex(attempt(TODAY - 14))
    (item,) = Agenda(rolodex, Scores(rolodex, TODAY)).items(ANN)
    assert "they work again on Mon 23 Nov, from 9:00" in reason(rolodex, item, TODAY)


def test_from_when_on_something_is_fair() -> None:
    rolodex = _rolodex(attempt(MONDAY - 14), refusal(MONDAY - 90, MONDAY - 1, who=BOB), cadence(who=CY))
    agenda = Agenda(rolodex, Scores(rolodex, MONDAY))
    (follow,), (again,), (rhythm,) = (agenda.items(one) for one in (ANN, BOB, CY))
    assert fair_from(follow) == follow.values["fair"].day
    assert fair_from(again) == MONDAY - 1
    assert fair_from(rhythm) is None


def test_occasions() -> None:
    card = replace(person(ANN), birthday="1976-11-23")
    assert reason(_rolodex(card), _only(_rolodex(card)), MONDAY) == "Turns 50 today."
    card = replace(card, birthday="1976-11-22")
    assert reason(_rolodex(card), _only(_rolodex(card)), MONDAY) == "Turned 50 yesterday."
    card = replace(card, birthday="--11-20")
    assert reason(_rolodex(card), _only(_rolodex(card)), MONDAY) == "Birthday on Fri 20 Nov."
    assert _why(occasion("2026-11-20", "award", "Best of Reno")) == "Award on Fri 20 Nov: Best of Reno."


def _only(rolodex: Rolodex) -> Item:
    (item,) = Agenda(rolodex, Scores(rolodex, MONDAY)).items(ANN)
    return item


@pytest.mark.parametrize("cause", HARDSHIPS)
def test_hard_times_want_a_kind_word_and_no_ask(cause: str) -> None:
    assert _why(pause(cause, MONDAY - 2)).endswith("send a kind word, and no ask.")  # type: ignore[arg-type]


def test_cadences_thanks_promises_and_plans() -> None:
    assert _why(cadence(start=MONDAY)) == "You wanted to be in touch every month: today it is time."
    assert (
        _why(cadence(start=MONDAY - 7)) == "You wanted to be in touch every month: it has been time since Mon 16 Nov."
    )
    got = Favor(FavorId(900), ANN, MONDAY - 12, "received", "a reference", 3, 2, "unasked")
    assert _why(got) == "12 days ago they did you a favor: a reference."
    promised = replace(got, direction="given", status="promised", due=MONDAY - 3)
    assert _why(promised) == "You promised: a reference. It was due 3 days ago."
    assert _why(replace(promised, due=MONDAY + 1)) == "You promised: a reference. It is due tomorrow."
    assert _why(Task(TaskId(900), ANN, MONDAY, "coffee")) == "You planned: meet for a coffee."
    assert (
        _why(Task(TaskId(900), ANN, MONDAY - 2, "", "send it")) == "You planned: send it. It was meant for Sat 21 Nov."
    )


def test_a_no_is_said_without_bitterness() -> None:
    said = replace(refusal(MONDAY - 90, MONDAY - 1), why="no budget")
    assert _why(said) == "Said no 3 months ago: no budget. You wanted to come back to it."


def test_an_introduction_names_the_other_end() -> None:
    assert _why(introduction()) == "Introduction to Carla Chief: Ask Ann Lee for the introduction."
    introduced = introduction(
        states=("draft", "asked", "agreed", "blurb sent", "target asked", "target yes", "introduced")
    )
    assert _why(introduced, who=CEO).startswith("Introduction through Ann Lee: Reply to Carla Chief")


def test_help() -> None:
    notes = (
        Note(NoteId(1), ME, MONDAY, "CFO candidates", "offers"),
        Note(NoteId(2), ANN, MONDAY, "a CFO for Reno", "needs"),
    )
    rolodex = _rolodex(*notes)
    (item,) = _plan(rolodex).today
    assert reason(rolodex, item, MONDAY) == "On the card: a CFO for Reno. You offer: CFO candidates."
    assert quick_beginning(item, "Ann Lee", "call") == "gave Ann Lee CFO candidates "


def test_days_of_later_name_a_month_once() -> None:
    items = [_item("cadence", "cadence", number) for number in range(2, 9)]
    days = (1, 1, 2, 4, 8, 8, 9)
    plan = Plan((), tuple(Planned(item, MONDAY + day) for item, day in zip(items, days, strict=True)), 0)
    assert later_days(plan) == "Tue 24 Nov: 2 · Wed 25: 1 · Fri 27: 1 · Tue 1 Dec: 2 · Wed 2: 1"
    assert later_days(plan, most=2) == "Tue 24 Nov: 2 · Wed 25: 1 · 4 more until Wed 2 Dec"


def test_a_full_day_says_what_has_moved() -> None:
    rolodex = _rolodex(*(cadence(start=MONDAY - 7, who=one) for one in (ANN, BOB, CY)))
    assert full_words(_plan(rolodex), MONDAY) == ""
    assert full_words(_plan(rolodex, 1), MONDAY) == (
        "Today holds 1 thing; 2 things that could be done today have moved to days with room."
    )


def test_the_last_note_is_that_of_the_last_touch_that_has_one() -> None:
    def at(day: int, note: str) -> Touch:
        return Touch(TouchId(day), ANN, MONDAY + day, "call", "in", note=note)

    touches = [at(1, "tomorrow"), at(-1, ""), at(-5, "the\nmerger"), at(-9, "old")]
    last = last_touch_of(touches, MONDAY)
    assert note_words(last, MONDAY) == "the merger · 5 days ago, call, from them"
    assert note_words(last_touch_of(touches[:2], MONDAY), MONDAY) == "yesterday, call, from them"
    assert note_words(last_touch_of(touches[:1], MONDAY), MONDAY) == "No touch on record yet."


def test_a_reminder_with_and_without_details() -> None:
    items = [_item("call", number=number) for number in range(2, 7)]
    rolodex = _people(*items)
    title, body = reminder(rolodex, items, hide=False)
    assert title == "You have 5 things for today."
    assert body.splitlines() == [*(f"Person {number}: a call to return" for number in (2, 3, 4)), "and 2 more"]
    title, body = reminder(rolodex, items, hide=True)
    assert body == "You have 5 things for today."
    assert "Person" not in title + body
    assert things_for_today(1) == "You have 1 thing for today."
    assert bell_name(2) == "Reminders: 2 things for today"


def test_the_quick_line_begins_with_how_one_is_in_touch() -> None:
    item = _item("call")
    assert quick_beginning(item, "Ann Lee", "email") == "emailed Ann Lee "
    assert quick_beginning(item, "Ann Lee", "reaction") == "called Ann Lee "
