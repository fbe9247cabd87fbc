"""A line that unfolds to what stands behind it, made when it is first wanted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.wording.language import say


class Folded(QWidget):
    """A sentence with a figure at its right and a button that shows the rest.

    detail: stands below the sentence and is always seen; brief: is seen until the rest is.
    """

    def __init__(
        self, head: str, figure: str, make: Callable[[], QWidget], *, detail: str = "", brief: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self._make = make
        self._body: QWidget | None = None
        self._head = head
        self.button = QPushButton()
        self.button.setObjectName("small")
        self.button.setCheckable(True)
        self.button.toggled.connect(self._turn)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(PlainLabel(head, name, wrap=True), 1)
        if figure:
            top.addWidget(PlainLabel(figure, "muted"), 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._layout.addLayout(top)
        if detail:
            self._layout.addWidget(PlainLabel(detail, "small", wrap=True))
        self._brief = PlainLabel(brief, "small", wrap=True)
        self._brief.setVisible(bool(brief))
        self._layout.addWidget(self._brief)
        self._say()

    def _turn(self, opened: bool) -> None:
        if opened and self._body is None:
            self._body = self._make()
            self._layout.addWidget(self._body)
            last: QWidget = self.button
            for control in controls_of(self._body):
                QWidget.setTabOrder(last, control)
                last = control
        if self._body is not None:
            self._body.setVisible(opened)
            self._brief.setVisible(not opened and bool(self._brief.text()))
        self._say()

    def _say(self) -> None:
        opened = self.button.isChecked()
        self.button.setText(say("Hide") if opened else say("Show"))
        self.button.setAccessibleName(
            say("Hide: {what}", what=self._head) if opened else say("Show: {what}", what=self._head)
        )


def lines(texts: Sequence[str]) -> QWidget:
    """Small lines one below the other."""
    return PlainLabel("\n".join(texts), "small", wrap=True)


def controls_of(widget: QWidget) -> list[QWidget]:
    """What of a widget is seen and can have the focus, in the order in which it was made."""
    return [
        one
        for one in widget.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isVisibleTo(widget)
        # The list below a choice is a window of its own.
        and one.window() is widget.window()
    ]
