"""Two cards of one person become one, and two again."""

from dataclasses import replace
from typing import Any

import pytest

from godfather_desktop.actions.merge import merge, merge_all, tell_apart, unmerge
from godfather_desktop.actions.people import remove_people
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.ids import (
    ME,
    DrillId,
    EtiquetteId,
    FavorId,
    MergeId,
    NoteId,
    PersonId,
    SnoozeId,
    TargetId,
    TieId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.duplicates import Pair, card_inside, exact_pairs
from tests.actions.merging import Book
from tests.records import (
    ANN,
    BOB,
    CEO,
    CY,
    DEE,
    EVE,
    TODAY,
    cadence,
    etiquette,
    favor,
    introduction,
    organization,
    person,
    role,
    tie,
    touch,
)


def _book(*records: Record) -> Book:
    given = {one.id for one in records if isinstance(one, Person)}
    others = [person(who) for who in (ANN, BOB, CY, DEE, EVE, CEO) if who not in given]
    return Book([Person(ME, "Robin Vale"), *others, *records])


def _edit(book: Book, before: Record, **values: Any) -> None:
    book.do(ChangeSet("", "", (Change(before, replace(before, **values)),)))


def _add(book: Book, record: Record) -> None:
    book.do(ChangeSet("", "", (Change(None, record),)))


def _pair(a: PersonId, b: PersonId, said: str = "x@example.org") -> Pair:
    return Pair(a, b, "email", said, 1.0)


def test_the_card_that_stays_wins_and_is_filled() -> None:
    kept = Person(ANN, "Ann Lee", ("ann@a.org",), ("+1 415 555 2671",), tags=("golf",), city="Reno", rating=7)
    gone = Person(
        BOB,
        "Annie Lee",
        ("ANN@a.org", "ann@b.org"),
        ("+14155552671", "+1 702 555 0100"),
        ("https://a.org",),
        city="Boston",
        tags=("Golf", "press"),
        rating=3,
        birthday="--03-22",
        two_am=False,
    )
    book = _book(kept, gone)
    book.merge(ANN, BOB)
    assert book.rolodex.people[ANN] == replace(
        kept,
        emails=("ann@a.org", "ann@b.org"),
        phones=("+1 415 555 2671", "+1 702 555 0100"),
        links=("https://a.org",),
        tags=("golf", "press"),
        birthday="--03-22",
        two_am=False,
    )
    assert BOB not in book.rolodex.people


def test_an_address_gives_way_to_a_name() -> None:
    book = _book(Person(ANN, "ann@a.org", ("ann@a.org",)), Person(BOB, "Ann Lee"))
    one = book.merge(ANN, BOB)
    assert book.rolodex.people[ANN].name == "Ann Lee"
    book.unmerge(one)
    assert [book.rolodex.people[who].name for who in (ANN, BOB)] == ["ann@a.org", "Ann Lee"]


def test_who_referred_whom_is_never_oneself() -> None:
    book = _book(replace(person(ANN), how_known="referral", referred_by=BOB), replace(person(CY), referred_by=BOB))
    one = book.merge(ANN, BOB)
    assert book.rolodex.people[ANN].referred_by is None
    assert book.rolodex.people[CY].referred_by == ANN
    book.unmerge(one)
    assert book.rolodex.people[ANN].referred_by == book.rolodex.people[CY].referred_by == BOB


def test_the_merge_says_when_why_and_who() -> None:
    book = _book()
    book.do(merge(book.rolodex, book.new_id, TODAY, ANN, BOB, (), "email", "ann@a.org"))
    (one,) = book.rolodex.merges_of(ANN)
    assert (one.day, one.reason, one.said, one.other) == (TODAY, "email", "ann@a.org", BOB)
    assert card_inside(one) == person(BOB)
    assert book.last.intent == "merge.join"
    assert book.last.subject == "Ann Lee"


def test_ties_between_the_two_vanish_and_equal_ties_join_keeping_the_better_one() -> None:
    between, weak = tie(ANN, BOB, 4), Tie(TieId(901), ANN, CY, "listed")
    plain, strong = tie(ANN, DEE), tie(BOB, DEE, 5)
    denied = replace(tie(BOB, DEE), source="denied")
    told = replace(tie(CY, DEE, 3), says=BOB)
    book = _book(between, weak, plain, strong, denied, told)
    before = book.everything()
    one = book.merge(ANN, BOB)
    assert book.rolodex.ties == {
        weak.id: weak,
        strong.id: replace(strong, a=ANN),
        denied.id: replace(denied, a=ANN),
        told.id: replace(told, says=ANN),
    }
    book.unmerge(one)
    assert book.everything() == before


def test_every_favor_stays_and_every_touch_moves() -> None:
    same = favor("given", who=ANN)
    favors = [same, replace(same, id=FavorId(same.id + 5_000), person=BOB), favor("received", who=BOB)]
    touches = [touch(TODAY, who=ANN), touch(TODAY, who=BOB), touch(TODAY - 1, who=BOB)]
    book = _book(*favors, *touches)
    book.merge(ANN, BOB)
    assert len(book.rolodex.favors_of(ANN)) == 3
    assert {one.id for one in book.touches_of(ANN)} == {one.id for one in touches}


def test_etiquette_is_filled_where_nothing_was_said() -> None:
    kept = replace(etiquette(ANN, zone="Asia/Tokyo"), gatekeeper=BOB)
    gone = replace(
        etiquette(BOB, zone="UTC", opens=480, closes=900, channel="call"),
        gatekeeper=CY,
        decides="claimed",
        decides_says=DEE,
    )
    other = replace(etiquette(CY), gatekeeper=BOB)
    book = _book(kept, gone, other)
    before = book.everything()
    one = book.merge(ANN, BOB)
    assert book.rolodex.etiquette_of(ANN) == replace(
        kept, opens=480, closes=900, channel="call", gatekeeper=CY, decides="claimed", decides_says=DEE
    )
    assert book.rolodex.etiquettes[other.id].gatekeeper == ANN
    book.unmerge(one)
    assert book.everything() == before


def test_etiquette_that_only_the_other_had_moves() -> None:
    gone = replace(etiquette(BOB, zone="UTC"), gatekeeper=ANN)
    book = _book(gone)
    one = book.merge(ANN, BOB)
    assert book.rolodex.etiquette_of(ANN) == replace(gone, person=ANN, gatekeeper=None)
    book.unmerge(one)
    assert book.rolodex.etiquette_of(BOB) == gone
    assert book.rolodex.etiquette_of(ANN) is None


def test_what_both_cards_say_is_said_once_and_twice_again() -> None:
    mine, theirs = Note(NoteId(900), ANN, TODAY, "golf"), Note(NoteId(901), BOB, TODAY, "golf")
    mine_too, other = cadence(who=ANN), cadence(who=BOB)
    put_off = Snooze(SnoozeId(902), BOB, f"cadence:{other.id}:5", TODAY)
    book = _book(mine, theirs, mine_too, other, put_off)
    before = book.everything()
    one = book.merge(ANN, BOB)
    assert book.rolodex.notes == {mine.id: mine}
    assert list(book.rolodex.cadences) == [mine_too.id]
    assert book.rolodex.snoozes_of(ANN) == [replace(put_off, person=ANN, item=f"cadence:{mine_too.id}:5")]
    book.unmerge(one)
    assert book.everything() == before


def test_a_chain_of_introducers_names_each_once() -> None:
    way = replace(introduction(CEO, (ANN, BOB, CY), ("asked",)), thanked=(BOB,))
    book = _book(way)
    before = book.everything()
    one = book.merge(ANN, BOB)
    after = book.rolodex.introductions[way.id]
    assert (after.chain, after.thanked) == ((ANN, CY), (ANN,))
    book.unmerge(one)
    assert book.everything() == before


@pytest.mark.parametrize("two", [(ANN, CEO), (CEO, ANN), (ME, ANN), (ME, CEO)])
def test_an_introduction_under_way_needs_two_people(two: tuple[PersonId, PersonId]) -> None:
    way = introduction(CEO, (ANN,), ("asked",))
    book = _book(way)
    with pytest.raises(RuleBroken, match="merge across an introduction"):
        book.merge(*two)
    over = replace(way, states=("draft", "dropped"), days=(1, 2))
    _edit(book, way, states=over.states, days=over.days)
    one = book.merge(*two)
    assert book.rolodex.introductions == {}
    book.unmerge(one)
    assert book.rolodex.introductions == {way.id: over}


def test_what_cannot_be_merged() -> None:
    book = _book()
    for keep, gone, reason in (
        (ANN, ANN, "merge with itself"),
        (ANN, ME, "merge of me"),
        (ANN, PersonId(99), "no such person"),
        (PersonId(99), ANN, "no such person"),
    ):
        with pytest.raises(RuleBroken) as caught:
            merge(book.rolodex, book.new_id, TODAY, keep, gone, ())
        assert caught.value.reason == reason


def test_a_second_card_of_mine_becomes_part_of_mine() -> None:
    work = organization()
    there = role(ANN, work, TODAY - 100)
    records: list[Record] = [
        work,
        there,
        tie(ANN, BOB, 3),
        replace(tie(BOB, CY, 3), says=ANN),
        replace(etiquette(BOB), gatekeeper=ANN, decides="claimed", decides_says=ANN),
        replace(person(CY), referred_by=ANN),
        Target(TargetId(900), ANN, None, TODAY),
        favor("given", who=ANN),
    ]
    book = _book(*records)
    before = book.everything()
    one = book.merge(ME, ANN)
    assert book.rolodex.roles_of(ME) == [replace(there, person=ME)]
    assert [(held.a, held.b, held.says) for held in book.rolodex.ties.values()] == [(BOB, CY, None)]
    rules = book.rolodex.etiquette_of(BOB)
    assert rules is not None
    assert (rules.gatekeeper, rules.decides_says) == (None, None)
    assert book.rolodex.people[CY].referred_by is None
    assert book.rolodex.targets == {}
    assert len(book.rolodex.favors_of(ME)) == 1
    book.unmerge(one)
    assert book.everything() == before


def test_a_photo_is_taken_over_where_there_is_none() -> None:
    book = _book(Photo(BOB, b"bob"))
    one = book.merge(ANN, BOB)
    assert book.photos_of(ANN) == [Photo(ANN, b"bob")]
    book.unmerge(one)
    assert book.photos_of(ANN, BOB) == [Photo(BOB, b"bob")]


def test_a_photo_that_was_changed_since_stays() -> None:
    book = _book(Photo(BOB, b"bob"))
    one = book.merge(ANN, BOB)
    _edit(book, Photo(ANN, b"bob"), data=b"new")
    book.unmerge(one)
    assert {photo.id: photo.data for photo in book.photos_of(ANN, BOB)} == {ANN: b"new", BOB: b"bob"}


def test_of_two_photos_each_card_has_its_own_in_the_end() -> None:
    book = _book(Photo(ANN, b"ann"), Photo(BOB, b"bob"))
    one = book.merge(ANN, BOB)
    assert book.photos_of(ANN) == [Photo(ANN, b"ann")]
    book.unmerge(one)
    assert {photo.id: photo.data for photo in book.photos_of(ANN, BOB)} == {ANN: b"ann", BOB: b"bob"}


def test_a_sealed_prediction_stays_as_it_was_sealed() -> None:
    drill = Drill(DrillId(900), TODAY, (BOB,), ("Bob Roy",), (0.5,), "seal")
    book = _book(drill)
    book.merge(ANN, BOB)
    assert book.rolodex.drills == {drill.id: drill}


def test_edits_made_since_stay_where_they_belong() -> None:
    gone = Person(BOB, "Annie Lee", ("b@b.org",), city="Boston", birthday="--03-22")
    moved = Note(NoteId(900), BOB, TODAY, "golf")
    book = _book(gone, moved)
    one = book.merge(ANN, BOB)
    card = book.rolodex.people[ANN]
    _edit(book, card, city="Reno", emails=(*card.emails, "new@a.org"))
    _edit(book, book.rolodex.notes[moved.id], text="no golf")
    _add(book, Note(NoteId(901), ANN, TODAY, "typed since"))
    book.unmerge(one)
    # The city was altered since, the birthday was not; an address that was typed since stays.
    assert book.rolodex.people[ANN] == replace(person(ANN), city="Reno", emails=("new@a.org",))
    assert book.rolodex.people[BOB] == gone
    assert book.rolodex.notes_of(BOB) == [replace(moved, text="no golf")]
    assert [note.text for note in book.rolodex.notes_of(ANN)] == ["typed since"]


def test_what_was_removed_since_stays_removed() -> None:
    note, bond = Note(NoteId(900), BOB, TODAY, "golf"), tie(BOB, CY, 3)
    book = _book(note, bond)
    one = book.merge(ANN, BOB)
    book.do(ChangeSet("", "", (Change(book.rolodex.notes[note.id], None), Change(book.rolodex.ties[bond.id], None))))
    book.unmerge(one)
    assert not book.rolodex.notes
    assert not book.rolodex.ties


def test_what_refers_to_somebody_who_left_comes_back_without_them() -> None:
    lost, told = tie(BOB, CY, 2), replace(tie(BOB, DEE, 2), says=CY)
    kept = [tie(ANN, CY, 3), tie(ANN, DEE, 3)]
    gone = replace(person(BOB), how_known="referral", referred_by=CY)
    book = _book(gone, lost, told, *kept)
    one = book.merge(ANN, BOB)
    book.do(remove_people(book.rolodex, [CY]))
    book.unmerge(one)
    assert book.rolodex.people[BOB].referred_by is None
    assert book.rolodex.ties_of(BOB) == [replace(told, says=None)]


def test_what_was_said_anew_since_is_not_said_twice() -> None:
    mine, theirs = tie(ANN, CY), tie(BOB, CY, 4)
    book = _book(mine, theirs)
    one = book.merge(ANN, BOB)
    book.do(ChangeSet("", "", (Change(book.rolodex.ties[theirs.id], None),)))
    anew = replace(tie(ANN, CY, 1), id=TieId(book.new_id()))
    _add(book, anew)
    book.unmerge(one)
    assert book.rolodex.ties == {anew.id: anew}


class TestB22Chains:
    """Merge chains A->B->C, and what stands in the middle of one."""

    def _chain(self) -> tuple[Book, MergeId, MergeId]:
        first = Person(BOB, "Ann Lee", ("b@b.org",), city="Boston")
        second = Person(CY, "A. Lee", ("c@c.org",), ("+14155552671",))
        book = _book(
            first, second, favor("given", who=BOB), favor("given", who=CY), touch(TODAY, who=BOB), tie(BOB, DEE, 2)
        )
        return book, book.merge(BOB, CY), book.merge(ANN, BOB)

    def test_all_of_it_belongs_to_the_last(self) -> None:
        book, _, _ = self._chain()
        assert book.rolodex.people[ANN].emails == ("b@b.org", "c@c.org")
        assert len(book.rolodex.favors_of(ANN)) == 2
        assert [one.person for one in book.rolodex.merges.values()] == [ANN, ANN]
        assert book.naming(BOB) == book.naming(CY) == []

    def test_the_inner_card_comes_out_of_the_outer_one(self) -> None:
        book, inner, outer = self._chain()
        book.unmerge(inner)
        assert book.rolodex.people[ANN].emails == ("b@b.org",)
        assert book.rolodex.people[ANN].phones == ()
        assert book.rolodex.people[CY].emails == ("c@c.org",)
        assert [len(book.rolodex.favors_of(who)) for who in (ANN, CY)] == [1, 1]
        book.unmerge(outer)
        assert book.rolodex.people[BOB] == Person(BOB, "Ann Lee", ("b@b.org",), city="Boston")
        assert book.rolodex.people[ANN] == person(ANN)

    def test_what_was_taken_off_the_card_does_not_come_back_with_a_merge_made_again(self) -> None:
        book, inner, _ = self._chain()
        card = book.rolodex.people[ANN]
        _edit(book, card, emails=("new@a.org",), city="")
        (bond,) = book.rolodex.ties.values()
        _edit(book, bond, strength=None)
        book.unmerge(inner)
        assert book.rolodex.people[ANN].emails == ("new@a.org",)
        assert book.rolodex.people[ANN].city == ""
        assert book.rolodex.ties[bond.id].strength is None

    def test_apart_from_the_card_it_came_out_of_even_when_that_comes_out_too(self) -> None:
        book, inner, outer = self._chain()
        book.unmerge(inner, apart=True)
        assert [(one.a, one.b) for one in book.rolodex.distincts.values()] == [(ANN, CY)]
        book.unmerge(outer)
        assert [(one.a, one.b) for one in book.rolodex.distincts.values()] == [(BOB, CY)]

    def test_to_remove_the_last_removes_the_merges(self) -> None:
        book, inner, _ = self._chain()
        book.do(remove_people(book.rolodex, [ANN]))
        assert not book.rolodex.merges
        with pytest.raises(RuleBroken, match="no such merge"):
            unmerge(book.rolodex, book.new_id, TODAY, inner, ())
        book.do(book.last.inverse())
        book.unmerge(inner)
        assert CY in book.rolodex.people

    def test_many_at_once(self) -> None:
        book = _book(touch(TODAY, who=CY), touch(TODAY - 1, who=DEE), favor("given", who=CY), favor("given", who=DEE))
        before = book.everything()
        pairs = [_pair(CY, DEE), _pair(ANN, CY)]
        touches = [one for who in (ANN, CY, DEE) for one in book.touches_of(who)]
        for who in (ANN, CY, DEE):
            _edit(book, book.rolodex.people[who], name="Ann Lee")
        book.do(merge_all(book.rolodex, book.new_id, TODAY, pairs, touches))
        (left,) = {ANN, CY, DEE} & book.rolodex.people_ids()
        assert len(book.rolodex.favors_of(left)) == len(book.touches_of(left)) == 2
        assert (book.last.intent, book.last.subject) == ("merge.all", "2")
        for one in sorted(book.rolodex.merges):
            book.unmerge(one)
        assert {key: one for key, one in book.everything().items() if key[0] is not Person} == {
            key: one for key, one in before.items() if key[0] is not Person
        }


def test_many_at_once_leave_out_what_contradicts() -> None:
    """A. Lee shares an address with Ann and a telephone with Alan, who are two."""
    ann = Person(ANN, "Ann Lee", ("a@a.org",))
    initial = Person(BOB, "A. Lee", ("a@a.org",), ("+14155552671",))
    alan = Person(CY, "Alan Lee", phones=("+1 415 555 2671",))
    book = _book(ann, initial, alan)
    pairs = exact_pairs(book.rolodex)
    assert [(one.a, one.b, one.reason) for one in pairs] == [(ANN, BOB, "email"), (BOB, CY, "phone")]
    book.do(merge_all(book.rolodex, book.new_id, TODAY, pairs, ()))
    assert (book.last.intent, book.last.subject) == ("merge.join", "Ann Lee")
    assert CY in book.rolodex.people


def test_many_at_once_leave_out_who_was_told_apart_and_who_is_on_a_way() -> None:
    book = _book(introduction(CEO, (DEE,), ("asked",)))
    for who in (ANN, BOB, CY, DEE, CEO):
        _edit(book, book.rolodex.people[who], name="Ann Lee")
    book.do(tell_apart(book.rolodex, book.new_id, TODAY, CY, ANN))
    pairs = [_pair(ANN, BOB), _pair(BOB, CY), _pair(DEE, CEO), _pair(ANN, PersonId(99))]
    book.do(merge_all(book.rolodex, book.new_id, TODAY, pairs, ()))
    assert book.rolodex.people.keys() == {ME, ANN, CY, DEE, EVE, CEO}
    book.do(merge_all(book.rolodex, book.new_id, TODAY, [], ()))
    assert not book.last


def test_two_told_apart_are_not_found_again() -> None:
    book = _book(Person(ANN, "Ann Lee", ("a@a.org",)), Person(BOB, "Ann Lee", ("a@a.org",)))
    assert len(exact_pairs(book.rolodex)) == 1
    one = book.merge(ANN, BOB)
    book.unmerge(one, apart=True)
    assert exact_pairs(book.rolodex) == []
    assert book.last.intent == "merge.part"
    assert not tell_apart(book.rolodex, book.new_id, TODAY, BOB, ANN)
    with pytest.raises(RuleBroken, match="apart from itself"):
        tell_apart(book.rolodex, book.new_id, TODAY, ANN, ANN)
    again = book.merge(ANN, BOB)
    assert not book.rolodex.distincts
    book.unmerge(again, apart=True)
    assert [(told.a, told.b) for told in book.rolodex.distincts.values()] == [(ANN, BOB)]


def test_told_apart_from_one_is_told_apart_from_the_merged_one() -> None:
    book = _book()
    book.do(tell_apart(book.rolodex, book.new_id, TODAY, BOB, CY))
    one = book.merge(ANN, BOB)
    assert [(told.a, told.b) for told in book.rolodex.distincts_of(CY)] == [(ANN, CY)]
    book.unmerge(one)
    assert [(told.a, told.b) for told in book.rolodex.distincts_of(CY)] == [(BOB, CY)]


def test_a_merge_can_be_taken_apart_once() -> None:
    book = _book()
    one = book.merge(ANN, BOB)
    book.unmerge(one)
    with pytest.raises(RuleBroken, match="no such merge"):
        unmerge(book.rolodex, book.new_id, TODAY, one, ())


def test_etiquette_of_the_owner_is_filled() -> None:
    mine = Etiquette(EtiquetteId(900), ME, "UTC")
    book = _book(mine, etiquette(ANN, zone="Asia/Tokyo", country="JP"))
    book.merge(ME, ANN)
    assert book.rolodex.etiquette_of(ME) == replace(mine, country="JP")
