"""LinkedIn's messages.csv: contact days, and who was addressed together. No text is kept.

The file is read twice and never held: first to know whose it is, then message by message.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

from godfather_desktop.domain.text import folded
from godfather_desktop.domain.touch import Direction
from godfather_desktop.interchange.found import FoundTouch, Item, Rejected
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.linkedin_cells import contact_day, name_of_profile
from godfather_desktop.interchange.readers.linkedin_correspondence import Correspondence, correspondence_of
from godfather_desktop.interchange.readers.linkedin_message_rows import MessageRow, Party, message_rows
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_MOST_PEOPLE = 20
"""In a larger circle nobody is spoken to."""
_MOST_INTRODUCED = 10
"""A message of mine to more people makes none of them somebody whom I know."""
_ITSELF = frozenset({"linkedin", "linkedin team", "the linkedin team", "linkedin news"})
_PROGRAMS = ("coach", "role_play", "roleplay", "guide")
"""In the names of the files that hold what was said with LinkedIn's own programs."""


def read_messages(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The messages: one touch for each recipient of mine, one of the sender for each that I got.

    A message of mine introduces its recipients, unless it went to many; one that I got introduces nobody.
    """
    letters = correspondence_of(message_rows(source, wanted, delimiter), reading.mine)
    # The messages of a conversation follow each other.
    others_of = lru_cache(maxsize=4_096)(letters.others_of)
    with_program = any(mark in source.name.casefold() for mark in _PROGRAMS)
    for row in message_rows(source, wanted, delimiter):
        if isinstance(row, Rejected):
            yield row
            continue
        try:
            if with_program:
                raise Unreadable("not with a person")
            touches = _touches_of(row, letters, others_of, reading)
        except Unreadable as unreadable:
            yield Rejected(row.place, unreadable.why, unreadable.values_said)
        else:
            yield from touches


def likely_owner(source: Source, wanted: AbstractSet[str], delimiter: str) -> tuple[LikelyMine, ...]:
    """The identities that stand in most conversations, of which the first is probably the owner's."""
    return correspondence_of(message_rows(source, wanted, delimiter), frozenset()).likely


def _touches_of(
    row: MessageRow,
    letters: Correspondence,
    others_of: Callable[[str, tuple[str, ...]], tuple[Party, ...]],
    reading: Reading,
) -> list[FoundTouch]:
    _check(row, letters)
    day = contact_day(row.date, "date", reading.today)
    direction = _direction(row, letters)
    others = others_of(row.recipients, row.to)
    if direction == "in" and row.titled and not letters.was_written_to(row.sender):
        raise Unreadable("sponsored")
    # I am one of the recipients of what I got, whether the sheet lists me or not.
    people = 1 + max(1, len(others) + (direction == "in" and bool(letters.owner)))
    if people > _MOST_PEOPLE:
        raise Unreadable("group too large", limit=_MOST_PEOPLE)
    here = [letters.addressed(row.sender)]
    if direction == "out":
        here = [one for one in others if not letters.is_gone(one)]
    if not here:
        mine = any(one in letters.owner for one in row.to) or folded(row.recipients) in letters.owner_names
        raise Unreadable("about myself" if mine else "left LinkedIn")
    return [
        FoundTouch(
            row.place,
            one.identity or one.name,
            day,
            "message",
            direction,
            people,
            name=one.name or name_of_profile(one.identity),
            introduces=direction == "out" and len(others) <= _MOST_INTRODUCED,
        )
        for one in here
    ]


def _check(row: MessageRow, letters: Correspondence) -> None:
    """Raises Unreadable for what is no message between people."""
    if row.draft or row.folder.startswith("draft"):
        raise Unreadable("draft")
    if "spam" in row.folder:
        raise Unreadable("spam")
    if row.advertising or row.folder == "sponsored":
        raise Unreadable("sponsored")
    if letters.is_gone(row.sender):
        raise Unreadable("left LinkedIn")
    if not row.sender.identity and folded(row.sender.name) in _ITSELF:
        raise Unreadable("not with a person")


def _direction(row: MessageRow, letters: Correspondence) -> Direction:
    if row.direction in ("outgoing", "incoming"):
        return "out" if row.direction == "outgoing" else "in"
    if not letters.owner:
        raise Unreadable("own profile unknown")
    return "out" if letters.is_mine(row.sender) else "in"
