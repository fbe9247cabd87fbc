"""vCard 2.1, 3.0 and 4.0: cards into people, groups and companies."""

from collections.abc import Iterator
from dataclasses import dataclass, field

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
from godfather_desktop.interchange.readers.vcard_names import display_name, name_parts, spoken
from godfather_desktop.interchange.readers.vcard_person import person_of
from godfather_desktop.interchange.readers.vcard_photos import photo_of
from godfather_desktop.interchange.readers.vcard_relations import person_named
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.vcard_charsets import Charsets
from godfather_desktop.interchange.vcard_lines import LARGE, BadLine, properties, with_plain_ends
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.interchange.vcard_words import PROPERTIES

_HEAD = 65_536
_THINGS = frozenset({"location", "application", "device", "thing"})
_ONLY_A_NAME = frozenset(
    {"FN", "N", "ORG", "VERSION", "PRODID", "REV", "UID", "KIND", "X-ABSHOWAS", "X-ABLABEL", "X-ABUID", "CLASS"}
    | {"MEMBER", "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-KIND", "X-ABADR"}
)
"""What the card of a company or a group may have without anything being left out, as those are only names here."""


@dataclass(slots=True)
class _Card:
    """A card being read. agent: it stands inside an AGENT property of the card around it."""

    line: int
    agent: bool = False
    properties: list[Property] = field(default_factory=list)
    bad: list[BadLine] = field(default_factory=list)
    agents: list["_Card"] = field(default_factory=list)

    def first(self, *names: str) -> str:
        """The text of the first property of these names."""
        return next((clean_line(one.text()) for one in self.properties if one.name in names), "")


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


def _cards(data: bytes, charsets: Charsets) -> Iterator[_Card]:
    """Cards, nested or not, ended or not."""
    open_cards: list[_Card] = []
    unended: bool | None = None
    for item in properties(data, charsets):
        if isinstance(item, Property) and item.name == "BEGIN" and item.raw.strip().upper() == b"VCARD":
            around = open_cards[-1].properties[-1:] if open_cards else []
            agent = bool(around) and around[0].name == "AGENT" and not around[0].raw.strip()
            if open_cards and not agent:
                if unended is None:
                    unended = _lacks_ends(data)
                if unended:
                    yield from _closed(open_cards)
            open_cards.append(_Card(item.line, agent))
            if len(open_cards) > NESTING:
                raise TooMuch("nested too deeply", limit=NESTING)
        elif isinstance(item, Property) and item.name == "END" and item.raw.strip().upper() == b"VCARD":
            yield from _closed(open_cards)
        elif open_cards:
            if isinstance(item, BadLine):
                open_cards[-1].bad.append(item)
            else:
                open_cards[-1].properties.append(item)
    while open_cards:
        yield from _closed(open_cards)


def _closed(open_cards: list[_Card]) -> Iterator[_Card]:
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


def _items(card: _Card, number: int, reading: Reading) -> Iterator[Item]:
    place = Place(number, card.line)
    too_long = next((bad for bad in card.bad if bad.why == "line too long" and bad.name not in LARGE), None)
    if too_long is not None:
        yield Rejected(Place(number, too_long.line), "line too long")
        return
    name, named_by = display_name(card.properties)
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
    elif _is_bare_company(card, name, named_by):
        yield FoundOrganization(place, name)
    else:
        photo, noticed, links = photo_of(card.properties, number)
        yield from noticed
        yield from _files_left_out(card, number)
        more = [f"Photo: {link}" for link in links]
        more += [f"Unread line: {text}" for bad in card.bad if (text := clean_text(bad.text).strip())]
        yield person_of(card.properties, name, place, photo, _agents(card), more, reading)


def _bad_lines(card: _Card, number: int) -> Iterator[Noticed]:
    for bad in card.bad:
        if bad.why != "line too long":
            yield Noticed(Place(number, bad.line), bad.why)
        elif bad.name == "PHOTO":
            yield Noticed(Place(number, bad.line), "photo too large")
        else:
            yield Noticed(Place(number, bad.line), "file left out", {"part": bad.name})


def _files_left_out(card: _Card, number: int) -> Iterator[Noticed]:
    """Logos, sounds and keys that stand in the card as files."""
    for one in card.properties:
        is_file = one.encoding == "B" or one.raw[:5].lower() == b"data:"
        if is_file and (one.name in LARGE or one.binary is not None) and one.name != "PHOTO" and one.raw.strip():
            yield Noticed(Place(number, one.line), "file left out", {"part": one.name})


def _members(card: _Card) -> tuple[str, ...]:
    """Members by identity; those of an Evolution list by address."""
    members = [
        person_named(one.text())
        for one in card.properties
        if one.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
    ]
    if card.first("X-EVOLUTION-LIST"):
        members += [address for one in card.properties if one.name == "EMAIL" for address in emails_in(one)]
    return tuple(dict.fromkeys(member for member in members if member))


def _left_out(card: _Card, place: Place, name: str) -> Iterator[Noticed]:
    """A company or a group is a name here: what else its card says is left out, and that is told."""
    left_out = dict.fromkeys(
        PROPERTIES.get(one.name, one.name)
        for one in card.properties
        if one.raw.strip(b" ;") and (one.name not in _ONLY_A_NAME or _names_somebody(one, name))
    )
    if left_out and not card.first("X-EVOLUTION-LIST"):
        yield Noticed(place, "only its name", {"parts": tuple(left_out)})


def _names_somebody(one: Property, company: str) -> bool:
    """Whether N holds the name of a person at the company, and not of the company."""
    return one.name == "N" and spoken(name_parts(one)) not in ("", company)


def _is_bare_company(card: _Card, name: str, named_by: str) -> bool:
    """A card that says no more than the name of an organization; with a number to call it is kept as a card."""
    if any(one.name not in _ONLY_A_NAME and one.raw.strip(b" ;") for one in card.properties) or card.bad:
        return False
    organization = next((clean_line(" ".join(one.parts())) for one in card.properties if one.name == "ORG"), "")
    units = any(part.strip() for one in card.properties if one.name == "ORG" for part in one.parts()[1:])
    nobody = all(one.name != "N" or not one.raw.strip(b" ;") for one in card.properties)
    return bool(organization) and not units and nobody and (named_by == "ORG" or name == organization)


def _agents(card: _Card) -> list[tuple[str, str]]:
    """Who acts for the person, each with how they are reached: cards inside of the card or in one text, plain names."""
    found: list[tuple[str, str]] = []
    nested = list(card.agents)
    for one in card.properties:
        if one.name == "AGENT" and (text := one.text().strip()):
            if text[:11].upper() == "BEGIN:VCARD":
                nested += list(_cards(text.encode("utf-8", "replace"), Charsets()))[:1]
            else:
                found.append((clean_line(text), ""))
    for agent in nested:
        name, _ = display_name(agent.properties)
        reached = [phone_of(one) for one in agent.properties if one.name == "TEL"]
        reached += [address_in(one.text()) for one in agent.properties if one.name == "EMAIL"]
        found.append((name, ", ".join(dict.fromkeys(part for part in reached if part and part != name))))
    return [one for one in found if one[0]]
