"""The picture of the network: pan, zoom, hover, choose, focus; a path glows.

Panning and zooming move the image that is already drawn; a sharper one is drawn in slices when the
hand rests.
"""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QElapsedTimer, QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.gui import theme
from godfather_desktop.gui.network.renderer import MARGIN, Camera, Drawing, drawn, person_color, person_radius
from godfather_desktop.gui.network.scene import Flags, Scene
from godfather_desktop.wording.language import say

_SLICE_MS = 7
_REST_MS = 90
_LARGEST_SCALE, _SMALLEST_SCALE = 12.0, 0.02
_MOST_NEIGHBORS = 250


class NetworkCanvas(QWidget):
    """Draws a Scene and lets a person walk in it."""

    person_clicked = Signal(object)
    focus_wanted = Signal(object)
    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scene: Scene | None = None
        self.visible: Flags = np.zeros(0, dtype=np.bool_)
        self.camera = Camera(1.0, 0.0, 0.0)
        self.selected: PersonId | None = None
        self.paths: list[tuple[PersonId, ...]] = []
        self._drawing: Drawing | None = None
        self._slices: Iterator[Drawing | None] | None = None
        self._hover: int | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._fitted = False
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._begin_drawing)
        self._work = QTimer(self, interval=0)
        self._work.timeout.connect(self._draw_some)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(say("Picture of your network"))

    @property
    def settled(self) -> bool:
        """Whether the sharp image of the present view is drawn."""
        return self._slices is None and not self._rest.isActive()

    def show_scene(self, scene: Scene, visible: Flags) -> None:
        """Show a scene; the camera stays unless it is the first one or another arrangement."""
        other = self.scene is None or self.scene.arrangement != scene.arrangement
        self.scene, self.visible, self._hover = scene, visible, None
        if other or not self._fitted:
            self.fit()
            if self.paths:
                self.show_paths(self.paths)
        else:
            self._draw_soon(0)

    def show_only(self, visible: Flags, *, fit: bool) -> None:
        """Show some of the people; places stay."""
        self.visible, self._hover = visible, None
        if fit:
            self.fit()
        else:
            self._draw_soon(0)

    def show_paths(self, paths: list[tuple[PersonId, ...]]) -> None:
        """Let these ways glow while the rest fades."""
        self.paths = paths
        standing = [self._place(person) for path in paths for person in path if self._stands(person)]
        if standing:
            self._frame([x for x, _ in standing], [y for _, y in standing])
        self.update()

    def select(self, person: PersonId | None) -> None:
        """Mark a person."""
        self.selected = person
        self.update()

    def fit(self) -> None:
        """Show everybody who is visible, and me."""
        scene = self.scene
        if scene is None or self.width() < 10:
            return
        self._frame([0.0, *scene.x[self.visible].tolist()], [0.0, *scene.y[self.visible].tolist()])
        self._fitted = True

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom about a point, the middle unless given."""
        scale = self.camera.scale * factor
        if _SMALLEST_SCALE <= scale <= _LARGEST_SCALE:
            at = at or QPointF(self.width() / 2, self.height() / 2)
            self.camera = self.camera.zoomed(factor, at.x(), at.y())
            self._draw_soon()

    def pan(self, by_x: float, by_y: float) -> None:
        """Move the picture by pixels."""
        self.camera = self.camera.moved(by_x, by_y)
        self._draw_soon()

    def step_selection(self, by: int) -> None:
        """Choose the next or previous visible person, by strength."""
        scene = self.scene
        if scene is None:
            return
        rows = scene.order[self.visible[scene.order]].tolist()
        if not rows:
            return
        now = scene.place.get(self.selected) if self.selected is not None else None
        place = rows.index(now) + by if now in rows else 0
        self.person_clicked.emit(PersonId(int(scene.ids[rows[max(0, min(len(rows) - 1, place))]])))

    def draw_now(self) -> None:
        """Finish the sharp image at once: for pictures without a display."""
        self._rest.stop()
        self._begin_drawing()
        while self._slices is not None:
            self._draw_some()
        self.update()

    def person_at(self, point: QPointF) -> int | None:
        """The row of the visible person under a point of the screen."""
        scene = self.scene
        if scene is None or not len(scene.ids):
            return None
        xs, ys = np.asarray(self.camera.x(scene.x)), np.asarray(self.camera.y(scene.y))
        away = np.hypot(xs - point.x(), ys - point.y())
        away[~self.visible] = np.inf
        row = int(np.argmin(away))
        return row if away[row] <= person_radius(float(scene.strength[row]), self.camera.scale) + 4 else None

    def screen_point(self, person: PersonId) -> QPoint:
        """Where a person stands on the screen."""
        x, y = self._point(person)
        return QPoint(int(x), int(y))

    def image(self) -> QImage:
        """The picture as it is shown."""
        self.draw_now()
        picture = QImage(self.size() * self.devicePixelRatioF(), QImage.Format.Format_ARGB32_Premultiplied)
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        self.render(picture)
        return picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        look = theme.current()
        painter = QPainter(self)
        painter.setClipRect(self.rect())
        painter.fillRect(self.rect(), look.color("surface"))
        if self.scene is None:
            painter.setPen(look.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, say("Arranging the network …"))
            return
        if self._drawing is not None:
            ratio = self.camera.scale / self._drawing.camera.scale
            x = self.camera.dx - (self._drawing.camera.dx + MARGIN) * ratio
            y = self.camera.dy - (self._drawing.camera.dy + MARGIN) * ratio
            if abs(ratio - 1.0) < 1e-9:
                painter.drawImage(QPointF(x, y), self._drawing.image)
            else:
                size = self._drawing.image.deviceIndependentSize()
                painter.drawImage(QRectF(x, y, size.width() * ratio, size.height() * ratio), self._drawing.image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.paths:
            self._draw_paths(painter)
        elif self._hover is not None:
            self._draw_neighborhood(painter, self._hover)
        if self.selected is not None and self._stands(self.selected):
            x, y = self._point(self.selected)
            painter.setPen(QPen(look.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), 14, 14)
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._fitted or event.oldSize().width() < 10:
            self.fit()
        else:
            grown = event.size() - event.oldSize()
            self.camera = self.camera.moved(grown.width() / 2, grown.height() / 2)
            self._draw_soon()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            by = event.position() - self._pressed
            if self._dragged or by.manhattanLength() > 4:
                self._dragged = True
                self._pressed = event.position()
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan(by.x(), by.y())
            return
        row = self.person_at(event.position())
        if row != self._hover:
            self._hover = row
            self.setCursor(Qt.CursorShape.PointingHandCursor if row is not None else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None and not self._dragged and self.scene is not None:
            row = self.person_at(event.position())
            if row is not None:
                self.person_clicked.emit(PersonId(int(self.scene.ids[row])))
        self._pressed = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.person_at(event.position())
        if row is not None and self.scene is not None:
            self.focus_wanted.emit(PersonId(int(self.scene.ids[row])))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover = None
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        pans = {Qt.Key.Key_Left: (80, 0), Qt.Key.Key_Right: (-80, 0), Qt.Key.Key_Up: (0, 80), Qt.Key.Key_Down: (0, -80)}
        if key in pans:
            self.pan(*pans[Qt.Key(key)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1.3)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / 1.3)
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_P):
            self.step_selection(1 if key == Qt.Key.Key_N else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.selected is not None:
            self.focus_wanted.emit(self.selected)
        elif key == Qt.Key.Key_Backspace:
            self.back_wanted.emit()
        elif key == Qt.Key.Key_Escape and self.paths:
            self.show_paths([])
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.scene is not None:
            self._draw_soon(0)

    def _draw_soon(self, after: int = _REST_MS) -> None:
        self._slices = None
        self._work.stop()
        self._rest.start(after)
        self.update()

    def _begin_drawing(self) -> None:
        if self.scene is None or self.width() < 10:
            return
        view = QSize(self.width(), self.height())
        self._slices = drawn(self.scene, self.visible, self.camera, view, self.devicePixelRatioF())
        self._work.start()

    def _draw_some(self) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._slices is not None and clock.elapsed() < _SLICE_MS:
            made = next(self._slices, None)
            if made is not None:
                self._drawing, self._slices = made, None
                self._work.stop()
                self.update()

    def _frame(self, xs: list[float], ys: list[float]) -> None:
        """Aim the camera so that these points of the scene fill the view."""
        wide, high = max(120.0, max(xs) - min(xs)), max(120.0, max(ys) - min(ys))
        scale = min(self.width() / (wide * 1.12 + 60), self.height() / (high * 1.12 + 20), 3.0)
        middle_x, middle_y = (max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2
        self.camera = Camera(scale, self.width() / 2 - middle_x * scale, self.height() / 2 - middle_y * scale)
        self._draw_soon(0)

    def _place(self, person: PersonId) -> tuple[float, float]:
        """Where a person stands in the scene."""
        if person == ME or self.scene is None:
            return 0.0, 0.0
        row = self.scene.place[person]
        return float(self.scene.x[row]), float(self.scene.y[row])

    def _stands(self, person: PersonId) -> bool:
        return person == ME or (self.scene is not None and person in self.scene.place)

    def _point(self, person: PersonId) -> tuple[float, float]:
        x, y = self._place(person)
        return float(self.camera.x(x)), float(self.camera.y(y))

    def _fade(self, painter: QPainter, kept: float) -> None:
        veil = theme.current().color("surface")
        veil.setAlphaF(1.0 - kept)
        painter.fillRect(self.rect(), veil)

    def _draw_neighborhood(self, painter: QPainter, row: int) -> None:
        """The hovered person's ties, lit; the rest faded."""
        scene = self.scene
        if scene is None:
            return
        self._fade(painter, 0.3)
        look = theme.current()
        middle = self._point(PersonId(int(scene.ids[row])))
        around = [one for one in scene.neighbors(row).tolist() if self.visible[one]][:_MOST_NEIGHBORS]
        painter.setPen(QPen(look.color("muted"), 1.2))
        points = {one: self._point(PersonId(int(scene.ids[one]))) for one in around}
        for x, y in points.values():
            painter.drawLine(QPointF(*middle), QPointF(x, y))
        if scene.strength[row] > 0:
            painter.setPen(QPen(look.color("accent"), 1.0 + 2.5 * scene.strength[row] / 100))
            painter.drawLine(QPointF(self.camera.dx, self.camera.dy), QPointF(*middle))
        taken: list[QRectF] = []
        self._draw_person(painter, row, middle, taken)
        for one in sorted(around, key=lambda other: -scene.strength[other]):
            self._draw_person(painter, one, points[one], taken)

    def _draw_paths(self, painter: QPainter) -> None:
        """Ways glow, the rest fades to 15 in 100."""
        scene = self.scene
        if scene is None:
            return
        self._fade(painter, 0.15)
        accent = theme.current().color("accent")
        taken = [QRectF(self.camera.dx - 17, self.camera.dy - 17, 34, 34)]
        for rank, path in reversed(list(enumerate(self.paths))):
            standing = [person for person in path if self._stands(person)]
            points = [QPointF(*self._point(person)) for person in standing]
            for width, alpha in ((11.0, 40), (6.0, 80), (3.4 - 0.7 * min(rank, 2), 255 if rank == 0 else 170)):
                glow = theme.current().color("accent")
                glow.setAlpha(alpha)
                pen = QPen(glow, width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawPolyline(points)
        for person in dict.fromkeys(person for path in self.paths for person in path):
            if person != ME and person in scene.place:
                self._draw_person(painter, scene.place[person], self._point(person), taken)
        painter.setPen(QPen(theme.current().color("surface"), 2))
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(self.camera.dx, self.camera.dy), 15, 15)
        painter.setPen(theme.current().color("on_accent"))
        painter.setFont(theme.font(theme.SMALL, bold=True))
        box = QRectF(self.camera.dx - 15, self.camera.dy - 15, 30, 30)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, say("You"))

    def _draw_person(self, painter: QPainter, row: int, at: tuple[float, float], taken: list[QRectF]) -> None:
        scene = self.scene
        if scene is None:
            return
        look = theme.current()
        radius = max(5.0, person_radius(float(scene.strength[row]), self.camera.scale))
        painter.setPen(QPen(look.color("surface"), 1.5))
        painter.setBrush(person_color(int(scene.circle[row])))
        painter.drawEllipse(QPointF(*at), radius, radius)
        painter.setFont(theme.font(theme.SMALL, bold=not taken))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(scene.names[row], Qt.TextElideMode.ElideRight, 180)
        width = metrics.horizontalAdvance(text) + 8
        for box in (
            QRectF(at[0] + radius + 2, at[1] - 9, width, 18),
            QRectF(at[0] - radius - 2 - width, at[1] - 9, width, 18),
            QRectF(at[0] - width / 2, at[1] + radius + 2, width, 18),
            QRectF(at[0] - width / 2, at[1] - radius - 20, width, 18),
            QRectF(at[0] - width / 2, at[1] + radius + 22, width, 18),
            QRectF(at[0] - width / 2, at[1] - radius - 40, width, 18),
        ):
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                ground = look.color("surface")
                ground.setAlpha(225)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(ground)
                painter.drawRoundedRect(box, 4, 4)
                painter.setPen(look.color("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)
                return
