"""The box in which a role of the past or present is recorded."""

from PySide6.QtWidgets import QDialog, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.people import add_role
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say


class RoleBox(QDialog):
    """Title, organization, from, to and how many people are in the unit; an empty 'to' means today."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._person = person
        self.setWindowTitle(say("Add a role"))
        self.setMinimumWidth(420)
        self.title = QLineEdit()
        self.organization = QLineEdit()
        self.start = QLineEdit()
        self.end = QLineEdit()
        self.headcount = QLineEdit()
        self.start.setPlaceholderText(say("2019, 2019-03 or 2019-03-22"))
        self.end.setPlaceholderText(say("empty: held today"))
        self.headcount.setPlaceholderText(say("people in the unit, if you know"))
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        form = QFormLayout()
        form.setSpacing(8)
        for label, line in (
            ("Title", self.title),
            ("Organization", self.organization),
            ("From", self.start),
            ("To", self.end),
            ("Headcount", self.headcount),
        ):
            line.setAccessibleName(say(label))
            form.addRow(PlainLabel(say(label), "muted"), line)
        save = QPushButton(say("Save"))
        save.setObjectName("primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addLayout(buttons)

    def _save(self) -> None:
        book, person = self._session.book, self._person

        def decide(rolodex: Rolodex) -> ChangeSet:
            return add_role(
                rolodex,
                book.new_id,
                person,
                title=self.title.text(),
                organization=self.organization.text(),
                start=self.start.text(),
                end=self.end.text(),
                headcount=self._headcount(),
            )

        book.perform(decide, lambda _: self.accept(), self._refused)

    def _headcount(self) -> int | None:
        said = self.headcount.text().strip()
        if not said:
            return None
        if not said.isdecimal() or len(said) > 9:
            raise RuleBroken("out of range", field="headcount", what="headcount", low=1, high=100_000_000, said=said)
        return int(said)

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        self.wrong.setText(refusal(error))
        self.wrong.show()
