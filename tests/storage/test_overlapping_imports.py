"""Touches that several imports brought: each stays until the last of these imports is rolled back."""

import shutil
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.days import iso
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.storage.store import Store, create, open_store
from tests.books import TODAY, dump_of, exported, imported, opened, rolled_back, written

_HEAD = "date,person,channel,direction\n"


def _log(folder: Path, *ago: int) -> Path:
    """A contact log with a call on each of these days."""
    rows = "".join(f"{iso(TODAY - days)},Ann Lee,call,in\n" for days in ago)
    return written(folder, f"log{'-'.join(map(str, ago))}.csv", _HEAD + rows)


def _days(store: Store) -> list[int]:
    """How long ago the touches on record were."""
    return sorted(TODAY - touch.day for touch in store.every_touch())


def test_a_touch_stays_until_every_import_that_brought_it_is_rolled_back(store: Store, tmp_path: Path) -> None:
    first, second = (imported(store, _log(tmp_path, *ago)).batch for ago in ((1, 2), (1, 2, 3)))
    rolled_back(store, first)
    assert (_days(store), store.touch_count(second)) == ([1, 2, 3], 3)
    rolled_back(store, second)
    assert _days(store) == []


def test_a_third_import_holds_what_the_second_one_took_over(store: Store, tmp_path: Path) -> None:
    first, second = (imported(store, _log(tmp_path, *ago)).batch for ago in ((1, 2), (1, 2, 3)))
    rolled_back(store, first)
    imported(store, _log(tmp_path, 1, 4))
    rolled_back(store, second)
    assert _days(store) == [1, 4]


def test_what_another_import_took_over_is_in_the_export(store: Store, tmp_path: Path) -> None:
    first, second = (imported(store, _log(tmp_path, *ago)).batch for ago in ((1, 2), (1, 2, 3)))
    rolled_back(store, first)
    out = exported(store, "json", tmp_path / "out.json")
    other = create(tmp_path / "other.rolodex", "Robin Vale")
    try:
        plan = plan_import(other.load(TODAY), other.next_id, TODAY, [out])
        assert plan.whole is not None
        assert [account.rejects for account in plan.files] == [[]]
        other.restore(plan.changes, TODAY, plan.whole.touches(), plan.whole.others())
        assert dump_of(other) == dump_of(store)
        rolled_back(other, second)
        assert _days(other) == []
    finally:
        other.close()


def test_what_was_taken_over_is_there_after_a_restart(store: Store, tmp_path: Path) -> None:
    first, second = (imported(store, _log(tmp_path, *ago)).batch for ago in ((1, 2), (1, 2, 3)))
    rolled_back(store, first)
    before = dump_of(store)
    store.close()
    again = open_store(store.path)
    try:
        assert dump_of(again) == before
        rolled_back(again, second)
        assert _days(again) == []
    finally:
        again.close()


def test_what_was_edited_before_and_undone_after_a_rollback_is_still_of_both(store: Store, tmp_path: Path) -> None:
    first, _ = (imported(store, _log(tmp_path, *ago)).batch for ago in ((1,), (1, 2)))
    book = opened(store)
    (old,) = (touch for touch in store.every_touch() if touch.day == TODAY - 1)
    book.perform(lambda _: ChangeSet("touch.edit", "", (Change(old, replace(old, note="about the sea")),)))
    asked = store.journal_of(first), store.people_touched_outside(first)
    book.perform(lambda rolodex: roll_back(rolodex, first, *asked).changes)
    book.undo()
    book.undo()
    rolled_back(store, first)
    assert _days(store) == [1, 2]


_STEPS = st.lists(
    st.tuples(st.just("import"), st.sets(st.integers(1, 4), min_size=1, max_size=3))
    | st.tuples(st.sampled_from(("roll back", "undo", "redo", "restart")), st.integers(0, 3)),
    min_size=2,
    max_size=9,
)


_State = tuple[dict[int, frozenset[int]], list[str]]
"""The days that each import brought, and the dump."""


class _Desk:
    """A book and beside it what must be on record: the days that each import brought."""

    def __init__(self, folder: Path, empty: Path) -> None:
        self._folder = folder
        self.store = open_store(Path(shutil.copy(empty, folder / "a.rolodex")))
        self.book = opened(self.store)
        self.held: dict[int, frozenset[int]] = {}
        self._before: list[_State] = []
        self._undone: list[_State] = []

    def bring(self, ago: Iterable[int]) -> None:
        path = _log(self._folder, *sorted(ago))
        plan: Plan = plan_import(self.book.rolodex, self.book.new_id, TODAY, [path])
        new = not set(ago) <= set().union(*self.held.values())
        before = self._now()
        self.book.bring_in(plan.changes, plan.touches, lambda _seen: None, lambda _saved: None)
        if new:
            self._did(before, self.held | {plan.batch: frozenset(ago)})

    def roll_back(self, place: int) -> None:
        if not self.held:
            return
        batch = sorted(self.held)[place % len(self.held)]
        before = self._now()
        asked = self.store.journal_of(batch), self.store.people_touched_outside(batch)  # type: ignore[arg-type]
        self.book.perform(lambda rolodex: roll_back(rolodex, batch, *asked).changes)  # type: ignore[arg-type]
        self._did(before, {one: days for one, days in self.held.items() if one != batch})

    def undo(self) -> None:
        self._step(self.book.undo, self._before, self._undone)

    def redo(self) -> None:
        self._step(self.book.redo, self._undone, self._before)

    def restart(self) -> None:
        self.book.close()
        self.store = open_store(self.store.path)
        self.book = opened(self.store)
        self._before, self._undone = [], []

    def _now(self) -> _State:
        return self.held, dump_of(self.store)

    def _did(self, before: _State, held: dict[int, frozenset[int]]) -> None:
        self._before.append(before)
        self._undone = []
        self.held = held

    def _step(
        self,
        step: Callable[[], None],
        there: list[_State],
        back: list[_State],
    ) -> None:
        now = self._now()
        step()
        if there:
            back.append(now)
            self.held, dump = there.pop()
            assert dump_of(self.store) == dump


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new file, to be copied: making one takes longer than all that is done with it."""
    path = tmp_path_factory.mktemp("empty") / "a.rolodex"
    create(path, "Robin Vale").close()
    return path


@settings(max_examples=25)
@given(steps=_STEPS)
def test_whatever_is_imported_rolled_back_undone_and_reopened(
    tmp_path_factory: pytest.TempPathFactory, empty: Path, steps: list[tuple[str, int | set[int]]]
) -> None:
    desk = _Desk(tmp_path_factory.mktemp("desk"), empty)
    for verb, what in steps:
        if isinstance(what, int):
            {"roll back": lambda: desk.roll_back(what), "undo": desk.undo, "redo": desk.redo}.get(verb, desk.restart)()  # noqa: B023
        else:
            desk.bring(what)
        assert _days(desk.store) == sorted(set().union(*desk.held.values()))
    assert not desk.store.findings()
    desk.store.close()
