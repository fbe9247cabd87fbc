"""Monica's contacts into people: names, ways to reach them, dates, the photo, who introduced them."""

import base64
import binascii
import re

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.domain.person import Relation
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange.found import FoundPerson, Noticed, Place
from godfather_desktop.interchange.limits import PHOTO_BYTES
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.readers.monica_export import (
    Fields,
    MonicaContact,
    MonicaExport,
    fields_in,
    is_yes,
    text_of,
    texts_in,
)

_PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_DATA_URL = re.compile(r"data:[\w.+/-]*(?:;[\w=.-]+)*;base64,", re.IGNORECASE)
_NAMES = ("first_name", "middle_name", "last_name")
_KEPT = (
    ("Nickname", "nickname"),
    ("Food", "food_preferences"),
    ("Met at", "first_met_where"),
    ("How we met", "first_met_additional_info"),
    ("Stay in touch every (days)", "stay_in_touch_frequency"),
)
_EXTRA_CHARS = 2_000


def name_of(contact: MonicaContact) -> str:
    """What a contact is called: its names, else its nickname or company."""
    name = " ".join(part for key in _NAMES if (part := clean_line(text_of(contact.fields, key))))
    return name or clean_line(text_of(contact.fields, "nickname", "company"))


def identity_of(contact: MonicaContact) -> str:
    """By what the contact is known again."""
    return f"monica:{clean_line(contact.identity)}"


def is_stub(contact: MonicaContact) -> bool:
    """Whether Monica knows of the contact only as somebody's relative: it has no card there, either."""
    return is_yes(contact.fields, "is_partial")


def date_of(said: Fields) -> str:
    """One of Monica's dates as a partial date: without a year that is unknown, the year alone of an age."""
    day = text_of(said, "date")[:10]
    if not is_partial_date(day):
        return ""
    if is_yes(said, "is_age_based"):
        return day[:4]
    return f"--{day[5:]}" if is_yes(said, "is_year_unknown") and len(day) == 10 else day


def person_of(
    export: MonicaExport,
    contact: MonicaContact,
    place: Place,
    *,
    met_through: str,
    relation: Relation,
    relations: list[tuple[str, MonicaContact]],
) -> tuple[FoundPerson, list[Noticed]]:
    """The card of a contact that has a name, and what of it was left out.

    met_through: the identity of an introducer whose card came before. relation: to me. relations: what
    other contacts are to this one.
    """
    fields = contact.fields
    emails: list[str] = []
    phones: list[str] = []
    links: list[str] = []
    extra: list[str] = []
    tags = [clean_line(tag) for tag in texts_in(fields.get("tags"))]
    for said, key in contact.methods:
        _reach(clean_line(said), export.methods.get(key, ("", "")), emails, phones, links, extra)
    extra += [f"{title}: {clean_text(text)}" for title, key in _KEPT if (text := text_of(fields, key))]
    if text := export.genders.get(text_of(fields, "gender"), text_of(fields, "gender")):
        extra.append(f"Gender: {clean_line(text)}")
    if is_yes(fields, "is_starred"):
        tags.append("starred")
    if fields.get("is_active") is False or text_of(fields, "is_active") == "0":
        extra.append("Archived in Monica")
    if is_yes(fields, "is_dead"):
        tags.append("deceased")
        extra.append(f"Died: {date_of(fields_in(fields, 'deceased_date'))}".removesuffix(": "))
    if met := date_of(fields_in(fields, "first_met_date")):
        extra.append(f"First met: {met}")
    introducer = export.contacts.get(text_of(fields, "first_met_through"))
    if introducer is not None and not met_through and name_of(introducer):
        extra.append(f"Met through: {name_of(introducer)}")
    extra += [f"Address{_named(one)}: {_address(one)}" for one in contact.addresses if _address(one)]
    extra += [_pet(one) for one in contact.pets]
    extra += [_relative(label, other) for label, other in relations if name_of(other)]
    photo, noticed = _photo(export, contact, place)
    if contact.documents:
        noticed.append(Noticed(place, "documents left out", {"count": contact.documents}))
    description = clean_text(text_of(fields, "description")).strip()
    me = bool(export.me) and contact.key == export.me
    identities = [identity_of(contact), *filter(None, map(linkedin_identity, links))]
    person = FoundPerson(
        place,
        name_of(contact),
        emails=_once(emails),
        phones=_once(phones),
        links=_once(links),
        organization=clean_line(text_of(fields, "company")),
        title=clean_line(text_of(fields, "job")),
        city=next((city for one in contact.addresses if (city := clean_line(text_of(one, "city")))), ""),
        tags=_once(tags),
        birthday=date_of(fields_in(fields, "birthdate")),
        # A full name may be that of somebody who is known; a first name is that of many.
        relations=tuple(
            (label.capitalize(), name_of(other))
            for label, other in relations
            if is_stub(other) and " " in name_of(other)
        ),
        notes=(description,) if description else (),
        photo=photo,
        identities=tuple(dict.fromkeys(identities)),
        how_known="referral" if met_through else "",
        met_through=met_through,
        relation=relation,
        extra=_once([one[:_EXTRA_CHARS] for one in extra]),
        me=me,
    )
    return person, noticed


