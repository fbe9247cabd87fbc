"""What to call the person of a card."""

import re

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.vcard_addresses import phone_of
from godfather_desktop.interchange.readers.vcard_card import Card
from godfather_desktop.interchange.vcard_property import Property

_ORDER = (3, 1, 2, 0, 4)
"""Prefix, given, additional, family, suffix: the places in N, as people say them."""
_EAST_ASIAN = re.compile(r"[\u2E80-\u2FDF\u3005-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF\U00020000-\U0003FFFF]+")
_KANA = re.compile(r"[\u3040-\u30FF]")


def display_name(card: Card) -> str:
    """FN, else the parts of N, NICKNAME, ORG, EMAIL or TEL, whichever is there first; empty without any."""
    for one in card.all("FN"):
        if name := clean_line(one.text()):
            return name
    for one in card.all("N"):
        if name := spoken(name_parts(one)):
            return name
    for wanted in ("NICKNAME", "X-ANDROID-CUSTOM", "ORG", "EMAIL", "TEL"):
        for one in card.all(wanted):
            if name := _called(one):
                return name
    return ""


def _called(one: Property) -> str:
    if one.name == "TEL":
        return phone_of(one)
    if one.name == "EMAIL":
        return address_in(one.text()) or clean_line(one.text())
    if one.name == "X-ANDROID-CUSTOM":
        return clean_line(one.parts()[1]) if b"/nickname;" in one.raw else ""
    return clean_line(" ".join(one.parts()) if one.name == "ORG" else one.text())


def name_parts(one: Property) -> list[str]:
    """Family, given, additional, prefix and suffix of N, as far as they are there."""
    return [clean_line(part) for part in one.parts()]


def spoken(parts: list[str]) -> str:
    """The parts of N as a full name; Chinese, Japanese and Korean names begin with the family's."""
    family, given = ([*parts, "", ""])[:2]
    if family and given and _EAST_ASIAN.fullmatch(family) and _EAST_ASIAN.fullmatch(given):
        return f"{family}{' ' if _KANA.search(family + given) else ''}{given}"
    return " ".join(parts[place] for place in _ORDER if place < len(parts) and parts[place])


def kept_name(one: Property, name: str, *, further: bool = False) -> str:
    """N as a line of `extra`; empty where it says no more than the last word of the name being the family's.

    further: the card has another N before this one.
    """
    parts = name_parts(one)
    while parts and not parts[-1]:
        parts.pop()
    given, _, family = name.rpartition(" ")
    if not parts or (not further and parts == ([family, given] if given else [family])):
        return ""
    escaped = (part.replace("\\", "\\\\").replace(";", "\\;") for part in [*parts, *[""] * (5 - len(parts))])
    return "N: " + ";".join(escaped)
