"""The network of people and ties, kept in step with the records ChangeSet by ChangeSet."""

from collections.abc import Iterable

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.warmth import Warmth, warmth_of

Pair = tuple[PersonId, PersonId]


class Network:
    """Who is there, and the warmth of each tie between two people.

    My own ties are not among them: they are as strong as the records say, which `Scores` computes.
    Plain dictionaries, since they are copied in a moment for `arrays.compiled`, on which all work
    that takes time runs; networkx comes in where a file of its formats is read or written.
    """

    def __init__(self, rolodex: Rolodex, as_of: Day) -> None:
        self._rolodex = rolodex
        self.as_of = as_of
        self.people: set[PersonId] = set()
        self.warmths: dict[Pair, Warmth] = {}
        self.revision = 0
        """Rises whenever people or ties change, so that compiled arrays can tell their age."""
        self._build()

    def update(self, changes: Iterable[Change]) -> None:
        """Follow changes that the Rolodex has already taken in."""
        pairs: set[Pair] = set()
        altered = False
        for change in changes:
            if isinstance(change.record, Person) and (change.before is None or change.after is None):
                altered = True
                (self.people.discard if change.after is None else self.people.add)(change.record.id)
            for tie in (change.before, change.after):
                if isinstance(tie, Tie):
                    pairs.add((tie.a, tie.b))
        for a, b in pairs:
            ties = [tie for tie in self._rolodex.ties_of(a) if tie.b == b]
            if ties:
                self.warmths[a, b] = warmth_of(ties, self.as_of)
            else:
                self.warmths.pop((a, b), None)
        if altered or pairs:
            self.revision += 1

    def move_to(self, as_of: Day) -> None:
        """Start a new day: ties that fade with time are weighed again."""
        self.as_of = as_of
        self._build()

    def warmth(self, a: PersonId, b: PersonId) -> Warmth | None:
        """The warmth of the tie between two people, None when no tie is on record."""
        return self.warmths.get((min(a, b), max(a, b)))

    def _build(self) -> None:
        self.people = set(self._rolodex.people)
        pairs: dict[Pair, list[Tie]] = {}
        for tie in self._rolodex.ties.values():
            pairs.setdefault((tie.a, tie.b), []).append(tie)
        self.warmths = {pair: warmth_of(ties, self.as_of) for pair, ties in pairs.items()}
        self.revision += 1
