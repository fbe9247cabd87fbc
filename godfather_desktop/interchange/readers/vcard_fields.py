"""The fields of a person that the properties of a card fill, whichever program wrote it."""

import re
from collections.abc import Callable, Iterable

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange import vcard_own
from godfather_desktop.interchange.links import linkedin_identity
from godfather_desktop.interchange.readers.vcard_addresses import (
    city_and_address,
    emails_in,
    messenger_of,
    phone_of,
    rank,
    web_address,
)
from godfather_desktop.interchange.readers.vcard_dates import date_of
from godfather_desktop.interchange.readers.vcard_draft import Draft
from godfather_desktop.interchange.readers.vcard_relations import (
    android_relation,
    identity_of,
    named_relation,
    person_named,
    related,
)
from godfather_desktop.interchange.vcard_property import LARGE, Property
from godfather_desktop.interchange.vcard_words import PROPERTIES, TIE_PARAM

_ANNIVERSARY = re.compile(r"(?:X-(?:[A-Z0-9]+-)*)?(?:WEDDING-?)?ANNIVERSARY")
_ANDROID = "vnd.android.cursor.item/"


def each(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that say something, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))


def take_any(draft: Draft, one: Property) -> None:
    """A property that is told by the shape of its name, or by nothing."""
    relation = named_relation(one.name)
    if relation:
        _relation(draft, relation, clean_line(one.text()))
        return
    if _ANNIVERSARY.fullmatch(one.name):
        _anniversary(draft, one)
        return
    service, account = messenger_of(one)
    if service:
        if web_address(one):
            _link(draft, one)
        elif account:
            draft.add(service, account)
        return
    if one.name in vcard_own.FIELDS:
        said = vcard_own.field_of(one.name, clean_line(one.text()))
        draft.own |= said
        if not said:
            draft.keep(one)
    elif one.name.endswith(("-URL", "BLOGFEED", "-WEBSITE", "-HOMEPAGE")) and web_address(one):
        _link(draft, one)
    elif one.encoding != "B" and (one.name not in LARGE or one.raw[:5].lower() != b"data:"):
        draft.keep(one)


def _email(draft: Draft, one: Property) -> None:
    found = emails_in(one)
    draft.emails += [(rank(one), clean_line(address)) for address in found]
    if not found or draft.label(one):
        draft.keep(one)


def _phone(draft: Draft, one: Property) -> None:
    number = phone_of(one)
    if number[:4].lower() == "sip:" or number[:5].lower() == "sips:":
        draft.add("SIP", number.partition(":")[2])
        return
    label = draft.label(one)
    draft.phones.append((rank(one, late=bool(label)), number))
    if label:
        draft.keep(one, number)


def _link(draft: Draft, one: Property) -> None:
    link = clean_line(one.text())
    draft.links.append(link)
    if slug := linkedin_identity(link):
        draft.identities.append(slug)
    if one.name == "URL" and draft.label(one):
        draft.keep(one, link)


def _organization(draft: Draft, one: Property) -> None:
    name, *units = [part for part in map(clean_line, one.parts()) if part] or [""]
    if name:
        draft.organizations.append((one.group, name))
        draft.extra += [f"Unit: {unit}" for unit in units]


def _title(draft: Draft, one: Property) -> None:
    draft.titles.append((one.group, clean_line(one.text())))


def _role_word(draft: Draft, one: Property) -> None:
    draft.roles.append(clean_line(one.text()))


def _address(draft: Draft, one: Property) -> None:
    city, address = city_and_address(one)
    draft.city = draft.city or city
    if address or city != draft.city:
        draft.keep(one, address or city)


def _birthday(draft: Draft, one: Property) -> None:
    born, whole = date_of(one)
    if draft.birthday:
        whole = whole and born == draft.birthday
    else:
        draft.birthday = born
    if not born or not whole:
        # What is no date, or says more than the day, is kept as it was entered.
        draft.keep(one)


def _anniversary(draft: Draft, one: Property) -> None:
    day, whole = date_of(one)
    if names_a_day(day):
        draft.anniversaries.append(day)
    if not whole or not names_a_day(day):
        draft.add("Anniversary", clean_line(one.text()))


