"""Notes and occasions as spreadsheets, as our own export writes them."""

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.note import TOPICS
from godfather_desktop.domain.occasion import OCCASION_SORTS
from godfather_desktop.interchange.csv_table import Row
from godfather_desktop.interchange.found import FoundNote, FoundOccasion
from godfather_desktop.interchange.readers.sheet_cells import Unreadable, day_in, who, word
from godfather_desktop.interchange.readers.spreadsheets import reader_of

COLUMNS = frozenset({"person", "date", "text"})
OCCASION_COLUMNS = frozenset({"person", "date", "sort"})


def note_of(row: Row) -> FoundNote:
    """A row of notes.csv: `person,date,topic,text`; topic is one of the five questions, needs, offers, or empty."""
    if not row["text"]:
        raise Unreadable("empty cell", column="text")
    return FoundNote(row.place, who(row, "person"), day_in(row, "date"), row["text"], word(row, "topic", TOPICS))


def occasion_of(row: Row) -> FoundOccasion:
    """A row of occasions.csv: `person,date,sort,text`; a date without a year comes back every year."""
    person, date = who(row, "person"), row["date"]
    if not date:
        raise Unreadable("empty cell", column="date")
    if not names_a_day(date):
        raise Unreadable("bad date", column="date", said=date)
    return FoundOccasion(row.place, person, date, word(row, "sort", OCCASION_SORTS, "other"), row["text"])


read_notes = reader_of(note_of)
read_occasions = reader_of(occasion_of)
