"""The first pass over a calendar: which events replace which others, and whose calendar it is.

An exception of a series may stand before it or after it, and so may a newer version of an event. Of
every event five numbers are kept, 40 bytes, and of exceptions the moment that they replace, so that a
calendar of any size is read in little memory.
"""

import re
from array import array
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from godfather_desktop.domain.text import folded
from godfather_desktop.interchange.readers.calendar_guests import is_mine, participant_of
from godfather_desktop.interchange.readers.calendar_lines import (
    CalendarHead,
    CutEvent,
    CutZone,
    cut,
    properties_named,
    split,
)
from godfather_desktop.interchange.readers.calendar_moments import BadMoment, Moment, moments
from godfather_desktop.interchange.readers.calendar_recurrence import CYCLE, BadRule, Series, occurrences, rule_of
from godfather_desktop.interchange.readers.calendar_zones import Onsets, Zones
from godfather_desktop.interchange.source import Source

ANSWERS = ("REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH")
"""Messages about an event, which are no version of it."""
_NO_VERSIONS = (*ANSWERS, "ADD")
_ZONES = 500
_OFFSET = re.compile(r"([+-]?)(\d\d):?(\d\d)(?::?(\d\d))?", re.ASCII)
_FIRST_ONSET = datetime(1850, 1, 1)
_LAST_ONSET = datetime(2100, 1, 1)
_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))
_WANTED = properties_named("UID SEQUENCE DTSTAMP DTSTART RECURRENCE-ID ORGANIZER ATTENDEE")
_FLOATING = Zones(lambda _: ())


@dataclass(frozen=True, slots=True)
class Override:
    """An exception of a series. replaces: the moment; following: all later ones, too."""

    record: int
    replaces: Moment
    following: bool


@dataclass(frozen=True, slots=True)
class _Told:
    """What a VCALENDAR says of itself, wherever in it the properties stand."""

    method: str = ""
    zone: str = ""
    mine: bool = False


@dataclass(slots=True)
class _Marks:
    """Of each event, in the order of the file: what tells versions of one event apart."""

    uid: "array[int]" = field(default_factory=lambda: array("q"))
    sequence: "array[int]" = field(default_factory=lambda: array("q"))
    stamp: "array[int]" = field(default_factory=lambda: array("q"))
    start: "array[int]" = field(default_factory=lambda: array("q"))
    calendar: "array[int]" = field(default_factory=lambda: array("q"))
    replaced: dict[int, bytes] = field(default_factory=dict)

    def add(self, event: CutEvent) -> None:
        usable = event.whole and not event.too_long
        self.uid.append(uid_of(event) if usable else 0)
        self.sequence.append(_number(event, b"SEQUENCE", 9))
        self.stamp.append(_number(event, b"DTSTAMP", 14))
        self.start.append(hash(tuple(event.all(b"DTSTART"))))
        self.calendar.append(event.head.number)
        if usable and event.all(b"RECURRENCE-ID"):
            self.replaced[event.record - 1] = event.all(b"RECURRENCE-ID")[0][:500]

    def newest(self, group: list[int]) -> set[int]:
        """The newest of several versions, by SEQUENCE, then DTSTAMP, then their order in the file.

        Those equally new with different beginnings are no versions: some programs give one UID to all.
        """
        best = max((self.sequence[one], self.stamp[one]) for one in group)
        return set({self.start[one]: one for one in group if (self.sequence[one], self.stamp[one]) == best}.values())


