"""The import page: choose or drop files, see what they would bring, import, roll back; and export."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.book.keeper import Saved
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.line_button import LineButton
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.transfer.export_button import ExportButton
from godfather_desktop.gui.transfer.fitted_rows import Panel
from godfather_desktop.gui.transfer.guide_box import Guide, GuideBox
from godfather_desktop.gui.transfer.past import Past
from godfather_desktop.gui.transfer.planning import Planned, Request, Unexplained, plan_files
from godfather_desktop.gui.transfer.preview import Preview
from godfather_desktop.gui.transfer.progress import Progress
from godfather_desktop.gui.transfer.questions import ask_columns, ask_mine, find_table, open_box
from godfather_desktop.gui.transfer.work import Work
from godfather_desktop.insight.duplicates import Pair, likely_pairs
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.plan import Plan
from godfather_desktop.interchange.reading import Columns
from godfather_desktop.interchange.tables import Table
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.imports import (
    failed_answer,
    imported_answer,
    nothing_new,
    preview_answer,
    reading_answer,
    resting_answer,
    unexplained_answer,
)
from godfather_desktop.wording.language import say


class TransferPage(QWidget):
    """Preview first, then one transaction; a whole import can be taken back."""

    working = Signal(str)
    """What is under way, empty when nothing is."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._request = Request(())
        self._planned: Planned | None = None
        self._likely_mine: Sequence[LikelyMine] = ()
        self._folder = Path.home()
        self.answer = AnswerLine()
        self.work = Work()
        self.preview = Preview()
        self.past = Past(session)
        self.choose = QPushButton(say("Choose files …"))
        self.choose_a_folder = QPushButton(say("Choose a folder …"))
        way = say("How to get your contacts out of LinkedIn, Google, Apple, Outlook")
        self.guide = LineButton(way, way)
        self.guide.setObjectName("link")
        self.export = ExportButton(session)
        self.duplicates = QPushButton(say("Look for duplicates"))
        self.cancel = QPushButton(say("Cancel"))
        self.go = QPushButton(say("Import"))
        self.go.setObjectName("primary")
        self._lay_out()
        self._connect()
        self._rest()

    @property
    def plan(self) -> Plan | None:
        """What is previewed."""
        return self._planned.plan if self._planned is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        busy = self.work.progress is not None
        if event.key() == Qt.Key.Key_Escape and (busy or self._planned is not None):
            self.stop()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._planned is not None and not busy:
            if self.go.isVisible():
                self.bring_in()
            else:
                self.stop()
        else:
            super().keyPressEvent(event)

    def choose_files(self) -> None:
        """Ask which files to import."""
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            say("Choose files to import"),
            str(self._folder),
            say(
                "Contacts, mail, calendars, networks (*.vcf *.csv *.tsv *.zip *.mbox *.eml *.ics *.graphml *.gexf "
                "*.json *.sql *.xml);;All files (*)"
            ),
        )
        if paths:
            self._folder = Path(paths[0]).parent
            self._navigation.import_requested.emit([Path(path) for path in paths])

    def choose_folder(self) -> None:
        """Ask which folder to import."""
        path = QFileDialog.getExistingDirectory(self, say("Choose a folder to import"), str(self._folder))
        if path:
            self._folder = Path(path).parent
            self._navigation.import_requested.emit([Path(path)])

    def choose_export(self) -> None:
        """Ask in which format to write everything, and where."""
        self.export.open_menu()

    def show_preview(self, paths: list[Path]) -> None:
        """Show what files would bring; nothing is written."""
        self._navigation.page_requested.emit("import")
        self._likely_mine = ()
        self._read(Request(tuple(paths)))

    def bring_in(self) -> None:
        """Import what the preview shows; previewed anew when the records changed meanwhile."""
        planned = self._planned
        if planned is None or self.work.progress is not None:
            return
        if planned.revision != self._session.rolodex.revision:
            self._read(self._request)
            return
        plan, book = planned.plan, self._session.book
        progress = self._start(say("Importing …"))
        progress.writing, progress.total = True, planned.touches
        self._planned = None
        self.preview.setEnabled(False)

        def done(_saved: Saved) -> None:
            awaited = self.work.finish(progress)
            if not awaited:
                self._session.said.emit(imported_answer(plan)[0])
                return
            self._rest()
            self.answer.say(imported_answer(plan))
            self.duplicates.setVisible(bool(plan.new_people))
            self._focus(self.duplicates)

        failed = partial(self._failed, progress, None)
        whole = plan.whole
        if whole is not None:
            book.restore(plan.changes, whole.touches, whole.others, progress.tell_touches, done, failed)
        else:
            book.bring_in(plan.changes, plan.touches, progress.tell_touches, done, failed)

    def stop(self) -> None:
        """Stop what is under way, or leave the preview; nothing is written."""
        if self.work.progress is not None:
            self.work.progress.stopped = True
            if self.work.progress.writing:
                # What comes of it is said when the disk has answered.
                return
            self.work.finish(self.work.progress)
        self._rest()

    def _read(self, request: Request, back: tuple[Request, Planned] | None = None) -> None:
        """Read files for a preview. back: what is shown again when they cannot be read so."""
        self._request, self._planned = request, None
        progress = self._start(say("Reading …"))
        self.past.forget_kept()
        self.answer.say(reading_answer([path.name for path in request.paths]))
        plan_files(
            self._session,
            request,
            progress,
            partial(self._show, progress),
            partial(self._ask_columns, progress),
            partial(self._failed, progress, back),
        )

    def _show(self, progress: Progress, planned: Planned) -> None:
        if not self.work.finish(progress):
            return
        self._planned = planned
        plan = planned.plan
        self.answer.say(preview_answer(plan))
        self.preview.show_planned(planned, self._request)
        self.preview.setEnabled(True)
        self._preview_panel.show()
        self._past_panel.hide()
        self._guide_panel.hide()
        nothing = nothing_new(plan)
        self.go.setText(say("Restore") if plan.whole is not None else say("Import"))
        self.go.setVisible(not nothing)
        self.cancel.setText(say("Close") if nothing else say("Cancel"))
        self.cancel.show()
        self._order()
        self._focus(self.cancel if nothing else self.go)
        self._look_for_likely(planned)
        if plan.likely_mine:
            self._likely_mine = plan.likely_mine
            if not plan.mine and not self._request.asked:
                self._ask_mine()

    def _look_for_likely(self, planned: Planned) -> None:
        plan = planned.plan
        new = frozenset(person.id for person in plan.new_people)
        if not new or plan.whole is not None:
            return

        def show(pairs: list[Pair]) -> None:
            if self._planned is planned:
                self.preview.show_likely(pairs)
                self._order()

        self._session.compute("likely duplicates of an import", lambda: likely_pairs(plan.after, new), show)

    def _ask_mine(self) -> None:
        plan = self.plan
        mine = self._request.mine or (plan.mine if plan is not None else ())
        ask_mine(self.window(), self._request, self._likely_mine, mine, self._take_mine)

    def _take_mine(self, request: Request) -> None:
        if request.mine != self._request.mine:
            self._read(request)
        else:
            self._request = request

    def _choose_encoding(self, path: Path, encoding: str) -> None:
        if self._planned is not None:
            encodings = {**self._request.encodings, path: encoding}
            self._read(replace(self._request, encodings=encodings), (self._request, self._planned))

    def _ask_columns_of(self, path: Path) -> None:
        """Ask what the columns of a file mean that is read already, or passed over."""
        planned, request = self._planned, self._request

        def found(table: Table, said: Columns) -> None:
            if self._planned is planned:
                ask_columns(self._session, self.window(), request, path, table, said, self._read)

        find_table(self._session, request, path, found)

    def _ask_columns(self, progress: Progress, unexplained: Unexplained) -> None:
        if self.work.finish(progress):
            self._rest()
            self.answer.say(unexplained_answer())
            path, table = unexplained.path, unexplained.table
            ask_columns(self._session, self.window(), self._request, path, table, {}, self._read)

    def _start(self, words: str) -> Progress:
        self.cancel.setText(say("Cancel"))
        self.cancel.show()
        self.cancel.setFocus()
        self.go.hide()
        self.duplicates.hide()
        return self.work.start(words)

    def _failed(self, progress: Progress, back: tuple[Request, Planned] | None, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | DiskTrouble):
            self.work.finish(progress)
            raise error
        if not self.work.finish(progress):
            if progress.writing:
                self._session.fail(error)
            return
        if back is not None:
            self._request = back[0]
            self._show_again(back[1], refusal(error))
            return
        self._rest()
        self.answer.say(failed_answer(error))

    def _show_again(self, planned: Planned, refused: str) -> None:
        progress = self._start("")
        self._show(progress, planned)
        self.answer.say((self.answer.sentence.text(), refused))

    def _focus(self, widget: QWidget) -> None:
        """Give the focus on when it is on this page: meanwhile the user may have begun to type elsewhere."""
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            widget.setFocus()

    def _rest(self) -> None:
        self._planned = None
        self._focus(self.choose)
        self._preview_panel.hide()
        # Before the first import there is room for the way to it.
        first = not self._session.rolodex.batches
        self._past_panel.setVisible(not first)
        self._guide_panel.setVisible(first)
        self.guide.setVisible(not first)
        for widget in (self.go, self.cancel, self.duplicates):
            widget.hide()
        self.answer.say(resting_answer())

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        resting = self._planned is None and self.work.progress is None
        if resting and any(isinstance(change.record, Batch) for change in changes):
            # What was said of an import is no longer true when it is undone.
            self._rest()

    def _order(self) -> None:
        """Tab goes through the preview, then to Cancel and Import."""
        last: QWidget = self.export
        for control in (*self.preview.controls(), self.cancel, self.go):
            QWidget.setTabOrder(last, control)
            last = control

    def _connect(self) -> None:
        self.choose.clicked.connect(self.choose_files)
        self.choose_a_folder.clicked.connect(self.choose_folder)
        self.guide.clicked.connect(lambda: open_box(GuideBox(self.window())))
        self.work.working.connect(self.working)
        self.work.told.connect(lambda text: self.answer.say((self.answer.sentence.text(), text)))
        self.export.working.connect(partial(self.work.say_work, "export"))
        self.duplicates.clicked.connect(lambda: self._navigation.page_requested.emit("duplicates"))
        self.go.clicked.connect(self.bring_in)
        self.cancel.clicked.connect(self.stop)
        self.preview.encoding_chosen.connect(self._choose_encoding)
        self.preview.columns_wanted.connect(self._ask_columns_of)
        self.preview.mine_wanted.connect(self._ask_mine)
        self.past.said.connect(self.answer.say)
        self._session.changed.connect(self._follow)
        self._session.closing.connect(self.work.stop_reading)
        self._navigation.import_requested.connect(self.show_preview)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.choose)
        tools.addWidget(self.choose_a_folder)
        tools.addWidget(self.guide, 20)
        tools.addStretch(1)
        tools.addWidget(self.export)
        self._preview_panel = Panel(say("Preview"), self.preview)
        self._guide_panel = Panel(say("Where your contacts may be now"), Guide())
        self._past_panel = Panel(say("Past imports"), self.past)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.duplicates)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.answer)
        layout.addWidget(self.work)
        layout.addLayout(tools)
        layout.addWidget(self._preview_panel, 1)
        layout.addWidget(self._past_panel, 1)
        layout.addWidget(self._guide_panel, 1)
        layout.addLayout(buttons)
        layout.addStretch(0)
