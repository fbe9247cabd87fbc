"""Where people stand in the picture: rings by strength with me in the centre, or circles.

A place once given stays: `placed_beside` finds room for new people without moving anybody.
"""

import math
import random
from collections.abc import Mapping, Sequence
from typing import Literal

import igraph
import numpy as np

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, Floats, Ints
from godfather_desktop.graph.circles import igraph_of

Arrangement = Literal["rings", "circles"]
ARRANGEMENTS: tuple[Arrangement, ...] = ("rings", "circles")
Place = tuple[float, float]

RING_RADII: tuple[float, ...] = (90.0, 170.0, 290.0, 460.0)
"""Outer radius of the rings of 5, 15, 50 and 150, in scene units; me at (0, 0)."""
_INNER_EDGE = 45.0
_FIELD_EACH, _SMALLEST_FIELD = 140.0, 250_000.0
"""Scene units squared (over pi) that one person beyond the rings is given, and all of them together."""
_ROOM = 330.0
"""Scene units squared that one person of a circle is given."""
_ROUNDS = 60
_SEED = 7


def arranged(
    arrangement: Arrangement, arrays: Arrays, membership: Ints, ranked: Sequence[PersonId]
) -> dict[PersonId, Place]:
    """Places for everybody but me. ranked: my own ties, the strongest first. Off the UI thread."""
    if not arrays.count:
        return {}
    graph = igraph_of(arrays)
    random.seed(_SEED)
    igraph.set_random_number_generator(random.Random(_SEED))
    pulled = np.array(
        graph.layout_fruchterman_reingold(niter=_ROUNDS, grid=True, weights="weight").coords, dtype=np.float64
    )
    places = (
        _rings(arrays, membership, ranked, pulled) if arrangement == "rings" else _circles(arrays, membership, pulled)
    )
    return {PersonId(int(person)): (float(x), float(y)) for person, (x, y) in zip(arrays.ids, places, strict=True)}


def _angles(arrays: Arrays, membership: Ints, pulled: Floats) -> Floats:
    """(n,) an angle for each person: circles get sectors by size, in the order they lie in the pull."""
    centred = pulled - pulled.mean(axis=0)
    raw = np.arctan2(centred[:, 1], centred[:, 0])
    sector: dict[int, float] = {}
    for number in set(membership.tolist()):
        middle = centred[membership == number].mean(axis=0)
        sector[number] = math.atan2(middle[1], middle[0])
    order = sorted(range(arrays.count), key=lambda row: (sector[int(membership[row])], int(membership[row]), raw[row]))
    angles = np.empty(arrays.count)
    angles[order] = np.arange(arrays.count) * (2.0 * math.pi / arrays.count)
    return angles


def _rings(arrays: Arrays, membership: Ints, ranked: Sequence[PersonId], pulled: Floats) -> Floats:
    angles = _angles(arrays, membership, pulled)
    rank = {arrays.place[person]: position for position, person in enumerate(ranked) if person in arrays.place}
    others = [row for row in range(arrays.count) if row not in rank]
    for position, row in enumerate(
        sorted(others, key=lambda row: int(arrays.starts[row]) - int(arrays.starts[row + 1]))
    ):
        rank[row] = max(len(ranked), 150) + position
    beyond = sum(position >= 150 for position in rank.values())
    radii = np.array([ring_radius(rank[row], beyond) for row in range(arrays.count)])
    for low, high in ((0, 5), (5, 15), (15, 50), (50, 150)):
        inside = sorted((row for row, position in rank.items() if low <= position < high), key=lambda row: angles[row])
        for slot, row in enumerate(inside):
            angles[row] = (slot + 0.5 * (low > 0)) * 2.0 * math.pi / len(inside)
    return np.column_stack((radii * np.cos(angles), radii * np.sin(angles)))


