"""A seat: somebody who would probably come, with reasons, or what would fill it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui import theme
from godfather_desktop.gui.marks import Avatar
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.insight.friends import Proof
from godfather_desktop.wording.explanations import why
from godfather_desktop.wording.friends import EmptySeat, figure, reason, seat_words, shortened
from godfather_desktop.wording.language import say

REASONS = 3
_SIDE = 40
_ROOMY = 184
"""From this width on, each reason is told in a sentence."""


class Hollow(QWidget):
    """The outline of somebody who is not there."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.current().color("muted"), 1.0, Qt.PenStyle.DashLine))
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))


class Seat(QPushButton):
    """One of five. A click, Enter or Space opens it."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.person: PersonId | None = None
        """Who sits here, or who is nearest to an empty seat."""
        self.setObjectName("seat")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.avatar = Avatar(_SIDE)
        self.hollow = Hollow(_SIDE)
        self.figure = PlainLabel("", "answer")
        self.unit = PlainLabel("", "small")
        self.name = PlainLabel("", "", wrap=True)
        self.thin = PlainLabel("", "warning", wrap=True)
        self.advice = PlainLabel("", "small", wrap=True)
        self._reasons = [(PlainLabel("", "", wrap=True), PlainLabel("", "small", wrap=True)) for _ in range(REASONS)]
        self._lay_out()
        self.clicked.connect(self._tell)
        self.show_waiting()

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_sentences()

    def _tell(self) -> None:
        self.opened.emit()

    def show_waiting(self) -> None:
        """Show nothing yet."""
        self._show(None, "", "", "", "", ())
        self.setEnabled(False)
        self.setAccessibleName(say("A seat that is being looked at"))

    def show_proof(self, name: str, proof: Proof) -> None:
        """Seat somebody."""
        reasons = [(reason(row), why(row)) for row in proof.reasons(REASONS)]
        thin = say("thin evidence") if proof.thin else ""
        self._show(proof.person, figure(proof.chance), shortened(name), thin, "", tuple(reasons))
        if self.avatar.accessibleName() != name:
            self.avatar.show_person(proof.person, name)
        self.setAccessibleName(seat_words(name, proof))

    def show_photo(self, name: str, photo: QImage | None) -> None:
        """Show the photo of who sits here."""
        if self.person is not None:
            self.avatar.show_person(self.person, name, photo)

    def show_empty(self, empty: EmptySeat) -> None:
        """Say what would fill the seat."""
        self._show(empty.person, "", say("An empty seat"), "", empty.text, ())
        self.setAccessibleName(f"{self.name.text()}. {empty.text}")

    def _show(
        self,
        person: PersonId | None,
        number: str,
        name: str,
        thin: str,
        text: str,
        reasons: tuple[tuple[str, str], ...],
    ) -> None:
        self.setEnabled(True)
        self.person = person
        self.avatar.setVisible(bool(number))
        self.hollow.setVisible(not number)
        self.figure.setText(number)
        self.unit.setText(say("in 100") if number else "")
        for label, words in ((self.name, name), (self.thin, thin), (self.advice, text)):
            label.setText(words)
            label.setVisible(bool(words))
        for place, (head, sentence) in enumerate(self._reasons):
            words, told = reasons[place] if place < len(reasons) else ("", "")
            head.setText(words)
            sentence.setText(told)
            head.setVisible(bool(words))
        self._show_sentences()
        self.updateGeometry()

    def _show_sentences(self) -> None:
        for _, sentence in self._reasons:
            sentence.setVisible(self.width() >= _ROOMY and bool(sentence.text()))

    def _lay_out(self) -> None:
        head = QWidget()
        across = QHBoxLayout(head)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        across.addWidget(self.avatar, 0, Qt.AlignmentFlag.AlignTop)
        across.addWidget(self.hollow, 0, Qt.AlignmentFlag.AlignTop)
        number = QVBoxLayout()
        number.setSpacing(0)
        number.addWidget(self.figure)
        number.addWidget(self.unit)
        across.addLayout(number, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 8, 12)
        layout.setSpacing(4)
        layout.addWidget(head)
        layout.addWidget(self.name)
        layout.addWidget(self.thin)
        layout.addWidget(self.advice)
        layout.addSpacing(4)
        for words, sentence in self._reasons:
            layout.addWidget(words)
            layout.addWidget(sentence)
        layout.addStretch(1)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
