"""'A knows B'."""

from dataclasses import replace

import pytest

from godfather_desktop.actions.ties import remove_tie, say_knows
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from tests.records import ANN, BOB, CY, person, rolodex_of, tie


def test_tie_is_kept_with_the_lower_id_first() -> None:
    rolodex = rolodex_of(person(ANN), person(BOB))
    changes = say_knows(rolodex, lambda: 70, BOB, ANN, 4, since="2019", says=ME)
    assert (changes.intent, changes.subject) == ("tie.say", "Bob Roy – Ann Lee")
    assert changes.changes == (Change(None, Tie(TieId(70), ANN, BOB, "stated", 4, says=ME, since="2019")),)


def test_second_statement_replaces_the_first_and_leaves_what_was_inferred() -> None:
    heard = Tie(TieId(60), ANN, BOB, "listed")
    said = replace(tie(ANN, BOB, 2, certainty=0.5), since="2015")
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY), heard, said, tie(BOB, CY, 1))
    changes = say_knows(rolodex, lambda: 70, ANN, BOB, 5)
    assert changes.changes == (Change(said, replace(said, strength=5, certainty=None)),)
    rolodex.apply(changes.changes)
    assert not say_knows(rolodex, lambda: 70, BOB, ANN, 5)


@pytest.mark.parametrize(
    ("a", "b", "strength", "reason"),
    [
        (ANN, ANN, 3, "knows itself"),
        (ANN, ME, 3, "tie with me"),
        (ME, ANN, 3, "tie with me"),
        (ANN, BOB, 6, "out of range"),
        (ANN, BOB, -1, "out of range"),
        (ANN, PersonId(99), 3, "no such person"),
    ],
)
def test_refused(a: PersonId, b: PersonId, strength: int, reason: str) -> None:
    rolodex = rolodex_of(person(ANN), person(BOB))
    with pytest.raises(RuleBroken, match=reason):
        say_knows(rolodex, lambda: 70, a, b, strength)


def test_my_own_tie_is_refused_by_the_name_of_the_other() -> None:
    rolodex = rolodex_of(person(ANN))
    for a, b in ((ANN, ME), (ME, ANN)):
        with pytest.raises(RuleBroken) as caught:
            say_knows(rolodex, lambda: 70, a, b, 3)
        assert caught.value.values_said == {"name": "Ann Lee"}


def test_unknown_teller_and_bad_year_are_refused() -> None:
    rolodex = rolodex_of(person(ANN), person(BOB))
    with pytest.raises(RuleBroken, match="no such person"):
        say_knows(rolodex, lambda: 70, ANN, BOB, 3, says=PersonId(99))
    with pytest.raises(RuleBroken, match="no such date"):
        say_knows(rolodex, lambda: 70, ANN, BOB, 3, since="19")


def test_remove() -> None:
    known = tie(ANN, BOB, 3)
    rolodex = rolodex_of(person(ANN), person(BOB), known)
    assert remove_tie(rolodex, known.id).changes == (Change(known, None),)
    with pytest.raises(RuleBroken, match="no such record"):
        remove_tie(rolodex, TieId(1))
