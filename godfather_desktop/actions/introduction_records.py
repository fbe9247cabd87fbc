"""What the steps of an introduction write down: asks and how they went, touches, favors."""

import math
from dataclasses import replace

from godfather_desktop.actions.asks import asked
from godfather_desktop.actions.checks import NewId
from godfather_desktop.domain.ask import Ask, AskOutcome
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import AskId, FavorId, PersonId, TouchId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.calibration import calibration_of
from godfather_desktop.insight.fading import clipped, sigmoid
from godfather_desktop.insight.introducing import Approach, direct, last_hop
from godfather_desktop.insight.introduction_thanks import FAVOR_EFFORT, FAVOR_SIZE, title_of
from godfather_desktop.insight.opt_in import (
    Hold,
    answer_is_late,
    ask_of,
    may_start,
    moved,
    outlasted,
    silence_is_over,
)
from godfather_desktop.insight.strength import strength_in
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of
from godfather_desktop.insight.warmth import Warmth


def asking_introducer(
    rolodex: Rolodex, new_id: NewId, after: Introduction, today: Day, channel: Channel
) -> tuple[list[Change], Introduction]:
    """The touch and the ask, and the end of those who were silent for too long."""
    target = after.target
    hold = may_start(rolodex, target, after.introducer, today)
    if hold is not None:
        raise held(rolodex, hold)
    changes: list[Change] = []
    for one in outlasted(rolodex, target, today):
        silent = one if one.state == "silent" else moved(one, "silent", today)
        changes += closed(rolodex, one, one.introducer, "no", today)
        changes.append(Change(one, moved(silent, "dropped", today)))
    in_person = channel == "in-person"
    ask = asked(
        rolodex,
        AskId(new_id()),
        after.introducer,
        today,
        size=after.size,
        in_person=in_person,
        text=title_of(rolodex, after),
    )
    note = f"asked for an {title_of(rolodex, after)}"
    touch = Touch(TouchId(new_id()), after.introducer, today, channel, "out", ask="mine", note=note)
    changes += [Change(None, touch), Change(None, ask)]
    return changes, replace(after, asks=(*after.asks, ask.id))


def held(rolodex: Rolodex, hold: Hold) -> RuleBroken:
    """The refusal of an introduction that should not start now."""
    way = hold.introduction
    name, introducer = name_of(rolodex, way.target), name_of(rolodex, way.introducer)
    if hold.until is None:
        return RuleBroken("one introducer at a time", field="state", other=introducer, name=name)
    if hold.reason == "introducer said no":
        return RuleBroken("introducer said no", field="state", other=introducer, day=iso(hold.until))
    return RuleBroken("target said no", field="state", name=name, day=iso(hold.until))


def asking_target(rolodex: Rolodex, id_: AskId, introduction: Introduction, day: Day, chance: float | None) -> Ask:
    """The ask of the target that the last of the chain makes for me, with the chance of an answer.

    chance: the one that was shown, None for that of writing to them directly.
    """
    target = introduction.target
    shift = calibration_of(rolodex.asks.values(), "answer", day).shift
    if chance is None:
        approach = _approach(rolodex, introduction, shift)
        strength = strength_in(rolodex, target, day).value
        shown, predicted = direct(strength, approach), direct(strength, replace(approach, shift=0.0))
    else:
        if not 0.0 <= chance <= 1.0:
            raise RuleBroken("out of range", field="chance", what="chance", low=0, high=1, said=chance)
        # What my own outcomes had added is taken off again, exactly so where the last tie is certain.
        known = clipped(chance, 1e-6, 1.0 - 1e-6)
        shown, predicted = chance, sigmoid(math.log(known / (1.0 - known)) - shift) if shift else chance
    return Ask(
        id_, target, day, shown, predicted, "answer", size=introduction.size, text=title_of(rolodex, introduction)
    )


def chance_through(rolodex: Rolodex, introduction: Introduction, warmth: Warmth | None, day: Day) -> float | None:
    """The chance that the target answers the last of the chain, who knows them so well; None when nothing is known."""
    if warmth is None:
        return None
    return last_hop(
        warmth, _approach(rolodex, introduction, calibration_of(rolodex.asks.values(), "answer", day).shift)
    )


def _approach(rolodex: Rolodex, introduction: Introduction, shift: float) -> Approach:
    card = rolodex.people[introduction.target]
    return Approach(introduction.offer, SENIORITY_RANK[seniority_of(card, rolodex.roles_of(card.id))], shift)


def closed(
    rolodex: Rolodex, introduction: Introduction, person: PersonId, outcome: AskOutcome, day: Day
) -> list[Change]:
    """The ask of somebody on the way with its outcome; nothing when the ask was removed meanwhile."""
    ask = ask_of(rolodex, introduction, person)
    return [Change(ask, replace(ask, outcome=outcome, closed=day))] if ask is not None else []


def let_go(
    rolodex: Rolodex, before: Introduction, after: Introduction, today: Day
) -> tuple[list[Change], Introduction]:
    """What becomes of an open ask: silence was a no; an ask that I took back before an answer never counts."""
    silent = before.state == "silent" or silence_is_over(rolodex, before, today)
    if silent or answer_is_late(rolodex, before, today):
        return closed(rolodex, before, before.introducer if silent else before.target, "no", today), after
    open_asks = [rolodex.asks[one] for one in before.ask_ids() if one in rolodex.asks and not rolodex.asks[one].outcome]
    gone = {ask.id for ask in open_asks}
    kept = tuple(one for one in after.asks if one not in gone)
    return [Change(ask, None) for ask in open_asks], replace(after, asks=kept)


def booked(rolodex: Rolodex, new_id: NewId, introduction: Introduction) -> list[Favor]:
    """The favor that everybody of the chain did me when we were introduced; thanks for it are still due."""
    title = title_of(rolodex, introduction)
    return [
        Favor(
            FavorId(new_id()),
            PersonId(person),
            introduction.since,
            "received",
            title,
            FAVOR_SIZE,
            FAVOR_EFFORT,
            "asked",
            "done",
        )
        for person in introduction.chain
    ]


def touch_out(new_id: NewId, person: PersonId, day: Day, channel: Channel, note: str) -> Change:
    """A touch of mine that asks for nothing."""
    return Change(None, Touch(TouchId(new_id()), person, day, channel, "out", note=note))


def name_of(rolodex: Rolodex, person: PersonId) -> str:
    """The name on a card."""
    return rolodex.people[person].name
