"""What a card says of a person, in the spellings of the programs that write cards."""

import pytest

from godfather_desktop.interchange.found import FoundGroup, FoundOrganization, FoundPerson
from tests.interchange.cards import card, items_of, one, people, said

_UUID = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"


@pytest.mark.parametrize(
    ("lines", "relation"),
    [
        (("item1.X-ABRELATEDNAMES:Ben Roy", "item1.X-ABLabel:_$!<Spouse>!$_"), ("Spouse", "Ben Roy")),
        (("item1.X-ABLabel:_$!<DomesticPartner>!$_", "item1.X-ABRELATEDNAMES:Ben"), ("Domestic partner", "Ben")),
        (("item1.X-ABRELATEDNAMES;type=pref:Ben", "item1.X-ABLABEL:sailing mate"), ("sailing mate", "Ben")),
        (("X-ABRELATEDNAMES:Ben",), ("Related", "Ben")),
        ((f"RELATED;TYPE=spouse:urn:uuid:{_UUID}",), ("Spouse", f"uid:{_UUID}")),
        ((f"RELATED;TYPE=FRIEND;PREF=1:URN:UUID:{_UUID.upper()}",), ("Friend", f"uid:{_UUID}")),
        (("RELATED;TYPE=co-worker;VALUE=text:Ben Roy",), ("Coworker", "Ben Roy")),
        (("RELATED;TYPE=contact:mailto:ben@example.org",), ("Contact", "ben@example.org")),
        (("RELATED;TYPE=emergency:tel:+1-415-555-2671",), ("Emergency contact", "tel:+14155552671")),
        (("RELATED;TYPE=kin:https://www.linkedin.com/in/Ben-Roy",), ("Relative", "linkedin:ben-roy")),
        (("RELATED;TYPE=assistant;VALUE=text:Dr: Ben",), ("Assistant", "Dr: Ben")),
        (("RELATED;VALUE=text:Ben",), ("Related", "Ben")),
        (("X-SPOUSE:Ben",), ("Spouse", "Ben")),
        (("X-EVOLUTION-SPOUSE:Ben",), ("Spouse", "Ben")),
        (("X-EVOLUTION-MANAGER:Ben",), ("Manager", "Ben")),
        (("X-EVOLUTION-ASSISTANT:Ben",), ("Assistant", "Ben")),
        (("X-MS-MANAGER:Ben",), ("Manager", "Ben")),
        (("X-MS-ASSISTANT;CHARSET=utf-8:Zoë",), ("Assistant", "Zoë")),
        (("X-MS-CHILD:Kit",), ("Child", "Kit")),
        (("X-KADDRESSBOOK-X-SpousesName:Ben",), ("Spouse", "Ben")),
        (("X-KADDRESSBOOK-X-ManagersName:Ben",), ("Manager", "Ben")),
        (("X-KADDRESSBOOK-X-AssistantsName:Ben",), ("Assistant", "Ben")),
        (("X-MANAGER:Ben",), ("Manager", "Ben")),
        (("X-ASSISTANT:Ben",), ("Assistant", "Ben")),
        (("AGENT:Ben",), ("Agent", "Ben")),
        ((r"AGENT:BEGIN:VCARD\nFN:Ben\nTEL:5\nEND:VCARD\n",), ("Agent", "Ben")),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ben;14;;;;",), ("Spouse", "Ben")),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ben;0;coach;;;",), ("coach", "Ben")),
        (
            ("X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/relation;Zo=C3=AB;6;;",),
            ("Friend", "Zoë"),
        ),
    ],
)
def test_relations_of_all_programs(lines: tuple[str, ...], relation: tuple[str, str]) -> None:
    found = one("FN:Ann Lee", *lines)
    assert found.relations == (relation,)
    # Whether or not anybody of that name is known, the card still says it.
    (text,) = found.extra
    label, _, name = text.partition(": ")
    said_of = name.lower().replace("tel:+1-415-555-2671", "tel:+14155552671").rpartition("/")[2]
    assert label == relation[0]
    assert relation[1].lower().rpartition(":")[2].strip() in said_of


