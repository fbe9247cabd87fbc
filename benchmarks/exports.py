"""Figures of what goes out: every format of the export, with photos, and the pictures."""

import random
import shutil
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.figure import Figure, timed
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.photo import Photo
from godfather_desktop.gui import theme
from godfather_desktop.gui.application import set_up
from godfather_desktop.gui.card.card_facts import TOUCHES, facts_of
from godfather_desktop.gui.card.card_pdf import pdf_of
from godfather_desktop.gui.drawn_export import _network
from godfather_desktop.gui.lane import Lane
from godfather_desktop.gui.network.picture_file import image_of, svg_of
from godfather_desktop.gui.pictures import save_png
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.shot import settle
from godfather_desktop.interchange.book_json import read_book
from godfather_desktop.interchange.export import FORMATS, export
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.writing import write_file

_GOAL_MS = 3_000
_PHOTO_BYTES = 8_000
_RUNS = 3


def export_figures(book: Path, folder: Path) -> list[Figure]:
    """All figures, on a copy of the book in which everybody has a photo."""
    copy = folder / "exports.rolodex"
    shutil.copy(book, copy)
    opened = Desktop().open_book(copy, date.today().toordinal())
    chance = random.Random(6)
    photos = (Photo(one.id, b"\xff\xd8\xff" + chance.randbytes(_PHOTO_BYTES)) for one in opened.rolodex.others())
    opened.keeper.save(ChangeSet("person.edit", "", tuple(Change(None, photo) for photo in photos)), opened.today)
    # The pictures close the book.
    return [*_file_figures(opened, folder), *_picture_figures(opened, folder)]


def _file_figures(opened: OpenBook, folder: Path) -> list[Figure]:
    people = len(opened.rolodex.people) - 1

    def write(name: str) -> Path:
        out = folder / f"out.{name}"
        keeper = opened.keeper
        export(
            name,
            out,
            opened.rolodex,
            opened.today,
            dump=keeper.dump,
            photo_of=keeper.photo_of,
            touches=keeper.every_touch,
        )
        return out

    figures = [
        Figure(f"export of {people:,} people as {name}", "ms", timed(partial(write, name), _RUNS), _GOAL_MS)
        for name in FORMATS
    ]
    source = Source(write("json"))
    reading = timed(lambda: read_book(source), 1)
    note = f"{source.size / 1e6:,.0f} MB"
    return [*figures, Figure("read and check that JSON export", "ms", reading, note=note)]


def _picture_figures(opened: OpenBook, folder: Path) -> list[Figure]:
    application = QApplication.instance() or QApplication(["benchmark"])
    assert isinstance(application, QApplication)
    set_up(application)
    theme.apply(application, "light")
    session = Session(opened.keeper, opened.rolodex, opened.new_id(), opened.today, Lane("book"), Lane("pool"))
    try:
        session.prepare()
        settle(lambda: session.network is not None and session.lane.idle and session.pool.idle)
        shown = _network(session, None)
        person = next(session.rolodex.others()).id
        touches = session.book.keeper.timeline(person, 0, TOUCHES)
        works = {
            "the network as PNG": lambda: save_png(image_of(shown), folder / "out.png"),
            "the network as SVG": lambda: write_file(folder / "out.svg", [svg_of(shown)]),
            "a card as PDF": lambda: write_file(folder / "out.pdf", [pdf_of(facts_of(session, person, touches))]),
        }
        return [Figure(name, "ms", timed(work, _RUNS), _GOAL_MS) for name, work in works.items()]
    finally:
        session.close()
