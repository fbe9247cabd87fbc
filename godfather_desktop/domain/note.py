"""A dated note about a person, or the answer to one of the five questions."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import NoteId, PersonId

Question = Literal["goals", "challenges", "joys", "respects", "worries"]
Topic = Literal["", "goals", "challenges", "joys", "respects", "worries", "needs", "offers"]
QUESTIONS: tuple[Question, ...] = ("goals", "challenges", "joys", "respects", "worries")
"""What to know of somebody before calling: goals, challenges, joys, whom they respect, what keeps them up."""
TOPICS: tuple[Topic, ...] = ("", *QUESTIONS, "needs", "offers")


@dataclass(frozen=True, slots=True)
class Note:
    """A note. topic: the question that it answers, empty for a free note.

    `needs` says what a person could use; `offers`, on the owner's card, what the owner can give,
    one to a line.
    """

    id: NoteId
    person: PersonId
    day: Day
    text: str
    topic: Topic = ""