class Overview:
    """What the second pass needs to know of the whole file. older: records of which a newer version is there."""

    def __init__(self, source: Source, mine: frozenset[str]) -> None:
        self.older: set[int] = set()
        self.zones = Zones(self._onsets)
        self._mine = mine
        self._told = [_Told()]
        self._zone_parts: dict[str, CutZone] = {}
        self._overrides: dict[int, list[Override]] = {}
        self._masters: dict[int, CutEvent] = {}
        self._meetings = self._with_me = 0
        marks = _Marks()
        self._read(source, marks)
        self._settle(marks)
        self._find_masters(source)

    def method(self, event: CutEvent) -> str:
        """The METHOD of the event's calendar, empty without."""
        return self._calendar(event.head.number).method

    def home(self, event: CutEvent) -> str:
        """The X-WR-TIMEZONE of the event's calendar, empty without."""
        return self._calendar(event.head.number).zone

    def is_mine(self, event: CutEvent) -> bool:
        """Whether an event that does not name me is mine nevertheless.

        Many programs leave the owner out of the attendees. So it is if the calendar is called as I am, or
        if I take part in at least half of all that have attendees, which is not so in a team's calendar or
        a colleague's. A message (METHOD) that does not name me was meant for somebody else.
        """
        told = self._calendar(event.head.number)
        return told.method in ("", "PUBLISH") and (
            told.mine or (self._with_me > 0 and self._with_me * 2 >= self._meetings)
        )

    def overrides(self, event: CutEvent) -> list[Override]:
        """The exceptions of the event's series."""
        return self._overrides.get(uid_of(event), [])

    def master(self, event: CutEvent) -> CutEvent | None:
        """The series that an exception belongs to; only for those that change all that follows."""
        return self._masters.get(uid_of(event))

    def _calendar(self, number: int) -> _Told:
        return self._told[number] if number < len(self._told) else _Told()

    def _read(self, source: Source, marks: _Marks) -> None:
        same: dict[_Told, _Told] = {}
        for item in cut(source, _WANTED):
            if isinstance(item, CutZone):
                if len(self._zone_parts) < _ZONES:
                    self._zone_parts.setdefault(item.id, item)
            elif isinstance(item, CalendarHead):
                if item.number == len(self._told):
                    told = _Told(item.method, item.zone, bool(item.name) and folded(item.name) in self._mine)
                    self._told.append(same.setdefault(told, told))
            else:
                marks.add(item)
                self._count(item)

    def _count(self, event: CutEvent) -> None:
        invited = event.all(b"ATTENDEE")
        if invited and any(participant_of(raw) is not None for raw in invited):
            self._meetings += 1
            for raw in (*invited, *event.all(b"ORGANIZER")[:1]):
                one = participant_of(raw)
                if one is not None and is_mine(one, self._mine):
                    self._with_me += 1
                    break

    def _settle(self, marks: _Marks) -> None:
        """Sort out what has one UID: versions of a series, and its exceptions, of each moment the newest."""
        numbers = sorted((number for number, uid in enumerate(marks.uid) if uid), key=marks.uid.__getitem__)
        begin = 0
        while begin < len(numbers):
            uid, end = marks.uid[numbers[begin]], begin + 1
            while end < len(numbers) and marks.uid[numbers[end]] == uid:
                end += 1
            group = numbers[begin:end]
            begin = end
            if len(group) == 1 and group[0] not in marks.replaced:
                continue
            group = [one for one in group if self._calendar(marks.calendar[one]).method not in _NO_VERSIONS]
            versions: dict[object, list[int]] = {}
            moved: dict[int, Override] = {}
            for one in group:
                what: object = None
                if one in marks.replaced:
                    override = self._override(one + 1, marks.replaced[one])
                    # A moment that cannot be read makes the event stand for itself.
                    what = ("unknown", one) if override is None else override.replaces.instant()
                    if override is not None:
                        moved[one] = override
                versions.setdefault(what, []).append(one)
            for several in versions.values():
                newest = marks.newest(several)
                self.older.update(one + 1 for one in several if one not in newest)
            kept = [override for one, override in moved.items() if one + 1 not in self.older]
            if kept:
                self._overrides[uid] = kept

    def _override(self, record: int, raw: bytes) -> Override | None:
        try:
            moment = moments(raw, self.zones)[0]
        except BadMoment:
            return None
        return Override(record, moment, split(raw)[0].get("RANGE", "").upper() == "THISANDFUTURE")

    def _find_masters(self, source: Source) -> None:
        wanted = {uid for uid, group in self._overrides.items() if any(one.following for one in group)}
        if not wanted:
            return
        for item in cut(source):
            if isinstance(item, CutEvent) and item.record not in self.older and not item.all(b"RECURRENCE-ID"):
                uid = uid_of(item)
                if uid in wanted:
                    item.properties.pop(b"ATTENDEE", None)
                    self._masters.setdefault(uid, item)

    def _onsets(self, name: str) -> Onsets:
        """When a zone that the file spells out changes; dateutil would follow its rules without end."""
        zone = self._zone_parts.get(name) or self._zone_parts.get(name.replace("\\", ""))
        found: list[tuple[datetime, timedelta, timedelta]] = []
        for part in zone.parts if zone is not None else ():
            try:
                start = moments(part[b"DTSTART"], _FLOATING)[0]
                before, after = _offset(part[b"TZOFFSETFROM"]), _offset(part[b"TZOFFSETTO"])
                rules = [rule_of(split(part[b"RRULE"])[1], _FLOATING)] if b"RRULE" in part else []
                added = moments(part[b"RDATE"], _FLOATING) if b"RDATE" in part else []
            except (KeyError, BadMoment, BadRule):
                continue
            if start.at.year < CYCLE * 4:
                # Exchange begins its zones in the year 1.
                start = Moment(start.at.replace(year=start.at.year % CYCLE + CYCLE * 4))
            onsets, _ = occurrences(Series(start, rules=rules[:1], added=added), _LAST_ONSET, _FIRST_ONSET)
            found += [(at, before, after) for at in onsets or [start.at]]
        return found


def uid_of(event: CutEvent) -> int:
    """A number for the event's UID, the same throughout one run; 0 without."""
    raw = event.all(b"UID")
    uid = b" ".join(raw[0].partition(b":")[2].split()) if raw else b""
    return (hash(uid) or 1) if uid else 0


def _number(event: CutEvent, name: bytes, digits: int) -> int:
    """The digits of a property as one number, 0 without."""
    raw = event.all(name)
    found = raw[0].rpartition(b":")[2][:40].translate(None, _NO_DIGITS) if raw else b""
    return int(found[:digits] or 0)


def _offset(raw: bytes) -> timedelta:
    """Raises BadMoment."""
    text = split(raw)[1].strip()
    match = _OFFSET.fullmatch(text)
    if match is None or int(match[2]) > 23 or int(match[3]) > 59:
        raise BadMoment(text)
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]), seconds=min(int(match[4] or 0), 59))
    return -offset if match[1] == "-" else offset
