"""What the cells of LinkedIn's sheets say: texts, names, profiles and days."""

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.csv_table import Record, Row, records_of, row_of
from godfather_desktop.interchange.found import Item, Rejected
from godfather_desktop.interchange.links import linkedin_identity
from godfather_desktop.interchange.readers.linkedin_dates import date_in
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

Reader = Callable[[Source, AbstractSet[str], str, Reading], Iterator[Item]]
"""What reads a sheet, told which headers it has, by what its cells are parted, and of the book."""
Shape = Callable[[Row, Reading], Iterator[Item]]
"""What a row comes to; raises Unreadable."""

_EARLIEST = day_of("1900-01-01")
_LEFT = re.compile(
    r"linkedin[ -](?:member|mitglied|lid|medlem)|"
    r"(?:utilisateur|membre|usuario|miembro|utilizador|membro|utente|lid|uzytkownik|uzivatel|пользователь|участник)"
    r"(?: (?:de|di|do|da|van))? linkedin"
)
"""What LinkedIn calls everybody who left it, in the language of whoever asked for the export."""
_ANSWERED_YES = frozenset({"yes", "y", "true", "1"})


def reader_of(shape: Shape) -> Reader:
    """The reader of a sheet whose rows come to this."""

    def read(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
        for record in fitting_records(source, wanted, delimiter):
            if isinstance(record, Rejected):
                yield record
                continue
            try:
                yield from shape(row_of(record), reading)
            except Unreadable as unreadable:
                yield Rejected(record.place, unreadable.why, unreadable.values_said)

    return read


def fitting_records(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[Record | Rejected]:
    """The rows of a sheet; one longer than the header is rejected, for a quote is wrong in it. Raises TooMuch."""
    for record in records_of(source, wanted, delimiter):
        if isinstance(record, Record) and any(map(str.strip, record.cells[len(record.header) :])):
            yield Rejected(record.place, "cells do not fit")
        else:
            yield record


def given(cell: str) -> str:
    """A cell on one line, empty for the NA that programs of statistics leave."""
    text = clean_line(cell)
    return "" if text == "NA" else text


def either(row: Row, *headers: str) -> str:
    """The first of these cells that says anything: headers were spelled differently over the years."""
    return next((text for header in headers if (text := given(row[header]))), "")


def full_name(row: Row, first: str, last: str) -> str:
    """First and last name. NA is a last name, too: it is one unless the row has NA in another cell."""
    blank = sum(cell == "NA" for header, cell in row.cells.items() if header != last) > 0
    parts = [row[first], row[last]]
    return clean_line(" ".join("" if part.strip() == "NA" and blank else part for part in parts))


@lru_cache(maxsize=65_536)
def profile_of(url: str) -> str:
    """`linkedin:slug` of a profile address, else empty; a slug that hides line ends or NULs is made one line."""
    return clean_line(linkedin_identity(clean_line(url)))


@lru_cache(maxsize=65_536)
def has_left(name: str) -> bool:
    """Whether this is no name but what LinkedIn calls everybody who left it."""
    return _LEFT.fullmatch(folded(name)) is not None


def name_of_profile(identity: str) -> str:
    """How to call somebody of whom only the profile is known."""
    return identity.removeprefix("linkedin:").replace("-", " ").title()


@lru_cache(maxsize=1_024)
def answered_yes(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell.strip().casefold() in _ANSWERED_YES


def contact_day(cell: str, column: str, today: Day) -> Day:
    """The day of a contact. Raises Unreadable for none, and for a day before 1900 or after today."""
    day = _day_named(date_in(cell))
    if day is None:
        said = given(cell)
        raise Unreadable("bad date", column=column, said=said) if said else Unreadable("no date", column=column)
    # Files of generators and clocks gone wrong hold years that no contact can have.
    if not _EARLIEST <= day <= today:
        raise Unreadable("date out of range", column=column, said=given(cell))
    return day


@lru_cache(maxsize=8_192)
def _day_named(found: str) -> Day | None:
    """The day of a date with year, month and day; None of any other."""
    return day_of(found) if len(found) == len("2026-03-22") else None


def partial_date(row: Row, header: str) -> str:
    """A partial date with its year, empty for an empty cell. Raises Unreadable for what is none."""
    said = given(row[header])
    found = date_in(said)
    if said and (not found or found.startswith("--")):
        raise Unreadable("bad date", column=header, said=said)
    return found
