"""Circles: people who know one another more than they know others, and their names in words."""

import random
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import igraph
import numpy as np

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.arrays import Arrays, Ints
from godfather_desktop.insight.titles import organization_name

SMALLEST = 4
"""A circle has at least so many people; the rest stand alone (circle -1)."""
_SEED = 7
_TIES_EACH, _FEWEST_TIES = 2, 15_000
_TELLING = {"organization": 1.6, "tag": 1.4, "city": 0.7}
"""How much a mark tells: an employer or a club says more than a town."""


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle. name: what most of its people share, in words."""

    number: int
    name: str
    people: tuple[PersonId, ...]


def igraph_of(arrays: Arrays) -> igraph.Graph:
    """The warmest ties as an igraph graph whose vertices are the rows of the arrays.

    igraph holds the interpreter while it works, so that the window would stand still for as long:
    beyond some ties for each person the others change neither circles nor places much.
    """
    once = np.flatnonzero(arrays.tails < arrays.heads)
    warmth = np.maximum(0.01, arrays.certainty[once] * arrays.strength[once])
    most = max(_FEWEST_TIES, _TIES_EACH * arrays.count)
    if len(once) > most:
        warmest = np.sort(np.argsort(-warmth, kind="stable")[:most])
        once, warmth = once[warmest], warmth[warmest]
    graph = igraph.Graph(n=arrays.count, edges=np.column_stack((arrays.tails[once], arrays.heads[once])).tolist())
    graph.es["weight"] = warmth.tolist()
    return graph


def circle_of_each(arrays: Arrays, graph: igraph.Graph | None = None) -> Ints:
    """(n,) the circle of each row, 0 the largest; -1 for people in none. Deterministic.

    Leiden on certainty x strength (Traag 2019). Use off the UI thread.
    """
    if not arrays.count:
        return np.empty(0, dtype=np.int64)
    graph = graph if graph is not None else igraph_of(arrays)
    igraph.set_random_number_generator(random.Random(_SEED))
    found = graph.community_leiden(objective_function="modularity", weights="weight", n_iterations=4)
    raw = np.array(found.membership, dtype=np.int64)
    sizes = np.bincount(raw)
    order = sorted((int(-size), number) for number, size in enumerate(sizes) if size >= SMALLEST)
    renamed = np.full(len(sizes), -1, dtype=np.int64)
    for rank, (_, number) in enumerate(order):
        renamed[number] = rank
    return renamed[raw]


def named_circles(rolodex: Rolodex, arrays: Arrays, membership: Ints) -> list[Circle]:
    """The circles with names: an organization, a tag or a place that marks them, else a person."""
    members: dict[int, list[PersonId]] = {}
    for row, number in enumerate(membership.tolist()):
        person = PersonId(int(arrays.ids[row]))
        if number >= 0 and person in rolodex.people:
            members.setdefault(number, []).append(person)
    marks = {person: _marks(rolodex, person) for people in members.values() for person in people}
    everywhere = Counter(mark for theirs in marks.values() for mark in theirs)
    circles: list[Circle] = []
    taken: set[str] = set()
    for number, people in sorted(members.items()):
        name = _name(rolodex, arrays, people, marks, everywhere, taken)
        taken.add(name)
        circles.append(Circle(number, name, tuple(people)))
    return circles


def _marks(rolodex: Rolodex, person: PersonId) -> set[tuple[str, str]]:
    record = rolodex.people[person]
    marks = {("tag", tag) for tag in record.tags}
    marks |= {("organization", name) for role in rolodex.roles_of(person) if (name := organization_name(rolodex, role))}
    if record.city:
        marks.add(("city", record.city))
    return marks


def _name(
    rolodex: Rolodex,
    arrays: Arrays,
    people: list[PersonId],
    marks: Mapping[PersonId, set[tuple[str, str]]],
    everywhere: Counter[tuple[str, str]],
    taken: Iterable[str],
) -> str:
    here = Counter(mark for person in people for mark in marks[person])
    scored = sorted(
        (
            (-_TELLING[mark[0]] * (count / len(people)) * (count / everywhere[mark]) ** 0.5, mark)
            for mark, count in here.items()
            if count >= max(2, 0.12 * len(people))
        ),
    )
    words = [mark[1] for _, mark in scored]
    if words:
        name = words[0]
        if name in taken and len(words) > 1:
            name = f"{words[0]}, {words[1]}"
        if name not in taken:
            return name

    def degree(person: PersonId) -> int:
        edges = arrays.out_of(arrays.place[person])
        return int(edges.stop - edges.start)

    central = max(people, key=lambda person: (degree(person), -person))
    return f"around {rolodex.people[central].name}"
