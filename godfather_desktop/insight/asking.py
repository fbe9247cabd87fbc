"""The chance of a yes when I ask somebody for something, and whether the bridge is built (section 3)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.calibration import calibration_of
from godfather_desktop.insight.contact_days import NEVER, extended, latest_day
from godfather_desktop.insight.explanation import Row, chance_rows
from godfather_desktop.insight.fading import clipped, decay, sigmoid
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.strength import Strength, strength_in, strength_of

Bridge = Literal["built", "partly", "not built"]
LOWEST_CHANCE, HIGHEST_CHANCE = 0.02, 0.97
_ASK_HALF_LIFE = 60.0
_VALUE_FIRST_DAYS = 60
_THANKS_DAYS = 365
_FATIGUE_DAYS = 90
_FIVE_MINUTE_FAVOR = 0.5


@dataclass(frozen=True, slots=True)
class Asking:
    """What the chance of a yes is computed from.

    strength: 0..100. balance: -1..1, mine ahead positive. value_first: I gave or wrote without an
    ask within 60 days. recent_asks: my asks, each fading with a half-life of 60 days. unthanked:
    their last favor within a year still waits for my thanks. broken: promises of mine overdue or
    declined. size: value of what is asked (1 = a standard introduction). in_person: asked so.
    """

    strength: float
    balance: float = 0.0
    value_first: bool = False
    recent_asks: float = 0.0
    unthanked: bool = False
    broken: int = 0
    size: float = 1.0
    in_person: bool = False
    shift: float = 0.0


def ask_rows(asking: Asking) -> tuple[Row, ...]:
    """The parts of the chance of a yes; they sum to `chance_of_yes`."""
    return chance_rows(_logits(asking), _chance_at)


def _chance_at(logit: float) -> float:
    return clipped(sigmoid(logit), LOWEST_CHANCE, HIGHEST_CHANCE)


def _logits(asking: Asking) -> tuple[Row, ...]:
    closeness = clipped((asking.strength - 60.0) / 30.0, 0.0, 1.0)
    rows = [
        Row("base", -2.6, 0.0, "base"),
        Row("strength", 4.6 * asking.strength / 100.0, 4.6, "ask strength", {"strength": asking.strength}, "touch"),
        Row("balance", 0.8 * asking.balance * (1.0 - closeness), 0.8, "ask balance", {"balance": asking.balance}),
        Row("value first", 0.3 * asking.value_first, 0.3, "value first" if asking.value_first else "no value first"),
        Row("recent asks", -0.7 * asking.recent_asks, 0.0, "recent asks", {"asks": asking.recent_asks}),
        Row("thanks", -1.4 * asking.unthanked, 0.0, "unthanked" if asking.unthanked else "thanked"),
        Row("promises", -1.0 * min(asking.broken, 2), 0.0, "broken", {"broken": asking.broken}),
        Row("size", -0.6 * (asking.size - 1.0), 0.6, "ask size", {"size": asking.size}),
        Row("in person", 1.0 * asking.in_person, 1.0, "in person" if asking.in_person else "not in person"),
        Row("own outcomes", asking.shift, 0.0, "own outcomes"),
    ]
    return tuple(row for row in rows if row.points or row.part in ("base", "strength"))


def chance_of_yes(asking: Asking) -> float:
    """p_yes = clip(sigmoid(sum of the rows), 0.02, 0.97)."""
    return _chance_at(sum(row.points for row in _logits(asking)))


def bridge_of(asking: Asking) -> Bridge:
    """Built at 1 in 2 with nothing owed and no fresh ask; partly from 1 in 4."""
    chance = chance_of_yes(asking)
    if chance >= 0.5 and not asking.unthanked and not asking.broken and asking.recent_asks < 1.0:
        return "built"
    return "partly" if chance >= 0.25 else "not built"


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to raise the chance, and the chance it would lead to. do: a key of `wording`."""

    do: str
    chance: float


def fixes_of(asking: Asking, *, given: float = 0.0, received: float = 0.0, met: float | None = None) -> tuple[Fix, ...]:
    """What would raise the chance of a yes, the largest gain first; nothing that gains nothing.

    given, received: G and R of the balance. met: my strength after one coffee, None when unknown.
    """
    options: list[tuple[str, Asking]] = []
    if asking.unthanked:
        options.append(("thank", replace(asking, unthanked=False)))
    if asking.broken:
        options.append(("keep promise", replace(asking, broken=asking.broken - 1)))
    if asking.recent_asks >= 0.5:
        options.append(("wait", replace(asking, recent_asks=0.499)))
    ahead = (given + _FIVE_MINUTE_FAVOR - received) / (given + _FIVE_MINUTE_FAVOR + received + 2.0)
    options.append(("five-minute favor", replace(asking, balance=ahead, value_first=True)))
    if met is not None:
        options.append(("coffee", replace(asking, strength=met, value_first=True)))
    if asking.size > 0.5:
        options.append(("smaller ask", replace(asking, size=asking.size / 2.0)))
    if not asking.in_person:
        options.append(("ask in person", replace(asking, in_person=True)))
    now = chance_of_yes(asking)
    fixes = [Fix(do, chance_of_yes(after)) for do, after in options]
    return tuple(sorted((fix for fix in fixes if fix.chance > now), key=lambda fix: -fix.chance))


