"""People in a LinkedIn export: Connections.csv, the imported phone book, and the notes on connections.

Of 2018 to today: preamble or none, with or without URL, headers in words or run together.
"""

import re
from collections.abc import Iterator

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.text import clean_text
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundPerson, Item
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.linkedin_cells import (
    either,
    full_name,
    given,
    name_of_profile,
    profile_of,
    reader_of,
)
from godfather_desktop.interchange.readers.linkedin_dates import date_in
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading

COLUMNS = frozenset({"first name", "last name", "connected on"})
IMPORTED_CONTACT_COLUMNS = frozenset({"first name", "last name", "companies", "phone numbers"})
RUN_TOGETHER_CONTACT_COLUMNS = frozenset({"firstname", "lastname", "companies", "phonenumbers"})
"""The same sheet as LinkedIn wrote its header for a while."""
NOTE_COLUMNS = frozenset({"connection first name", "connection last name", "note"})

_PROFILE_HEADERS = ("url", "profile url", "linkedin url")
"""As LinkedIn calls the column, and as programs do that write its sheet anew."""
_CONNECTION_FIELDS = frozenset(
    {"first name", "last name", *_PROFILE_HEADERS, "email address", "company", "position", "connected on"}
)
_CONTACT_FIELDS = frozenset(
    "first name;firstname;last name;lastname;full name;fullname;companies;title;email address;emails;phone numbers;"
    "phonenumbers;sites;profiles;birthday;location".split(";")
)
_WEB = re.compile(r"https?://[^\s,;\]]+|www\.[^\s,;\]]+", re.IGNORECASE)


def connection_of(row: Row, _reading: Reading) -> Iterator[Item]:
    """A connection. Rows of closed accounts have neither name nor address and are rejected."""
    url = either(row, *_PROFILE_HEADERS)
    identity = profile_of(url)
    name = full_name(row, "first name", "last name") or (name_of_profile(identity) if identity else "")
    if not name:
        raise Unreadable("closed account")
    email = address_in(row["email address"])
    # Not a contact of that day: whether a word was said with it, the invitations tell.
    said = given(row["connected on"])
    connected = (f"Connected on LinkedIn: {date_in(said) or said}",) if said else ()
    yield FoundPerson(
        row.place,
        name,
        emails=(email,) if email else (),
        links=(url,) if url else (),
        organization=given(row["company"]),
        title=given(row["position"]),
        identities=(identity,) if identity else (),
        extra=(*connected, *others_in(row, _CONNECTION_FIELDS)),
    )


def contact_of(row: Row, _reading: Reading) -> Iterator[Item]:
    """A card of the phone book that LinkedIn was given. Several values in a cell stand between commas."""
    emails = tuple(address for one in _several(either(row, "email address", "emails")) if (address := address_in(one)))
    phones = tuple(_several(either(row, "phone numbers", "phonenumbers")))
    profiles = either(row, "profiles")
    links = tuple(dict.fromkeys(web_addresses(f"{profiles} {either(row, 'sites')}")))
    companies = _several(either(row, "companies"))
    birthday = date_in(either(row, "birthday"))
    name = (
        full_name(row, "first name", "last name")
        or full_name(row, "firstname", "lastname")
        or either(row, "full name", "fullname")
        or next(iter((*emails, *phones)), "")
    )
    if not name:
        raise Unreadable("no name")
    yield FoundPerson(
        row.place,
        name,
        emails=emails,
        phones=phones,
        links=links,
        organization=companies[0] if companies else "",
        title=either(row, "title"),
        city=either(row, "location"),
        birthday=birthday if names_a_day(birthday) else "",
        identities=tuple(dict.fromkeys(identity for link in links if (identity := profile_of(link)))),
        extra=(
            *(f"Company: {company}" for company in companies[1:]),
            *(f"Birthday: {said}" for said in (either(row, "birthday"),) if said and not names_a_day(birthday)),
            *(f"Profiles: {said}" for said in (profiles,) if said and not web_addresses(said)),
            *others_in(row, _CONTACT_FIELDS),
        ),
    )


def note_of(row: Row, _reading: Reading) -> Iterator[Item]:
    """A note that was kept on LinkedIn beside a connection."""
    url = either(row, "connection profile url", "connection url", "url")
    identity = profile_of(url)
    name = full_name(row, "connection first name", "connection last name")
    name = name or (name_of_profile(identity) if identity else "")
    text = clean_text(row["note"]).strip()
    if not name:
        raise Unreadable("no name")
    if not text or text == "NA":
        raise Unreadable("empty cell", column="note")
    yield FoundPerson(
        row.place,
        name,
        links=(url,) if url else (),
        notes=(text,),
        identities=(identity,) if identity else (),
    )


def web_addresses(cell: str) -> list[str]:
    """The web addresses in a cell such as `[PORTFOLIO:https://example.org, www.example.com]`."""
    return [match[0].rstrip(".)") for match in _WEB.finditer(cell)]


def others_in(row: Row, known: frozenset[str]) -> tuple[str, ...]:
    """What stands in columns that have no field, so that nothing is dropped."""
    return tuple(
        f"{header.capitalize()}: {text}"
        for header, cell in row.cells.items()
        if header and header not in known and (text := given(cell))
    )


def _several(cell: str) -> list[str]:
    return [part for piece in cell.replace(";", ",").split(",") if (part := given(piece))]


read_connections = reader_of(connection_of)
read_imported_contacts = reader_of(contact_of)
read_notes = reader_of(note_of)
