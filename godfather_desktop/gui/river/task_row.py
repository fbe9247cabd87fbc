"""One open task: tick it, move it by a week, drop it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.targets import target_name
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.task import Task
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.rows import cross
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import deed, due


class TaskRow(QWidget):
    """A task that is not done yet."""

    done_wanted = Signal()
    week_wanted = Signal()
    removal_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, rolodex: Rolodex, task: Task, today: Day) -> None:
        super().__init__()
        self.task = task
        what = deed(task.work, rolodex.people[task.person].name)
        self.tick = QCheckBox()
        self.tick.setAccessibleName(say("Done: {what}", what=what))
        set_tip(self.tick, say("Done"))
        self.tick.clicked.connect(self.done_wanted)
        head = LineButton(what, say("{what}: show the card", what=what))
        head.clicked.connect(self.person_wanted)
        week = QPushButton(say("A week later"))
        week.setObjectName("quiet")
        week.setAccessibleName(say("A week later: {what}", what=what))
        week.clicked.connect(self.week_wanted)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(head)
        target = rolodex.targets.get(task.target) if task.target is not None else None
        detail = [due(task, today)]
        if task.text:
            detail.insert(0, say("{text}", text=task.text))
        if target is not None:
            detail.append(say("for {target}", target=target_name(rolodex, target)))
        text.addWidget(PlainLabel(" · ".join(detail), "small", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.tick)
        layout.addLayout(text, 1)
        layout.addWidget(week)
        layout.addWidget(cross(say("Drop: {what}", what=what), self.removal_wanted.emit))
