"""iCalendar: who met whom on which day, and nothing else; titles and descriptions are not kept.

A record is one VEVENT. Tasks, journals, free times and alarms are none. The file is read twice, each
time as a stream: first for what replaces what (`calendar_versions`), then for the events. icalendar
makes an event in 0.6 ms, a minute for 100,000, so the few properties that count are read here; its table
of Windows zones is used, and dateutil for the rules (see `calendar_recurrence`).

Whom I met: everybody on the list but those who declined or sent somebody else, who were only informed,
rooms and groups. The organizer took part, listed or not. An event that does not name me is mine when
`Overview.is_mine` says so. One event a day is one contact, however often it recurs on that day.
"""

from collections import Counter
from collections.abc import Iterator

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.text import folded
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Place, Rejected
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.calendar_days import when_met
from godfather_desktop.interchange.readers.calendar_guests import (
    GUESTS,
    Guests,
    addresses,
    channel_of,
    forget_participants,
    guests_of,
)
from godfather_desktop.interchange.readers.calendar_lines import CalendarHead, CutEvent, cut, properties_named
from godfather_desktop.interchange.readers.calendar_moments import BadMoment, moments
from godfather_desktop.interchange.readers.calendar_versions import ANSWERS, Overview
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_BEGINNINGS = tuple(f"begin:v{what}" for what in ("calendar", "event", "timezone", "todo", "journal", "freebusy"))
_INTRODUCING = 10
"""Most people of an event that alone adds cards of those who were there."""
_PEOPLE = properties_named("ORGANIZER ATTENDEE")
_CANDIDATES = 8
_COUNTED = 50_000
_SURE_EVENTS = 3
_SURE_SHARE = 0.9


def is_calendar(head: bytes) -> bool:
    """Whether a file with these first bytes is an iCalendar file."""
    first = decoded(head[:8_192]).lstrip("\ufeff\0 \t\r\n")[:40]
    return first.lower().startswith(_BEGINNINGS)


def likely_mine(source: Source) -> list[LikelyMine]:
    """The addresses that may be the owner's, best first. Raises DiskTrouble.

    A calendar that is called by an address is that person's. Else whoever takes part in nearly everything
    is, unless two of them do: a calendar of meetings of the same two people does not tell which one I am.
    """
    seen: Counter[str] = Counter()
    meetings = 0
    named: dict[str, None] = {}
    for item in cut(source, _PEOPLE):
        if isinstance(item, CalendarHead):
            if "@" in item.name and (address := address_in(item.name).lower()) and address == item.name.lower():
                named[address] = None
        elif isinstance(item, CutEvent) and item.whole:
            invited = addresses(item)
            # An organizer without guests is as likely a company that sends out its dates.
            if len(invited) > 1:
                meetings += 1
                seen.update(invited)
                if len(seen) > _COUNTED:
                    seen = Counter({address: number for address, number in seen.items() if number > 1})
    forget_participants()
    calendars = [one for one in named if not one.endswith("calendar.google.com")]
    often = [one for one, number in seen.items() if number >= max(_SURE_EVENTS, _SURE_SHARE * meetings)]
    sure = {*calendars, *(often if len(often) == 1 else ())}
    found = [LikelyMine(one, seen[one], one in sure) for one in {*calendars, *(one for one, _ in seen.most_common(50))}]
    return sorted(found, key=lambda one: (not one.sure, -one.records, one.address))[:_CANDIDATES]


def read_calendar(source: Source, reading: Reading) -> Iterator[Item]:
    """The events as touches, one for each person and day. Raises DiskTrouble."""
    mine = frozenset(map(folded, reading.mine))
    try:
        overview = Overview(source, mine)
        for item in cut(source):
            if isinstance(item, CutEvent):
                yield from _items(item, overview, reading.today, mine)
    finally:
        forget_participants()


def _items(event: CutEvent, overview: Overview, today: Day, mine: frozenset[str]) -> Iterator[Item]:
    """The touches of one event, or why there are none."""
    place = Place(event.record, event.line)
    if why := _no_event(event, overview):
        yield Rejected(place, why)
        return
    try:
        start = moments(event.all(b"DTSTART")[0], overview.zones)[0]
    except BadMoment as error:
        yield Rejected(place, "bad event date", {"said": error.said})
        return
    guests = guests_of(event, mine)
    if why := _no_meeting(event, guests, overview, mine):
        yield Rejected(place, why, {"limit": GUESTS} if why == "too many guests" else {})
        return
    when = when_met(event, start, overview, today)
    if when.why:
        yield Rejected(place, when.why, when.values)
        return
    for why, values in when.left_out:
        yield Noticed(place, why, values)
    channel, people = channel_of(event), guests.people
    introduces = people <= _INTRODUCING
    for day in when.days:
        for one in guests.others:
            yield FoundTouch(
                place, one.who, day, channel, "mutual", people=people, name=one.name, introduces=introduces
            )


def _no_event(event: CutEvent, overview: Overview) -> str:
    """Why this is no event that took place, whoever takes part; empty when it is one."""
    if not event.whole:
        return "event broken off"
    if event.too_long:
        return "event too long"
    method = overview.method(event)
    if method in ANSWERS:
        return "reply" if method == "REPLY" else "counter proposal"
    if event.record in overview.older:
        return "older version"
    if method == "CANCEL" or event.text(b"STATUS").upper() == "CANCELLED":
        return "cancelled"
    return "" if event.all(b"DTSTART") else "no start"


def _no_meeting(event: CutEvent, guests: Guests, overview: Overview, mine: frozenset[str]) -> str:
    """Why I met nobody at an event; empty when I did."""
    if not guests.others and not guests.away:
        return "no participants"
    if not guests.me and not guests.listed:
        # Published dates, such as holidays, have an organizer and nobody who meets.
        return "no participants"
    if not any("@" in one for one in mine):
        return "own address unknown"
    if guests.me == "away":
        return "declined"
    if not guests.me and not overview.is_mine(event):
        return "not mine"
    if not guests.others:
        return "everybody declined"
    return "too many guests" if guests.people > GUESTS else ""
