import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from godfather_desktop.interchange.csv_table import Row, guarded, rows_of, unguarded
from godfather_desktop.interchange.formats import format_of
from godfather_desktop.interchange.found import FoundPerson, Place, Rejected
from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.writers.csv import written as csv_text
from tests.books import written
from tests.interchange.csv_items import READING

ODD_CELLS = (
    "",
    "'",
    "''",
    "'''",
    "=1+1",
    "'=1+1",
    "''=1",
    "'''=",
    "-",
    "@a",
    "+",
    "\t",
    "\r",
    "'\t",
    "a'",
    "'a",
    "+1 415",
)


@pytest.mark.parametrize("cell", ODD_CELLS)
def test_B15_what_was_guarded_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@given(st.text(alphabet="'=+-@\t\r a1", max_size=8) | st.text(max_size=20))
@with_settings(max_examples=400)
def test_B15_import_of_export_is_the_same(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize(
    "cell",
    [
        "=cmd|' /C calc'!A0",
        "+cmd|x",
        "-2+3+cmd|x",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        "'=1",
        "+1-415-555",
        "+1+1",
        "=",
        "+",
        "-",
    ],
)
def test_B15_no_cell_begins_with_what_a_spreadsheet_runs(cell: str) -> None:
    assert guarded(cell)[0] == "'"


@pytest.mark.parametrize("phone", ["+1 415 555 2671", "+14155552671", "+49 30 1234567"])
def test_B15_a_plain_telephone_number_stays_as_it_is(phone: str) -> None:
    assert guarded(phone) == phone


_CELL = st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("'=+-@\",;\n"), max_size=12
).map(lambda text: "\n".join(line.strip() for line in text.strip().split("\n")))


@given(rows=st.lists(st.tuples(_CELL, _CELL), max_size=6))
@with_settings(max_examples=100)
def test_B15_whole_files_come_back(rows: list[tuple[str, str]], tmp_path: Path) -> None:
    from godfather_desktop.domain.text import clean_text

    path = written(tmp_path, "t.csv", csv_text([["name", "email"], *map(list, rows)]))
    found = [(row["name"], row["email"]) for row in _rows(path)]
    assert found == [(clean_text(a), clean_text(b)) for a, b in rows if a.strip() or b.strip()]


def _rows(path: Path) -> list[Row]:
    from godfather_desktop.interchange.csv_table import header_with, rows_of
    from godfather_desktop.interchange.decoding import decoded

    source = Source(path)
    found = header_with(decoded(source.head()), {"name"})
    assert found is not None
    rows = list(rows_of(source, {"name"}, found[1]))
    assert not [row for row in rows if isinstance(row, Rejected)]
    return [row for row in rows if isinstance(row, Row)]


def _people(path: Path) -> list[FoundPerson]:
    known = format_of(Source(path), READING)
    assert known is not None
    return [item for item in known.read(Source(path), READING) if isinstance(item, FoundPerson)]


def test_a_character_across_the_edge_of_the_head_spoils_nothing(tmp_path: Path) -> None:
    """Only the first 64 KB are looked at to know the format; a character may lie across that edge."""
    for shift in range(3):
        head = "name,email,größe\n" + "x" * shift
        path = written(tmp_path, "t.csv", head + "".join(f"{'ß' * 200} {n},,ü\n" for n in range(200)))
        found = _people(path)
        assert len(found) == 200
        assert (found[-1].name, found[-1].notes) == ("ß" * 200 + " 199", ("grosse: ü",))


@pytest.mark.parametrize("shift", range(3))
def test_a_character_across_the_edge_of_the_head_spoils_no_header(shift: int, tmp_path: Path) -> None:
    text = "Prénom;Nom;Courriel\n" + "x" * shift + f"Zoé;{'é' * 200};\n" * 200
    assert len(_people(written(tmp_path, "t.csv", text))) == 200


