"""Tables of real programs that lie beside the repository and are never copied into it."""

from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundOrganization, FoundPerson, FoundTie, Rejected
from tests.books import ROOT, written
from tests.interchange.csv_items import assert_exact, read

DATA = ROOT.parent / "shared" / "data"
BOOKS = sorted((DATA / "contacts_csv").glob("*.csv"))
NETWORKS = sorted((DATA / "networks").rglob("*.csv"))

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the shared files are not beside this repository")


def _name(path: Path) -> str:
    return path.name


@pytest.mark.parametrize("path", BOOKS, ids=_name)
def test_every_row_of_a_real_address_book_is_somebody(path: Path) -> None:
    name, items = read(path)
    assert name in ("google-csv", "outlook-csv", "thunderbird-csv")
    assert_exact(items)
    assert items
    assert all(isinstance(item, FoundPerson | FoundOrganization) for item in items)
    for item in items:
        if isinstance(item, FoundPerson):
            assert item.name
            assert item.emails or item.phones or item.organization or item.links


@pytest.mark.parametrize("path", NETWORKS, ids=_name)
def test_every_row_of_a_real_network_is_a_person_or_a_tie_or_rejected_for_a_reason(path: Path, tmp_path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()[:3_000]
    name, items = read(written(tmp_path, path.name, "\n".join(lines)))
    assert_exact(items)
    rows = sum(1 for line in lines[1:] if line.strip(",; "))
    records = [item for item in items if isinstance(item, FoundPerson | FoundTie | Rejected)]
    assert len(records) == rows
    whys = {item.why for item in records if isinstance(item, Rejected)}
    if path.stem.endswith("_nodes"):
        # Most of these networks have numbers for people.
        assert whys <= {"no name"}
        assert name in ("nodes-csv", "any-csv")
    else:
        assert whys <= {"self loop"}
        assert any(isinstance(item, FoundTie) for item in records)
