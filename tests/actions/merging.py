"""Rolodexes with records of every kind, on which cards are merged and taken apart."""

from collections.abc import Callable, Iterable
from itertools import count
from random import Random
from typing import Any, TypeVar

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
from godfather_desktop.domain.ids import ME, ContentId, DownPeriodId, MergeId, OrganizationId, PersonId
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
from godfather_desktop.domain.tie import Tie, TieSource
from godfather_desktop.domain.touch import Touch
from tests.records import TODAY

PEOPLE = tuple(PersonId(number) for number in range(2, 8))
ACME, PERIOD = Organization(OrganizationId(50), "Acme"), DownPeriod(DownPeriodId(51), TODAY - 90)
Key = tuple[type[Record], int]
_T = TypeVar("_T")


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
        self.last = ChangeSet("", "", ())

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
        self.last = changes
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


def book_of(seed: int, size: int) -> Book:
    """Six people and me, with so many records of any kinds about them, no two of which say the same.

    Invented by chance, since to draw every field on its own would take minutes.
    """
    inventor = _Inventor(seed)
    cards = [inventor.card(who) for who in (ME, *PEOPLE)]
    records = [inventor.record(_NO + 100 + place) for place in range(size)]
    photos = [Photo(who, who.to_bytes()) for who in PEOPLE if inventor.chance.random() < 0.5]
    drill = Drill(_NO + 400, TODAY, tuple(PEOPLE), (), (), "seal")
    once = {place_of(one) or (type(one), one.id): one for one in records}
    return Book([*cards, ACME, PERIOD, drill, *once.values(), *photos])


BOOKS = st.builds(book_of, st.integers(0, 2**32), st.integers(0, 40))

_NO: Any = 0
_ITEMS = ("call:5", "cadence:104:5", "occasion:new role:5:103", "cadence:108:5", "task:103", "help:x")


class _Inventor:
    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self._records: tuple[Callable[[Any, PersonId], Record], ...] = (
            self._tie,
            self._tie,
            self._introduction,
            self._etiquette,
            self._distinct,
            lambda id_, who: Role(id_, who, self._one(None, ACME.id), self._text()),
            lambda id_, who: Favor(id_, who, self._day(), "given", self._text(), self.chance.randint(1, 5)),
            lambda id_, who: Note(id_, who, self._day(), self._text()),
            lambda id_, who: Correction(id_, who, "down", PERIOD.id, (self._one("helped", "replied"),)),
            lambda id_, who: Target(id_, who, None, self._day()),
            lambda id_, who: Task(id_, who, self._day(), text=self._text()),
            lambda id_, who: Ask(id_, who, self._day(), 0.5, 0.5),
            lambda id_, who: Attempt(id_, who, self._day(), "call", self._text()),
            lambda id_, who: Pause(id_, who, "busy", self._day()),
            lambda id_, who: Cadence(id_, who, "weekly", self._day()),
            lambda id_, who: Occasion(id_, who, "2026-03-22", text=self._text()),
            lambda id_, who: Snooze(id_, who, self._one(*_ITEMS), self._day()),
            lambda id_, who: Refusal(id_, who, self._day(), TODAY + 9),
            lambda id_, who: Silence(id_, who, self._day(), self.chance.randint(1, 3), self._one(True, False)),
            lambda id_, who: Attachment(id_, who, self._day(), self._text(), 1, ContentId(7)),
            lambda id_, who: Touch(id_, who, self._day(), "call", "in"),
        )

    def record(self, id_: Any) -> Record:
        return self.chance.choice(self._records)(id_, self.chance.choice(PEOPLE))

    def card(self, who: PersonId) -> Person:
        return Person(
            who,
            self._one(f"Person {who}", f"Person {who}", "ann@example.org"),
            self._list(),
            self._list(),
            self._list(),
            self._text(),
            self._list(),
            self._one("", "", "referral", "cold"),
            self._other(who),
            self._one(None, None, 3, 7),
            self._one(None, True, False),
            birthday=self._text(),
            identities=self._list(),
            extra=self._list(),
        )

    def _one(self, *those: _T) -> _T:
        return self.chance.choice(those)

    def _text(self) -> str:
        return self._one("", "", "x", "y", "z")

    def _list(self) -> tuple[str, ...]:
        return tuple(self.chance.sample("abcd", self.chance.randrange(4)))

    def _day(self) -> int:
        return TODAY - self.chance.randrange(3)

    def _other(self, than: PersonId) -> PersonId | None:
        return self._one(None, *(one for one in PEOPLE if one != than))

    def _two(self, who: PersonId) -> tuple[PersonId, PersonId]:
        other = self._one(*(one for one in PEOPLE if one != who))
        return min(who, other), max(who, other)

    def _tie(self, id_: Any, who: PersonId) -> Tie:
        strength, says = self._one(None, 1, 2, 3), self._one(None, *PEOPLE)
        source: TieSource = self._one("stated", "stated", "listed", "co-employed")
        return Tie(id_, *self._two(who), source, strength, says=says, organization=self._text())

    def _distinct(self, id_: Any, who: PersonId) -> Distinct:
        return Distinct(id_, *self._two(who), TODAY)

    def _introduction(self, id_: Any, _who: PersonId) -> Introduction:
        target, *chain = self.chance.sample(PEOPLE, self.chance.randint(2, 4))
        # One that is over is never in the way of a merge.
        states = ("draft", self._one("dropped", "dropped", "asked"))
        thanked = tuple(one for one in chain if self._one(True, False))
        return Introduction(id_, target, tuple(chain), states, (1, 2), thanked=thanked)

    def _etiquette(self, id_: Any, who: PersonId) -> Etiquette:
        says = self._other(who)
        opens, closes = self._one((9 * 60, 17 * 60), (8 * 60, 15 * 60))
        return Etiquette(
            id_,
            who,
            self._text(),
            opens=opens,
            closes=closes,
            channel=self._text(),
            gatekeeper=self._other(who),
            decides="claimed" if says else "",
            decides_says=says,
            incumbent=self._text(),
        )


def favors_in(book: Book) -> list[tuple[str, int, int]]:
    """What was given and received, to whomever."""
    return sorted((one.direction, one.size, one.day) for one in book.rolodex.favors.values())
