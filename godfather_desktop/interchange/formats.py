"""Which format a file has, told from its content, and the reader for it.

A new format is a line in this list: how to know it, and what reads it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from godfather_desktop.interchange.csv_table import header_with
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers import graphml, linkedin, spreadsheets, vcard
from godfather_desktop.interchange.source import Source

Read = Callable[[Source], Iterator[Item]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that was recognized. name: as the command line says it. streamed: read twice, never held."""

    name: str
    read: Read
    streamed: bool = False


_SHEETS: tuple[tuple[str, set[str], Callable[[Source, set[str], str], Iterator[Item]], bool], ...] = (
    ("linkedin", linkedin.COLUMNS, linkedin.read_connections, False),
    ("interactions", {"date", "person", "channel", "direction"}, spreadsheets.reader_of(spreadsheets.touch_of), True),
    ("favors", {"date", "person", "direction"}, spreadsheets.reader_of(spreadsheets.favor_of), False),
    ("ties", {"a", "b"}, spreadsheets.reader_of(spreadsheets.tie_of), False),
    ("roles", {"person", "organization"}, spreadsheets.reader_of(spreadsheets.role_of), False),
    ("down", {"from", "to", "kind"}, spreadsheets.reader_of(spreadsheets.down_of), False),
    ("people", {"name"}, spreadsheets.reader_of(spreadsheets.person_of), False),
)


def format_of(source: Source) -> Format | None:
    """The format of a file, None when it is none that is read here."""
    head = source.head()
    text = decoded(head)
    lowered = text.lower()
    if "begin:vcard" in lowered:
        return Format("vcard", _vcards)
    if lowered.lstrip("\ufeff \r\n\t").startswith("<") and "<graphml" in lowered:
        return Format("graphml", graphml.read_graphml)
    if b"\0" in head[:1024] and not text.isprintable() and "\0" in text:
        return None
    for name, columns, read, streamed in _SHEETS:
        found = header_with(text, columns)
        if found is not None:
            header, delimiter = found
            if name == "people" and not _is_people_sheet(header):
                continue
            return Format(name, lambda one, r=read, w=columns, d=delimiter: r(one, w, d), streamed)  # type: ignore[misc]
    return None


def _vcards(source: Source) -> Iterator[Item]:
    """The cards of a file. A generator, so that a file too large is found while it is read."""
    yield from vcard.read_vcards(source.data())


def _is_people_sheet(header: list[str]) -> bool:
    """Address books of other programs have a name column, too, but no other column of ours."""
    columns = {cell for cell in header if cell}
    return columns == {"name"} or len(columns & set(spreadsheets.PEOPLE_COLUMNS)) >= 2
