"""The bar above every page: search, quick log, undo, the bell."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from godfather_desktop.gui.bell import Bell
from godfather_desktop.wording.language import say


class TopBar(QWidget):
    """The same on every page."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("topbar")
        self.search = QLineEdit()
        self.search.setPlaceholderText(say("Search people, favors, notes …"))
        self.search.setAccessibleName(say("Search"))
        self.search.setClearButtonEnabled(True)
        self.quick_button = QPushButton(say("Quick log"))
        self.undo_button = QPushButton(say("Undo"))
        self.undo_button.setObjectName("quiet")
        self.bell = Bell()
        bar = QHBoxLayout(self)
        bar.setContentsMargins(16, 12, 16, 4)
        bar.setSpacing(8)
        bar.addWidget(self.search, 1)
        bar.addWidget(self.quick_button)
        bar.addWidget(self.undo_button)
        bar.addWidget(self.bell)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()
