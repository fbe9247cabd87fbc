"""Days as integers, and dates of which only a part is known.

A `Day` is a proleptic Gregorian ordinal (`date.toordinal`): 1 is the first of January of year 1.
A partial date is ISO text: `1980`, `1980-03`, `1980-03-22`, or `--03-22` without its year.
Text and not `date`, because real files hold years that `date` and Qt refuse.
"""

import re
from datetime import date
from functools import lru_cache

Day = int
Minute = int
"""Minutes of UTC since the beginning of day 0: a day times 1,440, plus the minutes since its midnight."""

FIRST_DAY: Day = 1
LAST_DAY: Day = date.max.toordinal()

_PARTIAL = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?|--(?P<m>\d{2})-(?P<d>\d{2})", re.ASCII
)
_LEAP_YEAR = 2000


def day_of(text: str) -> Day:
    """Read an ISO date. Raises ValueError when it is not one or not on the calendar."""
    return date.fromisoformat(text.strip()).toordinal()


def iso(day: Day) -> str:
    """Write a day as `YYYY-MM-DD`, with four digits of year also before the year 1000."""
    return date.fromordinal(day).isoformat()


def is_partial_date(text: str) -> bool:
    """Tell whether the text is a partial date that exists on the calendar."""
    match = _PARTIAL.fullmatch(text)
    if match is None:
        return False
    year = int(match["year"] or _LEAP_YEAR)
    month = int(match["month"] or match["m"] or 1)
    day = int(match["day"] or match["d"] or 1)
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def names_a_day(text: str) -> bool:
    """Whether a partial date says month and day, with its year or without."""
    return is_partial_date(text) and (text.startswith("--") or len(text) == len("2026-03-22"))


@lru_cache(maxsize=4096)
def first_day_of(text: str) -> Day | None:
    """The first day that a partial date can mean; None without a year or for no date at all."""
    if not is_partial_date(text) or text.startswith("--"):
        return None
    parts = [int(part) for part in text.split("-")]
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1).toordinal()
