"""An error of our own in a slot: logged, said calmly once, and the window goes on."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from godfather_desktop.gui.application import Program, calm_hook
from godfather_desktop.storage.store import open_store
from tests.desktop import CTRL, TODAY, Desk, delete_what_is_due

pytestmark = pytest.mark.qt_no_exception_capture


class _Sender(QObject):
    sent = Signal()


@pytest.fixture
def hooked(program: Program) -> Iterator[None]:
    """The program's own way with errors, as `run` sets it."""
    before = sys.excepthook
    sys.excepthook = calm_hook(lambda: program.window or program.welcome)
    yield
    sys.excepthook = before


def _boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


def _fail() -> None:
    raise ZeroDivisionError("a bug of ours")


def test_it_is_logged_said_once_and_the_book_can_be_used(
    on_sample: Desk, hooked: None, sample: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk, sender = on_sample, _Sender()
    sender.sent.connect(_fail)
    with caplog.at_level(logging.ERROR):
        sender.sent.emit()
        sender.sent.emit()
    records = [one for one in caplog.records if one.name.startswith("godfather_desktop")]
    assert len(records) == 2
    assert "ZeroDivisionError" in records[0].getMessage()
    assert "_fail" in records[0].getMessage()
    assert Path(__file__).name in records[0].getMessage()
    (box,) = _boxes()
    assert "ZeroDivisionError" in box.text()
    assert "Your file is intact" in box.text()
    assert box.parent() is desk.window
    desk.click_button(box, "OK")
    desk.qtbot.waitUntil(lambda: _boxes() == [])
    desk.rest()
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("gave Ada Underwood a lantern")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.window.status.state.text() == "all changes saved"
    desk.close()
    store = open_store(sample)
    assert "lantern" in {one.title for one in store.load(TODAY).favors.values()}
    assert store.findings() == []
    store.close()


@pytest.mark.parametrize("where", ["done", "decide"])
def test_an_error_around_a_save_leaves_the_next_save_free(
    on_sample: Desk, hooked: None, caplog: pytest.LogCaptureFixture, where: str
) -> None:
    desk, session = on_sample, on_sample.window.session
    with caplog.at_level(logging.ERROR):
        if where == "done":
            desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
            session.changed.connect(lambda _changes, _concerned: _fail())
            desk.click_button(desk.window.card, "4")
        else:
            sender = _Sender()
            sender.sent.connect(lambda: session.perform(lambda _: _fail()))  # type: ignore[arg-type,return-value]
            sender.sent.emit()
        desk.qtbot.waitUntil(lambda: _boxes() != [])
    assert "ZeroDivisionError" in caplog.text
    for box in _boxes():
        box.accept()
    desk.qtbot.waitUntil(lambda: not session.book.busy)
    assert desk.window.status.state.text() == "all changes saved"


def test_without_a_window_it_is_said_as_well(desk: Desk, hooked: None, caplog: pytest.LogCaptureFixture) -> None:
    del desk
    sender = _Sender()
    sender.sent.connect(_fail)
    with caplog.at_level(logging.ERROR):
        sender.sent.emit()
    (box,) = _boxes()
    assert "Your file is intact" in box.text()
    box.accept()
    delete_what_is_due()
    assert _boxes() == []
