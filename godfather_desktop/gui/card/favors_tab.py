"""Favors between me and the person."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.favors import remove_favor, thank
from godfather_desktop.domain.ids import FavorId, PersonId
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.ledger import is_close, thanks_due
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import balance_words, favor_detail


class FavorsTab(QWidget):
    """The ledger with one person; close people have no balance, only thanks and promises."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._balance = PlainLabel("", "small", wrap=True)
        self._rows = Rows(say("Favors"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addWidget(self._balance)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show the favors between me and this person."""
        self._rows.clear()
        rolodex, today = self._session.rolodex, self._session.today
        favors = sorted(rolodex.favors_of(person), key=lambda favor: (-favor.day, -favor.id))
        close = is_close(
            rolodex.people[person], self._session.scores.strength(person).value, self._session.scores.show_up(person)
        )
        self._balance.setText("" if close or not favors else balance_words(balance_of(favors, today)))
        self._balance.setVisible(bool(self._balance.text()))
        for favor in favors:
            row = fact(
                favor.title,
                favor_detail(favor),
                day(favor.day),
                name="",
                undo=(say("Remove this favor"), partial(self._remove, favor.id)),
            )
            self._rows.add(row)
            if thanks_due(favor, today):
                button = QPushButton(say("Thanked"))
                button.clicked.connect(partial(self._thank, favor.id))
                self._rows.add(button)
        if not favors:
            self._rows.add(fact(say("No favors on record."), say("Ctrl+G logs one in a line.")))

    def _thank(self, favor: FavorId) -> None:
        self._session.perform(lambda rolodex: thank(rolodex, favor))

    def _remove(self, favor: FavorId) -> None:
        self._session.perform(lambda rolodex: remove_favor(rolodex, favor))
