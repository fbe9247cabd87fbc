"""A user at the callback desk: the day's list, attempts, why nobody calls back, cadences, introductions, the bell.

One journey for each point of the desk, with the hands that all of them use: that is why it is long.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QMenu,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import Shiboken

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import Day, Minute, day_of
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.application import Program
from godfather_desktop.gui.attempts.attempt_form import AttemptForm
from godfather_desktop.gui.attempts.outcome_menu import OutcomeMenu
from godfather_desktop.gui.card.cadence_box import CadenceBox
from godfather_desktop.gui.card.calls_tab import CallsTab
from godfather_desktop.gui.card.etiquette_box import EtiquetteBox
from godfather_desktop.gui.card.pause_box import PauseBox
from godfather_desktop.gui.card.refusal_box import CloseBox, RefusalBox
from godfather_desktop.gui.card.why_part import QuestionRow
from godfather_desktop.gui.chances.page import ChancesPage
from godfather_desktop.gui.introductions.message_box import MessageBox
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.introductions.start_box import StartBox
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.settings.page import SettingsPage
from godfather_desktop.gui.today.congratulate_box import CongratulateBox
from godfather_desktop.gui.today.item_row import ItemRow
from godfather_desktop.gui.today.page import TodayPage
from godfather_desktop.gui.today.snooze_box import SnoozeBox
from godfather_desktop.storage.store import create, open_store
from tests.desktop import CTRL, PATIENCE_MS, SHIFT, Desk, texts

MONDAY: Day = day_of("2026-03-23")
"""The day after the sample was made."""
NINE = 9 * 60
NOTE = (
    "I am Robin Vale, a recruiter. I would like to talk with you about the CFO search. I have two candidates. "
    "You built the resort from nothing. Could you spare fifteen minutes?"
)


@dataclass
class Clock:
    """The clock on the wall, which a test may move."""

    day: Day = MONDAY
    minutes: int = NINE
    """Minutes since midnight."""

    def minute(self) -> Minute:
        """The present minute."""
        return self.day * 24 * 60 + self.minutes


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """Monday, nine in the morning, where the day begins with that of Greenwich."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield Clock()
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def program(preferences: Preferences, look: None, clock: Clock) -> Iterator[Program]:
    """The program with a clock that a test may move."""
    made = Program(open_store, create, lambda: clock.day, preferences, clock.minute)
    yield made
    made.close()
    Shiboken.delete(made)


# Hands and eyes


def looked_through(desk: Desk) -> None:
    """Wait until everybody has been looked at for today's list."""
    session = desk.window.session
    desk.qtbot.waitUntil(
        lambda: desk.window.day_list.plan is not None and not session.agenda.waiting, timeout=PATIENCE_MS
    )
    desk.rest()


def morning(desk: Desk, clock: Clock, day: Day) -> None:
    """Let it be another day's morning while the program runs."""
    clock.day, clock.minutes = day, NINE
    desk.program._minute.timeout.emit()
    looked_through(desk)


def opened_again(desk: Desk, file: Path) -> None:
    """Close the program and start it with the same file."""
    desk.close()
    desk.open(file)


def dump(desk: Desk) -> list[str]:
    """What the file holds."""
    dumps: list[list[str]] = []
    desk.window.session.ask_disk(lambda keeper: sorted(keeper.dump()), dumps.append)
    desk.rest()
    return dumps[0]


def latest_touch(desk: Desk, name: str) -> Touch:
    """The newest touch in somebody's timeline, from the file."""
    who, found = desk.person(name).id, list[list[Touch]]()
    desk.window.session.ask_disk(lambda keeper: keeper.timeline(who, 0, 1), found.append)
    desk.rest()
    return found[0][0]


def today(desk: Desk) -> TodayPage:
    """The page of today, by its key."""
    looked_through(desk)
    desk.press(Qt.Key.Key_1, CTRL)
    desk.rest()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, TodayPage)
    return page


def lines(page: TodayPage) -> list[str]:
    """Name and reason of each row on the page."""
    return [f"{row.name.text()}: {row.reason.text()}" for row in page.rows]


