"""How to get contacts out of other programs, in a box."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.transfer.fitted_rows import FittedRows
from godfather_desktop.wording.import_guide import ways_out
from godfather_desktop.wording.language import say


class Guide(FittedRows):
    """A paragraph for each program."""

    def __init__(self) -> None:
        super().__init__(say("Get your contacts out of other programs"))
        for name, steps in ways_out():
            row = QWidget()
            inside = QVBoxLayout(row)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.setSpacing(4)
            inside.addWidget(PlainLabel(name, "title"))
            inside.addWidget(PlainLabel(steps, "muted", wrap=True))
            self.add(row)


class GuideBox(QDialog):
    """The same in a box."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Get your contacts out of other programs"))
        self.resize(720, 560)
        close = QPushButton(say("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        about = say("Nothing leaves this computer: you fetch a file there, and drop it on this window.")
        layout.addWidget(PlainLabel(about, wrap=True))
        layout.addWidget(Guide(), 1)
        layout.addLayout(buttons)
        close.setFocus()
