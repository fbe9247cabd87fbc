"""Records as plain JSON values and back."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import RECORD_KINDS, Record
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import PLAIN_KINDS, from_plain, to_plain
from tests.records import ANN, BOB, TODAY, favor, person, tie, touch

ANY_RECORD: st.SearchStrategy[Record] = st.one_of(*(st.from_type(kind) for kind in RECORD_KINDS))


@given(ANY_RECORD)
def test_written_and_read_back(record: Record) -> None:
    plain = to_plain(record)
    assert from_plain(plain) == record
    if "NaN" not in json.dumps(plain):
        assert from_plain(json.loads(json.dumps(plain))) == record


def test_every_kind_has_its_name() -> None:
    assert set(PLAIN_KINDS.values()) == set(RECORD_KINDS)


def test_defaults_are_left_out() -> None:
    assert to_plain(person()) == {"kind": "person", "id": 2, "name": "Ann Lee"}
    assert to_plain(Photo(ANN, b"\x00\xff")) == {"kind": "photo", "id": 2, "data": "AP8="}


@pytest.mark.parametrize(
    "plain",
    [
        {},
        {"kind": "dragon", "id": 1},
        {"kind": None},
        {"kind": "person"},
        {"kind": "person", "id": 2},
        {"kind": "person", "id": "2", "name": "x"},
        {"kind": "person", "id": True, "name": "x"},
        {"kind": "person", "id": 2.0, "name": "x"},
        {"kind": "person", "id": 2, "name": None},
        {"kind": "person", "id": 2, "name": "x", "age": 9},
        {"kind": "person", "id": 2, "name": "x", "emails": "a"},
        {"kind": "person", "id": 2, "name": "x", "emails": [1]},
        {"kind": "person", "id": 2, "name": "x", "relation": "enemy"},
        {"kind": "person", "id": 2, "name": "x", "relation": []},
        {"kind": "person", "id": 2, "name": "x", "two_am": 1},
        {"kind": "favor", "id": 2, "person": 3, "day": 1, "direction": "given", "title": "x", "thanked": 0},
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": "1"},
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": True},
        {"kind": "photo", "id": 2, "data": "?"},
        {"kind": "photo", "id": 2, "data": [1]},
        {"kind": "photo", "id": 2, "data": "é"},
    ],
)
def test_anything_else_is_refused(plain: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_plain(plain)


def test_whole_numbers_serve_as_fractions() -> None:
    assert from_plain({"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": 1}) == from_plain(
        {"kind": "tie", "id": 2, "a": 3, "b": 4, "certainty": 1.0}
    )


@pytest.mark.parametrize("record", [person(), favor("given", due=TODAY), touch(TODAY), tie(ANN, BOB, 3)])
def test_all_plain_fields_are_fields(record: Record) -> None:
    assert set(to_plain(record)) - {"kind"} <= {field.name for field in fields(record)}


def test_identities_keep_their_order() -> None:
    card = Person(PersonId(5), "x", identities=("vcard:b", "vcard:a"))
    assert to_plain(card)["identities"] == ["vcard:b", "vcard:a"]
