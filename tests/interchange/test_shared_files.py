"""Files of real programs that lie beside the repository and are never copied into it."""

from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.interchange.found import Noticed, Rejected
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.imports import why
from tests.books import ROOT, TODAY, added, dump_of, imported, rolled_back

DATA = ROOT.parent / "shared" / "data"
_NO_INPUT = ("README.md", "FILES.csv", "LICENSE")
FILES = sorted(path for path in DATA.rglob("*") if path.is_file() and path.name not in _NO_INPUT)
_HUGE = 300_000
"""Bytes; larger files are read, but not imported twice."""


def _name(path: Path) -> str:
    return str(path.relative_to(DATA))


pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared files are not beside this repository")


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_a_real_file_is_imported_once_and_rolled_back_whole(path: Path, store: Store) -> None:
    store.save(added(Person(PersonId(10), "John Doe", ("john.doe@example.org",))), TODAY)
    before = dump_of(store)
    plan = imported(store, path, keep=path.stat().st_size < _HUGE)
    for account in plan.files:
        left_out: list[Rejected | Noticed] = [*account.rejects, *account.notices]
        assert all(why(one.why, one.values).endswith(".") for one in left_out)
    if path.stat().st_size >= _HUGE:
        return
    after = dump_of(store)
    again = imported(store, path)
    for first, second in zip(plan.files, again.files, strict=True):
        assert (second.added, second.merged, second.ties) == (0, 0, 0)
        assert second.rejected == first.rejected
    assert dump_of(store) == after
    if after != before:
        rolled_back(store, plan.batch)
    assert dump_of(store) == before
    assert store.findings() == []


def test_nearly_all_real_cards_are_taken() -> None:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    cards = [path for path in FILES if path.parent.parts[-1] == "contacts_csv" or "vcard" in path.parts]
    plan = plan_import(rolodex, count(10).__next__, TODAY, cards)
    records = sum(account.records for account in plan.files)
    rejected = [one.why for account in plan.files for one in account.rejects]
    assert records > 80
    assert set(rejected) <= {"no name"}
    assert len(rejected) / records < 0.06
