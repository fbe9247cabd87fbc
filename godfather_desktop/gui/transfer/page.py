"""The import page: choose or drop files, see what they would bring, import, roll back; and export."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.imports import roll_back
from godfather_desktop.book.keeper import Keeper, Saved
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import BatchId, PersonId
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.gui.transfer.progress import Progress
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.export import export
from godfather_desktop.interchange.found import Noticed, Rejected
from godfather_desktop.interchange.plan import Plan, plan_import
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.imports import format_name, outcome, why
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import place_words

_SHOWN_REJECTS = 40
_EXPORTS = (
    ("json", "JSON, everything (*.json)", "rolodex.json"),
    ("vcard4", "vCard 4.0 (*.vcf)", "rolodex.vcf"),
    ("vcard3", "vCard 3.0 (*.vcf)", "rolodex.vcf"),
    ("csv", "Spreadsheets in a zip (*.zip)", "rolodex.zip"),
    ("graphml", "GraphML (*.graphml)", "rolodex.graphml"),
    ("gexf", "GEXF (*.gexf)", "rolodex.gexf"),
)


class TransferPage(QWidget):
    """Preview first, then one transaction; a whole import can be taken back."""

    working = Signal(str)
    """What is under way, empty when nothing is."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.plan: Plan | None = None
        self._revision = -1
        self._paths: list[Path] = []
        self._progress: Progress | None = None
        self.answer = AnswerLine()
        self.preview = Rows(say("Preview"))
        self.past = Rows(say("Past imports"))
        self.choose = QPushButton(say("Choose files …"))
        self.export = QPushButton(say("Export …"))
        self.go = QPushButton(say("Import"))
        self.go.setObjectName("primary")
        self.cancel = QPushButton(say("Cancel"))
        self._lay_out()
        self.choose.clicked.connect(self.choose_files)
        self.export.clicked.connect(self.choose_export)
        self.go.clicked.connect(self.bring_in)
        self.cancel.clicked.connect(self.stop)
        navigation.import_requested.connect(self.show_preview)
        session.changed.connect(self._follow)
        self._rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.plan is not None and self.go.isVisible():
            self.bring_in()
        else:
            super().keyPressEvent(event)

    def choose_files(self) -> None:
        """Ask which files to import."""
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            say("Choose files to import"),
            str(Path.home()),
            say("Contacts (*.vcf *.csv *.graphml);;All files (*)"),
        )
        if paths:
            self._navigation.import_requested.emit([Path(path) for path in paths])

    def show_preview(self, paths: list[Path]) -> None:
        """Show what files would bring; nothing is written."""
        self._navigation.page_requested.emit("import")
        try:
            paths = list(dict.fromkeys(map(self._session.book.apart, paths)))
        except (RuleBroken, DiskTrouble) as refused:
            self._failed(None, refused)
            return
        self._paths = paths
        self.plan = None
        session, progress = self._session, self._start()
        snapshot, revision = session.rolodex.copy(), session.rolodex.revision
        new_id, today = session.book.new_id, session.today
        self.answer.say((say("Reading …"), ", ".join(path.name for path in paths)))
        failed = partial(self._failed, progress)

        def read(photos: frozenset[PersonId]) -> None:
            session.pool(lambda: plan_import(snapshot, new_id, today, paths, photos, progress.tell), planned, failed)

        def planned(plan: Plan) -> None:
            def dry_run(keeper: Keeper) -> Saved:
                return keeper.save(
                    plan.changes,
                    today,
                    touches=plan.touches(),
                    keep=False,
                    progress=partial(progress.tell, say("Touches")),
                )

            def counted(saved: Saved) -> None:
                plan.settle(saved.touches)
                self._revision = revision
                self._show(plan, progress)

            if plan.logs:
                session.lane(lambda: dry_run(session.book.keeper), counted, failed)
            else:
                self._revision = revision
                self._show(plan, progress)

        session.lane(lambda: frozenset(session.book.keeper.photos()), read, failed)

    def bring_in(self) -> None:
        """Import what the preview shows; previewed anew when the records changed meanwhile."""
        plan = self.plan
        if plan is None:
            return
        if self._revision != self._session.rolodex.revision:
            self.show_preview(self._paths)
            return
        progress = self._start()
        progress.writing = True
        self.plan = None

        def done(_saved: Saved) -> None:
            self._finish(progress)
            added = sum(account.added for account in plan.files)
            merged = sum(account.merged for account in plan.files)
            self._rest()
            self.answer.say(
                (
                    say(
                        "Imported: {outcome}.",
                        outcome=outcome(
                            added,
                            merged,
                            sum(account.unchanged for account in plan.files),
                            sum(account.rejected for account in plan.files),
                        ),
                    ),
                    say("Ctrl+Z takes the whole import back; below it can be rolled back at any later time."),
                )
            )

        self._session.book.bring_in(
            plan.changes,
            plan.touches,
            partial(progress.tell, say("Touches")),
            done,
            partial(self._failed, progress),
        )

    def stop(self) -> None:
        """Stop what is under way, or leave the preview; nothing is written."""
        if self._progress is not None:
            self._progress.stopped = True
        self.plan = None
        self._rest()

    def roll_back(self, batch: BatchId) -> None:
        """Take a whole import back; what was edited since stays."""
        session = self._session

        def ask(keeper: Keeper) -> tuple[tuple[Change, ...], set[PersonId]]:
            return keeper.journal_of(batch), keeper.people_touched_outside(batch)

        def decide(told: tuple[tuple[Change, ...], set[PersonId]]) -> None:
            journal, touched = told
            kept: list[int] = []

            def changes(rolodex: object) -> ChangeSet:
                del rolodex
                done = roll_back(session.rolodex, batch, journal, touched)
                kept.append(len(done.kept))
                return done.changes

            def said(_: ChangeSet) -> None:
                stays = count(
                    "{n} record stays because it was edited since.",
                    "{n} records stay because they were edited since.",
                    kept[-1],
                )
                self.answer.say(
                    (say("The import is rolled back."), stays if kept[-1] else say("Ctrl+Z brings it back."))
                )

            session.perform(changes, said)

        session.ask_disk(ask, decide)

    def choose_export(self) -> None:
        """Ask where and in which format to write everything."""
        filters = [say(text) for _, text, _ in _EXPORTS]
        path, chosen = QFileDialog.getSaveFileName(
            self, say("Export"), str(Path.home() / _EXPORTS[0][2]), ";;".join(filters)
        )
        if path:
            self.write(_EXPORTS[filters.index(chosen) if chosen in filters else 0][0], Path(path))

    def write(self, name: str, path: Path) -> None:
        """Write everything in a format, on the book lane, where the records stand still."""
        session = self._session
        try:
            path = session.book.apart(path)
        except (RuleBroken, DiskTrouble) as refused:
            self._failed(None, refused)
            return
        rolodex, today = session.rolodex, session.today

        def work(keeper: Keeper) -> None:
            export(name, path, rolodex, today, dump=keeper.dump, photo_of=keeper.photo_of, touches=keeper.every_touch)

        self.working.emit(say("Exporting …"))

        def done(_: None) -> None:
            self.working.emit("")
            session.said.emit(say("{path} is written.", path=str(path)))

        session.lane(lambda: work(session.book.keeper), done, partial(self._failed, None))

    def _start(self) -> Progress:
        if self._progress is not None and not self._progress.writing:
            self._progress.stopped = True
        progress = self._progress = Progress()
        progress.told.connect(lambda text: self.working.emit(text) if progress is self._progress else None)
        self.working.emit(say("Reading …"))
        self.cancel.show()
        self.go.hide()
        return progress

    def _finish(self, progress: Progress | None) -> bool:
        """End a piece of work; tells whether it is still the one that is waited for."""
        if progress is not self._progress:
            return False
        self._progress = None
        self.working.emit("")
        return True

    def _show(self, plan: Plan, progress: Progress) -> None:
        if not self._finish(progress) or progress.stopped:
            return
        self.plan = plan
        self.preview.clear()
        added = sum(account.added for account in plan.files)
        merged = sum(account.merged for account in plan.files)
        unchanged = sum(account.unchanged for account in plan.files)
        rejected = sum(account.rejected for account in plan.files)
        people = len(plan.new_people)
        self.answer.say(
            (
                count("This brings {n} new person", "This brings {n} new people", people)
                + say(": {outcome}.", outcome=outcome(added, merged, unchanged, rejected)),
                say("Nothing is written yet."),
            )
        )
        for account in plan.files:
            self.preview.add(_account(account))
        if plan.new_people:
            names = [person.name for person in plan.new_people[:12]]
            more = people - len(names)
            text = ", ".join(names) + (count(" and {n} more", " and {n} more", more) if more > 0 else "")
            self.preview.add(fact(say("New people"), text))
        for account in plan.files:
            left_out: list[Rejected | Noticed] = [*account.rejects, *account.notices]
            for one in left_out[:_SHOWN_REJECTS]:
                self.preview.add(
                    fact(
                        why(one.why, one.values),
                        place_words(account.path.name, one.place.record, one.place.line),
                        name="muted",
                    )
                )
            if len(left_out) > _SHOWN_REJECTS:
                self.preview.add(
                    fact(count("and {n} more", "and {n} more", len(left_out) - _SHOWN_REJECTS), name="muted")
                )
        self._preview_panel.show()
        self.go.setVisible(bool(added or merged))
        self.cancel.setText(say("Cancel") if added or merged else say("Close"))
        self.cancel.show()
        self.go.setFocus()

    def _rest(self) -> None:
        self._preview_panel.hide()
        self.go.hide()
        self.cancel.hide()
        self.answer.say(
            (
                say("Bring your contacts in."),
                say(
                    "Drop files on the window or choose them: vCard, LinkedIn Connections.csv, GraphML, or the "
                    "spreadsheets of people, ties, touches, favors and roles. You see what they bring first."
                ),
            )
        )
        self._list_past()

    def _list_past(self) -> None:
        self.past.clear()
        batches = sorted(self._session.rolodex.batches.values(), key=lambda batch: -batch.id)
        for batch in batches:
            text = outcome(batch.added, batch.merged, batch.unchanged, batch.rejected)
            detail = f"{day(batch.day)}: {text if batch.active else say('rolled back')}"
            self.past.add(fact(", ".join(batch.files), detail, self._back_button(batch) if batch.active else ""))
        if not batches:
            self.past.add(fact(say("Nothing has been imported yet."), name="muted"))

    def _back_button(self, batch: Batch) -> QPushButton:
        button = QPushButton(say("Roll back"))
        button.setAccessibleName(say("Roll back {files}", files=", ".join(batch.files)))
        button.clicked.connect(lambda: self.roll_back(batch.id))
        return button

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        if any(isinstance(change.record, Batch) for change in changes):
            self._list_past()

    def _failed(self, progress: Progress | None, error: BaseException) -> None:
        awaited = self._finish(progress)
        if progress is None and not awaited:
            # An export has failed while a file is being read.
            self._session.fail(error)
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        if not awaited:
            return
        self._rest()
        self.answer.say((refusal(error), say("Nothing was changed.")))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.choose)
        tools.addWidget(self.export)
        tools.addStretch(1)
        self._preview_panel, inside = _panel(say("Preview"), self.preview)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go)
        inside.addLayout(buttons)
        past, _ = _panel(say("Past imports"), self.past)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self.answer)
        layout.addLayout(tools)
        layout.addWidget(self._preview_panel, 2)
        layout.addWidget(past, 1)


def _account(account: FileAccount) -> QWidget:
    detail = outcome(account.added, account.merged, account.unchanged, account.rejected)
    return fact(
        account.path.name,
        say(
            "{format}, {records}: {detail}",
            format=format_name(account.format),
            records=count("{n} record", "{n} records", account.records),
            detail=detail,
        ),
    )


def _panel(title: str, rows: Rows) -> tuple[QWidget, QVBoxLayout]:
    panel = QWidget()
    panel.setObjectName("panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(16, 12, 8, 12)
    layout.addWidget(PlainLabel(title, "title"))
    layout.addWidget(rows, 1)
    return panel, layout
