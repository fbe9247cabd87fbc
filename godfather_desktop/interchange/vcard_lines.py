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
from godfather_desktop.interchange.vcard_head import HEAD, UNQUOTED_HEAD, meaning
from godfather_desktop.interchange.vcard_property import LARGE, Property, unpacked

_LONE_CR = re.compile(rb"\r(?!\n)")
_BASE64 = re.compile(rb"[A-Za-z0-9+/_\-]+={0,3}")
_QP_TAIL = re.compile(rb"=(?:0D)?(?:=?0A|=0D)", re.IGNORECASE)
_QP_LINE_END = re.compile(rb"=0[AD]=?\Z", re.IGNORECASE)
_CARD_EDGE = re.compile(rb"[ \t]*(?:BEGIN|END)[ \t]*:[ \t]*VCARD[ \t]*\Z", re.IGNORECASE)
_PLAIN_HEAD = re.compile(
    rb"(?:item\d+\.)?(?:N|FN|TEL|EMAIL|ORG|TITLE|ROLE|ADR|LABEL|URL|BDAY|NOTE|PHOTO|CATEGORIES|UID|REV|NICKNAME|KEY"
    rb"|X-[A-Z\-]+)(?:[;][^:\s]*)?:(?=\S)"
)
"""How programs begin a property; people who write `Tel: 5` in a note leave a blank or use small letters."""
_VERSION = re.compile(rb"^[ \t]*VERSION[^:\n]*:[ \t]*([\d.]+)", re.IGNORECASE | re.MULTILINE)
_VERSION_BYTES = 100_000
"""How far into a card its version is looked for."""
_BLANKS = (b" ", b"\t")
_WHITE = b" \t\r\n"
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


def with_plain_ends(data: bytes) -> bytes:
    """Lines that end in LF, or in CR and LF as most do; of a lone CR an LF is made."""
    if _LONE_CR.search(data) is None:
        return data
    # A file that was converted twice ends its lines in CR CR LF.
    return data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def properties(data: bytes, charsets: Charsets) -> Iterator[Property | BadLine]:
    """The properties of a file with plain ends. BEGIN and END come as properties, for the caller to nest."""
    version = "3.0"
    place, number = 0, 1
    while place < len(data):
        start, first = place, number
        head = HEAD.match(data, place)
        if head is not None:
            raw, place = _line(data, head.end())
        else:
            # Blanks before the name, comments, parameters that go on in the next line, junk.
            line, place = _line(data, place)
            line = line.lstrip()
            if not line or line.startswith(b"#"):
                number += 1
                continue
            head = HEAD.match(line)
            if head is None:
                line, place, head = _unfolded_head(data, line, place)
            head = head or UNQUOTED_HEAD.match(line)
            if head is None:
                place, text = _junk(data, line, place, charsets)
                number += data.count(b"\n", start, place)
                yield BadLine(first, "not a property", text)
                continue
            raw = line[head.end() :]
        name, group, types, params, encoding = meaning(head, charsets)
        raw, place, binary = _value(data, place, raw, encoding, version)
        number += data.count(b"\n", start, place)
        if len(raw) > LINE_CHARS and (len(raw) > PHOTO_LINE_CHARS or not (name in LARGE or encoding == "B")):
            yield BadLine(first, "line too long", name=name)
            continue
        if name == "BEGIN":
            version = _version_of(data, place)
        elif name == "VERSION":
            version = _version(raw.strip())
        yield Property(name, raw, first, group, types, params, encoding, version, charsets, binary)


def _line(data: bytes, place: int) -> tuple[bytes, int]:
    """What is left of the line from here on, and the place of the next one."""
    stop = data.find(b"\n", place)
    if stop < 0:
        return data[place:].rstrip(b"\r"), len(data)
    return (data[place : stop - 1] if data.startswith(b"\r", stop - 1) else data[place:stop]), stop + 1


def _version_of(data: bytes, place: int) -> str:
    """The version of the card that begins here: some writers sort their properties, VERSION last."""
    near = _VERSION.match(data, place)
    if near is None:
        stop = data.find(b"END:VCARD", place)
        near = _VERSION.search(data, place, min(len(data) if stop < 0 else stop, place + _VERSION_BYTES))
    return _version(near[1]) if near is not None else "3.0"


def _version(said: bytes) -> str:
    return "2.1" if said.startswith(b"2") else "4.0" if said.startswith(b"4") else "3.0"


def _unfolded_head(data: bytes, line: bytes, place: int) -> tuple[bytes, int, re.Match[bytes] | None]:
    """A head that a writer folded inside of its parameters, with the place after it."""
    pieces, after, size, tries = [line], place, len(line), 0
    while data.startswith(_BLANKS, after) and size < _HEAD_BYTES and tries < _HEAD_TRIES:
        more, after = _line(data, after)
        if not more.strip():
            break
        pieces.append(more[1:])
        size += len(more)
        if b":" in more:
            tries += 1
            joined = b"".join(pieces)
            head = HEAD.match(joined)
            if head is not None:
                return joined, after, head
    return line, place, None


