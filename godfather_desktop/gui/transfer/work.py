"""What the page is busy with: one piece of work that is waited for, its bar, and the words for the status line."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from godfather_desktop.gui.transfer.progress import Progress
from godfather_desktop.wording.language import say


class Work(QProgressBar):
    """A bar that is seen while something is under way.

    progress: of the work that is waited for. Work that is no longer waited for may still run: it is told
    to stop, and what comes of it is dropped.
    """

    working = Signal(str)
    """What is under way, for the status line; empty when nothing is."""
    told = Signal(str)
    """How far the work is that is waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.progress: Progress | None = None
        self._words: dict[str, str] = {}
        self.setRange(0, 0)
        self.setTextVisible(False)
        self.setAccessibleName(say("Progress"))
        self.hide()

    def start(self, words: str) -> Progress:
        """Begin a piece of work; one that was waited for is stopped, unless it is writing."""
        self.stop_reading()
        progress = self.progress = Progress()
        progress.told.connect(partial(self._tell, progress))
        self.say_work("import", words)
        self.setRange(0, 0)
        self.show()
        return progress

    def stop_reading(self) -> None:
        """Tell what is only read to stop; what is being written goes on."""
        if self.progress is not None and not self.progress.writing:
            self.progress.stopped = True

    def finish(self, progress: Progress) -> bool:
        """End a piece of work; tells whether it is still the one that is waited for."""
        if progress is not self.progress:
            return False
        self.progress = None
        self.say_work("import", "")
        self.hide()
        return True

    def say_work(self, topic: str, text: str) -> None:
        """Say what is under way of a topic, 'import' or 'export'."""
        self._words[topic] = text
        self.working.emit(next((one for one in self._words.values() if one), ""))

    def _tell(self, progress: Progress, text: str, share: int) -> None:
        if progress is self.progress:
            self.setRange(0, 100 if share >= 0 else 0)
            self.setValue(share)
            self.say_work("import", text)
            self.told.emit(text)
