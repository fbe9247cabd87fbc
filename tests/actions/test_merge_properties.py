"""Merges and their taking apart, on any records in any order."""

from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, NoteId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from tests.actions.merging import BOOKS, PEOPLE, Book, Key, assert_like_anew, favors_in
from tests.records import TODAY

_TWO = st.lists(st.sampled_from((*PEOPLE, ME)), min_size=2, max_size=2, unique=True).map(
    lambda two: two if ME not in two else sorted(two)
)
_STEPS = st.lists(_TWO, min_size=1, max_size=5)


@given(BOOKS, _TWO)
@settings(max_examples=200)
def test_a_merge_leaves_nothing_that_names_the_card_that_went(book: Book, two: list[PersonId]) -> None:
    favors, before = favors_in(book), book.everything()
    with suppress(RuleBroken):
        keep, gone = two
        book.merge(keep, gone)
        assert gone not in book.rolodex.people
        assert book.naming(gone) == []
        assert favors_in(book) == favors
        assert len(book.touches_of(keep)) == sum(
            getattr(one, "person", 0) in two for key, one in before.items() if key[0].__name__ == "Touch"
        )
        assert_like_anew(book.rolodex)


@given(BOOKS, _TWO)
@settings(max_examples=200)
def test_a_merge_taken_apart_leaves_everything_as_it_was(book: Book, two: list[PersonId]) -> None:
    before = book.everything()
    with suppress(RuleBroken):
        book.unmerge(book.merge(*two))
        assert book.everything() == before
        assert_like_anew(book.rolodex)


@given(BOOKS, _STEPS, st.randoms(use_true_random=False))
@settings(max_examples=300)
def test_merges_taken_apart_in_any_order_leave_everything_as_it_was(
    book: Book,
    steps: list[list[PersonId]],
    chance: Random,
) -> None:
    before, favors = book.everything(), favors_in(book)
    for keep, gone in steps:
        if keep in book.rolodex.people and gone in book.rolodex.people:
            with suppress(RuleBroken):
                book.merge(keep, gone)
        if book.rolodex.merges and chance.random() < 0.3:
            book.unmerge(chance.choice(sorted(book.rolodex.merges)))
        assert favors_in(book) == favors
    while book.rolodex.merges:
        book.unmerge(chance.choice(sorted(book.rolodex.merges)))
        for merge in book.rolodex.merges.values():
            assert book.naming(merge.other) == []
    assert book.everything() == before
    assert_like_anew(book.rolodex)


_EDITABLE: dict[type[Record], str] = {
    Person: "city",
    Note: "text",
    Favor: "title",
    Tie: "since",
    Task: "text",
    Etiquette: "protocol",
    Role: "title",
    Introduction: "why",
    Touch: "note",
}
"""A field of text for each of some kinds."""


@given(BOOKS, st.integers(0, 2**32))
@settings(max_examples=300)
def test_edits_outlive_merges_and_their_taking_apart(book: Book, seed: int) -> None:
    chance, before = Random(seed), book.everything()
    edits: dict[Key, str] = {}
    removed: set[Key] = set()
    added: set[Key] = set()
    for number in range(8):
        people = sorted(book.rolodex.people)
        step = chance.choice(("merge", "merge", "unmerge", "edit", "edit", "remove", "add"))
        if step == "merge" and len(people) > 1:
            keep, gone = chance.sample(people, 2)
            with suppress(RuleBroken):
                book.merge(*((gone, keep) if gone == ME else (keep, gone)))
        elif step == "unmerge" and book.rolodex.merges:
            book.unmerge(chance.choice(sorted(book.rolodex.merges)))
        elif step == "edit":
            one = chance.choice([one for one in book.everything().values() if type(one) in _EDITABLE])
            edits[type(one), one.id] = f"edit {number}"
            values: dict[str, Any] = {_EDITABLE[type(one)]: f"edit {number}"}
            book.do(ChangeSet("", "", (Change(one, replace(one, **values)),)))
        elif step == "remove":
            those = [
                one for one in book.everything().values() if isinstance(one, Note | Favor | Tie | Snooze | Cadence)
            ]
            if those:
                one = chance.choice(those)
                removed.add((type(one), one.id))
                book.do(ChangeSet("", "", (Change(one, None),)))
        elif step == "add":
            note = Note(NoteId(book.new_id()), chance.choice(people), TODAY, f"new {number}")
            added.add((Note, note.id))
            book.do(ChangeSet("", "", (Change(None, note),)))
    while book.rolodex.merges:
        book.unmerge(chance.choice(sorted(book.rolodex.merges)))
    after = book.everything()
    assert after.keys() == (before.keys() | added) - removed
    for key, one in before.items():
        if key not in removed:
            wanted: dict[str, Any] = {_EDITABLE[key[0]]: edits[key]} if key in edits else {}
            assert after[key] == replace(one, **wanted)


@given(BOOKS, _STEPS, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_every_step_can_be_undone(book: Book, steps: list[list[PersonId]], chance: Random) -> None:
    states, done = [], []
    for keep, gone in steps:
        with suppress(RuleBroken):
            if keep in book.rolodex.people and gone in book.rolodex.people:
                states.append(book.everything())
                book.merge(keep, gone)
                done.append(book.last)
        if book.rolodex.merges and chance.random() < 0.4:
            states.append(book.everything())
            book.unmerge(chance.choice(sorted(book.rolodex.merges)), apart=chance.random() < 0.5)
            done.append(book.last)
        if len(states) > len(done):
            states.pop()
    for state, changes in zip(reversed(states), reversed(done), strict=True):
        book.do(changes.inverse())
        assert book.everything() == state
        assert_like_anew(book.rolodex)
