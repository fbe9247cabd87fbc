"""'A knows B' in one line: a name, a number from 1 to 5 or 'barely', Enter."""

import re

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.ties import say_knows
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.tie import BARELY
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say

_STRENGTH = re.compile(r"\s+(?P<strength>[0-5]|barely)\s*$", re.IGNORECASE)
_USUAL = 3


class KnowsLine(QDialog):
    """Says whom a person knows. `Bob Roy 4` is enough; without a number it is 'well' (3)."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._person = person
        name = session.rolodex.people[person].name
        self.setWindowTitle(say("{name} knows …", name=name))
        self.setMinimumWidth(460)
        self.line = PersonField(session, say("Name, then 1 to 5 or barely"), self)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        save = QPushButton(say("Save"))
        save.setObjectName("primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        # While suggestions are open, Enter does not reach the button.
        self.line.entered.connect(self._save)
        self._saving = False
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(PlainLabel(say("{name} knows …", name=name), "title", wrap=True))
        layout.addWidget(self.line)
        layout.addWidget(
            PlainLabel(say("barely, 1 a little, 2, 3 well, 4, 5 close. Example: Bob Roy 4"), "small", wrap=True)
        )
        layout.addWidget(self.wrong)
        layout.addLayout(buttons)
        self.line.setFocus()

    def _save(self) -> None:
        if self._saving:
            return
        text = self.line.text()
        said = _STRENGTH.search(text)
        strength = _USUAL
        if said:
            strength = BARELY if said["strength"].lower() == "barely" else int(said["strength"])
        try:
            if self.line.picked is None and said and self._session.names is not None:
                other = self._session.names.find(text[: said.start()])
            else:
                other = self.line.person()
        except RuleBroken as broken:
            self._refused(broken)
            return
        book = self._session.book
        person = self._person
        self._saving = True
        book.perform(
            lambda rolodex: say_knows(rolodex, book.new_id, person, other, strength),
            lambda _: self._done(),
            self._refused,
        )

    def _done(self) -> None:
        self._session.said.emit(say("Saved. Ctrl+Z takes it back."))
        if Shiboken.isValid(self):
            self.accept()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        if not Shiboken.isValid(self):
            self._session.fail(error)
            return
        self._saving = False
        self.wrong.setText(refusal(error))
        self.wrong.show()
