"""From touches to contact days to the sums that strength needs (model sections 1 and 10).

A score counts at most one contact a day, so touches are first folded into days, each with its
largest weight in, out and mutual. The sums are exponential or extreme values: moving on to
another day needs no history, only one multiplication.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.touch import CHANNELS, Channel, Touch
from godfather_desktop.insight.down_signs import REPLY_DAYS, DownSigns, packed, unpacked
from godfather_desktop.insight.fading import decay

WEIGHT_HALF_LIFE = 90.0
PROOF_HALF_LIFE = 1095.0

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
_RUN_DAYS = 360
"""Two exchanges at most this far apart leave no window of days 91-450 after a change without one (section 2, P4)."""
_INITIATIVE_DAYS = 7


def weight_of(touch: Touch) -> float:
    """W = CH[channel] / max(1, people - 1), a quarter of it when obligate."""
    weight = CHANNEL_WEIGHT[touch.channel] / max(1, touch.people - 1)
    return weight * OBLIGATE_SHARE if touch.obligate else weight


def sums_of(
    person: PersonId, touches: Iterable[Touch], as_of: Day, downs: Sequence[DownPeriod] = ()
) -> ContactSums | None:
    """The sums of one person's touches, oldest first; None when no touch is on record.

    downs: all down periods of the owner. Touches after `as_of` do not exist yet, but the day of
    the first of them is kept, so that the sums are made anew when it comes.
    """
    tally = _Tally(person, downs)
    following: Day | None = None
    for day, touched in groupby(touches, key=lambda touch: touch.day):
        if day > as_of:
            following = day
            break
        tally.add_day(day, touched)
    return tally.sums(following)


def sums_by_person(touches: Iterable[Touch], as_of: Day, downs: Sequence[DownPeriod] = ()) -> Iterator[ContactSums]:
    """The sums of many people; touches come sorted by person, then day. Memory stays flat."""
    for person, theirs in groupby(touches, key=lambda touch: touch.person):
        sums = sums_of(person, theirs, as_of, downs)
        if sums is not None:
            yield sums


def latest_day(sums: ContactSums) -> Day:
    """The last day that any of the sums speaks of; bulk mail is no contact, but may carry an ask."""
    return max(sums.last, *sums.my_asks[-1:], *sums.their_asks[-1:], sums.last_value_first)


def extended(sums: ContactSums | None, touch: Touch, downs: Sequence[DownPeriod] = ()) -> ContactSums | None:
    """The sums with one more touch on a day after all others; O(1)."""
    tally = _Tally(touch.person, downs)
    if sums is not None:
        if touch.day <= latest_day(sums):
            raise ValueError("a touch on or before the last day needs the whole history")
        tally.resume(sums)
    tally.add_day(touch.day, (touch,))
    return tally.sums(sums.next if sums is not None else None)


class _Tally:
    """The running sums of one person; a class because a day alters a dozen of them together."""

    def __init__(self, person: PersonId, downs: Sequence[DownPeriod]) -> None:
        self.person = person
        self._downs = downs
        self.days = 0
        self.first = self.last = NEVER
        self.weight = self.weight_in = self.weight_out = 0.0
        self.exchanges = 0
        self.last_exchange = self.last_in = self.last_out = NEVER
        self.last_one_to_one = self.last_personal = NEVER
        self.work = self.private = False
        self.channels = [NEVER] * len(CHANNELS)
        self.last_value_first = NEVER
        self.runs: list[Day] = []
        self.my_asks: list[Day] = []
        self.their_asks: list[Day] = []
        self.initiated = self.initiated_down = 0.0
        self.met = self.met_down = 0.0
        self.last_initiated = self.last_met = NEVER
        self.down: dict[int, DownSigns] = {}
        self.seen = False

    def resume(self, sums: ContactSums) -> None:
        for name in ContactSums.__slots__:
            if name not in ("person", "down", "next"):
                value = getattr(sums, name)
                setattr(self, name, list(value) if isinstance(value, tuple) else value)
        self.down = {signs.period: signs for signs in unpacked(sums.down)}
        self.seen = True

    def add_day(self, day: Day, touches: Iterable[Touch]) -> None:
        largest = largest_in = largest_out = largest_mutual = 0.0
        contact = free = asked = False
        for touch in touches:
            self.seen = True
            weight = weight_of(touch)
            if touch.ask == "mine":
                self.my_asks.append(day)
            asked = asked or (touch.ask == "theirs" and touch.direction == "in")
            if touch.channel == "bulk":
                continue
            contact = True
            largest = max(largest, weight)
            if touch.obligate:
                continue
            if touch.direction == "in":
                largest_in = max(largest_in, weight)
                free = free or touch.ask == "none"
            elif touch.direction == "out":
                largest_out = max(largest_out, weight)
            else:
                largest_mutual = max(largest_mutual, weight)
            self._note_depth(day, touch)
        if asked:
            self.their_asks.append(day)
        if contact:
            self._count_day(day, largest, largest_in + largest_mutual / 2, largest_out + largest_mutual / 2)
            self._count_proof(
                day, free=free, met=largest_mutual > 0, heard=largest_in + largest_mutual > 0, wrote=largest_out > 0
            )

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
            if self.runs and day - self.runs[-1] <= _RUN_DAYS:
                self.runs[-1] = day
            else:
                self.runs += (day, day)
        if weight_in > 0:
            self.last_in = day
        if weight_out > 0:
            self.last_out = day

    def _count_proof(self, day: Day, *, free: bool, met: bool, heard: bool, wrote: bool) -> None:
        down = any(period.holds(day) for period in self._downs)
        if free and (self.last_initiated == NEVER or day - self.last_initiated >= _INITIATIVE_DAYS):
            fade = decay(day - self.last_initiated, PROOF_HALF_LIFE) if self.last_initiated != NEVER else 0.0
            self.initiated = self.initiated * fade + 1.0
            self.initiated_down = self.initiated_down * fade + down
            self.last_initiated = day
        if free or met:
            fade = decay(day - self.last_met, PROOF_HALF_LIFE) if self.last_met != NEVER else 0.0
            self.met = self.met * fade + 1.0
            self.met_down = self.met_down * fade + down
            self.last_met = day
        if not (heard or wrote):
            return
        for period in self._downs:
            signs = self.down.get(period.id)
            if period.holds(day):
                signs = signs or DownSigns(period.id)
                self.down[period.id] = signs.on_day(day, free=free, heard=heard, wrote=wrote)
            elif signs is not None and heard:
                self.down[period.id] = signs.after(day)

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
            last_value_first=self.last_value_first,
            runs=tuple(self.runs),
            my_asks=tuple(self.my_asks),
            their_asks=tuple(self.their_asks),
            initiated=self.initiated,
            initiated_down=self.initiated_down,
            last_initiated=self.last_initiated,
            met=self.met,
            met_down=self.met_down,
            last_met=self.last_met,
            down=packed(self.down.values()),
            next=following,
        )
