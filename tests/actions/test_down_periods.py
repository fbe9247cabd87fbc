"""Mark, correct and remove down periods; say what somebody did; correct the evidence."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest

from godfather_desktop.actions.down_periods import (
    correct_part,
    correct_signs,
    edit_down_period,
    mark_down_period,
    remove_down_period,
    set_two_am,
)
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import ME, CorrectionId, DownPeriodId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, BOB, TODAY, down, person, rolodex_of

PERIOD = down(TODAY - 100, TODAY - 10)


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), PERIOD)


@pytest.fixture
def new_id() -> Callable[[], int]:
    return count(900).__next__


def test_mark(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    changes = mark_down_period(rolodex, new_id, TODAY - 5, cause="illness")
    assert changes.intent == "down.mark"
    assert changes.changes == (Change(None, DownPeriod(DownPeriodId(900), TODAY - 5, None, "illness")),)
    (one_day,) = mark_down_period(rolodex, new_id, TODAY, TODAY).changes
    assert one_day.after == DownPeriod(DownPeriodId(901), TODAY, TODAY)


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"end": TODAY - 101}, "ends before it starts", "end"),
        ({"start": 0}, "no such date", "date"),
        ({"end": LAST_DAY + 1}, "no such date", "date"),
        ({"cause": "boredom"}, "not one of", "cause"),
    ],
)
def test_period_that_cannot_be_kept(
    rolodex: Rolodex, new_id: Callable[[], int], fields: dict[str, object], reason: str, field: str
) -> None:
    wrong = replace(PERIOD, **fields)  # type: ignore[arg-type]  # wrong values on purpose
    with pytest.raises(RuleBroken, match=reason) as caught:
        edit_down_period(rolodex, wrong)
    assert caught.value.field == field
    with pytest.raises(RuleBroken, match=reason):
        mark_down_period(rolodex, new_id, wrong.start, wrong.end, wrong.cause)


def test_edit_and_end(rolodex: Rolodex) -> None:
    longer = replace(PERIOD, end=None)
    assert edit_down_period(rolodex, longer).changes == (Change(PERIOD, longer),)
    assert not edit_down_period(rolodex, PERIOD)


def test_removed_with_what_was_said_of_people_in_it(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    other = down(TODAY - 900, TODAY - 800)
    rolodex.fill([other])
    for who, period in ((ANN, PERIOD), (BOB, PERIOD), (ANN, other)):
        rolodex.apply(correct_signs(rolodex, new_id, who, period.id, ["knew"]).changes)
    before = rolodex.copy()
    changes = remove_down_period(rolodex, PERIOD.id)
    rolodex.apply(changes.changes)
    assert list(rolodex.downs) == [other.id]
    assert [one.period for one in rolodex.corrections.values()] == [other.id]
    rolodex.apply(changes.inverse().changes)
    assert (rolodex.downs, rolodex.corrections) == (before.downs, before.corrections)


def test_signs_replace_one_another_and_nothing_said_takes_them_back(
    rolodex: Rolodex, new_id: Callable[[], int]
) -> None:
    said = correct_signs(rolodex, new_id, ANN, PERIOD.id, ["helped", "reached-out", "helped"])
    first = Correction(CorrectionId(900), ANN, "down", PERIOD.id, ("reached-out", "helped"))
    assert (said.intent, said.changes) == ("proof.correct", (Change(None, first),))
    rolodex.apply(said.changes)
    again = correct_signs(rolodex, new_id, ANN, PERIOD.id, ["none"])
    assert again.changes == (Change(first, replace(first, signs=("none",))),)
    assert correct_signs(rolodex, new_id, ANN, PERIOD.id, []).changes == (Change(first, None),)
    assert not correct_signs(rolodex, new_id, BOB, PERIOD.id, [])


@pytest.mark.parametrize(
    "signs",
    [
        ["helped", "ignored"],
        ["replied", "silent"],
        ["reached-out", "knew"],
        ["ignored", "ignored-once"],
        ["silent", "none"],
        ["helped", "none"],
    ],
)
def test_signs_that_exclude_each_other(rolodex: Rolodex, new_id: Callable[[], int], signs: list[str]) -> None:
    for said in (signs, signs[::-1]):
        with pytest.raises(RuleBroken, match="signs exclude each other") as caught:
            correct_signs(rolodex, new_id, ANN, PERIOD.id, said)
        assert caught.value.field == "signs"


def test_correction_of_nobody_of_me_of_no_period_and_of_no_sign(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    cases: list[tuple[PersonId, DownPeriodId, list[str], str]] = [
        (PersonId(99), PERIOD.id, ["helped"], "no such person"),
        (ME, PERIOD.id, ["helped"], "about myself"),
        (ANN, DownPeriodId(7), ["helped"], "no such record"),
        (ANN, PERIOD.id, ["sang"], "not one of"),
    ]
    for who, period, signs, reason in cases:
        with pytest.raises(RuleBroken, match=reason):
            correct_signs(rolodex, new_id, who, period, signs)
    with pytest.raises(RuleBroken, match="no such record"):
        edit_down_period(rolodex, replace(PERIOD, id=DownPeriodId(7)))
    with pytest.raises(RuleBroken, match="no such record"):
        remove_down_period(rolodex, DownPeriodId(7))


def test_part_is_counted_within_its_bounds(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    for points, kept in ((1.0, 1.0), (99.0, 2.5), (-1.0, 0.0), (math.inf, 2.5)):
        (change,) = correct_part(rolodex, new_id, ANN, "favors", points).changes
        assert isinstance(change.after, Correction)
        assert (change.after.part, change.after.period, change.after.points) == ("favors", None, kept)


def test_part_is_replaced_and_taken_back(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    rolodex.apply(correct_part(rolodex, new_id, ANN, "title", -0.5).changes)
    (first,) = rolodex.corrections_of(ANN)
    assert correct_part(rolodex, new_id, ANN, "title", 0.0).changes == (Change(first, replace(first, points=0.0)),)
    assert correct_part(rolodex, new_id, ANN, "title", None).changes == (Change(first, None),)
    # A correction of another part, of another person, or of a period is another one.
    assert correct_part(rolodex, new_id, ANN, "changes", 1.0).changes[0].before is None
    assert correct_part(rolodex, new_id, BOB, "title", -1.0).changes[0].before is None


def test_part_refused(rolodex: Rolodex, new_id: Callable[[], int]) -> None:
    with pytest.raises(RuleBroken, match="not a number"):
        correct_part(rolodex, new_id, ANN, "title", math.nan)
    with pytest.raises(RuleBroken, match="not one of"):
        correct_part(rolodex, new_id, ANN, "down", 1.0)
    with pytest.raises(RuleBroken, match="not one of"):
        correct_part(rolodex, new_id, ANN, "charm", 1.0)  # type: ignore[arg-type]  # on purpose
    with pytest.raises(RuleBroken, match="about myself"):
        correct_part(rolodex, new_id, ME, "title", 0.0)


def test_two_am(rolodex: Rolodex) -> None:
    card = rolodex.people[ANN]
    assert set_two_am(rolodex, ANN, answer=True).changes == (Change(card, replace(card, two_am=True)),)
    assert not set_two_am(rolodex, ANN, None)
    with pytest.raises(RuleBroken, match="about myself"):
        set_two_am(rolodex, ME, answer=True)
