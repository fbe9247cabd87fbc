"""Whose mail it is: asked once, and guessed well."""

from pathlib import Path

from godfather_desktop.interchange.owners import LikelyMine
from godfather_desktop.interchange.readers.mail_owner import likely_mine
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.mail_reading import ME, mailbox, message

OTHER = "vale@work.example.com"


def found(folder: Path, content: str, name: str = "all.mbox") -> list[LikelyMine]:
    """The guess for a file with this content."""
    return likely_mine(Source(written(folder, name, content)))


def test_where_mail_was_delivered_is_mine_for_sure(tmp_path: Path) -> None:
    others = [message(To="ben@example.com, cara@example.com", Delivered_To=ME) for _ in range(3)]
    aside = [message(To="ben@example.com", X_Original_To="old@example.org")]
    first, *rest = found(tmp_path, mailbox(*others, *aside))
    assert first == LikelyMine(ME, 3, sure=True)
    assert not any(one.sure for one in rest)


def test_whoever_wrote_what_lies_in_sent_is_me_under_all_addresses(tmp_path: Path) -> None:
    label = "=?UTF-8?Q?Gesendet,Ge=C3=B6ffnet?="
    sent = [message(From=one, To="ann@example.com", X_Gmail_Labels=label) for one in (ME, OTHER, ME)]
    received = [message(To="sales@example.com") for _ in range(4)]
    guess = found(tmp_path, mailbox(*sent, *received))
    assert [(one.address, one.sure) for one in guess[:2]] == [(ME, True), (OTHER, True)]
    assert not any(one.sure for one in guess[2:])


def test_the_name_of_the_file_tells_that_it_was_sent(tmp_path: Path) -> None:
    content = mailbox(message(From=ME, To="ann@example.com"), message(From=ME, To="ann@example.com"))
    assert [one.sure for one in found(tmp_path, content)] == [False, False]
    assert found(tmp_path, content, "Sent")[0] == LikelyMine(ME, 2, sure=True)


def test_else_the_address_that_stands_in_most_messages_comes_first(tmp_path: Path) -> None:
    content = mailbox(*(message(From=f"p{number}@example.com") for number in range(12)))
    guess = found(tmp_path, content)
    assert guess[0] == LikelyMine(ME, 12)
    assert len(guess) == 8


def test_lists_programs_spam_and_trash_say_nothing(tmp_path: Path) -> None:
    content = mailbox(
        *[message(From="talk@example.com", To="talk@example.com", List_Id="<talk>") for _ in range(5)],
        *[message(From="spam@example.com", To="spam@example.com", X_Spam_Flag="YES") for _ in range(5)],
        *[message(To="bin@example.com", X_Gmail_Labels="Trash") for _ in range(5)],
        *[message(From="no-reply@example.com") for _ in range(2)],
    )
    assert found(tmp_path, content) == [LikelyMine(ME, 2)]


def test_single_messages_and_folders_are_looked_at_as_well(tmp_path: Path) -> None:
    assert found(tmp_path, message(Delivered_To=ME), "one.eml")[0] == LikelyMine(ME, 1, sure=True)
    for number in range(3):
        written(tmp_path, f"{number}.eml", message(From=f"p{number}@example.com"))
    (tmp_path / "one.eml").unlink()
    assert likely_mine(Source(tmp_path))[0] == LikelyMine(ME, 3)
    (tmp_path / ".Sent" / "cur").mkdir(parents=True)
    written(tmp_path / ".Sent" / "cur", "1:2,S", message(From=OTHER, To="ann@example.com"))
    assert likely_mine(Source(tmp_path))[0] == LikelyMine(OTHER, 1, sure=True)


def test_a_file_without_messages_has_no_owner(tmp_path: Path) -> None:
    for content in ("", "text", mailbox()):
        assert found(tmp_path, content) == []


def test_only_the_beginning_of_a_large_mailbox_is_read(tmp_path: Path) -> None:
    content = mailbox(message("x\n" * 17_000_000), message(To="late@example.com"), message(To="late@example.com"))
    assert {one.address for one in found(tmp_path, content)} == {ME, "ann@example.com"}
