"""Steps of the callback desk that lean on a touch or an ask which somebody takes away in between."""

from collections.abc import Iterator

import pytest

from godfather_desktop.actions import asks, attempts, touches
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.ids import AttemptId
from godfather_desktop.storage.store import Store
from tests.books import added, dump_of
from tests.records import ANN, TODAY, person

SENT = AttemptId(50)


@pytest.fixture
def book(store: Store) -> Iterator[OpenBook]:
    """Ann, whom I have asked by e-mail."""
    store.save(added(person(ANN)), TODAY)
    opened = OpenBook(store, store.load(TODAY), 100, TODAY)
    sent = Attempt(SENT, ANN, TODAY, "email", "the audit", asking=True, benefit="a lead")
    opened.perform(lambda rolodex: attempts.log_attempt(rolodex, opened.new_id, sent))
    yield opened
    opened.close()


def test_an_attempt_whose_touch_was_removed_does_not_bring_it_back_by_undo(book: OpenBook, store: Store) -> None:
    book.perform(lambda rolodex: touches.remove_touch(rolodex, store.touches_of(ANN)[0]))
    before = dump_of(store)
    assert store.touches_of(ANN) == []
    book.perform(lambda rolodex: attempts.remove_attempt(rolodex, SENT))
    book.undo()
    assert dump_of(store) == before
    assert book.rolodex.attempts[SENT].touch is None


def test_an_ask_of_an_attempt_can_be_removed(book: OpenBook, store: Store) -> None:
    before = dump_of(store)
    book.perform(lambda rolodex: asks.remove_ask(rolodex, next(iter(rolodex.asks))))
    assert book.rolodex.asks == {}
    assert book.rolodex.attempts[SENT].ask is None
    assert store.findings() == []
    book.undo()
    assert dump_of(store) == before


def test_an_answer_that_was_none_is_no_yes(book: OpenBook) -> None:
    (ask,) = book.rolodex.asks
    assert book.rolodex.asks[ask].model == "answer"
    book.perform(lambda rolodex: attempts.set_outcome(rolodex, book.new_id, SENT, "answered", TODAY))
    assert book.rolodex.asks[ask].outcome == "yes"
    book.perform(lambda rolodex: attempts.set_outcome(rolodex, book.new_id, SENT, "voicemail", TODAY))
    assert (book.rolodex.asks[ask].outcome, book.rolodex.asks[ask].closed) == ("", None)
