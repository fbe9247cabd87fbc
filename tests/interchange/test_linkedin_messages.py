from pathlib import Path

import pytest

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.found import FoundTouch, Item, Rejected
from godfather_desktop.interchange.readers.linkedin_message_rows import MESSAGE_COLUMNS
from godfather_desktop.interchange.readers.linkedin_messages import likely_owner
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.linkedin_reading import (
    ANN,
    BEN,
    ME,
    MESSAGES,
    PROFILE,
    TO_ME,
    items_of,
    message,
    reasons_in,
    touches_in,
)

OTHERS = message("o1", ME, f"Cara Dee,{PROFILE}cara-dee") + message("o2", f"Gil Hay,{PROFILE}gil-hay", TO_ME)
"""Two more conversations, so that the owner is known by standing in most."""


def _read(folder: Path, *rows: str, mine: tuple[str, ...] = (), others: str = OTHERS) -> list[Item]:
    """What comes of these rows of a file of 2021 to 2024 with others below them."""
    items = items_of(folder, "messages.csv", MESSAGES + "\n" + "".join(rows) + others, *mine)
    return [item for item in items if item.place.record <= len(rows)]


def _said(items: list[Item]) -> list[tuple[str, str, str, int, bool]]:
    return [(one.person, one.name, one.direction, one.people, one.introduces) for one in touches_in(items)]


def test_a_message_sent_introduces_and_one_received_does_not(tmp_path: Path) -> None:
    items = _read(tmp_path, message("c1", ANN, TO_ME), message("c1", ME, ANN))
    assert _said(items) == [
        ("linkedin:ann-lee", "Ann Lee", "in", 2, False),
        ("linkedin:ann-lee", "Ann Lee", "out", 2, True),
    ]
    for touch in touches_in(items):
        assert (touch.channel, touch.day, touch.note, touch.personal) == ("message", day_of("2024-05-21"), "", False)


def test_no_text_of_a_message_is_kept(tmp_path: Path) -> None:
    items = _read(tmp_path, message("c1", ANN, TO_ME, text='"My secret,\n\nin two lines"', title="Secret title"))
    assert "ecret" not in str(items)
    assert len(touches_in(items)) == 1


def test_recipients_are_told_by_their_addresses_because_names_hold_commas(tmp_path: Path) -> None:
    both = f'"Ann Lee,Ben Roy, CPA","{PROFILE}ann-lee,{PROFILE}ben-roy"'
    items = _read(tmp_path, message("c1", ME, both), message("c2", BEN, TO_ME))
    assert _said(items)[:2] == [
        ("linkedin:ann-lee", "Ann Lee", "out", 3, True),
        ("linkedin:ben-roy", "Ben Roy, CPA", "out", 3, True),
    ]
    assert {touch.place.record for touch in touches_in(items)[:2]} == {1}


@pytest.mark.parametrize("between", [",", ", ", " ", ";"])
def test_addresses_are_parted_by_commas_or_blanks(between: str, tmp_path: Path) -> None:
    both = f'"Ann Lee, Ben Roy","{PROFILE}ann-lee{between}www.linkedin.com/in/Ben-Roy/"'
    assert [touch.person for touch in touches_in(_read(tmp_path, message("c1", ME, both)))] == [
        "linkedin:ann-lee",
        "linkedin:ben-roy",
    ]


def test_what_a_group_received_is_a_contact_with_the_sender_alone(tmp_path: Path) -> None:
    to = f'"Robin Vale,Ben Roy, CPA","{PROFILE}robin-vale,{PROFILE}ben-roy"'
    assert _said(_read(tmp_path, message("c1", ANN, to))) == [("linkedin:ann-lee", "Ann Lee", "in", 3, False)]


