"""On which days an event took place, with its series and their exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from godfather_desktop.domain.days import Day, iso
from godfather_desktop.interchange.readers.calendar_lines import CutEvent, split
from godfather_desktop.interchange.readers.calendar_moments import BadMoment, Moment, day_of_moment, moments, moments_of
from godfather_desktop.interchange.readers.calendar_recurrence import (
    OCCURRENCES,
    BadRule,
    Instants,
    Rule,
    Series,
    occurrences,
    rule_of,
)
from godfather_desktop.interchange.readers.calendar_versions import Override, Overview

_FIRST = datetime(1900, 1, 1)
_FIRST_DAY = _FIRST.toordinal()
_LATEST = datetime(8000, 1, 1).toordinal()
_RULES = 50
_BAD_DATES = 20
LeftOut = tuple[str, Mapping[str, object]]
"""A key of `wording.imports` and what fills it."""


@dataclass(frozen=True, slots=True)
class WhenMet:
    """The days in order, or why there are none. left_out: what of the recurrence was not understood."""

    days: tuple[Day, ...] = ()
    why: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()


def when_met(event: CutEvent, start: Moment, overview: Overview, today: Day) -> WhenMet:
    """The days from 1900 to today on which an event took place; several times a day are one."""
    series, left_out = _series_of(event, start, overview)
    # In another zone a day may begin or end on the next one.
    last = datetime.combine(datetime.fromordinal(min(today + 1, _LATEST)), time(23, 59, 59))
    times, more = _times(event, series, overview, last)
    if more:
        left_out.append(("too many occurrences", {"limit": OCCURRENCES}))
    days = sorted({day_of_moment(at, start, series.home) for at in times})
    kept = tuple(day for day in days if _FIRST_DAY <= day <= today)
    if kept:
        return WhenMet(kept, left_out=tuple(left_out))
    begin = day_of_moment(start.at, start, series.home)
    if begin < _FIRST_DAY and all(day < _FIRST_DAY for day in days):
        return WhenMet(why="date out of range", values={"said": iso(begin), "column": "DTSTART"})
    if days or begin > today:
        return WhenMet(why="not yet")
    return WhenMet(why="no occurrence")


def _series_of(event: CutEvent, start: Moment, overview: Overview) -> tuple[Series, list[LeftOut]]:
    """How the event recurs, and what of that could not be read."""
    zones, home = overview.zones, overview.home(event)
    series = Series(start, zones.named(home) if home else None)
    left_out: list[LeftOut] = []
    for name, rules in ((b"RRULE", series.rules), (b"EXRULE", series.rules_out)):
        for raw in event.all(name)[:_RULES]:
            rule = _rule(split(raw)[1].strip(), overview)
            if isinstance(rule, Rule):
                rules.append(rule)
            else:
                left_out.append(("bad recurrence", {"said": rule}))
    for name, chosen in ((b"RDATE", series.added), (b"EXDATE", series.left_out)):
        if event.all(name):
            found, bad = moments_of(event.all(name), zones)
            chosen.extend(found)
            left_out += [("bad event date", {"said": said}) for said in bad[:_BAD_DATES] if said]
    return series, left_out


def _rule(value: str, overview: Overview) -> Rule | str:
    try:
        return rule_of(value, overview.zones)
    except BadRule as error:
        return error.said


def _times(event: CutEvent, series: Series, overview: Overview, last: datetime) -> tuple[list[datetime], bool]:
    """When the event took place, on the clock of its start; also whether there are more than are kept."""
    overrides = overview.overrides(event)
    own = next((one for one in overrides if one.record == event.record), None)
    if own is not None:
        others = [one for one in overrides if one is not own]
        times = _following(event, series, own, others, overview, last) if own.following else None
        return times or ([series.start.at], False)
    times = _all_times(series, last)
    if overrides and not event.all(b"RECURRENCE-ID"):
        times = _not_replaced(times[0], overrides, series), times[1]
    return times


def _all_times(series: Series, last: datetime) -> tuple[list[datetime], bool]:
    if series.recurs:
        return occurrences(series, last, _FIRST)
    if series.left_out and series.start.at in Instants(series.left_out, series):
        return [], False
    return [series.start.at], False


def _following(
    event: CutEvent, series: Series, own: Override, others: list[Override], overview: Overview, last: datetime
) -> tuple[list[datetime], bool] | None:
    """The times of an exception that changes all that follow; None when it stands for itself.

    It recurs by its own rule, or as its series does from the moment that it replaces, moved as far as itself.
    """
    start = series.start
    if series.recurs:
        times, more = occurrences(series, last, _FIRST)
        later = [one for one in others if one.replaces.in_frame(start) > start.at]
        return _not_replaced(times, later, series), more
    master = overview.master(event)
    if master is None or not master.all(b"DTSTART"):
        return None
    try:
        first = moments(master.all(b"DTSTART")[0], overview.zones)[0]
    except BadMoment:
        return None
    whole, _ = _series_of(master, first, overview)
    times, more = _all_times(whole, last)
    begin, moved = own.replaces.in_frame(first), start.in_frame(first)
    later = [one for one in others if one.replaces.in_frame(first) > begin]
    rest = _not_replaced([at for at in times if at > begin], later, whole)
    shifted = [moved, *_shifted(rest, moved - begin)]
    return [Moment(at, first.zone, first.dated).in_frame(start) for at in shifted], more


def _not_replaced(times: list[datetime], overrides: list[Override], series: Series) -> list[datetime]:
    """The times that no exception replaces."""
    replaced = Instants([one.replaces for one in overrides], series)
    end = min((one.replaces.in_frame(series.start) for one in overrides if one.following), default=None)
    return [at for at in times if at not in replaced and (end is None or at < end)]


def _shifted(times: list[datetime], by: timedelta) -> list[datetime]:
    """The times moved; those that would fall out of the calendar are left out."""
    moved: list[datetime] = []
    for at in times:
        try:
            moved.append(at + by)
        except OverflowError:
            continue
    return moved
