"""What one file brings, with the ways to have it read otherwise; or all files of one format."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.transfer.folded import Folded
from godfather_desktop.gui.transfer.still_choice import StillChoice
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.wording.import_choices import ENCODINGS, encoding_key, encoding_name
from godfather_desktop.wording.imports import brings_line, counts_line, format_name, records_line
from godfather_desktop.wording.language import count, say

_FEW = 12
"""So many files are shown one by one; more are grouped by their format."""
_MOST = 60
"""Files of one format that are shown when they are unfolded."""
_EXPLAINED = ("csv", "csv-ties")
_ENCODED = ("vcard",)


class FileRow(QWidget):
    """One file: its name, what it is and what comes of it."""

    encoding_chosen = Signal(object, str)
    """Read this path in this encoding; an empty one finds it out."""
    columns_wanted = Signal(object)
    """Ask what the columns of this path mean."""

    def __init__(self, name: str, account: FileAccount, chosen: str) -> None:
        super().__init__()
        self.encoding: StillChoice | None = None
        self.columns: QPushButton | None = None
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(PlainLabel(name, wrap=True))
        words.addWidget(PlainLabel(records_line(account), "small", wrap=True))
        brings = brings_line([account])
        if brings:
            words.addWidget(PlainLabel(brings, "small", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(words, 1)
        if account.format in _EXPLAINED:
            self.columns = QPushButton(say("Columns …"))
            self.columns.setAccessibleName(say("Say what the columns of {file} mean", file=name))
            self.columns.clicked.connect(lambda: self.columns_wanted.emit(account.path))
            layout.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        if account.encoding or account.format in _ENCODED:
            self.encoding = _encoding(name, account, chosen)
            self.encoding.activated.connect(partial(self._choose, account.path))
            layout.addWidget(self.encoding, 0, Qt.AlignmentFlag.AlignTop)

    def _choose(self, path: Path, _place: int) -> None:
        if self.encoding is not None:
            self.encoding_chosen.emit(path, self.encoding.currentData())


def file_rows(files: Sequence[tuple[str, FileAccount]], make: Callable[[str, FileAccount], FileRow]) -> list[QWidget]:
    """A row a file, or, of many files, one a format."""
    if len(files) <= _FEW:
        return [make(name, account) for name, account in files]
    by_format: dict[str, list[tuple[str, FileAccount]]] = {}
    for name, account in files:
        by_format.setdefault(account.format, []).append((name, account))
    rows: list[QWidget] = []
    for group in by_format.values():
        accounts = [account for _, account in group]
        if len(group) == 1:
            rows.append(make(*group[0]))
            continue
        head = say(
            "{files}: {format}",
            files=count("{n} file", "{n} files", len(group)),
            format=format_name(accounts[0].format),
        )
        detail = "\n".join(text for text in (counts_line(accounts), brings_line(accounts)) if text)
        rows.append(Folded(head, "", partial(_stack, group, make), detail=detail))
    return rows


def _stack(group: Sequence[tuple[str, FileAccount]], make: Callable[[str, FileAccount], FileRow]) -> QWidget:
    stack = RowStack(8)
    stack.layout().setContentsMargins(16, 8, 0, 8)  # type: ignore[union-attr]  # it has one
    rows: list[QWidget] = [make(name, account) for name, account in group[:_MOST]]
    if len(group) > len(rows):
        more = len(group) - len(rows)
        rows.append(PlainLabel(count("and {n} more file", "and {n} more files", more), "small"))
    stack.show_rows(rows)
    return stack


def _encoding(name: str, account: FileAccount, chosen: str) -> StillChoice:
    choice = StillChoice(say("Encoding of {file}", file=name))
    set_tip(choice, say("The encoding: choose another one where names look wrong"))
    if not account.encoding:
        choice.addItem(say("Encoding as the file says"), "")
    for encoding in ENCODINGS:
        choice.addItem(encoding_name(encoding), encoding)
    choice.choose(chosen or encoding_key(account.encoding))
    return choice
