"""What I can offer: one thing to a line, with tags."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from godfather_desktop.actions.touches import write_note
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.helping import offers_of
from godfather_desktop.wording.language import say


class OffersBox(FormBox):
    """Edits the list; Esc leaves it as it was."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, say("What I can offer"), 520)
        self._session = session
        self.setMinimumHeight(360)
        self.text = QPlainTextEdit("\n".join(offers_of(session.rolodex)))
        self.text.setAccessibleName(say("What I can offer"))
        self.text.setTabChangesFocus(True)
        hint = say("One thing to a line. A word with # before it is a tag: CFO candidates #jobs")
        heading = PlainLabel(say("What I can offer"), "title")
        self.lay_out(heading, PlainLabel(hint, "small", wrap=True), self.text, save=self._save)

    def _save(self) -> None:
        text, book, today = self.text.toPlainText().strip(), self._session.book, self._session.today

        def decide(rolodex: Rolodex) -> ChangeSet:
            if not text and not offers_of(rolodex):
                return ChangeSet("note.write", "", ())
            return write_note(rolodex, book.new_id, ME, today, text, "offers")

        self.perform(self._session, decide)
