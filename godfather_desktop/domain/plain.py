"""Records as plain JSON values and back: the one written form, used by exports and journals."""

import base64
import types
from dataclasses import fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from godfather_desktop.domain.change import RECORD_KINDS, Record

PLAIN_KINDS: dict[str, type[Record]] = {kind.__name__.lower(): kind for kind in RECORD_KINDS}


def to_plain(record: Record) -> dict[str, Any]:
    """The record as JSON values, with its `kind`; fields at their default are left out."""
    plain: dict[str, Any] = {"kind": type(record).__name__.lower()}
    for field in fields(record):
        value = getattr(record, field.name)
        if value == field.default and type(value) is type(field.default):
            continue
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode("ascii")
        plain[field.name] = list(value) if isinstance(value, tuple) else value
    return plain


def from_plain(plain: dict[str, Any]) -> Record:
    """Read back what `to_plain` wrote. Raises ValueError for anything else."""
    kind = PLAIN_KINDS.get(str(plain.get("kind")))
    if kind is None:
        raise ValueError(f"no such kind of record: {plain.get('kind')!r}")
    shapes = _SHAPES[kind]
    values: dict[str, Any] = {}
    for name, value in plain.items():
        if name == "kind":
            continue
        if name not in shapes:
            raise ValueError(f"a {plain['kind']} has no field {name!r}")
        values[name] = _checked(value, shapes[name], name)
    try:
        return kind(**values)
    except TypeError as error:
        raise ValueError(f"an incomplete {plain['kind']}") from error


_SHAPES: dict[type[Record], dict[str, Any]] = {kind: get_type_hints(kind) for kind in RECORD_KINDS}


def _checked(value: Any, shape: Any, name: str) -> Any:
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        options = get_args(shape)
        if value is None and type(None) in options:
            return None
        return _checked(value, next(option for option in options if option is not type(None)), name)
    if origin is Literal:
        if value in get_args(shape):
            return value
    elif origin is tuple:
        if isinstance(value, list):
            return tuple(_checked(item, get_args(shape)[0], name) for item in value)
    elif shape is bytes:
        if isinstance(value, str):
            return base64.b64decode(value, validate=True)
    else:
        plain_type = getattr(shape, "__supertype__", shape)
        if isinstance(value, plain_type) and (plain_type is bool) == isinstance(value, bool):
            return value
        if plain_type is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
    raise ValueError(f"{name} cannot be {value!r}")
