"""One introduction on the board: whom to, through whom, how it stands, and the button for what comes next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.introduction_records import held
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.insight.opt_in import TRANSITIONS, NextStep, is_open, may_start
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.introductions import (
    button_words,
    due_words,
    move_words,
    next_words,
    standing,
    through,
    title,
)
from godfather_desktop.wording.language import say

_ANSWERS: dict[str, IntroductionState] = {
    "asked": "agreed",
    "silent": "agreed",
    "blurb sent": "target asked",
    "target asked": "target yes",
    "target yes": "introduced",
    "replied": "met",
}
"""State -> what the button says has happened, where the next move is somebody else's."""
_WRITTEN: tuple[IntroductionState, ...] = ("asked", "blurb sent", "replied", "reported back", "thanked")
"""States that a message leads to, or that come by themselves: not in the menu."""
_MEETINGS: tuple[tuple[Channel, str], ...] = (("video", "We met by video"), ("call", "We spoke on the telephone"))


class IntroductionCard(QWidget):
    """Says what it is asked for; the board does it."""

    person_wanted = Signal()
    step_wanted = Signal(object)
    """Take this NextStep, which needs a message or another page."""
    move_wanted = Signal(str, object)
    """It has come to this state, by this channel or None."""
    texts_wanted = Signal()

    def __init__(self, rolodex: Rolodex, introduction: Introduction, steps: tuple[NextStep, ...], today: Day) -> None:
        super().__init__()
        self.introduction = introduction
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        name = rolodex.people[introduction.target].name
        head = LineButton(name, say("{name}: show the card", name=name))
        head.clicked.connect(self.person_wanted)
        self._about = title(rolodex, introduction)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 8, 12, 10)
        self._layout.setSpacing(2)
        self._layout.addWidget(head)
        self._layout.addWidget(PlainLabel(through(rolodex, introduction), "small", wrap=True))
        self._layout.addWidget(PlainLabel(standing(introduction, today), "small", wrap=True))
        self._offered: set[str] = set()
        buttons = [self._add_step(rolodex, step, today, alone=len(steps) == 1) for step in steps]
        self.main_button = next((button for button in buttons if button is not None), None)
        main = self.main_button if len(steps) == 1 else None
        if not steps and introduction.state == "draft":
            self._add_hold(rolodex, today)
        if is_open(introduction):
            self._add_buttons(main)
        elif main is not None:
            self._add_line(main, None)

    def _add_step(self, rolodex: Rolodex, step: NextStep, today: Day, *, alone: bool) -> QPushButton | None:
        """Say what is next; of several thanks each has its button at its own line."""
        self._layout.addSpacing(4)
        self._layout.addWidget(PlainLabel(next_words(rolodex, step, today), wrap=True))
        self._layout.addWidget(PlainLabel(due_words(step, today), "warning" if step.urgent else "small", wrap=True))
        text = button_words(step.do)
        if not text or step.do == "meet":
            return None
        button = QPushButton(text)
        button.setObjectName("primary")
        button.setAccessibleName(f"{text}: {rolodex.people[step.person].name}")
        button.clicked.connect(lambda: self.step_wanted.emit(step))
        if not alone:
            self._add_line(button, None)
        return button

    def _add_hold(self, rolodex: Rolodex, today: Day) -> None:
        introduction = self.introduction
        hold = may_start(rolodex, introduction.target, introduction.introducer, today)
        if hold is not None:
            self._layout.addSpacing(4)
            self._layout.addWidget(PlainLabel(refusal(held(rolodex, hold)), "small", wrap=True))

    def _add_buttons(self, main: QPushButton | None) -> None:
        answer = _ANSWERS.get(self.introduction.state)
        if main is None and answer is not None:
            main = self.main_button = QPushButton(move_words(answer))
            main.setAccessibleName(f"{move_words(answer)}: {self._about}")
            main.clicked.connect(lambda: self.move_wanted.emit(answer, None))
            self._offered.add(answer)
        self._add_line(main, self._menu())

    def _menu(self) -> QPushButton:
        more = QPushButton(say("More"))
        more.setObjectName("small")
        more.setProperty("popup", True)
        more.setAccessibleName(say("More about {what}", what=self._about))
        set_tip(more, say("What else may have happened"))
        menu = QMenu(more)
        for state in TRANSITIONS[self.introduction.state]:
            if state in self._offered or state in _WRITTEN or state == "dropped":
                continue
            menu.addAction(move_words(state)).triggered.connect(
                lambda _=False, one=state: self.move_wanted.emit(one, None)
            )
        if "met" in TRANSITIONS[self.introduction.state]:
            for channel, text in _MEETINGS:
                menu.addAction(say(text)).triggered.connect(
                    lambda _=False, by=channel: self.move_wanted.emit("met", by)
                )
        if not menu.isEmpty():
            menu.addSeparator()
        menu.addAction(say("Change the texts …")).triggered.connect(lambda _=False: self.texts_wanted.emit())
        menu.addAction(move_words("dropped")).triggered.connect(lambda _=False: self.move_wanted.emit("dropped", None))
        more.setMenu(menu)
        return more

    def _add_line(self, button: QPushButton | None, more: QPushButton | None) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 4, 0, 0)
        line.setSpacing(4)
        if button is not None:
            line.addWidget(button)
        line.addStretch(1)
        if more is not None:
            line.addWidget(more)
        self._layout.addLayout(line)
