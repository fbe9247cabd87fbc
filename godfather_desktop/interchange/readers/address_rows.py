"""Rows of an address book of named columns into cards: the reader of all programs but Google."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date

from godfather_desktop.domain.text import folded
from godfather_desktop.interchange.csv_table import Line, lines_of
from godfather_desktop.interchange.found import Item, Rejected
from godfather_desktop.interchange.limits import FILE_BYTES, RECORDS, TooMuch
from godfather_desktop.interchange.node_identity import node_reference, scope_of
from godfather_desktop.interchange.readers.cell_dates import Order, order_of
from godfather_desktop.interchange.readers.cell_values import is_usual
from godfather_desktop.interchange.readers.column_names import is_english_date, key_of, meaning_of, place_of
from godfather_desktop.interchange.readers.columns import guessed, nameless, signature_of
from godfather_desktop.interchange.readers.row_card import RowCard
from godfather_desktop.interchange.reading import Columns, Reading
from godfather_desktop.interchange.source import Source

_DATES = frozenset({"birthday", "anniversary"})
_VAGUE = frozenset({"work", "home", "other", "signal", "portable", "particular", "ufficio", "abitazione", "recapito"})
"""Headers that mean a telephone number only where one stands below them."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: the field that it fills, its header as written, and of which address it is a part."""

    field: str
    shown: str
    where: str = ""
    flag: bool = False
    vague: bool = False


def read_address_rows(
    source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading, columns: Columns | None = None
) -> Iterator[Item]:
    """The people of the table whose header holds these names.

    columns: what its columns mean; None for what the user said of this header, else what it says itself.
    Raises TooMuch.
    """
    headless = bool(columns) and all(name == nameless(place_in(name)) for name in columns or ())
    scope = scope_of(source)
    order: Order | None = None
    plan: list[_Column] = []
    for line in bounded_lines(source, wanted, delimiter, headless=headless):
        if isinstance(line, Rejected):
            yield line
            continue
        if not plan:
            plan = _plan(line, columns if columns is not None else _meant(line.header, reading))
        # A row may be longer than the header.
        plan += [_Column("extra", nameless(place)) for place in range(len(plan), len(line.cells))]
        if order is None:
            order = _order(source, wanted, delimiter, plan, headless=headless)
            if headless and all(folded(cell) == name for name, cell in zip(line.header, line.cells, strict=True)):
                continue
        card = RowCard(line.place, order, date.fromordinal(reading.today).year)
        for column, cell in zip(plan, line.cells, strict=False):
            if cell:
                _fill(card, column, cell, scope)
        yield from card.items()


def bounded_lines(
    source: Source, wanted: AbstractSet[str], delimiter: str, *, headless: bool = False
) -> Iterator[Line | Rejected]:
    """As `lines_of`, up to the limits of a file that is kept whole. Raises TooMuch."""
    if source.size > FILE_BYTES:
        raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
    for line in lines_of(source, wanted, delimiter, headless=headless):
        if line.place.record > RECORDS:
            raise TooMuch("too many records", limit=RECORDS)
        yield line


def place_in(name: str) -> int:
    """The place from 0 of a column without a header, by what it is called; -1 for any other."""
    number = name.removeprefix("column ")
    return int(number) - 1 if number.isascii() and number.isdecimal() and len(number) < 6 else -1


def _meant(header: Sequence[str], reading: Reading) -> Mapping[str, str]:
    # A row that is longer than the header has the same columns, and some more.
    named = [name for place, name in enumerate(header) if name != nameless(place)]
    told = reading.columns.get(signature_of(named))
    return told if told is not None else guessed(named)


def _plan(line: Line, meant: Mapping[str, str]) -> list[_Column]:
    """The column of each cell. Of two columns 'Titre', as Outlook has in French, the first is the form of address."""
    plan: list[_Column] = []
    # The numbers of an address book's rows may change from one export to the next.
    is_network = not {"email", "phone"} & set(meant.values())
    for place, (name, shown) in enumerate(zip(line.header, line.shown, strict=True)):
        filled = meant.get(name, "extra")
        if filled == "title" and name in line.header[place + 1 :] and name not in line.header[:place]:
            filled = "prefix"
        if filled == "id" and not is_network:
            filled = "extra"
        where = ""
        if filled in ("city", "address"):
            # Of 'Adresse privée, Ville, Code postal', only the first says whose they all are.
            where = place_of(name) or (plan[-1].where if plan else "")
        plan.append(
            _Column(
                filled,
                shown or nameless(place),
                where,
                flag=meaning_of(name) == "flag",
                vague=key_of(name) in _VAGUE,
            )
        )
    return plan


def _order(
    source: Source, wanted: AbstractSet[str], delimiter: str, plan: Sequence[_Column], *, headless: bool
) -> Order:
    """How the file writes dates: all of them are looked at first. Only in English may the month come first."""
    dated = [place for place, column in enumerate(plan) if column.field in _DATES]
    if not dated:
        return ""
    order = order_of(
        line.cells[place]
        for line in bounded_lines(source, wanted, delimiter, headless=headless)
        if isinstance(line, Line)
        for place in dated
        if place < len(line.cells)
    )
    foreign = any(meaning_of(folded(plan[place].shown)) and not is_english_date(plan[place].shown) for place in dated)
    return order or ("day first" if foreign else "")


def _fill(card: RowCard, column: _Column, cell: str, scope: str) -> None:
    if column.flag and column.field == "extra" and is_usual(cell):
        return
    if column.field == "id":
        card.nodes.append(node_reference(scope, cell))
        return
    if column.field == "phone" and column.vague and not any(map(str.isdigit, cell)):
        card.keep(column.shown, cell)
        return
    card.fill(column.field, column.shown, cell, column.where)


def wanted_of(columns: Columns) -> frozenset[str]:
    """The folded headers by which the line of the column names is found."""
    return frozenset(folded(name) for name in columns) - {""}
