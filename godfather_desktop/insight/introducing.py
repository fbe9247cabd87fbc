"""The chance of each hop of an introduction (model section 4)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.insight.asking import Asking, ask_rows, chance_of_yes
from godfather_desktop.insight.explanation import Row, chance_rows, row_to
from godfather_desktop.insight.fading import clipped, sigmoid
from godfather_desktop.insight.warmth import Warmth

FOLLOW_THROUGH = 0.9
"""phi: an introducer who says yes also does it."""
BORROWED_TRUST = 0.75
"""How much of an introducer's tie carries over to me."""
LOWEST_ANSWER, HIGHEST_ANSWER = 0.005, 0.95


@dataclass(frozen=True, slots=True)
class Approach:
    """What I bring. value: -1 a pure ask, 0 vague, 1 a relevant benefit for them, 2 compelling.
    seniority: of the target, 0 peer, 1 manager, 2 director, 3 vice president, 4 chief. shift: what
    my own outcomes have taught, in logits (section 7).
    """

    value: float = 0.0
    seniority: int = 0
    shift: float = 0.0


def first_hop(asking: Asking) -> float:
    """I ask an introducer, who says yes and follows through."""
    return FOLLOW_THROUGH * chance_of_yes(asking)


def middle_hop(warmth: Warmth) -> float:
    """One introducer introduces me to the next; unsure ties count as strangers in part."""
    known = sigmoid(-2.6 + 4.6 * BORROWED_TRUST * warmth.strength)
    return FOLLOW_THROUGH * (warmth.certainty * known + (1.0 - warmth.certainty) * sigmoid(-2.6))


def answer(closeness: float, approach: Approach) -> float:
    """resp(x): the target answers; closeness 0..1 is mine, or what the introducer lends me."""
    return _answer_at(sum(row.points for row in _answer_logits(closeness, approach)))


def last_hop(warmth: Warmth, approach: Approach) -> float:
    """The target answers an introduction by somebody who knows them with this certainty and strength."""
    known = answer(BORROWED_TRUST * warmth.strength, approach)
    return warmth.certainty * known + (1.0 - warmth.certainty) * answer(0.0, approach)


def direct(strength: float, approach: Approach) -> float:
    """The target answers me without anybody between; strength 0..100 is my own with the target."""
    return answer(strength / 100.0, approach)


def combined_chance(chances: Iterable[float], *, same_target: bool) -> float:
    """Several introducers, one after the other: R = c max P + (1-c)(1 - prod(1-P)).

    c is what their outcomes share: one half for one target, one fifth for different ones.
    """
    chances = tuple(chances)
    if not chances:
        return 0.0
    shared = 0.5 if same_target else 0.2
    missed = math.prod(1.0 - chance for chance in chances)
    return shared * max(chances) + (1.0 - shared) * (1.0 - missed)


def first_hop_rows(asking: Asking) -> tuple[Row, ...]:
    """The parts of `first_hop`; they sum to it."""
    return row_to(ask_rows(asking), first_hop(asking), "follow-through")


def middle_hop_rows(warmth: Warmth) -> tuple[Row, ...]:
    """The parts of `middle_hop`; they sum to it."""
    logits = (
        Row("base", -2.6, 0.0, "base"),
        Row("their tie", 4.6 * BORROWED_TRUST * warmth.strength, 0.0, "their tie", {"strength": warmth.strength}),
    )
    chance = middle_hop(warmth)
    unsure = row_to(chance_rows(logits, sigmoid), chance / FOLLOW_THROUGH, "certainty", certainty=warmth.certainty)
    return row_to(unsure, chance, "follow-through")


def direct_rows(strength: float, approach: Approach) -> tuple[Row, ...]:
    """The parts of `direct`; they sum to it."""
    return chance_rows(_answer_logits(strength / 100.0, approach), _answer_at)


def last_hop_rows(warmth: Warmth, approach: Approach) -> tuple[Row, ...]:
    """The parts of `last_hop`; they sum to it."""
    known = chance_rows(_answer_logits(BORROWED_TRUST * warmth.strength, approach), _answer_at)
    return row_to(known, last_hop(warmth, approach), "certainty", certainty=warmth.certainty)


def _answer_at(logit: float) -> float:
    return clipped(sigmoid(logit), LOWEST_ANSWER, HIGHEST_ANSWER)


def _answer_logits(closeness: float, approach: Approach) -> tuple[Row, ...]:
    rows = (
        Row("answer base", -3.0, 0.0, "answer base"),
        Row("closeness", 5.0 * closeness, 0.0, "closeness", {"closeness": closeness}),
        Row("value for them", 1.2 * approach.value, 0.0, "value for them", {"value": approach.value}),
        Row(
            "seniority",
            -0.35 * approach.seniority * (1.0 - closeness),
            0.0,
            "seniority",
            {"seniority": approach.seniority},
        ),
        Row("own outcomes", approach.shift, 0.0, "own outcomes"),
    )
    return tuple(row for row in rows if row.points)
