"""Rows whose scroll bar tells the truth: Qt asks wrapped lines how tall they are before it knows how wide."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows

_WIDEST = 1_120
"""A line that is longer is hard to follow from its words to its figure."""
_LEAST = 96
_MARGIN, _SPACE = 12, 4


class FittedRows(Rows):
    """Exactly as tall inside as its rows are at the width that there is."""

    fitted = Signal(int)
    """How tall, in pixels."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.widget().setMaximumWidth(_WIDEST)  # type: ignore[union-attr]  # rows have one

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # A scroll area watches what is inside of it by itself.
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        inside = self.widget()
        layout = inside.layout() if inside is not None else None
        if inside is not None and layout is not None:
            # A least height of 0 would mean that there is none.
            tall = max(1, layout.heightForWidth(min(_WIDEST, self.viewport().width())))
            inside.setMinimumHeight(tall)
            self.fitted.emit(tall)


class Panel(QWidget):
    """Rows under a title, no taller than they need."""

    def __init__(self, title: str, rows: FittedRows) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = PlainLabel(title, "title")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, _MARGIN, 8, _MARGIN)
        layout.setSpacing(_SPACE)
        layout.addWidget(self._title)
        layout.addWidget(rows, 1)
        rows.fitted.connect(self._fit)

    def _fit(self, tall: int) -> None:
        around = 2 * _MARGIN + _SPACE + self._title.sizeHint().height()
        self.setMaximumHeight(max(_LEAST, tall + around))
