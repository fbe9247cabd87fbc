"""The reliability picture: what was shown against what came true, one dot for each fifth of the scale."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.gui import theme
from godfather_desktop.insight.calibration import Bin, Calibration
from godfather_desktop.wording.calibration import picture
from godfather_desktop.wording.language import say

_LEFT, _TOP, _RIGHT, _BOTTOM = 56.0, 32.0, 24.0, 52.0
_SIDE = 208
_LEAST, _MOST = 4.0, 10.0
_CLEAR = 12.0
"""Figures stand so far from the axes that no dot reaches them."""
_PART = 5


class ReliabilityPicture(QWidget):
    """Dots on the dotted diagonal came true as often as shown; a larger dot stands for more asks."""

    def __init__(self, done: Calibration) -> None:
        super().__init__()
        self._done = done
        self.setFixedSize(self.sizeHint())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(picture(done))

    def sizeHint(self) -> QSize:
        return QSize(round(_LEFT + _SIDE + _RIGHT), round(_TOP + _SIDE + _BOTTOM))

    def place_of(self, shown: float, came: float) -> QPointF:
        """Where a chance and the share that came true stand, both 0..1."""
        return QPointF(_LEFT + shown * _SIDE, _TOP + (1.0 - came) * _SIDE)

    def radius_of(self, one: Bin) -> float:
        """A dot's radius: its area grows with the asks, up to the largest dot."""
        largest = max(each.asks for each in self._done.bins)
        return max(_LEAST, _MOST * math.sqrt(one.asks / largest))

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_axes(painter)
        painter.setPen(QPen(look.color("muted"), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(self.place_of(0, 0), self.place_of(1, 1))
        for one in self._done.bins:
            if one.asks:
                self._draw_dot(painter, one)

    def _draw_axes(self, painter: QPainter) -> None:
        look = theme.current()
        box = QRectF(_LEFT, _TOP, _SIDE, _SIDE)
        painter.setPen(QPen(look.color("line"), 1.0))
        for part in range(1, _PART):
            share = part / _PART
            painter.drawLine(self.place_of(share, 0), self.place_of(share, 1))
            painter.drawLine(self.place_of(0, share), self.place_of(1, share))
        painter.drawRect(box)
        painter.setFont(theme.font(theme.SMALL))
        painter.setPen(look.color("muted"))
        center = Qt.AlignmentFlag.AlignCenter
        for part in range(_PART + 1):
            share, text = part / _PART, str(part * 100 // _PART)
            x, y = self.place_of(share, 0).x(), self.place_of(0, share).y()
            painter.drawText(QRectF(x - 20, box.bottom() + _CLEAR, 40, 16), center, text)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(_LEFT - _CLEAR - 40, y - 8, 40, 16), right, text)
        painter.drawText(QRectF(_LEFT, box.bottom() + _CLEAR + 18, _SIDE, 18), center, say("shown, in 100"))
        painter.drawText(
            QRectF(14, 2, _LEFT + _SIDE, 18),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            say("came true, in 100"),
        )

    def _draw_dot(self, painter: QPainter, one: Bin) -> None:
        look = theme.current()
        radius = self.radius_of(one)
        painter.setPen(QPen(look.color("surface"), 2.0))
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(self.place_of(one.shown, one.came), radius, radius)
