"""Days and partial dates in words."""

from datetime import date

from godfather_desktop.domain.days import Day, is_partial_date
from godfather_desktop.wording.language import count, say

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_NEAR = 200
"""Days for which a weekday says more than a year."""


def day(value: Day) -> str:
    """'3 May 2026'."""
    on = date.fromordinal(value)
    return f"{on.day} {say(_MONTHS[on.month - 1])} {on.year}"


def weekday(value: Day) -> str:
    """'Tue 24 Nov'."""
    on = date.fromordinal(value)
    return f"{say(_WEEKDAYS[on.weekday()])} {on.day} {say(_MONTHS[on.month - 1])}"


def near_day(value: Day, today: Day) -> str:
    """'Tue 24 Nov', or with its year when it is far off: '3 May 2024'."""
    return weekday(value) if abs(value - today) < _NEAR else day(value)


def ago(value: Day, today: Day) -> str:
    """'today', 'yesterday', '12 days ago', '5 months ago', 'in 3 days'."""
    age = today - value
    if age == 0:
        return say("today")
    if age < 0:
        return say("tomorrow") if age == -1 else count("in {n} day", "in {n} days", -age)
    if age == 1:
        return say("yesterday")
    if age < 60:
        return count("{n} day ago", "{n} days ago", age)
    if age < 730:
        return count("{n} month ago", "{n} months ago", round(age / 30.44))
    return count("{n} year ago", "{n} years ago", round(age / 365.25))


def partial(text: str) -> str:
    """A partial date as people write it: '22 Mar 1980', 'Mar 1980', '22 Mar', '1980'."""
    if not is_partial_date(text):
        return text
    if text.startswith("--"):
        return f"{int(text[5:7])} {say(_MONTHS[int(text[2:4]) - 1])}"
    parts = text.split("-")
    words = [str(int(parts[0]))]
    if len(parts) > 1:
        words.insert(0, say(_MONTHS[int(parts[1]) - 1]))
    if len(parts) > 2:
        words.insert(0, str(int(parts[2])))
    return " ".join(words)