def test_a_message_to_many_introduces_nobody_and_one_to_a_crowd_is_none(tmp_path: Path) -> None:
    def group(people: int) -> str:
        names = ",".join(f"Person {number}" for number in range(people))
        return f'"{names}","{",".join(f"{PROFILE}p{number}" for number in range(people))}"'

    items = _read(tmp_path, *(message(f"c{size}", ME, group(size)) for size in (10, 11, 19, 20)))
    by_record = {
        number: [touch.introduces for touch in touches_in(items) if touch.place.record == number]
        for number in range(1, 5)
    }
    assert by_record == {1: [True] * 10, 2: [False] * 11, 3: [False] * 19, 4: []}
    assert reasons_in(items) == ["group too large"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (message("c1", ANN, TO_ME, folder="SPAM"), "spam"),
        (message("c1", "Acme Ads,", TO_ME, folder="sponsored"), "sponsored"),
        (message("c1", ME, ANN, folder="DRAFTS"), "draft"),
        (message("c1", "LinkedIn Member,", TO_ME), "left LinkedIn"),
        (message("c1", ",", TO_ME), "left LinkedIn"),
        (message("c1", ME, ","), "left LinkedIn"),
        (message("c1", ME, "LinkedIn Member,"), "left LinkedIn"),
        (message("c1", ME, "Utilisateur LinkedIn,"), "left LinkedIn"),
        (message("c1", "LinkedIn-Mitglied,", TO_ME), "left LinkedIn"),
        (message("c1", "LinkedIn,", TO_ME), "not with a person"),
        (message("c1", ANN, TO_ME, day=""), "no date"),
        (message("c1", ANN, TO_ME, day="soon"), "bad date"),
        (message("c1", ANN, TO_ME, day="May 2024"), "bad date"),
        (message("c1", ANN, TO_ME, day="1842-07-10 08:14:00 UTC"), "date out of range"),
        (message("c1", ANN, TO_ME, day="2026-11-22 00:00:00 UTC"), "date out of range"),
        (message("c1", ANN, TO_ME, subject="A great offer"), "sponsored"),
        (message("c1", "Acme Ads,", TO_ME, title="A great offer"), "sponsored"),
        (message("c1", ANN, TO_ME, text='"<p class=""spinmail-quill-editor__spin-break"">Hi</p>"'), "sponsored"),
        (message("c1", ANN, TO_ME, text="Hi %FIRSTNAME%"), "sponsored"),
        (message("c1", ME, ME), "about myself"),
    ],
)
def test_what_is_no_contact_is_left_out_with_its_reason(row: str, why: str, tmp_path: Path) -> None:
    items = _read(tmp_path, row)
    assert reasons_in(items) == [why]
    assert not touches_in(items)


@pytest.mark.parametrize(
    "rows",
    [
        [message("c1", ANN, TO_ME, subject="RE: Lunch")],
        [message("c1", ANN, TO_ME, subject="Lunch"), message("c2", ME, ANN)],
        [message("c1", ME, ANN, subject="Lunch")],
        [message("c1", ANN, TO_ME, title="Sailing club")],
        [message("c1", ANN, TO_ME, day="2026-11-21 23:59:00 UTC")],
        [message("c1", ANN, TO_ME, day="1900-01-01 00:00:00 UTC")],
        [message("c1", ANN, TO_ME, folder="ARCHIVE")],
        [message("c1", ANN, TO_ME, folder="")],
    ],
    ids=["an answer", "somebody whom I wrote", "mine", "a titled group", "today", "1900", "archive", "no folder"],
)
def test_what_looks_a_little_like_it_is_kept(rows: list[str], tmp_path: Path) -> None:
    assert not reasons_in(_read(tmp_path, *rows))


def test_what_all_who_left_are_called_is_known_in_any_language(tmp_path: Path) -> None:
    rows = [message(f"g{number}", "Ball LinkedIn,", TO_ME) for number in range(5)]
    items = _read(tmp_path, *rows, message("g0", ME, "Ball LinkedIn,"), message("c1", "Old Friend,", TO_ME))
    assert reasons_in(items) == ["left LinkedIn"] * 6
    assert _said(items) == [("Old Friend", "Old Friend", "in", 2, False)]


def test_who_left_is_no_part_of_anothers_name(tmp_path: Path) -> None:
    items = _read(tmp_path, message("c1", ME, f'"Ann Lee,LinkedIn Member",{PROFILE}ann-lee'))
    assert _said(items) == [("linkedin:ann-lee", "Ann Lee", "out", 2, True)]


def test_somebody_without_a_name_is_called_after_the_address(tmp_path: Path) -> None:
    assert _said(_read(tmp_path, message("c1", ME, f",{PROFILE}zo%C3%AB-lee"))) == [
        ("linkedin:zoë-lee", "Zoë Lee", "out", 2, True)
    ]


def test_the_owner_is_who_stands_in_most_conversations_not_in_most_rows(tmp_path: Path) -> None:
    rows = [message("c1", ANN, f"Ben Roy,{PROFILE}ben-roy") for _ in range(9)]
    items = _read(tmp_path, message("c2", ANN, TO_ME), *rows, others=OTHERS)
    assert {touch.direction for touch in touches_in(items)} == {"in"}


