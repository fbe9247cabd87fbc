"""What users keep to themselves never reaches a log."""

import logging
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from godfather_desktop.actions.people import add_person
from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.gui.application import calm_hook
from tests.desktop import CTRL, TODAY, Desk, delete_what_is_due

_MARKER = "Xyzzyplugh"


class _Sender(QObject):
    sent = Signal()


def _raise_with_names(desk: Desk) -> None:
    people = {one.name: one for one in desk.window.session.rolodex.others()}
    try:
        int(next(name for name in people if _MARKER in name))
    except ValueError as error:
        raise KeyError(f"{_MARKER} Secret") from error


@pytest.mark.qt_no_exception_capture
def test_marked_text_stays_out_of_the_log_of_errors_and_refusals(
    on_sample: Desk,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk, window = on_sample, on_sample.window
    book, session = window.session.book, window.session
    caplog.set_level(logging.DEBUG)
    card = Person(PersonId(book.new_id()), f"{_MARKER} Secret", emails=(f"{_MARKER}@x.example",), tags=(_MARKER,))
    book.perform(lambda rolodex: add_person(rolodex, book.new_id, card, title=_MARKER, organization=_MARKER))
    desk.rest()
    (person,) = [one.id for one in session.rolodex.others() if _MARKER in one.name]
    book.perform(lambda rolodex: write_note(rolodex, book.new_id, person, TODAY, f"{_MARKER} owes me"))
    desk.rest()
    window.show_person(person)

    # Refusals: a name that nobody has, a line that says nothing, a file that is none.
    window.find_way(f"{_MARKER} Nobody")
    desk.rest()
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write(f"gave {_MARKER} Nobody a hand")
    desk.press(Qt.Key.Key_Return)
    desk.rest()
    window.preview_import([Path(f"/nowhere/{_MARKER}.vcf")])
    desk.rest()

    # The disk refuses to save.
    def full(*_: object, **__: object) -> None:
        raise DiskTrouble("disk full", Path(f"/nowhere/{_MARKER}.rolodex"), free=0)

    with monkeypatch.context() as patch:
        patch.setattr(book.keeper, "save", full)
        session.perform(lambda rolodex: write_note(rolodex, book.new_id, person, TODAY, f"{_MARKER} again"))
        desk.rest()
    assert window.status.said.text().startswith("·  The disk is full")

    # An error of ours whose message and whose cause quote a name.
    monkeypatch.setattr(sys, "excepthook", calm_hook(lambda: window))
    sender = _Sender()
    sender.sent.connect(lambda: _raise_with_names(desk))
    sender.sent.emit()
    for box in [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox)]:
        assert _MARKER not in box.text()
        box.accept()
    delete_what_is_due()
    desk.close()

    said = capfd.readouterr()
    written = caplog.text + said.out + said.err
    assert "KeyError" in caplog.text
    assert "ValueError, which led to" in caplog.text
    assert "_raise_with_names" in caplog.text
    assert _MARKER.lower() not in written.lower()
