"""A dated task: something to do for, or say to, a person."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, TargetId, TaskId

TaskWork = Literal["thank", "promise", "wait", "favor", "coffee", "ask", "note", "call", "large favor", "programme", ""]
TASK_WORKS: tuple[TaskWork, ...] = (
    "thank",
    "promise",
    "wait",
    "favor",
    "coffee",
    "ask",
    "note",
    "call",
    "large favor",
    "programme",
    "",
)


@dataclass(frozen=True, slots=True)
class Task:
    """work: what is to be done, empty when only `text` says so. target: the river that it helps to cross."""

    id: TaskId
    person: PersonId
    due: Day
    work: TaskWork = ""
    text: str = ""
    done: bool = False
    target: TargetId | None = None
