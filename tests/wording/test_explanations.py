"""Every row of every number has words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.asking import Asking, ask_rows
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.introducing import (
    Approach,
    direct_rows,
    first_hop_rows,
    last_hop_rows,
    middle_hop_rows,
)
from godfather_desktop.insight.strength import strength_in
from godfather_desktop.insight.warmth import Warmth
from godfather_desktop.wording.explanations import _REASONS, IMPROVEMENTS, PARTS, improvement, part, why
from tests import strategies
from tests.records import ANN, TODAY, person, rolodex_of
from tests.wording.source import Call, calls


def said(row: Row) -> str:
    """All words of a row."""
    words = (part(row), why(row), improvement(row))
    assert words[0]
    assert words[1]
    assert not any("{" in one or "}" in one for one in words)
    return " ".join(words)


@pytest.mark.parametrize("call", calls("Row"), ids=lambda call: f"{call.place} {call.text}")
def test_every_part_written_in_the_source_has_a_name(call: Call) -> None:
    if "csv_table" not in call.place:
        assert call.text in PARTS


@pytest.mark.parametrize("call", calls("Row", argument=3), ids=lambda call: f"{call.place} {call.text}")
def test_every_reason_written_in_the_source_has_a_sentence(call: Call) -> None:
    assert call.text in _REASONS


@pytest.mark.parametrize("call", calls("row_to", argument=2), ids=lambda call: f"{call.place} {call.text}")
def test_every_closing_row_has_both(call: Call) -> None:
    assert call.text in PARTS
    assert call.text in _REASONS


@pytest.mark.parametrize("call", calls("Row", argument=5), ids=lambda call: f"{call.place} {call.text}")
def test_every_improvement_has_words(call: Call) -> None:
    assert call.text in IMPROVEMENTS


def test_the_source_was_read() -> None:
    assert len(calls("Row")) > 15
    assert {call.text for call in calls("row_to", argument=2)} == {"follow-through", "certainty", "authority"}


@given(strategies.touches(), strategies.favors(), strategies.RATINGS, st.integers(0, 900))
def test_rows_of_any_strength_are_said(
    touches: list[Touch], favors: list[Favor], rating: int | None, later: int
) -> None:
    rolodex = rolodex_of(person(rating=rating), *touches, *favors, as_of=TODAY + later)
    for row in strength_in(rolodex, ANN, TODAY + later).rows:
        said(row)


@given(strategies.ASKINGS, strategies.WARMTHS, strategies.APPROACHES, st.floats(0, 100))
def test_rows_of_any_chance_are_said(asking: Asking, warmth: Warmth, approach: Approach, strength: float) -> None:
    for row in (
        *ask_rows(asking),
        *first_hop_rows(asking),
        *middle_hop_rows(warmth),
        *last_hop_rows(warmth, approach),
        *direct_rows(strength, approach),
    ):
        said(row)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("frequency", 1, 20, "frequency", {"gate": 0.75, "exchanges": 3, "days": 9}), "x0.75 because of 3 two-way"),
        (Row("frequency", 0, 20, "frequency", {"gate": 0.0, "exchanges": 0, "days": 9}), "nominal: no voluntary"),
        (Row("recency", 1, 15, "recency", {"gate": 0.5, "exchanges": 1, "silence": 1, "halt": 0.2}), "1 day since"),
        (
            Row("recency", 1, 15, "recency", {"gate": 0.5, "exchanges": 1, "silence": 90, "halt": 3.27}),
            "90 days since the last contact, 3.3 times your usual pause; x0.50 because of 1 two-way exchange",
        ),
        (
            Row("depth", 5, 20, "depth", {"flags": (True, False, True, False)}),
            "one to one within a year and a personal",
        ),
        (Row("depth", 0, 20, "depth", {"flags": (False,) * 4}), "no sign of depth"),
        (Row("rating", 9, 30, "rating", {"rating": 8, "share": 0.3797}), "8 of 10, which weighs 38 %"),
        (Row("seniority", -0.1, 0, "seniority", {"seniority": 4}), "a chief gets more mail"),
        (Row("value for them", 0.1, 0, "value for them", {"value": 1.0}), "a relevant benefit for them"),
        (Row("authority", -0.1, 0, "authority", {"weight": 0.5}), "counts 0.5"),
        (Row("promises", -0.1, 0, "broken", {"broken": 1}), "1 promise of yours is overdue"),
        (Row("promises", -0.1, 0, "broken", {"broken": 2}), "2 promises of yours are overdue"),
        (Row("balance", -0.1, 0, "ask balance", {"balance": -0.3}), "they have given more"),
        (Row("size", -0.1, 0, "ask size", {"size": 3.0}), "worth 3, an"),
    ],
)
def test_sentences(row: Row, words: str) -> None:
    assert words in why(row)
