"""How values go on from line to line, and in which letters they are written."""

import time

import pytest

from godfather_desktop.interchange.found import FoundPerson
from tests.interchange.cards import card, items_of, one, people, said


def test_a_head_may_be_folded_inside_of_its_parameters() -> None:
    long = "a" * 60
    found = one(
        "FN:Ann", f'EMAIL;X-ONE="{long}', f' {long}:x";X-TWO={long}', ";TYPE=WORK", " :ann@example.org", "TEL:1"
    )
    assert found.phones == ("1",)
    found = one("FN:Ann", f"EMAIL;X-ONE={long}", f" {long};X-TWO={long}", " ;TYPE=WORK:ann@example.org", "TEL:1")
    assert (found.emails, found.phones) == (("ann@example.org",), ("1",))
    found = one("FN:Ann", "EMAIL;X-COUCHDB-UUID=" + "a" * 5_000 + ":ann@example.org")
    assert found.emails == ("ann@example.org",)


def test_a_quote_that_is_never_closed_hides_no_colon() -> None:
    assert one("FN:Ann", 'TEL;X="a:1', 'EMAIL;X="a;b:c":ann@example.org').emails == ("ann@example.org",)


def test_a_fold_in_version_21_keeps_its_blank() -> None:
    assert one("FN:Ann", "NOTE:one", " two", "\tthree", version="2.1").notes == ("one two\tthree",)
    assert one("FN:Ann", 'EMAIL;INTERNET:"Omega"', "  <omega@example.org>", version="2.1").emails == (
        "omega@example.org",
    )


def test_a_fold_may_cut_a_letter_in_two() -> None:
    data = card("FN:Ann", "NOTE:Zoë").encode().replace("ë".encode(), b"\xc3\r\n \xab")
    assert people(data)[0].notes == ("Zoë",)


def test_the_version_may_stand_last() -> None:
    data = b"BEGIN:VCARD\r\nFN:Ann\r\nNOTE:one\r\n two\r\nVERSION:2.1\r\nEND:VCARD\r\n"
    assert people(data)[0].notes == ("one two",)


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        # Soft breaks, also before a piece that looks like anything.
        (("NOTE;ENCODING=QUOTED-PRINTABLE:=C3=91=", "=20=C3=91;;;;", "TEL:1"), "Ñ Ñ;;;;"),
        (("NOTE;QUOTED-PRINTABLE:a=0D=0A=", "TEL:5", "TEL:1"), "a\nTEL:5"),
        (("NOTE;QUOTED-PRINTABLE:call=", "Tel: 5", "TEL:1"), "callTel: 5"),
        # The last soft break was one too many.
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a=", "", "TEL:1"), "a"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a=", "TEL:1"), "a"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a=", "TEL;CELL:1"), "a"),
        # Outlook 2003 goes on without one.
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a=0D=", "=0Ab", "TEL:1"), "a\nb"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a", "=0D=0A=0D=0Ab", "TEL:1"), "a\n\nb"),
        # Folded on top, and broken codes.
        (("NOTE;ENCODING=QUOTED-PRINTABLE:a=3D", "  b", "TEL:1"), "a= b"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE:50=% =ZZ =C3=BC=", "TEL:1"), "50=% =ZZ ü"),
        (("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Z=C3=BC=C3", "TEL:1"), "Zü\ufffd"),
        (("NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=EB", "TEL:1"), "Zoë"),
        (("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Zo=EB", "TEL:1"), "Zoë"),
    ],
)
def test_B3_quoted_printable_as_programs_break_it(lines: tuple[str, ...], note: str) -> None:
    for version in ("2.1", "3.0") if "  b" not in lines else ("3.0",):
        found = one("FN:Ann", *lines, version=version)
        assert (found.notes, found.phones) == ((note,), ("1",)), version


def test_B3_an_encoded_semicolon_separates_nothing() -> None:
    found = one("N;ENCODING=QUOTED-PRINTABLE:L=3Bee;A=3bnn;=5C;x;;", version="2.1")
    assert found.name == "A;nn ;x L;ee"


def test_B3_the_end_of_a_card_is_never_part_of_a_value() -> None:
    text = card("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:a=") + card("FN:Ben")
    assert [found.name for found in people(text)] == ["Ann", "Ben"]


