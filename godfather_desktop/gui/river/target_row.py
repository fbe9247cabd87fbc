"""One target as a row: who, by when, how ready the way is today, and what it fades to."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.targets import target_name
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.river import Readiness
from godfather_desktop.gui import theme
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.river.time_line import draw_readiness
from godfather_desktop.gui.rows import cross
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import about, offer, standing, through


class ReadinessBar(QWidget):
    """The chance today as a bar; the paler end is what fades by the day it is needed."""

    def __init__(self, chance_now: float | None, fades_to: float) -> None:
        super().__init__()
        self._now, self._then = chance_now, fades_to
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(96, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        box = QRectF(0, 2, self.width(), 8)
        for share, color in (
            (1.0, look.color("line")),
            (self._now or 0.0, look.color("muted")),
            (min(self._now or 0.0, self._then), look.color("accent")),
        ):
            if share > 0.0:
                painter.setBrush(color)
                painter.drawRoundedRect(QRectF(box.left(), box.top(), max(8.0, box.width() * share), 8), 4, 4)


class Dot(QWidget):
    """The same dot as on the time line."""

    def __init__(self, value: float | None) -> None:
        super().__init__()
        self._value = value
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_readiness(painter, QPointF(8, 8), 5.0, self._value)


class TargetRow(QWidget):
    """A target with what can be done about it."""

    way_wanted = Signal()
    change_wanted = Signal()
    removal_wanted = Signal()

    def __init__(
        self,
        rolodex: Rolodex,
        target: Target,
        today: Day,
        ready: Readiness | None,
        nobody: RuleBroken | None,
        *,
        trusted: bool,
    ) -> None:
        super().__init__()
        self.target = target
        name = target_name(rolodex, target)
        self.figure = PlainLabel("", "title")
        self.standing = PlainLabel("", "small")
        self.way = PlainLabel("", "small", wrap=True)
        self._say(rolodex, ready, nobody, trusted=trusted)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Dot(ready.chance if ready is not None else None), 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._text(name, today), 1)
        top.addLayout(self._right(ready))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addLayout(self._buttons(name))

    def _say(self, rolodex: Rolodex, ready: Readiness | None, nobody: RuleBroken | None, *, trusted: bool) -> None:
        if ready is None:
            self.figure.setText("…")
        elif nobody is not None:
            self.figure.setText(say("nobody yet"))
            self.way.setText(refusal(nobody))
        else:
            self.figure.setText(chance(ready.chance, trusted=trusted))
            self.standing.setText(standing(ready.chance))
            self.way.setText(through(rolodex, ready, trusted=trusted))

    def _text(self, name: str, today: Day) -> QWidget:
        text = QWidget()
        column = QVBoxLayout(text)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(PlainLabel(name, "title", wrap=True))
        column.addWidget(PlainLabel(about(self.target, today), "small", wrap=True))
        if what := offer(self.target):
            column.addWidget(PlainLabel(what, "small", wrap=True))
        column.addWidget(self.way)
        return text

    def _right(self, ready: Readiness | None) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(2)
        for label in (self.figure, self.standing):
            label.setFixedWidth(112)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            right.addWidget(label)
        bar = ReadinessBar(ready.chance if ready is not None else None, ready.fades_to if ready is not None else 0.0)
        right.addWidget(bar, 0, Qt.AlignmentFlag.AlignRight)
        right.addStretch(1)
        return right

    def _buttons(self, name: str) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(15, 0, 0, 0)
        buttons.setSpacing(0)
        for text, tip, signal in (
            (say("Show the ways"), say("Show the ways to {name}", name=name), self.way_wanted),
            (say("Change"), say("Change the date or the weight of {name}", name=name), self.change_wanted),
        ):
            button = QPushButton(text)
            button.setObjectName("quiet")
            button.setAccessibleName(tip)
            set_tip(button, tip)
            button.clicked.connect(signal)
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(cross(say("Take {name} off the list", name=name), self.removal_wanted.emit))
        return buttons