def go_to(desk: Desk, page: TodayPage, beginning: str) -> ItemRow:
    """Go with the arrow keys to the row that begins so."""
    for _ in page.rows:
        desk.press(Qt.Key.Key_Up)
    for _ in page.rows:
        row = QApplication.focusWidget()
        assert isinstance(row, ItemRow)
        if f"{row.name.text()}: {row.reason.text()}".startswith(beginning):
            return row
        desk.press(Qt.Key.Key_Down)
    raise AssertionError(f"nothing begins with {beginning!r} in {lines(page)}")


def calls(desk: Desk, name: str) -> CallsTab:
    """The calls of a person: searched for by name, the tab clicked."""
    desk.press(Qt.Key.Key_2, CTRL)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.write(name)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.shown() == desk.person(name).id
    bar = desk.window.card.tabs.tabBar()
    (place,) = [one for one in range(bar.count()) if bar.tabText(one) == "Calls"]
    desk.click(bar, bar.tabRect(place).center())
    desk.rest()
    (tab,) = desk.window.card.findChildren(CallsTab)
    desk.click(tab)
    return tab


def in_view(widget: QWidget) -> QWidget:
    """Scroll until a widget can be seen."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(widget)
    return widget


def named(parent: QWidget, name: str) -> QWidget:
    """What is called so by those who see only names."""
    QApplication.processEvents()
    found = [one for one in parent.findChildren(QWidget) if one.isVisible() and one.accessibleName() == name]
    assert len(found) == 1, f"{len(found)} are called {name!r}"
    return in_view(found[0])


def pick(desk: Desk, box: QComboBox, words: str) -> None:
    """Choose in a box with the arrow keys."""
    box.setFocus()
    desk.press(Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        desk.press(Qt.Key.Key_Down)
    raise AssertionError(f"{words!r} is none of the choices")


def came_of_it(desk: Desk, tab: CallsTab, *path: str) -> None:
    """Choose in the menu of the newest attempt, with the arrow keys."""
    desk.click(in_view(next(one for one in tab.findChildren(OutcomeMenu) if one.isVisible())))
    for place, word in enumerate(path):
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            active = menu.activeAction()
            if active is not None and active.text() == word:
                break
            desk.press(Qt.Key.Key_Down)
        desk.press(Qt.Key.Key_Return if place == len(path) - 1 else Qt.Key.Key_Right)
    desk.rest()


def fair(tab: CallsTab) -> str:
    """What the tab says first: when the next attempt is fair."""
    return texts(tab)[0]


def attempts(desk: Desk, name: str) -> list[Attempt]:
    return desk.window.session.rolodex.attempts_of(desk.person(name).id)


def form_of(desk: Desk, tab: CallsTab) -> AttemptForm:
    """The form for an attempt, by its key."""
    desk.click(tab)
    desk.press(Qt.Key.Key_A)
    form = desk.dialog(AttemptForm)
    seen(desk, form)
    return form


def seen(desk: Desk, form: AttemptForm) -> None:
    """Wait until the gate has looked at what was typed last."""
    desk.qtbot.waitUntil(lambda: not form._later.isActive(), timeout=PATIENCE_MS)
    desk.rest()
    desk.qtbot.waitUntil(lambda: not form._later.isActive(), timeout=PATIENCE_MS)


def save(desk: Desk, box: QDialog) -> None:
    desk.click_button(box, "Save")
    desk.until_closed(box)


def refused(desk: Desk, box: QDialog) -> str:
    """Press Save, and read in the box why it stays open."""
    desk.click_button(box, "Save")
    desk.rest()
    assert Shiboken.isValid(box), "it was saved"
    assert box.isVisible(), "it was saved"
    wrong: QWidget = box.wrong  # type: ignore[attr-defined]  # every FormBox has one
    assert wrong.isVisible()
    return str(wrong.text())  # type: ignore[attr-defined]


def questions(tab: CallsTab) -> list[QuestionRow]:
    return [one for one in tab.findChildren(QuestionRow) if one.isVisible()]


def answered(desk: Desk, tab: CallsTab, words: str, key: Qt.Key) -> None:
    """Answer a question about somebody's silence with a key."""
    (row,) = [one for one in questions(tab) if texts(one)[0] == words]
    in_view(row).findChildren(QPushButton)[0].setFocus()
    desk.press(key)
    desk.rest()


def a_day_holds(desk: Desk, number: str) -> None:
    """Choose how many things a day holds, in the settings."""
    desk.press(Qt.Key.Key_0, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, SettingsPage)
    pick(desk, page.budget, number)


