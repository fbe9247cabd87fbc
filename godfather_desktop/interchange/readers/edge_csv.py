"""Networks as tables: a row for each tie with its two ends, and a row for each node with its id and name."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain, islice

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.tie import BARELY
from godfather_desktop.interchange.csv_table import Line
from godfather_desktop.interchange.found import FoundTie, Item, Noticed, Rejected
from godfather_desktop.interchange.links import address_in, phone_identity
from godfather_desktop.interchange.node_identity import is_code, node_or_name, node_reference, scope_of
from godfather_desktop.interchange.readers.address_rows import bounded_lines, read_address_rows, wanted_of
from godfather_desktop.interchange.readers.columns import guessed
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source

EDGES = frozenset({"source", "target"})
_LOOKED_AT = 200
"""So many lines tell whether the ends are ids or names."""
NODES = (frozenset({"id", "name"}), frozenset({"id", "label"}))


def read_edges(
    source: Source, wanted: AbstractSet[str], delimiter: str, _reading: Reading, columns: Columns | None = None
) -> Iterator[Item]:
    """The ties. An end is a name, an address, or an id, which is known if its node table was read, too.

    A tie without a stated strength is listed only: a line of a table says that two people have to do with
    each other, not how well. Raises TooMuch.
    """
    scope = scope_of(source)
    told = False
    lines = bounded_lines(source, wanted, delimiter)
    first = list(islice(lines, _LOOKED_AT))
    meant = columns or _meant(first)
    coded = _are_codes(first, meant)
    for line in chain(first, lines):
        if isinstance(line, Rejected):
            yield line
            continue
        if not told and (left_out := _left_out(line, meant)):
            told = True
            yield Noticed(line.place, "edge attributes left out", {"names": left_out})
        yield _tie(line, meant, scope, coded=coded)


def read_nodes(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The people, who are known by their ids to the edges of the same network. Raises TooMuch."""
    return read_address_rows(source, wanted, delimiter, reading)


def read_told_edges(source: Source, columns: Columns, delimiter: str, reading: Reading) -> Iterator[Item]:
    """The ties of a table whose columns the user told, or whose names tell them. Raises TooMuch."""
    return read_edges(source, wanted_of(columns), delimiter, reading, columns)


def _meant(first: Sequence[Line | Rejected]) -> Columns:
    guess = next((guessed(line.header) for line in first if isinstance(line, Line)), {})
    return guess if {"a", "b"} <= set(guess.values()) else {"source": "a", "target": "b"}


def _are_codes(first: Sequence[Line | Rejected], meant: Columns) -> bool:
    """Whether most ends are ids. Among names, R2-D2 is one, too."""
    ends = [
        clean_line(cell)
        for line in first
        if isinstance(line, Line)
        for name, cell in zip(line.header, line.cells, strict=True)
        if cell and meant.get(name) in ("a", "b")
    ]
    return sum(map(is_code, ends)) * 2 > len(ends)


def _tie(line: Line, meant: Columns, scope: str, *, coded: bool) -> Item:
    cells = {meant[name]: cell for name, cell in zip(line.header, line.cells, strict=True) if name in meant and cell}
    ends: list[str] = []
    for end in ("a", "b"):
        said = clean_line(cells.get(end, ""))
        if not said:
            column = next((name for name, filled in meant.items() if filled == end), end)
            return Rejected(line.place, "empty cell", {"column": column})
        ends.append(_who(said, scope, coded=coded))
    if folded(ends[0]) == folded(ends[1]):
        return Rejected(line.place, "self loop", {"who": clean_line(cells["a"])})
    strength = cells.get("strength", "")
    if not strength:
        return FoundTie(line.place, ends[0], ends[1], "listed")
    if folded(strength) == "barely":
        return FoundTie(line.place, ends[0], ends[1], "stated", BARELY)
    try:
        number = float(strength.replace(",", "."))
    except ValueError:
        number = -1.0
    if not (BARELY <= number <= 5 and number == int(number)):
        return Rejected(line.place, "bad number", {"column": "strength", "said": strength, "low": BARELY, "high": 5})
    return FoundTie(line.place, ends[0], ends[1], "stated", int(number))


def _who(said: str, scope: str, *, coded: bool) -> str:
    if "@" in said and (address := address_in(said)):
        return address
    if said.startswith(("+", "00")) and (phone := phone_identity(said)):
        return phone
    if coded and is_code(said):
        return node_reference(scope, said)
    return said if " " in said else node_or_name(scope, said)


def _left_out(line: Line, meant: Columns) -> list[str]:
    """The columns that say nothing of a tie here."""
    return [
        shown
        for name, shown, cell in zip(line.header, line.shown, line.cells, strict=True)
        if cell and shown and meant.get(name) not in ("a", "b", "strength", "nothing")
    ][:20]
