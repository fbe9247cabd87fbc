"""Notes and occasions as spreadsheets, as our own export writes them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar

from godfather_desktop.domain.days import day_of, names_a_day
from godfather_desktop.domain.note import TOPICS
from godfather_desktop.domain.occasion import OCCASION_SORTS
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.csv_table import Row, rows_of
from godfather_desktop.interchange.found import FoundNote, FoundOccasion, Rejected
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

COLUMNS = frozenset({"person", "date", "text"})
OCCASION_COLUMNS = frozenset({"person", "date", "sort"})
_Word = TypeVar("_Word", bound=str)


def read_notes(
    source: Source, wanted: AbstractSet[str], delimiter: str, _reading: Reading | None = None
) -> Iterator[FoundNote | Rejected]:
    """notes.csv: `person,date,topic,text`; topic is one of the five questions, needs, offers, or empty."""
    for row in rows_of(source, wanted, delimiter):
        yield row if isinstance(row, Rejected) else _note(row)


def read_occasions(
    source: Source, wanted: AbstractSet[str], delimiter: str, _reading: Reading | None = None
) -> Iterator[FoundOccasion | Rejected]:
    """occasions.csv: `person,date,sort,text`; a date without a year comes back every year."""
    for row in rows_of(source, wanted, delimiter):
        yield row if isinstance(row, Rejected) else _occasion(row)


def _note(row: Row) -> FoundNote | Rejected:
    topic = _word(row, "topic", TOPICS)
    if isinstance(topic, Rejected):
        return topic
    for column in ("person", "date", "text"):
        if not row[column]:
            return Rejected(row.place, "empty cell", {"column": column})
    try:
        # Spreadsheet programs may have added a time.
        day = day_of(row["date"].replace("T", " ").partition(" ")[0])
    except ValueError:
        return _bad_date(row)
    return FoundNote(row.place, clean_line(row["person"]), day, row["text"], topic)


def _occasion(row: Row) -> FoundOccasion | Rejected:
    sort = _word(row, "sort", OCCASION_SORTS)
    if isinstance(sort, Rejected):
        return sort
    for column in ("person", "date"):
        if not row[column]:
            return Rejected(row.place, "empty cell", {"column": column})
    if not names_a_day(row["date"]):
        return _bad_date(row)
    return FoundOccasion(row.place, clean_line(row["person"]), row["date"], sort, row["text"])


def _word(row: Row, column: str, words: Sequence[_Word]) -> _Word | Rejected:
    """One of the words, whatever its case. An empty cell is the empty word, or where there is none the last."""
    said = folded(row[column])
    for word in words:
        if said == word:
            return word
    if not said:
        return words[-1]
    return Rejected(
        row.place,
        "unknown word",
        {"column": column, "said": row[column], "choices": tuple(word for word in words if word)},
    )


def _bad_date(row: Row) -> Rejected:
    return Rejected(row.place, "bad date", {"column": "date", "said": row["date"]})
