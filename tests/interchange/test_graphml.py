import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.graphml import is_graphml, read_graphml
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import ROOT, TODAY, written

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


def _items(folder: Path, text: str | bytes) -> list[Item]:
    return list(read_graphml(Source(written(folder, "g.graphml", text)), Reading(TODAY)))


def _people(items: list[Item]) -> list[FoundPerson]:
    return [item for item in items if isinstance(item, FoundPerson)]


def _ties(items: list[Item]) -> list[FoundTie]:
    return [item for item in items if isinstance(item, FoundTie)]


def _whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Rejected)]


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
    with pytest.raises(TooMuch) as caught:
        _items(tmp_path, body)
    assert time.perf_counter() - began < 1
    assert caught.value.why == "has a document type"
    assert "/etc/passwd" not in opened_files


def test_B20_an_entity_without_a_document_type_is_only_broken_xml(tmp_path: Path) -> None:
    items = _items(tmp_path, _graph(_node("0", "Ann") + _node("1", "&x;")))
    assert [one.name for one in _people(items)] == ["Ann"]
    assert _whys(items) == ["broken xml"]


@pytest.mark.parametrize(
    ("opened", "closed", "reason"),
    [
        ("<a>" * 100_000, "</a>" * 100_000, "nested too deeply"),
        ('<node id="', '"/>', "field too long"),
        ('<node id=">', '"/>', "field too long"),
        ("<!-- ", " -->", "field too long"),
    ],
    ids=["nesting", "tag", "tag of marks", "comment"],
)
def test_B20_what_would_be_read_again_and_again_is_refused(
    opened: str, closed: str, reason: str, tmp_path: Path
) -> None:
    mark = opened[-1] if opened.endswith(">") and "node" in opened else "x"
    long = mark * 20_000_000 if reason == "field too long" else ""
    began = time.perf_counter()
    with pytest.raises(TooMuch) as caught:
        _items(tmp_path, _graph(_node("0", "Ann") + opened + long + closed))
    assert caught.value.why == reason
    assert time.perf_counter() - began < 2


def test_B21_self_loops_parallel_edges_cycles_and_missing_nodes(tmp_path: Path) -> None:
    nodes = "".join(_node(node, f"Person {node}") for node in "0abc")
    edges = (
        _edge("0", "0") + _edge("0", "a", "2") + _edge("a", "0", "4") + _edge("a", "b") + _edge("b", "c")
        + _edge("c", "a") + _edge("a", "gone")
    )  # fmt: skip
    items = _items(tmp_path, _graph(nodes + edges))
    assert len(_people(items)) == 4
    ties = _ties(items)
    assert [(tie.source, tie.strength) for tie in ties] == [("stated", 2), ("stated", 4), *[("listed", None)] * 3]
    assert (ties[0].a, ties[0].b) == (ties[1].b, ties[1].a)
    assert _whys(items) == ["self loop", "no such node"]
    assert [item.place.record for item in items] == list(range(1, 12))


def test_B21_edges_may_stand_before_their_nodes(tmp_path: Path) -> None:
    items = _items(tmp_path, _graph(_edge("0", "1", "3") + "\n" + _node("0", "Ann") + _node("1", "Ben")))
    assert [type(item).__name__ for item in items] == ["FoundPerson", "FoundPerson", "FoundTie"]
    assert [item.place.line for item in items] == [3, 3, 2]


def test_B21_ids_that_look_alike_are_not_one(tmp_path: Path) -> None:
    items = _items(tmp_path, _graph(_node("0", "A") + _node("00", "A") + _node("0.0", "A") + _node("0", "B")))
    assert len({one.identities for one in _people(items)}) == 3
    assert _whys(items) == ["node id twice"]


def test_B21_too_many_nodes_end_with_a_message_and_keep_what_came_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.graph_items.RECORDS", 50)
    edges = _edge("1", "2") + _edge("gone", "2")
    source = Source(written(tmp_path, "g", _graph(edges + "".join(_node(str(n), f"Person {n}") for n in range(60)))))
    items: list[Item] = []
    with pytest.raises(TooMuch) as caught:
        items.extend(read_graphml(source, Reading(TODAY)))
    assert (caught.value.why, caught.value.values_said) == ("too many records", {"limit": 50})
    assert (len(_people(items)), len(_ties(items)), _whys(items)) == (48, 1, ["no such node"])


@pytest.mark.slow
def test_B21_a_million_nodes(tmp_path: Path) -> None:
    path = written(tmp_path, "g", _graph("".join(_node(f"n{n}") for n in range(1_000_000))))
    items: list[Item] = []
    with pytest.raises(TooMuch):
        items.extend(read_graphml(Source(path), Reading(TODAY)))
    assert len(_people(items)) == 200_000