def test_a_header_that_goes_over_two_lines_is_found(tmp_path: Path) -> None:
    (found,) = _people(written(tmp_path, "t.csv", 'name,email,"favorite\ncolor"\nAnn Lee,ann@example.org,blue\n'))
    assert (found.name, found.notes) == ("Ann Lee", ("favorite color: blue",))


def test_B14_a_quote_of_the_preamble_that_is_never_closed_hides_no_header(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", '"Notes:\nof "1\n"\nname,email\nAnn Lee,ann@example.org\n')
    known = format_of(Source(path), READING)
    assert known is not None
    items = list(known.read(Source(path), READING))
    assert [(type(item), item.place) for item in items] == [(FoundPerson, Place(1, 5))]


def test_B14_rows_that_swallow_each_other_take_no_time_without_end(tmp_path: Path) -> None:
    """A quote at the end of each line opens a cell that holds the rest of the file."""
    path = written(tmp_path, "t.csv", "name,email\n" + 'a","\n' * 10_000)
    started = time.perf_counter()
    items = list(rows_of(Source(path), {"name"}, ","))
    assert time.perf_counter() - started < 10
    assert {item.why for item in items if isinstance(item, Rejected)} == {"cell too long"}


@pytest.mark.parametrize("first", ["sep=;\n", "\ufeffsep=;\r\n", "SEP=;\n"])
@pytest.mark.parametrize("header", ["name;email\n", ""])
def test_the_line_that_names_the_separator_is_no_record(first: str, header: str, tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", first + header + "Ann Lee;ann@example.org\nBen Roy;ben@example.org\n")
    known = format_of(Source(path), READING)
    assert known is not None
    items = list(known.read(Source(path), READING))
    assert [item.name for item in items if isinstance(item, FoundPerson)] == ["Ann Lee", "Ben Roy"]
    assert len(items) == 2


def test_B14_a_million_columns_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "name,email" + ",x" * 1_000_000 + "\nAnn,a@example.org\n")
    known = format_of(Source(path), READING)
    assert known is not None
    with pytest.raises(TooMuch, match="too many columns"):
        list(known.read(Source(path), READING))


def test_B14_a_row_of_too_many_columns_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "name,email\nAnn" + "," * 3_000 + "\nBen Roy,\n")
    known = format_of(Source(path), READING)
    assert known is not None
    first, second = known.read(Source(path), READING)
    assert isinstance(first, Rejected)
    assert (first.why, first.place.line) == ("too many columns", 2)
    assert isinstance(second, FoundPerson)


def test_B14_a_cell_too_long_or_never_closed_is_rejected_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "name,email\nAnn Lee,\n" + f'"{"x" * 1_200_000}",\nBen Roy,\n')
    known = format_of(Source(path), READING)
    assert known is not None
    items = list(known.read(Source(path), READING))
    assert isinstance(items[1], Rejected)
    assert (items[1].why, items[1].place.line) == ("cell too long", 3)


def test_B14_equal_headers_lose_nothing(tmp_path: Path) -> None:
    (found,) = _people(
        written(tmp_path, "t.csv", "name,email,email,color,color\nAnn,a@example.org,b@example.org,red,blue\n")
    )
    assert found.emails == ("a@example.org", "b@example.org")
    assert found.notes == ("color: red\nblue",)


def test_B10_nul_bytes_are_dropped(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", b"name,email\n" + b"x" * 2_000 + b",\nA\0nn Lee,\n")
    assert [one.name for one in _people(path)][-1] == "Ann Lee"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_delimiters_and_line_ends(encoding: str, delimiter: str, ends: str, tmp_path: Path) -> None:
    text = ends.join(("name,tags,city", "Zoë Lee,friend,Köln", "", "Ben Roy,,")).replace(",", delimiter)
    found = _people(written(tmp_path, "t.csv", text.encode(encoding)))
    assert [(one.name, one.tags, one.city) for one in found] == [("Zoë Lee", ("friend",), "Köln"), ("Ben Roy", (), "")]
