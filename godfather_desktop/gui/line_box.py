"""A small box with one line to type: Enter does it, Esc closes and keeps the text for the next time."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.wording.language import say


class LineBox(QDialog):
    """Asks for one line. do: called with it."""

    def __init__(self, parent: QWidget, title: str, hint: str, do: Callable[[str], None], text: str = "") -> None:
        super().__init__(parent)
        self._do = do
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.line = QLineEdit(text)
        self.line.setAccessibleName(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.addWidget(PlainLabel(title, "title"))
        layout.addWidget(self.line)
        layout.addWidget(PlainLabel(hint, "small", wrap=True))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        save = QPushButton(say("Save"))
        save.setObjectName("primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        layout.addLayout(buttons)

    def _save(self) -> None:
        if self.line.text().strip():
            self._do(self.line.text())
            self.accept()