def fixes_in(rolodex: Rolodex, person: PersonId, as_of: Day, asking: Asking) -> tuple[Fix, ...]:
    """The fixes for a person of the Rolodex; a coffee is re-run through strength, not guessed."""
    favors = rolodex.favors_of(person)
    balance = balance_of(favors, as_of)
    sums = rolodex.sums.get(person)
    met = None
    if sums is None or latest_day(sums) < as_of:
        coffee = Touch(TouchId(0), person, as_of, "in-person", "mutual")
        met = strength_of(rolodex.people[person], extended(sums, coffee), favors, as_of).value
    return fixes_of(asking, given=balance.given, received=balance.received, met=met)


def asking_in(
    rolodex: Rolodex,
    person: PersonId,
    as_of: Day,
    *,
    strength: Strength | None = None,
    size: float = 1.0,
    in_person: bool = False,
    shift: float | None = None,
) -> Asking:
    """The inputs of the chance of a yes, read from the records (section 10).

    shift: what my own outcomes have taught, None to work it out here.
    """
    return asking_from(
        rolodex.sums.get(person),
        rolodex.favors_of(person),
        (strength or strength_in(rolodex, person, as_of)).value,
        as_of,
        size=size,
        in_person=in_person,
        shift=calibration_of(rolodex.asks.values(), "yes", as_of).shift if shift is None else shift,
    )


def asking_from(
    sums: ContactSums | None,
    favors: Iterable[Favor],
    strength: float,
    as_of: Day,
    *,
    size: float = 1.0,
    in_person: bool = False,
    shift: float = 0.0,
) -> Asking:
    """The inputs of the chance of a yes from contact sums and favors, recorded or supposed."""
    past = [favor for favor in favors if favor.day <= as_of]
    return Asking(
        strength=strength,
        balance=balance_of(past, as_of).balance,
        value_first=_gave_first(past, sums, as_of),
        recent_asks=_recent_asks(past, sums, as_of),
        unthanked=_unthanked(past, as_of),
        broken=_broken(past, as_of),
        size=size,
        in_person=in_person,
        shift=shift,
    )


def _gave_first(favors: Iterable[Favor], sums: ContactSums | None, as_of: Day) -> bool:
    if sums is not None and sums.last_value_first != NEVER and as_of - sums.last_value_first <= _VALUE_FIRST_DAYS:
        return True
    return any(
        favor.direction == "given" and favor.status == "done" and as_of - favor.day <= _VALUE_FIRST_DAYS
        for favor in favors
    )


def _recent_asks(favors: Iterable[Favor], sums: ContactSums | None, as_of: Day) -> float:
    touched = math.fsum(decay(as_of - day, _ASK_HALF_LIFE) for day in sums.my_asks) if sums is not None else 0.0
    return touched + math.fsum(
        decay(as_of - favor.day, _ASK_HALF_LIFE)
        for favor in favors
        if favor.direction == "received" and favor.mode == "asked"
    )


def _unthanked(favors: Iterable[Favor], as_of: Day) -> bool:
    received = [
        favor
        for favor in favors
        if favor.direction == "received" and favor.status == "done" and as_of - favor.day <= _THANKS_DAYS
    ]
    return bool(received) and not max(received, key=lambda favor: (favor.day, favor.id)).thanked


def _broken(favors: Iterable[Favor], as_of: Day) -> int:
    return sum(
        favor.direction == "given"
        and (favor.status == "declined" or (favor.status == "promised" and favor.due is not None and favor.due < as_of))
        for favor in favors
    )


@dataclass(frozen=True, slots=True)
class Fatigue:
    """How often an introducer was asked in 90 days, and what I did for them in a year."""

    asks: int
    given: int


def fatigue_of(rolodex: Rolodex, person: PersonId, as_of: Day) -> Fatigue:
    """How tired an introducer may be of me."""
    sums = rolodex.sums.get(person)
    favors = [favor for favor in rolodex.favors_of(person) if favor.day <= as_of]
    touched = sum(as_of - day <= _FATIGUE_DAYS for day in sums.my_asks) if sums is not None else 0
    granted = sum(
        favor.direction == "received" and favor.mode == "asked" and as_of - favor.day <= _FATIGUE_DAYS
        for favor in favors
    )
    given = sum(favor.direction == "given" and favor.status == "done" and as_of - favor.day <= 365 for favor in favors)
    return Fatigue(touched + granted, given)