def test_a_relation_of_two_types_is_two_relations_and_one_line() -> None:
    found = one("FN:Ann", "RELATED;TYPE=friend,colleague;VALUE=text:Ben", version="4.0")
    assert found.relations == (("Colleague", "Ben"), ("Friend", "Ben"))
    assert found.extra == ("Colleague, Friend: Ben",)


def test_the_page_of_a_relation_and_the_card_itself_are_nobody_else() -> None:
    found = one("FN:Ann", "RELATED;TYPE=friend:http://example.org/ben.vcf", f"RELATED;TYPE=me:urn:uuid:{_UUID}")
    assert found.relations == ()
    assert found.extra == ("Friend: http://example.org/ben.vcf", f"Me: urn:uuid:{_UUID}")


def test_how_to_reach_an_agent_is_kept() -> None:
    inner = ("BEGIN:VCARD", "FN:Ben", "TEL:5", "EMAIL:ben@example.org", "END:VCARD")
    found = one("FN:Ann", "AGENT:", *inner, "TEL:1", version="2.1")
    assert (found.name, found.phones, found.emails) == ("Ann", ("1",), ())
    assert found.extra == ("Agent: Ben, 5, ben@example.org",)


@pytest.mark.parametrize(
    "lines",
    [
        ("ANNIVERSARY:20100514",),
        ("X-ANNIVERSARY:2010-05-14",),
        ("X-EVOLUTION-ANNIVERSARY:2010-05-14",),
        ("X-MS-ANNIVERSARY:20100514",),
        ("X-KADDRESSBOOK-X-Anniversary:2010-05-14",),
        ("item1.X-ABDATE;type=pref:2010-05-14", "item1.X-ABLabel:_$!<Anniversary>!$_"),
        ("item1.X-ABLabel:Wedding anniversary", "item1.X-ABDate:2010-05-14"),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-05-14;1;;;;;;;;;;;;;",),
    ],
)
def test_anniversaries_of_all_programs(lines: tuple[str, ...]) -> None:
    found = one("FN:Ann", *lines)
    assert (found.anniversaries, found.extra) == (("2010-05-14",), ())


@pytest.mark.parametrize(
    ("line", "birthday", "kept"),
    [
        ("BDAY;VALUE=date-time:1980-03-22T00:00:00Z", "1980-03-22", False),
        ("BDAY:1980-03-22T07:30:00-05:00", "1980-03-22", True),
        ("BDAY:19800322T0730", "1980-03-22", True),
        ("BDAY;VALUE=text:circa 1800", "", True),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-22", "--03-22", False),
        ("BDAY:1604-03-22", "--03-22", False),
        ("BDAY:--0322", "--03-22", False),
        ("BDAY:22.3.1980", "1980-03-22", False),
        ("BDAY:1980/3/22", "1980-03-22", False),
        ("BDAY:03/04/1980", "", True),
        ("BDAY;CALSCALE=hebrew:57400711", "", True),
        ("item1.X-ABDATE:1980-03-22\r\nitem1.X-ABLabel:Birthday", "1980-03-22", False),
        ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;1980-03-22;3;;", "1980-03-22", False),
    ],
)
def test_birthdays_of_all_programs(line: str, birthday: str, kept: bool) -> None:
    found = one("FN:Ann", line)
    assert found.birthday == birthday
    assert bool(found.extra) is kept
    assert not kept or line.rpartition(":")[2][-4:] in found.extra[0]


def test_other_dates_keep_their_labels() -> None:
    found = one(
        "FN:Ann",
        "item1.X-ABDATE:1999-06-01",
        "item1.X-ABLabel:Graduation",
        "X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2001-02-03;0;Founded;",
        "DEATHDATE:20200101",
    )
    assert found.extra == ("Graduation: 1999-06-01", "Founded: 2001-02-03", "Died: 20200101")


