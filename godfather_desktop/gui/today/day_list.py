"""The plan of the day, for all who show something of it: the page, the rail, the bell, the reminders."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.person import Person
from godfather_desktop.gui.preferences import Preferences
from godfather_desktop.gui.session import Session

if TYPE_CHECKING:
    # The start of the program waits for this module, and the list is made a moment later.
    from godfather_desktop.insight.agenda import Plan

MORE = 5
"""Things by which a day is made longer at a wish."""


class DayList(QObject):
    """Keeps the plan in step with the agenda. `plan` is None until everybody has been looked at once."""

    changed = Signal()
    """The plan is another one."""

    def __init__(self, session: Session, preferences: Preferences) -> None:
        super().__init__()
        self._session = session
        self._preferences = preferences
        self._more = 0
        self._day = session.today
        self.plan: Plan | None = None
        session.changed.connect(self._follow)
        session.agenda_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Make the plan anew: some ten milliseconds for 6,000 people who have been looked at."""
        session, budget = self._session, self._preferences.budget
        if self._day != session.today:
            self._day, self._more = session.today, 0
        plan = session.agenda.plan(budget + self._more)
        if self._more:
            # The wish is for today alone: the days that follow hold as much as ever.
            # For the same reason.
            from godfather_desktop.insight.agenda import planned
            from godfather_desktop.insight.clock import calendar_of

            calendar = calendar_of(session.rolodex, ME)
            later = planned((one.item for one in plan.later), session.today, budget, calendar, done=budget).later
            plan = replace(plan, later=later)
        self.plan = plan
        self.changed.emit()

    def show_more(self) -> None:
        """Let today hold five more things."""
        self._more += MORE
        self._refresh_if_known()

    def set_budget(self, budget: int) -> None:
        """Let each day hold so many things from now on."""
        self._preferences.budget = budget
        self._refresh_if_known()

    def _refresh_if_known(self) -> None:
        # While people are still looked at in idle moments, the end of that will come here by itself.
        if self.plan is not None and not self._session.agenda.waiting:
            self.refresh()

    def _follow(self, changes: tuple[Change, ...], _concerned: object) -> None:
        """People who are gone are on no list, also before everybody else has been looked at anew."""
        if self.plan is None or not any(isinstance(one.before, Person) and one.after is None for one in changes):
            return
        people = self._session.rolodex.people
        self.plan = replace(
            self.plan,
            today=tuple(item for item in self.plan.today if item.person in people),
            later=tuple(one for one in self.plan.later if one.item.person in people),
        )

    @property
    def number(self) -> int:
        """How many things there are for today; 0 while nobody knows."""
        return len(self.plan.today) if self.plan is not None else 0
