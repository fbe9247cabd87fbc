"""How a page is laid out whose answer stays above while the rest scrolls as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

_BAR = 10


def scrolled_page(page: QWidget, answer: QWidget, name: str) -> tuple[QScrollArea, QVBoxLayout]:
    """Lay a page out: what scrolls, and the column to put everything in. name: of what scrolls, for who cannot see."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, _BAR, 0)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(body)
    area.setAccessibleName(name)
    above = QHBoxLayout()
    above.setContentsMargins(0, 0, _BAR, 0)
    above.addWidget(answer)
    layout = QVBoxLayout(page)
    # The scroll bar has its room in the margin: panels end where the search line above them does.
    layout.setContentsMargins(16, 8, 16 - _BAR, 16)
    layout.setSpacing(8)
    layout.addLayout(above)
    layout.addWidget(area, 1)
    return area, column


def lay_out(parts: QBoxLayout, *, beside: bool) -> None:
    """Put the parts side by side where there is room, else one below the other."""
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if parts.direction() != direction:
        parts.setDirection(direction)
