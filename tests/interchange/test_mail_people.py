"""Address headers as mail programs write them, and as they write them wrong."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.interchange.readers.mail_fields import words_decoded
from godfather_desktop.interchange.readers.mail_people import MANY, Mailbox, is_machine, mailboxes, name_of


@pytest.mark.parametrize(
    ("header", "people"),
    [
        ("ann@example.com", [("ann@example.com", "")]),
        ("<Ann@Example.COM>", [("ann@example.com", "")]),
        ("Ann Lee <ann@example.com>", [("ann@example.com", "Ann Lee")]),
        ('"Lee, Ann" <ann@example.com>,ben@example.com', [("ann@example.com", "Ann Lee"), ("ben@example.com", "")]),
        ("Lee\\, Ann <ann@example.com>", [("ann@example.com", "Ann Lee")]),
        ('"Ann \\"Red\\" Lee" <ann@example.com>', [("ann@example.com", 'Ann "Red" Lee')]),
        ("ann@example.com (Ann Lee)", [("ann@example.com", "Ann Lee")]),
        ("(Ann Lee) ann@example.com", [("ann@example.com", "Ann Lee")]),
        ("ann at example.com (Ann Lee)", [("ann@example.com", "Ann Lee")]),
        ("goran at domain.com (=?ISO-8859-1?Q?G=F6ran_L?=)", [("goran@domain.com", "Göran L")]),
        ("Ann Lee <ann at example.com>", [("ann@example.com", "Ann Lee")]),
        ("undisclosed-recipients:;", []),
        ("Friends: ann@example.com, Ben <ben@example.com>;", [("ann@example.com", ""), ("ben@example.com", "Ben")]),
        ("A: ann@example.com;, cara@example.com", [("ann@example.com", ""), ("cara@example.com", "")]),
        ("ann@example.com; ben@example.com", [("ann@example.com", ""), ("ben@example.com", "")]),
        ("ann@example.com ben@example.com", [("ann@example.com", ""), ("ben@example.com", "")]),
        ("Ann <@relay.example.org,@b:ann@example.com>", [("ann@example.com", "Ann")]),
        ("Ann <ann(work)@example(old).  com>", [("ann@example.com", "Ann")]),
        ("Ann <mailto:ann@example.com>", [("ann@example.com", "Ann")]),
        ("mailto:ann@example.com", [("ann@example.com", "")]),
        ("'ann@example.com' <ann@example.com>", [("ann@example.com", "")]),
        ("'ann@example.com'", [("ann@example.com", "")]),
        ('"ann lee"@example.com', [('"annlee"@example.com', "")]),
        ("Ann Lee <ann@example.com", [("ann@example.com", "Ann Lee")]),
        ('"Ann Lee <ann@example.com>', [("ann@example.com", "Ann Lee")]),
        ("Ann (sales <ann@example.com>", [("ann@example.com", "Ann sales")]),
        ("Ann (a (nested (deep)) one) <ann@example.com>", [("ann@example.com", "Ann")]),
        ("=?utf-8?Q?Ann_Lee_<ann@example.com>?=", [("ann@example.com", "Ann Lee")]),
        ("=?utf-8?B?Sm9zw6k=?= <jose@example.com>", [("jose@example.com", "José")]),
        ("Ann Lee", []),
        ("me, you", []),
        (",,;, <>, <@>, @, a@, @b", []),
        ("", []),
        ("José Núñez <j@example.com>", [("j@example.com", "José Núñez")]),
        ("Ann <müller@exämple.com>", [("müller@exämple.com", "Ann")]),
    ],
)
def test_mailboxes_of_a_header(header: str, people: list[tuple[str, str]]) -> None:
    assert mailboxes(header.encode()) == tuple(Mailbox(*one) for one in people)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Lee, Ann", "Ann Lee"),
        ("van der Berg, Jan Piet", "Jan Piet van der Berg"),
        ("Lee, Ann (Meridian)", "Ann Lee"),
        ("Ann Lee [Meridian]", "Ann Lee"),
        ("Ann Lee (via Team)", "Ann Lee"),
        ("'Ann Lee' via Team", "Ann Lee"),
        ("Ann Lee, Jr.", "Ann Lee, Jr."),
        ("Meridian Trading, Inc.", "Meridian Trading, Inc."),
        ("Ann Lee, PhD", "Ann Lee, PhD"),
        ("a, b, c", "a, b, c"),
        ("'Ann  Lee'", "Ann Lee"),
        ("ann@example.com", ""),
        ("-", ""),
        ("\x00\x1b", ""),
        ("Ann\u202e Lee\nB", "Ann\u202e Lee B"),
    ],
)
def test_names_as_people_say_them(written: str, name: str) -> None:
    assert name_of(written) == name


@pytest.mark.parametrize(
    ("text", "decoded"),
    [
        ("=?ISO-8859-1?Q?Andr=E9?= Pirard", "André Pirard"),
        ("=?utf-8?q?a?=  =?utf-8?q?b?= c", "ab c"),
        ("=?utf-8?B?w6nDqcM=?= =?utf-8?B?qQ==?=", "ééé"),
        ("=?utf-8?B?w6k?=", "é"),
        ("=?utf-8?B?w6kA=A?= x", "é\0 x"),
        ("=?x-unknown?Q?caf=C3=A9?=", "café"),
        ("=?x-unknown?Q?caf=E9?=", "café"),
        ("=?utf-8?Q?caf=E9?=", "café"),
        ("=?windows-1251?B?z/Do4uXy?=", "Привет"),
        ("=?gb2312?B?xOO6ww==?=", "你好"),
        ("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?utf-8*en?Q?Ann?=", "Ann"),
        ("=?unicode_escape?Q?=5Cq?=", "\\q"),
        ("=?base64?Q?abc?=", "abc"),
        ("=?utf-8?B?a?=", ""),
        ("=?utf-8?X?a?= =?", "=?utf-8?X?a?= =?"),
        ("=?\0?Q?a?=", "a"),
        ("plain", "plain"),
    ],
)
def test_encoded_words_also_broken_ones(text: str, decoded: str) -> None:
    assert words_decoded(text) == decoded


def test_raw_letters_of_a_header_are_read_in_the_declared_encoding() -> None:
    assert mailboxes("Иван <i@example.com>".encode("koi8-r"), "koi8-r")[0].name == "Иван"
    assert mailboxes("Иван <i@example.com>".encode(), "koi8-r")[0].name == "Иван"
    assert mailboxes("René <r@example.com>".encode("latin-1"))[0].name == "René"
    assert mailboxes("日本 <n@example.com>".encode("iso-2022-jp"))[0].name == "日本"
    assert mailboxes("日本 <n@example.com>".encode("shift_jis"), "Shift_JIS")[0].name == "日本"


@pytest.mark.parametrize(
    "address",
    """no-reply@a.com noreply@a.com do_not_reply@a.com donotreply@a.com orders-noreply@a.com noreply+17@a.com
    mailer-daemon@a.com postmaster@a.com notifications@a.com notification+x=1@a.com notify@a.com bounces@a.com
    bounce-17=ann=b.com@a.com x-bounces@a.com newsletter@a.com listserv@a.com talk-request@a.com owner-talk@a.com
    talk@googlegroups.com talk@x.groups.io talk@lists.a.com reply@reply.a.com c_1x@group.calendar.a.com""".split(),
)
def test_addresses_behind_which_nobody_sits(address: str) -> None:
    assert is_machine(address)


@pytest.mark.parametrize(
    "address",
    """ann@a.com info@a.com nora.plyer@a.com bounceback.ann@a.com ann.noton@a.com ann@list.ru ann@lists.ru
    ann@notify.a.com daemon.ann@a.com newsome@a.com ann.owner@a.com request@a.com""".split(),
)
def test_addresses_of_people_are_not_taken_for_programs(address: str) -> None:
    assert not is_machine(address)


@pytest.mark.parametrize(
    "piece",
    [
        *("(", ")", "(a(", '"', '\\"', '"\\', "\\", "<", "@", "<@", ",", ":", " ", "x", "a ", "a at "),
        *("=?", "=?a?q?", "=?utf-8?B?YQ==?= ", "a@b ", "a@b,", "<a@b>"),
    ],
    ids=repr,
)  # fmt: skip
def test_b30_no_header_is_slow_whatever_is_repeated_in_it(piece: str) -> None:
    start = time.perf_counter()
    for header in (piece * (100_000 // len(piece)), "<" + piece * 25_000, '"' + piece * 25_000 + "<a@b>"):
        assert len(mailboxes(header.encode())) <= MANY
    assert time.perf_counter() - start < 2


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "utf-7", "idna", "utf-16", "x", "iso-2022-jp", "hz"]))
def test_whatever_stands_in_a_header_people_have_an_address_and_a_printable_name(header: bytes, charset: str) -> None:
    for one in mailboxes(header, charset):
        local, _, domain = one.address.rpartition("@")
        assert local
        assert domain
        assert one.address == one.address.lower()
        assert "\n" not in one.name
        assert "\0" not in one.name
        (one.address + one.name).encode()


_PIECES = st.sampled_from('a@b.c "x" ( ) < > , ; : \\ " @ at =?utf-8?Q?=41?= =?u?B?QQ?= é \t'.split(" "))


@given(st.lists(_PIECES, max_size=12).map(" ".join))
def test_pieces_of_addresses_in_any_order(header: str) -> None:
    assert all("@" in one.address for one in mailboxes(header.encode()))
