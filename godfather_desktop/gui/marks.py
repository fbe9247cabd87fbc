"""Small drawn things: initials, strength bars. Painter functions, and a widget of each for forms."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.gui import theme
from godfather_desktop.insight.strength import Strength

_UNSEEN = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))
"""Characters that only turn the direction of writing."""


def initials(name: str) -> str:
    """The first letters of the first and the last word; whole graphemes, so that emoji stay whole."""
    words = name.translate(_UNSEEN).split()
    ends = words[:1] + words[-1:] if len(words) > 1 else words[:1]
    return "".join(_first_grapheme(word) for word in ends).upper()


def _first_grapheme(word: str) -> str:
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    end = finder.toNextBoundary()
    # Qt counts in UTF-16 units.
    return word.encode("utf-16-le", "replace")[: 2 * end].decode("utf-16-le", "replace") if end > 0 else word[:1]


def avatar_color(person: int) -> QColor:
    """A person's own color: always the same."""
    colors = theme.current().circles
    return QColor(colors[person * 2654435761 % 2**32 % len(colors)])


def draw_avatar(painter: QPainter, box: QRectF, person: int, name: str, photo: QImage | None = None) -> None:
    """A round photo, or initials on the person's color."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None and not photo.isNull():
        path = QPainterPath()
        path.addEllipse(box)
        painter.setClipPath(path)
        side = min(photo.width(), photo.height())
        source = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
        painter.drawImage(box, photo, source)
    else:
        color = avatar_color(person)
        ground = QColor(color)
        ground.setAlpha(46)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawEllipse(box)
        painter.setPen(theme.current().color("text"))
        painter.setFont(theme.font(max(9, int(box.height() * 0.36)), bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def draw_strength(painter: QPainter, box: QRectF, strength: Strength) -> None:
    """A bar from 0 to 100 with its 80 % band as a paler stretch and the value as a mark."""
    look = theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = box.height() / 2
    painter.setBrush(look.color("line"))
    painter.drawRoundedRect(box, radius, radius)
    if strength.state != "unknown":
        filled = QRectF(box)
        filled.setWidth(max(box.height(), box.width() * strength.value / 100))
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(filled, radius, radius)
    band = QRectF(box.left() + box.width() * strength.low / 100, box.center().y() - 0.75, 0, 1.5)
    band.setRight(box.left() + box.width() * strength.high / 100)
    pen = QPen(look.color("muted"), 1.5)
    painter.setPen(pen)
    painter.drawLine(QPointF(band.left(), box.bottom() + 3), QPointF(band.right(), box.bottom() + 3))
    painter.restore()


class Avatar(QWidget):
    """A person's photo or initials."""

    def __init__(self, side: int = 56) -> None:
        super().__init__()
        self._side = side
        self._person = 0
        self._name = ""
        self._photo: QImage | None = None
        self.setFixedSize(side, side)

    def show_person(self, person: int, name: str, photo: QImage | None = None) -> None:
        """Show this person."""
        self._person, self._name, self._photo = person, name, photo
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_avatar(painter, QRectF(0, 0, self._side, self._side), self._person, self._name, self._photo)


class StrengthBar(QWidget):
    """The strength of a tie as a bar with its band."""

    def __init__(self) -> None:
        super().__init__()
        self._strength: Strength | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(18)

    def sizeHint(self) -> QSize:
        return QSize(160, 18)

    def show_strength(self, strength: Strength) -> None:
        """Show this strength."""
        self._strength = strength
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._strength is not None:
            painter = QPainter(self)
            draw_strength(painter, QRectF(1, 3, self.width() - 2, 8), self._strength)
