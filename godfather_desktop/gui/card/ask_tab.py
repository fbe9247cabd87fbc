"""Is the bridge built? The chance of a yes for an ask of some size, its parts, and what would raise it."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.asks import asked, close_ask, log_ask, remove_ask
from godfather_desktop.actions.tasks import finish_task, plan_fix, remove_task
from godfather_desktop.domain.ask import Ask, AskOutcome
from godfather_desktop.domain.ids import ME, AskId, PersonId
from godfather_desktop.domain.task import Task
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.record_links import part_link
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.asking import Asking, ask_rows, chance_of_yes, fixes_in
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.wording.answers import bridge, fix
from godfather_desktop.wording.chances import chance, signed
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.explanations import why
from godfather_desktop.wording.figures import summing
from godfather_desktop.wording.language import say
from godfather_desktop.wording.records import task_words

_SIZES = ((0.5, "A small ask"), (1.0, "An introduction"), (2.4, "A real favor"), (4.0, "A large ask"))
_USUAL = 1


class AskTab(QWidget):
    """What asking this person would come to, and what became of asks."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._person: PersonId | None = None
        self.size_box = QComboBox()
        self.size_box.setAccessibleName(say("Size of the ask"))
        for size, text in _SIZES:
            self.size_box.addItem(say(text), size)
        self.size_box.setCurrentIndex(_USUAL)
        self.size_box.currentIndexChanged.connect(lambda _: self._fill())
        self.in_person = QCheckBox(say("face to face"))
        self.in_person.toggled.connect(lambda _: self._fill())
        self.asked = QPushButton(say("I asked: keep this chance"))
        self.asked.clicked.connect(self._log)
        self._rows = Rows(say("Parts of the chance"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.size_box, 1)
        line.addWidget(self.in_person)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 8, 0)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addWidget(self.asked)
        layout.addWidget(self._rows, 1)

    def show_person(self, person: PersonId) -> None:
        """Show what asking this person would come to."""
        self._person = person
        for widget in (self.size_box, self.in_person, self.asked):
            widget.setVisible(person != ME)
        self._fill()

    def _asking(self, person: PersonId) -> Asking:
        size = float(self.size_box.currentData())
        return self._session.scores.asking(person, size=size, in_person=self.in_person.isChecked())

    def _fill(self) -> None:
        self._rows.clear()
        person = self._person
        if person is None or person == ME or person not in self._session.rolodex.people:
            return
        asking = self._asking(person)
        rolodex = self._session.rolodex
        self.asked.setText(self._what_is_kept(person))
        for ask in sorted(rolodex.asks_of(person), key=lambda one: (-one.day, -one.id)):
            if not ask.outcome:
                self._rows.add(self._open_ask(ask))
        for task in sorted(rolodex.tasks_of(person), key=lambda one: (one.due, one.id)):
            if not task.done:
                self._rows.add(self._task(task))
        trusted = self._session.scores.trusted("yes")
        self._rows.add(PlainLabel(bridge(asking, trusted=trusted), "title", wrap=True))
        fixes = fixes_in(rolodex, person, self._session.today, asking)
        for one in fixes:
            plan = QPushButton(say("Plan it"))
            plan.setObjectName("small")
            plan.setAccessibleName(say("Plan: {what}", what=fix(one.do)))
            plan.clicked.connect(partial(self._plan, person, one.do, asking))
            detail = say("then {chance}", chance=chance(one.chance, trusted=trusted))
            self._rows.add(fact(_capital(fix(one.do)), detail, plan))
        if trusted:
            self._add_parts(person, asking)

    def _what_is_kept(self, person: PersonId) -> str:
        """What the button keeps: the chance of a yes below it, or that of an answer from somebody I do not know."""
        rolodex, today = self._session.rolodex, self._session.today
        if is_own_tie(rolodex, rolodex.people[person]):
            return say("I asked: keep this chance")
        shown = asked(rolodex, AskId(0), person, today).shown
        return say(
            "I asked: an answer, {chance}",
            chance=chance(shown, trusted=self._session.scores.trusted("answer")),
        )

    def _add_parts(self, person: PersonId, asking: Asking) -> None:
        rows = ask_rows(asking)
        shown = summing([row.points * 100 for row in rows], chance_of_yes(asking) * 100)
        for row, points in zip(rows, shown, strict=True):
            self._rows.add(fact(part_link(row, person, self._navigation), why(row), signed(points)))
        self._rows.add(fact(say("Chance of a yes"), "", f"{chance_of_yes(asking) * 100:.1f}", name="title"))

    def _open_ask(self, ask: Ask) -> QWidget:
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        outcomes: tuple[tuple[str, AskOutcome], ...] = ((say("Yes"), "yes"), (say("No"), "no"))
        for text, outcome in outcomes:
            button = QPushButton(text)
            button.setObjectName("small")
            button.setAccessibleName(say("The ask was answered: {what}", what=text))
            button.clicked.connect(partial(self._close, ask, outcome))
            line.addWidget(button)
        head = say("Asked on {when}", when=day(ask.day))
        shown = chance(ask.shown, trusted=self._session.scores.trusted(ask.model))
        undo = (say("Remove this ask"), partial(self._remove_ask, ask))
        return fact(head, ask.text or shown, buttons, undo=undo)

    def _task(self, task: Task) -> QWidget:
        done = QPushButton(say("Done"))
        done.setObjectName("small")
        done.setAccessibleName(say("Done: {what}", what=task_words(task)))
        done.clicked.connect(partial(self._finish, task))
        undo = (say("Drop this task"), partial(self._drop, task))
        return fact(_capital(task_words(task)), say("due {when}", when=day(task.due)), done, undo=undo)

    def _plan(self, person: PersonId, do: str, asking: Asking, _checked: bool = False) -> None:
        book, today = self._session.book, self._session.today
        self._session.perform(lambda rolodex: plan_fix(rolodex, book.new_id, person, do, today, asking.recent_asks))

    def _log(self) -> None:
        person, book, today = self._person, self._session.book, self._session.today
        if person is None:
            return
        size, near = float(self.size_box.currentData()), self.in_person.isChecked()
        self._session.perform(
            lambda rolodex: log_ask(
                rolodex, book.new_id, person, today, size=size, channel="in-person" if near else "email"
            )
        )

    def _close(self, ask: Ask, outcome: AskOutcome, _checked: bool = False) -> None:
        today = self._session.today
        self._session.perform(lambda rolodex: close_ask(rolodex, ask.id, outcome, today))

    def _remove_ask(self, ask: Ask) -> None:
        self._session.perform(lambda rolodex: remove_ask(rolodex, ask.id))

    def _finish(self, task: Task, _checked: bool = False) -> None:
        self._session.perform(lambda rolodex: finish_task(rolodex, task.id))

    def _drop(self, task: Task) -> None:
        self._session.perform(lambda rolodex: remove_task(rolodex, task.id))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
