"""How one of the two chances has done: the picture, and beside it the same as a table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from godfather_desktop.gui.chances.reliability import ReliabilityPicture
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.insight.calibration import Calibration
from godfather_desktop.wording.calibration import (
    MODELS,
    bin_came,
    bin_range,
    correction,
    legend,
    progress,
    score,
    share,
)
from godfather_desktop.wording.language import say


class ModelPanel(QWidget):
    """The picture, the table, how to read them, and what was learned where the page does not say so on top."""

    def __init__(self, done: Calibration, *, said_above: bool) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addLayout(_table(done))
        learned = "" if said_above else f"{score(done)} {correction(done)}".strip()
        for text in (legend(), learned):
            if text:
                side.addWidget(PlainLabel(text, "small", wrap=True))
        side.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(ReliabilityPicture(done), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(side, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(PlainLabel(say(MODELS[done.model]), "title"))
        head.addWidget(PlainLabel(progress(done), "small", wrap=True), 1)
        layout.addLayout(head)
        layout.addLayout(across)


def _table(done: Calibration) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(6)
    rows = [(say("Shown"), say("On average"), say("Came true"), say("In 100"))]
    rows += [
        (bin_range(one), share(one.shown, one.asks), bin_came(one), share(one.came, one.asks)) for one in done.bins
    ]
    for line, cells in enumerate(rows):
        for column, text in enumerate(cells):
            label = PlainLabel(text, "small" if line == 0 or column == 0 else "")
            label.setAlignment(
                Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft)
            )
            grid.addWidget(label, line, column)
    grid.setColumnStretch(len(rows[0]), 1)
    return grid
