"""A card into a person. What has no field goes to `extra` in plain words, so that nothing is dropped."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.text import clean_line, clean_text, folded
from godfather_desktop.interchange import vcard_own
from godfather_desktop.interchange.found import FoundPerson, Place
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
from godfather_desktop.interchange.readers.vcard_names import name_parts, structured
from godfather_desktop.interchange.readers.vcard_relations import (
    android_relation,
    identity_of,
    named_relation,
    person_named,
    related,
)
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.vcard_lines import LARGE
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import PROPERTIES, TIE_PARAM, label_words

EXTRA_CHARS = 10_000
"""Longest property without a field that is kept whole; others end in an ellipsis."""
_EVERYDAY_LABELS = frozenset(
    "home;work;mobile;cell;main;other;iphone;homepage;home page;email;phone;school;home fax;work fax;fax;pager".split(";")
)
"""Labels that say no more than a TYPE, which is not kept either."""
_ANNIVERSARY = re.compile(r"(?:X-(?:[A-Z0-9]+-)*)?(?:WEDDING-?)?ANNIVERSARY")
_SAYS_NOTHING = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "X-ABLABEL", "KIND", "MEMBER", "X-ABSHOWAS", "CLIENTPIDMAP", "PHOTO"}
    # How Outlook draws its card, and where Apple prints the postcode.
    | {"X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-ABADR", "AGENT"}
    | {"X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"}
)
_ANDROID = "vnd.android.cursor.item/"


@dataclass(slots=True)
class _Draft:
    """What has been read so far. labels: by the group to which they belong."""

    labels: dict[str, str]
    emails: list[tuple[int, str]] = field(default_factory=list)
    phones: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    organizations: list[tuple[str, str]] = field(default_factory=list)
    titles: list[tuple[str, str]] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)
    city: str = ""
    tags: list[str] = field(default_factory=list)
    birthday: str = ""
    anniversaries: list[str] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    identities: list[str] = field(default_factory=list)
    own: dict[str, Any] = field(default_factory=dict)
    extra: list[str] = field(default_factory=list)

    def label(self, one: Property) -> str:
        """The label beside a property, empty for one that says no more than its type."""
        label = self.labels.get(one.group, "")
        return "" if label.lower() in _EVERYDAY_LABELS else label

    def keep(self, one: Property, text: str = "") -> None:
        """Keep a property without a field in plain words."""
        text = text or clean_text(one.text()).strip()
        if text:
            name = self.label(one) or PROPERTIES.get(one.name, one.name)
            self.add(clean_line(name), text)

    def add(self, name: str, text: str) -> None:
        """Keep a text in plain words."""
        shown = text if len(text) <= EXTRA_CHARS else text[: EXTRA_CHARS - 1] + "…"
        self.extra.append(f"{name}: {shown}")


def person_of(
    properties: list[Property],
    name: str,
    place: Place,
    photo: bytes | None,
    agents: Iterable[tuple[str, str]],
    more: Iterable[str],
    reading: Reading,
) -> FoundPerson:
    """The person of a card. agents: who acts for them, and how to reach those; more: what else goes to `extra`."""
    draft = _Draft({one.group: label_words(clean_line(one.text())) for one in properties if _is_label(one)})
    names = 0
    for one in properties:
        if one.name == "FN":
            names += 1
            if names > 1 and clean_line(one.text()) != name:
                draft.keep(one)
        elif one.name not in _SAYS_NOTHING and one.raw.strip():
            _TAKES.get(one.name, _any)(draft, one)
    organization, title = _role(draft)
    _structured_name(draft, properties, name)
    for agent, reached in agents:
        draft.relations.append(("Agent", agent))
        draft.add("Agent", f"{agent}, {reached}" if reached else agent)
    draft.extra += more
    emails = _ordered(draft.emails)
    return FoundPerson(
        place,
        name,
        emails=emails,
        phones=_ordered(draft.phones),
        links=_each(draft.links),
        organization=organization,
        title=title,
        city=draft.city,
        tags=_each(draft.tags),
        birthday=draft.birthday,
        anniversaries=_each(draft.anniversaries),
        relations=tuple(dict.fromkeys(draft.relations)),
        notes=_each(draft.notes),
        photo=photo,
        identities=_each(draft.identities),
        extra=_each(draft.extra),
        me=_is_mine(name, emails, reading),
        **draft.own,
    )


def _is_label(one: Property) -> bool:
    return one.name == "X-ABLABEL" and bool(one.group)


def _is_mine(name: str, emails: tuple[str, ...], reading: Reading) -> bool:
    """By all of the addresses, or by one and the name: of two people who share an address, one is not me."""
    mine = [folded(email) in reading.mine for email in emails]
    return any(mine) and (all(mine) or folded(name) in reading.mine)


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _ordered(ranked: list[tuple[int, str]]) -> tuple[str, ...]:
    return _each(text for _, text in sorted(ranked, key=lambda one: one[0]))


def _any(draft: _Draft, one: Property) -> None:
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
        draft.own |= vcard_own.field_of(one.name, clean_line(one.text()))
    elif one.name.endswith(("-URL", "BLOGFEED", "-WEBSITE", "-HOMEPAGE")) and web_address(one):
        _link(draft, one)
    elif one.encoding != "B" and (one.name not in LARGE or one.raw[:5].lower() != b"data:"):
        draft.keep(one)


def _email(draft: _Draft, one: Property) -> None:
    found = emails_in(one)
    draft.emails += [(rank(one), clean_line(address)) for address in found]
    if not found or draft.label(one):
        draft.keep(one)


def _phone(draft: _Draft, one: Property) -> None:
    number = phone_of(one)
    if number[:4].lower() == "sip:" or number[:5].lower() == "sips:":
        draft.add("SIP", number.partition(":")[2])
        return
    label = draft.label(one)
    draft.phones.append((rank(one, late=bool(label)), number))
    if label:
        draft.keep(one, number)


def _link(draft: _Draft, one: Property) -> None:
    link = clean_line(one.text())
    draft.links.append(link)
    if slug := linkedin_identity(link):
        draft.identities.append(slug)
    if one.name == "URL" and draft.label(one):
        draft.keep(one, link)


def _organization(draft: _Draft, one: Property) -> None:
    name, *units = [part for part in map(clean_line, one.parts()) if part] or [""]
    if name:
        draft.organizations.append((one.group, name))
        draft.extra += [f"Unit: {unit}" for unit in units]


def _title(draft: _Draft, one: Property) -> None:
    draft.titles.append((one.group, clean_line(one.text())))


def _role_word(draft: _Draft, one: Property) -> None:
    draft.roles.append(clean_line(one.text()))


def _role(draft: _Draft) -> tuple[str, str]:
    """Organization and title that belong together; further ones go to `extra`. ROLE stands in for a title."""
    group, organization = draft.organizations[0] if draft.organizations else ("", "")
    others = {one for one, _ in draft.organizations[1:]} - {group, ""}
    chosen = next((one for one in draft.titles if one[0] == group), None)
    chosen = chosen or next((one for one in draft.titles if one[0] not in others), None)
    title = chosen[1] if chosen is not None else ""
    draft.extra += [f"Organization: {name}" for _, name in draft.organizations[1:] if name != organization]
    draft.extra += [f"Title: {name}" for _, name in draft.titles if name and name != title]
    roles = draft.roles
    if not title and not draft.titles and roles:
        title, roles = roles[0], roles[1:]
    draft.extra += [f"Role: {role}" for role in roles if role and role != title]
    return organization, title


def _address(draft: _Draft, one: Property) -> None:
    city, address = city_and_address(one)
    draft.city = draft.city or city
    if address or city != draft.city:
        draft.keep(one, address or city)


def _birthday(draft: _Draft, one: Property) -> None:
    born, whole = date_of(one)
    if draft.birthday:
        whole = whole and born == draft.birthday
    else:
        draft.birthday = born
    if not born or not whole:
        # What is no date, or says more than the day, is kept as it was entered.
        draft.keep(one)


def _anniversary(draft: _Draft, one: Property) -> None:
    day, whole = date_of(one)
    if names_a_day(day):
        draft.anniversaries.append(day)
    if not whole or not names_a_day(day):
        draft.add("Anniversary", clean_line(one.text()))


def _labeled_date(draft: _Draft, one: Property) -> None:
    label = draft.labels.get(one.group, "")
    if "anniversary" in label.lower():
        _anniversary(draft, one)
    elif label.lower() == "birthday":
        _birthday(draft, one)
    else:
        draft.keep(one, date_of(one)[0])


def _categories(draft: _Draft, one: Property) -> None:
    draft.tags += map(clean_line, one.parts(","))


def _note(draft: _Draft, one: Property) -> None:
    draft.notes.append(clean_text(one.text()).strip())


def _uid(draft: _Draft, one: Property) -> None:
    if clean_line(one.text()):
        draft.identities.insert(0, identity_of(one.text()))


def _identity(draft: _Draft, one: Property) -> None:
    draft.identities.append(clean_line(one.text()))


def _extra(draft: _Draft, one: Property) -> None:
    draft.extra.append(clean_text(one.text()))


def _nickname(draft: _Draft, one: Property) -> None:
    draft.keep(one, ", ".join(_each(map(clean_line, one.parts(",")))))


def _relation(draft: _Draft, label: str, who: str) -> None:
    if who:
        if named := person_named(who):
            draft.relations.append((label, named))
        draft.add(label, who)


def _related(draft: _Draft, one: Property) -> None:
    pairs, labels = related(one, draft.labels.get(one.group, ""))
    draft.relations += pairs
    if TIE_PARAM not in one.params and (text := clean_line(one.text())):
        draft.add(labels, text)


def _sound(draft: _Draft, one: Property) -> None:
    if "X-IRMC-N" in one.types:
        # How Japanese telephones write a name by its sound.
        if name := " ".join(_each(map(clean_line, one.parts()))):
            draft.add("Phonetic name", name)
    else:
        _any(draft, one)


def _android(draft: _Draft, one: Property) -> None:
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


def _android_event(draft: _Draft, one: Property, parts: list[str]) -> None:
    """A date, the number of its sort (1 anniversary, 3 birthday, 0 a label of one's own) and that label."""
    date, sort, label = [*parts, "", ""][:3]
    event = Property("X-ABDATE", date.encode(), one.line)
    if sort == "1":
        _anniversary(draft, event)
    elif sort == "3":
        _birthday(draft, event)
    else:
        draft.add(label or PROPERTIES["X-ABDATE"], date)


def _structured_name(draft: _Draft, properties: list[Property], name: str) -> None:
    """Keep N where it says more than the last word of the name being the family's."""
    for place, one in enumerate(one for one in properties if one.name == "N" and one.raw.strip(b" ;")):
        parts = name_parts(one)
        while parts and not parts[-1]:
            parts.pop()
        family, given = structured(name)
        if parts and (place or parts != [part for part in (family, given) if part or given]):
            escaped = (part.replace("\\", "\\\\").replace(";", "\\;") for part in [*parts, *[""] * (5 - len(parts))])
            draft.extra.append("N: " + ";".join(escaped))


_TAKES: dict[str, Callable[[_Draft, Property], None]] = {
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
    "N": lambda _draft, _one: None,
    "NICKNAME": _nickname,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    "SOUND": _sound,
    "X-ANDROID-CUSTOM": _android,
    vcard_own.IDENTITY: _identity,
    vcard_own.EXTRA: _extra,
}
