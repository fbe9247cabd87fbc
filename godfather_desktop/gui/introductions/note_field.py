"""The note to pass on: what is typed, how long it is, and what its check finds, while it is typed."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.insight.forwarding import LONGEST_NOTE, NoteFinding, check_note, quotes_somebody
from godfather_desktop.wording.introductions import finding_words, length_words
from godfather_desktop.wording.language import say

_LINES = 6


class NoteField(QWidget):
    """Holds the note, and who agreed when it passes on somebody's words."""

    changed = Signal()
    """The note or the consent was changed."""

    def __init__(self) -> None:
        super().__init__()
        self._introduction: Introduction | None = None
        self.findings: tuple[NoteFinding, ...] = ()
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(say("The note to pass on"))
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(self.editor.fontMetrics().lineSpacing() * _LINES + 24)
        self.editor.textChanged.connect(self._changed)
        self.consent = QLineEdit()
        self.consent.setPlaceholderText(say("who agreed that their words are passed on, and when"))
        self.consent.setAccessibleName(say("Who agreed"))
        self.consent.textChanged.connect(lambda _: self._changed())
        self.length = PlainLabel("", "small")
        self.found = PlainLabel("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.editor)
        layout.addWidget(self.length)
        layout.addWidget(self.consent)
        layout.addWidget(self.found)

    @property
    def text(self) -> str:
        """The note as it stands."""
        return self.editor.toPlainText()

    def set_text(self, note: str) -> None:
        """Put another note in."""
        if note != self.text:
            self.editor.setPlainText(note)

    def show_check(self, introduction: Introduction) -> None:
        """Check the note against what the introduction says is in it for them."""
        self._introduction = introduction
        self._check()

    def _changed(self) -> None:
        self._check()
        self.changed.emit()

    def _check(self) -> None:
        self.consent.setVisible(quotes_somebody(self.text) or bool(self.consent.text()))
        self.length.setText(length_words(len(self.text.strip()), LONGEST_NOTE))
        if self._introduction is None:
            return
        self.findings = check_note(replace(self._introduction, note=self.text, consent=self.consent.text()))
        words = [finding_words(one) for one in self.findings]
        self.found.setText("\n".join(words) if words else say("The check finds nothing to mend."))
        self.found.setObjectName("warning" if words else "good")
        self.found.style().unpolish(self.found)
        self.found.style().polish(self.found)
