"""The small menu of an attempt: what came of it, whether the hook was liked, why it went as it did."""

from functools import partial

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from godfather_desktop.actions.attempts import debrief, remove_attempt, set_outcome
from godfather_desktop.domain.ask import AskOutcome
from godfather_desktop.domain.attempt import ANSWERS, ATTEMPT_OUTCOMES, Attempt, AttemptOutcome
from godfather_desktop.domain.days import Day
from godfather_desktop.gui.line_box import LineBox
from godfather_desktop.gui.plain import gone_when_closed
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.attempts import OUTCOMES, attempt_head
from godfather_desktop.wording.language import say

_ANSWERS: tuple[tuple[AskOutcome, str], ...] = (("yes", "they said yes"), ("no", "they said no"), ("", "not said yet"))


class OutcomeMenu(QPushButton):
    """A button that opens the menu of one attempt."""

    def __init__(self, session: Session, attempt: Attempt) -> None:
        super().__init__(say("Outcome"))
        self._session = session
        self._attempt = attempt
        self.setObjectName("small")
        self.setProperty("popup", True)
        self.setAccessibleName(say("What came of it: {attempt}", attempt=attempt_head(attempt)))
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill)
        self.setMenu(self._menu)

    def fill(self) -> None:
        """Fill the menu; most of them are never opened."""
        attempt, menu = self._attempt, self._menu
        menu.clear()
        for outcome in ATTEMPT_OUTCOMES:
            words = say(OUTCOMES[outcome])
            if outcome in ANSWERS and attempt.ask is not None:
                answers = menu.addMenu(words)
                for answer, said in _ANSWERS:
                    answers.addAction(say(said)).triggered.connect(partial(self._set, outcome, answer))
                continue
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(outcome == attempt.outcome)
            action.triggered.connect(partial(self._set, outcome, ""))
        if attempt.hook:
            menu.addSeparator()
            for landed, said in ((True, "the hook was liked"), (False, "the hook did not land")):
                action = menu.addAction(say(said))
                action.setCheckable(True)
                action.setChecked(attempt.landed is landed)
                action.triggered.connect(partial(self._land, landed))
        menu.addSeparator()
        menu.addAction(say("Why it went like this …")).triggered.connect(self._debrief)
        menu.addAction(say("Remove this attempt")).triggered.connect(self._remove)

    def _set(self, outcome: AttemptOutcome, answer: AskOutcome, _checked: bool = False) -> None:
        attempt, book = self._attempt, self._session.book
        # What is known already keeps its day; only its answer is new.
        day = _known_day(attempt) if outcome == attempt.outcome else self._session.today
        self._session.perform(
            lambda rolodex: set_outcome(rolodex, book.new_id, attempt.id, outcome, day, answer=answer)
        )

    def _land(self, landed: bool, _checked: bool = False) -> None:
        attempt, book, day = self._attempt, self._session.book, _known_day(self._attempt)
        self._session.perform(
            lambda rolodex: set_outcome(rolodex, book.new_id, attempt.id, attempt.outcome, day, landed=landed)
        )

    def _debrief(self, _checked: bool = False) -> None:
        attempt, session = self._attempt, self._session
        window: QWidget = self.window()
        box = LineBox(
            window,
            say("Why did it go like this?"),
            say("One line, for the next time."),
            lambda text: session.perform(lambda rolodex: debrief(rolodex, attempt.id, text)),
            attempt.debrief,
        )
        gone_when_closed(box)
        box.open()

    def _remove(self, _checked: bool = False) -> None:
        attempt = self._attempt
        self._session.perform(lambda rolodex: remove_attempt(rolodex, attempt.id))


def _known_day(attempt: Attempt) -> Day:
    """The day on which its outcome became known; what was known at once is no answer of later."""
    return attempt.day if attempt.settled is None else attempt.settled
