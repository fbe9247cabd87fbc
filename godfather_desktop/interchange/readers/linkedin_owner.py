"""The owner in a LinkedIn export: profile, own addresses, positions and education."""

from collections.abc import Iterator

from godfather_desktop.domain.days import Day, first_day_of, is_partial_date
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundPerson, FoundRole, Item, Noticed
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.linkedin import others_in, web_addresses
from godfather_desktop.interchange.readers.linkedin_cells import (
    answered_yes,
    either,
    full_name,
    given,
    partial_date,
    profile_of,
    reader_of,
)
from godfather_desktop.interchange.readers.linkedin_dates import date_in
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading

PROFILE_COLUMNS = frozenset({"first name", "last name", "headline", "summary"})
EMAIL_COLUMNS = frozenset({"email address", "confirmed", "primary"})
POSITION_COLUMNS = frozenset({"company name", "title", "started on", "finished on"})
EDUCATION_COLUMNS = frozenset({"school name", "start date", "end date", "degree name"})

_PROFILE_FIELDS = frozenset({"first name", "last name", "birth date", "geo location"})


def profile_card_of(row: Row, _reading: Reading) -> Iterator[Item]:
    """My own card. The headline is a slogan and not the title of a role, so it is kept beside."""
    name = full_name(row, "first name", "last name")
    if not name:
        raise Unreadable("no name")
    said = given(row["birth date"])
    birthday = date_in(said)
    links = tuple(dict.fromkeys(web_addresses(row["websites"])))
    # Sites are links; the cell is kept as well if it says more than they do.
    taken = _PROFILE_FIELDS | ({"websites"} if links else frozenset())
    yield FoundPerson(
        row.place,
        name,
        links=links,
        city=either(row, "geo location", "location"),
        birthday=birthday,
        identities=tuple(dict.fromkeys(identity for link in links if (identity := profile_of(link)))),
        extra=(*((f"Birth date: {said}",) if said and not birthday else ()), *others_in(row, taken)),
        me=True,
    )


def own_address_of(row: Row, _reading: Reading) -> Iterator[Item]:
    """An e-mail address of mine; one that was never confirmed may be somebody else's."""
    email = address_in(row["email address"])
    if not email:
        raise Unreadable("no name")
    if not answered_yes(row["confirmed"]):
        raise Unreadable("address not confirmed", said=email)
    yield FoundPerson(row.place, email, emails=(email,), me=True)


def position_of(row: Row, reading: Reading) -> Iterator[Item]:
    """A position of mine."""
    organization, title = given(row["company name"]), given(row["title"])
    if not organization and not title:
        raise Unreadable("empty cell", column="company name")
    start, end = _spell(row, "started on", "finished on", reading.today)
    yield FoundRole(row.place, "me", organization, title, start, end)
    yield from _left_out(row, "description")


def education_of(row: Row, reading: Reading) -> Iterator[Item]:
    """My time at a school: a role there, because those who were there at that time may know each other.

    Without an end it would be a role of today, which hardly any such row means.
    """
    school = given(row["school name"])
    if not school:
        raise Unreadable("empty cell", column="school name")
    if not given(row["end date"]):
        raise Unreadable("no end of school", said=school)
    start, end = _spell(row, "start date", "end date", reading.today)
    yield FoundRole(row.place, "me", school, given(row["degree name"]), start, end)
    yield from _left_out(row, "notes", "activities")


def _spell(row: Row, first: str, last: str, today: Day) -> tuple[str, str]:
    """Start and end. An end still to come is only expected: until then the role is held."""
    start, end = partial_date(row, first), partial_date(row, last)
    if start and end and end < start[: len(end)]:
        raise Unreadable("ends before it starts")
    ending = first_day_of(end) if is_partial_date(end) else None
    return start, "" if ending is not None and ending > today else end


def _left_out(row: Row, *headers: str) -> Iterator[Noticed]:
    """A role has no field for texts."""
    for header in headers:
        if given(row[header]):
            yield Noticed(row.place, "text left out", {"column": header})


read_profile = reader_of(profile_card_of)
read_own_addresses = reader_of(own_address_of)
read_positions = reader_of(position_of)
read_education = reader_of(education_of)
