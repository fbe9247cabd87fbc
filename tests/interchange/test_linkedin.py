from pathlib import Path

import pytest

from godfather_desktop.interchange.formats import format_of
from godfather_desktop.interchange.found import FoundPerson, Rejected
from godfather_desktop.interchange.readers.linkedin import connected_on
from godfather_desktop.interchange.source import Source
from godfather_desktop.storage.store import Store
from tests.books import TODAY, imported, others_by_name, written

NOTE = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
OLD = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
NEW = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ROW = "Ann,Lee,https://www.linkedin.com/in/ann-lee-1,,Meridian,CEO,31 Oct 2021\n"


def _items(folder: Path, text: str | bytes) -> list[object]:
    source = Source(written(folder, "Connections.csv", text))
    known = format_of(source)
    assert known is not None
    assert known.name == "linkedin"
    return list(known.read(source))


@pytest.mark.parametrize("preamble", ["", NOTE, NOTE + "\n", NOTE.replace('"', "").replace(", you", " you"), "\n\n"])
def test_the_header_is_found_by_its_content(preamble: str, tmp_path: Path) -> None:
    (found,) = _items(tmp_path, preamble + NEW + ROW)
    assert isinstance(found, FoundPerson)
    assert (found.name, found.organization, found.title) == ("Ann Lee", "Meridian", "CEO")
    assert found.identities == ("linkedin:ann-lee-1",)
    assert found.extra == ("Connected on LinkedIn: 2021-10-31",)


def test_the_shape_of_2018_and_that_of_a_spreadsheet_program(tmp_path: Path) -> None:
    text = OLD + 'Ann,"Lee, CPA",ann@example.org,NA,NA,"12/11/17, 6:14 PM"\nBen,Roy,NA,,,21-May-24\n'
    first, second = _items(tmp_path, text.encode("utf-8-sig").replace(b"\n", b"\r\n"))
    assert isinstance(first, FoundPerson)
    assert isinstance(second, FoundPerson)
    assert (first.name, first.emails, first.organization) == ("Ann Lee, CPA", ("ann@example.org",), "")
    assert first.extra == ("Connected on LinkedIn: 2017-12-11",)
    assert (second.name, second.emails, second.extra) == ("Ben Roy", (), ("Connected on LinkedIn: 2024-05-21",))


def test_rows_of_closed_accounts_are_counted_and_comma_rows_are_none(tmp_path: Path) -> None:
    items = _items(tmp_path, NEW + ",,,,,,03 Jan 2020\n" + ",,,,,,\n" * 30 + ROW)
    assert [type(item) for item in items] == [Rejected, FoundPerson]


def test_a_row_with_an_address_alone_is_named_after_it(tmp_path: Path) -> None:
    (found,) = _items(tmp_path, NEW + ",,https://www.linkedin.com/in/zo%C3%AB-lee,,,,\n")
    assert isinstance(found, FoundPerson)
    assert (found.name, found.identities) == ("Zoë Lee", ("linkedin:zoë-lee",))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("31 Oct 2021", "2021-10-31"),
        ("1 May 2024", "2024-05-01"),
        ("21-May-24", "2024-05-21"),
        ("12/11/17, 6:14 PM", "2017-12-11"),
        ("2024-05-21", "2024-05-21"),
        ("30 Feb 2021", ""),
        ("13/13/2021", ""),
        ("00 Jan 2021", ""),
        ("01 Jan 0000", "2000-01-01"),
        ("01 Jan 9999", "9999-01-01"),
        ("01 Jan 10000", "1000-01-01"),
        ("29 Feb 2024", "2024-02-29"),
        ("29 Feb 2023", ""),
        ("soon", ""),
        ("", ""),
    ],
)
def test_B29_connection_dates(said: str, day: str) -> None:
    if said in ("01 Jan 0000", "01 Jan 10000"):
        # No such year: nothing is made of it.
        day = ""
    assert connected_on(said) == day


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
