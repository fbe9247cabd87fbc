"""Text that may be kept: NUL (B10), lone surrogates (B11), controls, direction (B27), and comparison."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.text import NAME_LIMIT, clean_line, clean_text, folded, isolated
from tests import strategies

LONG = st.builds(lambda text, times: text * times, strategies.ANY_TEXT, st.integers(1, 400))


@given(strategies.ANY_TEXT | LONG)
def test_clean_text_can_always_be_stored(text: str) -> None:
    clean = clean_text(text)
    clean.encode("utf-8")
    assert "\x00" not in clean
    assert "\r" not in clean
    assert unicodedata.is_normalized("NFC", clean)
    assert all(char in "\t\n" or unicodedata.category(char) != "Cc" for char in clean)
    assert clean_text(clean) == clean


@given(strategies.ANY_TEXT | LONG)
def test_clean_line_is_one_short_line(text: str) -> None:
    line = clean_line(text)
    assert len(line) <= NAME_LIMIT
    assert line == " ".join(line.split())
    assert clean_line(line) == line


def test_cut_line_does_not_end_in_a_space() -> None:
    assert clean_line("x" * (NAME_LIMIT - 1) + " y") == "x" * (NAME_LIMIT - 1)


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126)))
def test_printable_ascii_is_kept(text: str) -> None:
    assert clean_text(text) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\x00b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("\udfff", "\ufffd"),
        ("a\x07b\x85c", "a b\nc"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("e\u0301", "é"),
        ("\x00\ud800\x00", "\ufffd"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
    ],
)
def test_clean_text(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siobhán", "SIOBHAN"),
        ("Straße", "STRASSE"),
        ("ﬁn", "FIN"),
        ("a  b\tc", "A B C"),
        ("\u202eAnn\u202c", "ann"),
        ("Ｗｉｄｅ", "wide"),
        ("Núñez", "nun\u0303ez"),
    ],
)
def test_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_different_names_stay_different() -> None:
    assert folded("Ann") != folded("Anna")
    assert folded("山田") != folded("山本")


@given(strategies.ANY_TEXT)
def test_folding_ignores_case_and_outer_space(text: str) -> None:
    assert folded(f"  {text}\n") == folded(text)


@given(strategies.ANY_TEXT)
def test_isolated_text_is_closed_in_itself(text: str) -> None:
    shown = isolated(text)
    opened = shown.count("\u2068")
    assert opened == shown.count("\u2069") <= 1
    if opened:
        assert (shown[0], shown[-1]) == ("\u2068", "\u2069")
        assert not any(char in shown[1:-1] for char in "\u202a\u202b\u202d\u202e\u2066\u2067\u200f")
    else:
        assert shown == text
        assert "\u202e" not in shown


def test_only_foreign_direction_is_isolated() -> None:
    assert isolated("Zoë 李") == "Zoë 李"
    assert isolated("יוסי") == "\u2068יוסי\u2069"
    assert isolated("evil\u202etxt") == "\u2068eviltxt\u2069"
