"""Dates in cards as partial dates: birthdays and anniversaries in the spellings of all versions and programs."""

import re

from godfather_desktop.domain.days import is_partial_date
from godfather_desktop.interchange.vcard_property import Property

_DATE = re.compile(
    r"(?:(?P<year>\d{4})(?:(?P<month>\d{2})(?P<day>\d{2})|[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2}))"
    r"|--(?P<yearless_month>\d{2})-?(?P<yearless_day>\d{2})"
    r"|(?P<dotted_day>\d{1,2})\.(?P<dotted_month>\d{1,2})\.(?P<dotted_year>\d{4}))"
    r"(?P<time>[T ].*|Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
_YEAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]?(?:00:?00(?::?00)?(?:\.0+)?)?(?:Z|[+-]00:?00)?", re.ASCII)
_NO_YEAR = "1604"
"""What Apple writes where the year is unknown: a leap year nobody alive was born in."""


def date_of(one: Property) -> tuple[str, bool]:
    """A date as a partial date, empty when the text is none; and whether that says all that the text does.

    The time of a birthday is left to the text: what zone it is meant in, nobody knows.
    """
    text = one.text().strip()
    if one.params.get("CALSCALE", "gregorian").lower() != "gregorian":
        return "", False
    if match := _YEAR.fullmatch(text):
        written = match["year"] + (f"-{match['month']}" if match["month"] else "")
        return (written, True) if is_partial_date(written) else ("", False)
    match = _DATE.fullmatch(text)
    if match is None:
        return "", False
    month = match["month"] or match["m"] or match["yearless_month"] or match["dotted_month"]
    day = match["day"] or match["d"] or match["yearless_day"] or match["dotted_day"]
    year = match["year"] or match["dotted_year"]
    if year in (None, _NO_YEAR, one.params.get("X-APPLE-OMIT-YEAR")):
        year = "-"
    written = f"{year}-{month:>02}-{day:>02}"
    whole = _MIDNIGHT.fullmatch(match["time"] or "") is not None
    return (written, whole) if is_partial_date(written) else ("", False)
