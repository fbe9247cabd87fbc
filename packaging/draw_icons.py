"""Draw the icon in every size of the hicolor theme, and copy it for the program: run after changing the SVG.

tools/inside.sh .venv/bin/python packaging/draw_icons.py
"""

import shutil
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

NAME = "godfather-desktop"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
PACKAGING = Path(__file__).resolve().parent
THEME = PACKAGING / "icons" / "hicolor"
DRAWING = THEME / "scalable" / "apps" / f"{NAME}.svg"
RESOURCES = PACKAGING.parent / "godfather_desktop" / "resources"


def drawn(drawing: Path, size: int) -> QImage:
    """The drawing as a square picture of `size` pixels."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(drawing)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def main() -> None:
    """Write every size, and the program's own copy."""
    application = QGuiApplication([])
    for size in SIZES:
        path = THEME / f"{size}x{size}" / "apps" / f"{NAME}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        if not drawn(DRAWING, size).save(str(path)):
            message = f"{path} could not be written"
            raise OSError(message)
    shutil.copyfile(DRAWING, RESOURCES / DRAWING.name)
    application.quit()


if __name__ == "__main__":
    main()
