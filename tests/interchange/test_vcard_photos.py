"""Photos in cards: kept byte for byte, or left out with a reason."""

import base64
import time
import zlib

import pytest

from godfather_desktop.interchange.found import FoundPerson, Noticed
from godfather_desktop.interchange.readers.vcard_photos import pixels_of
from tests.books import PNG
from tests.interchange.cards import card, items_of, one, said


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    rows = zlib.compress(bytes((width + 7) // 8 + 1) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _jpeg(width: int, height: int) -> bytes:
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return (
        b"\xff\xd8\xff\xe1\x00\x06\xff\xc0ab\xff\xff\xfe\x00\x04hi\xff\xc2\x00\x0b\x08"
        + size
        + b"\x01\x01\x11\x00\xff\xda"
    )


def _gif(width: int, height: int) -> bytes:
    return b"GIF89a" + width.to_bytes(2, "little") + height.to_bytes(2, "little") + b"\x00\x00\x00;"


def _webp(width: int, height: int) -> bytes:
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\x16\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + size


def _webp_lossless(width: int, height: int) -> bytes:
    packed = (width - 1) | (height - 1) << 14
    return b"RIFF\x16\x00\x00\x00WEBPVP8L\x0a\x00\x00\x00\x2f" + packed.to_bytes(4, "little") + b"\0"


def _webp_lossy(width: int, height: int) -> bytes:
    size = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    return b"RIFF\x16\x00\x00\x00WEBPVP8 \x0a\x00\x00\x00\x00\x00\x00\x9d\x01\x2a" + size


_MAKERS = (_png, _jpeg, _gif, _webp, _webp_lossless, _webp_lossy)


def _packed(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _folded(line: str, *, blank: str = " ") -> str:
    return f"\r\n{blank}".join(line[start : start + 70] for start in range(0, len(line), 70))


@pytest.mark.parametrize("make", _MAKERS)
def test_B8_the_size_of_a_picture_stands_in_its_header(make: object) -> None:
    assert callable(make)
    assert pixels_of(make(300, 200)) == 60_000
    assert pixels_of(make(16_000, 16_000)) == 256_000_000
    assert one("FN:Ann", f"PHOTO;ENCODING=b:{_packed(make(300, 200))}").photo == make(300, 200)
    items = items_of(card("FN:Ann", f"PHOTO;ENCODING=b:{_packed(make(16_000, 16_000))}", "TEL:1"))
    assert said(items) == [("photo has too many pixels", 1, 4)]
    assert [(item.photo, item.phones) for item in items if isinstance(item, FoundPerson)] == [(None, ("1",))]


def test_B8_a_png_of_900_million_pixels_in_few_bytes_is_left_out_quickly() -> None:
    bomb = _png(30_000, 30_000)
    assert len(bomb) < 120_000
    began = time.perf_counter()
    items = items_of(card("FN:Ann", _folded(f"PHOTO:data:image/png;base64,{_packed(bomb)}"), version="4.0"))
    assert time.perf_counter() - began < 1
    assert said(items) == [("photo has too many pixels", 1, 4)]


@pytest.mark.parametrize("head", ["PHOTO;ENCODING=b;TYPE=PNG:", "PHOTO:data:image/png;base64,"])
def test_B8_a_photo_of_20_mb_is_left_out_and_the_card_stays(head: str) -> None:
    items = items_of(card("FN:Ann", _folded(head + _packed(PNG + bytes(20_000_000))), "TEL:1") + card("FN:Ben"))
    assert said(items) == [("photo too large", 1, 4)]
    assert [(item.name, item.photo, item.phones) for item in items if isinstance(item, FoundPerson)] == [
        ("Ann", None, ("1",)),
        ("Ben", None, ()),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<?xml version='1.0'?><svg/>",
        b"\x1f\x8b\x08svgz",
        b"%PDF-1.4",
        b"RIFF\0\0\0\0WAVE",
    ],
)
def test_B9_svg_and_other_kinds_are_never_kept(data: bytes) -> None:
    for line in (f"PHOTO;ENCODING=b;TYPE=PNG:{_packed(data)}", f"PHOTO:data:image/svg+xml;base64,{_packed(data)}"):
        items = items_of(card("FN:Ann", line))
        assert said(items) == [("photo of another kind", 1, 4)]
        assert [item.photo for item in items if isinstance(item, FoundPerson)] == [None]
    assert said(items_of(card("FN:Ann", "PHOTO:data:image/svg+xml,<svg/>"))) == [("photo is broken", 1, 4)]


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;TYPE=JPEG:{}",
        "PHOTO;VALUE=uri:data:image/png;base64,{}",
        'PHOTO;ENCODING="b";TYPE="image/png":{}',
        "PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0&0&100&100&abc==;ENCODING=b:{}",
        r"PHOTO:data:image/png\;base64\,{}",
        "item1.PHOTO;ENCODING=B;type=PNG:{}",
    ],
)
def test_B2_further_ways_to_write_a_photo(line: str) -> None:
    photo = _png(40, 40)
    for written in (line.format(_packed(photo)), _folded(line.format(_packed(photo)))):
        found = one("FN:Ann", written, "TEL:1")
        assert (found.photo, found.phones) == (photo, ("1",))


