"""Recurrence rules, expanded inside of a window and with limits: a rule of a stranger may never end."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, tzinfo
from math import prod

from dateutil import rrule

from godfather_desktop.interchange.readers.calendar_moments import Moment, day_of_moment, moments
from godfather_desktop.interchange.readers.calendar_zones import Zones

OCCURRENCES = 5_000
"""Most occurrences of one event; of more the latest are kept."""
_STEPS = 200_000
"""Most steps of one rule: every day from 1601, with which some programs begin, to today."""
_SHORT_STEPS = 20_000
"""Most steps of a rule of hours, minutes or seconds."""
_RULE_CHARS = 2_000
CYCLE = 400
"""Years after which the calendar repeats, to the weekday."""
_EARLIEST = 1600
"""Rules of earlier years are not followed: no program writes such dates for meetings."""
_TIMES_A_DAY = 100
_FREQUENCIES = {"YEARLY": rrule.YEARLY, "MONTHLY": rrule.MONTHLY, "WEEKLY": rrule.WEEKLY, "DAILY": rrule.DAILY}
_SHORT = {"HOURLY": 3_600, "MINUTELY": 60, "SECONDLY": 1}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_RANGES = {
    "BYMONTH": (1, 12, False),
    "BYMONTHDAY": (1, 31, True),
    "BYYEARDAY": (1, 366, True),
    "BYWEEKNO": (1, 53, True),
    "BYSETPOS": (1, 366, True),
    "BYHOUR": (0, 23, False),
    "BYMINUTE": (0, 59, False),
    "BYSECOND": (0, 60, False),
}
_IN_SHORT = {"BYMONTH", "BYMONTHDAY", "BYHOUR", "BYMINUTE", "BYSECOND"}


class BadRule(ValueError):
    """A recurrence rule that says nothing. said: its beginning."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said[:80]


@dataclass(frozen=True, slots=True)
class Rule:
    """One RRULE. numbers: what each BY part allows. days: weekdays from Monday = 0, each with its place or 0."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: Moment | None = None
    week_start: int = 0
    numbers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    days: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class Series:
    """How an event recurs. start: its first moment; home: the calendar's own zone."""

    start: Moment
    home: tzinfo | None = None
    rules: list[Rule] = field(default_factory=list)
    added: list[Moment] = field(default_factory=list)
    left_out: list[Moment] = field(default_factory=list)
    rules_out: list[Rule] = field(default_factory=list)

    @property
    def recurs(self) -> bool:
        """Whether it can have more than one occurrence."""
        return bool(self.rules or self.added)


def rule_of(value: str, zones: Zones) -> Rule:
    """Read an RRULE, also with the escapes and empty parts that programs leave in it. Raises BadRule."""
    if len(value) > _RULE_CHARS:
        raise BadRule(value)
    parts: dict[str, str] = {}
    for part in value.replace("\\", "").upper().split(";"):
        name, _, text = part.partition("=")
        parts.setdefault(name.strip(), text.strip(" ,"))
    try:
        if parts["FREQ"] not in _FREQUENCIES and parts["FREQ"] not in _SHORT:
            raise BadRule(value)
        if parts.get("RSCALE", "GREGORIAN") != "GREGORIAN":
            raise BadRule(value)
        until = moments(b":" + parts["UNTIL"].encode(), zones)[0] if parts.get("UNTIL") else None
        rule = Rule(
            parts["FREQ"],
            min(int(parts.get("INTERVAL") or 1), 100_000),
            int(parts["COUNT"]) if parts.get("COUNT") else None,
            until,
            _DAYS.index(parts["WKST"]) if parts.get("WKST") else 0,
            {name: _numbers(parts[name], *limits) for name, limits in _RANGES.items() if parts.get(name)},
            tuple(_day(one) for one in parts.get("BYDAY", "").split(",") if one.strip()),
        )
    except (KeyError, ValueError) as error:
        raise BadRule(value) from error
    times_a_day = prod(len(rule.numbers.get(name, (0,))) for name in ("BYHOUR", "BYMINUTE", "BYSECOND"))
    if times_a_day > _TIMES_A_DAY and rule.frequency not in _SHORT:
        raise BadRule(value)
    if rule.interval < 1 or (rule.count is not None and rule.count < 1):
        raise BadRule(value)
    return rule


