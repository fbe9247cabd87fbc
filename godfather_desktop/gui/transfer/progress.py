"""How far a worker has come, told to the window; and the wish to stop, told to the worker."""

from PySide6.QtCore import QObject, Signal

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.wording.language import say


class Progress(QObject):
    """Carries progress from a worker to the window, and the wish to stop back to it.

    writing: the import itself is under way, and no longer the preview. total: how many touches are to be
    written, 0 when that is not known.
    """

    told = Signal(str, int)
    """How far, in words and in percent; -1 where it is not known how much there is."""

    def __init__(self) -> None:
        super().__init__()
        self.stopped = False
        self.writing = False
        self.total = 0
        self.seen = 0

    def tell(self, name: str, records: int) -> None:
        """Called by the worker; raises when the user wants to stop."""
        if self.stopped:
            raise DiskTrouble("cancelled", name)
        self.told.emit(say("Reading {name}: {records}", name=name, records=f"{records:,}"), -1)

    def tell_touches(self, touches: int) -> None:
        """The same while touches are compared with those in the book, or written."""
        if self.stopped:
            raise DiskTrouble("cancelled")
        self.seen = max(self.seen, touches)
        if self.total:
            share = min(99, touches * 100 // self.total)
            self.told.emit(say("Importing {share} %", share=share), share)
        else:
            self.told.emit(say("Comparing touches: {touches}", touches=f"{touches:,}"), -1)
