import re
import time
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.interchange.plan import Plan
from godfather_desktop.interchange.writers.graph import gexf, graphml
from godfather_desktop.storage.store import Store, create
from tests.books import TODAY, added, exported, imported, others_by_name, person, planned, written

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
KEYS = '<key id="d0" for="node" attr.name="label"/><key id="d1" for="edge" attr.name="strength"/>'


def _graph(body: str, keys: str = KEYS) -> str:
    return f'{HEAD}{keys}<graph edgedefault="undirected">{body}</graph></graphml>'


def _node(node: str, name: str = "") -> str:
    data = f'<data key="d0">{name}</data>' if name else ""
    return f'<node id="{node}">{data}</node>'


def _edge(a: str, b: str, strength: str = "") -> str:
    data = f'<data key="d1">{strength}</data>' if strength else ""
    return f'<edge source="{a}" target="{b}">{data}</edge>'


def _empty() -> Rolodex:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    return rolodex


def _plan(folder: Path, text: str) -> Plan:
    return planned(_empty(), written(folder, "g.graphml", text))


_LAUGHS = (
    '<!DOCTYPE g [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 if n > 1 else str()};" * 10}">' for n in range(1, 12))
    + "]>"
)


@pytest.mark.parametrize(
    "tricks",
    [
        '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE g SYSTEM "http://example.org/g.dtd">',
        _LAUGHS,
        f'<!DOCTYPE g [<!ENTITY a "{"x" * 30_000}">]>',
        "<!DOCTYPE graphml>",
    ],
    ids=["file", "network", "laughs", "quadratic", "bare"],
)
def test_B20_a_document_type_is_refused_at_once(tricks: str, tmp_path: Path, opened_files: list[str]) -> None:
    entity = "&a11;" if tricks is _LAUGHS else "&x;" if "passwd" in tricks else "&a;" * 2_000 if "xxx" in tricks else ""
    body = _graph(_node("0", f"Ann {entity}")).replace("<graphml", f"{tricks}<graphml")
    began = time.perf_counter()
    plan = _plan(tmp_path, body)
    assert time.perf_counter() - began < 1
    assert [one.why for one in plan.files[0].rejects] == ["has a document type"]
    assert plan.new_people == []
    assert "/etc/passwd" not in opened_files


def test_B20_an_entity_without_a_document_type_is_only_broken_xml(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _graph(_node("0", "Ann") + _node("1", "&x;")))
    assert [one.name for one in plan.new_people] == ["Ann"]
    assert [one.why for one in plan.files[0].rejects] == ["broken xml"]


def test_B20_deep_nesting_is_refused(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _graph(_node("0", "Ann") + "<a>" * 100_000 + "</a>" * 100_000))
    assert [one.why for one in plan.files[0].rejects] == ["nested too deeply"]


def test_B21_self_loops_parallel_edges_cycles_and_missing_nodes(tmp_path: Path) -> None:
    nodes = "".join(_node(node, f"Person {node}") for node in "0abc")
    edges = (
        _edge("0", "0") + _edge("0", "a", "2") + _edge("a", "0", "4") + _edge("a", "b") + _edge("b", "c")
        + _edge("c", "a") + _edge("a", "gone")
    )  # fmt: skip
    plan = _plan(tmp_path, _graph(nodes + edges))
    account = plan.files[0]
    assert (account.records, account.added, account.unchanged, account.rejected) == (11, 8, 1, 2)
    assert account.ties == 4
    assert {one.why for one in account.rejects} == {"self loop", "no such node"}
    ties = [change.after for change in plan.changes.changes if isinstance(change.after, Tie)]
    assert sorted((tie.source, tie.strength) for tie in ties if tie.strength is not None) == [("stated", 2)]
    assert all(tie.a < tie.b for tie in ties)


def test_B21_edges_may_stand_before_their_nodes(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _graph(_edge("0", "1", "3") + _node("0", "Ann") + _node("1", "Ben")))
    assert (plan.files[0].added, plan.files[0].rejected) == (3, 0)


def test_B21_ids_that_look_alike_are_not_one(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _graph(_node("0") + _node("00") + _node("0.0") + _node("0")))
    assert [one.name for one in plan.new_people] == ["0", "00", "0.0"]
    assert [one.why for one in plan.files[0].rejects] == ["node id twice"]


def test_B21_too_many_nodes_end_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.graphml.RECORDS", 50)
    plan = _plan(tmp_path, _graph("".join(_node(str(n), f"Person {n}") for n in range(60))))
    assert (plan.files[0].added, plan.files[0].rejected) == (50, 1)
    assert (plan.files[0].rejects[0].why, plan.files[0].rejects[0].values) == ("too many records", {"limit": 50})


