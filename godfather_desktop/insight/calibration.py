"""Learning from the owner's own asks whether the chances were right (model section 7)."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.ask import Ask, AskModel
from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.insight.fading import clipped

ENOUGH = 20
"""Outcomes before anything is corrected or judged."""
BINS = 5
_WEIGHT = 10.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Asks whose shown chance lay in [low, high): how many, their mean chance, the share that came true."""

    low: float
    high: float
    asks: int
    shown: float
    came: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the chances of one model have done.

    asks: outcomes on record. shift: what is added to every logit, 0 before there are enough.
    brier: of the shown chances; base: had every ask been given the share that came true. better:
    whether the chances beat that; None while it cannot be told.
    """

    model: AskModel
    asks: int
    shift: float
    brier: float | None
    base: float | None
    bins: tuple[Bin, ...]

    @property
    def better(self) -> bool | None:
        """Whether numbers may be shown; otherwise bands alone."""
        if self.brier is None or self.base is None or self.asks < ENOUGH:
            return None
        return self.brier < self.base


def calibration_of(asks: Iterable[Ask], model: AskModel = "yes", as_of: Day = LAST_DAY) -> Calibration:
    """The calibration of one model from all asks on record; those open on the day do not count."""
    closed = [ask for ask in asks if ask.model == model and ask.outcome and (ask.closed or ask.day) <= as_of]
    if not closed:
        return Calibration(model, 0, 0.0, None, None, _bins([]))
    came = [ask.outcome == "yes" for ask in closed]
    share = sum(came) / len(came)
    return Calibration(
        model,
        len(closed),
        odds_shift([ask.predicted for ask in closed], came) if len(closed) >= ENOUGH else 0.0,
        math.fsum((ask.shown - up) ** 2 for ask, up in zip(closed, came, strict=True)) / len(closed),
        share * (1.0 - share),
        _bins(closed),
    )


def odds_shift(predicted: list[float], came: list[bool]) -> float:
    """The logarithm of the factor on the odds: outcomes against what was predicted, with ten asks' worth of prior."""
    mean = clipped(math.fsum(predicted) / len(predicted), 1e-6, 1.0 - 1e-6)
    yes = sum(came)
    odds = (yes + _WEIGHT * mean) / (len(came) - yes + _WEIGHT * (1.0 - mean))
    return math.log(odds / (mean / (1.0 - mean)))


def _bins(closed: list[Ask]) -> tuple[Bin, ...]:
    made: list[Bin] = []
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        inside = [ask for ask in closed if low <= ask.shown < high or (number == BINS - 1 and ask.shown >= high)]
        made.append(
            Bin(
                low,
                high,
                len(inside),
                math.fsum(ask.shown for ask in inside) / len(inside) if inside else 0.0,
                sum(ask.outcome == "yes" for ask in inside) / len(inside) if inside else 0.0,
            )
        )
    return tuple(made)
