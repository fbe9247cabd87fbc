"""The command palette (Ctrl+K): people and commands by a few letters."""

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.text import folded
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.finding import Hit
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.wording.language import say

_MOST = 12


class PaletteBox(QDialog):
    """Type, choose with Up and Down, Enter does it."""

    def __init__(self, session: Session, navigation: Navigation, actions: list[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._navigation = navigation
        self._actions = [action for action in actions if action.isEnabled()]
        self._rows: list[PersonId | QAction] = []
        self.setWindowTitle(say("Find a person or a command"))
        self.setMinimumSize(520, 380)
        self.line = QLineEdit()
        self.line.setPlaceholderText(say("Find a person or a command"))
        self.line.setAccessibleName(say("Find a person or a command"))
        self.line.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(say("Found"))
        self._lines = QStringListModel(self)
        self.list.setModel(self._lines)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(self.line)
        layout.addWidget(self.list, 1)
        self.line.textChanged.connect(self._look)
        self.line.returnPressed.connect(self._do)
        self.list.activated.connect(lambda _: self._do())
        self.list.clicked.connect(lambda _: self._do())
        self._look("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None and self._rows:
                row = max(0, min(len(self._rows) - 1, self.list.currentIndex().row() + step))
                self.list.setCurrentIndex(self._lines.index(row))
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        said = folded(text)
        words = said.split()
        commands = [action for action in self._actions if all(word in folded(_plain(action)) for word in words)]
        if not said or self._session.index is None:
            self._show([], commands)
        else:
            self._session.find(
                text, lambda hits: self._show(hits[:_MOST], commands) if Shiboken.isValid(self) else None
            )

    def _show(self, hits: list[Hit], commands: list[QAction]) -> None:
        lines: list[str] = []
        self._rows = []
        for hit in hits:
            card = self._session.rolodex.people[hit.person]
            where = organization_name(self._session.rolodex, current_role(self._session.rolodex, card))
            lines.append(f"{card.name} · {where}" if where else card.name)
            self._rows.append(hit.person)
        for action in commands[:_MOST]:
            keys = action.shortcut().toString()
            lines.append(f"{_plain(action)}   {keys}".rstrip())
            self._rows.append(action)
        self._lines.setStringList(lines)
        if lines:
            self.list.setCurrentIndex(self._lines.index(0))

    def _do(self) -> None:
        row = self.list.currentIndex().row()
        if not 0 <= row < len(self._rows):
            return
        chosen = self._rows[row]
        self.accept()
        if isinstance(chosen, QAction):
            chosen.trigger()
        else:
            self._navigation.person_requested.emit(chosen)


def _plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
