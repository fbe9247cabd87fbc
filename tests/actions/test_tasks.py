"""Dated tasks."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from godfather_desktop.actions.tasks import finish_task, move_task, plan_fix, plan_tasks, remove_task
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId, TargetId, TaskId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.asking import Asking, fixes_of
from godfather_desktop.insight.fading import decay
from tests.records import ANN, TODAY, person, rolodex_of

RIVER = Target(TargetId(60), ANN, None, TODAY)
TASK = Task(TaskId(70), ANN, TODAY + 3, "coffee")


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), RIVER, TASK)


@pytest.fixture
def new_id() -> Callable[[], int]:
    return count(900).__next__


def test_plan_one_for_each_day(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    changes = plan_tasks(rolodex, new_id, ANN, [TODAY, TODAY + 90], "programme", " lunch\n", RIVER.id)
    assert (changes.intent, changes.subject) == ("task.plan", "Ann Lee")
    assert [change.after for change in changes.changes] == [
        Task(TaskId(900), ANN, TODAY, "programme", "lunch", target=RIVER.id),
        Task(TaskId(901), ANN, TODAY + 90, "programme", "lunch", target=RIVER.id),
    ]
    assert not plan_tasks(rolodex, new_id, ANN, [], "note")


def test_finish_move_remove(rolodex: Rolodex) -> None:
    assert finish_task(rolodex, TASK.id).changes == (Change(TASK, replace(TASK, done=True)),)
    assert not finish_task(rolodex, TASK.id, done=False)
    assert move_task(rolodex, TASK.id, TODAY).changes == (Change(TASK, replace(TASK, due=TODAY)),)
    assert remove_task(rolodex, TASK.id).changes == (Change(TASK, None),)


def test_refused(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    cases: list[tuple[Callable[[], object], str]] = [
        (lambda: plan_tasks(rolodex, new_id, ME, [TODAY], "note"), "about myself"),
        (lambda: plan_tasks(rolodex, new_id, PersonId(99), [TODAY], "note"), "no such person"),
        (lambda: plan_tasks(rolodex, new_id, ANN, [0], "note"), "no such date"),
        (lambda: plan_tasks(rolodex, new_id, ANN, [TODAY], "dance"), "not one of"),  # type: ignore[arg-type]
        (lambda: plan_tasks(rolodex, new_id, ANN, [TODAY], "", " \x00"), "empty"),
        (lambda: plan_tasks(rolodex, new_id, ANN, [TODAY], "note", target=TargetId(9)), "no such record"),
        (lambda: move_task(rolodex, TASK.id, 0), "no such date"),
        (lambda: finish_task(rolodex, TaskId(9)), "no such record"),
        (lambda: move_task(rolodex, TaskId(9), TODAY), "no such record"),
        (lambda: remove_task(rolodex, TaskId(9)), "no such record"),
    ]
    for act, reason in cases:
        with pytest.raises(RuleBroken, match=reason):
            act()


def test_every_fix_can_become_a_task(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    worst = Asking(30.0, recent_asks=2.0, unthanked=True, broken=1)
    for fix in fixes_of(worst, met=60.0):
        (change,) = plan_fix(rolodex, new_id, ANN, fix.do, TODAY, worst.recent_asks).changes
        assert isinstance(change.after, Task)
        assert change.after.due >= TODAY


@pytest.mark.parametrize("recent_asks", [0.51, 1.0, 2.0, 5.5])
def test_waiting_lasts_until_less_than_half_an_ask_is_left(
    rolodex: Rolodex, new_id: Callable[[], int], recent_asks: float
) -> None:
    (change,) = plan_fix(rolodex, new_id, ANN, "wait", TODAY, recent_asks).changes
    assert isinstance(change.after, Task)
    assert recent_asks * decay(change.after.due - TODAY, 60.0) < 0.5
    assert recent_asks * decay(change.after.due - TODAY - 3, 60.0) >= 0.49
