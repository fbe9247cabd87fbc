"""Cards as other programs get them."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import ME, NoteId, OccasionId, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.interchange.vcard_words import KNOWN_RELATIONS, relation_type, relation_words
from godfather_desktop.interchange.writers.vcard import vcards
from tests.interchange.cards import people
from tests.records import ANN, BOB, CY, DEE, TODAY, person, rolodex_of, tie

_UUID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"


def _lines(rolodex: Rolodex, version: str = "3.0", who: int = 0) -> list[str]:
    """The lines of one card, unfolded."""
    card = list(vcards(rolodex, version, lambda _: None))[who]
    return card.decode().replace("\r\n ", "").split("\r\n")


def _card_of(*extra: str, version: str = "3.0") -> list[str]:
    lines = _lines(rolodex_of(Person(ANN, "Ann Lee", extra=extra)), version)
    return [
        line for line in lines if line.split(":")[0] not in ("BEGIN", "END", "VERSION", "PRODID", "UID", "FN", "N", "")
    ]


def test_a_card_of_each_version() -> None:
    ann = Person(
        ANN,
        "Ann Lee",
        ("ann@example.org",),
        ("+1 415 555 2671",),
        ("https://example.org/a,b;c",),
        "Köln",
        ("vip", "a, b"),
        birthday="--02-29",
        identities=(f"uid:{_UUID}",),
    )
    made = Organization(OrganizationId(20), "Meridian; Co")
    rolodex = rolodex_of(
        ann,
        made,
        Role(RoleId(21), ANN, made.id, "VP, Sales"),
        Note(NoteId(22), ANN, TODAY, "one\ntwo"),
        Occasion(OccasionId(23), ANN, "--05-14", "anniversary", "2010"),
    )
    both = [
        "FN:Ann Lee",
        "N:Lee;Ann;;;",
        "ORG:Meridian\\; Co",
        "TITLE:VP\\, Sales",
        "EMAIL:ann@example.org",
        "TEL:+1 415 555 2671",
        "URL:https://example.org/a,b;c",
        "ADR:;;;Köln;;;",
    ]
    rest = ["CATEGORIES:vip,a\\, b", "NOTE:one\\ntwo", "END:VCARD", ""]
    assert _lines(rolodex, "3.0") == [
        *("BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Godfather Desktop//EN", f"UID:{_UUID}", *both),
        *("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "item1.X-ABDATE:2010-05-14", "item1.X-ABLabel:_$!<Anniversary>!$_"),
        *rest,
    ]
    assert _lines(rolodex, "4.0") == [
        *("BEGIN:VCARD", "VERSION:4.0", "PRODID:-//Godfather Desktop//EN", f"UID:urn:uuid:{_UUID}", *both),
        *("BDAY:--0229", "ANNIVERSARY:20100514", *rest),
    ]


def test_who_knows_whom_is_written_where_it_was_stated() -> None:
    listed = replace(tie(ANN, DEE), source="listed")
    records: list[Record] = [*map(person, (ANN, BOB, CY, DEE)), tie(ANN, BOB, 5), tie(ANN, CY, 0), listed]
    rolodex = rolodex_of(*records, tie(BOB, CY))
    names = [one.name for one in rolodex.others()]
    ids = [next(line[4:] for line in _lines(rolodex, who=who) if line.startswith("UID:")) for who in range(4)]
    assert [line for line in _lines(rolodex) if line.startswith("item")] == [
        f'item1.X-ABRELATEDNAMES;X-GODFATHER-TIE="{ids[1]}":{names[1]}',
        "item1.X-ABLabel:_$!<Friend>!$_",
        f'item2.X-ABRELATEDNAMES;X-GODFATHER-TIE="{ids[2]}":{names[2]}',
        "item2.X-ABLabel:Acquaintance",
    ]
    assert [line for line in _lines(rolodex, "4.0", 1) if line.startswith("RELATED")] == [
        f'RELATED;TYPE=friend;X-GODFATHER-TIE="{ids[0]}":urn:uuid:{ids[0]}',
        f'RELATED;TYPE=contact;X-GODFATHER-TIE="{ids[2]}":urn:uuid:{ids[2]}',
    ]
    for version in ("3.0", "4.0"):
        found = people(b"".join(vcards(rolodex, version, lambda _: None)))
        assert [one.relations for one in found] == [
            (("Friend", f"uid:{ids[1]}"), ("Acquaintance", f"uid:{ids[2]}")),
            (("Friend", f"uid:{ids[0]}"), ("Contact", f"uid:{ids[2]}")),
            (("Acquaintance", f"uid:{ids[0]}"), ("Contact", f"uid:{ids[1]}")),
            (),
        ]
        # A tie is no line on the card.
        assert all(one.extra == () for one in found)


@pytest.mark.parametrize(
    ("extra", "in_3", "in_4"),
    [
        ("Nickname: Annie, Nan", ["NICKNAME:Annie\\, Nan"], ["NICKNAME:Annie\\, Nan"]),
        ("Address: 1 Rd, Reno", ["ADR:;;1 Rd\\, Reno;;;;"], ["ADR:;;1 Rd\\, Reno;;;;"]),
        ("Skype: ann.lee", ["X-SKYPE:ann.lee"], ["IMPP:skype:ann.lee"]),
        ("XMPP: ann@example.org", ["X-JABBER:ann@example.org"], ["IMPP:xmpp:ann@example.org"]),
        ("QQ: 5", ["X-QQ:5"], ["X-GODFATHER-EXTRA:QQ: 5"]),
        (
            "Spouse: Ben Roy",
            ["item1.X-ABRELATEDNAMES:Ben Roy", "item1.X-ABLabel:_$!<Spouse>!$_"],
            ["RELATED;VALUE=text;TYPE=spouse:Ben Roy"],
        ),
        (
            "Domestic partner: Ben",
            ["item1.X-ABRELATEDNAMES:Ben", "item1.X-ABLabel:_$!<DomesticPartner>!$_"],
            ["RELATED;VALUE=text;TYPE=domestic-partner:Ben"],
        ),
        (
            "Coworker: Ben",
            ["item1.X-ABRELATEDNAMES:Ben", "item1.X-ABLabel:Coworker"],
            ["RELATED;VALUE=text;TYPE=co-worker:Ben"],
        ),
        ("Related: Ben", ["item1.X-ABRELATEDNAMES:Ben", "item1.X-ABLabel:Related"], ["RELATED;VALUE=text:Ben"]),
        ("X-ODD: a, b", ["X-GODFATHER-EXTRA:X-ODD: a\\, b"], ["X-GODFATHER-EXTRA:X-ODD: a\\, b"]),
    ],
)
def test_lines_of_a_card_go_where_other_programs_look(extra: str, in_3: list[str], in_4: list[str]) -> None:
    assert _card_of(extra) == in_3
    assert _card_of(extra, version="4.0") == in_4


def test_every_word_for_a_relation_comes_back() -> None:
    for words in KNOWN_RELATIONS - {"Related"}:
        assert relation_words(relation_type(words)) == words


def test_what_only_this_program_knows_is_in_properties_of_its_own() -> None:
    ann = Person(
        ANN,
        "Ann Lee",
        links=("https://www.linkedin.com/in/ann-lee",),
        how_known="referral",
        referred_by=BOB,
        rating=8,
        two_am=False,
        relation="former-colleague",
        seniority="c-level",
        authority="decision-maker",
        identities=("uid:5", "linkedin:ann-lee", "monica:7"),
    )
    lines = [line[12:] for line in _lines(rolodex_of(ann, person(BOB)), who=1) if line.startswith("X-GODFATHER-")]
    assert lines == [
        "RELATION:former-colleague",
        "HOW-KNOWN:referral",
        "SENIORITY:c-level",
        "AUTHORITY:decision-maker",
        "RATING:8",
        "TWO-AM:no",
        "MET-THROUGH:Bob Roy",
        "IDENTITY:monica:7",
    ]
    assert _lines(rolodex_of(replace(ann, referred_by=ME)))[-4] == "X-GODFATHER-MET-THROUGH:me"


def test_a_value_of_ours_that_somebody_altered_is_kept_as_text() -> None:
    (found,) = people(b"BEGIN:VCARD\nFN:Ann\nX-GODFATHER-RATING:11\nX-GODFATHER-TWO-AM:maybe\nEND:VCARD\n")
    assert (found.rating, found.two_am) == (None, None)
    assert found.extra == ("X-GODFATHER-RATING: 11", "X-GODFATHER-TWO-AM: maybe")


def test_the_structured_name_that_came_with_a_card_holds_while_it_fits() -> None:
    kept = "N: Lee;Ann;Mae;Dr.;"
    assert "N:Lee;Ann;Mae;Dr.;" in _lines(rolodex_of(Person(ANN, "Dr. Ann Mae Lee", extra=(kept,))))
    # After a wedding, programs that show N must not show the old name.
    lines = _lines(rolodex_of(Person(ANN, "Ann Roy", extra=(kept,))))
    assert "N:Roy;Ann;;;" in lines
    assert "X-GODFATHER-EXTRA:N: Lee\\;Ann\\;Mae\\;Dr.\\;" in lines


def test_further_roles_of_today_are_grouped_and_past_ones_are_not_written() -> None:
    acme, beta = Organization(OrganizationId(20), "Acme"), Organization(OrganizationId(21), "Beta")
    roles = [
        Role(RoleId(30), ANN, acme.id, "Buyer", "2020"),
        Role(RoleId(31), ANN, beta.id, "Owner", "2010"),
        Role(RoleId(32), ANN, beta.id, "Clerk", "2001", "2003"),
    ]
    rolodex = rolodex_of(person(ANN), acme, beta, *roles)
    lines = [line for line in _lines(rolodex) if "ORG" in line or "TITLE" in line]
    assert lines == ["ORG:Acme", "TITLE:Buyer", "item1.ORG:Beta", "item1.TITLE:Owner"]
    (found,) = people(b"".join(vcards(rolodex, "3.0", lambda _: None)))
    assert (found.organization, found.title) == ("Acme", "Buyer")
    assert found.extra == ("Organization: Beta", "Title: Owner")


def test_lines_are_folded_at_75_octets_and_letters_stay_whole() -> None:
    text = "é語👨‍👩‍👧" * 40 + "x" * 200
    (card,) = vcards(rolodex_of(person(ANN), Note(NoteId(22), ANN, TODAY, text)), "4.0", lambda _: None)
    lines = card.split(b"\r\n")
    assert max(map(len, lines)) == 75
    for line in lines:
        line.decode("utf-8")
    assert people(card)[0].notes == (text,)


def test_my_own_card_is_left_out() -> None:
    assert list(vcards(rolodex_of(), "4.0", lambda _: None)) == []
    assert b"Robin Vale" not in b"".join(vcards(rolodex_of(person(ANN)), "3.0", lambda _: None))


@pytest.mark.parametrize(
    ("photo", "kind"),
    [(b"\x89PNG\r\n\x1a\n1", "png"), (b"\xff\xd8\xff1", "jpeg"), (b"GIF89a1", "gif"), (b"RIFF0000WEBP", "webp")],
)
def test_photos_say_what_they_are(photo: bytes, kind: str) -> None:
    rolodex = rolodex_of(person(ANN))
    (card_3,) = vcards(rolodex, "3.0", lambda _: photo)
    (card_4,) = vcards(rolodex, "4.0", lambda _: photo)
    assert f"PHOTO;ENCODING=b;TYPE={kind.upper()}:".encode() in card_3
    assert f"PHOTO:data:image/{kind};base64,".encode() in card_4
    assert [people(one)[0].photo for one in (card_3, card_4)] == [photo, photo]


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_an_occasion_of_one_year_is_no_anniversary(version: str) -> None:
    party = Occasion(OccasionId(22), ANN, "2026-03-26", "anniversary", "twenty years in the house")
    yearly = Occasion(OccasionId(23), ANN, "--05-14", "anniversary", "their wedding")
    (card,) = vcards(rolodex_of(person(ANN), party, yearly), version, lambda _: None)
    assert people(card)[0].anniversaries == ("--05-14",)


def test_two_of_one_name_and_one_id_in_two_books_are_told_apart_by_name() -> None:
    first, second = (_lines(rolodex_of(Person(PersonId(7), name)))[3] for name in ("Ann Lee", "Ben Roy"))
    assert first.startswith("UID:")
    assert first != second
    assert first == _lines(rolodex_of(Person(PersonId(7), "Ann Lee")))[3]


def test_who_introduced_somebody_stands_before_them() -> None:
    ann, ben = Person(ANN, "Ann Lee", referred_by=BOB), Person(BOB, "Ben Roy", referred_by=CY)
    cards = [Person(CY, "Cy Young", referred_by=ANN), Person(DEE, "Dee Moor", referred_by=ME)]
    found = people(b"".join(vcards(rolodex_of(ann, ben, *cards), "3.0", lambda _: None)))
    assert [(one.name, one.met_through) for one in found] == [
        ("Cy Young", "Ann Lee"),
        ("Ben Roy", "Cy Young"),
        ("Ann Lee", "Ben Roy"),
        ("Dee Moor", "me"),
    ]


def test_of_two_of_one_name_the_one_who_introduced_somebody_is_told_by_uid() -> None:
    two = [Person(ANN, "Ann Lee"), Person(BOB, "Ann Lee", identities=("uid:b",))]
    rolodex = rolodex_of(*two, Person(CY, "Cy Young", referred_by=BOB), Person(DEE, "Dee Moor", referred_by=ANN))
    ann, _, cy, dee = people(b"".join(vcards(rolodex, "4.0", lambda _: None)))
    assert (cy.met_through, dee.met_through) == ("uid:b", ann.identities[0])
