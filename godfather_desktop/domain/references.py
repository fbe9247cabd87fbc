"""Which fields of a record name other records, and the record with these names rewritten.

The type hints tell: a field that holds an id names a record of that id's kind. A few fields hold ids in
another form; they are named here.
"""

import json
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import RECORD_KINDS, Record
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.plain import PLAIN_KINDS, from_plain, to_plain
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie

Ids = Mapping[type[Record], Mapping[int, int]]
"""New ids for old ones, by the kind of record that they belong to; an id that is not in it stays."""
_Rewrite = Callable[[Any], Any]

_NUMBERS: dict[tuple[type[Record], str], type[Record]] = {
    (Introduction, "chain"): Person,
    (Introduction, "thanked"): Person,
    (Introduction, "asks"): Ask,
    (Drill, "people"): Person,
}
"""Fields that hold ids as plain numbers."""
_ITEMS: dict[str, type[Record]] = {
    "follow": Attempt,
    "revisit": Refusal,
    "support": Pause,
    "cadence": Cadence,
    "thanks": Favor,
    "promise": Favor,
    "task": Task,
    "introduction": Introduction,
}
"""What the number after the first word of a key of `insight.today` is the id of."""
_NEW_ROLE = ("occasion", "new role")
"""The key of a new role, `occasion:new role:DAY:ROLE`, names the role at its end."""


@dataclass(frozen=True, slots=True)
class Reference:
    """One record that another names: in which field, and the kind and id of what is named."""

    field: str
    kind: type[Record]
    id: int


def referring(record: Record) -> Iterator[Reference]:
    """Every record that this one names, field by field; its own id is not among them.

    A photo has the id of the person whom it shows, and names that person. What is written down in a merge
    is read, too: it can name records that are gone. Raises ValueError when that cannot be read.
    """
    for name, kind in _NAMING[type(record)].items():
        value = getattr(record, name)
        if isinstance(value, tuple):
            yield from (Reference(name, kind, one) for one in value)
        elif value is not None:
            yield Reference(name, kind, value)
    if isinstance(record, Snooze):
        named = _named_in(record.item)
        if named is not None:
            yield Reference("item", named[0], named[1])
    elif isinstance(record, Merge):
        yield from _in_merge(record)


def rewritten(record: Record, ids: Ids) -> Record:
    """The record with its own id and every id that it names replaced; the same object when none is in `ids`.

    A pair of people is put in order again. A seal of a drill is not made anew: `insight.drills.seal_of` does
    that. Raises ValueError when what is written down in a merge cannot be read.
    """
    changed: dict[str, Any] = {}
    for name, kind in _NUMBERED[type(record)]:
        table = ids.get(kind)
        if not table:
            continue
        value = getattr(record, name)
        new = tuple(table.get(one, one) for one in value) if isinstance(value, tuple) else table.get(value, value)
        if new != value:
            changed[name] = new
    if isinstance(record, Snooze):
        changed |= _changed(record, ("item",), lambda item: _renamed_item(item, ids))
    elif isinstance(record, Merge):
        changed |= _changed(record, ("before",), lambda text: _rewritten_text(text, ids))
        changed |= _changed(record, ("lost",), lambda texts: tuple(_rewritten_text(text, ids) for text in texts))
        changed |= _changed(record, ("moved",), lambda moved: tuple(_renamed_entry(entry, ids) for entry in moved))
    if not changed:
        return record
    after: Record = replace(record, **changed)
    if isinstance(after, Tie | Distinct) and after.a > after.b:
        return replace(after, a=after.b, b=after.a)
    return after


def written(record: Record) -> str:
    """A record as JSON text, as it is kept inside a merge."""
    return json.dumps(to_plain(record), ensure_ascii=False)


def read(text: str) -> Record:
    """Read back what `written` wrote. Raises ValueError for anything else."""
    return _from(json.loads(text))


def moved_entry(entry: str) -> tuple[type[Record], int, tuple[str, ...]]:
    """What an entry of `Merge.moved` says: the kind and id of a record, and the fields in which one card took
    the place of the other; no field stands for `person`. Raises ValueError for anything else.
    """
    kind, number, *names = entry.split(" ")
    if kind not in PLAIN_KINDS:
        raise ValueError(f"no such kind of record: {kind!r}")
    return PLAIN_KINDS[kind], int(number), tuple(names)


