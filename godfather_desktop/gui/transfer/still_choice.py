"""A choice that the wheel does not change: it is there to scroll what lies around it."""

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox


class StillChoice(QComboBox):
    """Changed by clicks and keys alone."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def choose(self, data: object) -> None:
        """Show the choice with this data, if there is one."""
        place = self.findData(data)
        if place >= 0:
            self.setCurrentIndex(place)
