"""vCard 2.1, 3.0 and 4.0: cards into people, groups and companies."""

from collections.abc import Iterator

from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.found import (
    FoundGroup,
    FoundOrganization,
    Item,
    Noticed,
    Place,
    Rejected,
)
from godfather_desktop.interchange.limits import NESTING, RECORDS, TooMuch
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.vcard_addresses import emails_in, phone_of
from godfather_desktop.interchange.readers.vcard_card import Card
from godfather_desktop.interchange.readers.vcard_fields import TAKES
from godfather_desktop.interchange.readers.vcard_names import display_name, name_parts, spoken
from godfather_desktop.interchange.readers.vcard_person import person_of
from godfather_desktop.interchange.readers.vcard_photos import photo_of
from godfather_desktop.interchange.readers.vcard_relations import person_named
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.vcard_charsets import Charsets
from godfather_desktop.interchange.vcard_lines import BadLine, properties, with_plain_ends
from godfather_desktop.interchange.vcard_property import LARGE, Property
from godfather_desktop.interchange.vcard_words import PROPERTIES

_HEAD = 65_536
_THINGS = frozenset({"location", "application", "device", "thing"})
_ONLY_A_NAME = frozenset(
    {"FN", "N", "ORG", "VERSION", "PRODID", "REV", "UID", "KIND", "X-ABSHOWAS", "X-ABLABEL", "X-ABUID", "CLASS"}
    | {"MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-KIND", "X-ABADR"}
    | {"X-EVOLUTION-LIST", "X-EVOLUTION-LIST-SHOW-ADDRESSES"}
)
"""What the card of a company or a group may have without anything being left out, as those are only names here."""


def read_vcards(source: Source, reading: Reading) -> Iterator[Item]:
    """The cards of a file in the order in which they end.

    A chosen encoding holds for values that declare none. Raises TooMuch for a file beyond the limits,
    and DiskTrouble.
    """
    data, charsets = _bytes_of(source)
    for number, card in enumerate(_cards(data, charsets), 1):
        if number > RECORDS:
            raise TooMuch("too many records", limit=RECORDS)
        yield from _items(card, number, reading)


def _bytes_of(source: Source) -> tuple[bytes, Charsets]:
    """The file with plain line ends, in an encoding whose ASCII is ASCII."""
    data = source.data()
    encoding = source.chosen or encoding_of(data[:_HEAD])
    transcoded = not _holds_ascii(encoding)
    if transcoded:
        data = data.decode(encoding, "replace").encode("utf-8", "replace")
    return with_plain_ends(data.removeprefix(b"\xef\xbb\xbf")), Charsets(source.chosen, transcoded=transcoded)


def _holds_ascii(encoding: str) -> bool:
    try:
        return "BEGIN:VCARD=\\;".encode(encoding) == b"BEGIN:VCARD=\\;"
    except (LookupError, ValueError):
        return True


def _cards(data: bytes, charsets: Charsets) -> Iterator[Card]:
    """Cards, nested or not, ended or not."""
    open_cards: list[Card] = []
    unended: bool | None = None
    for item in properties(data, charsets):
        if isinstance(item, BadLine):
            if open_cards:
                open_cards[-1].bad.append(item)
        elif item.name == "BEGIN" and item.raw.strip().upper() == b"VCARD":
            around = open_cards[-1].properties[-1:] if open_cards else []
            agent = bool(around) and around[0].name == "AGENT" and not around[0].raw.strip()
            if open_cards and not agent:
                if unended is None:
                    unended = _lacks_ends(data)
                if unended:
                    yield from _closed(open_cards)
            open_cards.append(Card(item.line, agent))
            if len(open_cards) > NESTING:
                raise TooMuch("nested too deeply", limit=NESTING)
        elif item.name == "END" and item.raw.strip().upper() == b"VCARD":
            yield from _closed(open_cards)
        elif open_cards:
            open_cards[-1].add(item)
    while open_cards:
        yield from _closed(open_cards)


def _closed(open_cards: list[Card]) -> Iterator[Card]:
    """The innermost card, unless it is the agent of the one around it."""
    if open_cards:
        card = open_cards.pop()
        if card.agent and open_cards:
            open_cards[-1].agents.append(card)
        else:
            yield card


def _lacks_ends(data: bytes) -> bool:
    """Whether cards were never ended, so that those after them only look as if they stood inside.

    One that lacks its end may be the last of a file that was cut short.
    """
    begins = data.count(b"BEGIN:VCARD") + data.count(b"begin:vcard")
    return begins - data.count(b"END:VCARD") - data.count(b"end:vcard") > 1


