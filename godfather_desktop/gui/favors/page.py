"""The favors page: what was done for whom, what is due, and the line to log the next one."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from godfather_desktop.actions.favors import remove_favor, thank
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.task import Task
from godfather_desktop.gui import theme
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.favors.balance_picture import BalancePicture
from godfather_desktop.gui.favors.favor_form import FavorForm
from godfather_desktop.gui.favors.help_box import HelpBox, is_due
from godfather_desktop.gui.favors.ledger_model import DAY, DIRECTION, MODE, PERSON, STATUS, TITLE, VALUE, LedgerModel
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import gone_when_closed
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.ledger import is_close, totals_of
from godfather_desktop.wording.answers import favors_page
from godfather_desktop.wording.language import say

_FILTERS = (("all", "All"), ("given", "Given"), ("received", "Received"), ("due", "Due"))


class LedgerView(QTableView):
    """The table, which says when its width has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class FavorsPage(QWidget):
    """The ledger with its filters."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._filter = "all"
        self._choosing_again = False
        self.answer = AnswerLine()
        self.model = LedgerModel(session)
        self.table = LedgerView()
        self.table.resized.connect(self._fit_columns)
        self.table.setModel(self.model)
        self._set_up_table()
        self._chips = QButtonGroup(self)
        self.help_box = HelpBox(session, navigation)
        self.picture = BalancePicture()
        self._lay_out()
        session.changed.connect(self._follow)
        session.day_changed.connect(self.refresh)
        self.refresh()

    def refresh(self, changed: Iterable[Record] | None = None) -> None:
        """Show the ledger as it is now. changed: the records that changed, None for any."""
        today = self._session.today
        favors = list(self._session.rolodex.favors.values())
        self.answer.say(favors_page(totals_of(favors, today)))
        chosen = self._chosen()
        self.model.show_favors([favor for favor in favors if self._fits(favor, today)])
        self._choose_again(chosen)
        self.help_box.refresh(changed)
        self._show_balance()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        else:
            super().keyPressEvent(event)

    def remove_chosen(self) -> None:
        """Remove the chosen favor; it can be taken back."""
        favor = self._chosen()
        if favor is not None:
            self._session.perform(lambda rolodex: remove_favor(rolodex, favor.id))

    def thank_chosen(self) -> None:
        """Note that thanks were said for the chosen favor."""
        favor = self._chosen()
        if favor is not None and favor.direction == "received":
            self._session.perform(lambda rolodex: thank(rolodex, favor.id))

    def edit_chosen(self) -> None:
        """Open the form of the chosen favor."""
        favor = self._chosen()
        if favor is not None:
            form = FavorForm(self._session, favor, self)
            gone_when_closed(form)
            form.open()

    def _choose_again(self, chosen: Favor | None) -> None:
        """Keep the choice while the favor is still in the list; the card stays where the user has put it."""
        rows = [row for row, favor in enumerate(self.model.favors) if chosen is not None and favor.id == chosen.id]
        if rows:
            self._choosing_again = True
            self.table.selectRow(rows[0])
            self._choosing_again = False

    def _show_balance(self) -> None:
        """Draw the balance with the chosen person; close people have none."""
        favor = self._chosen()
        if favor is None or favor.person not in self._session.rolodex.people:
            self.picture.hide()
            return
        rolodex, scores = self._session.rolodex, self._session.scores
        card = rolodex.people[favor.person]
        if is_close(card, scores.strength(card.id).value, scores.show_up(card.id)):
            self.picture.hide()
            return
        self.picture.show_favors(card.name, rolodex.favors_of(card.id), self._session.today)

    def _chosen(self) -> Favor | None:
        row = self.table.currentIndex().row()
        return self.model.favors[row] if 0 <= row < len(self.model.favors) else None

    def _fits(self, favor: Favor, today: int) -> bool:
        if self._filter == "due":
            return is_due(favor, today)
        return self._filter in ("all", favor.direction)

    def _choose_filter(self, number: int) -> None:
        self._filter = _FILTERS[number][0]
        self.refresh()

    def _show_person(self) -> None:
        favor = self._chosen()
        if favor is not None and not self._choosing_again:
            self._navigation.person_requested.emit(favor.person)
        self._show_balance()

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        if any(isinstance(change.record, Favor | Person | Note | Task) for change in changes):
            self.refresh([one for change in changes for one in (change.before, change.after) if one is not None])

    def _set_up_table(self) -> None:
        table = self.table
        table.setAccessibleName(say("Ledger of favors"))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.ROW)
        table.horizontalHeader().setHighlightSections(False)
        table.horizontalHeader().setStretchLastSection(True)
        table.doubleClicked.connect(lambda _: self.edit_chosen())
        table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._show_person())

    def _fit_columns(self) -> None:
        width = self.table.viewport().width()
        narrow = width < 760
        self.table.setColumnHidden(MODE, narrow)
        self.table.setColumnHidden(VALUE, width < 800)
        fixed = {DAY: 118, DIRECTION: 88, MODE: 120, VALUE: 64, STATUS: 96}
        for column, size in fixed.items():
            self.table.setColumnWidth(column, size)
        rest = width - sum(size for column, size in fixed.items() if not self.table.isColumnHidden(column))
        self.table.setColumnWidth(PERSON, int(rest * 0.38))
        self.table.setColumnWidth(TITLE, int(rest * 0.62))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        self._chips.setExclusive(True)
        for number, (_, text) in enumerate(_FILTERS):
            chip = QPushButton(say(text))
            chip.setObjectName("chip")
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self._chips.addButton(chip, number)
            tools.addWidget(chip)
        self._chips.idClicked.connect(self._choose_filter)
        tools.addStretch(1)
        for text, slot in (
            (say("Log a favor"), lambda: self._navigation.quick_log_requested.emit("gave ")),
            (say("Edit"), self.edit_chosen),
            (say("Thanked"), self.thank_chosen),
            (say("Remove"), self.remove_chosen),
        ):
            button = QPushButton(text)
            button.clicked.connect(slot)
            tools.addWidget(button)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(1, 4, 1, 4)
        inside.addWidget(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.answer)
        layout.addWidget(self.help_box)
        layout.addLayout(tools)
        layout.addWidget(panel, 1)
        layout.addWidget(self.picture)
