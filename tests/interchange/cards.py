"""Cards for the tests, and what our reader makes of them."""

import tempfile
from pathlib import Path

from godfather_desktop.interchange.found import FoundPerson, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.vcard import read_vcards
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import TODAY


def card(*lines: str, version: str = "3.0") -> str:
    """A card with these lines, as a file has it."""
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def items_of(text: str | bytes, *, chosen: str = "", mine: frozenset[str] = frozenset()) -> list[Item]:
    """What the reader yields of a file with this content. chosen: the encoding that the user chose."""
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        path.write_bytes(data)
        return list(read_vcards(Source(path, chosen=chosen), Reading(TODAY, mine)))


def people(text: str | bytes, *, chosen: str = "") -> list[FoundPerson]:
    """The people of a file."""
    return [item for item in items_of(text, chosen=chosen) if isinstance(item, FoundPerson)]


def one(*lines: str, version: str = "3.0") -> FoundPerson:
    """The person of a card with these lines."""
    (found,) = people(card(*lines, version=version))
    return found


def said(items: list[Item]) -> list[tuple[str, int, int]]:
    """What was rejected or left out: the reason, the record and the line."""
    return [(item.why, item.place.record, item.place.line) for item in items if isinstance(item, Rejected | Noticed)]
