"""Figures of a LinkedIn export: reading its sheets, and the whole import of the zip."""

import csv
import io
import random
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.figure import Figure, command_line, timed
from godfather_desktop.interchange.csv_table import header_with
from godfather_desktop.interchange.decoding import decoded
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers.linkedin_sheets import SHEETS
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_CONNECTIONS, _MESSAGES = 3_000, 20_000
_LAST = datetime(2026, 6, 1, 12)
_ME = ("Robin", "Vale", "https://www.linkedin.com/in/robin-vale")
_FIRST = "Ann Ben Cara Dan Eve Finn Gia Hal Ines Jo Kim Léa Max Nia Olaf Pia Quinn Rosa Sam Tia Uma Vic Wen Zoë".split()
_LAST_NAMES = (
    "Lee Roy Dee Foy Hay Ito Jung Kaur Long Moss Núñez Olsen Park Quist Reyes Sato Tran Ueda Vogel Weiss Young Zeman"
).split()
_COMPANIES = [f"{name} {kind}" for name in _LAST_NAMES for kind in ("GmbH", "Partners", "Labs", "& Sons")]
_TITLES = ("CEO", "Head of Sales", "VP, Engineering", "Buyer", "Account Manager", "Founder", "")
_WORDS = "thanks for the quick note on harbor plans we could meet next week about this offer and your team".split()

Rows = Iterable[list[str]]
Person = tuple[str, str, str]
"""First name, last name, address of the profile."""


def linkedin_figures(folder: Path) -> list[Figure]:
    """All figures of a LinkedIn export that a seeded generator writes into the folder."""
    path = folder / "Complete_LinkedInDataExport_06-01-2026.zip"
    write_export(path)
    with zipfile.ZipFile(path) as archive:
        sizes = {one.filename: one.file_size for one in archive.infolist()}
    sources = [Source(path, member=name, member_size=size) for name, size in sizes.items()]

    def read() -> int:
        return sum(1 for source in sources for _ in _items(source))

    def plainly() -> int:
        with zipfile.ZipFile(path) as archive:
            return sum(
                1
                for name in sizes
                for _ in csv.DictReader(io.TextIOWrapper(archive.open(name), encoding="utf-8", newline=""))
            )

    reading, plain = timed(read, 3) / 1_000, timed(plainly, 3) / 1_000
    book = str(folder / "linkedin.rolodex")
    command_line("new", book, "--me", "Robin Vale")
    whole, _ = command_line("import", book, str(path))
    what = f"{_CONNECTIONS:,} connections and {_MESSAGES:,} messages of LinkedIn"
    return [
        Figure(f"{what}, read", "s", reading, None, plain, "csv.DictReader, the same sheets once"),
        Figure(f"{what}, imported into a new book", "s", whole, 4, plain, "csv.DictReader, the same sheets once"),
    ]


def write_export(path: Path, connections: int = _CONNECTIONS, messages: int = _MESSAGES) -> None:
    """A zip such as LinkedIn sends, the same each time."""
    chance = random.Random(13)
    people = [_person(number) for number in range(connections)]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Connections.csv", _sheet(_connections(people, chance), before=_NOTE))
        archive.writestr("messages.csv", _sheet(_messages(people, messages, chance)))
        archive.writestr("Invitations.csv", _sheet(_invitations(people, chance)))
        archive.writestr("Endorsement_Received_Info.csv", _sheet(_endorsements(people, chance)))
        archive.writestr("Recommendations_Received.csv", _sheet(_recommendations(people, chance)))
        archive.writestr("Positions.csv", _sheet(_POSITIONS))
        archive.writestr("Profile.csv", _sheet(_PROFILE))


def _person(number: int) -> Person:
    """No two have one name, as far as the words reach."""
    rest, last = divmod(number, len(_LAST_NAMES))
    first, second = divmod(rest, len(_LAST_NAMES))
    name = f"{_LAST_NAMES[last]}-{_LAST_NAMES[second]}"
    return _FIRST[first % len(_FIRST)], name, f"https://www.linkedin.com/in/person-{number}"


def _items(source: Source) -> Iterator[Item]:
    head = decoded(source.head())
    for _, columns, read in SHEETS:
        found = header_with(head, set(columns))
        if found is not None:
            return read(source, columns, found[1], Reading(_LAST.date().toordinal()))
    raise LookupError(source.name)


