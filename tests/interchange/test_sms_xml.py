import random
import time
import tracemalloc
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.backup_tags import tags
from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers.sms_xml import is_sms_backup, read_sms_backup
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import TODAY, written
from tests.interchange.test_any_bytes import mutated

HEAD = """<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore v10.20.002 on 01/02/2025 10:00:00-->
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
"""
ANN, BEN = "+14155552671", "+14155552672"
NOON = int(datetime.fromisoformat("2022-03-04T12:00:00").timestamp()) * 1000


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def _sms(address: str = ANN, sort: str = "1", date: object = NOON, name: str = "Ann Lee", body: str = "hello") -> str:
    said = {"protocol": "0", "address": address, "date": date, "type": sort, "subject": "null", "body": body}
    said |= {"toa": "null", "read": "1", "readable_date": "Mar 4, 2022", "contact_name": name}
    return "  <sms " + " ".join(f"{key}={quoteattr(str(value))}" for key, value in said.items()) + " />\n"


def _mms(address: str, box: str, addresses: list[tuple[str, str]], name: str = "(Unknown)", data: str = "AAAA") -> str:
    addrs = "".join(f'<addr address="{one}" type="{sort}" charset="106" />' for one, sort in addresses)
    return (
        f'<mms date="{NOON}" msg_box="{box}" address="{address}" contact_name="{name}" text_only="0"><parts>'
        f'<part seq="0" ct="image/jpeg" text="secret" data="{data}" /></parts><addrs>{addrs}</addrs></mms>\n'
    )


def _call(number: str = ANN, sort: str = "1", name: str = "Ann Lee", **more: str) -> str:
    said = {
        "number": number,
        "duration": "0",
        "date": str(NOON),
        "type": sort,
        "presentation": "1",
        "contact_name": name,
    }
    return "<call " + " ".join(f'{key}="{value}"' for key, value in (said | more).items()) + " />"


def _messages(*records: str) -> str:
    return f"{HEAD}<smses count='{len(records)}' backup_set='x' type='full'>\n{''.join(records)}</smses>"


def _calls(*records: str) -> str:
    return f'{HEAD}<calls count="{len(records)}">\n{"".join(records)}</calls>\n'


def _items(folder: Path, text: str | bytes, mine: frozenset[str] = frozenset()) -> list[Item]:
    return list(read_sms_backup(Source(written(folder, "sms.xml", text)), Reading(TODAY, mine)))


def _touches(items: list[Item]) -> list[FoundTouch]:
    return [item for item in items if isinstance(item, FoundTouch)]


def _whys(items: list[Item]) -> list[str]:
    return [item.why for item in items if isinstance(item, Rejected)]


def test_messages_have_a_person_a_day_and_a_direction_but_no_text(tmp_path: Path) -> None:
    items = _items(
        tmp_path, _messages(_sms(body="secret words"), _sms(sort="2", address="(415) 555-2673", name="(Unknown)"))
    )
    assert items == [
        FoundTouch(items[0].place, f"tel:{ANN}", day_of("2022-03-04"), "message", "in", name="Ann Lee"),
        FoundTouch(items[1].place, "4155552673", day_of("2022-03-04"), "message", "out"),
    ]
    assert [(item.place.record, item.place.line) for item in items] == [(1, 5), (2, 6)]
    assert "secret" not in repr(items)


def test_calls_missed_or_declined_are_tries_to_reach_me(tmp_path: Path) -> None:
    items = _items(
        tmp_path, _calls(*(_call(sort=sort) for sort in "12345679"), _call(presentation="2"), _call(number="-2"))
    )
    assert [(one.channel, one.direction) for one in _touches(items)] == [
        ("call", direction) for direction in ("in", "out", "in", "in", "in", "in")
    ]
    assert _whys(items) == ["blocked call", "sort not known", "number withheld", "number withheld"]
    assert [item.place.record for item in items] == list(range(1, 11))


