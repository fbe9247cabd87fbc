"""What I can offer: one thing to a line, with tags."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.helping import offers_of
from godfather_desktop.wording.language import say


class OffersBox(QDialog):
    """Edits the list; Esc leaves it as it was."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(say("What I can offer"))
        self.setMinimumSize(520, 360)
        self.text = QPlainTextEdit("\n".join(offers_of(session.rolodex)))
        self.text.setAccessibleName(say("What I can offer"))
        self.text.setTabChangesFocus(True)
        save = QPushButton(say("Save"))
        save.setObjectName("primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("What I can offer"), "title"))
        layout.addWidget(
            PlainLabel(
                say("One thing to a line. A word with # before it is a tag: CFO candidates #jobs"), "small", wrap=True
            )
        )
        layout.addWidget(self.text, 1)
        layout.addLayout(buttons)

    def _save(self) -> None:
        text, book, today = self.text.toPlainText().strip(), self._session.book, self._session.today

        def decide(rolodex: Rolodex) -> ChangeSet:
            if not text and not offers_of(rolodex):
                return ChangeSet("note.write", "", ())
            return write_note(rolodex, book.new_id, ME, today, text, "offers")

        self._session.perform(decide)
        self.accept()
