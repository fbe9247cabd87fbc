"""The page of today: seen, done, logged and put off by keyboard, never more than the day holds."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from godfather_desktop.actions.attempts import log_attempt
from godfather_desktop.actions.cadences import set_cadence
from godfather_desktop.actions.introductions import draft_introduction
from godfather_desktop.actions.occasions import add_occasion
from godfather_desktop.actions.people import remove_people
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import AttemptId, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.attempts.attempt_form import AttemptForm
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.settings.page import SettingsPage
from godfather_desktop.gui.today.congratulate_box import CongratulateBox
from godfather_desktop.gui.today.item_row import ItemRow
from godfather_desktop.gui.today.page import TodayPage
from godfather_desktop.gui.today.snooze_box import SnoozeBox, choices
from godfather_desktop.insight.today import SECTIONS, Item
from godfather_desktop.storage.store import create
from tests.desktop import CTRL, PATIENCE_MS, TODAY, Desk, button, texts
from tests.records import rolodex_of

NewId = Callable[[], int]


@pytest.fixture
def today(on_sample: Desk) -> Desk:
    """A user whose sample has been looked through."""
    on_sample.qtbot.waitUntil(lambda: on_sample.window.day_list.plan is not None, timeout=PATIENCE_MS)
    return on_sample


def _do(desk: Desk, decide: Callable[[Rolodex, NewId], ChangeSet]) -> None:
    book = desk.window.session.book
    book.perform(lambda rolodex: decide(rolodex, book.new_id))
    desk.rest()


def _page(desk: Desk) -> TodayPage:
    desk.press(Qt.Key.Key_1, CTRL)
    page = desk.window.page("today")
    assert isinstance(page, TodayPage)
    assert page.isVisible()
    desk.rest()
    return page


def _items(page: TodayPage) -> list[Item]:
    return [row.item for row in page.rows]


def _focused(page: TodayPage) -> Item:
    row = QApplication.focusWidget()
    assert isinstance(row, ItemRow)
    assert row in page.rows
    return row.item


def _go_to(page: TodayPage, desk: Desk, sort: str) -> ItemRow:
    """Go down with the arrow keys to the first row of a sort."""
    for _ in page.rows:
        if _focused(page).sort == sort:
            break
        desk.press(Qt.Key.Key_Down)
    item = _focused(page)
    assert item.sort == sort
    return next(row for row in page.rows if row.item == item)


def _late(desk: Desk, number: int) -> list[PersonId]:
    """Let so many people be due by a cadence."""
    people = [one.id for one in desk.window.session.rolodex.others()][:number]
    for person in people:
        _do(
            desk,
            lambda rolodex, new_id, person=person: set_cadence(rolodex, new_id, "weekly", TODAY - 7, person=person),  # type: ignore[misc]
        )
    return people


def test_the_sentence_comes_first_then_the_sections_in_order(today: Desk) -> None:
    page = _page(today)
    assert page.answer.sentence.text().endswith(".")
    items = _items(page)
    assert items
    places = [SECTIONS.index(item.section) for item in items]
    assert places == sorted(places)
    said = texts(page)
    for row in page.rows:
        assert (
            row.name.accessibleName() == f"{today.window.session.rolodex.people[row.item.person].name}: show the card"
        )
        assert row.reason.text() in said
    plan = today.window.day_list.plan
    assert plan is not None
    assert tuple(items) == plan.today


def test_the_last_note_comes_from_the_disk_and_moves_nothing(today: Desk) -> None:
    window = today.window
    page = window.page("today")
    assert isinstance(page, TodayPage)
    window.show_page("today")
    assert page.rows
    assert all(row.note.text() == "" for row in page.rows), "the window does not wait for the disk"
    hints = [row.sizeHint().height() for row in page.rows]
    today.rest()
    assert all(row.note.text() for row in page.rows)
    assert [row.sizeHint().height() for row in page.rows] == hints


def test_keys_go_from_row_to_row_and_open_the_card(today: Desk) -> None:
    page = _page(today)
    items = _items(page)
    assert _focused(page) == items[0], "who comes by keyboard is in the list"
    today.press(Qt.Key.Key_Down)
    assert _focused(page) == items[1]
    today.press(Qt.Key.Key_Up)
    today.press(Qt.Key.Key_Up)
    assert _focused(page) == items[0]
    today.press(Qt.Key.Key_Return)
    assert today.shown() == items[0].person
    today.click(page.rows[1].name)
    assert today.shown() == items[1].person


@pytest.mark.parametrize("key", [Qt.Key.Key_D, Qt.Key.Key_Space])
def test_a_key_ticks_a_call_off_and_undo_brings_it_back(today: Desk, key: Qt.Key) -> None:
    page = _page(today)
    before = _items(page)
    call = _go_to(page, today, "call").item
    place = before.index(call)
    today.press(key)
    today.press(key)
    today.rest()
    assert call not in _items(page)
    assert "1 thing done today" in page.answer.evidence.text()
    assert page._day_list.plan is not None
    assert page._day_list.plan.done == 1, "a key pressed twice is one deed"
    assert _focused(page) == _items(page)[place], "the next row has the focus"
    assert today.step().startswith("Undo do what was on the list for")
    today.press(Qt.Key.Key_Z, CTRL)
    today.rest()
    assert _items(page) == before


def test_a_touch_is_logged_in_the_quick_line(today: Desk) -> None:
    page = _page(today)
    call = _go_to(page, today, "call").item
    name = today.window.session.rolodex.people[call.person].name
    today.press(Qt.Key.Key_L)
    assert today.window.quick_log.line.text().endswith(f"{name} ")
    assert today.window.quick_log.line.hasFocus()
    today.write("about the lease")
    today.press(Qt.Key.Key_Return)
    today.rest()
    assert call not in _items(page), "who has been called back is called back"
    assert isinstance(QApplication.focusWidget(), ItemRow)


def test_a_follow_up_is_done_or_logged_as_an_attempt(today: Desk) -> None:
    rolodex = today.window.session.rolodex
    who = next(one.id for one in rolodex.others() if one.id not in rolodex.sums)
    _do(
        today,
        lambda rolodex, new_id: log_attempt(
            rolodex, new_id, Attempt(AttemptId(new_id()), who, TODAY - 49, "email", "the audit")
        ),
    )
    # The day of the sample is a Sunday, on which no follow-up is fair.
    today.window.session.begin_day(TODAY + 1)
    today.rest()
    today.qtbot.waitUntil(lambda: not today.window.session.agenda.waiting, timeout=PATIENCE_MS)
    page = _page(today)
    row = next(one for one in page.rows if one.item.sort == "follow-up" and one.item.person == who)
    row.setFocus()
    assert row.reason.text().startswith("The audit: you tried by e-mail 50 days ago. Fair since")
    today.press(Qt.Key.Key_L)
    form = today.dialog(AttemptForm)
    assert form.person == who
    form.reject()
    today.until_closed(form)
    assert _focused(page).person == who
    today.press(Qt.Key.Key_D)
    today.rest()
    assert len(today.window.session.rolodex.attempts_of(who)) == 2
    assert (who, "follow-up") not in [(item.person, item.sort) for item in _items(page)]


def test_a_step_of_an_introduction_is_taken_on_its_own_page(today: Desk) -> None:
    first, second = [one.id for one in today.window.session.rolodex.others()][40:42]
    _do(today, lambda rolodex, new_id: draft_introduction(rolodex, new_id, first, (second,), TODAY))
    (introduction,) = [
        one.id
        for one in today.window.session.rolodex.introductions.values()
        if (one.target, one.chain) == (first, (second,))
    ]
    page = _page(today)
    item = next(one for one in _items(page) if one.record == introduction and one.sort == "introduction")
    page.rows[_items(page).index(item)].setFocus()
    today.press(Qt.Key.Key_D)
    today.rest()
    assert today.window.page_shown == "introductions"
    assert "Ask" in " ".join(texts(today.window.page("introductions")))
    assert item in _items(_page(today))


def test_a_congratulation_holds_no_ask(today: Desk) -> None:
    who = today.person("Vera Hughes").id
    _do(today, lambda rolodex, new_id: add_occasion(rolodex, new_id, who, iso(TODAY - 1), "award", "Best of Reno"))
    page = _page(today)
    item = next(one for one in _items(page) if one.sort == "occasion" and one.person == who)
    page.rows[_items(page).index(item)].setFocus()
    today.press(Qt.Key.Key_D)
    box = today.dialog(CongratulateBox)
    assert box.text.hasFocus()
    today.write("Bravo! Could you introduce me to the jury?")
    today.click(button(box, "Save"))
    today.rest()
    assert box.wrong.isVisible()
    assert box.wrong.text().startswith("A congratulation with an ask in it")
    assert box.text.toPlainText().startswith("Bravo!"), "what was typed is still there"
    box.text.setPlainText("Bravo!")
    today.click(button(box, "Save"))
    today.until_closed(box)
    assert item not in _items(page)
    notes: list[str] = []
    today.window.session.ask_disk(lambda keeper: keeper.timeline(who, 0, 1), lambda found: notes.append(found[0].note))
    today.rest()
    assert notes == ["Bravo!"]


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_a_number_puts_off(today: Desk, number: int) -> None:
    page = _page(today)
    item = _focused(page)
    today.press(Qt.Key.Key_S)
    box = today.dialog(SnoozeBox)
    today.press(Qt.Key(Qt.Key.Key_0 + number))
    today.until_closed(box)
    assert item not in _items(page)
    assert isinstance(QApplication.focusWidget(), ItemRow)
    rolodex = today.window.session.rolodex
    (snooze,) = [one for one in rolodex.snoozes_of(item.person) if one.item == item.key]
    assert snooze.until == choices(rolodex, TODAY)[number - 1][1]
    today.press(Qt.Key.Key_Z, CTRL)
    today.rest()
    assert item in _items(page)


def test_a_day_in_words_puts_off_and_nonsense_is_refused(today: Desk) -> None:
    page = _page(today)
    item = _focused(page)
    today.press(Qt.Key.Key_S)
    box = today.dialog(SnoozeBox)
    today.press(Qt.Key.Key_5)
    today.write("1 of never")
    today.press(Qt.Key.Key_Return)
    assert "is not a date" in box.wrong.text()
    box.date.clear()
    today.write("2026-03-21")
    today.press(Qt.Key.Key_Return)
    today.rest()
    assert "not ahead" in box.wrong.text()
    box.date.clear()
    today.write("1 April")
    today.press(Qt.Key.Key_Return)
    today.until_closed(box)
    (snooze,) = [one for one in today.window.session.rolodex.snoozes_of(item.person) if one.item == item.key]
    assert snooze.until == TODAY + 10


def test_days_to_put_off_to_lie_ahead_and_far_ones_are_work_days() -> None:
    for day in range(TODAY, TODAY + 60):
        days = [one for _, one in choices(rolodex_of(), day)]
        assert days[:2] == [day + 1, day + 3]
        assert days == sorted(days)
        assert all((one - 1) % 7 < 5 for one in days[2:])
        assert 28 <= days[3] - day <= 33


def test_a_full_day_holds_its_budget_and_five_more_when_asked(today: Desk) -> None:
    _late(today, 20)
    page = _page(today)
    assert len(page.rows) == 12
    assert page.later.full.isVisible()
    assert "Today holds 12 things" in page.later.full.text()
    plan = today.window.day_list.plan
    assert plan is not None
    names = {(item.person, item.key) for item in plan.today} | {(one.item.person, one.item.key) for one in plan.later}
    today.click_button(page, "Show five more")
    assert len(page.rows) == 17
    plan = today.window.day_list.plan
    assert plan is not None
    assert {(item.person, item.key) for item in plan.today} | {
        (one.item.person, one.item.key) for one in plan.later
    } == names, "nothing is lost"
    ahead = [one.day for one in plan.later]
    assert max(ahead.count(day) for day in ahead) <= 12, "the days that follow hold as much as ever"
    today.window.session.begin_day(TODAY + 1)
    today.rest()
    today.qtbot.waitUntil(lambda: not today.window.session.agenda.waiting, timeout=PATIENCE_MS)
    assert len(page.rows) == 12, "five more were for one day"


def test_later_is_folded_until_it_is_asked_for(today: Desk) -> None:
    _late(today, 20)
    page = _page(today)
    assert not page.later.days.isVisible()
    today.click(page.later.button)
    assert page.later.days.isVisible()
    assert page.later.days.text().startswith("Mon 23 Mar: ")
    assert page.later.stack.rows
    today.click(page.later.stack.rows[0])
    assert today.shown() is not None


def test_people_who_are_gone_are_on_no_list(today: Desk) -> None:
    _late(today, 30)
    everybody = [one.id for one in today.window.session.rolodex.others()]
    book = today.window.session.book
    book.perform(lambda rolodex: remove_people(rolodex, everybody))
    today.qtbot.waitUntil(lambda: not book.busy, timeout=PATIENCE_MS)
    page = _page(today)
    assert page.rows == []
    today.qtbot.waitUntil(lambda: not today.window.session.agenda.waiting, timeout=PATIENCE_MS)
    assert page.answer.sentence.text() == "Nobody is in your Rolodex yet."
    assert button(page, "Add the first person")


def test_an_empty_day_has_one_sentence_and_one_button(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "One.rolodex"
    store = create(path, "Robin Vale")
    store.save(change_set("person.add", "Ann Lee", [Change(None, Person(PersonId(store.next_id()), "Ann Lee"))]), TODAY)
    store.close()
    desk.open(path)
    desk.qtbot.waitUntil(lambda: desk.window.day_list.plan is not None, timeout=PATIENCE_MS)
    page = _page(desk)
    assert not page.rows
    assert page.answer.sentence.text() == "Nothing waits for you today."
    assert not page.keys.isVisible()
    desk.click_button(page, "Open the Rolodex")
    assert desk.window.pages.currentWidget() is desk.window.rolodex


def test_the_list_is_looked_for_in_idle_moments(desk: Desk, sample_file: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "Late.rolodex"))
    desk.program.open_file(path)
    desk.qtbot.waitUntil(lambda: desk.program.window is not None, timeout=PATIENCE_MS)
    desk.window.show_page("today")
    page = desk.window.page("today")
    assert isinstance(page, TodayPage)
    assert page.answer.sentence.text() == "Looking through your Rolodex …"
    assert page.rows == []
    desk.ready()
    desk.qtbot.waitUntil(lambda: bool(page.rows), timeout=PATIENCE_MS)


def test_the_rail_counts_and_the_settings_change_the_budget(today: Desk, preferences: Preferences) -> None:
    _late(today, 20)
    window = today.window
    rail = window.rail._buttons["today"]
    assert rail.accessibleName() == "Today, 12 things"
    today.press(Qt.Key.Key_0, CTRL)
    page = window.page("settings")
    assert isinstance(page, SettingsPage)
    assert page.isVisible()
    page.budget.setCurrentIndex(page.budget.findData(5))
    page.budget.activated.emit(page.budget.currentIndex())
    assert preferences.budget == 5
    assert rail.accessibleName() == "Today, 5 things"
    assert len(_page(today).rows) == 5


def test_nothing_is_wider_than_the_page_and_nothing_leaves_a_hole(today: Desk) -> None:
    _late(today, 20)
    page = _page(today)
    for width, card in ((900, None), (1_280, page.rows[0].item.person), (1_920, None)):
        today.window.show_person(card)
        today.window.resize(width, 800)
        today.rest()
        for row in page.rows:
            assert row.mapTo(page, row.rect().topRight()).x() <= page.width() - 16
            assert row.buttons[-1].mapTo(row, row.buttons[-1].rect().topRight()).x() <= row.width()
        body = page.later.parentWidget()
        assert body is not None
        bottom = page.later.mapTo(body, page.later.rect().bottomLeft()).y()
        assert body.height() - bottom <= max(24, page._area.viewport().height() - bottom), "no hole below the last row"