_NOTE = 'Notes:\n"When exporting your connection data, you may notice that some of the addresses are missing."\n\n'
_POSITIONS = [
    ["Company Name", "Title", "Description", "Location", "Started On", "Finished On"],
    ["Vogel GmbH", "Buyer", "Bought, and sold.", "Bonn", "Jan 2018", ""],
]
_PROFILE = [
    ["First Name", "Last Name", "Maiden Name", "Address", "Birth Date", "Headline", "Summary", "Industry"],
    [_ME[0], _ME[1], "", "", "Mar 22", "Buyer", "", "Shipping"],
]


def _sheet(rows: Rows, before: str = "") -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return before + text.getvalue()


def _connections(people: list[Person], chance: random.Random) -> Iterator[list[str]]:
    yield ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
    for number, (first, last, url) in enumerate(people):
        email = f"person{number}@example.org" if chance.random() < 0.03 else ""
        day = (_LAST - timedelta(days=chance.randrange(4_000))).strftime("%d %b %Y")
        yield [first, last, url, email, chance.choice(_COMPANIES), chance.choice(_TITLES), day]


def _messages(people: list[Person], rows: int, chance: random.Random) -> Iterator[list[str]]:
    yield [
        *("CONVERSATION ID", "CONVERSATION TITLE", "FROM", "SENDER PROFILE URL", "TO", "RECIPIENT PROFILE URLS"),
        *("DATE", "SUBJECT", "CONTENT", "FOLDER", "ATTACHMENTS", "IS MESSAGE DRAFT"),
    ]
    written = 0
    while written < rows:
        partners = chance.sample(people, 1 if chance.random() < 0.95 else chance.randrange(2, 8))
        conversation, when = f"2-{written:020}==", _LAST - timedelta(minutes=chance.randrange(4_000 * 1_440))
        for _ in range(min(rows - written, max(1, int(chance.expovariate(1 / 12))))):
            sender = _ME if chance.random() < 0.5 else chance.choice(partners)
            to = [one for one in (_ME, *partners) if one is not sender]
            text = " ".join(chance.choices(_WORDS, k=chance.randrange(1, 60)))
            if chance.random() < 0.2:
                text = text.replace(" on ", ",\n\n")
            yield [
                *(conversation, "", f"{sender[0]} {sender[1]}", sender[2]),
                *(", ".join(f"{first} {last}" for first, last, _ in to), ",".join(url for _, _, url in to)),
                *(f"{when:%Y-%m-%d %H:%M:%S} UTC", "", text, "SPAM" if chance.random() < 0.01 else "INBOX", "", "No"),
            ]
            written += 1
            when -= timedelta(minutes=chance.randrange(4_000))


def _invitations(people: list[Person], chance: random.Random) -> Iterator[list[str]]:
    yield ["From", "To", "Sent At", "Message", "Direction", "inviterProfileUrl", "inviteeProfileUrl"]
    for one in people[::2]:
        mine = chance.random() < 0.7
        sender, to = (_ME, one) if mine else (one, _ME)
        when = f"{_day(chance):%-m/%-d/%y}, 5:57 AM"
        names = [f"{first} {last}" for first, last, _ in (sender, to)]
        yield [*names, when, "", "OUTGOING" if mine else "INCOMING", sender[2], to[2]]


def _endorsements(people: list[Person], chance: random.Random) -> Iterator[list[str]]:
    yield [
        *("Endorsement Date", "Skill Name", "Endorser First Name", "Endorser Last Name"),
        *("Endorser Public Url", "Endorsement Status"),
    ]
    for first, last, url in people[::20]:
        when = f"{_day(chance):%Y/%m/%d} 14:03:38 UTC"
        for skill in ("Sailing", "Rowing", "Trade"):
            yield [when, skill, first, last, url.removeprefix("https://"), "ACCEPTED"]


def _recommendations(people: list[Person], chance: random.Random) -> Iterator[list[str]]:
    yield ["First Name", "Last Name", "Company", "Job Title", "Text", "Creation Date", "Status"]
    for first, last, _ in people[::300]:
        yield [first, last, "Vogel GmbH", "CEO", "Calm, and wise.", f"{_day(chance):%m/%d/%y}, 5:28 AM", "VISIBLE"]


def _day(chance: random.Random) -> date:
    return _LAST.date() - timedelta(days=chance.randrange(3_000))
