"""Dates as people and programs write them into cells, in whatever order their country has them."""

import re
from collections.abc import Iterable
from typing import Literal

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.domain.text import clean_line, folded

Order = Literal["", "day first", "month first"]
"""How a file writes its dates; empty when it does not show."""

_TIME = re.compile(r"[T ]\s*\d{1,2}[:.]\d{2}([:.]\d{2})?.*$")
_NOTHING = re.compile(r"[0\s./\-:]*")
_YEARLESS = re.compile(r"-{1,2}(\d{2})-?(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日.]?|(\d{4})(\d{2})(\d{2})")
_YEAR = re.compile(r"(\d{4})(?:-(\d{2}))?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([-./])\s*(\d{1,2})\s*(?:\2\s*(\d{4}|\d{2}))?\.?")
_DAY_WORD = re.compile(r"(\d{1,2})\.?[\s\-./]*(?:de\s+)?([^\W\d_]{3,})\.?[\s\-./,]*(?:de\s+)?(\d{4}|\d{2})?")
_WORD_DAY = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4}))?")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?,\s*")
_NO_YEAR = ("0000", "1604")
"""What some programs write for a year that is not known."""
_MONTHS = (
    "january januar janvier enero gennaio januari janeiro stycznia styczen",
    "february februar fevrier febrero febbraio februari fevereiro lutego luty",
    "march marz maerz mars marzo maart marco marca marzec",
    "april avril abril aprile kwietnia kwiecien",
    "may mai mayo maggio mei maio maja maj",
    "june juni juin junio giugno junho czerwca czerwiec",
    "july juli juillet julio luglio julho lipca lipiec",
    "august aout agosto augustus sierpnia sierpien",
    "september septembre septiembre settembre setembro wrzesnia wrzesien",
    "october oktober octobre octubre ottobre outubro pazdziernika pazdziernik",
    "november novembre noviembre novembro listopada listopad",
    "december dezember decembre diciembre dicembre dezembro grudnia grudzien",
)


def order_of(texts: Iterable[str]) -> Order:
    """The order that all dates of a file allow for, when only one does and some date shows it."""
    shown: set[Order] = set()
    for text in texts:
        if match := _NUMBERS.fullmatch(_day_part(text)):
            first, second, year = int(match[1]), int(match[3]), match[4] or ""
            orders = _possible(first, second, year)
            if len(orders) == 1 and first != second:
                shown |= orders
    return shown.pop() if len(shown) == 1 else ""


def read_date(text: str, order: Order, today_year: int) -> tuple[str, str]:
    """A partial date, and a key of `wording.imports` for what is uncertain about it; both may be empty.

    today_year: years of two digits beyond it belong to the last century; of those up to it the
    century is not known, and the year is left out.
    """
    said = _day_part(text)
    if _NOTHING.fullmatch(said):
        return "", ""
    if match := _YEARLESS.fullmatch(said):
        return _checked(f"--{match[1]}-{match[2]}")
    if match := _YEAR_FIRST.fullmatch(said):
        year, month, day = (match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6])
        return _dated(year, int(month), int(day), today_year)
    if match := _YEAR.fullmatch(said):
        return _checked(said) if match[1] not in _NO_YEAR else ("", "")
    if match := _NUMBERS.fullmatch(said):
        first, second, year = int(match[1]), int(match[3]), match[4] or ""
        orders = _possible(first, second, year)
        if len(orders) == 2 and match[2] == ".":
            # Dots stand between day, month and year only where the day comes first.
            orders = {"day first"}
        elif len(orders) == 2 and order and first != second:
            orders = {order}
        if not orders:
            return "", "bad date"
        if len(orders) == 2 and first != second:
            return "", "ambiguous date"
        day, month = (first, second) if "day first" in orders else (second, first)
        return _dated(year, month, day, today_year)
    said = _WEEKDAY.sub("", said)
    if match := _DAY_WORD.fullmatch(said):
        return _dated(match[3] or "", _month(match[2]), int(match[1]), today_year)
    if match := _WORD_DAY.fullmatch(said):
        return _dated(match[3] or "", _month(match[1]), int(match[2]), today_year)
    return "", "bad date"


def _day_part(text: str) -> str:
    return _TIME.sub("", clean_line(text[:100])).strip()


def _possible(first: int, second: int, year: str) -> set[Order]:
    """The orders in which two numbers are a day of a month."""
    full = year if len(year) == 4 and year not in _NO_YEAR else ""
    orders: set[Order] = set()
    if _checked(_written(full, second, first))[0]:
        orders.add("day first")
    if _checked(_written(full, first, second))[0]:
        orders.add("month first")
    return orders


def _dated(year: str, month: int, day: int, today_year: int) -> tuple[str, str]:
    if len(year) == 2:
        if int(year) <= today_year % 100:
            date, why = _checked(_written("", month, day))
            return date, why or "century unknown"
        year = str(today_year // 100 * 100 - 100 + int(year))
    return _checked(_written("" if year in _NO_YEAR else year, month, day))


def _written(year: str, month: int, day: int) -> str:
    return f"{year or '-'}-{month:02}-{day:02}"


def _checked(date: str) -> tuple[str, str]:
    return (date, "") if is_partial_date(date) else ("", "bad date")


def _month(word: str) -> int:
    """The month that begins with this word in some language; 0 for none, or for several."""
    start = folded(word)
    found = [number for number, names in enumerate(_MONTHS, 1) if any(one.startswith(start) for one in names.split())]
    return found[0] if len(found) == 1 else 0
