"""A JSON export as a book: its records, checked one by one and against each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import DISK_KINDS, RECORD_KINDS, Record
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import from_plain
from godfather_desktop.domain.references import referring
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.touch import Touch
from godfather_desktop.interchange.book_entries import entries
from godfather_desktop.interchange.book_soundness import LARGEST, flaw_of
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.source import Source

OTHERS = ("journal", "claim")
"""Entries that are no records: what imports changed and brought, so that they can be rolled back."""

_Kind = TypeVar("_Kind", bound=Record)
_Progress = Callable[[int], None]
_TOUCH = "touch"
_SAID_CHARS = 200
_SOFT = {
    (Drill, "people"),
    (Snooze, "item"),
    (Attempt, "touch"),
    (Attempt, "reply"),
    (Introduction, "thanked"),
    (Introduction, "asks"),
}
"""Fields that may name what is gone."""


class Ids:
    """A set of ids that takes little room even for millions in a row."""

    def __init__(self) -> None:
        self._blocks: dict[int, int] = {}

    def __contains__(self, number: int) -> bool:
        return bool(self._blocks.get(number >> 6, 0) & 1 << (number & 63))

    def add(self, number: int) -> bool:
        """Take an id in; tells whether it is new."""
        if number in self:
            return False
        self._blocks[number >> 6] = self._blocks.get(number >> 6, 0) | 1 << (number & 63)
        return True

    def remove(self, number: int) -> None:
        """Forget an id that is in."""
        self._blocks[number >> 6] &= ~(1 << (number & 63))


_AllIds = dict[type[Record], Ids]


@dataclass(slots=True)
class BookFile:
    """What a JSON export holds: only records of right types and bounds, whose ids are unique and that name nothing
    which is not there.

    records: those of the kinds that live in memory, those first that others name, by id; touches, photos
    and the bytes of kept files are read from the file when they are asked for. counts: how many there are
    of these. rejects: the entries that are no such records. ids: of all records, by kind. merged_away: the
    cards that lie in merges; they may have photos, for the day on which they come out again.
    """

    source: Source
    records: list[tuple[Place, Record]] = field(default_factory=list)
    rejects: list[Rejected] = field(default_factory=list)
    counts: dict[type[Record], int] = field(default_factory=lambda: dict.fromkeys(DISK_KINDS, 0))
    ids: _AllIds = field(default_factory=lambda: {kind: Ids() for kind in RECORD_KINDS})
    merged_away: Ids = field(default_factory=Ids)

    @property
    def owner(self) -> Person | None:
        """The card of the file's owner."""
        return next((one for _, one in self.records if isinstance(one, Person) and one.id == ME), None)

    @property
    def size(self) -> int:
        """How many records the file has, rejected ones included."""
        return len(self.records) + sum(self.counts.values()) + len(self.rejects)

    def touches(self) -> Iterator[Touch]:
        """All touches, in the order of the file."""
        return self._stream(Touch)

    def photos(self) -> Iterator[Photo]:
        """All photos; each may be of some megabytes."""
        return self._stream(Photo)

    def contents(self) -> Iterator[Content]:
        """The bytes of all kept files; each may be of 25 megabytes."""
        return self._stream(Content)

    def others(self) -> Iterator[dict[str, Any]]:
        """The entries of OTHERS as they stand in the file; those that do not fit are passed over: they only serve
        rollbacks.
        """
        for place, plain in entries(self.source, OTHERS):
            if isinstance(plain, dict) and self._is_of_an_import(place, plain):
                yield plain

    def _is_of_an_import(self, place: Place, plain: dict[str, Any]) -> bool:
        kind, number = plain.get("kind"), plain.get("batch")
        if type(number) is not int or number not in self.ids[Batch]:
            return False
        if kind == "claim":
            touch = plain.get("touch")
            return type(touch) is int and touch in self.ids[Touch]
        position = plain.get("position")
        if kind != "journal" or type(position) is not int or not 0 <= position < LARGEST:
            return False
        told = [_record(place, plain[name]) for name in ("before", "after") if plain.get(name) is not None]
        return len({(type(one), getattr(one, "id", 0)) for one in told}) == 1 and not isinstance(told[0], Rejected)

    def missing(self, record: Record) -> str:
        """The field in which a record names another that is not there; empty when all are."""
        if isinstance(record, Touch):
            # There are many of them.
            if record.person not in self.ids[Person]:
                return "person"
            return "" if record.batch is None or record.batch in self.ids[Batch] else "batch"
        if isinstance(record, Photo):
            return "" if record.id in self.ids[Person] or record.id in self.merged_away else "person"
        if isinstance(record, Merge):
            # The rest of it tells of what is gone.
            return "" if record.person in self.ids[Person] else "person"
        kind = type(record)
        for one in referring(record):
            if one.id not in self.ids[one.kind] and (kind, one.field) not in _SOFT:
                return one.field
        return ""

    def _stream(self, kind: type[_Kind]) -> Iterator[_Kind]:
        seen, name = Ids(), kind.__name__.lower()
        for place, plain in entries(self.source, (name,)):
            if isinstance(plain, dict) and plain.get("kind") == name:
                record = _record(place, plain)
                if isinstance(record, kind) and seen.add(record.id) and not self.missing(record):
                    yield cast("_Kind", record)


