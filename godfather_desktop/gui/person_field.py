"""A line in which a person is named: suggestions while typing, chosen by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.titles import current_role, organization_name

_SUGGESTIONS = 8


class PersonField(QLineEdit):
    """Names a person. A chosen suggestion is that very person, whatever others share the name."""

    chosen = Signal(object)

    def __init__(
        self,
        session: Session,
        placeholder: str,
        parent: QWidget | None = None,
        extra: Callable[[str], list[str]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._extra = extra
        self._shown: dict[str, PersonId] = {}
        self._picked: PersonId | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._lines = QStringListModel(self)
        completer = QCompleter(self._lines, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("suggestions")
        completer.setPopup(popup)
        completer.activated.connect(self._take)
        self.setCompleter(completer)
        self.textEdited.connect(self._suggest)

    def person(self) -> PersonId:
        """The person named. Raises RuleBroken when nobody or several are meant."""
        if self._picked is not None and self._picked in self._session.rolodex.people:
            return self._picked
        if self._session.names is None:
            raise RuleBroken("nobody is meant", field="person", who=self.text(), candidates=())
        return self._session.names.find(self.text())

    def set_person(self, person: PersonId | None) -> None:
        """Name a person."""
        self._picked = person
        self.setText(self._session.rolodex.people[person].name if person is not None else "")

    def _suggest(self, text: str) -> None:
        self._picked = None
        index = self._session.index
        if index is None or not text.strip():
            self._lines.setStringList([])
            return
        self._shown = {}
        for hit in index.find(text, _SUGGESTIONS):
            card = self._session.rolodex.people[hit.person]
            where = organization_name(self._session.rolodex, current_role(self._session.rolodex, card))
            line = f"{card.name} · {where}" if where else card.name
            if line in self._shown:
                line = f"{line} ({hit.person})"
            self._shown[line] = hit.person
        lines = list(self._shown)
        if self._extra is not None:
            lines = self._extra(text) + lines
        self._lines.setStringList(lines)
        self.completer().complete()

    def _take(self, line: str) -> None:
        person = self._shown.get(line)
        if person is None:
            return
        self._picked = person
        self.setText(self._session.rolodex.people[person].name)
        self.chosen.emit(person)
