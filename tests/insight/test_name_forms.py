"""Names as they are compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.insight.name_forms import Alike, form_of, likeness
from tests.strategies import ANY_TEXT


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Ann Lee", ("ann", "lee")),
        ("  ANN   lee ", ("ann", "lee")),
        ("Lee, Ann", ("ann", "lee")),
        ("Lee, Ann, PhD", ("ann", "lee")),
        ("Ann Lee, PhD, MBA", ("ann", "lee")),
        ("Dr. Ann Lee", ("ann", "lee")),
        ("Prof. Dr. Jürgen Müller", ("jurgen", "muller")),
        ('Robert "Bob" Roy', ("robert", "roy")),
        ("Robert (Bob) Roy", ("robert", "roy")),
        ("Ludwig van der Berg", ("ludwig", "berg")),
        ("Pat O’Brien", ("pat", "obrien")),
        ("Anne-Marie Lee", ("anne", "marie", "lee")),
        ("Łukasz Søren", ("lukasz", "soren")),
        ("John Smith Jr.", ("john", "smith")),
        ("Dr.", ("dr",)),
        ("山田 太郎", ("山田", "太郎")),
        ("ann@example.org", ()),
        ("+1 415 555 2671", ()),
        ("", ()),
    ],
)
def test_words_of_a_name(written: str, words: tuple[str, ...]) -> None:
    assert form_of(written).words == words


@pytest.mark.parametrize(
    ("written", "generation"),
    [("John Smith Jr.", "jr"), ("John Smith, Sr", "sr"), ("John Smith III", "3"), ("John Smith", ""), ("Jr Ewing", "")],
)
def test_generation(written: str, generation: str) -> None:
    assert form_of(written).generation == generation


@pytest.mark.parametrize(
    ("one", "other", "alike", "slips"),
    [
        ("Ann Lee", "ann lee", "same", 0),
        ("Lee, Ann", "Ann Lee", "same", 0),
        ("Jürgen Müller", "Jurgen Muller", "accents", 0),
        ("Jürgen Müller", "Juergen Mueller", "accents", 0),
        ("Jürgen Müller", "Juergen Müller-Roy", "part", 0),
        ("\u0410nn Lee", "Ann Lee", "looks", 0),
        ("Ann L\u0435\u0435", "Ann Lee", "looks", 0),
        ("Lee Ann", "Ann Lee", "order", 0),
        ("A. Lee", "Ann Lee", "initial", 0),
        ("Lee A", "Ann Lee", "initial", 0),
        ("Bob Roy", "Robert Roy", "nickname", 0),
        ("Bob Roy", "Bobby Roy", "nickname", 0),
        ("Christoph Roy", "Chris Roy", "nickname", 0),
        ("Ann Marie Lee", "Ann Lee", "part", 0),
        ("Ann", "Ann Lee", "part", 0),
        ("Meilin Chen", "Mei-Lin Chen", "nickname", 0),
        ("Jonathan Fletcher", "Jonathan Fletchre", "slip", 1),
        ("Jonathan Fletcher", "Jonathon Fletchre", "slip", 2),
        ("Anders Berg", "Andres Berg", "slip", 1),
    ],
)
def test_names_of_one_person(one: str, other: str, alike: Alike, slips: int) -> None:
    for first, second in ((one, other), (other, one)):
        found = likeness(form_of(first), form_of(second))
        assert found is not None
        assert (found.alike, found.slips) == (alike, slips)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ann Lee", "Bob Lee"),
        ("Martin Roy", "Martina Roy"),
        ("Mario Roy", "Maria Roy"),
        ("Daniel Roy", "Daniela Roy"),
        ("A. Lee", "Bob Lee"),
        ("A. L.", "Ann Lee"),
        ("Ann Lee", "Ann Roy"),
        ("Jo Lee", "Al Lee"),
        ("Jonathan Fletcher", "Jonothen Fletchre"),
        ("", "Ann Lee"),
        ("ann@example.org", "ann@example.org"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert likeness(form_of(one), form_of(other)) is None
    assert likeness(form_of(other), form_of(one)) is None


@given(ANY_TEXT, ANY_TEXT)
def test_any_text_is_compared_the_same_way_round_and_back(one: str, other: str) -> None:
    there, back = likeness(form_of(one), form_of(other)), likeness(form_of(other), form_of(one))
    assert (there is None) == (back is None)
    if there is not None and back is not None:
        assert (there.alike, there.slips, there.left) == (back.alike, back.slips, back.left)


@given(st.lists(st.sampled_from(("Ann", "Bob", "Lee", "B", "Roy-Lee", "O'Neil", "Jr", "Dr")), max_size=4).map(" ".join))
def test_a_name_is_like_itself(name: str) -> None:
    found = likeness(form_of(name), form_of(name.upper()))
    assert found is None or (found.alike, found.slips) == ("same", 0)
    assert (found is None) == (not form_of(name).words)
