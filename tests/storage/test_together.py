"""Who met whom, kept in step touch by touch: the same as from all meetings on disk."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import BatchId, PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.meetings import pair_sums, times_together
from godfather_desktop.storage.store import Store
from godfather_desktop.storage.together import all_meetings
from tests.books import TODAY, added, imported, opened, person, rolled_back, written

PEOPLE = tuple(PersonId(one) for one in (10, 11, 12, 13))


def _touch(number: int, of: int, *, day: int = TODAY, people: int = 3, channel: str = "in-person") -> Touch:
    return Touch(TouchId(number), PersonId(of), day, channel, "mutual", people)  # type: ignore[arg-type]  # a channel


def on_disk(store: Store, as_of: int = TODAY) -> dict[tuple[PersonId, PersonId], float]:
    with store._engine.begin() as connection:
        return pair_sums(all_meetings(connection, as_of))


def assert_together(book: OpenBook, store: Store) -> None:
    assert book.rolodex.together == pytest.approx(on_disk(store, book.today))
    assert store.load(book.today).together == pytest.approx(book.rolodex.together)


@pytest.fixture
def book(store: Store) -> OpenBook:
    made = opened(store)
    made.perform(lambda _: added(*(person(one) for one in PEOPLE)))
    return made


def test_two_touches_of_one_meeting(book: OpenBook, store: Store) -> None:
    book.perform(lambda _: added(_touch(20, 10)))
    assert book.rolodex.together == {}
    book.perform(lambda _: added(_touch(21, 11)))
    (scaled,) = book.rolodex.together.values()
    assert times_together(scaled, TODAY) == pytest.approx(1 / 2)
    assert_together(book, store)
    book.undo()
    assert book.rolodex.together == {}


@pytest.mark.parametrize(
    "other",
    [
        _touch(21, 11, people=4),
        _touch(21, 11, day=TODAY - 1),
        _touch(21, 11, channel="video"),
        _touch(21, 11, day=TODAY + 2),
        _touch(21, 10),
    ],
)
def test_what_is_not_the_same_meeting(book: OpenBook, store: Store, other: Touch) -> None:
    book.perform(lambda _: added(_touch(20, 10), other))
    assert book.rolodex.together == {}
    assert_together(book, store)


def test_bulk_mail_and_touches_of_two_are_no_meetings(book: OpenBook) -> None:
    book.perform(lambda _: added(*(_touch(20 + one, 10 + one, channel="bulk") for one in range(3))))
    book.perform(lambda _: added(*(_touch(30 + one, 10 + one, people=2) for one in range(3))))
    assert book.rolodex.together == {}


def test_meeting_dated_ahead_comes_with_its_day(book: OpenBook, store: Store) -> None:
    book.perform(lambda _: added(*(_touch(20 + one, 10 + one, day=TODAY + 3) for one in range(2))))
    assert book.rolodex.together == {}
    book.begin_day(TODAY + 3)
    assert list(book.rolodex.together) == [(10, 11)]
    assert_together(book, store)


def test_imported_meetings_come_and_go_with_their_import(store: Store, tmp_path: Path) -> None:
    rows = "".join(f"2026-01-02,{name},in-person,mutual,3\n" for name in ("Ann Lee", "Ben Roy"))
    plan = imported(store, written(tmp_path, "log.csv", "date,person,channel,direction,people\n" + rows))
    assert len(store.load(TODAY).together) == 1
    rolled_back(store, BatchId(plan.batch))
    assert store.load(TODAY).together == {}


MADE = st.builds(
    lambda of, ago, people: (of, TODAY - ago, people),
    st.sampled_from(PEOPLE),
    st.sampled_from((-2, 0, 0, 1, 400, 9_000)),
    st.sampled_from((2, 3, 3, 4, 30, 31)),
)


@settings(max_examples=20)
@given(st.lists(st.lists(MADE, min_size=1, max_size=3), min_size=1, max_size=6), st.data())
def test_after_random_touches_and_undoing(
    store: Store, steps: list[list[tuple[int, int, int]]], data: st.DataObject
) -> None:
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM touch")
        connection.exec_driver_sql("DELETE FROM person WHERE id > 1")
    book = opened(store)
    book.perform(lambda _: added(*(person(one) for one in PEOPLE)))
    number = 100
    for step in steps:
        logged = [one for who in PEOPLE for one in store.touches_of(who)]
        what = data.draw(st.sampled_from(("log", "log", "remove", "move", "undo", "redo", "day")))
        if what == "log":
            made = [_touch(number + place, of, day=day, people=people) for place, (of, day, people) in enumerate(step)]
            number += len(made)
            book.perform(lambda _, made=made: added(*made))  # type: ignore[misc]  # bound here
        elif what == "remove" and logged:
            gone = Change(data.draw(st.sampled_from(logged)), None)
            book.perform(lambda _, gone=gone: ChangeSet("touch.remove", "", (gone,)))  # type: ignore[misc]
        elif what == "move" and logged:
            old = data.draw(st.sampled_from(logged))
            of, day, people = step[0]
            moved = Change(old, _touch(old.id, of, day=day, people=people))
            book.perform(lambda _, moved=moved: ChangeSet("touch.edit", "", (moved,)))  # type: ignore[misc]
        elif what == "undo":
            book.undo()
        elif what == "redo":
            book.redo()
        else:
            book.begin_day(book.today + 1)
        assert_together(book, store)
    while book.steps.to_undo is not None:
        book.undo()
        assert_together(book, store)
    assert book.rolodex.together == {}
