"""The parts of somebody's chance: they add up on the screen, name their records and can be corrected."""

import math
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.down_periods import correct_part, set_two_am
from godfather_desktop.domain.correction import PROOF_PARTS, ProofPart
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.friends.signs import SignLine
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.record_links import link
from godfather_desktop.gui.rows import cross
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.friends import Proof
from godfather_desktop.wording.chances import chance, points
from godfather_desktop.wording.explanations import PARTS, improvement, why
from godfather_desktop.wording.figures import summing
from godfather_desktop.wording.friends import Behind, behind, choices, shortened
from godfather_desktop.wording.language import say

_BY_POINTS: tuple[ProofPart, ...] = tuple(one for one in PROOF_PARTS if one != "down")
_ORDER = ("base", "down", "unprompted", "favors", "changes", "two am", "title")
_ANSWERS = (("Yes", True), ("No", False), ("Not said", None))
_NAME_WIDTH = 188
_NARROW = 560
"""Below this width sentences stand below the figures."""
_LEAST = 336
_ENOUGH = 0.6
"""The share of what a part can count from which no advice is given."""


class PartsBox(QWidget):
    """Why somebody would probably come, or not: for the person last opened."""

    records_wanted = Signal(object, str)
    """Show these records of this person: 'touches', 'favors' or 'roles'."""
    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._periods: list[DownPeriod] = []
        self.person: PersonId | None = None
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Parts of the chance"))
        self.title = PlainLabel("", "title", wrap=True)
        self.two_am = QButtonGroup(self)
        self.rows = {name: _PartRow(name, self._opener(name)) for name in _ORDER}
        self.total = PlainLabel("", "title")
        self.together = PlainLabel("", "small", wrap=True)
        self.signs: list[SignLine] = []
        self._signs = QWidget()
        stack = QVBoxLayout(self._signs)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(4)
        stack.addWidget(self.rows["down"].why)
        self._narrow: bool | None = None
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        # When the page gets narrower the sentences go below the figures.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_proof(self, proof: Proof) -> None:
        """Show the parts of this proof."""
        self.person = proof.person
        rolodex = self._session.rolodex
        card = rolodex.people[proof.person]
        name = shortened(card.name)
        self.title.setText(say("{name}: {chance}", name=name, chance=chance(proof.chance)))
        self._show_answer(card.two_am)
        shown = summing([row.points * 100.0 for row in proof.rows], proof.chance * 100.0)
        values = {row.part: (row, value) for row, value in zip(proof.rows, shown, strict=True)}
        for row in proof.evidence.rows:
            values.setdefault(row.part, (row, 0.0))
        for key, line in self.rows.items():
            row, value = values[f"proof {key}"]
            logit = proof.evidence.parts.get(key)
            # What would improve '2 a.m.' is asked above the parts.
            weak = logit is not None and key != "two am" and logit.points < _ENOUGH * row.maximum
            line.show_row(row, value, behind(rolodex, proof, row), better=improvement(row) if weak else "")
        for one in _BY_POINTS:
            self._fill_menu(proof, one)
        self.total.setText(f"{math.fsum(shown):.1f}")
        self.together.setText(say("in 100, which is the sum of what stands above; an estimate, never a verdict"))
        self._show_signs(proof.person)

    def _fill_menu(self, proof: Proof, name: ProofPart) -> None:
        menu = self.rows[name].menu
        if menu is None:
            return
        menu.clear()
        said = next(
            (
                one
                for one in self._session.rolodex.corrections_of(proof.person)
                if (one.part, one.period) == (name, None)
            ),
            None,
        )
        for value, text in choices(proof, name):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(said is not None and said.points == value)
            action.triggered.connect(self._corrector(name, value, action))
        menu.addSeparator()
        back = menu.addAction(say("As the records say"))
        back.setEnabled(said is not None)
        back.triggered.connect(self._corrector(name, None, back))

    def _show_signs(self, person: PersonId) -> None:
        today = self._session.today
        periods = sorted(
            (one for one in self._session.rolodex.downs.values() if one.start <= today),
            key=lambda one: (-one.start, one.id),
        )
        if periods != self._periods:
            self._periods = periods
            for line in self.signs:
                line.hide()
                line.deleteLater()
            self.signs = [SignLine(self._session, period) for period in periods]
            stack = self._signs.layout()
            for line in self.signs:
                if stack is not None:
                    stack.addWidget(line)
        for line in self.signs:
            line.show_person(person)
        # The lines say it for each period.
        self.rows["down"].why.setVisible(not self.signs)

    def _say_two_am(self, number: int) -> None:
        person, answer = self.person, _ANSWERS[number][1]
        card = self._session.rolodex.people.get(person) if person is not None else None
        if card is not None and card.two_am is not answer:
            # What is true is shown again when it is saved, or now if it is refused.
            self._show_answer(card.two_am)
            self._session.perform(lambda rolodex: set_two_am(rolodex, card.id, answer))

    def _show_answer(self, said: bool | None) -> None:
        for number, (_, answer) in enumerate(_ANSWERS):
            self.two_am.button(number).setChecked(said is answer)

    def _corrector(self, name: ProofPart, value: float | None, action: QAction) -> Callable[[], None]:
        ticked = action.isChecked()

        def correct() -> None:
            # A menu ticks by itself, and what was refused must not stay ticked.
            action.setChecked(ticked)
            person, book = self.person, self._session.book
            if person is not None:
                self._session.perform(lambda rolodex: correct_part(rolodex, book.new_id, person, name, value))

        return correct

    def _opener(self, name: str) -> Callable[[], None]:
        def show() -> None:
            if self.person is not None:
                self.records_wanted.emit(self.person, self.rows[name].tab)

        return show

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(cross(say("Close the parts"), self.closed.emit), 0, Qt.AlignmentFlag.AlignTop)
        asked = QHBoxLayout()
        asked.setSpacing(8)
        question = PlainLabel("", "muted", wrap=True)
        question.setText(say("Would you call them at 2 a.m.?"))
        question.setMaximumWidth(_NAME_WIDTH + 24)
        asked.addWidget(question, 1)
        for number, (text, _) in enumerate(_ANSWERS):
            chip = QPushButton(say(text))
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setAccessibleName(say("Would you call them at 2 a.m.? {answer}", answer=say(text)))
            self.two_am.addButton(chip, number)
            asked.addWidget(chip)
        self.two_am.idClicked.connect(self._say_two_am)
        asked.addStretch(0)
        grid = self._grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        for place, row in enumerate(self.rows.values()):
            row.add_to(grid, 2 * place)
        line = 2 * len(self.rows)
        grid.addWidget(PlainLabel(say("Together"), "title"), line, 0)
        grid.addWidget(self.total, line, 1, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(asked)
        layout.addLayout(grid)
        self._arrange()

    def _arrange(self) -> None:
        """Put the sentences beside the figures, or below them where the page is narrow."""
        narrow = self.width() < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        grid = self._grid
        grid.setColumnMinimumWidth(0, 0 if narrow else _NAME_WIDTH)
        for place, row in enumerate(self.rows.values()):
            told = self._signs if row is self.rows["down"] else row.why
            if narrow:
                grid.addWidget(told, 2 * place + 1, 0, 1, 4)
            else:
                grid.addWidget(told, 2 * place, 2, 1, 2 if told is self._signs else 1, Qt.AlignmentFlag.AlignTop)
        line = 2 * len(self.rows)
        if narrow:
            grid.addWidget(self.together, line + 1, 0, 1, 4)
        else:
            grid.addWidget(self.together, line, 2, 1, 2)


class _PartRow:
    """The widgets of one part, in one line of the grid."""

    def __init__(self, name: str, show: Callable[[], None]) -> None:
        word = say(PARTS[f"proof {name}"])
        self.tab = ""
        self.name = PlainLabel(word, "", wrap=True)
        self.open = link(word, say("Show the records behind it"), show)
        self.figure = PlainLabel("")
        self.why = PlainLabel("", "small", wrap=True)
        # Small letters stand on the line of the larger ones beside them.
        self.why.setContentsMargins(0, 2, 0, 0)
        self.correct: QPushButton | None = None
        self.menu: QMenu | None = None
        """How much the part shall count; None where it is corrected in another way."""
        if name in _BY_POINTS:
            self.correct = QPushButton(say("Correct"))
            self.correct.setObjectName("small")
            self.correct.setProperty("popup", True)
            self.correct.setAccessibleName(say("Correct: {part}", part=word))
            self.menu = QMenu(self.correct)
            self.correct.setMenu(self.menu)

    def add_to(self, grid: QGridLayout, line: int) -> None:
        """Take a line of the grid."""
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.name, line, 0, top)
        grid.addWidget(self.open, line, 0, top)
        grid.addWidget(self.figure, line, 1, top | Qt.AlignmentFlag.AlignRight)
        if self.correct is not None:
            grid.addWidget(self.correct, line, 3, top)

    def show_row(self, row: Row, value: float, records: Behind, *, better: str) -> None:
        """Show a part that counts so many hundredths. better: the cheapest way to improve it."""
        self.figure.setText(points(value / 100.0) if row.points else "0.0")
        told = why(row).rstrip(".") + (f": {records.names}" if records.names else "")
        self.why.setText(f"{told}. {better}" if better else f"{told}.")
        self.tab = records.tab
        self.name.setVisible(not records.tab)
        self.open.setVisible(bool(records.tab))
