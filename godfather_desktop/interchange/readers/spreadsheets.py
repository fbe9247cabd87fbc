"""The small spreadsheets that every user can fill: people, ties, contact log, favors, roles, down periods."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

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
from godfather_desktop.interchange.readers.sheet_cells import (
    Unreadable,
    day_in,
    needed_word,
    partial_date,
    share,
    who,
    whole,
    word,
    yes,
)
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.sheet_names import numbered_identity
from godfather_desktop.interchange.source import Source


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
            except Unreadable as unreadable:
                yield Rejected(row.place, unreadable.why, unreadable.values_said)

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
    emails = tuple(address for part in values_in(row["email"]) if (address := address_in(part)))
    name = clean_line(row["name"]) or (emails[0] if emails else "")
    if not name:
        raise Unreadable("no name")
    links = tuple(values_in(row["link"]))
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
        phones=tuple(values_in(row["phone"])),
        links=links,
        organization=clean_line(row["organization"]),
        title=clean_line(row["title"]),
        city=clean_line(row["city"]),
        tags=tuple(values_in(row["tags"])),
        birthday=partial_date(row, "birthday"),
        notes=notes,
        identities=tuple(one for one in (number, *map(linkedin_identity, links)) if one),
        how_known=word(row, "how_known", HOW_KNOWN),
        met_through=clean_line(row["met_through"]),
        rating=whole(row, "rating", 0, 10),
        two_am=yes(row, "two_am"),
        relation=word(row, "relation", RELATIONS),
        seniority=word(row, "seniority", SENIORITIES),
        authority=word(row, "authority", AUTHORITIES),
        me=folded(name) == "me" and not number,
    )


def tie_of(row: Row) -> FoundTie:
    """A row of ties.csv."""
    return FoundTie(
        row.place,
        a=who(row, "a"),
        b=who(row, "b"),
        source=word(row, "source", TIE_SOURCES, "stated"),
        strength=BARELY if folded(row["strength"]) == "barely" else whole(row, "strength", BARELY, 5),
        certainty=share(row, "certainty"),
        since=partial_date(row, "since"),
        organization=clean_line(row["organization"]),
        headcount=whole(row, "headcount", 1, 100_000_000),
        start=partial_date(row, "from"),
        end=partial_date(row, "to"),
        says=clean_line(row["says"]),
    )


def touch_of(row: Row) -> FoundTouch:
    """A row of interactions.csv."""
    people = whole(row, "people", 1, 1_000_000)
    return FoundTouch(
        row.place,
        person=who(row, "person"),
        day=day_in(row, "date"),
        channel=needed_word(row, "channel", CHANNELS),
        direction=needed_word(row, "direction", DIRECTIONS),
        people=2 if people is None else max(2, people),
        obligate=bool(yes(row, "obligate")),
        context=word(row, "context", CONTEXTS),
        personal=bool(yes(row, "personal")),
        ask=word(row, "ask", ASKS, "none"),
        note=_note(row, {"date", "person", "channel", "direction", "people", "obligate", "context", "personal", "ask"}),
    )


def favor_of(row: Row) -> FoundFavor:
    """A row of favors.csv."""
    return FoundFavor(
        row.place,
        person=who(row, "person"),
        day=day_in(row, "date"),
        direction=needed_word(row, "direction", FAVOR_DIRECTIONS),
        title=clean_line(row["title"]) or "favor",
        size=whole(row, "size", 1, 5) or 2,
        effort=whole(row, "effort", 1, 5) or 2,
        mode=word(row, "mode", FAVOR_MODES, "asked"),
        status=word(row, "status", FAVOR_STATUSES, "done"),
        thanked=bool(yes(row, "thanked")),
        beneficiary=clean_line(row["beneficiary"]),
        due=day_in(row, "due") if row["due"] else None,
    )


def role_of(row: Row) -> FoundRole:
    """A row of roles.csv."""
    role = FoundRole(
        row.place,
        person=who(row, "person"),
        organization=clean_line(row["organization"]),
        title=clean_line(row["title"]),
        start=partial_date(row, "from"),
        end=partial_date(row, "to"),
        headcount=whole(row, "headcount", 1, 100_000_000),
    )
    if not role.organization and not role.title:
        raise Unreadable("empty cell", column="organization")
    if role.start and role.end and role.end < role.start[: len(role.end)]:
        raise Unreadable("ends before it starts")
    return role


def down_of(row: Row) -> FoundDown:
    """A row of down.csv."""
    start = day_in(row, "from")
    end = day_in(row, "to") if row["to"] else None
    if end is not None and end < start:
        raise Unreadable("ends before it starts")
    return FoundDown(row.place, start, end, word(row, "kind", DOWN_CAUSES, "other"))


def _note(row: Row, known: set[str]) -> str:
    others = [f"{header}: {text}" for header, text in row.cells.items() if text and header not in known | {"note"}]
    return "\n".join(text for text in (row["note"], *others) if text)
