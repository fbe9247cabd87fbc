"""Whose business day it is: work days, office hours, holidays and time zones of the person to be reached.

A moment is a `Minute` of UTC, so that no change of clocks can lose or repeat one. Days are those of
the person's own calendar.
"""

import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from godfather_desktop.domain.days import LAST_DAY, Day, Minute
from godfather_desktop.domain.etiquette import WORKWEEK, Etiquette
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex

DAY_MINUTES = 1_440
_HOURS = ("zone", "country", "opens", "closes", "workdays")
_HOLIDAY_YEARS = range(1900, 2200)
"""The years whose holidays are worked out; laws of other times are nobody's concern."""
_LONGEST_SEARCH = 400
"""Days in a row without any work day are none that a calendar of people has."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """When somebody can be reached. zone: None for the clock of this computer. opens, closes: minutes after
    midnight; `closes` lies above 1,440 where the hours go past midnight. country: whose holidays are kept.
    """

    zone: tzinfo | None = None
    opens: int = 9 * 60
    closes: int = 17 * 60
    workdays: frozenset[int] = frozenset(WORKWEEK)
    country: str = ""

    def works_on(self, day: Day) -> bool:
        """Whether a day is one of their business days."""
        if (day - 1) % 7 not in self.workdays:
            return False
        return not self.country or day not in holidays_of(self.country, date.fromordinal(day).year)


@dataclass(frozen=True, slots=True)
class Window:
    """Their office hours on one day, as minutes of UTC."""

    opens: Minute
    closes: Minute


def calendar_of(rolodex: Rolodex, person: PersonId) -> Calendar:
    """The calendar of a person: their own etiquette, else mine, else Monday to Friday, nine to five."""
    said = rolodex.etiquette_of(person)
    mine = rolodex.etiquette_of(ME)
    if said is None or (mine is not None and _says_no_hours(said)):
        said = mine
    if said is None:
        return Calendar()
    return _calendar(said, said.zone or (mine.zone if mine is not None else ""))


def _says_no_hours(said: Etiquette) -> bool:
    """Whether an etiquette is about other things than when somebody can be reached."""
    plain = Etiquette(said.id, said.person)
    return all(getattr(said, name) == getattr(plain, name) for name in _HOURS)


@lru_cache(maxsize=4096)
def _calendar(said: Etiquette, zone: str) -> Calendar:
    closes = said.closes if said.closes > said.opens else said.closes + DAY_MINUTES
    # A zone that this computer has never heard of, from a newer one, must not keep anybody from their records.
    there = ZoneInfo(zone) if is_zone(zone) else None
    return Calendar(there, said.opens, closes, frozenset(said.workdays or WORKWEEK), said.country)


@lru_cache(maxsize=1024)
def holidays_of(country: str, year: int) -> frozenset[Day]:
    """The public holidays of a country in a year; none when nothing is known of it."""
    if year not in _HOLIDAY_YEARS or not is_country(country):
        return frozenset()
    # The library takes 0.1 to 0.5 s to import, and only people with a country need it; see `know_holidays`.
    import holidays

    with warnings.catch_warnings():
        # Of some countries it knows the feasts of the moon for a few years only, and says so.
        warnings.simplefilter("ignore")
        return frozenset(day.toordinal() for day in holidays.country_holidays(country, years=year))


def know_holidays(etiquettes: Iterable[Etiquette], today: Day) -> None:
    """Load the library where anybody's holidays are kept; called off the UI thread, which it would hold for long."""
    for country in {said.country for said in etiquettes if said.country}:
        holidays_of(country, date.fromordinal(today).year)


def is_country(code: str) -> bool:
    """Whether holidays of this country are known."""
    import holidays  # for the reason above

    return code in holidays.list_supported_countries()


def is_zone(name: str) -> bool:
    """Whether the time zone database has this name."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        # No such key, a path that leads elsewhere, a folder of zones.
        return False
    return True


def business_day_on(calendar: Calendar, day: Day) -> Day:
    """The day itself when it is a business day, else the next one."""
    return next(_business_days(calendar, day), min(day, LAST_DAY))


def business_day_after(calendar: Calendar, day: Day, count: int) -> Day:
    """The `count`-th business day after a day; the day itself for 0."""
    if count <= 0:
        return day
    for number, found in enumerate(_business_days(calendar, day + 1), 1):
        if number == count:
            return found
    return min(day + count, LAST_DAY)


def business_days_between(calendar: Calendar, start: Day, end: Day) -> int:
    """Business days after `start`, up to and with `end`; 0 when the end does not lie behind."""
    if end - start > _LONGEST_SEARCH:
        # Of a long time the whole weeks are counted, holidays left out: nobody waits by them.
        weeks, rest = divmod(end - start, 7)
        return weeks * len(calendar.workdays) + business_days_between(calendar, end - rest, end)
    return sum(calendar.works_on(day) for day in range(start + 1, end + 1))


def _business_days(calendar: Calendar, start: Day) -> Iterator[Day]:
    idle = 0
    for day in range(max(1, start), LAST_DAY + 1):
        if calendar.works_on(day):
            idle = 0
            yield day
        else:
            idle += 1
            if idle > _LONGEST_SEARCH:
                return


def local(calendar: Calendar, at: Minute) -> tuple[Day, int]:
    """A moment as their day and the minutes after their midnight."""
    day, minutes = divmod(at, DAY_MINUTES)
    if not 2 <= day < LAST_DAY:
        # At the ends of the calendar there is no other zone to go to.
        return min(max(1, day), LAST_DAY), minutes
    there = datetime.combine(date.fromordinal(day), time(minutes // 60, minutes % 60), UTC).astimezone(calendar.zone)
    return there.toordinal(), there.hour * 60 + there.minute


def moment(calendar: Calendar, day: Day, minutes: int) -> Minute:
    """Their clock time on their day as a moment; minutes above 1,440 lie in the following night."""
    day, minutes = day + minutes // DAY_MINUTES, minutes % DAY_MINUTES
    if not 2 <= day < LAST_DAY:
        return day * DAY_MINUTES + minutes
    there = datetime.combine(date.fromordinal(day), time(minutes // 60, minutes % 60), calendar.zone)
    utc = there.astimezone(UTC)
    return utc.toordinal() * DAY_MINUTES + utc.hour * 60 + utc.minute


def window_on(calendar: Calendar, day: Day) -> Window:
    """Their office hours on a day. Hours that lie in the one that a change of clocks skips are over at once."""
    opens = moment(calendar, day, calendar.opens)
    return Window(opens, max(opens, moment(calendar, day, calendar.closes)))


def business_day_of(calendar: Calendar, at: Minute) -> Day:
    """The business day to which a moment counts: what comes after closing time is read the next one."""
    day, minutes = local(calendar, at)
    if minutes + DAY_MINUTES < calendar.closes and day > 1 and calendar.works_on(day - 1):
        # A night shift that began yesterday.
        return day - 1
    if calendar.works_on(day) and minutes < calendar.closes:
        return day
    return business_day_on(calendar, day + 1)


def is_open(calendar: Calendar, at: Minute) -> bool:
    """Whether it is a business hour of theirs."""
    day = local(calendar, at)[0]
    shifts = [window_on(calendar, one) for one in (day - 1, day) if one > 0 and calendar.works_on(one)]
    return any(shift.opens <= at < shift.closes for shift in shifts)


def minute_of(now: datetime) -> Minute:
    """A time of day of this computer as a moment. A naive one is its local time."""
    utc = now.astimezone(UTC)
    return utc.toordinal() * DAY_MINUTES + utc.hour * 60 + utc.minute
