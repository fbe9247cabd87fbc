"""Who met whom: contact days on which several people were there, read from the touches on disk."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.meeting import Meeting
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.storage.history import ACTIVE, streamed

_SEVERAL = "people > 2 AND channel <> 'bulk'"
MeetingKey = tuple[Day, Channel, int]


def all_meetings(connection: Connection, as_of: Day) -> Iterator[Meeting]:
    """Every meeting up to a day at which at least two people of the Rolodex were; there may be many."""
    rows = connection.exec_driver_sql(
        f"SELECT day, channel, people, person FROM touch WHERE {_SEVERAL} AND day <= ? AND {ACTIVE} "
        "ORDER BY day, channel, people, person",
        (as_of,),
    )
    return _grouped(streamed(rows))


def meetings_at(connection: Connection, keys: Iterable[MeetingKey]) -> list[Meeting]:
    """The meetings of these days, channels and sizes."""
    found: list[Meeting] = []
    for key in sorted(set(keys)):
        rows = connection.exec_driver_sql(
            "SELECT day, channel, people, person FROM touch "
            f"WHERE {_SEVERAL} AND day = ? AND channel = ? AND people = ? AND {ACTIVE} ORDER BY person",
            key,
        )
        found.extend(_grouped(streamed(rows)))
    return found


def key_of(touch: Touch) -> MeetingKey | None:
    """What touches of one meeting have in common; None for a touch of two people."""
    if touch.people <= 2 or touch.channel == "bulk":
        return None
    return touch.day, touch.channel, touch.people


def _grouped(rows: Iterable[Sequence[Any]]) -> Iterator[Meeting]:
    key: MeetingKey | None = None
    present: list[PersonId] = []
    for day, channel, people, person in rows:
        if (day, channel, people) != key:
            if key is not None and len(set(present)) > 1:
                yield Meeting(*key, tuple(dict.fromkeys(present)))
            key, present = (day, channel, people), []
        present.append(PersonId(person))
    if key is not None and len(set(present)) > 1:
        yield Meeting(*key, tuple(dict.fromkeys(present)))
