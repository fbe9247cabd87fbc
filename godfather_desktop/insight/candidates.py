"""Pairs that have something in common: by blocks of equal keys, so that not everybody is held against everybody."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

Places = npt.NDArray[np.int64]
Pairs = tuple[Places, Places]
LARGEST_BLOCK = 400
"""A key that more people have in common says nothing of any two of them."""
_MOST_SLIPS = 2
"""Letters that may differ between two ways of writing one name."""


def pairs_in_blocks(keys: Iterable[Iterable[str]], wanted: Sequence[bool] | None = None) -> Pairs:
    """The pairs of places in `keys` that share a key, each once, the lower place first.

    wanted: at least one of the two must be wanted; None for everybody. Blocks that are too large are left out.
    """
    listed = [list(mine) for mine in keys]
    places = np.repeat(np.arange(len(listed)), [len(mine) for mine in listed])
    # 64 bits of each text: that two texts among millions have the same is not to be expected.
    blocks = np.fromiter(map(hash, chain.from_iterable(listed)), np.int64, len(places))
    order = np.lexsort((places, blocks))
    places, blocks = places[order], blocks[order]
    starts = np.flatnonzero(np.r_[True, blocks[1:] != blocks[:-1]]) if len(blocks) else np.zeros(0, np.int64)
    sizes = np.diff(np.r_[starts, len(blocks)])
    found: list[Places] = []
    for size in np.unique(sizes):
        if not 1 < size <= LARGEST_BLOCK:
            continue
        rows = starts[sizes == size, None] + np.arange(size)
        low, high = np.triu_indices(int(size), 1)
        members = places[rows]
        found.append((members[:, low].ravel() << 32) | members[:, high].ravel())
    both = _each_once(np.concatenate(found) if found else np.zeros(0, np.int64))
    first, second = both >> 32, both & 0xFFFFFFFF
    kept = first != second
    if wanted is not None:
        asked = np.array(wanted, np.bool_)
        kept &= asked[first] | asked[second]
    return first[kept], second[kept]


def nearly_same(plain: Sequence[str], full: Sequence[str], first: Places, second: Places) -> npt.NDArray[np.bool_]:
    """Which pairs differ by no more than a few letters. plain: the names as they are written; full: with the full
    forms of first names. An empty name is nobody's.
    """
    known = np.array([bool(name) for name in plain], np.bool_)
    other = np.array([one != two for one, two in zip(plain, full, strict=True)], np.bool_)
    found = np.zeros(len(first), np.bool_)
    for names, some in ((plain, known), (full, other)):
        left = np.flatnonzero(~found & known[first] & known[second] & (some[first] | some[second]))
        distances = process.cpdist(
            [names[place] for place in first[left].tolist()],
            [names[place] for place in second[left].tolist()],
            scorer=OSA.distance,
            score_cutoff=_MOST_SLIPS,
            dtype=np.int32,
        )
        found[left[distances <= _MOST_SLIPS]] = True
    return found


def promising(
    names: Sequence[float], cities: Sequence[str], city: float, least: float, first: Places, second: Places
) -> npt.NDArray[np.bool_]:
    """Which pairs can reach a logit with their names and cities alone.

    names: the most that each one's name can say; city: the most that a common city can.
    """
    codes: dict[str, int] = {"": 0}
    coded = np.array([codes.setdefault(name, len(codes)) for name in cities], np.int64)
    weights = np.array(names, np.float64)
    same = (coded[first] == coded[second]) & (coded[first] > 0)
    found: npt.NDArray[np.bool_] = np.minimum(weights[first], weights[second]) + city * same >= least
    return found


def where(kept: npt.NDArray[np.bool_], pairs: Pairs) -> Pairs:
    """The pairs that are kept."""
    return pairs[0][kept], pairs[1][kept]


def joined(*pairs: Pairs) -> Pairs:
    """All these pairs, each once."""
    both = _each_once(np.concatenate([(first << 32) | second for first, second in pairs]))
    return both >> 32, both & 0xFFFFFFFF


def in_turn(pairs: Pairs) -> Iterator[tuple[int, int]]:
    """The pairs, one after the other."""
    return zip(pairs[0].tolist(), pairs[1].tolist(), strict=True)


def _each_once(numbers: Places) -> Places:
    """The numbers in order, each once: faster than `numpy.unique` on a million of them."""
    ordered = np.sort(numbers)
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]] if len(ordered) else ordered
