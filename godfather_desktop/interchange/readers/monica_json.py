"""Monica's export as JSON, of version 4: types in the singular or the plural, empty properties left out or not."""

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from typing import Any

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import Item, Place, Rejected
from godfather_desktop.interchange.limits import RECORDS, TooMuch
from godfather_desktop.interchange.readers.monica_export import (
    Fields,
    MonicaContact,
    MonicaEntry,
    MonicaExport,
    fields_in,
    text_of,
    texts_in,
)
from godfather_desktop.interchange.readers.monica_items import monica_items
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_ACCOUNT = re.compile(r'"account"\s*:\s*\{')
_MARKS = ('"app_version"', '"export_date"', '"exported_by"')
_UUID = re.compile(r'"uuid"\s*:\s*"([^"\\]{1,100})"')
_ENTRIES = frozenset({"note", "call", "task", "reminder", "gift", "debt", "life_event", "conversation"})
_NOT_CONTACTS = frozenset({"document", "addressbook", "address_book", "addressbook_subscription"})
"""Documents are noticed with their contact; books and what they subscribe to have no people of their own."""
_LONGEST_NUMBER = 18
_MOST_OBJECTS = 3_000_000
"""Of JSON; a record has about ten."""
_SINGULAR = {
    "users": "user",
    "contacts": "contact",
    "relationships": "relationship",
    "photos": "photo",
    "documents": "document",
    "activities": "activity",
    "notes": "note",
    "calls": "call",
    "tasks": "task",
    "reminders": "reminder",
    "gifts": "gift",
    "debts": "debt",
    "life_events": "life_event",
    "conversations": "conversation",
    "contact_fields": "contact_field",
    "addresses": "address",
    "pets": "pet",
}


def is_monica_json(head: str) -> bool:
    """Whether a file that begins like this is such an export."""
    begun = head.lstrip("\ufeff \t\r\n").startswith("{")
    return begun and _ACCOUNT.search(head) is not None and any(mark in head for mark in _MARKS)


def read_monica_json(source: Source, reading: Reading) -> Iterator[Item]:
    """Everything of the export; see `monica_items` for what a record is. Raises TooMuch.

    Read whole, since contacts name what stands behind them. Users, whose records hold secrets, are not kept.
    """
    data = source.data()
    text = (data.decode(source.chosen, "replace") if source.chosen else decoded(data)).lstrip("\ufeff")
    del data
    if text.count("{") > _MOST_OBJECTS:
        raise TooMuch("too many records", limit=RECORDS)
    try:
        whole: Any = json.loads(text, parse_int=_number, strict=False)
    except (ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        yield Rejected(Place(1, line), "broken json")
        return
    lines = _lines(text)
    del text
    account = fields_in(whole, "account") if isinstance(whole, dict) else {}
    if not account:
        yield Rejected(Place(1, 1), "broken json")
        return
    yield from monica_items(_export(account, lines), reading)


def _number(digits: str) -> int | str:
    """A number; as text where it is longer than any that is meant."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _lines(text: str) -> dict[str, int]:
    """For each uuid the line on which its record says it."""
    starts = [match.end() for match in re.finditer("\n", text)]
    lines: dict[str, int] = {}
    for match in _UUID.finditer(text):
        lines.setdefault(match[1], bisect_right(starts, match.start()) + 1)
    return lines


def _export(account: Fields, lines: dict[str, int]) -> MonicaExport:
    export = MonicaExport()
    instance = fields_in(account, "instance")
    for one in _records(instance.get("contact_field_types")):
        said = fields_in(one, "properties")
        protocol = text_of(said, "protocol").lower()
        sort = text_of(said, "type").lower() or {"mailto:": "email", "tel:": "phone"}.get(protocol, "")
        export.methods[text_of(one, "uuid")] = (text_of(said, "name"), sort)
    for one in _records(instance.get("genders")):
        export.genders[text_of(one, "uuid")] = text_of(fields_in(one, "properties"), "name")
    for one in _records(instance.get("life_event_types")):
        said = fields_in(one, "properties")
        export.events[text_of(one, "uuid")] = text_of(said, "name", "translation_key", "default_life_event_type_key")
    photos: dict[str, str] = {}
    for sort, values in _groups(account.get("data")):
        for one in _records(values):
            key = text_of(one, "uuid")
            said = fields_in(one, "properties")
            if sort == "contact":
                own = _new_key(key, export.contacts)
                export.contacts[own] = _contact(own, one, lines, export.unknown)
            elif sort == "relationship":
                export.relationships.append(_entry(sort, one, lines))
            elif sort == "activity":
                export.activities[_new_key(key, export.activities)] = _entry(sort, one, lines)
            elif sort == "photo":
                photos[key] = text_of(said, "dataUrl", "data_url")
            elif sort == "user":
                export.me = text_of(said, "me_contact") or export.me
            elif sort not in _NOT_CONTACTS:
                export.unknown.add(clean_line(sort)[:100])
    export.photos = photos
    export.journal = len(_records(fields_in(account, "properties").get("journal_entries")))
    return export


def _contact(key: str, one: Fields, lines: dict[str, int], unknown: set[str]) -> MonicaContact:
    uuid = text_of(one, "uuid")
    line = lines.get(uuid, 1)
    contact = MonicaContact(key, uuid or key, dict(fields_in(one, "properties")), text_of(one, "created_at"), line)
    for sort, values in _groups(one.get("data")):
        if sort in ("activity", "photo", "document"):
            keys = texts_in(values) + [text_of(value, "uuid") for value in _records(values)]
            if sort == "activity":
                contact.activities += keys
            elif sort == "photo":
                contact.photos += keys
            else:
                contact.documents += len(keys)
            continue
        for value in _records(values):
            said = fields_in(value, "properties")
            if sort == "contact_field":
                contact.methods.append((text_of(said, "data", "content"), text_of(said, "type")))
            elif sort == "address":
                contact.addresses.append(said)
            elif sort == "pet":
                contact.pets.append(said)
            elif sort not in _ENTRIES:
                unknown.add(clean_line(sort)[:100])
            else:
                contact.entries.append(_entry(sort, value, lines, line))
    return contact


def _new_key(key: str, known: Collection[str]) -> str:
    """The key of one more: its own, unless it has none or an earlier one has it, too."""
    return key if key and key not in known else f"{key}#{len(known)}"


def _entry(sort: str, one: Fields, lines: dict[str, int], near: int = 1) -> MonicaEntry:
    fields = fields_in(one, "properties")
    if sort == "conversation":
        fields["messages"] = [fields_in(message, "properties") for message in _records(fields.get("messages"))]
    return MonicaEntry(sort, fields, text_of(one, "created_at"), lines.get(text_of(one, "uuid"), near))


def _groups(data: object) -> Iterator[tuple[str, object]]:
    """The groups of a `data` list, each with its type in the singular."""
    for group in _records(data):
        sort = text_of(group, "type").lower()
        yield _SINGULAR.get(sort, sort), group.get("values")


def _records(values: object) -> list[dict[str, object]]:
    """The objects of a list; PHP writes one with gaps as an object of numbered values."""
    items = list(values.values()) if isinstance(values, dict) else values if isinstance(values, list) else []
    return [one for one in items if isinstance(one, dict)]
