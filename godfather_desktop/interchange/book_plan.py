"""What a JSON export brings into a Rolodex that has records of its own.

All its records get new ids. People are matched; of the other records those are left out that are there
already, so that the same file brings nothing a second time. Nothing that was typed is overwritten.
"""

from array import array
from collections.abc import Callable, Container, Hashable, Iterator
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar, cast

from godfather_desktop.actions.united import united_card
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, Change, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, BatchId, FavorId, PersonId, TouchId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import referring, rewritten
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.drills import seal_holds, seal_of
from godfather_desktop.interchange.book_json import BookFile
from godfather_desktop.interchange.found import FoundPerson, Place
from godfather_desktop.interchange.links import linkedin_identity
from godfather_desktop.interchange.sheet_names import SheetNames, own_identity

PersonOf = Callable[[Person], PersonId | None]
"""Who in the Rolodex a card of the file stands for; None for somebody new."""

_Kind = TypeVar("_Kind", bound=Record)
_Ids = dict[type[Record], dict[int, int]]
_KEYS: dict[type[Record], Callable[[Any], Hashable]] = {
    Organization: lambda one: folded(one.name),
    Role: lambda one: (one.person, one.organization, folded(one.title), one.start),
    Tie: lambda one: (one.a, one.b, one.source, folded(one.organization) if one.source == "co-employed" else ""),
    Favor: lambda one: replace(one, id=FavorId(0), status="done", thanked=False, due=None),
    Note: lambda one: (one.person, one.topic) if one.topic else (one.person, one.day, one.text),
    DownPeriod: lambda one: (one.start, one.cause),
    Correction: lambda one: (one.person, one.part, one.period),
    Drill: lambda one: (one.day, one.names, one.chances),
    Task: lambda one: (one.person, one.due, one.work, one.text),
    Ask: lambda one: (one.person, one.day, one.model, one.size, one.text),
    Attempt: lambda one: (one.person, one.day, one.channel, one.at, one.number, one.purpose),
    Pause: lambda one: (one.person, one.cause, one.start),
    Etiquette: lambda one: one.person,
    Cadence: lambda one: (one.person, one.tag, one.rhythm, one.start),
    Snooze: lambda one: (one.person, one.item),
    Silence: lambda one: (one.person, one.row),
    Introduction: lambda one: (one.target, one.chain, one.days[0], one.why),
    Attachment: lambda one: (one.person, one.name, one.content),
    Merge: lambda one: (one.person, one.day, one.reason, one.said, len(one.lost)),
    Distinct: lambda one: (one.a, one.b),
}
"""By what a record is known again, whatever became of it since; others are the same when all their fields are."""


@dataclass(slots=True)
class BookPlan:
    """What the file comes to. changes: all but touches. touches opens the stream of them anew, with their new ids;
    which of them are on record already only storage can tell. added, merged, unchanged: of all other records;
    ties, favors: how many of them are new.
    """

    changes: list[Change]
    touches: Callable[[], Iterator[Touch]]
    added: int = 0
    merged: int = 0
    unchanged: int = 0
    ties: int = 0
    favors: int = 0


def found_card(place: Place, card: Person) -> FoundPerson:
    """A card of the file as `Matching` takes it."""
    profiles = (linkedin_identity(link) for link in card.links)
    identities = tuple(dict.fromkeys((*card.identities, *(one for one in profiles if one))))
    return FoundPerson(place, card.name, card.emails, card.phones, card.links, identities=identities, me=card.id == ME)


def plan_book(
    book: BookFile,
    rolodex: Rolodex,
    new_id: Callable[[], int],
    batch: BatchId,
    person_of: PersonOf,
    has_photo: Container[PersonId] = (),
) -> BookPlan:
    """Plan to bring a JSON export into a Rolodex. batch: the import, to which all its touches belong.

    The file's owner is taken for mine. has_photo: people whose photo is not replaced. Raises DiskTrouble.
    """
    return _Planning(book, rolodex, new_id, batch, has_photo).plan(person_of)


