"""The only module that knows every layer: it opens files, wires the faces to them, and starts one."""

import os
from datetime import date, datetime
from pathlib import Path

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.clock import minute_of
from godfather_desktop.storage.store import create, open_store


def today() -> Day:
    """The day by this computer's clock, asked anew each time: a program may run past midnight."""
    return date.today().toordinal()


def this_minute() -> Minute:
    """The minute by this computer's clock."""
    return minute_of(datetime.now().astimezone())


def guard_files() -> None:
    """Files that this program makes are the owner's alone: SQLite's companions included."""
    os.umask(0o077)


class Desktop:
    """Opens and makes Rolodex files for the command line."""

    def open_book(self, path: Path, as_of: Day) -> OpenBook:
        """Open a Rolodex file. Raises DiskTrouble."""
        store = open_store(path)
        try:
            return OpenBook(store, store.load(as_of), store.next_id(), as_of)
        except BaseException:
            store.close()
            raise

    def new_book(self, path: Path, me: str, as_of: Day) -> OpenBook:
        """Make a Rolodex file. Raises DiskTrouble."""
        store = create(path, me)
        return OpenBook(store, store.load(as_of), store.next_id(), as_of)

    def draw_page(
        self, path: Path, as_of: Day, page: str, out: Path, *, select: str, to: str, size: str, theme: str
    ) -> None:
        """Draw a page of the window into a picture, without a display."""
        try:
            # The other verbs must not load Qt.
            from godfather_desktop.gui.shot import draw_page
        except ImportError as error:
            raise RuleBroken("cannot draw", said=str(error)) from error

        draw_page(lambda: self.open_book(path, as_of), page, out, select=select, to=to, size=size, look=theme)

    def draw_export(self, path: Path, as_of: Day, name: str, out: Path, *, select: str) -> None:
        """Draw the network as `png` or `svg`, or a card as `pdf`, without a display."""
        try:
            # The other formats must not load Qt.
            from godfather_desktop.gui.drawn_export import draw_export
        except ImportError as error:
            raise RuleBroken("cannot draw", said=str(error)) from error

        draw_export(lambda: self.open_book(path, as_of), name, out, select=select)


def run_command(arguments: list[str]) -> int:
    """Run the command line. Returns its exit status."""
    from godfather_desktop.cli.main import run

    guard_files()
    return run(arguments, Desktop())


def run_window(arguments: list[str]) -> int:
    """Open the window. Returns its exit status."""
    # The command line must not load Qt.
    from godfather_desktop.gui.application import run

    guard_files()
    return run(arguments, open_store, create, today, this_minute)
