"""The evidence that a person would show up if the title disappeared (model section 2).

Weights of evidence, added up as logits. Never among them: how strong the tie is, how often I
write, favors that I gave, anybody's title. A guess until the owner's own drills confirm it.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.correction import DownSign, ProofPart
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, DownPeriodId, OrganizationId, PersonId
from godfather_desktop.domain.person import Person, Relation
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.contact_days import PROOF_HALF_LIFE
from godfather_desktop.insight.down_signs import DownSigns, unpacked
from godfather_desktop.insight.explanation import Row, chance_rows
from godfather_desktop.insight.fading import clipped, decay, sigmoid
from godfather_desktop.insight.favor_values import delivered, favor_value
from godfather_desktop.insight.spells import Spell, spells_of

LEVERAGE: dict[Relation, float] = {
    "": 0.4,
    "vendor": 0.8,
    "candidate": 0.8,
    "report": 0.8,
    "peer": 0.4,
    "former-colleague": 0.2,
    "friend": 0.1,
    "family": 0.1,
}
"""iota: how much my title could be worth to somebody of this relation."""
DOWN_LEVERAGE = 0.25
"""What is left of it while I am in a down period."""
HIGH_LEVERAGE = 0.6
SIGN_POINTS: dict[DownSign, float] = {
    "reached-out": 2.4,
    "helped": 2.5,
    "replied": 1.0,
    "ignored": -2.2,
    "ignored-once": -0.7,
    "knew": -1.2,
    "silent": -0.3,
    "none": 0.0,
}
MOST_POINTS: dict[ProofPart, tuple[float, float]] = {
    "down": (-4.0, 4.0),
    "unprompted": (-2.5, 2.0),
    "favors": (0.0, 2.5),
    "changes": (-2.0, 2.0),
    "title": (-1.0, 0.0),
}
"""The least and the most that each part can count; a correction stays within."""
TWO_AM_POINTS = 2.2
_CHANGE_HALF_LIFE = 3650.0
_SURVIVED, _LOST = 0.9, -1.4
_FIRST_DAY_AFTER, _LAST_DAY_AFTER = 91, 450
_OVERLAP_DAYS = 30
_STRUCTURAL: frozenset[Relation] = frozenset(("vendor", "candidate", "report"))


_MOST: dict[str, float] = {**{name: most for name, (_, most) in MOST_POINTS.items()}, "two am": TWO_AM_POINTS}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the evidence of everybody shares: the day, my down periods, my own spells of work, and where they were."""

    as_of: Day
    downs: tuple[DownPeriod, ...]
    spells: tuple[Spell, ...]
    places: frozenset[OrganizationId | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the evidence: points in logits, how many independent signals it rests on, and why."""

    points: float
    signals: int
    reason: str
    values: Mapping[str, object] = field(default_factory=dict)
    improve: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All evidence on one person. points: the sum of the parts, in logits.

    signals: how many independent signals there are. asks_share, asks: what part of their contacts
    are asks (r of P2) and how many there were, faded.
    """

    points: float
    parts: Mapping[str, Part]
    signals: int
    asks_share: float
    asks: float

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row for each part, in logits; they sum to `points`."""
        return tuple(
            Row(f"proof {name}", part.points, _MOST[name], part.reason, part.values, part.improve)
            for name, part in self.parts.items()
        )


_TWO_AM = {
    None: Part(0.0, 0, "two am unset", {}, "say two am"),
    True: Part(TWO_AM_POINTS, 1, "two am yes"),
    False: Part(-TWO_AM_POINTS, 1, "two am no"),
}
_NO_DOWN = Part(0.0, 0, "no down period", {}, "mark a down period")
_UNPROMPTED_NOTHING = Part(0.0, 0, "nothing unprompted")
_NO_FAVORS = Part(0.0, 0, "no favors of theirs")
_NO_CHANGE = Part(0.0, 0, "no job change")
_NO_DAYS = Part(0.0, 0, "no voluntary days")


def circumstances_of(rolodex: Rolodex, as_of: Day) -> Circumstances:
    """What the evidence of everybody shares on a day; down periods that lie ahead do not exist yet."""
    downs = sorted((one for one in rolodex.downs.values() if one.start <= as_of), key=lambda one: one.start)
    spells = spells_of(rolodex.roles_of(ME))
    return Circumstances(as_of, tuple(downs), tuple(spells), frozenset(spell.organization for spell in spells))


def evidence_in(rolodex: Rolodex, person: PersonId, around: Circumstances) -> Evidence:
    """The evidence on a person of the Rolodex."""
    card = rolodex.people[person]
    sums = rolodex.sums.get(person)
    favors = delivered(rolodex.favors_of(person), around.as_of)
    corrections = {(one.part, one.period): one for one in rolodex.corrections_of(person)}
    said = {
        period: tuple(one for one in SIGN_POINTS if one in correction.signs)
        for (part, period), correction in corrections.items()
        if part == "down" and period is not None
    }
    asks = _asks(sums, favors, around.as_of)
    voluntary, in_down = _initiated(sums, around.as_of)
    spells = _spells_that_matter(card, rolodex.roles_of(person), around)
    parts = {
        "down": _in_down_periods(sums, favors, said, around),
        "unprompted": _unprompted(card, voluntary, in_down, asks),
        "favors": _favors(card, favors, around),
        "changes": _changes(card, sums, spells, around),
        "two am": _TWO_AM[card.two_am],
        "title": _friend_of_the_title(card, sums, around),
    }
    for (name, period), correction in corrections.items():
        if period is None and name != "down":
            parts[name] = Part(clipped(correction.points, *MOST_POINTS[name]), 1, "corrected")
    return Evidence(
        math.fsum(part.points for part in parts.values()),
        parts,
        sum(part.signals for part in parts.values()),
        _asks_share(asks, voluntary),
        asks,
    )


def friend_rows(evidence: Evidence, base: float) -> tuple[Row, ...]:
    """The parts of the chance, in chances; they sum to `sigmoid(base + evidence.points)`."""
    first = Row("proof base", base, 0.0, "proof base")
    return chance_rows((first, *(row for row in evidence.rows if row.points)), sigmoid)


def leverage_of(card: Person, *, down: bool) -> float:
    """Iota of an event with this person, 0..1."""
    return LEVERAGE[card.relation] * (DOWN_LEVERAGE if down else 1.0)


def signs_of(
    sums: ContactSums | None, favors: Sequence[Favor], period: DownPeriod, as_of: Day
) -> tuple[tuple[DownSign, Day], ...]:
    """What the records say that a person did in a down period, with the day of each sign."""
    contact = next((one for one in unpacked(sums.down) if one.period == period.id), None) if sums else None
    seen = contact.seen(as_of) if contact is not None else ()
    help_days = [favor.day for favor in favors if favor.direction == "received" and period.holds(favor.day)]
    if help_days:
        kind = tuple(one for one in seen if one[0] in ("reached-out", "replied"))
        return (*kind, ("helped", min(help_days)))
    # They asked me for what they got; what I gave unasked says nothing of them.
    asked = any(favor.mode == "asked" and period.holds(favor.day) for favor in favors)
    if seen or _in_contact(contact) or asked:
        return seen
    return (("silent", min(as_of, period.end) if period.end is not None else as_of),)


def _in_contact(contact: DownSigns | None) -> bool:
    return contact is not None and contact.contact > 0


def _in_down_periods(
    sums: ContactSums | None,
    favors: Sequence[Favor],
    said: Mapping[DownPeriodId, tuple[DownSign, ...]],
    around: Circumstances,
) -> Part:
    if not around.downs:
        return _NO_DOWN
    points, signals = 0.0, 0
    shown: list[tuple[int, str]] = []
    for period in around.downs:
        recorded = signs_of(sums, favors, period, around.as_of)
        if period.id in said:
            first = recorded[0][1] if recorded else period.start
            recorded = tuple((sign, dict(recorded).get(sign, first)) for sign in said[period.id])
        for sign, day in recorded:
            points += decay(around.as_of - day, PROOF_HALF_LIFE) * SIGN_POINTS[sign]
            signals += sign not in ("silent", "none")
            shown.append((period.id, sign))
    return Part(clipped(points, *MOST_POINTS["down"]), signals, "down periods", {"signs": tuple(shown)}, "say signs")


def _faded(amount: float, since: Day, as_of: Day) -> float:
    return amount * decay(as_of - since, PROOF_HALF_LIFE) if amount else 0.0


def _initiated(sums: ContactSums | None, as_of: Day) -> tuple[float, float]:
    """nu, and the part of it inside down periods."""
    if sums is None:
        return 0.0, 0.0
    return (
        _faded(sums.initiated, sums.last_initiated, as_of),
        _faded(sums.initiated_down, sums.last_initiated, as_of),
    )


def _asks(sums: ContactSums | None, favors: Sequence[Favor], as_of: Day) -> float:
    """A: their asks, at most one a day."""
    days = set(sums.their_asks) if sums is not None else set()
    days.update(favor.day for favor in favors if favor.direction == "given" and favor.mode == "asked")
    return math.fsum(decay(as_of - day, PROOF_HALF_LIFE) for day in sorted(days))


def _asks_share(asks: float, voluntary: float) -> float:
    return (asks + 0.5) / (asks + voluntary + 1.0)


def _unprompted(card: Person, count: float, in_down: float, asks: float) -> Part:
    if not count and not asks:
        return _UNPROMPTED_NOTHING
    worth = (count - in_down) * (1.0 - leverage_of(card, down=False)) + in_down * (1.0 - leverage_of(card, down=True))
    share = _asks_share(asks, count)
    certainty = (asks + count) / (asks + count + 3.0)
    points = 0.6 * math.log1p(worth) - 2.4 * certainty * max(0.0, 2.0 * share - 1.0)
    return Part(
        clipped(points, *MOST_POINTS["unprompted"]),
        (count > 0) + (asks > 0),
        "unprompted",
        {"count": count, "worth": worth, "asks": asks, "share": share},
    )


def _favors(card: Person, favors: Sequence[Favor], around: Circumstances) -> Part:
    if not any(favor.direction == "received" for favor in favors):
        return _NO_FAVORS
    unasked = asked = 0.0
    named: list[int] = []
    for favor in favors:
        if favor.direction != "received" or favor.mode == "role":
            continue
        down = any(period.holds(favor.day) for period in around.downs)
        worth = (
            decay(around.as_of - favor.day, PROOF_HALF_LIFE) * (1.0 - leverage_of(card, down=down)) * favor_value(favor)
        )
        named.append(favor.id)
        if favor.mode == "unasked":
            unasked += worth
        else:
            asked += worth
    points = clipped(0.8 * math.log1p(unasked + 0.5 * asked), *MOST_POINTS["favors"])
    values = {"unasked": unasked, "asked": asked, "favors": tuple(named)}
    return Part(points, bool(named), "their favors" if named else "no favors of theirs", values)


def change_days(card: Person, sums: ContactSums | None, spells: Sequence[Spell], mine: Sequence[Spell]) -> list[Day]:
    """The days on which the structural reason to talk ended: work at one place, or what I could do for them."""
    days = {
        min(one.until, other.until)
        for one in mine
        for other in spells
        if one.organization == other.organization
        and min(one.until, other.until) - max(one.start, other.start) >= _OVERLAP_DAYS
        and (one.end is not None or other.end is not None)
    }
    if card.relation in _STRUCTURAL and sums is not None and sums.days:
        # Jobs that ended before we first met ended nothing between us.
        days |= {one.end for one in (*mine, *spells) if one.end is not None and one.end > sums.first}
    return sorted(days)


def _spells_that_matter(card: Person, roles: list[Role], around: Circumstances) -> list[Spell]:
    """Their spells of work; none where no change of job can have ended anything between us."""
    if card.relation in _STRUCTURAL or any(role.organization in around.places for role in roles):
        return spells_of(roles)
    return []


def _changes(card: Person, sums: ContactSums | None, spells: Sequence[Spell], around: Circumstances) -> Part:
    days = change_days(card, sums, spells, around.spells) if spells or around.spells else ()
    points, survived, lost = 0.0, 0, 0
    for day in days:
        if around.as_of - day < _LAST_DAY_AFTER:
            continue
        stayed = sums is not None and _exchanged(sums.runs, day + _FIRST_DAY_AFTER, day + _LAST_DAY_AFTER)
        survived, lost = survived + stayed, lost + (not stayed)
        points += (_SURVIVED if stayed else _LOST) * decay(around.as_of - day, _CHANGE_HALF_LIFE)
    if not survived and not lost:
        return _NO_CHANGE
    values = {"survived": survived, "lost": lost}
    return Part(clipped(points, *MOST_POINTS["changes"]), survived + lost, "job changes", values)


def _exchanged(runs: Sequence[Day], first: Day, last: Day) -> bool:
    """Whether an exchange fell into a window of 360 days: exact, since runs have no wider gap."""
    return any(runs[place] <= last and runs[place + 1] >= first for place in range(0, len(runs), 2))


def _friend_of_the_title(card: Person, sums: ContactSums | None, around: Circumstances) -> Part:
    if sums is None or not sums.met:
        return _NO_DAYS
    days = _faded(sums.met, sums.last_met, around.as_of)
    high = sum(
        amount
        for amount, down in ((sums.met - sums.met_down, False), (sums.met_down, True))
        if leverage_of(card, down=down) >= HIGH_LEVERAGE
    )
    high = _faded(high, sums.last_met, around.as_of)
    return Part(-high / (days + 3.0), high > 0, "title days" if high else "no title days", {"high": high, "days": days})
