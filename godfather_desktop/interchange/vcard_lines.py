"""vCard text into properties: versions 2.1, 3.0 and 4.0 as real programs write them.

Works on bytes read as Latin-1, which loses nothing, because one file may hold several character
sets. Folding, quoted-printable and Base64 continue lines by different rules, and writers break
all of them; each rule here stands for a program that needs it.
"""

import base64
import binascii
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from godfather_desktop.interchange.limits import LINE_CHARS, PHOTO_LINE_CHARS

_NAME = re.compile(r"(?:(?P<group>[A-Za-z0-9_\-]+)\.)?(?P<name>[A-Za-z0-9_\-/]+)(?=[;:])")
_BASE64 = re.compile(r"[A-Za-z0-9+/]+={0,3}")
_QP_TAIL = re.compile(r"=(?:0D)?(?:=?0A|=0D)", re.IGNORECASE)
_BARE_ENCODINGS = {"QUOTED-PRINTABLE": "QP", "BASE64": "B", "B": "B", "8BIT": "", "7BIT": ""}
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_LARGE = ("PHOTO", "LOGO", "SOUND", "KEY")


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a card. raw: the value as it stands in the file, Latin-1; line: where it begins."""

    name: str
    raw: str
    line: int
    group: str = ""
    types: frozenset[str] = frozenset()
    params: dict[str, str] = field(default_factory=dict)
    encoding: str = ""
    version: str = "3.0"

    def text(self) -> str:
        """The value as one text."""
        return self._unescaped(self._decoded(self.raw))

    def parts(self, separator: str = ";") -> list[str]:
        """The value split at unescaped separators, before anything is decoded or unescaped."""
        return [self._unescaped(self._decoded(part)) for part in _split(self.raw, separator)]

    def data(self) -> bytes | None:
        """The bytes of a Base64 value or data: URI; None when it is none or broken."""
        raw = self.raw
        if raw[:5].lower() == "data:":
            head, _, raw = raw.partition(",")
            if "base64" not in head.lower():
                return None
        elif self.encoding != "B":
            return None
        packed = "".join(raw.split())
        try:
            return base64.b64decode(packed, validate=True)
        except (binascii.Error, ValueError):
            return None

    def _decoded(self, raw: str) -> str:
        data = raw.encode("latin-1", "replace")
        if self.encoding == "QP":
            data = quopri.decodestring(data)
        for charset in (self.params.get("CHARSET", ""), "utf-8", "cp1252"):
            if charset:
                try:
                    return data.decode(charset)
                except (ValueError, LookupError):
                    continue
        return data.decode("latin-1")

    def _unescaped(self, text: str) -> str:
        if "\\" not in text:
            return text
        if self.version == "2.1":
            return text.replace("\\;", ";")
        return re.sub(
            r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1] if match[1] in "\\,;:" else match[0], text
        )


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no property. why: `not a property` or `line too long`."""

    line: int
    why: str


def properties(lines: list[str]) -> Iterator[Property | BadLine]:
    """The logical lines of a file. BEGIN and END come as properties, for the caller to nest."""
    version = "3.0"
    place = 0
    while place < len(lines):
        line, number = lines[place], place + 1
        place += 1
        if not line.strip() or line.startswith("#"):
            continue
        head = _head(line.lstrip())
        if head is None:
            # A folded rest whose first line was not understood belongs to the same complaint.
            while place < len(lines) and lines[place][:1] in (" ", "\t") and lines[place].strip():
                place += 1
            yield BadLine(number, "not a property")
            continue
        limit = PHOTO_LINE_CHARS if head.name in _LARGE else LINE_CHARS
        raw, place = _continued(lines, place, head, version)
        if len(raw) > limit:
            yield BadLine(number, "line too long")
            continue
        if head.name == "VERSION":
            version = raw.strip()
        elif head.name == "BEGIN":
            version = "3.0"
        yield Property(head.name, raw, number, head.group, head.types, head.params, head.encoding, version)


def file_lines(text: str) -> list[str]:
    """Lines ended by CRLF, LF, a lone CR, or the CR CR LF that a twice converted file has."""
    # `\r+\n|\r` alone would try each of a million CRs against all that follow it.
    return re.sub(r"\r+\n?", lambda ends: "\n" if ends[0][-1] == "\n" else "\n" * len(ends[0]), text).split("\n")


def _continued(lines: list[str], place: int, head: "Property", version: str) -> tuple[str, int]:
    """The whole value of a property whose first line has been read, and the place after it."""
    pieces = [head.raw]
    if head.encoding == "QP":
        while place < len(lines):
            if pieces[-1].rstrip().endswith("="):
                pieces[-1] = pieces[-1].rstrip()[:-1]
            elif not _QP_TAIL.match(lines[place]):
                # Outlook 2003 forgets the soft break and goes on with an encoded line end.
                break
            pieces.append(lines[place])
            place += 1
        return "".join(pieces), place
    if head.encoding == "B":
        while place < len(lines):
            piece = lines[place].strip()
            if not piece:
                # Outlook ends Base64 with an empty line, CardPicture with one of blanks.
                break
            folded_on = lines[place][:1] in (" ", "\t") and _head(piece) is None
            if not _BASE64.fullmatch(piece) and not folded_on:
                break
            pieces.append(piece)
            place += 1
        return "".join(pieces), place
    while place < len(lines) and lines[place][:1] in (" ", "\t") and (version != "2.1" or lines[place].strip()):
        # 2.1 folds at white space, which stays; later versions fold anywhere, also among blanks,
        # with one extra blank.
        pieces.append(lines[place] if version == "2.1" else lines[place][1:])
        place += 1
    return "".join(pieces), place


def _head(line: str) -> Property | None:
    """Group, name, parameters and the first line of the value; None when the line is no property."""
    match = _NAME.match(line)
    if match is None:
        return None
    place = match.end()
    raw_params: list[str] = []
    while line[place : place + 1] == ";":
        end, quoted = place + 1, False
        while end < len(line) and (quoted or line[end] not in ";:"):
            quoted ^= line[end] == '"'
            end += 1
        raw_params.append(line[place + 1 : end])
        place = end
    if line[place : place + 1] != ":":
        return None
    types, params, encoding = _params(raw_params)
    return Property(
        match["name"].upper(), line[place + 1 :], 0, (match["group"] or "").lower(), types, params, encoding
    )


def _params(raw_params: list[str]) -> tuple[frozenset[str], dict[str, str], str]:
    types: set[str] = set()
    params: dict[str, str] = {}
    encoding = ""
    for raw in raw_params:
        name, equals, value = raw.partition("=")
        name = name.strip().upper()
        value = re.sub(r"\^[n^']", lambda match: _CARET[match[0]], value.strip())
        if not equals:
            if name in _BARE_ENCODINGS:
                encoding = _BARE_ENCODINGS[name]
            elif name:
                types.add(name)
        elif name == "TYPE":
            types.update(word.strip().upper() for word in re.split(r"\\?,", value.replace('"', "")) if word.strip())
        elif name == "ENCODING":
            encoding = _BARE_ENCODINGS.get(value.upper(), "")
        else:
            params[name] = value.strip('"')
    return frozenset(types), params, encoding


def _split(raw: str, separator: str) -> list[str]:
    parts = [""]
    escaped = False
    for char in raw:
        if char == separator and not escaped:
            parts.append("")
            continue
        parts[-1] += char
        escaped = char == "\\" and not escaped
    return parts