def test_without_anything_to_tell_the_owner_nothing_is_guessed(tmp_path: Path) -> None:
    rows = [message("c1", ANN, TO_ME), message("c1", ME, ANN)]
    assert reasons_in(_read(tmp_path, *rows, others="")) == ["own profile unknown"] * 2
    for mine in ("linkedin:robin-vale", "robin vale", "dr. robin vale, mba"):
        items = _read(tmp_path, *rows, others="", mine=("tel:+14155552671", "robin@example.org", mine))
        assert [touch.direction for touch in touches_in(items)] == ["in", "out"]


def test_who_i_am_said_to_be_comes_before_who_stands_in_most(tmp_path: Path) -> None:
    rows = [message("c1", ANN, TO_ME), message("c2", ANN, f"Ben Roy,{PROFILE}ben-roy")]
    assert _said(_read(tmp_path, *rows, others="", mine=("linkedin:robin-vale",)))[0][2] == "in"
    assert _said(_read(tmp_path, *rows, others=""))[0] == ("linkedin:robin-vale", "Robin Vale", "out", 2, True)


def test_who_may_be_the_owner_is_offered(tmp_path: Path) -> None:
    path = written(tmp_path, "messages.csv", MESSAGES + "\n" + message("c1", ANN, TO_ME) + OTHERS)
    first, *others = likely_owner(Source(path), MESSAGE_COLUMNS, ",")
    assert (first.address, first.records) == ("linkedin:robin-vale", 3)
    assert len(others) == 2


OLD = "From,To,Date,Subject,Content,Direction,Folder\n"


def test_the_sheet_of_2018_has_names_and_directions_alone(tmp_path: Path) -> None:
    text = (
        OLD
        + 'Ann Lee,Robin Vale,"9/18/18, 8:36 AM",RE: Lunch,Gladly,INCOMING,INBOX\n'
        + 'Robin Vale,"Ann Lee, Ben Roy, CPA","9/17/18, 8:00 PM",Lunch,Shall we?,OUTGOING,SENT\n'
        + 'Robin Vale,"Jo Barlow, CPA","9/16/18, 8:00 PM",,Hello,OUTGOING,SENT\n'
        + '"Kim Foy, Meridian",Robin Vale,"9/15/18, 8:00 PM",,Hello,INCOMING,INBOX\n'
        + 'Robin Vale,"Kim Foy, Meridian, Cara Dee","9/14/18, 8:00 PM",,Hello,OUTGOING,SENT\n'
        + 'Offers,Robin Vale,"9/13/18, 8:00 PM",Buy now,Hello,INCOMING,INBOX\n'
    )
    items = items_of(tmp_path, "Messages.csv", text)
    assert _said(items) == [
        ("Ann Lee", "Ann Lee", "in", 2, False),
        ("Ann Lee", "Ann Lee", "out", 3, True),
        ("Ben Roy, CPA", "Ben Roy, CPA", "out", 3, True),
        ("Jo Barlow, CPA", "Jo Barlow, CPA", "out", 2, True),
        ("Kim Foy, Meridian", "Kim Foy, Meridian", "in", 2, False),
        ("Kim Foy, Meridian", "Kim Foy, Meridian", "out", 3, True),
        ("Cara Dee", "Cara Dee", "out", 3, True),
    ]
    assert touches_in(items)[0].day == day_of("2018-09-18")
    assert reasons_in(items) == ["sponsored"]
    alone = items_of(tmp_path, "Messages.csv", OLD + 'Ann Lee,Robin Vale,"9/18/18, 8:36 AM",,Hi,INCOMING,INBOX\n')
    assert _said(alone) == [("Ann Lee", "Ann Lee", "in", 2, False)]


def test_the_sheet_of_2020_has_addresses_of_senders_alone(tmp_path: Path) -> None:
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
    text = header + "".join(
        f"{conversation},,{sender},{to},2021-05-01 10:00:00 UTC,,Hello,INBOX\n"
        for conversation, sender, to in (
            ("c1", ANN, "Robin Vale"),
            ("c2", ME, '"Ann Lee, Ben Roy, CPA"'),
            ("c3", BEN, "Robin Vale"),
            ("c4", f"Gil Hay,{PROFILE}gil-hay", "Robin Vale"),
        )
    )
    items = items_of(tmp_path, "messages.csv", text)
    assert _said(items) == [
        ("linkedin:ann-lee", "Ann Lee", "in", 2, False),
        ("linkedin:ann-lee", "Ann Lee", "out", 3, True),
        ("linkedin:ben-roy", "Ben Roy, CPA", "out", 3, True),
        ("linkedin:ben-roy", "Ben Roy, CPA", "in", 2, False),
        ("linkedin:gil-hay", "Gil Hay", "in", 2, False),
    ]


