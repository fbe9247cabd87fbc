"""The page of today: one sentence, then what there is to do in order, then what comes later."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from godfather_desktop.actions.today import channel_for, do_item
from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, gone_when_closed
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.today.congratulate_box import CongratulateBox
from godfather_desktop.gui.today.day_list import DayList
from godfather_desktop.gui.today.item_row import ItemRow
from godfather_desktop.gui.today.later_box import LaterBox
from godfather_desktop.gui.today.snooze_box import SnoozeBox
from godfather_desktop.insight.agenda import Plan
from godfather_desktop.insight.today import SECTIONS, Item, Section
from godfather_desktop.wording.language import say
from godfather_desktop.wording.today import keys_words, looking, quick_beginning, section_title, today_page
from godfather_desktop.wording.today_reasons import last_touch_of, note_words, reason

_BAR = 10
_NOTES = 10
"""Touches of a person among which the last note is looked for."""
_Shown = tuple[tuple[int, Item, str, str], ...]


class TodayPage(QWidget):
    """Never more than the day's budget; every row is done, logged or put off with one key."""

    def __init__(self, session: Session, navigation: Navigation, day_list: DayList) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._day_list = day_list
        self._stale = True
        self._wants_focus = False
        self._shown: _Shown | None = None
        self._sent: set[tuple[PersonId, str]] = set()
        self._place = 0
        self._touches: dict[PersonId, Touch | None] = {}
        self.rows: list[ItemRow] = []
        self.answer = AnswerLine()
        self.stack = RowStack(spacing=16)
        self.first_button = QPushButton()
        self.first_button.setObjectName("primary")
        self.first_button.clicked.connect(self._first)
        self.later = LaterBox(session, navigation, day_list)
        self.keys = PlainLabel(keys_words(), "small", wrap=True)
        self._area = QScrollArea()
        self._lay_out()
        day_list.changed.connect(self._mark_stale)
        # A refusal leaves the thing on the list: it may be tried again.
        session.refused.connect(lambda _: self._sent.clear())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._wants_focus = True
        if self._stale:
            self.refresh()
        self._take_focus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus_row(self._place)

    def refresh(self) -> None:
        """Show the list as it stands; 'Looking' while nobody knows it yet."""
        self._stale = False
        plan = self._day_list.plan
        if plan is None:
            self.answer.say(looking())
            for widget in (self.first_button, self.later, self.keys):
                widget.hide()
            return
        self.answer.say(today_page(self._session.rolodex, plan))
        self._show_rows(plan)
        self.later.show_plan(plan)
        self.keys.setVisible(bool(plan.today))
        self.first_button.setText(self._first_words())
        self.first_button.setVisible(not plan.today and not self.later.is_full)
        self._ask_notes()
        self._take_focus()
        self._wants_focus = False

    def done(self, item: Item) -> None:
        """Tick a thing off: at once, or in the box or on the page where more is to be said."""
        session, book = self._session, self._session.book
        if item.person not in session.rolodex.people:
            return
        if item.sort == "introduction":
            self._navigation.introduction_requested.emit(IntroductionId(item.record))
        elif item.sort == "occasion":
            self._open(CongratulateBox(session, item, self))
        elif (item.person, item.key) not in self._sent:
            # A key pressed twice must not log it twice.
            self._sent.add((item.person, item.key))
            today, minute = session.today, session.minute()
            session.perform(lambda rolodex: do_item(rolodex, book.new_id, item, today, minute))

    def log(self, item: Item) -> None:
        """Write down what happened, where that belongs."""
        rolodex = self._session.rolodex
        if item.person not in rolodex.people:
            return
        if item.sort == "introduction":
            self._navigation.introduction_requested.emit(IntroductionId(item.record))
        elif item.section == "follow-up":
            self._navigation.attempt_requested.emit(item.person)
        else:
            name, channel = rolodex.people[item.person].name, channel_for(rolodex, item.person)
            self._navigation.quick_log_requested.emit(quick_beginning(item, name, channel))

    def snooze(self, item: Item) -> None:
        """Ask until when a thing is put off."""
        if item.person in self._session.rolodex.people:
            self._open(SnoozeBox(self._session, item, self))

    def _open(self, box: QDialog) -> None:
        gone_when_closed(box)
        box.open()

    def _mark_stale(self) -> None:
        self._stale = True
        self._sent.clear()
        if self.isVisible():
            self.refresh()

    def _show_rows(self, plan: Plan) -> None:
        rolodex, today = self._session.rolodex, self._session.today
        shown = tuple(
            (today, item, rolodex.people[item.person].name, reason(rolodex, item, today)) for item in plan.today
        )
        if shown == self._shown:
            return
        self._shown, place = shown, self._place
        focus = self.window().focusWidget()
        # The window's own focus, also while a box lies above it.
        held = next((row.item for row in self.rows if row is focus), None)
        self.rows = []
        self.stack.show_rows(
            [
                self._section(section, [item for item in plan.today if item.section == section])
                for section in SECTIONS
                if any(item.section == section for item in plan.today)
            ]
        )
        if held is not None:
            keys = [(row.item.person, row.item.key) for row in self.rows]
            known = (held.person, held.key)
            self._focus_row(keys.index(known) if known in keys else place)

    def _section(self, section: Section, items: list[Item]) -> QWidget:
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.setSpacing(0)
        for item in items:
            row = self._row(item)
            self.rows.append(row)
            inside.addWidget(row)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(section_title(section), "title"))
        column.addWidget(panel)
        return made

    def _row(self, item: Item) -> ItemRow:
        place = len(self.rows)
        row = ItemRow(self._session.rolodex, item, self._session.today)
        if item.person in self._touches:
            row.note.say(note_words(self._touches[item.person], self._session.today))
        row.done_wanted.connect(lambda: self.done(item))
        row.log_wanted.connect(lambda: self.log(item))
        row.snooze_wanted.connect(lambda: self.snooze(item))
        row.card_wanted.connect(lambda: self._navigation.person_requested.emit(item.person))
        row.step_wanted.connect(lambda by: self._focus_row(place + by))
        row.focused.connect(lambda: self._remember(place))
        return row

    def _remember(self, place: int) -> None:
        self._place = place
        if place < len(self.rows):
            self._area.ensureWidgetVisible(self.rows[place], 0, 48)

    def _focus_row(self, place: int) -> None:
        if self.rows:
            self.rows[max(0, min(place, len(self.rows) - 1))].setFocus()

    def _take_focus(self) -> None:
        """Who comes to the page by keyboard is at the first row at once; who types in a line is left alone."""
        if self._wants_focus and self.rows and self.isVisible():
            self._wants_focus = False
            if not isinstance(self.window().focusWidget(), QLineEdit):
                self._focus_row(self._place)

    def _ask_notes(self) -> None:
        people = list(dict.fromkeys(row.item.person for row in self.rows))
        today = self._session.today

        def ask(keeper: Keeper) -> dict[PersonId, Touch | None]:
            return {one: last_touch_of(keeper.timeline(one, 0, _NOTES), today) for one in people}

        def then(touches: dict[PersonId, Touch | None]) -> None:
            self._touches = touches
            for row in self.rows:
                if row.item.person in touches:
                    row.note.say(note_words(touches[row.item.person], today))

        if people:
            self._session.ask_disk(ask, then, "today's notes")

    def _first_words(self) -> str:
        if len(self._session.rolodex.people) < 2:
            return say("Add the first person")
        return say("Open the Rolodex")

    def _first(self) -> None:
        if len(self._session.rolodex.people) > 1:
            self._navigation.page_requested.emit("rolodex")
        else:
            self._navigation.edit_requested.emit(None)

    def _lay_out(self) -> None:
        body = _Body()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, _BAR, 0)
        column.setSpacing(16)
        column.addWidget(self.first_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.stack)
        column.addWidget(self.later)
        column.addStretch(1)
        area = self._area
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        # The rows take the focus, and arrow keys go from one to the next.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16 - _BAR, 12)
        layout.setSpacing(8)
        answer = QHBoxLayout()
        # The scroll bar has its room in the margin: the sentence ends where the panels do.
        answer.setContentsMargins(0, 0, _BAR, 0)
        answer.addWidget(self.answer)
        layout.addLayout(answer)
        layout.addWidget(area, 1)
        layout.addWidget(self.keys)


class _Body(QWidget):
    """As high as its texts at the width it has: Qt would take their height at the least width and leave a hole."""

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return QSize(layout.minimumSize().width() if layout is not None else 0, 0)
