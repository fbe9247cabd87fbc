"""The quick line shows what it understood while it is typed."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from tests.desktop import CTRL, Desk


def _typed(desk: Desk, text: str) -> tuple[str, str]:
    """What the bar says of a line, and how it looks."""
    log = desk.window.quick_log
    log.begin("")
    log.line.clear()
    desk.write(text)
    return log.understood.text(), log.understood.objectName()


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("gave Ada Underwood intro to Vera Hughes yesterday size 3", ["Ada Underwood", "intro to Vera Hughes"]),
        ("got a reference from Vera Hughes, not thanked", ["Vera Hughes", "reference"]),
        ("called Vera Hughes, she called back", ["Vera Hughes"]),
        ("met Ada Underwood for lunch, personal", ["Ada Underwood"]),
        ("promised Ada Underwood a draft", ["Ada Underwood", "draft", "promised"]),
    ],
)
def test_a_line_that_is_understood(on_sample: Desk, line: str, parts: list[str]) -> None:
    said, look = _typed(on_sample, line)
    assert look == "small"
    for part in parts:
        assert part in said
    assert " · " in said


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Ada Underwood", "This line names no touch"),
        ("gave Qqxq Zzyzx a book", "Nobody in the Rolodex is called 'Qqxq Zzyzx"),
        ("gave Ada Underwood a book size 9", "Size must be 1 to 5, not 9"),
        ("gave Ada Underwood a book on 2026-02-31", "'2026-02-31' is not a date on the calendar"),
    ],
)
def test_a_line_that_is_not_understood_says_why(on_sample: Desk, line: str, reason: str) -> None:
    said, look = _typed(on_sample, line)
    assert look == "warning"
    assert reason in said


def test_the_hint_comes_back_and_an_empty_line_saves_nothing(on_sample: Desk) -> None:
    desk = on_sample
    _, look = _typed(desk, "Ada Underwood")
    assert look == "warning"
    said, look = _typed(desk, "")
    assert said.startswith("Begin with gave, got, called")
    assert look == "small"
    desk.write("   ")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert desk.window.quick_log.isVisible()
    assert desk.step() == ""


def test_enter_twice_saves_once(on_sample: Desk) -> None:
    desk = on_sample
    before = len(desk.window.session.rolodex.favors)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("gave Ada Underwood a lantern")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert len(desk.window.session.rolodex.favors) == before + 1


def test_a_line_begun_while_the_last_is_saved_is_not_lost(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    gate = threading.Event()
    session.ask_disk(lambda _: gate.wait(10), lambda _: None)
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("gave Ada Underwood a lantern")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("called Vera Hughes")
    gate.set()
    desk.rest()
    assert desk.window.quick_log.line.text() == "called Vera Hughes"
    assert desk.step() == "Undo log a favor given to Ada Underwood"


def test_a_note_is_kept_once_when_enter_is_pressed_twice(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    vera = desk.person("Vera Hughes").id
    before = len(list(session.rolodex.notes_of(vera)))
    desk.window.show_person(vera)
    desk.window.card.show_records("roles")
    line = desk.window.card.tabs.currentWidget().findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setFocus()
    desk.write("Plays white")
    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    assert len(list(session.rolodex.notes_of(vera))) == before + 1
    assert line.text() == ""
