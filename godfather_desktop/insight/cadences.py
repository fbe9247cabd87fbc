"""When somebody is to hear from me again, and what a run of touches has come to (model section 5)."""

import calendar as months
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from godfather_desktop.domain.cadence import Cadence, Rhythm
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import CHANNELS
from godfather_desktop.insight.clock import Calendar, business_day_on, calendar_of

A_YEAR: dict[Rhythm, int] = {"weekly": 52, "bi-weekly": 26, "semi-monthly": 24, "monthly": 12, "quarterly": 4}
"""Touches a year. Bi-weekly and semi-monthly differ by two."""
SLOTS = (1, 16)
"""The days of a month on which a semi-monthly touch is due."""
HALF_A_SLOT = 8
"""A touch so shortly before a slot of the month stands for it."""
_EMPTY_CHANNELS = ("reaction", "bulk")
_LATE = 1.5
"""A touch that comes after more than so many periods begins a new run."""


def next_touch(rhythm: Rhythm, last: Day, calendar: Calendar) -> Day:
    """The day on which the next touch is due after one on `last`: a business day of theirs."""
    return business_day_on(calendar, min(_plain_next(rhythm, last), LAST_DAY))


def _plain_next(rhythm: Rhythm, last: Day) -> Day:
    if rhythm in ("weekly", "bi-weekly"):
        return last + (7 if rhythm == "weekly" else 14)
    if rhythm == "semi-monthly":
        return _slot_from(last + HALF_A_SLOT)
    return _months_later(last, 1 if rhythm == "monthly" else 3)


def _slot_from(day: Day) -> Day:
    if day >= LAST_DAY - 31:
        return LAST_DAY
    on = date.fromordinal(day)
    if on.day == SLOTS[0]:
        return day
    if on.day <= SLOTS[1]:
        return on.replace(day=SLOTS[1]).toordinal()
    return _months_later(on.replace(day=SLOTS[0]).toordinal(), 1)


def _months_later(day: Day, number: int) -> Day:
    """The same day of a later month, or its last one where the month is shorter."""
    on = date.fromordinal(day)
    year, month = divmod(on.year * 12 + on.month - 1 + number, 12)
    if year > date.max.year:
        return LAST_DAY
    return date(year, month + 1, min(on.day, months.monthrange(year, month + 1)[1])).toordinal()


def last_touch(sums: ContactSums | None) -> Day | None:
    """The day of the last real touch, from any source: not a reaction, nothing sent to many, no meeting by chance."""
    if sums is None:
        return None
    return min(max(sums.last_in, sums.last_out), last_real_day(sums)) or None


def last_real_day(sums: ContactSums) -> Day:
    """The last day of contact by a channel on which people speak or write to each other; 0 for never."""
    by_channel = zip(CHANNELS, sums.channels, strict=False)
    return max((day for channel, day in by_channel if channel not in _EMPTY_CHANNELS), default=0)


def due_of(cadence: Cadence, last: Day | None, calendar: Calendar) -> Day:
    """When a cadence wants its next touch, given the last real one."""
    if last is None:
        return business_day_on(calendar, cadence.start)
    return business_day_on(calendar, max(next_touch(cadence.rhythm, last, calendar), cadence.start))


def cadence_for(rolodex: Rolodex, person: PersonId) -> Cadence | None:
    """The cadence that holds for a person: their own, else the most frequent one of their tags; None at rest."""
    own = rolodex.cadences_of(person)
    if own:
        return own[-1] if own[-1].active else None
    by_tag = [one for tag in rolodex.people[person].tags for one in rolodex.cadences_tagged(tag) if one.active]
    return max(by_tag, key=lambda one: (A_YEAR[one.rhythm], -one.id), default=None)


@dataclass(frozen=True, slots=True)
class Momentum:
    """A run of touches: how many so far, and since when."""

    touches: int
    since: Day


def momentum_of(days: Sequence[Day], rhythm: Rhythm, today: Day) -> Momentum | None:
    """The run that lasts: real touches, newest first, none of them late. None without any."""
    longest = _LATE * 365.25 / A_YEAR[rhythm]
    if not days or today - days[0] > longest:
        return None
    unique = list(dict.fromkeys(days))
    run = [unique[0]]
    for day in unique[1:]:
        if run[-1] - day > longest:
            break
        run.append(day)
    return Momentum(len(run), run[-1])


def cadence_in(rolodex: Rolodex, person: PersonId) -> tuple[Cadence, Day] | None:
    """The cadence that holds for a person and the day on which it wants a touch."""
    cadence = cadence_for(rolodex, person)
    if cadence is None:
        return None
    return cadence, due_of(cadence, last_touch(rolodex.sums.get(person)), calendar_of(rolodex, person))