@pytest.mark.parametrize(
    ("line", "links", "extra"),
    [
        ("X-SOCIALPROFILE;type=twitter:http://twitter.com/ann", ("http://twitter.com/ann",), ()),
        ("X-SOCIALPROFILE;type=twitter;x-user=ann:x-apple:ann", (), ("Twitter: ann",)),
        ("SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://example.org/@ann", ("https://example.org/@ann",), ()),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:ann.lee", (), ("Skype: ann.lee",)),
        ("IMPP:xmpp:ann@example.org", (), ("XMPP: ann@example.org",)),
        ("IMPP;TYPE=personal:sip:ann@example.org", (), ("SIP: ann@example.org",)),
        ("X-SIP:sip:90-1", (), ("SIP: 90-1",)),
        ("X-AIM;type=HOME;type=pref:ann lee", (), ("AIM: ann lee",)),
        ("X-ICQ:123", (), ("ICQ: 123",)),
        ("X-JABBER:ann@example.org", (), ("XMPP: ann@example.org",)),
        ("X-MSN:ann@example.org", (), ("MSN: ann@example.org",)),
        ("X-SKYPE-USERNAME:ann", (), ("Skype: ann",)),
        ("X-GTALK:ann", (), ("Google Talk: ann",)),
        ("X-GOOGLE-TALK:ann", (), ("Google Talk: ann",)),
        ("X-QQ:5", (), ("QQ: 5",)),
        ("X-YAHOO:ann", (), ("Yahoo: ann",)),
        ("X-messaging/gadu-All:1\ue0002", (), ("Gadu-Gadu: 1, 2",)),
        ("X-messaging/aim-All:ann", (), ("AIM: ann",)),
        ("X-MS-IMADDRESS:ann@example.org", (), ("Messenger: ann@example.org",)),
        ("X-TWITTER:ann", (), ("Twitter: ann",)),
        ("X-EVOLUTION-BLOG-URL:http://example.org/b", ("http://example.org/b",), ()),
        ("SOURCE:ldap://example.org/ann", (), ("Source: ldap://example.org/ann",)),
        (r"URL:http\://example.org", ("http://example.org",), ()),
        ("item1.URL:example.org\r\nitem1.X-ABLabel:BLOG", ("example.org",), ("BLOG: example.org",)),
        ("item1.URL:example.org\r\nitem1.X-ABLabel:_$!<HomePage>!$_", ("example.org",), ()),
        ("URL:javascript:alert(1)", ("javascript:alert(1)",), ()),
    ],
)
def test_messengers_profiles_and_links(line: str, links: tuple[str, ...], extra: tuple[str, ...]) -> None:
    found = one("FN:Ann", line)
    assert (found.links, found.extra) == (links, extra)


def test_a_linkedin_profile_is_an_identity() -> None:
    found = one("FN:Ann", "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/Ann-Lee", "UID:7")
    assert found.identities == ("uid:7", "linkedin:ann-lee")


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("TEL:+1 415 555 2671p123w45#", "+1 415 555 2671p123w45#"),
        ("TEL;VALUE=uri:tel:+44-20-1;ext=5", "+44-20-1 ext. 5"),
        ("TEL;VALUE=uri:tel:+44-20-1;postd=pp22", "+44-20-1pp22"),
        ("TEL:tel:%2B44", "+44"),
        ("TEL:1-800-FLOWERS", "1-800-FLOWERS"),
        ("TEL:144", "144"),
        ("TEL;TYPE=PAGER:6101231234@pager.example.org", "6101231234@pager.example.org"),
    ],
)
def test_phones_stay_as_they_are_written(line: str, phone: str) -> None:
    assert one("FN:Ann", line).phones == (phone,)


