"""Pictures of every page without a display."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from godfather_desktop.compose import Desktop
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui import theme
from godfather_desktop.gui.rail import PAGES
from tests.desktop import TODAY


@pytest.fixture(autouse=True)
def _light_again(qapp: QApplication) -> object:
    yield
    theme.apply(qapp, "light")


def _drawn(book: Path, out: Path, page: str, *, select: str = "", to: str = "", size: str = "", look: str = "") -> None:
    Desktop().draw_page(book, TODAY, page, out, select=select, to=to, size=size or "1000x700", theme=look or "light")


def _colors(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}


@pytest.mark.parametrize("page", [*(name for name, _, _ in PAGES), "duplicates"])
def test_each_page_in_light_and_dark(sample: Path, tmp_path: Path, page: str) -> None:
    shown = {}
    for look in ("light", "dark"):
        out = tmp_path / f"{page}-{look}.png"
        _drawn(sample, out, page, select="Vera Hughes", to="CEO of Meridian", look=look)
        image = QImage(str(out))
        assert (image.width(), image.height()) == (1_000, 700)
        colors = _colors(image)
        assert len(colors) > 8, "the picture is all but empty"
        assert QColor(theme.THEMES[look].page).name() in colors
        shown[look] = image
    assert shown["light"] != shown["dark"]


@pytest.mark.parametrize("size", ["1920x1080", "900X560"])
def test_the_size_is_the_one_that_was_asked_for(sample: Path, tmp_path: Path, size: str) -> None:
    out = tmp_path / "page.png"
    _drawn(sample, out, "favors", size=size)
    image = QImage(str(out))
    assert f"{image.width()}x{image.height()}" == size.lower()


@pytest.mark.parametrize(
    "size", ["", "1280", "1280x", "x720", "axb", "100x100", "9000x700", "1280x700x3", "-1280x-700"]
)
def test_another_size_is_refused(sample: Path, tmp_path: Path, size: str) -> None:
    out = tmp_path / "page.png"
    with pytest.raises(RuleBroken, match="no such size"):
        Desktop().draw_page(sample, TODAY, "rolodex", out, select="", to="", size=size, theme="light")
    assert not out.exists()


@pytest.mark.parametrize("page", ["", "yesterday", "Rolodex", "../x"])
def test_another_page_is_refused(sample: Path, tmp_path: Path, page: str) -> None:
    with pytest.raises(RuleBroken, match="no such page"):
        _drawn(sample, tmp_path / "page.png", page)


def test_nobody_by_that_name_and_no_such_folder(sample: Path, tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="nobody is meant"):
        _drawn(sample, tmp_path / "page.png", "rolodex", select="Qqxq Zzyzx")
    with pytest.raises(DiskTrouble, match="cannot write"):
        _drawn(sample, tmp_path / "nowhere" / "page.png", "rolodex")
    # The file is free again after either.
    _drawn(sample, tmp_path / "page.png", "rolodex")


def test_the_same_book_gives_the_same_picture_and_is_not_changed(sample: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    _drawn(sample, one, "rolodex", select="Vera Hughes")
    _drawn(sample, two, "rolodex", select="Vera Hughes")
    assert QImage(str(one)) == QImage(str(two))
