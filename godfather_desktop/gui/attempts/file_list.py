"""Files to be kept with an attempt: chosen, read away from the window, taken out again."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.attempt_files import FileToKeep
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.interchange.kept_file import read_file_to_keep
from godfather_desktop.wording.attempts import size_words
from godfather_desktop.wording.language import say


class FileList(QWidget):
    """The files chosen so far, and the button that chooses one more."""

    def __init__(self, session: Session, box: FormBox) -> None:
        super().__init__()
        self._session = session
        self._box = box
        self.files: list[FileToKeep] = []
        self._stack = RowStack(4)
        self.choose_button = QPushButton(say("Attach a file …"))
        self.choose_button.setAccessibleName(say("Attach a file, such as a voicemail, at most 25 MB"))
        self.choose_button.clicked.connect(self.choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._stack)
        layout.addWidget(self.choose_button)

    @property
    def bytes_together(self) -> int:
        """The size of all files."""
        return sum(len(file.content.data) for file in self.files)

    def choose(self) -> None:
        """Ask for a file and read it."""
        path, _ = QFileDialog.getOpenFileName(self, say("Attach a file"), "")
        if path:
            self.read(Path(path))

    def read(self, path: Path) -> None:
        """Read a file in the pool; what cannot be kept is said in the form."""
        self.choose_button.setEnabled(False)

        def then(file: FileToKeep) -> None:
            if Shiboken.isValid(self):
                self.choose_button.setEnabled(True)
                self.files.append(file)
                self.show_files()

        def failed(error: BaseException) -> None:
            if Shiboken.isValid(self) and isinstance(error, RuleBroken | DiskTrouble):
                self.choose_button.setEnabled(True)
                self._box.refuse(error)
            else:
                self._session.fail(error)

        self._session.pool(lambda: read_file_to_keep(path), then, failed)

    def show_files(self) -> None:
        """Show what is chosen."""
        self._stack.show_rows(
            [
                fact(
                    file.name,
                    right=size_words(len(file.content.data)),
                    undo=(say("Take {name} out again", name=file.name), partial(self._take_out, file)),
                )
                for file in self.files
            ]
        )

    def _take_out(self, file: FileToKeep) -> None:
        self.files.remove(file)
        self.show_files()
