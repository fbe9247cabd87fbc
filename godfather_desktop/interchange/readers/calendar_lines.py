"""Calendar bytes into events: unfolded as bytes, because a fold may stand inside of a letter.

Nothing but the event at hand is held, and of it only the properties that some reader asks for: an
attachment of megabytes or a description costs no memory. Whatever the nesting, each BEGIN:VEVENT
begins one record, so that a broken event never swallows the next one.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import BinaryIO

from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.limits import LINE_CHARS
from godfather_desktop.interchange.source import Source

_CHUNK = 1 << 20
_FOLD = b"\0"
"""Stands for a line end inside of a folded property, so that lines can still be counted; see `_batches`."""
REMEMBERED_BYTES = 1_000
"""Longest text that is worth remembering in case it comes again."""
_ZONE_PARTS = 200
_ZONE_CHARS = 20_000
_KEPT_LINES = 20_000
"""Most properties of one event that are kept; a meeting of so many is rejected anyway."""
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}


def properties_named(names: str) -> re.Pattern[bytes]:
    """Finds the properties of these names among the lines of an event: the name, and the rest from `;` or `:` on."""
    # Old Mozilla calendars fold right after the name.
    return re.compile(rb"\n(" + "|".join(names.split()).encode() + rb")(?=[;:\0])([^\n]*)", re.IGNORECASE)


_UNQUOTED = re.compile(rb'(?:[^":]++|"[^"]*+")*+:')
_STRUCTURE = re.compile(rb"\n(BEGIN|END)(?=[:\0])([^\n]*)", re.IGNORECASE)
_ZONE = properties_named("TZID DTSTART TZOFFSETFROM TZOFFSETTO RRULE RDATE")
_HEAD = properties_named("METHOD X-WR-TIMEZONE X-WR-CALNAME")
_ANY = properties_named(
    "UID SEQUENCE DTSTAMP STATUS DTSTART RECURRENCE-ID RRULE RDATE EXRULE EXDATE ORGANIZER ATTENDEE SUMMARY LOCATION"
    " URL CONFERENCE X-GOOGLE-CONFERENCE X-GOOGLE-HANGOUT X-MICROSOFT-SKYPETEAMSMEETINGURL"
    " X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"
)


@dataclass(slots=True)
class CalendarHead:
    """What one VCALENDAR says of itself. number: which one of the file, from 1; 0 outside of any."""

    number: int
    method: str = ""
    zone: str = ""
    name: str = ""


@dataclass(slots=True)
class CutEvent:
    """One VEVENT. whole: its end was found. too_long: one of its properties is."""

    record: int
    line: int
    head: CalendarHead
    properties: dict[bytes, list[bytes]] = field(default_factory=dict)
    whole: bool = False
    too_long: bool = False
    kept: int = 0

    def all(self, name: bytes) -> list[bytes]:
        """Every property of that name, from its first `;` or `:`."""
        return self.properties.get(name, [])

    def text(self, name: bytes) -> str:
        """The value of the first property of that name, empty without."""
        for raw in self.properties.get(name, ()):
            return split(raw)[1].strip()
        return ""


@dataclass(slots=True)
class CutZone:
    """One VTIMEZONE: its id, and the properties of each of its STANDARD and DAYLIGHT parts."""

    id: str = ""
    parts: list[dict[bytes, bytes]] = field(default_factory=list)


def cut(source: Source, wanted: re.Pattern[bytes] = _ANY) -> Iterator[CutEvent | CutZone | CalendarHead]:
    """The events and zones of a file as they end, and each VCALENDAR when it ends. Raises DiskTrouble.

    wanted: the properties of events to keep, of `properties_named`.
    """
    cutter = _Cutter(wanted)
    first = 1
    for lines, above in _batches(source):
        first += above
        line, counted, place = first, 0, 0
        for match in _STRUCTURE.finditer(lines):
            begin = match.start()
            cutter.take(lines[place:begin])
            place = match.end()
            what = _value(match[2])
            if match[1][:1] in b"Bb":
                line += lines.count(b"\n", counted, begin) + lines.count(_FOLD, counted, begin)
                counted = begin
                cutter.begin(what, line)
            else:
                cutter.end(what)
            if cutter.ready:
                yield from cutter.ready
                cutter.ready.clear()
        cutter.take(lines[place:])
        first = line + lines.count(b"\n", counted) + lines.count(_FOLD, counted)
    cutter.close()
    yield from cutter.ready


class _Cutter:
    """Follows the nesting of components, however broken. ready: what has ended."""

    def __init__(self, wanted: re.Pattern[bytes]) -> None:
        self.ready: list[CutEvent | CutZone | CalendarHead] = []
        self._wanted = wanted
        self._records = self._calendars = 0
        self._head = CalendarHead(0)
        self._event: CutEvent | None = None
        self._zone: CutZone | None = None
        self._inner: list[bytes] = []  # what is open inside the event or zone, or beside them

    def begin(self, what: bytes, line: int) -> None:
        """A component begins."""
        if what in (b"VEVENT", b"VCALENDAR"):
            self._close_event()
            if what == b"VEVENT":
                self._records += 1
                self._event = CutEvent(self._records, line, self._head)
            else:
                self.ready.append(self._head)
                self._calendars += 1
                self._head = CalendarHead(self._calendars)
            return
        if what == b"VTIMEZONE" and self._event is None and not self._inner:
            self._zone = CutZone()
        elif self._zone is not None and what in (b"STANDARD", b"DAYLIGHT") and len(self._zone.parts) < _ZONE_PARTS:
            self._zone.parts.append({})
        if len(self._inner) < _KEPT_LINES:
            self._inner.append(what)

    def end(self, what: bytes) -> None:
        """A component ends; those inside it that did not end with it."""
        if what == b"VEVENT" and self._event is not None:
            self._event.whole = True
            self._close_event()
        elif what == b"VCALENDAR":
            self._close_event()
            self.ready.append(self._head)
            self._head = CalendarHead(0)
        elif what in self._inner:
            del self._inner[len(self._inner) - 1 - self._inner[::-1].index(what) :]
            if self._zone is not None and not self._inner:
                self.ready.append(self._zone)
                self._zone = None

    def close(self) -> None:
        """The file ends."""
        self._close_event()
        self.ready.append(self._head)

    def take(self, lines: bytes) -> None:
        """Whole lines between one BEGIN or END and the next, each with its line end before it."""
        event = self._event
        if event is not None:
            if self._inner:
                return
            properties = event.properties
            for name, raw in self._wanted.findall(lines):
                if len(raw) > LINE_CHARS:
                    event.too_long = True
                elif event.kept < _KEPT_LINES:
                    event.kept += 1
                    properties.setdefault(name.upper(), []).append(raw.replace(_FOLD, b""))
        elif self._zone is not None:
            for name, raw in _ZONE.findall(lines):
                if len(raw) <= _ZONE_CHARS:
                    self._zone_line(self._zone, name.upper(), raw.replace(_FOLD, b""))
        elif not self._inner:
            for name, raw in _HEAD.findall(lines):
                self._head_line(name.upper(), raw[:LINE_CHARS].replace(_FOLD, b""))

    def _close_event(self) -> None:
        if self._event is not None:
            self.ready.append(self._event)
        self._event = self._zone = None
        self._inner = []

    def _zone_line(self, zone: CutZone, name: bytes, raw: bytes) -> None:
        if name == b"TZID":
            zone.id = split(raw)[1].strip()
        elif zone.parts:
            zone.parts[-1].setdefault(name, raw)

    def _head_line(self, name: bytes, raw: bytes) -> None:
        value = " ".join(split(raw)[1].replace("\\", "").split())[:300]
        if name == b"METHOD":
            self._head.method = value.upper()
        elif name == b"X-WR-TIMEZONE":
            self._head.zone = value
        else:
            self._head.name = value


def split(raw: bytes) -> tuple[dict[str, str], str]:
    """Parameters by their names in capitals, and the value, escapes as they stand; raw begins with `;` or `:`."""
    if raw[:1] == b":":
        return {}, decoded(raw[1:])
    if b'"' not in raw:
        end = raw.find(b":")
    elif match := _UNQUOTED.match(raw):
        end = match.end() - 1
    else:
        # A quote is never closed.
        end = raw.lower().rfind(b":mailto:")
        end = end if end >= 0 else raw.rfind(b":")
    if end < 0:
        end = len(raw)
    # What is longer is no part of the others, and would fill the memory if it were kept.
    parameters = _parameters if end <= REMEMBERED_BYTES else _parameters.__wrapped__
    return parameters(raw[:end]), decoded(raw[end + 1 :])


def decoded(data: bytes) -> str:
    """UTF-8, else Windows: property by property, because one calendar may be put together from several."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


