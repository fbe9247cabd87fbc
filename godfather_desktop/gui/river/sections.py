"""Panels and their headings, as the river page stacks them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel

_HEAD = 36


def panel(*widgets: QWidget) -> QWidget:
    """Widgets one below the other on a ground of their own."""
    made = QWidget()
    made.setObjectName("panel")
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    inside = QVBoxLayout(made)
    inside.setContentsMargins(4, 4, 4, 8)
    inside.setSpacing(0)
    for widget in widgets:
        inside.addWidget(widget)
    return made


def section(title: str, tools: QHBoxLayout | None, below: QWidget) -> QWidget:
    """A panel with its heading, and tools at the right of it."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    head = QHBoxLayout()
    name = PlainLabel(title, "title")
    # Headings side by side are as high as the one that has a button.
    name.setMinimumHeight(_HEAD)
    head.addWidget(name, 1)
    if tools is not None:
        head.addLayout(tools)
    column.addLayout(head)
    column.addWidget(below)
    return made
