"""`godfather export` of what only the window can draw: the network as PNG or SVG, a card as PDF."""

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.card.card_facts import TOUCHES, facts_of
from godfather_desktop.gui.card.card_pdf import pdf_of
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.network.picture_file import Shown, image_of, shown_on, svg_of
from godfather_desktop.gui.pictures import save_png
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.shot import session_to_draw, settle
from godfather_desktop.insight.names import Names
from godfather_desktop.interchange.writing import write_file

_SIZE = (1_600, 1_100)


def draw_export(open_book: Callable[[], OpenBook], name: str, out: Path, *, select: str) -> None:
    """Draw the network (`png`, `svg`) or a card (`pdf`) into a file. select: whose card, or who is marked.

    Raises RuleBroken or DiskTrouble.
    """
    if name == "pdf" and not select:
        raise RuleBroken("whose card", field="select")
    with session_to_draw(open_book, "light", out) as session:
        person = Names(session.rolodex).find(select) if select else None
        session.prepare()
        settle(lambda: session.index is not None and session.lane.idle and session.pool.idle)
        if name == "png":
            image = image_of(_network(session, person))
        else:
            data = svg_of(_network(session, person)) if name == "svg" or person is None else _card(session, person)
    if name == "png":
        save_png(image, out)
    else:
        write_file(out, [data])


def _card(session: Session, person: PersonId) -> bytes:
    found: list[tuple[list[Touch], bytes | None]] = []
    session.ask_disk(lambda keeper: (keeper.timeline(person, 0, TOUCHES), keeper.photo_of(person)), found.append)
    settle(lambda: bool(found))
    touches, photo = found[0]
    return pdf_of(facts_of(session, person, touches), photo)


def _network(session: Session, person: PersonId | None) -> Shown:
    page = NetworkPage(session, Navigation())
    try:
        page.resize(*_SIZE)
        page.show()
        settle(lambda: page.settled)
        page.canvas.fit()
        page.canvas.select(person)
        return shown_on(page.canvas)
    finally:
        page.close()
        page.deleteLater()
        QCoreApplication.processEvents()
