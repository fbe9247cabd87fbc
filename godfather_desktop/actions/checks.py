"""Rules that hold for every record, whoever makes it: checked before a ChangeSet leaves an action."""

from collections.abc import Callable, Iterable, Sequence

from godfather_desktop.domain.days import FIRST_DAY, LAST_DAY, is_partial_date
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.domain.trouble import RuleBroken

NewId = Callable[[], int]
"""Gives an id that no record has had before."""


def known(rolodex: Rolodex, person: PersonId) -> Person:
    """The person's record. Raises RuleBroken when the person is not, or no longer, in the Rolodex."""
    record = rolodex.people.get(person)
    if record is None:
        raise RuleBroken("no such person", field="person")
    return record


def other(rolodex: Rolodex, person: PersonId) -> Person:
    """Like `known`, for somebody who is not me."""
    record = known(rolodex, person)
    if person == ME:
        raise RuleBroken("about myself", field="person")
    return record


def named(text: str, field: str = "name") -> str:
    """A name that is not empty once cleaned."""
    line = clean_line(text)
    if not line:
        raise RuleBroken("empty", field=field, what=field)
    return line


def within(value: int, low: int, high: int, field: str) -> int:
    """A whole number inside its bounds."""
    if not low <= value <= high:
        raise RuleBroken("out of range", field=field, what=field, low=low, high=high, said=value)
    return value


LONGEST_TEXT = 100_000
"""Characters of a text that is kept; anything longer is a file."""


def bearable(text: str, field: str = "text") -> str:
    """A text as it is kept. Raises RuleBroken when it is too long."""
    if len(text) > LONGEST_TEXT:
        raise RuleBroken("text too long", field=field, limit=f"{LONGEST_TEXT:,}")
    return clean_text(text).strip()


def on_calendar(day: int) -> int:
    """A day between year 1 and year 9999."""
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RuleBroken("no such date", field="date", said=day)
    return day


def partial_date(text: str, field: str) -> str:
    """A partial date or nothing."""
    line = text.strip()
    if line and not is_partial_date(line):
        raise RuleBroken("no such date", field=field, said=line)
    return line


def one_of(value: str, choices: Sequence[str], field: str) -> str:
    """One of the words that the field knows."""
    if value not in choices:
        raise RuleBroken("not one of", field=field, what=field, said=value, choices=[one for one in choices if one])
    return value


def lines(texts: Iterable[str]) -> tuple[str, ...]:
    """Cleaned, without empty ones, each once, in order."""
    return tuple(dict.fromkeys(line for text in texts if (line := clean_line(text))))
