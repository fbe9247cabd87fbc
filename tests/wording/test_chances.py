"""Chances and strengths in words and figures."""

import pytest

from godfather_desktop.insight.strength import Strength, strength_in
from godfather_desktop.wording.chances import band, chance, points, standing, state, strength_figures
from tests.records import ANN, TODAY, person, rolodex_of, touch


def of(*days: int, rating: int | None = None) -> Strength:
    return strength_in(rolodex_of(person(rating=rating), *[touch(day) for day in days]), ANN, TODAY)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0 in 100"),
        (0.004, "less than 1 in 100"),
        (0.00999, "less than 1 in 100"),
        (0.01, "1 in 100"),
        (0.3627, "36 in 100"),
        (1.0, "100 in 100"),
    ],
)
def test_chance(value: float, words: str) -> None:
    assert chance(value) == words


def test_points_have_a_sign() -> None:
    assert [points(value) for value in (0.123, -0.05, 0.0)] == ["+12.3", "-5.0", "+0.0"]


def test_figures_show_half_of_the_band() -> None:
    assert strength_figures(of(rating=10)) == "69 ± 16"


def test_standing_says_unknown_once() -> None:
    assert standing(of()) == "nothing on record"
    assert standing(of(rating=10)) == "strong, active"
    asleep = of(*range(TODAY - 2_000, TODAY - 1_500, 20))
    assert (band(asleep), state(asleep)) == ("nominal", "dormant")
    assert standing(asleep) == "nominal, dormant"
