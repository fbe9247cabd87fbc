"""Cards that were merged, the newest first, each of which can be taken apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import MergeId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.wording.language import say
from godfather_desktop.wording.look_alikes import and_more, merged_when, part_of

_AT_ONCE = 12


class PastMerges(QWidget):
    """So many rows at first; more when they are asked for."""

    apart_wanted = Signal(object)
    """Take this merge apart, by its id."""

    def __init__(self) -> None:
        super().__init__()
        self._most = _AT_ONCE
        self._rolodex: Rolodex | None = None
        self.rows: list[MergeRow] = []
        """Those that are shown."""
        self._made: list[MergeRow] = []
        self.none = PlainLabel(say("Nothing has been merged yet."), "muted")
        self.more = QPushButton()
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.none)
        self._box = QWidget()
        self._stack = QVBoxLayout(self._box)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(8)
        layout.addWidget(self._box)
        layout.addWidget(self.more)

    def show_merges(self, rolodex: Rolodex) -> None:
        """Show what was merged."""
        self._rolodex = rolodex
        newest = sorted(rolodex.merges, reverse=True)
        shown = newest[: self._most]
        rest = len(newest) - len(shown)
        self.none.setVisible(not newest)
        self.more.setVisible(bool(rest))
        self.more.setText(f"{and_more(rest)} …")
        focus = QApplication.focusWidget()
        if len(shown) > len(self.rows) + 1 and (focus is None or not self._box.isAncestorOf(focus)):
            # Many rows that come one by one would be laid out as often.
            self._box.hide()
        while len(self._made) < len(shown):
            row = MergeRow()
            row.apart_wanted.connect(self.apart_wanted.emit)
            self._made.append(row)
            self._stack.addWidget(row)
            self.setTabOrder(row.button, self.more)
        self.rows = self._made[: len(shown)]
        for row, merge in zip(self.rows, shown, strict=True):
            row.show_merge(rolodex, rolodex.merges[merge])
        over = self._made[len(shown) :]
        if self.rows and any(row.button.hasFocus() for row in over):
            # Whoever works by keyboard stays among the rows.
            self.rows[-1].button.setFocus()
        for row in over:
            row.hide()
        self._box.setVisible(bool(self.rows))

    def _show_more(self) -> None:
        self._most += 10 * _AT_ONCE
        if self._rolodex is not None:
            self.show_merges(self._rolodex)


class MergeRow(QWidget):
    """Who is part of whom, since when and why. Made once, for merge after merge: a new one on each key is slow."""

    apart_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._merge: MergeId | None = None
        self._words = PlainLabel("", wrap=True)
        self._when = PlainLabel("", "small", wrap=True)
        self.button = QPushButton(say("Take apart"))
        self.button.setObjectName("small")
        self.button.clicked.connect(lambda _=False: self.apart_wanted.emit(self._merge))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._words, 1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(head)
        layout.addWidget(self._when)

    def show_merge(self, rolodex: Rolodex, merge: Merge) -> None:
        """Show this merge."""
        self._merge = merge.id
        words = part_of(rolodex, merge)
        self._words.setText(words)
        self.button.setAccessibleName(f"{say('Take apart')}: {words}")
        self._when.setText(merged_when(merge))
        self.show()
