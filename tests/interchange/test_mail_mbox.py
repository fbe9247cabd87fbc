"""Mailboxes of all dialects, cut into their messages."""

import io
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.interchange.found import Rejected
from godfather_desktop.interchange.readers.mail_stream import Letter, chunks_of
from godfather_desktop.interchange.readers.mbox import is_mbox, letters, read_mbox
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.interchange.mail_reading import (
    FROM_LINE,
    ME,
    MINE,
    TODAY,
    accounted,
    mailbox,
    mbox_items,
    message,
    reasons,
    touches,
)

HEAD = f"From: Ann Lee <ann@example.com>\nTo: {ME}\nDate: Wed, 22 Jun 2016 12:27:30 -0700\n"
TAKEOUT = "From 1537866361256992303@xxx Wed Jun 22 19:27:30 +0000 2016\n"


def cut(*chunks: bytes) -> list[Letter]:
    """The messages in a mailbox that comes in these chunks."""
    return list(letters(iter(chunks)))


def heads(content: str) -> list[str]:
    """The headers of its messages."""
    return [letter.head.decode() for letter in cut(content.encode())]


@pytest.mark.parametrize(
    "line",
    [
        TAKEOUT,
        FROM_LINE,
        "From ann at example.com  Wed Jun  2 19:27:30 2016\n",
        "From - Wed Jun 22 19:27:30 2016\n",
        "From ann@example.com Wed Jun 22 19:27 2016\n",
        "From ann@example.com Wed Jun 22 19:27:30 PDT 2016\n",
        "From ann@example.com Wed Jun 22 19:27:30 2016 -0700\n",
        "From ann@example.com Wed, 22 Jun 2016 19:27:30 +0000 (UTC)\n",
        "From ann@example.com Wed Jun 22 19:27:30 2016 remote from relay\n",
        "From ann@example.com 2016-06-22T19:27:30Z\n",
        "From J\u00fcrgen M\u00fcller Wed Jun 22 19:27:30 2016\n",
    ],
)
def test_a_line_that_ends_like_a_date_divides_also_without_a_blank_line_before(line: str) -> None:
    content = line + HEAD + "\nDear Robin,\n" + line + HEAD + "\nbye"
    assert heads(content) == [HEAD.rstrip("\n")] * 2
    assert [letter.line for letter in cut(content.encode())] == [1, 7]
    assert is_mbox(content.encode())


@pytest.mark.parametrize("line", ["From \n", "From ann@example.com\n", "From ann mié jun 22 19:27:30 2016\n"])
def test_a_line_without_a_date_divides_behind_a_blank_line(line: str) -> None:
    assert len(heads(line + HEAD + "\nDear Robin,\n\n" + line + HEAD + "\nbye")) == 2
    assert len(heads(line + HEAD + "\nDear Robin,\n" + line + HEAD + "\nbye")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "\nFrom now on we meet here.\nNote: bring a pen.\n",
        "\nFrom the window\n\nTo: nobody\n",
        "\nFrom the window\nTo: the door\n",
        "\nFrom: is a header, too\nTo: as well\n",
        "\n>From ann@example.com Wed Jun 22 19:27:30 2016\n" + HEAD,
        "\nFrom ann@example.com Wed Jun 22 19:27:30 2016\nno header here\n",
        "\nFrom ann@example.com Wed Jun 22 19:27:30 2016",
        "\nFrom ann@example.com Wed Jun 22 19:27:30 2016\n",
        "From 1 to 2016\nSubject: none\n",
        "\n from ann@example.com Wed Jun 22 19:27:30 2016\n" + HEAD,
        "\nFrom " + "x" * 2_000 + " Wed Jun 22 19:27:30 2016\n" + HEAD,
    ],
)
def test_a_text_in_which_a_line_begins_with_from_is_not_cut(text: str) -> None:
    assert len(heads(FROM_LINE + HEAD + "\nDear Robin,\n" + text)) == 1


def test_line_ends_of_all_systems(tmp_path: Path) -> None:
    content = mailbox(message(), message(), message(To=f"ben@example.com,\n {ME}"))
    for end in ("\n", "\r\n", "\r"):
        items = mbox_items(tmp_path, content.replace("\n", end).encode())
        assert [(one.people, one.place.line) for one in touches(items)] == [(2, 1), (2, 11), (3, 21)]
    mixed = content.replace("\n", "\r\n", 9)
    assert len(touches(mbox_items(tmp_path, mixed.encode()))) == 3


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_b13_a_mailbox_that_an_editor_saved_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    content = mailbox(message(From="José <j@example.com>"), message(), message()).encode(encoding)
    items = touches(mbox_items(tmp_path, content))
    assert [one.name for one in items] == ["José", "Ann Lee", "Ann Lee"]
    assert is_mbox(content)


