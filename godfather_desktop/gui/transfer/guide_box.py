"""How to get contacts out of other programs, in a box."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.wording.import_guide import ways_out
from godfather_desktop.wording.language import say


class GuideBox(QDialog):
    """A paragraph for each program."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        title = say("Get your contacts out of other programs")
        self.setWindowTitle(title)
        self.setMinimumSize(640, 520)
        rows = Rows(title)
        for name, steps in ways_out():
            row = fact(name, name="title")
            row.layout().addWidget(PlainLabel(steps, wrap=True))  # type: ignore[union-attr]
            rows.add(row)
        close = QPushButton(say("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 8, 16)
        layout.setSpacing(8)
        about = say("Nothing leaves this computer: you fetch a file there, and drop it on this window.")
        layout.addWidget(PlainLabel(about, "muted", wrap=True))
        layout.addWidget(rows, 1)
        layout.addLayout(buttons)
        close.setFocus()
