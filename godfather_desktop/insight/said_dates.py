"""Dates in words inside a line of text: found by shape, read by dateparser (English only)."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.trouble import RuleBroken

if TYPE_CHECKING:
    from dateparser.date import DateDataParser

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_COUNT = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten)"
_DATE = re.compile(
    r"\b(?P<by>by\s+|until\s+)?(?:(?:on|in|at)\s+)?(?P<said>"
    r"\d{4}-\d{2}-\d{2}"
    r"|today|yesterday|tomorrow|tonight|this\s+morning"
    rf"|{_COUNT}\s+(?:day|week|month|year)s?\s+ago"
    rf"|(?:last|this|next)\s+(?:week|month|year|{_WEEKDAY})"
    r"|(?:the\s+)?end\s+of\s+(?:the\s+|this\s+)?(?:week|month|year)"
    rf"|(?:the\s+)?end\s+of\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|{_WEEKDAY}(?=\b)"
    r"|\d{1,2}/\d{1,2}/\d{4}"
    r")\b",
    re.IGNORECASE,
)

_ALSO_WORDS = ("sat", "sun", "wed")
"""Alone and in small letters these are no days: 'sat with Ann Lee'."""


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date found in a line. due: it was said as a limit ('by Friday')."""

    day: Day
    start: int
    end: int
    due: bool


def dates_in(text: str, today: Day) -> list[SaidDate]:
    """The dates that a line names, from left to right. Raises RuleBroken for one that does not exist."""
    found: list[SaidDate] = []
    for match in _DATE.finditer(text):
        if match[0] in _ALSO_WORDS:
            continue
        due = match["by"] is not None
        day = read_date(match["said"], today, ahead=due)
        if day is None:
            raise RuleBroken("no such date", field="date", said=match["said"])
        if text[: match.start()].lower().endswith("for "):
            # 'tickets for Monday' says what the favor was, not when.
            continue
        found.append(SaidDate(day, match.start(), match.end(), due))
    return found


_MONTH_END = re.compile(rf"end of (?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_date(said: str, today: Day, *, ahead: bool = False) -> Day | None:
    """A date in words as a day, None when it is none. ahead: 'Friday' means the next one."""
    words = " ".join(said.lower().split())
    if words in ("today", "tonight", "this morning"):
        return today
    if words == "yesterday":
        return today - 1
    if words == "tomorrow":
        return today + 1
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words):
        try:
            return date.fromisoformat(words).toordinal()
        except ValueError:
            return None
    if "end of" in words:
        return _end_of(words, date.fromordinal(today), ahead=ahead)
    weekday = re.fullmatch(rf"(?:(last|this|next)\s+)?({_WEEKDAY})", words)
    if weekday:
        return _weekday(weekday[2], weekday[1], today, ahead=ahead)
    words = re.sub(r"^(?:an?|one)\s+(?=day|week|month|year)", "1 ", words)
    return _by_library(words, today, ahead=ahead)


def _end_of(words: str, today: date, *, ahead: bool) -> Day | None:
    named = _MONTH_END.search(words)
    if named:
        month = 1 + _MONTHS.index(named["month"][:3])
        if named["year"]:
            return _last_day(int(named["year"]), month)
        ends = [_last_day(today.year + year, month) for year in (-1, 0, 1) if 0 < today.year + year < date.max.year]
        near = [end for end in ends if (end >= today.toordinal() if ahead else end <= today.toordinal())]
        return (min(near) if ahead else max(near)) if near else None
    if words.endswith("week"):
        return today.toordinal() + (4 - today.weekday()) % 7
    if words.endswith("year"):
        return date(today.year, 12, 31).toordinal()
    return _last_day(today.year, today.month)


def _last_day(year: int, month: int) -> Day:
    following, place = divmod(year * 12 + month, 12)
    if following > date.max.year:
        return date.max.toordinal()
    return date(following, place + 1, 1).toordinal() - 1


def _weekday(name: str, which: str | None, today: Day, *, ahead: bool) -> Day:
    wanted = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(name[:3])
    now = (today - 1) % 7
    if which == "next" or ahead:
        return today + ((wanted - now - 1) % 7 + 1)
    if which == "this":
        return today + (wanted - now)
    return today - ((now - wanted - 1) % 7 + 1 if which == "last" else (now - wanted) % 7)


def _by_library(words: str, today: Day, *, ahead: bool) -> Day | None:
    if not 366 < today < date.max.toordinal() - 366:
        return None
    anchor = _noon(today)
    found = _parser("future" if ahead else "past", anchor).get_date_data(words).date_obj
    return None if found is None else found.toordinal()


@lru_cache(maxsize=4)
def _parser(prefer: str, anchor: datetime) -> "DateDataParser":
    # dateparser takes 0.2 s to import and to make ready, which the start of the program must not wait for.
    from dateparser.date import DateDataParser

    return DateDataParser(languages=["en"], settings={"PREFER_DATES_FROM": prefer, "RELATIVE_BASE": anchor})


def make_ready(today: Day) -> None:
    """Load the date library; called off the UI thread so that the first line typed need not wait."""
    anchor = _noon(today)
    for prefer in ("past", "future"):
        _parser(prefer, anchor).get_date_data("3 days ago")


def _noon(today: Day) -> datetime:
    return datetime.fromordinal(today).replace(hour=12)
