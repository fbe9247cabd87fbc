"""The strength of my tie to a person, 0..100 (model section 1).

Six parts from the records, and the owner's own rating weighed in by its precision. Nothing on
record means 'unknown' with a wide band, never 'weak'.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.contact_days import NEVER, WEIGHT_HALF_LIFE
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.fading import faded
from godfather_desktop.insight.favor_values import services

Band = Literal["unknown", "nominal", "acquaintance", "working tie", "strong", "inner circle"]
State = Literal["unknown", "active", "cooling", "dormant", "dormant-strong"]

MONTHLY_WEIGHT = 90.0 / (30.0 * math.log(2.0))
"""E of one plain contact a month for ever: where the frequency part reaches one half."""
YEAR_DAYS = 365.25
_BAND_80 = 1.28
_RATING_SD = 15.0
_DORMANT_DAYS = 3 * YEAR_DAYS


@dataclass(frozen=True, slots=True)
class Strength:
    """Strength with its standard deviation, 80 % band and state.

    value, sd, low, high: 0..100. halt: silence as a multiple of the tie's own rhythm (k).
    rows: parts that sum to `value`.
    """

    person: PersonId
    value: float
    sd: float
    low: float
    high: float
    band: Band
    state: State
    contact_days: int
    exchanges: int
    last: Day | None
    halt: float
    rows: tuple[Row, ...]


def strength_in(rolodex: Rolodex, person: PersonId, as_of: Day) -> Strength:
    """The strength of a person of the Rolodex on a day."""
    return strength_of(rolodex.people[person], rolodex.sums.get(person), rolodex.favors_of(person), as_of)


def strength_of(person: Person, sums: ContactSums | None, favors: Iterable[Favor], as_of: Day) -> Strength:
    """Strength from a card, its contact sums (made for `as_of` or before) and its favors."""
    favors = tuple(favors)
    kin = person.relation == "family"
    if sums is not None and sums.days == 0:
        sums = None
    rows = _log_rows(sums, *services(favors, as_of), as_of, kin=kin)
    value = math.fsum(row.points for row in rows)
    days = sums.days if sums else 0
    sd = math.sqrt(10.0**2 + 20.0**2 * 5.0 / (5.0 + days))
    if person.rating is not None:
        share = (1 / _RATING_SD**2) / (1 / _RATING_SD**2 + 1 / sd**2)
        rows = _rated(rows, share, person.rating)
        value = math.fsum(row.points for row in rows)
        sd = (1 / _RATING_SD**2 + 1 / sd**2) ** -0.5
    halt = _halt(sums, as_of, kin=kin) if sums else 0.0
    state = _state(person, sums, favors, halt, as_of)
    return Strength(
        person=person.id,
        value=value,
        sd=sd,
        low=max(0.0, value - _BAND_80 * sd),
        high=min(100.0, value + _BAND_80 * sd),
        band="unknown" if state == "unknown" and value < 20 else band_of(value),
        state=state,
        contact_days=days,
        exchanges=sums.exchanges if sums else 0,
        last=sums.last if sums else None,
        halt=halt,
        rows=rows,
    )


def band_of(value: float) -> Band:
    """The word for a strength."""
    if value < 20:
        return "nominal"
    if value < 40:
        return "acquaintance"
    if value < 60:
        return "working tie"
    return "strong" if value < 80 else "inner circle"


_NO_SERVICES = Row("services", 0.0, 15.0, "no services", {"given": 0.0, "received": 0.0}, "favor")
_NOTHING_ON_RECORD = tuple(
    Row(part, 0.0, most, "nothing on record", {}, "log")
    for part, most in (
        ("frequency", 20.0),
        ("recency", 15.0),
        ("longevity", 10.0),
        ("reciprocity", 20.0),
        ("depth", 20.0),
    )
)


def _log_rows(sums: ContactSums | None, given: float, received: float, as_of: Day, *, kin: bool) -> tuple[Row, ...]:
    shared = min(given, received) + 0.25 * abs(given - received)
    service_row = (
        Row(
            "services",
            15.0 * shared / (shared + 2.0),
            15.0,
            "services",
            {"given": given, "received": received},
            "favor",
        )
        if shared
        else _NO_SERVICES
    )
    if sums is None:
        return (*_NOTHING_ON_RECORD, service_row)
    weight, weight_in, weight_out = (
        faded(amount, sums.last, as_of, WEIGHT_HALF_LIFE) for amount in (sums.weight, sums.weight_in, sums.weight_out)
    )
    gate = sums.exchanges / (sums.exchanges + 1.0)
    gated = {"gate": gate, "exchanges": sums.exchanges, "days": sums.days}
    silence = as_of - sums.last
    halt = _halt(sums, as_of, kin=kin)
    recency = 1.0 if halt <= 1.0 else max(0.0, 1.0 - math.log2(halt) / 3.0)
    years = (sums.last_exchange - sums.first) / YEAR_DAYS if sums.exchanges else 0.0
    flags = depth_flags(sums, as_of)
    return (
        Row("frequency", gate * 20.0 * weight / (weight + MONTHLY_WEIGHT), 20.0, "frequency", gated, "touch"),
        Row("recency", gate * 15.0 * recency, 15.0, "recency", gated | {"silence": silence, "halt": halt}, "touch"),
        Row(
            "longevity",
            gate * 10.0 * min(1.0, math.log1p(years) / math.log(11.0)),
            10.0,
            "longevity",
            gated | {"years": years},
        ),
        Row(
            "reciprocity",
            20.0 * 2.0 * min(weight_in, weight_out) / (weight_in + weight_out + 2.0),
            20.0,
            "reciprocity",
            {"mine": weight_out, "theirs": weight_in},
            "reply",
        ),
        Row("depth", 20.0 * sum(flags) / 4.0, 20.0, "depth", {"flags": flags}, "coffee"),
        service_row,
    )


def _rated(rows: tuple[Row, ...], share: float, rating: int) -> tuple[Row, ...]:
    kept = 1.0 - share
    return (
        *(Row(row.part, kept * row.points, kept * row.maximum, row.reason, row.values, row.improve) for row in rows),
        Row("rating", share * 10.0 * rating, share * 100.0, "rating", {"rating": rating, "share": share}),
    )


def _halt(sums: ContactSums, as_of: Day, *, kin: bool) -> float:
    """k: days since the last contact over the tie's own rhythm, which is shrunk towards 60 days."""
    rhythm = max(7.0, (60.0 + (sums.last - sums.first)) / sums.days)
    halt = (as_of - sums.last) / rhythm
    return halt / 2.0 if kin else halt


