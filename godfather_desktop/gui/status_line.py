"""The status line: the file, whether all is saved, what is under way."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say

_SAID_MS = 6_000


class StatusLine(QWidget):
    """Tells the truth about the disk: 'saved' means that it survives pulling the plug."""

    cancel_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(32)
        self.place = PlainLabel(_homely(session.book.keeper.path), "small")
        self.state = PlainLabel("", "small")
        self.said = PlainLabel("", "small")
        self.work = PlainLabel("", "small")
        self.cancel = QPushButton(say("Cancel"))
        self.cancel.setObjectName("quiet")
        self.cancel.clicked.connect(self.cancel_wanted.emit)
        self.cancel.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 16, 0)
        layout.setSpacing(8)
        for widget in (self.place, PlainLabel("·", "small"), self.state):
            layout.addWidget(widget)
        layout.addWidget(self.said, 1)
        layout.addWidget(self.work)
        layout.addWidget(self.cancel)
        self._forget = QTimer(self, singleShot=True, interval=_SAID_MS)
        self._forget.timeout.connect(lambda: self._show("", "small"))
        session.state_changed.connect(self._show_state)
        session.said.connect(lambda text: self._show(text, "good"))
        session.refused.connect(lambda text: self._show(text, "warning"))
        self._show_state()

    def show_work(self, text: str) -> None:
        """Show what is under way; an empty text ends it."""
        self.work.setText(text)
        self.cancel.setVisible(bool(text))

    def _show_state(self) -> None:
        self.state.setText(say("saving …") if self._session.book.busy else say("all changes saved"))

    def _show(self, text: str, name: str) -> None:
        self.said.setText(f"·  {text}" if text else "")
        self.said.setObjectName(name)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        if text and name == "good":
            self._forget.start()
        else:
            # What was refused stays until something else is said.
            self._forget.stop()


def _homely(path: Path) -> str:
    """The path as people know it: with ~ for their home."""
    try:
        return f"~/{path.relative_to(Path.home())}"
    except ValueError:
        return str(path)
