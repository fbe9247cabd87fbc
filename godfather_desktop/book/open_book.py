"""One open Rolodex: intents come in, are decided on the records, saved, and only then shown."""

from collections import deque
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path
from typing import Any, Protocol, TypeVar

from godfather_desktop.book.history import Steps
from godfather_desktop.book.keeper import Keeper, Saved
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.contact import ContactSums, Together
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken

_Result = TypeVar("_Result")
Decide = Callable[[Rolodex], ChangeSet]
Done = Callable[[ChangeSet], None]
Failed = Callable[[BaseException], None]


class Lane(Protocol):
    """Runs work in order, away from the caller, and hands the outcome back on the caller's thread."""

    def __call__(
        self,
        work: Callable[[], _Result],
        then: Callable[[_Result], None],
        failed: Failed,
        /,
    ) -> None: ...


def at_once(work: Callable[[], _Result], then: Callable[[_Result], None], _failed: Failed, /) -> None:
    """The lane of programs without a window: work now, and let errors rise."""
    then(work())


class Listener(Protocol):
    """Told after the records changed: what changed, and whose touches."""

    def __call__(self, changes: tuple[Change, ...], touched: frozenset[PersonId]) -> None: ...


class OpenBook:
    """Owns the records, the steps to undo, and the order of intents.

    Everything here runs on one thread but the keeper's calls, which run on the lane. One intent at
    a time: the next is decided only on records that the one before has reached. What the disk
    refused is never shown as done.
    """

    def __init__(self, keeper: Keeper, rolodex: Rolodex, next_id: int, today: Day, lane: Lane = at_once) -> None:
        self.keeper = keeper
        self.rolodex = rolodex
        self.today = today
        self.steps = Steps()
        self.lane = lane
        self.listeners: list[Listener] = []
        self.state_listeners: list[Callable[[], None]] = []
        self._ids = count(next_id)
        self._waiting: deque[Callable[[], None]] = deque()
        self.busy = False

    def new_id(self) -> int:
        """An id that no record has had before; any thread may ask."""
        return next(self._ids)

    def perform(self, decide: Decide, done: Done | None = None, failed: Failed | None = None) -> None:
        """Decide on an intent, save it, show it, and make it undoable.

        `done` and `failed` are called on the caller's thread. Without `failed`, an error of an
        intent that is decided at once rises to the caller.
        """
        self._queue(lambda: self._run(decide(self.rolodex), self.steps.did, done, failed), failed)

    def bring_in(
        self,
        changes: ChangeSet,
        touches: Callable[[], Iterable[Iterable[tuple[int, Touch]]]],
        progress: Callable[[int], None],
        done: Callable[[Saved], None],
        failed: Failed | None = None,
    ) -> None:
        """Save an import: its ChangeSet with a journal, and its stream of touches, in one transaction."""
        self._queue_import(
            lambda: self.keeper.save(changes, self.today, touches=touches(), journaled=True, progress=progress),
            self.steps.did,
            done,
            failed,
        )

    def restore(
        self,
        changes: ChangeSet,
        touches: Callable[[], Iterable[Touch]],
        others: Callable[[], Iterable[dict[str, Any]]],
        progress: Callable[[int], None],
        done: Callable[[Saved], None],
        failed: Failed | None = None,
    ) -> None:
        """Save all records of an export into a book that holds nothing but my card, as they were."""
        self._queue_import(
            lambda: self.keeper.restore(changes, self.today, touches(), others(), progress),
            self.steps.began,
            done,
            failed,
        )

    def _queue_import(
        self,
        work: Callable[[], Saved],
        remember: Callable[[ChangeSet], None],
        done: Callable[[Saved], None],
        failed: Failed | None,
    ) -> None:
        def then(saved: Saved) -> None:
            # The touches of the stream got their ids on the disk: none of them may be given out again.
            self._ids = count(max(next(self._ids), saved.next_id))
            try:
                if saved.changes:
                    remember(saved.changes)
                self._show(saved)
                done(saved)
            finally:
                self._finished()

        self._queue(lambda: self.lane(work, then, lambda error: self._refused(error, failed)), failed)

    def undo(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Take the last step back."""

        def start() -> None:
            step = self.steps.to_undo
            if step is None:
                self._finished()
                return
            self._run(step.inverse(), lambda _: self.steps.undid(), done, failed)

        self._queue(start, failed)

    def redo(self, done: Done | None = None, failed: Failed | None = None) -> None:
        """Repeat the last step that was taken back."""

        def start() -> None:
            step = self.steps.to_redo
            if step is None:
                self._finished()
                return
            self._run(step, lambda _: self.steps.redid(), done, failed)

        self._queue(start, failed)

    def begin_day(self, today: Day) -> None:
        """Midnight has passed: contact sums are made for the new day."""

        def work() -> tuple[list[ContactSums], Together]:
            return self.keeper.derived_on(today)

        def then(derived: tuple[list[ContactSums], Together]) -> None:
            self.today = today
            self.rolodex.sums.clear()
            self.rolodex.apply((), *derived)
            self._finished()
            self._tell((), frozenset(self.rolodex.people))

        self._queue(lambda: self.lane(work, then, lambda error: self._refused(error, None)), None)

    def apart(self, path: Path) -> Path:
        """The path, for a file to read or write beside this book.

        Raises RuleBroken when it is the book's own file or its log: writing would replace the open
        book, and opening it a second time would drop SQLite's lock.
        """
        own = self.keeper.path
        for name in (own.name, f"{own.name}-wal", f"{own.name}-shm"):
            try:
                same = path.samefile(own.with_name(name))
            except OSError:
                same = False
            if same:
                raise RuleBroken("the book itself", path=str(path))
        return path

    def close(self) -> None:
        """Close the file. Call when the lane is idle."""
        self.keeper.close()

    def _queue(self, start: Callable[[], None], failed: Failed | None) -> None:
        def guarded() -> None:
            try:
                start()
            except Exception as error:  # whatever it is, the next intent must have its turn
                if failed is None:
                    self._finished()
                    raise
                self._refused(error, failed)

        self._waiting.append(guarded)
        if not self.busy:
            self._next()

    def _next(self) -> None:
        if self._waiting and not self.busy:
            self.busy = True
            self._say_state()
            self._waiting.popleft()()

    def _run(
        self, changes: ChangeSet, remember: Callable[[ChangeSet], None], done: Done | None, failed: Failed | None
    ) -> None:
        if not changes:
            if done is not None:
                done(changes)
            self._finished()
            return

        def then(saved: Saved) -> None:
            try:
                remember(changes)
                self._show(saved)
                if done is not None:
                    done(changes)
            finally:
                self._finished()

        self.lane(lambda: self.keeper.save(changes, self.today), then, lambda error: self._refused(error, failed))

    def _show(self, saved: Saved) -> None:
        self.rolodex.apply(saved.changes.changes, saved.sums, saved.together)
        touched = frozenset(item if isinstance(item, int) else item.person for item in saved.sums)
        self._tell(saved.changes.changes, touched)

    def _tell(self, changes: tuple[Change, ...], touched: frozenset[PersonId]) -> None:
        for listener in tuple(self.listeners):
            listener(changes, touched)

    def _refused(self, error: BaseException, failed: Failed | None) -> None:
        try:
            if failed is None:
                raise error
            failed(error)
        finally:
            self._finished()

    def _finished(self) -> None:
        self.busy = False
        self._say_state()
        self._next()

    def _say_state(self) -> None:
        for listener in tuple(self.state_listeners):
            listener()
