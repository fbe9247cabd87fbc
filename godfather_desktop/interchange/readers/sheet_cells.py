"""What the cells of our own spreadsheets say: people, days, numbers, words. One that says none spoils its row."""

from collections.abc import Sequence
from typing import TypeVar, cast

from godfather_desktop.domain.days import Day, day_of, is_partial_date
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.csv_table import Row

_Word = TypeVar("_Word", bound=str)
_EARLIEST, _LATEST = day_of("1900-01-01"), day_of("2199-12-31")


class Unreadable(Exception):
    """A row that is not imported. why and values as in Rejected."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why = why
        self.values_said = values


def who(row: Row, header: str) -> str:
    """Who is named. Raises Unreadable for nobody."""
    said = clean_line(row[header])
    if not said:
        raise Unreadable("empty cell", column=header)
    return said


def day_in(row: Row, header: str) -> Day:
    """The day; a time that a spreadsheet program added is left out. Raises Unreadable for none."""
    said = row[header]
    if not said:
        raise Unreadable("empty cell", column=header)
    try:
        day = day_of(said[:10] if said[10:11] in ("T", " ") else said)
    except ValueError:
        raise Unreadable("bad date", column=header, said=said) from None
    if not _EARLIEST <= day <= _LATEST:
        raise Unreadable("date out of range", column=header, said=said)
    return day


def partial_date(row: Row, header: str) -> str:
    """A partial date, may be empty. Raises Unreadable."""
    said = row[header].strip()
    if said and not is_partial_date(said):
        raise Unreadable("bad date", column=header, said=said)
    return said


def whole(row: Row, header: str, low: int, high: int) -> int | None:
    """A whole number, None for an empty cell. Raises Unreadable."""
    said = row[header]
    if not said:
        return None
    try:
        number = int(float(said)) if len(said) < 20 and float(said) == int(float(said)) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or not low <= number <= high:
        raise Unreadable("bad number", column=header, said=said, low=low, high=high)
    return number


def share(row: Row, header: str) -> float | None:
    """A number from 0 to 1, None for an empty cell. Raises Unreadable."""
    said = row[header]
    if not said:
        return None
    try:
        number = float(said)
    except ValueError:
        number = -1.0
    if not 0.0 <= number <= 1.0:
        raise Unreadable("bad number", column=header, said=said, low=0, high=1)
    return number


def word(row: Row, header: str, words: Sequence[_Word], default: str = "") -> _Word:
    """One of the words in whatever letters, the default for an empty cell. Raises Unreadable."""
    said = folded(row[header]).replace(" ", "-")
    if not said:
        return cast("_Word", default)
    for one in words:
        if said == one.replace(" ", "-"):
            return one
    raise Unreadable("unknown word", column=header, said=row[header], choices=tuple(filter(None, words)))


def needed_word(row: Row, header: str, words: Sequence[_Word]) -> _Word:
    """One of the words. Raises Unreadable for an empty cell, too."""
    if not row[header]:
        raise Unreadable("empty cell", column=header)
    return word(row, header, words)


def yes(row: Row, header: str) -> bool | None:
    """Yes or no, None for an empty cell. Raises Unreadable."""
    said = folded(row[header])
    if not said:
        return None
    if said in ("yes", "y", "true", "1", "x"):
        return True
    if said in ("no", "n", "false", "0"):
        return False
    raise Unreadable("unknown word", column=header, said=row[header], choices=("yes", "no"))
