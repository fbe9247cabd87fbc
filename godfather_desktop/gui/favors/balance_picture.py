"""The balance with one person as they feel it, over time: above the line I am ahead, below they are."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.gui import theme
from godfather_desktop.insight.favor_values import balance_of, delivered
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.language import say

_HEIGHT = 132
_LEFT, _RIGHT, _TOP, _BOTTOM = 112.0, 16.0, 34.0, 24.0
_POINTS = 120
_LEAST_DAYS = 180


class BalancePicture(QWidget):
    """A line from the first favor to today, with a dot on each day of a favor."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.days: list[Day] = []
        self.balances: list[float] = []
        self._favors: list[Favor] = []
        self._name = ""
        self.hide()

    def show_favors(self, name: str, favors: list[Favor], today: Day) -> None:
        """Show the balance with somebody; nothing while no favor is delivered."""
        self._favors = sorted(delivered(favors, today), key=lambda favor: favor.day)
        self._name = name
        self.setVisible(bool(self._favors))
        if not self._favors:
            return
        first = min(self._favors[0].day, today - _LEAST_DAYS)
        span = today - first
        self.days = sorted(
            {first + span * number // _POINTS for number in range(_POINTS + 1)} | {f.day for f in self._favors}
        )
        self.balances = [balance_of(self._favors, one).balance for one in self.days]
        now = self.balances[-1]
        where = say("you are ahead") if now > 0.2 else say("they are ahead") if now < -0.2 else say("even")
        self.setAccessibleName(say("Give and take with {name} over time; today {where}", name=name, where=where))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.days:
            return
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(theme.BODY, bold=True))
        painter.setPen(look.color("text"))
        title = say("Give and take with {name}, as they feel it", name=self._name)
        elided = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, self.width() - 32)
        painter.drawText(QRectF(16, 8, self.width() - 32, 20), Qt.AlignmentFlag.AlignVCenter, elided)
        box = QRectF(_LEFT, _TOP, self.width() - _LEFT - _RIGHT, self.height() - _TOP - _BOTTOM)
        self._draw_axes(painter, box)
        points = [self._point(box, one, balance) for one, balance in zip(self.days, self.balances, strict=True)]
        painter.setPen(QPen(look.color("accent"), 2.0))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        for favor in self._favors:
            painter.setBrush(look.color(favor.direction))
            painter.drawEllipse(self._point(box, favor.day, self.balances[self.days.index(favor.day)]), 4.0, 4.0)
        painter.end()

    def _draw_axes(self, painter: QPainter, box: QRectF) -> None:
        look = theme.current()
        painter.setPen(QPen(look.color("line"), 1.0))
        for balance in (1.0, 0.0, -1.0):
            y = self._y(box, balance)
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(look.color("muted"))
        for balance, text in ((1.0, say("you gave more")), (0.0, say("even")), (-1.0, say("they gave more"))):
            painter.drawText(
                QRectF(8, self._y(box, balance) - 9, _LEFT - 18, 18),
                Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
                text,
            )
        under = QRectF(box.left(), box.bottom() + 4, box.width(), 18)
        painter.drawText(under, Qt.AlignmentFlag.AlignLeft, day(self.days[0]))
        painter.drawText(under, Qt.AlignmentFlag.AlignRight, say("today"))

    def _point(self, box: QRectF, one: Day, balance: float) -> QPointF:
        span = max(1, self.days[-1] - self.days[0])
        return QPointF(box.left() + box.width() * (one - self.days[0]) / span, self._y(box, balance))

    @staticmethod
    def _y(box: QRectF, balance: float) -> float:
        return box.center().y() - balance * box.height() / 2.0