def test_an_id_is_a_name_only_if_it_is_a_word_and_ties_to_nobody_say_so(tmp_path: Path) -> None:
    nodes = _node("0") + _node("1", "1") + _node("ann") + _node("2", "7") + _node("n3") + _node("4", " \u00a0 ")
    items = _items(tmp_path, _graph(nodes + _edge("0", "ann") + _edge("ann", "n3") + _edge("5", "ann")))
    assert [one.name for one in _people(items)] == ["ann", "7", "n3"]
    assert _whys(items) == ["no name", "no name", "no name", "end without name", "no such node"]


@pytest.mark.parametrize("strength", ["6", "-1", "nan", "1e400", "9" * 400, "2.5", "strong", "\u0663"])
def test_B32_numbers_that_are_no_strength_make_no_statement(strength: str, tmp_path: Path) -> None:
    (tie,) = _ties(_items(tmp_path, _graph(_node("0", "A") + _node("1", "B") + _edge("0", "1", strength))))
    assert (tie.source, tie.strength) in {("listed", None), ("stated", 3)}
    assert tie.strength is None or strength == "\u0663"


def test_B29_odd_years_in_edges_do_no_harm(tmp_path: Path) -> None:
    keys = KEYS + '<key id="d2" for="edge" attr.name="since"/>'
    for said, kept in (("0001", "0001"), ("9999-12-31", "9999-12-31"), ("10000", ""), ("0000", ""), ("2023-02-29", "")):
        edge = f'<edge source="0" target="1"><data key="d2">{said}</data></edge>'
        (tie,) = _ties(_items(tmp_path, _graph(_node("0", "A") + _node("1", "B") + edge, keys)))
        assert tie.since == kept


def test_broken_xml_keeps_what_came_before(tmp_path: Path) -> None:
    text = _graph(_node("0", "Ann") + "\n" + _node("1", "Ben"))
    items = _items(tmp_path, text[: text.index("Ben")])
    assert [one.name for one in _people(items)] == ["Ann"]
    assert [(item.why, item.place.line) for item in items if isinstance(item, Rejected)] == [("broken xml", 3)]


