"""Who is meant: by id, e-mail, name or part of a name, and inside a line."""

from dataclasses import replace

import pytest
from hypothesis import given

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.names import Names, words_in
from tests import strategies
from tests.records import ANN, BOB, rolodex_of

ANNA = PersonId(11)
IRISH = PersonId(12)
SIOBHAN = PersonId(13)
LINE = PersonId(14)

ROLODEX: Rolodex = rolodex_of(
    Person(ANN, "Ann Lee", emails=("ann.lee@x.example", "A_L@y.example")),
    Person(BOB, "Bob Roy"),
    Person(ANNA, "Ann Moe"),
    Person(IRISH, "Pat O’Brien"),
    Person(SIOBHAN, "Siobhán Ní Bhriain"),
    Person(LINE, "Jean-Luc St. Cloud"),
)
NAMES = Names(ROLODEX)


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("Ann Lee", ANN),
        ("ann  lee", ANN),
        ("Lee, Ann", ANN),
        ("LEE", ANN),
        ("2", ANN),
        ("ann.lee@x.example", ANN),
        ("a_l@Y.example", ANN),
        ("siobhan ni bhriain", SIOBHAN),
        ("bhriain", SIOBHAN),
        ("me", ME),
        ("Myself", ME),
        ("robin", ME),
        ("Jean-Luc", LINE),
    ],
)
def test_one_person_is_meant(who: str, found: PersonId) -> None:
    assert NAMES.find(who) == found


@pytest.mark.parametrize("who", ["O'Brien", "o’brien", "PAT O'BRIEN"])
def test_either_apostrophe_finds_the_name(who: str) -> None:
    assert NAMES.find(who) == IRISH


def test_several_are_meant() -> None:
    with pytest.raises(RuleBroken, match="several are meant") as caught:
        NAMES.find("ann")
    assert caught.value.values_said == {"who": "ann", "candidates": ("Ann Lee (2)", "Ann Moe (11)")}


def test_nobody_is_meant_but_somebody_is_near() -> None:
    with pytest.raises(RuleBroken, match="nobody is meant") as caught:
        NAMES.find("Bop Roy")
    assert caught.value.values_said["candidates"] == ("Bob Roy (3)",)


@pytest.mark.parametrize("who", ["፩", "1" * 5_000, "999", "", "²9", *strategies.NASTY_TEXTS])
def test_nothing_typed_is_more_than_a_refusal(who: str) -> None:
    try:
        found = NAMES.find(who)
    except RuleBroken as broken:
        reason = broken.reason
    else:
        reason = "" if found in ROLODEX.people else "not there"
    assert reason in ("", "nobody is meant", "several are meant")


@given(strategies.ANY_TEXT)
def test_mentions_stand_where_they_say(text: str) -> None:
    for mention in NAMES.mentions(f"Ann Lee {text} Bob Roy"):
        assert mention.people
        assert ME not in mention.people
        assert 0 <= mention.start < mention.end <= len(text) + 16


def test_longest_name_wins_in_a_line() -> None:
    line = "introduced Ann Moe to Bob Roy and ann lee"
    found = [(mention.people, line[mention.start : mention.end]) for mention in NAMES.mentions(line)]
    assert found == [((ANNA,), "Ann Moe"), ((BOB,), "Bob Roy"), ((ANN,), "ann lee")]


def test_part_of_a_name_must_be_capitalized_in_a_line() -> None:
    assert [mention.people for mention in NAMES.mentions("saw Roy at roy")] == [(BOB,)]


def test_part_of_several_names_means_all_of_them() -> None:
    (mention,) = NAMES.mentions("called Ann")
    assert mention.people == (ANN, ANNA)


def test_mail_address_in_a_line() -> None:
    line = "mailed a_l@y.example, ok"
    (mention,) = NAMES.mentions(line)
    assert (mention.people, line[mention.start : mention.end]) == ((ANN,), "a_l@y.example")


@pytest.mark.parametrize("line", ["liked Ann Lee's post", "liked Ann Lee’s post"])
def test_genitive_belongs_to_the_name(line: str) -> None:
    (mention,) = NAMES.mentions(line)
    assert mention.people == (ANN,)
    assert line[mention.end :] == " post"


def test_i_am_not_mentioned() -> None:
    assert NAMES.mentions("Robin Vale and Robin") == []


def test_words_keep_their_places() -> None:
    assert words_in("Jean-Luc  O’Brien, x_y") == [
        ("jean-luc", 0, 8),
        ("o'brien", 10, 17),
        ("x", 19, 20),
        ("y", 21, 22),
    ]


def test_names_follow_changes() -> None:
    rolodex = rolodex_of(Person(ANN, "Ann Lee", emails=("a@x.example",)))
    names = Names(rolodex)
    card = rolodex.people[ANN]
    married = replace(card, name="Ann Young", emails=())
    changes = [Change(card, married), Change(None, Person(BOB, "Bob Lee"))]
    rolodex.apply(changes)
    names.update(changes)
    assert names.named("Ann Lee") == []
    assert names.of_email("a@x.example") == []
    assert names.find("young") == ANN
    assert names.find("lee") == BOB
    names.update([change.inverse() for change in reversed(changes)])
    assert names.find("lee") == ANN
    assert names.of_email("A@x.example") == [ANN]
