"""Pictures into files and bytes, in a format that is named and not guessed from a file's name."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from godfather_desktop.interchange.writing import write_file


def save_png(image: QImage, path: Path) -> None:
    """Write a PNG file, whole or not at all. Raises DiskTrouble."""
    write_file(path, [_encoded(image, b"png", -1)])


def jpeg_bytes(image: QImage) -> bytes:
    """The picture as JPEG."""
    return _encoded(image, b"jpeg", 88)


def _encoded(image: QImage, kind: bytes, quality: int) -> bytes:
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(packed, QByteArray(kind))
    writer.setQuality(quality)
    writer.write(image)
    return bytes(packed.data().data())
