"""One property of a card, and how its value is to be read: quoted-printable, Base64, escapes, separators."""

import binascii
import re
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

from godfather_desktop.interchange.vcard_charsets import Charsets

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_PLAIN_ESCAPES = '\\,;:"'
_MARK = "\x01"
"""Stands for a separator that was written as quoted-printable and so separates nothing."""


@dataclass(frozen=True, slots=True)
class Property:
    """raw: the value as it stands in the file, unfolded; line: where it begins, from 1.

    types: TYPE parameters and bare ones, in capitals. encoding: `QP`, `B` or empty. binary: the bytes of a
    Base64 value, where they were already unpacked on the way.
    """

    name: str
    raw: bytes
    line: int
    group: str = ""
    types: frozenset[str] = frozenset()
    params: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    version: str = "3.0"
    charsets: Charsets = field(default_factory=Charsets)
    binary: bytes | None = None

    def text(self) -> str:
        """The value as one text."""
        return self._unescaped(self._decoded(self.raw))

    def parts(self, separator: str = ";") -> list[str]:
        """The value split at its separators; escaped ones, and those in quoted-printable, separate nothing.

        Split after decoding: the second byte of a Japanese letter may be a backslash.
        """
        if self.encoding == "QP":
            code = f"={ord(separator):02X}".encode()
            marked = self.raw.replace(b"\x01", b" ").replace(code, b"=01").replace(code.lower(), b"=01")
            pieces = _split(self._decoded(marked), separator)
            return [self._unescaped(piece, structured=True).replace(_MARK, separator) for piece in pieces]
        return [self._unescaped(piece, structured=True) for piece in _split(self._decoded(self.raw), separator)]

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
        packed = False
        if self.encoding == "QP":
            packed, raw = True, binascii.a2b_qp(raw)
        elif self.encoding == "B":
            packed, raw = True, self.data() or raw
        return self.charsets.decoded(raw, self.params.get("CHARSET", ""), packed=packed)

    def _unescaped(self, text: str, *, structured: bool = False) -> str:
        if "\\" not in text:
            return text
        if self.version == "2.1":
            # Only the semicolon needs one there; backslashes are doubled, if at all, inside of lists.
            return re.sub(r"\\([\\;:])", r"\1", text) if structured else text.replace("\\;", ";")
        return _ESCAPE.sub(_unescape, text)


def unpacked(base64: bytes) -> bytes | None:
    """The bytes of Base64 without blanks, which may lack its padding or be in the alphabet for URLs; None when broken."""
    padded = base64.rstrip(b"=").translate(bytes.maketrans(b"-_", b"+/"))
    try:
        return binascii.a2b_base64(padded + b"=" * (-len(padded) % 4), strict_mode=True)
    except binascii.Error:
        return None


def _unescape(match: re.Match[str]) -> str:
    char = match[1]
    return "\n" if char in "nN" else char if char in _PLAIN_ESCAPES else match[0]


def _split(text: str, separator: str) -> list[str]:
    if "\\" not in text:
        return text.split(separator)
    # Each piece is a run of escaped signs and of others that are no separator.
    pieces: list[str] = []
    start = place = 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
        elif text[place] == separator:
            pieces.append(text[start:place])
            place += 1
            start = place
        else:
            place += 1
    pieces.append(text[start:])
    return pieces
