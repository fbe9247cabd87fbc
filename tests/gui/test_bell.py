"""The bell, the list at the start of a day, and notifications."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from godfather_desktop.actions.people import edit_person
from godfather_desktop.actions.today import do_item
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.reminders import Reminders
from tests.desktop import CTRL, PATIENCE_MS, SHIFT, TODAY, Desk, button, texts


class Kept:
    """A tray that keeps what it was told."""

    def __init__(self) -> None:
        self.said: list[tuple[str, str]] = []

    def notify(self, title: str, body: str) -> None:
        """Keep it."""
        self.said.append((title, body))


@pytest.fixture
def today(on_sample: Desk) -> Desk:
    """A user whose sample has been looked through."""
    on_sample.qtbot.waitUntil(lambda: on_sample.window.day_list.plan is not None, timeout=PATIENCE_MS)
    return on_sample


def _number(desk: Desk) -> int:
    return desk.window.day_list.number


def _lines(desk: Desk) -> list[str]:
    return [one.text() for one in desk.window.start_list.stack.findChildren(QPushButton) if one.isVisible()]


def _tomorrow(desk: Desk) -> None:
    session = desk.window.session
    session.begin_day(session.today + 1)
    desk.rest()
    desk.qtbot.waitUntil(lambda: not session.agenda.waiting, timeout=PATIENCE_MS)
    desk.rest()


def _reminded(desk: Desk, preferences: Preferences) -> tuple[Kept, Reminders]:
    window, tray = desk.window, Kept()
    return tray, Reminders(window.session, window.day_list, preferences, window.start_list, lambda: False, lambda: tray)


def test_the_start_list_comes_once_and_takes_no_key(today: Desk) -> None:
    window = today.window
    assert window.start_list.isVisible()
    assert f"You have {_number(today)} things for today." in texts(window.start_list)
    assert len(_lines(today)) == 5
    assert window.rolodex.table.hasFocus(), "who types is not disturbed"
    today.click(button(window.start_list, "Open Today"))
    assert window.pages.currentWidget() is window.page("today")
    assert not window.start_list.isVisible()
    window.day_list.refresh()
    assert not window.start_list.isVisible(), "once is enough"


def test_the_bell_counts_and_opens_the_list(today: Desk) -> None:
    window = today.window
    window.start_list.leave()
    assert window.top.bell.text() == str(_number(today))
    assert window.top.bell.accessibleName() == f"Reminders: {_number(today)} things for today"
    today.click(window.top.bell)
    assert window.start_list.isVisible()
    today.press(Qt.Key.Key_Escape)
    assert not window.start_list.isVisible()
    today.press(Qt.Key.Key_R, CTRL | SHIFT)
    assert window.start_list.isVisible()
    assert window.start_list.open_button.hasFocus()
    plan = window.day_list.plan
    assert plan is not None
    today.click(window.start_list.stack.rows[0])
    assert today.shown() == plan.today[0].person
    assert not window.start_list.isVisible()


def test_the_list_stands_below_the_bell_and_beside_the_card(today: Desk) -> None:
    window = today.window
    for width in (1_000, 1_600):
        window.resize(width, 700)
        window.show_person(today.person("Vera Hughes").id)
        today.rest()
        right = window.start_list.mapTo(window, window.start_list.rect().topRight()).x()
        assert right < window.card.mapTo(window, window.card.rect().topLeft()).x()
        top = window.start_list.mapTo(window, window.start_list.rect().topLeft()).y()
        assert top > window.top.bell.mapTo(window, window.top.bell.rect().bottomLeft()).y()


def test_who_searches_sees_what_they_find(today: Desk) -> None:
    window = today.window
    assert window.start_list.isVisible()
    today.press(Qt.Key.Key_F, CTRL)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    today.write("v")
    assert not window.start_list.isVisible()
    today.qtbot.waitUntil(lambda: not window._typing.isActive(), timeout=PATIENCE_MS)
    today.rest()


def test_what_is_done_leaves_the_bell(today: Desk) -> None:
    window = today.window
    plan = window.day_list.plan
    assert plan is not None
    call = next(item for item in plan.today if item.sort == "call")
    before = _number(today)
    book = window.session.book
    book.perform(lambda rolodex: do_item(rolodex, book.new_id, call, TODAY))
    today.rest()
    assert window.top.bell.text() == str(before - 1)
    assert f"You have {before - 1} things for today." in texts(window.start_list)


def test_a_notification_comes_at_the_start_and_with_each_new_day(today: Desk, preferences: Preferences) -> None:
    tray, reminders = _reminded(today, preferences)
    today.window.day_list.refresh()
    assert len(tray.said) == 1
    today.window.day_list.refresh()
    assert len(tray.said) == 1
    _tomorrow(today)
    assert len(tray.said) == 2
    title, body = tray.said[-1]
    assert title == f"You have {_number(today)} things for today."
    assert len(body.splitlines()) == 4
    del reminders


def test_a_name_in_a_notification_is_no_markup(today: Desk, preferences: Preferences) -> None:
    plan = today.window.day_list.plan
    assert plan is not None
    book = today.window.session.book
    card = book.rolodex.people[plan.today[0].person]
    book.perform(lambda rolodex: edit_person(rolodex, book.new_id, replace(card, name="<b>Bob</b> & <img src=x>")))
    today.rest()
    tray, reminders = _reminded(today, preferences)
    today.window.day_list.refresh()
    assert "&lt;b&gt;Bob&lt;/b&gt; &amp; &lt;img src=x&gt;" in tray.said[0][1]
    assert "<" not in tray.said[0][1]
    del reminders


def test_details_are_hidden_when_the_user_says_so(today: Desk, preferences: Preferences) -> None:
    preferences.hide_details = True
    tray, reminders = _reminded(today, preferences)
    today.window.start_list.leave()
    today.window.day_list.refresh()
    assert tray.said == [("Godfather Desktop", f"You have {_number(today)} things for today.")]
    assert today.window.start_list.isVisible()
    assert _lines(today) == []
    today.window.start_list.leave()
    today.click(today.window.top.bell)
    assert len(_lines(today)) == 5, "who asks at the bell is answered"
    del reminders


def test_nobody_is_reminded_who_does_not_want_it(today: Desk, preferences: Preferences) -> None:
    preferences.remind = False
    today.window.start_list.leave()
    tray, reminders = _reminded(today, preferences)
    today.window.day_list.refresh()
    _tomorrow(today)
    assert tray.said == []
    assert not today.window.start_list.isVisible()
    assert today.window.top.bell.text(), "the bell still counts"
    del reminders


def test_the_list_does_not_cover_the_page_that_says_the_same(today: Desk) -> None:
    today.window.show_page("today")
    _tomorrow(today)
    assert not today.window.start_list.isVisible()
    today.window.show_page("rolodex")
    _tomorrow(today)
    assert today.window.start_list.isVisible()


def test_without_a_tray_there_is_only_the_list(today: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    monkeypatch.setattr("godfather_desktop.gui.reminders.QSystemTrayIcon.isSystemTrayAvailable", lambda: False)
    monkeypatch.setattr("godfather_desktop.gui.reminders.DesktopTray", made.append)
    today.window.start_list.leave()
    _tomorrow(today)
    assert made == []
    assert today.window.start_list.isVisible()


def test_a_press_on_the_notification_opens_today(today: Desk) -> None:
    window = today.window
    window.reminders.pressed.emit()
    assert window.pages.currentWidget() is window.page("today")


def test_the_settings_of_reminders_outlive_a_restart(today: Desk, preferences: Preferences) -> None:
    today.window.show_page("settings")
    page = today.window.page("settings")
    today.click_button(page, "Hide names in reminders: a locked screen shows them to everybody")
    today.click_button(page, "Remind me at the start of a day")
    preferences._settings.sync()
    again = Preferences(Path(preferences._settings.fileName()))
    assert (again.remind, again.hide_details) == (False, True)
