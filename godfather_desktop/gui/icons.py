"""Line icons, drawn by us as SVG, in the colors of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from godfather_desktop.gui import theme

_SIDE = 18
_SCALES = (1, 2, 3)


def icon(name: str, role: str = "text") -> QIcon:
    """The icon of a name, in a color of the theme."""
    return _drawn(name, getattr(theme.current(), role))


@cache
def _drawn(name: str, color: str) -> QIcon:
    text = (theme.RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("#000000", color)
    renderer = QSvgRenderer(QByteArray(text.encode()))
    made = QIcon()
    for scale in _SCALES:
        picture = QPixmap(_SIDE * scale, _SIDE * scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made
