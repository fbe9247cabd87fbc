"""The switch between the ways in and the introductions that are under way."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from godfather_desktop.wording.introductions import under_way
from godfather_desktop.wording.language import say


class ViewsSwitch(QWidget):
    """Two chips, one of which is down."""

    board_wanted = Signal(bool)
    """Show the board, or the ways."""

    def __init__(self) -> None:
        super().__init__()
        self.ways = QPushButton(say("Ways in"))
        self.board = QPushButton(under_way(0))
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for chip in (self.ways, self.board):
            chip.setObjectName("chip")
            chip.setCheckable(True)
            self._group.addButton(chip)
            layout.addWidget(chip)
        layout.addStretch(1)
        self.ways.setChecked(True)
        self.ways.clicked.connect(lambda: self.board_wanted.emit(False))
        self.board.clicked.connect(lambda: self.board_wanted.emit(True))

    def show_count(self, number: int) -> None:
        """Say how many are under way."""
        self.board.setText(under_way(number))
