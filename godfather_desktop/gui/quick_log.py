"""The quick line (Ctrl+L): one typed line into a favor or a touch, showing what it understood."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.favors import log_favor_line
from godfather_desktop.actions.touches import log_touch_line
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import FavorId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.quick_line import FavorLine, TouchLine, is_favor_line, read_favor, read_touch
from godfather_desktop.wording.dates import weekday
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import favor_detail, touch_head


class QuickLog(QWidget):
    """A bar at the bottom of the page. Enter saves; Esc closes it and keeps the text."""

    closed = Signal()

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._sent = ""
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.line = QLineEdit()
        self.line.setPlaceholderText(
            say("gave Ann Lee intro to Bob Roy yesterday size 3 · called Bob Roy, he called back")
        )
        self.line.setAccessibleName(say("Quick log"))
        self.line.textChanged.connect(self._understand)
        self.line.returnPressed.connect(self.save)
        self.understood = PlainLabel("", "small", wrap=True)
        self.button = QPushButton(say("Save"))
        self.button.setObjectName("primary")
        self.button.clicked.connect(self.save)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.line, 1)
        top.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self.understood)
        session.ready.connect(lambda: self._understand(self.line.text()))
        self._understand("")

    def begin(self, text: str) -> None:
        """Open the line; a beginning replaces what stood there, none keeps it."""
        if text:
            self.line.setText(text)
        self.show()
        self.line.setFocus()
        self.line.end(False)

    def save(self) -> None:
        """Log what the line says; while it is refused, the text stays."""
        names = self._session.names
        text = self.line.text()
        if names is None or not text.strip():
            return
        book = self._session.book
        if book.busy and text == self._sent:
            # Enter was pressed twice.
            return
        self._sent = text

        def decide(rolodex: Rolodex) -> ChangeSet:
            line = self._read(text)
            if isinstance(line, FavorLine):
                return log_favor_line(rolodex, book.new_id, line)
            return log_touch_line(rolodex, book.new_id, line)

        def done(changes: ChangeSet) -> None:
            if self.line.text() == text:
                self.line.clear()
            after = changes.changes[0].after if changes.changes else None
            if isinstance(after, Favor | Touch):
                self._navigation.person_requested.emit(after.person)
            self.closed.emit()

        def failed(error: BaseException) -> None:
            if not isinstance(error, RuleBroken | DiskTrouble):
                raise error
            self._wrong(refusal(error))

        def said(changes: ChangeSet) -> None:
            done(changes)
            self._session.said.emit(say("Saved. Ctrl+Z takes it back."))

        book.perform(decide, said, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _read(self, text: str) -> FavorLine | TouchLine:
        names = self._session.names
        if names is None:
            raise RuleBroken("favor line not understood", field="line")
        today = self._session.today
        return read_favor(text, names, today) if is_favor_line(text, names) else read_touch(text, names, today)

    def _understand(self, text: str) -> None:
        if not text.strip():
            self._right(say("Begin with gave, got, called, met, emailed … then the person. Enter saves."))
            return
        if self._session.names is None:
            return
        try:
            line = self._read(text)
        except RuleBroken as broken:
            self._wrong(refusal(broken))
            return
        name = self._session.rolodex.people[line.person].name
        when = weekday(line.day)
        if isinstance(line, FavorLine):
            favor = Favor(
                FavorId(0), line.person, line.day, line.direction, line.title, line.size, line.effort, line.mode,
                line.status, line.thanked, line.beneficiary, line.due,
            )  # fmt: skip
            self._right(f"{name} · {line.title} · {favor_detail(favor)} · {when}")
        else:
            touch = Touch(
                TouchId(0), line.person, line.day, line.channel, line.direction, line.people, line.obligate,
                line.context, line.personal, line.ask, line.note,
            )  # fmt: skip
            self._right(" · ".join(one for one in (name, touch_head(touch), line.note, when) if one))

    def _right(self, text: str) -> None:
        self.understood.setText(text)
        self._name("small")

    def _wrong(self, text: str) -> None:
        self.understood.setText(text)
        self._name("warning")

    def _name(self, name: str) -> None:
        if self.understood.objectName() != name:
            self.understood.setObjectName(name)
            self.understood.style().unpolish(self.understood)
            self.understood.style().polish(self.understood)
