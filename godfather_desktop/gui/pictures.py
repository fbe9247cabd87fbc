"""Pictures into files and bytes, in a format that is named and not guessed from a file's name."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def save_png(image: QImage, path: Path) -> bool:
    """Write a PNG file; tells whether it was written."""
    return QImageWriter(str(path), QByteArray(b"png")).write(image)


def jpeg_bytes(image: QImage) -> bytes:
    """The picture as JPEG."""
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(packed, QByteArray(b"jpeg"))
    writer.setQuality(88)
    writer.write(image)
    return bytes(packed.data().data())
