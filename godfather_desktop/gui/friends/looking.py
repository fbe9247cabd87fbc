"""Everybody's evidence, computed in idle moments so that the window never waits for it."""

import time

from PySide6.QtCore import QObject, QTimer, Signal

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.session import Session

_SLICE_S = 0.004
_AT_ONCE = 20
"""People between two looks at the clock."""


class Looking(QObject):
    """Looks at everybody, a few milliseconds at a time, then says who the friends are."""

    found = Signal(object)
    """The `Friends`, once everybody has been looked at."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._people: list[PersonId] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._look_at_some)

    @property
    def active(self) -> bool:
        """Whether somebody is still to be looked at."""
        return self._idle.isActive()

    def start(self) -> None:
        """Look at everybody, anew if that was under way; what is known already costs next to nothing."""
        self._people = [person.id for person in self._session.rolodex.others()]
        self._idle.start()

    def stop(self) -> None:
        """Look no further."""
        self._idle.stop()

    def _look_at_some(self) -> None:
        scores, people = self._session.scores, self._session.rolodex.people
        end = time.perf_counter() + _SLICE_S
        while True:
            for _ in range(min(_AT_ONCE, len(self._people))):
                person = self._people.pop()
                if person in people:
                    scores.evidence(person)
                    scores.strength(person)
            if not self._people or time.perf_counter() >= end:
                break
        if not self._people:
            self._idle.stop()
            self.found.emit(scores.friends())
