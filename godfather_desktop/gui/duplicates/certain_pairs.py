"""Cards that are certainly one person's: a row each with the reason, and one button for all of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import fact
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.wording.duplicates import why_one
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.look_alikes import and_more, both

_AT_ONCE, _MOST = 6, 200


class CertainPairs(QWidget):
    """A few rows at first, more when they are asked for."""

    all_wanted = Signal()
    """Merge all of them."""
    apart_wanted = Signal(object)
    """This pair are two people all the same."""

    def __init__(self) -> None:
        super().__init__()
        self._most = _AT_ONCE
        self._rolodex: Rolodex | None = None
        self._pairs: Sequence[Pair] = ()
        self._said: list[tuple[Pair, str, str]] = []
        self.rows = RowStack(8)
        self.merge_all = QPushButton()
        self.merge_all.setObjectName("primary")
        self.merge_all.clicked.connect(self.all_wanted.emit)
        self.more = QPushButton()
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self._show_more)
        self.rest = PlainLabel("", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for widget in (self.rows, self.more, self.rest):
            layout.addWidget(widget)
        layout.addSpacing(4)
        layout.addWidget(self.merge_all)

    def show_pairs(self, rolodex: Rolodex, pairs: Sequence[Pair]) -> None:
        """Show these pairs."""
        self._rolodex, self._pairs = rolodex, pairs
        shown = pairs[: self._most]
        rest = len(pairs) - len(shown)
        self.more.setVisible(bool(rest) and self._most < _MOST)
        self.more.setText(f"{and_more(rest)} …")
        self.rest.setVisible(bool(rest) and self._most >= _MOST)
        self.rest.setText(and_more(rest))
        self.merge_all.setText(f"{count('Merge these two', 'Merge all {n}', len(pairs))}  ({say('Shift+M')})")
        said = [(pair, both(rolodex, pair), why_one(rolodex, pair)) for pair in shown]
        if said != self._said:
            self._said = said
            self.rows.show_rows([self._row(*one) for one in said])

    def _row(self, pair: Pair, names: str, why: str) -> QWidget:
        undo = (f"{say('These are two people')}: {names}", lambda: self.apart_wanted.emit(pair))
        return fact(names, why, undo=undo)

    def _show_more(self) -> None:
        self._most = _MOST
        if self._rolodex is not None:
            self.show_pairs(self._rolodex, self._pairs)
