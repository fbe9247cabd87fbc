"""One bridge to build: what to do for whom, what it takes, what it brings, and what is lost without it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.river import Bridge
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.wording.language import say
from godfather_desktop.wording.river import deed, gains, hours, lonely, steps, without


class BridgeRow(QWidget):
    """A step of the plan. planned: open tasks say the same already. trusted: whether figures may be shown."""

    plan_wanted = Signal()
    person_wanted = Signal()

    def __init__(
        self, rolodex: Rolodex, place: int, bridge: Bridge, today: Day, *, planned: bool, trusted: bool
    ) -> None:
        super().__init__()
        self.bridge = bridge
        what = deed(bridge.plan, rolodex.people[bridge.person].name)
        head = LineButton(what, say("{what}: show the card", what=what))
        head.clicked.connect(self.person_wanted)
        self.plan_button = QPushButton(say("Planned") if planned else say("Plan it"))
        self.plan_button.setEnabled(not planned)
        self.plan_button.setAccessibleName(say("Plan: {what}", what=what))
        self.plan_button.clicked.connect(self.plan_wanted)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(head, 1)
        top.addWidget(PlainLabel(hours(bridge.hours), "muted"))
        top.addWidget(self.plan_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(0)
        number = PlainLabel(str(place), "title")
        number.setFixedSize(24, self.plan_button.sizeHint().height())
        layout.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addLayout(top)
        for one in gains(rolodex, bridge, trusted=trusted):
            text.addWidget(PlainLabel(one, wrap=True))
        when = say("When: {days}.", days=steps(bridge.days, today))
        text.addWidget(PlainLabel(f"{without(bridge, trusted=trusted)} {when}", "small", wrap=True))
        if bridge.lonely:
            text.addWidget(PlainLabel(lonely(), "warning", wrap=True))
        layout.addLayout(text, 1)
