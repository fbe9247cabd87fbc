"""LinkedIn's endorsements, received and given: clicks, many of one person on one day."""

from collections.abc import Iterator

from godfather_desktop.domain.touch import Direction
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundTouch, Item
from godfather_desktop.interchange.readers.linkedin_cells import (
    Reader,
    contact_day,
    either,
    full_name,
    given,
    name_of_profile,
    profile_of,
    reader_of,
)
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading

ENDORSEMENT_RECEIVED_COLUMNS = frozenset({"endorsement date", "endorser first name", "endorser last name"})
ENDORSEMENT_GIVEN_COLUMNS = frozenset({"endorsement date", "endorsee first name", "endorsee last name"})


def _endorsements(other: str, direction: Direction) -> Reader:
    """The reader of endorsements by, or of, the other side.

    All rows of a person and day come to equal touches, which are one contact: days count, not clicks.
    """

    def endorsement_of(row: Row, reading: Reading) -> Iterator[Item]:
        identity = profile_of(either(row, f"{other} public url", f"{other} public profile url", f"{other} profile url"))
        name = full_name(row, f"{other} first name", f"{other} last name")
        name = name or (name_of_profile(identity) if identity else "")
        if not name:
            raise Unreadable("no name")
        # For years there was no such column; what was listed then was accepted.
        status = given(row["endorsement status"]).casefold()
        if status not in ("", "accepted"):
            raise Unreadable("endorsement not accepted", said=status)
        day = contact_day(row["endorsement date"], "endorsement date", reading.today)
        yield FoundTouch(row.place, identity or name, day, "reaction", direction, name=name, introduces=False)

    return reader_of(endorsement_of)


read_endorsements_received = _endorsements("endorser", "in")
read_endorsements_given = _endorsements("endorsee", "out")
