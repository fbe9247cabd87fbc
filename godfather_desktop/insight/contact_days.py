"""From touches to contact days to the sums that strength needs (model sections 1 and 10).

A score counts at most one contact a day, so touches are first folded into days, each with its
largest weight in, out and mutual. The sums are exponential or extreme values: moving on to
another day needs no history, only one multiplication.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import CHANNELS, Channel, Touch
from godfather_desktop.insight.fading import decay

WEIGHT_HALF_LIFE = 90.0
ASK_HALF_LIFE = 60.0
REPLY_DAYS = 14
"""An answer within this many days makes an exchange."""

CHANNEL_WEIGHT: dict[Channel, float] = {
    "in-person": 2.0,
    "video": 1.5,
    "call": 1.5,
    "email": 1.0,
    "message": 1.0,
    "letter": 1.0,
    "reaction": 0.1,
    "bulk": 0.0,
}
OBLIGATE_SHARE = 0.25
_FACE_TO_FACE: tuple[Channel, ...] = ("in-person", "video")
NEVER: Day = 0


def weight_of(touch: Touch) -> float:
    """W = CH[channel] / max(1, people - 1), a quarter of it when obligate."""
    weight = CHANNEL_WEIGHT[touch.channel] / max(1, touch.people - 1)
    return weight * OBLIGATE_SHARE if touch.obligate else weight


def sums_of(person: PersonId, touches: Iterable[Touch], as_of: Day) -> ContactSums | None:
    """The sums of one person's touches, oldest first; None when no touch is on record.

    Touches after `as_of` do not exist yet, but the day of the first of them is kept, so that the
    sums are made anew when it comes.
    """
    tally = _Tally(person)
    following: Day | None = None
    for day, touched in groupby(touches, key=lambda touch: touch.day):
        if day > as_of:
            following = day
            break
        tally.add_day(day, touched)
    return tally.sums(following)


def sums_by_person(touches: Iterable[Touch], as_of: Day) -> Iterator[ContactSums]:
    """The sums of many people; touches come sorted by person, then day. Memory stays flat."""
    for person, theirs in groupby(touches, key=lambda touch: touch.person):
        sums = sums_of(person, theirs, as_of)
        if sums is not None:
            yield sums


def extended(sums: ContactSums | None, touch: Touch) -> ContactSums | None:
    """The sums with one more touch on a day after all others; O(1)."""
    tally = _Tally(touch.person)
    if sums is not None:
        if touch.day <= sums.last:
            raise ValueError("a touch on or before the last day needs the whole history")
        tally.resume(sums)
    tally.add_day(touch.day, (touch,))
    return tally.sums(None)


class _Tally:
    """The running sums of one person; a class because a day alters a dozen of them together."""

    def __init__(self, person: PersonId) -> None:
        self.person = person
        self.days = 0
        self.first = self.last = NEVER
        self.weight = self.weight_in = self.weight_out = 0.0
        self.exchanges = 0
        self.last_exchange = self.last_in = self.last_out = NEVER
        self.last_one_to_one = self.last_personal = NEVER
        self.work = self.private = False
        self.channels = [NEVER] * len(CHANNELS)
        self.asks = 0.0
        self.last_ask = self.last_value_first = NEVER
        self.seen = False

    def resume(self, sums: ContactSums) -> None:
        for name in ContactSums.__slots__:
            if name not in ("person", "channels", "next"):
                setattr(self, name, getattr(sums, name))
        self.channels = list(sums.channels)
        self.seen = True

    def add_day(self, day: Day, touches: Iterable[Touch]) -> None:
        largest = largest_in = largest_out = largest_mutual = 0.0
        contact = False
        for touch in touches:
            self.seen = True
            weight = weight_of(touch)
            if touch.ask == "mine":
                self.asks = self.asks * decay(day - self.last_ask, ASK_HALF_LIFE) + 1.0 if self.asks else 1.0
                self.last_ask = day
            if touch.channel == "bulk":
                continue
            contact = True
            largest = max(largest, weight)
            if touch.obligate:
                continue
            if touch.direction == "in":
                largest_in = max(largest_in, weight)
            elif touch.direction == "out":
                largest_out = max(largest_out, weight)
            else:
                largest_mutual = max(largest_mutual, weight)
            self._note_depth(day, touch)
        if contact:
            self._count_day(day, largest, largest_in + largest_mutual / 2, largest_out + largest_mutual / 2)

    def _note_depth(self, day: Day, touch: Touch) -> None:
        self.channels[CHANNELS.index(touch.channel)] = day
        if touch.channel in _FACE_TO_FACE and touch.people == 2:
            self.last_one_to_one = day
        if touch.personal:
            self.last_personal = day
        self.work = self.work or touch.context == "work"
        self.private = self.private or touch.context == "personal"
        if touch.direction != "in" and touch.ask == "none":
            self.last_value_first = day

    def _count_day(self, day: Day, weight: float, weight_in: float, weight_out: float) -> None:
        fade = decay(day - self.last, WEIGHT_HALF_LIFE) if self.days else 0.0
        self.days += 1
        if self.days == 1:
            self.first = day
        self.last = day
        self.weight = self.weight * fade + weight
        self.weight_in = self.weight_in * fade + weight_in
        self.weight_out = self.weight_out * fade + weight_out
        answered = weight_in > 0 and self.last_out != NEVER and day - self.last_out <= REPLY_DAYS
        replied = weight_out > 0 and self.last_in != NEVER and day - self.last_in <= REPLY_DAYS
        if (weight_in > 0 and weight_out > 0) or answered or replied:
            self.exchanges += 1
            self.last_exchange = day
        if weight_in > 0:
            self.last_in = day
        if weight_out > 0:
            self.last_out = day

    def sums(self, following: Day | None) -> ContactSums | None:
        if not self.seen and following is None:
            return None
        return ContactSums(
            person=self.person,
            days=self.days,
            first=self.first,
            last=self.last,
            weight=self.weight,
            weight_in=self.weight_in,
            weight_out=self.weight_out,
            exchanges=self.exchanges,
            last_exchange=self.last_exchange,
            last_in=self.last_in,
            last_out=self.last_out,
            last_one_to_one=self.last_one_to_one,
            last_personal=self.last_personal,
            work=self.work,
            private=self.private,
            channels=tuple(self.channels),
            asks=self.asks,
            last_ask=self.last_ask,
            last_value_first=self.last_value_first,
            next=following,
        )
