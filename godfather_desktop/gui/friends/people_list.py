"""A short list of people with a heading: a click shows the card, 'Why' opens the parts."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui import theme
from godfather_desktop.gui.marks import Avatar
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.friends import Proof
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.friends import shortened
from godfather_desktop.wording.language import count, say

_FEW = 5


class PeopleList(QWidget):
    """People of one kind. empty: the sentence when there is nobody."""

    person_wanted = Signal(object)
    why_wanted = Signal(object)

    def __init__(self, session: Session, title: str, about: str, empty: str) -> None:
        super().__init__()
        self._session = session
        self._about, self._empty = about, empty
        self._shown: list[tuple[PersonId, str, str]] = []
        self._all = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.about = PlainLabel("", "small", wrap=True)
        self.about.setText(about)
        self.rows: list[PersonRow] = []
        self.more = QPushButton()
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self._show_more)
        self._stack = QVBoxLayout()
        self._stack.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(self.about)
        layout.addLayout(self._stack)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
        self.more.hide()

    def show_people(self, proofs: tuple[Proof, ...]) -> None:
        """Show these people, if they are others than those shown."""
        rolodex, scores = self._session.rolodex, self._session.scores
        people = [
            (
                one.person,
                rolodex.people[one.person].name,
                say(
                    "{chance} · strength {strength}",
                    chance=chance(one.chance),
                    strength=f"{scores.strength(one.person).value:.0f}",
                ),
            )
            for one in proofs
        ]
        if people != self._shown or not people:
            self._shown = people
            self.about.setText(self._about if people else self._empty)
            self._fill()

    def _show_more(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        shown = self._shown if self._all else self._shown[:_FEW]
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [PersonRow(*one) for one in shown]
        for row in self.rows:
            row.person_wanted.connect(self.person_wanted.emit)
            row.why_wanted.connect(self.why_wanted.emit)
            self._stack.addWidget(row)
        rest = len(self._shown) - _FEW
        self.more.setVisible(rest > 0)
        self.more.setText(say("Show fewer") if self._all else count("Show {n} more", "Show {n} more", max(rest, 1)))


class PersonRow(QWidget):
    """One person: the card opens with the wide button, the parts with the small one."""

    person_wanted = Signal(object)
    why_wanted = Signal(object)

    def __init__(self, person: PersonId, name: str, figures: str) -> None:
        super().__init__()
        self.person = person
        self.card = QPushButton()
        self.card.setObjectName("quiet")
        self.card.setAccessibleName(f"{shortened(name)}, {figures}")
        self.card.setFixedHeight(theme.ROW)
        self.card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.card.setCursor(Qt.CursorShape.PointingHandCursor)
        avatar = Avatar(24)
        avatar.show_person(person, name)
        inside = QHBoxLayout(self.card)
        inside.setContentsMargins(4, 0, 4, 0)
        inside.setSpacing(8)
        inside.addWidget(avatar)
        lines = QVBoxLayout()
        lines.setContentsMargins(0, 2, 0, 2)
        lines.setSpacing(0)
        lines.addWidget(Elided(name))
        lines.addWidget(PlainLabel(figures, "small"))
        inside.addLayout(lines, 1)
        for child in self.card.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.why = QPushButton(say("Why"))
        self.why.setObjectName("quiet")
        self.why.setAccessibleName(say("Why: {name}", name=shortened(name)))
        self.card.clicked.connect(lambda: self.person_wanted.emit(person))
        self.why.clicked.connect(lambda: self.why_wanted.emit(person))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.card, 1)
        layout.addWidget(self.why)


class Elided(PlainLabel):
    """A line of text that ends in an ellipsis where the room ends."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
