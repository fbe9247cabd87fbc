"""Name whom I will need."""

import math
from dataclasses import replace

import pytest

from godfather_desktop.actions.targets import add_target, edit_target, remove_target, target_name
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId, TargetId, TaskId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.wording.errors import refusal
from tests.records import ANN, BOB, TODAY, person, rolodex_of

PLACE = Organization(OrganizationId(50), "Meridian Resorts")
ANNS = Target(TargetId(60), ANN, None, TODAY + 90, weight=0.5, value=1, why="the board")
COMPANY = Target(TargetId(61), None, PLACE.id, TODAY + 90, "CFO")


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), PLACE, ANNS, COMPANY)


def test_add_cleans_its_words(rolodex: Rolodex) -> None:
    wanted = replace(COMPANY, id=TargetId(62), title=" CFO\x00 ", why=" the \n search ")
    changes = add_target(rolodex, wanted)
    assert (changes.intent, changes.subject) == ("target.add", "CFO, Meridian Resorts")
    assert changes.changes == (Change(None, replace(wanted, title="CFO", why="the search")),)


def test_names_of_targets(rolodex: Rolodex) -> None:
    assert target_name(rolodex, ANNS) == "Ann Lee"
    assert target_name(rolodex, replace(COMPANY, title="")) == "Meridian Resorts"


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"person": None}, "empty", "goal"),
        ({"organization": PLACE.id}, "empty", "goal"),
        ({"person": ME}, "about myself", "person"),
        ({"person": PersonId(99)}, "no such person", "person"),
        ({"person": None, "organization": OrganizationId(99)}, "no such record", "goal"),
        ({"needed": LAST_DAY + 1}, "no such date", "date"),
        ({"value": -2}, "out of range", "value"),
        ({"value": 3}, "out of range", "value"),
        ({"weight": 0.0}, "out of range", "weight"),
        ({"weight": -0.1}, "out of range", "weight"),
        ({"weight": 2.0}, "out of range", "weight"),
        ({"weight": math.nan}, "out of range", "weight"),
        ({"weight": math.inf}, "out of range", "weight"),
    ],
)
def test_target_that_cannot_be_kept(rolodex: Rolodex, fields: dict[str, object], reason: str, field: str) -> None:
    wrong = replace(ANNS, **fields)  # type: ignore[arg-type]  # wrong values on purpose
    for act in (add_target, edit_target):
        with pytest.raises(RuleBroken, match=reason) as caught:
            act(rolodex, wrong)
        assert caught.value.field == field


@pytest.mark.parametrize("weight", [0.0, -1.0, 1.5, 2.0])
def test_sentence_about_a_weight_names_a_range_without_it(rolodex: Rolodex, weight: float) -> None:
    with pytest.raises(RuleBroken) as caught:
        add_target(rolodex, replace(ANNS, weight=weight))
    low, high = (float(str(caught.value.values_said[end])) for end in ("low", "high"))
    assert not low <= weight <= high
    assert str(weight) in refusal(caught.value)


def test_edit_and_remove(rolodex: Rolodex) -> None:
    assert edit_target(rolodex, replace(ANNS, weight=1.0)).changes == (Change(ANNS, replace(ANNS, weight=1.0)),)
    assert not edit_target(rolodex, ANNS)
    task = Task(TaskId(70), BOB, TODAY, "coffee", target=ANNS.id)
    rolodex.fill([task, Task(TaskId(71), BOB, TODAY, "note")])
    removed = remove_target(rolodex, ANNS.id)
    assert removed.changes == (Change(task, replace(task, target=None)), Change(ANNS, None))
    rolodex.apply(removed.changes)
    with pytest.raises(RuleBroken, match="no such record"):
        remove_target(rolodex, ANNS.id)
    with pytest.raises(RuleBroken, match="no such record"):
        edit_target(rolodex, ANNS)
