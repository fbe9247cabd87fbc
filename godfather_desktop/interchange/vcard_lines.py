"""vCard bytes into properties: versions 2.1, 3.0 and 4.0 as real programs write them.

Folding, quoted-printable and Base64 continue lines by different rules, and writers break all of them;
each rule here stands for a program that needs it. The file is walked through once, and large values are
taken in one piece: a book with photos has millions of lines.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from godfather_desktop.interchange.limits import LINE_CHARS, PHOTO_LINE_CHARS
from godfather_desktop.interchange.vcard_charsets import Charsets
from godfather_desktop.interchange.vcard_property import Property, unpacked

LARGE = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-IMAGE", "X-LOGO"})
"""Properties that hold files."""

_NAME = re.compile(rb"(?:(?P<group>[A-Za-z0-9_\-]+)\.)?(?P<name>[A-Za-z0-9_\-/]+)(?=[;:])")
_PARAM = re.compile(rb';(?P<param>(?:[^";:]++|"[^"]*")*+)(?=[;:])')
_UNQUOTED = re.compile(rb";(?P<param>[^;:]*+)(?=[;:])")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_\-]+={0,3}")
_QP_TAIL = re.compile(rb"=(?:0D)?(?:=?0A|=0D)", re.IGNORECASE)
_QP_LINE_END = re.compile(rb"=0[AD]=?\Z", re.IGNORECASE)
_CARD_EDGE = re.compile(rb"[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_PLAIN_HEAD = re.compile(
    rb"(?:item\d+\.)?(?:N|FN|TEL|EMAIL|ORG|TITLE|ROLE|ADR|LABEL|URL|BDAY|NOTE|PHOTO|CATEGORIES|UID|REV|NICKNAME|KEY"
    rb"|X-[A-Z\-]+)(?:[;][^:\s]*)?:(?=\S)"
)
_VERSION = re.compile(rb"^[ \t]*VERSION[^:\n]*:[ \t]*([\d.]+)", re.IGNORECASE | re.MULTILINE)
_ENCODINGS = {"QUOTED-PRINTABLE": "QP", "BASE64": "B", "B": "B", "8BIT": "", "7BIT": "", "8-BIT": "", "7-BIT": ""}
_CARET = {"^n": "\n", "^^": "^", "^'": '"'}
_HEAD_BYTES = 100_000
_HEAD_TRIES = 20
"""Parameters of one property are looked for in so much, and behind so many colons: one may stand in quotes."""
_JUNK_CHARS = 2_000


@dataclass(frozen=True, slots=True)
class BadLine:
    """Lines that are no property, or a value too long to be taken. why: a key of `wording.imports`.

    text: what stands there; name: of the property whose value is too long.
    """

    line: int
    why: str
    text: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands before the value, and where the value begins inside of the line."""

    group: str
    name: str
    types: frozenset[str]
    params: dict[str, str]
    encoding: str
    value: int


def with_plain_ends(data: bytes) -> bytes:
    """Lines ended by CRLF, a lone CR, or the CR CR LF of a twice converted file, ended by LF."""
    if b"\r" not in data:
        return data
    if b"\r\r\n" in data:
        data = data.replace(b"\r\r\n", b"\n")
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def properties(data: bytes, charsets: Charsets) -> Iterator[Property | BadLine]:
    """The properties of a file whose lines end in LF. BEGIN and END come as properties, for the caller to nest."""
    version = "3.0"
    place, number = 0, 0
    while place < len(data):
        start, first = place, number + 1
        line, place = _line(data, place)
        number += 1
        if not line.strip() or line.startswith(b"#"):
            continue
        head = _head(line.lstrip(), charsets)
        if head is None:
            # A writer that folds anywhere may fold inside of long parameters.
            line, place, head = _unfolded_head(data, line, place, charsets)
        line = line.lstrip()
        if head is None:
            place, text = _junk(data, line, place, charsets)
            number += data.count(b"\n", start, place) - 1
            yield BadLine(first, "not a property", text)
            continue
        raw, place, binary = _value(data, place, head, line[head.value :], version)
        number = first - 1 + data.count(b"\n", start, place)
        limit = PHOTO_LINE_CHARS if head.name in LARGE or head.encoding == "B" else LINE_CHARS
        if len(raw) > limit:
            yield BadLine(first, "line too long", name=head.name)
            continue
        if head.name == "BEGIN":
            version = _version_of(data, place)
        elif head.name == "VERSION":
            version = raw.strip().decode("latin-1")
        yield Property(
            head.name, raw, first, head.group, head.types, head.params, head.encoding, version, charsets, binary
        )


