"""A calendar of 100,000 events, read in a process of its own; icalendar reads a part of it beside.

python -m benchmarks.calendars
"""

import random
import subprocess
import sys
import tempfile
import time
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.figure import Figure, table

EVENTS = 100_000
OWNER = "robin@example.org"
_TODAY = date(2026, 11, 21)
_PART = 3_000
_PEOPLE = 6_000
_RECURRING = 0.05
_MOVED = 0.03
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_MINUTE_STEPS = (0, 15, 30, 45)
_ANSWERS = ("ACCEPTED", "ACCEPTED", "NEEDS-ACTION", "DECLINED")
_PLACES = ("", "Room 4", "https://zoom.us/j/123", "Phone")
_ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
_SCRIPT = """
import sys, time
from collections import Counter
from pathlib import Path
from benchmarks.figure import peak
from godfather_desktop.interchange.found import FoundTouch
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.readers.calendar import likely_mine, read_calendar
from godfather_desktop.interchange.source import Source
source = Source(Path(sys.argv[1]))
before = peak()
start = time.perf_counter()
touches = record = records = 0
for item in read_calendar(source, Reading(int(sys.argv[2]), frozenset({sys.argv[3]}))):
    touches += isinstance(item, FoundTouch)
    records += item.place.record != record
    record = item.place.record
took = time.perf_counter() - start
start = time.perf_counter()
best = likely_mine(source)[0]
asked = time.perf_counter() - start
if not (best.sure and best.address == sys.argv[3]):
    raise SystemExit("the owner was not recognized")
print(took, asked, before, peak(), records, touches)
"""


def calendar_figures() -> list[Figure]:
    """Time and memory of reading, and memory for a tenth of it: flat means that they are about the same."""
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder) / "whole.ics", Path(folder) / "part.ics"
        write_calendar(whole, EVENTS)
        write_calendar(part, EVENTS // 10)
        _, _, _, small_peak, _, _ = _read(part)
        took, asked, before, peak, records, touches = _read(whole)
        if records != EVENTS:
            raise RuntimeError(f"{records:.0f} records of {EVENTS}")
        share = _by_icalendar(whole)
        megabytes = whole.stat().st_size / 1e6
    baseline = f"icalendar's from_ical alone, a part of {_PART:,} scaled up"
    note = f"{megabytes:.0f} MB, {touches:,.0f} touches"
    return [
        Figure(f"calendar of {EVENTS:,} events, read", "s", took, 20, share * EVENTS / _PART, baseline, note),
        Figure("the same, peak memory of the process", "MB", peak, 250, small_peak, "with a tenth of the events"),
        Figure("the same, memory beyond that of the program", "MB", peak - before),
        Figure("the same, whose calendar it is", "s", asked),
    ]


def write_calendar(path: Path, events: int, seed: int = 7) -> None:
    """A calendar as Google writes them: one event in twenty recurs, some are moved once or cancelled."""
    chance = random.Random(seed)
    people = [(f"Person {number}", f"person{number}@example.com") for number in range(_PEOPLE)]
    with path.open("w", encoding="utf-8", newline="\r\n") as file:
        file.write("BEGIN:VCALENDAR\nPRODID:-//Example//Calendar//EN\nVERSION:2.0\nMETHOD:PUBLISH\n")
        file.write(f"X-WR-CALNAME:{OWNER}\nX-WR-TIMEZONE:Europe/Berlin\n{_ZONE}")
        written = 0
        while written < events:
            start = datetime(2012, 1, 2, 8) + timedelta(days=chance.randrange(5_500), hours=chance.randrange(10))
            start = start.replace(minute=chance.choice(_MINUTE_STEPS))
            guests = chance.sample(people, min(1 + int(chance.expovariate(0.6)), 25)) if chance.random() < 0.8 else []
            recurs = chance.random() < _RECURRING
            rule = ""
            if recurs:
                rule = f"RRULE:FREQ=WEEKLY;COUNT={chance.randrange(4, 80)};BYDAY={_DAYS[start.weekday()]}\n"
                rule += f"EXDATE;TZID=Europe/Berlin:{start + timedelta(weeks=2):%Y%m%dT%H%M%S}\n"
            uid = f"{written:x}{chance.getrandbits(64):016x}@google.com"
            file.write(_event(uid, start, rule, guests, chance))
            written += 1
            if recurs and written < events and chance.random() < _MOVED / _RECURRING:
                replaced = f"RECURRENCE-ID;TZID=Europe/Berlin:{start + timedelta(weeks=1):%Y%m%dT%H%M%S}\n"
                file.write(_event(uid, start + timedelta(weeks=1, days=1), replaced, guests, chance))
                written += 1
        file.write("END:VCALENDAR\n")


def _event(uid: str, start: datetime, more: str, guests: list[tuple[str, str]], chance: random.Random) -> str:
    zoned = chance.random() < 0.3 or bool(more)
    if zoned:
        begin = f";TZID=Europe/Berlin:{start:%Y%m%dT%H%M%S}"
        end = f";TZID=Europe/Berlin:{start + timedelta(hours=1):%Y%m%dT%H%M%S}"
    else:
        begin, end = f":{start:%Y%m%dT%H%M%SZ}", f":{start + timedelta(hours=1):%Y%m%dT%H%M%SZ}"
    listed = [("Robin Vale", OWNER), *guests] if guests else []
    answers = ["ACCEPTED", *(chance.choice(_ANSWERS) for _ in guests)]
    attendees = [
        f"ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT={answer};CN={name};\n X-NUM-GUESTS=0:"
        f"mailto:{address}"
        for answer, (name, address) in zip(answers, listed, strict=False)
    ]
    lines = [
        "BEGIN:VEVENT",
        f"DTSTART{begin}",
        *more.splitlines(),
        f"DTEND{end}",
        f"DTSTAMP:{_TODAY:%Y%m%d}T081500Z",
        *([f"ORGANIZER;CN={listed[-1][0]}:mailto:{listed[-1][1]}"] if listed else []),
        f"UID:{uid}",
        *attendees,
        "CREATED:20120101T101500Z",
        "DESCRIPTION:Agenda\\n\\nwhat there is to say of it\\, at some length\\, as inv",
        " itations go\\; with a second line of that.\\n",
        "LAST-MODIFIED:20120101T101500Z",
        f"LOCATION:{chance.choice(_PLACES)}",
        "SEQUENCE:0",
        f"STATUS:{'CANCELLED' if chance.random() < 0.02 else 'CONFIRMED'}",
        "SUMMARY:Weekly talk",
        "TRANSP:OPAQUE",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:-P0DT0H10M0S",
        "END:VALARM",
        "END:VEVENT",
    ]
    return "\n".join(lines) + "\n"


def _read(path: Path) -> tuple[float, ...]:
    command = [sys.executable, "-c", _SCRIPT, str(path), str(_TODAY.toordinal()), OWNER]
    root = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    return tuple(float(word) for word in done.stdout.split()[-6:])


def _by_icalendar(path: Path) -> float:
    """Seconds that icalendar takes for the first events alone, nothing made of them."""
    # Imported here: the benchmark's own memory does not count, but its start does.
    from icalendar import Calendar

    data = path.read_bytes()
    begin, place = data.index(b"BEGIN:VEVENT"), 0
    for _ in range(_PART):
        place = data.index(b"END:VEVENT\r\n", place) + len(b"END:VEVENT\r\n")
    text = data[:begin] + data[begin:place] + b"END:VCALENDAR\r\n"
    start = time.perf_counter()
    Calendar.from_ical(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    print(table(calendar_figures()))
