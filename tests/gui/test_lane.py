"""The lane: in order, one at a time, back on the thread that asked."""

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from godfather_desktop.gui.garbage import Collector, collect_some
from godfather_desktop.gui.lane import Lane


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    """A lane that is closed after the test."""
    made = Lane("test lane")
    yield made
    made.close()


def _never(error: BaseException) -> None:
    raise error


def _value(number: int) -> Callable[[], int]:
    return lambda: number


def test_work_is_done_in_order_elsewhere_and_handed_over_here(lane: Lane, qtbot: QtBot) -> None:
    worked: list[tuple[int, str]] = []
    came: list[tuple[int, bool]] = []

    def work(number: int) -> int:
        worked.append((number, threading.current_thread().name))
        return number * 10

    for number in range(50):
        lane(
            lambda number=number: work(number),  # type: ignore[misc]
            lambda made: came.append((made, threading.current_thread() is threading.main_thread())),
            _never,
        )
    assert not lane.idle
    assert came == [], "nothing is handed over before the caller has returned"
    qtbot.waitUntil(lambda: lane.idle)
    assert [number for number, _ in worked] == list(range(50))
    assert {name.startswith("test lane") for _, name in worked} == {True}
    assert len({name for _, name in worked}) == 1
    assert came == [(number * 10, True) for number in range(50)]


def test_of_a_topic_only_the_latest_is_delivered(lane: Lane, qtbot: QtBot) -> None:
    gate = threading.Event()
    began: list[int] = []
    came: list[int] = []

    def work(number: int) -> int:
        began.append(number)
        gate.wait(5)
        return number

    for number in range(5):
        lane.latest("find", lambda number=number: work(number), came.append, _never)  # type: ignore[misc]
    lane.latest("other", _value(100), came.append, _never)
    gate.set()
    qtbot.waitUntil(lambda: lane.idle)
    assert came == [4, 100]
    assert set(began) <= {0, 4}, "what is stale before it begins is not begun"


def test_a_dropped_topic_is_not_delivered_and_neither_is_its_error(lane: Lane, qtbot: QtBot) -> None:
    came: list[object] = []
    gate = threading.Event()
    lane(lambda: gate.wait(5), lambda _: None, _never)
    lane.latest("find", _value(1), came.append, came.append)
    lane.latest("break", lambda: 1 // 0, came.append, came.append)
    lane.drop("find")
    lane.drop("break")
    gate.set()
    qtbot.waitUntil(lambda: lane.idle)
    assert came == []


def test_errors_are_handed_over_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    errors: list[BaseException] = []
    came: list[int] = []
    lane(lambda: 1 // 0, came.append, errors.append)
    lane(_value(7), came.append, _never)
    lane.latest("topic", lambda: "".index("x"), came.append, errors.append)
    qtbot.waitUntil(lambda: lane.idle)
    assert [type(error) for error in errors] == [ZeroDivisionError, ValueError]
    assert came == [7]


def test_close_finishes_what_has_begun_drops_the_rest_and_ends_the_thread(qtbot: QtBot) -> None:
    lane = Lane("test closing")
    began, gate, ended = threading.Event(), threading.Event(), list[str]()

    def work() -> None:
        began.set()
        gate.wait(5)
        ended.append("first")

    lane(work, lambda _: None, _never)
    for _ in range(3):
        lane(lambda: ended.append("later"), lambda _: None, _never)
    assert began.wait(5)
    threading.Timer(0.05, gate.set).start()
    lane.close()
    assert ended == ["first"]
    assert not [one for one in threading.enumerate() if one.name.startswith("test closing")]
    qtbot.waitUntil(lambda: lane.idle)
    with pytest.raises(RuntimeError):
        lane(_value(1), lambda _: None, _never)


def test_garbage_is_collected_here_alone_while_lanes_work(lane: Lane, qtbot: QtBot) -> None:
    """Widgets in cycles that the lane's thread collected ended the process."""
    threads: list[str] = []

    def note(phase: str, _info: dict[str, int]) -> None:
        if phase == "start":
            threads.append(threading.current_thread().name)

    def litter() -> int:
        for _ in range(60_000):
            cycle: list[object] = []
            cycle.append(cycle)
        return gc.get_count()[0]

    owner = QObject()
    collector = Collector(owner)
    gc.callbacks.append(note)
    try:
        counts: list[int] = []
        lane(litter, counts.append, _never)
        qtbot.waitUntil(lambda: counts != [])
        assert threads == []
        assert counts[0] > 50_000
        collect_some()
        assert set(threads) == {threading.main_thread().name}
        assert gc.get_count()[0] < 5_000
        assert not gc.isenabled()
    finally:
        gc.callbacks.remove(note)
        collector.stop()
    assert gc.isenabled()


def test_the_collector_comes_round_by_itself(qtbot: QtBot) -> None:
    owner = QObject()
    collector = Collector(owner)
    collector._timer.setInterval(5)
    collector.start()
    for _ in range(20_000):
        cycle: list[object] = []
        cycle.append(cycle)
    qtbot.waitUntil(lambda: gc.get_count()[0] < 5_000)
    collector.stop()
