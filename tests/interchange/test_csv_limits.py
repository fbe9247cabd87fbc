import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.csv_table import Line, lines_of
from godfather_desktop.interchange.found import FoundPerson, Item, Noticed, Place, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.readers import address_rows
from godfather_desktop.interchange.readers.address_books import SHEETS
from godfather_desktop.interchange.readers.any_csv import is_table, read_any
from godfather_desktop.interchange.readers.columns import ColumnsUnknown, columns_for
from godfather_desktop.interchange.source import Source
from tests.books import written
from tests.interchange.csv_items import READING, assert_exact, items_of

HEADER = "Given Name,Family Name,Group Membership,E-mail 1 - Value,Notes\n"


def _names(items: list[Item]) -> list[str]:
    return [item.name for item in items if isinstance(item, FoundPerson)]


def _rejects(items: list[Item]) -> list[tuple[str, Place]]:
    return [(item.why, item.place) for item in items if isinstance(item, Rejected)]


def test_B14_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path) -> None:
    rows = "Ann,Lee,,a@example.org,x\n" * 3 + 'Ben,"Roy,,b@example.org,x\n' + "Cara,Dee,,c@example.org,x\n" * 50
    items = items_of(tmp_path, HEADER + rows, "google-csv")
    assert _names(items) == ["Ann Lee"] * 3 + ["Cara Dee"] * 50
    assert _rejects(items) == [("cell too long", Place(4, 5))]


def test_B14_two_such_rows_do_not_hide_what_stands_between(tmp_path: Path) -> None:
    bad = 'Ben,"Roy,,b@example.org,x\n'
    items = items_of(tmp_path, HEADER + bad + "Ann,Lee,,a@example.org,x\n" * 5 + bad + "Cara,,,,\n", "google-csv")
    assert _names(items) == ["Ann Lee"] * 5 + ["Cara"]
    assert [place.line for _, place in _rejects(items)] == [2, 8]


def test_B14_such_a_row_in_a_large_file_is_found_in_no_time(tmp_path: Path) -> None:
    good = "Ann,Lee,,a@example.org,some longer text that fills the row a little\n"
    text = HEADER + good * 1_000 + 'Ben,"Roy,,,\n' + good * 5_000
    started = time.perf_counter()
    items = items_of(tmp_path, text, "google-csv")
    assert time.perf_counter() - started < 8
    assert len(_names(items)) == 6_000
    assert len(_rejects(items)) == 1


def test_a_note_of_many_lines_is_one_cell(tmp_path: Path) -> None:
    items = items_of(tmp_path, HEADER + 'Ann,Lee,,a@example.org,"one,two\nthree\n\nfour ""five"""\n', "google-csv")
    (ann,) = [item for item in items if isinstance(item, FoundPerson)]
    assert ann.notes == ('one,two\nthree\n\nfour "five"',)


def test_B14_a_field_of_200_KB_is_kept_whole(tmp_path: Path) -> None:
    long = "x" * 200_000
    items = items_of(tmp_path, f"{HEADER}Ann,Lee,,{long},{long}\nBen,{long},,,\n", "google-csv")
    ann, ben = [item for item in items if isinstance(item, FoundPerson)]
    assert ann.notes == (long, f"E-mail 1 - Value: {long}")
    assert ben.notes == (f"Family Name: {long}",)
    assert len(ben.name) <= 5_000


def test_B14_a_line_without_end_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    items = items_of(tmp_path, f"{HEADER}Ann,{',x' * 5_000_000}\nBen,Roy,,,\n", "google-csv")
    assert [why for why, _ in _rejects(items)] == ["row too long"]
    assert _names(items) == ["Ben Roy"]


def test_B14_too_many_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "E-mail 1 - Value" + ",x" * 3_000 + "\na@example.org\n")
    name, wanted, read = SHEETS[0]
    assert name == "google-csv"
    with pytest.raises(TooMuch, match="too many columns"):
        list(read(Source(path), wanted, ",", READING))
    assert is_table("a,b" * 30_000) is None
    assert is_table(",".join(["a"] * 3_000) + "\n" + ",".join(["b"] * 3_000) + "\n") is None


def test_more_records_than_a_rolodex_holds_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address_rows, "RECORDS", 40)
    path = written(tmp_path, "t.csv", "Primary Email\n" + "a@example.org\n" * 41)
    wanted, read = next((wanted, read) for name, wanted, read in SHEETS if name == "thunderbird-csv")
    with pytest.raises(TooMuch, match="too many records"):
        for _ in read(Source(path), wanted, ",", READING):
            pass


