"""What every verb gets and gives."""

import argparse
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.names import Names
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording.explanations import why


class Desk(Protocol):
    """What `compose` provides: opening and making files, and drawing pages."""

    def open_book(self, path: Path, as_of: Day) -> OpenBook:
        """Open a Rolodex file."""
        ...

    def new_book(self, path: Path, me: str, as_of: Day) -> OpenBook:
        """Make a Rolodex file."""
        ...

    def draw_page(
        self, path: Path, as_of: Day, page: str, out: Path, *, select: str, to: str, size: str, theme: str
    ) -> None:
        """Draw a page of the window into a picture."""
        ...

    def draw_export(self, path: Path, as_of: Day, name: str, out: Path, *, select: str) -> None:
        """Draw the network or a card into a file."""
        ...


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a verb. given: its arguments; as_of: the day it is asked for."""

    given: argparse.Namespace
    as_of: Day
    desk: Desk

    def open(self) -> OpenBook:
        """The book that the call names."""
        return self.desk.open_book(Path(self.given.book), self.as_of)


@dataclass(frozen=True, slots=True)
class Answer:
    """json: the document of `--json`. lines: the plain sentences otherwise."""

    json: dict[str, Any]
    lines: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb of the command line."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[Call], Answer]


def person_meant(book: OpenBook, who: str) -> PersonId:
    """The person named by id, e-mail or name."""
    return Names(book.rolodex).find(who)


def scores_of(book: OpenBook) -> Scores:
    """The strengths of a book's people on its day."""
    return Scores(book.rolodex, book.today)


def rows_said(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """The rows of a chance, for JSON."""
    return [{"part": row.part, "points": row.points, "why": why(row)} for row in rows]


def day_argument(text: str) -> Day:
    """An argument that is a day."""
    try:
        return day_of(text)
    except ValueError:
        raise argparse.ArgumentTypeError("write the day as YYYY-MM-DD") from None


def natural(text: str) -> int:
    """An argument that is a whole number from 0 on."""
    if not text.isdecimal() or not text.isascii() or len(text) > 9:
        raise argparse.ArgumentTypeError("choose a whole number from 0 on")
    return int(text)


def positive(text: str) -> int:
    """An argument that is a whole number from 1 on."""
    if (number := natural(text)) < 1:
        raise argparse.ArgumentTypeError("choose a whole number from 1 on")
    return number
