"""What the columns of a table mean: a chooser above each column of its first rows."""

from collections.abc import Mapping
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.transfer.still_choice import StillChoice
from godfather_desktop.interchange.readers.columns import FIELDS, enough
from godfather_desktop.interchange.tables import Table
from godfather_desktop.wording.import_choices import field_name
from godfather_desktop.wording.language import say

_AROUND = 12
"""Choosers are made for so many columns around those that are seen: a table may have two thousand."""
_WIDTH = 176
_CHOICE_ROW, _ROW = 36, 28
_WIDE, _TALL = 880, 520
_MARGIN = 40
_CELL = 200
_UNSAID = "extra"


class ColumnsBox(QDialog):
    """mapping: what each folded header fills, as chosen so far. choices: those that were made, by column."""

    def __init__(self, parent: QWidget, file: str, table: Table, said: Mapping[str, str]) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("What the columns mean"))
        self.resize(_WIDE, min(_TALL, 250 + _ROW * len(table.rows)))
        self.mapping = {name: said.get(name, table.guess.get(name, _UNSAID)) for name in table.header}
        self.choices: dict[int, StillChoice] = {}
        self._header = table.header
        self._fields = QStandardItemModel(self)
        for field in FIELDS:
            item = QStandardItem(field_name(field))
            item.setData(field, Qt.ItemDataRole.UserRole)
            self._fields.appendRow(item)
        self.table = self._made(table)
        self.hint = PlainLabel("", "muted", wrap=True)
        self.keep = QPushButton(say("Read it so"))
        self.keep.setObjectName("primary")
        self.keep.setDefault(True)
        self.keep.clicked.connect(self.accept)
        self.leave = QPushButton(say("Cancel"))
        self.leave.setAutoDefault(False)
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addWidget(self.hint, 1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("What do the columns of {file} mean?", file=file), "title", wrap=True))
        about = say(
            "No program that is known here writes such columns. Choose what each holds; for a table with the same "
            "columns you will not be asked again."
        )
        layout.addWidget(PlainLabel(about, "muted", wrap=True))
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self._make_choices(0, 0)
        self.table.horizontalScrollBar().valueChanged.connect(self._show_choices)
        self.table.horizontalScrollBar().rangeChanged.connect(self._show_choices)
        self._follow()
        self.choices[0].setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for place, choice in self.choices.items():
                if choice is watched:
                    # Who goes from chooser to chooser by keyboard sees where.
                    self.table.scrollTo(self.table.model().index(0, place))
                    self._make_choices(place, place)
                    break
        return super().eventFilter(watched, event)

    def _made(self, table: Table) -> QTableWidget:
        made = QTableWidget(1 + len(table.rows), len(table.header))
        made.setAccessibleName(say("The first rows"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.verticalHeader().hide()
        made.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        made.horizontalHeader().setDefaultSectionSize(max(_WIDTH, (_WIDE - _MARGIN) // len(table.header)))
        made.setHorizontalHeaderLabels([name[:_CELL] or say("(no name)") for name in table.header])
        made.setRowHeight(0, _CHOICE_ROW)
        for number, row in enumerate(table.rows, 1):
            made.setRowHeight(number, _ROW)
            for place, cell in enumerate(row[: len(table.header)]):
                made.setItem(number, place, QTableWidgetItem(cell[:_CELL]))
        return made

    def _show_choices(self, *_: int) -> None:
        last = self.table.columnAt(self.table.viewport().width() - 1)
        self._make_choices(self.table.columnAt(0), last if last >= 0 else len(self._header))

    def _make_choices(self, first: int, last: int) -> None:
        """Make those around these columns that there are not yet."""
        wanted = range(max(0, first - _AROUND), min(last + _AROUND, len(self._header)))
        for place in wanted:
            if place in self.choices:
                continue
            name = self._header[place]
            choice = StillChoice(say("What {column} means", column=name or str(place + 1)))
            choice.setModel(self._fields)
            choice.choose(self.mapping[name])
            choice.activated.connect(lambda _, place=place: self._choose(place))
            choice.installEventFilter(self)
            self.table.setCellWidget(0, place, choice)
            self.choices[place] = choice
        order = [*(self.choices[place] for place in sorted(self.choices)), self.leave, self.keep]
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _choose(self, place: int) -> None:
        name, field = self._header[place], self.choices[place].currentData()
        self.mapping[name] = field
        for other, choice in self.choices.items():
            # Columns of one name are one column.
            if self._header[other] == name:
                choice.choose(field)
        self._follow()

    def _follow(self) -> None:
        done = enough(self.mapping)
        self.keep.setEnabled(done)
        self.hint.setText(
            ""
            if done
            else say("Say which column holds a name, an e-mail address or a telephone number, or both ends of a tie.")
        )
