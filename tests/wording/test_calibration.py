"""How good the chances have been, in words."""

import pytest

from godfather_desktop.domain.ask import Ask, AskModel
from godfather_desktop.domain.ids import AskId
from godfather_desktop.insight.calibration import ENOUGH, Calibration, calibration_of
from godfather_desktop.wording import calibration as words
from tests.records import ANN, TODAY


def done(*outcomes: tuple[float, bool], model: AskModel = "yes") -> Calibration:
    asks = [
        Ask(AskId(number), ANN, TODAY - number, shown, shown, model, "yes" if came else "no")
        for number, (shown, came) in enumerate(outcomes)
    ]
    return calibration_of(asks, model)


def some(yes: int, no: int, shown: float = 0.5, model: AskModel = "yes") -> Calibration:
    return done(*[(shown, True)] * yes, *[(shown, False)] * no, model=model)


NONE = done()
SHARP = done(*[(0.9, True)] * 11, *[(0.1, False)] * 12, (0.9, False), (0.1, True), (0.5, True))


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        (0, "None of twenty outcomes so far: the chances are not corrected yet."),
        (1, "One of twenty outcomes so far: the chances are not corrected yet."),
        (9, "Nine of twenty outcomes so far: the chances are not corrected yet."),
        (19, "Nineteen of twenty outcomes so far: the chances are not corrected yet."),
    ],
)
def test_too_few(outcomes: int, sentence: str) -> None:
    said, evidence = words.chances_page(some(outcomes, 0), NONE)
    assert said == sentence
    assert evidence == "Say how each ask went, yes or no; silence counts as no."


def test_chances_that_came_true() -> None:
    sentence, evidence = words.chances_page(SHARP, NONE)
    assert sentence == "Your last 26 asks came true about as often as shown."
    assert evidence.startswith("Brier score 0.08 against 0.25 for always saying 50 in 100; lower is better.")


def test_the_correction_is_said_as_a_factor() -> None:
    more = done(*[(0.6, True)] * 19, *[(0.1, False)] * 8)
    sentence, evidence = words.chances_page(more, NONE)
    assert sentence == "Your last 27 asks came true more often than shown."
    assert "The odds shown are multiplied by 2." in evidence
    less = done(*[(0.9, True)] * 10, *[(0.4, False)] * 15)
    assert words.chances_page(less, NONE)[0] == "Your last 25 asks came true less often than shown."
    assert "multiplied by 0." in words.correction(less)


def test_no_better_than_a_plain_guess() -> None:
    sentence, evidence = words.chances_page(some(10, 10, 0.55), NONE)
    assert sentence == "The chances have not beaten a plain guess yet, so only bands are shown."
    assert "Brier score 0.253 against 0.250" in evidence, "figures that differ do not read the same"


def test_the_other_chance_is_not_left_out() -> None:
    answers = some(1, 5, 0.1, model="answer")
    assert words.chances_page(SHARP, answers)[1].endswith("Chance of an answer: 6 of 20 outcomes, not corrected yet.")
    assert words.chances_page(NONE, answers)[0].startswith("Six of twenty")
    assert words.judged(NONE, answers) is answers
    assert words.judged(NONE, done(model="answer")) is NONE


def test_a_number_for_every_count_below_enough() -> None:
    said = {words.chances_page(some(count, 0), NONE)[0] for count in range(ENOUGH)}
    assert len(said) == ENOUGH


def test_the_table() -> None:
    low, *_, high = SHARP.bins
    assert words.bin_range(low) == "0 to 20"
    assert words.bin_came(low) == "1 of 13"
    assert words.share(low.shown, low.asks) == "10"
    assert words.bin_range(high) == "80 to 100"
    empty = NONE.bins[0]
    assert (words.bin_came(empty), words.share(empty.came, empty.asks)) == ("–", "–")
    assert words.picture(SHARP).startswith("Chance of a yes; shown 0 to 20: 1 of 13 came true; ")
    assert words.score(NONE) == ""
    assert words.correction(NONE) == ""
    assert words.progress(SHARP) == "26 outcomes"
    assert words.legend().endswith(".")


def test_an_ask() -> None:
    ask = Ask(AskId(1), ANN, TODAY, 0.54, 0.5)
    assert words.shown(ask) == "yes: 54 in 100"
    assert words.shown(ask, trusted=False) == "yes: likely"
    assert words.about_to_ask(ask, "Ann Lee") == "The chance that Ann Lee says yes: 54 in 100."
    assert words.about_to_ask(ask, "Ann Lee", trusted=False) == "The chance that Ann Lee says yes: likely."
    cold = Ask(AskId(1), ANN, TODAY, 0.054, 0.05, "answer")
    assert words.shown(cold) == "answer: 5 in 100"
    assert words.about_to_ask(cold, "Ann Lee") == "You do not know Ann Lee yet; the chance of an answer: 5 in 100."
