"""What the columns of a spreadsheet mean: told by the user once, else guessed from their names."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from godfather_desktop.domain.text import folded
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.column_names import meaning_of, words_of
from godfather_desktop.interchange.reading import Columns, Reading

Field = Literal[
    "name",
    "given name",
    "middle name",
    "family name",
    "prefix",
    "suffix",
    "nickname",
    "email",
    "phone",
    "organization",
    "title",
    "department",
    "city",
    "address",
    "birthday",
    "birth year",
    "birth month",
    "birth day",
    "anniversary",
    "link",
    "tags",
    "note",
    "spouse",
    "children",
    "manager",
    "assistant",
    "referred by",
    "id",
    "a",
    "b",
    "strength",
    "extra",
    "nothing",
]
"""What a column can fill. nickname: a name in case there is no other. a, b: the two ends of a tie.
extra: kept on the card as text, under the column's name. nothing: left out, because the user says so.
"""
FIELDS: tuple[Field, ...] = get_args(Field)
"""In the order of a dialog."""
KNOWN_ENOUGH = 3
"""So many known columns make a table known, even if others are not."""

_NOT_ASKED: dict[str, Field] = {"email type": "nothing", "photo": "nothing", "flag": "extra", "initials": "extra"}
_ENDS = (
    ("source", "target"),
    ("from", "to"),
    ("a", "b"),
    ("sender", "recipient"),
    ("sender", "receiver"),
    ("ego", "alter"),
    ("i", "j"),
    ("von", "an"),
    ("node1", "node2"),
    ("node 1", "node 2"),
    ("person1", "person2"),
    ("person 1", "person 2"),
    ("person a", "person b"),
    ("user a", "user b"),
    ("name1", "name2"),
    ("name 1", "name 2"),
    ("id", "reportstoid"),
    ("id", "reports to id"),
    ("id", "managerid"),
)
"""Pairs of column names that stand for the two ends of a tie."""
_FAMILY_OR_WHOLE = ("name", "naam", "navn", "namn")
"""What a family name may be called where the given name has a column of its own."""
_BORN_ON: dict[str, Field] = {"jour": "birth day", "mois": "birth month", "tag": "birth day", "monat": "birth month"}
_REACHABLE = frozenset({"name", "given name", "family name", "nickname", "email", "phone"})


class ColumnsUnknown(RuleBroken):
    """Nobody has told what these columns mean, and their names do not tell it.

    header: folded; rows: the first rows below it; guess: what could be guessed.
    """

    def __init__(
        self, header: Sequence[str], delimiter: str, rows: Sequence[Sequence[str]], guess: Mapping[str, str]
    ) -> None:
        unknown = [name for name in header if name and name not in guess] or [name for name in header if name]
        super().__init__("columns unknown", field="columns", columns=unknown[:5])
        self.header = tuple(header)
        self.delimiter = delimiter
        self.rows = tuple(tuple(row) for row in rows)
        self.guess = dict(guess)


def signature_of(header: Sequence[str]) -> str:
    """By what a table is known again: the same for the same columns, in whatever order or letters."""
    names = sorted(name for name in map(folded, header) if name)
    return hashlib.sha256("\x1f".join(names).encode("utf-8")).hexdigest()[:24]


def columns_for(
    header: Sequence[str], reading: Reading, delimiter: str = ",", rows: Sequence[Sequence[str]] = ()
) -> Columns:
    """What the columns mean: as the user said, else as guessed when that is enough.

    delimiter, rows: for the dialog; the first rows also help to guess. Raises ColumnsUnknown.
    """
    told = reading.columns.get(signature_of(header))
    if told is not None:
        return told
    guess = guessed(header) | _by_content(header, rows)
    names = {folded(name) for name in header} - {""}
    known = [name for name in header if guess.get(folded(name), "extra") not in ("extra", "nothing")]
    filled = set(guess.values())
    if {"a", "b"} <= filled:
        return guess
    if enough(guess) and (len(known) >= KNOWN_ENOUGH or names <= guess.keys() or {"id", "name"} <= filled):
        return guess
    if "id" in filled and rows and not any(char.isalpha() for row in rows for cell in row for char in cell):
        # Bare numbers name nobody, whatever one would say of the columns: the rows say so one by one.
        return guess
    raise ColumnsUnknown([folded(name) for name in header], delimiter, rows, guess)


def enough(mapping: Mapping[str, str]) -> bool:
    """Whether such columns can add anything: a name, an address or a telephone number, or both ends of a tie."""
    filled = set(mapping.values())
    return bool(filled & _REACHABLE) or {"a", "b"} <= filled


def guessed(header: Sequence[str]) -> dict[str, str]:
    """For the folded headers that are known, the field that each fills."""
    names = [name for name in map(folded, header) if name]
    meanings = {name: meaning_of(name) for name in names}
    ends = _ends(names, meanings)
    if ends:
        return ends
    found = set(meanings.values())
    born_in_parts = "birth month" in found or "birth year" in found
    settled: dict[str, str] = {}
    for name, meaning in meanings.items():
        match meaning:
            case "nom" if name == "nom":
                own = "family name" if "given name" in found and "family name" not in found else "name"
            case "nom":
                own = "given name" if {"family name", "apelido"} & found and "given name" not in found else "name"
            case "name" if words_of(name) in _FAMILY_OR_WHOLE and "given name" in found and "family name" not in found:
                own = "family name"
            case "apelido":
                own = "nickname" if "family name" in found else "family name"
            case "" if "birth year" in found and name in _BORN_ON:
                own = _BORN_ON[name]
            case "titel":
                own = "prefix" if "title" in found or "position" in names else "title"
            case "aniversario":
                own = "anniversary" if "birthday" in found or "cumpleanos" in names else "birthday"
            case "label":
                own = "name" if "id" in found and "name" not in found else "tags"
            case "birthday" if born_in_parts and ("birth" not in words_of(name) or words_of(name) == "birth day"):
                own = "birth day"
            case "strength":
                own = ""
            case _:
                own = _NOT_ASKED.get(meaning, meaning)
        if own:
            settled[name] = own
    return settled


def _ends(names: Sequence[str], meanings: Mapping[str, str]) -> dict[str, str]:
    """The two ends of a tie, if the table is one of ties; else nothing."""
    plain = {name.replace("_", " "): name for name in names}
    for a, b in _ENDS:
        # An address book has columns of its own beside such a pair; 'ID, ReportsToID' may be one, too.
        others = {meaning for name, meaning in meanings.items() if name not in (plain.get(a), plain.get(b))}
        if a in plain and b in plain and not others & (_REACHABLE | {"nom"}):
            strength = {name: "strength" for name in names if meanings[name] == "strength"}
            return {plain[a]: "a", plain[b]: "b"} | strength
    return {}


def _by_content(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """What columns without a name hold, told from the first rows."""
    found: dict[str, str] = {}
    open_columns: list[str] = []
    for place, name in enumerate(header):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        if name != nameless(place) or not cells:
            continue
        if sum(address_in(cell) == cell for cell in cells) * 5 >= len(cells) * 4:
            found[name] = "email"
        elif all(sum(map(str.isdigit, cell)) >= 5 and not any(map(str.isalpha, cell)) for cell in cells):
            found[name] = "phone"
        elif all(any(map(str.isalpha, cell)) and not any(map(str.isdigit, cell)) for cell in cells):
            open_columns.append(name)
    if len(open_columns) == 1:
        found[open_columns[0]] = "name"
    return found


def nameless(place: int) -> str:
    """What a column without a header is called, by its place from 0."""
    return f"column {place + 1}"