def chances_of(desk: Desk) -> ChancesPage:
    """The page of chances, by its key."""
    desk.press(Qt.Key.Key_9, CTRL)
    desk.rest()
    page = desk.window.pages.currentWidget()
    assert isinstance(page, ChancesPage)
    return page


# The ten points


def test_monday_morning(on_sample: Desk, sample: Path, clock: Clock) -> None:
    desk = on_sample
    start = dump(desk)
    page = today(desk)
    first = lines(page)
    assert page.answer.sentence.text() == (
        "Three calls to return, two follow-ups are fair today, two introductions to take further, and five more."
    )
    assert page.answer.evidence.text() == "25 things come later."
    assert first[0].startswith("Boris Stone: They asked you for something 11 days ago")
    assert page.rows[0].note.text().startswith("budget freeze until April")

    # D: Boris was called. L: Silas gets a line of his own. S: Ivan has time until next week.
    desk.press(Qt.Key.Key_D)
    desk.rest()
    go_to(desk, page, "Silas Lawson")
    desk.press(Qt.Key.Key_L)
    desk.write("about the new owner")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert latest_touch(desk, "Silas Lawson").note == "the new owner"
    assert latest_touch(desk, "Boris Stone").day == MONDAY
    go_to(desk, page, "Ivan Brandt")
    desk.press(Qt.Key.Key_S)
    box = desk.dialog(SnoozeBox)
    desk.press(Qt.Key.Key_3)
    desk.until_closed(box)
    # What was logged in words is done as well as what was ticked off.
    assert page.answer.evidence.text().startswith("2 things done today; ")
    assert not any(one.startswith(("Boris", "Silas", "Ivan")) for one in lines(page))
    desk.click(in_view(page.later.button))
    assert page.later.full.text().startswith("Today holds 12 things; 12 things that could be done today have moved")
    assert " · Mon 30: 1 · " in page.later.days.text(), "he waits there alone"
    desk.click(in_view(page.later.button))

    for _ in range(3):
        desk.press(Qt.Key.Key_Z, CTRL)
        desk.rest()
    assert (lines(page), dump(desk)) == (first, start)
    for _ in range(3):
        desk.redo()
    morning(desk, clock, MONDAY + 1)
    opened_again(desk, sample)
    for day, there in ((MONDAY + 1, False), (MONDAY + 6, False), (MONDAY + 7, True)):
        morning(desk, clock, day)
        page = today(desk)
        assert any(one.startswith("Ivan Brandt: They were in touch") for one in lines(page)) == there
        assert not any(one.startswith(("Boris Stone: They asked", "Silas Lawson: They")) for one in lines(page))


def test_an_attempt_with_a_voicemail_and_its_answer(
    on_sample: Desk, sample: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, name = on_sample, "Vera Hughes"
    voice = tmp_path / "voice & mail.ogg"
    voice.write_bytes(bytes(range(256)) * 40)
    start = dump(desk)
    tab = calls(desk, name)
    form = form_of(desk, tab)
    pick(desk, form.channel, "call")
    desk.click(form.purpose)
    desk.write("a seat on the board")
    desk.click(form.asking)
    desk.click(form.hook)
    desk.write("the flood of applicants")
    seen(desk, form)
    assert form.gate.sentence.text() == f"One thing is missing before you ask {name}."
    assert refused(desk, form).startswith(f"{name} has no reason yet to say yes")
    assert form.benefit.hasFocus()
    # Esc forgets nothing, and the reason goes with the attempt.
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert dump(desk) == start
    form = form_of(desk, tab)
    assert (form.purpose.text(), form.asking.isChecked()) == ("a seat on the board", True)
    desk.click(form.gate.override)
    desk.write("she wanted to be asked first")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(voice), ""))
    desk.click_button(form, "Attach a file …")
    desk.rest()
    assert {"voice & mail.ogg", "10 kB"} <= set(texts(form))
    pick(desk, form.outcome, "voicemail")
    save(desk, form)

    (made,) = attempts(desk, name)
    assert (made.channel, made.outcome, made.number) == ("call", "voicemail", 1)
    assert (made.at, made.override) == (clock.minute(), "she wanted to be asked first")
    assert made.ask is not None
    said = texts(tab)
    assert "1st attempt: call, voicemail" in said
    assert "voice & mail.ogg" in said
    assert fair(tab).startswith("The next call is fair from Thu 26 Mar")
    assert latest_touch(desk, name).channel == "call"

    # The next day she answers, and likes the line about the flood.
    morning(desk, clock, MONDAY + 1)
    came_of_it(desk, tab, "the hook was liked")
    came_of_it(desk, tab, "replied later", "they said yes")
    (made,) = attempts(desk, name)
    assert (made.outcome, made.settled, made.landed) == ("replied", MONDAY + 1, True)
    assert made.ask is not None
    assert desk.window.session.rolodex.asks[made.ask].outcome == "yes"
    assert latest_touch(desk, name).direction == "in"
    assert fair(tab) == "A first attempt is fair now."

    opened_again(desk, sample)
    tab = calls(desk, name)
    assert attempts(desk, name) == [made]
    copy = tmp_path / "copy.ogg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    desk.click(named(tab, "Save a copy of voice & mail.ogg"))
    desk.qtbot.waitUntil(copy.exists, timeout=PATIENCE_MS)
    desk.rest()
    assert copy.read_bytes() == voice.read_bytes()


