"""Messages in files of their own: .eml, .emlx, Maildir and folders of them."""

import os
from pathlib import Path

import pytest

from godfather_desktop.interchange.found import Item, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers import messages
from godfather_desktop.interchange.readers.messages import is_mail_folder, is_message, read_maildir
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.sources import sources_of
from tests.interchange.mail_reading import MINE, TODAY, accounted, eml_items, message, reasons, touches

PLIST = """<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict><key>date-sent</key><integer>1466623650</integer>
<key>flags</key>
<integer>{}</integer></dict></plist>
"""


def folder_items(folder: Path) -> list[Item]:
    """What is read from a folder of messages."""
    return accounted(list(read_maildir(Source(folder), Reading(TODAY, MINE))))


def put(path: Path, number: int = 1, **headers: str | None) -> None:
    """A message as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(message(**headers).replace("<1@", f"<{number}@"), "utf-8")


def test_one_message_in_all_line_ends_and_encodings(tmp_path: Path) -> None:
    for end in ("\n", "\r\n", "\r"):
        for encoding in ("utf-8", "utf-8-sig", "utf-16"):
            content = message(From="José <j@example.com>").replace("\n", end).encode(encoding)
            (touch,) = touches(eml_items(tmp_path, content))
            assert touch.name == "José"
            assert is_message(content, "x.eml")


def test_a_file_is_always_one_record(tmp_path: Path) -> None:
    for content in (
        "",
        "\n\n",
        "just text",
        "\0\0",
        "From ",
        message() + "\nFrom a Wed Jun 22 19:27:30 2016\n" + message(),
    ):
        assert len({item.place.record for item in eml_items(tmp_path, content)}) == 1
    assert reasons(eml_items(tmp_path, "just text\n\nFrom: x\n")) == ["no headers"]


def test_a_body_of_any_size_is_not_read(tmp_path: Path) -> None:
    assert touches(eml_items(tmp_path, message("x" * 9_000_000)))
    assert reasons(eml_items(tmp_path, "Subject: " + "x" * 9_000_000)) == ["headers too large"]


def test_headers_in_obsolete_spelling(tmp_path: Path) -> None:
    content = "From : ann@example.com\nTO\t:\n\trobin@example.org\n      \nDate: 22 Jun\n 2016\nnonsense\n\nbody"
    assert len(touches(eml_items(tmp_path, content))) == 1


@pytest.mark.parametrize(
    ("flags", "reason"), [(8590195713, ""), (3, "in the trash"), (65, "draft"), (16777217, "spam"), (33554433, "")]
)
def test_apple_mail_flags_what_was_deleted(tmp_path: Path, flags: int, reason: str) -> None:
    text = message(From="José <j@example.com>").encode()
    content = f"{len(text)}    \n".encode() + text + PLIST.format(flags).encode()
    items = eml_items(tmp_path, content, name="17.emlx")
    assert reasons(items) == ([reason] if reason else [])
    assert [one.name for one in touches(items)] == ([] if reason else ["José"])


@pytest.mark.parametrize("first", ["", "9999999999\n", "0\n", "12345678901\n", "-1\n"])
def test_an_emlx_with_a_wrong_length_is_read(tmp_path: Path, first: str) -> None:
    assert len(eml_items(tmp_path, first + message(), name="17.emlx")) == 1


def test_a_maildir_with_its_folders_and_flags(tmp_path: Path) -> None:
    box = tmp_path / "Maildir"
    put(box / "cur" / "1466623650.M1P2.host:2,S", 1)
    put(box / "new" / "1466623651.M1P2.host", 2)
    put(box / "tmp" / "1466623652.M1P2.host", 3)
    put(box / "cur" / "1466623653.M1P2.host:2,ST", 4)
    put(box / "cur" / "1466623654.M1P2.host!2,D", 5)
    put(box / ".INBOX.Papierkorb" / "cur" / "1466623655.M1P2.host:2,S", 6)
    put(box / ".Sent" / "cur" / "1466623656.M1P2.host:2,S", 7, From="robin@example.org", To="ann@example.com")
    put(box / ".Entw&APw-rfe" / "cur" / "1466623657.M1P2.host:2,S", 10)
    put(box / ".R&-D&!-" / "cur" / "1466623658.M1P2.host:2,S", 11)
    put(box / "dovecot-uidlist", 8)
    put(box / "cur" / ".hidden", 9)
    items = folder_items(box)
    assert sorted(one.direction for one in touches(items)) == ["in", "in", "in", "out"]
    assert sorted(reasons(items)) == ["draft", "draft", "in the trash", "in the trash"]
    assert is_mail_folder(box)


def test_a_folder_of_eml_files_and_nothing_else_of_it(tmp_path: Path) -> None:
    put(tmp_path / "a.eml", 1)
    put(tmp_path / "deep" / "B.EML", 2)
    put(tmp_path / "deep" / "same.eml", 2)
    put(tmp_path / "notes.txt", 3)
    put(tmp_path / "._a.eml", 4)
    put(tmp_path / "Drafts.mbox" / "Messages" / "5.emlx", 5)
    items = folder_items(tmp_path)
    assert len(touches(items)) == 2
    rejected = {str(item.values["file"]): item.why for item in items if isinstance(item, Rejected)}
    assert rejected == {"Drafts.mbox/Messages/5.emlx": "draft", "deep/same.eml": "same message twice"}


def test_a_folder_of_more_than_mail_is_read_file_by_file(tmp_path: Path) -> None:
    put(tmp_path / "mail" / "Trash" / "1.eml")
    (tmp_path / "cards.VCF").write_text("BEGIN:VCARD\nFN:Ann\nEND:VCARD\n", "utf-8")
    shown = [source.shown.relative_to(tmp_path).as_posix() for source in sources_of(tmp_path)]
    assert shown == ["cards.VCF", "mail"]
    (tmp_path / "mail" / "Attachments").mkdir()
    (tmp_path / "cards.VCF").rename(tmp_path / "mail" / "Attachments" / "ann.vcf")
    assert is_mail_folder(tmp_path)


def test_b33_pipes_and_folders_among_the_messages_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path / "a.eml")
    os.mkfifo(tmp_path / "b.eml")
    (tmp_path / "c.eml").mkdir()
    (tmp_path / "d.eml").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert len(folder_items(tmp_path)) == 1


def test_a_message_that_cannot_be_read_does_not_lose_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "a.eml", 1)
    put(tmp_path / "b.eml", 2)
    open_one = Path.open

    def refusing(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "a.eml":
            raise PermissionError
        return open_one(path, *arguments, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refusing)
    items = folder_items(tmp_path)
    assert reasons(items) == ["message unreadable"]
    assert len(touches(items)) == 1


def test_b33_a_folder_of_too_many_messages_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "RECORDS", 2)
    for number in range(3):
        put(tmp_path / f"{number}.eml", number)
    with pytest.raises(TooMuch):
        folder_items(tmp_path)


def test_a_folder_without_messages_is_no_mail_folder(tmp_path: Path) -> None:
    put(tmp_path / "notes.txt")
    assert not is_mail_folder(tmp_path)
    assert not is_mail_folder(tmp_path / "nowhere")
    assert folder_items(tmp_path) == []


MAIL = message(Received="from a by b; Wed, 22 Jun 2016 12:27:30 -0700").encode()


def test_a_message_is_known_by_its_headers_under_any_name() -> None:
    for name in ("1466623650.M1P2.host:2,S", "mail", "mail.txt"):
        assert is_message(MAIL, name)
        assert is_message(MAIL.replace(b"\n", b"\r\n"), name)
        assert is_message(b"\n" + MAIL[:150], name)


@pytest.mark.parametrize(
    "head",
    [
        b"From,To,Date,Message-ID\nann,ben,2016,1\n",
        b"Name,E-mail\nAnn,ann@example.com\n",
        b"From: Ann\nTo: Ben\nDate: today\n\nMinutes of the meeting\n",
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ann\nEND:VCARD\n",
        b"Dear Robin,\nFrom: x\nDate: y\nMessage-ID: z\n",
        b"From: x\nDate: y\nMessage-ID: z\nand then a text\n\n",
        b"",
        b"\0\1\2",
    ],
)
def test_other_files_are_not_taken_for_messages(head: bytes) -> None:
    assert not is_message(head, "file.txt")
    assert not is_message(head, "file")


@pytest.mark.parametrize(
    "head",
    [b"BEGIN:VCARD\n", b"BEGIN:VCALENDAR\n", b"<?xml", b"{\n", b"PK\x03\x04", b"%PDF-1.4", b"\0\1\2", b"", b" \n"],
)
def test_another_format_under_the_name_of_a_message_is_none(head: bytes) -> None:
    assert not is_message(head, "file.eml")
