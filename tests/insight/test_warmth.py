"""Ties between two other people: sources, certainty checks of section 4, noisy-or and the stated word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import TieId
from godfather_desktop.domain.tie import Tie, TieSource
from godfather_desktop.insight.warmth import STRENGTH_CAP, Warmth, co_employed, warmth_of
from tests.records import ANN, BOB, TODAY


@pytest.mark.parametrize(
    ("strength", "certainty", "value"),
    [(0, 0.9, 0.05), (1, 0.95, 0.1), (2, 0.95, 0.3), (3, 0.95, 0.5), (4, 0.95, 0.7), (5, 0.95, 0.85)],
)
def test_stated(strength: int, certainty: float, value: float) -> None:
    assert warmth_of([Tie(TieId(1), ANN, BOB, "stated", strength)], TODAY) == Warmth(certainty, value)


def test_stated_without_a_strength_is_the_weakest() -> None:
    assert warmth_of([Tie(TieId(1), ANN, BOB, "stated")], TODAY) == Warmth(0.95, 0.1)


def test_certainty_given_by_the_statement_wins() -> None:
    assert warmth_of([Tie(TieId(1), ANN, BOB, "stated", 4, certainty=1.0)], TODAY) == Warmth(1.0, 0.7)


@pytest.mark.parametrize(("source", "certainty", "strength"), [("listed", 0.6, 0.10), ("neighbour", 0.5, 0.08)])
def test_listed_and_neighbour(source: TieSource, certainty: float, strength: float) -> None:
    warmth = warmth_of([Tie(TieId(1), ANN, BOB, source)], TODAY)
    assert warmth.certainty == pytest.approx(certainty)
    assert warmth.strength == pytest.approx(strength)


@pytest.mark.parametrize(
    ("years", "headcount", "certainty", "within"),
    [
        (3, 150, 0.8775, 5e-5),
        (3, 1_000, 0.397, 5e-4),
        (3, 10_000, 0.086, 5e-4),
        (3, 100_000, 0.016, 5e-4),
        (1, 10, 0.995, 5e-4),
    ],
)
def test_certainty_checks_of_co_employment(years: float, headcount: int, certainty: float, within: float) -> None:
    assert co_employed(years, headcount, 0.0).certainty == pytest.approx(certainty, abs=within)


def test_co_employment_of_p5() -> None:
    assert co_employed(3.0, 150, 2.0).strength == pytest.approx(0.2988, abs=5e-5)
    assert co_employed(3.0, 10_000, 2.0).certainty == pytest.approx(0.0861, abs=5e-5)


def test_small_unit_adds_a_tenth() -> None:
    assert co_employed(3.0, 15, 0.0).strength - co_employed(3.0, 16, 0.0).strength == pytest.approx(0.10)


def test_co_employment_from_records() -> None:
    left = TODAY - 731
    tie = Tie(TieId(1), ANN, BOB, "co-employed", headcount=150, start=iso(left - 1096), end=iso(left))
    warmth = warmth_of([tie], TODAY)
    assert warmth.certainty == pytest.approx(0.8775, abs=2e-4)
    assert warmth.strength == pytest.approx(0.2988, abs=2e-4)


def test_unknown_headcount_is_taken_for_a_large_unit() -> None:
    tie = Tie(TieId(1), ANN, BOB, "co-employed", start=iso(TODAY - 1096), end=iso(TODAY))
    assert warmth_of([tie], TODAY).certainty == pytest.approx(0.086, abs=5e-4)


def test_co_employment_that_has_not_begun_says_nothing() -> None:
    tie = Tie(TieId(1), ANN, BOB, "co-employed", headcount=10, start=iso(TODAY + 30))
    assert warmth_of([tie], TODAY).certainty == 0.0


def test_several_sources_combine_by_noisy_or() -> None:
    both = warmth_of([Tie(TieId(1), ANN, BOB, "listed"), Tie(TieId(2), ANN, BOB, "neighbour")], TODAY)
    assert both.certainty == pytest.approx(1 - 0.4 * 0.5)
    assert both.strength == pytest.approx(1 - 0.9 * 0.92)


def test_stated_overrides_what_was_inferred() -> None:
    ties = [Tie(TieId(1), ANN, BOB, "stated", 0), Tie(TieId(2), ANN, BOB, "co-met", 5)]
    assert warmth_of(ties, TODAY) == Warmth(0.9, 0.05)


def test_latest_statement_counts() -> None:
    ties = [Tie(TieId(8), ANN, BOB, "stated", 5), Tie(TieId(3), ANN, BOB, "stated", 1)]
    assert warmth_of(ties, TODAY).strength == 0.85


INFERRED = st.builds(
    Tie,
    id=st.integers(1, 99).map(TieId),
    a=st.just(ANN),
    b=st.just(BOB),
    source=st.sampled_from(("co-employed", "co-met", "listed", "neighbour")),
    strength=st.none() | st.integers(0, 5),
    headcount=st.none() | st.integers(1, 100_000),
    start=st.sampled_from(("", "2001", "2015-03", "2024-05-06")),
    end=st.sampled_from(("", "2020", "2026-01")),
)


@given(st.lists(INFERRED, min_size=1, max_size=5), INFERRED)
def test_one_more_source_never_lowers_either(ties: list[Tie], more: Tie) -> None:
    before, after = warmth_of(ties, TODAY), warmth_of([*ties, more], TODAY)
    assert after.certainty >= before.certainty - 1e-12
    assert after.strength >= before.strength - 1e-12
    assert 0.0 <= after.certainty <= 1.0
    assert 0.0 <= after.strength <= STRENGTH_CAP