def test_strangers_who_only_write_bring_no_card(tmp_path: Path) -> None:
    said = [("1", "(Unknown)"), ("1", "null"), ("1", ANN), ("1", "Ann Lee"), ("2", "(Unknown)")]
    touches = _touches(_items(tmp_path, _messages(*(_sms(sort=sort, name=name) for sort, name in said))))
    assert [(one.name, one.introduces) for one in touches] == [
        ("", False),
        ("", False),
        ("", False),
        ("Ann Lee", True),
        ("", True),
    ]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (_sms(sort="3"), "never sent"),
        (_sms(sort="5"), "never sent"),
        (_sms(sort="9"), "sort not known"),
        (_sms(address="40404"), "no person"),
        (_sms(address="VM-MYBANK"), "no person"),
        (_sms(address=""), "no person"),
        (_sms(date=0), "day out of range"),
        (_sms(date=915_148_800_000), "day out of range"),
        (_sms(date=4_000_000_000_000), "day out of range"),
        (_sms(date="99999999999999999999"), "bad date"),
        (_sms(date="-1"), "bad date"),
        (_sms(date="null"), "bad date"),
        (_sms(address=BEN), "only myself"),
        (_mms(f"{ANN}~{BEN}", "3", []), "never sent"),
        (_mms(f"{ANN}~+14155552673", "1", []), "no sender"),
        ('<sms address="+1415555" date=5 />', "broken xml record"),
    ],
)
def test_what_is_no_contact_is_rejected_with_its_reason(record: str, why: str, tmp_path: Path) -> None:
    items = _items(tmp_path, _messages(record, _sms()), frozenset({f"tel:{BEN}"}))
    assert _whys(items) == [why]
    assert [one.place.record for one in _touches(items)] == [2]


