"""How good the chances have been, in words: asks, outcomes, and how well they agree."""

import math
from typing import get_args

from godfather_desktop.domain.ask import Ask, AskModel, AskOutcome
from godfather_desktop.domain.touch import Channel
from godfather_desktop.insight.calibration import ENOUGH, Bin, Calibration
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.language import count, say

MODELS: dict[AskModel, str] = {"yes": "Chance of a yes", "answer": "Chance of an answer"}
_SHOWN: dict[AskModel, str] = {"yes": "yes: {chance}", "answer": "answer: {chance}"}
OUTCOMES: dict[AskOutcome, str] = {"": "open", "yes": "yes", "no": "no"}
assert set(MODELS) == set(_SHOWN) == set(get_args(AskModel))
assert set(OUTCOMES) == set(get_args(AskOutcome))

SIZES: tuple[tuple[float, str], ...] = (
    (0.5, "a small thing, five minutes"),
    (1.0, "an introduction"),
    (2.4, "a real favor"),
    (5.0, "a great favor"),
)
CHANNELS_ASKED: tuple[tuple[Channel, str], ...] = (
    ("in-person", "face to face"),
    ("video", "by video"),
    ("call", "by telephone"),
    ("email", "by e-mail"),
    ("message", "by message"),
    ("letter", "by letter"),
)
_NUMBERS = (
    "None", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten",
    "Eleven", "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
)  # fmt: skip
assert len(_NUMBERS) == ENOUGH
_BAND_80 = 1.28


def chances_page(yes: Calibration, answer: Calibration) -> tuple[str, str]:
    """Say whether the chances came true, and what has been learned from it."""
    main = judged(yes, answer)
    other = answer if main is yes else yes
    if main.asks < ENOUGH:
        return _too_few(main), _other(other, say("Say how each ask went, yes or no; silence counts as no."))
    if not main.better:
        sentence = say("The chances have not beaten a plain guess yet, so only bands are shown.")
    else:
        sentence = agreement(main)
    return sentence, _other(other, f"{score(main)} {correction(main)}".strip())


def judged(yes: Calibration, answer: Calibration) -> Calibration:
    """The one of the two chances that the sentence is about: that with more outcomes."""
    return yes if yes.asks >= answer.asks else answer


def agreement(done: Calibration) -> str:
    """Say 'Your last 26 asks came true about as often as shown.', or more often, or less."""
    shown = math.fsum(one.asks * one.shown for one in done.bins) / done.asks
    came = math.fsum(one.asks * one.came for one in done.bins) / done.asks
    noise = _BAND_80 * math.sqrt(math.fsum(one.asks * one.shown * (1.0 - one.shown) for one in done.bins)) / done.asks
    if came > shown + noise:
        sentence = "Your last {n} asks came true more often than shown."
    elif came < shown - noise:
        sentence = "Your last {n} asks came true less often than shown."
    else:
        sentence = "Your last {n} asks came true about as often as shown."
    return say(sentence, n=done.asks)


def score(done: Calibration) -> str:
    """The Brier score against a plain guess; empty without outcomes."""
    if done.brier is None or done.base is None:
        return ""
    came = math.fsum(one.asks * one.came for one in done.bins) / done.asks
    places = 2 if abs(done.brier - done.base) >= 0.01 else 3
    return say(
        "Brier score {brier} against {base} for always saying {share}; lower is better.",
        brier=f"{done.brier:.{places}f}",
        base=f"{done.base:.{places}f}",
        share=chance(came),
    )


def correction(done: Calibration) -> str:
    """By what factor the odds are corrected; empty as long as they are not."""
    if not done.shift:
        return ""
    return say("The odds shown are multiplied by {factor} since then.", factor=f"{math.exp(done.shift):.2f}")


def progress(done: Calibration) -> str:
    """The line below the heading of one model."""
    if done.asks < ENOUGH:
        return say("{n} of {enough} outcomes, not corrected yet", n=done.asks, enough=ENOUGH)
    return count("{n} outcome", "{n} outcomes", done.asks)


def bin_range(one: Bin) -> str:
    """'20 to 40'."""
    return say("{low} to {high}", low=f"{one.low * 100:.0f}", high=f"{one.high * 100:.0f}")


def bin_came(one: Bin) -> str:
    """'2 of 10'; a dash for a bin without asks."""
    return say("{yes} of {n}", yes=round(one.came * one.asks), n=one.asks) if one.asks else "–"


def legend() -> str:
    """How the picture is read."""
    return say("A dot on the dashed line came true as often as shown; a larger dot stands for more asks.")


def share(value: float, asks: int) -> str:
    """A mean of a bin in hundredths; a dash without asks."""
    return f"{value * 100:.0f}" if asks else "–"


def picture(done: Calibration) -> str:
    """The reliability picture for those who cannot see it."""
    parts = [
        say("shown {range}: {came} came true", range=bin_range(one), came=bin_came(one))
        for one in done.bins
        if one.asks
    ]
    return f"{say(MODELS[done.model])}; {'; '.join(parts)}"


def shown(ask: Ask, *, trusted: bool = True) -> str:
    """'yes: 54 in 100', or 'yes: likely' while figures have not proven themselves (trusted False)."""
    return say(_SHOWN[ask.model], chance=chance(ask.shown, trusted=trusted))


def about_to_ask(ask: Ask, name: str, *, trusted: bool = True) -> str:
    """What would be written down as the chance."""
    value = chance(ask.shown, trusted=trusted)
    if ask.model == "yes":
        return say("The chance that {name} says yes: {chance}.", name=name, chance=value)
    return say("You do not know {name} yet; the chance of an answer: {chance}.", name=name, chance=value)


def _too_few(done: Calibration) -> str:
    if done.asks == 1:
        return say("One of twenty outcomes so far: the chances are not corrected yet.")
    return say(
        "{number} of twenty outcomes so far: the chances are not corrected yet.", number=say(_NUMBERS[done.asks])
    )


def _other(other: Calibration, evidence: str) -> str:
    """The evidence, and how far the other chance is."""
    if not other.asks:
        return evidence
    more = say("{model}: {progress}.", model=say(MODELS[other.model]), progress=progress(other))
    return f"{evidence} {more}"
