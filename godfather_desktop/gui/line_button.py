"""A line of text that can be pressed, shortened where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from godfather_desktop.gui.plain import button_text, set_tip

_PADDING = 2


class LineButton(QPushButton):
    """Looks like a line of text. name: what it does, for those who cannot see it."""

    def __init__(self, text: str, name: str) -> None:
        super().__init__(button_text(text))
        self._whole = text
        self.setObjectName("line")
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(48, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 2 * _PADDING
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if button_text(shown) != self.text():
            self.setText(button_text(shown))
            set_tip(self, self._whole if shown != self._whole else "")
