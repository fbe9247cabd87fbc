"""F1: every key. And what the program is."""

from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from godfather_desktop import __version__
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.wording.language import say

_PICTURE_KEYS = (
    ("arrows", "move the picture"),
    ("+ − 0", "zoom in, out, fit"),
    ("N P", "next, previous person"),
    ("Enter", "focus on the person"),
    ("Backspace", "go back"),
)


class KeysBox(QDialog):
    """Lists the keys of all commands, and of the picture."""

    def __init__(self, keys: list[tuple[str, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("Keys"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setHorizontalSpacing(24)
        half = (len(keys) + 1) // 2
        for place, (text, key) in enumerate(keys):
            column = 0 if place < half else 2
            grid.addWidget(PlainLabel(key, "title"), place % half, column)
            grid.addWidget(PlainLabel(text), place % half, column + 1)
        line = half
        grid.addWidget(PlainLabel(say("In the network picture"), "muted"), line, 0, 1, 4)
        for key, text in _PICTURE_KEYS:
            line += 1
            grid.addWidget(PlainLabel(say(key), "title"), line, 0)
            grid.addWidget(PlainLabel(say(text)), line, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(inside)


class AboutBox(QDialog):
    """What the program promises, and where the file is."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("About"))
        self.setMinimumSize(QSize(520, 320))
        rows = Rows(say("About"))
        rows.add(
            fact(
                f"Godfather Desktop {__version__}",
                say("Free software under the GPL, version 3 or later."),
                name="title",
            )
        )
        for head, text in (
            ("Saved means saved", "What is shown as saved survives pulling the plug."),
            ("Nothing leaves this computer", "The program never opens a network connection."),
            ("Every edit can be undone", "Also whole imports, even later."),
        ):
            rows.add(fact(say(head), say(text)))
        rows.add(fact(say("Your file"), str(path)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addWidget(rows)
