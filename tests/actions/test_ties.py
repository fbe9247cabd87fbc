"""'A knows B'."""

from dataclasses import replace

import pytest

from godfather_desktop.actions.ties import confirm_tie, deny_tie, remove_tie, say_knows
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.warmth import Warmth
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


def test_denied_replaces_what_was_stated_and_the_other_way_round() -> None:
    said = replace(tie(ANN, BOB, 4), says=CY, since="2015")
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY), said)
    denied = deny_tie(rolodex, lambda: 70, BOB, ANN)
    assert (denied.intent, denied.changes) == ("tie.deny", (Change(said, Tie(said.id, ANN, BOB, "denied")),))
    rolodex.apply(denied.changes)
    assert not deny_tie(rolodex, lambda: 70, ANN, BOB)
    rolodex.apply(say_knows(rolodex, lambda: 70, ANN, BOB, 2).changes)
    assert rolodex.ties == {said.id: Tie(said.id, ANN, BOB, "stated", 2)}


def test_denied_without_any_statement_is_a_record_of_its_own() -> None:
    heard = Tie(TieId(60), ANN, BOB, "listed")
    rolodex = rolodex_of(person(ANN), person(BOB), heard)
    assert deny_tie(rolodex, lambda: 70, ANN, BOB).changes == (Change(None, Tie(TieId(70), ANN, BOB, "denied")),)


@pytest.mark.parametrize(
    ("strength", "stated"), [(0.0, 0), (0.07, 0), (0.08, 1), (0.15, 1), (0.39, 2), (0.45, 3), (0.6, 3), (0.85, 5)]
)
def test_confirmed_tie_is_stated_as_strong_as_it_was_inferred(strength: float, stated: int) -> None:
    rolodex = rolodex_of(person(ANN), person(BOB))
    (change,) = confirm_tie(rolodex, lambda: 70, BOB, ANN, Warmth(0.6, strength)).changes
    assert change.after == Tie(TieId(70), ANN, BOB, "stated", stated)


@pytest.mark.parametrize(
    ("a", "b", "reason"),
    [
        (ANN, ANN, "knows itself"),
        (ANN, ME, "tie with me"),
        (ME, ANN, "tie with me"),
        (ME, ME, "knows itself"),
        (PersonId(99), ANN, "no such person"),
    ],
)
def test_denying_and_confirming_refused(a: PersonId, b: PersonId, reason: str) -> None:
    rolodex = rolodex_of(person(ANN))
    with pytest.raises(RuleBroken, match=reason):
        deny_tie(rolodex, lambda: 70, a, b)
    with pytest.raises(RuleBroken, match=reason):
        confirm_tie(rolodex, lambda: 70, a, b, Warmth(0.5, 0.5))