def test_b13_raw_letters_in_the_encoding_that_the_user_chose(tmp_path: Path) -> None:
    path = tmp_path / "all.mbox"
    path.write_bytes(mailbox(message(From="Иван <i@example.com>")).encode("cp1251"))
    (guessed,) = touches(read_mbox(Source(path), Reading(TODAY, MINE)))
    (chosen,) = touches(read_mbox(Source(path, chosen="cp1251"), Reading(TODAY, MINE)))
    assert guessed.name != chosen.name == "Иван"


def test_a_content_length_keeps_a_mailbox_within_a_message_whole() -> None:
    inner = "Look at this:\n\n" + mailbox(message(), message())
    content = FROM_LINE + HEAD + f"Content-Length: {len(inner)}\n\n" + inner + "\n" + mailbox(message())
    assert len(heads(content)) == 2
    assert len(heads(content.replace("\n", "\r\n").replace(str(len(inner)), str(len(inner) + inner.count("\n"))))) == 2
    last = FROM_LINE + HEAD + f"Content-Length: {len(inner)}\n\n" + inner
    assert len(heads(last)) == 1


@pytest.mark.parametrize("length", ["0", "1", "7", "1000000", "99999999999", "x", "-3"])
def test_a_wrong_content_length_is_not_believed(length: str) -> None:
    content = (FROM_LINE + HEAD + f"Content-Length: {length}\n\nDear Robin,\n\n") * 3
    assert len(heads(content)) == 3


def test_what_stands_before_the_first_message_is_a_reject_or_a_message_of_its_own(tmp_path: Path) -> None:
    items = mbox_items(tmp_path, "half of a text\n\n" + mailbox(message()))
    assert reasons(items) == ["no headers"]
    assert [one.place.line for one in touches(items)] == [3]
    assert len(touches(mbox_items(tmp_path, message(Message_ID="<0@example.com>") + mailbox(message())))) == 2


def test_an_empty_mailbox_has_no_messages(tmp_path: Path) -> None:
    for content in ("", "\n", "\r\n\r\n", "\ufeff"):
        assert mbox_items(tmp_path, content) == []


def test_messages_without_body_or_without_blank_line() -> None:
    assert heads(FROM_LINE + HEAD + FROM_LINE + HEAD) == [HEAD.rstrip("\n"), HEAD]
    assert heads(FROM_LINE + HEAD + "\n" + FROM_LINE + HEAD + "\n") == [HEAD.rstrip("\n")] * 2


def test_the_file_of_a_folder_says_what_its_messages_are(tmp_path: Path) -> None:
    content = mailbox(message(), message())
    for name, reason in [("Trash", "in the trash"), ("Entwürfe.mbox", "draft"), ("Junk", "spam")]:
        assert reasons(mbox_items(tmp_path, content, name=name)) == [reason] * 2
    (tmp_path / "Junk.mbox").mkdir()
    assert reasons(mbox_items(tmp_path / "Junk.mbox", content, name="mbox")) == ["spam"] * 2
    (tmp_path / "Trash.sbd").mkdir()
    assert reasons(mbox_items(tmp_path / "Trash.sbd", content, name="Old")) == ["in the trash"] * 2
    assert reasons(mbox_items(tmp_path, content, name="All mail Including Spam and Trash.mbox")) == []


def test_what_lies_in_sent_was_sent_though_thunderbird_calls_it_a_draft(tmp_path: Path) -> None:
    content = mailbox(message(From=ME, To="ann@example.com", X_Mozilla_Draft_Info="internal/draft; vcard=0"))
    assert reasons(mbox_items(tmp_path, content, name="INBOX")) == ["draft"]
    assert [one.direction for one in touches(mbox_items(tmp_path, content, name="Sent"))] == ["out"]


def test_a_mailbox_inside_of_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "takeout.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", mailbox(message(), message()))
    source = Source(path, "Takeout/Mail/All mail.mbox")
    assert len(touches(accounted(list(read_mbox(source, Reading(TODAY, MINE)))))) == 2


