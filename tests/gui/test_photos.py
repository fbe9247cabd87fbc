"""Photos from anywhere: only safe kinds, measured before they are decoded."""

import struct
import time
import zlib
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QFileDialog

from godfather_desktop.actions.people import rate
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.gui.photos import small_photo
from godfather_desktop.gui.pictures import jpeg_bytes, save_png
from godfather_desktop.gui.rolodex.person_form import PersonForm
from tests.desktop import Desk

_SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="64" height="64">'
    b'<rect width="64" height="64" fill="red"/></svg>'
)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _png(width: int, height: int, rows: int = 0) -> bytes:
    """A black PNG of any size, in few bytes. rows: how many are there, unless all."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    packer = zlib.compressobj(9)
    row = bytes(width + 1)
    lines = b"".join(packer.compress(row) for _ in range(rows or height)) + packer.flush()
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", lines) + _chunk(b"IEND", b"")


def _as(kind: bytes, image: QImage) -> bytes:
    device = QBuffer()
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(device, QByteArray(kind)).write(image)
    return bytes(device.data().data())


def _colored(width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    return image


@pytest.mark.parametrize("kind", [b"png", b"jpeg", b"webp"])
@pytest.mark.parametrize("size", [(300, 200), (200, 300), (16, 16), (1_000, 3)])
def test_a_photo_becomes_a_small_square(kind: bytes, size: tuple[int, int]) -> None:
    photo = small_photo(_as(kind, _colored(*size)))
    assert photo is not None
    assert (photo.width(), photo.height()) == (128, 128)
    color = photo.pixelColor(64, 64)
    assert abs(color.green() - QColor("teal").green()) < 12


def test_svg_is_refused_whatever_it_is_called() -> None:
    assert b"svg" in [bytes(one.data()) for one in QImageReader.supportedImageFormats()], "Qt itself would draw it"
    assert small_photo(_SVG) is None
    assert small_photo(b"\xef\xbb\xbf" + _SVG) is None
    assert small_photo(zlib.compress(_SVG)) is None


def test_30000_by_30000_is_refused_without_being_decoded(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _png(30_000, 30_000, rows=100)

    def decoded(_: object) -> QImage:
        raise AssertionError("it was decoded")

    monkeypatch.setattr(QImageReader, "read", decoded)
    began = time.monotonic()
    assert small_photo(data) is None
    assert time.monotonic() - began < 1.0


def test_a_picture_of_one_line_is_not_blown_up() -> None:
    """Scaled to fill the square it took gigabytes."""
    photo = small_photo(_png(1_000_000, 1))
    assert photo is None or photo.sizeInBytes() <= 4 * 128 * 128
    photo = small_photo(_png(20_000, 2))
    assert photo is not None
    assert (photo.width(), photo.height()) == (128, 128)


@pytest.mark.qt_log_ignore("JPEG datastream contains no image", extend=True)
@pytest.mark.parametrize(
    "data",
    [
        None, b"", b"\x00", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"\xff\xd8\xff", b"BM" + bytes(200), bytes(range(256)),
        _png(64, 64)[:60], b"RIFF\x00\x00\x00\x00WEBP",
    ],
)  # fmt: skip
def test_broken_data_is_no_photo(data: bytes | None) -> None:
    assert small_photo(data) is None


def test_a_bitmap_is_not_among_the_kinds() -> None:
    assert small_photo(_as(b"bmp", _colored(20, 20))) is None
    assert small_photo(_as(b"xpm", _colored(20, 20))) is None


def test_pictures_are_written_and_read_back(tmp_path: Path) -> None:
    path = tmp_path / "no ending"
    save_png(_colored(30, 20), path)
    assert path.read_bytes().startswith(b"\x89PNG")
    with pytest.raises(DiskTrouble):
        save_png(_colored(30, 20), tmp_path / "nowhere" / "x.png")
    assert jpeg_bytes(_colored(30, 20)).startswith(b"\xff\xd8\xff")


def test_a_chosen_file_that_is_svg_inside_is_refused_in_the_form(
    on_sample: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = on_sample
    vera = desk.person("Vera Hughes").id
    desk.window.show_person(vera)
    desk.window.actions_by_name["edit_person"].trigger()
    form = desk.dialog(PersonForm)
    path = tmp_path / "face.png"
    for data, words in ((_SVG, "This is not a PNG"), (None, "cannot be read")):
        if data is not None:
            path.write_bytes(data)
        else:
            path.unlink()
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
        form._choose_photo()
        assert words in form.wrong.text()
        assert form._photo is None
    path.write_bytes(_as(b"png", _colored(900, 600)))
    form._choose_photo()
    desk.click(form.save)
    desk.until_closed(form)
    desk.rest()
    desk.rest()
    kept: list[bytes | None] = []
    desk.window.session.ask_disk(lambda keeper: keeper.photo_of(vera), kept.append)
    desk.rest()
    (photo,) = kept
    assert photo is not None
    assert photo.startswith(b"\xff\xd8\xff")
    assert desk.step() == "Undo photo of Vera Hughes"
    desk.qtbot.waitUntil(lambda: desk.window.card.avatar._photo is not None)
    # Another change of the card leaves the photo where it is.
    desk.window.session.perform(lambda rolodex: rate(rolodex, vera, 4))
    desk.rest()
    assert desk.window.card.avatar._photo is not None
