"""Chances and strengths in words and figures."""

from typing import get_args

from godfather_desktop.insight.strength import Band, State, Strength
from godfather_desktop.wording.language import say


def chance(value: float, *, trusted: bool = True) -> str:
    """'36 in 100'; 'less than 1 in 100' and 'more than 99 in 100' at the ends, which are never certain.

    trusted False: the owner's outcomes have not borne the figures out, so that only a band is said.
    """
    if not trusted:
        return band_of_chance(value)
    if 0.0 < value < 0.01:
        return say("less than 1 in 100")
    if 0.995 <= value < 1.0:
        return say("more than 99 in 100")
    return say("{n} in 100", n=round(value * 100))


def band_of_chance(value: float) -> str:
    """A chance without figures: 'likely' from one half, 'possible' from one quarter, else 'unlikely'."""
    if value >= 0.5:
        return say("likely")
    return say("possible") if value >= 0.25 else say("unlikely")


def signed(value: float) -> str:
    """A part in hundredths that is already one: '+12.3'."""
    return f"{value:+.1f}"


def points(value: float) -> str:
    """A part of a chance in hundredths, with its sign: '+12.3'."""
    return f"{value * 100:+.1f}"


def strength_figures(strength: Strength) -> str:
    """'46 ± 12': the value with half of its 80 % band."""
    return f"{strength.value:.0f} ± {1.28 * strength.sd:.0f}"


_BANDS: dict[Band, str] = {
    "unknown": "unknown",
    "nominal": "nominal",
    "acquaintance": "acquaintance",
    "working tie": "working tie",
    "strong": "strong",
    "inner circle": "inner circle",
}
_STATES: dict[State, str] = {
    "unknown": "nothing on record",
    "active": "active",
    "cooling": "cooling",
    "dormant": "dormant",
    "dormant-strong": "dormant, once strong",
}
assert set(_BANDS) == set(get_args(Band))
assert set(_STATES) == set(get_args(State))


def band(strength: Strength) -> str:
    """The word for a strength: 'working tie'."""
    return say(_BANDS[strength.band])


def state(strength: Strength) -> str:
    """The word for a state: 'cooling'."""
    return say(_STATES[strength.state])


def standing(strength: Strength) -> str:
    """Band and state together, each said once: 'working tie, cooling'."""
    if strength.state == "unknown":
        return state(strength)
    return f"{band(strength)}, {state(strength)}"
