"""A scrolling stack of rows: what the card's tabs and the opened lanes are made of."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.gui.icons import icon
from godfather_desktop.gui.plain import PlainLabel, set_tip


class Rows(QScrollArea):
    """Rows one below the other; `clear` and add anew is how they change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        inside = QWidget()
        self._layout = QVBoxLayout(inside)
        self._layout.setContentsMargins(0, 8, 8, 8)
        self._layout.setSpacing(10)
        self._layout.addStretch(1)
        self.setWidget(inside)

    def clear(self) -> None:
        """Take all rows away."""
        while self._layout.count() > 1:
            item = self._layout.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def add(self, widget: QWidget) -> None:
        """Add a row at the end."""
        self._layout.insertWidget(self._layout.count() - 1, widget)


def fact(
    head: str | QWidget,
    detail: str = "",
    right: str | QWidget = "",
    *,
    name: str = "",
    undo: tuple[str, Callable[[], None]] | None = None,
) -> QWidget:
    """A row: a head line with something at its right, a muted detail below, perhaps a small cross.

    undo: what the cross is called, and what it does.
    """
    row = QWidget()
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(2)
    top = QHBoxLayout()
    top.setSpacing(8)
    top.addWidget(PlainLabel(head, name, wrap=True) if isinstance(head, str) else head, 1)
    if right:
        top.addWidget(PlainLabel(right, "muted") if isinstance(right, str) else right)
    if undo is not None:
        top.addWidget(cross(*undo))
    layout.addLayout(top)
    if detail:
        layout.addWidget(PlainLabel(detail, "small", wrap=True))
    return row


def cross(text: str, do: Callable[[], None]) -> QToolButton:
    """A small cross that takes something away."""
    button = QToolButton()
    button.setIcon(icon("x", "muted"))
    button.setAccessibleName(text)
    set_tip(button, text)
    button.clicked.connect(lambda _=False: do())
    return button
