from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundOrganization, FoundPerson, Noticed, Rejected
from tests.interchange.csv_items import items_of, people_of, table

OLD = (
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    "E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Type,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,"
    "Phone 2 - Value,Address 1 - Type,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,"
    "Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Organization 1 - Type,"
    "Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title,Organization 1 - Department,"
    "Organization 2 - Type,Organization 2 - Name,Organization 2 - Title,Relation 1 - Type,Relation 1 - Value,"
    "Website 1 - Type,Website 1 - Value,Event 1 - Type,Event 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,"
    "Custom Field 1 - Type,Custom Field 1 - Value"
).split(",")
NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,"
    "Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,"
    "Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    "Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,"
    "Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value,"
    "Relation 1 - Label,Relation 1 - Value,Event 1 - Label,Event 1 - Value,Custom Field 1 - Label,"
    "Custom Field 1 - Value"
).split(",")


def _old(**cells: str) -> str:
    return _one(OLD, cells)


def _new(**cells: str) -> str:
    return _one(NEW, cells)


def _one(header: list[str], cells: dict[str, str]) -> str:
    keys = {name.lower().replace(" - ", "_").replace(" ", "_").replace("-", ""): name for name in header}
    row = {keys[key]: text for key, text in cells.items()}
    return table(dict.fromkeys(header, "") | row)


FULL_OLD = {
    "name": "Dr. Ann M. Lee Jr.",
    "given_name": "Ann",
    "additional_name": "M.",
    "family_name": "Lee",
    "name_prefix": "Dr.",
    "name_suffix": "Jr.",
    "nickname": "Annie",
    "birthday": "1975-12-12",
    "occupation": "Sculptor",
    "notes": 'first "line"\nsecond',
    "photo": "https://example.org/p.jpg",
    "group_membership": "* myContacts ::: coworkers ::: * starred",
    "email_1_type": "* Work",
    "email_1_value": "ann@example.org ::: lee@example.org",
    "email_2_type": "* ",
    "email_2_value": '"Lee, Ann (Meridian)" <a.lee@example.net>',
    "phone_1_type": "Mobile",
    "phone_1_value": "+1 415 555 2671",
    "phone_2_type": "Work Fax",
    "phone_2_value": "+1 415 555 0000",
    "address_1_type": "Home",
    "address_1_formatted": "Weg 1\n53111 Bonn\nGermany",
    "address_1_street": "Weg 1",
    "address_1_city": "Bonn",
    "address_1_postal_code": "53111",
    "address_1_country": "Germany",
    "organization_1_name": "Meridian",
    "organization_1_title": "CEO",
    "organization_1_department": "Board",
    "organization_2_name": "Acme",
    "organization_2_title": "Adviser",
    "relation_1_type": "Spouse",
    "relation_1_value": "Bob Roy",
    "website_1_type": "Profile",
    "website_1_value": "https://www.linkedin.com/in/ann-lee",
    "event_1_type": "Anniversary",
    "event_1_value": "2001-06-01",
    "im_1_service": "Skype",
    "im_1_value": "ann.lee",
    "custom_field_1_type": "Shoe size",
    "custom_field_1_value": "38",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_contact_of_the_old_export_comes_whole(encoding: str, tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, _old(**FULL_OLD).encode(encoding), "google-csv")
    assert ann.name == "Dr. Ann M. Lee Jr."
    assert ann.emails == ("ann@example.org", "lee@example.org", "a.lee@example.net")
    assert (ann.phones, ann.city, ann.birthday) == (("+1 415 555 2671",), "Bonn", "1975-12-12")
    assert (ann.organization, ann.title) == ("Meridian", "CEO")
    assert ann.tags == ("coworkers", "starred")
    assert ann.relations == (("Spouse", "Bob Roy"),)
    assert ann.anniversaries == ("2001-06-01",)
    assert ann.links == ("https://www.linkedin.com/in/ann-lee",)
    assert ann.identities == ("linkedin:ann-lee",)
    assert ann.notes == ('first "line"\nsecond',)
    assert set(ann.extra) == {
        "Occupation: Sculptor",
        "Work Fax: +1 415 555 0000",
        "Home address: Weg 1, 53111 Bonn, Germany",
        "Department: Board",
        "Organization 2 - Name: Acme",
        "Organization 2 - Title: Adviser",
        "Anniversary: 2001-06-01",
        "Skype: ann.lee",
        "Shoe size: 38",
        "Nickname: Annie",
    }


def test_a_contact_of_the_new_export_has_its_name_from_parts(tmp_path: Path) -> None:
    (ann,) = people_of(
        tmp_path,
        _new(
            first_name="Ann",
            middle_name="M.",
            last_name="Lee",
            name_prefix="Dr.",
            name_suffix="Jr.",
            file_as="Lee, Ann",
            organization_name="Meridian",
            organization_title="CEO",
            labels="* myContacts ::: Navy",
            email_1_label="* Work",
            email_1_value="ann@example.org",
            phone_1_label="Chalet",
            phone_1_value="144",
            event_1_label="First met",
            event_1_value="2011-02-03",
            birthday=" --12-12",
        ),
        "google-csv",
    )
    assert ann.name == "Ann M. Lee Jr."
    assert (ann.organization, ann.title, ann.tags, ann.phones) == ("Meridian", "CEO", ("Navy",), ("144",))
    assert ann.birthday == "--12-12"
    assert ann.anniversaries == ()
    assert set(ann.extra) == {"Prefix: Dr.", "Chalet: 144", "First met: 2011-02-03", "File As: Lee, Ann"}


def test_two_addresses_in_one_cell_stay_apart(tmp_path: Path) -> None:
    (ann,) = people_of(
        tmp_path,
        _new(
            first_name="Ann",
            address_1_label="Home",
            address_1_street="Weg 1 ::: Rue 2",
            address_1_city="Bonn ::: Paris",
            address_1_country="Germany ::: France",
        ),
        "google-csv",
    )
    assert ann.city == "Bonn"
    assert ann.extra == ("Home address: Weg 1, Bonn, Germany", "Home address: Rue 2, Paris, France")


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({"phone_1_value": "144"}, "144"),
        ({"email_1_value": "x@example.org"}, "x@example.org"),
        ({"nickname": "Bear", "email_1_value": "x@example.org"}, "Bear"),
        ({"email_1_value": '"Frost, Wanda (ACME)" <wanda@example.org>'}, "Wanda Frost"),
        ({"email_1_value": "Wanda Frost <wanda@example.org>"}, "Wanda Frost"),
        ({"first_name": "翼", "last_name": "愛川"}, "愛川 翼"),
        ({"name_prefix": "Mr.", "last_name": "Frost"}, "Mr. Frost"),
        ({"organization_name": "Ambulance", "phone_1_value": "144"}, "Ambulance"),
    ],
)
def test_who_has_no_name_is_called_by_what_there_is(cells: dict[str, str], name: str, tmp_path: Path) -> None:
    (found,) = people_of(tmp_path, _new(**cells), "google-csv")
    assert found.name == name