def depth_flags(sums: ContactSums, as_of: Day) -> tuple[bool, bool, bool, bool]:
    """One to one in person or video within a year; work and private; personal matter; three channels."""
    in_a_year = as_of - 365
    return (
        sums.last_one_to_one != NEVER and sums.last_one_to_one >= in_a_year,
        sums.work and sums.private,
        sums.last_personal != NEVER and sums.last_personal >= as_of - 730,
        sum(last != NEVER and last >= in_a_year for last in sums.channels) >= 3,
    )


def _state(person: Person, sums: ContactSums | None, favors: tuple[Favor, ...], halt: float, as_of: Day) -> State:
    if sums is None:
        return "unknown" if person.rating is None else "active"
    if halt >= 8.0 or as_of - sums.last >= _DORMANT_DAYS:
        rows = _log_rows(sums, *services(favors, sums.last), sums.last, kin=person.relation == "family")
        was_strong = math.fsum(row.points for row in rows) >= 60.0
        return "dormant-strong" if was_strong else "dormant"
    return "cooling" if halt > 2.0 else "active"


def is_own_tie(rolodex: Rolodex, person: Person) -> bool:
    """Whether I know the person at all (section 10): a contact day, a rating, or known personally or by referral."""
    sums = rolodex.sums.get(person.id)
    return (
        (sums is not None and sums.days > 0)
        or person.rating is not None
        or person.how_known in ("personally", "referral")
    )


def layer_of(rank: int) -> int:
    """The ring of the n-th strongest tie (rank from 0): 0 for the first 5, then 15, 50, 150, and beyond."""
    return sum(rank >= size for size in (5, 15, 50, 150))
