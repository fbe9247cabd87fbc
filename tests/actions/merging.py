"""Rolodexes with records of every kind, on which cards are merged and taken apart."""

from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from godfather_desktop.actions.merge import merge, shown_in, unmerge
from godfather_desktop.actions.united import place_of
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, ChangeSet, Record
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, DownPeriodId, MergeId, OrganizationId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.references import referring
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from tests.records import TODAY

PEOPLE = tuple(PersonId(number) for number in range(2, 8))
ACME, PERIOD = Organization(OrganizationId(50), "Acme"), DownPeriod(DownPeriodId(51), TODAY - 90)
Key = tuple[type[Record], int]


class Book:
    """Records in memory, touches and photos 'on the disk', and ids that nobody had."""

    def __init__(self, records: Iterable[Record]) -> None:
        self.rolodex = Rolodex()
        self.disk: dict[Key, Record] = {}
        for record in records:
            if isinstance(record, Touch | Photo):
                self.disk[type(record), record.id] = record
            else:
                self.rolodex.fill([record])
        self._ids = count(10_000)

    def new_id(self) -> int:
        return next(self._ids)

    def touches_of(self, person: PersonId) -> list[Touch]:
        return [one for one in self.disk.values() if isinstance(one, Touch) and one.person == person]

    def photos_of(self, *people: PersonId) -> list[Photo]:
        return [one for one in self.disk.values() if isinstance(one, Photo) and one.id in people]

    def do(self, changes: ChangeSet) -> ChangeSet:
        """Take changes in. What each says was there before must be what is there."""
        for change in changes.changes:
            key = (type(change.record), change.record.id)
            before = self.disk.get(key) if key[0] in (Touch, Photo) else self.rolodex.find(*key)
            assert before == change.before
            if key[0] in (Touch, Photo):
                self.disk.pop(key, None)
                if change.after is not None:
                    self.disk[key] = change.after
            else:
                self.rolodex.apply([change])
        return changes

    def merge(self, keep: PersonId, gone: PersonId) -> MergeId:
        photos = self.photos_of(keep, gone)
        self.do(merge(self.rolodex, self.new_id, TODAY, keep, gone, self.touches_of(gone), photos=photos))
        return max(self.rolodex.merges)

    def unmerge(self, id_: MergeId, *, apart: bool = False) -> ChangeSet:
        touches = self.touches_of(self.rolodex.merges[id_].person)
        photos = self.photos_of(*shown_in(self.rolodex, id_))
        return self.do(unmerge(self.rolodex, self.new_id, TODAY, id_, touches, photos=photos, apart=apart))

    def everything(self) -> dict[Key, Record]:
        """Every record; photos of people who are there alone, since others wait."""
        found = {(kind, id_): one for kind in RECORD_KINDS for id_, one in self.rolodex.table(kind).items()}
        people = self.rolodex.people
        return found | {key: one for key, one in self.disk.items() if key[0] is Touch or key[1] in people}

    def naming(self, person: PersonId) -> list[Record]:
        """What names a person, but for sealed predictions and what merges wrote down."""
        return [
            one
            for one in self.everything().values()
            for reference in referring(one)
            if (reference.kind, reference.id) == (Person, person)
            and not isinstance(one, Drill)
            and (not isinstance(one, Merge) or reference.field == "person")
        ]


def assert_like_anew(rolodex: Rolodex) -> None:
    """The indexes are those of a Rolodex that is loaded from its records."""
    fresh = Rolodex()
    fresh.fill(one for kind in RECORD_KINDS for one in rolodex.table(kind).values())
    for person in (*PEOPLE, ME):
        assert {(type(one), one.id) for one in rolodex.records_of(person)} == {
            (type(one), one.id) for one in fresh.records_of(person)
        }


_SOMEBODY = st.sampled_from(PEOPLE)
_TEXT = st.sampled_from(("", "", "x", "y", "z"))
_LIST = st.lists(st.sampled_from(("a", "b", "c", "d")), unique=True, max_size=3).map(tuple)
_DAY = st.integers(TODAY - 9, TODAY)


def _cards(who: PersonId) -> st.SearchStrategy[Person]:
    return st.builds(
        Person,
        id=st.just(who),
        name=st.sampled_from((f"Person {who}", "ann@example.org")) if who != ME else st.just("Robin Vale"),
        emails=_LIST,
        phones=_LIST,
        links=_LIST,
        city=_TEXT,
        tags=_LIST,
        how_known=st.sampled_from(("", "", "referral", "cold")),
        referred_by=st.none() | _SOMEBODY.filter(lambda other: other != who),
        rating=st.none() | st.integers(0, 10),
        two_am=st.none() | st.booleans(),
        birthday=_TEXT,
        identities=_LIST,
        extra=_LIST,
    )


@st.composite
def _ties(draw: st.DrawFn) -> Tie:
    a, b = sorted(draw(st.lists(_SOMEBODY, min_size=2, max_size=2, unique=True)))
    source = draw(st.sampled_from(("stated", "stated", "listed", "co-employed")))
    strength, says = draw(st.none() | st.integers(0, 5)), draw(st.none() | _SOMEBODY)
    return Tie(_NO, a, b, source, strength, says=says, organization=draw(_TEXT))


