"""A Rolodex into a file of any format that is written here."""

from collections.abc import Callable, Iterable
from pathlib import Path

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.interchange.book_entries import book_json
from godfather_desktop.interchange.writers.csv import csv_zip
from godfather_desktop.interchange.writers.graph import gexf, graphml
from godfather_desktop.interchange.writers.vcard import vcards
from godfather_desktop.interchange.writing import write_file

FORMATS = ("json", "vcard3", "vcard4", "csv", "graphml", "gexf")


def export(
    name: str,
    path: Path,
    rolodex: Rolodex,
    as_of: Day,
    *,
    dump: Callable[[], Iterable[str]],
    photo_of: Callable[[PersonId], bytes | None],
    touches: Callable[[], Iterable[Touch]],
) -> None:
    """Write the file. csv is a zip of the spreadsheets; json has every record, a line each.

    dump, photo_of, touches: what only storage can tell. What they give is written as it comes, so that
    neither photos nor a long history are held in memory. Raises DiskTrouble, and then no file is left
    half-written.
    """
    if name == "json":
        write_file(path, book_json(dump()))
    elif name in ("vcard3", "vcard4"):
        write_file(path, vcards(rolodex, "3.0" if name == "vcard3" else "4.0", photo_of))
    elif name == "csv":
        write_file(path, csv_zip(rolodex, touches()))
    else:
        write_file(path, [(graphml if name == "graphml" else gexf)(rolodex, as_of)])
