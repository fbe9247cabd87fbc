"""Text for paper: broken into lines, and the lines placed in columns, page after page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QApplication

Paint = Callable[[QPainter, float, float], None]
"""Paints at a left and an upper edge."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of a column. height: in pixels of 1/96 inch. kept: it stays with the next one on one page."""

    height: float
    paint: Paint
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """Room between parts, which is left out at the end of a column."""

    height: float


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a strip stands."""

    page: int
    column: int
    top: float
    paint: Paint


def print_font(size: int, *, bold: bool = False) -> QFont:
    """The program's font for paper, where glyphs stand where their outlines say. size: in pixels of 1/96 inch."""
    font = QFont(QApplication.font())
    font.setPixelSize(size)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def strips_of(text: str, width: float, font: QFont, color: QColor, *, right: str = "", gap: float = 0.0) -> list[Strip]:
    """A text as strips, one to a line. right: what stands at the right of the first line. gap: below the last one."""
    beside = layout_of(right, width, font) if right else None
    taken = beside.lineAt(0).naturalTextWidth() + 10 if beside is not None else 0.0
    layout = layout_of(text, width - taken, font)
    strips: list[Strip] = []
    for place in range(layout.lineCount()):
        height = layout.lineAt(place).height() + gap * (place == layout.lineCount() - 1)
        strips.append(Strip(height, _painting(layout, place, color, beside if place == 0 else None, width)))
    return strips


def layout_of(text: str, width: float, font: QFont) -> QTextLayout:
    """A plain text broken into lines of a width; a word that is longer is broken, too."""
    layout = QTextLayout(text.replace("\n", "\N{LINE SEPARATOR}"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)
    layout.setTextOption(option)
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0.0, height))
        height += line.height()
    layout.endLayout()
    return layout


def placed(
    parts: Sequence[Sequence[Strip | Gap]], columns: int, first_top: float, top: float, bottom: float
) -> list[Placed]:
    """Place strips one below the other, column after column, as in a newspaper.

    Each of the parts begins in a column of its own where the one before left one free. Columns begin at
    `first_top` on the first page and at `top` on all others.
    """
    found: list[Placed] = []
    box = 0
    at = first_top

    def next_box() -> None:
        nonlocal box, at
        box += 1
        at = first_top if box < columns else top

    for place, strips in enumerate(parts):
        if box < place < columns:
            next_box()
        waiting: list[Strip] = []
        for strip in strips:
            if isinstance(strip, Gap):
                at += strip.height
                continue
            waiting.append(strip)
            if strip.kept:
                continue
            if at + sum(one.height for one in waiting) > bottom and at > (first_top if box < columns else top):
                next_box()
            for one in waiting:
                if at + one.height > bottom:
                    next_box()
                found.append(Placed(box // columns, box % columns, at, one.paint))
                at += one.height
            waiting = []
    return found


def _painting(layout: QTextLayout, place: int, color: QColor, beside: QTextLayout | None, width: float) -> Paint:
    def paint(painter: QPainter, left: float, top: float) -> None:
        painter.setPen(QPen(color))
        line = layout.lineAt(place)
        line.draw(painter, QPointF(left, top - line.y()))
        if beside is not None:
            end = beside.lineAt(0)
            end.draw(painter, QPointF(left + width - end.naturalTextWidth(), top))

    return paint
