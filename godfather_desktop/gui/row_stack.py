"""Rows inside a page that scrolls as a whole: replaced when the records change, the focus stays in its place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget


class RowStack(QWidget):
    """Rows one below the other; `show_rows` replaces them all."""

    def __init__(self, spacing: int = 0) -> None:
        super().__init__()
        self.rows: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(spacing)

    def show_rows(self, rows: Sequence[QWidget]) -> None:
        """Show these rows. Who works by keyboard stays at the same row and control."""
        place = self._focused()
        for old in self.rows:
            self._layout.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = list(rows)
        for row in self.rows:
            self._layout.addWidget(row)
            # At once: what is not shown yet cannot take the focus.
            row.show()
        if place is not None and self.rows:
            controls = _controls(self.rows[min(place[0], len(self.rows) - 1)])
            if controls:
                controls[min(place[1], len(controls) - 1)].setFocus()

    def _focused(self) -> tuple[int, int] | None:
        focus = QApplication.focusWidget()
        for number, row in enumerate(self.rows):
            if focus is not None and row.isAncestorOf(focus):
                controls = _controls(row)
                return number, controls.index(focus) if focus in controls else 0
        return None


def _controls(row: QWidget) -> list[QWidget]:
    return [one for one in row.findChildren(QWidget) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
