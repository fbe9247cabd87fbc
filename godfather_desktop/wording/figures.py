"""Figures that agree with one another on the screen: shown parts sum, shown steps multiply, to the last digit."""

import math
from collections.abc import Sequence
from itertools import product


def summing(parts: Sequence[float], total: float, digits: int = 1) -> list[float]:
    """The parts, rounded so that they sum to the rounded total (largest remainder; none moves a whole unit)."""
    unit = 10.0**digits
    scaled = [part * unit for part in parts]
    rounded = [math.floor(one) for one in scaled]
    missing = round(total * unit) - sum(rounded)
    order = sorted(range(len(scaled)), key=lambda place: (rounded[place] - scaled[place], place))
    for turn in range(abs(missing)):
        if missing > 0:
            rounded[order[turn % len(order)]] += 1
        else:
            rounded[order[-1 - turn % len(order)]] -= 1
    return [one / unit for one in rounded]


def multiplying(chances: Sequence[float], digits: int = 1) -> tuple[list[float], float]:
    """Chances (0..1) in hundredths, rounded up or down so that they multiply to the rounded product.

    Returns the shown steps and their shown product. Where no rounding fits, which takes steps far
    below one in a hundred, each is rounded by itself.
    """
    unit = 10.0**digits
    percent = [chance * 100.0 for chance in chances]
    total = round(math.prod(chances) * 100.0, digits)
    choices = [
        sorted({math.floor(one * unit), math.ceil(one * unit)}, key=lambda cell, one=one: abs(cell - one * unit))  # type: ignore[misc]
        for one in percent
    ]
    for shown in sorted(
        product(*choices),
        key=lambda cells: sum(abs(cell - one * unit) for cell, one in zip(cells, percent, strict=True)),
    ):
        if round(math.prod(cell / unit / 100.0 for cell in shown) * 100.0, digits) == total:
            return [cell / unit for cell in shown], total
    return [round(one, digits) for one in percent], total
