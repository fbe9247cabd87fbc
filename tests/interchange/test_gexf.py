from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.gexf import is_gexf, read_gexf
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import ROOT, TODAY, written

NODES = '<nodes><node id="1" label="Ann Lee"/><node id="2" label="Ben Roy"/></nodes>'
EDGE = '<edges><edge id="0" source="1" target="2"/></edges>'


def _gexf(body: str, version: str = "1.2", space: str = "http://www.gexf.net/1.2draft") -> str:
    viz = f"{space}/viz"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="{space}" xmlns:viz="{viz}" version="{version}">'
        f'<meta><creator>Somebody</creator></meta><graph defaultedgetype="directed">{body}</graph></gexf>'
    )


def _items(folder: Path, text: str | bytes) -> list[Item]:
    return list(read_gexf(Source(written(folder, "g.gexf", text)), Reading(TODAY)))


def _people(items: list[Item]) -> list[FoundPerson]:
    return [item for item in items if isinstance(item, FoundPerson)]


def _ties(items: list[Item]) -> list[FoundTie]:
    return [item for item in items if isinstance(item, FoundTie)]


def _whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Rejected)]


@pytest.mark.parametrize(
    ("version", "space", "named_by"),
    [
        ("1.0", "http://www.gephi.org/gexf", "id"),
        ("1.1", "http://www.gexf.net/1.1draft", "for"),
        ("1.2", "http://www.gexf.net/1.2draft", "for"),
        ("1.3", "http://gexf.net/1.3", "for"),
        ("", "", "for"),
    ],
)
def test_every_version_is_read(version: str, space: str, named_by: str, tmp_path: Path) -> None:
    body = (
        '<attributes class="node"><attribute id="0" title="City" type="string"><default>Bonn</default></attribute>'
        '</attributes><attributes class="edge"><attribute id="0" title="strength" type="integer"/>'
        '<attribute id="1" title="since" type="string"><default>2010</default></attribute></attributes>'
        f'<nodes><node id="1" label="Ann Lee"><attvalues><attvalue {named_by}="0" value="Köln"/></attvalues>'
        '<viz:color r="1" g="2" b="3"/><viz:size value="9"/></node><node id="2" label="Ben Roy"/></nodes>'
        f'<edges><edge id="0" source="1" target="2"><attvalues><attvalue {named_by}="0" value="4"/></attvalues></edge>'
        "</edges>"
    )
    text = _gexf(body, version, space)
    if not space:
        text = text.replace(' xmlns=""', "").replace('"/viz"', '"urn:viz"')
    items = _items(tmp_path, text)
    assert [(one.name, one.city, one.extra) for one in _people(items)] == [
        ("Ann Lee", "Köln", ()),
        ("Ben Roy", "Bonn", ()),
    ]
    assert [(tie.source, tie.strength, tie.since) for tie in _ties(items)] == [("stated", 4, "2010")]


def test_lists_of_all_versions_are_lists(tmp_path: Path) -> None:
    body = (
        '<attributes class="node"><attribute id="t" title="tags" type="liststring"/>'
        '<attribute id="b" title="flags" type="listboolean"/></attributes><nodes>'
        '<node id="1" label="A"><attvalues><attvalue for="t" value="golf|a, b"/></attvalues></node>'
        '<node id="2" label="B"><attvalues><attvalue for="t" value="[golf, &quot;a, b&quot;, \'c\\\'d\']"/>'
        '<attvalue for="b" value="[true, false]"/></attvalues></node>'
        '<node id="3" label="C"><attvalues><attvalue for="t" value="[]"/></attvalues></node></nodes>'
    )
    people = _people(_items(tmp_path, _gexf(body)))
    assert [one.tags for one in people] == [("golf", "a, b"), ("golf", "a, b", "c'd"), ()]
    assert people[1].extra == ("flags: true; false",)


def test_mixed_and_parallel_edges_are_ties_and_missing_ends_are_told(tmp_path: Path) -> None:
    edges = (
        '<edge id="0" source="1" target="2" type="undirected" weight="2.5"/>'
        '<edge id="1" source="2" target="1" type="directed" kind="likes"/><edge id="2" source="1" target="2"/>'
        '<edge id="3" source="1" target="1"/><edge id="4" source="1" target="nobody"/><edge id="5"/>'
    )
    items = _items(tmp_path, _gexf(f"<edges>{edges}</edges>{NODES}"))
    assert len(_ties(items)) == 3
    assert _whys(items) == ["self loop", "no such node", "no such node"]
    assert [one.values for one in items if isinstance(one, Noticed)] == [{"names": ["kind", "weight"]}]


