"""vCard 2.1, 3.0 and 4.0: cards into people, groups and companies."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from godfather_desktop.domain.days import is_partial_date, names_a_day
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.found import (
    FoundGroup,
    FoundOrganization,
    FoundPerson,
    Item,
    Noticed,
    Place,
    Rejected,
)
from godfather_desktop.interchange.limits import NESTING, PHOTO_BYTES, RECORDS, TooMuch
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.vcard_lines import BadLine, Property, file_lines, properties

_LABEL = re.compile(r"_\$!<(.*)>!\$_")
_BIRTHDAY = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d{2})-?(?P<day>\d{2})(?:[T ].*)?$"
    r"|--(?P<m>\d{2})-?(?P<d>\d{2})$"
    r"|(?P<y>\d{4})(?:-(?P<ym>\d{2}))?$"
)
_PICTURE_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_NAME_ORDER = (3, 1, 2, 0, 4)  # prefix, given, additional, family, suffix
_IGNORED = frozenset(
    {"BEGIN", "END", "VERSION", "PRODID", "REV", "FN", "N", "X-ABLABEL", "KIND", "MEMBER", "X-ABSHOWAS"}
    | {"X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-ABADR", "MAILER"}
)
_EXTRA_CHARS = 2_000


@dataclass(slots=True)
class _Card:
    """A card being read. agent: it stands inside an AGENT property of the card around it."""

    line: int
    agent: bool = False
    properties: list[Property] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    agents: list[str] = field(default_factory=list)


def read_vcards(data: bytes) -> Iterator[Item]:
    """The cards of a file in the order in which they end. Raises TooMuch for a file beyond the limits."""
    encoding = encoding_of(data)
    if encoding.startswith("utf-16"):
        data = data.decode(encoding, "replace").encode("utf-8")
    text = data.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    for number, card in enumerate(_cards(text), 1):
        if number > RECORDS:
            raise TooMuch("too many records", limit=RECORDS)
        yield from _items(card, number)


def _cards(text: str) -> Iterator[_Card]:
    """Cards, nested or not, ended or not."""
    open_cards: list[_Card] = []
    for item in properties(file_lines(text)):
        if isinstance(item, Property) and item.name == "BEGIN" and item.raw.strip().upper() == "VCARD":
            around = open_cards[-1].properties[-1:] if open_cards else []
            agent = bool(around) and around[0].name == "AGENT" and not around[0].raw.strip()
            open_cards.append(_Card(item.line, agent))
            if len(open_cards) > NESTING:
                raise TooMuch("nested too deeply", limit=NESTING)
        elif isinstance(item, Property) and item.name == "END" and item.raw.strip().upper() == "VCARD":
            if open_cards:
                card = open_cards.pop()
                if card.agent and open_cards:
                    open_cards[-1].agents.append(_display_name(card))
                else:
                    yield card
        elif open_cards:
            if isinstance(item, BadLine):
                open_cards[-1].bad.append(item)
            else:
                open_cards[-1].properties.append(item)
    yield from open_cards


def _items(card: _Card, number: int) -> Iterator[Item]:
    place = Place(number, card.line)
    too_long = next((bad for bad in card.bad if bad.why == "line too long"), None)
    if too_long is not None:
        yield Rejected(Place(number, too_long.line), "line too long")
        return
    for bad in card.bad:
        yield Noticed(Place(number, bad.line), bad.why)
    name = _display_name(card)
    if not name:
        yield Rejected(place, "no name")
        return
    kind = _first(card, "KIND", "X-ADDRESSBOOKSERVER-KIND").lower()
    if kind == "group":
        members = tuple(
            _identity(one.text()) for one in card.properties if one.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
        )
        yield FoundGroup(place, name, members)
    elif kind == "org" or _first(card, "X-ABSHOWAS").upper() == "COMPANY":
        yield FoundOrganization(place, name)
    else:
        photo, noticed = _photo(card, number)
        yield from noticed
        yield _person(card, place, name, photo)


def _person(card: _Card, place: Place, name: str, photo: bytes | None) -> FoundPerson:
    emails: list[str] = []
    phones: list[str] = []
    links: list[str] = []
    tags: list[str] = []
    notes: list[str] = []
    anniversaries: list[str] = []
    identities: list[str] = []
    extra: list[str] = []
    organization = title = city = birthday = ""
    labels = {one.group: _label(one.text()) for one in card.properties if one.name == "X-ABLABEL" and one.group}
    for one in card.properties:
        if one.name in _IGNORED or one.name in ("PHOTO", "LOGO", "SOUND", "KEY"):
            continue
        text = clean_text(one.text()).strip()
        if not text:
            continue
        if one.name == "EMAIL":
            address = address_in(text)
            if address and "INTERNET" not in one.types and "X400" in one.types:
                address = ""
            if address:
                emails.append(address)
            else:
                extra.append(_extra(one, text, labels))
        elif one.name == "TEL":
            phones.append(_phone(text))
        elif one.name in ("URL", "X-SOCIALPROFILE"):
            links.append(text)
            slug = linkedin_identity(text)
            if slug:
                identities.append(slug)
        elif one.name == "ORG" and not organization:
            organization, *units = [part for part in map(clean_line, one.parts()) if part] or [""]
            extra += [f"Unit: {unit}" for unit in units]
        elif one.name in ("TITLE", "ROLE") and (not title or one.name == "TITLE"):
            title = clean_line(text)
        elif one.name == "ADR":
            parts = [clean_line(part) for part in one.parts()]
            city = city or (parts[3] if len(parts) > 3 else "")
            extra.append(_extra(one, ", ".join(part for part in parts if part), labels))
        elif one.name == "BDAY" and not birthday and (born := _date(one)):
            birthday = born
        elif one.name in ("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY"):
            # Kept as it stands, too: what is no day is not lost.
            extra.append(_extra(one, text, labels))
            if (day := _date(one)) and names_a_day(day):
                anniversaries.append(day)
        elif one.name == "CATEGORIES":
            tags += one.parts(",")
        elif one.name == "NOTE":
            notes.append(text)
        elif one.name == "UID":
            identities.insert(0, _identity(text))
        else:
            extra.append(_extra(one, text, labels))
    extra += [f"AGENT: {agent}" for agent in card.agents if agent]
    structured = next((one for one in card.properties if one.name == "N"), None)
    if structured is not None and structured.raw.strip(" ;"):
        parts = [clean_line(part).replace("\\", "\\\\").replace(";", "\\;") for part in structured.parts()]
        extra.append("N: " + ";".join(parts))
    return FoundPerson(
        place,
        name,
        emails=tuple(dict.fromkeys(emails)),
        phones=tuple(dict.fromkeys(phones)),
        links=tuple(dict.fromkeys(map(clean_line, links))),
        organization=organization,
        title=title,
        city=city,
        tags=tuple(dict.fromkeys(tag for tag in map(clean_line, tags) if tag)),
        birthday=birthday,
        anniversaries=tuple(dict.fromkeys(anniversaries)),
        notes=tuple(dict.fromkeys(notes)),
        photo=photo,
        identities=tuple(dict.fromkeys(identities)),
        extra=tuple(dict.fromkeys(extra)),
    )


def _display_name(card: _Card) -> str:
    """FN, else the parts of N, NICKNAME, ORG, EMAIL or TEL, whichever is there first."""
    for one in card.properties:
        if one.name == "FN" and (name := clean_line(one.text())):
            return name
    for one in card.properties:
        if one.name == "N":
            parts = [clean_line(part) for part in one.parts()]
            name = " ".join(parts[place] for place in _NAME_ORDER if place < len(parts) and parts[place])
            if name:
                return name
    for wanted in ("NICKNAME", "ORG", "EMAIL", "TEL"):
        for one in card.properties:
            if one.name == wanted:
                name = clean_line(" ".join(one.parts()) if wanted == "ORG" else one.text())
                if name:
                    return name
            elif wanted == "NICKNAME" and one.name == "X-ANDROID-CUSTOM" and "/nickname;" in one.raw:
                return clean_line(one.parts()[1])
    return ""


def _photo(card: _Card, number: int) -> tuple[bytes | None, list[Noticed]]:
    """The first photo that is a picture; what is left out is noticed. Links are never fetched."""
    noticed: list[Noticed] = []
    for one in card.properties:
        if one.name != "PHOTO" or not one.raw.strip():
            continue
        data = one.data()
        place = Place(number, one.line)
        if data is None:
            linked = one.raw.lower().startswith(("http", "file", "ftp")) or one.params.get("VALUE", "").lower() in (
                "uri",
                "url",
            )
            noticed.append(Noticed(place, "photo is a link" if linked else "photo is broken"))
        elif len(data) > PHOTO_BYTES:
            noticed.append(Noticed(place, "photo too large"))
        elif not data.startswith(_PICTURE_STARTS):
            noticed.append(Noticed(place, "photo of another kind"))
        else:
            return data, noticed
    return None, noticed


def _phone(text: str) -> str:
    """A telephone number without its tel: scheme; everything else as it was written."""
    number = clean_line(text)
    if number.lower().startswith("tel:"):
        number, _, rest = number[4:].partition(";")
        extension = re.search(r"ext=([\w*#]+)", rest, re.IGNORECASE)
        if extension:
            number = f"{number} ext. {extension[1]}"
    return number


def _date(one: Property) -> str:
    """A birthday as a partial date, empty when the text is none."""
    text = one.text().strip()
    match = _BIRTHDAY.match(text)
    if match is None:
        return ""
    if match["year"]:
        written = f"{match['year']}-{match['month']}-{match['day']}"
        if one.params.get("X-APPLE-OMIT-YEAR") == match["year"]:
            written = f"--{match['month']}-{match['day']}"
    elif match["m"]:
        written = f"--{match['m']}-{match['d']}"
    else:
        written = match["y"] + (f"-{match['ym']}" if match["ym"] else "")
    return written if is_partial_date(written) else ""


def _extra(one: Property, text: str, labels: dict[str, str]) -> str:
    name = labels.get(one.group) or one.name
    return f"{clean_line(name)}: {text[:_EXTRA_CHARS]}"


def _label(text: str) -> str:
    match = _LABEL.fullmatch(text.strip())
    return match[1] if match else text.strip()


def _identity(text: str) -> str:
    uid = clean_line(text)
    return "uid:" + (uid[9:] if uid.lower().startswith("urn:uuid:") else uid).lower()


def _first(card: _Card, *names: str) -> str:
    return next((one.text().strip() for one in card.properties if one.name in names), "")
