"""Reasons to congratulate: birthdays and new roles from the cards, and what was written down."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from godfather_desktop.domain.days import LAST_DAY, Day, first_day_of, iso, names_a_day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.occasion import OccasionSort
from godfather_desktop.domain.rolodex import Rolodex

LATE_DAYS: dict[OccasionSort, int] = {"birthday": 5, "new role": 45, "promotion": 45, "award": 45}
"""For how many days after it an occasion is still a good one."""
_LATE = 14
_WITH_MONTH = len("2026-03")
_CONGRATULATION = re.compile(r"\b(?:congrat\w*|happy\s+birthday|well\s+done\s+on)\b", re.IGNORECASE)
_BEGINNING = 60
"""Characters of a text in which it says what it is for; further on a kind word does no harm."""


@dataclass(frozen=True, slots=True)
class Event:
    """An occasion on its day. age: what birthday it is, None when the year is not known. role: the id of a new role."""

    person: PersonId
    day: Day
    sort: OccasionSort
    text: str = ""
    age: int | None = None
    role: int = 0


def is_congratulation(text: str) -> bool:
    """Whether a text is a congratulation: it begins with one."""
    return bool(_CONGRATULATION.search(text[:_BEGINNING]))


def events_of(rolodex: Rolodex, person: PersonId, as_of: Day, ahead: int = 0) -> list[Event]:
    """A person's occasions that are still good on a day, or come within so many days, by day."""
    found: list[Event] = []
    card = rolodex.people[person]
    if card.birthday and card.birthday[-5:] in _days_near(as_of, late_days("birthday"), ahead):
        day = yearly(card.birthday, as_of, late_days("birthday"))
        if day is not None and day <= as_of + ahead:
            found.append(Event(person, day, "birthday", age=_age(card.birthday, day)))
    recent = _month_of(as_of - late_days("new role"))
    for role in rolodex.roles_of(person):
        # A year alone names no day on which anything began; dates in ISO form sort as text does.
        if len(role.start) >= _WITH_MONTH and not role.end and role.start >= recent:
            start = first_day_of(role.start)
            if start is not None and as_of - late_days("new role") <= start <= as_of + ahead:
                where = rolodex.organizations[role.organization].name if role.organization is not None else ""
                text = ", ".join(one for one in (role.title, where) if one)
                found.append(Event(person, start, "new role", text, role=role.id))
    for occasion in rolodex.occasions_of(person):
        late = late_days(occasion.sort)
        if occasion.date.startswith("--"):
            day = yearly(occasion.date, as_of, late)
        else:
            day = first_day_of(occasion.date)
            day = day if day is not None and as_of - late <= day else None
        if day is not None and day <= as_of + ahead:
            found.append(Event(person, day, occasion.sort, occasion.text))
    return sorted(found, key=lambda event: (event.day, event.sort, event.text))


@lru_cache(maxsize=16)
def _days_near(as_of: Day, late: int, ahead: int) -> frozenset[str]:
    """Month and day of each day so near: of thousands of birthdays only these need a closer look."""
    near = {iso(day)[-5:] for day in range(max(1, as_of - late), min(as_of + ahead, LAST_DAY) + 1)}
    return frozenset(near | {"02-29"} if "02-28" in near else near)


@lru_cache(maxsize=16)
def _month_of(day: Day) -> str:
    return iso(max(1, day))[:_WITH_MONTH]


def late_days(sort: OccasionSort) -> int:
    """For how many days after it an occasion of a sort is still a good one."""
    return LATE_DAYS.get(sort, _LATE)


def yearly(text: str, as_of: Day, late: int) -> Day | None:
    """The day of a yearly date that was at most `late` days ago, or else is the next to come."""
    place = _month_and_day(text)
    if place is None:
        return None
    return next((day for day in _years(place, as_of - late)), None)


def _years(place: tuple[int, int], earliest: Day) -> Iterator[Day]:
    year = date.fromordinal(max(1, earliest)).year
    for one in range(year, min(year + 2, date.max.year) + 1):
        day = _on(one, *place)
        if earliest <= day <= LAST_DAY:
            yield day


def _on(year: int, month: int, day: int) -> Day:
    """A day of a year; who was born on the 29th of February has the 28th in other years."""
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return date(year, month, day - 1).toordinal()


@lru_cache(maxsize=65_536)
def _month_and_day(text: str) -> tuple[int, int] | None:
    if not names_a_day(text):
        return None
    return int(text[-5:-3]), int(text[-2:])


def _age(birthday: str, day: Day) -> int | None:
    if birthday.startswith("--"):
        return None
    age = date.fromordinal(day).year - int(birthday[:4])
    return age if age > 0 else None