def test_a_sip_address_is_no_phone_number() -> None:
    found = one("FN:Ann", "TEL;TYPE=HOME:sip:ann@example.org", version="4.0")
    assert (found.phones, found.extra) == ((), ("SIP: ann@example.org",))


def test_the_preferred_comes_first_and_machines_and_labeled_ones_last() -> None:
    found = one(
        "FN:Ann",
        "TEL;TYPE=FAX,WORK:1",
        "item1.TEL:2",
        "item1.X-ABLabel:_$!<AssistantPhone>!$_",
        "TEL;TYPE=CELL:3",
        "TEL;TYPE=HOME,pref:4",
        "EMAIL;PREF=2:b@example.org",
        "EMAIL:c@example.org",
        "EMAIL;PREF=1:a@example.org",
    )
    assert found.phones == ("4", "3", "1", "2")
    assert found.emails == ("a@example.org", "b@example.org", "c@example.org")
    assert found.extra == ("Assistant phone: 2",)


@pytest.mark.parametrize(
    ("line", "emails", "extra"),
    [
        ('EMAIL:"Lee, Ann" <ann@example.org>', ("ann@example.org",), ()),
        ("EMAIL:mailto:ann@example.org", ("ann@example.org",), ()),
        ("EMAIL:ann@example.org; lee@example.org", ("ann@example.org", "lee@example.org"), ()),
        ("EMAIL;X400:/o=Acme/cn=ann@x", (), ("Email: /o=Acme/cn=ann@x",)),
        ("EMAIL:ask her", (), ("Email: ask her",)),
        ("item1.EMAIL:ann@example.org\r\nitem1.X-ABLabel:Boat", ("ann@example.org",), ("Boat: ann@example.org",)),
    ],
)
def test_emails(line: str, emails: tuple[str, ...], extra: tuple[str, ...]) -> None:
    found = one("FN:Ann", line)
    assert (found.emails, found.extra) == (emails, extra)


@pytest.mark.parametrize(
    ("lines", "organization", "title", "extra"),
    [
        (("ORG:Acme;Sales;East", "TITLE:Buyer"), "Acme", "Buyer", ("Unit: Sales", "Unit: East")),
        (("ORG:Company, The", "TITLE:VP, Sales"), "Company, The", "VP, Sales", ()),
        (("ROLE:Counting", "TITLE:Buyer"), "", "Buyer", ("Role: Counting",)),
        (("ROLE:Counting", "ORG:Acme"), "Acme", "Counting", ()),
        (("TITLE:Buyer", "TITLE:Owner"), "", "Buyer", ("Title: Owner",)),
        (("ORG:Acme", "ORG:Beta"), "Acme", "", ("Organization: Beta",)),
        (
            ("item1.ORG:Acme", "item2.ORG:Beta", "item2.TITLE:Owner", "item1.TITLE:Buyer"),
            "Acme",
            "Buyer",
            ("Organization: Beta", "Title: Owner"),
        ),
        (("item1.ORG:Acme", "item2.ORG:Beta", "item2.TITLE:Owner"), "Acme", "", ("Organization: Beta", "Title: Owner")),
    ],
)
def test_the_first_role_is_taken_and_the_others_are_kept(
    lines: tuple[str, ...], organization: str, title: str, extra: tuple[str, ...]
) -> None:
    found = one("FN:Ann", *lines)
    assert (found.organization, found.title, found.extra) == (organization, title, extra)