def occurrences(series: Series, last: datetime, first: datetime) -> tuple[list[datetime], bool]:
    """When an event takes place from `first` to `last`, on the clock of its start, in order.

    Also tells whether there were more than are kept. The start always counts, as in other programs, even
    where the rule does not meet it.
    """
    found: set[datetime] = set()
    cut = False
    for rule in series.rules:
        kept: deque[datetime] = deque(maxlen=OCCURRENCES)
        for steps, at in enumerate(_steps(rule, series.start, last)):
            if steps >= _STEPS:
                cut = True
                break
            if at >= first:
                cut |= len(kept) == OCCURRENCES
                kept.append(at)
        found.update(kept)
    found.update(at for at in (one.in_frame(series.start) for one in series.added) if first <= at <= last)
    if first <= series.start.at <= last and (not cut or not series.rules):
        found.add(series.start.at)
    for rule in series.rules_out:
        for steps, at in enumerate(_steps(rule, series.start, last)):
            found.discard(at)
            if steps >= _STEPS:
                break
    left_out = Instants(series.left_out, series)
    kept_all = sorted(at for at in found if at not in left_out)
    return kept_all[-OCCURRENCES:], cut or len(kept_all) > OCCURRENCES


class Instants:
    """Moments to compare with occurrences: a day without a time stands for all of that day."""

    def __init__(self, chosen: list[Moment], series: Series) -> None:
        start, self._home = series.start, series.home
        self._start = start
        self._days = {day_of_moment(one.at, one, self._home) for one in chosen if one.dated or start.dated}
        self._times = {one.in_frame(start) for one in chosen if not one.dated}

    def __contains__(self, at: datetime) -> bool:
        return at in self._times or (bool(self._days) and day_of_moment(at, self._start, self._home) in self._days)


def _steps(rule: Rule, start: Moment, last: datetime) -> Iterator[datetime]:
    """The occurrences of one rule until `last`, without end where nothing matches but always with one."""
    if start.at > last or start.at.year < _EARLIEST:
        return
    if rule.until is not None:
        until = rule.until.in_frame(start)
        last = min(last, until.replace(hour=23, minute=59, second=59) if rule.until.dated else until)
    if rule.frequency in _SHORT:
        yield from _short_steps(rule, start.at, last)
        return
    # A rule that never matches is followed to the year 9999. Moved there by whole cycles, it ends soon.
    shift = max(0, (9_990 - last.year) // CYCLE * CYCLE)
    numbers = rule.numbers
    try:
        dates = rrule.rrule(
            _FREQUENCIES[rule.frequency],  # type: ignore[arg-type]
            dtstart=start.at.replace(year=start.at.year + shift),
            interval=rule.interval,
            count=rule.count,
            wkst=rule.week_start,
            bymonth=numbers.get("BYMONTH"),
            bymonthday=numbers.get("BYMONTHDAY"),
            byyearday=numbers.get("BYYEARDAY"),
            byweekno=numbers.get("BYWEEKNO"),
            bysetpos=numbers.get("BYSETPOS"),
            byhour=numbers.get("BYHOUR"),
            byminute=numbers.get("BYMINUTE"),
            bysecond=numbers.get("BYSECOND"),
            byweekday=[rrule.weekday(day, place or None) for day, place in rule.days] or None,
        )
        for at in dates:
            at = at.replace(year=at.year - shift)  # noqa: PLW2901
            if at > last:
                return
            yield at
    except (ValueError, OverflowError, IndexError):
        # dateutil says in these ways that a combination can never be, such as the 53rd Monday of a month.
        return


def _short_steps(rule: Rule, start: datetime, last: datetime) -> Iterator[datetime]:
    """Hours, minutes and seconds: only the first steps, because nobody meets for longer at such a rhythm."""
    if not _IN_SHORT.issuperset(rule.numbers):
        return
    step = timedelta(seconds=_SHORT[rule.frequency] * rule.interval)
    days = {day for day, _ in rule.days}
    numbers = rule.numbers
    count = 0
    for number in range(_SHORT_STEPS):
        try:
            at = start + number * step
        except OverflowError:
            return
        if at > last or count == rule.count:
            return
        if (
            at.month in numbers.get("BYMONTH", (at.month,))
            and at.day in numbers.get("BYMONTHDAY", (at.day,))
            and at.hour in numbers.get("BYHOUR", (at.hour,))
            and at.minute in numbers.get("BYMINUTE", (at.minute,))
            and at.second in numbers.get("BYSECOND", (at.second,))
            and (not days or at.weekday() in days)
        ):
            count += 1
            yield at


def _numbers(text: str, low: int, high: int, signed: bool) -> tuple[int, ...]:
    found = tuple(dict.fromkeys(int(one) for one in text.split(",") if one.strip()))
    if not all(low <= (abs(one) if signed else one) <= high for one in found):
        raise BadRule(text)
    return tuple(min(one, 59) for one in found) if high == 60 else found


def _day(text: str) -> tuple[int, int]:
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise BadRule(text)
    return _DAYS.index(match[2]), int(match[1] or 0)
