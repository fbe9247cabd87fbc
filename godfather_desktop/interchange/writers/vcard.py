"""vCard 3.0 and 4.0, as other programs read them and as our reader reads them back.

What a card can carry is written; past roles, touches and favors are not, which the JSON and the spreadsheets
have. A vCard speaks of today.
"""

import base64
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from uuid import UUID

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.interchange import vcard_own
from godfather_desktop.interchange.links import linkedin_identity
from godfather_desktop.interchange.readers.vcard_names import kept_name, name_parts
from godfather_desktop.interchange.sheet_names import SheetNames, numbered_name, own_uid
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import TIE_PARAM
from godfather_desktop.interchange.writers.referrers import referrers_first
from godfather_desktop.interchange.writers.vcard_extra import extra_lines, related_lines
from godfather_desktop.interchange.writers.vcard_lines import escaped, folded_lines, quoted, uri

_FRIENDS = 4
"""From this strength on two people who know each other are written as friends, and as contacts below."""


@dataclass(frozen=True, slots=True)
class _Book:
    """What is written. version: '3.0' or '4.0'. who: what people are called; uids: by which their cards are known."""

    rolodex: Rolodex
    version: str
    who: SheetNames
    uids: dict[PersonId, str]


def vcards(rolodex: Rolodex, version: str, photo_of: Callable[[PersonId], bytes | None]) -> Iterator[bytes]:
    """Every card but mine. version: '3.0' or '4.0'."""
    book = _Book(rolodex, version, SheetNames(rolodex), {one.id: _uid(one) for one in rolodex.others()})
    for person in referrers_first(rolodex):
        yield folded_lines(_properties(book, person, photo_of(person.id)))


def _properties(book: _Book, person: Person, photo: bytes | None) -> Iterable[str]:
    rolodex, version = book.rolodex, book.version
    groups = count(1)
    name, extra = _structured_name(person)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield "PRODID:-//Godfather Desktop//EN"
    yield _uid_line(book.uids[person.id], version)
    yield f"FN:{escaped(person.name)}"
    yield f"N:{name}"
    yield from _roles(rolodex, person, groups)
    for email in person.emails:
        yield f"EMAIL:{escaped(email)}"
    for phone in person.phones:
        yield f"TEL:{escaped(phone)}"
    for link in person.links:
        yield f"URL:{uri(link)}"
    if person.city:
        yield f"ADR:;;;{escaped(person.city)};;;"
    if person.birthday:
        yield _date("BDAY", person.birthday, version)
    yield from _anniversaries(rolodex, person, version, groups)
    if person.tags:
        yield "CATEGORIES:" + ",".join(map(escaped, person.tags))
    for note in rolodex.notes_of(person.id):
        yield f"NOTE:{escaped(note.text)}"
    yield from _ties(book, person, groups)
    yield from extra_lines(extra, version, groups)
    for own, text in vcard_own.written(person):
        yield f"{own}:{escaped(text)}"
    if person.referred_by is not None:
        yield f"{vcard_own.property_name('met_through')}:{escaped(_referrer(book, person.referred_by))}"
    yield from _identities(person)
    if photo is not None:
        yield _photo(photo, version)
    yield "END:VCARD"


def _roles(rolodex: Rolodex, person: Person, groups: Iterator[int]) -> Iterator[str]:
    """The role of today, and the others that are held with it, each with a group that keeps it together."""
    role = current_role(rolodex, person)
    if role is None:
        return
    organization = organization_name(rolodex, role)
    if organization:
        yield f"ORG:{escaped(organization)}"
    if role.title:
        yield f"TITLE:{escaped(role.title)}"
    for other in rolodex.roles_of(person.id):
        name = organization_name(rolodex, other)
        # Without an organization of its own the first title would pass for that of the next.
        if other is not role and not other.end and organization and name:
            group = f"item{next(groups)}"
            yield f"{group}.ORG:{escaped(name)}"
            if other.title:
                yield f"{group}.TITLE:{escaped(other.title)}"


def _ties(book: _Book, person: Person, groups: Iterator[int]) -> Iterator[str]:
    """Whom the person knows, where that was stated."""
    for tie in book.rolodex.ties_of(person.id):
        other = tie.other(person.id)
        if tie.source != "stated" or other == ME:
            continue
        uid = book.uids[other]
        urn = _urn(uid) if book.version == "4.0" else ""
        yield from related_lines(
            _label(tie),
            urn or book.rolodex.people[other].name,
            book.version,
            groups,
            f";{TIE_PARAM}={quoted(uid)}",
            is_uri=bool(urn),
        )


