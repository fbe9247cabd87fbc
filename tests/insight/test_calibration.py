"""Learning from my own outcomes (section 7): the formula, twenty asks, five bins, and who is corrected."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.actions.asks import close_ask, log_ask
from godfather_desktop.domain.ask import Ask, AskModel, AskOutcome
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.ids import AskId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.introductions import reach_of, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.asking import asking_in, chance_of_yes
from godfather_desktop.insight.calibration import BINS, ENOUGH, calibration_of, odds_shift
from godfather_desktop.insight.fading import sigmoid
from godfather_desktop.insight.introducing import FOLLOW_THROUGH
from godfather_desktop.insight.plans import outlook
from godfather_desktop.insight.scores import Scores
from tests import strategies
from tests.records import ANN, BOB, CEO, CY, TODAY, person, rolodex_of, tie, touch


def closed(count: int, *, outcome: AskOutcome = "no", model: AskModel = "yes", first: int = 500) -> list[Ask]:
    return [Ask(AskId(first + number), CY, TODAY - 9, 0.6, 0.5, model, outcome, TODAY) for number in range(count)]


def world(*asks: Record) -> Rolodex:
    return rolodex_of(person(ANN, rating=8), person(BOB, rating=5), person(CY), person(CEO), *asks)


@given(st.lists(st.tuples(st.floats(0.01, 0.99), st.booleans()), min_size=1, max_size=60))
def test_odds_are_multiplied_as_the_formula_says(outcomes: list[tuple[float, bool]]) -> None:
    predicted, came = [one for one, _ in outcomes], [up for _, up in outcomes]
    mean, yes = sum(predicted) / len(predicted), sum(came)
    factor = ((yes + 10 * mean) / (len(came) - yes + 10 * (1 - mean))) / (mean / (1 - mean))
    assert odds_shift(predicted, came) == pytest.approx(math.log(factor), abs=1e-9)


def test_all_as_predicted_corrects_nothing() -> None:
    assert odds_shift([0.25] * 20, [True] * 5 + [False] * 15) == pytest.approx(0.0)


@pytest.mark.parametrize("certain", [0.0, 1.0])
def test_certainties_do_no_harm(certain: float) -> None:
    for came in (True, False):
        assert math.isfinite(odds_shift([certain] * 20, [came] * 20))


@given(strategies.asks())
def test_nothing_is_corrected_before_twenty(asks: list[Ask]) -> None:
    found = calibration_of(asks)
    outcomes = [ask for ask in asks if ask.model == "yes" and ask.outcome]
    assert found.asks == len(outcomes)
    if len(outcomes) < ENOUGH:
        assert (found.shift, found.better) == (0.0, None)
    else:
        assert found.better is not None
        assert found.shift == odds_shift(
            [ask.predicted for ask in outcomes], [ask.outcome == "yes" for ask in outcomes]
        )


@given(strategies.asks())
def test_bins_cover_all_and_their_means_lie_in_them(asks: list[Ask]) -> None:
    found = calibration_of(asks)
    assert (len(found.bins), found.bins[0].low, found.bins[-1].high) == (BINS, 0.0, 1.0)
    assert sum(one.asks for one in found.bins) == found.asks
    for one in found.bins:
        assert one.asks == 0 or one.low - 1e-12 <= one.shown <= one.high + 1e-12
        assert 0.0 <= one.came <= 1.0
    if found.asks:
        assert found.brier is not None
        assert 0.0 <= found.brier <= 1.0
        came = sum(one.came * one.asks for one in found.bins)
        assert came == pytest.approx(sum(ask.outcome == "yes" and ask.model == "yes" for ask in asks))


def test_more_yes_never_lowers_the_shift() -> None:
    shifts = [odds_shift([0.4] * 30, [True] * yes + [False] * (30 - yes)) for yes in range(31)]
    assert shifts == sorted(shifts)


def test_better_than_the_base_rate_or_not() -> None:
    good = [
        replace(ask, shown=0.9 if ask.outcome == "yes" else 0.1) for ask in [*closed(10, outcome="yes"), *closed(10)]
    ]
    assert calibration_of(good).better is True
    assert calibration_of([replace(ask, shown=0.5) for ask in good]).better is False


def test_the_two_models_learn_apart() -> None:
    asks = [*closed(20, model="answer"), *closed(19, first=600)]
    assert calibration_of(asks, "answer").shift < 0.0
    assert calibration_of(asks, "yes").shift == 0.0


# everywhere


def first_hop_of(rolodex: Rolodex) -> float:
    return Scores(rolodex, TODAY).first_hop(ANN)


def test_nineteen_outcomes_correct_nothing() -> None:
    assert first_hop_of(world(*closed(19), *closed(40, outcome="", first=900))) == first_hop_of(world())


def test_twenty_outcomes_correct_the_odds_everywhere() -> None:
    plain, taught = world(), world(*closed(20))
    shift = calibration_of(closed(20)).shift
    assert shift == pytest.approx(math.log((5 / 25) / 1))
    before = chance_of_yes(asking_in(plain, ANN, TODAY))
    corrected = sigmoid(math.log(before / (1 - before)) + shift)
    assert chance_of_yes(asking_in(taught, ANN, TODAY)) == pytest.approx(corrected)
    assert chance_of_yes(Scores(taught, TODAY).asking(ANN)) == pytest.approx(corrected)
    assert first_hop_of(taught) == pytest.approx(FOLLOW_THROUGH * corrected)
    expected = outlook(taught, ANN, TODAY, TODAY, shift=Scores(taught, TODAY).shift("yes"))
    assert expected is not None
    assert expected.chance == pytest.approx(corrected)


def test_answers_correct_the_last_hop_and_the_cold_call() -> None:
    def ways(*asks: Ask) -> tuple[float, float]:
        rolodex = world(*asks, tie(ANN, CEO, 4))
        found = ways_to(rolodex, Scores(rolodex, TODAY), compiled(Network(rolodex, TODAY)), [reach_of(rolodex, CEO)])
        return found.cold, found.lanes[0].steps[-1].chance

    before, after = ways(), ways(*closed(20, model="answer"))
    assert all(later < earlier for earlier, later in zip(before, after, strict=True))
    assert ways(*closed(19, model="answer")) == before


def test_scores_follow_the_twentieth_outcome_and_its_undoing() -> None:
    rolodex = world(*closed(19), *closed(1, outcome="", first=900))
    scores = Scores(rolodex, TODAY)
    scores.shift("answer")
    before = scores.first_hop(ANN), scores.first_hop(BOB)
    changes = close_ask(rolodex, AskId(900), "no", TODAY)
    rolodex.apply(changes.changes)
    scores.forget(changes.changes)
    after = scores.first_hop(ANN), scores.first_hop(BOB)
    assert after == (first_hop_of(rolodex), Scores(rolodex, TODAY).first_hop(BOB))
    assert all(later < earlier for earlier, later in zip(before, after, strict=True))
    rolodex.apply(changes.inverse().changes)
    scores.forget(changes.inverse().changes)
    assert (scores.first_hop(ANN), scores.first_hop(BOB)) == before


def test_ask_keeps_what_was_shown_and_what_was_predicted() -> None:
    ids = iter(range(3_000, 3_100))
    for asks, equal in ((closed(19), True), (closed(20), False)):
        rolodex = world(*asks)
        changes = log_ask(rolodex, lambda: next(ids), ANN, TODAY)
        (ask,) = [change.after for change in changes.changes if isinstance(change.after, Ask)]
        assert ask.predicted == pytest.approx(chance_of_yes(asking_in(world(), ANN, TODAY)))
        assert ask.shown == pytest.approx(chance_of_yes(asking_in(rolodex, ANN, TODAY)))
        assert (ask.shown == ask.predicted) == equal
        # Neither is altered by what happens after.
        rolodex.apply(changes.changes)
        more = [Change(None, one) for one in closed(30, first=2_000)]
        rolodex.apply(more)
        later = close_ask(rolodex, ask.id, "yes", TODAY + 3)
        (closed_ask,) = [change.after for change in later.changes]
        assert closed_ask == replace(ask, outcome="yes", closed=TODAY + 3)


def test_what_is_learned_comes_from_predictions_not_from_corrected_chances() -> None:
    asks = [replace(ask, shown=0.2) for ask in closed(20)]
    assert calibration_of(asks).shift == calibration_of(closed(20)).shift


def test_evidence_of_friendship_is_not_corrected() -> None:
    with_touch = touch(TODAY, "email", "in")
    plain, taught = world(), world(*closed(20))
    for rolodex in (plain, taught):
        rolodex.fill([with_touch])
    assert Scores(plain, TODAY).evidence(ANN) == Scores(taught, TODAY).evidence(ANN)