def _items(card: Card, number: int, reading: Reading) -> Iterator[Item]:
    place = Place(number, card.line)
    too_long = next((bad for bad in card.bad if bad.why == "line too long" and bad.name not in LARGE), None)
    if too_long is not None:
        yield Rejected(Place(number, too_long.line), "line too long")
        return
    name = display_name(card)
    if not name:
        yield Rejected(place, "no name")
        return
    kind = card.first("KIND", "X-ADDRESSBOOKSERVER-KIND", "X-KIND").lower()
    if kind in _THINGS:
        yield Rejected(place, "card of a thing")
        return
    yield from _bad_lines(card, number)
    if kind == "group" or card.first("X-EVOLUTION-LIST").upper() == "TRUE":
        yield from _left_out(card, place, name)
        yield FoundGroup(place, name, _members(card))
    elif kind in ("org", "organization") or card.first("X-ABSHOWAS").upper() == "COMPANY":
        yield from _left_out(card, place, name)
        yield FoundOrganization(place, name)
    elif kind != "individual" and _is_bare_company(card, name):
        yield FoundOrganization(place, name)
    else:
        photo, noticed, links = photo_of(card, number)
        yield from noticed
        yield from _files_left_out(card, number)
        more = [f"Photo: {link}" for link in links]
        more += [f"Unread line: {text}" for bad in card.bad if (text := clean_text(bad.text).strip())]
        yield person_of(card, name, place, photo, _agents(card), more, reading)


def _bad_lines(card: Card, number: int) -> Iterator[Noticed]:
    for bad in card.bad:
        if bad.why != "line too long":
            yield Noticed(Place(number, bad.line), bad.why)
        elif bad.name == "PHOTO":
            yield Noticed(Place(number, bad.line), "photo too large")
        else:
            yield Noticed(Place(number, bad.line), "file left out", {"part": bad.name})


def _files_left_out(card: Card, number: int) -> Iterator[Noticed]:
    """Logos, sounds and keys that stand in the card as files."""
    for one in card.properties:
        if one.name == "PHOTO" or (one.encoding != "B" and not one.raw.startswith(b"data:")) or not one.raw.strip():
            continue
        if one.name in LARGE or one.name not in TAKES:
            yield Noticed(Place(number, one.line), "file left out", {"part": one.name})


def _members(card: Card) -> tuple[str, ...]:
    """Members by identity; those of an Evolution list by address."""
    said = [*card.all("MEMBER"), *card.all("X-ADDRESSBOOKSERVER-MEMBER")]
    members = [person_named(one.text()) for one in said]
    if card.first("X-EVOLUTION-LIST"):
        members += [address for one in card.all("EMAIL") for address in emails_in(one)]
    return tuple(dict.fromkeys(member for member in members if member))


def _left_out(card: Card, place: Place, name: str) -> Iterator[Noticed]:
    """A company or a group is a name here: what else its card says is left out, and that is told."""
    told = _ONLY_A_NAME | {"EMAIL"} if "X-EVOLUTION-LIST" in card.named else _ONLY_A_NAME
    left_out = dict.fromkeys(
        PROPERTIES.get(one.name, one.name)
        for one in card.properties
        if one.raw.strip(b" ;") and (one.name not in told or _names_somebody(one, name))
    )
    if left_out:
        yield Noticed(place, "only its name", {"parts": tuple(left_out)})


def _names_somebody(one: Property, company: str) -> bool:
    """Whether N holds the name of a person at the company, and not of the company."""
    return one.name == "N" and spoken(name_parts(one)) not in ("", company)


def _is_bare_company(card: Card, name: str) -> bool:
    """A card that says no more than the name of an organization; with a number to call it is kept as a card."""
    if "ORG" not in card.named or card.bad or card.named.keys() - _ONLY_A_NAME:
        return False
    parts = [clean_line(part) for one in card.all("ORG") for part in one.parts()]
    nobody = all(not one.raw.strip(b" ;") for one in card.all("N"))
    return nobody and parts[0] == name and not any(parts[1:])


def _agents(card: Card) -> list[tuple[str, str]]:
    """Who acts for the person, each with how they are reached: cards inside of the card or in one text, plain names."""
    found: list[tuple[str, str]] = []
    nested = list(card.agents)
    for one in card.all("AGENT"):
        if text := one.text().strip():
            if text[:11].upper() == "BEGIN:VCARD":
                nested += list(_cards(text.encode("utf-8", "replace"), Charsets()))[:1]
            else:
                found.append((clean_line(text), ""))
    for agent in nested:
        name = display_name(agent)
        reached = [*map(phone_of, agent.all("TEL")), *(address_in(one.text()) for one in agent.all("EMAIL"))]
        found.append((name, ", ".join(dict.fromkeys(part for part in reached if part and part != name))))
    return [one for one in found if one[0]]
