"""Figures of the real window: favor line, panning, stalls, memory."""

import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pyqtgraph
from PySide6.QtCore import QCoreApplication, QElapsedTimer, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure
from godfather_desktop.gui.application import Program, set_up
from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.storage.store import create, open_store

_PATIENCE_S = 60.0
_FRAMES = 40


class Stalls:
    """Records how long the event loop did not come round."""

    def __init__(self) -> None:
        self.longest = 0.0
        self.where = ""
        self.doing = "start"
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=2)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Begin to watch."""
        self._clock.start()
        self._timer.start()

    def end(self) -> None:
        """Stop watching."""
        self._timer.stop()

    def _tick(self) -> None:
        gap = self._clock.nsecsElapsed() / 1e6
        self._clock.restart()
        if gap > self.longest:
            self.longest, self.where = gap, self.doing


def window_figures(book: Path, folder: Path) -> list[Figure]:
    """Open the window, walk through the main job, measure."""
    application = QApplication.instance() or QApplication(["bench"])
    if not isinstance(application, QApplication):
        raise TypeError("another kind of program is running")
    set_up(application)
    today = date.today().toordinal()
    program = Program(open_store, create, lambda: today, Preferences(folder / "bench.ini"))
    program.apply_look()
    program.start([str(book)])
    _until(lambda: program.window is not None)
    window = program.window
    if window is None:
        raise AssertionError("no window")
    window.resize(1600, 1000)
    window.grab()
    QCoreApplication.processEvents()
    stalls = Stalls()
    stalls.begin()
    _until(lambda: _rests(window))
    figures = [_favor_line(window, stalls), *_walk(window, stalls)]
    stalls.end()
    figures += [
        Figure("longest stall of the event loop in the journey", "ms", stalls.longest, 50, note=stalls.where),
    ]
    figures += _graph_item(window)
    program.close()
    QCoreApplication.processEvents()
    return figures


def _favor_line(window: MainWindow, stalls: Stalls) -> Figure:
    """From Enter to saved and painted, several favors one after the other."""
    stalls.doing = "favor line"
    window.show_page("favors")
    times = []
    people = [person for person, _ in window.session.scores.ranked()[:12]]
    for person in people:
        name = window.session.rolodex.people[person].name
        window.quick_log.begin("")
        window.quick_log.line.setText(f"gave {name} a reference today size 3")
        _pause(60)
        before = len(window.session.rolodex.favors)
        start = time.perf_counter()
        QTest.keyClick(window.quick_log.line, Qt.Key.Key_Return)
        _until(lambda count=before: len(window.session.rolodex.favors) > count)  # type: ignore[misc]
        # What changed was marked for painting when it was shown: one more round paints it.
        QCoreApplication.processEvents()
        times.append((time.perf_counter() - start) * 1_000)
        _pause(40)
    return Figure(
        "favor line: Enter to saved and painted", "ms", statistics.median(times), 60, note=f"slowest {max(times):.0f}"
    )


def _walk(window: MainWindow, stalls: Stalls) -> list[Figure]:
    """Search, flip, network, introductions, undo: what a person does, with the stalls recorded."""
    stalls.doing = "search"
    window.show_page("rolodex")
    window.search.setFocus()
    for letter in "goldbreg":
        QTest.keyClicks(window.search, letter)
        _pause(60)
    window.search.clear()
    _pause(120)
    stalls.doing = "flip cards"
    for _ in range(15):
        window.rolodex.flip(1)
        _pause(15)
    stalls.doing = "by strength"
    window.rolodex.order.setCurrentIndex(1)
    _pause(150)
    window.rolodex.order.setCurrentIndex(0)
    stalls.doing = "open the network"
    window.show_page("network")
    page = window.page("network")
    if not isinstance(page, NetworkPage):
        raise TypeError("the network page is a NetworkPage")
    _until(lambda: page.settled)
    stalls.doing = "pan"
    frames = []
    for number in range(_FRAMES):
        start = time.perf_counter()
        page.canvas.pan(7 * (-1) ** (number // 10), 3)
        page.canvas.repaint()
        frames.append((time.perf_counter() - start) * 1_000)
        _pause(8)
    _until(lambda: page.settled)
    stalls.doing = "zoom"
    for factor in (1.4, 1.4, 1.4, 1 / 1.4, 1 / 1.4):
        page.canvas.zoom(factor, QPointF(500, 400))
        _pause(200)
    _until(lambda: page.settled)
    stalls.doing = "ways in"
    window.find_way("CEO of Meridian")
    _pause(200)
    stalls.doing = "undo"
    window.session.undo()
    _pause(200)
    window.session.redo()
    _pause(200)
    return [
        Figure(
            "network page: one frame while panning",
            "ms",
            statistics.median(frames),
            20,
            note=f"slowest {max(frames):.0f}",
        )
    ]


def _graph_item(window: MainWindow) -> list[Figure]:
    """pyqtgraph's own GraphItem on the same graph, beside our frame."""
    page = window.page("network")
    if not isinstance(page, NetworkPage) or page.canvas.scene is None:
        raise TypeError("the network is drawn")
    scene = page.canvas.scene
    view = pyqtgraph.GraphicsLayoutWidget()
    view.resize(1600, 1000)
    box = view.addViewBox()
    item = pyqtgraph.GraphItem(
        pos=np.column_stack((scene.x, scene.y)), adj=np.column_stack((scene.tails, scene.heads)), size=6
    )
    box.addItem(item)
    box.autoRange()
    view.show()
    view.grab()
    frames = []
    for _ in range(7):
        start = time.perf_counter()
        box.translateBy(x=5.0, y=2.0)
        view.grab()
        frames.append((time.perf_counter() - start) * 1_000)
    view.close()
    return [Figure("the same frame by pyqtgraph's GraphItem", "ms", statistics.median(frames))]


def _rests(window: MainWindow) -> bool:
    session = window.session
    return session.index is not None and session.lane.idle and session.pool.idle


def _until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not done():
        QCoreApplication.processEvents()
        if time.monotonic() > end:
            raise TimeoutError("the program does not rest")


def _pause(milliseconds: int) -> None:
    end = time.monotonic() + milliseconds / 1_000
    while time.monotonic() < end:
        QCoreApplication.processEvents()
