"""The open tasks by the day they are due: tick, a week later, drop."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from godfather_desktop.actions.tasks import finish_task, move_task, remove_task
from godfather_desktop.domain.task import Task
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.river.task_row import TaskRow
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import count, say

_WEEK = 7
_MOST = 40


class TasksPanel(QWidget):
    """What is planned and not done yet, overdue things among it."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.stack = RowStack()
        self.rest = PlainLabel("", "small", wrap=True)
        self.rest.setContentsMargins(12, 4, 12, 4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.stack)
        layout.addWidget(self.rest)

    def refresh(self) -> None:
        """Show the open tasks as they are now."""
        session = self._session
        tasks = sorted(
            (task for task in session.rolodex.tasks.values() if not task.done), key=lambda task: (task.due, task.id)
        )
        self.stack.show_rows([self._row(task) for task in tasks[:_MOST]])
        more = len(tasks) - len(self.stack.rows)
        self.rest.setVisible(not tasks or more > 0)
        if more > 0:
            self.rest.setText(count("{n} more task is due later.", "{n} more tasks are due later.", more))
        else:
            self.rest.setText(say("Nothing is planned. 'Plan it' puts a bridge here with its days."))

    def _row(self, task: Task) -> TaskRow:
        session = self._session
        row = TaskRow(session.rolodex, task, session.today)
        row.done_wanted.connect(lambda: session.perform(lambda rolodex: finish_task(rolodex, task.id)))
        row.week_wanted.connect(lambda: self._move(task))
        row.removal_wanted.connect(lambda: session.perform(lambda rolodex: remove_task(rolodex, task.id)))
        row.person_wanted.connect(lambda: self._navigation.person_requested.emit(task.person))
        return row

    def _move(self, task: Task) -> None:
        # A week from today when the day has passed: one step must bring it into the future.
        day = max(task.due, self._session.today) + _WEEK
        self._session.perform(lambda rolodex: move_task(rolodex, task.id, day))