@pytest.mark.slow
def test_B21_a_million_nodes(tmp_path: Path) -> None:
    plan = _plan(tmp_path, _graph("".join(_node(str(n)) for n in range(1_000_000))))
    assert (plan.files[0].added, plan.files[0].rejected) == (200_000, 1)


def test_B29_odd_years_in_edges_do_no_harm(tmp_path: Path) -> None:
    keys = KEYS + '<key id="d2" for="edge" attr.name="since"/>'
    for said, kept in (("0001", "0001"), ("9999-12-31", "9999-12-31"), ("10000", ""), ("0000", ""), ("2023-02-29", "")):
        edge = f'<edge source="0" target="1"><data key="d2">{said}</data></edge>'
        plan = _plan(tmp_path, _graph(_node("0") + _node("1") + edge, keys))
        (tie,) = [change.after for change in plan.changes.changes if isinstance(change.after, Tie)]
        assert tie.since == kept


def test_broken_xml_keeps_what_came_before(tmp_path: Path) -> None:
    text = _graph(_node("0", "Ann") + _node("1", "Ben"))
    plan = _plan(tmp_path, text[: text.index("Ben")])
    assert [one.name for one in plan.new_people] == ["Ann"]
    assert [one.why for one in plan.files[0].rejects] == ["broken xml"]


def _book_of(graph: "nx.Graph[int]") -> Rolodex:
    rolodex = _empty()
    people = {node: PersonId(10 + place) for place, node in enumerate(graph.nodes)}
    rolodex.fill([person(number, f"Person {number}") for number in people.values()])
    for place, (a, b) in enumerate(graph.edges):
        low, high = sorted((people[a], people[b]))
        rolodex.fill([Tie(TieId(500 + place), low, high, "stated", place % 6)])
    return rolodex


@given(
    nodes=st.integers(0, 8),
    edges=st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1]), max_size=12),
)
@with_settings(max_examples=60)
def test_B21_any_graph_comes_back(nodes: int, edges: set[tuple[int, int]], tmp_path: Path) -> None:
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(pair for pair in edges if pair[1] < nodes)
    book = _book_of(graph)
    path = written(tmp_path, "g.graphml", graphml(book, TODAY))
    plan = planned(_empty(), path)
    assert sorted(one.name for one in plan.new_people) == sorted(one.name for one in book.others())
    names = {one.id: one.name for one in plan.new_people}
    ties = [change.after for change in plan.changes.changes if isinstance(change.after, Tie)]
    assert sorted((names[tie.a], names[tie.b], tie.strength) for tie in ties) == sorted(
        (book.people[tie.a].name, book.people[tie.b].name, tie.strength) for tie in book.ties.values()
    )


def test_a_book_comes_back_from_graphml(store: Store, tmp_path: Path) -> None:
    ann = Person(
        PersonId(10),
        "Ann <Lee> & Söhne",
        ("a@example.org", "b@example.org"),
        ("+1 415", "2"),
        city="Köln",
        tags=("x", "y"),
    )
    others = [person(11, "Ben \x0b Roy \ufffe"), person(12, "王小明")]
    tie = Tie(TieId(20), PersonId(10), PersonId(11), "stated", 4, since="2010")
    listed = Tie(TieId(21), PersonId(11), PersonId(12), "listed")
    store.save(added(ann, *others, tie, listed), TODAY)
    path = exported(store, "graphml", tmp_path / "g.graphml")
    second = create(tmp_path / "second", "Another Owner")
    try:
        plan = imported(second, path)
        assert plan.files[0].rejected == 0
        found = others_by_name(second.load(TODAY))
        assert set(found) == {ann.name, "Ben Roy", "王小明"}
        card = found[ann.name]
        assert (card.emails, card.phones, card.city, card.tags) == (ann.emails, ann.phones, ann.city, ann.tags)
        ties = sorted((one.source, one.strength, one.since) for one in second.load(TODAY).ties.values())
        assert ties == [("listed", None, ""), ("stated", 4, "2010")]
        again = imported(second, path)
        assert (again.files[0].added, again.files[0].merged) == (0, 0)
    finally:
        second.close()


def test_written_graphs_are_read_by_networkx(store: Store, tmp_path: Path) -> None:
    store.save(added(person(10, "Ann\x00 \x1b Lee"), person(11), Tie(TieId(20), PersonId(10), PersonId(11))), TODAY)
    rolodex = store.load(TODAY)
    for name, data, read in (
        ("g.graphml", graphml(rolodex, TODAY), nx.read_graphml),
        ("g.gexf", gexf(rolodex, TODAY), nx.read_gexf),
    ):
        graph = read(written(tmp_path, name, data))
        assert set(graph.nodes) == {"1", "10", "11"}
        assert graph.has_edge("10", "11")
    assert re.search(rb'attr.type="(int|double|string|boolean|long)"', graphml(rolodex, TODAY))
