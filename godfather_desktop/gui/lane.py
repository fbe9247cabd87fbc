"""Work away from the UI thread: the book lane, which is in order, and the pool, which drops what is stale."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

_Result = TypeVar("_Result")


class Lane(QObject):
    """One thread that works in order; outcomes come back as calls on the thread that made the lane."""

    _came = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._waiting = 0
        self._latest: dict[str, int] = {}
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way and every outcome was delivered."""
        return self._waiting == 0

    def __call__(
        self,
        work: Callable[[], _Result],
        then: Callable[[_Result], None],
        failed: Callable[[BaseException], None],
        /,
    ) -> None:
        """Do work on the lane's thread, then call `then` with what it gave, or `failed`."""
        self._waiting += 1
        future = self._thread.submit(work)
        future.add_done_callback(lambda done: self._came.emit(lambda: self._hand_over(done, then, failed)))

    def latest(
        self,
        topic: str,
        work: Callable[[], _Result],
        then: Callable[[_Result], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Like a call, but a newer call of the same topic makes this one's outcome stale: it is dropped."""
        number = self._latest[topic] = self._latest.get(topic, 0) + 1

        def wanted() -> bool:
            return self._latest.get(topic) == number

        def guarded() -> _Result | None:
            return work() if wanted() else None

        def fresh(result: _Result | None) -> None:
            if wanted():
                then(result)  # type: ignore[arg-type]  # None only when stale

        self(guarded, fresh, lambda error: failed(error) if wanted() else None)

    def drop(self, topic: str) -> None:
        """Nobody waits for this topic any more."""
        self._latest[topic] = self._latest.get(topic, 0) + 1

    def close(self) -> None:
        """Finish what is under way and end the thread."""
        self._latest.clear()
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _deliver(self, call: Callable[[], None]) -> None:
        call()

    def _hand_over(
        self, done: "Future[Any]", then: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        self._waiting -= 1
        if done.cancelled():
            return
        error = done.exception()
        if error is None:
            then(done.result())
        else:
            failed(error)
