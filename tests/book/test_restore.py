"""A JSON export that is restored into a new book: undone, done again, and followed by another one."""

from dataclasses import replace
from pathlib import Path

import pytest

from godfather_desktop.actions.people import remove_people
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.touch import Touch
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.storage.store import Store, create
from tests.books import PNG, TODAY, added, dump_of, exported, imported, opened, person, written

_LOG = "date,person,channel,direction,people\n2026-01-02,Ann Lee,call,in,3\n2026-01-02,Ben Roy,call,in,3\n"


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str], Path]:
    """An export with touches typed in and imported twice, journals, claims and a photo; its dump; a smaller one."""
    tmp_path = tmp_path_factory.mktemp("exports")
    first, second = (create(tmp_path / name, "Robin Vale") for name in ("first.rolodex", "second.rolodex"))
    try:
        imported(first, written(tmp_path, "log.csv", _LOG))
        imported(first, written(tmp_path, "more.csv", _LOG + "2026-01-05,Cy Young,call,in,2\n"))
        ann = next(first.load(TODAY).others()).id
        typed = Touch(TouchId(first.next_id()), ann, TODAY - 3, "in-person", "mutual")
        first.save(added(typed, Photo(ann, PNG)), TODAY)
        second.save(added(person(ann, "Dee Moor"), replace(typed, day=TODAY - 5)), TODAY)
        out, other = (
            exported(store, "json", tmp_path / name) for store, name in ((first, "a.json"), (second, "b.json"))
        )
        return out, dump_of(first), other
    finally:
        first.close()
        second.close()


def _restore(book: OpenBook, path: Path) -> None:
    plan = plan_import(book.rolodex, book.new_id, TODAY, [path])
    assert plan.whole is not None
    book.restore(plan.changes, plan.whole.touches, plan.whole.others, lambda _seen: None, lambda _saved: None)


def test_a_restore_is_undone_and_done_again(store: Store, exports: tuple[Path, list[str], Path]) -> None:
    out, whole, _ = exports
    book, before = opened(store), dump_of(store)
    _restore(book, out)
    sums, together = dict(book.rolodex.sums), dict(book.rolodex.together)
    assert dump_of(store) == whole
    assert sum('"kind": "claim"' in line for line in whole) == 2
    book.undo()
    assert (dump_of(store), book.rolodex.sums, store.touch_count(), store.photos()) == (before, {}, 0, [])
    assert (list(book.rolodex.others()), book.rolodex.batches) == ([], {})
    book.redo()
    assert (dump_of(store), book.rolodex.sums, book.rolodex.together) == (whole, sums, together)
    assert not store.findings()


def test_after_an_undone_restore_the_same_and_another_file_can_be_restored(
    store: Store, exports: tuple[Path, list[str], Path]
) -> None:
    out, whole, other = exports
    book = opened(store)
    _restore(book, out)
    book.undo()
    _restore(book, other)
    (dee,) = book.rolodex.others()
    assert [touch.day for touch in store.touches_of(dee.id)] == [TODAY - 5], "a touch of somebody else"
    assert store.photo_of(dee.id) is None
    book.undo()
    _restore(book, out)
    assert dump_of(store) == whole


def test_a_restore_is_the_first_step_that_can_be_undone(store: Store, exports: tuple[Path, list[str], Path]) -> None:
    book = opened(store)
    book.perform(lambda _: added(person(10), Touch(TouchId(11), PersonId(10), TODAY, "call", "in")))
    book.perform(lambda rolodex: remove_people(rolodex, [PersonId(10)]))
    _restore(book, exports[0])
    book.undo()
    # What was removed went for good, to make room for the ids of the file.
    assert book.steps.to_undo is None
    book.redo()
    assert dump_of(store) == exports[1]
