"""Draws a scene into an image in slices of a few milliseconds, so that the window never stalls.

A frame's cost does not grow with the Rolodex: the warmest ties in view are drawn as lines within a
budget, all others are a soft density behind; people are pre-drawn sprites; labels are placed where
they cover nothing.
"""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPixmap

from godfather_desktop.graph.arrays import Floats, Ints
from godfather_desktop.graph.layout import RING_RADII
from godfather_desktop.gui import theme
from godfather_desktop.gui.network.scene import Flags, Scene

MARGIN = 200
"""Pixels drawn around the view, so that a pan shows nothing blank before the next drawing."""
_LINE_BUDGET = 1_400
_LINES_EACH = 1.6
"""Lines drawn for each person in view: more make a hairball that tells nobody anything."""
_CHUNK = 350
_SPRITES = 400
_LABELS = 110
_DENSITY_SAMPLES = 12
_DENSITY_CHUNK = 6_000
_OWN_LINES = 50


@dataclass(frozen=True, slots=True)
class Camera:
    """screen = scene x scale + shift."""

    scale: float
    dx: float
    dy: float

    def x(self, value: Floats | float) -> Floats | float:
        """Scene to screen, horizontally."""
        return value * self.scale + self.dx

    def y(self, value: Floats | float) -> Floats | float:
        """Scene to screen, vertically."""
        return value * self.scale + self.dy

    def moved(self, by_x: float, by_y: float) -> "Camera":
        """The camera after a pan by pixels."""
        return Camera(self.scale, self.dx + by_x, self.dy + by_y)

    def zoomed(self, factor: float, x: float, y: float) -> "Camera":
        """The camera after a zoom about a point of the screen."""
        return Camera(self.scale * factor, x - (x - self.dx) * factor, y - (y - self.dy) * factor)


@dataclass(slots=True)
class Drawing:
    """A finished image and the camera it was drawn for; its corner lies MARGIN outside of the view."""

    image: QImage
    camera: Camera


def person_radius(strength: float, scale: float) -> float:
    """Radius of a person in pixels."""
    return (3.0 + 5.5 * strength / 100.0) * min(2.2, max(0.7, math.pow(scale, 0.45)))


def person_color(circle: int) -> QColor:
    """The color of a circle; beyond the palette, and outside of any circle, muted."""
    look = theme.current()
    return QColor(look.circles[circle]) if 0 <= circle < len(look.circles) else look.color("muted")


def in_view(
    scene: Scene, visible: Flags, xs: Floats, ys: Floats, size: tuple[int, int], reach: int
) -> tuple[Flags, Ints, int]:
    """Who stands in a picture or `reach` pixels around it, their ties, and how many of the first are lines."""
    width, height = size
    inside = visible & (xs > -reach) & (xs < width + reach) & (ys > -reach) & (ys < height + reach)
    shown = visible[scene.tails] & visible[scene.heads]
    edges = np.flatnonzero(shown & (inside[scene.tails] | inside[scene.heads]))
    return inside, edges, min(_LINE_BUDGET, int(_LINES_EACH * int(inside.sum())) + 40)


