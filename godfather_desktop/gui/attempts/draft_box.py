"""Boxes that forget nothing: what was typed and not saved is there when the box is opened again in this sitting."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say

Draft = dict[str, Any]
"""What is typed, by field."""


class _Drafts(QObject):
    """The drafts of a session; they go with it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.kept: dict[str, Draft] = {}


def _drafts_of(session: Session) -> dict[str, Draft]:
    found = session.findChild(_Drafts)
    return (found if isinstance(found, _Drafts) else _Drafts(session)).kept


class DraftBox(FormBox):
    """A box whose fields are kept by name. topic: what it is about, the same whenever it is the same box."""

    def __init__(self, session: Session, parent: QWidget, title: str, topic: str, width: int = 420) -> None:
        super().__init__(parent, title, width)
        self.session = session
        self.today = session.today
        """The day on which it was opened: midnight changes nothing that is typed."""
        self._topic = topic
        self._before: Draft = {}
        self.fields: dict[str, QWidget] = {}
        self.finished.connect(self._finish)

    def draft(self) -> Draft:
        """What is typed."""
        return {name: _typed(widget) for name, widget in self.fields.items()}

    def take_draft(self, draft: Draft) -> None:
        """Show what was typed."""
        for name, widget in self.fields.items():
            if name in draft:
                _type(widget, draft[name])

    def begin(self) -> None:
        """Once all fields are filled: from here on typed text is kept. An earlier draft is shown again."""
        self._before = self.draft()
        kept = _drafts_of(self.session).pop(self._topic, None)
        if kept is not None:
            self.take_draft(kept)

    def refuse(self, error: RuleBroken | DiskTrouble) -> None:
        super().refuse(error)
        field = error.field if isinstance(error, RuleBroken) else ""
        for name, widget in self.fields.items():
            widget.setProperty("wrong", name == field)
            widget.style().unpolish(widget)
            widget.style().polish(widget)
            if name == field:
                widget.setFocus()

    def _finish(self, result: int) -> None:
        draft = self.draft()
        if not result and draft != self._before:
            _drafts_of(self.session)[self._topic] = draft
            self.session.said.emit(say("What you typed is kept for the next time you open this form."))


def choice(name: str, items: Iterable[tuple[Any, str]], at: Any = None) -> QComboBox:
    """A box to choose from: values with their words, one of them chosen."""
    box = QComboBox()
    box.setAccessibleName(name)
    for value, words in items:
        box.addItem(say(words), value)
    box.setCurrentIndex(max(0, box.findData(at)))
    # Long words must not make the box wider than its place.
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(10)
    return box


def _typed(widget: QWidget) -> Any:
    if isinstance(widget, PersonField):
        return widget.picked, widget.text()
    if isinstance(widget, QLineEdit):
        return widget.text()
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    return widget.currentData() if isinstance(widget, QComboBox) else None


def _type(widget: QWidget, said: Any) -> None:
    if isinstance(widget, PersonField):
        picked, text = said
        widget.set_person(picked if picked is not None else None)
        if picked is None:
            widget.setText(text)
    elif isinstance(widget, QLineEdit):
        widget.setText(said)
    elif isinstance(widget, QPlainTextEdit):
        widget.setPlainText(said)
    elif isinstance(widget, QCheckBox):
        widget.setChecked(said)
    elif isinstance(widget, QComboBox):
        widget.setCurrentIndex(max(0, widget.findData(said)))