def test_five_minutes_later_and_when_it_is_fair(on_sample: Desk, clock: Clock) -> None:
    desk, name = on_sample, "Vera Hughes"
    tab = calls(desk, name)
    form = form_of(desk, tab)
    pick(desk, form.channel, "e-mail")
    desk.click(form.purpose)
    desk.write("the audit of the north wing")
    save(desk, form)
    assert fair(tab) == "The next e-mail is fair from Thu 26 Mar, 9:00: 3 business days after the last one."
    clock.minutes += 5
    form = form_of(desk, tab)
    assert form.purpose.text() == "the audit of the north wing"
    (said,) = [one for one in texts(form.gate) if one.startswith("Only ")]
    assert said.startswith("Only 5 minutes have passed since your last attempt: send anyway?")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert len(attempts(desk, name)) == 1

    # They are away until Friday: two of their business days after that.
    desk.click(tab)
    desk.press(Qt.Key.Key_P)
    pause = desk.dialog(PauseBox)
    desk.click(pause.end.line)
    desk.write("Friday")
    save(desk, pause)
    assert fair(tab) == "The next e-mail is fair from Tue 31 Mar, 9:00: out of office until Fri 27 Mar."
    desk.undo()
    # They work in New York.
    desk.click(tab)
    desk.press(Qt.Key.Key_H)
    hours = desk.dialog(EtiquetteBox)
    desk.click(hours.zone)
    desk.write("America/New_York")
    if QApplication.activePopupWidget() is not None:
        desk.press(Qt.Key.Key_Escape)
    save(desk, hours)
    assert fair(tab).startswith("The next e-mail is fair from Thu 26 Mar, 9:00 their time (13:00 yours)")
    desk.undo()

    morning(desk, clock, MONDAY + 3)
    assert fair(tab) == "The next e-mail is fair now: 3 business days have passed."
    page = today(desk)
    row = go_to(desk, page, f"{name}: The audit of the north wing: you tried by e-mail 3 days ago.")
    desk.press(Qt.Key.Key_D)
    desk.rest()
    assert row not in page.rows
    assert [one.number for one in attempts(desk, name)] == [1, 2]


def test_their_holidays_are_kept(desk: Desk, sample: Path, clock: Clock) -> None:
    clock.day = MONDAY + 8
    desk.open(sample)
    tab = calls(desk, "Vera Hughes")
    form = form_of(desk, tab)
    pick(desk, form.channel, "e-mail")
    desk.click(form.purpose)
    desk.write("the audit")
    save(desk, form)
    assert fair(tab).startswith("The next e-mail is fair from Fri 3 Apr, 9:00")
    desk.click(tab)
    desk.press(Qt.Key.Key_H)
    hours = desk.dialog(EtiquetteBox)
    desk.click(hours.country)
    desk.write("DE")
    save(desk, hours)
    # Good Friday and Easter Monday.
    assert fair(tab).startswith("The next e-mail is fair from Tue 7 Apr, 9:00: 3 business days")