def test_B10_nul_in_names_is_dropped(tmp_path: Path) -> None:
    assert _names(items_of(tmp_path, HEADER + "A\0nn,Lee,,,\n", "google-csv")) == ["Ann Lee"]


def test_B15_our_own_quote_before_a_formula_is_taken_away(tmp_path: Path) -> None:
    items = items_of(tmp_path, HEADER + "'=Ann,'-,,,'@note\n", "google-csv")
    (ann,) = [item for item in items if isinstance(item, FoundPerson)]
    assert (ann.name, ann.notes) == ("=Ann -", ("@note",))


_SIGNS = [b'"', b",", b";", b"\n", b"\r", b"\r\n", b"\t", b"|", b"\0", b"@", b"'", b"=", b" ::: ", b"* "]
_WORDS = [b"a@example.org", b"Ann", b"1/2/1980", b"--02-29", b"/o=x", b"7", b"source", b"name"]
_DATA = st.lists(st.sampled_from(_SIGNS + _WORDS) | st.binary(max_size=8), max_size=60).map(b"".join)
_HEADERS = (
    HEADER,
    "First Name,Last Name,E-mail Address,E-mail 2 Address,Birthday,Anniversary,Children,Home Street,Home City\n",
    "Display Name,Primary Email,Birth Year,Birth Month,Birth Day,Notes\n",
    "E-mail 1 - Label,E-mail 1 - Value,Address 1 - Formatted,Address 1 - City,Event 1 - Label,Event 1 - Value\n",
    "source,target,strength,weight\n",
    "id,name,x\n",
)


@pytest.mark.parametrize("header", _HEADERS)
@given(data=_DATA)
@with_settings(max_examples=60)
def test_any_bytes_below_a_header_are_accounted_for(header: str, data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", header.encode() + data)
    names = {cell.lower() for cell in header.strip().split(",")}
    wanted, read = next((wanted, read) for _, wanted, read in SHEETS if wanted <= names)
    assert_exact(list(read(Source(path), wanted, ",", READING)))


@given(data=_DATA)
@with_settings(max_examples=200)
def test_any_bytes_are_a_table_or_none(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", data)
    head = data.decode("utf-8", "replace")
    known = is_table(head)
    if known is None:
        return
    header, delimiter = known
    try:
        columns = columns_for(header, READING, delimiter)
    except ColumnsUnknown as asked:
        columns = dict.fromkeys(filter(None, asked.header), "name") or {"x": "name"}
    assert_exact(list(read_any(Source(path), columns, delimiter, READING)))


_CELL = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from('",;\n'), max_size=12)


@given(rows=st.lists(st.lists(_CELL, min_size=3, max_size=3), max_size=8))
@with_settings(max_examples=80)
def test_what_the_csv_module_writes_is_read_cell_by_cell(rows: list[list[str]], tmp_path: Path) -> None:
    import csv
    import io

    from godfather_desktop.domain.text import clean_text

    text = io.StringIO(newline="")
    csv.writer(text).writerows([["name", "b", "c"], *rows])
    path = written(tmp_path, "t.csv", text.getvalue())
    found = [line.cells for line in lines_of(Source(path), {"name"}, ",") if isinstance(line, Line)]
    written_rows = [[clean_text(cell).strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    # Quotes before a formula are another test's.
    assert [[cell.lstrip("'") for cell in row] for row in found] == [
        [cell.lstrip("'") for cell in row] for row in written_rows
    ]


def test_long_runs_of_blanks_and_signs_take_no_time(tmp_path: Path) -> None:
    header = (
        "First Name,Last Name,E-mail Address,E-mail 2 Address,Mobile Phone,Children,Home City,Birthday,Categories\n"
    )
    started = time.perf_counter()
    for sign in (" ", "\t", ",", ";", ":", "(", "@", "<", ".", "-", "1", "a", ", ", "::: ", "a@", "/", "\n"):
        cell = '"' + sign * (40_000 // len(sign)) + '"'
        items_of(tmp_path, f"{header}Ann,{cell},{cell},{cell},{cell},{cell},{cell},{cell},{cell}\n", "outlook-csv")
    assert time.perf_counter() - started < 10


def test_noticed_parts_are_no_records(tmp_path: Path) -> None:
    items = items_of(tmp_path, HEADER.replace("Notes", "Birthday") + "Ann,Lee,,/o=x/cn=y,soon\n", "google-csv")
    assert {item.why for item in items if isinstance(item, Noticed)} == {"bad date", "exchange address"}
    assert _names(items) == ["Ann Lee"]
