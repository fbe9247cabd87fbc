"""Whatever stands in a calendar: nothing is raised, and each VEVENT is exactly one record."""

import random
import re
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.calendar import is_calendar, likely_mine, read_calendar
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.test_any_bytes import mutated
from tests.interchange.test_calendar import MINE, TODAY

SHARED = Path(__file__).parents[2].parent / "shared" / "data" / "ics"
_WHYS = {
    "event broken off", "event too long", "reply", "counter proposal", "older version", "cancelled", "no start",
    "bad event date", "no participants", "own address unknown", "declined", "not mine", "everybody declined",
    "too many guests", "date out of range", "not yet", "no occurrence",
}  # fmt: skip
_NOTICES = {"bad recurrence", "bad event date", "too many occurrences"}
_SAMPLE = b"""BEGIN:VCALENDAR\r
METHOD:PUBLISH\r
X-WR-TIMEZONE:Odd\r
BEGIN:VTIMEZONE\r
TZID:Odd\r
BEGIN:STANDARD\r
DTSTART:19701025T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:a@x\r
SEQUENCE:1\r
DTSTART;TZID=Odd:20240101T100000\r
RRULE:FREQ=WEEKLY;COUNT=5;BYDAY=MO,TH\r
EXDATE;TZID=Odd:20240108T100000,20240111T100000\r
RDATE;VALUE=PERIOD:20240105T100000Z/PT2H\r
ORGANIZER;CN="Vale, Robin":mailto:robin@example.org\r
ATTENDEE;CN=Ann Lee;PARTSTAT=ACCEPTED;X-NUM-GUESTS=1:mailto:ann@exa\r
 mple.org\r
BEGIN:VALARM\r
TRIGGER:-PT5M\r
END:VALARM\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:a@x\r
RECURRENCE-ID;RANGE=THISANDFUTURE:20240115T090000Z\r
DTSTART:20240116T100000Z\r
LOCATION:https://zoom.us/j/1\r
ATTENDEE;CN=Robin Vale:mailto:robin@example.org\r
ATTENDEE;CN=Ben Roy:mailto:ben@example.org\r
END:VEVENT\r
END:VCALENDAR\r
"""
_LINES = (
    *(line + b"\r\n" for line in _SAMPLE.splitlines()),
    b"begin:vevent\n", b"END:VEVENT\r", b" fold\r\n", b"\t\n", b"\r", b"\0", b"DTSTART:99991231T235959Z\n",
    b"RRULE:FREQ=SECONDLY\n", b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\n", b"DTSTART;TZID=:19000101\n",
    b"STATUS:CANCELLED\n", b"EXDATE:\n", b"EXDATE;TZID=Europe/Berlin:00010101T000000\n", b"BEGIN:X\n",
    b'ATTENDEE;CN="\n',
)  # fmt: skip
_TEXT = st.lists(st.sampled_from(_LINES) | st.binary(max_size=12), max_size=40).map(b"".join)


def events_in(data: bytes) -> int:
    """How many VEVENT begin, counted without the reader: unfolded, whatever the line ends."""
    lines = re.sub(rb"\r\n?|\n", b"\n", re.sub(rb"\r\r\n", b"\n", data.replace(b"\0", b"")))
    lines = re.sub(rb"\n[ \t]", b"\0", lines.removeprefix(b"\xef\xbb\xbf"))
    return sum(
        re.fullmatch(
            rb"begin:\s*vevent\s*", re.sub(rb"(?<=[a-z:\s])\0", b"", line.lower().replace(b"begin\0", b"begin"))
        )
        is not None
        for line in lines.split(b"\n")
    )


def read(path: Path, mine: frozenset[str] = MINE) -> list[Item]:
    """Everything of a file, with what holds for every one: records ascend, and each is told once."""
    source = Source(path)
    is_calendar(source.head())
    owners = likely_mine(source)
    assert len(owners) <= 8
    items = list(read_calendar(source, Reading(TODAY, mine)))
    records = [item.place.record for item in items]
    assert records == sorted(records)
    assert sorted(set(records)) == list(range(1, len(set(records)) + 1))
    for _, group in groupby(items, lambda item: item.place):
        told = [item for item in group if not isinstance(item, Noticed)]
        assert told
        assert len(told) == 1 or all(isinstance(item, FoundTouch) for item in told)
    for item in items:
        assert not isinstance(item, Rejected) or item.why in _WHYS
        assert not isinstance(item, Noticed) or item.why in _NOTICES
        if isinstance(item, FoundTouch):
            assert item.person
            assert 693_596 <= item.day <= TODAY
            assert 2 <= item.people <= 20
            assert item.note == ""
    return items


@given(data=st.binary(max_size=300) | _TEXT)
@with_settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_and_each_event_is_one_record(data: bytes, tmp_path: Path) -> None:
    items = read(written(tmp_path, "any.ics", data))
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")) and b"\0" not in data:
        assert len({item.place.record for item in items}) == events_in(data)


def test_mutated_calendars_are_read(tmp_path: Path) -> None:
    chance = random.Random(5)
    for _ in range(200):
        read(written(tmp_path, "any.ics", mutated(_SAMPLE, chance)))


@pytest.mark.slow
@pytest.mark.timeout(1_500)
def test_10000_mutated_calendars_are_read(tmp_path: Path) -> None:
    chance = random.Random(6)
    for _ in range(10_000):
        read(written(tmp_path, "any.ics", mutated(_SAMPLE, chance)))


def test_the_sample_itself_is_taken_whole(tmp_path: Path) -> None:
    items = read(written(tmp_path, "any.ics", _SAMPLE))
    assert [(item.place.record, item.person) for item in items if isinstance(item, FoundTouch)] == [
        (1, "ann@example.org"), (1, "ann@example.org"), (1, "ann@example.org"), (2, "ben@example.org"),
    ]  # fmt: skip


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared files are not beside this repository")
def test_every_event_of_the_shared_calendars_is_accounted_for() -> None:
    seen = 0
    for path in sorted(SHARED.rglob("*.ics")):
        expected = len(re.findall(rb"(?im)^begin:vevent", path.read_bytes()))
        owners = likely_mine(Source(path))
        for mine in (MINE, frozenset[str](), frozenset(one.address for one in owners[:1])):
            items = read(path, mine)
            assert len({item.place.record for item in items}) == expected, path.name
        assert is_calendar(path.read_bytes()[:65_536])
        seen += expected
    assert seen > 300
