"""My down periods: the list of them, and the line in which one is added or corrected."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.down_periods import edit_down_period, mark_down_period, remove_down_period
from godfather_desktop.book.open_book import Decide
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.down_period import DOWN_CAUSES, DownPeriod
from godfather_desktop.domain.ids import DownPeriodId
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.rows import cross
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.said_dates import read_date
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.friends import cause, period_days
from godfather_desktop.wording.language import say
from godfather_desktop.wording.steps import step

_LASTING = ("", "still lasting", "lasting", "still", "ongoing", "now")


class DownBox(QWidget):
    """Times in which I had little to offer; what people did then says most."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: list[DownPeriod] | None = None
        self._editing: DownPeriodId | None = None
        self._saving = False
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(say("Down periods"))
        self.about = PlainLabel("", "small", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.rows: list[QWidget] = []
        self.start = _line(say("From"), say("2026-01-15, yesterday …"))
        self.end = _line(say("To"), say("still lasting"))
        self.cause = _Causes()
        self.cause.setAccessibleName(say("Cause"))
        for value in DOWN_CAUSES:
            self.cause.addItem(cause(value), value)
        self.save = QPushButton(say("Mark"))
        self.cancel = QPushButton(say("Cancel"))
        self.cancel.hide()
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        for line in (self.start, self.end):
            line.returnPressed.connect(self._save)
            line.textEdited.connect(lambda _: self._forgive())
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self._clear)
        self._lay_out()

    def refresh(self) -> None:
        """Show the periods there are, the newest first."""
        periods = sorted(self._session.rolodex.downs.values(), key=lambda one: (-one.start, one.id))
        if periods == self._shown:
            return
        self._shown = periods
        self.about.setText(
            say("Losing a job, illness, loss: who came then says most. Only you see this.")
            if periods
            else say("None is marked. If you lost a job or were ill, say when: who came then says most.")
        )
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [self._row(period) for period in periods]
        for row in self.rows:
            self._list.addWidget(row)
        if self._editing is not None and self._editing not in self._session.rolodex.downs:
            self._clear()

    def begin(self) -> None:
        """Put the cursor where a period is marked."""
        self.start.setFocus()

    def edit(self, period: DownPeriod) -> None:
        """Put a period into the line, to be corrected."""
        self._clear()
        self._editing = period.id
        self.start.setText(iso(period.start))
        self.end.setText(iso(period.end) if period.end is not None else "")
        self.cause.setCurrentIndex(DOWN_CAUSES.index(period.cause))
        self.save.setText(say("Save"))
        self.cancel.show()
        self.end.setFocus()
        self.end.selectAll()

    def _row(self, period: DownPeriod) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        days = period_days(period)
        words = PlainLabel("", wrap=True)
        words.setText(say("{days} · {cause}", days=days, cause=cause(period.cause)))
        layout.addWidget(words, 1)
        edit = QPushButton(say("Edit"))
        edit.setObjectName("quiet")
        edit.setAccessibleName(say("Edit the period {days}", days=days))
        edit.clicked.connect(lambda: self.edit(period))
        layout.addWidget(edit)
        layout.addWidget(cross(say("Remove the period {days}", days=days), lambda: self._remove(period.id)))
        return row

    def _remove(self, period: DownPeriodId) -> None:
        self._session.perform(lambda rolodex: remove_down_period(rolodex, period))

    def _save(self) -> None:
        if self._saving:
            return
        self._forgive()
        try:
            decide = self._decision()
        except RuleBroken as broken:
            self._refused(broken)
            return
        self._saving = True
        self._session.book.perform(decide, self._done, self._refused)

    def _decision(self) -> Decide:
        today, book, editing = self._session.today, self._session.book, self._editing
        start = _day(self.start.text(), "start", today)
        lasting = " ".join(self.end.text().lower().split()) in _LASTING
        end = None if lasting else _day(self.end.text(), "end", today)
        why = DOWN_CAUSES[self.cause.currentIndex()]
        if editing is None:
            return lambda rolodex: mark_down_period(rolodex, book.new_id, start, end, why)
        return lambda rolodex: edit_down_period(rolodex, DownPeriod(editing, start, end, why))

    def _done(self, changes: ChangeSet) -> None:
        if changes:
            self._session.said.emit(say("Saved: {what}. Ctrl+Z takes it back.", what=step(changes)))
        if Shiboken.isValid(self):
            self._clear()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, RuleBroken | DiskTrouble):
            raise error
        if not Shiboken.isValid(self):
            self._session.fail(error)
            return
        self._saving = False
        self.wrong.setText(refusal(error))
        self.wrong.show()
        field = error.field if isinstance(error, RuleBroken) else ""
        line = self.end if field == "end" else self.start
        if field in ("start", "end"):
            _mark(line, wrong=True)
            line.setFocus()
            line.selectAll()

    def _forgive(self) -> None:
        self.wrong.hide()
        for line in (self.start, self.end):
            _mark(line, wrong=False)

    def _clear(self) -> None:
        self._saving = False
        self._editing = None
        self._forgive()
        self.start.clear()
        self.end.clear()
        self.save.setText(say("Mark"))
        self.cancel.hide()

    def _lay_out(self) -> None:
        form = QHBoxLayout()
        form.setSpacing(8)
        form.addWidget(self.start, 3)
        form.addWidget(PlainLabel(say("to"), "muted"))
        form.addWidget(self.end, 3)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.cause)
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(PlainLabel(say("Down periods"), "title"))
        layout.addWidget(self.about)
        layout.addLayout(self._list)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addLayout(buttons)
        layout.addStretch(1)


class _Causes(QComboBox):
    """A choice that the wheel does not change: it is there to scroll the page."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _line(name: str, hint: str) -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText(hint)
    line.setAccessibleName(name)
    line.setMinimumWidth(96)
    return line


def _day(text: str, field: str, today: Day) -> Day:
    """The day that was typed. Raises RuleBroken when it is none."""
    if not text.strip():
        raise RuleBroken("empty", field=field, what="date")
    day = read_date(text, today)
    if day is None:
        raise RuleBroken("no such date", field=field, said=text.strip())
    return day


def _mark(line: QLineEdit, *, wrong: bool) -> None:
    if bool(line.property("wrong")) != wrong:
        line.setProperty("wrong", wrong)
        line.style().unpolish(line)
        line.style().polish(line)
