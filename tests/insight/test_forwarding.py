"""The forwardable note, and letters that reach one person and nobody else."""

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given

from godfather_desktop.domain.ids import IntroductionId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.insight.forwarding import (
    LONGEST_NOTE,
    NOTE_TROUBLES,
    blanks_in,
    check_note,
    mailto,
    quotes_somebody,
)
from godfather_desktop.insight.requests import requests_in
from tests import strategies
from tests.records import ANN, CEO, TODAY

GOOD = (
    "Carla, Robin Vale fills finance posts for casinos and has two candidates for the CFO you are looking for. "
    "You built the team at Meridian from nothing, so your view of them counts most. "
    "Could you spare fifteen minutes next week?"
)


def way(note: str = GOOD, **fields: str) -> Introduction:
    texts = {"for_them": "candidates for her CFO search", "why_them": "she built the Meridian team"} | fields
    return Introduction(IntroductionId(1), CEO, (ANN,), ("agreed",), (TODAY,), note=note, **texts)  # type: ignore[arg-type]


def troubles(note: str = GOOD, **fields: str) -> list[str]:
    return [finding.trouble for finding in check_note(way(note, **fields))]


def test_a_good_note_passes() -> None:
    assert len(GOOD) <= LONGEST_NOTE
    assert troubles() == []


@pytest.mark.parametrize(
    ("note", "fields", "expected"),
    [
        ("", {}, ["empty"]),
        (" \n\t ", {}, ["empty"]),
        (GOOD.replace("Carla", "[name]"), {}, ["blanks"]),
        (GOOD + "x" * (LONGEST_NOTE + 1 - len(GOOD)), {}, ["too long"]),
        (GOOD.replace("Could you spare", "She has").replace("?", "."), {}, ["no request"]),
        (GOOD + " Please send me her number.", {}, ["several requests"]),
        (GOOD, {"for_them": " "}, ["nothing in it for them"]),
        (GOOD, {"for_them": "a seat on the museum's board"}, ["what is in it for them is not said"]),
        (GOOD, {"why_them": ""}, ["no reason why them"]),
        (GOOD, {"why_them": "the keynote in Reno"}, ["why them is not said"]),
        (GOOD + ' Cy says: "nobody better".', {}, ["nobody agreed to the quote"]),
        (GOOD + ' Cy says: "nobody better".', {"consent": "Cy, on Monday"}, []),
    ],
)
def test_each_finding(note: str, fields: dict[str, str], expected: list[str]) -> None:
    assert troubles(note, **fields) == expected


def test_exactly_four_hundred_characters_are_not_too_long() -> None:
    assert troubles(GOOD + "x" * (LONGEST_NOTE - len(GOOD))) == []


def test_what_holds_it_back_comes_first_and_is_two_things() -> None:
    found = check_note(way("[name]"))
    assert [one.holds for one in found] == sorted((one.holds for one in found), reverse=True)
    assert found[0].values == {"blanks": ["[name]"]}
    assert [one for one in NOTE_TROUBLES if one in ("empty", "blanks")] == ["empty", "blanks"]


@pytest.mark.parametrize(
    ("text", "blanks"),
    [
        ("Hi [name], ___ of {company}", ["[name]", "___", "{company}"]),
        ("XXX and XXXX, TBD", ["XXX", "XXXX", "TBD"]),
        ("<their name> <why>", ["<their name>", "<why>"]),
        ("write to <ann@example.org> or <https://example.org>", []),
        ("snake_case, xxx from Mia, Super Bowl XXX1", []),
        ("1 < 2 and 3 > 2", ["< 2 and 3 >"]),
        ("[]", ["[]"]),
    ],
)
def test_blanks(text: str, blanks: list[str]) -> None:
    assert sorted(blanks_in(text)) == sorted(blanks)


@pytest.mark.parametrize(
    ("text", "requests"),
    [
        ("Could you meet her?", 1),
        ("Would you meet her. Thanks.", 1),
        ("Please meet her, could you?", 1),
        ("May I call? Can you send the file?", 2),
        ("Please call me\nPlease write", 2),
        ("See https://example.org/a?b=c for more.", 0),
        ('She asked "why me?" Then nothing.', 1),
        ("I am pleased to say that you can do it.", 0),
        ("", 0),
    ],
)
def test_requests(text: str, requests: int) -> None:
    assert len(requests_in(text)) == requests


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He is “a very good man”.", True),
        ("> he is good", True),
        ("Fwd: the offer", True),
        ("On Monday Cy wrote: fine", True),
        ("----- Original Message -----", True),
        ('the "CFO" post', False),
        ("she said yes to the date", False),
        ("it's Ann's friends' idea", False),
    ],
)
def test_words_of_others(text: str, quoted: bool) -> None:
    assert quotes_somebody(text) is quoted


@given(strategies.ANY_TEXT, strategies.ANY_TEXT)
def test_any_note_can_be_checked(note: str, reason: str) -> None:
    found = troubles(note, for_them=reason, why_them=reason)
    assert set(found) <= set(NOTE_TROUBLES)
    assert len(set(found)) == len(found)


# Letters.


def test_a_letter_to_one_person() -> None:
    link = mailto(("ann.lee+rolodex@example.org",), "Carla & you?", "Dear Ann,\n\n50 % of é")
    assert link == (
        "mailto:ann.lee%2Brolodex@example.org?subject=Carla%20%26%20you%3F"
        "&body=Dear%20Ann%2C%0D%0A%0D%0A50%20%25%20of%20%C3%A9"
    )


@pytest.mark.parametrize(
    "address",
    [
        "bob@x?bcc=evil@x", "bob@x,evil@x", "a@x;b@x", "a@x&cc=b@x", "a%2Cb@x", "Bob <bob@x>", "bob@x\r\nBcc: evil@x",
        "no address", "", "@", "a@", "@x", "a b@x", "a@x#y", "javascript:a@x",
    ],
)  # fmt: skip
def test_addresses_that_could_mean_more_than_one_person_get_no_letter(address: str) -> None:
    assert mailto((address,), "s", "t") == ""
    assert mailto((address, "ann@example.org"), "s", "t").startswith("mailto:ann@example.org?")


@given(strategies.ANY_TEXT, strategies.ANY_TEXT, strategies.ANY_TEXT)
def test_no_text_adds_a_recipient_or_a_header(name: str, subject: str, text: str) -> None:
    link = mailto((f"{name}@example.org", "ann@example.org"), subject, text)
    assert link.isascii()
    assert link.isprintable()
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    assert unquote(parts.path).count("@") == 1
    assert "," not in unquote(parts.path)
    fields = parse_qsl(parts.query, keep_blank_values=True)
    assert [key for key, _ in fields] == ["subject", "body"]
    assert "\n" not in fields[0][1]
    assert "\r" not in fields[0][1]
    assert not any(ord(char) < 0x20 for char in fields[1][1].replace("\r\n", ""))
