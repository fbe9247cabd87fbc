"""The rows of LinkedIn's messages.csv, of 2018 to today: only what tells who wrote to whom, and when."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.readers.linkedin_cells import (
    answered_yes,
    fitting_records,
    given,
    has_left,
    profile_of,
)
from godfather_desktop.interchange.source import Source

MESSAGE_COLUMNS = frozenset({"from", "to", "date", "content", "folder"})

_HEADERS = (
    "conversation id",
    "conversation title",
    "from",
    "sender profile url",
    "to",
    "recipient profile urls",
    "date",
    "subject",
    "content",
    "folder",
    "is message draft",
    "is conversation draft",
    "direction",
)
_ADVERTISING = re.compile(r"spinmail-quill-editor|%(?:FIRST|LAST)NAME%")
"""Marks that campaigns leave in the text; a person writes none of them."""


class Party(NamedTuple):
    """Somebody in a message: `linkedin:slug`, empty if the sheet has no address of theirs, and the name as shown."""

    identity: str
    name: str


class MessageRow(NamedTuple):
    """A message. recipients: as the cell lists them. to: their profiles. titled: it has a subject that starts anew.

    direction: as the sheets of 2018 said it, else empty.
    """

    place: Place
    conversation: str
    sender: Party
    recipients: str
    to: tuple[str, ...]
    date: str
    titled: bool
    advertising: bool
    folder: str
    draft: bool
    direction: str


def message_rows(source: Source, wanted: AbstractSet[str], delimiter: str) -> Iterator[MessageRow | Rejected]:
    """The messages. Their texts are looked at and let go. Raises TooMuch."""
    pick = None
    for record in fitting_records(source, wanted, delimiter):
        if isinstance(record, Rejected):
            yield record
            continue
        if pick is None:
            width = len(record.header)
            places = {name: place for place, name in reversed(list(enumerate(record.header)))}
            # A column that the sheet does not have is read from the empty cell behind the last one.
            pick = itemgetter(*(places.get(name, width) for name in _HEADERS))
        cells = record.cells[:width]
        cells += [""] * (width + 1 - len(cells))
        conversation, title, sender, sender_url, to, to_urls, date, subject, content, folder, *drafts, direction = pick(
            cells
        )
        identity, profiles = profile_of(sender_url), _profiles(to_urls)
        yield MessageRow(
            record.place,
            conversation,
            Party(identity, _line(sender)),
            _with_address(_line(to)) if profiles else _line(to),
            profiles,
            date,
            # Campaigns have no address of their sender, and their title is that of the conversation.
            _starts_anew(subject or (title if not identity else "")),
            _ADVERTISING.search(content) is not None,
            _line(folder).casefold(),
            any(map(answered_yes, drafts)),
            _line(direction).casefold(),
        )


@lru_cache(maxsize=65_536)
def _profiles(cell: str) -> tuple[str, ...]:
    """The profiles of a cell, parted by commas, or by blanks as some programs do."""
    parts = cell.replace(",", " ").replace(";", " ").split()
    return tuple(dict.fromkeys(identity for part in parts if (identity := profile_of(part))))


def _with_address(names: str) -> str:
    """A list of names without those who left: they have no address among the others."""
    if "linkedin" not in names.casefold():
        return names
    return ",".join(name for name in names.split(",") if not has_left(name)) or names


def _starts_anew(subject: str) -> bool:
    """Whether there is a subject that answers nothing."""
    return bool(subject.strip()) and not subject.lstrip().casefold().startswith(("re:", "aw:", "sv:"))


@lru_cache(maxsize=65_536)
def _line(cell: str) -> str:
    return given(cell)
