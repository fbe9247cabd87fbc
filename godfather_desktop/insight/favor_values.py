"""What a favor is worth, and the balance as they feel it (model section 3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor, FavorMode
from godfather_desktop.insight.fading import clipped, decay

MODE_FACTOR: dict[FavorMode, float] = {"unasked": 1.25, "asked": 1.0, "role": 0.25}
SERVICE_HALF_LIFE = 730.0
RECEIVED_HALF_LIFE = 1095.0
_STYLE_UNITS = 3.0
"""Below this much on record nobody's style of giving is named."""

Style = Literal["", "giver", "matcher", "taker"]


def favor_value(favor: Favor) -> float:
    """V = size x effort / 5 x mode, 0.05..6.25; a standard introduction is 1."""
    return favor.size * favor.effort / 5.0 * MODE_FACTOR[favor.mode]


@dataclass(frozen=True, slots=True)
class Balance:
    """Favors between me and one person on a day.

    given, received: faded as the two sides remember them (G, R). balance: (G-R)/(G+R+2), in
    (-1, 1); positive when I am ahead. style: theirs, hidden below three units of favors.
    """

    given: float
    received: float
    balance: float
    style: Style


def delivered(favors: Iterable[Favor], as_of: Day) -> list[Favor]:
    """The favors that count on a day: done, and not dated later."""
    return [favor for favor in favors if favor.status == "done" and favor.day <= as_of]


def balance_of(favors: Iterable[Favor], as_of: Day) -> Balance:
    """The balance as they feel it: receivers forget small favors soon, givers remember longer."""
    given = received = 0.0
    their_asks = 0
    for favor in delivered(favors, as_of):
        value, age = favor_value(favor), as_of - favor.day
        if favor.direction == "given":
            given += value * decay(age, clipped(90.0 * value, 14.0, 730.0))
            their_asks += favor.mode == "asked"
        else:
            received += value * decay(age, RECEIVED_HALF_LIFE)
    return Balance(
        given,
        received,
        (given - received) / (given + received + 2.0),
        _style(given, received, their_asks),
    )


def _style(given: float, received: float, their_asks: int) -> Style:
    if given + received < _STYLE_UNITS:
        return ""
    share = (2.0 + received) / (4.0 + received + given)
    if share >= 0.6:
        return "giver"
    return "taker" if share <= 0.35 and their_asks >= 2 else "matcher"


def services(favors: Iterable[Favor], as_of: Day) -> tuple[float, float]:
    """G and R as strength sees them (section 1): values given and received, half-life two years."""
    given = received = 0.0
    for favor in delivered(favors, as_of):
        value = favor_value(favor) * decay(as_of - favor.day, SERVICE_HALF_LIFE)
        if favor.direction == "given":
            given += value
        else:
            received += value
    return given, received
