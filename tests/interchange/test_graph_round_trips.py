"""The network out and in again: what is written is read as it was, and other programs open it."""

import io
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, FavorId, OrganizationId, PersonId, RoleId, TieId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.favor_values import balance_of
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.warmth import warmth_of
from godfather_desktop.interchange.found import FoundPerson, FoundTie, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.gexf import is_gexf, read_gexf
from godfather_desktop.interchange.readers.graphml import is_graphml, read_graphml
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.writers.graph import gexf, graphml
from tests.books import written
from tests.records import ANN, BOB, CY, DEE, TODAY, rolodex_of, touch

Write = Callable[[Rolodex, Day], bytes]
BOTH: list[tuple[Write, Callable[[Source, Reading], Iterator[Item]], Callable[[io.BytesIO], "nx.Graph[str]"]]] = [
    (graphml, read_graphml, nx.read_graphml),
    (gexf, read_gexf, nx.read_gexf),
]
both = pytest.mark.parametrize(("write", "read", "open_in_networkx"), BOTH, ids=["graphml", "gexf"])

_LINE = (
    st.text(min_size=1, max_size=20)
    .map(lambda text: clean_line(text.replace("\ufffe", "").replace("\uffff", "")))
    .filter(lambda text: any(char.isalpha() for char in text))
)
_LISTED = _LINE | st.sampled_from(("a; b", ";", "[1]", "[", '["x"]', "<&>\"'"))
_WORD = st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8)
_EMAIL = st.builds(lambda a, b: clean_line(f"{a}@{b}.org"), _WORD, _WORD)
_DATE = st.sampled_from(("", "1980", "1980-03", "1980-03-22", "0001-01-01", "9999-12-31"))
_PART = st.none() | st.floats(0, 1)


@st.composite
def _books(draw: st.DrawFn) -> Rolodex:
    """A few people with ties of every source but `denied`."""
    book = Rolodex()
    names = draw(st.lists(_LINE, min_size=1, max_size=5, unique_by=folded))
    book.fill([Person(ME, draw(_LINE), tags=tuple(draw(st.lists(_LISTED, max_size=2, unique=True))))])
    for place, name in enumerate(names):
        who = PersonId(10 + place)
        emails = draw(
            st.lists(st.builds(lambda a, b: clean_line(f"{a}@{b}.org"), _WORD, _WORD), max_size=2, unique=True)
        )
        phones, tags = (tuple(draw(st.lists(_LISTED, max_size=2, unique=True))) for _ in range(2))
        book.fill([Person(who, name, tuple(emails), phones, city=draw(_LINE | st.just("")), tags=tags)])
        if draw(st.booleans()):
            organization = OrganizationId(100 + place)
            book.fill([Organization(organization, draw(_LINE))])
            book.fill([Role(RoleId(200 + place), who, organization, draw(_LINE | st.just("")))])
    people = list(range(10, 10 + len(names)))
    pairs = [(a, b) for a in people for b in people if a < b]
    for number, (a, b) in enumerate(draw(st.lists(st.sampled_from(pairs), max_size=8)) if pairs else []):
        tie = Tie(
            TieId(500 + number),
            PersonId(a),
            PersonId(b),
            draw(st.sampled_from(("stated", "co-employed", "co-met", "listed", "neighbour"))),
            draw(st.none() | st.integers(0, 5)),
            draw(_PART),
            since=draw(_DATE),
        )
        if tie.source == "co-employed":
            tie = replace(
                tie, organization=draw(_LINE), headcount=draw(st.none() | st.integers(1, 500)), start=draw(_DATE)
            )
        book.fill([tie])
    return book


def _read(data: bytes, read: Callable[[Source, Reading], Iterator[Item]], folder: Path) -> list[Item]:
    return list(read(Source(written(folder, "graph", data)), Reading(TODAY)))


