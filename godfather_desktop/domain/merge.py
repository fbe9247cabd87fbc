"""A merge: two cards that became one, kept so that they can be taken apart again at any time."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import MergeId, PersonId

MergeReason = Literal["identity", "email", "profile", "phone", "name", "own"]
MERGE_REASONS: tuple[MergeReason, ...] = ("identity", "email", "profile", "phone", "name", "own")


@dataclass(frozen=True, slots=True)
class Merge:
    """Two cards of one person, merged into one.

    person: the card that stayed. other: the id of the card that went; a card taken apart gets it back.
    reason, said: why the two are one, and the address or name that says so; `own` when the owner saw it.
    before: what the merge altered, a JSON list of pairs: as it was, as it became. lost: every record that
    went, the other card first, one JSON text each; both as `domain.plain` writes records. moved: what
    belonged to the other card and belongs to this one now, each `kind id`, with the names of the fields
    where these are not `person`.
    """

    id: MergeId
    person: PersonId
    other: PersonId
    day: Day
    reason: MergeReason
    said: str = ""
    before: str = ""
    lost: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
