from pathlib import Path

import pytest

from godfather_desktop.domain.days import day_of
from godfather_desktop.interchange.found import FoundFavor, FoundPerson, FoundRole, Noticed
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.linkedin_reading import SAMPLES, format_in, items_of, reasons_in, touches_in

FORMATS = {
    "Connections.csv": "linkedin",
    "messages.csv": "linkedin-messages",
    "Messages.csv": "linkedin-messages",
    "Invitations.csv": "linkedin-invitations",
    "Endorsement_Received_Info.csv": "linkedin-endorsements-received",
    "Endorsement_Given_Info.csv": "linkedin-endorsements-given",
    "Recommendations_Given.csv": "linkedin-recommendations",
    "Positions.csv": "linkedin-positions",
    "Education.csv": "linkedin-education",
    "Imported Contacts.csv": "linkedin-imported-contacts",
    "Notes.csv": "linkedin-notes",
    "Profile.csv": "linkedin-profile",
    "Email Addresses.csv": "linkedin-email-addresses",
}


@pytest.mark.parametrize("sample", SAMPLES)
def test_each_sheet_is_known_by_its_header_in_any_case(sample: str, tmp_path: Path) -> None:
    text = SAMPLES[sample]
    header = next(line for line in text.splitlines() if line.count(",") > 2)
    for spelled in (header, header.upper(), header.lower(), header.replace(",", " , ")):
        path = written(tmp_path, "any.name", "\ufeff" + text.replace(header, spelled))
        assert format_in(Source(path)) == (FORMATS[sample], ",")


INVITATIONS = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
WITHOUT = "From,To,Sent At,Message,Direction\n"