def _once(items: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, items)))


def _reach(
    said: str, sort: tuple[str, str], emails: list[str], phones: list[str], links: list[str], extra: list[str]
) -> None:
    """File a way to reach somebody where it belongs; what it is decides where its sort says nothing."""
    name, known = clean_line(sort[0])[:100], sort[1]
    address = address_in(said)
    if known == "email" or (known != "phone" and address and address == said):
        if address:
            emails.append(address)
        elif said:
            extra.append(f"{name or 'Email'}: {said}")
    elif known == "phone" or (not name and sum(char.isdigit() for char in said) > 5 and not said[:1].isalpha()):
        phones.append(said.removeprefix("tel:"))
    elif said.lower().startswith(("http://", "https://", "www.")) or linkedin_identity(said):
        links.append(said)
    elif said:
        extra.append(f"{name or 'Contact'}: {said}")


def _named(one: Fields) -> str:
    name = clean_line(text_of(one, "name"))
    return f" ({name})" if name else ""


def _address(one: Fields) -> str:
    parts = (text_of(one, key) for key in ("street", "city", "province", "postal_code", "country"))
    return ", ".join(part for text in parts if (part := clean_line(text)))


def _pet(one: Fields) -> str:
    name, sort = clean_line(text_of(one, "name")), clean_line(text_of(one, "category"))
    return f"Pet: {name} ({sort})" if name and sort else f"Pet: {name or sort}" if name or sort else ""


def _relative(label: str, other: MonicaContact) -> str:
    """Somebody's relation to this contact; of those without a card also what else is known."""
    born = date_of(fields_in(other.fields, "birthdate")) if is_stub(other) else ""
    return f"{label.capitalize()}: {name_of(other)}" + (f" (born {born})" if born else "")


def _photo(export: MonicaExport, contact: MonicaContact, place: Place) -> tuple[bytes | None, list[Noticed]]:
    """The avatar, else the first photo that is a picture."""
    avatar = fields_in(contact.fields, "avatar")
    chosen = text_of(avatar, "avatar_photo")
    if export.photos is None:
        has_any = bool(contact.photos or chosen)
        return None, [Noticed(place, "photo not in the file")] if has_any else []
    keys = _once([chosen, *contact.photos])
    for number, key in enumerate(keys):
        url = export.photos.get(key, "")
        match = _DATA_URL.match(url)
        if match is None:
            continue
        if len(url) > PHOTO_BYTES * 3 // 2:
            return None, [Noticed(place, "photo too large")]
        try:
            data = base64.b64decode(url[match.end() :], validate=False)
        except (binascii.Error, ValueError):
            return None, [Noticed(place, "photo is broken")]
        if len(data) > PHOTO_BYTES:
            return None, [Noticed(place, "photo too large")]
        if not data.startswith(_PICTURE_STARTS):
            return None, [Noticed(place, "photo of another kind")]
        others = len(keys) - number - 1
        return data, [Noticed(place, "photos left out", {"count": others})] if others else []
    return None, [Noticed(place, "photo not in the file")] if keys else []