def _line(data: bytes, place: int) -> tuple[bytes, int]:
    """The line that begins here, and the place of the next one."""
    stop = data.find(b"\n", place)
    return (data[place:], len(data)) if stop < 0 else (data[place:stop], stop + 1)


def _version_of(data: bytes, place: int) -> str:
    """The version of the card that begins here: some writers sort their properties, VERSION last."""
    near = _VERSION.match(data, place)
    if near is None:
        stop = data.find(b"END:VCARD", place)
        near = _VERSION.search(data, place, min(len(data) if stop < 0 else stop, place + 100_000))
    said = near[1].decode("ascii") if near is not None else ""
    return "2.1" if said.startswith("2") else "4.0" if said.startswith("4") else "3.0"


def _unfolded_head(data: bytes, line: bytes, place: int, charsets: Charsets) -> tuple[bytes, int, _Head | None]:
    pieces, after, size, tries = [line], place, len(line), 0
    while data[after : after + 1] in (b" ", b"\t") and size < _HEAD_BYTES and tries < _HEAD_TRIES:
        more, after = _line(data, after)
        if not more.strip():
            break
        pieces.append(more[1:])
        size += len(more)
        if b":" in more:
            tries += 1
            joined = b"".join(pieces)
            head = _head(joined.lstrip(), charsets)
            if head is not None:
                return joined, after, head
    return line, place, None


def _junk(data: bytes, line: bytes, place: int, charsets: Charsets) -> tuple[int, str]:
    """The place after lines that are no property, and what they say; packed data says nothing."""
    said = [] if _is_packed(line) else [line]
    size = len(line)
    while place < len(data):
        more, after = _line(data, place)
        folded_on = more[:1] in (b" ", b"\t") and bool(more.strip())
        if not folded_on and (not more.strip() or more.startswith(b"#") or _head(more.lstrip(), charsets) is not None):
            break
        if not _is_packed(more) and size < _JUNK_CHARS:
            said.append(more)
            size += len(more)
        place = after
    return place, charsets.decoded(b"\n".join(said))[:_JUNK_CHARS]


def _is_packed(line: bytes) -> bool:
    piece = line.strip()
    return len(piece) >= 40 and _BASE64.fullmatch(piece) is not None


def _value(data: bytes, place: int, head: _Head, first: bytes, version: str) -> tuple[bytes, int, bytes | None]:
    """The whole value of a property, the place after it, and its bytes where they came unpacked."""
    if head.encoding == "QP":
        raw, place = _printable(data, place, first, version)
        return raw, place, None
    if head.encoding == "B" and first[:5].lower() != b"data:":
        return _packed(data, place, first)
    raw, place = _folded(data, place, first, version)
    if raw[:5].lower() == b"data:":
        while place < len(data) and _is_packed((rest := _line(data, place))[0]):
            raw, place = raw + rest[0], rest[1]
        return raw, place, None
    while raw.endswith(b"\\") and place < len(data) and (len(raw) - len(raw.rstrip(b"\\"))) % 2:
        # Some phones end the lines of an address with a backslash and go on at column 0.
        more, after = _line(data, place)
        if not more.strip() or b":" in more or len(raw) > LINE_CHARS:
            break
        raw, place = raw[:-1] + b"\n" + more, after
    return raw, place, None


def _folded(data: bytes, place: int, first: bytes, version: str) -> tuple[bytes, int]:
    if data[place : place + 1] not in (b" ", b"\t"):
        return first, place
    pieces = [first]
    if version == "2.1":
        # Folded at white space, which stays; a line of blanks ends the value.
        while data[place : place + 1] in (b" ", b"\t"):
            more, after = _line(data, place)
            if not more.strip():
                break
            pieces.append(more)
            place = after
        return b"".join(pieces), place
    # Later versions fold anywhere, also among blanks, with one extra blank.
    start = stop = place
    while data[stop : stop + 1] in (b" ", b"\t"):
        stop = data.find(b"\n", stop) + 1
        if stop == 0:
            stop = len(data)
            break
    rest = b"\n" + data[start : stop - 1 if data[stop - 1 : stop] == b"\n" else stop]
    return first + rest.replace(b"\n ", b"").replace(b"\n\t", b""), stop


