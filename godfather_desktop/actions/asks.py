"""Log an ask with the chance that was shown, and later how it went."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, one_of, other
from godfather_desktop.domain.ask import ASK_OUTCOMES, Ask, AskOutcome
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, PersonId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.asking import Asking, asking_in, chance_of_yes
from godfather_desktop.insight.calibration import calibration_of
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.strength import is_own_tie, strength_in
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of


def log_ask(
    rolodex: Rolodex,
    new_id: NewId,
    person: PersonId,
    day: Day,
    *,
    size: float = 1.0,
    channel: Channel = "email",
    text: str = "",
) -> ChangeSet:
    """Write down that I asked: the touch, and the ask with the chance that was shown for it."""
    card = other(rolodex, person)
    on_calendar(day)
    if not 0.05 <= size <= 6.25:
        raise RuleBroken("out of range", field="size", what="size", low=0.05, high=6.25, said=size)
    text = clean_line(text)
    ask = asked(rolodex, AskId(new_id()), person, day, size=size, in_person=channel == "in-person", text=text)
    touch = Touch(TouchId(new_id()), person, day, channel, "out", ask="mine", note=text)
    return change_set("ask.log", card.name, [Change(None, touch), Change(None, ask)])


def asked(
    rolodex: Rolodex,
    id_: AskId,
    person: PersonId,
    day: Day,
    *,
    size: float = 1.0,
    in_person: bool = False,
    text: str = "",
    value: float = 0.0,
) -> Ask:
    """The record of an ask: the chance of a yes from somebody I know, of an answer from anybody else.

    value: what I bring whom I do not know, -1..2.
    """
    card = rolodex.people[person]
    if is_own_tie(rolodex, card):
        shift = calibration_of(rolodex.asks.values(), "yes", day).shift
        asking: Asking = asking_in(rolodex, person, day, size=size, in_person=in_person, shift=shift)
        shown, predicted = chance_of_yes(asking), chance_of_yes(replace(asking, shift=0.0))
        return Ask(id_, person, day, shown, predicted, "yes", size=size, text=text)
    shift = calibration_of(rolodex.asks.values(), "answer", day).shift
    approach = Approach(value, SENIORITY_RANK[seniority_of(card, rolodex.roles_of(person))], shift)
    strength = strength_in(rolodex, person, day).value
    shown, predicted = direct(strength, approach), direct(strength, replace(approach, shift=0.0))
    return Ask(id_, person, day, shown, predicted, "answer", size=size, text=text)


def close_ask(rolodex: Rolodex, ask: AskId, outcome: AskOutcome, day: Day) -> ChangeSet:
    """Say how an ask went; silence counts as no. An empty outcome opens it again."""
    before = _there(rolodex, ask)
    one_of(outcome, ASK_OUTCOMES, "outcome")
    after = replace(before, outcome=outcome, closed=on_calendar(day) if outcome else None)
    return change_set("ask.close", rolodex.people[before.person].name, [Change(before, after)])


def remove_ask(rolodex: Rolodex, ask: AskId) -> ChangeSet:
    """Remove an ask that never was; its touch stays until it is removed, too."""
    before = _there(rolodex, ask)
    changes = [Change(one, replace(one, ask=None)) for one in rolodex.attempts_of(before.person) if one.ask == ask]
    changes.append(Change(before, None))
    return change_set("ask.remove", rolodex.people[before.person].name, changes)


def _there(rolodex: Rolodex, ask: AskId) -> Ask:
    before = rolodex.asks.get(ask)
    if before is None:
        raise RuleBroken("no such record", field="ask")
    return before
