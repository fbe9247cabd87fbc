from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundPerson, FoundTie, Noticed, Rejected
from godfather_desktop.interchange.node_identity import (
    is_code,
    node_identity,
    node_reference,
    reference_of,
    scope_of,
)
from godfather_desktop.interchange.source import Source
from godfather_desktop.storage.store import Store
from tests.books import imported, written
from tests.interchange.csv_items import items_of, people_of


def test_nodes_and_edges_of_one_network_know_each_other(tmp_path: Path) -> None:
    nodes = items_of(tmp_path, "id,name,wealth\n0,Ann Lee,10.0\n1,Ben Roy,\n", "nodes-csv", file="flo_nodes.csv")
    first, tie, code, loop, half = items_of(
        tmp_path, "source,target,weight\n1.0,0,3\nn7,0,\n0,0.0,\n0,,\n", "edges-csv", file="flo_edges.csv"
    )
    ann, ben = [one for one in nodes if isinstance(one, FoundPerson)]
    assert (ann.name, ann.extra) == ("Ann Lee", ("wealth: 10.0",))
    assert isinstance(first, Noticed)
    assert first.values == {"names": ["weight"]}
    assert isinstance(tie, FoundTie)
    assert (tie.source, tie.strength) == ("listed", None)
    assert [tie.a, tie.b] == [reference_of(ben.identities[0]), reference_of(ann.identities[0])] == [
        "node/flo:1", "node/flo:0"
    ]  # fmt: skip
    assert isinstance(code, FoundTie)
    assert code.a == "node/flo:n7"
    assert isinstance(loop, Rejected)
    assert (loop.why, loop.values) == ("self loop", {"who": "0"})
    assert isinstance(half, Rejected)
    assert (half.why, half.values) == ("empty cell", {"column": "target"})


def test_the_ends_of_a_tie_may_be_names_and_addresses(tmp_path: Path) -> None:
    rows = "Ann Lee,Ben <ben@example.org>\n+49 30 1234567,Zoë Müller\n"
    first, second = items_of(tmp_path, f"Source,Target\n{rows}", "edges-csv")
    assert isinstance(first, FoundTie)
    assert (first.a, first.b) == ("Ann Lee", "ben@example.org")
    assert isinstance(second, FoundTie)
    assert (second.a, second.b) == ("tel:+49301234567", "Zoë Müller")


@pytest.mark.parametrize(
    ("said", "source", "strength"),
    [("4", "stated", 4), ("barely", "stated", 0), ("", "listed", None), ("5.0", "stated", 5)],
)  # fmt: skip
def test_a_strength_is_a_statement(said: str, source: str, strength: int | None, tmp_path: Path) -> None:
    (tie,) = items_of(tmp_path, f"source,target,strength\nAnn,Ben,{said}\n", "edges-csv")
    assert isinstance(tie, FoundTie)
    assert (tie.source, tie.strength) == (source, strength)


@pytest.mark.parametrize("said", ["6", "-1", "2.5", "nan", "1e400", "strong"])
def test_a_strength_that_is_none_is_rejected(said: str, tmp_path: Path) -> None:
    (item,) = items_of(tmp_path, f"source,target,strength\nAnn,Ben,{said}\n", "edges-csv")
    assert isinstance(item, Rejected)
    assert (item.why, item.values["said"]) == ("bad number", said)


def test_gephis_tables(tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, "Id,Label,timeset,modularity_class\nn0,Ann Lee,,3\n", "nodes-csv")
    assert (ann.name, ann.identities) == ("Ann Lee", ("node/t:n0#ann lee",))
    first, tie = items_of(tmp_path, "Source,Target,Type,Id,Label,Weight\nn0,n1,Undirected,0,,1.0\n", "edges-csv")
    assert isinstance(first, Noticed)
    assert first.values == {"names": ["Type", "Id", "Weight"]}
    assert isinstance(tie, FoundTie)


