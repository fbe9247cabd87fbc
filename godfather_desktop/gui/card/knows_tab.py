"""Whom the person knows: ties to others, recorded and inferred, the surest and strongest first."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.ties import confirm_tie, deny_tie, remove_tie, say_knows
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.network import Network
from godfather_desktop.gui.card.introductions_part import introduction_rows
from godfather_desktop.gui.card.tie_row import TieRow
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.warmth import Warmth
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import tie_source_words

_MOST = 40
_WORTH_SHOWING = 0.25
"""Less certain guesses are part of a path's chance, but nothing to look at."""


class KnowsTab(QWidget):
    """The person's ties to others."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._person: PersonId | None = None
        self._rows = Rows(say("Whom they know"))
        self._ties: list[TieRow] = []
        self._add = QPushButton(say("Knows … (Ctrl+J)"))
        self._add.clicked.connect(lambda: self._navigation.knows_requested.emit(self._person))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.addWidget(self._add)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show whom this person knows."""
        place = next((place for place, row in enumerate(self._ties) if row.hasFocus()), None)
        again = place if person == self._person else None
        self._person = person
        self._add.setVisible(person != ME)
        self._rows.clear()
        self._ties = []
        for part in introduction_rows(self._session, self._navigation, person):
            self._rows.add(part)
        network = self._session.network
        if person == ME or network is None:
            return
        ties = [
            (other, warmth)
            for other, warmth in network.partners(person)
            if warmth.certainty >= _WORTH_SHOWING or network.is_recorded(person, other)
        ]
        ties.sort(key=lambda tie: (-tie[1].certainty * tie[1].strength, tie[0]))
        for other, warmth in ties[:_MOST]:
            self._ties.append(self._row(network, person, other, warmth))
            self._rows.add(self._ties[-1])
        for other in network.denied(person):
            name = self._session.rolodex.people[other].name
            undo = (say("Take this back"), lambda one=other: self._forget(person, one))
            self._rows.add(fact(name, say("you said that they do not know each other"), name="muted", undo=undo))
        if len(ties) > _MOST:
            self._rows.add(fact(count("and {n} more", "and {n} more", len(ties) - _MOST), name="muted"))
        if not ties:
            self._rows.add(fact(say("Nobody on record yet."), say("Ctrl+J says whom they know, in one line.")))
        if again is not None and self._ties:
            # Whoever judges tie after tie by keyboard goes on where they were.
            self._ties[min(again, len(self._ties) - 1)].setFocus()

    def _row(self, network: Network, person: PersonId, other: PersonId, warmth: Warmth) -> TieRow:
        rolodex = self._session.rolodex
        sources = network.sources(person, other)
        detail = tie_source_words(rolodex, sources, warmth, self._session.today)
        recorded = [source.tie for source in sources if source.tie is not None]
        remove = (lambda: self._remove(recorded[0])) if recorded else None
        row = TieRow(rolodex.people[other].name, detail, inferred=not recorded, remove=remove)
        row.opened.connect(lambda: self._navigation.person_requested.emit(other))
        new_id = self._session.book.new_id
        perform = self._session.perform
        row.confirmed.connect(lambda: perform(lambda now: confirm_tie(now, new_id, person, other, warmth)))
        row.denied.connect(lambda: perform(lambda now: deny_tie(now, new_id, person, other)))
        row.said.connect(lambda strength: perform(lambda now: say_knows(now, new_id, person, other, strength)))
        return row

    def _remove(self, tie: TieId) -> None:
        self._session.perform(lambda rolodex: remove_tie(rolodex, tie))

    def _forget(self, person: PersonId, other: PersonId) -> None:
        def decide(rolodex: Rolodex) -> ChangeSet:
            low, high = min(person, other), max(person, other)
            said = next(tie for tie in rolodex.ties_of(low) if tie.b == high and tie.source == "denied")
            return remove_tie(rolodex, said.id)

        self._session.perform(decide)
