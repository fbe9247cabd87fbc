"""What every box that saves something has: a place for the refusal, Cancel and Save, one intent at a time."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.book.open_book import Decide
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say


class FormBox(QDialog):
    """A box that closes once what was typed is saved, and says in itself what was refused."""

    def __init__(self, parent: QWidget, title: str, width: int = 420) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(width)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        self._saving = False

    def lay_out(self, *parts: QWidget | QLayout, save: Callable[[], None]) -> None:
        """Put the parts one below the other, the refusal and the buttons last."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        for part in parts:
            if isinstance(part, QWidget):
                layout.addWidget(part)
            else:
                layout.addLayout(part)
        layout.addWidget(self.wrong)
        keep = QPushButton(say("Save"))
        keep.setObjectName("primary")
        keep.setDefault(True)
        keep.clicked.connect(save)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(keep)
        layout.addLayout(buttons)

    def perform(self, session: Session, decide: Decide) -> None:
        """Carry out an intent and close; what is refused leaves the box open with what was typed."""
        if self._saving:
            return
        self._saving = True

        def done(_changes: object) -> None:
            session.said.emit(say("Saved. Ctrl+Z takes it back."))
            if Shiboken.isValid(self):
                self.accept()

        def failed(error: BaseException) -> None:
            if Shiboken.isValid(self) and isinstance(error, RuleBroken | DiskTrouble):
                self.refuse(error)
            else:
                # The box is gone already, or it is our own bug.
                session.fail(error)

        session.book.perform(decide, done, failed)

    def refuse(self, error: RuleBroken | DiskTrouble) -> None:
        """Say what was refused."""
        self._saving = False
        self.wrong.setText(refusal(error))
        self.wrong.show()
