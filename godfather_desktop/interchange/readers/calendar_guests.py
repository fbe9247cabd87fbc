"""Who takes part in an event, and where it takes place: in a room, by video or by telephone."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.touch import Channel
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.calendar_lines import REMEMBERED_BYTES, CutEvent, split

GUESTS = 20
"""Of a larger event nobody remembers whom they met; see formats.md 6."""
_PLACE_CHARS = 2_000
_NOT_PEOPLE = ("ROOM", "RESOURCE", "GROUP")
_AWAY = ("DECLINED", "DELEGATED")
_HERE = ("ACCEPTED", "TENTATIVE", "COMPLETED", "CONFIRMED")
_NO_NAMES = frozenset(("no name", "unknown", "undefined", "null", "none", "n/a"))
_NO_ADDRESSES = ("nomail", "invalid", "unknown")
_VIDEO = re.compile(
    r"zoom\.(?:us|com)|zoomgov\.com|\bzoom\b|meet\.google|google meet|\bhangouts?\b|teams\.(?:microsoft|live)"
    r"|aka\.ms/jointeams|microsoft teams|\bteams[ -](?:meeting|call|besprechung)|\bwebex\b|gotomeet|meet\.goto"
    r"|\bskype\b|whereby\.com|\bjitsi|meet\.jit\.si|bluejeans|facetime|chime\.aws|bigbluebutton"
    r"|video[ -]?(?:call|chat|conf|konf|meeting|anruf)|visioconf|videollamada|videochiamata",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"\b(?:tele)?phone\b|\btelefon|\bt[ée]l[ée]fon|\btelefonica|\btelko\b|\btelco\b|\bcall\b|\bdial[ -]?in\b"
    r"|\btel[.:] ?[+(\d]|^\s*\+?[\d(][\d\s()./-]{6,}\d\s*$|\banruf\b|\bappel\b|\bllamada\b",
    re.IGNORECASE,
)
_CALL_TITLE = re.compile(
    r"^\W*(?:(?:tele)?phone )?call (?:with|to|from)\b|\b(?:tele)?phone call\b|\btelefonat\b", re.IGNORECASE
)
_VIDEO_TITLE = re.compile(
    r"^\W*(?:zoom|teams|skype|facetime|google meet|video) (?:call |chat )?with\b|\bvideo ?call\b", re.IGNORECASE
)
_CONFERENCES = (
    b"X-GOOGLE-CONFERENCE",
    b"X-GOOGLE-HANGOUT",
    b"X-MICROSOFT-SKYPETEAMSMEETINGURL",
    b"X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
)


@dataclass(frozen=True, slots=True)
class Participant:
    """One ATTENDEE or ORGANIZER who is a person. address: in small letters; name: empty when it says nothing new.

    answer: `here`, `away` for who declined or sent somebody else, else empty. along: how many they bring.
    who: the address, else the name. key, called: `who` and the name, folded.
    """

    address: str
    name: str
    answer: str
    along: int
    who: str
    key: str
    called: str


@dataclass(frozen=True, slots=True)
class Guests:
    """me: `here`, `away`, or empty when I am not on the list. others: who was there besides me.

    people: how many, me among them, and whom they brought along. away: how many others declined.
    listed: there are attendees, and not only an organizer.
    """

    me: str
    others: tuple[Participant, ...]
    people: int
    away: int
    listed: bool


def participant_of(raw: bytes) -> Participant | None:
    """Who an ATTENDEE or ORGANIZER is; None for rooms, groups, copies for information, and nobody.

    raw: from the first `;` or `:`.
    """
    return _participant(raw) if len(raw) <= REMEMBERED_BYTES else _participant.__wrapped__(raw)


def forget_participants() -> None:
    """Free what is remembered of the last calendar."""
    _participant.cache_clear()


# Most lines of a calendar are the same as some line before.
@lru_cache(maxsize=40_000)
def _participant(raw: bytes) -> Participant | None:
    parameters, value = split(raw)
    if parameters.get("CUTYPE", "").upper() in _NOT_PEOPLE or parameters.get("ROLE", "").upper() == "NON-PARTICIPANT":
        return None
    named = parameters.get("CN", "").replace("\\", "")
    address = ""
    for text in (value, parameters.get("EMAIL", ""), parameters.get("X-EMAIL", ""), named):
        address = address or _address(text)
    if address.endswith("calendar.google.com"):
        # Rooms, shared calendars, imported ones and the organizer whom nobody knows.
        return None
    name = _name(named)
    if not address and not name:
        return None
    answer = (parameters.get("PARTSTAT") or parameters.get("STATUS") or "").upper()
    along = parameters.get("X-NUM-GUESTS", "")
    return Participant(
        address,
        name,
        "away" if answer in _AWAY else "here" if answer in _HERE else "",
        int(along) if along.isascii() and along.isdigit() and len(along) < 4 else 0,
        address or name,
        folded(address or name),
        folded(name),
    )


def guests_of(event: CutEvent, mine: frozenset[str]) -> Guests:
    """Who takes part. The organizer does, listed or not; who is listed twice counts once, by the better answer.

    mine: folded addresses and names of the owner.
    """
    attendees = [one for one in map(participant_of, event.all(b"ATTENDEE")) if one is not None]
    organizers = [one for one in map(participant_of, event.all(b"ORGANIZER")[:1]) if one is not None]
    known: dict[str, Participant] = {}
    for one in attendees:
        before = known.get(one.key)
        known[one.key] = one if before is None else _both(before, one)
    for one in organizers:
        known.setdefault(one.key, one)
    if len(known) > 1 and not all(one.address for one in known.values()):
        # Somebody without an address is most likely the namesake with one.
        names = {one.called for one in known.values() if one.address and one.name}
        known = {key: one for key, one in known.items() if one.address or one.called not in names}
    me: list[Participant] = []
    others: list[Participant] = []
    for one in known.values():
        (me if is_mine(one, mine) else others).append(one)
    there = tuple(one for one in others if one.answer != "away")
    answers = {one.answer for one in me}
    return Guests(
        "" if not me else "away" if answers <= {"away", ""} and "away" in answers else "here",
        there,
        1 + len(there) + sum(one.along for one in (*there, *me) if one.answer != "away"),
        len(others) - len(there),
        bool(attendees),
    )


def is_mine(one: Participant, mine: frozenset[str]) -> bool:
    """Whether that is the owner, by address or by full name."""
    return one.key in mine or (one.called in mine and one.called != "")


def channel_of(event: CutEvent) -> Channel:
    """How they met. A link to a conference or words for it in the place say so; without a place, those of the title."""
    properties = event.properties
    if any(event.text(name) for name in _CONFERENCES):
        return "video"
    by_phone = False
    for raw in event.all(b"CONFERENCE"):
        parameters, value = split(raw)
        feature = parameters.get("FEATURE", "").upper()
        if value.strip() and ("PHONE" not in feature or "VIDEO" in feature) and not value.lower().startswith("tel:"):
            return "video"
        by_phone = by_phone or bool(value.strip())
    place = event.text(b"LOCATION")[:_PLACE_CHARS] if b"LOCATION" in properties else ""
    where = f"{place} {event.text(b'URL')[:_PLACE_CHARS]}" if b"URL" in properties else place
    if where and _VIDEO.search(where):
        return "video"
    if by_phone or (place and _PHONE.search(place)):
        return "call"
    if not place and b"SUMMARY" in properties:
        title = event.text(b"SUMMARY")[:_PLACE_CHARS]
        if _VIDEO_TITLE.search(title):
            return "video"
        if _CALL_TITLE.search(title):
            return "call"
    return "in-person"


def addresses(event: CutEvent) -> list[str]:
    """The addresses of everybody who is invited, whatever they answered."""
    found = [participant_of(raw) for raw in (*event.all(b"ATTENDEE"), *event.all(b"ORGANIZER")[:1])]
    return list(dict.fromkeys(one.address for one in found if one is not None and one.address))


def _address(text: str) -> str:
    text = text.strip()
    if "@" not in text:
        # Apple hides addresses behind `urn:uuid:` and `invalid:nomail`, Exchange behind `/o=Org/cn=...`.
        return ""
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0]
    if "%" in text:
        text = unquote(text)
    found = clean_line(address_in(text)).lower()
    return "" if found.partition("@")[0] in _NO_ADDRESSES and found.endswith(".invalid") else found


def _name(text: str) -> str:
    """A CN as a name: without quotes and Lotus' path, empty when it is an address or a word for nobody."""
    name = clean_line(text).strip("'\" ")
    if "@" in name or name.lower().startswith("mailto:"):
        return ""
    if "/" in name:
        # Lotus: `Ann Lee/Sales/Meridian` or `CN=Ann Lee/O=Meridian`
        name = name.partition("/")[0].removeprefix("CN=").strip()
    return "" if name.lower() in _NO_NAMES else name


def _both(a: Participant, b: Participant) -> Participant:
    answers = (a.answer, b.answer)
    named = a if a.name else b
    return replace(
        a,
        name=named.name,
        called=named.called,
        answer="here" if "here" in answers else "away" if "away" in answers else "",
        along=max(a.along, b.along),
    )
