"""A small box with one line to type: Enter does it, Esc closes and keeps the text for the next time."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel


class LineBox(FormBox):
    """Asks for one line. do: called with it."""

    def __init__(self, parent: QWidget, title: str, hint: str, do: Callable[[str], None], text: str = "") -> None:
        super().__init__(parent, title)
        self._do = do
        self.line = QLineEdit(text)
        self.line.setAccessibleName(title)
        heading = PlainLabel(title, "title")
        self.lay_out(heading, self.line, PlainLabel(hint, "small", wrap=True), save=self._save)

    def _save(self) -> None:
        if self.line.text().strip():
            self._do(self.line.text())
            self.accept()
