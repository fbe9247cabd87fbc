"""Which format a file has, told from its content, and the reader for it.

A new format is a line in these lists: how to know it, and what reads it.
"""

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from godfather_desktop.interchange.book_entries import is_book
from godfather_desktop.interchange.csv_table import header_at
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers import (
    address_books,
    any_csv,
    calendar,
    columns,
    gexf,
    graphml,
    linkedin_sheets,
    mail_owner,
    mbox,
    messages,
    monica_json,
    monica_sql,
    notes_csv,
    sms_xml,
    spreadsheets,
    vcard,
)
from godfather_desktop.interchange.readers.spreadsheets import reader_of
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source

Read = Callable[[Source, Reading], Iterator[Item]]
SheetReader = Callable[[Source, AbstractSet[str], str, Reading], Iterator[Item]]
Owners = Callable[[Source], list[LikelyMine]]
_ONLY_OURS = {"seniority", "authority", "relation", "met_through", "rating", "two_am", "how_known"}
_MAY_BE_OURS = {"city", "birthday", "link", "note", "id"}
_FOREIGN_DATE = re.compile(r"\b\d{1,2}[./]\d{1,2}[./](?:\d{2}){1,2}\b")
BOOK = "json"
"""The JSON export of a whole book: it is read by `book_json`, record by record."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that was recognized. name: as the command line says it. sheet: it is a table, whose
    encoding the user may choose. owners: tells whose file it is, where the reader needs to know. told: the
    user said what its columns mean.
    """

    name: str
    read: Read
    sheet: bool = False
    told: bool = False
    owners: Owners | None = None


def _no_items(_source: Source, _reading: Reading) -> Iterator[Item]:
    return iter(())


MAILBOX = Format("mbox", mbox.read_mbox, owners=mail_owner.likely_mine)
MESSAGE = Format("eml", messages.read_eml, owners=mail_owner.likely_mine)
MAIL_FOLDER = Format("maildir", messages.read_maildir, owners=mail_owner.likely_mine)
CALENDAR = Format("calendar", calendar.read_calendar, owners=calendar.likely_mine)

_TEXTS: tuple[tuple[Callable[[str], bool], Format], ...] = (
    (is_book, Format(BOOK, _no_items)),
    (graphml.is_graphml, Format("graphml", graphml.read_graphml)),
    (gexf.is_gexf, Format("gexf", gexf.read_gexf)),
    (sms_xml.is_sms_backup, Format("sms", sms_xml.read_sms_backup)),
    (monica_json.is_monica_json, Format("monica", monica_json.read_monica_json)),
    (monica_sql.is_monica_sql, Format("monica-sql", monica_sql.read_monica_sql)),
    (lambda text: "begin:vcard" in text.lower(), Format("vcard", vcard.read_vcards)),
)

_SHEETS: tuple[tuple[str, frozenset[str], SheetReader], ...] = (
    *linkedin_sheets.SHEETS,
    ("interactions", frozenset({"date", "person", "channel", "direction"}), reader_of(spreadsheets.touch_of)),
    ("favors", frozenset({"date", "person", "direction"}), reader_of(spreadsheets.favor_of)),
    ("ties", frozenset({"a", "b"}), reader_of(spreadsheets.tie_of)),
    ("roles", frozenset({"person", "organization"}), reader_of(spreadsheets.role_of)),
    ("down", frozenset({"from", "to", "kind"}), reader_of(spreadsheets.down_of)),
    ("occasions", notes_csv.OCCASION_COLUMNS, notes_csv.read_occasions),
    ("notes", notes_csv.COLUMNS, notes_csv.read_notes),
    ("people", frozenset({"name"}), reader_of(spreadsheets.person_of)),
    *address_books.SHEETS,
)

ORDER = (
    *("linkedin-profile", "linkedin-email-addresses", "people", "vcard", "google-csv", "outlook-csv"),
    *("thunderbird-csv", "csv", "linkedin", "linkedin-imported-contacts", "monica", "monica-sql"),
    *(
        "nodes-csv",
        "graphml",
        "gexf",
        "roles",
        "linkedin-positions",
        "linkedin-education",
        "ties",
        "edges-csv",
        "csv-ties",
    ),
)
"""Formats that bring cards, in the order in which they are read; all others follow them."""


def format_of(source: Source, reading: Reading) -> Format | None:
    """The format of a file, None when it is none that is read here.

    Raises ColumnsUnknown for a table whose columns nobody has explained yet.
    """
    if source.is_folder:
        return MAIL_FOLDER
    head = source.head()
    if mbox.is_mbox(head):
        return MAILBOX
    if messages.is_message(head, source.name):
        return MESSAGE
    if calendar.is_calendar(head):
        return CALENDAR
    text = head.decode(source.chosen, "replace") if source.chosen else decoded(head)
    for is_it, known in _TEXTS:
        if is_it(text):
            return known
    if "\0" in text and b"\0" in head[:1024]:
        return None
    return _sheet(text, reading)


def _sheet(text: str, reading: Reading) -> Format | None:
    best: tuple[int, Format] | None = None
    for name, wanted, read in _SHEETS:
        found = header_at(text, wanted)
        if found is None or (name == "people" and not _is_people_sheet(found[1], text)):
            continue
        line, _, delimiter = found
        # A row below the header may hold the words that another format has in its own.
        if best is None or line < best[0]:
            best = line, Format(name, partial(_read_sheet, read, wanted, delimiter), sheet=True)
    if best is not None:
        return best[1]
    table = any_csv.is_table(text)
    if table is None:
        return None
    header, delimiter = table
    meaning = columns.columns_for(header, reading, delimiter, any_csv.first_rows(text, delimiter))
    name = "csv-ties" if {"a", "b"} <= set(meaning.values()) else "csv"
    told = columns.signature_of(header) in reading.columns
    return Format(name, partial(_read_table, meaning, delimiter), sheet=True, told=told)


def _read_sheet(
    read: SheetReader, wanted: AbstractSet[str], delimiter: str, source: Source, reading: Reading
) -> Iterator[Item]:
    return read(source, wanted, delimiter, reading)


def _read_table(meaning: Columns, delimiter: str, source: Source, reading: Reading) -> Iterator[Item]:
    return any_csv.read_any(source, meaning, delimiter, reading)


def _is_people_sheet(header: list[str], text: str) -> bool:
    """Address books of other programs have a name column, too, but no other column of ours."""
    named = {cell for cell in header if cell}
    if not named & _ONLY_OURS:
        # The reader of any table knows columns that ours does not have, and many ways to write a birthday.
        meant = columns.guessed(header)
        foreign = named - {*spreadsheets.PEOPLE_COLUMNS, *_MAY_BE_OURS}
        if any(meant.get(name, "extra") not in ("extra", "nothing") for name in foreign):
            return False
        if "birthday" in named and _FOREIGN_DATE.search(text):
            return False
    return named == {"name"} or len(named & set(spreadsheets.PEOPLE_COLUMNS)) >= 2
