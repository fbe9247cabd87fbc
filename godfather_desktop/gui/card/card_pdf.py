"""A person's card on paper: A4, in light colors whatever the screen shows, on as many pages as it needs."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter, QPainterPath, QPdfWriter, QPen
from PySide6.QtWidgets import QFileDialog, QWidget

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.card.card_facts import TOUCHES, CardFacts, Fact, Part, facts_of
from godfather_desktop.gui.card.print_flow import Gap, Strip, layout_of, placed, print_font, strips_of
from godfather_desktop.gui.marks import initials
from godfather_desktop.gui.photos import decoded
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.theme import LIGHT
from godfather_desktop.insight.strength import Strength
from godfather_desktop.interchange.writing import write_file
from godfather_desktop.wording.chances import strength_figures
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.language import say

_DPI, _UNIT = 1_200, 96
"""Dots of the file, and of the pixels in which everything here is measured."""
_WIDTH, _HEIGHT = 210 / 25.4 * _UNIT, 297 / 25.4 * _UNIT
_MARGIN = 56.0
_TOP = 80.0
"""Where the columns begin on all pages but the first."""
_BOTTOM = _HEIGHT - 68.0
_GUTTER = 32.0
COLUMNS = 2
_COLUMN = (_WIDTH - 2 * _MARGIN - _GUTTER) / COLUMNS
_PHOTO = 76.0
_GAP = 6.0
_NAME, _TITLE, _BODY, _SMALL = 24, 14, 12, 11
_FINE = 400
"""Pixels of a printed photo."""


def choose_pdf(session: Session, person: PersonId, window: QWidget) -> None:
    """Ask where to save a card, and save it."""
    name = "".join(
        char for char in session.rolodex.people[person].name if char.isprintable() and char not in '/\\<>:"|?*'
    )
    suggested = Path.home() / f"{name.strip('. ')[:80] or 'card'}.pdf"
    path, _ = QFileDialog.getSaveFileName(window, say("Save the card"), str(suggested), say("PDF (*.pdf)"))
    if path:
        save_pdf(session, person, Path(path))


def save_pdf(session: Session, person: PersonId, path: Path) -> None:
    """Save a card: photo and touches come from the disk, and the file is made in the pool."""
    try:
        target = session.book.apart(path)
    except (RuleBroken, DiskTrouble) as refused:
        session.fail(refused)
        return

    def ask(keeper: Keeper) -> tuple[bytes | None, list[Touch]]:
        return keeper.photo_of(person), keeper.timeline(person, 0, TOUCHES)

    def make(found: tuple[bytes | None, list[Touch]]) -> None:
        photo, touches = found
        if person not in session.rolodex.people:
            session.fail(RuleBroken("no such person", field="person"))
            return
        facts = facts_of(session, person, touches)
        session.pool(
            lambda: write_file(target, [pdf_of(facts, photo)]),
            lambda _: session.said.emit(say("{path} is written.", path=str(target))),
            session.fail,
        )

    session.ask_disk(ask, make)


def pdf_of(facts: CardFacts, photo: bytes | None = None) -> bytes:
    """The card as a PDF file. photo: the bytes of a picture file. Any thread may ask."""
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(packed)
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF()))
    writer.setResolution(_DPI)
    writer.setTitle(facts.name)
    writer.setCreator("Godfather Desktop")
    painter = QPainter(writer)
    try:
        painter.scale(_DPI / _UNIT, _DPI / _UNIT)
        for page, left in enumerate(paint_pages(painter, facts, photo)):
            _foot(painter, facts, page + 1, left)
            if page + 1 < left:
                writer.newPage()
    finally:
        painter.end()
    return bytes(packed.data().data())


def paint_pages(painter: QPainter, facts: CardFacts, photo: bytes | None) -> Iterator[int]:
    """Paint page after page; yields after each how many there are in all."""
    under = _head(painter, facts, photo)
    columns = [list(_strips(facts.left)), list(_strips(facts.right))]
    notes = list(_strips(facts.notes))
    # Long notes must not push what stands at the right to another page.
    fit = _height(columns[0]) + _height(notes) <= _BOTTOM - under
    columns[0 if fit and _height(columns[0]) < _height(columns[1]) else 1] += notes
    strips = placed(columns, COLUMNS, under, _TOP, _BOTTOM)
    pages = 1 + max((one.page for one in strips), default=0)
    for page in range(pages):
        if page:
            _head_again(painter, facts)
        for one in strips:
            if one.page == page:
                one.paint(painter, _MARGIN + one.column * (_COLUMN + _GUTTER), one.top)
        yield pages


def _height(strips: list[Strip | Gap]) -> float:
    return sum(strip.height for strip in strips)


def _strips(parts: tuple[Part, ...]) -> Iterator[Strip | Gap]:
    for part in parts:
        yield from _kept(strips_of(part.title, _COLUMN, print_font(_TITLE, bold=True), LIGHT.color("text")))
        yield Strip(10, _rule, kept=True)
        if part.lead:
            yield from _kept(strips_of(part.lead, _COLUMN, print_font(_BODY), LIGHT.color("text"), gap=_GAP))
        for fact in part.facts:
            yield from _fact(fact)
        yield Gap(14)


def _fact(fact: Fact) -> Iterator[Strip]:
    text, muted = LIGHT.color("text"), LIGHT.color("muted")
    if fact.above:
        yield from _kept(strips_of(fact.above, _COLUMN, print_font(_SMALL), muted))
    gap = 0.0 if fact.detail else _GAP
    head = strips_of(fact.head, _COLUMN, print_font(_BODY), text, right=fact.right, gap=gap) if fact.head else []
    detail = strips_of(fact.detail, _COLUMN, print_font(_SMALL), muted, gap=_GAP) if fact.detail else []
    # A short head never stands alone at the foot of a page.
    yield from _kept(head) if detail and len(head) <= 3 else head
    yield from detail


def _kept(strips: list[Strip]) -> Iterator[Strip]:
    for strip in strips:
        yield Strip(strip.height, strip.paint, kept=True)


def _rule(painter: QPainter, left: float, top: float) -> None:
    painter.setPen(QPen(LIGHT.color("line"), 1))
    painter.drawLine(QPointF(left, top + 3), QPointF(left + _COLUMN, top + 3))


def _head(painter: QPainter, facts: CardFacts, photo: bytes | None) -> float:
    """Who they are and how strong the tie is; returns where the columns begin."""
    picture = decoded(photo) if photo is not None else None
    _portrait(painter, QRectF(_MARGIN, _MARGIN, _PHOTO, _PHOTO), facts.name, picture)
    left, width = _MARGIN + _PHOTO + 20, _WIDTH - 2 * _MARGIN - _PHOTO - 20
    at = _MARGIN - 2
    for text, font, color in (
        (facts.name, print_font(_NAME, bold=True), "text"),
        (facts.role, print_font(_TITLE), "text"),
        (facts.known, print_font(_BODY), "muted"),
        (facts.reach, print_font(_BODY), "muted"),
    ):
        if text:
            at = _lines(painter, text, left, at, width, font, LIGHT.color(color))
    at = max(at, _MARGIN + _PHOTO) + 18
    if facts.strength is not None:
        _strength(painter, facts.strength, facts.standing, at)
        at += 44
    painter.setPen(QPen(LIGHT.color("line"), 1))
    painter.drawLine(QPointF(_MARGIN, at), QPointF(_WIDTH - _MARGIN, at))
    return at + 18


def _lines(painter: QPainter, text: str, left: float, top: float, width: float, font: object, color: QColor) -> float:
    """Write lines; returns where the next ones may stand."""
    for strip in strips_of(text, width, font, color, gap=3):  # type: ignore[arg-type]
        strip.paint(painter, left, top)
        top += strip.height
    return top


def _strength(painter: QPainter, strength: Strength, standing: str, top: float) -> None:
    """A bar from 0 to 100 with its 80 % band below it, the figures, and the words for them."""
    words = f"{strength_figures(strength)}   {standing}" if strength.state != "unknown" else standing
    bar = QRectF(_MARGIN, top + 2, 300, 12)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LIGHT.color("line"))
    painter.drawRoundedRect(bar, 6, 6)
    if strength.state != "unknown":
        painter.setBrush(LIGHT.color("accent"))
        filled = max(bar.height(), bar.width() * strength.value / 100)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), filled, bar.height()), 6, 6)
    painter.setPen(QPen(LIGHT.color("muted"), 1.5))
    low, high = (bar.left() + bar.width() * one / 100 for one in (strength.low, strength.high))
    painter.drawLine(QPointF(low, bar.bottom() + 5), QPointF(high, bar.bottom() + 5))
    painter.restore()
    layout = layout_of(words, _WIDTH - 2 * _MARGIN - 320, print_font(_TITLE, bold=True))
    painter.setPen(QPen(LIGHT.color("text")))
    layout.draw(painter, QPointF(_MARGIN + 320, top))


def _portrait(painter: QPainter, box: QRectF, name: str, photo: QImage | None) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if photo is not None:
        path = QPainterPath()
        path.addEllipse(box)
        painter.setClipPath(path)
        side = min(photo.width(), photo.height())
        square = photo.copy((photo.width() - side) // 2, (photo.height() - side) // 2, side, side)
        if side > _FINE:
            square = square.scaled(
                _FINE, _FINE, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        painter.drawImage(box, square)
        painter.setClipping(False)
        # What clips to a circle leaves steps at its edge.
        painter.setPen(QPen(LIGHT.color("line"), 1.5))
        painter.drawEllipse(box)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(LIGHT.color("hover"))
        painter.drawEllipse(box)
        painter.setPen(LIGHT.color("text"))
        painter.setFont(print_font(26, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


def _head_again(painter: QPainter, facts: CardFacts) -> None:
    strip = strips_of(facts.name, _WIDTH - 2 * _MARGIN, print_font(_TITLE, bold=True), LIGHT.color("muted"))[0]
    strip.paint(painter, _MARGIN, _MARGIN - 12)


def _foot(painter: QPainter, facts: CardFacts, page: int, pages: int) -> None:
    right = say("page {page} of {pages}", page=page, pages=pages) if pages > 1 else ""
    words = say("As of {day}", day=day(facts.today))
    width = _WIDTH - 2 * _MARGIN
    strip = strips_of(words, width, print_font(_SMALL), LIGHT.color("muted"), right=right)[0]
    strip.paint(painter, _MARGIN, _HEIGHT - 48)
