"""Rows that sum to a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.insight.explanation import Row, chance_rows, row_to
from godfather_desktop.insight.fading import clipped, sigmoid


@given(st.lists(st.floats(-8, 8), min_size=1, max_size=8))
def test_rows_of_chance_sum_to_the_chance_of_all_logits(logits: list[float]) -> None:
    rows = chance_rows([Row("part", logit, 0.0, "why") for logit in logits], sigmoid)
    assert sum(row.points for row in rows) == pytest.approx(sigmoid(sum(logits)))
    for row, logit in zip(rows[1:], logits[1:], strict=True):
        assert row.points * logit >= 0.0


def test_rows_end_where_the_clip_ends() -> None:
    rows = chance_rows(
        [Row("a", 9.0, 0.0, "a"), Row("b", 3.0, 0.0, "b")], lambda logit: clipped(sigmoid(logit), 0.02, 0.97)
    )
    assert [row.points for row in rows] == [0.97, 0.0]


def test_one_more_row_takes_the_sum_to_the_chance() -> None:
    rows = row_to((Row("a", 0.5, 0.0, "a", {"x": 1}),), 0.45, "follow-through", weight=0.9)
    assert rows[0] == Row("a", 0.5, 0.0, "a", {"x": 1})
    assert (rows[1].part, rows[1].reason, rows[1].values) == ("follow-through", "follow-through", {"weight": 0.9})
    assert rows[1].points == pytest.approx(-0.05)
