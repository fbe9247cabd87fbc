import base64
import time
from pathlib import Path

import pytest

from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.interchange.found import FoundGroup, FoundOrganization, FoundPerson, Noticed, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.storage.store import Store
from tests.books import PNG, TODAY, dump_of, exported, imported, others_by_name, planned, written
from tests.interchange.cards import card, items_of, one, people


def test_B1_a_line_of_20_mb_is_refused_and_the_next_card_is_read() -> None:
    huge = card("FN:Ann Lee", "NOTE:" + "x" * 20_000_000)
    began = time.perf_counter()
    items = items_of((huge + card("FN:Ben Roy")).encode())
    assert time.perf_counter() - began < 10
    assert isinstance(items[0], Rejected)
    assert (items[0].why, items[0].place.record, items[0].place.line) == ("line too long", 1, 4)
    assert isinstance(items[1], FoundPerson)
    assert items[1].name == "Ben Roy"


def test_B1_a_folded_line_of_20_mb_is_refused_too() -> None:
    folded = "NOTE:" + "\r\n ".join(["x" * 74] * 270_000)
    (item,) = items_of(card("FN:Ann Lee", folded).encode())
    assert isinstance(item, Rejected)
    assert item.why == "line too long"


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"\r" * 400_000 + b"x\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nEMAIL:" + b"a" * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nEMAIL:" + b"a" * 400_000 + b"@\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nEMAIL:" + b"@a" * 200_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"a" * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nTEL:+" + b"1" * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nURL:" + b"linkedin.com/in" * 30_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nX;" + b'"' * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nN:" + b";" * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nPHOTO;ENCODING=b:" + b"A\r\n " * 100_000 + b"\r\nEND:VCARD\r\n",
    ],
    ids=["CR", "letters", "letters@", "@a", "name", "digits", "profile", "quotes", "semicolons", "photo"],
)
def test_B1_no_long_line_takes_long(data: bytes) -> None:
    began = time.perf_counter()
    items = items_of(data)
    assert time.perf_counter() - began < 5
    assert any(isinstance(item, FoundPerson) and item.name == "Ann" for item in items)


@pytest.mark.parametrize(
    "line",
    [
        f"PHOTO:data:image/png;base64,{base64.b64encode(PNG).decode()}",
        f"PHOTO;ENCODING=b;TYPE=PNG:{base64.b64encode(PNG).decode()}",
        f"PHOTO;ENCODING=BASE64;PNG:{base64.b64encode(PNG).decode()}",
        f"PHOTO;BASE64:{base64.b64encode(PNG).decode()}",
    ],
)
def test_B2_the_photo_is_kept_byte_for_byte(line: str) -> None:
    folded = "\r\n ".join(line[start : start + 70] for start in range(0, len(line), 70))
    for written_as in (line, folded):
        for version in ("2.1", "3.0", "4.0"):
            if version == "2.1" and written_as is folded and line.startswith("PHOTO:data"):
                continue
            found = one("FN:Ann Lee", written_as, "TEL:1", version=version)
            assert found.photo == PNG
            assert found.phones == ("1",)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("PHOTO;VALUE=uri:https://example.org/a.png", "photo is a link"),
        ("PHOTO:data:image/png;base64,AAAA", "photo of another kind"),
        ("PHOTO;ENCODING=b:@@@", "photo is broken"),
        ("PHOTO;ENCODING=b:" + base64.b64encode(PNG + bytes(5_000_000)).decode(), "photo too large"),
        ("PHOTO;ENCODING=b:" + base64.b64encode(b"<svg onload='x'/>").decode(), "photo of another kind"),
    ],
)
def test_B2_a_photo_that_cannot_be_kept_is_noticed_and_the_card_stays(line: str, why: str) -> None:
    items = items_of(card("FN:Ann Lee", line).encode())
    assert [item.why for item in items if isinstance(item, Noticed)] == [why]
    assert [(item.name, item.photo) for item in items if isinstance(item, FoundPerson)] == [("Ann Lee", None)]


