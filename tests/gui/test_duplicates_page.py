"""The duplicates page in a real window: one key decides a pair, and what cannot be done is said."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from godfather_desktop.actions.merge import merge_all
from godfather_desktop.actions.people import add_person
from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.gui.card.notes_tab import NotesTab
from godfather_desktop.gui.duplicates import merging
from godfather_desktop.gui.duplicates import page as duplicates_page
from godfather_desktop.gui.duplicates.looking import look
from godfather_desktop.gui.duplicates.page import DuplicatesPage
from tests.desktop import CTRL, PATIENCE_MS, SHIFT, Desk, button, texts
from tests.gui.test_accessible_names import nameless
from tests.twins import CERTAIN, LIKELY, make_twins


@pytest.fixture
def twins(tmp_path: Path, desk: Desk) -> Desk:
    """A user before a Rolodex in which people are twice."""
    make_twins(tmp_path / "Twins.rolodex")
    desk.open(tmp_path / "Twins.rolodex")
    return desk


def _page(desk: Desk) -> DuplicatesPage:
    desk.press(Qt.Key.Key_D, CTRL | SHIFT)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, DuplicatesPage)
    _settle(desk, page)
    return page


def _settle(desk: Desk, page: DuplicatesPage) -> None:
    page._pause.setInterval(0)
    desk.rest()
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    desk.rest()


def _press(desk: Desk, page: DuplicatesPage, key: Qt.Key) -> None:
    desk.press(key)
    _settle(desk, page)


def _names(desk: Desk) -> list[str]:
    return [one.name for one in desk.window.session.rolodex.people.values()]


def _add(desk: Desk, name: str) -> None:
    session = desk.window.session
    person = Person(PersonId(session.book.new_id()), name)
    session.perform(lambda rolodex: add_person(rolodex, session.book.new_id, person))
    desk.rest()


def _shown(desk: Desk, page: DuplicatesPage) -> tuple[str, ...]:
    """The two names that are asked about, as they stand on the screen."""
    del desk
    return tuple(head.name.text() for head in page.pairs.view.heads if head.name is not None and head.name.isVisible())


def test_what_is_certain_and_what_looks_alike_is_said_with_its_reason(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    assert page.answer.sentence.text() == "2 pairs of cards are certainly one person each, 4 pairs look alike."
    assert desk.window.rail._buttons["rolodex"].isChecked()
    rows = [texts(row) for row in page.certain.rows.rows]
    assert [row[:2] for row in rows] == [
        ["Hollis Abernathy and H. Abernathy", "The same e-mail address box4@foundry.example"],
        ["Two cards of Perpetua Nash", "The same e-mail address box5@foundry.example"],
    ]
    assert page.certain.merge_all.text() == "Merge all 2  (Shift+M)"
    assert page.pairs.why.text() == "Names that differ by one letter, same organization, same city"
    assert page.pairs.where.text() == "1 of 4"
    assert _shown(desk, page) in LIKELY
    lines = {row.accessibleName() for row in page.pairs.view.lines if row.isVisible()}
    assert {"City: Reno – Reno", "Touches: 3 – 1", "Favors: 3 – 1", "Notes: 1 – 1"} <= lines
    assert nameless(desk.window) == []


def test_each_decision_is_one_key_and_the_next_pair_comes_at_once(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    first = _shown(desk, page)
    _press(desk, page, Qt.Key.Key_M)
    assert first[0] in _names(desk)
    assert first[1] not in _names(desk)
    assert desk.step() != ""
    assert page.pairs.where.text() == "2 of 4"
    second = _shown(desk, page)
    assert second != first
    _press(desk, page, Qt.Key.Key_D)
    assert set(second) <= set(_names(desk))
    assert len(desk.window.session.rolodex.distincts) == 1
    assert page.pairs.where.text() == "3 of 4"
    third = _shown(desk, page)
    _press(desk, page, Qt.Key.Key_S)
    assert set(third) <= set(_names(desk))
    assert page.pairs.where.text() == "4 of 4"
    _press(desk, page, Qt.Key.Key_M)
    assert page.pairs.end.text() == "One pair is left for later."
    assert page.answer.sentence.text().endswith("one more pair looks alike.")
    desk.click(page.pairs.again)
    _settle(desk, page)
    assert _shown(desk, page) == third
    # Also after a click the keys work.
    _press(desk, page, Qt.Key.Key_M)
    assert page.pairs.end.text() == "That was the last pair. Thank you."
    assert page.pairs.hasFocus()
    desk.window.show_page("rolodex")
    page = _page(desk)
    assert page.queue.current is None, "two who were told apart are not shown again"


def test_what_was_decided_or_put_off_last_is_taken_back_by_one_key(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    names, first = sorted(_names(desk)), _shown(desk, page)
    _press(desk, page, Qt.Key.Key_Z)
    assert page.pairs.wrong.text() == "Nothing was decided on this page that could be taken back."
    _press(desk, page, Qt.Key.Key_M)
    assert not page.pairs.wrong.isVisible()
    second = _shown(desk, page)
    _press(desk, page, Qt.Key.Key_S)
    _press(desk, page, Qt.Key.Key_Z)
    assert (_shown(desk, page), page.pairs.where.text()) == (second, "2 of 4")
    _press(desk, page, Qt.Key.Key_D)
    _press(desk, page, Qt.Key.Key_Z)
    assert (_shown(desk, page), page.pairs.where.text()) == (second, "2 of 4")
    assert not desk.window.session.rolodex.distincts
    _press(desk, page, Qt.Key.Key_Z)
    assert (_shown(desk, page), page.pairs.where.text()) == (first, "1 of 4")
    assert sorted(_names(desk)) == names
    assert desk.step() == ""
    # Ctrl+Z is the same, and Ctrl+Shift+Z decides it once more.
    _press(desk, page, Qt.Key.Key_M)
    desk.press(Qt.Key.Key_Z, CTRL)
    _settle(desk, page)
    assert _shown(desk, page) == first
    desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    _settle(desk, page)
    assert first[1] not in _names(desk)
    assert _shown(desk, page) == second


def test_a_pair_taken_back_stays_although_the_cards_were_being_compared_without_it(twins: Desk) -> None:
    desk, page, session = twins, _page(twins), twins.window.session
    first = _shown(desk, page)
    _press(desk, page, Qt.Key.Key_M)
    gate = threading.Event()
    session.pool(gate.wait, lambda _: None, session.fail)
    page.refresh()
    page._pause.setInterval(60_000)
    desk.press(Qt.Key.Key_Z)
    desk.qtbot.waitUntil(lambda: page.queue.place == (1, 4), timeout=PATIENCE_MS)
    gate.set()
    desk.rest()
    assert (_shown(desk, page), page.pairs.where.text()) == (first, "1 of 4")


def test_the_other_card_stays_when_they_are_swapped(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    one, other = _shown(desk, page)
    assert page.pairs.stays.text().startswith(
        f"The card of {one}, with more on record, stays and gets 1 e-mail address"
    )
    assert page.pairs.stays.text().endswith("1 favor, 1 role, 1 note and 1 touch.")
    _press(desk, page, Qt.Key.Key_X)
    assert page.pairs.stays.text().startswith(f"The card of {other} stays and gets 3 favors")
    assert [head.fate.text() for head in page.pairs.view.heads] == ["goes into the other one", "this card stays"]
    kept = desk.person(other).id
    _press(desk, page, Qt.Key.Key_M)
    assert one not in _names(desk)
    assert desk.person(other).id == kept
    assert len(desk.window.session.rolodex.favors_of(kept)) == 4


def test_my_own_card_is_never_the_one_that_goes(twins: Desk) -> None:
    desk, session = twins, twins.window.session
    me = session.rolodex.people[ME].name
    _add(desk, me.replace("Vale", "Valle"))
    page = _page(desk)
    while me not in _shown(desk, page):
        _press(desk, page, Qt.Key.Key_S)
    _press(desk, page, Qt.Key.Key_X)
    assert page.pairs.wrong.text() == "One of the two is your own card: it is always the one that stays."
    assert page.pairs.view.keep == ME
    _press(desk, page, Qt.Key.Key_M)
    assert me in _names(desk)


def test_what_is_certain_is_merged_in_one_step(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    before = sorted(_names(desk))
    desk.click(page.certain.merge_all)
    _settle(desk, page)
    assert len(_names(desk)) == len(before) - 2
    assert page.answer.sentence.text() == "4 pairs of cards look alike."
    assert not page.certain.isVisible()
    assert len(page.past.rows) == 2
    assert {"Two cards of Perpetua Nash", "H. Abernathy is part of Hollis Abernathy"} <= set(texts(page.past))
    _press(desk, page, Qt.Key.Key_Z)
    assert sorted(_names(desk)) == before
    assert page.certain.isVisible()
    assert desk.step() == ""
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    assert len(_names(desk)) == len(before) - 2


def test_a_certain_pair_may_be_two_people_all_the_same(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    (cross,) = page.certain.rows.rows[0].findChildren(QToolButton)
    desk.click(cross)
    _settle(desk, page)
    assert page.certain.merge_all.text() == "Merge these two  (Shift+M)"
    assert [texts(row)[0] for row in page.certain.rows.rows] == ["Two cards of Perpetua Nash"]


def test_a_pair_that_cannot_be_merged_stays_and_the_reason_is_said(tmp_path: Path, desk: Desk) -> None:
    make_twins(tmp_path / "Twins.rolodex", introduced=True)
    desk.open(tmp_path / "Twins.rolodex")
    page = _page(desk)
    while _shown(desk, page) != LIKELY[0]:
        _press(desk, page, Qt.Key.Key_S)
    place = page.pairs.where.text()
    _press(desk, page, Qt.Key.Key_M)
    assert set(LIKELY[0]) <= set(_names(desk))
    assert page.pairs.wrong.isVisible()
    assert LIKELY[0][0] in page.pairs.wrong.text()
    assert page.pairs.wrong.text().endswith(".")
    assert (_shown(desk, page), page.pairs.where.text()) == (LIKELY[0], place)
    assert desk.step() == ""
    _press(desk, page, Qt.Key.Key_D)
    assert not page.pairs.wrong.isVisible()
    assert _shown(desk, page) != LIKELY[0]


def test_certain_pairs_that_do_not_go_together_with_the_rest_wait_in_the_queue(
    twins: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = twins, _page(twins)
    real = merge_all
    monkeypatch.setattr(
        merging, "merge_all", lambda one, two, three, pairs, *rest: real(one, two, three, pairs[1:], *rest)
    )
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    assert not page.certain.isVisible()
    assert page.answer.sentence.text() == "5 pairs of cards look alike."
    shown = set()
    while page.queue.current is not None:
        shown.add(_shown(desk, page))
        _press(desk, page, Qt.Key.Key_S)
    assert CERTAIN[0] in shown


def test_a_past_merge_is_taken_apart_here_and_on_the_card(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    one, other = _shown(desk, page)
    _press(desk, page, Qt.Key.Key_M)
    desk.click_button(page.past, "Take apart")
    _settle(desk, page)
    assert {one, other} <= set(_names(desk))
    assert page.past.none.isVisible()
    assert (one, other) != _shown(desk, page), "what was taken apart is not asked about again"
    _press(desk, page, Qt.Key.Key_M)
    (merge,) = desk.window.session.rolodex.merges.values()
    desk.window.show_person(merge.person)
    desk.window.card.show_records("roles")
    desk.rest()
    tab = desk.window.card.findChild(NotesTab)
    assert isinstance(tab, NotesTab)
    assert any(text.startswith("Merged from ") for text in texts(tab))
    tab._rows.ensureWidgetVisible(button(tab, "Take apart"))
    desk.click_button(tab, "Take apart")
    _settle(desk, page)
    assert merge.other in desk.window.session.rolodex.people
    assert not any(text.startswith("Merged from ") for text in texts(tab))


def test_the_page_stands_still_while_merges_are_taken_apart(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    desk.window.resize(1280, 560)
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    for _ in LIKELY:
        _press(desk, page, Qt.Key.Key_M)
    bar = page._area.verticalScrollBar()
    for place in (0, bar.maximum()):
        bar.setValue(place)
        desk.rest()
        row = next(one for one in page.past.rows if not one.visibleRegion().isEmpty())
        desk.click_button(row, "Take apart")
        _settle(desk, page)
        assert bar.value() == min(place, bar.maximum())
    desk.press(Qt.Key.Key_Z)
    _settle(desk, page)
    assert len(page.past.rows) == 5, "after a click the keys still work"


def test_the_tab_key_goes_from_what_is_asked_to_past_merges(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    _press(desk, page, Qt.Key.Key_M)
    page.pairs.back.setFocus()
    seen = []
    for _ in range(5):
        desk.press(Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen == [*(head.name for head in page.pairs.view.heads), *(row.button for row in page.past.rows)]


def test_nothing_is_found_and_nothing_can_be_pressed(on_sample: Desk) -> None:
    desk = on_sample
    page = _page(desk)
    assert page.answer.sentence.text() == "Nobody is here twice, as far as can be seen."
    assert page.pairs.end.text() == "No two cards look alike."
    assert [one.text() for one in page.findChildren(QPushButton) if one.isVisible()] == []
    for key in (Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_S, Qt.Key.Key_X):
        _press(desk, page, key)
    desk.press(Qt.Key.Key_M, SHIFT)
    _settle(desk, page)
    assert desk.step() == ""


def test_a_key_held_down_decides_once(twins: Desk) -> None:
    desk, page = twins, _page(twins)
    before = len(_names(desk))
    held = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_M, Qt.KeyboardModifier.NoModifier, "m", True)
    QApplication.sendEvent(page.pairs, held)
    _settle(desk, page)
    assert len(_names(desk)) == before
    # Two presses before the first is saved: the second was not meant for the pair that nobody has seen.
    QTest.keyClick(page.pairs, Qt.Key.Key_M)
    QTest.keyClick(page.pairs, Qt.Key.Key_M)
    _settle(desk, page)
    assert len(_names(desk)) == before - 1


def test_a_touch_that_is_logged_in_the_moment_of_the_merge_is_not_lost(twins: Desk) -> None:
    desk, page, session = twins, _page(twins), twins.window.session
    pair = page.queue.current
    assert pair is not None
    kept, gone = page._sides or (PersonId(0), PersonId(0))
    write = session.book
    for text in ("one", "two"):
        session.perform(lambda rolodex, text=text: write_note(rolodex, write.new_id, gone, session.today, text))  # type: ignore[misc]
    desk.window.quick_log.begin(f"called {session.rolodex.people[gone].name} today")
    desk.window.quick_log.save()
    page.merge()
    _settle(desk, page)
    touches = session.book.keeper.touches_of(kept)
    assert len(touches) == 5
    assert len(session.rolodex.notes_of(kept)) == 4


def test_cards_are_compared_when_the_page_is_seen_and_not_on_each_key(
    twins: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, page = twins, _page(twins)
    looked: list[int] = []
    real = look

    def counted(*arguments: object) -> object:
        looked.append(1)
        return real(*arguments)  # type: ignore[arg-type]  # passed on as they come

    monkeypatch.setattr(duplicates_page, "look", counted)
    page._pause.setInterval(60_000)
    for key in (Qt.Key.Key_M, Qt.Key.Key_D, Qt.Key.Key_M):
        desk.press(key)
        desk.rest()
    assert not looked
    assert page.pairs.where.text() == "4 of 4"
    desk.window.show_page("rolodex")
    _add(desk, "Zenobia Quartermain")
    _add(desk, "Zenobia Quartermain")
    assert not looked
    page = _page(desk)
    assert looked == [1]
    assert page.answer.sentence.text().endswith("2 pairs look alike.")
