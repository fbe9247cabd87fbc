"""What a person did in each down period, as contact sums keep it (model section 10, P1).

`ContactSums.down` is a flat tuple of numbers, FIELDS for each period in which there was contact,
so that it is stored and compared like the other sums. `DownSigns` gives the numbers their names.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Literal

from godfather_desktop.domain.correction import DownSign
from godfather_desktop.domain.days import Day

REPLY_DAYS = 14
_FOLLOW_UP_DAYS = 2


@dataclass(frozen=True, slots=True)
class DownSigns:
    """Days of what happened with one person in one down period; 0 where it did not.

    reached_out: they wrote without an ask before I did. first_out: my first note. follow_up: my
    first note at least two days later. replied: their first answer within 14 days of a note.
    last_out: my latest note. contact: the first contact of any kind.
    """

    period: int
    reached_out: Day = 0
    first_out: Day = 0
    follow_up: Day = 0
    replied: Day = 0
    last_out: Day = 0
    contact: Day = 0

    def on_day(self, day: Day, *, free: bool, heard: bool, wrote: bool) -> "DownSigns":
        """The signs after one more day inside the period.

        free: they contacted me without an ask. heard: they contacted me, or we met. wrote: I did.
        """
        reached, replied = self.reached_out, self.replied
        first_out, follow_up, last_out = self.first_out, self.follow_up, self.last_out
        if wrote:
            if first_out and not follow_up and day - first_out >= _FOLLOW_UP_DAYS:
                follow_up = day
            first_out, last_out = first_out or day, day
        if heard and not replied and last_out and day - last_out <= REPLY_DAYS:
            replied = day
        elif free and not first_out and not reached:
            reached = day
        return DownSigns(self.period, reached, first_out, follow_up, replied, last_out, self.contact or day)

    def after(self, day: Day) -> "DownSigns":
        """The signs after they were heard of on a day past the period: only an answer counts."""
        if not self.replied and self.last_out and day - self.last_out <= REPLY_DAYS:
            return DownSigns(
                self.period, self.reached_out, self.first_out, self.follow_up, day, self.last_out, self.contact
            )
        return self

    def seen(self, as_of: Day) -> tuple[tuple[DownSign, Day], ...]:
        """The signs with their days; empty when nothing is decided yet. Help received is not among them."""
        if self.reached_out:
            return (("reached-out", self.reached_out),)
        if self.replied:
            return (("replied", self.replied),)
        if self.first_out and as_of - self.first_out > REPLY_DAYS:
            sign: Literal["ignored", "ignored-once"] = "ignored" if self.follow_up else "ignored-once"
            return ((sign, self.first_out),)
        return ()


_NAMES = tuple(field.name for field in fields(DownSigns))
FIELDS = len(_NAMES)


def packed(signs: Iterable[DownSigns]) -> tuple[int, ...]:
    """Signs of several periods as flat numbers."""
    return tuple(getattr(one, name) for one in signs for name in _NAMES)


def unpacked(numbers: tuple[int, ...]) -> list[DownSigns]:
    """What `packed` made flat."""
    return [DownSigns(*numbers[start : start + FIELDS]) for start in range(0, len(numbers), FIELDS)]