def read_book(source: Source, progress: _Progress = lambda _seen: None) -> BookFile:
    """Read and check a JSON export, a record at a time. progress: told how many were seen; it may raise to cancel.

    Raises TooMuch for a file of a newer version, or one laid out anew that is too large, and DiskTrouble.
    """
    book = BookFile(source)
    photos, sizes = _take_all_but_touches(book, progress)
    _refuse_sizes(book, sizes)
    _refuse_unknown(book)
    for place, photo in photos:
        _count(book, place, photo)
    _count_touches(book, progress)
    order = {kind: rank for rank, kind in enumerate(RECORD_KINDS)}
    book.records.sort(key=lambda one: (order[type(one[1])], one[1].id))
    book.rejects.sort(key=lambda one: one.place.record)
    return book


def _take_all_but_touches(book: BookFile, progress: _Progress) -> tuple[list[tuple[Place, Photo]], dict[int, int]]:
    """Returns the photos without their bytes, since their people may not be known yet, and the sizes of contents."""
    photos: list[tuple[Place, Photo]] = []
    sizes: dict[int, int] = {}
    for place, plain in entries(book.source, (_TOUCH,), others=True):
        if place.record % 1_000 == 0:
            progress(place.record)
        if isinstance(plain, dict) and plain.get("kind") in OTHERS:
            continue
        record = _record(place, plain)
        if isinstance(record, Rejected):
            book.rejects.append(record)
        elif not book.ids[type(record)].add(record.id):
            book.rejects.append(_twice(place, record))
        elif isinstance(record, Photo):
            photos.append((place, Photo(record.id, b"")))
        elif isinstance(record, Content):
            book.counts[Content] += 1
            sizes[record.id] = len(record.data)
        else:
            book.records.append((place, record))
    return photos, sizes


def _refuse_sizes(book: BookFile, sizes: dict[int, int]) -> None:
    """Refuse what is known of a file when its bytes are not as many."""
    for place, record in book.records.copy():
        if isinstance(record, Attachment) and sizes.get(record.content, record.size) != record.size:
            book.rejects.append(Rejected(place, "bad value", {"column": "size"}))
            book.records.remove((place, record))
            book.ids[Attachment].remove(record.id)


def _refuse_unknown(book: BookFile) -> None:
    """Refuse records that name what the file does not have, and in turn those that name these."""
    refused = True
    while refused:
        refused = False
        kept: list[tuple[Place, Record]] = []
        for place, record in book.records:
            missing = book.missing(record)
            if missing:
                refused = True
                book.rejects.append(Rejected(place, "names nothing", {"column": missing}))
                book.ids[type(record)].remove(record.id)
            else:
                kept.append((place, record))
        book.records = kept
    for _, record in book.records:
        if isinstance(record, Merge):
            book.merged_away.add(record.other)


def _count_touches(book: BookFile, progress: _Progress) -> None:
    for place, plain in entries(book.source, (_TOUCH,)):
        if place.record % 5_000 == 0:
            progress(place.record)
        if isinstance(plain, dict) and plain.get("kind") in OTHERS:
            continue
        record = _record(place, plain)
        if isinstance(record, Rejected):
            book.rejects.append(record)
        elif not isinstance(record, Touch):
            # It says twice of what kind it is.
            book.rejects.append(Rejected(place, "no record"))
        elif not book.ids[Touch].add(record.id):
            book.rejects.append(_twice(place, record))
        else:
            _count(book, place, record)


def _count(book: BookFile, place: Place, record: Photo | Touch) -> None:
    missing = book.missing(record)
    if missing:
        book.rejects.append(Rejected(place, "names nothing", {"column": missing}))
    else:
        book.counts[type(record)] += 1


def _record(place: Place, plain: Any) -> Record | Rejected:
    """An entry as a record, or why it is none."""
    if isinstance(plain, Rejected):
        return plain
    if not isinstance(plain, dict):
        return Rejected(place, "no record")
    try:
        record = from_plain(plain)
    except (ValueError, TypeError, OverflowError) as error:
        return Rejected(place, "bad record", {"said": str(error)[:_SAID_CHARS]})
    flaw = flaw_of(record)
    return Rejected(place, "bad value", {"column": flaw}) if flaw else record


def _twice(place: Place, record: Record) -> Rejected:
    return Rejected(place, "id twice", {"said": record.id})
