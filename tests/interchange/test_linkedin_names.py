import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.readers.linkedin_names import name_key, names_in


@pytest.mark.parametrize(
    "shown",
    ["Ann Lee", "ANN LEE", "Ann Lee, CPA", "Dr. Ann Lee MBA, PhD", "Ann Lee (She/Her)", "Ann 🔆 Lee"],
)
def test_what_stands_around_a_name_does_not_make_it_another(shown: str) -> None:
    assert sorted(name_key(shown).split()) == ["ann", "lee"]


def test_a_name_without_letters_is_itself() -> None:
    assert name_key("👋") == "👋"


@pytest.mark.parametrize(
    ("text", "known", "expected", "names"),
    [
        ("Jo Barlow, CPA,Ben Roy", set(), 0, ["Jo Barlow, CPA", "Ben Roy"]),
        ("Jane Doe, Ph.D., Ben Roy, PMP® CSM, Kim Jr.", set(), 0, ["Jane Doe, Ph.D.", "Ben Roy, PMP® CSM", "Kim Jr."]),
        ("Ann Lee, Jr., LI WEI, MADONNA", set(), 0, ["Ann Lee, Jr.", "LI WEI", "MADONNA"]),
        ("Lee, Ann, Ben Roy", {"lee, ann"}, 0, ["Lee, Ann", "Ben Roy"]),
        ("Ann Lee,Ben Roy", set(), 2, ["Ann Lee", "Ben Roy"]),
        ("Lee, Ann, of Acme", set(), 1, ["Lee, Ann, of Acme"]),
        ("Ann Lee", set(), 0, ["Ann Lee"]),
        (", ,", set(), 0, []),
    ],
)
def test_a_list_of_names_that_hold_commas(text: str, known: set[str], expected: int, names: list[str]) -> None:
    assert names_in(text, known, expected) == names


@given(st.text(alphabet="aB.,()[] ®🔆é", max_size=30) | st.text(max_size=40), st.integers(0, 3))
def test_no_name_of_a_list_is_empty_and_none_is_lost(text: str, expected: int) -> None:
    names = names_in(text, set(), expected)
    assert all(names)
    assert bool(names) == any(clean_line(piece) for piece in text.split(","))
    assert all(map(name_key, names))
