"""What one message comes to: contacts with the right people on the right day, or one reason."""

from pathlib import Path

import pytest

from godfather_desktop.domain.days import iso
from godfather_desktop.interchange.found import FoundTouch, Place, Rejected
from tests.interchange.mail_reading import ME, MINE, eml_items, mailbox, mbox_items, message, reasons, touches

TO_ME = f"Robin Vale <{ME}>"


def test_a_mail_to_me_is_a_contact_by_its_sender_who_gets_no_card_by_it(tmp_path: Path) -> None:
    (touch,) = touches(eml_items(tmp_path, message(Subject="A secret offer")))
    expected = FoundTouch(Place(1, 1), "ann@example.com", touch.day, "email", "in", name="Ann Lee", introduces=False)
    assert touch == expected
    assert iso(touch.day) == "2016-06-22"


def test_a_mail_of_mine_is_a_contact_with_each_recipient_in_one_record(tmp_path: Path) -> None:
    items = touches(
        eml_items(
            tmp_path,
            message(
                From="RV <Vale@Work.example.com>",
                To='"Lee, Ann" <ANN@example.com>, ben@example.com',
                Cc=f"Cara Dee <cara@example.com>, {ME}",
                Bcc="dan@example.com, ann@EXAMPLE.com",
            ),
        )
    )
    assert {(one.person, one.name) for one in items} == {
        ("ann@example.com", "Ann Lee"),
        ("ben@example.com", ""),
        ("cara@example.com", "Cara Dee"),
        ("dan@example.com", ""),
    }
    assert {(one.direction, one.people, one.introduces, one.place.record) for one in items} == {("out", 5, True, 1)}


def test_only_the_sender_of_a_mail_to_several_contacted_me_and_all_of_them_are_counted(tmp_path: Path) -> None:
    (touch,) = touches(
        eml_items(
            tmp_path,
            message(To=f"ben@example.com, {ME}, vale@work.example.com", Cc="cara@example.com, ann@example.com"),
        )
    )
    assert (touch.person, touch.people) == ("ann@example.com", 4)


def test_nothing_of_subject_and_body_is_kept(tmp_path: Path) -> None:
    items = eml_items(tmp_path, message("A very secret text\n", Subject="The secret offer"))
    assert "secret" not in repr(items)


@pytest.mark.parametrize(("recipients", "introduces"), [(10, True), (11, False), (20, False)])
def test_a_mail_to_many_makes_no_new_cards(tmp_path: Path, recipients: int, introduces: bool) -> None:
    items = touches(
        eml_items(tmp_path, message(From=ME, To=", ".join(f"p{number}@example.com" for number in range(recipients))))
    )
    assert len(items) == recipients
    assert {(one.people, one.introduces) for one in items} == {(recipients + 1, introduces)}


@pytest.mark.parametrize("sender", [ME, "ann@example.com"])
def test_a_mail_to_more_than_twenty_is_an_announcement(tmp_path: Path, sender: str) -> None:
    many = ", ".join([ME, *(f"p{number}@example.com" for number in range(21))])
    (item,) = eml_items(tmp_path, message(From=sender, To=many))
    assert isinstance(item, Rejected)
    assert (item.why, item.values["limit"]) == ("sent to many", 20)


@pytest.mark.parametrize(
    "address",
    ["robin+shop@example.org", "ROBIN@EXAMPLE.ORG"],
)
def test_my_address_is_mine_in_every_spelling(tmp_path: Path, address: str) -> None:
    assert touches(eml_items(tmp_path, message(To=address)))[0].direction == "in"
    assert touches(eml_items(tmp_path, message(From=address, To="ann@example.com")))[0].direction == "out"


def test_gmail_reaches_me_with_dots_and_under_both_of_its_names(tmp_path: Path) -> None:
    for address in ("r.vale@gmail.com", "rva.le+x@googlemail.com"):
        assert touches(eml_items(tmp_path, message(To=address), mine={"rvale@gmail.com"}))
    assert reasons(eml_items(tmp_path, message(To="r.obin@example.org"))) == ["not mine"]


