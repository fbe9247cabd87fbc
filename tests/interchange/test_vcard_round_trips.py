"""What is written into cards is read back from them: any people, both versions."""

from collections import Counter
from itertools import count

import pytest
from hypothesis import given, note
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import NoteId, OccasionId, OrganizationId, PersonId, RoleId, TieId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, clean_text
from godfather_desktop.domain.tie import Tie
from godfather_desktop.interchange.found import FoundPerson, Noticed, Rejected
from godfather_desktop.interchange.vcard_words import KNOWN_RELATIONS
from godfather_desktop.interchange.writers.vcard import vcards
from tests.interchange.cards import items_of
from tests.records import TODAY, rolodex_of

_TRICKY = st.text(alphabet=" ab,;:\\\n\"'^=-é語ש\u202e👨‍👩‍👧\u0301N", min_size=1, max_size=120)
_ANY = st.text(min_size=1, max_size=40) | _TRICKY | st.text(alphabet="é語a ", min_size=60, max_size=300)
_LINE = _ANY.map(clean_line).filter(bool)
_TEXT = _ANY.map(lambda text: clean_text(text).strip()).filter(bool)
_WORD = st.text(st.characters(categories=("Ll", "Lu", "Nd")), min_size=1, max_size=8).map(clean_line).filter(bool)
_EMAIL = st.builds("{}@{}.org".format, _WORD, _WORD).map(clean_line)
_PHONE = _LINE.filter(lambda text: not text.lower().startswith(("tel:", "sip:", "sips:")))
# 1604 is how Apple says that the year is unknown.
_DAY = st.dates().filter(lambda day: day.year != 1604).map(lambda day: day.isoformat())
_BIRTHDAY = _DAY | _DAY.map(lambda day: "--" + day[5:]) | _DAY.map(lambda day: day[:4]) | _DAY.map(lambda day: day[:7])
_LABELS = (
    *(
        "Address",
        "AIM",
        "Birthday",
        "Date",
        "ICQ",
        "Maiden name",
        "Messenger",
        "Nickname",
        "Phonetic first name",
        "Role",
    ),
    *("SIP", "Skype", "Time zone", "Twitter", "Unit", "X-ODD", "XMPP", "Yahoo", "N", "Contact", "Related"),
    *sorted(KNOWN_RELATIONS),
)
_EXTRA = st.builds("{}: {}".format, st.sampled_from(_LABELS), _LINE | st.just("ann.lee")) | _TEXT
_IDENTITY = st.builds(
    "{}:{}".format, st.sampled_from(("uid", "monica", "linkedin", "tel")), _LINE.map(lambda text: text.lower())
).map(clean_line)
_PNG = st.binary(max_size=200).map(lambda data: b"\x89PNG\r\n\x1a\n" + data)
_JPEG = st.just(b"\xff\xd8\xff\xda" + bytes(range(256)))


def _some(of: st.SearchStrategy[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(of, max_size=most, unique=True).map(tuple)


@st.composite
def _people(draw: st.DrawFn) -> list[Person]:
    names = draw(st.lists(_LINE, min_size=1, max_size=3))
    return [
        Person(
            PersonId(10 + place),
            name,
            emails=draw(_some(_EMAIL)),
            phones=draw(_some(_PHONE)),
            links=draw(_some(_LINE)),
            city=draw(_LINE | st.just("")),
            tags=draw(_some(_LINE)),
            how_known=draw(st.sampled_from(HOW_KNOWN)),
            referred_by=draw(st.sampled_from((None, PersonId(10)))) if place else None,
            rating=draw(st.none() | st.integers(0, 10)),
            two_am=draw(st.none() | st.booleans()),
            relation=draw(st.sampled_from(RELATIONS)),
            seniority=draw(st.sampled_from(SENIORITIES)),
            authority=draw(st.sampled_from(AUTHORITIES)),
            birthday=draw(_BIRTHDAY | st.just("")),
            identities=draw(_some(_IDENTITY)),
            extra=draw(_some(_EXTRA, 5)),
        )
        for place, name in enumerate(names)
    ]


@st.composite
def _books(draw: st.DrawFn) -> tuple[Rolodex, dict[PersonId, bytes | None]]:
    people = draw(_people())
    ids = count(100)
    records: list[Record] = [*people]
    for person in people:
        records += [Note(NoteId(next(ids)), person.id, TODAY, text) for text in draw(_some(_TEXT))]
        name, title = draw(_LINE | st.just("")), draw(_LINE | st.just(""))
        if name:
            organization = Organization(OrganizationId(next(ids)), name)
            records += [organization, Role(RoleId(next(ids)), person.id, organization.id, title)]
        elif title:
            records.append(Role(RoleId(next(ids)), person.id, None, title))
        for day in draw(_some(_DAY, 2)):
            yearly, year = f"--{day[5:]}", draw(st.sampled_from((day[:4], "")))
            records.append(Occasion(OccasionId(next(ids)), person.id, yearly, "anniversary", year))
    if len(people) > 1:
        strength = draw(st.none() | st.integers(0, 5))
        records.append(Tie(TieId(next(ids)), people[0].id, people[1].id, "stated", strength))
    photos = {person.id: draw(st.none() | _PNG | _JPEG) for person in people}
    return rolodex_of(*records), photos


def _anniversaries(rolodex: Rolodex, person: PersonId) -> set[str]:
    """As cards say them: with the year that the occasion notes."""
    return {one.text + one.date[1:] if one.text else one.date for one in rolodex.occasions_of(person)}


@pytest.mark.parametrize("version", ["3.0", "4.0"])
@given(book=_books())
@with_settings(max_examples=80, deadline=None)
def test_any_people_come_back(version: str, book: tuple[Rolodex, dict[PersonId, bytes | None]]) -> None:
    rolodex, photos = book
    people = list(rolodex.others())
    data = b"".join(vcards(rolodex, version, photos.get))
    assert data.endswith(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in data.split(b"\r\n"))
    note(data.decode("utf-8"))
    items = items_of(data)
    assert not [item for item in items if isinstance(item, Rejected | Noticed)]
    found = [item for item in items if isinstance(item, FoundPerson)]
    assert len(found) == len(people)
    for one, person in zip(found, people, strict=True):
        assert (one.name, one.emails, one.phones, one.links) == (
            person.name,
            person.emails,
            person.phones,
            person.links,
        )
        assert (one.city, one.tags, one.birthday) == (person.city, person.tags, person.birthday)
        assert (one.how_known, one.rating, one.two_am) == (person.how_known, person.rating, person.two_am)
        assert (one.relation, one.seniority, one.authority) == (person.relation, person.seniority, person.authority)
        assert Counter(one.extra) == Counter(person.extra)
        assert set(person.identities) <= set(one.identities)
        assert one.notes == tuple(text.text for text in rolodex.notes_of(person.id))
        assert one.photo == photos[person.id]
        roles = rolodex.roles_of(person.id)
        where = roles[0].organization if roles else None
        assert one.title == (roles[0].title if roles else "")
        assert one.organization == ("" if where is None else rolodex.organizations[where].name)
        assert set(one.anniversaries) == _anniversaries(rolodex, person.id)
        if person.referred_by is not None:
            referrer = rolodex.people[person.referred_by]
            assert one.met_through in (*referrer.emails, referrer.name, found[0].identities[0])
    if len(people) > 1:
        # The two who know each other name each other, by identity: names repeat.
        for one, other in ((found[0], found[1]), (found[1], found[0])):
            labels = [label for label, who in one.relations if who == other.identities[0]]
            assert labels in (["Acquaintance"], ["Contact"], ["Friend"])
