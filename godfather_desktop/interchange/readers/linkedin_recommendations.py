"""LinkedIn's recommendations: favors. Received and given ones have one header; the file name tells them apart."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from godfather_desktop.domain.favor import FavorDirection
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundFavor, Item, Noticed
from godfather_desktop.interchange.readers.linkedin_cells import contact_day, full_name, given, reader_of
from godfather_desktop.interchange.readers.sheet_cells import Unreadable
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

RECOMMENDATION_COLUMNS = frozenset({"first name", "last name", "text", "creation date"})

_TITLE = "LinkedIn recommendation"
_SIZE, _EFFORT = 3, 2
"""A page about somebody in one's own words: of use for years, the work of an evening."""
_WRITTEN = ("", "visible", "hidden")
"""A hidden one was written and handed over, too: where it is shown is the owner's choice."""


def read_recommendations(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The recommendations of a sheet, given ones if its name says so.

    Whether anybody asked for them, it does not say: FoundFavor's own mode stands, which values them lower.
    """
    direction: FavorDirection = "given" if "given" in source.name.casefold() else "received"

    def recommendation_of(row: Row, told: Reading) -> Iterator[Item]:
        name = full_name(row, "first name", "last name")
        if not name:
            raise Unreadable("no name")
        # What waits for its receiver may still be altered or taken back; it comes with a later export.
        status = given(row["status"]).casefold()
        if status not in _WRITTEN:
            raise Unreadable("recommendation not delivered", said=status)
        day = contact_day(row["creation date"], "creation date", told.today)
        yield FoundFavor(row.place, name, day, direction, _TITLE, _SIZE, _EFFORT)
        if given(row["text"]):
            yield Noticed(row.place, "text left out", {"column": "text"})

    yield from reader_of(recommendation_of)(source, wanted, delimiter, reading)
