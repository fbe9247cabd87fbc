"""Rows whose scroll bar tells the truth: Qt asks wrapped lines how tall they are before it knows how wide."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent

from godfather_desktop.gui.rows import Rows


class FittedRows(Rows):
    """Exactly as tall inside as its rows are at the width that there is."""

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
            inside.setMinimumHeight(max(1, layout.heightForWidth(self.viewport().width())))
