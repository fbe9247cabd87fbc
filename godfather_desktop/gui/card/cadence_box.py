"""The box in which a cadence is set: how often somebody, or everybody with a tag, is to hear from me."""

from PySide6.QtWidgets import QFormLayout, QWidget

from godfather_desktop.actions.cadences import set_cadence
from godfather_desktop.domain.cadence import PERSISTENCES, RHYTHMS, Cadence
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.attempts.day_line import DayLine
from godfather_desktop.gui.attempts.draft_box import DraftBox, choice
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.attempts import PERSISTENCES as PERSISTENCE_WORDS
from godfather_desktop.wording.attempts import RHYTHMS as RHYTHM_WORDS
from godfather_desktop.wording.language import say


class CadenceBox(DraftBox):
    """Rhythm, for whom, from when, and what happens when nobody answers. known: the one that is there."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget, known: Cadence | None) -> None:
        card = session.rolodex.people[person]
        title = say("How often should {name} hear from you?", name=card.name)
        super().__init__(session, parent, title, f"cadence {person}")
        self._person = person
        self.rhythm = choice(
            say("Rhythm"), [(one, RHYTHM_WORDS[one]) for one in RHYTHMS], known.rhythm if known else "monthly"
        )
        # The name stands above; a tag may be anything and is shown as it is.
        whom = [("", say("this person alone")), *((tag, tag) for tag in card.tags)]
        self.whom = choice(say("For whom"), (), "")
        for tag, words in whom:
            self.whom.addItem(words, tag)
        self.whom.setCurrentIndex(max(0, self.whom.findData(known.tag if known else "")))
        self.persistence = choice(
            say("Without an answer"),
            [(one, PERSISTENCE_WORDS[one]) for one in PERSISTENCES],
            known.persistence if known else "stop",
        )
        self.start = DayLine(say("From"), self.today, known.start if known else self.today, ahead=True)
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (say("Rhythm"), self.rhythm),
            (say("For whom"), self.whom),
            (say("From"), self.start),
            (say("Without an answer"), self.persistence),
        ):
            form.addRow(PlainLabel(label, "muted"), field)
        self.fields = {
            "rhythm": self.rhythm,
            "tag": self.whom,
            "start": self.start.line,
            "persistence": self.persistence,
        }
        hint = PlainLabel(
            say("The next date counts from the last real contact, wherever it was logged."), "small", wrap=True
        )
        self.lay_out(PlainLabel(title, "title", wrap=True), form, hint, save=self._save)
        self.begin()
        self.rhythm.setFocus()

    def _save(self) -> None:
        book, tag = self.session.book, self.whom.currentData()

        def decide(rolodex: Rolodex) -> ChangeSet:
            return set_cadence(
                rolodex,
                book.new_id,
                self.rhythm.currentData(),
                self.start.known_day("start"),
                person=None if tag else self._person,
                tag=tag,
                persistence=self.persistence.currentData(),
            )

        self.perform(self.session, decide)
