"""Shown figures agree with one another."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.wording.figures import multiplying, summing

PARTS = st.lists(st.floats(-30.0, 60.0), min_size=1, max_size=10)


@given(PARTS, st.integers(0, 2))
def test_shown_parts_sum_to_the_shown_total(parts: list[float], digits: int) -> None:
    total = math.fsum(parts)
    shown = summing(parts, total, digits)
    assert round(math.fsum(shown), digits) == pytest.approx(round(total, digits), abs=1e-9)
    assert all(abs(one - part) < 10.0**-digits + 1e-9 for one, part in zip(shown, parts, strict=True))


@given(st.lists(st.floats(0.05, 1.0), min_size=1, max_size=4))
def test_shown_steps_multiply_to_the_shown_product(chances: list[float]) -> None:
    shown, total = multiplying(chances)
    assert total == round(math.prod(chances) * 100, 1)
    assert round(math.prod(one / 100 for one in shown) * 100, 1) == total
    assert all(abs(one - chance * 100) <= 0.1 for one, chance in zip(shown, chances, strict=True))


def test_a_part_that_is_exact_stays() -> None:
    assert summing([13.2, 14.7, 6.4], 34.3) == [13.2, 14.7, 6.4]
    assert summing([1 / 3, 1 / 3, 1 / 3], 1.0) == [0.4, 0.3, 0.3]
    assert multiplying([0.9, 0.5]) == ([90.0, 50.0], 45.0)
