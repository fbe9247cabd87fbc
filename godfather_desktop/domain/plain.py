"""Records as plain JSON values and back: the one written form, used by exports and journals."""

import base64
import types
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from godfather_desktop.domain.change import RECORD_KINDS, Record

PLAIN_KINDS: dict[str, type[Record]] = {kind.__name__.lower(): kind for kind in RECORD_KINDS}


def to_plain(record: Record) -> dict[str, Any]:
    """The record as JSON values, with its `kind`; fields at their default are left out."""
    kind = type(record)
    plain: dict[str, Any] = {"kind": _NAMES[kind]}
    for name, default, default_type in _DEFAULTS[kind]:
        value = getattr(record, name)
        value_type = type(value)
        if value_type is default_type and value == default:
            continue
        if value_type is bytes:
            value = base64.b64encode(value).decode("ascii")
        plain[name] = list(value) if value_type is tuple else value
    return plain


def from_plain(plain: dict[str, Any]) -> Record:
    """Read back what `to_plain` wrote. Raises ValueError for anything else."""
    kind = PLAIN_KINDS.get(str(plain.get("kind")))
    if kind is None:
        raise ValueError(f"no such kind of record: {plain.get('kind')!r}")
    checks = _CHECKS[kind]
    values: dict[str, Any] = {}
    for name, value in plain.items():
        if name == "kind":
            continue
        check = checks.get(name)
        if check is None:
            raise ValueError(f"a {plain['kind']} has no field {name!r}")
        values[name] = check(value, name)
    try:
        return kind(**values)
    except TypeError as error:
        raise ValueError(f"an incomplete {plain['kind']}") from error


_Check = Callable[[Any, str], Any]
"""Gives the value of a field of some shape, or raises ValueError that says which field it was."""


def _check_of(shape: Any) -> _Check:
    """The check of a type hint, made once for each field: there are a million values to a large export."""
    origin = get_origin(shape)
    if origin in (Union, types.UnionType):
        inner = _check_of(next(option for option in get_args(shape) if option is not type(None)))
        return lambda value, name: None if value is None else inner(value, name)
    if origin is Literal:
        words = get_args(shape)
        return lambda value, name: value if value in words else _refuse(value, name)
    if origin is tuple:
        item = _check_of(get_args(shape)[0])
        return lambda value, name: (
            tuple([item(one, name) for one in value]) if type(value) is list else _refuse(value, name)
        )
    if shape is bytes:
        return lambda value, name: (
            base64.b64decode(value, validate=True) if type(value) is str else _refuse(value, name)
        )
    plain_type = getattr(shape, "__supertype__", shape)
    if plain_type is float:
        return lambda value, name: float(value) if type(value) in (float, int) else _refuse(value, name)
    return lambda value, name: value if type(value) is plain_type else _refuse(value, name)


def _refuse(value: Any, name: str) -> Any:
    raise ValueError(f"{name} cannot be {value!r}")


_NAMES = {kind: name for name, kind in PLAIN_KINDS.items()}
_DEFAULTS: dict[type[Record], tuple[tuple[str, Any, type], ...]] = {
    kind: tuple((field.name, field.default, type(field.default)) for field in fields(kind)) for kind in RECORD_KINDS
}
_CHECKS: dict[type[Record], dict[str, _Check]] = {
    kind: {name: _check_of(shape) for name, shape in get_type_hints(kind).items()} for kind in RECORD_KINDS
}
