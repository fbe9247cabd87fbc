"""The ledger as an item model: favors in order, texts on demand."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from godfather_desktop.domain.favor import Favor
from godfather_desktop.gui import theme
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.favor_values import favor_value
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import mode_words, status_words

DAY, DIRECTION, PERSON, TITLE, MODE, VALUE, STATUS = range(7)
_HEADERS = ("Date", "", "Person", "Favor", "How", "Value", "Status")
FAVOR_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """Favors, newest first."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.favors: list[Favor] = []

    def show_favors(self, favors: list[Favor]) -> None:
        """Show these favors."""
        self.beginResetModel()
        self.favors = sorted(favors, key=lambda favor: (-favor.day, -favor.id))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self.favors)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADERS[section]) if _HEADERS[section] else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.favors):
            return None
        favor = self.favors[index.row()]
        if role == FAVOR_ROLE:
            return favor
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(favor, index.column())
        if role == Qt.ItemDataRole.ForegroundRole:
            look = theme.current()
            if index.column() == DIRECTION:
                return look.color(favor.direction)
            return look.color("text" if index.column() in (PERSON, TITLE) else "muted")
        return None

    def _text(self, favor: Favor, column: int) -> str:
        if column == DAY:
            return day(favor.day)
        if column == DIRECTION:
            return say("given") if favor.direction == "given" else say("received")
        if column == PERSON:
            person = self._session.rolodex.people.get(favor.person)
            return person.name if person else ""
        if column == TITLE:
            return favor.title + (f" ({favor.beneficiary})" if favor.beneficiary else "")
        if column == MODE:
            return mode_words(favor)
        if column == VALUE:
            return f"{favor_value(favor):.2f}"
        return status_words(favor)
