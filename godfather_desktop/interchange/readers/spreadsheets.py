"""The small spreadsheets that every user can fill: people, ties, contact log, favors, roles, down periods."""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TypeVar, cast

from godfather_desktop.domain.days import Day, day_of, is_partial_date
from godfather_desktop.domain.down_period import DOWN_CAUSES
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, FAVOR_STATUSES
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import BARELY, TIE_SOURCES
from godfather_desktop.domain.touch import ASKS, CHANNELS, CONTEXTS, DIRECTIONS
from godfather_desktop.interchange.csv_table import Row, rows_of
from godfather_desktop.interchange.found import (
    Found,
    FoundDown,
    FoundFavor,
    FoundPerson,
    FoundRole,
    FoundTie,
    FoundTouch,
    Item,
    Rejected,
)
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.listed_cell import values_in
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.sheet_names import numbered_identity
from godfather_desktop.interchange.source import Source

_Word = TypeVar("_Word", bound=str)
_EARLIEST, _LATEST = day_of("1900-01-01"), day_of("2199-12-31")


class _Bad(Exception):
    """A cell that cannot be read. why and values as in Rejected."""

    def __init__(self, why: str, **values: object) -> None:
        super().__init__(why)
        self.why = why
        self.values_said = values


def reader_of(shape: Callable[[Row], Found]) -> Callable[[Source, AbstractSet[str], str, Reading], Iterator[Item]]:
    """The reader of a spreadsheet whose rows have this shape; what it is told of the book is not needed."""

    def read(
        source: Source, wanted: AbstractSet[str], delimiter: str, _reading: Reading | None = None
    ) -> Iterator[Item]:
        for row in rows_of(source, wanted, delimiter):
            if isinstance(row, Rejected):
                yield row
                continue
            try:
                yield shape(row)
            except _Bad as bad:
                yield Rejected(row.place, bad.why, bad.values_said)

    return read


PEOPLE_COLUMNS = (
    "name",
    "email",
    "phone",
    "organization",
    "title",
    "seniority",
    "authority",
    "relation",
    "met_through",
    "rating",
    "two_am",
    "tags",
)
"""Header of people.csv; `how_known`, `city`, `birthday` and `link` are read, too."""


def person_of(row: Row) -> FoundPerson:
    """A row of people.csv. Unknown columns are kept as notes."""
    emails = tuple(address for part in _several(row["email"]) if (address := address_in(part)))
    name = clean_line(row["name"]) or (emails[0] if emails else "")
    if not name:
        raise _Bad("no name")
    links = tuple(_several(row["link"]))
    number = numbered_identity(name, row["id"])
    known = {*PEOPLE_COLUMNS, "how_known", "city", "birthday", "link", "note", *(["id"] if number else [])}
    notes = tuple(
        text if header == "note" else f"{header}: {text}"
        for header, text in row.cells.items()
        if text and (header not in known or header == "note")
    )
    return FoundPerson(
        row.place,
        name,
        emails=emails,
        phones=tuple(_several(row["phone"])),
        links=links,
        organization=clean_line(row["organization"]),
        title=clean_line(row["title"]),
        city=clean_line(row["city"]),
        tags=tuple(_several(row["tags"])),
        birthday=_partial(row, "birthday"),
        notes=notes,
        identities=tuple(one for one in (number, *map(linkedin_identity, links)) if one),
        how_known=_word(row, "how_known", HOW_KNOWN),
        met_through=clean_line(row["met_through"]),
        rating=_whole(row, "rating", 0, 10),
        two_am=_yes(row, "two_am"),
        relation=_word(row, "relation", RELATIONS),
        seniority=_word(row, "seniority", SENIORITIES),
        authority=_word(row, "authority", AUTHORITIES),
        me=folded(name) == "me" and not number,
    )


def tie_of(row: Row) -> FoundTie:
    """A row of ties.csv."""
    return FoundTie(
        row.place,
        a=_who(row, "a"),
        b=_who(row, "b"),
        source=_word(row, "source", TIE_SOURCES, "stated"),
        strength=BARELY if folded(row["strength"]) == "barely" else _whole(row, "strength", BARELY, 5),
        certainty=_share(row, "certainty"),
        since=_partial(row, "since"),
        organization=clean_line(row["organization"]),
        headcount=_whole(row, "headcount", 1, 100_000_000),
        start=_partial(row, "from"),
        end=_partial(row, "to"),
        says=clean_line(row["says"]),
    )


