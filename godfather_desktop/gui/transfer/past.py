"""The imports there were, each of which can be rolled back at any later time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.book.keeper import Keeper
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.ids import BatchId, PersonId
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.transfer.fitted_rows import FittedRows
from godfather_desktop.gui.transfer.folded import Folded, lines
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.imports import batch_files, outcome
from godfather_desktop.wording.kept_records import kept_answer, kept_lines
from godfather_desktop.wording.language import count, say

_FEW, _MOST = 8, 500
_BATCHES = 100


class Past(FittedRows):
    """Past imports, the newest first, with what stayed of the one that was rolled back last."""

    said = Signal(object)
    """A sentence and its evidence, for the top of the page."""

    def __init__(self, session: Session) -> None:
        super().__init__(say("Past imports"))
        self._session = session
        self._kept: list[str] = []
        self._number_kept = 0
        session.changed.connect(self._follow)
        self.refresh()

    def refresh(self) -> None:
        """List the imports anew."""
        self.clear()
        if self._kept:
            self._add_kept()
        batches = sorted(self._session.rolodex.batches.values(), key=lambda batch: -batch.id)
        for batch in batches[:_BATCHES]:
            text = outcome(batch.added, batch.merged, batch.unchanged, batch.rejected)
            detail = f"{day(batch.day)}: {text if batch.active else say('rolled back')}"
            self.add(fact(batch_files(batch), detail, self._back_button(batch) if batch.active else ""))
        if len(batches) > _BATCHES:
            more = len(batches) - _BATCHES
            self.add(fact(count("and {n} older import", "and {n} older imports", more), name="muted"))
        if not batches:
            self.add(fact(say("Nothing has been imported yet."), name="muted"))

    def forget_kept(self) -> None:
        """Something else is said now."""
        if self._kept:
            self._kept = []
            self.refresh()

    def roll_back(self, batch: BatchId) -> None:
        """Take a whole import back; what was edited since stays, and is listed."""
        session = self._session

        def ask(keeper: Keeper) -> tuple[tuple[Change, ...], set[PersonId]]:
            return keeper.journal_of(batch), keeper.people_touched_outside(batch)

        def decide(told: tuple[tuple[Change, ...], set[PersonId]]) -> None:
            journal, touched = told
            kept: list[Record] = []

            def changes(rolodex: object) -> ChangeSet:
                del rolodex
                done = roll_back(session.rolodex, batch, journal, touched)
                kept[:] = done.kept
                return done.changes

            def said(_: ChangeSet) -> None:
                self.said.emit(kept_answer(len(kept)))
                self._show_kept(kept)

            session.perform(changes, said)

        session.ask_disk(ask, decide)

    def _show_kept(self, kept: list[Record]) -> None:
        self._number_kept = len(kept)
        self._kept = kept_lines(self._session.rolodex, kept)[:_MOST]
        self.refresh()
        self.verticalScrollBar().setValue(0)

    def _add_kept(self) -> None:
        told = self._kept
        few = told[:_FEW]
        self.add(PlainLabel(say("What stays"), "title"))
        self.add(lines(few))
        if len(told) > len(few):
            rest = told[_FEW:]
            if self._number_kept > len(told):
                more = self._number_kept - len(told)
                rest.append(count("and {n} more", "and {n} more", more))
            more = self._number_kept - len(few)
            self.add(Folded(count("{n} more", "{n} more", more), "", lambda: lines(rest), name="muted"))
        self.add(PlainLabel(say("All imports"), "title"))

    def _back_button(self, batch: Batch) -> QPushButton:
        button = QPushButton(say("Roll back"))
        button.setObjectName("small")
        button.setAccessibleName(say("Roll back {files}", files=batch_files(batch)))
        # The list takes the focus over before this button goes.
        button.clicked.connect(self.setFocus)
        button.clicked.connect(lambda: self.roll_back(batch.id))
        return button

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        if any(isinstance(change.record, Batch) for change in changes):
            # What stays is true until an import is made, taken back or brought back.
            self._kept = []
            self.refresh()
