"""The list of people as an item model over plain rows: ids in order, everything else on demand."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.text import folded
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.titles import current_role
from godfather_desktop.wording.chances import standing
from godfather_desktop.wording.dates import ago
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import role_head

NAME, ROLE, STRENGTH, LAST, TAGS = range(5)
_HEADERS = ("Name", "Role", "Strength", "Last touch", "Tags")
PERSON_ROLE = Qt.ItemDataRole.UserRole
"""Gives the PersonId of a row."""
MATCH_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the text in which the search found the person, where that is not the name."""

Index = QModelIndex | QPersistentModelIndex


class PeopleModel(QAbstractTableModel):
    """People in an order. Rows hold ids alone, so a change repaints and copies nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._people: list[PersonId] = []
        self._rows: dict[PersonId, int] = {}
        self._matches: dict[PersonId, str] = {}

    @property
    def people(self) -> list[PersonId]:
        """The ids in the order shown."""
        return self._people

    def show_people(self, people: list[PersonId], matches: dict[PersonId, str] | None = None) -> None:
        """Show these people in this order."""
        self.beginResetModel()
        self._people = people
        self._rows = {person: row for row, person in enumerate(people)}
        self._matches = matches or {}
        self.endResetModel()

    def row_of(self, person: PersonId) -> int | None:
        """Where a person stands, None when not shown."""
        return self._rows.get(person)

    def repaint(self, people: set[PersonId]) -> None:
        """Cards of these people changed."""
        for person in people:
            row = self._rows.get(person)
            if row is not None:
                self.dataChanged.emit(self.index(row, 0), self.index(row, TAGS))

    def letter_of(self, row: int) -> str:
        """The letter tab of a row: of the name as it is sorted."""
        first = sort_name(self._session.rolodex.people[self._people[row]].name)[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_HEADERS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(_HEADERS[section])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._people):
            return None
        person = self._people[index.row()]
        if role == PERSON_ROLE:
            return person
        if role == MATCH_ROLE:
            return self._matches.get(person, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(person, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == STRENGTH:
            return standing(self._session.scores.strength(person))
        return None

    def _text(self, person: PersonId, column: int) -> str:
        rolodex = self._session.rolodex
        card = rolodex.people.get(person)
        if card is None:
            return ""
        if column == NAME:
            return card.name
        if column == ROLE:
            role = current_role(rolodex, card)
            return role_head(rolodex, role) if role is not None else ""
        if column == STRENGTH:
            strength = self._session.scores.strength(person)
            return f"{strength.value:.0f}" if strength.state != "unknown" else ""
        if column == LAST:
            sums = rolodex.sums.get(person)
            return ago(sums.last, self._session.today) if sums is not None and sums.days else ""
        return ", ".join(card.tags)


def sort_name(name: str) -> str:
    """How names are sorted: by the last word, then the rest, as a Rolodex is."""
    words = folded(name).split()
    while len(words) > 1 and words[-1].strip(".") in ("jr", "sr", "ii", "iii", "iv", "phd", "md", "cpa", "mba"):
        words = words[:-1]
    return " ".join((words[-1], *words[:-1])) if words else ""
