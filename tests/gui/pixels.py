"""A picture as numbers."""

import numpy as np
from PySide6.QtGui import QImage


def pixels(image: QImage) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Red, green and blue of each pixel: rows, columns, three."""
    rgb = image.convertToFormat(QImage.Format.Format_RGBX8888)
    packed = np.frombuffer(rgb.constBits(), dtype=np.uint8)
    return packed.reshape(rgb.height(), rgb.bytesPerLine() // 4, 4)[:, : rgb.width(), :3].copy()
