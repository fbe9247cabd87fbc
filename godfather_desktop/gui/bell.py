"""The bell in the top bar, and the list that it opens: the first things of today."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import cross
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.today.day_list import DayList
from godfather_desktop.wording.language import say

_WIDTH = 336
_ROWS = 5
_GAP = 4


class Bell(QToolButton):
    """Says how many things there are for today."""

    def __init__(self) -> None:
        super().__init__()
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_number(0)
        self.recolor()

    def show_number(self, number: int) -> None:
        """Show how many things there are."""
        self.setText(f"{number:,}" if number else "")
        name = say("Reminders")
        if number:
            # The words of the list are read with it: the start of the program need not wait for them.
            from godfather_desktop.wording.reminders import bell_name

            name = bell_name(number)
        self.setAccessibleName(name)
        set_tip(self, self.accessibleName())

    def recolor(self) -> None:
        """Take the icon's color from the look."""
        self.setIcon(icon("bell", "muted"))


class StartList(QWidget):
    """The first things of today, in a small panel below the bell. It takes no key from anybody by itself."""

    closed = Signal()

    def __init__(self, session: Session, navigation: Navigation, day_list: DayList, below: QWidget) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._day_list = day_list
        self._below = below
        self._hide_names = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.setAccessibleName(say("Reminders"))
        self.sentence = PlainLabel("", "title", wrap=True)
        self.stack = RowStack()
        self.rest = PlainLabel("", "small")
        self.open_button = QPushButton(say("Open Today"))
        self.open_button.setObjectName("primary")
        self.open_button.clicked.connect(lambda: self._leave_for(lambda: navigation.page_requested.emit("today")))
        head = QHBoxLayout()
        head.addWidget(self.sentence, 1)
        head.addWidget(cross(say("Close the reminders"), self.leave), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.stack)
        layout.addWidget(self.rest)
        layout.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()
        day_list.changed.connect(self._fill)

    def show_list(self, *, hide_names: bool = False) -> None:
        """Show the list; the focus stays where it is."""
        self._hide_names = hide_names
        self.show()
        self._fill()
        self.raise_()

    def toggle(self) -> None:
        """Somebody asked for the list, or has seen enough."""
        if self.isVisible():
            self.leave()
        else:
            self.show_list()
            self.open_button.setFocus()

    def leave(self) -> None:
        """Close the list; whoever was in it goes back to where they came from."""
        focus = self.window().focusWidget()
        inside = focus is not None and self.isAncestorOf(focus)
        self.hide()
        if inside:
            self.closed.emit()

    def place(self) -> None:
        """Stand below the right end of the top bar."""
        parent = self.parentWidget()
        if parent is not None and self.isVisible():
            layout = self.layout()
            if layout is not None:
                # The line with the sentence does not know yet that it may wrap.
                layout.activate()
            # Qt would take the height that the texts have at their least width.
            height = layout.totalHeightForWidth(_WIDTH) if layout is not None else 0
            self.setFixedSize(_WIDTH, height)
            corner = self._below.mapTo(parent, self._below.rect().bottomRight())
            self.move(corner.x() - self.width() - 15, corner.y() + _GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        plan = self._day_list.plan
        if not self.isVisible():
            return
        # For the same reason as above.
        from godfather_desktop.wording.reminders import things_for_today
        from godfather_desktop.wording.today import more_later, short

        items = plan.today if plan is not None else ()
        self.sentence.setText(things_for_today(len(items)))
        rows = []
        for item in () if self._hide_names else items[:_ROWS]:
            line = short(self._session.rolodex, item)
            row = LineButton(line, say("{what}: show the card", what=line))
            row.setObjectName("link")
            row.clicked.connect(
                lambda _=False, one=item.person: self._leave_for(lambda: self._navigation.person_requested.emit(one))
            )
            rows.append(row)
        self.stack.show_rows(rows)
        self.stack.setVisible(bool(rows))
        rest = len(items) - len(rows)
        self.rest.setText(more_later(rest) if rest and rows else "")
        self.rest.setVisible(bool(self.rest.text()))
        self.place()

    def _leave_for(self, do: Callable[[], None]) -> None:
        self.leave()
        do()