@pytest.mark.parametrize(
    ("columns", "row", "draft"),
    [
        (",ATTACHMENTS,IS MESSAGE DRAFT", ",,true", True),
        (",ATTACHMENTS,IS MESSAGE DRAFT", ",,false", False),
        (",ATTACHMENTS,IS MESSAGE DRAFT", ",,Yes", True),
        (",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION ARCHIVED", ",https://example.org,No,Yes", False),
        (",IS MESSAGE DRAFT,IS CONVERSATION DRAFT", ",No,Yes", True),
        (",ATTACHMENTS", ",", False),
    ],
)
def test_the_sheets_of_2025_and_later(columns: str, row: str, draft: bool, tmp_path: Path) -> None:
    rows = (message("c1", ME, ANN) + OTHERS).replace("\n", row + "\n")
    items = items_of(tmp_path, "messages.csv", MESSAGES + columns + "\n" + rows)
    assert reasons_in(items) == (["draft"] * 3 if draft else [])


def test_a_sheet_with_every_cell_in_quotes_and_line_ends_of_both_sorts(tmp_path: Path) -> None:
    day = "2026-03-01 10:00:00 UTC"
    ann, me, cara = (f"{PROFILE}{slug}" for slug in ("ann-lee", "robin-vale", "cara-dee"))
    rows = [
        ("c1", "", "Ann Lee", ann, "Robin Vale", me, day, "", 'He said ""yes"",\r\n\nand left.', "INBOX"),
        ("c2", "", "Robin Vale", me, "Cara Dee", cara, day, "", "", ""),
    ]
    text = "\n".join(",".join(f'"{cell}"' for cell in row) for row in (MESSAGES.split(","), *rows))
    items = items_of(tmp_path, "messages.csv", text)
    assert [(touch.person, touch.direction) for touch in touches_in(items)] == [
        ("linkedin:ann-lee", "in"),
        ("linkedin:cara-dee", "out"),
    ]
    assert [item.place.line for item in items] == [2, 5]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_what_spreadsheet_programs_do_to_messages(encoding: str, tmp_path: Path) -> None:
    text = MESSAGES + "\n" + message("c1", ME, f"Zoë Köhler,{PROFILE}zoe", text="Grüße") + OTHERS
    text = text.replace(",", ";").replace(" 11:59:53 UTC", "").replace("2024-05-21", "5/21/2024").replace("\n", "\r\n")
    items = items_of(tmp_path, "messages.csv", text.encode(encoding))
    assert _said(items)[0] == ("linkedin:zoe", "Zoë Köhler", "out", 2, True)
    assert touches_in(items)[0].day == day_of("2024-05-21")


def test_a_text_whose_quote_is_never_closed_costs_its_own_message_alone(tmp_path: Path) -> None:
    rows = (
        message("c1", ME, ANN)
        + message("c2", ME, ANN, text='"Never closed')
        + message("c3", BEN, TO_ME, text='"Well, closed"')
        + message("c4", ME, ANN)
    )
    items = items_of(tmp_path, "messages.csv", MESSAGES + "\n" + rows)
    assert [item.place.line for item in items] == [2, 3, 4, 5]
    assert [type(item) for item in items] == [FoundTouch, Rejected, FoundTouch, FoundTouch]
    assert reasons_in(items) == ["cell too long"]


@pytest.mark.parametrize(
    "name",
    ["learning_coach_messages.csv", "learning_role_play_messages.csv", "guide_messages.csv", "coach_messages.csv"],
)
def test_what_was_said_with_a_program_of_linkedin_is_no_contact(name: str, tmp_path: Path) -> None:
    items = items_of(tmp_path, name, MESSAGES + "\n" + message("c1", ME, ANN) + OTHERS)
    assert reasons_in(items) == ["not with a person"] * 3
    assert items_of(tmp_path, name, MESSAGES + "\n") == []