def _printable(data: bytes, place: int, first: bytes, version: str) -> tuple[bytes, int]:
    pieces = [first]
    while place < len(data):
        more, after = _line(data, place)
        last = pieces[-1].rstrip()
        if last.endswith(b"="):
            ends_a_line = _QP_LINE_END.search(last) is not None
            pieces[-1] = last[:-1]
            if _CARD_EDGE.match(more) or (not ends_a_line and _PLAIN_HEAD.match(more)):
                # The last soft break of the value was one too many.
                break
        elif more[:1] in (b" ", b"\t") and more.strip():
            more = more if version == "2.1" else more[1:]
        elif not _QP_TAIL.match(more):
            # Outlook 2003 forgets the soft break and goes on with an encoded line end.
            break
        pieces.append(more)
        place = after
    return b"".join(pieces), place


def _packed(data: bytes, place: int, first: bytes) -> tuple[bytes, int, bytes | None]:
    """Base64: nothing in it is a colon, so all lines up to the one with the next colon are taken at once.

    Only what is not clean is looked at line by line: Outlook ends Base64 with an empty line,
    CardPicture with one of blanks, Android not at all.
    """
    colon = data.find(b":", place)
    stop = len(data) if colon < 0 else data.rfind(b"\n", 0, colon) + 1
    stop = max(stop, place)
    blank = data.find(b"\n\n", place - 1, stop)
    if blank >= 0:
        stop = blank + 1
    if stop - place > PHOTO_LINE_CHARS * 2:
        # Refused for its length by the caller: not even joined.
        return data[place:stop], stop, None
    raw = b"".join((first + b"\n" + data[place:stop]).split())
    binary = unpacked(raw)
    if binary is not None:
        return raw, stop, binary
    pieces = [first.strip()]
    while place < len(data):
        line, after = _line(data, place)
        piece = line.strip()
        if not piece:
            break
        folded_on = line[:1] in (b" ", b"\t") and _NAME.match(piece) is None
        if not _BASE64.fullmatch(piece) and not folded_on:
            break
        pieces.append(piece)
        place = after
    return b"".join(pieces), place, None


def _head(line: bytes, charsets: Charsets) -> _Head | None:
    """Group, name and parameters; None when the line is no property."""
    match = _NAME.match(line)
    if match is None:
        return None
    raw_params, place = _raw_params(line, match.end(), _PARAM)
    if line[place : place + 1] != b":":
        # A quote that is never closed hides the colon.
        raw_params, place = _raw_params(line, match.end(), _UNQUOTED)
        if line[place : place + 1] != b":":
            return None
    name = match["name"].decode("ascii").upper()
    types, params, encoding = _params(raw_params, charsets) if raw_params else (frozenset[str](), {}, "")
    if not encoding and name in ("PHOTO", "LOGO") and _BASE64.fullmatch(line, place + 1) and len(line) > place + 40:
        encoding = "B"
    return _Head((match["group"] or b"").decode("ascii").lower(), name, types, params, encoding, place + 1)


def _raw_params(line: bytes, place: int, one: re.Pattern[bytes]) -> tuple[list[bytes], int]:
    found: list[bytes] = []
    while match := one.match(line, place):
        found.append(match["param"])
        place = match.end()
    return found, place


def _params(raw_params: list[bytes], charsets: Charsets) -> tuple[frozenset[str], dict[str, str], str]:
    types: set[str] = set()
    params: dict[str, str] = {}
    encoding = ""
    for raw in raw_params:
        name, equals, value = charsets.decoded(raw).partition("=")
        name = name.strip().upper()
        value = value.strip()
        if "^" in value:
            value = re.sub(r"\^[n^']", lambda match: _CARET[match[0]], value)
        if not equals:
            if name in _ENCODINGS:
                encoding = _ENCODINGS[name]
            elif name:
                types.add(name)
        elif name == "TYPE":
            types.update(word.strip().upper() for word in re.split(r"\\?,", value.replace('"', "")) if word.strip())
        elif name == "ENCODING":
            encoding = _ENCODINGS.get(value.strip('"').upper(), "")
        else:
            params[name] = value.strip('"')
            if name == "CHARSET":
                charsets.declare(value)
    return frozenset(types), params, encoding
