"""What memory keeps of a person's contact history."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class ContactSums:
    """Sums over a person's contact days up to `last`, from which strength is computed on any later day.

    weight, weight_in, weight_out: exponential sums with a half-life of 90 days, as of `last`
    (E, E_in and E_out of the model's section 1). days: contact days. exchanges: days that complete
    a voluntary two-way exchange; last_exchange the latest of them; last_in, last_out the latest
    days with voluntary contact from them and from me (0 for never, here and below).
    last_one_to_one, last_personal: the latest evidence of depth; channels: the last day of each of
    CHANNELS; work, private: a contact in that context is on record. last_value_first: my latest
    touch without an ask. next: the first contact day after the day for which the sums were made
    (typed in ahead of time), or None.

    For friendship (section 2): runs: pairs of first and last day of runs of exchanges of which no
    two neighbors lie more than 360 days apart. my_asks: the day of each of my asks; their_asks:
    the days on which they asked. initiated, met: their contacts without an ask (one in 7 days) and
    the voluntary days of section 10, half-life 1,095 days, as of `last_initiated` and `last_met`;
    initiated_down, met_down: the part of them that fell into down periods. down: what happened in
    each down period, see `insight.down_signs`.
    """

    person: PersonId
    days: int
    first: Day
    last: Day
    weight: float
    weight_in: float
    weight_out: float
    exchanges: int
    last_exchange: Day
    last_in: Day
    last_out: Day
    last_one_to_one: Day
    last_personal: Day
    work: bool
    private: bool
    channels: tuple[Day, ...]
    last_value_first: Day
    runs: tuple[Day, ...]
    my_asks: tuple[Day, ...]
    their_asks: tuple[Day, ...]
    initiated: float
    initiated_down: float
    last_initiated: Day
    met: float
    met_down: float
    last_met: Day
    down: tuple[int, ...]
    next: Day | None


@dataclass(frozen=True, slots=True)
class Together:
    """Who met whom: for each pair (the lower id first) the scaled sum of `insight.meetings`.

    whole: these are all pairs; otherwise they are what to add to the pairs known so far.
    """

    pairs: Mapping[tuple[PersonId, PersonId], float] = field(default_factory=dict)
    whole: bool = False
