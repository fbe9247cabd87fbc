"""Whom the person knows: ties to others on record."""

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.ties import remove_tie
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import button_text
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.warmth import warmth_of
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import tie_detail

_MOST = 60


class KnowsTab(QWidget):
    """The person's ties to others, the strongest first."""

    title = say("Knows")

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._person: PersonId | None = None
        self._rows = Rows(say("Whom they know"))
        self._add = QPushButton(say("Knows … (Ctrl+J)"))
        self._add.clicked.connect(lambda: self._navigation.knows_requested.emit(self._person))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addWidget(self._add)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show whom this person knows."""
        self._person = person
        self._add.setVisible(person != ME)
        self._rows.clear()
        rolodex, today = self._session.rolodex, self._session.today
        ties = sorted(
            rolodex.ties_of(person),
            key=lambda tie: -warmth_of([tie], today).certainty * warmth_of([tie], today).strength,
        )
        for tie in ties[:_MOST]:
            other = tie.other(person)
            name = QPushButton(button_text(rolodex.people[other].name))
            name.setObjectName("quiet")
            name.setStyleSheet("text-align: left; padding: 2px 4px;")
            name.clicked.connect(lambda _=False, one=other: self._navigation.person_requested.emit(one))
            undo = (say("Remove this tie"), partial(self._remove, tie.id))
            self._rows.add(fact(name, tie_detail(rolodex, tie, today), undo=undo))
        if len(ties) > _MOST:
            self._rows.add(fact(count("and {n} more", "and {n} more", len(ties) - _MOST), name="muted"))
        if not ties:
            self._rows.add(fact(say("Nobody on record yet."), say("Ctrl+J says whom they know, in one line.")))

    def _remove(self, tie: TieId) -> None:
        self._session.perform(lambda rolodex: remove_tie(rolodex, tie))
