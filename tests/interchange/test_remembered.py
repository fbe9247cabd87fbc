"""What was said of columns is kept in one setting, for the newest fifty tables."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.interchange.readers.columns import FIELDS
from godfather_desktop.interchange.remembered import columns_in, with_columns


@given(st.dictionaries(st.text(), st.sampled_from(FIELDS)), st.text())
def test_what_is_kept_comes_back(columns: dict[str, str], signature: str) -> None:
    text = with_columns(with_columns("", "other", {"a": "name"}), signature, columns)
    assert columns_in(text)[signature] == columns


def test_the_oldest_are_forgotten() -> None:
    text = ""
    for number in range(60):
        text = with_columns(text, str(number), {"a": "name"})
        text = with_columns(text, "used", {"a": "email"})
    kept = columns_in(text)
    assert len(kept) == 50
    assert next(iter(kept)) == "11"
    assert kept["used"] == {"a": "email"}


@pytest.mark.parametrize("text", ["", "{", "[1]", "7", '{"x": 7}', '{"x": {"a": "shoe size"}}', "[" * 100_000])
def test_what_cannot_be_read_is_asked_anew(text: str) -> None:
    assert columns_in(text) == {}
    assert columns_in(with_columns(text, "y", {"a": "name"})) == {"y": {"a": "name"}}
