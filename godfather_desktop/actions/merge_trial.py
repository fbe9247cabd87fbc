"""The records on which merges are tried: those in memory, and the touches and photos that were read for it."""

from collections.abc import Iterable, Iterator

from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch

Key = tuple[type[Record], int]


def key_of(record: Record) -> Key:
    """Which record it is, whatever it says."""
    return type(record), record.id


class Trial:
    """What merges are decided on. The first `apply` copies the Rolodex, so that none is altered."""

    def __init__(self, rolodex: Rolodex, touches: Iterable[Touch] = (), photos: Iterable[Photo] = ()) -> None:
        self.rolodex = rolodex
        self._copied = False
        self._disk: dict[Key, Record] = {(Photo, one.id): one for one in photos}
        self._touched: dict[PersonId, dict[int, None]] = {}
        for touch in touches:
            self._disk[Touch, touch.id] = touch
            self._touched.setdefault(touch.person, {})[touch.id] = None
        self._named: dict[PersonId, dict[Key, None]] | None = None
        self._first: dict[Key, Record | None] = {}
        self._last: dict[Key, Record | None] = {}

    def find(self, kind: type[Record], id_: int) -> Record | None:
        """The record of this kind and id; of touches and photos, only those that were read."""
        return self._disk[kind, id_] if (kind, id_) in self._disk else self.rolodex.find(kind, id_)

    def touches_of(self, person: PersonId) -> list[Touch]:
        """The touches of a person that were read."""
        found = (self._disk[Touch, touch] for touch in self._touched.get(person, ()))
        return [one for one in found if isinstance(one, Touch)]

    def photo_of(self, person: PersonId) -> Photo | None:
        """The photo of a person, if it was read; it waits on the disk while the card is part of another."""
        found = self._disk.get((Photo, person))
        return found if isinstance(found, Photo) else None

    def naming(self, person: PersonId) -> list[Record]:
        """Every record in memory that names a person, the person's own last; but for sealed predictions, which
        stay as they were sealed.
        """
        if self._named is None:
            self._named = {}
            for one in _naming_others(self.rolodex):
                for who in _named_beside(one):
                    self._named.setdefault(who, {})[key_of(one)] = None
        own = self.rolodex.records_of(person)
        owned = {key_of(one) for one in own}
        beside = (self.find(*key) for key in self._named.get(person, ()) if key not in owned)
        return [*(one for one in beside if one is not None), *own]

    def apply(self, changes: Iterable[Change]) -> None:
        """Take changes in, to decide on what comes next."""
        if not self._copied:
            self.rolodex, self._copied = self.rolodex.copy(), True
        changes = tuple(changes)
        self.rolodex.apply(changes)
        for change in changes:
            key = key_of(change.record)
            self._first.setdefault(key, change.before)
            self._last[key] = change.after
            for record in (change.before, change.after):
                if self._named is not None and record is not None:
                    for who in _named_beside(record):
                        if record is change.before:
                            self._named.get(who, {}).pop(key, None)
                        else:
                            self._named.setdefault(who, {})[key] = None
            if key[0] in (Touch, Photo):
                self._follow(change, key)

    def became(self) -> dict[Key, Record | None]:
        """Every record that was changed, as it is now; None for those that went."""
        return self._last

    def net(self) -> list[Change]:
        """What all changes together come to."""
        return [Change(self._first[key], after) for key, after in self._last.items() if self._first[key] != after]

    def _follow(self, change: Change, key: Key) -> None:
        if isinstance(change.before, Touch):
            self._touched.get(change.before.person, {}).pop(key[1], None)
        if change.after is None:
            self._disk.pop(key, None)
            return
        self._disk[key] = change.after
        if isinstance(change.after, Touch):
            self._touched.setdefault(change.after.person, {})[key[1]] = None


def _naming_others(rolodex: Rolodex) -> Iterator[Record]:
    """The records that name people by whom the Rolodex does not find them: there can be many, so field by field."""
    yield from (tie for tie in rolodex.ties.values() if tie.says is not None)
    yield from (card for card in rolodex.people.values() if card.referred_by is not None)
    yield from rolodex.etiquettes.values()
    yield from (target for target in rolodex.targets.values() if target.person is not None)
    yield from (one for one in rolodex.introductions.values() if one.thanked)


def _named_beside(record: Record) -> Iterator[PersonId]:
    found: tuple[PersonId | None, ...] = ()
    if isinstance(record, Tie):
        found = (record.says,)
    elif isinstance(record, Person):
        found = (record.referred_by,)
    elif isinstance(record, Etiquette):
        found = (record.gatekeeper, record.decides_says)
    elif isinstance(record, Target):
        found = (record.person,)
    elif isinstance(record, Introduction):
        found = tuple(PersonId(one) for one in record.thanked)
    return (one for one in found if one is not None)
