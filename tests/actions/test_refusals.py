"""Whatever is refused is refused in one clear sentence, and nothing impossible gets through."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from godfather_desktop.actions.asks import close_ask, log_ask
from godfather_desktop.actions.down_periods import correct_part, correct_signs, edit_down_period, mark_down_period
from godfather_desktop.actions.drills import seal_drill
from godfather_desktop.actions.favors import log_favor, set_status, thank
from godfather_desktop.actions.people import add_role, edit_role
from godfather_desktop.actions.targets import add_target
from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.actions.ties import confirm_tie, deny_tie, say_knows
from godfather_desktop.actions.touches import log_touch
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import ME, AskId, DownPeriodId, OrganizationId, TargetId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.friends import friends_in
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.spells import spells_of
from godfather_desktop.insight.warmth import Warmth
from godfather_desktop.wording.errors import refusal
from tests.records import ANN, BOB, TODAY, down, favor, person, rolodex_of, touch

PERIOD = down(TODAY - 50, TODAY - 5)
PROMISED = favor("received", status="promised")
THANKED = favor("received", thanked=True)
PLACE = Organization(OrganizationId(50), "Acme")
TARGET = Target(TargetId(60), ANN, None, TODAY)


def next_id() -> int:
    return 900


def world() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), PERIOD, PROMISED, THANKED, PLACE)


REFUSED: dict[str, Callable[[Rolodex], object]] = {
    "thanked before done": lambda rolodex: thank(rolodex, PROMISED.id),
    "thanked and promised": lambda rolodex: log_favor(rolodex, favor("given", status="promised", thanked=True)),
    "thanked, then declined": lambda rolodex: set_status(rolodex, THANKED.id, "declined"),
    "role that ends before it starts": lambda rolodex: add_role(
        rolodex, next_id, ANN, title="Clerk", organization="Acme", start="2020-05", end="2020-04"
    ),
    "role without title and place": lambda rolodex: add_role(rolodex, next_id, ANN, title=" ", organization=""),
    "tie with herself": lambda rolodex: say_knows(rolodex, next_id, ANN, ANN, 3),
    "tie with herself, denied": lambda rolodex: deny_tie(rolodex, next_id, ANN, ANN),
    "tie with me": lambda rolodex: say_knows(rolodex, next_id, ANN, ME, 3),
    "tie with me, confirmed": lambda rolodex: confirm_tie(rolodex, next_id, ME, ANN, Warmth(0.5, 0.5)),
    "meeting with myself": lambda rolodex: log_touch(rolodex, touch(TODAY, who=ME)),
    "meeting of one": lambda rolodex: log_touch(rolodex, touch(TODAY, people=1)),
    "drill with nobody": lambda rolodex: seal_drill(rolodex, next_id, TODAY, friends_in(rolodex_of(), TODAY)),
    "target of nothing": lambda rolodex: add_target(rolodex, replace(TARGET, person=None)),
    "target of two things": lambda rolodex: add_target(rolodex, replace(TARGET, organization=PLACE.id)),
    "weight 0": lambda rolodex: add_target(rolodex, replace(TARGET, weight=0.0)),
    "weight 2": lambda rolodex: add_target(rolodex, replace(TARGET, weight=2.0)),
    "value 3": lambda rolodex: add_target(rolodex, replace(TARGET, value=3)),
    "size 7": lambda rolodex: log_ask(rolodex, next_id, ANN, TODAY, size=7.0),
    "size of nothing": lambda rolodex: log_ask(rolodex, next_id, ANN, TODAY, size=0.0),
    "ask of myself": lambda rolodex: log_ask(rolodex, next_id, ME, TODAY),
    "ask that is gone": lambda rolodex: close_ask(rolodex, AskId(5), "yes", TODAY),
    "unknown period": lambda rolodex: correct_signs(rolodex, next_id, ANN, DownPeriodId(5), ["helped"]),
    "unknown period, edited": lambda rolodex: edit_down_period(rolodex, replace(PERIOD, id=DownPeriodId(5))),
    "signs that exclude each other": lambda rolodex: correct_signs(
        rolodex, next_id, ANN, PERIOD.id, ["helped", "silent"]
    ),
    "sign of no kind": lambda rolodex: correct_signs(rolodex, next_id, ANN, PERIOD.id, ["sang"]),
    "points of no number": lambda rolodex: correct_part(rolodex, next_id, ANN, "title", float("nan")),
    "part of the signs": lambda rolodex: correct_part(rolodex, next_id, ANN, "down", 1.0),
    "period that ends before it starts": lambda rolodex: mark_down_period(rolodex, next_id, TODAY, TODAY - 1),
    "period of another world": lambda rolodex: mark_down_period(rolodex, next_id, 0),
    "period moved to another world": lambda rolodex: edit_down_period(rolodex, replace(PERIOD, start=0)),
    "task of nothing": lambda rolodex: plan_tasks(rolodex, next_id, ANN, [TODAY]),
    "task for a target that is gone": lambda rolodex: plan_tasks(
        rolodex, next_id, ANN, [TODAY], "note", target=TargetId(5)
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused_in_one_clear_sentence(case: str) -> None:
    rolodex = world()
    before = rolodex.copy()
    with pytest.raises(RuleBroken) as caught:
        REFUSED[case](rolodex)
    sentence = refusal(caught.value)
    assert re.fullmatch(r"[A-Z'‘0-9][^.!?{}]*(\.\d+[^.!?{}]*)*\.", sentence), sentence
    assert ":" in sentence, "what happened: what to do"
    assert (rolodex.downs, rolodex.favors, rolodex.corrections) == (before.downs, before.favors, before.corrections)


def test_several_roles_at_one_time_are_kept_and_make_sense() -> None:
    rolodex = world()
    for start, end in (("2010", "2020"), ("2012", "2014"), ("2013", ""), ("", "2011")):
        changes = add_role(
            rolodex, iter(range(1_000 + 10 * len(rolodex.roles), 2_000)).__next__, ANN, title="Clerk",
            organization="Acme", start=start, end=end,
        )  # fmt: skip
        rolodex.apply(changes.changes)
    assert len(rolodex.roles_of(ANN)) == 4
    (spell,) = spells_of(rolodex.roles_of(ANN))
    assert spell.end is None
    role = rolodex.roles_of(ANN)[0]
    with pytest.raises(RuleBroken, match="ends before it starts"):
        edit_role(rolodex, replace(role, end="2009"))
    assert Network(rolodex, TODAY).infer().partners(ANN) == []


def test_dates_ahead_are_kept_and_change_no_score() -> None:
    rolodex = world()
    before = Scores(rolodex, TODAY)
    wanted = before.strength(ANN), before.asking(ANN), before.evidence(ANN)
    ahead: list[Record] = [
        touch(TODAY + 9, "call", "in"),
        favor("given", age=-9),
        favor("received", age=-9),
        down(TODAY + 9),
    ]
    later = rolodex_of(person(ANN), person(BOB), PERIOD, PROMISED, THANKED, PLACE, *ahead)
    scores = Scores(later, TODAY)
    assert (scores.strength(ANN), scores.asking(ANN), scores.evidence(ANN)) == wanted
    assert log_touch(rolodex, touch(TODAY + 9))
    assert log_favor(rolodex, favor("given", age=-9))
