"""What the tests of address books in CSV share: a file, and what the right reader makes of it."""

import csv
import io
from pathlib import Path

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.csv_table import header_with
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import FoundPerson, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.address_books import SHEETS
from godfather_desktop.interchange.readers.any_csv import first_rows, is_table, read_any
from godfather_desktop.interchange.readers.columns import columns_for, signature_of
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.wording.import_reasons import WHY
from tests.books import written

READING = Reading(day_of("2026-11-21"))


def table(*rows: dict[str, str], delimiter: str = ",", ends: str = "\r\n") -> str:
    """The rows as CSV; the first says all the headers."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator=ends)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def read(path: Path, reading: Reading = READING) -> tuple[str, list[Item]]:
    """The name of the reader, and all that it yields; 'none' for what is no table."""
    source = Source(path)
    head = decoded(source.head())
    for name, wanted, reader in SHEETS:
        found = header_with(head, wanted)
        if found is not None:
            return name, list(reader(source, wanted, found[1], reading))
    known = is_table(head)
    if known is None:
        return "none", []
    header, delimiter = known
    columns = columns_for(header, reading, delimiter, first_rows(head, delimiter))
    return "any-csv", list(read_any(source, columns, delimiter, reading))


def items_of(folder: Path, text: str | bytes, name: str, reading: Reading = READING, file: str = "t.csv") -> list[Item]:
    """What the reader of this name yields for such a file; the account of it is exact."""
    reader, items = read(written(folder, file, text), reading)
    assert reader == name
    assert_exact(items)
    return items


def people_of(folder: Path, text: str | bytes, name: str, reading: Reading = READING) -> list[FoundPerson]:
    """The people of such a file, all of whose records are people."""
    items = [item for item in items_of(folder, text, name, reading) if not isinstance(item, Noticed)]
    people = [item for item in items if isinstance(item, FoundPerson)]
    assert len(people) == len(items), items
    return people


def assert_exact(items: list[Item]) -> None:
    """Every record comes out once, in the order of the file, and every reason is known."""
    records = [item.place.record for item in items if not isinstance(item, Noticed)]
    assert records == sorted(set(records))
    lines = [item.place.line for item in items]
    assert all(line >= 1 for line in lines)
    for item in items:
        if isinstance(item, Rejected | Noticed):
            assert item.why in WHY, item


def told(header: list[str], columns: Columns) -> Reading:
    """What a reader is told once the user said what these columns mean."""
    return Reading(READING.today, columns={signature_of(header): columns})
