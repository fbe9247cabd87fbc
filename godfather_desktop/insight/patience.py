"""How long to wait for an answer, and how often to try (model section 5)."""

import math
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.cadence import Persistence

ARRIVAL: tuple[tuple[float, float], ...] = (
    (0.0, 0.0),
    (0.033, 0.50),
    (1.0, 0.90),
    (2.0, 0.95),
    (3.0, 0.97),
    (5.0, 0.985),
    (7.0, 0.99),
    (14.0, 0.995),
    (30.0, 1.0),
)
"""F: of all replies that ever come, the share that has come after so many business days."""
PATIENCE_DAYS = (2, 3, 4)
LONGEST_PATIENCE = 5
FOLLOW_UP_ODDS = (1.44, 1.15, 1.05)
"""By how much the first, the second and the third follow-up multiply the odds of a reply."""
_STILL_COMING = 0.05
_PRIOR_SENDS = 4.0

Closeness = Literal["warm", "working", "cold"]
Move = Literal["attempt", "follow up", "other channel", "value note", "rest"]
"""What the next attempt is: the first one, one more, one by another way, a gift without an ask, or none for now."""

WARM, COLD = 60.0, 20.0
VALUE_NOTES = 6
"""The most value notes of somebody who is relentless, each with new content."""
_MONTH = 30
REST_DAYS = 60
"""Days without an attempt after a course is over; then a new one may begin."""
_CHANNEL_GAP = 5


def arrived(days: float) -> float:
    """F of so many business days, linear between the points of ARRIVAL."""
    if days <= 0.0:
        return 0.0
    place = bisect_right(ARRIVAL, (days, 2.0))
    if place == len(ARRIVAL):
        return 1.0
    (before, low), (after, high) = ARRIVAL[place - 1], ARRIVAL[place]
    return low + (high - low) * (days - before) / (after - before)


def reply_chance(chance: float, replies: int, sends: int) -> float:
    """m: the chance that this person answers at all, from the model's chance and their own record."""
    return (_PRIOR_SENDS * chance + replies) / (_PRIOR_SENDS + sends)


def residual(reply: float, days: float) -> float:
    """The chance that a reply is still coming when none has come after so many business days."""
    come = arrived(days)
    return reply * (1.0 - come) / (1.0 - reply * come)


def follow_up_day(reply: float) -> int:
    """The business day on which asking again is fair: the first of 2, 3, 4 on which hardly a reply is left, else 5."""
    return next((day for day in PATIENCE_DAYS if residual(reply, day) < _STILL_COMING), LONGEST_PATIENCE)


def chance_after_follow_ups(first: float, follow_ups: int) -> float:
    """The chance of a reply to a first message or to any of so many follow-ups (example O4).

    Each multiplies the odds, less and less: after the third one nothing is left to gain.
    """
    odds = first / (1.0 - first) * math.prod(FOLLOW_UP_ODDS[: max(0, follow_ups)])
    return odds / (1.0 + odds)


def closeness_of(strength: float) -> Closeness:
    """Which course of attempts a tie of this strength, 0..100, gets."""
    if strength >= WARM:
        return "warm"
    return "working" if strength >= COLD else "cold"


@dataclass(frozen=True, slots=True)
class Course:
    """The next step of a course. business: business days after the last attempt, at least the patience.
    days: calendar days after it instead, 0 for none.
    """

    move: Move
    business: int
    days: int = 0


_GAPS: dict[Closeness, tuple[int, ...]] = {"warm": (0, _CHANNEL_GAP), "working": (3, 7), "cold": (3, 10)}


def next_step(closeness: Closeness, sent: int, patience: int, persistence: Persistence = "stop") -> Course:
    """What comes after so many attempts without an answer; patience: the follow-up day, in business days."""
    if sent <= 0:
        return Course("attempt", 0)
    gaps = _GAPS[closeness]
    if sent <= len(gaps):
        other = closeness == "warm" and sent == len(gaps)
        return Course("other channel" if other else "follow up", max(patience, gaps[sent - 1]))
    beyond = sent - len(gaps)
    if persistence == "change channel" and closeness != "warm":
        if beyond == 1:
            return Course("other channel", max(patience, _CHANNEL_GAP))
        beyond -= 1
    notes = VALUE_NOTES if persistence == "relentless" else 1 if closeness == "warm" else 0
    if beyond <= notes:
        return Course("value note", patience, _MONTH)
    return Course("rest", patience, REST_DAYS)


def follow_ups_left(closeness: Closeness, sent: int, persistence: Persistence = "stop") -> int:
    """How many more attempts the course has before it rests."""
    left = 0
    while next_step(closeness, sent + left, LONGEST_PATIENCE, persistence).move != "rest":
        left += 1
    return left
