"""The left rail: the places of the program. Folds to icons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.wording.language import count, say

PAGES: tuple[tuple[str, str, str], ...] = (
    ("today", "Today", "sun"),
    ("rolodex", "Rolodex", "address-book"),
    ("network", "Network", "share-network"),
    ("introductions", "Introductions", "handshake"),
    ("favors", "Favors", "gift"),
    ("friends", "Friends", "users-five"),
    ("river", "River", "bridge"),
    ("import", "Import", "download-simple"),
    ("chances", "Chances", "target"),
    ("settings", "Settings", "gear-six"),
)
_LOWER = 7
_WIDE, _NARROW = 172, 60


class Rail(QWidget):
    """One button a page; the shown one is marked."""

    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDE)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._counts: dict[str, PlainLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 12)
        layout.setSpacing(4)
        for place, (name, text, _) in enumerate(PAGES):
            if place == _LOWER:
                layout.addStretch(1)
            button = QToolButton()
            button.setText(say(text))
            button.setAccessibleName(say(text))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(18, 18))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, one=name: self.page_wanted.emit(one))
            self._group.addButton(button)
            self._buttons[name] = button
            layout.addWidget(button)
        self.recolor()

    def show_page(self, name: str) -> None:
        """Mark the page that is shown."""
        self._buttons[name].setChecked(True)
        self.recolor()

    def show_count(self, name: str, number: int) -> None:
        """Show at a place how much waits there; nothing for 0."""
        button, label = self._buttons[name], self._counts.get(name)
        words = next(text for page, text, _ in PAGES if page == name)
        if label is None:
            label = self._counts[name] = PlainLabel("", "small")
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            inside = QHBoxLayout(button)
            inside.setContentsMargins(0, 0, 12, 0)
            inside.addStretch(1)
            inside.addWidget(label)
        label.setText(f"{number:,}" if number else "")
        label.setVisible(self.width() > _NARROW)
        waits = count("{place}, {n} thing", "{place}, {n} things", number, place=say(words))
        button.setAccessibleName(waits if number else say(words))

    def fold(self) -> None:
        """Fold to icons, or unfold."""
        narrow = self.width() > _NARROW
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for name, _, _ in PAGES:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            self._buttons[name].setToolButtonStyle(style)
            set_tip(self._buttons[name], self._buttons[name].accessibleName() if narrow else "")
        for label in self._counts.values():
            label.setVisible(not narrow)

    def recolor(self) -> None:
        """Take the icons' colors from the look."""
        for name, _, picture in PAGES:
            button = self._buttons[name]
            button.setIcon(icon(picture, "accent" if button.isChecked() else "muted"))
