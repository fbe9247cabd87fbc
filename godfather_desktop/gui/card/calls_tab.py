"""The callback desk of one person: when the next attempt is fair, what was tried, why nobody calls back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.attempts.attempt_form import open_attempt_form
from godfather_desktop.gui.attempts.best_path import BestPath, look_for_path
from godfather_desktop.gui.attempts.outcome_menu import OutcomeMenu
from godfather_desktop.gui.card.kept_part import choose_file, kept_rows
from godfather_desktop.gui.card.pause_box import PauseBox
from godfather_desktop.gui.card.refusal_box import CloseBox, RefusalBox
from godfather_desktop.gui.card.standing_part import StandingPart, folding, open_box, section, small_button
from godfather_desktop.gui.card.why_part import Looked, WhyPart, look_into
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.callbacks import fair_in, open_run
from godfather_desktop.wording.attempts import attempt_detail, attempt_head
from godfather_desktop.wording.fair import fair_words
from godfather_desktop.wording.language import count, say

_TOUCHES = 60
"""The latest touches that the reasons look at."""
_LATEST, _EARLIER = 5, 10
"""Attempts that are listed at once, and earlier ones when they are asked for; nobody reads on."""


class CallsTab(QWidget):
    """Keys while the focus is in it: N the next step, A log an attempt, C close, F file a no, P pause, H hours,
    R rhythm, O occasion.
    """

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._person: PersonId | None = None
        self._touches: list[Touch] | None = None
        self._looked: Looked | None = None
        self._path: tuple[int, BestPath] | None = None
        self._why: WhyPart | None = None
        self._unfolded: set[str] = set()
        self.setAccessibleName(say("Calls"))
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.stack = RowStack(10)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 8, 8)
        column.addWidget(self.stack)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(say("Calls"))
        self._area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)

    def show_person(self, person: PersonId) -> None:
        """Show what stands about this person. The reasons follow when the disk has told the latest touches."""
        if person != self._person:
            self._person = person
            self._touches = self._looked = self._path = None
            self._unfolded.clear()
            self._area.verticalScrollBar().setValue(0)
            self._fill()
        if person != ME:
            self._session.ask_disk(
                lambda keeper: keeper.timeline(person, 0, _TOUCHES), lambda page: self._know(person, page), "calls"
            )
        else:
            self._fill()

    def log_attempt(self) -> None:
        """Open the form for an attempt; the last open one is what is tried once more."""
        person = self._shown()
        if person is not None:
            run = open_run(self._session.rolodex, person, self._session.today)
            open_attempt_form(self._session, self._navigation, person, self.window(), run[-1] if run else None)

    def take_step(self) -> None:
        """Carry out the next step that the first reason has."""
        if self._why is not None:
            self._why.carry_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        do = self._keys().get(event.key()) if not event.modifiers() else None
        if do is not None and self._shown() is not None:
            do()
        else:
            super().keyPressEvent(event)

    def _keys(self) -> dict[int, Callable[[], None]]:
        return {
            Qt.Key.Key_N: self.take_step,
            Qt.Key.Key_A: self.log_attempt,
            Qt.Key.Key_C: self._close,
            Qt.Key.Key_F: self._file_no,
            Qt.Key.Key_P: self._pause,
            Qt.Key.Key_H: lambda: self._standing().open_approach(),
            Qt.Key.Key_R: lambda: self._standing().open_cadence(),
            Qt.Key.Key_O: lambda: self._standing().open_occasion(),
        }

    def _shown(self) -> PersonId | None:
        """Who is shown, when it is somebody who can be called."""
        person = self._person
        return person if person not in (None, ME) and person in self._session.rolodex.people else None

    def _standing(self) -> StandingPart:
        if self._person is None:
            raise AssertionError("somebody is shown")
        return StandingPart(self._session, self._person, self.window())

    def _know(self, person: PersonId, touches: list[Touch]) -> None:
        if person != self._person or person not in self._session.rolodex.people:
            return
        self._touches = touches
        run = open_run(self._session.rolodex, person, self._session.today)
        known = self._path[1] if self._path is not None and run and self._path[0] == run[-1].offer else None
        self._looked = look_into(self._session, person, touches, known)
        self._fill()
        if known is None and run and self._looked.needs_path:
            offer = run[-1].offer
            look_for_path(self._session, person, offer, lambda path: self._know_path(person, offer, path))

    def _know_path(self, person: PersonId, offer: int, path: BestPath) -> None:
        if person == self._person and self._touches is not None:
            self._path = offer, path
            self._know(person, self._touches)

    def _fill(self) -> None:
        person = self._person
        if person is None or person not in self._session.rolodex.people:
            self.stack.show_rows([])
            return
        if person == ME:
            self.stack.show_rows(self._standing().approach())
            return
        rolodex, today = self._session.rolodex, self._session.today
        now = self._session.minute()
        fair = fair_in(rolodex, person, self._session.scores, now)
        run = open_run(rolodex, person, today)
        standing = self._standing()
        rows: list[QWidget] = [PlainLabel(fair_words(rolodex, person, fair, today, now), "title", wrap=True)]
        rows.append(self._buttons(bool(run)))
        rows += self._why_rows(person)
        if run:
            rows.append(section(say("Not answered yet")))
            rows += [self._attempt(one) for one in reversed(run[-_LATEST:])]
        rows += standing.pauses()
        rows += standing.refusals()
        rows += standing.cadence(self._touches or ())
        rows += standing.approach()
        rows += standing.occasions()
        rows += self._files(person)
        rows += self._earlier(person, run[-_LATEST:])
        self.stack.show_rows(rows)

    def _buttons(self, waiting: bool) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        log = QPushButton(say("Log an attempt …"))
        set_tip(log, say("Log an attempt (A)"))
        log.clicked.connect(lambda _=False: self.log_attempt())
        column.addWidget(log)
        line = QHBoxLayout()
        line.setSpacing(8)
        for text, name, tip, do, enabled in (
            (
                say("Said no …"),
                say("File a no"),
                say("File a no with a day to come back (F)"),
                self._file_no,
                True,
            ),
            (
                say("Pause …"),
                say("Mark a pause"),
                say("A time in which nothing is asked (P)"),
                self._pause,
                True,
            ),
            (say("Close …"), say("Close the attempts"), say("Close, and say in a line why (C)"), self._close, waiting),
        ):
            button = small_button(text, name, do)
            set_tip(button, tip)
            button.setEnabled(enabled)
            line.addWidget(button, 1)
        column.addLayout(line)
        return row

    def _why_rows(self, person: PersonId) -> list[QWidget]:
        self._why = None
        if self._looked is None:
            return []
        self._why = WhyPart(self._session, self._navigation, person, self.window())
        return self._why.rows(self._looked, unfolded="why" in self._unfolded, fold=lambda: self._fold("why"))

    def _attempt(self, attempt: Attempt) -> QWidget:
        menu = OutcomeMenu(self._session, attempt)
        return fact(attempt_head(attempt), attempt_detail(attempt, self._session.today), menu)

    def _files(self, person: PersonId) -> list[QWidget]:
        window = self.window()

        def choose() -> None:
            choose_file(self._session, person, window)

        add = small_button(say("Keep a file …"), say("Keep a file with this person"), choose)
        rows = kept_rows(self._session, person, window)
        none = [] if rows else [PlainLabel(say("None kept."), "small", wrap=True)]
        return [section(say("Files"), add), *rows, *none]

    def _earlier(self, person: PersonId, listed: list[Attempt]) -> list[QWidget]:
        attempts = sorted(self._session.rolodex.attempts_of(person), key=lambda one: (-one.day, -one.id))
        earlier = [one for one in attempts if one not in listed]
        if not earlier:
            return []
        unfolded = "earlier" in self._unfolded
        words = count("{n} earlier attempt", "{n} earlier attempts", len(earlier))
        head = folding(words, lambda: self._fold("earlier"), unfolded=unfolded)
        return [head, *([self._attempt(one) for one in earlier[:_EARLIER]] if unfolded else [])]

    def _fold(self, what: str) -> None:
        self._unfolded ^= {what}
        self._fill()

    def _file_no(self) -> None:
        person = self._shown()
        if person is not None:
            open_box(RefusalBox(self._session, person, self.window()))

    def _pause(self) -> None:
        person = self._shown()
        if person is not None:
            open_box(PauseBox(self._session, person, self.window()))

    def _close(self) -> None:
        person = self._shown()
        if person is not None and open_run(self._session.rolodex, person, self._session.today):
            open_box(CloseBox(self._session, person, self.window()))
