"""Whatever stands in a sheet of LinkedIn: only TooMuch is raised, every record is counted."""

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import day_of, is_partial_date
from godfather_desktop.domain.text import clean_text
from godfather_desktop.interchange.found import FoundFavor, FoundPerson, FoundRole, FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.linkedin_sheets import SHEETS
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.linkedin_reading import SAMPLES, TODAY, assert_accounted, format_in

_BITS = (
    b"\0", b"\r", b"\n", b"\r\n", b"\xff", b"\xed\xa0\x80", b'"', b'""', b'","', b"'", b",", b";", b",,,,,,,,,,,,,,",
    b"\t", b"(", b"NA", b"LinkedIn Member", b"https://www.linkedin.com/in/%00%0a", b"linkedin.com/in/", b"31 Feb 2021",
    b"0000-00-00", b"9999-12-31 00:00:00 UTC", b"99/99/99", b"Jan-00", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe",
    "١٢/١١/١٧".encode(), b"SPAM", b"OUTGOING", b"true",
)  # fmt: skip
_SHARDS = st.lists(st.sampled_from(_BITS) | st.binary(max_size=6), max_size=12).map(b"".join)


def _check(items: list[Item]) -> None:
    assert_accounted(items)
    for item in items:
        if isinstance(item, FoundTouch | FoundFavor):
            assert item.person
            assert day_of("1900-01-01") <= item.day <= TODAY
        if isinstance(item, FoundTouch):
            assert item.name
            assert 2 <= item.people <= 20
            assert clean_text(item.person + item.name) == item.person + item.name
            assert "\n" not in item.person + item.name
        if isinstance(item, FoundPerson):
            assert item.name
            assert all(clean_text(one) == one and "\n" not in one for one in (item.name, *item.identities, *item.links))
            assert not item.birthday or is_partial_date(item.birthday)
        if isinstance(item, FoundRole):
            assert item.organization or item.title
            assert all(not one or is_partial_date(one) for one in (item.start, item.end))


def _read(sample: str, path: Path) -> None:
    """The sample's own readers on the file, and whatever reader the file asks for."""
    source, original = Source(path), Source(path.with_name("original"))
    for known in {format_in(source), format_in(original)} - {None}:
        assert known is not None
        name, delimiter = known
        for one, columns, read in SHEETS:
            if one == name:
                try:
                    _check(list(read(source, columns, delimiter, Reading(TODAY, frozenset({"robin vale"})))))
                except TooMuch:
                    continue


@pytest.mark.parametrize("sample", SAMPLES)
@given(data=st.binary(max_size=200) | _SHARDS, place=st.floats(0, 1), length=st.integers(0, 30))
@with_settings(max_examples=60)
def test_any_bytes_inside_a_sheet(sample: str, data: bytes, place: float, length: int, tmp_path: Path) -> None:
    content = SAMPLES[sample].encode("utf-8")
    cut = int(place * len(content))
    written(tmp_path, "original", content)
    _read(sample, written(tmp_path, "any", content[:cut] + data + content[cut + length :]))


@given(data=st.binary(max_size=300) | _SHARDS)
@with_settings(max_examples=100)
def test_any_bytes_as_a_sheet(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, "any", data)
    for _, columns, read in SHEETS:
        items = list(read(Source(path), columns, ",", Reading(TODAY)))
        if not any(isinstance(item, Rejected) and item.why == "no header" for item in items):
            _check(items)
        else:
            assert len([item for item in items if not isinstance(item, Noticed)]) == 1


@pytest.mark.parametrize("sample", SAMPLES)
def test_mutated_sheets(sample: str, tmp_path: Path) -> None:
    chance = random.Random(7)
    content = SAMPLES[sample].encode("utf-8")
    written(tmp_path, "original", content)
    for _ in range(200):
        data = bytearray(content)
        for _ in range(chance.choice((1, 2, 5))):
            place = chance.randrange(len(data) + 1)
            length = chance.choice((0, 1, 5, 80))
            data[place : place + length] = chance.choice(_BITS) * chance.choice((1, 1, 40))
        _read(sample, written(tmp_path, "any", bytes(data)))
