"""The box in which a role of the past or present is recorded."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from godfather_desktop.actions.people import add_role
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say


class RoleBox(FormBox):
    """Title, organization, from, to and how many people are in the unit; an empty 'to' means today."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        super().__init__(parent, say("Add a role"))
        self._session = session
        self._person = person
        self.title = QLineEdit()
        self.organization = QLineEdit()
        self.start = QLineEdit()
        self.end = QLineEdit()
        self.headcount = QLineEdit()
        self.start.setPlaceholderText(say("2019, 2019-03 or 2019-03-22"))
        self.end.setPlaceholderText(say("empty: held today"))
        self.headcount.setPlaceholderText(say("people in the unit, if you know"))
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
        self.lay_out(form, save=self._save)

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

        self.perform(self._session, decide)

    def _headcount(self) -> int | None:
        said = self.headcount.text().strip()
        if not said:
            return None
        if not said.isdecimal() or len(said) > 9:
            raise RuleBroken("out of range", field="headcount", what="headcount", low=1, high=100_000_000, said=said)
        return int(said)
