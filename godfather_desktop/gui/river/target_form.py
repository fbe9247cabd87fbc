"""The form in which somebody is named who will be needed, or their date and weight are corrected."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.targets import add_target, edit_target, target_name
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.goals import Goal, read_goal, role_suggestions
from godfather_desktop.insight.said_dates import read_date
from godfather_desktop.wording.dates import day as day_words
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import VALUES, WEIGHTS, no_date, past_date, understood

_SHORT_TITLE = 4
"""Titles as short as this, such as 'ceo', are written in capitals."""


class TargetForm(QWidget):
    """Whom, by when, how much it weighs, what I bring, what for. Esc closes it and keeps what was typed."""

    closed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._before: Target | None = None
        self._saving = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.title = PlainLabel("", "title")
        self.goal = PersonField(
            session,
            say("A name, a company, or CEO of Meridian"),
            extra=lambda text: role_suggestions(session.rolodex, text, chief=""),
        )
        self.goal_wrong = PlainLabel("", "warning", wrap=True)
        self.date = QLineEdit()
        self.date.setPlaceholderText(say("21 March, in 6 months, 2027-03-21"))
        self.date_said = PlainLabel("", "small", wrap=True)
        self.weight = _choice(say("How much it weighs"), WEIGHTS, 1)
        self.value = _choice(say("What you bring"), VALUES, 1)
        self.why = QLineEdit()
        self.why.setPlaceholderText(say("what you will need them for"))
        self.save_button = QPushButton(say("Save"))
        self.save_button.setObjectName("primary")
        self.save_button.clicked.connect(self.save)
        self.goal.entered.connect(self.save)
        for line in (self.date, self.why):
            line.returnPressed.connect(self.save)
        self.goal.textChanged.connect(lambda _: self._show_wrong(self.goal, self.goal_wrong, ""))
        self.date.textChanged.connect(lambda _: self._show_date())
        self._lay_out()

    def begin(self, target: Target | None = None) -> None:
        """Open for a new target, or to correct one. An unfinished new one is still there."""
        if target != self._before or (target is None and not self.title.text()):
            self._fill(target)
        self.show()
        (self.goal if target is None else self.date).setFocus()

    def save(self) -> None:
        """Save, or say beside the line what is wrong."""
        if self._saving:
            return
        goal, day = self._read_goal(), self._read_date()
        if goal is None or day is None:
            (self.goal if goal is None else self.date).setFocus()
            return
        book, before = self._session.book, self._before
        made = Target(
            before.id if before is not None else TargetId(0),
            goal.person,
            goal.organization,
            day,
            goal.title,
            self._weight(),
            self.value.currentData(),
            self.why.text(),
        )

        def decide(rolodex: Rolodex) -> ChangeSet:
            if before is not None:
                return edit_target(rolodex, made)
            return add_target(rolodex, replace(made, id=TargetId(book.new_id())))

        self._saving = True
        book.perform(decide, lambda _: self._done(), self._refused)

    def close_form(self) -> None:
        """Put the form away; what was typed for a new target is kept."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_form()
        else:
            super().keyPressEvent(event)

    def _fill(self, target: Target | None) -> None:
        self._before = target
        rolodex = self._session.rolodex
        self.title.setText(say("Change a target") if target is not None else say("Whom will you need?"))
        self.goal.set_person(target.person if target is not None else None)
        if target is not None and target.person is None:
            self.goal.setText(target_name(rolodex, target))
        # Whoever is meant stays: a target of somebody else is another target.
        self.goal.setReadOnly(target is not None)
        self.goal.setEnabled(target is None)
        self.date.setText(day_words(target.needed) if target is not None else "")
        weight = target.weight if target is not None else 0.6
        self.weight.setCurrentIndex(min(range(len(WEIGHTS)), key=lambda one: abs(WEIGHTS[one][0] - weight)))
        self.value.setCurrentIndex(self.value.findData(target.value if target is not None else 0))
        self.why.setText(target.why if target is not None else "")
        self._show_wrong(self.goal, self.goal_wrong, "")
        self._show_date()

    def _weight(self) -> float:
        """The chosen weight; one between the three choices stays as it is until another is chosen."""
        chosen: float = self.weight.currentData()
        before = self._before
        if before is not None and min(WEIGHTS, key=lambda one: abs(one[0] - before.weight))[0] == chosen:
            return before.weight
        return chosen

    def _read_goal(self) -> Goal | None:
        before, session = self._before, self._session
        if before is not None:
            return Goal(before.person, before.organization, before.title)
        try:
            if self.goal.picked is not None or session.names is None:
                goal = Goal(person=self.goal.person())
            else:
                goal = read_goal(session.rolodex, session.names, self.goal.text())
            if goal.person == ME:
                raise RuleBroken("about myself", field="goal")
        except RuleBroken as broken:
            self._show_wrong(self.goal, self.goal_wrong, refusal(broken))
            return None
        return goal

    def _read_date(self) -> Day | None:
        said, today = self.date.text(), self._session.today
        if self._before is not None and said == day_words(self._before.needed):
            return self._before.needed
        day = read_date(said, today, ahead=True) if said.strip() else None
        if day is None or day < today:
            self._show_wrong(self.date, self.date_said, no_date(said) if day is None else past_date())
            return None
        return day

    def _show_date(self) -> None:
        """Say what the date is taken for, while it is being typed."""
        said, today = self.date.text().strip(), self._session.today
        day = read_date(said, today, ahead=True) if said else None
        self._show_wrong(self.date, self.date_said, "")
        if day is not None:
            self.date_said.setText(understood(day, today))

    def _show_wrong(self, line: QLineEdit, label: PlainLabel, sentence: str) -> None:
        label.setText(sentence)
        label.setObjectName("warning" if sentence else "small")
        line.setProperty("wrong", bool(sentence))
        for widget in (label, line):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    def _done(self) -> None:
        self._session.said.emit(say("Saved. Ctrl+Z takes it back."))
        if Shiboken.isValid(self):
            self._saving = False
            self._fill(None)
            self.title.setText("")
            self.close_form()

    def _refused(self, error: BaseException) -> None:
        self._saving = False
        if isinstance(error, RuleBroken) and error.field in ("goal", "person", "organization"):
            self._show_wrong(self.goal, self.goal_wrong, refusal(error))
        elif isinstance(error, RuleBroken | DiskTrouble):
            self._show_wrong(self.date, self.date_said, refusal(error))
        else:
            raise error

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        for column, stretch in enumerate((2, 2, 3)):
            grid.setColumnStretch(column, stretch)
        for row, column, span, label, field in (
            (0, 0, 2, say("Whom"), self.goal),
            (0, 2, 1, say("Needed by"), self.date),
            (3, 0, 1, say("Weight"), self.weight),
            (3, 1, 1, say("You bring"), self.value),
            (3, 2, 1, say("What for"), self.why),
        ):
            if isinstance(field, QLineEdit):
                field.setAccessibleName(label)
            grid.addWidget(PlainLabel(label, "muted"), row, column, 1, span)
            grid.addWidget(field, row + 1, column, 1, span)
        # What is said below the lines has its room, so that nothing jumps while a date is typed.
        grid.setRowMinimumHeight(2, 24)
        grid.addWidget(self.goal_wrong, 2, 0, 1, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.date_said, 2, 2, Qt.AlignmentFlag.AlignTop)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        cancel = QPushButton(say("Cancel"))
        cancel.clicked.connect(self.close_form)
        buttons.addWidget(cancel)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addLayout(grid)
        layout.addLayout(buttons)


def _choice(name: str, choices: tuple[tuple[float, str], ...] | tuple[tuple[int, str], ...], at: int) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for value, text in choices:
        box.addItem(say(text), value)
    box.setCurrentIndex(at)
    return box
