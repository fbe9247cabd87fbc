from pathlib import Path

import pytest

from godfather_desktop.interchange.found import FoundPerson, Place, Rejected
from godfather_desktop.interchange.readers.linkedin_dates import date_in
from godfather_desktop.storage.store import Store
from tests.books import TODAY, imported, others_by_name, written
from tests.interchange.linkedin_reading import items_of, reasons_in

NOTE = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Ann,Lee,https://www.linkedin.com/in/ann-lee-1,,Meridian,CEO,31 Oct 2021\n"


def _people(folder: Path, text: str | bytes, name: str = "Connections.csv") -> list[FoundPerson]:
    items = items_of(folder, name, text)
    assert not reasons_in(items)
    return [item for item in items if isinstance(item, FoundPerson)]


@pytest.mark.parametrize(
    "preamble",
    [
        "",
        NOTE,
        NOTE + "\n",
        NOTE.replace('"', "").replace(", you", " you"),
        NOTE.replace('"', ""),
        NOTE.replace('."', "."),
        NOTE.replace("\n", ",,,,,,\n"),
        "\n\n",
        "\ufeff" + NOTE,
    ],
    ids=[
        "none",
        "quoted",
        "two blank lines",
        "unquoted",
        "commas",
        "quote never closed",
        "commas after",
        "blank",
        "bom",
    ],
)
def test_the_header_is_found_by_its_content(preamble: str, tmp_path: Path) -> None:
    (found,) = _people(tmp_path, preamble + NEW + ROW)
    assert (found.name, found.organization, found.title) == ("Ann Lee", "Meridian", "CEO")
    assert found.identities == ("linkedin:ann-lee-1",)
    assert found.links == ("https://www.linkedin.com/in/ann-lee-1",)
    assert found.extra == ("Connected on LinkedIn: 2021-10-31",)


