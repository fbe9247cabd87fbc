"""What only the window can draw, exported without a display: the network, and a card."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.compose import Desktop
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.drawn_export import draw_export
from tests.desktop import TODAY

LEO = "Leo Dubois"


def _opening(path: Path) -> Callable[[], OpenBook]:
    return lambda: Desktop().open_book(path, TODAY)


def test_the_network_as_png_and_svg_and_a_card_as_pdf(sample: Path, tmp_path: Path, look: None) -> None:
    png, svg, pdf = (tmp_path / f"out.{kind}" for kind in ("png", "svg", "pdf"))
    for out in (png, svg, pdf):
        draw_export(_opening(sample), out.suffix[1:], out, select=LEO if out in (svg, pdf) else "")
    image = QImage(str(png))
    assert image.width() >= 3_000
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert QColor("#8C2332").name() in colors, "the middle is not drawn"
    assert len(colors) > 50
    assert svg.read_text("utf-8").count("<text") > 80
    assert len(re.findall(rb"/MediaBox", pdf.read_bytes())) == 1


def test_what_cannot_be_drawn_is_refused_and_the_book_is_free_again(sample: Path, tmp_path: Path, look: None) -> None:
    out = tmp_path / "out.pdf"
    with pytest.raises(RuleBroken, match="whose card"):
        draw_export(_opening(sample), "pdf", out, select="")
    with pytest.raises(RuleBroken, match="nobody is meant"):
        draw_export(_opening(sample), "pdf", out, select="Qqxq Zzyzx")
    with pytest.raises(RuleBroken, match="the book itself"):
        draw_export(_opening(sample), "pdf", sample, select=LEO)
    with pytest.raises(DiskTrouble, match="cannot write"):
        draw_export(_opening(sample), "pdf", tmp_path / "nowhere" / "out.pdf", select=LEO)
    assert not out.exists()
    draw_export(_opening(sample), "pdf", out, select=LEO)
    assert out.exists()
