"""Merges and their taking apart, on any records in any order."""

from contextlib import suppress
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from tests.actions.merging import BOOKS, PEOPLE, Book, assert_like_anew, favors_in

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
