"""A meeting or message of several people, put together from touches."""

from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import Channel


@dataclass(frozen=True, slots=True)
class Meeting:
    """Who of the Rolodex was there. people: how many were there in all, me included."""

    day: Day
    channel: Channel
    people: int
    present: tuple[PersonId, ...]
