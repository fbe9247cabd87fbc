"""Fading and the logistic function."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.insight.fading import clipped, decay, faded, sigmoid


def test_half_is_left_after_a_half_life() -> None:
    assert (decay(0, 90), decay(90, 90), decay(180, 90)) == (1.0, 0.5, 0.25)
    assert faded(8.0, 100, 190, 90) == 4.0


@given(st.floats(-1e6, 1e6))
def test_sigmoid_is_safe_and_symmetric(logit: float) -> None:
    assert 0.0 <= sigmoid(logit) <= 1.0
    assert sigmoid(logit) + sigmoid(-logit) == pytest.approx(1.0)


@given(st.floats(-30, 30))
def test_sigmoid_undoes_the_logit(logit: float) -> None:
    chance = sigmoid(logit)
    if 1e-9 < chance < 1 - 1e-9:
        assert math.log(chance / (1 - chance)) == pytest.approx(logit, rel=1e-6, abs=1e-6)


@given(st.floats(-5, 5), st.floats(-3, 0), st.floats(0, 3))
def test_clipped_lies_inside(value: float, low: float, high: float) -> None:
    inside = clipped(value, low, high)
    assert low <= inside <= high
    assert inside == value or inside in (low, high)
