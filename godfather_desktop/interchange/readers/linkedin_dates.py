"""Dates as LinkedIn wrote them over the years, and as spreadsheet programs left them.

Month names are English in every export; a day before a month is told from a month before a day only
where one of the two is no month.
"""

import re
from functools import lru_cache

from godfather_desktop.domain.days import is_partial_date

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WORD = r"([A-Za-z]{3,9})\.?"
_YEAR = r"(\d{4}|\d{2})(?!\d)"
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}})[ -]{_WORD},?[ -]{_YEAR}", re.ASCII)
_SLASHED = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})/{_YEAR}", re.ASCII)
_MONTH_FIRST = re.compile(rf"{_WORD} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})(?!\d)", re.ASCII)
_CLOCKED = re.compile(rf"[A-Za-z]{{3}},? {_WORD} (\d{{1,2}}) [\d:]+(?: [A-Z]{{1,5}})? (\d{{4}})(?!\d)", re.ASCII)
_MONTH_ONLY = re.compile(rf"{_WORD}(?: (\d{{4}})|-(\d{{4}}|\d{{2}}))", re.ASCII)
_BIRTHDAY = re.compile(rf"{_WORD} (\d{{1,2}})", re.ASCII)
_LAST_OF_THIS_CENTURY = 68
"""Two digits of a year up to this one are of the 2000s, as POSIX has it."""


def date_in(text: str) -> str:
    """The partial date that a cell names, empty for none: `31 Oct 2021`, `12/11/17, 6:14 PM`, `Jan 2018`, `2014`.

    A time of day that follows is left out; it is UTC in messages and the owner's own elsewhere.
    """
    said = text.strip()
    # Times of day would make every cell another one.
    return _date_in(said[:10] if said[4:5] in ("-", "/") and said[10:11] in ("", " ", "T") else said[:40])


@lru_cache(maxsize=8_192)
def _date_in(said: str) -> str:
    if match := _ISO.match(said):
        found = _date(match[1], match[2], match[3])
    elif match := _DAY_FIRST.match(said):
        found = _date(match[3], _month(match[2]), match[1])
    elif match := _SLASHED.match(said):
        month, day = (match[1], match[2]) if int(match[1]) <= len(_MONTHS) else (match[2], match[1])
        found = _date(match[3], month, day)
    elif match := _MONTH_FIRST.match(said) or _CLOCKED.match(said):
        found = _date(match[3], _month(match[1]), match[2])
    elif match := _MONTH_ONLY.fullmatch(said):
        found = f"{_full_year(match[2] or match[3])}-{int(_month(match[1])):02}"
    elif match := _BIRTHDAY.fullmatch(said):
        found = f"--{int(_month(match[1])):02}-{int(match[2]):02}"
    else:
        found = said
    return found if is_partial_date(found) else ""


def _date(year: str, month: str, day: str) -> str:
    return f"{_full_year(year)}-{int(month):02}-{int(day):02}"


def _full_year(year: str) -> str:
    if len(year) == len("2017"):
        return year
    return f"20{year}" if int(year) <= _LAST_OF_THIS_CENTURY else f"19{year}"


def _month(word: str) -> str:
    """The number of an English month, `0` for another word."""
    name = "sep" if word.lower() == "sept" else word.lower()
    return str(next((number for number, month in enumerate(_MONTHS, 1) if month.startswith(name)), 0))
