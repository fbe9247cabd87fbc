"""Boxes side by side, as many as the width allows, the rest in further rows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from godfather_desktop.gui import theme


class Columns(QWidget):
    """A grid of equally wide boxes. least: the width below which a row takes one box fewer.

    ragged: each box is only as high as what it holds, and the last one fills its row.
    """

    def __init__(self, boxes: list[QWidget], least: int, *, ragged: bool = False) -> None:
        super().__init__()
        self._boxes = boxes
        self._least = least
        self._ragged = ragged
        self.columns = 0
        """How many boxes stand side by side."""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.GRID)
        self._arrange(len(boxes))

    def minimumSizeHint(self) -> QSize:
        # That of one box: what stands side by side can stand in rows when the page gets narrower.
        least = max(box.minimumSizeHint().width() for box in self._boxes)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange((self.width() + theme.GRID) // (self._least + theme.GRID))

    def _arrange(self, fitting: int) -> None:
        columns = max(1, min(len(self._boxes), fitting))
        if columns == self.columns:
            return
        self.columns = columns
        for place, box in enumerate(self._boxes):
            row, column = divmod(place, columns)
            span = columns - column if self._ragged and place == len(self._boxes) - 1 else 1
            top = Qt.AlignmentFlag.AlignTop if self._ragged else Qt.AlignmentFlag(0)
            self._grid.addWidget(box, row, column, 1, span, top)
        for column in range(len(self._boxes)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
