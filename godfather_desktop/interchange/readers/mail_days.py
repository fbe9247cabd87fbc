"""The day on which a message was sent, as its sender's calendar had it."""

import re
from datetime import date

from godfather_desktop.domain.days import Day
from godfather_desktop.interchange.readers.mail_fields import Fields, first_of, received_in
from godfather_desktop.interchange.readers.mail_stream import Letter

EARLIEST = date(1971, 1, 1).toordinal()
"""Mail has been sent since 1971: earlier days, above all the first of 1970, come from clocks that were not set."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = "|".join(_MONTHS)
_NUMBER = {name: number for number, name in enumerate(_MONTHS, 1)}
_SHOWN = 200
_RFC = re.compile(
    rf"(?:^|[\s,])(\d{{1,2}})[\s-]+({_NAMES})[a-z]*\.?[\s,-]+(\d{{4}}|\d{{2,3}})(?![\d:])", re.IGNORECASE | re.ASCII
)
_ASCTIME = re.compile(
    rf"\b({_NAMES})[a-z]*\.?\s+(\d{{1,2}}),?\s+(?:\d{{1,2}}:\d\d(?::\d\d)?\s+)?(?:[^\s\d]\S*\s+)?(\d{{4}})\b",
    re.IGNORECASE | re.ASCII,
)
_ISO = re.compile(r"(?:^|\s)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[\sT])", re.ASCII)


def day_written(text: str) -> Day | None:
    """`Wed, 22 Jun 2016 12:27:30 -0700`, `Wed Jun 22 12:27:30 2016` or `2016-06-22`; None when it is none.

    The day stands as the sender's own clock had it: an offset moves nothing. Years of two or three digits
    as in RFC 5322, 4.3.
    """
    text = text[:_SHOWN]
    if match := _RFC.search(text):
        day, month, year = int(match[1]), _NUMBER[match[2].lower()], _full(match[3])
    elif match := _ASCTIME.search(text):
        day, month, year = int(match[2]), _NUMBER[match[1].lower()], int(match[3])
    elif match := _ISO.search(text):
        day, month, year = int(match[3]), int(match[2]), int(match[1])
    else:
        return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def _full(year: str) -> int:
    number = int(year)
    if len(year) == 4:
        return number
    return number + (2000 if number < 50 and len(year) == 2 else 1900)


def day_sent(fields: Fields, letter: Letter, today: Day) -> Day | None:
    """The day of the Date header, else of the From_ line, else of the first hop; None without one that can be.

    Where the sender's day has begun already, tomorrow counts as today.
    """
    day = day_written(first_of(fields, "date")[:_SHOWN].decode("latin-1"))
    if day is None or not EARLIEST <= day <= today + 1:
        day = _day_told(letter, today)
    return None if day is None else min(day, today)


def _day_told(letter: Letter, today: Day) -> Day | None:
    # The first word of a From_ line is an address, in which a date would mean nothing.
    said = letter.envelope[:1000].decode("latin-1").partition(" ")[2].lstrip().partition(" ")[2]
    # Each server puts its line above the others: the lowest is nearest to the sender.
    hops = [value[-_SHOWN:].decode("latin-1").rpartition(";")[2] for value in reversed(received_in(letter.head)[-50:])]
    for text in (said, *hops):
        day = day_written(text)
        if day is not None and EARLIEST <= day <= today + 1:
            return day
    return None
