"""The plan of an import: what every record comes to, before anything is written.

Found records are tried on a copy of the Rolodex, one after the other; what differs in the end is
the ChangeSet. Every record is accounted for: added, merged, unchanged or rejected.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet, Record, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, BatchId, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.book_json import BookFile, read_book
from godfather_desktop.interchange.book_plan import found_card, plan_book
from godfather_desktop.interchange.contacts import Contacts
from godfather_desktop.interchange.formats import BOOK, ORDER, Format, format_of
from godfather_desktop.interchange.found import FoundGroup, FoundTouch, Noticed, Place, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.links import linkedin_identity, phone_identity
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.columns import ColumnsUnknown
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sources import sources_of
from godfather_desktop.interchange.told import Told
from godfather_desktop.interchange.trial import Trial, guarded

Progress = Callable[[str, int], None]
Touches = Iterator[tuple[int, Touch]]
"""Touches, each with the number of the record that brings it; those of one record stand together."""
_PROGRESS = 200
_SURE_RECORDS = 3
"""A single message that says whose it is may have been passed on."""
_ANY_TABLE = ("csv", "csv-ties", "nodes-csv", "edges-csv", "people")


@dataclass(slots=True)
class Plan:
    """A planned import.

    touches opens the streams of touches anew, one for each of `logs`. What is new in them only storage
    can tell: `settle` takes its counts in. likely_mine: who the owner may be, where a file needs to know
    and nobody has said; mine: own addresses that the files told for sure, kept on my card. after: the
    records as they would be, without touches. whole: the files are one JSON export and the Rolodex is
    empty: every record comes back as it was, and nothing else is written.
    """

    batch: BatchId
    changes: ChangeSet
    files: tuple[FileAccount, ...]
    touches: Callable[[], list[Touches]]
    logs: tuple[FileAccount, ...]
    after: Rolodex
    likely_mine: tuple[LikelyMine, ...] = ()
    mine: tuple[str, ...] = ()
    whole: BookFile | None = None

    def settle(self, counts: Iterable[tuple[int, int, int]]) -> None:
        """Take in, for each of `logs`: records that brought touches, records that brought none, new touches."""
        for account, (added, known, touches) in zip(self.logs, counts, strict=True):
            account.touches += touches
            account.added += added
            account.unchanged += known

    @property
    def new_people(self) -> list[Person]:
        """The people that the import adds."""
        return [
            change.after
            for change in self.changes.changes
            if change.before is None and isinstance(change.after, Person)
        ]


def plan_import(
    rolodex: Rolodex,
    new_id: Callable[[], int],
    today: Day,
    paths: list[Path],
    has_photo: Container[PersonId] = (),
    progress: Progress = lambda _name, _records: None,
    told: Told | None = None,
) -> Plan:
    """Read files, folders and zips and plan what they bring.

    has_photo: people whose photo is not replaced. progress: told file name and records read; it
    may raise to cancel.

    Raises RuleBroken for a file that is none of the known formats, ColumnsUnknown for a table that nobody
    has explained, DiskTrouble for what cannot be read.
    """
    return _Planning(rolodex, new_id, today, has_photo, progress, told or Told()).plan(paths)


@dataclass(slots=True)
class _Found:
    """A file whose format is known."""

    source: Source
    format: Format
    account: FileAccount


@dataclass(slots=True)
class _Streams:
    """Where the touches of an import come from, file by file."""

    accounts: list[FileAccount] = field(default_factory=list)
    openers: list[Callable[[], Touches]] = field(default_factory=list)

    def add(self, account: FileAccount, opener: Callable[[], Touches]) -> None:
        self.accounts.append(account)
        self.openers.append(opener)

    def open(self) -> list[Touches]:
        return [opener() for opener in self.openers]


class _Planning:
    """The state of a plan while it is made."""

    def __init__(
        self,
        rolodex: Rolodex,
        new_id: Callable[[], int],
        today: Day,
        has_photo: Container[PersonId],
        progress: Progress,
        told: Told,
    ) -> None:
        self._rolodex = rolodex
        self._new_id = new_id
        self._today = today
        self._has_photo = has_photo
        self._progress = progress
        self._told = told
        self._batch = BatchId(new_id())
        self._trial = Trial(rolodex, new_id, today, has_photo)
        self._streams = _Streams()
        self._likely: dict[str, LikelyMine] = {}
        self._sure: dict[str, None] = {}

    def plan(self, paths: list[Path]) -> Plan:
        files, accounts = self._recognized(paths)
        whole = self._whole(files)
        if whole is not None:
            return whole
        self._own(self._told.mine)
        contacts: list[Contacts] = []
        for found in sorted(files, key=lambda one: _rank(one.format.name)):
            if found.format.name == BOOK:
                self._book(found)
            else:
                contacts.append(self._read(found))
            self._progress(found.source.name, found.account.records)
        self._trial.finish()
        for one in contacts:
            one.settle(self._trial.who_is, lambda seen, name=one.account.path.name: self._progress(name, seen))  # type: ignore[misc]
            self._streams.add(one.account, lambda one=one: one.touches(self._batch))  # type: ignore[misc]
        return self._made(tuple(clean_line(path.name) for path in paths), tuple(accounts))

    def _recognized(self, paths: list[Path]) -> tuple[list[_Found], list[FileAccount]]:
        """Every file, and what is to be told of it; one that was named itself must be of a known format."""
        files: list[_Found] = []
        accounts: list[FileAccount] = []
        for path in paths:
            for source in sources_of(path):
                alone = source.shown == path
                source = source.with_encoding(self._told.encodings.get(source.shown, ""))  # noqa: PLW2901
                try:
                    known = self._format(source, alone=alone)
                except ColumnsUnknown:
                    if alone:
                        raise
                    known = None
                if known is None:
                    account = FileAccount(source.shown, "unknown")
                    account.notice(Noticed(Place(0, 0), "file of no known format"))
                else:
                    account = FileAccount(source.shown, known.name, encoding=source.encoding() if known.sheet else "")
                    files.append(_Found(source, known, account))
                accounts.append(account)
            files = [one for one in files if not _is_aside(one, path, files)]
            if not any(path in (one.source.shown, *one.source.shown.parents) for one in files):
                raise RuleBroken("no files to import", path=str(path))
        return files, accounts

    def _format(self, source: Source, *, alone: bool) -> Format | None:
        if not source.is_folder and source.size == 0:
            if alone:
                raise RuleBroken("empty file", path=str(source.shown))
            return None
        known = format_of(source, self._reading())
        if known is None and alone:
            raise RuleBroken("unknown format", path=str(source.shown))
        return known

    def _reading(self) -> Reading:
        """What readers are told; my own card may have learned addresses from a file before."""
        me = self._trial.rolodex.me
        known = (
            *me.emails,
            *self._told.mine,
            *self._sure,
            *me.identities,
            *map(linkedin_identity, me.links),
            *map(phone_identity, me.phones),
            me.name,
        )
        return Reading(self._today, frozenset(folded(one) for one in known if one), self._told.columns)

    def _read(self, found: _Found) -> Contacts:
        """Take in the records of one file; its contacts wait until everybody is known."""
        if found.format.owners is not None and not any("@" in one for one in self._reading().mine):
            self._find_owner(found)
        contacts = Contacts(found.account)
        # A group may stand before its members.
        groups: list[FoundGroup] = []
        for number, item in enumerate(guarded(found.format.read(found.source, self._reading())), 1):
            if isinstance(item, FoundTouch):
                contacts.put(item)
            elif isinstance(item, FoundGroup):
                groups.append(item)
            else:
                self._trial.take(item, found.account)
            if number % _PROGRESS == 0:
                self._progress(found.source.name, number)
        for group in groups:
            self._trial.take(group, found.account)
        return contacts

    def _find_owner(self, found: _Found) -> None:
        """Learn from the file who its owner is, or who may be."""
        if found.format.owners is None:
            return
        for likely in found.format.owners(found.source):
            if likely.sure and likely.records >= _SURE_RECORDS:
                self._sure.setdefault(likely.address)
            known = self._likely.get(likely.address)
            records = likely.records + (known.records if known is not None else 0)
            self._likely[likely.address] = replace(likely, records=records)
        self._own(tuple(self._sure))

    def _own(self, addresses: tuple[str, ...]) -> None:
        """Keep own addresses on my card, so that nobody is asked a second time."""
        me = self._trial.rolodex.me
        known = {folded(one) for one in (*me.emails, *me.links)}
        emails = tuple(one for one in addresses if "@" in one and folded(one) not in known)
        if emails:
            self._trial.add(Change(me, replace(me, emails=(*me.emails, *emails))))

    def _whole(self, files: list[_Found]) -> Plan | None:
        """The plan of a restore: one JSON export, and nothing in the Rolodex but my card."""
        if len(files) != 1 or files[0].format.name != BOOK or not _is_new(self._rolodex):
            return None
        account = files[0].account
        book = self._read_book(files[0])
        if not book.records:
            return None
        _take_rejects(book, account)
        changes: list[Change] = []
        records: list[Record] = [record for _, record in book.records]
        for record in (*records, *book.photos(), *book.contents()):
            before = self._rolodex.me if isinstance(record, Person) and record.id == ME else None
            changes.append(Change(before, record))
            account.count("added")
        account.records += book.counts[Touch]
        after = self._rolodex.copy()
        after.apply(changes)
        return Plan(
            self._batch,
            change_set("import.restore", clean_line(account.path.name), changes),
            (account,),
            lambda: [((place, touch) for place, touch in enumerate(book.touches()))],
            (account,),
            after,
            whole=book,
        )

    def _read_book(self, found: _Found) -> BookFile:
        account = found.account
        try:
            book = read_book(found.source, lambda seen: self._progress(account.path.name, seen))
        except TooMuch as too_much:
            book = BookFile(found.source)
            book.rejects.append(Rejected(Place(1, 1), too_much.why, too_much.values_said))
        return book

    def _book(self, found: _Found) -> None:
        """Take in a JSON export beside what is there."""
        account = found.account
        book = self._read_book(found)
        _take_rejects(book, account)
        place = Place(0, 0)
        planned = plan_book(
            book,
            self._trial.rolodex,
            self._new_id,
            self._batch,
            lambda card: self._trial.person_of(found_card(place, card)),
            self._has_photo,
        )
        for change in planned.changes:
            self._trial.add(change)
        account.records += planned.added + planned.merged + planned.unchanged + book.counts[Touch]
        account.added += planned.added
        account.merged += planned.merged
        account.unchanged += planned.unchanged
        account.ties += planned.ties
        account.favors += planned.favors
        self._streams.add(account, lambda: enumerate(planned.touches()))

    def _made(self, names: tuple[str, ...], files: tuple[FileAccount, ...]) -> Plan:
        totals: dict[str, Any] = {
            name: sum(getattr(account, name) for account in files)
            for name in ("records", "added", "merged", "unchanged", "rejected")
        }
        record = Batch(self._batch, self._today, names, **totals)
        likely = sorted(self._likely.values(), key=lambda one: (-one.records, one.address))
        return Plan(
            self._batch,
            change_set("import.bring", ", ".join(names), (*self._trial.changes(), Change(None, record))),
            files,
            self._streams.open,
            tuple(self._streams.accounts),
            self._trial.rolodex,
            tuple(likely),
            tuple(self._sure),
        )


def _take_rejects(book: BookFile, account: FileAccount) -> None:
    for rejected in book.rejects:
        account.reject(rejected)


def _is_aside(found: _Found, path: Path, files: list[_Found]) -> bool:
    """Whether it is one of the many tables of a LinkedIn export that are about no people, such as receipts.

    An export is a zip, or a folder with several tables of LinkedIn.
    """
    source = found.source
    if found.format.name not in _ANY_TABLE or found.format.told or path not in source.shown.parents:
        return False
    exports = Counter(one.source.shown.parent for one in files if one.format.name.startswith("linkedin"))
    aside = any(exports[folder] > (not source.member) for folder in source.shown.parents)
    if aside:
        found.account.format = "unknown"
        found.account.notice(Noticed(Place(0, 0), "file of no known format"))
    return aside


def _rank(name: str) -> int:
    return ORDER.index(name) if name in ORDER else len(ORDER)


def _is_new(rolodex: Rolodex) -> bool:
    """Whether the Rolodex holds nothing but a bare card of mine."""
    me = rolodex.me
    return (
        len(rolodex.people) == 1
        and me == Person(ME, me.name)
        and not rolodex.sums
        and not any((rolodex.organizations, rolodex.roles, rolodex.notes, rolodex.downs, rolodex.batches))
        and not rolodex.records_of(ME)
    )
