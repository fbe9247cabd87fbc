"""The letter tabs of the Rolodex: A to Z and # for the rest, by mouse and by keyboard."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.gui import theme
from godfather_desktop.wording.language import say

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ#"


class LetterTabs(QWidget):
    """A strip of letters; those without people are faint. Up and Down move, a letter key jumps."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._present: frozenset[str] = frozenset()
        self._current = ""
        self.setFixedWidth(28)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(say("Letter tabs"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(28, 27 * 16)

    def show_letters(self, present: frozenset[str], current: str) -> None:
        """Show which letters have people, and where the list stands."""
        if (present, current) != (self._present, self._current):
            self._present, self._current = present, current
            self.update()

    def step(self, by: int) -> None:
        """Go to the next or previous letter that has people."""
        letters = [letter for letter in LETTERS if letter in self._present]
        if not letters:
            return
        place = letters.index(self._current) if self._current in letters else 0
        self.chosen.emit(letters[max(0, min(len(letters) - 1, place + by))])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.step(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.text().upper() in LETTERS and event.text():
            self.chosen.emit(event.text().upper())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = int(event.position().y() / (self.height() / len(LETTERS)))
        self.chosen.emit(LETTERS[max(0, min(len(LETTERS) - 1, place))])

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height = self.height() / len(LETTERS)
        for place, letter in enumerate(LETTERS):
            box = QRectF(0, place * height, self.width(), height)
            if letter == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                side = min(20.0, height)
                painter.drawRoundedRect(QRectF(box.center().x() - 10, box.center().y() - side / 2, 20, side), 6, 6)
            color = look.color("on_accent" if letter == self._current else "text")
            if letter not in self._present:
                color.setAlpha(80)
            painter.setPen(color)
            painter.setFont(theme.font(theme.SMALL, bold=letter == self._current))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)
        if self.hasFocus():
            painter.setPen(look.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
