"""What memory keeps of a person's contact history."""

from dataclasses import dataclass

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
    CHANNELS; work, private: a contact in that context is on record. asks: my asks, half-life 60
    days, as of `last_ask`; last_value_first: my latest touch without an ask. next: the first
    contact day after the day for which the sums were made (typed in ahead of time), or None.
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
    asks: float
    last_ask: Day
    last_value_first: Day
    next: Day | None