def test_seconds_are_taken_for_what_they_are(tmp_path: Path) -> None:
    (touch,) = _touches(_items(tmp_path, _messages(_sms(date=NOON // 1000))))
    assert touch.day == day_of("2022-03-04")


def test_a_day_is_that_of_this_machines_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = _messages(_sms(date=int(datetime.fromisoformat("2022-03-04T23:30:00+00:00").timestamp()) * 1000))
    assert _touches(_items(tmp_path, late))[0].day == day_of("2022-03-04")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert _touches(_items(tmp_path, late))[0].day == day_of("2022-03-05")


def test_a_message_to_a_group_reaches_all_and_one_from_it_is_of_its_sender(tmp_path: Path) -> None:
    sent = [("insert-address-token", "137"), (ANN, "151"), (BEN, "151"), ("40404", "130")]
    got = [(BEN, "137"), ("insert-address-token", "151"), (ANN, "151")]
    text = _messages(_mms(f"{ANN}~{BEN}", "2", sent), _mms(f"{ANN}~{BEN}", "1", got), _mms(ANN, "1", [], "Ann Lee"))
    touches = _touches(_items(tmp_path, text))
    assert [(one.place.record, one.person, one.direction, one.people, one.name) for one in touches] == [
        (1, f"tel:{ANN}", "out", 3, ""),
        (1, f"tel:{BEN}", "out", 3, ""),
        (2, f"tel:{BEN}", "in", 3, ""),
        (3, f"tel:{ANN}", "in", 2, "Ann Lee"),
    ]


@pytest.mark.parametrize(
    ("number", "person"),
    [
        ("(415) 555-2673", "4155552673"),
        ("415.555.2673", "4155552673"),
        ("#31#+14155552671", f"tel:{ANN}"),
        ("*67*4155552673", "4155552673"),
        ("0049 30 1234567", "tel:+49301234567"),
    ],
)
def test_a_number_is_one_person_however_it_is_written(number: str, person: str, tmp_path: Path) -> None:
    (touch,) = _touches(_items(tmp_path, _calls(_call(number=number, sort="2"))))
    assert touch.person == person


def test_an_address_may_be_of_e_mail(tmp_path: Path) -> None:
    (touch,) = _touches(_items(tmp_path, _messages(_sms(address="Ann@Example.org"))))
    assert touch.person == "ann@example.org"


def test_halves_of_smileys_and_quotes_of_both_kinds_are_read(tmp_path: Path) -> None:
    record = (
        f'<sms address="{ANN}" body=\'he said "call <me>"\' date=\'{NOON}\' type="1" '
        'contact_name="Ann &#55357;&#56842;&amp; &#xD83D;&#xDE0A; &lt;b&gt; &#0;&#55357;" />'
    )
    (touch,) = _touches(_items(tmp_path, _messages(record)))
    assert touch.name == "Ann 😊& 😊 <b> \ufffd\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_any_encoding_is_read(encoding: str, tmp_path: Path) -> None:
    text = _messages(_sms(name="Jörg"))
    assert [one.name for one in _touches(_items(tmp_path, text.encode(encoding)))] == ["Jörg"]


def test_one_wrong_byte_spoils_no_other_name(tmp_path: Path) -> None:
    text = _messages(_sms(name="Jörg"), _sms(body="BROKEN"), _sms(name="王小明")).encode()
    names = [one.name for one in _touches(_items(tmp_path, text.replace(b"BROKEN", b"\xff\xed\xa0\xbd\x00")))]
    assert names == ["Jörg", "Ann Lee", "王小明"]


@pytest.mark.parametrize(
    "broken",
    ['<sms address="+1415555', "<sms address=", "<sms", "<mms date='1", '<sms body="a" b" c="d"/>', "<mms a='1'"],
)
def test_a_broken_record_loses_no_other(broken: str, tmp_path: Path) -> None:
    items = _items(tmp_path, _messages(_sms(), broken + "\n", _sms(), _sms()))
    assert len(_touches(items)) == 3
    assert _whys(items) == ["broken xml record"]


def test_a_backup_that_breaks_off_says_so(tmp_path: Path) -> None:
    text = _messages(_sms(), _mms(ANN, "1", [(ANN, "137")]), _sms())
    cut = _items(tmp_path, text[: text.index("</addrs>")])
    assert len(_touches(cut)) == 2
    assert _whys(cut) == ["broken xml"]
    assert [item.place.record for item in cut] == [1, 2, 3]
    assert _items(tmp_path, f"{HEAD}<smses count='0' />") == []


def test_B20_entities_are_refused_at_once(tmp_path: Path) -> None:
    began = time.perf_counter()
    for tricks in ('<!DOCTYPE smses [<!ENTITY a "b">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'):
        with pytest.raises(TooMuch) as caught:
            _items(tmp_path, tricks + _messages(_sms()))
        assert caught.value.why == "has a document type"
    (touch,) = _touches(_items(tmp_path, _messages(_sms(name="x").replace('"x"', '"&a;"'))))
    assert touch.name == "&a;"
    assert time.perf_counter() - began < 1


def test_large_pictures_pass_quickly_and_are_never_held(tmp_path: Path) -> None:
    path = tmp_path / "sms.xml"
    with path.open("w") as file:
        file.write(f"{HEAD}<smses>")
        for _ in range(3):
            file.write(_mms(ANN, "1", [(ANN, "137")], data="A" * 15_000_000))
        file.write("</smses>")
    tracemalloc.start()
    began = time.perf_counter()
    count = len(_touches(list(read_sms_backup(Source(path), Reading(TODAY)))))
    seconds = time.perf_counter() - began
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 3
    assert seconds < 2
    assert peak < 20_000_000


@pytest.mark.parametrize(
    "filler", ["<" * 150_000, "<a " * 70_000, "&#1" * 100_000, "<sms a='" * 30_000, "<sms " + "a" * 900_000, "<!--"]
)
def test_no_text_makes_it_hang(filler: str, tmp_path: Path) -> None:
    began = time.perf_counter()
    _items(tmp_path, _messages(_sms(), filler, _sms()))
    assert time.perf_counter() - began < 2


def test_a_backup_is_known_by_its_root() -> None:
    assert is_sms_backup(_messages()[:400])
    assert is_sms_backup("\ufeff" + _calls())
    assert not is_sms_backup("<html><p>&lt;smses></p></html>")
    assert not is_sms_backup("smses count='1'")


_VALUE = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12) | st.sampled_from(
    ('"', "'", "a > b", "\n", "&")
)


@given(values=st.lists(_VALUE, min_size=2, max_size=2), size=st.integers(1, 7))
@with_settings(max_examples=100)
def test_any_value_is_read_whatever_the_pieces(values: list[str], size: int) -> None:
    first, second = (quoteattr(value, {"\n": "&#10;"}) for value in values)
    text = f"<!-- <sms --><sms a={first} body='x > y' b = {second}/><?x <sms?><![CDATA[<sms]]></sms>"
    pieces = [text[at : at + size] for at in range(0, len(text), size)]
    found = list(tags(pieces, frozenset("ab")))
    assert [(tag.name, tag.closing, tag.broken) for tag in found] == [("sms", False, False), ("sms", True, False)]
    assert found[0].attributes == {"a": values[0], "b": values[1]}


@pytest.mark.parametrize("times", [60, pytest.param(10_000, marks=pytest.mark.slow)])
def test_mutated_backups_break_nothing(times: int, tmp_path: Path) -> None:
    chance = random.Random(5)
    text = _messages(_sms(), _mms(f"{ANN}~{BEN}", "2", [(ANN, "151"), (BEN, "151")]), _sms(sort="2"), _sms()).encode()
    for _ in range(times):
        told: list[int] = []
        try:
            items = _items(tmp_path, mutated(text, chance))
        except TooMuch:
            # A mutation may begin a document type.
            continue
        for item in items:
            if isinstance(item, FoundTouch) and told[-1:] == [item.place.record]:
                continue
            assert not isinstance(item, Noticed)
            told.append(item.place.record)
        assert told == list(range(1, len(told) + 1))
