"""What the picture shows, as arrays: places, sizes, colors, ties, circles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.graph.arrays import Arrays, Floats, Ints
from godfather_desktop.graph.layout import Arrangement, Place

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Scene:
    """Everybody but me in rows, as in the arrays; me at (0, 0).

    x, y: (n,) scene units. strength: (n,) 0..100. circle: (n,) number, -1 for none. order: (n,)
    rows, the strongest tie first. tails, heads: (m,) rows of each tie, the warmest tie first;
    warmth: (m,) certainty x strength; sure: (m,) the tie was stated, not inferred. circles: name and middle of
    each circle worth naming. mine: how many rows of `order` are my own ties.
    """

    arrangement: Arrangement
    ids: Ints
    place: dict[PersonId, int]
    names: list[str]
    x: Floats
    y: Floats
    strength: Floats
    circle: Ints
    order: Ints
    mine: int
    tails: Ints
    heads: Ints
    warmth: Floats
    sure: Flags
    starts: Ints
    around: Ints
    circles: list[tuple[str, int, float, float]] = field(default_factory=list)

    def neighbors(self, row: int) -> Ints:
        """The rows tied to a row."""
        return self.around[self.starts[row] : self.starts[row + 1]]

    def within(self, row: int, steps: int) -> Flags:
        """Who is at most so many steps from a row."""
        reached = np.zeros(len(self.ids), dtype=np.bool_)
        edge = np.array([row], dtype=np.int64)
        reached[row] = True
        for _ in range(steps):
            beyond = np.unique(np.concatenate([self.neighbors(int(one)) for one in edge])) if len(edge) else edge
            edge = beyond[~reached[beyond]]
            reached[edge] = True
        return reached


def make_scene(
    arrangement: Arrangement,
    arrays: Arrays,
    membership: Ints,
    places: Mapping[PersonId, Place],
    strengths: Mapping[PersonId, float],
    names: Mapping[PersonId, str],
    circles: Sequence[tuple[str, int, Sequence[PersonId]]],
) -> Scene:
    """Put a scene together. strengths: of my own ties. circles: name, number, members. Any thread may."""
    ids = arrays.ids
    people = [PersonId(int(person)) for person in ids]
    table = np.array([places[person] for person in people], dtype=np.float64).reshape(-1, 2)
    strength = np.array([strengths.get(person, -1.0) for person in people])
    once = arrays.tails < arrays.heads
    warmth = arrays.certainty[once] * arrays.strength[once]
    warmest = np.argsort(-warmth, kind="stable")
    order = np.argsort(-strength, kind="stable")
    x, y = table[:, 0], table[:, 1]
    return Scene(
        arrangement=arrangement,
        ids=ids,
        place=arrays.place,
        names=[names.get(person, "") for person in people],
        x=x,
        y=y,
        strength=np.maximum(strength, 0.0),
        circle=membership,
        order=order,
        mine=int((strength >= 0.0).sum()),
        tails=arrays.tails[once][warmest],
        heads=arrays.heads[once][warmest],
        warmth=warmth[warmest],
        sure=(arrays.recorded & (arrays.certainty >= 0.9))[once][warmest],
        starts=arrays.starts,
        around=arrays.heads,
        circles=_placed_circles(arrangement, arrays, x, y, circles),
    )


def _placed_circles(
    arrangement: Arrangement,
    arrays: Arrays,
    x: Floats,
    y: Floats,
    circles: Sequence[tuple[str, int, Sequence[PersonId]]],
) -> list[tuple[str, int, float, float]]:
    placed: list[tuple[str, int, float, float]] = []
    for name, number, people in circles:
        rows = np.array([arrays.place[person] for person in people if person in arrays.place], dtype=np.int64)
        if len(rows) == 0:
            continue
        middle = (float(np.median(x[rows])), float(np.median(y[rows])))
        if arrangement == "rings":
            # In rings a circle is a sector: its name stands near the outer end of it.
            reach = np.hypot(x[rows], y[rows])
            far = float(np.quantile(reach, 0.8))
            size = max(1e-6, float(np.hypot(*middle)))
            middle = (middle[0] / size * far, middle[1] / size * far)
        placed.append((name, number, *middle))
    return placed
