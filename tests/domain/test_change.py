"""ChangeSets and their inverses."""

import pytest

from godfather_desktop.domain.change import Change, ChangeSet, change_set
from tests.records import ANN, BOB, person


def test_record_is_the_one_after_or_the_one_that_went() -> None:
    assert Change(person(ANN), person(ANN, rating=3)).record == person(ANN, rating=3)
    assert Change(person(ANN), None).record == person(ANN)
    with pytest.raises(ValueError, match="needs a record"):
        _ = Change(None, None).record


def test_inverse_goes_backwards() -> None:
    changes = ChangeSet("person.add", "x", (Change(None, person(ANN)), Change(person(BOB), None)))
    assert changes.inverse() == ChangeSet("person.add", "x", (Change(None, person(BOB)), Change(person(ANN), None)))
    assert changes.inverse().inverse() == changes


def test_changes_that_change_nothing_are_left_out() -> None:
    changes = change_set("person.edit", "x", [Change(person(ANN), person(ANN)), Change(None, None)])
    assert not changes
    assert change_set("person.add", "x", [Change(None, person(ANN))])