def test_control_characters_that_some_programs_write_do_not_end_the_file(tmp_path: Path) -> None:
    text = _graph(
        _node("0", "Ann \x0b\x1b Lee") + _node("1", "Ben &#0; &#55357;&#56842; &#xD83D; Roy") + _node("2", "C")
    )
    assert [one.name for one in _people(_items(tmp_path, text))] == ["Ann Lee", "Ben \ufffd 😊 \ufffd Roy", "C"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    text = _graph(_node("0", "Jörg Müller")).replace("UTF-8", encoding if "sig" not in encoding else "UTF-8")
    assert [one.name for one in _people(_items(tmp_path, text.encode(encoding)))] == ["Jörg Müller"]
    wrong = text.replace(encoding, "no-such-code")
    assert [one.name for one in _people(_items(tmp_path, wrong.encode(encoding)))] == ["Jörg Müller"]


def test_attributes_of_other_programs_find_their_fields_and_the_rest_is_kept(tmp_path: Path) -> None:
    names = ("E-Mail", "Company", "Job Title", "URL", "Modularity Class", "x", "y", "First name", "Surname", "tags")
    keys = "".join(f'<key id="k{n}" for="node" attr.name="{name}"/>' for n, name in enumerate(names))
    keys += '<key id="def" for="node" attr.name="color"><default>yellow</default></key>'
    link = "https://www.linkedin.com/in/Ann-Lee"
    said = (
        "Ann <ann@example.org>",
        "Acme",
        "Buyer",
        link,
        "6",
        "1.5",
        "2",
        "Ann",
        "Lee",
    )
    data = "".join(
        f'<data key="k{n}">{text.replace("<", "&lt;").replace(">", "&gt;")}</data>' for n, text in enumerate(said)
    )
    (ann,) = _people(_items(tmp_path, _graph(f'<node id="1">{data}<data key="k9">["a;b", "c"]</data></node>', keys)))
    assert (ann.name, ann.emails, ann.organization, ann.title) == ("Ann Lee", ("ann@example.org",), "Acme", "Buyer")
    assert ann.links == (link,)
    assert ann.identities == ("graphml:ann lee#1", "linkedin:ann-lee")
    assert ann.tags == ("a;b", "c")
    assert ann.extra == ("color: yellow", "Modularity Class: 6")


def test_labels_of_yed_nested_nodes_and_edges_of_several(tmp_path: Path) -> None:
    yed = (
        '<node id="n0"><data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml">'
        "<y:NodeLabel>Ann Lee<y:Model/></y:NodeLabel></y:ShapeNode></data>"
        f"<graph>{_node('n0::n1', 'Ben')}{_edge('n0::n1', 'n0')}</graph></node>"
        '<hyperedge><endpoint node="n0"/></hyperedge>'
        '<hyperedge><data key="d1">4</data><endpoint node="n0"/><endpoint node="n0::n1"/></hyperedge>'
    )
    items = _items(tmp_path, _graph(yed, KEYS + '<key for="node" id="d6" yfiles.type="nodegraphics"/>'))
    assert sorted(one.name for one in _people(items)) == ["Ann Lee", "Ben"]
    assert [tie.strength for tie in _ties(items)] == [4, None]
    assert _whys(items) == ["edge of several"]
    ann = next(one for one in _people(items) if one.name == "Ann Lee")
    assert ann.extra == ()


def test_labels_of_yed_live_are_names_and_ports_and_graphs_have_data_of_their_own(tmp_path: Path) -> None:
    keys = "".join(
        f'<key id="{key}" for="{sort}" attr.name="{name}" {more}/>'
        for key, sort, name, more in (
            ("dz", "node", "zOrder", 'attr.type="int" y:attr.uri="http://www.yworks.com/xml/zOrder"'),
            ("d4", "node", "NodeLabels", 'y:attr.uri="http://www.yworks.com/xml/NodeLabels"'),
            ("d5", "node", "description", 'attr.type="string"'),
            ("d6", "all", "name", 'attr.type="string"'),
        )
    ).replace("<key", '<key xmlns:y="http://www.yworks.com/xml/yfiles-common/3.0"')
    node = (
        '<node id="n0"><data key="dz">1</data><data key="d4"><x:List xmlns:x="x" xmlns:y="y"><y:Label><y:Label.Text>'
        "<![CDATA[<p>Ann <b>Lee</b></p>]]></y:Label.Text></y:Label><y:Label><y:Label.Text>two</y:Label.Text></y:Label>"
        '</x:List></data><port name="p0"><data key="d6">left</data></port><graph id="n0:"><data key="d6">Inside</data>'
        f'{_node("n1", "Ben")}</graph><hyperedge><data key="d6">all</data></hyperedge><data key="d5">a friend</data>'
        "</node>"
    )
    items = _items(tmp_path, _graph(node, KEYS + keys))
    assert {one.name: one.extra for one in _people(items)} == {"Ann Lee": ("description: a friend",), "Ben": ()}
    assert _whys(items) == ["edge of several"]


def test_defaults_of_edges_are_theirs(tmp_path: Path) -> None:
    keys = '<key id="d1" for="edge" attr.name="strength"><default>3</default></key>'
    edges = _edge("a", "b") + _edge("a", "b", "4")
    ties = _ties(_items(tmp_path, _graph(_node("a") + _node("b") + edges, keys)))
    assert [tie.strength for tie in ties] == [3, 4]


def test_what_edges_say_beyond_the_tie_is_told_once(tmp_path: Path) -> None:
    keys = KEYS + '<key id="d2" for="edge" attr.name="Weight"/><key id="d3" for="edge" attr.name="since"/>'
    edge = '<edge source="0" target="1"><data key="d2">3</data><data key="d3">2010</data></edge>'
    items = _items(tmp_path, _graph(_node("0", "A") + _node("1", "B") + edge * 3, keys))
    assert [tie.since for tie in _ties(items)] == ["2010"] * 3
    assert [(one.why, one.values) for one in items if isinstance(one, Noticed)] == [
        ("edge attributes left out", {"names": ["Weight"]})
    ]


def test_a_graph_is_known_by_its_root() -> None:
    assert is_graphml('\ufeff\n<?xml version="1.0"?>\n<!-- x --><GraphML>')
    assert is_graphml('<g:graphml xmlns:g="x">')
    assert not is_graphml("<gexf>")
    assert not is_graphml("a text about <graphml>")


_BITS = st.sampled_from([
    '<node id="1"/>', "<node>", "</node>", '<edge source="1" target="2"/>', "<data key='d0'>", "</data>", "&#0;", "&",
    "<", '<key id="1"/>', "<graph>", "</graph>", "<hyperedge>", "</hyperedge>", "<port>",
    '<endpoint node="1"/>', "\x00", "\ud800", "<![CDATA[", "<!--", "<?", "é", '"',
])  # fmt: skip


@given(middle=st.lists(_BITS | st.text(max_size=8), max_size=12).map("".join) | st.binary(max_size=60))
@with_settings(max_examples=80)
def test_any_content_is_read_and_numbered_without_gaps(middle: str | bytes, tmp_path: Path) -> None:
    start, end = _graph(_node("1", "Ann") + "|" + _node("2", "Ben")).encode().split(b"|")
    said = middle.encode("utf-8", "surrogatepass") if isinstance(middle, str) else middle
    try:
        items = _items(tmp_path, start + said + end)
    except TooMuch:
        return
    records = [item.place.record for item in items if not isinstance(item, Noticed)]
    assert records == list(range(1, len(records) + 1))
    assert _people(items)[0].name == "Ann"


SHARED = sorted((ROOT.parent / "shared" / "data" / "graph").rglob("*.graphml"))


@pytest.mark.skipif(not SHARED, reason="the shared files are not beside this repository")
@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_graphs_of_other_programs_are_taken_whole(path: Path) -> None:
    items = list(read_graphml(Source(path), Reading(TODAY)))
    text = path.read_text(encoding="utf-8")
    assert len(_people(items)) == text.count("<node ")
    assert len(_ties(items)) == text.count("<edge ")
    assert _whys(items) == []
