"""The drill: predictions that were sealed, and what came true of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from godfather_desktop.domain.ids import DrillId
from godfather_desktop.gui import theme
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.drills import Outcome, outcome_of, record_of
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.drills import drill_people, drill_state, record_words, score_words, seal_words
from godfather_desktop.wording.friends import figure
from godfather_desktop.wording.language import say

_ROWS = 8
"""Rows of the sealed list that are seen without scrolling."""


class DrillBox(QWidget):
    """Seals today's prediction and lists those there are, the newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._opened: set[DrillId] = set()
        self.drills: list[DrillRow] = []
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Drill"))
        self.about = PlainLabel("", "small", wrap=True)
        self.about.setText(
            say("Seal who you think would come. 30 days into the next down period the list is opened and compared.")
        )
        self.seal = QPushButton(say("Seal today's prediction"))
        self.seal.setObjectName("primary")
        self.record = PlainLabel("", "", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(12)
        buttons = QHBoxLayout()
        buttons.addWidget(self.seal)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("The drill"), "title"))
        layout.addWidget(self.about)
        layout.addLayout(buttons)
        layout.addWidget(self.record)
        layout.addLayout(self._list)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Show the drills as they stand today."""
        rolodex, today = self._session.rolodex, self._session.today
        drills = sorted(rolodex.drills.values(), key=lambda one: (-one.day, -one.id))
        outcomes = [outcome_of(rolodex, one, today) for one in drills]
        self.record.setText(record_words(record_of(outcomes)))
        if [row.outcome for row in self.drills] == outcomes and all(row.today == today for row in self.drills):
            return
        self._opened &= set(rolodex.drills)
        for row in self.drills:
            row.hide()
            row.deleteLater()
        self.drills = [DrillRow(outcome, today) for outcome in outcomes]
        for row in self.drills:
            self._list.addWidget(row)
            row.show_list(row.outcome.drill.id in self._opened)
            row.button.toggled.connect(self._remember)

    def _remember(self) -> None:
        self._opened = {row.outcome.drill.id for row in self.drills if row.button.isChecked()}


class DrillRow(QWidget):
    """One sealed prediction. Opened, it shows the list as it was."""

    def __init__(self, outcome: Outcome, today: int) -> None:
        super().__init__()
        self.outcome = outcome
        self.today = today
        drill = outcome.drill
        self.button = QPushButton(say("Show the list"))
        self.button.setCheckable(True)
        self.button.setObjectName("quiet")
        self.button.setAccessibleName(say("Show the list sealed on {day}", day=day(drill.day)))
        self.button.toggled.connect(self.show_list)
        self.table: QTableWidget | None = None
        head = QHBoxLayout()
        head.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(PlainLabel(say("Sealed on {day}", day=day(drill.day))))
        names.addWidget(_told(seal_words(drill), "small"))
        head.addLayout(names, 1)
        head.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addLayout(head)
        for text in (drill_state(outcome, today), *drill_people(outcome), score_words(outcome)):
            if text:
                self._layout.addWidget(_told(text))

    def show_list(self, shown: bool) -> None:
        """Open or close the list."""
        if shown and self.table is None:
            self.table = _table(self.outcome)
            self._layout.addWidget(self.table)
        if self.table is not None:
            self.table.setVisible(shown)
        self.button.setChecked(shown)
        self.button.setText(say("Hide the list") if shown else say("Show the list"))


def _told(text: str, name: str = "") -> PlainLabel:
    label = PlainLabel("", name, wrap=True)
    label.setText(text)
    return label


def _table(outcome: Outcome) -> QTableWidget:
    drill = outcome.drill
    came = {*outcome.hits, *outcome.surprises}
    table = QTableWidget(len(drill.people), 3)
    table.setAccessibleName(say("The list sealed on {day}", day=day(drill.day)))
    table.setHorizontalHeaderLabels([say("Person"), say("In 100"), say("Came")])
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    for column in (1, 2):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    for place, (person, name, value) in enumerate(zip(drill.people, drill.names, drill.chances, strict=True)):
        cells = (f"{place + 1}. {name}", figure(value), say("came") if person in came else "")
        for column, text in enumerate(cells):
            table.setItem(place, column, QTableWidgetItem(text))
    table.setFixedHeight(theme.ROW * (min(_ROWS, len(drill.people)) + 1))
    return table
