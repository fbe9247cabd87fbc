"""The contacts of one file: who stands in them, and the contacts themselves in a spool."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from operator import attrgetter

from godfather_desktop.domain.ids import BatchId, PersonId, TouchId
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.found import FoundTouch, Place, Rejected
from godfather_desktop.interchange.spool import Spool

WhoIs = Callable[[str, str, bool], PersonId | None]
"""Who is meant by a reference and a display name, added when the flag allows it; None for a stranger.
Raises RuleBroken."""
_PROGRESS = 5_000


@dataclass(slots=True)
class _Named:
    """Somebody in the file. introduces: a contact of theirs makes them a new card. is_who: once it is known."""

    said: str
    name: str
    introduces: bool = False
    is_who: PersonId | None = None
    refused: RuleBroken | None = None


@dataclass(slots=True)
class Contacts:
    """What a file says of contacts. Who is meant is known only once all files are read."""

    account: FileAccount
    _spool: Spool = field(default_factory=Spool)
    _numbers: dict[str, int] = field(default_factory=dict)
    _named: list[_Named] = field(default_factory=list)

    def put(self, found: FoundTouch) -> None:
        """Take in one contact."""
        key = folded(found.person)
        who = self._numbers.get(key)
        if who is None:
            who = self._numbers[key] = len(self._named)
            self._named.append(_Named(found.person, found.name))
        named = self._named[who]
        named.introduces |= found.introduces
        if " " in found.name and " " not in named.name:
            named.name = found.name
        self._spool.put((found.place.record, found.place.line, who, *found[2:11]))

    def settle(self, who_is: WhoIs, progress: Callable[[int], None]) -> None:
        """Find out who is meant, and account for the records; which of them are new only storage can tell."""
        for named in self._named:
            try:
                named.is_who = who_is(named.said, named.name, named.introduces)
            except RuleBroken as broken:
                named.refused = broken
        for number, (record, group) in enumerate(groupby(self._spool, attrgetter("record"))):
            contacts = list(group)
            if any(self._named[one.who].is_who is not None for one in contacts):
                self.account.records += 1
            else:
                self.account.reject(self._refusal(Place(record, contacts[0].line), self._named[contacts[0].who]))
            if number % _PROGRESS == 0:
                progress(self.account.records)

    def touches(self, batch: BatchId) -> Iterator[tuple[int, Touch]]:
        """The touches that the file brings, each with the number of its record."""
        for one in self._spool:
            person = self._named[one.who].is_who
            if person is not None:
                yield one.record, Touch(TouchId(0), person, *one[3:], batch)

    @staticmethod
    def _refusal(place: Place, named: _Named) -> Rejected:
        if named.refused is not None:
            return Rejected(place, named.refused.reason, named.refused.values_said)
        return Rejected(place, "stranger", {"who": named.name or named.said})
