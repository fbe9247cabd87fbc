"""Files of real programs that lie beside the repository and are never copied into it."""

from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.imports import why
from tests.books import ROOT, TODAY, added, dump_of, imported, rolled_back

DATA = ROOT.parent / "shared" / "data"
_OURS = {"vcard": "*.vcf", "linkedin": "Connections.csv", "graph": "*.graphml"}
READABLE = sorted(path for folder, pattern in _OURS.items() for path in (DATA / folder).rglob(pattern))
FOREIGN = sorted(path for path in DATA.rglob("*") if path.is_file() and path not in READABLE)


def _name(path: Path) -> str:
    return str(path.relative_to(DATA))


pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared files are not beside this repository")


@pytest.mark.parametrize("path", READABLE, ids=_name)
def test_a_real_file_is_imported_once_and_rolled_back_whole(path: Path, store: Store) -> None:
    store.save(added(Person(PersonId(10), "John Doe", ("john.doe@example.org",))), TODAY)
    before = dump_of(store)
    plan = imported(store, path)
    (account,) = plan.files
    assert account.records > 0
    said = [(one.why, one.values) for one in account.rejects] + [(one.why, one.values) for one in account.notices]
    assert all(why(reason, values).endswith(".") for reason, values in said)
    after = [line for line in dump_of(store) if '"kind": "batch"' not in line]
    again = imported(store, path)
    assert (again.files[0].added, again.files[0].merged, again.files[0].ties) == (0, 0, 0)
    assert again.files[0].rejected == account.rejected
    assert [line for line in dump_of(store) if '"kind": "batch"' not in line] == after
    rolled_back(store, again.batch)
    rolled_back(store, plan.batch)
    assert dump_of(store) == before
    assert store.findings() == []


def test_nearly_all_real_records_are_taken() -> None:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    plan = plan_import(rolodex, count(10).__next__, TODAY, READABLE)
    records = sum(account.records for account in plan.files)
    rejected = sum(account.rejected for account in plan.files)
    assert records > 800
    assert rejected / records < 0.02
    lost = [account for account in plan.files if account.records == account.rejected]
    assert {one.why for account in lost for one in account.rejects} == {"no name"}


@pytest.mark.parametrize("path", FOREIGN, ids=_name)
def test_a_file_of_a_foreign_format_gets_one_clear_sentence(path: Path) -> None:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    with pytest.raises(RuleBroken) as caught:
        plan_import(rolodex, count(10).__next__, TODAY, [path])
    sentence = refusal(caught.value)
    assert caught.value.reason == "unknown format"
    assert str(path) in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence
