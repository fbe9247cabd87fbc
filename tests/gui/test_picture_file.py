"""The picture of the network as a file: what is seen is what is saved."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from defusedxml import ElementTree
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui import theme
from godfather_desktop.gui.network.page import NetworkPage
from godfather_desktop.gui.network.picture_file import RATIO, image_of, shown_on, svg_of
from godfather_desktop.gui.network.renderer import person_color
from godfather_desktop.gui.network.scene import Scene
from tests.desktop import CTRL, PATIENCE_MS, Desk
from tests.gui.pixels import pixels

SVG = "{http://www.w3.org/2000/svg}"


_SEEN = 60
"""By how much, of 255, two colors differ when it is seen."""


def _network(desk: Desk) -> NetworkPage:
    desk.press(Qt.Key.Key_3, CTRL)
    page = desk.window.pages.currentWidget()
    assert isinstance(page, NetworkPage)
    desk.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    return page


def _scene(page: NetworkPage) -> Scene:
    assert page.canvas.scene is not None
    return page.canvas.scene


def _texts(svg: bytes) -> list[str]:
    return [(text.text or "").strip() for text in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def _drawn(svg: bytes, size: tuple[int, int]) -> QImage:
    renderer = QSvgRenderer(svg)
    assert renderer.isValid()
    image = QImage(*size, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def _unlike(one: QImage, other: QImage) -> float:
    """The share of points at which two pictures differ so that it is seen."""
    assert one.size() == other.size()
    apart = np.abs(pixels(one).astype(int) - pixels(other)).max(axis=2) > _SEEN
    return float(apart.mean())


def _apart(one: QColor, other: QColor) -> bool:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue())) > _SEEN


def _half(image: QImage, size: tuple[int, int]) -> QImage:
    return image.convertToFormat(QImage.Format.Format_RGB32).scaled(
        *size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_files_show_what_the_screen_shows(on_sample: Desk, qapp: object, look: str) -> None:
    page = _network(on_sample)
    theme.apply(qapp, look)  # type: ignore[arg-type]
    try:
        people = [PersonId(int(person)) for person in _scene(page).ids[:4]]
        ways: list[list[tuple[PersonId, ...]]] = [[], [(people[0], people[1], people[2])]]
        for paths in ways:
            page.canvas.show_paths(paths)
            page.canvas.select(people[3])
            on_sample.qtbot.waitUntil(lambda: page.canvas.settled, timeout=PATIENCE_MS)
            page.setFocus()
            screen = page.canvas.image().convertToFormat(QImage.Format.Format_RGB32)
            size = (screen.width(), screen.height())
            shown = shown_on(page.canvas)
            fine = image_of(shown)
            assert (fine.width(), fine.height()) == (size[0] * RATIO, size[1] * RATIO)
            assert _unlike(_half(fine, size), screen) < 0.02
            assert _unlike(_drawn(svg_of(shown), size), screen) < 0.02
            assert not _apart(fine.pixelColor(2, 2), QColor(theme.THEMES[look].surface))
    finally:
        theme.apply(qapp, "light")  # type: ignore[arg-type]


def test_the_mark_of_the_chosen_person_does_not_cover_them(on_sample: Desk) -> None:
    page = _network(on_sample)
    scene = _scene(page)
    row = int(scene.order[0])
    person = PersonId(int(scene.ids[row]))
    page.canvas.select(person)
    shown = shown_on(page.canvas)
    at = page.canvas.screen_point(person)
    size = (shown.size.width(), shown.size.height())
    for picture in (_half(image_of(shown), size), _drawn(svg_of(shown), size)):
        assert not _apart(picture.pixelColor(at), person_color(int(scene.circle[row])))


def test_names_stay_texts_and_only_who_is_seen_is_in_the_file(on_sample: Desk) -> None:
    page = _network(on_sample)
    scene = _scene(page)
    said = set(_texts(svg_of(shown_on(page.canvas))))
    names = said & set(scene.names)
    assert len(names) > 60
    assert {"You", "15", "50", "150"} <= said
    person = PersonId(int(scene.ids[scene.order[0]]))
    page.steps.setCurrentIndex(0)
    page.focus_on(person)
    on_sample.qtbot.waitUntil(lambda: page.settled, timeout=PATIENCE_MS)
    visible = {name for name, seen in zip(scene.names, page.canvas.visible, strict=True) if seen}
    around = set(_texts(svg_of(shown_on(page.canvas)))) & set(scene.names)
    assert around
    assert around <= visible
    assert len(visible) < len(scene.names) / 2


def test_B16_names_cannot_break_the_file(on_sample: Desk) -> None:
    page = _network(on_sample)
    scene = _scene(page)
    strongest = int(scene.order[0])
    names = list(scene.names)
    names[strongest] = '</text><script>&"\x0b\ufffe'
    page.canvas.scene = replace(scene, names=names, circles=[("<b>&\x01", 0, 40.0, 40.0)])
    page.canvas.show_paths([(PersonId(int(scene.ids[strongest])),)])
    svg = svg_of(shown_on(page.canvas))
    assert '</text><script>&"' in _texts(svg)
    assert "<b>&" in _texts(svg)
    assert b"<script" not in svg


@pytest.mark.parametrize(
    ("name", "chosen", "kind"),
    [
        ("network.png", "", "png"),
        ("network.svg", "", "svg"),
        ("network", "svg", "svg"),
        ("network", "png", "png"),
        ("network.PNG", "svg", "png"),
    ],
)
def test_the_picture_is_saved_from_the_menu(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, chosen: str, kind: str
) -> None:
    page = _network(on_sample)
    path = tmp_path / name

    def save_as(_parent: object, _title: str, _name: str, kinds: str) -> tuple[str, str]:
        return str(path), next((one for one in kinds.split(";;") if f"*.{chosen})" in one), "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save_as)
    said: list[str] = []
    on_sample.window.session.said.connect(said.append)
    page.export_picture()
    on_sample.rest()
    assert said == [f"{path} is written."]
    data = path.read_bytes()
    assert data.startswith(b"\x89PNG") if kind == "png" else re.match(rb"<\?xml[^>]*>\s*<svg", data)


def test_what_cannot_be_written_is_said(on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = _network(on_sample)
    refused: list[str] = []
    on_sample.window.session.refused.connect(refused.append)
    for path in (tmp_path / "nowhere" / "x.svg", on_sample.window.session.book.keeper.path):
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, path=path: (str(path), ""))
        page.export_picture()
        on_sample.rest()
    assert "could not be written" in refused[0]
    assert refused[1].endswith("is the Rolodex that is open here: choose another file.")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.export_picture()
    on_sample.rest()
    assert len(refused) == 2
