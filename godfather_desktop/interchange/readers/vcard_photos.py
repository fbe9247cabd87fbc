"""Photos in cards: what kind of picture it is and how large, told from its header without decoding it.

A picture of 107 KB can have 900 million pixels, and an SVG can freeze the program or read local files, so
neither is ever kept. Links are never fetched.
"""

from collections.abc import Callable, Iterator

from godfather_desktop.interchange.found import Noticed, Place
from godfather_desktop.interchange.limits import PHOTO_BYTES
from godfather_desktop.interchange.readers.vcard_card import Card
from godfather_desktop.interchange.vcard_property import Property

PIXELS = 50_000_000
"""Most pixels of a photo that is kept; cameras make fewer within the bytes that are."""
_JPEG_SIZES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_JPEG_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
"""Markers of JPEG: those whose segment has the size, and those that have no segment."""


def photo_of(card: Card, record: int) -> tuple[bytes | None, list[Noticed], list[str]]:
    """The first photo that can be kept, what is said about the others, and the addresses of those that are links."""
    noticed: list[Noticed] = []
    links: list[str] = []
    for one in card.all("PHOTO"):
        if not one.raw.strip():
            continue
        data = one.data()
        if data is None and _is_link(one):
            links.append(one.text().strip())
            noticed.append(Noticed(Place(record, one.line), "photo is a link"))
        elif reason := _refused(data):
            noticed.append(Noticed(Place(record, one.line), reason))
        else:
            return data, noticed, links
    return None, noticed, links


def pixels_of(data: bytes) -> int | None:
    """Width times height as the header says; None for what is none of the four kinds, 0 where it is damaged."""
    for start, inside, size in _SIZES:
        if data.startswith(start) and data[8 : 8 + len(inside)] == inside:
            width, height = size(data)
            return width * height
    return None


def _is_link(one: Property) -> bool:
    said = one.params.get("VALUE", "").lower()
    return said in ("uri", "url") or one.raw[:8].lower().startswith((b"http", b"file", b"ftp", b"cid:", b"//"))


def _refused(data: bytes | None) -> str:
    """Why a photo is not kept, empty when it is."""
    if data is None:
        return "photo is broken"
    if len(data) > PHOTO_BYTES:
        return "photo too large"
    pixels = pixels_of(data)
    if pixels is None:
        return "photo of another kind"
    return "photo has too many pixels" if pixels > PIXELS else ""


def _png(data: bytes) -> tuple[int, int]:
    if data[12:16] != b"IHDR":
        return 0, 0
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _gif(data: bytes) -> tuple[int, int]:
    return int.from_bytes(data[6:8], "little"), int.from_bytes(data[8:10], "little")


def _jpeg(data: bytes) -> tuple[int, int]:
    for marker, place in _segments(data):
        if marker in _JPEG_SIZES:
            return int.from_bytes(data[place + 5 : place + 7], "big"), int.from_bytes(
                data[place + 3 : place + 5], "big"
            )
    return 0, 0


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The markers of a JPEG up to its picture, each with the place of its length."""
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
        elif marker in _JPEG_BARE:
            place += 2
        elif marker == 0xDA:
            return
        else:
            yield marker, place + 2
            place += 2 + int.from_bytes(data[place + 2 : place + 4], "big")


def _webp(data: bytes) -> tuple[int, int]:
    sort = data[12:16]
    if sort == b"VP8X":
        return int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    if sort == b"VP8L":
        packed = int.from_bytes(data[21:25], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    if sort == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return 0, 0


_SIZES: tuple[tuple[bytes, bytes, Callable[[bytes], tuple[int, int]]], ...] = (
    (b"\xff\xd8\xff", b"", _jpeg),
    (b"\x89PNG\r\n\x1a\n", b"", _png),
    (b"GIF87a", b"", _gif),
    (b"GIF89a", b"", _gif),
    (b"RIFF", b"WEBP", _webp),
)
"""What a file of each kind begins with, what stands at its ninth byte, and where its size is."""
