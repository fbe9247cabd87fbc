"""A line in which a person is named: suggestions while typing, chosen by keyboard."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.titles import current_role, organization_name

_SUGGESTIONS = 8


class PersonField(QLineEdit):
    """Names a person. A chosen suggestion is that very person, whatever others share the name."""

    chosen = Signal(object)
    entered = Signal()
    """Enter, but for the Enter that takes a suggestion."""

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
        self._rows: list[PersonId | None] = []
        self.picked: PersonId | None = None
        """Who was chosen among the suggestions, as long as the text begins with their name."""
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._lines = QStringListModel(self)
        completer = _NameCompleter(self._lines, self._text_of, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = QListView()
        popup.setObjectName("suggestions")
        completer.setPopup(popup)
        self.setCompleter(completer)
        chosen = completer.activated[QModelIndex]  # type: ignore[index]  # the stubs miss overloads
        chosen.connect(lambda index: self._take(index.row()))
        self.textEdited.connect(self._suggest)
        self.returnPressed.connect(self._enter)

    def person(self) -> PersonId:
        """The person named. Raises RuleBroken when nobody or several are meant."""
        if self.picked is not None and self.picked in self._session.rolodex.people:
            return self.picked
        if self._session.names is None:
            raise RuleBroken("nobody is meant", field="person", who=self.text(), candidates=())
        return self._session.names.find(self.text())

    def set_person(self, person: PersonId | None) -> None:
        """Name a person."""
        self.picked = person
        self.setText(self._name(person) if person is not None else "")

    def _suggest(self, text: str) -> None:
        if self.picked is not None:
            name = self._name(self.picked)
            if not text.startswith(name) or text[len(name) :][:1].strip():
                self.picked = None
        index = self._session.index
        if index is None or not text.strip() or self.picked is not None:
            self._lines.setStringList([])
            return
        self._rows, lines = [], []
        for line in self._extra(text) if self._extra is not None else ():
            self._rows.append(None)
            lines.append(line)
        for hit in index.find(text, _SUGGESTIONS):
            card = self._session.rolodex.people[hit.person]
            where = organization_name(self._session.rolodex, current_role(self._session.rolodex, card))
            self._rows.append(hit.person)
            lines.append(f"{card.name} · {where}" if where else card.name)
        self._lines.setStringList(lines)
        self.completer().complete()

    def _enter(self) -> None:
        suggestions = self.completer().popup()
        if suggestions is None or not (suggestions.isVisible() and suggestions.currentIndex().isValid()):
            self.entered.emit()

    def _take(self, row: int) -> None:
        person = self._rows[row] if 0 <= row < len(self._rows) else None
        if person is not None:
            self.set_person(person)
            self.chosen.emit(person)

    def _text_of(self, row: int) -> str | None:
        """What a chosen suggestion puts into the line: the name alone, the organization was for telling apart."""
        person = self._rows[row] if 0 <= row < len(self._rows) else None
        return self._name(person) if person is not None else None

    def _name(self, person: PersonId) -> str:
        card = self._session.rolodex.people.get(person)
        return card.name if card is not None else ""


class _NameCompleter(QCompleter):
    """A completer that puts something else into the line than what it shows."""

    def __init__(self, lines: QStringListModel, text_of: Callable[[int], str | None], parent: QWidget) -> None:
        super().__init__(lines, parent)
        self._text_of = text_of

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        text = self._text_of(index.row())
        return text if text is not None else super().pathFromIndex(index)
