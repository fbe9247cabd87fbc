"""The river page: who will be needed by when, how ready the way is, and which bridge to build next."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from godfather_desktop.actions.targets import remove_target, target_name
from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.river import Bridge
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.compiling import compiling_of
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.river.bridge_row import BridgeRow
from godfather_desktop.gui.river.looking import Found, goal_of, in_order, look
from godfather_desktop.gui.river.sections import panel, section
from godfather_desktop.gui.river.target_form import TargetForm
from godfather_desktop.gui.river.target_row import TargetRow
from godfather_desktop.gui.river.tasks_panel import TasksPanel
from godfather_desktop.gui.river.time_line import Flag, TimeLine
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.scrolled_page import lay_out, scrolled_page
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.river import looking, rest_of, river_page

LEAST_HOURS, USUAL_HOURS, MOST_HOURS = 1, 10, 40
_TWO_COLUMNS = 1_000
_WORTH_A_ROW = 0.01


class RiverPage(QWidget):
    """Targets on a line of time and as rows, the next bridges for so many hours, the open tasks."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._compiling = compiling_of(session)
        self._stale = True
        self.found: Found | None = None
        self.answer = AnswerLine()
        self.time_line = TimeLine()
        self.time_line.asked.connect(self._show_ways)
        self.adding, self.changing = TargetForm(session), TargetForm(session)
        self.add_button = QPushButton(say("Add a target"))
        self.add_button.clicked.connect(lambda: self._open(self.adding, None))
        self.first_button = QPushButton(say("Add a target"))
        self.first_button.setObjectName("primary")
        self.first_button.clicked.connect(lambda: self._open(self.adding, None))
        self.targets, self.bridges = RowStack(), RowStack()
        self.tasks = TasksPanel(session, navigation)
        self.hours = QSlider(Qt.Orientation.Horizontal)
        self.hours_label = PlainLabel("", "muted")
        self.state = PlainLabel("", "small")
        self.rest = PlainLabel("", "small", wrap=True)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._area, self._column = scrolled_page(self, self.answer, say("Targets, bridges and tasks"))
        self._set_up_hours()
        self._lay_out()
        session.changed.connect(self._follow)
        session.day_changed.connect(self._mark_stale)
        session.ties_inferred.connect(self._mark_stale)

    @property
    def stale(self) -> bool:
        """Whether something has changed that is not shown yet."""
        return self._stale

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out(self._columns, beside=self.width() >= _TWO_COLUMNS)

    def refresh(self) -> None:
        """Show the records as they are, and look for the next bridges; those found before stand meanwhile."""
        self._stale = False
        if not self._session.rolodex.targets:
            self._session.pool.drop("river")
            self.state.setText("")
            self.found = None
        self._show()
        self._search()

    def _search(self) -> None:
        if self._session.rolodex.targets:
            self.state.setText(looking())
            self._compiling.with_arrays(self._look)

    def _look(self, arrays: Arrays) -> None:
        session = self._session
        self._session.compute("river", look(session.rolodex, arrays, session.today, self.hours.value()), self._take)

    def _take(self, found: Found) -> None:
        self.found = found
        self.state.setText("")
        self._show()

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        only_tasks = all(isinstance(change.record, Task | Note) for change in changes)
        if only_tasks and self.isVisible() and not self._stale:
            # These change no chance.
            self.tasks.refresh()
            self._show_bridges()
        else:
            self._mark_stale()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _show(self) -> None:
        rolodex, today = self._session.rolodex, self._session.today
        found = self.found
        river, budget = (found.river, found.budget) if found is not None else (None, 0.0)
        self.answer.say(river_page(rolodex, river, budget, today, trusted=self._trusted()))
        ready = {one.target.id: one for one in river.readiness} if river is not None else {}
        nobody = found.nobody if found is not None else {}
        targets = in_order(rolodex)
        chances = {id_: one.chance for id_, one in ready.items() if id_ not in nobody}
        self.time_line.show_flags(
            [Flag(one.id, target_name(rolodex, one), one.needed, chances.get(one.id)) for one in targets], today
        )
        rows = []
        for target in targets:
            row = TargetRow(
                rolodex, target, today, ready.get(target.id), nobody.get(target.id), trusted=self._trusted()
            )
            row.way_wanted.connect(lambda one=target.id: self._show_ways(one))
            row.change_wanted.connect(lambda one=target: self._open(self.changing, one))
            row.removal_wanted.connect(lambda one=target.id: self._remove(one))
            rows.append(row)
        self.targets.show_rows(rows)
        for widget in (self._line_panel, self._targets_section, self._bridges_section):
            widget.setVisible(bool(targets))
        self._right.setVisible(bool(targets or rolodex.tasks))
        self.first_button.setVisible(not targets)
        self._show_bridges()
        self.tasks.refresh()

    def _trusted(self) -> bool:
        """Whether figures may be shown: both chances are parts of each way."""
        scores = self._session.scores
        return scores.trusted("yes") and scores.trusted("answer")

    def _show_bridges(self) -> None:
        session, rolodex = self._session, self._session.rolodex
        found = self.found
        if found is None:
            self.bridges.show_rows([])
            return
        open_tasks = {(task.person, task.work) for task in rolodex.tasks.values() if not task.done}
        sound = [one for one in found.river.bridges if one.person in rolodex.people]
        listed = [one for one in sound if max((high - low for _, low, high in one.helped), default=0) >= _WORTH_A_ROW]
        rows = []
        for place, bridge in enumerate(listed, 1):
            planned = (bridge.person, bridge.plan) in open_tasks
            row = BridgeRow(rolodex, place, bridge, session.today, planned=planned, trusted=self._trusted())
            row.plan_wanted.connect(lambda one=bridge: self.plan(one))
            row.person_wanted.connect(lambda one=bridge.person: self._navigation.person_requested.emit(one))
            rows.append(row)
        self.bridges.show_rows(rows)
        more = len(sound) - len(listed)
        self.rest.setText(rest_of(more) if more else "" if listed else say("No step would raise a chance."))
        self.rest.setVisible(bool(self.rest.text()))

    def plan(self, bridge: Bridge) -> None:
        """Make dated tasks of a bridge."""
        book = self._session.book
        helped = [target for target, _, _ in bridge.helped if target in self._session.rolodex.targets]
        target = helped[0] if len(helped) == 1 else None
        self._session.perform(
            lambda rolodex: plan_tasks(rolodex, book.new_id, bridge.person, bridge.days, bridge.plan, target=target)
        )

    def _remove(self, target: TargetId) -> None:
        self._session.perform(lambda rolodex: remove_target(rolodex, target))

    def _show_ways(self, target: TargetId) -> None:
        rolodex = self._session.rolodex
        if target in rolodex.targets:
            wanted = rolodex.targets[target]
            self._navigation.path_requested.emit(goal_of(rolodex, wanted), wanted.value)

    def _open(self, form: TargetForm, target: Target | None) -> None:
        other = self.changing if form is self.adding else self.adding
        other.hide()
        form.begin(target)
        for button in (self.add_button, self.first_button):
            button.setEnabled(form is not self.adding)
        # It opens above the rows, which may be scrolled away.
        self._area.verticalScrollBar().setValue(0)

    def _closed(self) -> None:
        for button in (self.add_button, self.first_button):
            button.setEnabled(True)
            if button.isVisible():
                button.setFocus()

    def _set_up_hours(self) -> None:
        self.hours.setRange(LEAST_HOURS, MOST_HOURS)
        self.hours.setPageStep(5)
        self.hours.setValue(USUAL_HOURS)
        self.hours.setFixedWidth(104)
        self.hours.setAccessibleName(say("Hours that you can spend"))

        def changed(value: int) -> None:
            self.hours_label.setText(count("{n} hour", "{n} hours", value))
            if self.isVisible():
                self._search()
            else:
                self._stale = True

        self.hours.valueChanged.connect(changed)
        changed(USUAL_HOURS)

    def _lay_out(self) -> None:
        budget = QHBoxLayout()
        budget.setSpacing(8)
        budget.addWidget(self.state)
        budget.addWidget(self.hours)
        self.hours_label.setFixedWidth(64)
        self.hours_label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        budget.addWidget(self.hours_label)
        add = QHBoxLayout()
        add.addWidget(self.add_button)
        self._line_panel = panel(self.time_line)
        self._targets_section = section(say("Whom you will need"), add, panel(self.targets))
        self._bridges_section = section(say("The next bridges"), budget, panel(self.bridges, self.rest))
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self._bridges_section)
        right.addWidget(section(say("Planned"), None, panel(self.tasks)))
        right.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self._targets_section, 1, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(self._right, 1)
        column = self._column
        column.setSpacing(16)
        column.addWidget(self.first_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._line_panel)
        for form in (self.adding, self.changing):
            form.closed.connect(self._closed)
            form.hide()
            column.addWidget(form)
        column.addLayout(self._columns)
        column.addStretch(1)