def ring_radius(rank: int, beyond: int) -> float:
    """How far from me the person of a rank stands: on the ring of 5, 15, 50 or 150, or in the field beyond.

    beyond: how many people stand in that field. It gets room for them, and never so much that the
    rings shrink to a dot.
    """
    inner = _INNER_EDGE
    for size, outer in zip((5, 15, 50, 150), RING_RADII, strict=True):
        if rank < size:
            within = 0.5 + 0.22 * ((rank * 7) % 5 - 2) / 2.0
            return inner + (outer - inner) * within
        inner = outer
    each = max(_FIELD_EACH, _SMALLEST_FIELD / max(1, beyond))
    return math.sqrt((RING_RADII[-1] + 14.0) ** 2 + (rank - 149) * each)


def _circles(arrays: Arrays, membership: Ints, pulled: Floats) -> Floats:
    """Each circle a disc of its own; discs lie as the pull puts them, spread until they do not meet."""
    centred = pulled - pulled.mean(axis=0)
    groups: list[Ints] = [np.flatnonzero(membership == number) for number in sorted(set(membership.tolist()))]
    spread = math.sqrt(_ROOM)
    radii = np.array([spread * math.sqrt(len(rows)) * 0.75 + 20.0 for rows in groups])
    scale = spread * math.sqrt(arrays.count) / max(1e-9, float(np.abs(centred).std()) * 2.0)
    middles = np.array([centred[rows].mean(axis=0) * scale for rows in groups])
    middles = _pushed_apart(middles, radii)
    places = np.empty((arrays.count, 2))
    for middle, radius, rows in zip(middles, radii, groups, strict=True):
        local = centred[rows] - centred[rows].mean(axis=0)
        order = np.argsort(np.hypot(local[:, 0], local[:, 1]))
        angle = np.arctan2(local[order, 1], local[order, 0]) + np.arange(len(rows)) * 2.399963
        reach = radius * 0.9 * np.sqrt((np.arange(len(rows)) + 0.5) / len(rows))
        places[rows[order]] = middle + np.column_stack((reach * np.cos(angle), reach * np.sin(angle)))
    return places


def _pushed_apart(middles: Floats, radii: Floats) -> Floats:
    """Move discs the least until none overlaps another or me in the centre."""
    middles = middles + np.arange(len(middles))[:, None] * 1e-3
    for _ in range(200):
        gaps = middles[:, None, :] - middles[None, :, :]
        apart = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(apart, np.inf)
        overlap = np.maximum(0.0, radii[:, None] + radii[None, :] + 14.0 - apart)
        centre = np.hypot(middles[:, 0], middles[:, 1])
        from_me = np.maximum(0.0, radii + 40.0 - centre)
        if overlap.max(initial=0.0) < 1.0 and from_me.max(initial=0.0) < 1.0:
            break
        push = (gaps / np.maximum(apart, 1e-6)[..., None] * overlap[..., None]).sum(axis=1) * 0.4
        middles = middles + push + middles / np.maximum(centre, 1e-6)[:, None] * from_me[:, None]
    return middles


def placed_beside(
    person: PersonId, neighbors: Sequence[PersonId], places: Mapping[PersonId, Place], rank: int | None
) -> Place:
    """A place for somebody new, near their ties; nobody else moves.

    rank: among my own ties, None for people I only know of. Deterministic by the person's id.
    """
    turn = (int(person) * 0.618034) % 1.0 * 2.0 * math.pi
    known = [places[neighbor] for neighbor in neighbors if neighbor in places]
    if known:
        x = sum(place[0] for place in known) / len(known)
        y = sum(place[1] for place in known) / len(known)
        turn = math.atan2(y, x) if math.hypot(x, y) > 1.0 else turn
    outermost = max((math.hypot(*place) for place in places.values()), default=RING_RADII[-1])
    radius = ring_radius(rank, 0) if rank is not None and rank < 150 else outermost
    if known and rank is None:
        radius = math.hypot(x, y) + 15.0
    taken = list(places.values())
    for step in range(60):
        angle = turn + (-1) ** step * step * 14.0 / max(radius, 40.0)
        place = (radius * math.cos(angle), radius * math.sin(angle))
        if all(math.hypot(place[0] - other[0], place[1] - other[1]) > 11.0 for other in taken):
            return place
    return place