def test_why_nobody_calls_back(on_sample: Desk, sample: Path, clock: Clock) -> None:
    desk, name = on_sample, "Lars Horvat"
    start = dump(desk)
    tab = calls(desk, name)
    said = texts(tab)
    reason = said.index("Why no callback?")
    assert said[reason + 1 : reason + 3] == [
        "Lars Horvat cannot tell what you have in mind.",
        "The purpose was 'catching up': that can wait for ever.",
    ]
    step = "Name one concrete reason, or send something as a pure gift."
    assert {step, "a task for 18 May 2026"} <= set(said)

    # What no record can tell is asked: Y, and the answer is another one; N, and it is asked no more.
    answered(desk, tab, "Could it be that your message never arrived?", Qt.Key.Key_Y)
    assert "Your message may never have reached Lars Horvat." in texts(tab)
    desk.undo()
    assert dump(desk) == start
    answered(desk, tab, "Is Lars Horvat away?", Qt.Key.Key_N)
    assert "Is Lars Horvat away?" not in [texts(one)[0] for one in questions(tab)]
    assert "Lars Horvat cannot tell what you have in mind." in texts(tab)

    # N plans the next step, once; it is there on its day, and after the program was closed.
    desk.click(tab)
    desk.press(Qt.Key.Key_N)
    desk.rest()
    assert "On your list already." in texts(tab)
    desk.press(Qt.Key.Key_N)
    desk.rest()
    opened_again(desk, sample)
    a_day_holds(desk, "50")
    morning(desk, clock, day_of("2026-05-18"))
    page = today(desk)
    planned = [one for one in lines(page) if one.startswith(name) and step in one]
    assert len(planned) == 1
    go_to(desk, page, planned[0])
    desk.press(Qt.Key.Key_D)
    desk.rest()
    assert planned[0] not in lines(page)


def test_a_message_that_came_back(on_sample: Desk) -> None:
    desk, name = on_sample, "Gwen Baptiste"
    tab = calls(desk, name)
    said = texts(tab)
    assert "Your message of 14 Mar 2026 came back." in said
    assert "Try again by letter, plainly and without reproach, and check the address." in said
    assert "a task for today" in said
    desk.click(named(tab, "Next step: Try again by letter, plainly and without reproach, and check the address."))
    desk.rest()
    (task,) = desk.window.session.rolodex.tasks_of(desk.person(name).id)
    assert (task.due, task.done) == (MONDAY, False)
    assert "On your list already." in texts(tab)


def test_a_no_that_is_looked_at_again_and_a_line_on_why(on_sample: Desk, sample: Path, clock: Clock) -> None:
    desk, name = on_sample, "Chiara Snow"
    start = dump(desk)
    tab = calls(desk, name)
    desk.press(Qt.Key.Key_F)
    no = desk.dialog(RefusalBox)
    desk.write("no seat is free this year")
    desk.click(no.revisit.line)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("1 September")
    save(desk, no)
    assert fair(tab) == "A first attempt is fair from 1 Sep 2026, 9:00: they said no today."
    assert "Chiara Snow said no, and that is all right." in texts(tab)
    assert all(one.closed == MONDAY for one in attempts(desk, name))
    desk.undo()
    assert dump(desk) == start
    desk.redo()
    opened_again(desk, sample)
    morning(desk, clock, day_of("2026-08-31"))
    assert not any(one.startswith(name) for one in lines(today(desk)))
    morning(desk, clock, day_of("2026-09-01"))
    page = today(desk)
    go_to(desk, page, f"{name}: Said no 5 months ago: no seat is free this year. You wanted to come back to it.")

    # Closing asks in one line why it went as it did.
    name = "Elin Marsh"
    tab = calls(desk, name)
    desk.press(Qt.Key.Key_C)
    closing = desk.dialog(CloseBox)
    desk.write("they had filled the seat already")
    desk.press(Qt.Key.Key_Return)
    desk.until_closed(closing)
    (made,) = attempts(desk, name)
    assert (made.closed, made.debrief) == (clock.day, "they had filled the seat already")
    assert "Not answered yet" not in texts(tab)
    desk.click(named(tab, "1 earlier attempt ▸: Show or hide them"))
    assert any("they had filled the seat already" in one for one in texts(tab))


