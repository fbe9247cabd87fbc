"""`godfather shot`: the real window's pages drawn into pictures, without a display."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui import theme
from godfather_desktop.gui.application import set_up
from godfather_desktop.gui.friends.page import FriendsPage
from godfather_desktop.gui.introductions.page import IntroductionsPage
from godfather_desktop.gui.lane import Lane
from godfather_desktop.gui.main_window import MainWindow
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.pictures import save_png
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.rail import PAGES
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.goals import read_goal
from godfather_desktop.insight.names import Names

_PATIENCE_S = 60.0


def draw_page(
    open_book: Callable[[], OpenBook], page: str, out: Path, *, select: str, to: str, size: str, look: str
) -> None:
    """Draw one page. select: whose card to show; to: whom to reach. Raises RuleBroken or DiskTrouble."""
    # One place has two pages.
    pages = [*(name for name, _, _ in PAGES), "duplicates"]
    if page not in pages:
        raise RuleBroken("no such page", said=page, choices=pages)
    measures = _size(size)
    with session_to_draw(open_book, look, out) as session:
        image = _picture(session, page, measures, select, to)
    save_png(image, out)


@contextmanager
def session_to_draw(open_book: Callable[[], OpenBook], look: str, out: Path) -> Iterator[Session]:
    """An open book behind no window, to be drawn into `out`. Raises RuleBroken when that is the book itself."""
    application = QApplication.instance() or QApplication(["godfather"])
    if not isinstance(application, QApplication):
        raise TypeError("a program without windows is running already")
    set_up(application)
    theme.apply(application, look)
    book = open_book()
    session = Session(book.keeper, book.rolodex, book.new_id(), book.today, Lane("book"), Lane("pool"))
    try:
        book.apart(out)
        yield session
    finally:
        session.close()


def _picture(session: Session, page: str, size: tuple[int, int], select: str, to: str) -> QImage:
    names = Names(session.rolodex)
    person = names.find(select) if select else None
    if to:
        # Refused here, and not only on the page that is drawn.
        read_goal(session.rolodex, names, to)
    preferences = Preferences(Path(os.devnull))
    # A picture of a page shows the page.
    preferences.remind = False
    window = MainWindow(session, preferences)
    try:
        window.resize(*size)
        window.show()
        session.prepare()
        settle(lambda: session.index is not None and session.lane.idle and session.pool.idle)
        settle(lambda: not session.agenda.waiting)
        window.show_page(page)
        if person is not None:
            window.show_person(person)
        if to:
            window.page("introductions")
            window.find_way(to)
            settle(lambda: session.pool.idle)
            introductions = window.page("introductions")
            if page == "network" and isinstance(introductions, IntroductionsPage) and introductions.ways is not None:
                window.page("network")
                window.navigation.picture_of_path_requested.emit([lane.people for lane in introductions.ways.lanes])
            window.show_page(page)
        shown = window.page(page)
        if isinstance(shown, NetworkPage):
            settle(lambda: shown.settled)
            if not shown.canvas.paths:
                shown.canvas.fit()
            settle(lambda: shown.settled)
        if isinstance(shown, FriendsPage):
            settle(lambda: shown.settled)
        settle(lambda: session.lane.idle and session.pool.idle)
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        QCoreApplication.processEvents()
        return window.grab().toImage()
    finally:
        window.close()
        window.deleteLater()
        QCoreApplication.processEvents()


def settle(done: Callable[[], bool]) -> None:
    """Let the program work until it rests."""
    end = time.monotonic() + _PATIENCE_S
    quiet = 0
    while quiet < 5 and time.monotonic() < end:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        quiet = quiet + 1 if done() else 0
        if not done():
            time.sleep(0.002)


def _size(text: str) -> tuple[int, int]:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise RuleBroken("no such size", said=text) from None
    if not (900 <= width <= 8_000 and 560 <= height <= 8_000):
        raise RuleBroken("no such size", said=text)
    return width, height
