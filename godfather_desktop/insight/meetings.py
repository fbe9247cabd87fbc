"""Who was where together, as a sum for each pair (model section 4, co-meetings and co-recipients).

The sum C fades with a half-life of a year. It is kept scaled to a fixed day, so that adding or
taking away a meeting is one addition, and moving to another day one multiplication.
"""

from collections.abc import Iterable
from itertools import combinations

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.meeting import Meeting
from godfather_desktop.insight.fading import decay

Pair = tuple[PersonId, PersonId]

_HALF_LIFE = 365.0
_ANCHOR: Day = 730_120
"""1 January 2000; any day near our own lives keeps the scaled sums within the range of a float."""
MOST_PRESENT = 30
"""Of a larger crowd nobody can say that two of them met."""


def pair_sums(meetings: Iterable[Meeting]) -> dict[Pair, float]:
    """C of each pair, scaled to the anchor day.

    A meeting of n people, me included, adds 1/(n-1). Touches of one day, channel and size can
    belong to several meetings: where more people are named than fit into one, each pair counts
    with the chance that the two were at the same one.
    """
    sums: dict[Pair, float] = {}
    for meeting in meetings:
        if meeting.people > MOST_PRESENT:
            continue
        named = len(meeting.present)
        same = min(1.0, (meeting.people - 2) / (named - 1))
        weight = same / (meeting.people - 1) * decay(_ANCHOR - meeting.day, _HALF_LIFE)
        for pair in combinations(sorted(meeting.present), 2):
            sums[pair] = sums.get(pair, 0.0) + weight
    return sums


def difference(after: dict[Pair, float], before: dict[Pair, float]) -> dict[Pair, float]:
    """What changed between two sets of sums."""
    return {
        pair: after.get(pair, 0.0) - before.get(pair, 0.0)
        for pair in before.keys() | after.keys()
        if after.get(pair) != before.get(pair)
    }


def times_together(scaled: float, as_of: Day) -> float:
    """C on a day, from the scaled sum."""
    return scaled * decay(as_of - _ANCHOR, _HALF_LIFE)
