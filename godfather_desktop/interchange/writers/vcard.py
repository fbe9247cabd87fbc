"""vCard 3.0 and 4.0, folded at 75 octets without cutting a character."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.titles import current_role, organization_name

_OCTETS = 75


def vcards(rolodex: Rolodex, version: str, photo_of: Callable[[PersonId], bytes | None]) -> Iterator[bytes]:
    """Every card but mine. version: '3.0' or '4.0'."""
    for person in rolodex.others():
        lines = [line for text in _properties(rolodex, person, version, photo_of(person.id)) for line in _folded(text)]
        yield ("\r\n".join(lines) + "\r\n").encode("utf-8")


def _properties(rolodex: Rolodex, person: Person, version: str, photo: bytes | None) -> Iterable[str]:
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    uid = next((one[4:] for one in person.identities if one.startswith("uid:")), _own_uid(person))
    yield f"UID:{_escaped(uid)}"
    yield f"FN:{_escaped(person.name)}"
    yield f"N:{_structured_name(person)}"
    role = current_role(rolodex, person)
    if role is not None:
        if name := organization_name(rolodex, role):
            yield f"ORG:{_escaped(name)}"
        if role.title:
            yield f"TITLE:{_escaped(role.title)}"
    for email in person.emails:
        yield f"EMAIL:{_escaped(email)}"
    for phone in person.phones:
        yield f"TEL:{_escaped(phone)}"
    for link in person.links:
        yield f"URL:{_escaped(link)}"
    if person.city:
        yield f"ADR:;;;{_escaped(person.city)};;;"
    if person.birthday:
        yield _birthday(person.birthday, version)
    if person.tags:
        yield "CATEGORIES:" + ",".join(map(_escaped, person.tags))
    for note in rolodex.notes_of(person.id):
        yield f"NOTE:{_escaped(note.text)}"
    if photo is not None:
        yield _photo(photo, version)
    yield "END:VCARD"


def _own_uid(person: Person) -> str:
    """An identity for a card that came without: the id alone would name others in another Rolodex."""
    mark = hashlib.blake2b(person.name.encode("utf-8"), digest_size=8).hexdigest()
    return f"godfather-{person.id}-{mark}"


def _structured_name(person: Person) -> str:
    """The N that the card came with, else the last word as the family name."""
    kept = next((one[3:] for one in person.extra if one.startswith("N: ")), "")
    if kept:
        return kept.replace(",", "\\,")
    given, _, family = person.name.rpartition(" ")
    return f"{_escaped(family)};{_escaped(given)};;;"


def _birthday(birthday: str, version: str) -> str:
    if version == "3.0" and birthday.startswith("--"):
        return f"BDAY;X-APPLE-OMIT-YEAR=1604:1604-{birthday[2:]}"
    if version == "4.0" and birthday.startswith("--"):
        return f"BDAY:--{birthday[2:].replace('-', '')}"
    # 4.0 writes whole dates without hyphens, but a year and a month with one.
    return f"BDAY:{birthday.replace('-', '') if version == '4.0' and len(birthday) == 10 else birthday}"


def _photo(photo: bytes, version: str) -> str:
    kind = (
        "png"
        if photo.startswith(b"\x89PNG")
        else "gif"
        if photo.startswith(b"GIF")
        else "webp"
        if photo.startswith(b"RIFF")
        else "jpeg"
    )
    packed = base64.b64encode(photo).decode("ascii")
    if version == "4.0":
        return f"PHOTO:data:image/{kind};base64,{packed}"
    return f"PHOTO;ENCODING=b;TYPE={kind.upper()}:{packed}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(text: str) -> Iterator[str]:
    """The line cut into pieces of at most 75 octets; those after the first begin with a blank."""
    line, octets = "", 0
    for char in text:
        size = len(char.encode("utf-8"))
        if octets + size > _OCTETS:
            yield line
            line, octets = " ", 1
        line += char
        octets += size
    yield line