def test_a_row_of_a_company_alone_is_a_company(tmp_path: Path) -> None:
    first, second = items_of(tmp_path, _new(organization_name="Meridian", notes="since 1999"), "google-csv")
    assert isinstance(first, Noticed)
    assert (first.why, first.values) == ("company details left out", {"details": "since 1999"})
    assert isinstance(second, FoundOrganization)
    assert second.name == "Meridian"
    (alone,) = items_of(tmp_path, _new(organization_name="Meridian", labels="* myContacts"), "google-csv")
    assert isinstance(alone, FoundOrganization)


def test_a_row_with_nothing_to_call_it_by_is_rejected_and_an_empty_one_is_none(tmp_path: Path) -> None:
    (item,) = items_of(tmp_path, _new(labels="* myContacts", notes="who?") + "," * 39 + "\r\n", "google-csv")
    assert isinstance(item, Rejected)
    assert item.why == "no name"


def test_what_leaked_into_the_wrong_column_is_not_taken_for_an_address(tmp_path: Path) -> None:
    (ann,) = people_of(
        tmp_path,
        _new(
            first_name="Ann",
            email_1_label="ann@example.org",
            email_2_label="* ",
            email_2_value="Work ::: https://example.org/ann ::: lee@example.org",
            phone_1_value="ann@example.net",
            website_1_value="http\\://example.org/lee",
        ),
        "google-csv",
    )
    assert ann.emails == ("ann@example.org", "lee@example.org", "ann@example.net")
    assert ann.links == ("https://example.org/ann", "http://example.org/lee")
    assert ann.phones == ()
    assert ann.extra == ("E-mail 2 - Value: Work",)


@pytest.mark.parametrize(
    ("said", "born"),
    [("1975-12-12", "1975-12-12"), (" --12-12", "--12-12"), ("0000-12-12", "--12-12"), ("1604-02-29", "--02-29")],
)
def test_birthdays(said: str, born: str, tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, _new(first_name="Ann", birthday=said), "google-csv")
    assert (ann.birthday, ann.extra) == (born, ())


def test_a_trimmed_export_is_known_by_its_numbered_columns(tmp_path: Path) -> None:
    (ann,) = people_of(tmp_path, "Name,Phone 1 - Type,Phone 1 - Value\nAnn Lee,Mobile,030 1234\n", "google-csv")
    assert (ann.name, ann.phones) == ("Ann Lee", ("030 1234",))


def test_columns_that_nobody_knows_are_kept_as_text(tmp_path: Path) -> None:
    text = "First Name,E-mail 1 - Value,E-mail 1 - Odd,Pet,Pet\nAnn,ann@example.org,odd,dog,cat,over\n"
    (ann,) = people_of(tmp_path, text, "google-csv")
    assert set(ann.extra) == {"E-mail 1 - Odd: odd", "Pet: dog", "Pet: cat", "column 6: over"}


def test_many_numbered_columns(tmp_path: Path) -> None:
    header = {"First Name": "Ann"} | {f"E-mail {n} - Value": f"a{n}@example.org" for n in range(1, 31)}
    (ann,) = people_of(tmp_path, table(header), "google-csv")
    assert isinstance(ann, FoundPerson)
    assert len(ann.emails) == 30
