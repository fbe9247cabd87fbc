"""The network of people and ties, kept in step with the records ChangeSet by ChangeSet."""

from collections.abc import Iterable, Mapping

from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.graph.facts import MOST_CONTACTS, Facts, Guessed, NothingYet, Pair, facts_of
from godfather_desktop.insight.warmth import (
    LEAST_CERTAINTY,
    NO_TIE,
    SURE_CONTACT,
    TieSource,
    Warmth,
    combined,
    sources_between,
    sources_of,
    warmth_of,
)

_MOST_AT_ONCE = 1_000
"""Pairs that are weighed as soon as a change concerns them: some 20 microseconds each."""


class Network:
    """Who is there, and the warmth of each tie between two people, recorded or inferred.

    My own ties are not among them: they are as strong as the records say, which `Scores` computes.
    Plain dictionaries and arrays, since they are copied in a moment for `arrays.compiled`, on which
    all work that takes time runs; networkx comes in where a file of its formats is written.

    What is inferred for everybody at once takes a second, so that it is made elsewhere from
    `facts()` and handed in by `take`. In between, `update` infers the pairs that a change concerns.
    """

    def __init__(self, rolodex: Rolodex, as_of: Day) -> None:
        self._rolodex = rolodex
        self.as_of = as_of
        self.people: set[PersonId] = set()
        self.warmths: dict[Pair, Warmth] = {}
        """Pairs with a record about them, and pairs inferred anew since `take`; NO_TIE for those that ended."""
        self.inferred: Guessed = NothingYet()
        self._recorded: dict[Pair, Warmth] = {}
        self._sure: dict[PersonId, dict[PersonId, float]] = {}
        self._together: dict[Pair, float] = {}
        """Who met whom, as far as the warmths know of it."""
        self.revision = 0
        """Rises whenever people or ties change, so that compiled arrays can tell their age."""
        self.behind = True
        """Too much has changed since `take`: everybody's ties should be inferred again."""
        self._build()

    def facts(self) -> Facts:
        """What `inference.inferred` needs, copied."""
        return facts_of(self._rolodex, self._recorded, self.as_of)

    def take(self, made: Guessed) -> None:
        """Take in what was inferred from `facts()`; no record may have changed in between."""
        self.inferred = made
        self.warmths = {**self._recorded, **made.raised}
        self.behind = False
        self.revision += 1

    def infer(self) -> "Network":
        """Infer everybody's ties here and now."""
        # numpy comes with it, which the first page does not need.
        from godfather_desktop.graph.inference import inferred

        self.take(inferred(self.facts()))
        return self

    def update(self, changes: Iterable[Change], touched: Iterable[PersonId] = ()) -> None:
        """Follow changes that the Rolodex has already taken in. touched: whose touches changed."""
        changes = tuple(changes)
        if any(isinstance(change.record, Batch) for change in changes):
            # An import concerns everybody: its own ties at once, the inferred ones when there is time.
            self._build()
            return
        told: set[Pair] = set()
        moved: dict[OrganizationId, set[PersonId]] = {}
        came: set[PersonId] = set()
        altered = met = False
        for change in changes:
            if isinstance(change.record, Person) and (change.before is None or change.after is None):
                altered = True
                (self.people.discard if change.after is None else self.people.add)(change.record.id)
                came.add(change.record.id)
            for record in (change.before, change.after):
                if isinstance(record, Tie):
                    told.add((record.a, record.b))
                elif isinstance(record, Role) and record.organization is not None:
                    moved.setdefault(record.organization, set()).add(record.person)
                elif isinstance(record, Touch):
                    met = met or record.people > 2
        concerned = self._colleagues(moved)
        if met and touched:
            concerned |= self._met()
        if came:
            concerned |= {pair for pair in self._together if not came.isdisjoint(pair)}
        for pair in told:
            few = len(concerned) <= _MOST_AT_ONCE
            concerned |= self._around(pair) if few else set()
            self._record(pair)
            concerned |= self._around(pair) if few else set()
        if len(concerned) > _MOST_AT_ONCE:
            # Cards merged by the hundred: what is recorded at once, the rest when there is time.
            self.warmths = dict(self._recorded)
            self.behind = True
        else:
            for pair in concerned | told:
                self._weigh(pair)
        if altered or told or concerned:
            self.revision += 1

    def move_to(self, as_of: Day) -> None:
        """Start a new day: ties that fade with time are weighed again."""
        self.as_of = as_of
        self._build()

    @property
    def recorded(self) -> frozenset[Pair]:
        """The pairs with a record about them; all other ties are inferred."""
        return frozenset(self._recorded)

    def warmth(self, a: PersonId, b: PersonId) -> Warmth | None:
        """The warmth of the tie between two people, None when nothing speaks for one."""
        low, high = min(a, b), max(a, b)
        known = self.warmths.get((low, high))
        if known is None:
            known = self.inferred.between(low, high)
        return None if known is None or known.certainty <= 0.0 else known

    def sources(self, a: PersonId, b: PersonId) -> list[TieSource]:
        """What speaks for the tie of two people, or against it, as of today."""
        return sources_between(self._rolodex, a, b, self.as_of, self._shared(a, b))

    def partners(self, person: PersonId) -> list[tuple[PersonId, Warmth]]:
        """Everybody whom a person knows, or probably knows; me left out."""
        others = {tie.other(person) for tie in self._rolodex.ties_of(person)} | set(self.inferred.partners(person))
        others |= {one for pair in self.warmths for one in pair if person in pair and one != person}
        found = ((other, self.warmth(person, other)) for other in sorted(others - {ME}) if other in self.people)
        return [(other, warmth) for other, warmth in found if warmth is not None]

    def is_recorded(self, a: PersonId, b: PersonId) -> bool:
        """Whether somebody recorded the tie of two people."""
        return (min(a, b), max(a, b)) in self._recorded

    def denied(self, person: PersonId) -> list[PersonId]:
        """Of whom it was said that the person does not know them."""
        others = {tie.other(person) for tie in self._rolodex.ties_of(person) if tie.source == "denied"}
        return sorted(other for other in others if self.warmth(person, other) is None)

    def _build(self) -> None:
        self.people = set(self._rolodex.people)
        self._together = dict(self._rolodex.together)
        pairs: dict[Pair, list[Tie]] = {}
        for tie in self._rolodex.ties.values():
            pairs.setdefault((tie.a, tie.b), []).append(tie)
        self._recorded = {pair: warmth_of(ties, self.as_of) for pair, ties in pairs.items()}
        self._sure = {}
        for pair, warmth in self._recorded.items():
            self._know(pair, warmth)
        self.warmths = dict(self._recorded)
        self.behind = True
        self.revision += 1

    def _record(self, pair: Pair) -> None:
        """Read the recorded statements about a pair again."""
        ties = [tie for tie in self._rolodex.ties_of(pair[0]) if tie.b == pair[1]]
        self._forget(pair)
        if ties:
            self._recorded[pair] = combined(sources_of(ties, self.as_of))
            self._know(pair, self._recorded[pair])
        else:
            self._recorded.pop(pair, None)

    def _weigh(self, pair: Pair) -> None:
        """Combine all that speaks for a pair."""
        sources = self.sources(*pair) if pair[0] in self.people and pair[1] in self.people else []
        warmth = combined(sources) if sources else NO_TIE
        if pair in self._recorded or warmth.certainty >= LEAST_CERTAINTY:
            self.warmths[pair] = warmth
        elif self.inferred.between(*pair) is not None:
            self.warmths[pair] = NO_TIE
        else:
            self.warmths.pop(pair, None)

    def _know(self, pair: Pair, warmth: Warmth) -> None:
        if warmth.certainty >= SURE_CONTACT and ME not in pair:
            a, b = pair
            self._sure.setdefault(a, {})[b] = warmth.strength
            self._sure.setdefault(b, {})[a] = warmth.strength

    def _forget(self, pair: Pair) -> None:
        a, b = pair
        self._sure.get(a, {}).pop(b, None)
        self._sure.get(b, {}).pop(a, None)

    def _shared(self, a: PersonId, b: PersonId) -> list[float]:
        """For each shared contact of two people, the product of its two strengths."""
        mine, theirs = self._sure.get(a, {}), self._sure.get(b, {})
        return [
            mine[one] * theirs[one]
            for one in sorted(mine.keys() & theirs.keys())
            if len(self._sure[one]) <= MOST_CONTACTS
        ]

    def _around(self, pair: Pair) -> set[Pair]:
        """The pairs that may have gained or lost a shared contact when this pair changed."""
        found: set[Pair] = set()
        for one, other in (pair, pair[::-1]):
            around = self._sure.get(other, {})
            if len(around) <= MOST_CONTACTS:
                found |= {(min(one, third), max(one, third)) for third in around if third != one}
        return found

    def _colleagues(self, moved: Mapping[OrganizationId, set[PersonId]]) -> set[Pair]:
        """The pairs that may have worked together, of which one has come, gone or changed a role; not all of them
        when they are too many to weigh at once.
        """
        found: set[Pair] = set()
        for place, people in moved.items():
            if len(found) > _MOST_AT_ONCE:
                break
            staff = {role.person for role in self._rolodex.staff_of(place)} | people
            found |= {
                (min(one, other), max(one, other))
                for one in people
                for other in staff
                if one != other and ME not in (one, other)
            }
        return found

    def _met(self) -> set[Pair]:
        """The pairs that have met more or less often than was known; touches of others can alter that, too."""
        before, now = self._together, self._rolodex.together
        self._together = dict(now)
        return {pair for pair in before.keys() | now.keys() if before.get(pair) != now.get(pair)}
