"""What stands before the value of a property: group, name and parameters, in the manners of all versions."""

import re
from functools import lru_cache
from typing import NamedTuple

from godfather_desktop.interchange.vcard_charsets import Charsets

HEAD = re.compile(
    rb'(?:([A-Za-z0-9_\-]++)\.)?([A-Za-z0-9_\-/]++)((?:;(?:[^";:\r\n]++|"[^"\r\n]*")*+)*+):'
)  # fmt: skip
UNQUOTED_HEAD = re.compile(rb"(?:([A-Za-z0-9_\-]++)\.)?([A-Za-z0-9_\-/]++)((?:;[^:\r\n]*+)?):")
"""The same where a quote is never closed, which else hides the colon."""

_PARAM = re.compile(r';((?:[^";]++|"[^"]*"|")*+)')
_PACKED_START = re.compile(rb"[A-Za-z0-9+/]{40}[A-Za-z0-9+/]*={0,3}[\r\n]")
_ENCODINGS = {"QUOTED-PRINTABLE": "QP", "BASE64": "B", "B": "B", "8BIT": "", "7BIT": "", "8-BIT": "", "7-BIT": ""}
_CARET = re.compile(r"\^[n^']")
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}


class _Params(NamedTuple):
    """Types are TYPE parameters and bare ones, in capitals; encoding is `QP`, `B` or empty."""

    types: frozenset[str]
    params: dict[str, str]
    encoding: str


_NONE = _Params(frozenset(), {}, "")


def meaning(head: re.Match[bytes], charsets: Charsets) -> tuple[str, str, frozenset[str], dict[str, str], str]:
    """Name, group, types, other parameters and encoding of a head that was found."""
    group, raw_name, raw_params = head.groups()
    name = _capitals(raw_name)
    if not raw_params:
        types, params, encoding = _NONE
    else:
        said = raw_params.decode("ascii") if raw_params.isascii() else charsets.decoded(raw_params)
        types, params, encoding = _read(said) if len(said) < 200 else _params(said)
        if "CHARSET" in params:
            charsets.declare(params["CHARSET"])
    if not encoding and name in ("PHOTO", "LOGO") and _PACKED_START.match(head.string, head.end()):
        encoding = "B"
    return name, _capitals(group).lower() if group else "", types, params, encoding


@lru_cache(maxsize=4_096)
def _capitals(name: bytes) -> str:
    return name.decode("ascii").upper()


def _params(said: str) -> _Params:
    types: set[str] = set()
    params: dict[str, str] = {}
    encoding = ""
    for raw in _PARAM.findall(said):
        name, equals, value = raw.partition("=")
        name = name.strip().upper()
        value = value.strip().strip('"')
        if "^" in value:
            value = _CARET.sub(lambda match: _CARETS[match[0]], value)
        if not equals:
            if name in _ENCODINGS:
                encoding = _ENCODINGS[name]
            elif name:
                types.add(name)
        elif name == "TYPE":
            types.update(word.strip().upper() for word in re.split(r"\\?,", value.replace('"', "")) if word.strip())
        elif name == "ENCODING":
            encoding = _ENCODINGS.get(value.upper(), "")
        else:
            params[name] = value
    return _Params(frozenset(types), params, encoding)


_read = lru_cache(maxsize=4_096)(_params)
"""Most properties have one of a few sets of parameters."""