def test_B3_version_21_quoted_printable_with_soft_breaks_and_bare_types() -> None:
    found = one(
        "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;=",
        "Dr.;",
        "NOTE;ENCODING=QUOTED-PRINTABLE:first line=0D=0A=",
        "second =3D line=",
        "",
        "TEL;CELL;PREF:+49 30 1234567",
        "TEL;HOME;VOICE:030-7",
        "EMAIL;INTERNET:joerg@example.org",
        "ADR;HOME;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:;;Weg 1;K=F6ln;;5;Germany",
        "ORG:Werk, Teil\\; eins;Einkauf",
        version="2.1",
    )
    assert found.name == "Dr. Jörg Müller"
    assert found.notes == ("first line\nsecond = line",)
    assert found.phones == ("+49 30 1234567", "030-7")
    assert found.emails == ("joerg@example.org",)
    assert found.city == "Köln"
    assert found.organization == "Werk, Teil; eins"
    assert "Unit: Einkauf" in found.extra


def test_B3_shift_jis_and_a_charset_that_nobody_knows() -> None:
    name = "山田太郎"
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=SHIFT_JIS:" + name.encode("shift_jis") + b"\r\nEND:VCARD\r\n"
    assert [found.name for found in people(data)] == [name]
    for charset in ("klingon", "idna", "punycode", "undefined", "hex", "utf-16", "ut\0f", "unicode_escape", "é" * 300):
        (found,) = people(card(f"FN;CHARSET={charset}:Zo\u00eb", "TEL:1", version="2.1"))
        assert found.phones == ("1",)
        assert found.name


def test_B4_a_junk_line_in_one_card_is_reported_and_loses_nothing() -> None:
    items = items_of((card("FN:Ann Lee", "this is junk", "TEL:1") + card("FN:Ben Roy")).encode())
    assert [(item.why, item.place.record, item.place.line) for item in items if isinstance(item, Noticed)] == [
        ("not a property", 1, 4)
    ]
    assert [(item.name, item.phones) for item in items if isinstance(item, FoundPerson)] == [
        ("Ann Lee", ("1",)),
        ("Ben Roy", ()),
    ]


def test_B5_5000_nested_cards_are_refused(tmp_path: Path) -> None:
    nested = "BEGIN:VCARD\r\nFN:x\r\n" * 5_000 + "END:VCARD\r\n" * 5_000
    with pytest.raises(TooMuch, match="nested too deeply"):
        items_of(nested.encode())
    plan = planned(_empty(), written(tmp_path, "n.vcf", card("FN:Ann Lee") + nested))
    assert (plan.files[0].added, plan.files[0].rejected) == (1, 1)
    assert plan.files[0].rejects[0].why == "nested too deeply"


def test_B5_an_agent_inside_a_card_is_no_card_of_its_own() -> None:
    text = card("FN:Boss", "AGENT:", "BEGIN:VCARD", "FN:Helper", "END:VCARD", "TEL:1", version="2.1")
    (found,) = people(text)
    assert (found.name, found.phones) == ("Boss", ("1",))
    assert "Agent: Helper" in found.extra
    assert found.relations == (("Agent", "Helper"),)


def _empty() -> Rolodex:
    from godfather_desktop.domain.ids import ME

    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    return rolodex


def test_B6_an_escaped_semicolon_in_a_name_does_not_split_it() -> None:
    assert one(r"N:Sm\;ith;Bob").name == "Bob Sm;ith"
    assert one(r"N:Sm\;ith;Bob", version="2.1").name == "Bob Sm;ith"


