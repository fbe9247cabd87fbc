"""Monica's export as SQL, of versions 2 to 4, and dumps of its database: read as text, never executed."""

import re
from collections.abc import Iterator
from typing import Final

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.limits import FILE_BYTES, RECORDS, TooMuch
from godfather_desktop.interchange.readers.monica_export import MonicaContact, MonicaEntry, MonicaExport
from godfather_desktop.interchange.readers.monica_items import monica_items
from godfather_desktop.interchange.readers.monica_people import name_of
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sql_rows import SqlRow, insert_rows

_STATEMENT = re.compile(
    r"(?:INSERT\s+(?:IGNORE\s+)?INTO|CREATE\s+TABLE(?:\s+IF\s+NOT\s+EXISTS)?)\s+"
    r"[`\"\w.]*(?:accounts|activities|contacts)[`\"]?\s*(?:\(|VALUES)",
    re.IGNORECASE,
)
_CHUNK: Final = 1 << 20
_MOST_ROWS: Final = 5 * RECORDS
_ENTRIES = {
    "notes": ("note", "body"),
    "calls": ("call", "called_at content contact_called"),
    "tasks": ("task", "title description completed completed_at"),
    "reminders": (
        "reminder",
        "initial_date next_expected_date title description frequency_type frequency_number inactive",
    ),
    "gifts": (
        "gift",
        "name comment url amount status date is_for has_been_offered has_been_received offered_at received_at",
    ),
    "debts": ("debt", "in_debt status amount reason"),
    "life_events": (
        "life_event",
        "life_event_type_id name note happened_at happened_at_month_unknown happened_at_day_unknown",
    ),
    "conversations": ("conversation", "contact_field_type_id happened_at"),
    "occupations": ("occupation", "company_id title start_date end_date currently_works_here"),
}
"""For each table whose rows become records what they become, and their columns."""
_OTHERS = {
    "contacts": "uuid first_name middle_name last_name nickname gender_id description is_starred is_partial is_active "
    "is_dead deceased_special_date_id birthday_special_date_id first_met_through_contact_id first_met_special_date_id "
    "first_met_where first_met_additional_info job company food_preferences food_preferencies stay_in_touch_frequency "
    "avatar_photo_id created_at email phone_number linkedin_profile_url",
    "special_dates": "is_age_based is_year_unknown date",
    "contact_fields": "contact_id contact_field_type_id data",
    "contact_field_types": "name protocol type",
    "addresses": "contact_id place_id name street city province postal_code",
    "places": "street city province postal_code country",
    "tags": "name",
    "contact_tag": "contact_id tag_id",
    "genders": "name",
    "life_event_types": "name default_life_event_type_key",
    "messages": "conversation_id written_at written_by_me",
    "pets": "contact_id name",
    "relationships": "relationship_type_id contact_is of_contact created_at",
    "relationship_types": "name",
    "activities": "summary description happened_at date_it_happened created_at",
    "activity_contact": "activity_id contact_id",
    "companies": "name",
    "documents": "contact_id",
    "contact_photo": "contact_id photo_id",
    "entries": "",
    # Of users nothing but which contact is the owner: their other columns are secrets.
    "users": "me_contact_id",
}
_WANTED = {table: frozenset(f"id {columns}".split()) for table, columns in _OTHERS.items()} | {
    table: frozenset(f"id contact_id created_at {columns}".split()) for table, (_, columns) in _ENTRIES.items()
}
_RECORD_TABLES = frozenset({*_ENTRIES, "contacts", "relationships", "activities", ""})
_KEPT = (
    "first_name middle_name last_name nickname description is_starred is_partial is_active is_dead first_met_where "
    "first_met_additional_info job company food_preferences stay_in_touch_frequency"
).split()

Tables = dict[str, dict[str, SqlRow]]


def is_monica_sql(head: str) -> bool:
    """Whether a file that begins like this is such an export."""
    return _STATEMENT.search(head) is not None and ("account_id" in head or "api_key" in head)


def read_monica_sql(source: Source, reading: Reading) -> Iterator[Item]:
    """Everything of the export; see `monica_items` for what a record is. Raises TooMuch.

    A row that cannot be read is a record, too, if its table has records. Pictures are not inside of the file.
    """
    if source.size > FILE_BYTES:
        raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
    tables: Tables = {table: {} for table in _WANTED}
    export = MonicaExport(photos=None)
    rows = 0
    with source.text() as stream:
        for row in insert_rows(iter(lambda: stream.read(_CHUNK), ""), _WANTED):
            rows += 1
            if rows > _MOST_ROWS:
                raise TooMuch("too many records", limit=RECORDS)
            if not row.broken:
                key = row.values.get("id", "")
                tables[row.table][key if key and key not in tables[row.table] else f"{key}#{rows}"] = row
            elif row.table in _RECORD_TABLES:
                export.broken.append(row.line)
    _fill(export, tables)
    yield from monica_items(export, reading)


