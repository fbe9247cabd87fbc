"""The JSON export as text: every record on a line of its own, written and read as a stream.

A file that another program has laid out anew is read, too, as far as it fits into memory.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TextIO

from godfather_desktop.domain.text import clean_text
from godfather_desktop.interchange.found import Place, Rejected
from godfather_desktop.interchange.limits import FILE_BYTES, NESTING, TooMuch
from godfather_desktop.interchange.source import Source

FORMAT, VERSION = "godfather-rolodex", 1

Entry = tuple[Place, Any]
"""An element of the records, or a Rejected in its place where it cannot be read."""

_HEAD = f'{{"format": "{FORMAT}", "version": {VERSION}, "records": ['
_OUR_HEAD = re.compile(rf'{{"format": "{FORMAT}", "version": ([0-9]{{1,9}}), "records": \[')
_ANY_HEAD = re.compile(rf'\s*{{.*"format"\s*:\s*"{FORMAT}"', re.DOTALL)
_HEAD_CHARS = 200
_LONGEST_LINE = 40_000_000
"""Characters; the largest file that is kept, in base64, is shorter."""
_LINES_AT_ONCE = 1_000
_SPACE = re.compile(r"[ \t\r\n]*+")
_SURROGATE = re.compile("[\0\ud800-\udfff]")


def book_json(lines: Iterable[str]) -> Iterator[bytes]:
    """The export of a logical dump, in pieces. lines: one JSON object each."""
    yield _HEAD.encode()
    waiting = iter(lines)
    between = "\n    "
    while some := list(islice(waiting, _LINES_AT_ONCE)):
        yield (between + ",\n    ".join(some)).encode("utf-8")
        between = ",\n    "
    yield b"\n]}\n"


def is_book(head: str) -> bool:
    """Whether a file begins like the JSON export."""
    return _ANY_HEAD.match(head.lstrip("\ufeff")) is not None


def entries(source: Source, kinds: tuple[str, ...], *, others: bool = False) -> Iterator[Entry]:
    """The entries of these kinds, or with `others` all but these, with whatever breaks the file.

    An entry that cannot be read comes with one of the two, and so does one that only seems to be of these
    kinds. Raises TooMuch for a file of a newer version, DiskTrouble.
    """
    with source.text() as stream:
        head = _OUR_HEAD.fullmatch(stream.readline(_HEAD_CHARS).lstrip("\ufeff").strip())
        if head is not None:
            _check_version(int(head[1]))
            yield from _lines(stream, tuple(f'"kind": "{kind}"' for kind in kinds), others=others)
            return
    for place, value in _elements(_whole(source)):
        if (isinstance(value, dict) and value.get("kind") in kinds) != others:
            yield place, value


def _lines(stream: TextIO, marks: tuple[str, ...], *, others: bool) -> Iterator[Entry]:
    """The entries of a file as it is written here."""
    record, line = 0, 1
    while True:
        text = stream.readline(_LONGEST_LINE)
        line += 1
        place = Place(record + 1, line)
        if text.strip() == "]}":
            return
        if text and not text.strip():
            continue
        if not text.endswith(("\n", "\r")):
            # A last line without its end is not whole, even where it can be read.
            why = "line too long" if len(text) == _LONGEST_LINE else "file breaks off"
            if others:
                yield place, Rejected(place, why)
            if why == "file breaks off":
                return
            while (more := stream.readline(_LONGEST_LINE)) and not more.endswith(("\n", "\r")):
                pass
        elif any(mark in text for mark in marks) != others:
            # No mark stands inside of a text: there its quotes would have backslashes.
            yield place, _read(text.strip().removesuffix(","), place)
        record += 1


def _read(text: str, place: Place) -> Any:
    try:
        value = _DECODER.decode(text)
        return _storable(value) if "\\u" in text else value
    except ValueError:
        return Rejected(place, "not json")
    except RecursionError:
        return Rejected(place, "nested too deeply", {"limit": NESTING})


def _whole(source: Source) -> str:
    if source.size > FILE_BYTES:
        raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
    with source.text() as stream:
        # A zip may say that its member is smaller than it is.
        text = stream.read(FILE_BYTES + 1)
    if len(text) > FILE_BYTES:
        raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
    return text


def _elements(text: str) -> Iterator[Entry]:
    """The entries of a file that was laid out anew. One that is wrong ends it: nothing tells where the next begins."""
    escaped = "\\u" in text
    record, line, counted, at = 0, 1, 0, 0

    def place() -> Place:
        nonlocal line, counted
        line += text.count("\n", counted, at)
        counted = max(at, counted)
        return Place(record + 1, line)

    try:
        at = _past(text, text.startswith("\ufeff"), "{")
        while True:
            key, at = _DECODER.raw_decode(text, _skip(text, at))
            at = _skip(text, _past(text, at, ":"))
            if key == "records" and text[at : at + 1] == "[":
                at = _skip(text, at + 1)
                while text[at : at + 1] != "]":
                    here = place()
                    value, at = _DECODER.raw_decode(text, at)
                    yield here, _storable(value) if escaped else value
                    record += 1
                    at = _skip(text, at)
                    if text[at : at + 1] != "]":
                        at = _skip(text, _past(text, at, ","))
                at += 1
            else:
                value, at = _DECODER.raw_decode(text, at)
                if key == "version":
                    _check_version(value)
            at = _skip(text, at)
            if text[at : at + 1] == "}":
                return
            at = _past(text, at, ",")
    except ValueError:
        yield place(), Rejected(place(), "file breaks off")
    except RecursionError:
        raise TooMuch("nested too deeply", limit=NESTING) from None


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match is not None else at


def _past(text: str, at: int, sign: str) -> int:
    at = _skip(text, at)
    if text[at : at + 1] != sign:
        raise ValueError(sign)
    return at + 1


def _check_version(version: object) -> None:
    if not isinstance(version, int) or version > VERSION:
        raise TooMuch("newer export", version=str(version)[:20])


def _number(digits: str) -> int | float:
    """A whole number; one that no file takes is beyond all bounds, and refused with its record."""
    return int(digits) if len(digits) < 20 else math.inf


def _storable(value: Any) -> Any:
    """The value with texts that can be kept: escapes can spell what no file takes."""
    if isinstance(value, str):
        return clean_text(value) if _SURROGATE.search(value) else value
    if isinstance(value, list):
        return [_storable(one) for one in value]
    if isinstance(value, dict):
        return {_storable(key): _storable(one) for key, one in value.items()}
    return value


_DECODER = json.JSONDecoder(parse_int=_number)