@st.composite
def _introductions(draw: st.DrawFn) -> Introduction:
    target, *chain = draw(st.lists(_SOMEBODY, min_size=2, max_size=4, unique=True))
    thanked = tuple(one for one in chain if draw(st.booleans()))
    # One that is over is never in the way of a merge.
    state = draw(st.sampled_from(("dropped", "dropped", "asked")))
    asks = draw(st.lists(st.integers(100, 109), max_size=2))
    return Introduction(_NO, target, tuple(chain), ("draft", state), (1, 2), thanked=thanked, asks=tuple(asks))


@st.composite
def _etiquettes(draw: st.DrawFn) -> Etiquette:
    who = draw(_SOMEBODY)
    other = st.none() | _SOMEBODY.filter(lambda one: one != who)
    says = draw(other)
    hours = draw(st.sampled_from(((9 * 60, 17 * 60), (8 * 60, 15 * 60))))
    return Etiquette(
        _NO, who, draw(_TEXT), "", *hours, channel=draw(_TEXT), gatekeeper=draw(other),
        decides="claimed" if says else "", decides_says=says, incumbent=draw(_TEXT),
    )  # fmt: skip


_NO: Any = 0
_ID = st.just(_NO)
_ITEMS = st.sampled_from(("call:5", "cadence:104:5", "occasion:new role:5:103", "cadence:108:5", "task:103", "help:x"))
_OWNED: tuple[st.SearchStrategy[Any], ...] = (
    st.builds(Role, id=_ID, person=_SOMEBODY, organization=st.sampled_from((None, ACME.id)), title=_TEXT),
    _ties(),
    st.builds(Favor, id=_ID, person=_SOMEBODY, day=_DAY, direction=st.just("given"), title=_TEXT),
    st.builds(Note, id=_ID, person=_SOMEBODY, day=_DAY, text=_TEXT),
    st.builds(Correction, id=_ID, person=_SOMEBODY, part=st.just("down"), period=st.just(PERIOD.id)),
    st.builds(Target, id=_ID, person=_SOMEBODY, organization=st.none(), needed=_DAY),
    st.builds(Task, id=_ID, person=_SOMEBODY, due=_DAY, text=_TEXT, target=st.none()),
    st.builds(Ask, id=_ID, person=_SOMEBODY, day=_DAY, shown=st.just(0.5), predicted=st.just(0.5)),
    st.builds(Attempt, id=_ID, person=_SOMEBODY, day=_DAY, channel=st.just("call"), purpose=_TEXT),
    st.builds(Pause, id=_ID, person=_SOMEBODY, cause=st.just("busy"), start=_DAY),
    _etiquettes(),
    st.builds(Cadence, id=_ID, person=_SOMEBODY, rhythm=st.just("weekly"), start=_DAY, tag=st.just("")),
    st.builds(Occasion, id=_ID, person=_SOMEBODY, date=st.just("2026-03-22"), text=_TEXT),
    st.builds(Snooze, id=_ID, person=_SOMEBODY, item=_ITEMS, day=_DAY, until=st.none()),
    st.builds(Refusal, id=_ID, person=_SOMEBODY, day=_DAY, revisit=st.just(TODAY + 9)),
    st.builds(Silence, id=_ID, person=_SOMEBODY, day=_DAY, row=st.integers(1, 3), holds=st.booleans()),
    _introductions(),
    st.builds(Attachment, id=_ID, person=_SOMEBODY, day=_DAY, name=_TEXT, size=st.just(1), content=st.just(7)),
    st.builds(Touch, id=_ID, person=_SOMEBODY, day=_DAY, channel=st.just("call"), direction=st.just("in")),
)  # fmt: skip


@st.composite
def books(draw: st.DrawFn, *, size: int = 12) -> Book:
    """Six people and me, with records of every kind about them, no two of which say the same."""
    cards = [draw(_cards(who)) for who in (ME, *PEOPLE)]
    drawn = draw(st.lists(st.one_of(*_OWNED), max_size=size))
    records: list[Record] = [replace(one, id=100 + place) for place, one in enumerate(drawn)]
    pairs = draw(st.lists(st.lists(_SOMEBODY, min_size=2, max_size=2, unique=True).map(sorted), max_size=2))
    records += [Distinct(_NO + 300 + place, a, b, TODAY) for place, (a, b) in enumerate(pairs)]
    photos = [Photo(who, who.to_bytes()) for who in draw(st.sets(_SOMEBODY))]
    drill = Drill(_NO + 400, TODAY, tuple(PEOPLE), (), (), "seal")
    once = {place_of(one) or (type(one), one.id): one for one in records}
    return Book([*cards, ACME, PERIOD, drill, *once.values(), *photos])


def favors_in(book: Book) -> list[tuple[str, int, int]]:
    """What was given and received, to whomever."""
    return sorted((one.direction, one.size, one.day) for one in book.rolodex.favors.values())


def edited(record: Record, edit: Callable[[str], Any]) -> Record:
    """The record with one field of text altered."""
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and (new := edit(field.name)) is not None:
            return replace(record, **{field.name: new})
    return record
