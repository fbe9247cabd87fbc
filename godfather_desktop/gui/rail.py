"""The left rail: the places of the program. Folds to icons."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.plain import set_tip
from godfather_desktop.wording.language import say

PAGES: tuple[tuple[str, str, str], ...] = (
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
_LOWER = 6
_WIDE, _NARROW = 172, 52


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

    def fold(self) -> None:
        """Fold to icons, or unfold."""
        narrow = self.width() > _NARROW
        self.setFixedWidth(_NARROW if narrow else _WIDE)
        for name, text, _ in PAGES:
            style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            self._buttons[name].setToolButtonStyle(style)
            set_tip(self._buttons[name], say(text) if narrow else "")

    def recolor(self) -> None:
        """Take the icons' colors from the look."""
        for name, _, picture in PAGES:
            button = self._buttons[name]
            button.setIcon(icon(picture, "accent" if button.isChecked() else "muted"))