@both
@given(book=_books())
@with_settings(max_examples=40)
def test_any_book_comes_back(
    write: Write,
    read: Callable[[Source, Reading], Iterator[Item]],
    open_in_networkx: Callable[[io.BytesIO], "nx.Graph[str]"],
    book: Rolodex,
    tmp_path: Path,
) -> None:
    data = write(book, TODAY)
    items = _read(data, read, tmp_path)
    found = [item for item in items if isinstance(item, FoundPerson)]
    assert [one.name for one in found] == [one.name for one in book.people.values()]
    assert [one.me for one in found] == [one.id == ME for one in book.people.values()]
    for one, person in zip(found, book.people.values(), strict=True):
        assert (one.emails, one.phones, one.tags) == (person.emails, person.phones, person.tags)
        assert (one.city, one.extra) == (person.city, ())
        roles = list(book.roles_of(person.id))
        held = (book.organizations[roles[0].organization].name, roles[0].title) if roles else ("", "")  # type: ignore[index]
        assert (one.organization, one.title) == held
    people = {
        one.identities[0]: person.id for one, person in zip(found, book.people.values(), strict=True) if not one.me
    }
    ties = [_said(tie, people[tie.a], people[tie.b]) for tie in items if isinstance(tie, FoundTie)]
    assert sorted(ties, key=repr) == sorted((_said(tie, tie.a, tie.b) for tie in book.ties.values()), key=repr)
    assert not [item for item in items if isinstance(item, Rejected | Noticed)]
    graph = open_in_networkx(io.BytesIO(data))
    assert len(graph.nodes) == len(book.people)
    assert graph.number_of_edges() == len(book.ties)


def _said(tie: Tie | FoundTie, a: PersonId, b: PersonId) -> tuple[object, ...]:
    stated = (tie.source, tie.strength, tie.certainty, tie.since)
    return (min(a, b), max(a, b), *stated, tie.organization, tie.headcount, tie.start, tie.end)


def _net() -> Rolodex:
    book = rolodex_of(
        Person(ANN, "Ann Lee"),
        Person(BOB, "Bob Roy", rating=9, relation="friend"),
        Person(CY, "Cy \x00\x0b\ufffe Young"),
        Person(DEE, "Dee Moor"),
        touch(TODAY - 30, who=ANN),
        touch(TODAY - 9, "call", "in", who=ANN),
        Favor(FavorId(1), ANN, TODAY - 100, "given", "advice", 3, 3),
        Favor(FavorId(2), ANN, TODAY - 50, "received", "a lift"),
        Favor(FavorId(3), BOB, TODAY - 50, "given", "a desk"),
    )
    book.fill(
        [
            Tie(TieId(20), ANN, BOB, "listed"),
            Tie(TieId(21), ANN, BOB, "stated", 4, since="2010"),
            Tie(TieId(22), BOB, CY, "denied"),
            Tie(TieId(23), BOB, CY, "listed"),
            Tie(TieId(24), CY, DEE, "stated", 0),
        ]
    )
    return book


@both
def test_scores_and_favors_go_with_the_people_and_with_my_own_ties(
    write: Write,
    read: Callable[[Source, Reading], Iterator[Item]],
    open_in_networkx: Callable[[io.BytesIO], "nx.Graph[str]"],
    tmp_path: Path,
) -> None:
    book = _net()
    scores = Scores(book, TODAY)
    graph = open_in_networkx(io.BytesIO(write(book, TODAY)))
    strength, balance = scores.strength(ANN), balance_of(book.favors_of(ANN), TODAY)
    mine = next(data for a, b, data in graph.edges(data=True) if {a, b} == {str(ME), str(ANN)})
    for said in (graph.nodes[str(ANN)], mine):
        assert said["closeness"] == pytest.approx(strength.value, abs=0.01)
        assert (said["band"], said["state"]) == (strength.band, strength.state)
        assert said["favors_given"] == pytest.approx(balance.given, abs=1e-4)
        assert said["favors_received"] == pytest.approx(balance.received, abs=1e-4)
        assert said["favor_balance"] == pytest.approx(balance.balance, abs=1e-4)
        assert said["last_contact"] == iso(TODAY - 9)
    assert mine["weight"] == pytest.approx(strength.value / 100, abs=1e-4)
    assert mine["source"] == "own"
    # Between friends no balance is kept.
    assert "favor_balance" not in graph.nodes[str(BOB)]
    assert graph.nodes[str(BOB)]["favors_given"] > 0
    # Nothing is known of my ties to those whom I only know of, and nobody is close to himself.
    assert not graph.has_edge(str(ME), str(DEE))
    assert "closeness" not in graph.nodes[str(ME)]
    items = _read(write(book, TODAY), read, tmp_path)
    assert [item.why for item in items if isinstance(item, Rejected)] == ["own tie", "own tie"]


