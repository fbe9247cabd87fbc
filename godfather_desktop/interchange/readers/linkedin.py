"""LinkedIn's Connections.csv, of 2018 to today: preamble or none, with or without URL."""

import re
from collections.abc import Iterator
from datetime import date

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.csv_table import Row, rows_of
from godfather_desktop.interchange.found import FoundPerson, Item, Rejected
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.source import Source

COLUMNS = {"first name", "last name", "connected on"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4}|\d{2})(?!\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")


def read_connections(source: Source, wanted: set[str], delimiter: str) -> Iterator[Item]:
    """The connections. Rows of closed accounts have neither name nor address and are rejected."""
    for row in rows_of(source, wanted, delimiter):
        yield row if isinstance(row, Rejected) else _connection(row)


def _connection(row: Row) -> Item:
    name = clean_line(f"{row['first name']} {row['last name']}")
    url = clean_line(row["url"])
    identity = linkedin_identity(url)
    if not name and identity:
        name = identity.removeprefix("linkedin:").replace("-", " ").title()
    if not name:
        return Rejected(row.place, "closed account")
    email = address_in(row["email address"])
    connected = connected_on(row["connected on"])
    return FoundPerson(
        row.place,
        name,
        emails=(email,) if email else (),
        links=(url,) if url else (),
        organization=_given(row["company"]),
        title=_given(row["position"]),
        identities=(identity,) if identity else (),
        extra=(f"Connected on LinkedIn: {connected}",) if connected else (),
    )


def _given(cell: str) -> str:
    """A cell, empty for the NA that a spreadsheet program leaves."""
    text = clean_line(cell)
    return "" if text == "NA" else text


def connected_on(text: str) -> str:
    """`31 Oct 2021`, `12/11/17, 6:14 PM` or `21-May-24` as an ISO date; empty when it is none."""
    if match := _WORDED.match(text.strip()):
        day, month, year = int(match[1]), match[2].lower(), match[3]
        if month not in _MONTHS:
            return ""
        number = _MONTHS.index(month) + 1
    elif match := _SLASHED.match(text.strip()):
        number, day, year = int(match[1]), int(match[2]), match[3]
    elif is_partial_date(text.strip()[:10]):
        return text.strip()[:10]
    else:
        return ""
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, day).isoformat()
    except ValueError:
        return ""