def _junk(data: bytes, line: bytes, place: int, charsets: Charsets) -> tuple[int, str]:
    """The place after lines that are no property, and what they say; packed data says nothing."""
    said = [] if _is_packed(line) else [line]
    size = len(line)
    while place < len(data):
        more, after = _line(data, place)
        bare = more.lstrip()
        folded_on = more.startswith(_BLANKS) and bool(bare)
        if not folded_on and (not bare or more.startswith(b"#") or HEAD.match(bare) or UNQUOTED_HEAD.match(bare)):
            break
        if not _is_packed(more) and size < _JUNK_CHARS:
            said.append(more)
            size += len(more)
        place = after
    return place, charsets.decoded(b"\n".join(said)[:_JUNK_CHARS])


def _is_packed(line: bytes) -> bool:
    piece = line.strip()
    return len(piece) >= 40 and _BASE64.fullmatch(piece) is not None


def _value(data: bytes, place: int, first: bytes, encoding: str, version: str) -> tuple[bytes, int, bytes | None]:
    """The whole value of a property, the place after it, and its bytes where they came unpacked."""
    if encoding == "QP":
        return (*_printable(data, place, first, version), None)
    is_uri = first[:5].lower() == b"data:"
    if encoding == "B" and not is_uri:
        return _packed(data, place, first)
    raw = first
    if data.startswith(_BLANKS, place):
        raw, place = _folded(data, place, first, version)
    if is_uri:
        raw, place = _unfolded_photo(data, place, raw)
    elif raw.endswith(b"\\"):
        raw, place = _broken_off(data, place, raw)
    return raw, place, None


def _unfolded_photo(data: bytes, place: int, raw: bytes) -> tuple[bytes, int]:
    """A writer that does not fold leaves the lines of a photo at column 0."""
    pieces = [raw]
    while place < len(data):
        more, after = _line(data, place)
        if not _is_packed(more):
            break
        pieces.append(more)
        place = after
    return b"".join(pieces), place


def _broken_off(data: bytes, place: int, raw: bytes) -> tuple[bytes, int]:
    """Some phones end the lines of an address with a backslash and go on at column 0."""
    while place < len(data) and (len(raw) - len(raw.rstrip(b"\\"))) % 2:
        more, after = _line(data, place)
        if not more.strip() or b":" in more or len(raw) > LINE_CHARS:
            break
        raw, place = raw[:-1] + b"\n" + more, after
    return raw, place


def _folded(data: bytes, place: int, first: bytes, version: str) -> tuple[bytes, int]:
    if version == "2.1":
        # Folded at white space, which stays; a line of blanks ends the value.
        pieces = [first]
        while data.startswith(_BLANKS, place):
            more, after = _line(data, place)
            if not more.strip():
                break
            pieces.append(more)
            place = after
        return b"".join(pieces), place
    # Later versions fold anywhere, also among blanks, with one extra blank.
    stop = place
    while data.startswith(_BLANKS, stop):
        stop = data.find(b"\n", stop) + 1 or len(data)
    rest = (b"\n" + data[place:stop].removesuffix(b"\n").removesuffix(b"\r")).replace(b"\r\n", b"\n")
    return first + rest.replace(b"\n ", b"").replace(b"\n\t", b""), stop


def _printable(data: bytes, place: int, first: bytes, version: str) -> tuple[bytes, int]:
    pieces = [first]
    while place < len(data):
        more, after = _line(data, place)
        last = pieces[-1].rstrip()
        if last.endswith(b"="):
            ends_a_line = _QP_LINE_END.search(last, max(0, len(last) - 4)) is not None
            pieces[-1] = last[:-1]
            if _CARD_EDGE.match(more) or (not ends_a_line and _PLAIN_HEAD.match(more)):
                # The last soft break of the value was one too many.
                break
        elif more.startswith(_BLANKS) and more.strip():
            more = more if version == "2.1" else more[1:]
        elif not _QP_TAIL.match(more):
            # Outlook 2003 forgets the soft break and goes on with an encoded line end.
            break
        pieces.append(more)
        place = after
    return b"".join(pieces), place


def _packed(data: bytes, place: int, first: bytes) -> tuple[bytes, int, bytes | None]:
    """Base64: nothing in it is a colon, so all lines up to the one with the next colon are taken at once.

    Only what is not clean is looked at line by line: Outlook ends Base64 with an empty line, CardPicture
    with one of blanks, Android not at all.
    """
    colon = data.find(b":", place)
    stop = len(data) if colon < 0 else max(data.rfind(b"\n", 0, colon) + 1, place)
    if stop - place > PHOTO_LINE_CHARS * 2:
        # Refused for its length by the caller: not even joined.
        return data[place:stop], stop, None
    raw = (first + data[place:stop]).translate(None, _WHITE)
    binary = unpacked(raw)
    if binary is not None and not data.startswith(_BLANKS, stop):
        return raw, stop, binary
    pieces = [first.strip()]
    while place < len(data):
        line, after = _line(data, place)
        piece = line.strip()
        if not piece:
            break
        folded_on = line.startswith(_BLANKS) and not _PLAIN_HEAD.match(piece) and not _CARD_EDGE.match(piece)
        if not folded_on and not _BASE64.fullmatch(piece):
            break
        pieces.append(piece)
        place = after
    return b"".join(pieces), place, None
