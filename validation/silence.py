"""Whether silence, measured by the tie's own rhythm, tells that a tie is over."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from godfather_desktop.domain.days import Day
from validation.auc import REPEATS, SEED, Interval, draws, interval, shares
from validation.finding import Finding, Gate, Table
from validation.mail import DATA, MAPPING, events
from validation.pairs import Pair, days_of, histories, strength_on, sums_on

BINS = (0.0, 1.0, 2.0, 4.0, 8.0, 16.0)
AHEAD_DAYS = 60
SNAPSHOTS = 6
SNAPSHOT_STEP = 30
RHYTHM_DAYS = 2
"""Contact days that a pair needs for a rhythm of its own: one gap."""
_REMARK = (
    "Which pairs to look at was not fixed beforehand, so all three readings are shown. Expected, from calls and "
    "texts of the MIT Social Evolution study: .75, .52, .45, .21, .03."
)
LEAST_DAYS = (1, RHYTHM_DAYS, 3)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One pair on one day. days: contact days so far. halt: the silence ratio k. again: contact within 60 days."""

    unit: Pair
    days: int
    halt: float
    again: bool


@dataclass(frozen=True, slots=True)
class Fall:
    """Shares of pairs in contact again, by bin of the silence ratio. steps: each share minus the one before."""

    counts: tuple[int, ...]
    shares: tuple[Interval, ...]
    steps: tuple[Interval, ...]

    @property
    def falls(self) -> bool:
        """Whether every share is below the one before it."""
        return all(later.value < earlier.value for earlier, later in pairwise(self.shares))


def snapshots(data: Path) -> list[Snapshot]:
    """Every pair that has written, once a month; the latest look leaves 60 days to see what came."""
    known = histories(events(data))
    last: Day = max(touches[-1].day for touches in known.values())
    looks = [last - AHEAD_DAYS - SNAPSHOT_STEP * number for number in range(SNAPSHOTS)]
    found = []
    for both, touches in sorted(known.items()):
        days = days_of(touches)
        for look in looks:
            sums = sums_on(touches, look)
            if sums is None or sums.days == 0:
                continue
            again = any(look < day <= look + AHEAD_DAYS for day in days)
            found.append(Snapshot(both, sums.days, strength_on(sums, look).halt, again))
    return found


def fall_of(seen: list[Snapshot], least_days: int, *, repeats: int = REPEATS, seed: int = SEED) -> Fall:
    """The share in contact again by bin, among pairs of at least so many contact days; pairs are resampled whole."""
    seen = [one for one in seen if one.days >= least_days and one.halt < BINS[-1]]
    numbers = {both: number for number, both in enumerate(sorted({one.unit for one in seen}))}
    bins = len(BINS) - 1
    total = np.zeros((len(numbers), bins))
    again = np.zeros((len(numbers), bins))
    for one in seen:
        place = numbers[one.unit], int(np.searchsorted(BINS, one.halt, side="right")) - 1
        total[place] += 1
        again[place] += one.again
    samples = np.concatenate(
        [shares(counts @ again, counts @ total) for counts in draws(len(numbers), repeats=repeats, seed=seed)]
    )
    parts = shares(again.sum(axis=0), total.sum(axis=0))
    steps = np.diff(parts)
    return Fall(
        tuple(int(number) for number in total.sum(axis=0)),
        tuple(interval(float(parts[at]), samples[:, at]) for at in range(bins)),
        tuple(interval(float(steps[at]), np.diff(samples, axis=1)[:, at]) for at in range(bins - 1)),
    )


def silence(data: Path) -> Finding:
    """Contact in the next 60 days, by the silence ratio."""
    seen = snapshots(data)
    falls = {least: fall_of(seen, least) for least in LEAST_DAYS}
    names = tuple(f"[{low:g}, {high:g})" for low, high in pairwise(BINS))
    rows = tuple(
        (f"{least} or more", *(f"{share}, n={count}" for share, count in zip(fall.shares, fall.counts, strict=True)))
        for least, fall in falls.items()
    )
    own = falls[RHYTHM_DAYS]
    steps = ", ".join(f"{step.value:+.3f} ({step.low:+.3f} to {step.high:+.3f})" for step in own.steps)
    return Finding(
        "When silence means the end",
        DATA,
        MAPPING + " The silence ratio is the days since the last contact divided by the tie's own rhythm, as the "
        f"program computes it, on {SNAPSHOTS} days a month apart.",
        f"{len({one.unit for one in seen})} pairs, {len(seen)} looks at them; the same pair is seen up to {SNAPSHOTS} "
        "times, so pairs are resampled whole.",
        (Table(("contact days on record", *names), rows),),
        Gate(
            "the share in contact again falls from bin to bin, for pairs with a rhythm of their own "
            "(two contact days or more)",
            own.falls,
            f"steps from bin to bin {steps}",
            _reason(falls, [one for one in seen if BINS[-2] <= one.halt < BINS[-1]]),
        ),
        (_REMARK,),
    )


def _reason(falls: dict[int, Fall], longest: list[Snapshot]) -> str:
    """Why the fall is not unbroken: the last bin holds other pairs than the one before it."""
    least = min((one.days for one in longest), default=0)
    last = falls[RHYTHM_DAYS].counts[-1]
    return (
        f"The share falls up to eightfold silence and then stays level, as far as {last} looks can tell. The last bin "
        "holds other pairs than the one before: within nine months, only a pair that wrote several times in short "
        f"order can be silent for eight of its own intervals. All in the last bin had {least} contact days or more; "
        "many in the bin before had just two. Among pairs of three contact days or more, the share "
        f"{'falls' if falls[3].falls else 'does not fall'} from bin to bin. Pairs with a single contact day have no "
        "rhythm of their own; 60 days stand in for it, and they lower the bins up to fourfold silence."
    )
