"""One ask as a row: whom, when, for what, the chance that was shown, and how it went."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.rows import cross
from godfather_desktop.wording import dates
from godfather_desktop.wording.calibration import OUTCOMES, shown
from godfather_desktop.wording.language import say

_DAY, _CHANCE, _OUTCOME = 96, 136, 136


class AskRow(QWidget):
    """An ask; an open one is closed here. silence counts as no."""

    closed = Signal(str)
    removal_wanted = Signal()
    person_wanted = Signal()

    def __init__(self, rolodex: Rolodex, ask: Ask, *, trusted: bool) -> None:
        super().__init__()
        self.ask = ask
        name = rolodex.people[ask.person].name
        day = PlainLabel(dates.day(ask.day), "small")
        day.setFixedWidth(_DAY)
        head = LineButton(name, say("{name}: show the card", name=name))
        head.clicked.connect(self.person_wanted)
        text = QVBoxLayout()
        text.setSpacing(0)
        text.addWidget(head)
        if ask.text:
            text.addWidget(PlainLabel(ask.text, "small", wrap=True))
        chance = PlainLabel(shown(ask, trusted=trusted), "muted")
        chance.setFixedWidth(_CHANCE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 12, 4)
        layout.setSpacing(8)
        layout.addWidget(day)
        layout.addLayout(text, 1)
        layout.addWidget(chance)
        layout.addWidget(self._outcome(name))
        layout.addWidget(cross(say("Remove the ask of {name}", name=name), self.removal_wanted.emit))

    def _outcome(self, name: str) -> QWidget:
        place = QWidget()
        place.setFixedWidth(_OUTCOME)
        across = QHBoxLayout(place)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(8)
        if self.ask.outcome:
            label = PlainLabel(say(OUTCOMES[self.ask.outcome]), "good" if self.ask.outcome == "yes" else "muted")
            across.addWidget(label)
            again = QPushButton(say("Open again"))
            again.setObjectName("quiet")
            again.setAccessibleName(say("Open the ask of {name} again", name=name))
            again.clicked.connect(lambda: self.closed.emit(""))
            across.addWidget(again, 0, Qt.AlignmentFlag.AlignRight)
            return place
        for outcome, text, tip in (
            ("yes", say("Yes"), say("{name} said yes", name=name)),
            ("no", say("No"), say("{name} said no, or did not answer: silence counts as no", name=name)),
        ):
            button = QPushButton(text)
            button.setObjectName("chip")
            button.setAccessibleName(tip)
            set_tip(button, tip)
            button.clicked.connect(lambda _=False, one=outcome: self.closed.emit(one))
            across.addWidget(button)
        return place
