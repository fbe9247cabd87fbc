"""What cards have no property for and the program writes into properties of its own, to read it again."""

from collections.abc import Mapping
from typing import Any

from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, Person
from godfather_desktop.domain.text import clean_line

PREFIX = "X-GODFATHER-"
_WORDS: Mapping[str, tuple[str, ...]] = {
    "relation": RELATIONS,
    "how_known": HOW_KNOWN,
    "seniority": SENIORITIES,
    "authority": AUTHORITIES,
}
_ANSWERS = {"yes": True, "no": False}


def property_name(field: str) -> str:
    """`X-GODFATHER-HOW-KNOWN` for `how_known`."""
    return PREFIX + field.upper().replace("_", "-")


FIELDS = {property_name(field): field for field in (*_WORDS, "rating", "two_am", "met_through")}
"""By the name of the property the field of a person that it fills."""
EXTRA = property_name("extra")
IDENTITY = property_name("identity")


def field_of(name: str, text: str) -> dict[str, Any]:
    """The field that a property of ours fills; nothing when its value is none that we write."""
    field = FIELDS[name]
    if field == "rating":
        rating = int(text) if text.isascii() and text.isdigit() and len(text) < 3 else -1
        return {field: rating} if 0 <= rating <= 10 else {}
    if field == "two_am":
        return {field: _ANSWERS[text]} if text in _ANSWERS else {}
    if field == "met_through":
        return {field: clean_line(text)}
    return {field: text} if text and text in _WORDS[field] else {}


def written(person: Person) -> list[tuple[str, str]]:
    """The properties for what is said of a person, all but by whom the owner knows them."""
    said: list[tuple[str, str]] = [
        ("relation", person.relation),
        ("how_known", person.how_known),
        ("seniority", person.seniority),
        ("authority", person.authority),
        ("rating", "" if person.rating is None else str(person.rating)),
        ("two_am", "" if person.two_am is None else "yes" if person.two_am else "no"),
    ]
    return [(property_name(field), text) for field, text in said if text]