@lru_cache(maxsize=2_000)
def _parameters(raw: bytes) -> dict[str, str]:
    parameters: dict[str, str] = {}
    for part in re.findall(r';((?:[^;"]|"[^"]*"?)*)', decoded(raw)):
        name, _, value = part.partition("=")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]
        parameters.setdefault(name.strip().upper(), re.sub(r"\^[n^']", lambda match: _CARET[match[0]], value))
    return parameters


def _value(raw: bytes) -> bytes:
    return raw.replace(_FOLD, b"").partition(b":")[2].strip().upper()[:100]


def _batches(source: Source) -> Iterator[tuple[bytes, int]]:
    """Many lines at a time, each with its line end before it, and how many lines above them were left out.

    Ended by CRLF, LF or a lone CR, all of them made LF; a folded one is one line with `_FOLD` in it. No line
    grows beyond the limit by much, and a batch ends where a line does.
    """
    rest, above = b"\n", 0
    held = b""
    with source.reading() as stream:
        for chunk in _chunks(stream, source.chosen):
            # Of a CR at the end nobody knows yet whether an LF follows.
            lines = held + chunk
            held = b"\r" if lines.endswith(b"\r") else b""
            if b"\r" in lines or _FOLD in lines:
                lines = lines[: len(lines) - len(held)].replace(_FOLD, b"")
                # Programs that convert line ends twice leave CR CR LF.
                lines = lines.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            lines = (rest + lines).replace(b"\n ", _FOLD).replace(b"\n\t", _FOLD)
            # What begins with the last line end may go on in the next chunk, and after a last LF even in a fold.
            end = lines.rfind(b"\n", 0, len(lines) - 1)
            if end > 0:
                yield lines[:end], above
                above = 0
                lines = lines[end:]
            rest = lines[: LINE_CHARS + 10]
            if len(lines) > len(rest):
                above += lines.count(_FOLD, len(rest))
                if lines.endswith(b"\n"):
                    rest += b"\n"
    yield rest, above


def _chunks(stream: BinaryIO, chosen: str) -> Iterator[bytes]:
    """The bytes, as UTF-8 if the file is UTF-16 or the user chose an encoding; else untouched, without a BOM."""
    chunk = stream.read(_CHUNK)
    encoding = chosen or encoding_of(chunk[:65_536])
    if not encoding.startswith("utf-16") and (not chosen or chosen.startswith("utf-8")):
        chunk = chunk.removeprefix(codecs.BOM_UTF8)
        while chunk:
            yield chunk
            chunk = stream.read(_CHUNK)
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    while chunk:
        yield decoder.decode(chunk).encode("utf-8", "replace")
        chunk = stream.read(_CHUNK)
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
