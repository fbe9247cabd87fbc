"""What the disk has of the people who are asked about: how many touches, and a photo. Read before it is shown."""

from collections.abc import Callable, Iterable

from PySide6.QtGui import QImage

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.photos import small_photo
from godfather_desktop.gui.session import Session

_Read = dict[PersonId, tuple[int, QImage | None]]


class Seen:
    """Kept as long as it is true."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: _Read = {}

    def touches(self, one: PersonId, other: PersonId) -> tuple[int, int] | None:
        """How many touches two people have; None before both were read."""
        if one in self._read and other in self._read:
            return self._read[one][0], self._read[other][0]
        return None

    def photo(self, person: PersonId) -> QImage | None:
        """A person's photo, if there is one and it was read."""
        return self._read[person][1] if person in self._read else None

    def read(self, people: Iterable[PersonId], then: Callable[[], None]) -> None:
        """Read what is not known yet of these people, then call; not at all when everything is known."""
        wanted = [person for person in people if person not in self._read]
        if not wanted:
            return
        revision = self._session.rolodex.revision

        def ask(keeper: Keeper) -> _Read:
            return {person: (len(keeper.touches_of(person)), small_photo(keeper.photo_of(person))) for person in wanted}

        def take(read: _Read) -> None:
            # What was read before the records changed is not kept: whoever needs it asks once more.
            if self._session.rolodex.revision == revision:
                self._read |= read
            then()

        self._session.ask_disk(ask, take, "duplicates")

    def forget(self, changes: Iterable[Change], concerned: Iterable[PersonId]) -> None:
        """Drop what may be otherwise now."""
        people = set(concerned)
        for change in changes:
            if isinstance(change.record, Touch | Merge):
                people.add(change.record.person)
            elif isinstance(change.record, Photo):
                people.add(change.record.id)
        for person in people:
            self._read.pop(person, None)
