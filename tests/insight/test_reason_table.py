"""The table of reasons, held against the model row by row."""

import re
from pathlib import Path
from typing import get_args

import pytest

from godfather_desktop.domain.pause import PAUSE_CAUSES
from godfather_desktop.domain.task import TASK_WORKS
from godfather_desktop.insight.reason_finders import FINDERS
from godfather_desktop.insight.reason_table import STEP_KINDS, TABLE, Plan, ReasonKey, TableRow

MODEL = Path(__file__).parents[3] / "shared" / "design" / "models.md"

# number: (key, seeds, strength below which it counts, what a key makes of it, words of the model's reason, days)
EXPECTED: dict[int, tuple[str, tuple[int, ...], float | None, str, str, int]] = {
    1: ("roles reversed", (2,), None, "task", "Roles reversed", 0),
    2: ("not buying", (1,), None, "no", "Not buying", 180),
    3: ("too soon", (1,), None, "wait", "Too soon", 0),
    4: ("out of office", (1,), None, "clock", "Out of office", 7),
    5: ("hardship", (1,), None, "clock", "Health, family, funeral", 14),
    6: ("never arrived", (1,), None, "task", "never arrived", 0),
    7: ("bigger fish", (1,), None, "clock", "Bigger fish", 14),
    8: ("wrong person", (1,), None, "path", "Wrong person", 0),
    9: ("gatekeeper", (2, 1), None, "path", "Gatekeeper", 0),
    10: ("incumbent", (2,), None, "task", "Incumbent", 90),
    11: ("fair weather", (1,), None, "task", "Fair-weather", 0),
    12: ("no value", (1,), 60.0, "task", "No value proposition", 1),
    13: ("chit-chat", (2,), 40.0, "task", "Chit-chat", 1),
    14: ("script", (2,), 60.0, "task", "Script", 1),
    15: ("boring", (2,), 60.0, "task", "Boring", 1),
    16: ("fears a favor", (1,), 80.0, "task", "Fears a favor", 60),
    17: ("nominal tie", (2,), 20.0, "path", "Entitled nominal tie", 0),
    18: ("cold call", (1,), 20.0, "path", "Cold call", 0),
    19: ("one of hundreds", (2,), None, "task", "One of hundreds", 14),
    20: ("hubris", (1,), None, "no", "Hubris", 365),
    21: ("mostly asks", (1,), None, "task", "Calls only when he wants", 30),
    22: ("forgot", (1,), None, "task", "forgot", 0),
    23: ("no persistence", (2,), None, "task", "No persistence", 0),
    24: ("unknown", (), None, "task", "Unknown", 30),
}
ONLY_THE_OWNER_CAN_TELL = {4, 5, 6, 7, 8, 9, 10, 20}
WITHOUT_AN_ATTEMPT = {1, 2, 23}


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.key)
def test_row_is_as_expected(row: TableRow) -> None:
    key, seeds, below, kind, _, days = EXPECTED[row.number]
    assert (row.key, row.seeds, row.below, row.plan.kind) == (key, seeds, below, kind)
    assert (row.plan.revisit or row.plan.days) == days
    assert row.asked == (row.number in ONLY_THE_OWNER_CAN_TELL)
    assert row.sent == (row.number not in WITHOUT_AN_ATTEMPT)


def test_there_are_24_rows_in_order_each_with_its_finder() -> None:
    assert [row.number for row in TABLE] == list(range(1, 25)) == sorted(EXPECTED)
    assert {row.key for row in TABLE} == set(get_args(ReasonKey)) == set(FINDERS)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.key)
def test_plan_says_what_its_kind_needs(row: TableRow) -> None:
    plan: Plan = row.plan
    assert plan.kind in STEP_KINDS
    assert plan.work in TASK_WORKS
    assert (plan.cause in PAUSE_CAUSES) == (plan.kind == "clock")
    assert bool(plan.goal) == (plan.kind == "path")
    assert (plan.revisit > 0) == (plan.kind == "no")
    assert plan.days > 0 or plan.kind != "clock"


def _rows_of_the_model() -> dict[int, tuple[str, str, str]]:
    """Number: reason, how it is detected, next best action."""
    if not MODEL.exists():
        pytest.skip("the design documents are not beside this repository")
    cells = re.findall(r"^\|(\d+)\|([^|]*)\|([^|]*)\|([^|]*)\|$", MODEL.read_text(encoding="utf-8"), re.MULTILINE)
    return {int(number): (reason, detect, action) for number, reason, detect, action in cells}


def test_the_model_has_the_same_rows() -> None:
    model = _rows_of_the_model()
    assert sorted(model) == [row.number for row in TABLE]
    for row in TABLE:
        reason, detect, action = model[row.number]
        assert EXPECTED[row.number][4].lower() in reason.lower().replace("favour", "favor"), row.key
        assert tuple(int(seed) for seed in re.findall(r"\[(\d)\]", reason)) == row.seeds, row.key
        below = re.search(r"S<(\d+)", detect)
        assert (float(below[1]) if below else None) == row.below, row.key
        days = [int(one) for one in re.findall(r"(\d+)\+? ?d\b", action)]
        if row.plan.kind == "no" and days:
            assert days[0] == row.plan.revisit
        if row.key in ("hardship", "fears a favor", "unknown"):
            assert days[0] == row.plan.days