@pytest.mark.parametrize(
    ("line", "city", "extra"),
    [
        ("ADR;TYPE=HOME:;;1 Long Rd;Reno;NV;89501;USA", "Reno", ("Address: 1 Long Rd, Reno, NV, 89501, USA",)),
        ("ADR:;;;Reno;;;", "Reno", ()),
        (r"ADR:;;Weg 1\nHof 2;Köln;;5;", "Köln", ("Address: Weg 1, Hof 2, Köln, 5",)),
        ("ADR;WORK:;Szczecin", "", ("Address: Szczecin",)),
        ('ADR;LABEL="Weg 1\\nKöln":;;;;;;', "", ("Address: Weg 1, Köln",)),
        ("item1.ADR:;;1 Rd;Reno;;;\r\nitem1.X-ABLabel:Boat", "Reno", ("Boat: 1 Rd, Reno",)),
        ("LABEL;TYPE=WORK:Weg 1\\nKöln", "", ("Address label: Weg 1\nKöln",)),
    ],
)
def test_addresses(line: str, city: str, extra: tuple[str, ...]) -> None:
    found = one("FN:Ann", line)
    assert (found.city, found.extra) == (city, extra)


def test_the_first_city_is_the_city_and_the_second_is_kept() -> None:
    found = one("FN:Ann", "ADR:;;;Reno;;;", "ADR:;;;Oslo;;;")
    assert (found.city, found.extra) == ("Reno", ("Address: Oslo",))


@pytest.mark.parametrize(
    ("lines", "name", "extra"),
    [
        (("N:Lee;Ann;;;", "FN:Ann Lee"), "Ann Lee", ()),
        (("N:Lee;Ann;Mae;Dr.;PhD",), "Dr. Ann Mae Lee PhD", ("N: Lee;Ann;Mae;Dr.;PhD",)),
        (("N:Lee;Ann", "FN:Annie L."), "Annie L.", ("N: Lee;Ann;;;",)),
        (("N:王;小明;;;",), "王小明", ("N: 王;小明;;;",)),
        (("N:やまだ;たろう",), "やまだ たろう", ("N: やまだ;たろう;;;",)),
        (("FN:Ann Lee", "FN;LANGUAGE=de:Anna Lee"), "Ann Lee", ("Name: Anna Lee",)),
        (("FN:", "N:;;;;", "NICKNAME:Annie,Nan"), "Annie,Nan", ("Nickname: Annie, Nan",)),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Nick;1;;",), "Nick", ("Nickname: Nick",)),
        (('EMAIL:"Lee" <ann@example.org>',), "ann@example.org", ()),
        (("TEL:tel:144",), "144", ()),
        (("FN:Ann\u202e eeL\u202c 👨‍👩‍👧 e\u0301", "N:;;;;"), "Ann\u202e eeL\u202c 👨‍👩‍👧 é", ()),
        (("FN:<b>Ann</b> & Co",), "<b>Ann</b> & Co", ()),
    ],
    ids=lambda value: None,
)
def test_B16_B27_B28_names_as_they_are_written(lines: tuple[str, ...], name: str, extra: tuple[str, ...]) -> None:
    found = one(*lines)
    assert (found.name, found.extra) == (name, extra)


def test_properties_of_no_known_program_are_kept_under_their_names() -> None:
    found = one("FN:Ann", "X-ODD;TYPE=x:a\\, b", "TZ:-0500", "X-PHONETIC-FIRST-NAME:An", "SOUND;X-IRMC-N:リー;アン")
    assert found.extra == ("X-ODD: a, b", "Time zone: -0500", "Phonetic first name: An", "Phonetic name: リー アン")


def test_categories_are_tags_and_an_escaped_comma_belongs_to_one() -> None:
    assert one("FN:Ann", "CATEGORIES:vip, sailing,,vip", r"CATEGORIES:a\, b").tags == ("vip", "sailing", "a, b")


def test_a_label_in_the_middle_of_the_street_is_no_label() -> None:
    found = one("FN:Ann", "X-ABLabel:lost", "TEL:1", "NOTE:n\\n", "NOTE:n")
    assert (found.phones, found.notes, found.extra) == (("1",), ("n",), ())


