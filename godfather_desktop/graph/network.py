"""The networkx graph of people and ties, kept in step with the records ChangeSet by ChangeSet."""

from collections.abc import Iterable

import networkx as nx

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.warmth import Warmth, warmth_of


class Network:
    """Nodes are people, me included; edges are ties between two people with their warmth.

    My own ties are not edges: they are as strong as the records say, which `Scores` computes.
    Use on the thread that owns the Rolodex; `arrays.compiled` gives others a copy.
    """

    def __init__(self, rolodex: Rolodex, as_of: Day) -> None:
        self._rolodex = rolodex
        self.as_of = as_of
        self.graph: nx.Graph[PersonId] = nx.Graph()
        self.revision = 0
        """Rises whenever nodes or edges change, so that compiled arrays can tell their age."""
        self._build()

    def update(self, changes: Iterable[Change]) -> None:
        """Follow changes that the Rolodex has already taken in."""
        pairs: set[tuple[PersonId, PersonId]] = set()
        altered = False
        for change in changes:
            record = change.record
            if isinstance(record, Person) and (change.before is None or change.after is None):
                altered = True
                if change.after is None:
                    self.graph.remove_node(record.id)
                else:
                    self.graph.add_node(record.id)
            for tie in (change.before, change.after):
                if isinstance(tie, Tie):
                    pairs.add((tie.a, tie.b))
        for a, b in pairs:
            self._connect(a, b)
        if altered or pairs:
            self.revision += 1

    def move_to(self, as_of: Day) -> None:
        """Start a new day: ties that fade with time are weighed again."""
        self.as_of = as_of
        self._build()

    def warmth(self, a: PersonId, b: PersonId) -> Warmth | None:
        """The warmth of the tie between two people, None when no tie is on record."""
        if not self.graph.has_edge(a, b):
            return None
        warmth: Warmth = self.graph.edges[a, b]["warmth"]
        return warmth

    def _build(self) -> None:
        self.graph.clear()
        self.graph.add_nodes_from(self._rolodex.people)
        pairs: dict[tuple[PersonId, PersonId], list[Tie]] = {}
        for tie in self._rolodex.ties.values():
            pairs.setdefault((tie.a, tie.b), []).append(tie)
        self.graph.add_edges_from((a, b, {"warmth": warmth_of(ties, self.as_of)}) for (a, b), ties in pairs.items())
        self.revision += 1

    def _connect(self, a: PersonId, b: PersonId) -> None:
        people = self._rolodex.people
        ties = [tie for tie in self._rolodex.ties_of(a) if b in (tie.a, tie.b)] if a in people and b in people else []
        if ties:
            self.graph.add_edge(a, b, warmth=warmth_of(ties, self.as_of))
        elif self.graph.has_edge(a, b):
            self.graph.remove_edge(a, b)
