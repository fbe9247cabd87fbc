"""LinkedIn's sheets as tests need them: a small one of each, and how one is read."""

# ruff: noqa: E501  # rows of a sheet stay on one line

from pathlib import Path

from godfather_desktop.domain.days import Day, day_of
from godfather_desktop.interchange.csv_table import header_with
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import FoundTouch, Item, Noticed, Rejected
from godfather_desktop.interchange.readers.linkedin_sheets import SHEETS
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from tests.books import written

TODAY: Day = day_of("2026-11-21")
PROFILE = "https://www.linkedin.com/in/"
MESSAGES = (
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
)
ME = f"Robin Vale,{PROFILE}robin-vale"
TO_ME = ME
ANN = f"Ann Lee,{PROFILE}ann-lee"
BEN = f'"Ben Roy, CPA",{PROFILE}ben-roy'
DAY = "2024-05-21 11:59:53 UTC"


def message(
    conversation: str,
    sender: str,
    to: str,
    *,
    day: str = DAY,
    subject: str = "",
    text: str = "Hello",
    folder: str = "INBOX",
    title: str = "",
) -> str:
    """A row of messages.csv below `MESSAGES`. sender, to: name and address as two cells."""
    return f"{conversation},{title},{sender},{to},{day},{subject},{text},{folder}\n"


SAMPLES: dict[str, str] = {
    "Connections.csv": """Notes:
"When exporting your connection data, some of the addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/ann-lee,ann@example.org,Meridian,CEO,31 Oct 2021
Ben,"Roy, CPA",https://www.linkedin.com/in/ben-roy,,Acme,Buyer,01 Jan 2020
,,,,,,02 Jan 2020
""",
    "messages.csv": MESSAGES
    + "\n"
    + message("c1", ANN, TO_ME, text='"Dear Robin,\n\nsee you soon"')
    + message("c1", ME, ANN)
    + message("c2", ME, f'"Ann Lee,Ben Roy, CPA","{PROFILE}ann-lee,{PROFILE}ben-roy"')
    + message("c3", "LinkedIn Member,", TO_ME)
    + message("c4", BEN, TO_ME, folder="SPAM"),
    "Messages.csv": """From,To,Date,Subject,Content,Direction,Folder
Ann Lee,Robin Vale,"9/18/18, 8:36 AM",RE: Lunch,Gladly,INCOMING,INBOX
Robin Vale,"Ann Lee, Ben Roy, CPA","9/17/18, 8:00 PM",Lunch,Shall we?,OUTGOING,SENT
""",
    "Invitations.csv": """From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
Robin Vale,Ann Lee,"5/17/24, 5:57 AM",,OUTGOING,https://www.linkedin.com/in/robin-vale,https://www.linkedin.com/in/ann-lee
Ben Roy,Robin Vale,"5/18/24, 5:57 PM","Hello, Robin",INCOMING,https://www.linkedin.com/in/ben-roy,https://www.linkedin.com/in/robin-vale
""",
    "Endorsement_Received_Info.csv": """Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status
2024/01/27 14:03:38 UTC,Sailing,Ann ,Lee,www.linkedin.com/in/ann-lee,ACCEPTED
2024/01/27 14:03:32 UTC,Rowing,Ann,Lee,www.linkedin.com/in/ann-lee,ACCEPTED
2024/01/28 14:03:32 UTC,Rowing,Ben,Roy,www.linkedin.com/in/ben-roy,PENDING
""",
    "Endorsement_Given_Info.csv": """Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status
05 Jun 2023,Sailing,Ann,Lee,https://www.linkedin.com/in/ann-lee,ACCEPTED
""",
    "Recommendations_Given.csv": """First Name,Last Name,Company,Job Title,Text,Creation Date,Status
Ann,Lee,Meridian,CEO,"Ann leads well,
and calmly.","11/26/23, 5:28 AM",VISIBLE
Ben,Roy,Acme,Buyer,Reliable.,"11/27/23, 5:28 AM",PENDING
""",
    "Positions.csv": """Company Name,Title,Description,Location,Started On,Finished On
Acme,Head of Sales,Led a team of nine.,Berlin,Jan 2018,
Meridian,Buyer,,,2014,Dec 2017
""",
    "Education.csv": """School Name,Start Date,End Date,Notes,Degree Name,Activities
State University,2009,2013,,"BSc, Physics",Rowing
Night School,2014,,,,
""",
    "Imported Contacts.csv": """First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles
Ann,Lee,"Meridian, Acme",CEO,"ann@example.org, lee@example.org","+1 415 555 2671, 0301234","9/18/18, 8:36 AM",,,,,Mar 22,Bonn,,
,,,,,,"9/18/18, 8:36 AM",,,,,,,,
""",
    "Notes.csv": """Connection First Name,Connection Last Name,Connection Profile URL,Note
Ann,Lee,https://www.linkedin.com/in/ann-lee,Met at the harbor.
""",
    "Profile.csv": """First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers
Robin,Vale,,,Mar 22,Helping people sail,"I sail.
Often.",Shipping,,"Bonn, Germany",[robinvale],[PORTFOLIO:https://vale.example.org],
""",
    "Email Addresses.csv": """Email Address,Confirmed,Primary,Updated On
robin@example.org,Yes,Yes,2024-01-02 10:00:00 UTC
old@example.org,No,No,2014-01-02 10:00:00 UTC
""",
}
"""A sheet of each sort, with people whom several of them name."""


def format_in(source: Source) -> tuple[str, str] | None:
    """The name of the first format whose headers the file has, and its delimiter."""
    head = decoded(source.head())
    for name, columns, _ in SHEETS:
        found = header_with(head, set(columns))
        if found is not None:
            return name, found[1]
    return None


def items_in(source: Source, mine: frozenset[str] = frozenset()) -> list[Item]:
    """What the reader of its format makes of a file; each record must come to one thing, in order."""
    known = format_in(source)
    assert known is not None
    name, delimiter = known
    columns, read = next((columns, read) for one, columns, read in SHEETS if one == name and _fits(source, columns))
    items = list(read(source, columns, delimiter, Reading(TODAY, mine)))
    assert_accounted(items)
    return items


def assert_accounted(items: list[Item]) -> None:
    """Records are numbered without a gap; only touches come several to a record."""
    records = [item.place.record for item in items if not isinstance(item, Noticed)]
    assert sorted(set(records)) == list(range(1, len(set(records)) + 1))
    assert records == sorted(records)
    lines = [item.place.line for item in items]
    assert lines == sorted(lines)
    alone = [item.place.record for item in items if not isinstance(item, FoundTouch | Noticed)]
    assert len(set(alone)) == len(alone)
    assert not set(alone) & {item.place.record for item in items if isinstance(item, FoundTouch)}


def items_of(folder: Path, name: str, text: str | bytes, *mine: str) -> list[Item]:
    """What is read from a file with this content."""
    return items_in(Source(written(folder, name, text)), frozenset(mine))


def touches_in(items: list[Item]) -> list[FoundTouch]:
    """The touches among them."""
    return [item for item in items if isinstance(item, FoundTouch)]


def reasons_in(items: list[Item]) -> list[str]:
    """Why records were left out."""
    return [item.why for item in items if isinstance(item, Rejected)]


def _fits(source: Source, columns: frozenset[str]) -> bool:
    return header_with(decoded(source.head()), set(columns)) is not None