def test_lines_that_end_in_a_backslash_go_on() -> None:
    found = one(
        "FN:Ann", "ADR;HOME:;;Old Rd\\", "9999\\", "Box 9;Reno;;8;US", "TEL:1", r"NOTE:ends in \\", version="2.1"
    )
    assert found.extra == ("Address: Old Rd, 9999, Box 9, Reno, 8, US",)
    assert (found.city, found.phones, found.notes) == ("Reno", ("1",), (r"ends in \\",))


@pytest.mark.parametrize(
    ("version", "written", "note"),
    [
        ("3.0", r"a\, b\; c\: d\\n \n \N \"q\" \x", 'a, b; c: d\\n \n \n "q" \\x'),
        ("4.0", r"a\, b\; c\\", "a, b; c\\"),
        ("2.1", r"a\, b\; C:\new", r"a\, b; C:\new"),
    ],
)
def test_escapes(version: str, written: str, note: str) -> None:
    assert one("FN:Ann", f"NOTE:{written}", version=version).notes == (note,)


def test_backslashes_inside_of_lists_in_version_21() -> None:
    assert one(r"N:;A\;B\\;C\\\;;D;\:E", version="2.1").extra == (r"N: ;A\;B\\;C\\\;;D;:E",)


def test_parameters_escaped_with_carets() -> None:
    found = one("FN:Ann", "ADR;LABEL=\"1 ^'Long^' Rd^n^^Reno\":;;;;;;", version="4.0")
    assert found.extra == ('Address: 1 "Long" Rd, ^Reno',)


def test_B4_junk_is_told_once_and_kept_as_text() -> None:
    items = items_of(card("FN:Ann", "NOTE:a", "second line of it", "and a third", "TEL:1") + card("FN:Ben"))
    assert said(items) == [("not a property", 1, 5)]
    ann, ben = (item for item in items if isinstance(item, FoundPerson))
    assert (ann.notes, ann.phones, ben.name) == (("a",), ("1",), "Ben")
    assert ann.extra == ("Unread line: second line of it\nand a third",)


def test_comments_blank_lines_and_blanks_are_nothing() -> None:
    text = "\r\n# a book\r\n  begin:VCARD \r\n\r\n#x\r\n VERSION:3.0\r\n\r\n \tFN:Ann\r\n\r\n\r\nEND:VCARD\r\n"
    items = items_of(text)
    assert [item.name for item in items if isinstance(item, FoundPerson)] == ["Ann"]
    assert said(items) == []


def test_lines_are_counted_whatever_ends_them() -> None:
    text = card("FN:Ann", "NOTE:a", " b", "PHOTO;ENCODING=b:AAAA", " BBBB", "", "junk!", "TEL:1") + card(
        "FN:Ben", "junk"
    )
    for ends in ("\r\n", "\n", "\r\r\n", "\r"):
        items = items_of(text.replace("\r\n", ends))
        assert said(items) == [("not a property", 1, 9), ("photo of another kind", 1, 6), ("not a property", 2, 15)]
        assert [item.place.line for item in items if isinstance(item, FoundPerson)] == [1, 12]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("SHIFT_JIS", "cp932"),
        ("Shift-JIS", "shift_jis"),
        ("EUC-JP", "euc_jp"),
        ("ISO-2022-JP", "iso2022_jp"),
        ("GB2312", "gbk"),
        ("GB18030", "gb18030"),
    ],
)
def test_B13_japanese_and_chinese_that_is_declared(charset: str, codec: str) -> None:
    # The second byte of 表 and 能 is a backslash in Shift-JIS.
    name = "表能;予定" if "J" in charset else "王小明;李"
    lines = f"N;CHARSET={charset}:{name};;;\r\nTEL:1\r\nNOTE;CHARSET={charset}:表\r\n"
    data = b"BEGIN:VCARD\r\nVERSION:2.1\r\n" + lines.encode(codec) + b"END:VCARD\r\n"
    (found,) = people(data)
    assert found.name == name.replace(";", "")
    assert (found.phones, found.notes) == (("1",), ("表",))


