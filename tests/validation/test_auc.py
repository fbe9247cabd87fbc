"""AUC and its bootstrap, beside slow and obvious ways to get them."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from validation.auc import Bools, Floats, Interval, auc, compared, draws, interval, shares, weighted_auc


def by_pairs(scores: Floats, labels: Bools, weights: Floats | None = None) -> float:
    """The AUC by looking at every pair of a positive and a negative case."""
    weights = np.ones(len(scores)) if weights is None else weights
    wins = total = 0.0
    for one in np.flatnonzero(labels):
        for other in np.flatnonzero(~labels):
            weight = weights[one] * weights[other]
            wins += weight * (1.0 if scores[one] > scores[other] else 0.5 if scores[one] == scores[other] else 0.0)
            total += weight
    return wins / total if total else math.nan


CASES = st.lists(st.tuples(st.integers(0, 6), st.booleans(), st.integers(0, 3)), min_size=1, max_size=25)


@given(CASES)
def test_auc_equals_brute_force_with_ties_and_weights(cases: list[tuple[int, bool, int]]) -> None:
    scores = np.array([float(score) for score, _, _ in cases])
    labels = np.array([label for _, label, _ in cases])
    weights = np.array([float(weight) for _, _, weight in cases])
    assert auc(scores, labels) == pytest.approx(by_pairs(scores, labels), nan_ok=True)
    assert weighted_auc(scores, labels, weights[None, :])[0] == pytest.approx(
        by_pairs(scores, labels, weights), nan_ok=True
    )


def test_perfect_useless_and_reversed_scores() -> None:
    labels = np.array([False, False, True, True])
    assert auc(np.array([1.0, 2.0, 3.0, 4.0]), labels) == 1.0
    assert auc(np.zeros(4), labels) == 0.5
    assert auc(np.array([4.0, 3.0, 2.0, 1.0]), labels) == 0.0


def test_weights_are_repeated_cases() -> None:
    scores, labels = np.array([1.0, 3.0, 2.0, 2.0]), np.array([True, True, False, False])
    weights = np.array([2.0, 1.0, 3.0, 0.0])
    repeated = np.repeat(np.arange(4), weights.astype(int))
    assert weighted_auc(scores, labels, weights[None, :])[0] == pytest.approx(auc(scores[repeated], labels[repeated]))


def test_draws_are_samples_of_the_right_size_and_follow_the_seed() -> None:
    once = np.concatenate(list(draws(50, repeats=40, seed=3)))
    assert once.shape == (40, 50)
    assert (once.sum(axis=1) == 50).all()
    assert np.array_equal(once, np.concatenate(list(draws(50, repeats=40, seed=3))))
    assert not np.array_equal(once, np.concatenate(list(draws(50, repeats=40, seed=4))))


def random_cases() -> tuple[Floats, Bools]:
    random = np.random.default_rng(7)
    labels = random.random(200) < 0.4
    return random.normal(size=200) + labels, labels


def test_comparison_follows_the_seed_and_brackets_the_value() -> None:
    scores, labels = random_cases()
    both = {"plain": scores, "none": np.zeros(200)}
    one = compared(both, labels, repeats=300, seed=1)
    assert one == compared(both, labels, repeats=300, seed=1)
    assert one != compared(both, labels, repeats=300, seed=2)
    assert one.aucs["plain"].low < one.aucs["plain"].value < one.aucs["plain"].high
    assert one.aucs["none"] == Interval(0.5, 0.5, 0.5)
    assert set(one.gains) == {"none"}
    assert one.gains["none"].value == pytest.approx(0.5 - one.aucs["plain"].value)


def test_a_score_against_itself_gains_nothing_in_any_sample() -> None:
    scores, labels = random_cases()
    gain = compared({"one": scores, "same": 2 * scores + 1}, labels, repeats=200).gains["same"]
    assert (gain.value, gain.low, gain.high) == (0.0, 0.0, 0.0)


def test_cases_that_belong_together_are_drawn_together() -> None:
    scores, labels = random_cases()
    doubled = compared({"one": np.tile(scores, 2)}, np.tile(labels, 2), np.tile(np.arange(200), 2), repeats=200, seed=5)
    single = compared({"one": scores}, labels, repeats=200, seed=5)
    assert doubled.aucs["one"].low == pytest.approx(single.aucs["one"].low)
    assert doubled.aucs["one"].high == pytest.approx(single.aucs["one"].high)


def test_nothing_to_compare_is_said_as_none() -> None:
    assert str(interval(math.nan, np.full(5, math.nan))) == "none"
    assert np.isnan(shares(np.zeros(2), np.zeros(2))).all()
    assert next(draws(0, repeats=3)).shape == (3, 0)