def _changed(record: Record, names: tuple[str, ...], rewrite: _Rewrite) -> dict[str, Any]:
    values = {name: getattr(record, name) for name in names}
    return {name: new for name, value in values.items() if (new := rewrite(value)) != value}


def _named_in(item: str) -> tuple[type[Record], int] | None:
    parts = item.split(":")
    place = _place_of_id(parts)
    if place is None or not (parts[place].isascii() and parts[place].isdecimal()):
        return None
    return _ITEMS.get(parts[0], Role), int(parts[place])


def _place_of_id(parts: list[str]) -> int | None:
    if len(parts) == 4 and (parts[0], parts[1]) == _NEW_ROLE:
        return 3
    return 1 if len(parts) > 1 and parts[0] in _ITEMS else None


def _renamed_item(item: str, ids: Ids) -> str:
    named = _named_in(item)
    if named is None:
        return item
    parts = item.split(":")
    place = _place_of_id(parts)
    if place is not None:
        parts[place] = str(ids.get(named[0], {}).get(named[1], named[1]))
    return ":".join(parts)


def _in_merge(merge: Merge) -> Iterator[Reference]:
    for name, texts in (("before", (merge.before,)), ("lost", merge.lost)):
        for one in (one for text in texts if text for one in _records_in(json.loads(text))):
            yield Reference(name, _OWN[type(one)], one.id)
            yield from (Reference(name, inner.kind, inner.id) for inner in referring(one))
    for entry in merge.moved:
        kind, number, _ = moved_entry(entry)
        yield Reference("moved", _OWN[kind], number)


def _from(value: Any) -> Record:
    if not isinstance(value, dict):
        raise ValueError(f"no record: {value!r}")
    return from_plain(value)


def _records_in(value: Any) -> Iterator[Record]:
    if isinstance(value, list):
        for one in value:
            yield from _records_in(one)
    elif value is not None:
        yield _from(value)


def _rewritten_text(text: str, ids: Ids) -> str:
    return json.dumps(_rewritten_plain(json.loads(text), ids), ensure_ascii=False) if text else text


def _rewritten_plain(value: Any, ids: Ids) -> Any:
    if isinstance(value, list):
        return [_rewritten_plain(one, ids) for one in value]
    return None if value is None else to_plain(rewritten(_from(value), ids))


def _renamed_entry(entry: str, ids: Ids) -> str:
    kind, number, names = moved_entry(entry)
    return " ".join((kind.__name__.lower(), str(ids.get(_OWN[kind], {}).get(number, number)), *names))


def _id_type_in(hint: Any) -> Any:
    """The id type in a hint such as `PersonId | None` or `tuple[PersonId, ...]`; None for any other hint."""
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return next((found for one in get_args(hint) if (found := _id_type_in(one)) is not None), None)
    return hint if isinstance(hint, NewType) else None


_HINTS = {kind: get_type_hints(kind) for kind in RECORD_KINDS}
_OF_TYPE: dict[Any, type[Record]] = {_HINTS[kind]["id"]: kind for kind in RECORD_KINDS if kind is not Photo}
_NUMBERED: dict[type[Record], tuple[tuple[str, type[Record]], ...]] = {
    kind: tuple(
        (field.name, named)
        for field in fields(kind)
        if (named := _NUMBERS.get((kind, field.name)) or _OF_TYPE.get(_id_type_in(_HINTS[kind][field.name])))
    )
    for kind in RECORD_KINDS
}
"""The fields that hold ids, a record's own first, and of what."""
_OWN: dict[type[Record], type[Record]] = {kind: dict(_NUMBERED[kind])["id"] for kind in RECORD_KINDS}
"""Whose id a record has: its own kind's, or for a photo the person's."""
_NAMING = {
    kind: {name: named for name, named in _NUMBERED[kind] if name != "id" or _OWN[kind] is not kind}
    for kind in RECORD_KINDS
}
