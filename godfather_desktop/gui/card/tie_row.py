"""One tie between two others: how sure, from what, and two keys to confirm, correct or deny it."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from godfather_desktop.gui import theme
from godfather_desktop.gui.plain import PlainLabel, button_text, set_tip
from godfather_desktop.gui.rows import cross
from godfather_desktop.wording.language import say


class _Line(QWidget):
    """A short line as in the picture: solid when recorded, dashed when inferred."""

    def __init__(self, *, dashed: bool) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedSize(18, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        pen = QPen(theme.current().color("muted"), 2.0)
        if self._dashed:
            pen.setDashPattern([2.0, 1.5])
        painter.setPen(pen)
        middle = QRectF(self.rect()).center().y()
        painter.drawLine(0, int(middle), self.width(), int(middle))


class TieRow(QWidget):
    """A tie. Y confirms, N denies, 0 to 5 says how well they know each other; Enter opens the person."""

    opened = Signal()
    confirmed = Signal()
    denied = Signal()
    said = Signal(int)

    def __init__(self, name: str, detail: str, *, inferred: bool, remove: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}: {detail}")
        set_tip(self, say("Y: they know each other · N: they do not · 0 to 5: how well"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(_Line(dashed=inferred))
        head = QPushButton(button_text(name))
        head.setObjectName("link")
        head.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head.clicked.connect(self.opened.emit)
        top.addWidget(head, 1)
        if inferred:
            for text, tip, signal in (
                (say("Yes"), say("Yes, they know each other (Y)"), self.confirmed),
                (say("No"), say("No, they do not know each other (N)"), self.denied),
            ):
                button = QPushButton(text)
                button.setObjectName("small")
                button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                button.setAccessibleName(f"{tip}: {name}")
                set_tip(button, tip)
                button.clicked.connect(signal.emit)
                top.addWidget(button)
        if remove is not None:
            top.addWidget(cross(say("Remove this tie"), remove))
        layout.addLayout(top)
        layout.addWidget(PlainLabel(detail, "small", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Y:
            self.confirmed.emit()
        elif key in (Qt.Key.Key_N, Qt.Key.Key_Delete):
            self.denied.emit()
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_5:
            self.said.emit(key - Qt.Key.Key_0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(down=key == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def _go(self, *, down: bool) -> None:
        """Go to the row below or above; the cross of a recorded tie is left to Tab."""
        self.focusNextPrevChild(down)
        if isinstance(QApplication.focusWidget(), QToolButton):
            self.focusNextPrevChild(down)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.current().color("accent"), 1.0))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