def test_the_shape_of_2018_and_that_of_a_spreadsheet_program(tmp_path: Path) -> None:
    text = OLD + 'Ann,"Lee, CPA",ann@example.org,NA,NA,"12/11/17, 6:14 PM"\nBen,Roy,NA,,,21-May-24\n'
    first, second = _people(tmp_path, text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    assert (first.name, first.emails, first.organization) == ("Ann Lee, CPA", ("ann@example.org",), "")
    assert first.extra == ("Connected on LinkedIn: 2017-12-11",)
    assert (second.name, second.emails, second.extra) == ("Ben Roy", (), ("Connected on LinkedIn: 2024-05-21",))


def test_a_last_name_na_is_one_unless_the_row_has_na_elsewhere(tmp_path: Path) -> None:
    text = NEW + "Min,Na,,,,,01 Jan 2020\nMin,NA,,,Acme,,01 Jan 2020\nCher,NA,NA,NA,Acme,NA,01 Jan 2020\n"
    assert [one.name for one in _people(tmp_path, text)] == ["Min Na", "Min NA", "Cher"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_what_spreadsheet_programs_do_to_the_file(encoding: str, delimiter: str, ends: str, tmp_path: Path) -> None:
    text = (NOTE + NEW + ROW + "Zoë,Köhler,,,Größe & Söhne,,01 Jan 2020").replace(", you", " you")
    data = text.replace(",", delimiter).replace("\n", ends).encode(encoding)
    assert [(one.name, one.organization) for one in _people(tmp_path, data)] == [
        ("Ann Lee", "Meridian"),
        ("Zoë Köhler", "Größe & Söhne"),
    ]


def test_rows_of_closed_accounts_are_counted_and_comma_rows_are_none(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Connections.csv", NEW + ",,,,,,03 Jan 2020\n" + ",,,,,,\n" * 30 + ROW)
    assert [type(item) for item in items] == [Rejected, FoundPerson]
    assert reasons_in(items) == ["closed account"]
    assert [item.place.line for item in items] == [2, 33]


def test_a_row_with_an_address_alone_is_named_after_it(tmp_path: Path) -> None:
    (found,) = _people(tmp_path, NEW + ",,https://www.linkedin.com/in/zo%C3%AB-lee,,,,\n")
    assert (found.name, found.identities) == ("Zoë Lee", ("linkedin:zoë-lee",))


@pytest.mark.parametrize("header", ["Profile URL", "LinkedIn URL"])
def test_the_column_of_the_profile_has_other_names_where_a_program_wrote_it(header: str, tmp_path: Path) -> None:
    (found,) = _people(tmp_path, NEW.replace("URL", header) + ROW)
    assert found.identities == ("linkedin:ann-lee-1",)
    assert found.extra == ("Connected on LinkedIn: 2021-10-31",)


def test_nothing_of_a_row_is_dropped(tmp_path: Path) -> None:
    text = NEW.replace("Connected On", "Connected On,Tags") + ROW.replace("31 Oct 2021", "long ago,sailors")
    (found,) = _people(tmp_path, text)
    assert found.extra == ("Connected on LinkedIn: long ago", "Tags: sailors")


def test_an_address_cannot_smuggle_control_characters_into_an_identity(tmp_path: Path) -> None:
    (found,) = _people(tmp_path, NEW + "Ann,Lee,https://www.linkedin.com/in/ann%00%0Alee,,,,\n")
    assert found.identities == ("linkedin:ann lee",)


def test_a_quote_that_is_never_closed_costs_its_own_row_alone(tmp_path: Path) -> None:
    text = NEW + ROW + 'Cy,"Dee,,,Acme,,01 Jan 2020\n' + 'Eve,"Foy, MD",,,,,01 Jan 2020\n' + "Gil,Hay,,,,,01 Jan 2020\n"
    for one in (text, text.removesuffix("\n"), text.replace('"Foy, MD"', "Foy"), text.replace("Foy, MD", "Foy")):
        items = items_of(tmp_path, "Connections.csv", one)
        names = [item.name for item in items if isinstance(item, FoundPerson)]
        assert (len(names), names[0], names[1][:7], names[2]) == (3, "Ann Lee", "Eve Foy", "Gil Hay")
        assert [(item.why, item.place) for item in items if isinstance(item, Rejected)] == [
            ("cell too long", Place(2, 3))
        ]


def test_a_quote_wrong_in_itself_is_read_as_it_stands(tmp_path: Path) -> None:
    text = NEW + 'Ann,"Lee" Roy,,,Acme,,01 Jan 2020\nBob "Bo",Dee,,,"Acme" ,,01 Jan 2020\n'
    assert [(one.name, one.organization) for one in _people(tmp_path, text)] == [
        ("Ann Lee Roy", "Acme"),
        ('Bob "Bo" Dee', "Acme"),
    ]


def test_B14_a_cell_of_a_million_characters_costs_its_own_row_alone(tmp_path: Path) -> None:
    text = NEW + f'Cy,"{"x" * 1_200_000}",,,,,\n' + ROW
    items = items_of(tmp_path, "Connections.csv", text)
    assert [type(item) for item in items] == [Rejected, FoundPerson]
    assert reasons_in(items) == ["cell too long"]


def test_B1_a_line_too_long_to_be_held_costs_its_own_row_alone(tmp_path: Path) -> None:
    items = items_of(tmp_path, "Connections.csv", NEW + "x," * 5_000_000 + "\n" + ROW)
    assert [type(item) for item in items] == [Rejected, FoundPerson]
    assert [item.place.line for item in items] == [2, 3]


def test_B14_more_cells_than_headers_are_no_row(tmp_path: Path) -> None:
    items = items_of(
        tmp_path, "Connections.csv", NEW + ROW.replace("CEO", "CEO, Founder") + ROW.replace("2021", "2021,,")
    )
    assert reasons_in(items) == ["cells do not fit"]
    items = items_of(tmp_path, "Connections.csv", NEW + "a" + "," * 3_000 + "a\n" + ROW)
    assert reasons_in(items) == ["too many columns"]


def test_B14_quotes_without_end_take_no_time_without_end(tmp_path: Path) -> None:
    for many in (5_000, 5_001):
        items = items_of(tmp_path, "Connections.csv", NEW + 'Cy,"Dee,,,,,\n' * many + ROW)
        assert set(reasons_in(items)) == {"cell too long"}
        assert len(items) > 2_500


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31 Oct 2021", "2021-10-31"),
        ("1 May 2024", "2024-05-01"),
        ("05 Jun 1833", "1833-06-05"),
        ("21-May-24", "2024-05-21"),
        ("4-Apr-21", "2021-04-04"),
        ("12/11/17, 6:14 PM", "2017-12-11"),
        ("5/17/24, 5:57 AM", "2024-05-17"),
        ("11/26/2023 05:28", "2023-11-26"),
        ("26/11/2023", "2023-11-26"),
        ("2024-05-21", "2024-05-21"),
        ("2024-05-21 11:59:53 UTC", "2024-05-21"),
        ("2024-05-21T11:59:53Z", "2024-05-21"),
        ("2024/01/27 14:03:38 UTC", "2024-01-27"),
        ("October 3, 2019, 10:12 AM", "2019-10-03"),
        ("Mon Sep 15 17:23:45 UTC 2025", "2025-09-15"),
        ("Sept 2018", "2018-09"),
        ("Jan 2018", "2018-01"),
        ("Jan-18", "2018-01"),
        ("Jan-85", "1985-01"),
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("Mar 22", "--03-22"),
        ("Mar 22, 1980", "1980-03-22"),
        ("30 Feb 2021", ""),
        ("13/13/2021", ""),
        ("00 Jan 2021", ""),
        ("01 Jan 0000", ""),
        ("01 Jan 9999", "9999-01-01"),
        ("01 Jan 10000", ""),
        ("29 Feb 2024", "2024-02-29"),
        ("29 Feb 2023", ""),
        ("31 Foo 2021", ""),
        ("2024-05-211", ""),
        ("١٢/١١/١٧", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_B29_every_shape_of_a_date(said: str, day: str) -> None:
    assert date_in(said) == day
    assert date_in(f" {said} ") == day


def test_B7_the_same_connections_three_times(store: Store, tmp_path: Path) -> None:
    second = "Ann,Lee,https://www.linkedin.com/in/ann-lee-2,,Other,CFO,01 Nov 2021\n"
    path = written(tmp_path, "Connections.csv", NOTE + NEW + ROW + second + ROW)
    first = imported(store, path)
    assert (first.files[0].added, first.files[0].unchanged) == (2, 1)
    for _ in range(2):
        again = imported(store, path)
        assert (again.files[0].added, again.files[0].merged, again.files[0].unchanged) == (0, 0, 3)
    assert len(list(store.load(TODAY).others())) == 2


def test_the_slug_is_the_person_whatever_the_spelling(store: Store, tmp_path: Path) -> None:
    imported(store, written(tmp_path, "a.csv", NEW + ROW))
    renamed = "Ann,Lee-Smith,www.linkedin.com/in/Ann-Lee-1/,ann@example.org,Meridian,Chair,31 Oct 2021\n"
    plan = imported(store, written(tmp_path, "b.csv", NEW + renamed))
    assert (plan.files[0].added, plan.files[0].merged) == (0, 1)
    assert others_by_name(store.load(TODAY))["Ann Lee"].emails == ("ann@example.org",)


IMPORTED = (
    "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,Instant Message Handles,"
    "Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles\n"
)


def test_the_phone_book_of_2018(tmp_path: Path) -> None:
    text = (
        IMPORTED
        + 'Ann,Lee,"Meridian, Acme",CEO,"ann@example.org, lee@example.org","+1 415 555 2671, 0301234",'
        + '"9/18/18, 8:36 AM",skype:ann,Weg 1,https://ann.example.org,Ann Lee,Mar 22,Bonn,,'
        + "https://www.linkedin.com/in/ann-lee\n"
    )
    (found,) = _people(tmp_path, text, "Imported Contacts.csv")
    assert (found.name, found.organization, found.title, found.city) == ("Ann Lee", "Meridian", "CEO", "Bonn")
    assert found.emails == ("ann@example.org", "lee@example.org")
    assert found.phones == ("+1 415 555 2671", "0301234")
    assert found.links == ("https://www.linkedin.com/in/ann-lee", "https://ann.example.org")
    assert (found.identities, found.birthday) == (("linkedin:ann-lee",), "--03-22")
    assert found.extra == (
        "Company: Acme",
        "Created at: 9/18/18, 8:36 AM",
        "Instant message handles: skype:ann",
        "Addresses: Weg 1",
    )


def test_cards_of_the_phone_book_without_a_name_are_named_after_what_they_have(tmp_path: Path) -> None:
    rows = [",,,,ann@example.org,,,,,,,,,,", ",,,,,144,,,,,,,,,", ",,,,,,,,,,Cara Dee,some day,,,Twitter"]
    people = _people(tmp_path, IMPORTED + "\n".join(rows), "Imported Contacts.csv")
    assert [one.name for one in people] == ["ann@example.org", "144", "Cara Dee"]
    assert people[2].extra == ("Birthday: some day", "Profiles: Twitter")
    items = items_of(tmp_path, "Imported Contacts.csv", IMPORTED + ',,Acme,,,,"9/18/18, 8:36 AM",,,,,,,,\n')
    assert reasons_in(items) == ["no name"]


def test_the_phone_book_with_headers_run_together(tmp_path: Path) -> None:
    header = (
        "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
        "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles\n"
    )
    text = header + "MOBILE_CONTACTS,Ann,Lee,,,ann@example.org,0301234,,,,,,,,,\n"
    (found,) = _people(tmp_path, text, "Contacts.csv")
    assert (found.name, found.emails, found.phones) == ("Ann Lee", ("ann@example.org",), ("0301234",))
    assert found.extra == ("Source: MOBILE_CONTACTS",)


def test_notes_on_connections(tmp_path: Path) -> None:
    header = "Connection First Name,Connection Last Name,Connection Profile URL,Note\n"
    text = header + 'Ann,Lee,https://www.linkedin.com/in/ann-lee,"Met at the harbor.\nLikes tea."\nBen,Roy,,\n'
    items = items_of(tmp_path, "Notes.csv", text)
    found = items[0]
    assert isinstance(found, FoundPerson)
    assert (found.name, found.identities, found.notes) == (
        "Ann Lee",
        ("linkedin:ann-lee",),
        ("Met at the harbor.\nLikes tea.",),
    )
    assert reasons_in(items) == ["empty cell"]
