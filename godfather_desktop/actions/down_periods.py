"""Mark down periods, and correct what the records say of somebody's friendship."""

import math
from collections.abc import Iterable
from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, one_of, other
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.correction import DOWN_SIGNS, PROOF_PARTS, Correction, ProofPart
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.down_period import DOWN_CAUSES, DownCause, DownPeriod
from godfather_desktop.domain.ids import CorrectionId, DownPeriodId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.fading import clipped
from godfather_desktop.insight.proof import MOST_POINTS


def mark_down_period(
    _rolodex: Rolodex, new_id: NewId, start: Day, end: Day | None = None, cause: DownCause = "job-loss"
) -> ChangeSet:
    """Mark a time in which I had little to offer; end None while it lasts."""
    after = _checked(DownPeriod(DownPeriodId(new_id()), start, end, cause))
    return change_set("down.mark", iso(start), [Change(None, after)])


def edit_down_period(rolodex: Rolodex, period: DownPeriod) -> ChangeSet:
    """Correct a down period, such as giving it an end."""
    before, after = _there(rolodex, period.id), _checked(period)
    return change_set("down.edit", iso(after.start), [Change(before, after)])


def remove_down_period(rolodex: Rolodex, period: DownPeriodId) -> ChangeSet:
    """Remove a down period that never was, with what was said of people in it."""
    before = _there(rolodex, period)
    said = [Change(one, None) for one in rolodex.corrections.values() if one.period == period]
    return change_set("down.remove", iso(before.start), [*said, Change(before, None)])


def correct_signs(
    rolodex: Rolodex, new_id: NewId, person: PersonId, period: DownPeriodId, signs: Iterable[str]
) -> ChangeSet:
    """Say what a person did in a down period, in place of what the records say; nothing said takes it back."""
    card = other(rolodex, person)
    _there(rolodex, period)
    said = tuple(one_of(sign, DOWN_SIGNS, "signs") for sign in signs)
    kept = tuple(sign for sign in DOWN_SIGNS if sign in said)
    if len(kept) > 1 and set(kept) - {"reached-out", "helped", "replied"}:
        raise RuleBroken("signs exclude each other", field="signs")
    before = _correction(rolodex, person, "down", period)
    after = Correction(_id(before, new_id), person, "down", period, signs=kept) if kept else None
    return change_set("proof.correct", card.name, [Change(before, after)])


def correct_part(rolodex: Rolodex, new_id: NewId, person: PersonId, part: ProofPart, points: float | None) -> ChangeSet:
    """Say how much a part of the evidence counts, in logits within its bounds; None takes it back."""
    card = other(rolodex, person)
    one_of(part, PROOF_PARTS, "part")
    if part == "down":
        raise RuleBroken("not one of", field="part", what="part", said=part, choices=list(PROOF_PARTS[1:]))
    before = _correction(rolodex, person, part, None)
    after = None
    if points is not None:
        if math.isnan(points):
            raise RuleBroken("not a number", field="points")
        after = Correction(_id(before, new_id), person, part, points=clipped(points, *MOST_POINTS[part]))
    return change_set("proof.correct", card.name, [Change(before, after)])


def set_two_am(rolodex: Rolodex, person: PersonId, answer: bool | None) -> ChangeSet:
    """Say whether I would call the person at 2 a.m.; None leaves it open."""
    card = other(rolodex, person)
    return change_set("person.two_am", card.name, [Change(card, replace(card, two_am=answer))])


def _checked(period: DownPeriod) -> DownPeriod:
    on_calendar(period.start)
    if period.end is not None:
        on_calendar(period.end)
        if period.end < period.start:
            raise RuleBroken("ends before it starts", field="end")
    one_of(period.cause, DOWN_CAUSES, "cause")
    return period


def _there(rolodex: Rolodex, period: DownPeriodId) -> DownPeriod:
    before = rolodex.downs.get(period)
    if before is None:
        raise RuleBroken("no such record", field="period")
    return before


def _correction(rolodex: Rolodex, person: PersonId, part: ProofPart, period: DownPeriodId | None) -> Correction | None:
    return next((one for one in rolodex.corrections_of(person) if (one.part, one.period) == (part, period)), None)


def _id(before: Correction | None, new_id: NewId) -> CorrectionId:
    return before.id if before is not None else CorrectionId(new_id())
