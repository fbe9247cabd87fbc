"""Whatever stands in a card: the reader lets no exception out but TooMuch, and counts every record once."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.found import FoundPerson, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.vcard_charsets import Charsets
from godfather_desktop.interchange.vcard_lines import properties, with_plain_ends
from godfather_desktop.interchange.vcard_property import Property
from godfather_desktop.wording.imports import why
from tests.interchange.cards import card, items_of

_PIECES = (
    *(b"\0", b"\r", b"\n", b"\r\n", b"\xff", b"\xed\xa0\x80", b'"', b",", b";", b":", b"=", b"=\r\n", b"\\", b"\\\r\n"),
    *(
        b" ",
        b"\t",
        b"BEGIN:VCARD\r\n",
        b"END:VCARD\r\n",
        b"VERSION:2.1\r\n",
        b"VERSION:4.0\r\n",
        b"FN:a\r\n",
        b" fold\r\n",
    ),
    *(b"PHOTO;ENCODING=b:AAAA\r\n", b"NOTE;QUOTED-PRINTABLE:=C3=\r\n", b"AGENT:\r\n", b'item1.TEL;X="a:b":1\r\n'),
    *(b"item1.X-ABLabel:_$!<Spouse>!$_\r\n", b"item1.X-ABRELATEDNAMES:Ben\r\n", b"RELATED;TYPE=friend:urn:uuid:\r\n"),
    *(b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;;99\r\n", b"X-ANDROID-CUSTOM:\r\n", b"KIND:group\r\n"),
    *(
        b"N;CHARSET=SHIFT_JIS:\x88\\;",
        b";CHARSET=utf-16:",
        b"BDAY:--0229\r\n",
        b"ADR:;\r\n",
        b"ORG:;\r\n",
        b"KIND:org\r\n",
    ),
    *(b"X-GODFATHER-RATING:11\r\n", b"IMPP:a:\r\n", b"TEL:tel:%\r\n", b"PHOTO:data:image/png;base64,iVBORw0KGgo\r\n"),
    *(b"AGENT:BEGIN:VCARD\\nFN:x\\nAGENT:BEGIN:VCARD\\n\r\n", b"X-ABShowAs:COMPANY\r\n", b"N:;\r\n", b"UID:\r\n"),
)
_CARDS = st.lists(st.sampled_from(_PIECES) | st.binary(max_size=12), max_size=40).map(b"".join)


@given(data=st.binary(max_size=300) | _CARDS, chosen=st.sampled_from(("", "", "utf-16", "shift_jis", "cp037", "utf-7")))
@with_settings(max_examples=500)
def test_any_bytes_are_read(data: bytes, chosen: str) -> None:
    try:
        items = items_of(data, chosen=chosen)
    except TooMuch:
        return
    records = [item.place.record for item in items if not isinstance(item, Noticed)]
    assert records == sorted(set(records))
    for item in items:
        assert item.place.line >= 1
        if isinstance(item, FoundPerson):
            texts = [item.name, *item.extra, *item.notes, *item.tags, *item.phones, *item.links]
            assert "\0" not in "".join(texts)
            "".join(texts).encode("utf-8")
            assert all(part for pair in item.relations for part in pair)


@given(data=st.binary(max_size=200) | _CARDS)
@with_settings(max_examples=300)
def test_any_lines_make_properties_whose_values_can_be_asked(data: bytes) -> None:
    plain = with_plain_ends(data)
    lines = plain.count(b"\n") + 1
    last = 0
    for item in properties(plain, Charsets()):
        assert last < item.line <= lines
        last = item.line
        if isinstance(item, Property):
            item.text().encode("utf-8", "surrogatepass")
            item.parts(), item.parts(","), item.data()


def _mutated(data: bytes, chance: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        place, length = chance.randrange(len(content) + 1), chance.choice((0, 1, 3, 20, 100))
        what = chance.randrange(4)
        if what == 0:
            del content[place : place + length]
        elif what == 1:
            content[place:place] = content[place : place + length] * 2
        else:
            content[place : place + length * (what == 2)] = chance.choice(_PIECES)
    return bytes(content)


def _sweep(times: int, seed: int) -> None:
    chance = random.Random(seed)
    samples = [
        card(*(piece.decode("latin-1").strip("\r\n") for piece in _PIECES[14:]), "END:VCARD", "END:VCARD").encode(
            "latin-1"
        ),
        card("FN:Ann Lee", "N:Lee;Ann;;;", "ORG:Acme;Sales", "TITLE:VP\\, Sales", "BDAY:--0203", "NOTE:a\\nb").encode(),
        card("N;ENCODING=QUOTED-PRINTABLE:M=C3=BCl=", "ler;J;;;", "TEL;CELL:1", version="2.1").encode("utf-16"),
    ]
    for _ in range(times):
        data = _mutated(chance.choice(samples), chance)
        began = time.perf_counter()
        try:
            items = items_of(data)
        except TooMuch:
            continue
        assert time.perf_counter() - began < 2
        for item in items:
            if isinstance(item, Noticed | Rejected):
                assert why(item.why, item.values)


def test_200_mutated_cards_break_nothing() -> None:
    _sweep(200, seed=3)


@pytest.mark.slow
@pytest.mark.timeout(1_000)
def test_10000_mutated_cards_break_nothing() -> None:
    _sweep(10_000, seed=4)
