"""Properties as the lines of a card: escaped, and folded at 75 octets without cutting a character."""

from collections.abc import Iterable, Iterator

_OCTETS = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_UNSAFE_IN_ADDRESS = frozenset("\\\n")


def escaped(text: str) -> str:
    """A text as the value of a property, or as one part of a structured value."""
    return text.translate(_ESCAPES)


def uri(text: str) -> str:
    """An address as the value of a property: there nothing is escaped, if it can be helped."""
    return escaped(text) if _UNSAFE_IN_ADDRESS & set(text) else text


def quoted(text: str) -> str:
    """A text as the value of a parameter (RFC 6868)."""
    return '"' + text.replace("^", "^^").replace("\n", "^n").replace('"', "^'") + '"'


def folded_lines(properties: Iterable[str]) -> bytes:
    """The properties as lines of at most 75 octets, ended by CRLF; those that go on begin with a blank."""
    return b"".join(piece for text in properties for piece in _folded(text))


def _folded(text: str) -> Iterator[bytes]:
    data = text.encode("utf-8")
    if len(data) <= _OCTETS:
        yield data + b"\r\n"
        return
    if len(data) == len(text):
        rest = _OCTETS - 1
        pieces = [data[place : place + rest] for place in range(_OCTETS, len(data), rest)]
        yield b"\r\n ".join([data[:_OCTETS], *pieces]) + b"\r\n"
        return
    place, room = 0, _OCTETS
    while place < len(data):
        stop = place + room
        while stop < len(data) and data[stop] & 0xC0 == 0x80:
            stop -= 1
        yield (b" " if place else b"") + data[place:stop] + b"\r\n"
        place, room = stop, _OCTETS - 1