def test_words_may_be_ids_and_names(tmp_path: Path, store: Store) -> None:
    """Where a table of nodes is read as well, its ids come first."""
    nodes = written(tmp_path, "flo_nodes.csv", "Id,Label\nann,Ann Lee\nben-roy,Ben Roy\n")
    edges = written(tmp_path, "flo_edges.csv", "Source,Target\nann,ben-roy\nann,Cy\n")
    plan = imported(store, edges, nodes)
    assert [one.name for one in plan.new_people] == ["Ann Lee", "Ben Roy", "Cy"]
    assert [account.ties for account in plan.files] == [2, 0]


def test_an_end_that_is_me_is_no_stranger(tmp_path: Path, store: Store) -> None:
    plan = imported(store, written(tmp_path, "t.csv", "Source,Target\nme,Ann\n"))
    assert [reject.why for reject in plan.files[0].rejects] == ["tie with me"]


def test_among_names_a_word_with_digits_is_a_name(tmp_path: Path, store: Store) -> None:
    plan = imported(store, written(tmp_path, "t.csv", "Source,Target\nLuke,R2-D2\nLeia,Luke\n"))
    assert [one.name for one in plan.new_people] == ["Luke", "R2-D2", "Leia"]


def test_who_reports_to_whom(tmp_path: Path) -> None:
    tie, root = items_of(tmp_path, "ID,ReportsToID\n144,19\n1,1\n", "any-csv", file="reports.csv")
    assert isinstance(tie, FoundTie)
    assert (tie.a, tie.b) == ("node/reports:144", "node/reports:19")
    assert isinstance(root, Rejected)


def test_nodes_without_names_are_rejected_one_by_one(tmp_path: Path) -> None:
    for text in ("id\n0\n1\n", "id,age,tenure,dept\n0,33.0,9.0,4.0\n1,42.0,20.0,4.0\n"):
        items = items_of(tmp_path, text, "any-csv")
        assert [item.why for item in items if isinstance(item, Rejected)] == ["no name", "no name"]


def test_the_number_of_a_row_of_an_address_book_is_no_identity(tmp_path: Path) -> None:
    """It may change from one export to the next, and would tell people apart who are the same."""
    (ann,) = people_of(tmp_path, "Id,Name,Nickname,Mail\n7,Ann Lee,,ann@example.org\n", "nodes-csv")
    assert (ann.identities, ann.extra) == ((), ("Id: 7",))


@pytest.mark.parametrize(
    ("file", "scope"),
    [
        ("flo_nodes.csv", "flo"),
        ("flo-edges.csv", "flo"),
        ("Edges (flo).csv", "( flo)"),
        ("nodes.csv", "club"),
        ("edges.csv", "club"),
        ("a:b#c.csv", "a b c"),
        ("linkedin.csv", "linkedin"),
    ],
)
def test_a_table_belongs_to_the_network_of_its_name(file: str, scope: str, tmp_path: Path) -> None:
    folder = tmp_path / "club"
    assert scope_of(Source(folder / file)).replace("(flo", "( flo") == scope


def test_tables_inside_a_zip_belong_to_the_zip(tmp_path: Path) -> None:
    assert scope_of(Source(tmp_path / "club.zip", member="edges.csv")) == "club"
    assert scope_of(Source(tmp_path / "club.zip", member="a/flo_edges.csv")) == "flo"


def test_what_is_an_id_and_what_a_name() -> None:
    assert all(map(is_code, ("7", "n12", "P-003", "0", "00", "3f2504e0-4f89")))
    assert not any(map(is_code, ("Ann", "Ann Lee", "Ann 2", "a1@example.org", "+4930123456", "0049301234567")))
    assert reference_of(node_identity(node_reference("flo", "7"), "Ann Lee")) == "node/flo:7"
    assert reference_of("linkedin:ann") == ""
    assert node_reference("x", "a#b") == "node/x:a b"