class _Planning:
    """The state of a plan while it is made: which id became which, and what stood there before."""

    def __init__(
        self,
        book: BookFile,
        rolodex: Rolodex,
        new_id: Callable[[], int],
        batch: BatchId,
        has_photo: Container[PersonId],
    ) -> None:
        self._book = book
        self._rolodex = rolodex
        self._new_id = new_id
        self._batch = batch
        self._has_photo = has_photo
        self._ids: _Ids = {kind: {} for kind in RECORD_KINDS}
        self._standing: dict[type[Record], dict[Hashable, list[Record]]] = {}
        cards = Rolodex()
        cards.fill(one for _, one in book.records if isinstance(one, Person))
        self._names = SheetNames(cards)
        self._touch_ids = array("q", (new_id() for _ in range(book.counts[Touch])))
        self._plan = BookPlan([], self._touches)

    def plan(self, person_of: PersonOf) -> BookPlan:
        self._know_people(person_of)
        self._know_touches()
        for _, record in self._book.records:
            if isinstance(record, Person):
                self._card(record)
            elif isinstance(record, Batch):
                # What its imports were is the history of the other Rolodex.
                self._ids[Batch][record.id] = self._batch
                self._plan.unchanged += 1
            else:
                self._other(record)
        self._photos()
        self._contents()
        return self._plan

    def _know_people(self, person_of: PersonOf) -> None:
        """Whom each card of the file stands for; no two for the same person."""
        by_identity: dict[str, PersonId] = {}
        for person in self._rolodex.people.values():
            for identity in (own_identity(person), *person.identities):
                by_identity.setdefault(identity, person.id)
        ids, taken = self._ids[Person], {ME}
        cards = [one for _, one in self._book.records if isinstance(one, Person) and one.id != ME]
        for card in cards:
            known = by_identity.get(own_identity(card))
            if known is not None and known not in taken:
                ids[card.id] = known
                taken.add(known)
        for card in cards:
            if card.id not in ids:
                known = person_of(card)
                if known is None or known in taken:
                    known = PersonId(self._new_id())
                ids[card.id] = known
                taken.add(known)
        ids[ME] = ME

    def _know_touches(self) -> None:
        """The new ids of those touches that other records name."""
        named = {
            one.id
            for _, record in self._book.records
            if isinstance(record, Attempt | Merge)
            for one in referring(record)
            if one.kind is Touch
        }
        if named:
            for place, touch in enumerate(self._book.touches()):
                if touch.id in named:
                    self._ids[Touch][touch.id] = self._touch_ids[place]

    def _touches(self) -> Iterator[Touch]:
        people = self._ids[Person]
        for touch, id_ in zip(self._book.touches(), self._touch_ids, strict=False):
            yield replace(touch, id=TouchId(id_), person=PersonId(people[touch.person]), batch=self._batch)

    def _card(self, card: Person) -> None:
        theirs = cast("Person", rewritten(card, self._ids))
        if theirs.referred_by == theirs.id:
            theirs = replace(theirs, referred_by=None)
        mine = self._rolodex.people.get(theirs.id)
        if mine is None:
            self._add(self._known_again(card, theirs))
        else:
            self._fill(mine, theirs)

    def _known_again(self, card: Person, theirs: Person) -> Person:
        """A new card with an identity of its own where the next import could not tell it from others."""
        apart = card.emails and not self._names.number(card)
        if apart or any(identity.startswith("uid:") for identity in card.identities):
            return theirs
        return replace(theirs, identities=(*theirs.identities, own_identity(card)))

    def _other(self, record: Record) -> None:
        theirs = self._renamed(record)
        if theirs is None:
            self._plan.unchanged += 1
            return
        mine = self._match(theirs, record.id)
        if mine is not None:
            self._ids[type(record)][record.id] = mine.id
            self._fill(mine, theirs)
            return
        ids = self._ids[type(record)]
        # A merge that came before may have named it.
        id_ = ids[record.id] = ids.get(record.id) or self._new_id()
        new: Record = replace(theirs, id=id_)  # type: ignore[arg-type]
        self._add(new)
        if isinstance(new, Organization):
            # Of two organizations of one name the next import would find only one.
            self._standing[Organization].setdefault(_key(new), []).append(new)

    def _renamed(self, record: Record) -> Record | None:
        """The record as it names those of this Rolodex; None when it says nothing here.

        Ids of what is gone get new ones, too: here they would name something else.
        """
        if isinstance(record, Snooze) and any(
            one.field == "item" and one.id not in self._ids[one.kind] for one in referring(record)
        ):
            return None
        if isinstance(record, Attempt | Drill | Introduction | Merge):
            for one in referring(record):
                if one.kind is Batch:
                    self._ids[Batch].setdefault(one.id, self._batch)
                elif one.kind is not Content and one.id not in self._ids[one.kind]:
                    self._ids[one.kind][one.id] = self._new_id()
        theirs = rewritten(record, self._ids)
        if isinstance(theirs, Drill) and isinstance(record, Drill) and seal_holds(record):
            return replace(theirs, seal=seal_of(theirs.day, theirs.people, theirs.names, theirs.chances))
        return theirs

    def _match(self, theirs: Record, number: int) -> Record | None:
        """The record of this Rolodex that says the same; each is found once, but for organizations.

        number: the id in the file, by which a file that was written from this Rolodex finds the very record.
        """
        kind = type(theirs)
        standing = self._standing.get(kind)
        if standing is None:
            standing = self._standing[kind] = {}
            for record in self._rolodex.table(kind).values():
                standing.setdefault(_key(record), []).append(record)
        found = standing.get(_key(theirs))
        if not found:
            return None
        place = next((place for place, one in enumerate(found) if one.id == number), 0)
        return found[place] if kind is Organization else found.pop(place)

    def _fill(self, mine: Record, theirs: Record) -> None:
        after = mine
        if isinstance(mine, Person) and isinstance(theirs, Person):
            after = united_card(mine, theirs)
        elif isinstance(mine, Role | Tie):
            after = _filled(mine, theirs)
        if after == mine:
            self._plan.unchanged += 1
        else:
            self._plan.merged += 1
            self._plan.changes.append(Change(mine, after))

    def _add(self, record: Record) -> None:
        self._plan.changes.append(Change(None, record))
        self._plan.added += 1
        self._plan.ties += isinstance(record, Tie)
        self._plan.favors += isinstance(record, Favor)

    def _photos(self) -> None:
        merged_away = {change.after.other for change in self._plan.changes if isinstance(change.after, Merge)}
        for photo in self._book.photos():
            person = PersonId(self._ids[Person].get(photo.id, 0))
            known = photo.id in self._book.ids[Person] and person not in self._has_photo
            if known or person in merged_away:
                self._add(replace(photo, id=person))
            else:
                self._plan.unchanged += 1

    def _contents(self) -> None:
        wanted = {change.after.content for change in self._plan.changes if isinstance(change.after, Attachment)}
        for content in self._book.contents():
            if content.id in wanted:
                self._add(content)
            else:
                self._plan.unchanged += 1


def _key(record: Record) -> Hashable:
    key = _KEYS.get(type(record))
    return key(record) if key is not None else replace(record, id=0)  # type: ignore[arg-type]


def _filled(mine: _Kind, theirs: _Kind) -> _Kind:
    """Mine with its empty fields filled from theirs."""
    values: dict[str, Any] = {}
    for one in fields(mine):
        have, get = getattr(mine, one.name), getattr(theirs, one.name)
        if have is None or have == "":
            values[one.name] = get
    return replace(mine, **values)
