"""The box in which a thing is put off: five ways, each with its number as its key."""

import calendar as months
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from godfather_desktop.actions.snoozes import snooze
from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.clock import business_day_on, calendar_of
from godfather_desktop.insight.said_dates import read_date
from godfather_desktop.insight.today import Item
from godfather_desktop.wording.dates import weekday
from godfather_desktop.wording.language import say
from godfather_desktop.wording.today import short

_SOON, _WEEK = 3, 7


class SnoozeBox(FormBox):
    """Tomorrow, in 3 days, next week, next month, or a day in words."""

    def __init__(self, session: Session, item: Item, parent: QWidget) -> None:
        super().__init__(parent, say("Put off"), 380)
        self._session = session
        self._item = item
        self.choices: list[QPushButton] = []
        self._days = choices(session.rolodex, session.today)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for number, (words, day) in enumerate(self._days, 1):
            button = QPushButton(f"{number}  {words}")
            button.setAutoDefault(False)
            button.setAccessibleName(say("{words}, {day}", words=words, day=weekday(day)))
            button.clicked.connect(lambda _=False, one=day: self._put_off(one))
            grid.addWidget(button, number - 1, 0)
            grid.addWidget(PlainLabel(weekday(day), "muted"), number - 1, 1)
            self.choices.append(button)
        grid.setColumnStretch(0, 1)
        self.date = QLineEdit()
        self.date.setPlaceholderText(say("Friday, 3 May, 2027-01-15"))
        self.date.setAccessibleName(say("Until which day"))
        self.lay_out(
            PlainLabel(short(session.rolodex, item), "title", wrap=True),
            grid,
            PlainLabel(say("5  On a day of your choice"), "muted"),
            self.date,
            save=self._save,
        )
        self.choices[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = event.key() - Qt.Key.Key_1
        if self.date.hasFocus() or not 0 <= place <= len(self._days):
            super().keyPressEvent(event)
        elif place == len(self._days):
            self.date.setFocus()
        else:
            self._put_off(self._days[place][1])

    def _save(self) -> None:
        said = self.date.text().strip()
        try:
            day = read_date(said, self._session.today, ahead=True) if said else None
        except RuleBroken as broken:
            self.refuse(broken)
            return
        if day is None:
            self.refuse(RuleBroken("no such date", field="date", said=said))
            self.date.setFocus()
            return
        self._put_off(day)

    def _put_off(self, until: Day) -> None:
        book, item, today = self._session.book, self._item, self._session.today
        self.perform(self._session, lambda rolodex: snooze(rolodex, book.new_id, item.person, item.key, until, today))


def choices(rolodex: Rolodex, today: Day) -> list[tuple[str, Day]]:
    """The ways to put something off, in words, with their days; far ones fall on a work day of mine."""
    mine = calendar_of(rolodex, ME)
    return [
        (say("Tomorrow"), min(today + 1, LAST_DAY)),
        (say("In 3 days"), min(today + _SOON, LAST_DAY)),
        (say("Next week"), business_day_on(mine, min(today + _WEEK, LAST_DAY))),
        (say("Next month"), business_day_on(mine, _month_later(today))),
    ]


def _month_later(today: Day) -> Day:
    """The same day of next month, or its last one where the month is shorter."""
    on = date.fromordinal(today)
    year, month = divmod(on.year * 12 + on.month, 12)
    if year > date.max.year:
        return LAST_DAY
    return date(year, month + 1, min(on.day, months.monthrange(year, month + 1)[1])).toordinal()
