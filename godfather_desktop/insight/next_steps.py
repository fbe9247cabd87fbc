"""The one next step of a reason: what a key turns into a task, a pause, a search, a filed no or a day to wait for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.pause import BIGGER_FISH, HARDSHIPS, PauseCause
from godfather_desktop.domain.task import TaskWork
from godfather_desktop.domain.touch import CHANNELS, Channel
from godfather_desktop.insight.callbacks import fair_after
from godfather_desktop.insight.clock import business_day_on
from godfather_desktop.insight.reason_table import PathGoal, ReasonKey, StepKind
from godfather_desktop.insight.reasons import Reason
from godfather_desktop.insight.silence_facts import Facts

REFERRAL_STRENGTH = 40.0
"""From this strength on somebody who said no may be asked whom else to ask (row 2)."""

_TRIED_AGAIN: tuple[ReasonKey, ...] = ("no value", "chit-chat", "script", "boring", "forgot")
"""Reasons whose next step is one more attempt."""
_CAUSES: dict[ReasonKey, tuple[PauseCause, ...]] = {
    "out of office": ("out-of-office",),
    "hardship": HARDSHIPS,
    "bigger fish": BIGGER_FISH,
}


@dataclass(frozen=True, slots=True)
class NextStep:
    """kind: what becomes of it. work: of the task, empty when only its words say it. text_key: of its words in
    `wording.reasons`, which `values` fill. due: the day of the task, the last one of the pause, or the day to wait
    for. cause: of the pause. goal: of the search. revisit: the day on which a filed no may be looked at again.
    """

    kind: StepKind
    work: TaskWork
    text_key: str
    due: Day
    cause: PauseCause | Literal[""] = ""
    goal: PathGoal = ""
    revisit: Day | None = None
    values: Mapping[str, object] = field(default_factory=dict)


def step_for(reason: Reason, facts: Facts) -> NextStep:
    """The next step of a reason that matched these facts."""
    row, plan = reason.row, reason.row.plan
    due = _in_days(facts, plan.days)
    if plan.kind == "wait":
        return NextStep("wait", "", row.key, facts.fair.day)
    if plan.kind == "clock":
        return _clock_step(reason, facts)
    if plan.kind == "no":
        refusal = facts.fair.refusal
        if row.key == "not buying" and refusal is not None:
            # It is filed already: what is left is to wait for the day.
            return NextStep("wait", "", "no is filed", refusal.revisit, revisit=refusal.revisit)
        referral = row.key == "not buying" and facts.strength >= REFERRAL_STRENGTH
        revisit = min(facts.as_of + plan.revisit, LAST_DAY)
        return NextStep("no", "", "not buying, referral" if referral else row.key, revisit, revisit=revisit)
    if plan.kind == "path":
        return NextStep("path", "", row.key, facts.as_of, goal=plan.goal)
    if row.key in _TRIED_AGAIN:
        # Not before it is fair, whatever will be better about it.
        due = max(due, facts.fair.day)
    if row.key == "never arrived":
        channel = _other_channel(facts)
        return NextStep("task", plan.work, "never arrived", due, values={"channel": channel})
    if row.key == "forgot" and facts.fair.move == "other channel":
        return NextStep("task", plan.work, row.key, due, values={"channel": facts.fair.channel})
    return NextStep("task", plan.work, row.key, due)


def _clock_step(reason: Reason, facts: Facts) -> NextStep:
    """A pause where none stands yet; where one does, what there is to do about it."""
    row, plan = reason.row, reason.row.plan
    standing = [one for one in facts.pauses if one.cause in _CAUSES[row.key]]
    if standing and row.key == "hardship":
        return NextStep("task", "note", "hardship, known", _in_days(facts, 0))
    if standing:
        after = max(fair_after(facts.calendar, one) for one in standing)
        return NextStep("task", "", f"{row.key}, known", after)
    if row.key == "out of office" and all(one.reason == "closed now" for one in reason.evidence):
        return NextStep("wait", "", "too soon", facts.fair.day)
    return NextStep("clock", plan.work, row.key, min(facts.as_of + plan.days, LAST_DAY), cause=plan.cause)


def _in_days(facts: Facts, days: int) -> Day:
    """So many days ahead, or the business day of theirs that follows."""
    return business_day_on(facts.calendar, min(facts.as_of + days, LAST_DAY))


def _other_channel(facts: Facts) -> Channel | Literal[""]:
    """A way by which they were not tried yet and that their card allows, the one they like first."""
    tried = {attempt.channel for attempt in facts.run}
    can: list[str] = [facts.etiquette.channel] if facts.etiquette is not None else []
    can += ["call", "message"] if facts.person.phones else []
    can += ["email"] if facts.person.emails else []
    can.append("letter")
    return next((one for way in can for one in CHANNELS if one == way and one not in tried), "")
