"""Dated tasks: plan, do, move and drop them."""

import math
from collections.abc import Iterable
from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, one_of, other
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, TargetId, TaskId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.task import TASK_WORKS, Task, TaskWork
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken


def plan_tasks(
    rolodex: Rolodex,
    new_id: NewId,
    person: PersonId,
    days: Iterable[Day],
    work: TaskWork = "",
    text: str = "",
    target: TargetId | None = None,
) -> ChangeSet:
    """Plan a task for each of the days."""
    card = other(rolodex, person)
    one_of(work, TASK_WORKS, "work")
    text = clean_line(text)
    if not work and not text:
        raise RuleBroken("empty", field="text", what="task")
    if target is not None and target not in rolodex.targets:
        raise RuleBroken("no such record", field="target")
    tasks = [Task(TaskId(new_id()), person, on_calendar(day), work, text, target=target) for day in days]
    return change_set("task.plan", card.name, [Change(None, task) for task in tasks])


_FIX_WORK: dict[str, tuple[TaskWork, int]] = {
    "thank": ("thank", 0),
    "keep promise": ("promise", 1),
    "wait": ("wait", 0),
    "five-minute favor": ("favor", 3),
    "coffee": ("coffee", 7),
    "smaller ask": ("ask", 14),
    "ask in person": ("ask", 14),
}
"""A fix of `insight.asking` -> the work it is, and in how many days it is due."""
_ASK_HALF_LIFE = 60.0


def plan_fix(
    rolodex: Rolodex, new_id: NewId, person: PersonId, do: str, today: Day, recent_asks: float = 0.0
) -> ChangeSet:
    """Make a dated task of a fix. recent_asks: my faded asks; waiting lasts until less than half of one is left."""
    work, days = _FIX_WORK[do]
    if do == "wait" and recent_asks > 0.5:
        days = math.ceil(_ASK_HALF_LIFE * math.log2(recent_asks / 0.5)) + 1
    return plan_tasks(rolodex, new_id, person, [today + days], work)


def finish_task(rolodex: Rolodex, task: TaskId, *, done: bool = True) -> ChangeSet:
    """Tick a task off, or take the tick back."""
    before = _there(rolodex, task)
    return change_set("task.done", rolodex.people[before.person].name, [Change(before, replace(before, done=done))])


def move_task(rolodex: Rolodex, task: TaskId, due: Day) -> ChangeSet:
    """Give a task another day."""
    before = _there(rolodex, task)
    after = replace(before, due=on_calendar(due))
    return change_set("task.move", rolodex.people[before.person].name, [Change(before, after)])


def remove_task(rolodex: Rolodex, task: TaskId) -> ChangeSet:
    """Drop a task."""
    before = _there(rolodex, task)
    return change_set("task.remove", rolodex.people[before.person].name, [Change(before, None)])


def _there(rolodex: Rolodex, task: TaskId) -> Task:
    before = rolodex.tasks.get(task)
    if before is None:
        raise RuleBroken("no such record", field="task")
    return before