def test_a_mail_that_was_delivered_to_me_under_an_unknown_alias_counts(tmp_path: Path) -> None:
    (touch,) = touches(eml_items(tmp_path, message(To="sales@shop.example.com", Delivered_To=ME)))
    assert (touch.person, touch.direction, touch.people) == ("ann@example.com", "in", 3)


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        ({"To": "ben@example.com"}, "not mine"),
        ({"To": None, "Cc": ""}, "not mine"),
        ({"To": "undisclosed-recipients:;", "Delivered-To": ME}, "hidden recipients"),
        ({"To": None, "Delivered-To": ME}, "hidden recipients"),
        ({"From": ME, "To": "vale@work.example.com"}, "only to myself"),
        ({"From": ME, "To": None}, "no recipients"),
        ({"From": ME, "To": "undisclosed-recipients:;"}, "no recipients"),
        ({"From": None}, "no sender"),
        ({"From": "Ann Lee"}, "no sender"),
        ({"From": ""}, "no sender"),
        ({"Date": None}, "no mail date"),
        ({"Date": "Wed, 22 Jun 2062 12:27:30 -0700"}, "mail date out of range"),
        ({"Date": "Thu, 1 Jan 1970 00:00:00 +0000"}, "mail date out of range"),
        ({"Date": "sometime"}, "mail date out of range"),
        ({"List-Id": "<talk.example.com>"}, "mailing list"),
        ({"list-post": "<mailto:talk@example.com>"}, "mailing list"),
        ({"List-Unsubscribe": "<https://example.com/leave>"}, "mailing list"),
        ({"Precedence": "list"}, "mailing list"),
        ({"Precedence": "Bulk"}, "bulk mail"),
        ({"PRECEDENCE": "junk"}, "bulk mail"),
        ({"Feedback-ID": "1:2:3:mill"}, "bulk mail"),
        ({"Auto-Submitted": "auto-replied"}, "automatic mail"),
        ({"X-Auto-Response-Suppress": "All"}, "automatic mail"),
        ({"X-Autoreply": "yes"}, "automatic mail"),
        ({"Return-Path": "<>"}, "automatic mail"),
        ({"Content-Type": "Multipart/Report; report-type=delivery-status"}, "automatic mail"),
        ({"From": "no-reply@example.com"}, "address of a program"),
        ({"From": "Shop <noreply-orders@shop.example.com>"}, "address of a program"),
        ({"From": "Mail Delivery <MAILER-DAEMON@example.com>"}, "address of a program"),
        ({"From": "postmaster@example.com"}, "address of a program"),
        ({"From": "Ann Lee <notifications@forge.example.com>"}, "address of a program"),
        ({"From": "bounce+17@example.com"}, "address of a program"),
        ({"From": ME, "To": "talk@googlegroups.com"}, "address of a program"),
        ({"From": ME, "To": "talk@lists.example.com, no-reply@example.com"}, "address of a program"),
        ({"X-Gmail-Labels": "Spam,Unread"}, "spam"),
        ({"X-Spam-Flag": "YES"}, "spam"),
        ({"X-Spam-Status": "Yes, score=12"}, "spam"),
        ({"X-Mozilla-Status": "0009"}, "in the trash"),
        ({"X-Status": "AD"}, "in the trash"),
        ({"X-Gmail-Labels": "Inbox,Trash"}, "in the trash"),
        ({"X-Mozilla-Draft-Info": "internal/draft"}, "draft"),
        ({"X-Unsent": "1"}, "draft"),
        ({"X-Gmail-Labels": "Drafts"}, "draft"),
        ({"X-Gmail-Labels": "Chat"}, "chat"),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_letter_between_me_and_others_is_left_out_with_its_reason(
    tmp_path: Path, headers: dict[str, str | None], reason: str
) -> None:
    items = eml_items(tmp_path, message(**{name.replace("-", "_"): value for name, value in headers.items()}))
    assert reasons(items) == [reason]


@pytest.mark.parametrize(
    "headers",
    [
        {"Auto-Submitted": "no"},
        {"X-Auto-Response-Suppress": "DR, OOF, AutoReply"},
        {"Precedence": "first-class"},
        {"X-Spam-Flag": "NO"},
        {"X-Spam-Status": "No, score=-1"},
        {"X-Mozilla-Status": "0001"},
        {"X-Mozilla-Status": "none"},
        {"X-Mozilla-Draft-Info": "internal/draft", "Received": "from a by b; Wed, 22 Jun 2016 19:27:30 +0000"},
        {"X-Unsent": "0"},
        {"X-Status": "A"},
        {"Return-Path": "<ann@example.com>"},
        {"X-Gmail-Labels": "Inbox,Spam lectures,Opened"},
        {"From": "Ann Notley <ann.notley@example.com>"},
        {"From": "Ann <ann@list.ru>"},
        {"Content-Type": "multipart/mixed"},
    ],
    ids=str,
)
def test_ordinary_mail_is_not_taken_for_something_else(tmp_path: Path, headers: dict[str, str]) -> None:
    items = eml_items(tmp_path, message(**{name.replace("-", "_"): value for name, value in headers.items()}))
    assert reasons(items) == []
    assert len(items) == 1


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        ("Posteingang,Papierkorb,Wichtig", "in the trash"),
        ("=?UTF-8?Q?Entw=C3=BCrfe?=", "draft"),
        ("=?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Brouillons?=", "draft"),
        ("=?UTF-8?B?0KHQv9Cw0Lw=?=", "spam"),
        ("=?UTF-8?B?44K0?=\n =?UTF-8?B?44Of566x?=", "in the trash"),
        ('"Corbeille"', "in the trash"),
        ("Papelera", "in the trash"),
        ("=?UTF-8?Q?Wichtig,Gesendet?=", ""),
    ],
)
def test_labels_of_gmail_are_understood_in_other_languages(tmp_path: Path, labels: str, reason: str) -> None:
    items = eml_items(tmp_path, message(X_Gmail_Labels=labels))
    assert reasons(items) == ([reason] if reason else [])


