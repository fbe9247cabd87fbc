"""The targets on a line of time: today at the left, a flag for each at the day it is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.gui import theme
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import BUILT, PARTLY, flag, tick

MOST_LANES = 5
_LANE = 24.0
_TOP, _BELOW = 8.0, 32.0
_MARGIN = 16.0
_LABEL = 192.0
_RADIUS = 5.0
_GAP = 12.0
_LEAST_DAYS, _MOST_DAYS = 180, 2 * 365
_TICK = 56.0
_STEPS = (1, 2, 3, 6, 12, 24)


@dataclass(frozen=True, slots=True)
class Flag:
    """A target on the line. chance: 0..1 of the best way today, None while it is not known."""

    target: TargetId
    name: str
    needed: Day
    chance: float | None


def lanes_of(places: Sequence[float], widths: Sequence[float], most: int = MOST_LANES) -> list[int]:
    """The lane of each label, 0 nearest to the line; -1 where none has room.

    A label begins at its place and its staff goes down from there. They are taken from right to
    left: a label ends before whatever stands in its lane or comes down through it.
    """
    lanes = [-1] * len(places)
    starts = [float("inf")] * most
    for number in sorted(range(len(places)), key=lambda one: -places[one]):
        end = places[number] + widths[number]
        lane = next((one for one, start in enumerate(starts) if end <= start), -1)
        if lane >= 0:
            lanes[number] = lane
            starts[: lane + 1] = [places[number]] * (lane + 1)
    return lanes


def ticks_of(first: Day, last: Day, room: float) -> list[Day]:
    """The first days of months to be marked, so that a label of each has room. room: pixels for the whole."""
    months = max(1.0, (last - first) / 30.44)
    step = next((one for one in _STEPS if room / months * one >= _TICK), _STEPS[-1])
    start = date.fromordinal(first)
    month = start.year * 12 + start.month
    month += -month % step
    found: list[Day] = []
    while month // 12 <= date.max.year and (day := date(month // 12, month % 12 + 1, 1).toordinal()) <= last:
        found.append(day)
        month += step
    return found


class TimeLine(QWidget):
    """The drawn line. A click on a flag, or Enter on the chosen one, asks for the way to it."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._flags: list[Flag] = []
        self._today: Day = 1
        self._lanes: list[int] = []
        self._chosen = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(320)
        self._name()

    def show_flags(self, flags: Sequence[Flag], today: Day) -> None:
        """Show these targets, in the order of their days."""
        self._flags, self._today = list(flags), today
        self._chosen = min(self._chosen, len(self._flags) - 1)
        self._place()
        self._name()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, self.height())

    @property
    def boxes(self) -> list[QRectF]:
        """Where the labels with their dots are; an empty box where a label has no room."""
        found = []
        for number, (place, lane) in enumerate(zip(self._places(), self._lanes, strict=True)):
            y = self._axis() - (lane + 1) * _LANE
            width = self._width(number)
            found.append(QRectF(place - _RADIUS, y - _LANE / 2, width, _LANE) if lane >= 0 else QRectF())
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._at(event.position())
        if number >= 0:
            self._chosen = number
            self.asked.emit(self._flags[number].target)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and self._flags:
            by = 1 if key == Qt.Key.Key_Right else -1
            self._chosen = max(0, min(len(self._flags) - 1, self._chosen + by))
            self._name()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._chosen >= 0:
            self.asked.emit(self._flags[self._chosen].target)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axis(painter)
        places = self._places()
        for number in sorted(range(len(places)), key=lambda one: self._lanes[one]):
            # The staffs first: a dot stands on the staff of the one above it.
            y = self._axis() - (self._lanes[number] + 1) * _LANE
            painter.setPen(QPen(look.color("muted"), 1.0))
            painter.drawLine(QPointF(places[number], y), QPointF(places[number], self._axis()))
        for number, place in enumerate(places):
            self._draw_flag(painter, number, place)

    def _draw_axis(self, painter: QPainter) -> None:
        look = theme.current()
        y, left, right = self._axis(), _MARGIN, self.width() - _MARGIN
        painter.setPen(QPen(look.color("muted"), 1.5))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.drawLine(QPointF(left, y - 4), QPointF(left, y + 4))
        painter.setFont(theme.font(theme.SMALL, bold=True))
        painter.setPen(look.color("text"))
        today = say("today")
        free = left + painter.fontMetrics().horizontalAdvance(today) + _GAP
        painter.drawText(QPointF(left, y + 20), today)
        painter.setFont(theme.font(theme.SMALL))
        metrics = QFontMetricsF(painter.font())
        last = min(LAST_DAY, self._today + int((right - left) / self._pixels()))
        for day in ticks_of(self._today, last, (last - self._today) * self._pixels()):
            x = left + (day - self._today) * self._pixels()
            text = tick(day)
            width = metrics.horizontalAdvance(text)
            painter.setPen(QPen(look.color("muted"), 1.0))
            painter.drawLine(QPointF(x, y), QPointF(x, y + 4))
            if x - width / 2 >= free and x + width / 2 <= self.width():
                painter.drawText(QPointF(x - width / 2, y + 20), text)

    def _draw_flag(self, painter: QPainter, number: int, place: float) -> None:
        look, one, lane = theme.current(), self._flags[number], self._lanes[number]
        y = self._axis() - (lane + 1) * _LANE
        draw_readiness(painter, QPointF(place, y), _RADIUS, one.chance)
        if lane < 0:
            return
        painter.setFont(_font())
        painter.setPen(look.color("muted" if one.needed < self._today else "text"))
        box = QRectF(place + _RADIUS + 5, y - _LANE / 2, _LABEL, _LANE)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._label(number))
        if self.hasFocus() and number == self._chosen:
            painter.setPen(QPen(look.color("accent"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.boxes[number].adjusted(-4, 1, 2, -1), 8, 8)

    def _place(self) -> None:
        self._lanes = lanes_of(self._places(), [self._width(one) for one in range(len(self._flags))])
        lanes = max(0, *self._lanes, 0) + 1
        height = round(_TOP + lanes * _LANE + _LANE / 2 + _BELOW)
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def _axis(self) -> float:
        return self.height() - _BELOW

    def _pixels(self) -> float:
        """Pixels a day; room for a label is kept at the right."""
        farthest = max((one.needed - self._today for one in self._flags), default=0)
        return max(1.0, self.width() - 2 * _MARGIN - _LABEL) / min(_MOST_DAYS, max(_LEAST_DAYS, farthest))

    def _places(self) -> list[float]:
        """Where each target stands; what is past stands at today, what is years ahead at the end."""
        days = [min(_MOST_DAYS, max(0, one.needed - self._today)) for one in self._flags]
        return [_MARGIN + day * self._pixels() for day in days]

    def _label(self, number: int) -> str:
        one = self._flags[number]
        name = one.name
        if one.needed - self._today > _MOST_DAYS:
            name = f"{date.fromordinal(one.needed).year}: {name}"
        return QFontMetricsF(_font()).elidedText(name, Qt.TextElideMode.ElideRight, _LABEL - 2 * _RADIUS - _GAP)

    def _width(self, number: int) -> float:
        return 2 * _RADIUS + 5 + QFontMetricsF(_font()).horizontalAdvance(self._label(number)) + _GAP

    def _at(self, point: QPointF) -> int:
        dots = [
            QRectF(place - 8, self._axis() - (lane + 1) * _LANE - 8, 16, 16)
            for place, lane in zip(self._places(), self._lanes, strict=True)
        ]
        hits = [number for number, box in enumerate(self.boxes) if box.contains(point)]
        hits += [number for number, box in enumerate(dots) if box.contains(point)]
        return hits[0] if hits else -1

    def _name(self) -> None:
        """The picture in words for those who cannot see it; the rows below are its table."""
        if 0 <= self._chosen < len(self._flags):
            one = self._flags[self._chosen]
            self.setAccessibleName(flag(one.name, one.needed, one.chance, self._today))
        else:
            self.setAccessibleName(say("Time line of whom you will need"))


def draw_readiness(painter: QPainter, at: QPointF, radius: float, value: float | None) -> None:
    """A dot that is full when the bridge is built, half full when it is partly built, else empty."""
    look = theme.current()
    role = "muted" if value is None or value < PARTLY else "good" if value >= BUILT else "given"
    box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(look.color(role), 1.5))
    painter.setBrush(look.color("surface"))
    painter.drawEllipse(box)
    if value is not None and value >= PARTLY:
        painter.setBrush(look.color(role))
        if value >= BUILT:
            painter.drawEllipse(box)
        else:
            painter.drawChord(box, 90 * 16, 180 * 16)


def _font() -> QFont:
    return theme.font(theme.BODY)
