"""'Why no callback?': the reason that fits best, what speaks for it, one next step on a key, and two-key questions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.pauses import mark_pause
from godfather_desktop.actions.refusals import file_no
from godfather_desktop.actions.silences import say_silence
from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.attempts.best_path import BestPath
from godfather_desktop.gui.card.pause_box import PauseBox
from godfather_desktop.gui.card.standing_part import folding, open_box
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.next_steps import NextStep, step_for
from godfather_desktop.insight.reason_table import TABLE, TableRow
from godfather_desktop.insight.reasons import Reason, Reasons, reasons_for, rests_on_path
from godfather_desktop.insight.silence_facts import Facts, facts_of
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.reasons import (
    evidence_sentence,
    question,
    reason_sentence,
    reason_title,
    step_detail,
    step_text,
)

_WITH_A_DATE: dict[int, PauseCause] = {4: "out-of-office", 5: "illness", 7: "busy"}
"""Rows where a yes is a pause, whose dates are asked for."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found out about a person's silence."""

    facts: Facts
    reasons: Reasons

    @property
    def needs_path(self) -> bool:
        """Whether the answer hangs on an introduction that nobody has looked for yet."""
        return rests_on_path(self.facts, self.reasons)


def look_into(session: Session, person: PersonId, touches: Sequence[Touch], path: BestPath | None = None) -> Looked:
    """Look for the reasons; touches: the latest ones, newest first."""
    facts = facts_of(
        session.rolodex,
        person,
        session.scores,
        touches,
        session.minute(),
        best_path=path.chance if path is not None else None,
        cold=path.cold if path is not None else None,
    )
    return Looked(facts, reasons_for(facts))


