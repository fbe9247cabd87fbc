"""Backups of the Android program 'SMS Backup & Restore': messages and calls, never their texts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import Channel, Direction
from godfather_desktop.interchange.backup_tags import Tag, tags
from godfather_desktop.interchange.found import FoundTouch, Item, Place, Rejected
from godfather_desktop.interchange.links import address_in, phone_identity
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.xml_text import xml_text

_ROOT = re.compile(r"<(?:smses|calls)(?:\s[^<>]*)?/?>")
_CHUNK: Final = 1 << 20
_RECORDS = frozenset({"sms", "mms", "call"})
_WANTED = frozenset({"address", "number", "date", "type", "msg_box", "contact_name", "presentation"})
"""All that is ever read of a tag: texts and pictures are passed over."""
_UNKNOWN_NAMES = frozenset({"", "null", "(unknown)", "unknown"})
_MYSELF = "insert-address-token"
_FROM = "137"
_WITHHELD = frozenset({"2", "3", "4"})
_MESSAGE_DIRECTIONS: dict[str, Direction] = {"1": "in", "2": "out"}
_NEVER_SENT = frozenset({"3", "4", "5", "6"})
_CALL_DIRECTIONS: dict[str, Direction] = {"1": "in", "2": "out", "3": "in", "4": "in", "5": "in", "7": "in"}
"""A call that I missed or declined is a try of theirs to reach me; one that nobody answered, one of mine."""
_BLOCKED = "6"
_FIRST_DAY: Final[Day] = day_of("2000-01-01")
_FEWEST_DIGITS = 7
_DIALED_BEFORE = re.compile(r"^[*#][*#0-9]*[*#](?=[+0-9])")
"""Such as `*31#`, which hides my own number."""
_SECONDS_BELOW = 10_000_000_000
"""Some programs write seconds where milliseconds belong; as milliseconds these would be of 1970."""
_LATEST = 253_402_000_000_000


def is_sms_backup(head: str) -> bool:
    """Whether a file that begins like this is such a backup, of messages or of calls."""
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head) is not None


@dataclass(slots=True)
class _Message:
    """A `mms` with the addresses that its `addr` elements name: pairs of sort and address."""

    tag: Tag
    addresses: list[tuple[str, str]] = field(default_factory=list)


def read_sms_backup(source: Source, reading: Reading) -> Iterator[Item]:
    """One touch for each message or call, on its day in the time zone of this machine. Raises TooMuch.

    A record is a `sms`, `mms` or `call` element; a message to a group is several touches, and one
    from a member of a group is one touch of as many people as it went to. Numbers in international
    form are told as `tel:+E164`, others as they stand. A record that is broken loses no other;
    a file that breaks off ends with one reject more.
    """
    number = 0
    message: _Message | None = None
    closed = False
    last = 1
    with xml_text(source, whole=False) as stream:
        for tag in tags(iter(lambda: stream.read(_CHUNK), ""), _WANTED):
            last = tag.line
            if message is not None and (tag.name in _RECORDS or (tag.closing and tag.name == "smses")):
                # Its end, or where its end is missing the next record.
                number += 1
                yield from _items(message.tag, message.addresses, Place(number, message.tag.line), reading)
                message = None
            if tag.closing:
                closed = closed or tag.name in ("smses", "calls")
            elif tag.name == "addr" and message is not None:
                if not tag.broken:
                    message.addresses.append((tag.attributes.get("type", ""), tag.attributes.get("address", "")))
            elif tag.name == "mms" and not tag.broken and not tag.alone:
                message = _Message(tag)
            elif tag.name in _RECORDS:
                number += 1
                place = Place(number, tag.line)
                if tag.broken:
                    yield Rejected(place, "broken xml record")
                else:
                    yield from _items(tag, [], place, reading)
            elif tag.name in ("smses", "calls") and tag.alone:
                closed = True
    if message is not None:
        number += 1
        yield from _items(message.tag, message.addresses, Place(number, message.tag.line), reading)
    if not closed:
        yield Rejected(Place(number + 1, last), "broken xml")


def _items(tag: Tag, addresses: list[tuple[str, str]], place: Place, reading: Reading) -> Iterator[Item]:
    said = tag.attributes
    if tag.name == "call":
        sort, directions = said.get("type", ""), _CALL_DIRECTIONS
        if sort == _BLOCKED:
            yield Rejected(place, "blocked call")
            return
        if said.get("presentation") in _WITHHELD or said.get("number", "").strip() in ("", "-1", "-2", "-3"):
            yield Rejected(place, "number withheld")
            return
    else:
        sort, directions = said.get("type" if tag.name == "sms" else "msg_box", ""), _MESSAGE_DIRECTIONS
        if sort in _NEVER_SENT:
            yield Rejected(place, "never sent")
            return
    direction = directions.get(sort.strip())
    if direction is None:
        yield Rejected(place, "sort not known", {"said": clean_line(sort)})
        return
    day = _day(said.get("date", ""))
    if day is None:
        yield Rejected(place, "bad date", {"said": clean_line(said.get("date", "")), "column": "date"})
        return
    if not _FIRST_DAY <= day <= reading.today:
        shown = datetime.fromordinal(day).date().isoformat()
        yield Rejected(place, "day out of range", {"said": shown, "first": 2000})
        return
    channel: Channel = "call" if tag.name == "call" else "message"
    yield from _touches(tag, addresses, place, reading, day, channel, direction)


def _touches(
    tag: Tag,
    addresses: list[tuple[str, str]],
    place: Place,
    reading: Reading,
    day: Day,
    channel: Channel,
    direction: Direction,
) -> Iterator[Item]:
    """One for the sender of what I received, one for each receiver of what I sent."""
    said = tag.attributes
    # Pauses that are dialed after a number are commas, too.
    thread = [said["number"]] if tag.name == "call" else re.split("[~,;]", said.get("address", ""))
    senders = [address for sort, address in addresses if sort == _FROM and address != _MYSELF]
    receivers = [address for sort, address in addresses if sort != _FROM and address != _MYSELF]
    told = any(sort != _FROM and address == _MYSELF for sort, address in addresses)
    if direction == "in":
        numbers = senders or thread
        present = len({_identity(one) for one in (*senders[:1], *receivers)}) + told
        if len(numbers) > 1 and not senders:
            yield Rejected(place, "no sender")
            return
    else:
        numbers = receivers or thread
        present = 0
    people = list(dict.fromkeys(one for number in numbers if (one := _identity(number))))
    others = [one for one in people if one not in reading.mine]
    if not others:
        who = clean_line(next(iter(numbers), ""))
        yield Rejected(place, "only myself") if people else Rejected(place, "no person", {"who": who})
        return
    if direction == "in":
        others = others[:1]
    name = _called(said.get("contact_name", "")) if len(others) == 1 and len(thread) == 1 else ""
    if name and _identity(name) == others[0]:
        name = ""
    for one in others:
        yield FoundTouch(
            place,
            one,
            day,
            channel,
            direction,
            people=max(2, present, len(others) + 1),
            name=name,
            introduces=direction == "out" or bool(name),
        )


@lru_cache(maxsize=50_000)
def _called(name: str) -> str:
    name = clean_line(name)
    return "" if name.lower() in _UNKNOWN_NAMES else name


@lru_cache(maxsize=50_000)
def _identity(number: str) -> str:
    """`tel:+E164`, an e-mail address, or the digits of a local number; empty for services and short numbers."""
    text = clean_line(number)
    if "@" in text:
        return address_in(text).lower()
    text = _DIALED_BEFORE.sub("", text.removeprefix("tel:"))
    digits = "".join(str(int(char)) for char in text if char.isdecimal())
    if any(char.isalpha() for char in text) or len(digits) < _FEWEST_DIGITS:
        return ""
    return phone_identity(text) or digits


def _day(said: str) -> Day | None:
    """The day of a time in milliseconds since 1970; None when it is no number."""
    text = said.strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 15 or int(text) > _LATEST:
        return None
    moment = int(text)
    seconds = moment if 946_684_800 <= moment < _SECONDS_BELOW else moment // 1000
    try:
        return datetime.fromtimestamp(seconds).toordinal()
    except (OverflowError, OSError, ValueError):
        return None
