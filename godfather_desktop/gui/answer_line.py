"""The top of every page: one sentence that answers, one line of evidence below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel


class AnswerLine(QWidget):
    """Shows the sentence of the page and what stands behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence = PlainLabel("", "answer", wrap=True)
        self.evidence = PlainLabel("", "evidence", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 8)
        layout.setSpacing(4)
        layout.addWidget(self.sentence)
        layout.addWidget(self.evidence)

    def say(self, answer: tuple[str, str]) -> None:
        """Show an answer and its evidence."""
        sentence, evidence = answer
        self.sentence.setText(sentence)
        self.evidence.setText(evidence)
        self.evidence.setVisible(bool(evidence))
