"""A row of an address book on its way to a card: cells come in by field, a person or a company comes out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from godfather_desktop.domain.days import names_a_day
from godfather_desktop.domain.text import NAME_LIMIT, clean_line, folded
from godfather_desktop.interchange.found import FoundOrganization, FoundPerson, Item, Noticed, Place, Rejected
from godfather_desktop.interchange.links import address_in, linkedin_identity
from godfather_desktop.interchange.node_identity import node_identity
from godfather_desktop.interchange.readers.cell_dates import Order, read_date
from godfather_desktop.interchange.readers.cell_values import (
    LINK,
    NAMES,
    SEVERAL,
    addresses_in,
    is_east_asian,
    is_form_of_address,
    name_in,
    said_once,
    tags_in,
)

EXTRA_CHARS = 2_000
"""A longer text of a column without a field becomes a note."""
_NAME_FIELDS = ("given name", "middle name", "family name", "suffix")
_DATE_FIELDS = frozenset({"birthday", "anniversary"})
_BORN = frozenset({"birth year", "birth month", "birth day"})
_RELATIONS = {
    "spouse": "Spouse",
    "children": "Child",
    "manager": "Manager",
    "assistant": "Assistant",
    "referred by": "Referred by",
}
_ADDRESS_NAMES = {"home": "Home address", "work": "Work address", "other": "Other address"}
_CITY_ORDER = ("home", "", "work", "other")


@dataclass(slots=True)
class RowCard:
    """One row. order: how its file writes dates; today_year: see `cell_dates.read_date`.

    nodes: what edges call the row, see `interchange.node_identity`.
    """

    place: Place
    order: Order = ""
    today_year: int = 2000
    nodes: list[str] = field(default_factory=list)
    _texts: dict[str, list[str]] = field(default_factory=dict)
    _emails: list[str] = field(default_factory=list)
    _phones: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _tags: list[str] = field(default_factory=list)
    _notes: list[str] = field(default_factory=list)
    _extra: list[str] = field(default_factory=list)
    _relations: list[tuple[str, str]] = field(default_factory=list)
    _anniversaries: list[str] = field(default_factory=list)
    _birthday: str = ""
    _cities: dict[str, str] = field(default_factory=dict)
    _addresses: dict[str, list[str]] = field(default_factory=dict)
    _notices: list[Noticed] = field(default_factory=list)

    def fill(self, name: str, header: str, text: str, where: str = "") -> None:
        """Take a cell in as a field of `columns.FIELDS`; header: as written; where: of which address it is a part."""
        if not text:
            return
        match name:
            case "email":
                self._fill_emails(header, text)
            case "phone":
                self._fill_phones(header, text)
            case "link":
                self._fill_links(header, text)
            case "tags":
                self.fill_tags(tags_in(text))
            case "note":
                self._notes.append(text)
            case "city":
                self._cities.setdefault(where, clean_line(text))
                self._addresses.setdefault(where, []).append(clean_line(text))
            case "address":
                self._addresses.setdefault(where, []).append(clean_line(text.replace("\n", ", ")))
            case "id" | "nothing":
                pass
            case "name" | "organization" | "title" if self.is_filled(name):
                # One of each is on a card; what only says it again is no news.
                if not set(folded(text).split()) <= set(folded(self._joined(name)).split()):
                    self.keep(header, text)
            case "title" if is_form_of_address(text):
                self._texts.setdefault("prefix", []).append(self._line(header, text))
            case _ if name in _DATE_FIELDS:
                self.fill_date(name, header, text)
            case _ if name in _RELATIONS:
                self.relate(_RELATIONS[name], text, split=name == "children")
            case "nickname":
                self._texts.setdefault(name, []).append(name_in(text))
                self._texts.setdefault("nickname header", []).append(header)
            case "extra" | "":
                self.keep(header, text)
            case _:
                self._texts.setdefault(name, []).append(self._line(header, text))

    def fill_tags(self, tags: list[str]) -> None:
        """Groups; the system's own group of everybody is none."""
        for tag in tags:
            name = clean_line(tag).removeprefix("*").strip()
            if name and folded(name) not in ("mycontacts", "my contacts"):
                self._tags.append(name)

    def fill_date(self, name: str, header: str, text: str) -> None:
        """A birthday or an anniversary; what is no date, or may be two, is kept as it stands."""
        date, why = read_date(text, self.order, self.today_year)
        if why:
            self._notices.append(Noticed(self.place, why, {"said": text[:100], "column": header}))
        if name == "birthday" and date and not self._birthday:
            self._birthday = date
        elif name == "anniversary" and names_a_day(date):
            self._anniversaries.append(date)
            self.keep(header, text)
            return
        elif date:
            self.keep(header, text)
        if why:
            self.keep(header, text)

    def fill_address(self, label: str, parts: list[str], city: str) -> None:
        """A whole address whose parts belong together."""
        if city and label not in self._cities:
            self._cities[label] = city
        if said := said_once(", ".join(filter(None, map(clean_line, part.split("\n")))) for part in parts):
            self.keep(f"{label} address" if label else "Address", said)

    def relate(self, label: str, text: str, *, split: bool = False) -> None:
        """Somebody whom the row names as near to the person."""
        for name in NAMES.split(text) if split else SEVERAL.split(text):
            if name := clean_line(name):
                self._relations.append((label, name))

    def keep(self, header: str, text: str) -> None:
        """A text that has no field here: on the card under its header."""
        if len(text) > EXTRA_CHARS:
            self._notes.append(f"{header}: {text}")
        else:
            self._extra.append(f"{header}: {text}")

    def is_filled(self, name: str) -> bool:
        """Whether a cell came in for this field."""
        return bool(self._texts.get(name))

    def notice(self, why: str, **values: object) -> None:
        """Something that is left out."""
        self._notices.append(Noticed(self.place, why, values))

    def items(self) -> Iterator[Item]:
        """What the row comes to: what is left out of it, then one record."""
        self._settle()
        name = self._name()
        organization = self._joined("organization")
        yield from self._notices
        if name:
            yield self._person(name, organization)
        elif organization:
            yield from self._left_of_company()
            yield FoundOrganization(self.place, organization)
        else:
            yield Rejected(self.place, "no name")

    def _settle(self) -> None:
        """What only the whole row can tell."""
        born = {name: clean_line(" ".join(self._texts.pop(name, []))) for name in _BORN}
        if any(born.values()):
            year, month, day = born["birth year"], born["birth month"], born["birth day"]
            numbers = [part.zfill(2) for part in (month, day) if part.strip("0")]
            date = "-".join([year.zfill(4) if year.strip("0") else "-", *numbers])
            self.fill_date("birthday", "Birthday", date if len(numbers) == 2 or date[0] != "-" else f"?{date}")
        for where, parts in self._addresses.items():
            said = said_once(parts)
            if said and said != self._cities.get(where, ""):
                self.keep(_ADDRESS_NAMES.get(where, "Address"), said)
        if department := self._joined("department"):
            self.keep("Department", department)

    def _name(self) -> str:
        """The name: as a whole, from its parts, else whatever the row can be called by; empty for a company."""
        whole = self._joined("name")
        parts = {name: self._joined(name) for name in _NAME_FIELDS}
        prefix = self._joined("prefix")
        given, middle, family = parts["given name"], parts["middle name"], parts["family name"]
        if whole and given and not family and not set(folded(given).split()) & set(folded(whole).split()):
            whole = f"{given} {whole}"
        if not whole:
            if is_east_asian(given) and is_east_asian(family):
                given, family = family, given
            whole = clean_line(" ".join(filter(None, (given, middle, family))))
            if whole and parts["suffix"]:
                whole = clean_line(f"{whole} {parts['suffix']}")
            if whole and prefix and not parts["given name"]:
                whole = f"{prefix} {whole}"
        elif not {word for part in parts.values() for word in folded(part).split()} <= set(folded(whole).split()):
            self.keep("Given and family name", clean_line(" ".join(filter(None, parts.values()))))
        nicknames = self._texts.get("nickname", [])
        name = whole or next(filter(None, nicknames), "") or next(iter(self._emails), "")
        if prefix and not name.startswith(prefix):
            self.keep("Prefix", prefix)
        if not name and self._phones:
            name = self._joined("organization") or self._phones[0]
        for header, nickname in zip(self._texts.get("nickname header", []), nicknames, strict=True):
            if not set(folded(nickname).split()) <= set(folded(name).split()):
                self.keep(header, nickname)
        return name

    def _person(self, name: str, organization: str) -> FoundPerson:
        links = tuple(dict.fromkeys(self._links))
        profiles = [slug for link in links if (slug := linkedin_identity(link))]
        return FoundPerson(
            self.place,
            name,
            emails=tuple(dict.fromkeys(self._emails)),
            phones=tuple(dict.fromkeys(self._phones)),
            links=links,
            organization=organization,
            title=self._joined("title"),
            city=next((self._cities[where] for where in (*_CITY_ORDER, *self._cities) if self._cities.get(where)), ""),
            tags=tuple(dict.fromkeys(self._tags)),
            birthday=self._birthday,
            anniversaries=tuple(dict.fromkeys(self._anniversaries)),
            relations=tuple(dict.fromkeys(self._relations)),
            notes=tuple(dict.fromkeys(self._notes)),
            identities=tuple(dict.fromkeys((*(node_identity(node, name) for node in self.nodes), *profiles))),
            extra=tuple(dict.fromkeys(self._extra)),
        )

    def _left_of_company(self) -> Iterator[Noticed]:
        """A company has a name here and nothing more."""
        left = [*self._extra, *self._notes, *self._links, *self._tags, *(name for _, name in self._relations)]
        if any(left):
            details = "; ".join(one[:80] for one in left if one)
            yield Noticed(self.place, "company details left out", {"details": details[:300]})

    def _fill_emails(self, header: str, text: str) -> None:
        for said in addresses_in(text):
            if said.lower().startswith("/o="):
                self.notice("exchange address", column=header)
            elif address := address_in(said):
                self._emails.append(address)
                around = name_in(said)
                if around and folded(around) != folded(address):
                    self._texts.setdefault("nickname", []).append(around)
                    self._texts.setdefault("nickname header", []).append(header)
            elif LINK.fullmatch(said):
                self._links.append(said)
            else:
                self.keep(header, said)

    def _fill_phones(self, header: str, text: str) -> None:
        for piece in SEVERAL.split(text):
            several = piece.split(",")
            enough = all(sum(map(str.isdigit, one)) > 4 for one in several)
            for one in several if enough else [piece]:
                number = self._line(header, one)
                if address := address_in(number):
                    self._emails.append(address)
                    if number != address:
                        self.keep(header, number)
                elif LINK.fullmatch(number) and number.lower().startswith(("http", "www")):
                    self._links.append(number)
                elif number:
                    self._phones.append(re.sub(r"^tel:", "", number, flags=re.IGNORECASE))

    def _fill_links(self, header: str, text: str) -> None:
        for piece in SEVERAL.split(text):
            # Google writes colons behind a backslash.
            link = clean_line(piece).replace("\\:", ":")
            if LINK.fullmatch(link):
                self._links.append(link)
            elif address := address_in(link):
                self._emails.append(address)
            elif link:
                self.keep(header, link)

    def _line(self, header: str, text: str) -> str:
        """A cell on one line; what is too long for a field is a note, too."""
        if len(text) > NAME_LIMIT:
            self._notes.append(f"{header}: {text}")
        return clean_line(text)

    def _joined(self, name: str) -> str:
        return clean_line(" ".join(filter(None, self._texts.get(name, []))))