def test_a_company_is_a_name_and_what_else_its_card_says_is_told() -> None:
    items = items_of(card("FN:Acme", "N:Lee;Ann", "ORG:Acme", "TEL:1", "X-ABShowAs:COMPANY"))
    assert [(item.why, item.values) for item in items[:-1]] == [("only its name", {"parts": ("Name", "Phone")})]  # type: ignore[union-attr]
    assert items[-1] == FoundOrganization(items[-1].place, "Acme")
    assert items_of(card("FN:Acme", "KIND:org", "UID:5", version="4.0")) == [items[-1]]


@pytest.mark.parametrize("lines", [("ORG:Acme",), ("FN:Acme", "N:;;;;", "ORG:Acme;", "REV:1"), ("N:;;;;", "ORG:Acme")])
def test_a_card_with_nothing_but_an_organization_is_a_company(lines: tuple[str, ...]) -> None:
    (item,) = items_of(card(*lines))
    assert isinstance(item, FoundOrganization)
    assert item.name == "Acme"


@pytest.mark.parametrize("line", ["TEL:1", "EMAIL:info@example.org", "KIND:individual", "NOTE:buys", "TITLE:Buyer"])
def test_a_card_of_an_organization_that_says_more_stays_a_card(line: str) -> None:
    found = one("FN:Acme", "N:;;;;", "ORG:Acme", line)
    assert (found.name, found.organization) == ("Acme", "Acme")


@pytest.mark.parametrize("kind", ["location", "device", "application"])
def test_a_thing_is_no_person(kind: str) -> None:
    assert said(items_of(card(f"KIND:{kind}", "FN:Room 5", version="4.0"))) == [("card of a thing", 1, 1)]


@pytest.mark.parametrize(
    ("lines", "members"),
    [
        (
            ("KIND:group", f"MEMBER:urn:uuid:{_UUID}", "MEMBER:mailto:ben@example.org"),
            (f"uid:{_UUID}", "ben@example.org"),
        ),
        (("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A"), ("uid:a",)),
        (
            ("X-EVOLUTION-LIST:TRUE", "EMAIL:ann@example.org", "EMAIL:Ben <b@example.org>"),
            ("ann@example.org", "b@example.org"),
        ),
        (
            ("KIND:group", "MEMBER:tel:+14155552671", "MEMBER:urn:uuid:A", "MEMBER:urn:uuid:A"),
            ("tel:+14155552671", "uid:a"),
        ),
    ],
)
def test_groups(lines: tuple[str, ...], members: tuple[str, ...]) -> None:
    (item,) = items_of(card("FN:Sailors", *lines))
    assert isinstance(item, FoundGroup)
    assert (item.name, item.members) == ("Sailors", members)


def test_cards_that_stand_inside_of_a_card_are_people_of_their_own() -> None:
    inner = card("N:nest1", version="2.1") + card("N:nest2", version="2.1")
    text = card("N:parent", inner.rstrip(), "TEL:1", version="2.1")
    assert [(found.name, found.phones) for found in people(text)] == [("nest1", ()), ("nest2", ()), ("parent", ("1",))]


def test_cards_that_are_never_ended_are_not_taken_for_nested_ones() -> None:
    text = "".join(f"BEGIN:VCARD\nFN:Ann {number}\nTEL:{number}\n" for number in range(200))
    found = people(text)
    assert [(one.name, one.phones) for one in found] == [(f"Ann {number}", (str(number),)) for number in range(200)]


def test_my_own_card_is_known_by_all_of_its_addresses_or_by_one_and_the_name() -> None:
    mine = frozenset({"robin@example.org", "robin vale"})

    def me(*lines: str) -> bool:
        (item,) = items_of(card(*lines), mine=mine)
        assert isinstance(item, FoundPerson)
        return item.me

    assert me("FN:R. Vale", "EMAIL:Robin@example.org")
    assert me("FN:Robin Vale", "EMAIL:robin@example.org", "EMAIL:other@example.org")
    assert not me("FN:Ann Lee", "EMAIL:ann@example.org", "EMAIL:robin@example.org")
    assert not me("FN:Robin Vale")
