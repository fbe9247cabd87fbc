"""The box in which a pause is marked: why a person had better not be asked, from when until when."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from godfather_desktop.actions.pauses import end_pause, mark_pause
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import PAUSE_CAUSES, Pause, PauseCause
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.attempts.day_line import DayLine
from godfather_desktop.gui.attempts.draft_box import DraftBox, choice
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.fair import cause_words
from godfather_desktop.wording.language import say


class PauseBox(DraftBox):
    """Marks a pause; an empty end means that nobody knows how long it takes. known: one whose end is to be said."""

    def __init__(
        self,
        session: Session,
        person: PersonId,
        parent: QWidget,
        cause: PauseCause = "out-of-office",
        known: Pause | None = None,
    ) -> None:
        name = session.rolodex.people[person].name
        title = say("When does the pause of {name} end?", name=name) if known else say("A pause of {name}", name=name)
        super().__init__(session, parent, title, f"pause {person} {known.id if known else cause}")
        self._person = person
        self._known = known
        causes = [(one, cause_words(one)) for one in PAUSE_CAUSES]
        self.cause = choice(say("Cause"), causes, known.cause if known else cause)
        self.start = DayLine(say("From"), self.today, known.start if known else self.today)
        self.end = DayLine(say("Until"), self.today, known.end if known else None, ahead=True, empty=say("not known"))
        self.note = QLineEdit(known.note if known else "")
        self.note.setPlaceholderText(say("what you know of it"))
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (say("Cause"), self.cause),
            (say("From"), self.start),
            (say("Until"), self.end),
            (say("Note"), self.note),
        ):
            if isinstance(field, QLineEdit):
                field.setAccessibleName(label)
            form.addRow(PlainLabel(label, "muted"), field)
        self.fields = {"cause": self.cause, "start": self.start.line, "end": self.end.line, "note": self.note}
        for fixed in (self.cause, self.start, self.note) if known else ():
            fixed.setEnabled(False)
        self.lay_out(PlainLabel(title, "title", wrap=True), form, save=self._save)
        self.begin()
        (self.end if known else self.cause).setFocus()

    def _save(self) -> None:
        book, known = self.session.book, self._known

        def decide(rolodex: Rolodex) -> ChangeSet:
            end = self.end.day("end")
            if known is not None:
                return end_pause(rolodex, known.id, end)
            start = self.start.known_day("start")
            return mark_pause(
                rolodex, book.new_id, self._person, self.cause.currentData(), start, end, self.note.text()
            )

        self.perform(self.session, decide)