def test_undeclared_attributes_times_and_nodes_inside_of_nodes(tmp_path: Path) -> None:
    body = (
        '<nodes><node id="a" label="Ann"><attvalues><attvalue for="mood" value="glad" start="1"/>'
        '<attvalue for="mood" value="merry" start="2"/></attvalues><spells><spell start="1"/></spells>'
        '<nodes><node id="b" label="Ben" pid="a"/></nodes><edges><edge source="b" target="a"/></edges></node></nodes>'
    )
    items = _items(tmp_path, _gexf(body))
    assert {one.name: one.extra for one in _people(items)} == {"Ann": ("mood: merry",), "Ben": ()}
    assert len(_ties(items)) == 1


def test_a_label_that_is_a_number_gives_way_to_a_name(tmp_path: Path) -> None:
    body = (
        '<nodes><node id="x1" label="1"><attvalues><attvalue for="name" value="Ann Lee"/></attvalues></node>'
        '<node id="2" label="2"/><node id="3" label="12"/><node id="ben"/></nodes>'
    )
    items = _items(tmp_path, _gexf(body))
    assert [(one.name, one.extra) for one in _people(items)] == [("Ann Lee", ()), ("12", ()), ("ben", ())]
    assert _whys(items) == ["no name"]


def test_B20_entities_are_refused(tmp_path: Path) -> None:
    text = _gexf(NODES).replace("<gexf", '<!DOCTYPE gexf [<!ENTITY a "b">]><gexf')
    with pytest.raises(TooMuch) as caught:
        _items(tmp_path, text)
    assert caught.value.why == "has a document type"


def test_broken_xml_keeps_what_came_before(tmp_path: Path) -> None:
    text = _gexf(NODES + EDGE)
    items = _items(tmp_path, text[: text.index("<edges>") + 12])
    assert len(_people(items)) == 2
    assert _whys(items) == ["broken xml"]


def test_what_networkx_writes_is_read(tmp_path: Path) -> None:
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_node("ann", label="Ann Lee", email="ann@example.org")
    graph.add_edge("ann", "ben", strength=3)
    graph.add_edge("ann", "ben", strength=1)
    nx.write_gexf(graph, tmp_path / "nx.gexf")
    items = list(read_gexf(Source(tmp_path / "nx.gexf"), Reading(TODAY)))
    assert [(one.name, one.emails) for one in _people(items)] == [("Ann Lee", ("ann@example.org",)), ("ben", ())]
    assert sorted(tie.strength or 0 for tie in _ties(items)) == [1, 3]


def test_a_file_is_known_by_its_root() -> None:
    assert is_gexf(_gexf(""))
    assert not is_gexf("<graphml>")
    assert not is_gexf("see <gexf>")


_BITS = st.sampled_from([
    '<node id="1"/>', "<nodes>", "</nodes>", '<edge source="1" target="2"/>', '<attvalue for="0" value="["/>',
    "&#55357;", '<attributes class="edge">', '<attribute id="0" type="liststring"/>', "</attributes>", "<default>",
    "&", "<", "\x01",
])  # fmt: skip


@given(middle=st.lists(_BITS | st.text(max_size=8), max_size=12).map("".join) | st.binary(max_size=60))
@with_settings(max_examples=80)
def test_any_content_is_read_and_numbered_without_gaps(middle: str | bytes, tmp_path: Path) -> None:
    start, end = _gexf(f"{NODES}|{EDGE}").encode().split(b"|")
    said = middle.encode("utf-8", "surrogatepass") if isinstance(middle, str) else middle
    try:
        items = _items(tmp_path, start + said + end)
    except TooMuch:
        return
    records = [item.place.record for item in items if not isinstance(item, Noticed)]
    assert records == list(range(1, len(records) + 1))
    assert [one.name for one in _people(items)][:2] == ["Ann Lee", "Ben Roy"]


@given(text=st.text(max_size=40).map(lambda text: f"[{text}]") | st.text(max_size=20))
@with_settings(max_examples=80)
def test_any_list_is_read(text: str, tmp_path: Path) -> None:
    from xml.sax.saxutils import quoteattr

    clean = "".join(char for char in text if char.isprintable())
    body = (
        '<attributes class="node"><attribute id="t" title="tags" type="liststring"/></attributes><nodes>'
        f'<node id="1" label="A"><attvalues><attvalue for="t" value={quoteattr(clean)}/></attvalues></node></nodes>'
    )
    (one,) = _people(_items(tmp_path, _gexf(body)))
    assert all(tag.strip() for tag in one.tags)


SHARED = sorted((ROOT.parent / "shared" / "data" / "graph").rglob("*.gexf"))


@pytest.mark.skipif(not SHARED, reason="the shared files are not beside this repository")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_graphs_of_other_programs_are_accounted_for(path: Path) -> None:
    items = list(read_gexf(Source(path), Reading(TODAY)))
    text = path.read_text(encoding="utf-8")
    assert is_gexf(text[:4_000])
    records = [item for item in items if not isinstance(item, Noticed)]
    assert len(records) == text.count("<node ") + text.count("<edge ")
    assert len(_people(items)) == text.count("<node ")
    assert set(_whys(items)) <= {"no such node"}
    assert bool(_whys(items)) == ("missing" in path.name)