def test_without_an_address_of_mine_each_mail_says_so(tmp_path: Path) -> None:
    items = eml_items(tmp_path, message(), mine={"robin vale", "tel:+14155552671"})
    assert reasons(items) == ["own address unknown"]


def test_two_copies_of_a_message_count_once(tmp_path: Path) -> None:
    content = mailbox(message(), message()).replace("<2@example.com>", "<1@example.com>")
    items = mbox_items(tmp_path, content)
    assert [type(item) for item in items] == [FoundTouch, Rejected]
    assert reasons(items) == ["same message twice"]


def test_two_copies_without_an_id_count_once_and_two_mails_of_a_day_twice(tmp_path: Path) -> None:
    content = mailbox(
        message(Message_ID=None, Subject="one"),
        message(Message_ID=None, Subject="two"),
        message(Message_ID=None, Subject="one"),
    )
    assert len(touches(mbox_items(tmp_path, content))) == 2


def test_a_copy_in_the_trash_does_not_hide_the_one_that_was_kept(tmp_path: Path) -> None:
    content = mailbox(message(X_Gmail_Labels="Trash"), message()).replace("<2@example.com>", "<1@example.com>")
    items = mbox_items(tmp_path, content)
    assert reasons(items) == ["in the trash"]
    assert len(touches(items)) == 1


def test_what_i_send_to_a_list_that_was_met_reaches_nobody(tmp_path: Path) -> None:
    content = mailbox(
        message(List_Post="<mailto:Sailors@example.com>"),
        message(From=ME, To="sailors@example.com"),
        message(From=ME, To="sailors@example.com, ann@example.com"),
    )
    items = mbox_items(tmp_path, content)
    assert reasons(items) == ["mailing list", "address of a program"]
    assert [(one.person, one.people) for one in touches(items)] == [("ann@example.com", 2)]


def test_of_several_senders_i_am_the_one_if_among_them(tmp_path: Path) -> None:
    (touch,) = touches(eml_items(tmp_path, message(From=f"ben@example.com, {ME}", To="ann@example.com")))
    assert (touch.direction, touch.person) == ("out", "ann@example.com")
    (touch,) = touches(eml_items(tmp_path, message(From="ben@example.com, ann@example.com")))
    assert (touch.direction, touch.person) == ("in", "ben@example.com")


def test_a_sender_rewritten_on_the_way_is_the_original_one(tmp_path: Path) -> None:
    content = message(From='"Ann Lee via Team" <team@example.com>', X_Original_From="Ann Lee <ann@example.com>")
    assert touches(eml_items(tmp_path, content))[0].person == "ann@example.com"


def test_b30_headers_without_an_end_are_one_reject_and_the_next_message_is_read(tmp_path: Path) -> None:
    content = mailbox(message(To="a" * 5_000_000), message(X_Long="a" * 1_100_000), message())
    items = mbox_items(tmp_path, content)
    assert reasons(items) == ["headers too large", "headers too large"]
    assert len(touches(items)) == 1


def test_b30_twenty_thousand_recipients_are_an_announcement(tmp_path: Path) -> None:
    for comma in (", ", ",\n "):
        many = comma.join(f'"P, {number}" <p{number}@example.com>' for number in range(20_000))
        assert reasons(eml_items(tmp_path, message(To=many))) == ["sent to many"]


def test_mine_are_addresses_and_neither_names_nor_numbers(tmp_path: Path) -> None:
    assert "robin vale" in MINE
    assert reasons(eml_items(tmp_path, message(From="Robin Vale <other@example.com>", To="ann@example.com"))) == [
        "not mine"
    ]


def test_a_reject_tells_the_date_that_cannot_be_and_nothing_else(tmp_path: Path) -> None:
    (item,) = eml_items(tmp_path, message(Date="22.6. or so", Subject="secret"))
    assert isinstance(item, Rejected)
    assert item.values == {"said": "22.6. or so"}
