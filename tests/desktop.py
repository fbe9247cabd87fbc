"""What tests of the window share: a sample, an open program, hands for keyboard and mouse, a guard against leaks."""

import gc
import shutil
import threading
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from godfather_desktop.actions.sample import make_sample
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.gui import theme
from godfather_desktop.gui.application import Program, set_up
from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.storage.store import create, open_store

OWNER = "Robin Vale"
TODAY: Day = day_of("2026-03-22")
SAMPLES = Path(__file__).parent / "samples"
PATIENCE_MS = 20_000
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NO_MODIFIER = Qt.KeyboardModifier.NoModifier

_Widget = TypeVar("_Widget", bound=QWidget)


class Desk:
    """A user at the program: types where the focus is, clicks on what is seen, waits until the program rests."""

    def __init__(self, qtbot: QtBot, program: Program) -> None:
        self.qtbot = qtbot
        self.program = program

    @property
    def window(self) -> MainWindow:
        """The window that is shown."""
        assert self.program.window is not None
        return self.program.window

    def open(self, path: Path) -> MainWindow:
        """Open a file and wait until everything of it is there."""
        before = self.program.window
        self.program.open_file(path)
        self.qtbot.waitUntil(lambda: self.program.window not in (None, before), timeout=PATIENCE_MS)
        if self.program.preferences.geometry is None:
            # As on a screen with room for it.
            self.window.resize(1280, 800)
        self.ready()
        return self.window

    def ready(self) -> None:
        """Wait until search and network are there."""
        self.qtbot.waitUntil(lambda: self.program.window is not None, timeout=PATIENCE_MS)
        self.qtbot.waitUntil(lambda: self.window.session.network is not None, timeout=PATIENCE_MS)
        self.rest()

    def rest(self) -> None:
        """Wait until nothing is under way."""
        session = self.window.session
        QCoreApplication.processEvents()
        if QApplication.activePopupWidget() is None and QApplication.activeModalWidget() is None:
            self.to_front()
        self.qtbot.waitUntil(
            lambda: session.lane.idle and session.pool.idle and not session.book.busy, timeout=PATIENCE_MS
        )
        QCoreApplication.processEvents()

    def close(self) -> None:
        """Close the window and the file."""
        self.program.close()
        delete_what_is_due()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press a key where a hand on the keyboard would reach."""
        QTest.keyClick(_focused(), key, modifier)

    def write(self, text: str) -> None:
        """Type a text where the focus is, key by key."""
        for letter in text:
            QTest.keyClicks(_focused(), letter)

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """Click on what is seen and can be pressed."""
        assert widget.isVisible(), f"{widget} is not seen"
        assert widget.isEnabled(), f"{widget} cannot be pressed"
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_MODIFIER, at or widget.rect().center())

    def click_button(self, parent: QWidget, text: str) -> None:
        """Click on the button that says so."""
        self.click(button(parent, text))

    def click_row(self, table: QAbstractItemView, index: QModelIndex) -> None:
        """Click on a row."""
        self.click(table.viewport(), table.visualRect(index).center())

    def dialog(self, kind: type[_Widget]) -> _Widget:
        """The dialog that has just opened."""

        def shown() -> bool:
            dialog = QApplication.activeModalWidget()
            return isinstance(dialog, kind) and dialog.isActiveWindow()

        self.qtbot.waitUntil(shown, timeout=PATIENCE_MS)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        return dialog

    def until_closed(self, dialog: QDialog) -> None:
        """Wait until a dialog is gone."""
        self.qtbot.waitUntil(
            lambda: not Shiboken.isValid(dialog) or not dialog.isVisible(),
            timeout=PATIENCE_MS,
        )
        self.rest()

    def to_front(self) -> None:
        """Give the window the focus back, as a desktop does when a dialog or a list of suggestions closes."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)

    def person(self, name: str) -> Person:
        """The one person of this name."""
        (found,) = [one for one in self.window.session.rolodex.people.values() if one.name == name]
        return found

    def shown(self) -> PersonId | None:
        """Whose card is seen."""
        return self.window.card.person if self.window.card.isVisible() else None

    def step(self, name: str = "undo") -> str:
        """What the menu says that undo, or redo, would do."""
        action = self.window.actions_by_name[name]
        return action.text() if action.isEnabled() else ""

    def undo(self) -> None:
        """Take back by keyboard, with the focus on the page."""
        self._leave_lines()
        self.press(Qt.Key.Key_Z, CTRL)
        self.rest()

    def redo(self) -> None:
        """Repeat by keyboard."""
        self._leave_lines()
        self.press(Qt.Key.Key_Z, CTRL | SHIFT)
        self.rest()

    def _leave_lines(self) -> None:
        # In a line of text these keys are the line's own.
        self.window.rail.setFocus()


def _focused() -> QWidget:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None, "nothing has the focus"
    return widget


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The one button with this text that is seen."""
    QCoreApplication.processEvents()
    found = [one for one in parent.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    assert len(found) == 1, f"{len(found)} buttons say {text!r}"
    return found[0]


def texts(parent: QWidget) -> list[str]:
    """Every text that labels and buttons show."""
    QCoreApplication.processEvents()
    labels = [one.text() for one in parent.findChildren(PlainLabel) if one.isVisible()]
    return labels + [one.text() for one in parent.findChildren(QAbstractButton) if one.isVisible()]


def delete_what_is_due() -> None:
    """Delete what was asked to be deleted later."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> None:
    """The program's own look."""
    set_up(qapp)
    theme.apply(qapp, "light")


@pytest.fixture(autouse=True)
def _nothing_left_behind(look: None) -> Iterator[None]:
    before = {_address(widget) for widget in QApplication.allWidgets()}
    lanes = set(threading.enumerate())
    # What is there before the test is passed over: with every module loaded, a look at all of it takes a second.
    gc.freeze()
    yield
    delete_what_is_due()
    gc.collect()
    delete_what_is_due()
    widgets = [repr(one) for one in QApplication.allWidgets() if _address(one) not in before]
    timers = [repr(one) for one in gc.get_objects() if issubclass(type(one), QTimer) and _runs(one)]
    threads = [one.name for one in threading.enumerate() if one not in lanes]
    assert not widgets, f"widgets are left: {widgets}"
    assert not timers, f"timers still run: {timers}"
    assert not threads, f"threads are left: {threads}"


def _address(widget: QWidget) -> int:
    address: int = Shiboken.getCppPointer(widget)[0]
    return address


def _runs(timer: QTimer) -> bool:
    return Shiboken.isValid(timer) and timer.isActive()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample of 240 people, made once; tests work on copies."""
    path = tmp_path_factory.mktemp("sample") / "Sample.rolodex"
    store = create(path, OWNER)
    numbers = count(store.next_id())
    sample = make_sample(lambda: next(numbers), TODAY)
    store.save(sample.changes, TODAY, touches=[enumerate(sample.touches())])
    store.close()
    return path


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample."""
    return Path(shutil.copy(sample_file, tmp_path / "Sample.rolodex"))


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Preferences that nobody else has."""
    return Preferences(tmp_path / "window.ini")


@pytest.fixture
def program(preferences: Preferences, look: None) -> Iterator[Program]:
    """The program, with nothing open yet."""
    made = Program(open_store, create, lambda: TODAY, preferences)
    yield made
    made.close()
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    Shiboken.delete(made)


@pytest.fixture
def desk(qtbot: QtBot, program: Program) -> Desk:
    """A user before the program."""
    return Desk(qtbot, program)


@pytest.fixture
def on_sample(desk: Desk, sample: Path) -> Desk:
    """A user before the open sample."""
    desk.open(sample)
    return desk
