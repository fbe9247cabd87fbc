"""Photos from foreign files: only pictures of known kinds and bearable size are decoded."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_KINDS = (b"png", b"jpeg", b"gif", b"webp")
_MOST_PIXELS = 40_000_000
_SIDE = 128
QImageReader.setAllocationLimit(64)


def small_photo(data: bytes | None) -> QImage | None:
    """A photo scaled down for a card, None when there is none or it cannot be shown.

    Its kind is taken from its content and never SVG, which can name files and hang the program;
    its size is read before anything is decoded.
    """
    if data is None:
        return None
    packed = QByteArray(data)
    device = QBuffer(packed)
    device.open(QIODevice.OpenModeFlag.ReadOnly)
    kind = bytes(QImageReader.imageFormat(device).data())
    if kind not in _KINDS:
        return None
    device.seek(0)
    reader = QImageReader(device, QByteArray(kind))
    size = reader.size()
    if not size.isValid() or size.width() * size.height() > _MOST_PIXELS:
        return None
    image = reader.read()
    if image.isNull():
        return None
    return image.scaled(
        QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