def test_B13_gb18030_letters_beyond_the_older_sets() -> None:
    data = card("N;CHARSET=GB18030:王;𠮷㐀;;;").encode("gb18030")
    assert people(data)[0].name == "王𠮷㐀"


@pytest.mark.parametrize(
    ("chosen", "name"),
    [
        ("shift_jis", "山田表"),
        ("gb18030", "王𠮷明"),
        ("windows-1251", "Ёлка"),
        ("cp1250", "Krakłów"),
        ("utf-16", "Zoë"),
    ],
)
def test_B13_the_chosen_encoding_holds_for_values_that_declare_none(chosen: str, name: str) -> None:
    data = card(f"FN:{name}", "TEL:1", "NOTE;CHARSET=utf-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB").encode(chosen)
    (found,) = people(data, chosen=chosen)
    assert (found.name, found.phones, found.notes) == (name, ("1",), ("Zoë",))


def test_B13_the_chosen_encoding_reads_quoted_printable_that_declares_none() -> None:
    text = card("FN:Ann", "NOTE;ENCODING=QUOTED-PRINTABLE:ma=B3opolskie", version="2.1")
    assert people(text)[0].notes == ("ma³opolskie",)
    assert people(text, chosen="cp1250")[0].notes == ("małopolskie",)


def test_B13_one_file_may_hold_several_sets() -> None:
    data = (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=windows-1251:\xc0\xed\xed\xe0\r\nNOTE:\xc0\xed\xed\xe0\r\nEND:VCARD\r\n"
        + card("FN:Zoë").encode()
        + card("FN:Zoë").encode("utf-8").replace(b"Zo", b"Zoo")
    )
    anna, zoe, zooe = people(data)
    # What was declared once in the file is the best guess for what declares nothing and is no UTF-8.
    assert (anna.name, anna.notes) == ("Анна", ("Анна",))
    assert (zoe.name, zooe.name) == ("Zoë", "Zooë")


def test_B13_a_converted_file_keeps_declarations_that_no_longer_hold() -> None:
    lines = ("FN;CHARSET=ISO-8859-1:Zoë Müller", "NOTE;CHARSET=SHIFT_JIS:山田太郎", "TEL:1")
    assert people(card(*lines))[0].name == "Zoë Müller"
    assert people(card(*lines))[0].notes == ("山田太郎",)
    assert people(card(*lines).encode("utf-16"))[0].notes == ("山田太郎",)


def test_a_value_in_base64_is_read_as_text() -> None:
    found = one("FN;ENCODING=BASE64;CHARSET=UTF-8:Wm/Dqw==", "NOTE;ENCODING=b:Wm/D", " qw==", "TEL:1", version="2.1")
    assert (found.name, found.notes, found.phones) == ("Zoë", ("Zoë",), ("1",))


@pytest.mark.parametrize(
    "data",
    [
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"PHOTO;ENCODING=b:@\r\n" * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"PHOTO;ENCODING=b\r\n" * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nPHOTO;ENCODING=b:\r\n" + b"@\r\n" * 200_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"NOTE;ENCODING=QUOTED-PRINTABLE:=\r\n" * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nNOTE;QUOTED-PRINTABLE:" + b"=\r\n" * 200_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nNOTE:" + b"\\" * 900_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nNOTE:\\\r\n" + b"a\\\r\n" * 20_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b'X\r\n ;"a:b\r\n' * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + (b'a;"' + b"a" * 70 + b"\r\n") + b' ":a"\r\n' * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nPHOTO:data:image/png;base64,\r\n"
        + (b"A" * 60 + b"\r\n") * 60_000
        + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\n" + b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 60_000 + b"END:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nX;CHARSET=punycode:" + b"a-" * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nCATEGORIES:" + b"a," * 400_000 + b"\r\nEND:VCARD\r\n",
        b"BEGIN:VCARD\r\nFN:Ann\r\nUID" + b";X=1" * 200_000 + b":5\r\nEND:VCARD\r\n",
    ],
    ids=lambda data: repr(bytes(data[23:55])),
)
def test_B1_no_file_of_odd_lines_takes_long(data: bytes) -> None:
    began = time.perf_counter()
    items = items_of(data)
    assert time.perf_counter() - began < 4
    assert any(isinstance(item, FoundPerson) and item.name == "Ann" for item in items)
