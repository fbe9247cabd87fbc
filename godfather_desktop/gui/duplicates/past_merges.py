"""Cards that were merged, the newest first, each of which can be taken apart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.ids import MergeId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import fact
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
        self._said: list[tuple[MergeId, str, str]] = []
        self._rolodex: Rolodex | None = None
        self.rows = RowStack(8)
        self.none = PlainLabel(say("Nothing has been merged yet."), "muted")
        self.more = QPushButton()
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self._show_more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(self.none)
        layout.addWidget(self.rows)
        layout.addWidget(self.more)

    def show_merges(self, rolodex: Rolodex) -> None:
        """Show what was merged."""
        self._rolodex = rolodex
        merges = sorted(rolodex.merges.values(), key=lambda one: -one.id)
        shown = merges[: self._most]
        rest = len(merges) - len(shown)
        self.none.setVisible(not merges)
        self.rows.setVisible(bool(merges))
        self.more.setVisible(bool(rest))
        self.more.setText(f"{and_more(rest)} …")
        said = [(one.id, part_of(rolodex, one), merged_when(one)) for one in shown]
        if said != self._said:
            self._said = said
            self.rows.show_rows([self._row(*one) for one in said])

    def _row(self, merge: MergeId, words: str, when: str) -> QWidget:
        button = QPushButton(say("Take apart"))
        button.setObjectName("small")
        button.setAccessibleName(f"{say('Take apart')}: {words}")
        button.clicked.connect(lambda _=False: self.apart_wanted.emit(merge))
        return fact(words, when, button)

    def _show_more(self) -> None:
        self._most += 10 * _AT_ONCE
        if self._rolodex is not None:
            self.show_merges(self._rolodex)
