"""The network as it is shown, as a picture file: PNG at twice the size, or SVG whose texts stay texts."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen, QPicture
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui import theme
from godfather_desktop.gui.network.canvas import NetworkCanvas
from godfather_desktop.gui.network.renderer import (
    Camera,
    add_density,
    circle_labels,
    draw_circle_names,
    draw_density,
    draw_labels,
    draw_me,
    draw_own_ties,
    draw_rings,
    draw_ties,
    in_view,
    person_color,
    person_radius,
)
from godfather_desktop.gui.network.scene import Flags, Scene
from godfather_desktop.gui.pictures import save_png
from godfather_desktop.gui.session import Session
from godfather_desktop.interchange.writing import write_file
from godfather_desktop.wording.language import say

RATIO = 2
"""Pixels of the PNG file for each of the screen."""
_SVG_DPI = 96
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that an XML file cannot hold."""


def choose_picture(session: Session, canvas: NetworkCanvas) -> None:
    """Ask where to save the picture, and save it."""
    png, svg = say("Picture (*.png)"), say("Drawing that can be enlarged (*.svg)")
    suggested = str(Path.home() / "network.png")
    path, chosen = QFileDialog.getSaveFileName(canvas, say("Save the picture"), suggested, f"{png};;{svg}")
    if path:
        target = Path(path)
        as_svg = target.suffix.lower() == ".svg" or (chosen == svg and target.suffix.lower() != ".png")
        save_picture(session, canvas, target, svg=as_svg)


def save_picture(session: Session, canvas: NetworkCanvas, path: Path, *, svg: bool) -> None:
    """Save what is shown; it is painted and written in the pool."""
    try:
        target = session.book.apart(path)
    except (RuleBroken, DiskTrouble) as refused:
        session.fail(refused)
        return
    shown = shown_on(canvas)

    def write() -> None:
        if svg:
            write_file(target, [svg_of(shown)])
        else:
            save_png(image_of(shown), target)

    session.pool(write, lambda _: session.said.emit(say("{path} is written.", path=str(target))), session.fail)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a canvas shows at one moment. over: glowing ways and the mark of a person."""

    scene: Scene | None
    visible: Flags
    camera: Camera
    size: QSize
    over: QPicture


def shown_on(canvas: NetworkCanvas) -> Shown:
    """What a canvas shows now. UI thread; the pictures of it may be painted on any."""
    scene, over = canvas.scene, QPicture()
    if scene is not None:
        scene = replace(
            scene,
            names=[_NO_XML.sub("", name) for name in scene.names],
            circles=[(_NO_XML.sub("", name), number, x, y) for name, number, x, y in scene.circles],
        )
        overlay = _Overlay(canvas, scene)
        painter = QPainter(over)
        try:
            overlay.paint(painter)
        finally:
            painter.end()
            overlay.deleteLater()
    return Shown(scene, canvas.visible.copy(), canvas.camera, canvas.size(), over)


def image_of(shown: Shown) -> QImage:
    """The picture, twice as fine as on the screen."""
    image = QImage(shown.size * RATIO, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(RATIO)
    painter = QPainter(image)
    try:
        _paint(painter, shown)
    finally:
        painter.end()
    return image


def svg_of(shown: Shown) -> bytes:
    """The picture as an SVG file."""
    packed = QBuffer()
    packed.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(packed)
    generator.setResolution(_SVG_DPI)
    generator.setSize(shown.size)
    generator.setViewBox(QRectF(QPointF(0, 0), shown.size))
    generator.setTitle(say("Picture of your network"))
    painter = QPainter(generator)
    try:
        _paint(painter, shown)
    finally:
        painter.end()
    return bytes(packed.data().data())


def _paint(painter: QPainter, shown: Shown) -> None:
    painter.fillRect(QRectF(QPointF(0, 0), shown.size), theme.current().color("surface"))
    if shown.scene is not None:
        _paint_scene(painter, shown.scene, shown.visible, shown.camera, shown.size)
        # It was recorded from a fresh painter, and says only what differs from one.
        painter.setPen(QPen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shown.over.play(painter)


def _paint_scene(painter: QPainter, scene: Scene, visible: Flags, camera: Camera, view: QSize) -> None:
    """What the renderer paints slice by slice, at once and without pre-drawn sprites."""
    width, height = view.width(), view.height()
    xs, ys = np.asarray(camera.x(scene.x)), np.asarray(camera.y(scene.y))
    inside, edges, budget = in_view(scene, visible, xs, ys, (width, height), 30)
    if len(edges) > budget:
        haze = np.zeros((height // 2 + 1, width // 2 + 1))
        add_density(haze, xs, ys, scene, edges)
        draw_density(painter, haze)
    draw_ties(painter, scene, xs, ys, edges[:budget])
    taken: list[QRectF] = []
    draw_rings(painter, scene, camera, taken)
    draw_own_ties(painter, scene, xs, ys, inside, camera)
    rows = scene.order[inside[scene.order]]
    painter.setPen(QPen(theme.current().color("surface"), 1))
    for row in rows[::-1].tolist():
        radius = person_radius(float(scene.strength[row]), camera.scale)
        painter.setBrush(person_color(int(scene.circle[row])))
        painter.drawEllipse(QPointF(xs[row], ys[row]), radius, radius)
    draw_me(painter, camera, taken)
    names = circle_labels(scene, visible, camera, width, height, taken)
    draw_labels(painter, scene, xs, ys, rows, camera.scale, taken)
    draw_circle_names(painter, names)


class _Overlay(NetworkCanvas):
    """The glowing ways and the mark of a canvas, for painting elsewhere; never shown."""

    def __init__(self, canvas: NetworkCanvas, scene: Scene) -> None:
        super().__init__()
        self.resize(canvas.size())
        self.scene, self.visible, self.camera = scene, canvas.visible, canvas.camera
        self.paths, self.selected = canvas.paths, canvas.selected

    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.paths:
            self._draw_paths(painter)
        if self.selected is not None and self._stands(self.selected):
            painter.setPen(QPen(theme.current().color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(*self._point(self.selected)), 14, 14)
