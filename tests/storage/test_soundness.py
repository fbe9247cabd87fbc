"""`check` finds what somebody else wrote into the file, and mends what can be made anew."""

import pytest
from sqlalchemy import text

from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage.store import Store

TODAY = 739_941
ANN = PersonId(2)


@pytest.fixture
def filled(store: Store) -> Store:
    touch = Touch(TouchId(3), ANN, TODAY - 5, "call", "mutual", note="about the merger")
    changes = (Change(None, Person(ANN, "Ann Lee")), Change(None, touch))
    store.save(ChangeSet("person.add", "Ann Lee", changes), TODAY)
    return store


def _written(store: Store, statement: str) -> None:
    with store._engine.begin() as connection:
        connection.execute(text(statement))


def test_a_sound_file_has_no_findings(filled: Store) -> None:
    assert filled.findings() == []


def test_sums_that_do_not_fit_their_touches_are_made_anew(filled: Store) -> None:
    before = filled.load(TODAY).sums
    _written(filled, "UPDATE contact_sums SET weight = 50, days = 9")
    assert filled.findings() == ["sums mended"]
    assert filled.load(TODAY).sums == before
    assert filled.findings() == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE person SET rating = 77 WHERE id = 2", "UPDATE person SET how_known = 'zzz' WHERE id = 2"],
)
def test_values_that_no_field_knows_are_found(filled: Store, statement: str) -> None:
    _written(filled, statement)
    assert filled.findings() == ["value out of range"]