def _labeled_date(draft: Draft, one: Property) -> None:
    label = draft.labels.get(one.group, "")
    if "anniversary" in label.lower():
        _anniversary(draft, one)
    elif label.lower() == "birthday":
        _birthday(draft, one)
    else:
        draft.keep(one, date_of(one)[0])


def _categories(draft: Draft, one: Property) -> None:
    draft.tags += map(clean_line, one.parts(","))


def _note(draft: Draft, one: Property) -> None:
    draft.notes.append(clean_text(one.text()).strip())


def _uid(draft: Draft, one: Property) -> None:
    if clean_line(one.text()):
        draft.identities.insert(0, identity_of(one.text()))


def _identity(draft: Draft, one: Property) -> None:
    draft.identities.append(clean_line(one.text()))


def _extra(draft: Draft, one: Property) -> None:
    draft.extra.append(clean_text(one.text()))


def _nickname(draft: Draft, one: Property) -> None:
    draft.keep(one, ", ".join(each(map(clean_line, one.parts(",")))))


def _relation(draft: Draft, label: str, who: str) -> None:
    if who:
        if named := person_named(who):
            draft.relations.append((label, named))
        draft.add(label, who)


def _related(draft: Draft, one: Property) -> None:
    pairs, labels = related(one, draft.labels.get(one.group, ""))
    draft.relations += pairs
    if TIE_PARAM not in one.params and (text := clean_line(one.text())):
        draft.add(labels, text)


def _sound(draft: Draft, one: Property) -> None:
    if "X-IRMC-N" in one.types:
        # How Japanese telephones write a name by its sound.
        if name := " ".join(each(map(clean_line, one.parts()))):
            draft.add("Phonetic name", name)
    else:
        take_any(draft, one)


def _android(draft: Draft, one: Property) -> None:
    sort, *parts = map(clean_line, one.parts())
    said = sort.removeprefix(_ANDROID)
    if said == "nickname" and parts:
        if parts[0]:
            draft.add("Nickname", parts[0])
    elif said == "relation" and parts:
        _relation(draft, *android_relation(parts))
    elif said == "contact_event" and parts and parts[0]:
        _android_event(draft, one, parts)
    else:
        shown = ", ".join(part for part in [said, *parts] if part)
        if shown:
            draft.add("Android", shown)


def _android_event(draft: Draft, one: Property, parts: list[str]) -> None:
    """A date, the number of its sort (1 anniversary, 3 birthday, 0 a label of one's own) and that label."""
    date, sort, label = [*parts, "", ""][:3]
    event = Property("X-ABDATE", date.encode(), one.line)
    if sort == "1":
        _anniversary(draft, event)
    elif sort == "3":
        _birthday(draft, event)
    else:
        draft.add(label or PROPERTIES["X-ABDATE"], date)


TAKES: dict[str, Callable[[Draft, Property], None] | None] = {
    # These say nothing about the person, or are read elsewhere.
    **dict.fromkeys(("BEGIN", "END", "VERSION", "PRODID", "REV", "CLIENTPIDMAP", "FN", "N", "PHOTO", "AGENT"), None),
    **dict.fromkeys(("X-ABLABEL", "X-ABSHOWAS", "KIND", "MEMBER", "X-KIND", "X-EVOLUTION-LIST"), None),
    **dict.fromkeys(("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"), None),
    # How Outlook draws its card, and where Apple prints the postcode.
    **dict.fromkeys(("X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ABADR"), None),
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _link,
    "ORG": _organization,
    "TITLE": _title,
    "ROLE": _role_word,
    "ADR": _address,
    "BDAY": _birthday,
    "X-ABDATE": _labeled_date,
    "CATEGORIES": _categories,
    "NOTE": _note,
    "UID": _uid,
    "NICKNAME": _nickname,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "SOUND": _sound,
    "X-ANDROID-CUSTOM": _android,
    vcard_own.IDENTITY: _identity,
    vcard_own.EXTRA: _extra,
}
