"""The network as numpy arrays: what path search, layout and drawing run on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.graph.facts import Pair
from godfather_desktop.graph.inference import NOTHING, Inferred
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.introducing import (
    BORROWED_TRUST,
    FOLLOW_THROUGH,
    HIGHEST_ANSWER,
    LOWEST_ANSWER,
    Approach,
)
from godfather_desktop.insight.warmth import Warmth

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
_LIKELY = 0.5


@dataclass(frozen=True, slots=True)
class Arrays:
    """A frozen copy of the network without me; any thread may read it.

    ids: (n,) person ids, ascending. place: id -> row in ids. starts: (n+1,) CSR offsets into the
    directed edges, which are sorted by tail. tails, heads: (2m,) rows of both ends of each tie,
    each tie in both directions. certainty, strength: (2m,) 0..1. middle: (2m,) weight -ln q of an
    introduction from tail on to head. recorded: (2m,) whether somebody recorded the tie; the others
    were inferred. busy: rows with at least one tie, ascending.
    """

    revision: int
    ids: Ints
    place: dict[PersonId, int]
    starts: Ints
    tails: Ints
    heads: Ints
    certainty: Floats
    strength: Floats
    middle: Floats
    recorded: Flags
    busy: Ints

    @property
    def count(self) -> int:
        """How many people, me not counted."""
        return len(self.ids)

    def between(self, a: PersonId, b: PersonId) -> Warmth | None:
        """The warmth of the tie between two people, None without one."""
        edge = self._edge(a, b)
        return None if edge is None else Warmth(float(self.certainty[edge]), float(self.strength[edge]))

    def is_recorded(self, a: PersonId, b: PersonId) -> bool:
        """Whether somebody recorded the tie between two people."""
        edge = self._edge(a, b)
        return edge is not None and bool(self.recorded[edge])

    def _edge(self, a: PersonId, b: PersonId) -> int | None:
        around = self.out_of(self.place[a])
        edge = around.start + int(np.searchsorted(self.heads[around], self.place[b]))
        return edge if edge < around.stop and int(self.heads[edge]) == self.place[b] else None

    def likely(self) -> "Arrays":
        """The same people with only the ties that are more likely than not: what a picture shows."""
        once = (self.tails < self.heads) & (self.certainty >= _LIKELY)
        ends = np.column_stack((self.tails[once], self.heads[once]))
        warmth = (self.certainty[once], self.strength[once])
        return _sorted(self.revision, self.ids, self.place, ends, warmth, self.recorded[once])

    def out_of(self, row: int) -> slice:
        """The directed edges that begin at a row."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


@dataclass(frozen=True, slots=True)
class Parts:
    """Copies of what arrays are compiled from, so that another thread can do it."""

    revision: int
    people: frozenset[PersonId]
    warmths: Mapping[Pair, Warmth]
    recorded: frozenset[Pair]
    inferred: Inferred


def parts_of(network: Network) -> Parts:
    """Copy a network's parts; quick, on the thread that owns it."""
    made = network.inferred if isinstance(network.inferred, Inferred) else NOTHING
    return Parts(network.revision, frozenset(network.people), dict(network.warmths), network.recorded, made)


def compiled(network: Network) -> Arrays:
    """Compile the network here and now; O(n + m log m)."""
    return compile_parts(parts_of(network))


def compile_parts(parts: Parts) -> Arrays:
    """Compile copies of a network's parts. Any thread."""
    ids = np.array(sorted(parts.people - {ME}), dtype=np.int64)
    place = {PersonId(person): row for row, person in enumerate(ids.tolist())}
    told = [
        (place[a], place[b], warmth.certainty, warmth.strength, (a, b) in parts.recorded)
        for (a, b), warmth in parts.warmths.items()
        if a in place and b in place
    ]
    table = np.array(told, dtype=np.float64).reshape(-1, 5)
    low, high, certainty, strength = _untold(parts.inferred, ids, table)
    ends = np.concatenate((table[:, :2].astype(np.int64), np.column_stack((low, high))))
    certainty = np.concatenate((table[:, 2], certainty))
    strength = np.concatenate((table[:, 3], strength))
    recorded = np.concatenate((table[:, 4] > 0, np.zeros(len(low), dtype=np.bool_)))
    real = certainty > 0.0
    return _sorted(parts.revision, ids, place, ends[real], (certainty[real], strength[real]), recorded[real])


def _untold(made: Inferred, ids: Ints, table: Floats) -> tuple[Ints, Ints, Floats, Floats]:
    """The inferred ties, in rows of `ids`, of which nothing newer is known."""
    count = len(made.ids)
    if not count or not len(ids):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
    # People may have come or gone since the ties were inferred.
    rows = np.minimum(np.searchsorted(ids, made.ids), len(ids) - 1)
    rows = np.where(ids[rows] == made.ids, rows, -1)
    low, high = rows[made.keys // count], rows[made.keys % count]
    known = (table[:, 0] * len(ids) + table[:, 1]).astype(np.int64)
    kept = (low >= 0) & (high >= 0) & ~np.isin(low * len(ids) + high, known)
    return low[kept], high[kept], made.certainty[kept], made.strength[kept]


def _sorted(
    revision: int, ids: Ints, place: dict[PersonId, int], ends: Ints, warmth: tuple[Floats, Floats], recorded: Flags
) -> Arrays:
    """Both directions of each tie, sorted by tail."""
    tails = np.concatenate((ends[:, 0], ends[:, 1]))
    heads = np.concatenate((ends[:, 1], ends[:, 0]))
    order = np.lexsort((heads, tails))
    tails, heads = tails[order], heads[order]
    certainty, strength = (np.tile(one, 2)[order] for one in warmth)
    starts = np.searchsorted(tails, np.arange(len(ids) + 1)).astype(np.int64)
    return Arrays(
        revision=revision,
        ids=ids,
        place=place,
        starts=starts,
        tails=tails,
        heads=heads,
        certainty=certainty,
        strength=strength,
        middle=-np.log(middle_chances(certainty, strength)),
        recorded=np.tile(recorded, 2)[order],
        busy=np.flatnonzero(starts[1:] > starts[:-1]),
    )


def middle_chances(certainty: Floats, strength: Floats) -> Floats:
    """`insight.introducing.middle_hop` for many ties at once."""
    known = _yes(-2.6 + 4.6 * BORROWED_TRUST * strength)
    return FOLLOW_THROUGH * (certainty * known + (1.0 - certainty) * _yes(np.full(1, -2.6)))


def last_chances(certainty: Floats, strength: Floats, approaches: Sequence[Approach], which: Ints) -> Floats:
    """`insight.introducing.last_hop` for many ties at once, each with the approach that `which` points at."""
    table = np.array([(one.value, one.seniority, one.shift) for one in approaches], dtype=np.float64).reshape(-1, 3)
    value, seniority, shift = table[which].T

    def answer(closeness: Floats | float) -> Floats:
        logit = -3.0 + 5.0 * closeness + 1.2 * value - 0.35 * seniority * (1.0 - closeness) + shift
        return np.clip(_yes(logit), LOWEST_ANSWER, HIGHEST_ANSWER)

    return certainty * answer(BORROWED_TRUST * strength) + (1.0 - certainty) * answer(0.0)


def _yes(logit: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-logit)), dtype=np.float64)
