"""A JSON export into a Rolodex that has records: people are matched, what is there already is left out."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings

from godfather_desktop.domain.attachment import Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import (
    ME,
    AttemptId,
    BatchId,
    DrillId,
    FavorId,
    MergeId,
    NoteId,
    OrganizationId,
    PersonId,
    RoleId,
    SnoozeId,
    TieId,
    TouchId,
)
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.references import read, referring, written
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.drills import seal_holds, seal_of
from godfather_desktop.interchange.book_entries import book_json
from godfather_desktop.interchange.book_json import BookFile, read_book
from godfather_desktop.interchange.book_plan import BookPlan, found_card, plan_book
from godfather_desktop.interchange.found import Place
from godfather_desktop.interchange.source import Source
from tests.books import PNG, TODAY
from tests.interchange.any_book import books, lines_of

BATCH = BatchId(5_000)
_HERE = Place(1, 1)


def _book(folder: Path, *records: Record) -> BookFile:
    path = folder / "book.json"
    path.write_bytes(b"".join(book_json(lines_of([Person(ME, "Robin Vale"), *records]))))
    book = read_book(Source(path))
    assert book.rejects == []
    return book


def _rolodex(*records: Record) -> Rolodex:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale"), *records])
    return rolodex


def _by_email(rolodex: Rolodex) -> Callable[[Person], PersonId | None]:
    owners = {email: one.id for one in reversed(rolodex.people.values()) for email in one.emails}
    return lambda card: next((owners[email] for email in card.emails if email in owners), None)


class _Desk:
    """A Rolodex into which the same file is brought again and again."""

    def __init__(self, *records: Record) -> None:
        self.rolodex = _rolodex(*records)
        self.photos: set[PersonId] = set()
        self.touches: list[Touch] = []
        self._ids = count(10_000)

    def bring(self, book: BookFile) -> BookPlan:
        plan = plan_book(
            book, self.rolodex, lambda: next(self._ids), BATCH, _by_email(self.rolodex), frozenset(self.photos)
        )
        self.rolodex.apply(plan.changes)
        self.touches += plan.touches()
        self.photos |= {change.after.id for change in plan.changes if isinstance(change.after, Photo)}
        return plan


ANN = Person(PersonId(10), "Ann Lee", ("ann@example.org",), tags=("vip",))
BEN = Person(PersonId(11), "Ben Roy", ("ben@example.org",), referred_by=PersonId(10))


@given(records=books())
@with_settings(max_examples=25)
def test_the_same_file_brings_nothing_twice(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> None:
    book = _book(tmp_path_factory.mktemp("book"), *(one for one in records if one.id != ME or isinstance(one, Photo)))
    desk = _Desk(Person(PersonId(10), "Somebody"))
    first = desk.bring(book)
    assert first.added + first.merged + first.unchanged == book.size - book.counts[Touch]
    assert first.added == sum(change.before is None for change in first.changes)
    for change in first.changes:
        if change.before is None and not isinstance(change.record, Photo | Content):
            assert change.record.id >= 10_000
    second = desk.bring(book)
    assert (second.added, second.merged, second.changes) == (0, 0, [])
    assert second.unchanged == book.size - book.counts[Touch]


@given(records=books())
@with_settings(max_examples=15)
def test_a_file_brings_nothing_into_the_book_that_it_was_written_from(
    tmp_path_factory: pytest.TempPathFactory, records: list[Record]
) -> None:
    others = [one for one in records if one.id != ME or isinstance(one, Photo)]
    book = _book(tmp_path_factory.mktemp("book"), *others)
    desk = _Desk(*others)
    desk.photos = {one.id for one in others if isinstance(one, Photo)}
    plan = desk.bring(book)
    assert plan.changes == []


def test_people_are_matched_and_filled_and_nothing_typed_is_overwritten(tmp_path: Path) -> None:
    mine = Person(PersonId(20), "Ann M. Lee", ("ann@example.org", "a@home.example"), city="Reno", tags=("VIP", "old"))
    desk = _Desk(mine)
    plan = desk.bring(_book(tmp_path, replace(ANN, city="Rome", rating=7, emails=(*ANN.emails, "lee@x.example")), BEN))
    assert (plan.added, plan.merged, plan.unchanged) == (1, 1, 1)
    ann = desk.rolodex.people[mine.id]
    assert (ann.name, ann.city, ann.rating, ann.tags) == ("Ann M. Lee", "Reno", 7, ("VIP", "old"))
    assert ann.emails == ("ann@example.org", "a@home.example", "lee@x.example")
    (ben,) = (one for one in desk.rolodex.others() if one.id != mine.id)
    assert (ben.name, ben.referred_by, ben.identities) == ("Ben Roy", mine.id, ())


def test_what_belongs_to_people_goes_with_them(tmp_path: Path) -> None:
    desk = _Desk(replace(BEN, id=PersonId(20), referred_by=None), Organization(OrganizationId(21), "ACME"))
    plan = desk.bring(
        _book(
            tmp_path,
            ANN,
            BEN,
            Organization(OrganizationId(30), "Acme"),
            Role(RoleId(31), PersonId(11), OrganizationId(30), "Buyer"),
            Tie(TieId(32), PersonId(10), PersonId(11), "stated", 4, says=PersonId(11)),
            Favor(FavorId(33), PersonId(11), TODAY, "given", "a word"),
            Touch(TouchId(34), PersonId(11), TODAY, "call", "in", note="hello"),
            Photo(PersonId(11), PNG),
        )
    )
    assert (plan.ties, plan.favors) == (1, 1)
    ben = PersonId(20)
    (ann,) = (one for one in desk.rolodex.others() if one.id != ben)
    (role,), (tie,), (favor,) = (desk.rolodex.roles_of(ben), desk.rolodex.ties_of(ben), desk.rolodex.favors_of(ben))
    assert (role.organization, role.title) == (21, "Buyer")
    assert (tie.a, tie.b, tie.says, tie.strength) == (ben, ann.id, ben, 4), "the lower id stands first"
    assert favor.title == "a word"
    (touch,) = desk.touches
    assert (touch.person, touch.batch, touch.note) == (ben, BATCH, "hello")
    assert touch.id >= 10_000
    assert desk.photos == {ben}


def test_two_cards_of_the_file_never_become_one(tmp_path: Path) -> None:
    desk = _Desk(replace(ANN, id=PersonId(20)))
    twin = Person(PersonId(12), "Anna Lee", ANN.emails)
    book = _book(tmp_path, ANN, twin, Tie(TieId(30), ANN.id, twin.id, "stated", 3))
    assert (desk.bring(book).added, len(list(desk.rolodex.others()))) == (2, 2)
    assert desk.bring(book).changes == []


def test_namesakes_without_addresses_stay_apart_and_are_known_again(tmp_path: Path) -> None:
    desk = _Desk()
    book = _book(tmp_path, *(Person(PersonId(number), "Ann Lee", tags=(str(number),)) for number in (10, 11, 12)))
    assert desk.bring(book).added == 3
    assert sorted(one.tags for one in desk.rolodex.others()) == [("10",), ("11",), ("12",)]
    again = desk.bring(book)
    assert (again.changes, again.unchanged) == ([], 4)


def test_a_record_that_changed_here_since_is_not_brought_again(tmp_path: Path) -> None:
    desk = _Desk()
    favor = Favor(FavorId(33), ANN.id, TODAY, "given", "a word", status="promised", due=TODAY + 9)
    answer = Note(NoteId(34), ANN.id, TODAY, "a quiet year", "goals")
    book = _book(tmp_path, ANN, favor, answer)
    desk.bring(book)
    desk.rolodex.fill(replace(one, status="done", thanked=True) for one in [*desk.rolodex.favors.values()])
    desk.rolodex.fill(replace(one, text="a loud year") for one in [*desk.rolodex.notes.values()])
    assert desk.bring(book).changes == []
    assert [one.text for one in desk.rolodex.notes.values()] == ["a loud year"]


def test_equal_records_come_as_often_as_they_are_there(tmp_path: Path) -> None:
    twice = [Note(NoteId(30 + place), ANN.id, TODAY, "likes tea") for place in range(2)]
    desk = _Desk(replace(ANN, id=PersonId(20)), Note(NoteId(21), PersonId(20), TODAY, "likes tea"))
    assert desk.bring(_book(tmp_path, ANN, *twice)).added == 1
    assert len(desk.rolodex.notes) == 2


def test_ids_of_what_is_gone_name_nobody_here(tmp_path: Path) -> None:
    """A drill and a merge remember people who left; their old ids belong to somebody else in this Rolodex."""
    bystander = Person(PersonId(77), "Bystander")
    shown = (10, 77), ("Ann Lee", "Left"), (0.5, 0.25)
    drill = Drill(DrillId(40), TODAY, *shown, seal=seal_of(TODAY, *shown))
    gone = Person(PersonId(77), "Anna Lee", referred_by=PersonId(10))
    merge = Merge(
        MergeId(41), ANN.id, PersonId(77), TODAY, "own", before=written(ANN), lost=(written(gone),), moved=("touch 50",)
    )
    touch = Touch(TouchId(50), ANN.id, TODAY, "call", "in")
    attempt = Attempt(AttemptId(42), ANN.id, TODAY, "call", "audit", touch=TouchId(50), reply=TouchId(77))
    desk = _Desk(bystander)
    desk.bring(_book(tmp_path, ANN, drill, merge, attempt, touch))
    (ann,) = (one for one in desk.rolodex.others() if one.id != 77)
    (made,) = desk.rolodex.drills.values()
    assert made.people[0] == ann.id
    assert made.people[1] not in desk.rolodex.people
    assert seal_holds(made)
    (joined,) = desk.rolodex.merges.values()
    assert joined.other not in desk.rolodex.people
    lost = read(joined.lost[0])
    assert isinstance(lost, Person)
    assert (lost.id, lost.referred_by) == (joined.other, ann.id)
    (brought,) = desk.touches
    assert joined.moved == (f"touch {brought.id}",)
    (tried,) = desk.rolodex.attempts.values()
    assert tried.touch == brought.id
    assert tried.reply != 77
    assert all(one.id != 77 for record in (made, joined, tried) for one in referring(record))


def test_a_snooze_of_something_that_is_gone_says_nothing_here(tmp_path: Path) -> None:
    desk = _Desk()
    snoozes = [Snooze(SnoozeId(40), ANN.id, "follow:99", TODAY), Snooze(SnoozeId(41), ANN.id, "call", TODAY)]
    plan = desk.bring(_book(tmp_path, ANN, *snoozes))
    assert [one.item for one in desk.rolodex.snoozes.values()] == ["call"]
    assert plan.unchanged == 2


def test_a_photo_and_a_kept_file_come_once(tmp_path: Path) -> None:
    desk = _Desk(replace(ANN, id=PersonId(20)))
    desk.photos = {PersonId(20)}
    plan = desk.bring(_book(tmp_path, ANN, Photo(ANN.id, PNG)))
    assert (plan.changes, plan.unchanged) == ([], 3)


def test_the_photo_of_a_card_that_lies_in_a_merge_comes_with_the_merge(tmp_path: Path) -> None:
    gone = Person(PersonId(12), "Anna Lee")
    merge = Merge(MergeId(41), ANN.id, gone.id, TODAY, "own", before=written(ANN), lost=(written(gone),))
    book = _book(tmp_path, ANN, merge, Photo(gone.id, PNG))
    assert book.counts[Photo] == 1
    desk = _Desk()
    desk.bring(book)
    (joined,) = desk.rolodex.merges.values()
    assert desk.photos == {joined.other}
    again = desk.bring(book)
    assert (again.changes, again.unchanged) == ([], 4)


def test_a_card_as_matching_takes_it() -> None:
    card = replace(
        ANN, links=("https://www.linkedin.com/in/Ann-Lee/",), identities=("uid:4",), phones=("+1 415 555 2671",)
    )
    found = found_card(_HERE, card)
    assert (found.name, found.emails, found.phones, found.me) == ("Ann Lee", card.emails, card.phones, False)
    assert found.identities == ("uid:4", "linkedin:ann-lee")
    assert found_card(_HERE, Person(ME, "Robin Vale")).me
