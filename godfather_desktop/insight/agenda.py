"""The list of today: what is due, in order, within the day's budget; the rest on the days that follow."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.clock import Calendar, business_day_after, calendar_of
from godfather_desktop.insight.helping import Match, matches_in
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.today import SECTIONS, Item, items_of

BUDGET = 12
"""Things a day, unless the owner says otherwise."""
HELP = 3
"""The most offers of help that a day is filled up with."""
_RANK = {section: rank for rank, section in enumerate(SECTIONS)}


@dataclass(frozen=True, slots=True)
class Planned:
    """An item on the day on which there is room for it."""

    item: Item
    day: Day


@dataclass(frozen=True, slots=True)
class Plan:
    """today: in the order of the page, never more than the budget has left. later: everything else that is due
    or comes soon, by day. done: how many things were ticked off on this day.
    """

    today: tuple[Item, ...]
    later: tuple[Planned, ...]
    done: int

    def counts(self) -> Counter[str]:
        """How many things of each section there are today."""
        return Counter(item.section for item in self.today)


def planned(
    items: Iterable[Item], today: Day, budget: int, calendar: Calendar, *, done: int = 0, extra: Iterable[Item] = ()
) -> Plan:
    """Spread items over days: each on its own day or the next business day of mine that has room.

    The order of the page decides who has a place, and within a section what waits longest. extra:
    what fills today up when there is room, and is never put on a later day. No day gets more than
    the budget, and no item is lost.
    """
    budget = max(1, budget)
    waiting = sorted(items, key=lambda item: (max(item.due, today), *_order(item)))
    load: Counter[Day] = Counter({today: done})
    full = today
    here: list[Item] = []
    later: list[Planned] = []
    for item in waiting:
        day = max(item.due, today)
        if load[day] >= budget:
            # Days up to `full` have no room left: looking at each of them again for every item would take long.
            day = max(day, full)
            while load[day] >= budget and day < LAST_DAY:
                day = business_day_after(calendar, day, 1)
            full = max(full, day)
        load[day] += 1
        if day == today:
            here.append(item)
        else:
            later.append(Planned(item, day))
    for item in extra:
        if load[today] < budget:
            load[today] += 1
            here.append(item)
    here.sort(key=_order)
    later.sort(key=lambda one: (one.day, *_order(one.item)))
    return Plan(tuple(here), tuple(later), done)


def _order(item: Item) -> tuple[int, bool, Day, PersonId, str]:
    # Of the calls to return those come first in which something was asked.
    return _RANK[item.section], not item.values.get("asked"), item.due, item.person, item.key


class Agenda:
    """Remembers what there is to do about each person on one day, as `Scores` does with strengths.

    A class because it holds what was computed; `forget` drops what a ChangeSet made stale.
    """

    def __init__(self, rolodex: Rolodex, scores: Scores) -> None:
        self._rolodex = rolodex
        self._scores = scores
        self._items: dict[PersonId, list[Item]] = {}
        self._stale: dict[PersonId, None] = dict.fromkeys(rolodex.people)
        """Whose items are to be looked at anew."""
        self._matches: list[Match] | None = None
        self._day = scores.as_of

    @property
    def waiting(self) -> int:
        """How many people are still to be looked at before the list is right."""
        if self._day != self._scores.as_of:
            self._everybody()
        return len(self._stale)

    def look_at(self, number: int) -> None:
        """Look at some of the people who wait, so that nobody has to wait for all of them at once."""
        for _ in range(min(number, self.waiting)):
            person, _none = self._stale.popitem()
            found = items_of(self._rolodex, person, self._scores)
            if found:
                self._items[person] = found
            else:
                self._items.pop(person, None)

    def plan(self, budget: int = BUDGET) -> Plan:
        """The list of today and of the days that follow."""
        self.look_at(self.waiting)
        rolodex, today = self._rolodex, self._scores.as_of
        items = (item for mine in self._items.values() for item in mine)
        return planned(items, today, budget, calendar_of(rolodex, ME), done=done_on(rolodex, today), extra=self.help())

    def items(self, person: PersonId) -> list[Item]:
        """What there is to do about one person."""
        self.look_at(self.waiting)
        return list(self._items.get(person, ()))

    def forget(self, changes: Iterable[Change], concerned: Iterable[PersonId]) -> None:
        """Drop what these changes made stale; concerned: the people whose touches or records changed."""
        stale = set(concerned)
        for change in changes:
            for record in (change.before, change.after):
                if record is None:
                    continue
                mine = isinstance(record, Etiquette | Cadence) and record.person in (None, ME)
                if mine or isinstance(record, Organization):
                    self._everybody()
                stale |= _people_of(record)
                if isinstance(record, Introduction):
                    # Whether another way to the same target may be begun depends on this one.
                    for other in self._rolodex.introductions_of(record.target):
                        stale |= _people_of(other)
                if isinstance(record, Note | Person | Favor):
                    self._matches = None
        self._stale.update(dict.fromkeys(stale))

    def _everybody(self) -> None:
        self._day, self._matches = self._scores.as_of, None
        self._stale = dict.fromkeys([*self._items, *self._rolodex.people])

    def help(self) -> list[Item]:
        """Whom I could help today with what I offer, the best match first; offers belong to nobody's items."""
        today = self._scores.as_of
        if self._matches is None:
            self._matches = matches_in(self._rolodex, as_of=today)
        items: list[Item] = []
        for match in self._matches:
            key = f"help:{match.offer}"
            snooze = next((one for one in self._rolodex.snoozes_of(match.person) if one.item == key), None)
            if snooze is None or (snooze.until is not None and snooze.until <= today):
                values = {"need": match.need, "offer": match.offer}
                items.append(Item(key, "help", "help", match.person, today, 0, values))
            if len(items) == HELP:
                break
        return items


def done_on(rolodex: Rolodex, day: Day) -> int:
    """How much was done on a day: things ticked off, and people whom I was in touch with besides."""
    ticked = [one.person for one in rolodex.snoozes.values() if one.until is None and one.day == day]
    in_touch = {sums.person for sums in rolodex.sums.values() if sums.last_out == day and sums.person != ME}
    return len(ticked) + len(in_touch.difference(ticked))


def _people_of(record: Record) -> set[PersonId]:
    if isinstance(record, Introduction):
        return {record.target, *(PersonId(one) for one in record.chain)}
    if isinstance(record, Person):
        return {record.id}
    person = getattr(record, "person", None)
    return {person} if person is not None else set()
