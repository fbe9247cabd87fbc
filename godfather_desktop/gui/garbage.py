"""Collects garbage on the UI thread alone.

Python collects in whichever thread happens to allocate. Cycles of closed dialogs and rows hold
widgets, and a widget that is destroyed on the thread of a lane ends the process.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_PAUSE_MS = 500


class Collector(QObject):
    """Takes over from Python's own collector, which rests from the making of this to `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_PAUSE_MS)
        self._timer.timeout.connect(collect_some)

    def start(self) -> None:
        """Begin to collect."""
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again. Call when the other threads have ended."""
        self._timer.stop()
        gc.enable()


def collect_some() -> None:
    """Collect the generations that Python would: the young often, the old seldom."""
    for generation in (2, 1, 0):
        if gc.get_count()[generation] > gc.get_threshold()[generation]:
            gc.collect(generation)
            return
