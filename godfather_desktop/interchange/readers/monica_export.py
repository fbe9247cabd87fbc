"""An export of Monica as both of its forms say it: contacts, what belongs to each, and what joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class MonicaEntry:
    """A note, call, gift and so on. sort: its table in the singular. created: ISO text. line: from 1."""

    sort: str
    fields: Fields
    created: str = ""
    line: int = 1


@dataclass(slots=True)
class MonicaContact:
    """A contact. key: how the export refers to it. identity: how we know it again, without `monica:`.

    fields: named as in the JSON form. methods: e-mail addresses, numbers and accounts, each with the key of its sort.
    entries: what becomes a record of its own. activities, photos: keys. documents: how many there are.
    """

    key: str
    identity: str
    fields: dict[str, object]
    created: str = ""
    line: int = 1
    methods: list[tuple[str, str]] = field(default_factory=list)
    addresses: list[Fields] = field(default_factory=list)
    pets: list[Fields] = field(default_factory=list)
    entries: list[MonicaEntry] = field(default_factory=list)
    activities: list[str] = field(default_factory=list)
    photos: list[str] = field(default_factory=list)
    documents: int = 0


@dataclass(slots=True)
class MonicaExport:
    """The whole of it. methods: name and sort of a way to reach somebody, by key. events: what a sort of life
    event is called, by key. genders: names, by key. photos: data URLs by key; None where pictures are not inside.
    me: the key of the owner's own contact, empty without one. journal: how many entries of the diary there are.
    unknown: sorts of entries that no reader knows. orphans: entries of contacts that are not there. broken: lines
    of records that could not be read.
    """

    contacts: dict[str, MonicaContact] = field(default_factory=dict)
    relationships: list[MonicaEntry] = field(default_factory=list)
    activities: dict[str, MonicaEntry] = field(default_factory=dict)
    methods: dict[str, tuple[str, str]] = field(default_factory=dict)
    events: dict[str, str] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    photos: dict[str, str] | None = field(default_factory=dict)
    me: str = ""
    journal: int = 0
    unknown: set[str] = field(default_factory=set)
    orphans: list[MonicaEntry] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)


def text_of(fields: Fields, *names: str) -> str:
    """The first of these fields that holds text or a number, as text."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if isinstance(value, int | float) and not isinstance(value, bool):
            return f"{value:g}" if isinstance(value, float) else str(value)
    return ""


def is_yes(fields: Fields, name: str) -> bool:
    """Whether a field says yes, in any of the ways in which exports say it."""
    value = fields.get(name)
    return value in (True, 1) if isinstance(value, int) else text_of(fields, name).lower() in ("1", "true", "yes")


def fields_in(fields: Fields, name: str) -> dict[str, object]:
    """The fields inside a field, none when it has no such."""
    value = fields.get(name)
    return value if isinstance(value, dict) else {}


def texts_in(value: object) -> list[str]:
    """The texts of a list, none when it is no list."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []
