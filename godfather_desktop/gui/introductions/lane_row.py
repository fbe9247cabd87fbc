"""One lane: chips joined by arrows whose width is the chance, the weakest hop marked; opens into its parts."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.introductions import Lane, Step
from godfather_desktop.gui import theme
from godfather_desktop.gui.marks import draw_avatar
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.record_links import part_link
from godfather_desktop.wording.chances import band_of_chance, chance, signed
from godfather_desktop.wording.explanations import why
from godfather_desktop.wording.figures import multiplying, summing
from godfather_desktop.wording.language import say

_HEIGHT = 72
_CHIP_HEIGHT = 36.0
_LABEL_WIDTH = 92.0
_LEAST_CHIP, _START_WIDTH = 140, 190
"""Beside chips at least so wide there is room for the button that starts the introduction, else it stands below."""
_THEIRS = ("their tie", "certainty", "closeness")


class LanePicture(QWidget):
    """The drawn lane. A click on a chip shows that person, elsewhere it opens the parts."""

    opened = Signal()
    person_clicked = Signal(object)

    def __init__(self, rolodex: Rolodex, lane: Lane, *, cold: bool, trusted: bool) -> None:
        super().__init__()
        self._rolodex = rolodex
        self._lane = lane
        self._cold = cold
        self._trusted = trusted
        self._chips: list[tuple[QRectF, PersonId]] = []
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(420)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        names = ", ".join(self._name(person) for person in lane.people)
        self.setAccessibleName(f"{chance(lane.chance, trusted=trusted)}: {names}")

    def sizeHint(self) -> QSize:
        return QSize(640, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for box, person in self._chips:
            if box.contains(event.position()) and person != ME:
                self.person_clicked.emit(person)
                return
        self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_figure(painter)
        people = self._lane.people
        left, right = _LABEL_WIDTH, self.width() - 8.0
        gap = 64.0 if len(people) < 5 else 44.0
        width = min(210.0, (right - left - gap * (len(people) - 1)) / len(people))
        top = 22.0
        self._chips = []
        weakest = self._lane.weakest if len(self._lane.steps) > 1 else -1
        for place, person in enumerate(people):
            box = QRectF(left + place * (width + gap), top, width, _CHIP_HEIGHT)
            self._chips.append((box, person))
            if place:
                self._draw_arrow(
                    painter, box.left() - gap, box.left(), box.center().y(), place - 1, weak=place - 1 == weakest
                )
            self._draw_chip(painter, box, person)
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def _draw_figure(self, painter: QPainter) -> None:
        look = theme.current()
        if not self._trusted:
            painter.setFont(theme.font(theme.TITLE, bold=True))
            painter.setPen(look.color("muted" if self._cold else "accent"))
            painter.drawText(
                QRectF(12, 28, _LABEL_WIDTH - 14, 20), Qt.AlignmentFlag.AlignLeft, band_of_chance(self._lane.chance)
            )
            return
        percent = round(self._lane.chance * 100)
        painter.setFont(theme.font(theme.ANSWER, bold=True))
        painter.setPen(look.color("muted" if self._cold else "accent"))
        figure = str(percent) if percent or not self._lane.chance else "<1"
        painter.drawText(
            QRectF(12, 16, _LABEL_WIDTH - 20, 28), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, figure
        )
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(look.color("muted"))
        text = say("in 100, cold") if self._cold else say("in 100")
        painter.drawText(
            QRectF(12, 42, _LABEL_WIDTH - 14, 18), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text
        )

    def _draw_chip(self, painter: QPainter, box: QRectF, person: PersonId) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("line"), 1.0))
        painter.setBrush(look.color("page"))
        painter.drawRoundedRect(box, _CHIP_HEIGHT / 2, _CHIP_HEIGHT / 2)
        name = self._name(person)
        draw_avatar(painter, QRectF(box.left() + 5, box.top() + 5, 26, 26), person, self._rolodex.people[person].name)
        painter.setFont(theme.font(theme.BODY))
        painter.setPen(look.color("text"))
        inner = box.adjusted(38, 0, -10, 0)
        elided = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(inner.width()))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, elided)

    def _draw_arrow(self, painter: QPainter, start: float, end: float, y: float, step: int, *, weak: bool) -> None:
        look = theme.current()
        value = self._lane.steps[step].chance
        color = look.color("warning" if weak else "accent")
        thickness = 1.0 + 7.0 * value
        pen = QPen(color, thickness)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self._cold or self._lane.steps[step].inferred:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        head = 6.0 + thickness * 0.6
        painter.drawLine(QPointF(start + 4, y), QPointF(end - 3 - head, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        tip = QPointF(end - 3, y)
        painter.drawPolygon(
            QPolygonF([tip, QPointF(tip.x() - head, y - head * 0.7), QPointF(tip.x() - head, y + head * 0.7)])
        )
        painter.setFont(theme.font(theme.SMALL, bold=weak))
        painter.setPen(color)
        painter.drawText(
            QRectF(start - 14, y - 36, end - start + 28, 18),
            Qt.AlignmentFlag.AlignCenter,
            (f"{value * 100:.0f}" if value >= 0.01 else "<1") if self._trusted else "",
        )
        if weak:
            painter.setFont(theme.font(theme.SMALL))
            painter.drawText(
                QRectF(start - 14, y + 16, end - start + 28, 18), Qt.AlignmentFlag.AlignCenter, say("weakest")
            )

    def _name(self, person: PersonId) -> str:
        return say("You") if person == ME else self._rolodex.people[person].name


class LaneRow(QWidget):
    """A lane that opens: its picture, and below it the parts of each hop."""

    person_clicked = Signal(object)
    start_wanted = Signal()

    def __init__(
        self,
        rolodex: Rolodex,
        lane: Lane,
        navigation: Navigation,
        *,
        cold: bool = False,
        note: str = "",
        trusted: bool = True,
    ) -> None:
        super().__init__()
        self._rolodex = rolodex
        self._navigation = navigation
        self._trusted = trusted
        self.lane = lane
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.picture = LanePicture(rolodex, lane, cold=cold, trusted=trusted)
        self.picture.opened.connect(self.toggle)
        self.picture.person_clicked.connect(self.person_clicked.emit)
        self.parts = QWidget()
        self.parts.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(4, 4, 4, 4)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(0)
        self._top.setContentsMargins(0, 0, 8, 4)
        self._top.addWidget(self.picture, 1)
        if len(lane.people) > 2:
            self._top.addWidget(self._start_button(), 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(self._top)
        if note:
            remark = PlainLabel(note, "small", wrap=True)
            remark.setContentsMargins(int(_LABEL_WIDTH), 0, 12, 8)
            self._layout.addWidget(remark)
        self._layout.addWidget(self.parts)
        self._filled = False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        people = len(self.lane.people)
        beside = self.width() >= _LABEL_WIDTH + people * _LEAST_CHIP + (people - 1) * 64 + _START_WIDTH
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != direction:
            self._top.setDirection(direction)

    def _start_button(self) -> QPushButton:
        start = QPushButton(say("Start this introduction"))
        start.setObjectName("small")
        name = self._rolodex.people[self.lane.people[1]].name
        start.setAccessibleName(say("Start this introduction through {name}", name=name))
        start.clicked.connect(self.start_wanted)
        return start

    def toggle(self) -> None:
        """Open or close the parts."""
        if not self._filled:
            self._fill()
        self.parts.setVisible(self.parts.isHidden())

    def _fill(self) -> None:
        self._filled = True
        if not self._trusted:
            told = say("Your own outcomes do not bear the figures out yet, so none are shown.")
            QVBoxLayout(self.parts).addWidget(PlainLabel(told, "small", wrap=True))
            return
        grid = QGridLayout(self.parts)
        grid.setContentsMargins(16, 4, 16, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        line = 0
        shown, product = multiplying([step.chance for step in self.lane.steps])
        for step, figure in zip(self.lane.steps, shown, strict=True):
            line = self._add_step(grid, line, step, figure)
        if len(shown) > 1:
            factors = " × ".join(f"{figure:.1f}" for figure in shown)
            grid.addWidget(PlainLabel(say("Together"), "title"), line, 0)
            total = PlainLabel(f"{product:.1f}", "title")
            total.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(total, line, 1)
            grid.addWidget(PlainLabel(say("{product} in 100 each", product=factors), "small"), line, 2)

    def _add_step(self, grid: QGridLayout, line: int, step: Step, shown: float) -> int:
        """Add a step whose parts sum to its shown figure. Returns the next free line."""
        start = say("You") if step.start == ME else self._rolodex.people[step.start].name
        end = self._rolodex.people[step.end].name
        grid.addWidget(PlainLabel(f"{start} → {end}", "title"), line, 0, 1, 3)
        line += 1
        for row, points in zip(step.rows, summing([row.points * 100 for row in step.rows], shown), strict=True):
            # What two others have between them stands on the card of the first.
            theirs = row.part in _THEIRS and step.start != ME
            about, tab = (step.start, "ties") if theirs else (step.end, None)
            grid.addWidget(part_link(row, about, self._navigation, tab=tab), line, 0)
            figure = PlainLabel(signed(points))
            figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(figure, line, 1)
            grid.addWidget(PlainLabel(why(row), "small", wrap=True), line, 2)
            line += 1
        grid.addWidget(PlainLabel(say("Chance of this step"), "muted"), line, 0)
        total = PlainLabel(f"{shown:.1f}", "muted")
        total.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(total, line, 1)
        return line + 1
