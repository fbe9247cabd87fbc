"""How far a worker has come, told to the window; and the wish to stop, told to the worker."""

from PySide6.QtCore import QObject, Signal

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.wording.language import say


class Progress(QObject):
    """Carries progress from a worker to the window, and the wish to stop back to it."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self.writing = False

    def tell(self, name: str, records: int) -> None:
        """Called by the worker; raises when the user wants to stop."""
        if self.stopped:
            raise DiskTrouble("cancelled", name)
        self.told.emit(say("{name}: {records}", name=name, records=f"{records:,}"))