def drawn(scene: Scene, visible: Flags, camera: Camera, view: QSize, ratio: float) -> Iterator[Drawing | None]:
    """Draw slice by slice: yields None between slices and the Drawing at the end."""
    width, height = view.width() + 2 * MARGIN, view.height() + 2 * MARGIN
    image = QImage(int(width * ratio), int(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    look = theme.current()
    image.fill(look.color("surface"))
    shifted = camera.moved(MARGIN, MARGIN)
    xs = np.asarray(shifted.x(scene.x))
    ys = np.asarray(shifted.y(scene.y))
    inside, edges, budget = in_view(scene, visible, xs, ys, (width, height), 60)
    yield None
    if len(edges) > budget:
        haze = np.zeros((height // 2 + 1, width // 2 + 1))
        for start in range(0, len(edges), _DENSITY_CHUNK):
            add_density(haze, xs, ys, scene, edges[start : start + _DENSITY_CHUNK])
            yield None
        with_painter(image, lambda painter: draw_density(painter, haze))
        yield None
    lines = edges[:budget]
    for start in range(0, len(lines), _CHUNK):
        chunk = lines[start : start + _CHUNK]
        with_painter(image, partial(draw_ties, scene=scene, xs=xs, ys=ys, edges=chunk))
        yield None
    taken: list[QRectF] = []
    with_painter(image, lambda painter: draw_rings(painter, scene, shifted, taken))
    with_painter(image, lambda painter: draw_own_ties(painter, scene, xs, ys, inside, shifted))
    yield None
    rows = scene.order[inside[scene.order]][::-1]
    sprites: dict[tuple[int, int], QPixmap] = {}
    for start in range(0, len(rows), _SPRITES):
        part = rows[start : start + _SPRITES]
        draw = partial(
            _draw_people, scene=scene, xs=xs, ys=ys, rows=part, scale=shifted.scale, sprites=sprites, ratio=ratio
        )
        with_painter(image, draw)
        yield None
    with_painter(image, lambda painter: draw_me(painter, shifted, taken))
    names: list[tuple[QRectF, QColor, str]] = circle_labels(scene, visible, shifted, width, height, taken)
    yield None
    with_painter(image, lambda painter: draw_labels(painter, scene, xs, ys, rows[::-1], shifted.scale, taken))
    with_painter(image, lambda painter: draw_circle_names(painter, names))
    yield Drawing(image, camera)


def with_painter(image: QImage, draw: Callable[[QPainter], None]) -> None:
    """Draw with a painter that ends in any case."""
    painter = QPainter(image)
    painter.setClipRect(
        QRectF(0, 0, image.width() / image.devicePixelRatio(), image.height() / image.devicePixelRatio())
    )
    try:
        draw(painter)
    finally:
        painter.end()


def add_density(haze: Floats, xs: Floats, ys: Floats, scene: Scene, edges: Ints) -> None:
    """Count ties into a haze of half the resolution."""
    steps = (np.arange(_DENSITY_SAMPLES) + 0.5) / _DENSITY_SAMPLES
    ax, ay = xs[scene.tails[edges]], ys[scene.tails[edges]]
    bx, by = xs[scene.heads[edges]], ys[scene.heads[edges]]
    px = ((ax[:, None] + (bx - ax)[:, None] * steps) / 2).astype(np.int64).ravel()
    py = ((ay[:, None] + (by - ay)[:, None] * steps) / 2).astype(np.int64).ravel()
    fits = (px >= 0) & (py >= 0) & (px < haze.shape[1]) & (py < haze.shape[0])
    counted = np.bincount(py[fits] * haze.shape[1] + px[fits], minlength=haze.size)
    haze += counted.reshape(haze.shape)


def draw_density(painter: QPainter, haze: Floats) -> None:
    """Paint a haze of ties that are too many to be lines."""
    color = theme.current().color("muted")
    soft = haze.copy()
    soft[1:] += haze[:-1]
    soft[:-1] += haze[1:]
    soft[:, 1:] += haze[:, :-1]
    soft[:, :-1] += haze[:, 1:]
    top = float(np.quantile(soft[soft > 0], 0.98)) if (soft > 0).any() else 1.0
    alpha = (np.clip(soft / max(top, 1.0), 0.0, 1.0) ** 0.7 * 52).astype(np.uint8)
    pixels = np.zeros((*alpha.shape, 4), dtype=np.uint8)
    for channel, value in enumerate((color.blue(), color.green(), color.red())):
        pixels[..., channel] = (alpha.astype(np.uint16) * value // 255).astype(np.uint8)
    pixels[..., 3] = alpha
    packed = np.ascontiguousarray(pixels)
    cloud = QImage(
        packed.data, packed.shape[1], packed.shape[0], packed.shape[1] * 4, QImage.Format.Format_ARGB32_Premultiplied
    )
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, packed.shape[1] * 2, packed.shape[0] * 2), cloud)


def draw_rings(painter: QPainter, scene: Scene, camera: Camera, taken: list[QRectF]) -> None:
    """Paint the rings of closeness with their sizes; where those stand is taken."""
    if scene.arrangement != "rings":
        return
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    middle = QPointF(camera.dx, camera.dy)
    for radius, size in zip(RING_RADII, (5, 15, 50, 150), strict=True):
        ring = look.color("muted")
        ring.setAlpha(110)
        painter.setPen(QPen(ring, 1.2))
        reach = radius * camera.scale
        painter.drawEllipse(middle, reach, reach)
        if reach > 36:
            painter.setFont(theme.font(theme.SMALL))
            text = str(size)
            box = QRectF(middle.x() - 16, middle.y() - reach - 9, 32, 18)
            taken.append(box)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("surface"))
            painter.drawRoundedRect(box, 8, 8)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(look.color("muted"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_ties(painter: QPainter, scene: Scene, xs: Floats, ys: Floats, edges: Ints) -> None:
    """Paint ties as lines, by warmth, dashed where they were inferred."""
    look = theme.current()
    for sure in (True, False):
        for low, high, alpha in ((0.0, 0.25, 34), (0.25, 0.5, 58), (0.5, 1.01, 95)):
            some = edges[(scene.sure[edges] == sure) & (scene.warmth[edges] >= low) & (scene.warmth[edges] < high)]
            if not len(some):
                continue
            color = look.color("muted")
            color.setAlpha(alpha)
            pen = QPen(color, 0)
            if not sure:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            ends = zip(
                xs[scene.tails[some]].tolist(), ys[scene.tails[some]].tolist(),
                xs[scene.heads[some]].tolist(), ys[scene.heads[some]].tolist(), strict=True,
            )  # fmt: skip
            painter.drawLines([QLineF(*end) for end in ends])


def draw_own_ties(painter: QPainter, scene: Scene, xs: Floats, ys: Floats, inside: Flags, camera: Camera) -> None:
    """My strongest ties, from the centre."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rows = scene.order[: min(scene.mine, _OWN_LINES)]
    for row in rows[inside[rows]].tolist():
        color = theme.current().color("accent")
        color.setAlpha(30 + int(90 * scene.strength[row] / 100))
        painter.setPen(QPen(color, 0.6 + 2.0 * scene.strength[row] / 100))
        painter.drawLine(QPointF(camera.dx, camera.dy), QPointF(xs[row], ys[row]))


def _draw_people(
    painter: QPainter,
    scene: Scene,
    xs: Floats,
    ys: Floats,
    rows: Ints,
    scale: float,
    sprites: dict[tuple[int, int], QPixmap],
    ratio: float,
) -> None:
    for row in rows.tolist():
        radius = person_radius(float(scene.strength[row]), scale)
        key = (int(scene.circle[row]), round(radius * 2))
        sprite = sprites.get(key)
        if sprite is None:
            sprite = sprites[key] = _sprite(person_color(key[0]), key[1] / 2, ratio)
        half = key[1] / 2 + 1
        painter.drawPixmap(QPointF(xs[row] - half, ys[row] - half), sprite)


def _sprite(color: QColor, radius: float, ratio: float) -> QPixmap:
    side = 2 * radius + 2
    sprite = QPixmap(int(side * ratio + 0.99), int(side * ratio + 0.99))
    sprite.setDevicePixelRatio(ratio)
    sprite.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sprite)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.current().color("surface"), 1))
    painter.setBrush(color)
    painter.drawEllipse(QPointF(side / 2, side / 2), radius, radius)
    painter.end()
    return sprite


def draw_me(painter: QPainter, camera: Camera, taken: list[QRectF]) -> None:
    """Paint the middle."""
    look = theme.current()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(camera.dx - 15, camera.dy - 15, 30, 30)
    taken.append(box)
    painter.setPen(QPen(look.color("surface"), 2))
    painter.setBrush(look.color("accent"))
    painter.drawEllipse(box)
    painter.setPen(look.color("on_accent"))
    painter.setFont(theme.font(theme.SMALL, bold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "You")


def draw_labels(
    painter: QPainter, scene: Scene, xs: Floats, ys: Floats, rows: Ints, scale: float, taken: list[QRectF]
) -> None:
    """Names, the strongest first, each at the right of its person where nothing else stands."""
    look = theme.current()
    font = theme.font(theme.SMALL)
    painter.setFont(font)
    metrics = QFontMetricsF(font)
    budget = _LABELS if scale > 0.5 else int(_LABELS * max(0.25, scale * 2))
    halo = look.color("surface")
    halo.setAlpha(215)
    for row in rows[: budget * 3].tolist():
        if budget <= 0:
            return
        name = scene.names[row]
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 150)
        width = metrics.horizontalAdvance(text) + 6
        radius = person_radius(float(scene.strength[row]), scale)
        for box in (
            QRectF(xs[row] + radius + 1, ys[row] - 8, width, 16),
            QRectF(xs[row] - radius - 1 - width, ys[row] - 8, width, 16),
        ):
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                budget -= 1
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(halo)
                painter.drawRoundedRect(box, 4, 4)
                painter.setPen(look.color("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
                break


def circle_labels(
    scene: Scene, visible: Flags, camera: Camera, width: int, height: int, taken: list[QRectF]
) -> list[tuple[QRectF, QColor, str]]:
    """Where the names of circles stand; they come before people's names."""
    metrics = QFontMetricsF(theme.font(theme.BODY, bold=True))
    labels: list[tuple[QRectF, QColor, str]] = []
    for name, number, x, y in scene.circles[:14]:
        if not visible[scene.circle == number].any():
            continue
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, 210)
        wide = metrics.horizontalAdvance(text) + 20
        at_x, at_y = x * camera.scale + camera.dx, y * camera.scale + camera.dy
        if not (0 < at_x < width and 0 < at_y < height):
            continue
        for down in (0, 24, -24, 48, -48, 72, -72):
            box = QRectF(at_x - wide / 2, at_y - 11 + down, wide, 22)
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                labels.append((box, person_color(number), text))
                break
    return labels


def draw_circle_names(painter: QPainter, labels: list[tuple[QRectF, QColor, str]]) -> None:
    """Paint the names of circles."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(theme.BODY, bold=True))
    ground = theme.current().color("surface")
    ground.setAlpha(235)
    for box, color, text in labels:
        painter.setPen(QPen(color, 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 11, 11)
        painter.setPen(theme.current().color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
