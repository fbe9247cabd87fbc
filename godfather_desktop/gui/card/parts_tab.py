"""The parts of the score, and my own rating among them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.people import rate
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.record_links import part_link
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.explanations import improvement, why
from godfather_desktop.wording.figures import summing
from godfather_desktop.wording.language import say


class PartsTab(QWidget):
    """Rows that sum to the strength on the card."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._person: PersonId | None = None
        self._rows = Rows(say("Parts of the strength"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(4)
        self._rating = QWidget()
        inside = QVBoxLayout(self._rating)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(4)
        inside.addWidget(PlainLabel(say("How close do you feel? (0 to 10)"), "small"))
        line = QHBoxLayout()
        line.setSpacing(2)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for number in range(11):
            button = QPushButton(str(number))
            button.setObjectName("rating")
            button.setCheckable(True)
            button.setFixedSize(26, 26)
            button.setStyleSheet("padding: 0; border-radius: 6px;")
            button.setAccessibleName(say("Rate {number} of 10", number=number))
            self._group.addButton(button, number)
            line.addWidget(button)
        line.addStretch(1)
        inside.addLayout(line)
        self._group.idClicked.connect(self._rate)
        layout.addWidget(self._rating)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show the parts of this person's strength."""
        self._person = person
        self._rating.setVisible(person != ME)
        self._rows.clear()
        if person == ME:
            return
        rating = self._session.rolodex.people[person].rating
        for number in range(11):
            button = self._group.button(number)
            button.setChecked(rating == number)
            button.setObjectName("primary" if rating == number else "rating")
            button.style().unpolish(button)
            button.style().polish(button)
        strength = self._session.scores.strength(person)
        for row, points in zip(
            strength.rows, summing([row.points for row in strength.rows], strength.value), strict=True
        ):
            detail = why(row)
            better = improvement(row) if row.points < row.maximum * 0.6 else ""
            head = part_link(row, person, self._navigation)
            self._rows.add(fact(head, f"{detail}. {better}".rstrip(), f"{points:.1f} / {row.maximum:.1f}"))
        total = fact(say("Together"), "", f"{strength.value:.1f} / 100", name="title")
        self._rows.add(total)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _rate(self, number: int) -> None:
        person = self._person
        if person is None:
            return
        same = self._session.rolodex.people[person].rating == number
        self._session.perform(lambda rolodex: rate(rolodex, person, None if same else number))
