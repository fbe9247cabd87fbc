"""What all panels share: the open book, and what is computed from it, kept in step with it."""

import gc
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from godfather_desktop.book.keeper import Keeper
from godfather_desktop.book.open_book import Decide, OpenBook
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.ids import ME, PersonId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.graph.facts import Guessed
from godfather_desktop.graph.network import Network
from godfather_desktop.gui.garbage import Collector
from godfather_desktop.gui.lane import Lane
from godfather_desktop.insight.clock import know_holidays
from godfather_desktop.insight.finding import Hit, TextIndex
from godfather_desktop.insight.names import Names
from godfather_desktop.insight.said_dates import make_ready
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.steps import step

if TYPE_CHECKING:
    # For the reason given in `Session.agenda`.
    from godfather_desktop.insight.agenda import Agenda

_Result = TypeVar("_Result")
_SLICE = 40
"""People whose strength is computed in one idle moment, about three milliseconds' worth."""


class Session(QObject):
    """The open book and its indexes. All on the UI thread but what `ask_disk` and `compute` run."""

    changed = Signal(object, object)
    """The records changed: (changes, people concerned)."""
    state_changed = Signal()
    """Saving began or ended, or the step to undo is another one."""
    said = Signal(str)
    """A sentence for the status line."""
    refused = Signal(str)
    """A sentence that says what was refused and what to do."""
    ready = Signal()
    """Search, names and the network are there."""
    day_changed = Signal()
    agenda_changed = Signal()
    """What there is to do has been looked through, or has changed."""
    ties_inferred = Signal()
    """Ties between others were inferred anew for everybody."""
    closing = Signal()
    """The file is about to be closed: what is only read may stop."""

    def __init__(
        self,
        keeper: Keeper,
        rolodex: Rolodex,
        next_id: int,
        today: Day,
        lane: Lane,
        pool: Lane,
        minute: Callable[[], Minute | None] = lambda: None,
    ) -> None:
        super().__init__()
        self.lane = lane
        self.pool = pool
        self.book = OpenBook(keeper, rolodex, next_id, today, lane)
        self.rolodex = rolodex
        self.minute = minute
        """The present minute, None where there is no clock."""
        self.scores = Scores(rolodex, today)
        self._agenda: Agenda | None = None
        self.names: Names | None = None
        self.index: TextIndex | None = None
        self.network: Network | None = None
        self._to_score: list[PersonId] = []
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._score_some)
        self._collector = Collector(self)
        self.book.listeners.append(self._follow)
        self.book.state_listeners.append(self.state_changed.emit)

    @property
    def agenda(self) -> "Agenda":
        """What there is to do about each person."""
        if self._agenda is None:
            # It is read when it is first asked for: the first page does not need it.
            from godfather_desktop.insight.agenda import Agenda

            self._agenda = Agenda(self.rolodex, self.scores)
        return self._agenda

    @property
    def today(self) -> Day:
        """The day that all numbers are for."""
        return self.book.today

    def prepare(self) -> None:
        """Make the indexes, once the first page is painted.

        Runs on the book lane: nothing can be saved meanwhile, so the records stand still.
        """
        rolodex, today = self.rolodex, self.today

        def work() -> tuple[Names, TextIndex, Network, list[str]]:
            # Read here what the idle moments will need, so that none of them is long.
            import_module("godfather_desktop.insight.agenda")
            import_module("godfather_desktop.wording.reminders")
            know_holidays(rolodex.etiquettes.values(), today)
            return (
                Names(rolodex),
                TextIndex(rolodex),
                Network(rolodex, today),
                self.book.keeper.words_of_notes(),
            )

        def then(made: tuple[Names, TextIndex, Network, list[str]]) -> None:
            self.names, self.index, self.network, words = made
            self.index.know_note_words(words)
            # The records stay as long as the file is open: the collector need not walk them again.
            gc.freeze()
            self._collector.start()
            self.ready.emit()
            self._score_all()
            self._infer()

        self.lane(work, then, self._fail)
        self.pool(lambda: make_ready(today), lambda _: None, self._fail)

    def perform(self, decide: Decide, done: Callable[[ChangeSet], None] | None = None) -> None:
        """Carry out an intent; what is refused is said as a sentence."""

        def then(changes: ChangeSet) -> None:
            if changes:
                self.said.emit(say("Saved: {what}. Ctrl+Z takes it back.", what=step(changes)))
            if done is not None:
                done(changes)

        self.book.perform(decide, then, self._fail)

    def undo(self) -> None:
        """Take the last step back."""
        self.book.undo(lambda changes: self._say_step("Undone: {what}.", changes), self._fail)

    def redo(self) -> None:
        """Repeat the last step that was taken back."""
        self.book.redo(lambda changes: self._say_step("Done again: {what}.", changes), self._fail)

    def ask_disk(self, work: Callable[[Keeper], _Result], then: Callable[[_Result], None], topic: str = "") -> None:
        """Ask the file something; with a topic, an older question of it is dropped."""
        keeper = self.book.keeper
        if topic:
            self.lane.latest(topic, lambda: work(keeper), then, self._fail)
        else:
            self.lane(lambda: work(keeper), then, self._fail)

    def compute(self, topic: str, work: Callable[[], _Result], then: Callable[[_Result], None]) -> None:
        """Compute in the pool; only the newest of a topic is delivered."""
        self.pool.latest(topic, work, then, self._fail)

    def find(self, text: str, then: Callable[[list[Hit]], None]) -> None:
        """Search: what memory holds comes at once, touches' notes follow when the disk has answered."""
        if self.index is None:
            self.ready.connect(lambda: self.find(text, then))
            return
        hits = self.index.find(text)
        then(hits)
        expression = self.index.note_expression(text)
        if not expression:
            self.forget_search()
            return

        def merge(noted: list[tuple[PersonId, TouchId, str]]) -> None:
            known = {hit.person for hit in hits}
            more = [
                Hit(person, 0.0, "touch", note)
                for person, note in {person: note for person, _, note in reversed(noted)}.items()
                if person not in known and person in self.rolodex.people
            ]
            if more:
                then(hits + more)

        self.lane.latest("find", lambda: self.book.keeper.find_notes(expression), merge, self._fail)

    def forget_search(self) -> None:
        """Nobody waits for what is being searched for any more."""
        self.lane.drop("find")

    def begin_day(self, today: Day) -> None:
        """Midnight has passed."""
        self.book.begin_day(today)

    def close(self) -> None:
        """Finish the lanes, then close the file."""
        self.closing.emit()
        self._idle.stop()
        wait = QEventLoop.ProcessEventsFlag.WaitForMoreEvents | QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        while self.book.busy and not self.lane.idle:
            # What the user has done is saved, though the window is closed already.
            QCoreApplication.processEvents(wait)
        self.pool.close()
        self.lane.close()
        self.book.close()
        self._collector.stop()

    def fail(self, error: BaseException) -> None:
        """Say what was refused; anything that is not a refusal is our bug and rises."""
        self._fail(error)

    def _fail(self, error: BaseException) -> None:
        if isinstance(error, RuleBroken | DiskTrouble):
            self.refused.emit(refusal(error))
        else:
            raise error

    def _say_step(self, sentence: str, changes: ChangeSet) -> None:
        self.said.emit(say(sentence, what=step(changes)))

    def _follow(self, changes: tuple[Change, ...], touched: frozenset[PersonId]) -> None:
        if self.scores.as_of != self.today:
            self.scores.move_to(self.today)
            if self.network is not None:
                self.network.move_to(self.today)
            self.day_changed.emit()
        if self.names is not None and self.index is not None and self.network is not None:
            self.names.update(changes)
            self.index.update(changes)
            self.network.update(changes, touched)
        concerned = self.scores.forget(changes, touched)
        self.agenda.forget(changes, concerned)
        self.changed.emit(changes, concerned)
        if self.agenda.waiting <= _SLICE:
            self.agenda_changed.emit()
        self._score_all(concerned)
        self._infer()

    def _infer(self) -> None:
        """Have everybody's ties inferred in the pool when too much has changed to follow it pair by pair."""
        network = self.network
        if network is None or not network.behind:
            return
        facts, revision = network.facts(), self.rolodex.revision

        def then(made: Guessed) -> None:
            if self.rolodex.revision == revision:
                network.take(made)
                self.ties_inferred.emit()
            else:
                self._infer()

        # numpy comes with it, which the first page does not need.
        from godfather_desktop.graph.inference import inferred

        self.pool.latest("infer", lambda: inferred(facts), then, self._fail)

    def _score_all(self, people: Iterable[PersonId] | None = None) -> None:
        """Have strengths computed in idle moments, so that sorting and the picture need not wait."""
        self._to_score += list(self.rolodex.people if people is None else people)
        self._idle.start()

    def _score_some(self) -> None:
        if self._to_score:
            for _ in range(min(_SLICE, len(self._to_score))):
                person = self._to_score.pop()
                if person != ME and person in self.rolodex.people:
                    self.scores.strength(person)
        elif self.agenda.waiting:
            self.agenda.look_at(_SLICE)
            if not self.agenda.waiting:
                self.agenda_changed.emit()
        else:
            self._idle.stop()