@pytest.mark.parametrize(
    ("said", "birthday"),
    [
        ("BDAY:--0203", "--02-03"),
        ("BDAY:--02-03", "--02-03"),
        ("BDAY:19930102", "1993-01-02"),
        ("BDAY:1993-01-02", "1993-01-02"),
        ("BDAY;VALUE=date:1993-01-02", "1993-01-02"),
        ("BDAY:19531015T231000Z", "1953-10-15"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", "--03-22"),
        ("BDAY:1980", "1980"),
        ("BDAY:1980-03", "1980-03"),
        ("BDAY:soon", ""),
    ],
)
def test_B6_birthdays(said: str, birthday: str) -> None:
    assert one("FN:Ann", said).birthday == birthday


@pytest.mark.parametrize(
    ("said", "birthday"),
    [
        ("BDAY:0001-01-01", "0001-01-01"),
        ("BDAY:9999-12-31", "9999-12-31"),
        ("BDAY:10000-01-01", ""),
        ("BDAY:0000-01-01", ""),
        ("BDAY:--0229", "--02-29"),
        ("BDAY:2023-02-29", ""),
        ("BDAY:2024-02-29", "2024-02-29"),
        ("BDAY:--1301", ""),
        ("BDAY:20240230", ""),
    ],
)
def test_B29_birthdays_at_the_edge_of_the_calendar(said: str, birthday: str) -> None:
    (found,) = people(card("FN:Ann", said))
    assert found.birthday == birthday
    # What is no date is kept as it was entered.
    assert birthday or any(said.removeprefix("BDAY:") in one for one in found.extra)


def test_an_anniversary_becomes_an_occasion_once(store: Store, tmp_path: Path) -> None:
    ann = card("FN:Ann Lee", "UID:urn:uuid:1", "ANNIVERSARY:20100514", "X-EVOLUTION-ANNIVERSARY:2010-05-14")
    odd = card("FN:Ben Roy", "ANNIVERSARY:2010", "ANNIVERSARY:soon")
    path = written(tmp_path, "in.vcf", ann + odd)
    for number in range(2):
        imported(store, path)
        (occasion,) = store.load(TODAY).occasions.values()
        assert (occasion.date, occasion.sort, occasion.text) == ("--05-14", "anniversary", "2010"), number


def test_B6_groups_of_any_number_with_labels_before_or_after() -> None:
    found = one(
        "FN:Ann",
        "item1.TEL:1",
        "item1.X-ABLabel:_$!<Mobile>!$_",
        "item2.X-ABLABEL:Spouse",
        "item2.X-ABRELATEDNAMES:Ben",
        "item17.EMAIL;type=INTERNET:ann@example.org",
    )
    assert (found.phones, found.emails) == (("1",), ("ann@example.org",))
    assert "Spouse: Ben" in found.extra


def test_B6_types_of_any_shape() -> None:
    found = one(
        r"FN:Ann",
        r"TEL;TYPE=VOICE\,CELL:1",
        'TEL;TYPE="voice,home":2',
        "TEL;TYPE=HOME,WORK;type=pref:3",
        "TEL;VALUE=uri;PREF=1:tel:+44-20-1;ext=5",
        'X-NOTE;X="a:b;c":kept',
    )
    # The preferred ones come first: a card shows the first.
    assert found.phones == ("3", "+44-20-1 ext. 5", "1", "2")
    assert "X-NOTE: kept" in found.extra


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("N:Lee;Ann;;Dr.;PhD",), "Dr. Ann Lee PhD"),
        (("FN:", "N:Lee;Ann"), "Ann Lee"),
        (("N:;;;;", "NICKNAME:Annie"), "Annie"),
        (("N:;;;;", "ORG:Meridian;Sales"), "Meridian Sales"),
        (("EMAIL:ann@example.org",), "ann@example.org"),
        (("TEL:144",), "144"),
    ],
)
def test_B6_a_name_from_whatever_is_there(lines: tuple[str, ...], name: str) -> None:
    assert one(*lines).name == name


def test_B6_a_card_without_anything_is_rejected() -> None:
    (item,) = items_of(card("N:;;;;", "SOUND;X-IRMC-N:;;;;").encode())
    assert isinstance(item, Rejected)
    assert item.why == "no name"


def test_B6_a_sound_and_no_uid_do_no_harm_and_the_rest_is_round_tripped(store: Store, tmp_path: Path) -> None:
    text = card(
        r"N:Sm\;ith;Bob", "SOUND;X-IRMC-N:Smith;Bob", "BDAY:--0203", r"TEL;TYPE=VOICE\,CELL:1", "TITLE:VP, Sales"
    )
    imported(store, written(tmp_path, "in.vcf", text))
    before = others_by_name(store.load(TODAY))
    for name in ("vcard3", "vcard4"):
        data = exported(store, name, tmp_path / f"{name}.vcf").read_bytes()
        assert b"\r\nN:Sm\\;ith;Bob;;;\r\n" in data
        (found,) = people(data)
        known = before["Bob Sm;ith"]
        assert (found.name, found.birthday, found.phones, found.title) == (known.name, "--02-03", ("1",), "VP, Sales")