def touch_of(row: Row) -> FoundTouch:
    """A row of interactions.csv."""
    people = _whole(row, "people", 1, 1_000_000)
    return FoundTouch(
        row.place,
        person=_who(row, "person"),
        day=_day(row, "date"),
        channel=_needed(row, "channel", CHANNELS),
        direction=_needed(row, "direction", DIRECTIONS),
        people=2 if people is None else max(2, people),
        obligate=bool(_yes(row, "obligate")),
        context=_word(row, "context", CONTEXTS),
        personal=bool(_yes(row, "personal")),
        ask=_word(row, "ask", ASKS, "none"),
        note=_note(row, {"date", "person", "channel", "direction", "people", "obligate", "context", "personal", "ask"}),
    )


def favor_of(row: Row) -> FoundFavor:
    """A row of favors.csv."""
    return FoundFavor(
        row.place,
        person=_who(row, "person"),
        day=_day(row, "date"),
        direction=_needed(row, "direction", FAVOR_DIRECTIONS),
        title=clean_line(row["title"]) or "favor",
        size=_whole(row, "size", 1, 5) or 2,
        effort=_whole(row, "effort", 1, 5) or 2,
        mode=_word(row, "mode", FAVOR_MODES, "asked"),
        status=_word(row, "status", FAVOR_STATUSES, "done"),
        thanked=bool(_yes(row, "thanked")),
        beneficiary=clean_line(row["beneficiary"]),
        due=_day(row, "due") if row["due"] else None,
    )


def role_of(row: Row) -> FoundRole:
    """A row of roles.csv."""
    role = FoundRole(
        row.place,
        person=_who(row, "person"),
        organization=clean_line(row["organization"]),
        title=clean_line(row["title"]),
        start=_partial(row, "from"),
        end=_partial(row, "to"),
        headcount=_whole(row, "headcount", 1, 100_000_000),
    )
    if not role.organization and not role.title:
        raise _Bad("empty cell", column="organization")
    if role.start and role.end and role.end < role.start[: len(role.end)]:
        raise _Bad("ends before it starts")
    return role


def down_of(row: Row) -> FoundDown:
    """A row of down.csv."""
    start = _day(row, "from")
    end = _day(row, "to") if row["to"] else None
    if end is not None and end < start:
        raise _Bad("ends before it starts")
    return FoundDown(row.place, start, end, _word(row, "kind", DOWN_CAUSES, "other"))


def _note(row: Row, known: set[str]) -> str:
    others = [f"{header}: {text}" for header, text in row.cells.items() if text and header not in known | {"note"}]
    return "\n".join(text for text in (row["note"], *others) if text)


def _who(row: Row, header: str) -> str:
    who = clean_line(row[header])
    if not who:
        raise _Bad("empty cell", column=header)
    return who


def _several(cell: str) -> list[str]:
    """Several values in a cell stand on lines of their own or between semicolons."""
    return values_in(cell)


def _day(row: Row, header: str) -> Day:
    said = row[header]
    if not said:
        raise _Bad("empty cell", column=header)
    try:
        day = day_of(said[:10] if said[10:11] in ("T", " ") else said)
    except ValueError:
        raise _Bad("bad date", column=header, said=said) from None
    if not _EARLIEST <= day <= _LATEST:
        raise _Bad("date out of range", column=header, said=said)
    return day


def _partial(row: Row, header: str) -> str:
    said = row[header].strip()
    if said and not is_partial_date(said):
        raise _Bad("bad date", column=header, said=said)
    return said


def _whole(row: Row, header: str, low: int, high: int) -> int | None:
    said = row[header]
    if not said:
        return None
    try:
        number = int(float(said)) if len(said) < 20 and float(said) == int(float(said)) else None
    except (ValueError, OverflowError):
        number = None
    if number is None or not low <= number <= high:
        raise _Bad("bad number", column=header, said=said, low=low, high=high)
    return number


def _share(row: Row, header: str) -> float | None:
    said = row[header]
    if not said:
        return None
    try:
        share = float(said)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise _Bad("bad number", column=header, said=said, low=0, high=1)
    return share


def _word(row: Row, header: str, words: Sequence[_Word], default: str = "") -> _Word:
    said = folded(row[header]).replace(" ", "-")
    if not said:
        return cast("_Word", default)
    if said not in words:
        raise _Bad("unknown word", column=header, said=row[header], choices=tuple(word for word in words if word))
    return cast("_Word", said)


def _needed(row: Row, header: str, words: Sequence[_Word]) -> _Word:
    if not row[header]:
        raise _Bad("empty cell", column=header)
    return _word(row, header, words)


def _yes(row: Row, header: str) -> bool | None:
    said = folded(row[header])
    if not said:
        return None
    if said in ("yes", "y", "true", "1", "x"):
        return True
    if said in ("no", "n", "false", "0"):
        return False
    raise _Bad("unknown word", column=header, said=row[header], choices=("yes", "no"))
