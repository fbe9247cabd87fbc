"""Google Contacts: the CSV of the years to 2023, with a column Name, and the one since.

Several e-mails, numbers, addresses and so on stand in numbered columns, such as `E-mail 2 - Value`, and
several of one label in one cell, between ` ::: `.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.csv_table import Line
from godfather_desktop.interchange.found import Item, Rejected
from godfather_desktop.interchange.links import address_in
from godfather_desktop.interchange.readers.address_rows import bounded_lines
from godfather_desktop.interchange.readers.cell_dates import Order, order_of
from godfather_desktop.interchange.readers.row_card import RowCard
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

HEADERS: tuple[frozenset[str], ...] = tuple(
    frozenset(names.split("; "))
    for names in (
        "e-mail 1 - value",
        "phone 1 - value",
        "given name; family name; group membership",
        "given name; family name; name prefix",
        "first name; last name; phonetic first name",
        "first name; last name; organization name; labels",
        "address 1 - formatted",
        "organization 1 - name",
        "website 1 - value",
        "relation 1 - value",
        "event 1 - value",
        "custom field 1 - value",
    )
)
"""Sets of folded headers, each of which is enough."""
_JOINED = " ::: "
_NUMBERED = re.compile(
    r"(e-mail|phone|im|address|organization|relation|website|event|custom field|chat) (\d{1,4}) - (.+)"
)
_PLAIN = {
    "name": "name",
    "given name": "given name",
    "first name": "given name",
    "additional name": "middle name",
    "middle name": "middle name",
    "family name": "family name",
    "last name": "family name",
    "name prefix": "prefix",
    "name suffix": "suffix",
    "nickname": "nickname",
    "file as": "nickname",
    "organization name": "organization",
    "organization title": "title",
    "organization department": "department",
    "birthday": "birthday",
    "notes": "note",
    "group membership": "labels",
    "labels": "labels",
    "photo": "nothing",
}
_USUAL_LABELS = frozenset(
    """home work other mobile main custom internet profile blog homepage workpage ftp reservations school cell company
    googlevoice grandcentral iphone apple workmobile privat arbeit geschaftlich mobil sonstige andere startseite maison
    domicile bureau travail autre portable casa trabajo otro movil lavoro altro cellulare thuis werk anders mobiel dom
    trabalho outro celular praca inny komorka""".split()
)
"""Labels that say no more than that there is a number or an address."""
_NO_CALLS = ("fax", "pager", "faks", "telex")
_ANNIVERSARY = re.compile(
    r"annivers|aniversario|jahrestag|hochzeit|wedding|trouwdag|huwelijk|rocznica|bryllup|結婚|記念"
)
_ADDRESS_PARTS = ("street", "extended address", "po box", "city", "region", "postal code", "country")


@dataclass(slots=True)
class _Group:
    """The cells of one number, by part."""

    name: str
    cells: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)

    def values(self, part: str) -> list[str]:
        """What stands in a cell between ` ::: `."""
        return [one.strip() for one in self.cells.get(part, "").split(_JOINED.strip())]

    @property
    def label(self) -> str:
        """The label; `* ` before it tells the first among equals."""
        return self.cells.get("label", "") or self.cells.get("type", "")

    def labels(self, count: int) -> list[str]:
        """The label of each of so many values: one alone is that of all."""
        labels = [clean_line(one).removeprefix("*").strip() for one in self.label.split(_JOINED.strip())]
        return labels if len(labels) == count else [labels[0]] * count


def read_google(source: Source, wanted: AbstractSet[str], delimiter: str, reading: Reading) -> Iterator[Item]:
    """The contacts. Raises TooMuch."""
    order: Order | None = None
    year = date.fromordinal(reading.today).year
    for line in bounded_lines(source, wanted, delimiter):
        if isinstance(line, Rejected):
            yield line
            continue
        if order is None:
            order = _order(source, wanted, delimiter) if any(map(_is_dated, line.header)) else ""
        yield from _card(line, order, year).items()


def _order(source: Source, wanted: AbstractSet[str], delimiter: str) -> Order:
    """How the file writes dates: nearly always with the year first, which needs no order."""
    return order_of(
        cell
        for line in bounded_lines(source, wanted, delimiter)
        if isinstance(line, Line)
        for name, cell in zip(line.header, line.cells, strict=True)
        if cell and _is_dated(name)
    )


def _is_dated(name: str) -> bool:
    return name == "birthday" or (name.startswith("event") and name.endswith("value"))


def _card(line: Line, order: Order, year: int) -> RowCard:
    card = RowCard(line.place, order, year)
    groups: dict[tuple[str, str], _Group] = {}
    for name, shown, cell in zip(line.header, line.shown, line.cells, strict=True):
        if not cell:
            continue
        if match := _NUMBERED.fullmatch(name):
            group = groups.setdefault((match[1], match[2]), _Group(match[1]))
            part = match[3]
            group.cells[part] = f"{group.cells[part]}{_JOINED}{cell}" if part in group.cells else cell
            group.headers[part] = shown
        elif (filled := _PLAIN.get(name, "extra")) == "labels":
            card.fill_tags(cell.split(_JOINED.strip()))
        else:
            card.fill(filled, shown, cell)
    for group in groups.values():
        _FILLED[group.name](card, group)
    return card


def _reached(card: RowCard, group: _Group) -> None:
    """E-mails, numbers and websites; a label that leaked beside its value, or took its place, is told apart."""
    filled = {"e-mail": "email", "phone": "phone"}.get(group.name, "link")
    header = group.headers.get("value", clean_line(group.name))
    values = group.values("value")
    leaked = clean_line(group.label)
    if not any(values) and (address_in(leaked) or sum(map(str.isdigit, leaked)) > 4 or "://" in leaked):
        card.fill(filled, header, leaked)
        return
    for value, label in zip(values, group.labels(len(values)), strict=True):
        key = folded(label).replace(" ", "")
        if not value:
            continue
        if filled == "phone" and any(word in key for word in _NO_CALLS):
            card.keep(label, value)
        elif not (filled == "phone" and key) and folded(value.removeprefix("*")).replace(" ", "") in _USUAL_LABELS:
            card.keep(header, value)
        else:
            card.fill(filled, header, value)
            if key and key not in _USUAL_LABELS:
                card.keep(label, value)
    _keep_rest(card, group, {"value", "label", "type"})


def _lived(card: RowCard, group: _Group) -> None:
    parts = {part: group.values(part) for part in ("formatted", *_ADDRESS_PARTS)}
    count = max(map(len, parts.values()))
    labels = group.labels(count)

    def one(part: str, number: int) -> str:
        return parts[part][number] if number < len(parts[part]) else ""

    for number in range(count):
        said: Sequence[str] = [one("formatted", number), *(one(part, number) for part in _ADDRESS_PARTS)]
        card.fill_address(labels[number].capitalize(), list(said), clean_line(one("city", number)))
    _keep_rest(card, group, {*parts, "label", "type"})


def _employed(card: RowCard, group: _Group) -> None:
    """The first organization is that of the card; what is written of others is kept as text."""
    first = not card.is_filled("organization") and not card.is_filled("title")
    for part, filled in (("name", "organization"), ("title", "title"), ("department", "department")):
        for number, value in enumerate(filter(None, group.values(part))):
            header = group.headers[part]
            card.fill(filled if first and not number else "extra", header, value)
    _keep_rest(card, group, {"name", "title", "department", "label", "type"})


def _related(card: RowCard, group: _Group) -> None:
    values = group.values("value")
    for value, label in zip(values, group.labels(len(values)), strict=True):
        card.relate(label or "Relation", value)
    _keep_rest(card, group, {"value", "label", "type"})


def _happened(card: RowCard, group: _Group) -> None:
    values = group.values("value")
    for value, label in zip(values, group.labels(len(values)), strict=True):
        if value and _ANNIVERSARY.search(folded(label)):
            card.fill("anniversary", label, value)
        elif value:
            card.keep(label or "Event", value)
    _keep_rest(card, group, {"value", "label", "type"})


def _said(card: RowCard, group: _Group) -> None:
    """Messengers and fields of the user's own."""
    values = group.values("value")
    service = clean_line(group.cells.get("service", ""))
    own = service or ("IM" if group.name in ("im", "chat") else "Custom")
    for value, label in zip(values, group.labels(len(values)), strict=True):
        if value:
            card.keep(own if service or not label else label, value)
    _keep_rest(card, group, {"value", "label", "type", "service"})


def _keep_rest(card: RowCard, group: _Group, used: AbstractSet[str]) -> None:
    for part, text in group.cells.items():
        if part not in used:
            card.keep(group.headers[part], text)


_FILLED = {
    "e-mail": _reached,
    "phone": _reached,
    "website": _reached,
    "address": _lived,
    "organization": _employed,
    "relation": _related,
    "event": _happened,
    "im": _said,
    "chat": _said,
    "custom field": _said,
}