@both
def test_edges_of_one_pair_add_up_and_denied_ones_are_not_drawn(
    write: Write,
    read: Callable[[Source, Reading], Iterator[Item]],
    open_in_networkx: Callable[[io.BytesIO], "nx.Graph[str]"],
) -> None:
    book = _net()
    graph = open_in_networkx(io.BytesIO(write(book, TODAY)))
    weights = [data["weight"] for a, b, data in graph.edges(data=True) if {a, b} == {str(ANN), str(BOB)}]
    warmth = warmth_of([book.ties[TieId(20)], book.ties[TieId(21)]], TODAY)
    assert len(weights) == 2
    assert sum(weights) == pytest.approx(warmth.certainty * warmth.strength, abs=0.001)
    assert not graph.has_edge(str(BOB), str(CY))
    assert all(data["weight"] > 0 for _, _, data in graph.edges(data=True))


@both
def test_what_xml_cannot_hold_is_left_out(
    write: Write,
    read: Callable[[Source, Reading], Iterator[Item]],
    open_in_networkx: Callable[[io.BytesIO], "nx.Graph[str]"],
) -> None:
    data = write(_net(), TODAY)
    assert open_in_networkx(io.BytesIO(data)).nodes[str(CY)]["label"] == "Cy  Young"
    root = ET.fromstring(data)
    assert len(root.findall(".//{*}node")) == 5
    assert b"None" not in data


def test_gexf_is_of_version_1_2_with_one_type_for_each_attribute_and_of_the_day_asked_for() -> None:
    data = gexf(_net(), TODAY)
    assert data == gexf(_net(), TODAY)
    space = "{http://www.gexf.net/1.2draft}"
    root = ET.fromstring(data)
    assert (root.tag, root.get("version")) == (f"{space}gexf", "1.2")
    meta = root.find(f"{space}meta")
    assert meta is not None
    assert meta.get("lastmodifieddate") == iso(TODAY)
    for group in root.iter(f"{space}attributes"):
        titles = [one.get("title") for one in group]
        assert len(set(titles)) == len(titles)
        assert {one.get("type") for one in group} <= {"string", "integer", "double", "boolean"}
    assert all(float(edge.get("weight", "")) > 0 for edge in root.iter(f"{space}edge"))
    ids = [edge.get("id") for edge in root.iter(f"{space}edge")]
    assert len(set(ids)) == len(ids)
    assert is_gexf(data.decode())
    assert is_graphml(graphml(_net(), TODAY).decode())


@both
def test_a_thousand_people_are_written_at_once(
    write: Write,
    read: Callable[[Source, Reading], Iterator[Item]],
    open_in_networkx: Callable[[io.BytesIO], "nx.Graph[str]"],
) -> None:
    book = rolodex_of(*(Person(PersonId(10 + n), f"Person {n}", (f"{n}@example.org",)) for n in range(1_000)))
    book.fill(
        [
            Tie(TieId(5_000 + n), PersonId(10 + n // 5), PersonId(300 + n // 5 + n % 5), "stated", n % 6)
            for n in range(3_000)
        ]
    )
    began = time.perf_counter()
    write(book, TODAY)
    assert time.perf_counter() - began < 2
