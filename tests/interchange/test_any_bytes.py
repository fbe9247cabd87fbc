"""Whatever stands in a file: readers let no exception out but TooMuch, and every record is counted."""

import random
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.formats import format_of
from godfather_desktop.interchange.found import Noticed, Place, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.interchange.readers.columns import ColumnsUnknown
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.storage.store import Store
from godfather_desktop.wording.imports import why
from tests.books import TODAY, assert_exact, dump_of, imported, written
from tests.interchange.samples import FORMATS, SAMPLES

_BITS = (
    b"\0", b"\r", b"\n", b"\r\n", b"\xff", b"\xed\xa0\x80", b'"', b"'", b",", b";", b":", b"=", b"=\r\n", b"\\", b" ",
    b"\t", b"<", b">", b"&", b"]]>", b"<![CDATA[", b"BEGIN:VCARD\r\n", b"END:VCARD\r\n", b"N:", b"FN:", b"TEL:",
    b"BDAY:--0229",
    b"CHARSET=utf-16:", b"ENCODING=QUOTED-PRINTABLE:=", b"ENCODING=B:AAA", b"data:;base64,", b"me", b"1e400", b"nan",
    b"-1", b"99999999999999999999", b"0000-00-00", b"9999-12-31", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xff\xfe",
    b"</node>",
)  # fmt: skip

READING = Reading(TODAY, frozenset({"robin@example.org", "robin vale"}))
REFUSALS = ("unknown format", "empty file", "columns unknown", "no files to import", "unsafe zip", "broken zip")


def mutated(data: bytes, chance: random.Random) -> bytes:
    """The bytes with a few things cut, doubled, moved, replaced or put in."""
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8))):
        place, length = chance.randrange(len(content) + 1), chance.choice((0, 1, 1, 3, 20, 200))
        kind = chance.randrange(6)
        if kind == 0:
            del content[place : place + length]
        elif kind == 1:
            content[place:place] = content[place : place + length] * chance.choice((1, 2, 30))
        elif kind == 2:
            content[place : place + length] = chance.choice(_BITS)
        elif kind == 3:
            content[place:place] = chance.randbytes(min(length, 20))
        elif kind == 4 and content:
            content[place % len(content)] = chance.randrange(256)
        else:
            content[place:place] = chance.choice(_BITS) * chance.choice((1, 1, 5))
    return bytes(content)


def _read_all(sample: str, path: Path) -> None:
    """The sample's own reader on the file, and then the whole import of it."""
    source = Source(path)
    original = Source(path.with_name("original"))
    for one in (original, source):
        try:
            known = format_of(one, READING)
        except ColumnsUnknown:
            continue
        if known is None:
            continue
        try:
            for item in known.read(source, READING):
                assert isinstance(item.place, Place)
                assert item.place.record >= 1
                if isinstance(item, Rejected | Noticed):
                    assert why(item.why, item.values)
        except TooMuch as too_much:
            why(too_much.why, too_much.values_said)


def _import(store: Store, path: Path) -> None:
    try:
        plan = imported(store, path, keep=False)
    except RuleBroken as broken:
        if broken.reason not in REFUSALS:
            raise
        return
    assert plan.files[0].records >= 0


def _sweep(sample: str, store: Store, folder: Path, times: int, seed: int) -> None:
    chance = random.Random(seed)
    data = SAMPLES[sample].encode("utf-8")
    written(folder, "original", data)
    imported(store, written(folder, sample, data))
    before = dump_of(store)
    for _ in range(times):
        path = written(folder, "mutant", mutated(data, chance))
        _read_all(sample, path)
        _import(store, path)
    assert dump_of(store) == before


@pytest.mark.parametrize("sample", SAMPLES)
def test_mutated_files_break_no_reader_and_are_accounted_for(sample: str, store: Store, tmp_path: Path) -> None:
    _sweep(sample, store, tmp_path, 200, seed=11)


@pytest.mark.slow
@pytest.mark.timeout(3_000)
@pytest.mark.parametrize("sample", SAMPLES)
def test_10000_mutated_files_break_no_reader(sample: str, store: Store, tmp_path: Path) -> None:
    _sweep(sample, store, tmp_path, 10_000, seed=12)


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sample_is_known_for_what_it_is(sample: str, tmp_path: Path) -> None:
    known = format_of(Source(written(tmp_path, "any.name", SAMPLES[sample])), READING)
    assert known is not None
    assert known.name == FORMATS[sample]


_SHARDS = st.lists(st.sampled_from(_BITS) | st.binary(max_size=6), max_size=40).map(b"".join)


@pytest.mark.parametrize("sample", ["net.graphml", "people.csv", "log.csv", "ties.csv", "cal.ics"])
@given(data=st.binary(max_size=200) | _SHARDS, place=st.floats(0, 1))
@with_settings(max_examples=60)
def test_any_bytes_inside_a_file(sample: str, data: bytes, place: float, tmp_path: Path) -> None:
    content = SAMPLES[sample].encode("utf-8")
    cut = int(place * len(content))
    path = written(tmp_path, "any", content[:cut] + data + content[cut:])
    written(tmp_path, "original", content)
    _read_all(sample, path)
    _planned(path)


@given(data=st.binary(min_size=1, max_size=200) | _SHARDS.filter(bool))
@with_settings(max_examples=150)
def test_any_file_is_refused_or_accounted_for(data: bytes, tmp_path: Path) -> None:
    _planned(written(tmp_path, "any", data))


def _planned(path: Path) -> None:
    from godfather_desktop.domain.ids import ME
    from godfather_desktop.domain.person import Person
    from godfather_desktop.domain.rolodex import Rolodex

    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    try:
        plan = plan_import(rolodex, count(10).__next__, TODAY, [path])
    except (RuleBroken, DiskTrouble) as refused:
        if refused.reason not in REFUSALS:
            raise
        return
    records = [len({record for record, _ in stream}) for stream in plan.touches()]
    plan.settle([(number, 0, number) for number in records])
    for account in plan.files:
        assert_exact(account)