def test_B7_the_same_file_three_times(store: Store, tmp_path: Path) -> None:
    cards = [
        card("FN:Ann Lee", "UID:urn:uuid:1", "EMAIL:ann@example.org", "NOTE:one", "ORG:Meridian", "TITLE:CEO"),
        card("FN:Ben Roy", "TEL:+1 415 555 2671", f"PHOTO:data:image/png;base64,{base64.b64encode(PNG).decode()}"),
        card("FN:Ann Lee", "UID:urn:uuid:2"),
        card("EMAIL:nameless@example.org"),
        card("FN:Acme", "X-ABShowAs:COMPANY"),
    ]
    path = written(tmp_path, "in.vcf", "".join(cards))
    first = imported(store, path)
    assert first.files[0].added == 5
    before = [line for line in dump_of(store) if '"batch"' not in line]
    for _ in range(2):
        again = imported(store, path)
        assert (again.files[0].added, again.files[0].merged, again.files[0].unchanged) == (0, 0, 5)
        assert [line for line in dump_of(store) if '"batch"' not in line] == before


def test_B10_B11_no_nul_and_no_lone_surrogate_gets_in() -> None:
    nul = card("FN:A\0nn", "NOTE:a\0b", "ORG:x\0y", "TEL:1\0", "CATEGORIES:a\0", "UID:u\0", "X-Y:z\0").encode()
    surrogate = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\xed\xa0\x80nn\r\nNOTE:\xed\xbf\xbf\r\nEND:VCARD\r\n"
    for data in (nul, surrogate):
        (found,) = people(data)
        texts = [found.name, found.organization, *found.notes, *found.phones, *found.tags, *found.extra]
        texts += found.identities
        assert all("\0" not in text for text in texts)
        "".join(texts).encode("utf-8")


def test_groups_and_companies_are_nopeople(store: Store, tmp_path: Path) -> None:
    from tests.books import TODAY

    group = card("KIND:group", "FN:Sailors", "MEMBER:urn:uuid:b", "MEMBER:urn:uuid:nobody", version="4.0")
    people = card("FN:Ann Lee", "UID:urn:uuid:a") + card("FN:Ben Roy", "UID:urn:uuid:b")
    items = items_of((group + card("KIND:org", "FN:Acme") + people).encode())
    assert isinstance(items[0], FoundGroup)
    assert isinstance(items[1], FoundOrganization)
    # A group may stand before its members; importing twice changes nothing either way.
    for place, text in enumerate((group + people, people + group)):
        plan = imported(store, written(tmp_path, f"{place}.vcf", text))
        assert (plan.files[0].added, plan.files[0].records) == ((2, 3) if place == 0 else (0, 3))
        assert [card.tags for card in store.load(TODAY).others()] == [(), ("Sailors",)]
        again = imported(store, tmp_path / f"{place}.vcf")
        assert again.files[0].unchanged == 3


@pytest.mark.parametrize("ends", ["\n", "\r", "\r\r\n"])
def test_any_line_end_and_none_at_the_end(ends: str) -> None:
    text = card("FN:Ann Lee", "NOTE:a", " b", "TEL:1").rstrip().replace("\r\n", ends)
    (found,) = people(text)
    assert (found.name, found.notes, found.phones) == ("Ann Lee", ("ab",), ("1",))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_encodings(encoding: str) -> None:
    (found,) = people(card("FN:Zoë Müller", "TEL:1").encode(encoding))
    assert (found.name, found.phones) == ("Zoë Müller", ("1",))


def test_a_fold_may_fall_among_blanks() -> None:
    found = one("FN:Ann", "NOTE:left" + " " * 20, " " * 40, " " * 30 + "right", "TEL:1")
    assert found.notes == ("left" + " " * (20 + 39 + 29) + "right",)
    assert found.phones == ("1",)


def test_a_card_that_never_ends_is_read() -> None:
    assert [one.name for one in people("begin:vcard\nfn:Ann Lee\ntel:1\n")] == ["Ann Lee"]
