"""Two cards side by side, line by line; what differs is set off."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import isolated
from godfather_desktop.gui import theme
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.marks import Avatar
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.wording.card_pairs import Compared, Said, compared
from godfather_desktop.wording.language import say

_WHAT_WIDTH = 96
_AVATAR = 44
_LINE = 20
_GAP = 16


class PairView(QWidget):
    """Left is the card that is thought to stay; `keep` says which one does."""

    person_wanted = Signal(object)
    """Show this person's card."""

    def __init__(self) -> None:
        super().__init__()
        self.left: PersonId | None = None
        self.right: PersonId | None = None
        self.keep: PersonId | None = None
        self.heads = (_Head(0), _Head(_GAP))
        self.lines = RowStack()
        for head in self.heads:
            head.wanted.connect(self.person_wanted.emit)
        heads = QHBoxLayout()
        heads.setContentsMargins(_WHAT_WIDTH + 8, 0, 8, 0)
        heads.setSpacing(0)
        for head in self.heads:
            heads.addWidget(head, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(heads)
        layout.addWidget(self.lines)

    def show_pair(
        self,
        rolodex: Rolodex,
        sides: tuple[PersonId, PersonId],
        keep: PersonId,
        today: Day,
        touches: tuple[int, int] | None,
        photos: tuple[QImage | None, QImage | None],
    ) -> None:
        """Show two cards. keep: which of them stays; touches, photos: None before the disk has answered."""
        self.left, self.right = sides
        self.keep = keep
        for head, person, photo in zip(self.heads, sides, photos, strict=True):
            head.show_person(person, rolodex.people[person].name, photo, stays=person == keep)
        self.lines.show_rows([_Line(row) for row in compared(rolodex, *sides, today, touches)])


class _Head(QWidget):
    """Photo and name of one of the two, and whether its card stays."""

    wanted = Signal(object)

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._person: PersonId | None = None
        self._names = QVBoxLayout()
        self.avatar = Avatar(_AVATAR)
        self.name: LineButton | None = None
        self.fate = PlainLabel("", "small")
        self._names.setSpacing(2)
        self._names.addWidget(self.fate)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(gap, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.avatar)
        layout.addLayout(self._names, 1)

    def show_person(self, person: PersonId, name: str, photo: QImage | None, *, stays: bool) -> None:
        """Show this person."""
        self.avatar.show_person(person, name, photo)
        shown = isolated(name)
        if self.name is None or self._person != person or self.name.accessibleName() != _called(shown):
            focused = self.name is not None and self.name.hasFocus()
            if self.name is not None:
                self.name.hide()
                self.name.deleteLater()
            self.name = LineButton(shown, _called(shown))
            self.name.clicked.connect(lambda: self.wanted.emit(self._person))
            self._names.insertWidget(0, self.name)
            self.name.show()
            if focused:
                self.name.setFocus()
        self._person = person
        self.fate.setText(say("this card stays") if stays else say("goes into the other one"))
        self.fate.setObjectName("good" if stays else "small")
        self.fate.style().unpolish(self.fate)
        self.fate.style().polish(self.fate)


class _Line(QWidget):
    """One line about the two; tinted where they contradict each other."""

    def __init__(self, row: Compared) -> None:
        super().__init__()
        self._tinted = row.apart
        said = tuple(", ".join(one.text for one in side) or say("nothing") for side in (row.left, row.right))
        self.setAccessibleName(f"{row.what}: {said[0]} – {said[1]}" + (f" ({say('differs')})" if row.apart else ""))
        what = PlainLabel(f"{row.what}  ≠" if row.apart else row.what, "small")
        what.setFixedSize(_WHAT_WIDTH, _LINE)
        if row.apart:
            set_tip(what, say("The two have nothing of this in common."))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(0)
        layout.addWidget(what, 0, Qt.AlignmentFlag.AlignTop)
        for place, side in enumerate((row.left, row.right)):
            cell = QVBoxLayout()
            cell.setContentsMargins(_GAP if place else 0, 0, 0, 0)
            cell.setSpacing(2)
            for one in side or (Said("–", shared=True),):
                cell.addWidget(_Cut(one))
            cell.addStretch(1)
            layout.addLayout(cell, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._tinted:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)


class _Cut(PlainLabel):
    """A text of one line, shortened in its middle: addresses differ at both ends."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.text, "muted" if said.shared else "")
        self._whole = " ".join(said.text.split())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        if shown != self.text():
            self.setText(shown)
            set_tip(self, self._whole if shown != self._whole else "")


def _called(name: str) -> str:
    return say("Show the card of {name}", name=name)
