"""A line for a day in words or figures, with what it is taken for beside it."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.insight.said_dates import read_date
from godfather_desktop.wording.fair import short_day
from godfather_desktop.wording.language import say


class DayLine(QWidget):
    """Today, yesterday, in two weeks, 2026-03-22. ahead: 'Friday' means the next one. empty: what an empty line
    means, in words; '' when there has to be a day.
    """

    def __init__(self, name: str, today: Day, at: Day | None, *, ahead: bool = False, empty: str = "") -> None:
        super().__init__()
        self._today = today
        self._ahead = ahead
        self._optional = bool(empty)
        self.line = QLineEdit("" if at is None else say("today") if at == today else iso(at))
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(empty or "2026-03-22")
        self.line.setFixedWidth(136)
        self._taken_for = PlainLabel("", "small")
        self.line.textChanged.connect(lambda _: self._show())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.line)
        layout.addWidget(self._taken_for, 1)
        self.setFocusProxy(self.line)
        self._show()

    def day(self, field: str) -> Day | None:
        """The day; None for an empty line that may be empty. Raises RuleBroken for what is no day."""
        said = self.line.text().strip()
        if not said and self._optional:
            return None
        day = self._read()
        if day is None:
            raise RuleBroken("no such date", field=field, said=said)
        return day

    def known_day(self, field: str) -> Day:
        """The day of a line that has to name one."""
        day = self.day(field)
        if day is None:
            raise RuleBroken("no such date", field=field, said=self.line.text())
        return day

    def _read(self) -> Day | None:
        said = self.line.text().strip()
        return read_date(said, self._today, ahead=self._ahead) if said else None

    def _show(self) -> None:
        day = self._read()
        said = self.line.text().strip()
        self._taken_for.setText(short_day(day, self._today) if day is not None and said != say("today") else "")
