"""Records to table rows and back. Rows hold the record's fields in order."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a kind of record lies in a row. tuples, whole, flags: the places of fields that are tuples, among them
    of whole numbers, and of flags.
    """

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    tuples: tuple[int, ...]
    whole: tuple[int, ...]
    flags: tuple[int, ...]


_shapes: dict[type, _Shape] = {}


def _shape(kind: type) -> _Shape:
    shape = _shapes.get(kind)
    if shape is None:
        names = tuple(field.name for field in fields(kind))
        hints = get_type_hints(kind)
        shape = _shapes[kind] = _Shape(
            names,
            attrgetter(*names),
            tuple(place for place, name in enumerate(names) if get_origin(hints[name]) is tuple),
            tuple(place for place, name in enumerate(names) if hints[name] == tuple[int, ...]),
            tuple(place for place, name in enumerate(names) if hints[name] is bool or bool in get_args(hints[name])),
        )
    return shape


def field_names(kind: type) -> tuple[str, ...]:
    """The record's fields, which are its columns."""
    return _shape(kind).names


def to_row(record: Any) -> dict[str, Any]:
    """A record as the values of its columns."""
    shape = _shape(type(record))
    row = dict(zip(shape.names, shape.values(record), strict=True))
    for place in shape.tuples:
        name = shape.names[place]
        row[name] = json.dumps(row[name], ensure_ascii=False) if row[name] else "[]"
    return row


def from_rows(kind: type[_Kind], rows: Iterable[Sequence[Any]]) -> Iterable[_Kind]:
    """Records from rows whose columns stand in the order of `field_names`."""
    shape = _shape(kind)
    if not shape.tuples and not shape.flags:
        for row in rows:
            yield kind(*row)
        return
    for row in rows:
        values = list(row)
        for place in shape.tuples:
            said = values[place]
            if said == "[]":
                values[place] = ()
            elif place in shape.whole:
                # Contact sums have many of these: this is five times as fast as the JSON reader.
                values[place] = tuple(map(int, said[1:-1].split(",")))
            else:
                values[place] = tuple(json.loads(said))
        for place in shape.flags:
            if values[place] is not None:
                values[place] = bool(values[place])
        yield kind(*values)