def _label(tie: Tie) -> str:
    if tie.strength == BARELY:
        return "Acquaintance"
    return "Friend" if (tie.strength or 0) >= _FRIENDS else "Contact"


def _referrer(book: _Book, person: PersonId) -> str:
    """A person by e-mail or name, as in the spreadsheets; where that is not theirs alone, by the UID of their card."""
    said = book.who(person)
    return said if numbered_name(said) is None else f"uid:{book.uids[person]}"


def _uid(person: Person) -> str:
    """The UID that a card came with, else one of our own."""
    return next((one[4:] for one in person.identities if one.startswith("uid:")), "") or own_uid(person.name, person.id)


@lru_cache(maxsize=65_536)
def _urn(uid: str) -> str:
    """`urn:uuid:...` where a UID is one."""
    try:
        return f"urn:uuid:{uid}" if str(UUID(uid)) == uid else ""
    except ValueError:
        return ""


def _uid_line(uid: str, version: str) -> str:
    if version == "3.0":
        return f"UID:{escaped(uid)}"
    urn = _urn(uid)
    return f"UID:{urn}" if urn else f"UID;VALUE=text:{escaped(uid)}"


def _identities(person: Person) -> Iterator[str]:
    """By what else other programs know the person; profiles are told by their links."""
    told = {
        next((one for one in person.identities if one.startswith("uid:")), ""),
        *map(linkedin_identity, person.links),
    }
    for identity in person.identities:
        if identity not in told:
            yield f"{vcard_own.IDENTITY}:{escaped(identity)}"


def _structured_name(person: Person) -> tuple[str, tuple[str, ...]]:
    """N, and what of `extra` is left to write.

    The N that the card came with, unless the person goes by another name today: Outlook shows what stands
    in N. Else the last word is the family name.
    """
    for one in person.extra:
        if not one.startswith("N: "):
            continue
        value = one[3:].replace(",", "\\,")
        kept = Property("N", value.encode("utf-8"), 0)
        family, given = [*name_parts(kept), ""][:2]
        if kept_name(kept, person.name) == one and folded(family or given) in folded(person.name):
            return value, tuple(other for other in person.extra if other is not one)
        break
    given, _, family = person.name.rpartition(" ")
    return f"{escaped(family)};{escaped(given)};;;", person.extra


def _anniversaries(rolodex: Rolodex, person: Person, version: str, groups: Iterator[int]) -> Iterator[str]:
    """What comes back every year. A day of one year, such as a party, is no anniversary to other programs."""
    for occasion in rolodex.occasions_of(person.id):
        if occasion.sort != "anniversary" or not occasion.date.startswith("--"):
            continue
        year = occasion.text if len(occasion.text) == 4 and names_a_day(occasion.text + occasion.date[1:]) else ""
        date = year + occasion.date[1:] if year else occasion.date
        if version == "4.0":
            yield _date("ANNIVERSARY", date, version)
        else:
            group = f"item{next(groups)}"
            yield _date(f"{group}.X-ABDATE", date, version)
            yield f"{group}.X-ABLabel:_$!<Anniversary>!$_"


def _date(name: str, date: str, version: str) -> str:
    """A partial date. 4.0 writes whole dates without hyphens, but a year and a month with one."""
    if version == "3.0" and date.startswith("--"):
        return f"{name};X-APPLE-OMIT-YEAR=1604:1604-{date[2:]}"
    if version == "4.0" and date.startswith("--"):
        return f"{name}:--{date[2:].replace('-', '')}"
    return f"{name}:{date.replace('-', '') if version == '4.0' and len(date) == 10 else date}"


def _photo(photo: bytes, version: str) -> str:
    kind = next((kind for start, kind in _KINDS if photo.startswith(start)), "jpeg")
    packed = base64.b64encode(photo).decode("ascii")
    if version == "4.0":
        return f"PHOTO:data:image/{kind};base64,{packed}"
    return f"PHOTO;ENCODING=b;TYPE={kind.upper()}:{packed}"


_KINDS = ((b"\x89PNG", "png"), (b"GIF", "gif"), (b"RIFF", "webp"))