class WhyPart:
    """Rows for what was found. All on the UI thread."""

    def __init__(self, session: Session, navigation: Navigation, person: PersonId, window: QWidget) -> None:
        self._session = session
        self._navigation = navigation
        self._person = person
        self._window = window
        self.step: NextStep | None = None
        """What the key carries out."""

    def rows(self, looked: Looked, *, unfolded: bool, fold: Callable[[], None]) -> list[QWidget]:
        """The reason, the step, the questions, and the runners-up when unfolded."""
        reasons = looked.reasons
        if reasons.first is None:
            return []
        rows: list[QWidget] = [PlainLabel(say("Why no callback?"), "title"), self._reason(reasons.first, looked.facts)]
        step = step_for(reasons.first, looked.facts)
        rows.append(self._step(step))
        rows += [self._question(row, looked.facts.person.name) for row in reasons.to_ask]
        if reasons.ranked:
            words = count("{n} other possible reason", "{n} other possible reasons", len(reasons.ranked))
            rows.append(folding(words, fold, unfolded=unfolded))
            if unfolded:
                rows += [self._runner_up(reason, looked.facts) for reason in reasons.ranked]
        if unfolded or not reasons.ranked:
            rows += self._answered(looked.facts)
        return rows

    def carry_out(self) -> None:
        """Do the next step: the task is planned, the clock changed, the search begun, the no filed."""
        step, person, session = self.step, self._person, self._session
        if step is None:
            return
        book, today = session.book, session.today
        if step.kind == "task":
            text = step_text(step)
            session.perform(
                lambda rolodex: plan_tasks(rolodex, book.new_id, person, [max(step.due, today)], step.work, text)
            )
        elif step.kind == "clock":
            cause: PauseCause = step.cause or "busy"
            session.perform(lambda rolodex: mark_pause(rolodex, book.new_id, person, cause, today, step.due))
        elif step.kind == "no":
            session.perform(lambda rolodex: file_no(rolodex, book.new_id, person, today, "", step.revisit))
        elif step.kind == "path":
            self._navigation.path_requested.emit(self._goal(step), None)

    def _goal(self, step: NextStep) -> str:
        """Whom the search is for: whoever decides where they work, else the person."""
        rolodex = self._session.rolodex
        if step.goal == "decider":
            where = organization_name(rolodex, current_role(rolodex, rolodex.people[self._person]))
            if where:
                return where
        return str(self._person)

    def _reason(self, reason: Reason, facts: Facts) -> QWidget:
        rolodex = self._session.rolodex
        evidence = "\n".join(evidence_sentence(rolodex, one) for one in reason.evidence)
        return fact(reason_sentence(reason, facts.person.name), evidence)

    def _step(self, step: NextStep) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words, detail = step_text(step), step_detail(step, self._session.today)
        column.addWidget(PlainLabel(words, "", wrap=True))
        if step.kind == "wait" or self._is_planned(step):
            self.step = None
            done = say("On your list already.") if step.kind == "task" else _capital(detail) + "."
            column.addWidget(PlainLabel(done, "small", wrap=True))
            return row
        self.step = step
        line = QHBoxLayout()
        line.setSpacing(8)
        button = QPushButton(_STEP_WORDS[step.kind]())
        button.setAccessibleName(say("Next step: {what}", what=words))
        set_tip(button, say("{what} (N)", what=_capital(detail)))
        button.clicked.connect(lambda _=False: self.carry_out())
        line.addWidget(button)
        line.addWidget(PlainLabel(detail, "small", wrap=True), 1)
        column.addLayout(line)
        return row

    def _is_planned(self, step: NextStep) -> bool:
        """Whether the step is a task that stands on the list already."""
        text = step_text(step)
        open_tasks = [one for one in self._session.rolodex.tasks_of(self._person) if not one.done]
        return step.kind == "task" and any(one.text == text for one in open_tasks)

    def _question(self, row: TableRow, name: str) -> QWidget:
        return QuestionRow(question(row, name), partial(self._answer, row))

    def _answer(self, row: TableRow, yes: bool | None) -> None:
        session, person = self._session, self._person
        cause = _WITH_A_DATE.get(row.number)
        if yes and cause is not None:
            open_box(PauseBox(session, person, self._window, cause))
            return
        book, today = session.book, session.today
        session.perform(lambda rolodex: say_silence(rolodex, book.new_id, person, row.number, today, holds=yes))

    def _answered(self, facts: Facts) -> list[QWidget]:
        """What I said before, each of which can be taken back."""
        rows: list[QWidget] = []
        for row in TABLE:
            if row.asked and row.number in facts.told:
                words = question(row, facts.person.name)
                said = say("You said yes.") if facts.told[row.number] else say("You said no.")
                undo = (say("Take this answer back: {question}", question=words), partial(self._answer, row, None))
                rows.append(fact(PlainLabel(words, "muted", wrap=True), said, undo=undo))
        return rows

    def _runner_up(self, reason: Reason, facts: Facts) -> QWidget:
        evidence = " ".join(evidence_sentence(self._session.rolodex, one) for one in reason.evidence)
        return fact(reason_title(reason.row.key), f"{evidence}\n{step_text(step_for(reason, facts))}")


class QuestionRow(QWidget):
    """A question with two buttons; Y and N answer it while the focus is in the row."""

    def __init__(self, words: str, answer: Callable[[bool], None]) -> None:
        super().__init__()
        self._answer = answer
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(PlainLabel(words, "", wrap=True), 1)
        for text, yes, key in ((say("Yes"), True, "Y"), (say("No"), False, "N")):
            button = QPushButton(text)
            button.setObjectName("small")
            button.setAccessibleName(say("{question} {answer}", question=words, answer=text))
            set_tip(button, key)
            button.clicked.connect(partial(self._say, yes))
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Y, Qt.Key.Key_N) and not event.modifiers():
            self._say(event.key() == Qt.Key.Key_Y)
        else:
            super().keyPressEvent(event)

    def _say(self, yes: bool, _checked: bool = False) -> None:
        self._answer(yes)


_STEP_WORDS: dict[str, Callable[[], str]] = {
    "task": lambda: say("Plan it"),
    "clock": lambda: say("Pause"),
    "path": lambda: say("Find a way"),
    "no": lambda: say("File it"),
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
