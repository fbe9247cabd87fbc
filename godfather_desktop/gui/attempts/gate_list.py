"""The gate beside an attempt: what holds it back, what to think of, what is well. It advises and explains."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.record_links import link
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.readiness import Finding, Level, holds
from godfather_desktop.wording.language import say
from godfather_desktop.wording.readiness import finding_sentence, gate_sentence

WIDTH = 308
_MARKS: dict[Level, tuple[str, str, str]] = {
    "hold": ("warning", "warning", "warning"),
    "warn": ("lightbulb", "muted", ""),
    "good": ("check", "good", "good"),
}
"""Level -> icon, its color, the style of its words."""
_ICON = QSize(16, 16)


class GateList(QWidget):
    """The findings, the worst first, and the line that appears when something is held back."""

    def __init__(self, session: Session, find_way: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._find_way = find_way
        self.findings: tuple[Finding, ...] = ()
        self.setFixedWidth(WIDTH)
        self.sentence = PlainLabel("", "title", wrap=True)
        self._stack = RowStack(8)
        self.override = QLineEdit()
        self.override.setAccessibleName(say("Why you ask all the same"))
        self.override.setPlaceholderText(say("why you ask all the same"))
        self.override.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 8, 0)
        column.addWidget(self._stack)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName(say("Before you send"))
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        layout.addWidget(self.override)
        layout.addWidget(area, 1)

    @property
    def held(self) -> bool:
        """Whether something is held back."""
        return holds(self.findings)

    def show_findings(self, person: PersonId, findings: Sequence[Finding]) -> None:
        """Show these findings about a draft to a person."""
        self.findings = tuple(findings)
        rolodex, trusted = self._session.rolodex, self._session.scores.trusted("yes")
        self.sentence.setText(gate_sentence(self.findings, rolodex.people[person].name))
        self.override.setVisible(self.held)
        self._stack.show_rows(
            [self._row(one, finding_sentence(rolodex, person, one, trusted=trusted)) for one in self.findings]
        )

    def _row(self, finding: Finding, sentence: str) -> QWidget:
        mark, color, style = _MARKS[finding.level]
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        sign = PlainLabel()
        sign.setPixmap(icon(mark, color).pixmap(_ICON))
        line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(sentence, style, wrap=True))
        if finding.key == "warm path":
            words.addWidget(link(say("Show the way"), say("Close this form and show the introduction"), self._find_way))
        line.addLayout(words, 1)
        return row