def test_a_cadence(on_sample: Desk, clock: Clock) -> None:
    desk, name = on_sample, "Vera Hughes"
    a_day_holds(desk, "50")
    tab = calls(desk, name)
    assert "No rhythm is set." in texts(tab)
    desk.press(Qt.Key.Key_R)
    box = desk.dialog(CadenceBox)
    pick(desk, box.rhythm, "weekly, 52 a year")
    pick(desk, box.persistence, "go on with notes of value, six at most")
    save(desk, box)
    assert "due now; without an answer: go on with notes of value, six at most" in texts(tab)
    assert any(one.startswith(name) for one in lines(today(desk)))

    # Yesterday's meeting counts, wherever it is written down.
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write(f"met {name} yesterday, the new garden")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert not any(one.startswith(name) for one in lines(today(desk)))
    said = texts(calls(desk, name))
    assert "next by Mon 30 Mar; without an answer: go on with notes of value, six at most" in said
    assert "The first touch of a run, in Mar 2026; last: the new garden" in said

    # A week later one key keeps the run going, and the week after that is the next.
    morning(desk, clock, MONDAY + 7)
    page = today(desk)
    row = go_to(desk, page, f"{name}: You wanted to be in touch every week")
    assert row.note.text().startswith("the new garden")
    desk.press(Qt.Key.Key_D)
    desk.rest()
    said = texts(calls(desk, name))
    assert "next by Mon 6 Apr; without an answer: go on with notes of value, six at most" in said
    assert any(one.startswith("The 2nd weekly touch in a row since Mar 2026") for one in said)
    desk.undo()
    assert "due now; without an answer: go on with notes of value, six at most" in texts(tab)


def test_a_birthday(on_sample: Desk) -> None:
    desk, name = on_sample, "Erin Hartmann"
    start = dump(desk)
    page = today(desk)
    go_to(desk, page, f"{name}: Birthday on Sat 21 Mar.")
    desk.press(Qt.Key.Key_D)
    box = desk.dialog(CongratulateBox)
    desk.write("Happy birthday! Could you introduce me to your brother?")
    assert refused(desk, box) == (
        "A congratulation with an ask in it sounds like a pretext: congratulate now, and ask another day."
    )
    assert dump(desk) == start
    assert box.text.hasFocus() or box.text.toPlainText().endswith("brother?")
    desk.click(box.text)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("Happy birthday!")
    save(desk, box)
    assert latest_touch(desk, name).note == "Happy birthday!"
    assert not any(one.startswith(name) for one in lines(page))
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.rest()
    assert dump(desk) == start
    assert any(one.startswith(name) for one in lines(page))


