"""An import is rolled back after its people were merged with others: what the cards share stays, and comes apart."""

from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.actions.merge import merge, unmerge
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.storage.store import Store, open_store
from tests.books import TODAY, added, imported, note, others_by_name, person, rolled_back, written

_PEOPLE = "name,email,organization,title\nAnn Lee,ann@example.org,Acme,Boss\nBen Roy,ben@example.org,Acme,Clerk\n"
_LOG = "date,person,channel,direction\n2026-01-02,ann@example.org,call,in\n2026-01-02,ben@example.org,call,in\n"
_TYPED = PersonId(10)


@pytest.mark.parametrize("keep_typed", [True, False], ids=["into mine", "mine into it"])
def test_merged_cards_stay_and_come_apart(store: Store, tmp_path: Path, keep_typed: bool) -> None:
    store.save(added(person(_TYPED, "Anna Lee"), note(11, _TYPED, "typed")), TODAY)
    batch = imported(store, written(tmp_path, "people.csv", _PEOPLE), written(tmp_path, "log.csv", _LOG)).batch
    rolodex, new_id = store.load(TODAY), count(5_000).__next__
    ann = others_by_name(rolodex)["Ann Lee"].id
    keep, gone = (_TYPED, ann) if keep_typed else (ann, _TYPED)
    store.save(merge(rolodex, new_id, TODAY, keep, gone, store.touches_of(gone)), TODAY)
    store.close()
    store = open_store(store.path)
    try:
        done = rolled_back(store, batch)
        # A role that hangs on another card now was altered by the merge; a card that swallowed mine is needed.
        assert {type(one) for one in done.kept} == ({Role, Organization} if keep_typed else {Person})
        assert (store.touch_count(), store.findings()) == (0, [])
        rolodex = store.load(TODAY)
        assert [one.id for one in rolodex.others()] == [keep]
        (merged,) = rolodex.merges
        store.save(unmerge(rolodex, new_id, TODAY, merged, store.touches_of(keep)), TODAY)
        rolodex = store.load(TODAY)
        assert rolodex.people[_TYPED] == person(_TYPED, "Anna Lee")
        assert rolodex.people[ann].emails == ("ann@example.org",)
        assert [one.text for one in rolodex.notes_of(_TYPED)] == ["typed"]
        assert not store.findings()
    finally:
        store.close()
