"""One thing on the list of today: who, why, what was said last, and three keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui import theme
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.today.note_line import NoteLine
from godfather_desktop.insight.titles import current_role
from godfather_desktop.insight.today import Item
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import role_head
from godfather_desktop.wording.today import keys_words
from godfather_desktop.wording.today_reasons import reason

_NAME_WIDTH = 164
_BESIDE_NAME = 4
_KEYS: dict[int, str] = {
    Qt.Key.Key_D: "done",
    Qt.Key.Key_Space: "done",
    Qt.Key.Key_L: "log",
    Qt.Key.Key_S: "snooze",
    Qt.Key.Key_Return: "open",
    Qt.Key.Key_Enter: "open",
}


class ItemRow(QWidget):
    """Has the focus as a whole: D, L and S act on it, the arrow keys go to its neighbors."""

    done_wanted = Signal()
    log_wanted = Signal()
    snooze_wanted = Signal()
    card_wanted = Signal()
    step_wanted = Signal(int)
    """Go so many rows down."""
    focused = Signal()

    def __init__(self, rolodex: Rolodex, item: Item, today: Day) -> None:
        super().__init__()
        self.item = item
        card = rolodex.people[item.person]
        why = reason(rolodex, item, today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("{name}: {why}", name=card.name, why=why))
        self.setAccessibleDescription(keys_words())
        self.name = LineButton(card.name, say("{name}: show the card", name=card.name))
        self.name.clicked.connect(self.card_wanted)
        self.reason = PlainLabel(why, wrap=True)
        self.note = NoteLine()
        role = current_role(rolodex, card)
        self.role = NoteLine()
        self.role.say(role_head(rolodex, role) if role is not None else "")
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self.name)
        who.addWidget(self.role)
        who.addStretch(1)
        text = QVBoxLayout()
        text.setSpacing(2)
        # The first line stands beside the name, which is a button with its own margins.
        text.setContentsMargins(0, _BESIDE_NAME, 0, 0)
        text.addWidget(self.reason)
        text.addWidget(self.note)
        text.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(12)
        holder = QWidget()
        holder.setFixedWidth(_NAME_WIDTH)
        who.setContentsMargins(0, 0, 0, 0)
        holder.setLayout(who)
        layout.addWidget(holder)
        layout.addLayout(text, 1)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        self.buttons: list[QPushButton] = []
        for word, key, wanted in (
            (say("Done"), "D", self.done_wanted),
            (say("Log"), "L", self.log_wanted),
            (say("Snooze"), "S", self.snooze_wanted),
        ):
            button = QPushButton(word)
            button.setObjectName("quiet")
            button.setAccessibleName(say("{word}: {name}", word=word, name=card.name))
            set_tip(button, say("{word} ({key})", word=word, key=key))
            button.clicked.connect(wanted)
            keys.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        layout.addLayout(keys)
        # The row has the focus, and its keys do what the buttons do: Tab goes from row to row.
        for control in (self.name, *self.buttons):
            control.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        what = _KEYS.get(key) if plain else None
        if plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step_wanted.emit(1 if key == Qt.Key.Key_Down else -1)
        elif what is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            # A key that is held down must not tick the whole list off.
            {
                "done": self.done_wanted,
                "log": self.log_wanted,
                "snooze": self.snooze_wanted,
                "open": self.card_wanted,
            }[what].emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.current().color("accent"), 1))
            painter.setBrush(theme.current().color("hover"))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -2, -2), 8, 8)
