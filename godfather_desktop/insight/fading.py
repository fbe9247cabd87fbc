"""How evidence fades, and the logistic function: the two shapes all models are made of."""

import math

from godfather_desktop.domain.days import Day


def decay(age: float, half_life: float) -> float:
    """2 ** (-age / half_life): 1 today, one half after `half_life` days."""
    # At the ends of the calendar the power would be too large for a number.
    return math.pow(2.0, clipped(-age / half_life, -1000.0, 1000.0))


def faded(amount: float, since: Day, as_of: Day, half_life: float) -> float:
    """An exponential sum that stood at `amount` on day `since`, carried forward to `as_of`."""
    return amount * decay(as_of - since, half_life)


def sigmoid(logit: float) -> float:
    """The chance that belongs to a logit; safe for logits of any size."""
    if logit >= 0:
        return 1.0 / (1.0 + math.exp(-logit))
    grown = math.exp(logit)
    return grown / (1.0 + grown)


def clipped(value: float, low: float, high: float) -> float:
    """The value, brought into [low, high]."""
    return min(high, max(low, value))
