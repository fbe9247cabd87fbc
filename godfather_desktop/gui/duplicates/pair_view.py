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
from godfather_desktop.wording.card_pairs import Compared, Said, compared
from godfather_desktop.wording.language import say

_WHAT_WIDTH = 96
_AVATAR = 44
_LINE = 20
_GAP = 16
_ROOM = 160


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
        self.lines: list[_Line] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(0)
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
        layout.addLayout(self._stack)

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
        rows = compared(rolodex, *sides, today, touches)
        while len(self.lines) < len(rows):
            self.lines.append(_Line())
            self._stack.addWidget(self.lines[-1])
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(rows))
            if place < len(rows):
                line.show_row(rows[place])


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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # In a narrow window the name matters more.
        self.avatar.setVisible(self.width() >= _ROOM)

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
        _name(self.fate, "good" if stays else "small")


class _Line(QWidget):
    """One line about the two; tinted where they contradict each other. Made once, for pair after pair."""

    def __init__(self) -> None:
        super().__init__()
        self._row: Compared | None = None
        self._what = PlainLabel("", "small")
        self._what.setFixedSize(_WHAT_WIDTH, _LINE)
        self._sides: tuple[list[_Cut], list[_Cut]] = ([], [])
        self._cells = (QVBoxLayout(), QVBoxLayout())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 5, 8, 5)
        layout.setSpacing(0)
        layout.addWidget(self._what, 0, Qt.AlignmentFlag.AlignTop)
        for cell, gap in zip(self._cells, (0, _GAP), strict=True):
            cell.setContentsMargins(gap, 0, 0, 0)
            cell.setSpacing(2)
            cell.setAlignment(Qt.AlignmentFlag.AlignTop)
            layout.addLayout(cell, 1)

    def show_row(self, row: Compared) -> None:
        """Show this line."""
        if row == self._row:
            return
        self._row = row
        said = tuple(", ".join(one.text for one in side) or say("nothing") for side in (row.left, row.right))
        self.setAccessibleName(f"{row.what}: {said[0]} – {said[1]}" + (f" ({say('differs')})" if row.apart else ""))
        self._what.setText(f"{row.what}  ≠" if row.apart else row.what)
        set_tip(self._what, say("The two have nothing of this in common.") if row.apart else "")
        for texts, labels, cell in zip((row.left, row.right), self._sides, self._cells, strict=True):
            shown = texts or (Said("–", shared=True),)
            while len(labels) < len(shown):
                labels.append(_Cut())
                cell.addWidget(labels[-1])
            for place, label in enumerate(labels):
                label.setVisible(place < len(shown))
                if place < len(shown):
                    label.show_said(shown[place])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is not None and self._row.apart:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.current().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 1, 0, -1), 6, 6)


class _Cut(PlainLabel):
    """A text of one line, shortened in its middle: addresses differ at both ends."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_LINE)

    def show_said(self, said: Said) -> None:
        """Show this text."""
        self._whole = " ".join(said.text.split())
        _name(self, "muted" if said.shared else "")
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(40, _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, self.width())
        if shown != self.text():
            self.setText(shown)
            set_tip(self, self._whole if shown != self._whole else "")


def _name(label: PlainLabel, name: str) -> None:
    """Give a label another look."""
    if label.objectName() != name:
        label.setObjectName(name)
        label.style().unpolish(label)
        label.style().polish(label)


def _called(name: str) -> str:
    return say("Show the card of {name}", name=name)
