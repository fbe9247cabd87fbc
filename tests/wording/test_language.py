"""The door through which every sentence goes."""

from hypothesis import given

from godfather_desktop.wording.language import count, listed, say
from tests import strategies


def test_values_are_filled_in() -> None:
    assert say("{who}: {n}", who="Ann", n=3) == "Ann: 3"


def test_text_of_foreign_direction_is_isolated() -> None:
    assert say("Ask {who} first.", who="יוסי") == "Ask \u2068יוסי\u2069 first."


@given(strategies.ANY_TEXT)
def test_values_are_never_read_as_sentences(text: str) -> None:
    said = say("a {x} b", x="{x}{0}" + text)
    assert said.replace("\u2068", "").startswith("a {x}{0}")
    assert said.endswith(" b")


def test_count_takes_the_form_that_fits() -> None:
    said = [count("{n} person of {who}", "{n} people of {who}", n, who="Ann") for n in (0, 1, 2, 1_234_567)]
    assert said == ["0 people of Ann", "1 person of Ann", "2 people of Ann", "1,234,567 people of Ann"]


def test_listed() -> None:
    assert [listed(list("abc"[:n])) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed(["a", "b"], last="or") == "a or b"
