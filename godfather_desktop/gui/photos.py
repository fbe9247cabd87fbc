"""Photos from foreign files: only pictures of known kinds and bearable size are decoded."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

_KINDS = (b"png", b"jpeg", b"gif", b"webp")
_MOST_PIXELS = 40_000_000
_SIDE = 128
QImageReader.setAllocationLimit(64)


def small_photo(data: bytes | None) -> QImage | None:
    """The middle square of a photo, scaled down for a card; None when there is none or it cannot be shown."""
    image = decoded(data) if data is not None else None
    if image is None:
        return None
    # Cut first: a picture of one line, scaled to fill the square, would be millions of pixels wide.
    side = min(image.width(), image.height())
    square = image.copy((image.width() - side) // 2, (image.height() - side) // 2, side, side)
    return square.scaled(
        QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def decoded(data: bytes) -> QImage | None:
    """A picture from bytes that anybody may have made, None when it cannot be shown.

    Its kind is taken from its content and never SVG, which can name files and hang the program;
    its size is read before anything is decoded.
    """
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
    return image if not image.isNull() else None