def test_an_invitation_with_a_word_is_a_message_and_a_bare_one_a_click(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Invitations.csv", SAMPLES["Invitations.csv"])
    assert [
        (one.person, one.name, one.day, one.channel, one.direction, one.introduces) for one in touches_in(items)
    ] == [
        ("linkedin:ann-lee", "Ann Lee", day_of("2024-05-17"), "reaction", "out", True),
        ("linkedin:ben-roy", "Ben Roy", day_of("2024-05-18"), "message", "in", False),
    ]
    assert "Hello" not in str(items)


def test_invitations_of_other_years(tmp_path: Path) -> None:
    text = (
        WITHOUT
        + 'Robin Vale,"Roy, CPA","5/17/24, 5:57 AM",,OUTGOING\nAnn Lee,Robin Vale,2024-05-18 07:47:49 UTC,,incoming\n'
    )
    items = items_of(tmp_path, "invitations.csv", text)
    assert [(one.person, one.direction) for one in touches_in(items)] == [("Roy, CPA", "out"), ("Ann Lee", "in")]


def test_invitations_without_a_direction_are_told_by_who_i_am(tmp_path: Path) -> None:
    text = INVITATIONS + (
        'Robin Vale,Ann Lee,"5/17/24, 5:57 AM",,,,\n'
        'Ben Roy,R. Vale,"5/17/24, 5:57 AM",,,,https://www.linkedin.com/in/robin-vale\n'
        'Cara Dee,Gil Hay,"5/17/24, 5:57 AM",,,,\n'
    )
    items = items_of(tmp_path, "Invitations.csv", text, "robin vale", "linkedin:robin-vale")
    assert [(one.person, one.direction) for one in touches_in(items)] == [("Ann Lee", "out"), ("Ben Roy", "in")]
    assert reasons_in(items) == ["own profile unknown"]


def test_invitations_that_are_no_contact(tmp_path: Path) -> None:
    text = WITHOUT + (
        'Robin Vale,,"5/17/24, 5:57 AM",,OUTGOING\n'
        'Robin Vale,Miembro de LinkedIn,"5/17/24, 5:57 AM",,OUTGOING\n'
        "Robin Vale,Ann Lee,,,OUTGOING\n"
        "Robin Vale,Ann Lee,1823-07-18 11:00:00 UTC,,OUTGOING\n"
    )
    assert reasons_in(items_of(tmp_path, "Invitations.csv", text)) == [
        "empty cell",
        "left LinkedIn",
        "no date",
        "date out of range",
    ]


def test_endorsements_of_a_person_on_a_day_are_one_contact(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Endorsement_Received_Info.csv", SAMPLES["Endorsement_Received_Info.csv"])
    first, second = touches_in(items)
    assert (first.person, first.name, first.channel, first.direction) == (
        "linkedin:ann-lee",
        "Ann Lee",
        "reaction",
        "in",
    )
    assert not first.introduces
    assert (first.person, first.day, first.name) == (second.person, second.day, second.name)
    assert reasons_in(items) == ["endorsement not accepted"]


def test_endorsements_without_address_or_status_as_they_once_were(tmp_path: Path) -> None:
    text = (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name\n"
        "05 Jun 2023,Sailing,Ann,Lee\n,Rowing,Ann,Lee\n,Rowing,,\n"
    )
    items = items_of(tmp_path, "Endorsement_Given_Info.csv", text)
    assert [(one.person, one.direction) for one in touches_in(items)] == [("Ann Lee", "out")]
    assert reasons_in(items) == ["no date", "no name"]


RECOMMENDATIONS = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"


@pytest.mark.parametrize(
    ("name", "direction"),
    [
        ("Recommendations_Received.csv", "received"),
        ("Recommendations Received.csv", "received"),
        ("recommendations_given.csv", "given"),
        ("Recommendations Given (1).csv", "given"),
        ("unknown.csv", "received"),
    ],
)
def test_a_recommendation_is_a_favor_whose_direction_is_in_the_name_of_the_file(
    name: str, direction: str, tmp_path: Path
) -> None:
    items = items_of(
        tmp_path, name, RECOMMENDATIONS + 'Ann,Lee,Meridian,CEO,"Calm,\nwise.","11/26/23, 5:28 AM",VISIBLE\n'
    )
    (found,) = [item for item in items if isinstance(item, FoundFavor)]
    assert (found.person, found.day, found.direction, found.title) == (
        "Ann Lee",
        day_of("2023-11-26"),
        direction,
        "LinkedIn recommendation",
    )
    assert (found.size, found.effort, found.mode, found.status) == (3, 2, "asked", "done")
    assert [item.why for item in items if isinstance(item, Noticed)] == ["text left out"]


def test_a_hidden_recommendation_was_given_and_a_pending_one_not_yet(tmp_path: Path) -> None:
    rows = "".join(f"Ann,Lee,,,Calm.,01 Jan 2020,{status}\n" for status in ("HIDDEN", "", "PENDING", "WITHDRAWN"))
    items = items_of(tmp_path, "Recommendations_Received.csv", RECOMMENDATIONS + rows)
    assert len([item for item in items if isinstance(item, FoundFavor)]) == 2
    assert reasons_in(items) == ["recommendation not delivered"] * 2


POSITIONS = "Company Name,Title,Description,Location,Started On,Finished On\n"


def test_positions_are_roles_of_mine(tmp_path: Path) -> None:
    items = items_of(
        tmp_path,
        "Positions.csv",
        POSITIONS
        + "Acme,Head of Sales,Led a team.,Berlin,Jan 2018,\n"
        + "Meridian,Buyer,,,2014,Dec 2017\n"
        + "Helm,Intern,,,01 Oct 2012,01 Jul 2013\n"
        + ",Adviser,,,Jan-11,Dec 2027\n",
    )
    roles = [item for item in items if isinstance(item, FoundRole)]
    assert [(one.person, one.organization, one.title, one.start, one.end) for one in roles] == [
        ("me", "Acme", "Head of Sales", "2018-01", ""),
        ("me", "Meridian", "Buyer", "2014", "2017-12"),
        ("me", "Helm", "Intern", "2012-10-01", "2013-07-01"),
        ("me", "", "Adviser", "2011-01", ""),
    ]
    assert [item.values for item in items if isinstance(item, Noticed)] == [{"column": "description"}]


def test_positions_that_cannot_be(tmp_path: Path) -> None:
    text = POSITIONS + "Acme,CEO,,,Jan 2018,Dec 2017\nAcme,CEO,,,some day,\n,,Nothing.,,Jan 2018,\nAcme,CEO,,,Mar 22,\n"
    assert reasons_in(items_of(tmp_path, "Positions.csv", text)) == [
        "ends before it starts",
        "bad date",
        "empty cell",
        "bad date",
    ]


def test_a_school_is_a_place_where_i_was_from_then_to_then(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Education.csv", SAMPLES["Education.csv"])
    (role,) = [item for item in items if isinstance(item, FoundRole)]
    assert (role.person, role.organization, role.title, role.start, role.end) == (
        "me",
        "State University",
        "BSc, Physics",
        "2009",
        "2013",
    )
    assert reasons_in(items) == ["no end of school"]
    assert [item.values for item in items if isinstance(item, Noticed)] == [{"column": "activities"}]


def test_the_profile_is_my_card_and_its_headline_no_title(tmp_path: Path) -> None:
    (found,) = items_of(tmp_path, "Profile.csv", SAMPLES["Profile.csv"])
    assert isinstance(found, FoundPerson)
    assert found.me
    assert (found.name, found.city, found.birthday, found.title) == ("Robin Vale", "Bonn, Germany", "--03-22", "")
    assert found.links == ("https://vale.example.org",)
    assert found.extra == (
        "Headline: Helping people sail",
        "Summary: I sail. Often.",
        "Industry: Shipping",
        "Twitter handles: [robinvale]",
    )


def test_only_confirmed_addresses_are_mine(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Email Addresses.csv", SAMPLES["Email Addresses.csv"])
    (found,) = [item for item in items if isinstance(item, FoundPerson)]
    assert (found.me, found.emails) == (True, ("robin@example.org",))
    assert reasons_in(items) == ["address not confirmed"]
