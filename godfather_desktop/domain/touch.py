"""A touch: one contact with a person, of any channel."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import BatchId, PersonId, TouchId

Channel = Literal["in-person", "video", "call", "email", "message", "letter", "reaction", "bulk"]
Direction = Literal["in", "out", "mutual"]
Context = Literal["", "work", "personal"]
AskSide = Literal["none", "mine", "theirs"]

CHANNELS: tuple[Channel, ...] = (
    "in-person",
    "video",
    "call",
    "email",
    "message",
    "letter",
    "reaction",
    "bulk",
)
DIRECTIONS: tuple[Direction, ...] = ("in", "out", "mutual")
CONTEXTS: tuple[Context, ...] = ("", "work", "personal")
ASKS: tuple[AskSide, ...] = ("none", "mine", "theirs")


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact. It lives on disk; in memory a person has only its sums (`ContactSums`).

    direction: `in` when they reached me. people: how many were present, both of us included.
    obligate: contact that nobody chose (hallway, assigned meeting). personal: a personal matter
    was shared. batch: the import that brought it, None when typed in.
    """

    id: TouchId
    person: PersonId
    day: Day
    channel: Channel
    direction: Direction
    people: int = 2
    obligate: bool = False
    context: Context = ""
    personal: bool = False
    ask: AskSide = "none"
    note: str = ""
    batch: BatchId | None = None
