"""What comes later: how much on which day, what has moved because today is full, and five more for today."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.today.day_list import DayList
from godfather_desktop.insight.agenda import Plan
from godfather_desktop.wording.language import say
from godfather_desktop.wording.today import full_words, later_days, later_title, more_later, moved_line

_ROWS = 12
"""Things of later that are named; the others are counted."""


class LaterBox(QWidget):
    """Folded to its heading until somebody wants to see it."""

    def __init__(self, session: Session, navigation: Navigation, day_list: DayList) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._day_list = day_list
        self.full = PlainLabel("", "muted", wrap=True)
        self.more = QPushButton(say("Show five more"))
        self.more.clicked.connect(day_list.show_more)
        self._full = QWidget()
        full = QHBoxLayout(self._full)
        full.setContentsMargins(0, 0, 0, 0)
        full.setSpacing(12)
        full.addWidget(self.full, 1)
        full.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        self.button = QPushButton()
        self.button.setObjectName("quiet")
        self.button.setCheckable(True)
        self.button.toggled.connect(lambda _: self._fill())
        self.days = PlainLabel("", wrap=True)
        self.stack = RowStack()
        self.rest = PlainLabel("", "small")
        self._panel = QWidget()
        self._panel.setObjectName("panel")
        self._panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(self._panel)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(8)
        for widget in (self.days, self.stack, self.rest):
            inside.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._full)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._panel)

    @property
    def is_full(self) -> bool:
        """Whether today holds no more."""
        return bool(self.full.text())

    def show_plan(self, plan: Plan) -> None:
        """Show what comes later."""
        self.setVisible(bool(plan.later))
        self.full.setText(full_words(plan, self._session.today))
        self._full.setVisible(self.is_full)
        self._fill()

    def _fill(self) -> None:
        plan, opened = self._day_list.plan, self.button.isChecked()
        self._panel.setVisible(opened)
        if plan is None:
            return
        title = later_title(plan)
        self.button.setText(say("{title} – hide", title=title) if opened else say("{title} – show", title=title))
        if not opened:
            return
        rolodex = self._session.rolodex
        self.days.setText(later_days(plan))
        rows = []
        for one in plan.later[:_ROWS]:
            line = moved_line(rolodex, one.item, one.day)
            row = LineButton(line, say("{what}: show the card", what=line))
            row.setObjectName("link")
            row.clicked.connect(lambda _=False, person=one.item.person: self._navigation.person_requested.emit(person))
            rows.append(row)
        self.stack.show_rows(rows)
        rest = len(plan.later) - len(rows)
        self.rest.setText(more_later(rest) if rest else "")
        self.rest.setVisible(rest > 0)
