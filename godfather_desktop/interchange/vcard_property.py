"""One property of a card, and how its value is to be read: quoted-printable, Base64, escapes, separators."""

import binascii
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote_to_bytes

from pybase64 import b64decode

from godfather_desktop.interchange.vcard_charsets import Charsets

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN_ESCAPES = '\\,;:"'
_MARK = "\x01"
"""Stands for a separator that was written as quoted-printable and so separates nothing."""


LARGE = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-IMAGE", "X-LOGO"})
"""Properties that hold files."""


class Property(NamedTuple):
    """raw: the value as it stands in the file, unfolded; line: where it begins, from 1.

    types: TYPE parameters and bare ones, in capitals. encoding: `QP`, `B` or empty. binary: the bytes of a
    Base64 value, where they were already unpacked on the way. A tuple, because a book has a hundred thousand.
    """

    name: str
    raw: bytes
    line: int
    group: str = ""
    types: frozenset[str] = frozenset()
    params: Mapping[str, str] = MappingProxyType({})
    encoding: str = ""
    version: str = "3.0"
    charsets: Charsets = Charsets()
    binary: bytes | None = None

    def text(self) -> str:
        """The value as one text."""
        text = self._decoded(self.raw)
        return text if "\\" not in text else self._unescaped(text)

    def parts(self, separator: str = ";") -> list[str]:
        """The value split at its separators; escaped ones, and those in quoted-printable, separate nothing.

        Split after decoding: the second byte of a Japanese letter may be a backslash.
        """
        if self.encoding == "QP":
            code = f"={ord(separator):02X}".encode()
            marked = self.raw.replace(b"\x01", b" ").replace(code, b"=01").replace(code.lower(), b"=01")
            pieces = _split(self._decoded(marked), separator)
            return [self._unescaped(piece, structured=True).replace(_MARK, separator) for piece in pieces]
        text = self._decoded(self.raw)
        if "\\" not in text:
            return text.split(separator)
        return [self._unescaped(piece, structured=True) for piece in _split(text, separator)]

    def data(self) -> bytes | None:
        """The bytes of a Base64 value or data: URI; None when it is none or broken."""
        if self.binary is not None:
            return self.binary
        raw = self.raw
        if raw[:5].lower() == b"data:":
            head, _, raw = raw.partition(b",")
            if b"base64" not in head.lower():
                return None
            if b"%" in raw:
                raw = unquote_to_bytes(raw)
        elif self.encoding != "B":
            return None
        return unpacked(b"".join(raw.split()))

    def _decoded(self, raw: bytes) -> str:
        declared = self.params.get("CHARSET", "") if self.params else ""
        if not self.encoding:
            return self.charsets.decoded(raw, declared)
        data = binascii.a2b_qp(raw) if self.encoding == "QP" else self.data() or raw
        return self.charsets.decoded(data, declared, packed=True)

    def _unescaped(self, text: str, *, structured: bool = False) -> str:
        if "\\" not in text:
            return text
        if self.version == "2.1":
            # Only the semicolon needs one there; backslashes are doubled, if at all, inside of lists.
            return re.sub(r"\\([\\;:])", r"\1", text) if structured else text.replace("\\;", ";")
        return _ESCAPE.sub(_unescape, text)


def unpacked(packed: bytes) -> bytes | None:
    """The bytes of Base64 without blanks, None when it is broken.

    Its padding may be missing, its alphabet that of URLs.
    """
    try:
        return b64decode(packed, validate=True)
    except binascii.Error:
        bare = packed.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    try:
        return b64decode(bare + b"=" * (-len(bare) % 4), validate=True)
    except binascii.Error:
        return None


def _unescape(match: re.Match[str]) -> str:
    char = match[1]
    return "\n" if char in "nN" else char if char in _PLAIN_ESCAPES else match[0]


def _split(text: str, separator: str) -> list[str]:
    """Split at separators with no backslash before them, where that one is not escaped itself."""
    pieces: list[str] = []
    start = 0
    for match in re.finditer(r"\\.|" + re.escape(separator), text, re.DOTALL):
        if match[0] == separator:
            pieces.append(text[start : match.start()])
            start = match.end()
    return [*pieces, text[start:]]
