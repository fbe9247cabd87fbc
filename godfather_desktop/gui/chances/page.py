"""The chances page: asks and how they went, and how well the chances agree with that."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.asks import close_ask, remove_ask
from godfather_desktop.domain.ask import Ask, AskOutcome
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import AskId
from godfather_desktop.domain.person import Person
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.chances.ask_form import AskForm
from godfather_desktop.gui.chances.ask_row import AskRow
from godfather_desktop.gui.chances.model_panel import ModelPanel
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.scrolled_page import lay_out, scrolled_page
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.calibration import chances_page, judged
from godfather_desktop.wording.language import count, say

_AT_ONCE = 40
_TWO_COLUMNS = 1_240


class ChancesPage(QWidget):
    """How good the chances have been, and every ask they are judged by."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._stale = True
        self._most = _AT_ONCE
        self.answer = AnswerLine()
        self.form = AskForm(session)
        self.models = RowStack(16)
        self.asks = RowStack()
        self.no_asks = PlainLabel("", "small", wrap=True)
        self.more_button = QPushButton()
        self.more_button.setObjectName("quiet")
        self.more_button.clicked.connect(self._show_more)
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        session.changed.connect(self._follow)
        session.day_changed.connect(self._mark_stale)

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
        """Show the asks and how they went as they are now."""
        self._stale = False
        session = self._session
        yes, answer = session.scores.calibration("yes"), session.scores.calibration("answer")
        self.answer.say(chances_page(yes, answer))
        self.models.show_rows(
            [ModelPanel(done, said_above=done is judged(yes, answer)) for done in (yes, answer) if done.asks]
        )
        self.models.setVisible(bool(self.models.rows))
        self.form.show_chance()
        asks = sorted(session.rolodex.asks.values(), key=lambda ask: (-ask.day, -ask.id))
        self.asks.show_rows([self._row(ask) for ask in asks[: self._most]])
        more = len(asks) - len(self.asks.rows)
        self.more_button.setVisible(more > 0)
        self.more_button.setText(count("Show {n} older ask", "Show {n} older asks", min(more, _AT_ONCE)))
        self.no_asks.setVisible(not asks)
        self.no_asks.setText(say("No ask is on record yet: log the first one above."))

    def _row(self, ask: Ask) -> AskRow:
        row = AskRow(self._session.rolodex, ask, trusted=self._session.scores.trusted(ask.model))
        row.closed.connect(lambda outcome: self._close(ask.id, outcome))
        row.removal_wanted.connect(lambda: self._session.perform(lambda rolodex: remove_ask(rolodex, ask.id)))
        row.person_wanted.connect(lambda: self._navigation.person_requested.emit(ask.person))
        return row

    def _close(self, ask: AskId, outcome: AskOutcome) -> None:
        today = self._session.today
        self._session.perform(lambda rolodex: close_ask(rolodex, ask, outcome, today))

    def _show_more(self) -> None:
        self._most += _AT_ONCE
        self.refresh()

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        if any(isinstance(change.record, Ask | Person) for change in changes):
            self._mark_stale()
        elif self.isVisible():
            self.form.show_chance()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _lay_out(self) -> None:
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(0, 8, 0, 8)
        inside.setSpacing(0)
        self.no_asks.setContentsMargins(16, 4, 16, 4)
        inside.addWidget(self.no_asks)
        inside.addWidget(self.asks)
        inside.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        asks = QWidget()
        column = QVBoxLayout(asks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(PlainLabel(say("Asks, newest first"), "title"))
        column.addWidget(self.form)
        column.addWidget(panel)
        column.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.models, 2, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(asks, 3)
        _, whole = scrolled_page(self, self.answer, say("Asks and outcomes"))
        whole.addLayout(self._columns)
        whole.addStretch(1)
