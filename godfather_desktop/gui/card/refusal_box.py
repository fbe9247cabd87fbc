"""The boxes in which a no is filed calmly, moved to another day, or attempts are closed."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from godfather_desktop.actions.attempts import close_attempts
from godfather_desktop.actions.refusals import REVISIT_DAYS, file_no, move_revisit
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.attempts.day_line import DayLine
from godfather_desktop.gui.attempts.draft_box import DraftBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say


class RefusalBox(DraftBox):
    """Files a no with the day on which it may be looked at again. known: one that gets another day."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget, known: Refusal | None = None) -> None:
        name = session.rolodex.people[person].name
        title = say("Another day for the no of {name}", name=name) if known else say("{name} said no", name=name)
        super().__init__(session, parent, title, f"no {person} {known.id if known else ''}")
        self._person = person
        self._known = known
        self.why = QLineEdit(known.why if known else "")
        self.why.setPlaceholderText(say("in one line; it may stay empty"))
        self.why.setEnabled(known is None)
        later = known.revisit if known else min(self.today + REVISIT_DAYS, LAST_DAY)
        self.revisit = DayLine(say("Look at it again"), self.today, later, ahead=True)
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.why.setAccessibleName(say("Why"))
        form.addRow(PlainLabel(say("Why"), "muted"), self.why)
        form.addRow(PlainLabel(say("Look at it again"), "muted"), self.revisit)
        self.fields = {"why": self.why, "revisit": self.revisit.line}
        hint = say("People may say no. Open attempts are closed with it, and nothing is asked before that day.")
        self.lay_out(PlainLabel(title, "title", wrap=True), PlainLabel(hint, "small", wrap=True), form, save=self._save)
        self.begin()
        (self.revisit if known else self.why).setFocus()

    def _save(self) -> None:
        book, known = self.session.book, self._known

        def decide(rolodex: Rolodex) -> ChangeSet:
            day = self.revisit.known_day("revisit")
            if known is not None:
                return move_revisit(rolodex, known.id, day)
            return file_no(rolodex, book.new_id, self._person, self.today, self.why.text(), day)

        self.perform(self.session, decide)


class CloseBox(DraftBox):
    """Closes the open attempts and asks in one line why it went as it did."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        title = say("Close the attempts to reach {name}", name=session.rolodex.people[person].name)
        super().__init__(session, parent, title, f"close {person}")
        self._person = person
        self.why = QLineEdit()
        self.why.setAccessibleName(say("Why did it go as it did?"))
        self.why.setPlaceholderText(say("one line, for the next time"))
        self.fields = {"debrief": self.why}
        asked = PlainLabel(say("Why did it go as it did?"), "muted", wrap=True)
        hint = PlainLabel(say("What was asked and not answered counts as a no."), "small", wrap=True)
        self.lay_out(PlainLabel(title, "title", wrap=True), asked, self.why, hint, save=self._save)
        self.begin()
        self.why.setFocus()

    def _save(self) -> None:
        person, today = self._person, self.today
        self.perform(self.session, lambda rolodex: close_attempts(rolodex, person, today, self.why.text()))