def test_an_introduction_from_the_lane_to_the_last_thanks(
    on_sample: Desk, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, session = on_sample, on_sample.window.session
    links: list[str] = []

    def take(url: QUrl) -> bool:
        links.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    start, known = dump(desk), set(session.rolodex.introductions)
    favors = set(session.rolodex.favors)
    assert "26 outcomes" in texts(chances_of(desk))

    # From the lane to the draft.
    desk.press(Qt.Key.Key_4, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, IntroductionsPage)
    desk.write("CEO of Meridian")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    lane = next(row for row in page.lanes if len(row.lane.people) > 2)
    introducers = lane.lane.people[1:-1]
    desk.click_button(lane, "Start this introduction")
    draft = desk.dialog(StartBox)
    for line, words in (
        (draft.why, "the CFO search"),
        (draft.for_them, "two candidates"),
        (draft.why_them, "you built the resort"),
    ):
        desk.click(line)
        desk.write(words)
    save(desk, draft)
    (way,) = [one for one in session.rolodex.introductions if one not in known]

    def press(words: str) -> None:
        desk.click_button(in_view(page.board.cards[way]), words)
        desk.rest()

    def send(words: str, note: str = "") -> None:
        desk.click_button(in_view(page.board.cards[way]), words)
        letter = desk.dialog(MessageBox)
        if note:
            assert letter.note is not None
            desk.click(letter.sent_button)
            desk.qtbot.waitUntil(letter.wrong.isVisible, timeout=PATIENCE_MS)
            assert letter.wrong.text() == "The note still has blanks ([who you are]): fill them in first."
            desk.click(letter.note.editor)
            desk.press(Qt.Key.Key_A, CTRL)
            desk.write(note)
        desk.click(letter.mail_button)
        desk.click(letter.sent_button)
        desk.until_closed(letter)

    # Each of them says yes before the next is asked.
    for do, words in (
        (send, "Write the ask"),
        (press, "They agreed"),
        (lambda one: send(one, NOTE), "Send the note"),
        (press, "Passed on"),
        (press, "They said yes"),
        (press, "Introduced"),
        (send, "Write the reply"),
        (press, "We met"),
        (send, "Report back"),
        *[(send, "Say thanks")] * len(introducers),
    ):
        do(words)
    assert session.rolodex.introductions[way].state == "thanked"
    assert page.board.cards[way].main_button is None
    assert len(links) == 4 + len(introducers)
    assert all(one.startswith("mailto:") for one in links)
    made = [one for one in session.rolodex.favors.values() if one.id not in favors]
    assert [(one.person, one.direction, one.thanked) for one in made] == [
        (one, "received", True) for one in introducers
    ]

    # What came of it counts on the page of chances; all of it can be taken back, and done again.
    chances = chances_of(desk)
    assert "27 outcomes" in texts(chances)
    assert chances.answer.evidence.text().endswith("Chance of an answer: 1 of 20 outcomes, not corrected yet.")
    end = dump(desk)
    while desk.step():
        desk.undo()
    assert dump(desk) == start
    assert "26 outcomes" in texts(chances)
    while desk.step("redo"):
        desk.redo()
    assert dump(desk) == end
    opened_again(desk, sample)
    assert dump(desk) == end


def test_the_bell(on_sample: Desk, sample: Path) -> None:
    desk, window = on_sample, on_sample.window
    looked_through(desk)
    said = texts(window.start_list)
    assert window.top.bell.text() == "12"
    assert said[:2] == ["You have 12 things for today.", "and 7 more"]
    assert "Boris Stone: a call to return" in said
    desk.click(named(window.start_list, "Close the reminders"))
    assert not window.start_list.isVisible()
    desk.press(Qt.Key.Key_R, CTRL | SHIFT)
    desk.press(Qt.Key.Key_Space)
    assert window.page_shown == "today"
    go_to(desk, today(desk), "Boris Stone")
    desk.press(Qt.Key.Key_D)
    desk.rest()
    assert window.top.bell.text() == "11"

    # The next start names nobody; who asks at the bell is answered.
    desk.press(Qt.Key.Key_0, CTRL)
    desk.click_button(window.page("settings"), "Hide names in reminders: a locked screen shows them to everybody")
    opened_again(desk, sample)
    looked_through(desk)
    start_list = desk.window.start_list
    assert [one for one in texts(start_list) if one] == ["You have 11 things for today.", "Open Today"]
    end = start_list.open_button.mapTo(start_list, start_list.open_button.rect().bottomLeft())
    assert end.y() < start_list.height(), "all of it is seen"
    desk.click(named(start_list, "Close the reminders"))
    desk.click(desk.window.top.bell)
    assert "Silas Lawson: a call to return" in texts(start_list)


# What these journeys have found


def test_both_lines_of_the_card_count_the_same_business_days(on_sample: Desk) -> None:
    desk = on_sample
    tab = calls(desk, "Sofia Alvarez")
    assert fair(tab) == "The next e-mail is fair from Thu 26 Mar, 9:00: 3 business days after the last one."
    (said,) = [one for one in texts(tab) if one.startswith("Business days since your last attempt: 0")]
    assert "26 Mar" in said
    assert "2 are fair" not in said, "it is fair after three"


def test_what_came_back_by_e_mail_is_not_tried_by_e_mail_again(on_sample: Desk) -> None:
    desk = on_sample
    tab = calls(desk, "Gwen Baptiste")
    assert "Try again by letter, plainly and without reproach, and check the address." in texts(tab)
    form = form_of(desk, tab)
    liked = form.channel.currentText()
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(form)
    assert (fair(tab), liked) == ("The next letter is fair now: 5 business days have passed.", "letter")


def test_esc_keeps_the_words_of_a_congratulation(on_sample: Desk) -> None:
    desk = on_sample
    page = today(desk)
    go_to(desk, page, "Erin Hartmann: Birthday on Sat 21 Mar.")
    desk.press(Qt.Key.Key_D)
    box = desk.dialog(CongratulateBox)
    desk.write("Happy birthday")
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    desk.press(Qt.Key.Key_D)
    box = desk.dialog(CongratulateBox)
    kept = box.text.toPlainText()
    desk.press(Qt.Key.Key_Escape)
    desk.until_closed(box)
    assert kept == "Happy birthday"


def test_a_run_that_ended_years_ago_is_no_momentum(on_sample: Desk) -> None:
    desk = on_sample
    tab = calls(desk, "Sven Shaw")
    assert "Weekly" in texts(tab)
    assert not any("in a row since Apr 2022" in one for one in texts(tab)), "nobody has been in touch since then"
