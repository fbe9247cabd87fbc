"""The network as numpy arrays: what path search, layout and drawing run on."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.graph.network import Network, Pair
from godfather_desktop.insight.introducing import BORROWED_TRUST, FOLLOW_THROUGH
from godfather_desktop.insight.warmth import Warmth

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Arrays:
    """A frozen copy of the network without me; any thread may read it.

    ids: (n,) person ids, ascending. place: id -> row in ids. starts: (n+1,) CSR offsets into the
    directed edges, which are sorted by tail. tails, heads: (2m,) rows of both ends of each tie,
    each tie in both directions. certainty, strength: (2m,) 0..1. middle: (2m,) weight -ln q of an
    introduction from tail on to head. busy: rows with at least one tie, ascending.
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
    busy: Ints

    @property
    def count(self) -> int:
        """How many people, me not counted."""
        return len(self.ids)

    def out_of(self, row: int) -> slice:
        """The directed edges that begin at a row."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


def compiled(network: Network) -> Arrays:
    """Compile the network; O(n + m log m)."""
    return compile_ties(network.revision, set(network.people), dict(network.warmths))


def compile_ties(revision: int, people: set[PersonId], warmths: dict[Pair, Warmth]) -> Arrays:
    """Compile copies of a network's parts, so that another thread can do it."""
    ids = np.array(sorted(people - {ME}), dtype=np.int64)
    place = {PersonId(person): row for row, person in enumerate(ids.tolist())}
    edges = [
        (place[a], place[b], warmth.certainty, warmth.strength)
        for (a, b), warmth in warmths.items()
        if a in place and b in place
    ]
    table = np.array(edges, dtype=np.float64).reshape(-1, 4)
    ends = table[:, :2].astype(np.int64)
    tails = np.concatenate((ends[:, 0], ends[:, 1]))
    heads = np.concatenate((ends[:, 1], ends[:, 0]))
    order = np.lexsort((heads, tails))
    tails, heads = tails[order], heads[order]
    certainty = np.tile(table[:, 2], 2)[order]
    strength = np.tile(table[:, 3], 2)[order]
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
        busy=np.flatnonzero(starts[1:] > starts[:-1]),
    )


def middle_chances(certainty: Floats, strength: Floats) -> Floats:
    """`insight.introducing.middle_hop` for many ties at once."""

    def yes(logit: Floats | float) -> Floats:
        return np.asarray(1.0 / (1.0 + np.exp(-np.asarray(logit))), dtype=np.float64)

    known = yes(-2.6 + 4.6 * BORROWED_TRUST * strength)
    return FOLLOW_THROUGH * (certainty * known + (1.0 - certainty) * yes(-2.6))