def test_B2_base64_ends_in_the_ways_of_all_programs() -> None:
    photo = _png(90, 90)
    packed = _packed(photo)
    lines = [packed[start : start + 72] for start in range(0, len(packed), 72)]
    # Outlook begins in the next line and ends with an empty one, CardPicture with one of blanks, Android with none.
    for last in ("\r\n\r\n", "\r\n\t\t \r\n", "\r\n"):
        for blank in ("", " ", "\t"):
            text = "PHOTO;TYPE=PNG;ENCODING=BASE64:\r\n" + "\r\n".join(blank + line for line in lines) + last + "TEL:1"
            found = one("FN:Ann", text, version="2.1")
            assert (found.photo, found.phones) == (photo, ("1",))


def test_B2_padding_that_is_missing_and_the_alphabet_of_urls() -> None:
    photo = PNG + b"\xfb\xff\xfe" * 9 + b"x"
    for packed in (_packed(photo).rstrip("="), base64.urlsafe_b64encode(photo).decode()):
        assert one("FN:Ann", f"PHOTO;ENCODING=b:{packed}").photo == photo


def test_B2_a_damaged_photo_costs_only_the_photo() -> None:
    packed = _packed(_png(90, 90))
    broken = f"PHOTO;ENCODING=BASE64:{packed[:60]}\r\n {packed[60:90]}:{packed[90:]}"
    items = items_of(card("FN:Ann", broken, "TEL:1", version="2.1"))
    assert ("photo is broken", 1, 4) in said(items)
    assert [(item.photo, item.phones) for item in items if isinstance(item, FoundPerson)] == [(None, ("1",))]


def test_the_second_photo_is_taken_when_the_first_cannot_be() -> None:
    items = items_of(card("FN:Ann", "PHOTO;VALUE=uri:https://example.org/a.png", f"PHOTO;ENCODING=b:{_packed(PNG)}"))
    assert said(items) == [("photo is a link", 1, 4)]
    (found,) = (item for item in items if isinstance(item, FoundPerson))
    # A link is never fetched, and never lost.
    assert (found.photo, found.extra) == (PNG, ("Photo: https://example.org/a.png",))


def test_files_other_than_photos_are_told_and_their_addresses_kept() -> None:
    lines = ("LOGO;ENCODING=b:AAAA", "X-FILE;ENCODING=BASE64:@", "SOUND;VALUE=uri:http://example.org/a.wav")
    items = items_of(card("FN:Ann", *lines, "KEY:data:application/pgp-keys;base64,AAAA"))
    assert said(items) == [("file left out", 1, line) for line in (4, 5, 7)]
    assert [item.values for item in items if isinstance(item, Noticed)] == [
        {"part": "LOGO"},
        {"part": "X-FILE"},
        {"part": "KEY"},
    ]
    assert [item.extra for item in items if isinstance(item, FoundPerson)] == [("Sound: http://example.org/a.wav",)]