@pytest.mark.parametrize(
    "head",
    [
        "From,To,Date\nann,ben,2016\n",
        "From To\nDate: x\n",
        "From the desk of Ann Lee\n\nDear Robin,\n",
        "From: Ann\nTo: Ben\n\nhello\n",
        "From : Ann\nTo: Ben\n",
        "FROM ann@example.com Wed Jun 22 19:27:30 2016\nTo: x\n",
        "BEGIN:VCARD\nFN:From Ann\nEND:VCARD\n",
        "",
        "From ",
        "From",
        "From ann@example.com Wed Jun 22 19:27:30 2016\nDear Robin,\n",
    ],
)
def test_other_files_are_not_taken_for_mailboxes(head: str) -> None:
    assert not is_mbox(head.encode())


def test_b30_a_line_of_400_mb_is_passed_over_in_little_memory() -> None:
    filler = b"x" * 1_000_000

    def chunks() -> Iterator[bytes]:
        yield (FROM_LINE + HEAD + "\n").encode()
        for _ in range(400):
            yield filler
        yield ("\n\n" + mailbox(message())).encode()

    tracemalloc.start()
    try:
        start = time.perf_counter()
        found = list(letters(chunks()))
        assert time.perf_counter() - start < 20
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
    finally:
        tracemalloc.stop()
    assert [letter.line for letter in found] == [1, 8]


def test_b30_a_header_of_400_mb_is_one_reject(tmp_path: Path) -> None:
    filler = b"x" * 1_000_000

    def chunks() -> Iterator[bytes]:
        yield FROM_LINE.encode() + b"Subject: "
        for _ in range(400):
            yield filler
        yield ("\n\n" + mailbox(message())).encode()

    tracemalloc.start()
    try:
        found = list(letters(chunks()))
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert [letter.too_large for letter in found] == [True, False]


@pytest.mark.parametrize("piece", [b"\nFrom ", b"From ", b"\n", b"\r\n", b"\r", b"\n\nFrom \nTo:", FROM_LINE.encode()])
def test_b30_no_mailbox_is_slow_whatever_is_repeated_in_it(piece: bytes) -> None:
    start = time.perf_counter()
    cut(*[piece * (125_000 // len(piece))] * 4)
    assert time.perf_counter() - start < 3


SAMPLE = (
    mailbox(message(), message(Content_Type="text/plain", Content_Length="12"), message("\nFrom here\nTo: there\n"))
    + "From \nTo: a@example.com\nContent-Length: 400\n\n"
    + mailbox(message()).replace("\n", "\r\n")
    + FROM_LINE
    + HEAD
).encode()


@pytest.mark.parametrize("size", [1, 2, 3, 5, 7, 16, 61, 256, 1_009])
def test_where_chunks_end_makes_no_difference(size: int) -> None:
    whole = cut(SAMPLE)
    assert len(whole) == 6
    assert cut(*(SAMPLE[at : at + size] for at in range(0, len(SAMPLE), size))) == whole


PIECES = [
    *(FROM_LINE.encode(), TAKEOUT.encode(), b"From \n", b"From x\r\n", b"From the\n", b">From \n", HEAD.encode()),
    *(b"To: a@b.c\n", b"Content-Length: 40\n", b"Content-Length: 5\r\n", b"text\n", b" folded\n"),
    *(b"\n", b"\r\n", b"\r", b"\xff", b""),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(1, 50))
def test_pieces_of_mailboxes_in_any_order_and_any_chunks(pieces: list[bytes], size: int) -> None:
    data = b"".join(pieces)
    whole = cut(data)
    assert cut(*(data[at : at + size] for at in range(0, len(data), size))) == whole
    for letter in whole:
        # The line that is told is where the message begins.
        begin = b"\n".join(data.split(b"\n")[letter.line - 1 :])
        assert begin.startswith(letter.envelope + b"\n" + letter.head if letter.envelope else letter.head)


@given(st.binary(max_size=300))
def test_any_bytes_are_accounted_for(data: bytes) -> None:
    assert bool(list(letters(chunks_of(io.BytesIO(data))))) or not data.strip(b"\r\n\xef\xbb\xbf\xff\xfe\0")


def test_a_reject_stands_at_the_line_of_its_message(tmp_path: Path) -> None:
    items = mbox_items(tmp_path, mailbox(message(), message(From=None), message()))
    assert [(item.place.record, item.place.line) for item in items if isinstance(item, Rejected)] == [(2, 11)]
