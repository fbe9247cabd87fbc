"""Icons of the Phosphor set, in the colors of the theme."""

import qtawesome
from PySide6.QtGui import QIcon

from godfather_desktop.gui import theme


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a Phosphor name, in a color of the theme."""
    made: QIcon = qtawesome.icon(f"ph.{name}", color=getattr(theme.current(), role))
    return made
