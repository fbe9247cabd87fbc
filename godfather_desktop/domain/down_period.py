"""A down period: a time in which the owner had little to offer."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import DownPeriodId

DownCause = Literal["job-loss", "illness", "bereavement", "other"]
DOWN_CAUSES: tuple[DownCause, ...] = ("job-loss", "illness", "bereavement", "other")


@dataclass(frozen=True, slots=True)
class DownPeriod:
    """From `start` to `end`, both days included; end None while it lasts."""

    id: DownPeriodId
    start: Day
    end: Day | None = None
    cause: DownCause = "job-loss"

    def holds(self, day: Day) -> bool:
        """Whether a day lies in the period."""
        return self.start <= day and (self.end is None or day <= self.end)
