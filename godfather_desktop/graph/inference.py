"""Ties inferred for the whole Rolodex at once: who worked together, met, or shares contacts (section 4).

The same formulas as `insight.warmth`, on arrays: a Rolodex of thousands has hundreds of thousands
of pairs. Work on copies (`Facts`), so that it can run off the UI thread.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId
from godfather_desktop.domain.role import Role
from godfather_desktop.graph.facts import MOST_CONTACTS, Facts, Pair
from godfather_desktop.insight.meetings import times_together
from godfather_desktop.insight.spells import Spell, spells_of
from godfather_desktop.insight.strength import YEAR_DAYS
from godfather_desktop.insight.warmth import (
    LEAST_CERTAINTY,
    SHARED_SHARE,
    SHARED_STRENGTH,
    STRENGTH_CAP,
    SURE_CONTACT,
    UNKNOWN_HEADCOUNT,
    Warmth,
)

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
_BLOCK = 256


_Part = tuple[Ints, Floats, Floats]
"""Keys of pairs, and the logarithms of 1-certainty and 1-strength."""


@dataclass(frozen=True, slots=True)
class Inferred:
    """Ties nobody has recorded. ids: (n,) people, ascending. keys: (m,) row of one times n plus row of
    the other, ascending. certainty, strength: (m,) 0..1. raised: what recorded ties come to that
    were not said outright, together with what was inferred of the same pair.
    """

    ids: Ints
    keys: Ints
    certainty: Floats
    strength: Floats
    raised: Mapping[Pair, Warmth] = field(default_factory=dict)

    def between(self, a: PersonId, b: PersonId) -> Warmth | None:
        """What was inferred of two people."""
        rows = np.searchsorted(self.ids, (min(a, b), max(a, b)))
        if (rows >= len(self.ids)).any() or self.ids[rows[0]] != min(a, b) or self.ids[rows[1]] != max(a, b):
            return None
        key = int(rows[0]) * len(self.ids) + int(rows[1])
        place = int(np.searchsorted(self.keys, key))
        if place == len(self.keys) or int(self.keys[place]) != key:
            return None
        return Warmth(float(self.certainty[place]), float(self.strength[place]))

    def partners(self, person: PersonId) -> list[PersonId]:
        """Everybody to whom a tie was inferred."""
        row = int(np.searchsorted(self.ids, person))
        if row == len(self.ids) or self.ids[row] != person:
            return []
        low, high = self.keys // len(self.ids), self.keys % len(self.ids)
        rows = np.concatenate((high[low == row], low[high == row]))
        return [PersonId(int(one)) for one in self.ids[rows]]


NOTHING = Inferred(*(np.empty(0, dtype=np.int64),) * 2, *(np.empty(0),) * 2)


def inferred(facts: Facts) -> Inferred:
    """All ties that can be inferred, by noisy-OR over the sources. Any thread."""
    ids = np.array(sorted(person for person in facts.people if person != ME), dtype=np.int64)
    count = len(ids)
    if count < 2:
        return NOTHING
    place = {int(person): row for row, person in enumerate(ids)}
    told: dict[str, set[int]] = {}
    for tie in facts.ties:
        if tie.a in place and tie.b in place:
            told.setdefault(tie.source, set()).add(place[tie.a] * count + place[tie.b])
    # A word of mouth stands alone; other statements are not counted a second time.
    silenced = told.get("stated", set()) | told.get("denied", set())
    parts = [
        _without(_co_employed(facts, place, count), silenced | told.get("co-employed", set())),
        _without(_co_met(facts, place, count), silenced | told.get("co-met", set())),
        _without(_shared(facts, place, count), silenced),
    ]
    keys, unsure, weak = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    unique, group = np.unique(keys, return_inverse=True)
    certainty = -np.expm1(np.bincount(group, unsure, len(unique)))
    strength = np.minimum(STRENGTH_CAP, -np.expm1(np.bincount(group, weak, len(unique))))
    likely = certainty >= LEAST_CERTAINTY
    keys, certainty, strength = unique[likely], certainty[likely], strength[likely]
    return Inferred(ids, keys, certainty, strength, _raised(facts, place, (keys, certainty, strength)))


def _raised(facts: Facts, place: Mapping[int, int], found: _Part) -> dict[Pair, Warmth]:
    keys, certainty, strength = found
    pairs = [pair for pair in facts.warmths if pair[0] in place and pair[1] in place]
    sought = np.array([place[a] * len(place) + place[b] for a, b in pairs], dtype=np.int64)
    at = np.minimum(np.searchsorted(keys, sought), max(0, len(keys) - 1))
    raised: dict[Pair, Warmth] = {}
    for number in np.flatnonzero(keys[at] == sought).tolist() if len(keys) else ():
        known, more = facts.warmths[pairs[number]], at[number]
        raised[pairs[number]] = Warmth(
            1.0 - (1.0 - known.certainty) * (1.0 - float(certainty[more])),
            min(STRENGTH_CAP, 1.0 - (1.0 - known.strength) * (1.0 - float(strength[more]))),
        )
    return raised


def _part(keys: Ints, certainty: Floats, strength: Floats) -> _Part:
    sure = certainty >= LEAST_CERTAINTY
    return keys[sure], np.log1p(-np.minimum(certainty[sure], 1.0 - 1e-12)), np.log1p(-strength[sure])


def _without(part: _Part, silenced: Iterable[int]) -> _Part:
    keys = part[0]
    kept = ~np.isin(keys, np.fromiter(silenced, dtype=np.int64))
    return keys[kept], part[1][kept], part[2][kept]


def _keys(one: Ints, other: Ints, count: int) -> Ints:
    return np.minimum(one, other) * count + np.maximum(one, other)


def _co_employed(facts: Facts, place: Mapping[int, int], count: int) -> _Part:
    roles: dict[PersonId, list[Role]] = {}
    for role in facts.roles:
        if role.person in place:
            roles.setdefault(role.person, []).append(role)
    staff: dict[OrganizationId, list[tuple[int, Spell]]] = {}
    for person, held in roles.items():
        for spell in spells_of(held):
            staff.setdefault(spell.organization, []).append((place[person], spell))
    parts = [_colleagues(spells, facts.as_of, count) for spells in staff.values() if len(spells) > 1]
    return _joined(parts)


def _colleagues(staff: Sequence[tuple[int, Spell]], as_of: Day, count: int) -> _Part:
    """Everybody at one organization with everybody else, in blocks of rows so that memory stays small."""
    rows = np.array([row for row, _ in staff], dtype=np.int64)
    start = np.array([spell.start for _, spell in staff], dtype=np.float64)
    end = np.array([spell.until for _, spell in staff], dtype=np.float64)
    heads = np.array([spell.headcount or 0 for _, spell in staff], dtype=np.float64)
    parts: list[_Part] = []
    for first in range(0, len(staff), _BLOCK):
        one, other = np.triu_indices(min(_BLOCK, len(staff) - first), 1, len(staff) - first)
        one, other = one + first, other + first
        until = np.minimum(end[one], end[other])
        years = (np.minimum(until, as_of) - np.maximum(start[one], start[other])) / YEAR_DAYS
        met = (years > 0) & (rows[one] != rows[other])
        one, other, until, years = one[met], other[met], until[met], years[met]
        headcount = np.maximum(heads[one], heads[other])
        headcount = np.where(headcount == 0, UNKNOWN_HEADCOUNT, headcount)
        certainty = -np.expm1(-30.0 * years * headcount**-0.75)
        since = np.maximum(0.0, (as_of - until) / YEAR_DAYS)
        strength = 0.20 - 0.25 * np.expm1(-years / 2.0) + np.where(headcount <= 15, 0.10, 0.0)
        strength = np.minimum(STRENGTH_CAP, strength * np.exp2(-since / 5.0))
        parts.append(_part(_keys(rows[one], rows[other], count), certainty, strength))
    return _joined(parts)


def _co_met(facts: Facts, place: Mapping[int, int], count: int) -> _Part:
    pairs = [
        (place[a] * count + place[b], scaled) for (a, b), scaled in facts.together.items() if a in place and b in place
    ]
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    times = table[:, 1] * times_together(1.0, facts.as_of)
    return _part(table[:, 0].astype(np.int64), -np.expm1(-times), times / (times + 6.0))


def _shared(facts: Facts, place: Mapping[int, int], count: int) -> _Part:
    """Pairs with a contact in common: for each contact, everybody it knows with everybody else it knows."""
    known: dict[int, list[tuple[int, float]]] = {}
    for (a, b), warmth in facts.warmths.items():
        if warmth.certainty >= SURE_CONTACT and a in place and b in place:
            known.setdefault(place[a], []).append((place[b], warmth.strength))
            known.setdefault(place[b], []).append((place[a], warmth.strength))
    keys: list[Ints] = []
    misses: list[Floats] = []
    corners: dict[int, tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]] = {}
    for around in known.values():
        size = len(around)
        if not 2 <= size <= MOST_CONTACTS:
            continue
        one, other = corners.setdefault(size, np.triu_indices(size, 1))
        rows = np.array([row for row, _ in around], dtype=np.int64)
        strength = np.array([strength for _, strength in around])
        keys.append(_keys(rows[one], rows[other], count))
        misses.append(np.log1p(-SHARED_SHARE * strength[one] * strength[other]))
    if not keys:
        return _joined([])
    unique, group = np.unique(np.concatenate(keys), return_inverse=True)
    certainty = -np.expm1(np.bincount(group, np.concatenate(misses), len(unique)))
    return _part(unique, certainty, np.full(len(unique), SHARED_STRENGTH))


def _joined(parts: Sequence[_Part]) -> _Part:
    if not parts:
        return np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
    keys, unsure, weak = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return keys, unsure, weak