def _fill(export: MonicaExport, tables: Tables) -> None:
    """What the tables say, named as in the JSON form."""
    for key, row in tables["contact_field_types"].items():
        sort = row.values.get("type") or {"mailto:": "email", "tel:": "phone"}.get(row.values.get("protocol", ""), "")
        export.methods[key] = (row.values.get("name", ""), sort)
    for key, row in tables["life_event_types"].items():
        export.events[key] = row.values.get("name") or row.values.get("default_life_event_type_key", "")
    export.genders = {key: row.values.get("name", "") for key, row in tables["genders"].items()}
    export.me = next((me for row in tables["users"].values() if (me := row.values.get("me_contact_id"))), "")
    export.journal = len(tables["entries"])
    for key, row in tables["contacts"].items():
        export.contacts[key] = _contact(key, row, tables)
    _fill_contacts(export, tables)
    _fill_entries(export, tables)
    for row in tables["relationships"].values():
        sort = _named(tables, "relationship_types", row.values.get("relationship_type_id", ""))
        export.relationships.append(MonicaEntry("relationship", {**row.values, "type": sort}, line=row.line))
    for key, row in tables["activities"].items():
        export.activities[key] = MonicaEntry("activity", row.values, row.values.get("created_at", ""), row.line)


def _contact(key: str, row: SqlRow, tables: Tables) -> MonicaContact:
    values = row.values
    fields: dict[str, object] = {name: values[name] for name in _KEPT if name in values}
    if "food_preferencies" in values:
        fields["food_preferences"] = values["food_preferencies"]
    fields["gender"] = values.get("gender_id", "")
    fields["first_met_through"] = values.get("first_met_through_contact_id", "")
    for name, column in (
        ("birthdate", "birthday_special_date_id"),
        ("deceased_date", "deceased_special_date_id"),
        ("first_met_date", "first_met_special_date_id"),
    ):
        date = tables["special_dates"].get(values.get(column, ""))
        fields[name] = dict(date.values) if date is not None else {}
    fields["avatar"] = {"avatar_photo": values.get("avatar_photo_id", "")}
    contact = MonicaContact(key, values.get("uuid", ""), fields, values.get("created_at", ""), row.line)
    if not contact.identity:
        # Versions before 2.17 had no uuid, and a number means nothing outside of its file.
        contact.identity = f"{folded(name_of(contact))}#{clean_line(key)}"
    # Versions before 2.0 had them in the contact itself.
    contact.methods += [
        (values[name], "") for name in ("email", "phone_number", "linkedin_profile_url") if name in values
    ]
    return contact


def _fill_contacts(export: MonicaExport, tables: Tables) -> None:
    """What belongs to the cards of the contacts."""

    def owned(table: str) -> Iterator[tuple[MonicaContact, dict[str, str]]]:
        for row in tables[table].values():
            contact = export.contacts.get(row.values.get("contact_id", ""))
            if contact is not None:
                yield contact, row.values

    for contact, values in owned("contact_fields"):
        contact.methods.append((values.get("data", ""), values.get("contact_field_type_id", "")))
    for contact, values in owned("addresses"):
        place = tables["places"].get(values.get("place_id", ""))
        contact.addresses.append(values | (place.values if place is not None else {}))
    for contact, values in owned("pets"):
        contact.pets.append({"name": values.get("name", "")})
    tags: dict[str, list[str]] = {}
    for contact, values in owned("contact_tag"):
        tags.setdefault(contact.key, []).append(_named(tables, "tags", values.get("tag_id", "")))
    for key, names in tags.items():
        export.contacts[key].fields["tags"] = names
    for contact, values in owned("activity_contact"):
        contact.activities.append(values.get("activity_id", ""))
    for contact, values in owned("contact_photo"):
        contact.photos.append(values.get("photo_id", ""))
    for contact, _ in owned("documents"):
        contact.documents += 1


def _fill_entries(export: MonicaExport, tables: Tables) -> None:
    """What becomes records of its own."""
    messages: dict[str, list[dict[str, str]]] = {}
    for row in tables["messages"].values():
        messages.setdefault(row.values.get("conversation_id", ""), []).append(row.values)
    for table, (sort, _) in _ENTRIES.items():
        for key, row in tables[table].items():
            values: dict[str, object] = {**row.values}
            if sort == "conversation":
                values["messages"] = messages.get(key, [])
                values["contact_field_type"] = row.values.get("contact_field_type_id", "")
            elif sort == "gift":
                values["recipient"] = row.values.get("is_for", "")
            elif sort == "life_event":
                values["type"] = row.values.get("life_event_type_id", "")
            elif sort == "occupation":
                values["company"] = _named(tables, "companies", row.values.get("company_id", ""))
            if sort in ("debt", "gift") and "." not in row.values.get("amount", "."):
                # Whole numbers are of cents or the like; of which currency only Monica's own database says.
                values["currency"] = "in the smallest unit"
            entry = MonicaEntry(sort, values, row.values.get("created_at", ""), row.line)
            contact = export.contacts.get(row.values.get("contact_id", ""))
            if contact is None:
                export.orphans.append(entry)
            else:
                contact.entries.append(entry)


def _named(tables: Tables, table: str, key: str) -> str:
    row = tables[table].get(key)
    return row.values.get("name", "") if row is not None else ""
