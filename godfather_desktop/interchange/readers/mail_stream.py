"""The bytes of a mail file as chunks in which lines end with a line feed, and the headers of one message in them."""

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from godfather_desktop.interchange.decoding import encoding_of

CHUNK = 1 << 20
HEAD_BYTES = 4_000_000
"""Largest headers of one message. 20,000 recipients take about 1 MB."""

_SHOWN = 65_536
FROM_LINE = re.compile(rb">?From (?![ \t]*:)")
"""How the line before a message begins; the header From may be written with a space before its colon."""
_HEAD_END = re.compile(rb"(?:\A|\n)\r?\n")


@dataclass(frozen=True, slots=True)
class Letter:
    """One message without its body. line: where it begins, from 1. envelope: its From_ line, often none.

    head: its headers as they stand; empty when too_large.
    """

    line: int
    envelope: bytes
    head: bytes
    too_large: bool = False


def chunks_of(stream: BinaryIO, chosen: str = "") -> Iterator[bytes]:
    """The bytes, without a mark at their beginning. UTF-16 becomes UTF-8, and a lone CR the end of a line.

    chosen: the encoding that the user chose, if any. Others than UTF-16 matter only to single headers.
    """
    first = stream.read(CHUNK)
    encoding = codecs.lookup(chosen).name if chosen else encoding_of(first[:4096])
    if encoding.startswith("utf-16"):
        yield from _with_line_feeds(_recoded(first, stream, encoding))
    else:
        yield from _with_line_feeds(_as_they_stand(first, stream))


def _as_they_stand(first: bytes, stream: BinaryIO) -> Iterator[bytes]:
    yield first.removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read(CHUNK):
        yield chunk


def _recoded(first: bytes, stream: BinaryIO, encoding: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    yield decoder.decode(first).encode().removeprefix(codecs.BOM_UTF8)
    while chunk := stream.read(CHUNK):
        yield decoder.decode(chunk).encode()
    yield decoder.decode(b"", final=True).encode()


def _with_line_feeds(chunks: Iterator[bytes]) -> Iterator[bytes]:
    first = next(chunks)
    begin = first[:_SHOWN]
    if b"\r" in begin and b"\n" not in begin:
        yield first.replace(b"\r", b"\n")
        for chunk in chunks:
            yield chunk.replace(b"\r", b"\n")
    else:
        yield first
        yield from chunks


def only_letter(chunks: Iterable[bytes], line: int = 1) -> Letter:
    """The message that a whole file is. Reads no further than its headers."""
    data = b""
    for chunk in chunks:
        data = (data + chunk).lstrip(b"\r\n") if not data else data + chunk
        if _HEAD_END.search(data) or len(data) > HEAD_BYTES:
            break
    envelope = b""
    if FROM_LINE.match(data):
        envelope, _, data = data.partition(b"\n")
    end = _HEAD_END.search(data)
    head = data if end is None else data[: end.start()]
    too_large = len(head) > HEAD_BYTES
    return Letter(line, envelope, b"" if too_large else head, too_large)
