"""LinkedIn's Invitations.csv: a word to somebody, or one click."""

from collections.abc import Iterator

from godfather_desktop.domain.touch import Direction
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundTouch, Item
from godfather_desktop.interchange.readers.linkedin_cells import (
    contact_day,
    given,
    has_left,
    name_of_profile,
    profile_of,
    reader_of,
)
from godfather_desktop.interchange.readers.linkedin_names import name_key
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading

INVITATION_COLUMNS = frozenset({"from", "to", "sent at", "direction"})


def invitation_of(row: Row, reading: Reading) -> Iterator[Item]:
    """An invitation with a message is a message, without one as little as a reaction.

    Whether it was accepted, the sheet does not say; Connections.csv has those.
    """
    direction = _direction(row, reading)
    who, url = ("to", "inviteeprofileurl") if direction == "out" else ("from", "inviterprofileurl")
    name, identity = given(row[who]), profile_of(row[url])
    if not name and not identity:
        raise Unreadable("empty cell", column=who)
    if not identity and has_left(name):
        raise Unreadable("left LinkedIn")
    yield FoundTouch(
        row.place,
        identity or name,
        contact_day(row["sent at"], "sent at", reading.today),
        "message" if given(row["message"]) else "reaction",
        direction,
        name=name or name_of_profile(identity),
        introduces=direction == "out",
    )


def _direction(row: Row, reading: Reading) -> Direction:
    said = given(row["direction"]).casefold()
    if said in ("outgoing", "incoming"):
        return "out" if said == "outgoing" else "in"
    mine = {name_key(one) for one in reading.mine}
    for direction, who, url in (("out", "from", "inviterprofileurl"), ("in", "to", "inviteeprofileurl")):
        if profile_of(row[url]) in reading.mine or (given(row[who]) and name_key(row[who]) in mine):
            return "out" if direction == "out" else "in"
    raise Unreadable("own profile unknown")


read_invitations = reader_of(invitation_of)
