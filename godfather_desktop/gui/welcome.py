"""The first start: open the sample, import contacts, start empty, or open a file that is there."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel, button_text
from godfather_desktop.wording.language import say


class Welcome(QWidget):
    """Says where the file will be kept and offers four ways to begin."""

    sample_wanted = Signal(object)
    """Make a sample at this path."""
    empty_wanted = Signal(object, str, bool)
    """Make an empty Rolodex: (path, my name, go on to the import)."""
    file_wanted = Signal(object)

    def __init__(self, folder: Path, name: str, recent: list[Path]) -> None:
        super().__init__()
        self.setWindowTitle("Godfather Desktop")
        self.setMinimumSize(640, 560)
        self._folder = folder
        self.name = QLineEdit(name)
        self.name.setAccessibleName(say("Your name"))
        self.name.setPlaceholderText(say("Your name"))
        self.place = PlainLabel("", "small", wrap=True)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        self.contacts = QPushButton(say("Import my contacts"))
        self.contacts.setObjectName("primary")
        self.empty = QPushButton(say("Start empty"))
        self.sample = QPushButton(say("Open the sample"))
        self.other = QPushButton(say("Open a Rolodex file …"))
        change = QPushButton(say("Keep it elsewhere …"))
        change.setObjectName("quiet")
        self.contacts.clicked.connect(lambda: self._make(contacts=True))
        self.empty.clicked.connect(lambda: self._make(contacts=False))
        self.sample.clicked.connect(lambda: self.sample_wanted.emit(self._free("Sample.rolodex")))
        self.other.clicked.connect(self._choose_file)
        change.clicked.connect(self._choose_folder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(64, 48, 64, 40)
        layout.setSpacing(12)
        layout.addWidget(PlainLabel(say("Who will pick up the phone?"), "answer", wrap=True))
        layout.addWidget(
            PlainLabel(
                say(
                    "Keep your Rolodex as a living network: who knows whom, who did what for whom, who opens the door."
                ),
                "evidence",
                wrap=True,
            )
        )
        layout.addSpacing(16)
        layout.addWidget(PlainLabel(say("Your name"), "muted"))
        layout.addWidget(self.name)
        for button in (self.contacts, self.empty, self.sample, self.other):
            layout.addWidget(button)
        for path in [one for one in recent if one.exists()][:3]:
            button = QPushButton(button_text(str(path)))
            button.setObjectName("quiet")
            button.clicked.connect(lambda _=False, one=path: self.file_wanted.emit(one))
            layout.addWidget(button)
        layout.addWidget(self.wrong)
        layout.addStretch(1)
        layout.addWidget(self.place)
        layout.addWidget(change, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_place()

    def refuse(self, text: str) -> None:
        """Say what did not work."""
        self.wrong.setText(text)
        self.wrong.show()

    def _make(self, *, contacts: bool) -> None:
        if not self.name.text().strip():
            self.refuse(say("Type your name first: it is the center of the network."))
            self.name.setFocus()
            return
        self.empty_wanted.emit(self._free("My.rolodex"), self.name.text(), contacts)

    def _free(self, name: str) -> Path:
        """A path in the folder that is not taken yet."""
        path = self._folder / name
        number = 2
        while path.exists():
            path = self._folder / f"{Path(name).stem} {number}.rolodex"
            number += 1
        return path

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, say("Open a Rolodex file"), str(self._folder), "Rolodex (*.rolodex)"
        )
        if path:
            self.file_wanted.emit(Path(path))

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("Where to keep the file"), str(self._folder))
        if folder:
            self._folder = Path(folder)
            self._show_place()

    def _show_place(self) -> None:
        self.place.setText(
            say("Your file will be kept in {folder}. Nothing leaves this computer.", folder=str(self._folder))
        )
