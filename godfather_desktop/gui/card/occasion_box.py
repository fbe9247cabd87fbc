"""The box in which an occasion is written down: a reason to congratulate."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from godfather_desktop.actions.occasions import add_occasion
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import is_partial_date, iso
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.occasion import OCCASION_SORTS
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.attempts.draft_box import DraftBox, choice
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.said_dates import read_date
from godfather_desktop.wording.attempts import SORTS
from godfather_desktop.wording.language import say


class OccasionBox(DraftBox):
    """What, when, and a word about it. A date without its year comes back every year."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        title = say("An occasion of {name}", name=session.rolodex.people[person].name)
        super().__init__(session, parent, title, f"occasion {person}")
        self._person = person
        self.sort = choice(say("Occasion"), [(one, SORTS[one]) for one in OCCASION_SORTS], "award")
        self.date = QLineEdit()
        self.date.setPlaceholderText(say("yesterday, or --03-22 for every year"))
        self.text = QLineEdit()
        self.text.setPlaceholderText(say("what they did, for your congratulations"))
        form = QFormLayout()
        form.setSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in ((say("Occasion"), self.sort), (say("Date"), self.date), (say("What"), self.text)):
            field.setAccessibleName(label)
            form.addRow(PlainLabel(label, "muted"), field)
        self.fields = {"sort": self.sort, "date": self.date, "text": self.text}
        hint = PlainLabel(
            say("Congratulate without asking for anything: an ask makes it a pretext."), "small", wrap=True
        )
        self.lay_out(PlainLabel(title, "title", wrap=True), form, hint, save=self._save)
        self.begin()
        self.sort.setFocus()

    def _save(self) -> None:
        book = self.session.book

        def decide(rolodex: Rolodex) -> ChangeSet:
            sort = self.sort.currentData()
            return add_occasion(rolodex, book.new_id, self._person, self._date(), sort, self.text.text())

        self.perform(self.session, decide)

    def _date(self) -> str:
        """The date as it is kept: what is none in figures may be one in words."""
        said = self.date.text().strip()
        day = None if not said or is_partial_date(said) else read_date(said, self.today)
        return iso(day) if day is not None else said
