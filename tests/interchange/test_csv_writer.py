"""The spreadsheets of an export: whom they name and how, what is in a cell, and that they are written as a stream."""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator
from itertools import count

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from godfather_desktop.domain.ids import ME, NoteId, OccasionId, PersonId, TieId, TouchId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.interchange.csv_table import unguarded
from godfather_desktop.interchange.listed_cell import joined, values_in
from godfather_desktop.interchange.sheet_names import SheetNames, numbered_identity, numbered_name, own_identity
from godfather_desktop.interchange.writers.csv import csv_zip, note_rows, occasion_rows, people_rows, tie_rows, written
from godfather_desktop.interchange.writers.referrers import referrers_first
from godfather_desktop.interchange.writers.vcard import vcards
from tests.books import TODAY
from tests.strategies import NASTY_TEXTS

_VALUES = st.lists(st.text("ab;\\ ,'é", min_size=1, max_size=8).map(clean_line).filter(bool), max_size=4)


def _rolodex(*people: Person) -> Rolodex:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale", ("robin@example.org",)), *people])
    return rolodex


def _named(*people: Person) -> list[str]:
    who = SheetNames(_rolodex(*people))
    return [who(one.id) for one in people]


def _person(number: int, name: str, *emails: str, phones: tuple[str, ...] = ()) -> Person:
    return Person(PersonId(number), name, emails, phones)


def _sheets(rolodex: Rolodex, touches: Iterable[Touch] = ()) -> dict[str, list[dict[str, str]]]:
    with zipfile.ZipFile(io.BytesIO(b"".join(csv_zip(rolodex, touches)))) as archive:
        assert archive.testzip() is None
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    return {name: list(csv.DictReader(io.StringIO(text, newline=""))) for name, text in texts.items()}


@given(_VALUES)
@example(["a\\", "b"])
@example(["\\", "\\"])
@example(["a\\;b", ";"])
def test_values_in_one_cell_come_back(values: list[str]) -> None:
    assert values_in(joined(values)) == values


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("", []),
        (" ; ;", []),
        ("a;b ; c", ["a", "b", "c"]),
        ("a\nb\r\nc", ["a", "b", "c"]),
        ("C:\\temp; \\\\server\\share", ["C:\\temp", "\\\\server\\share"]),
        ("+1 415 555 2671\\;ext=5; +1 415 555 2672", ["+1 415 555 2671;ext=5", "+1 415 555 2672"]),
        ("C:\\", ["C:\\"]),
        ("\\" * 1_000_000, ["\\" * 5_000]),
    ],
)
def test_cells_that_people_fill_are_read_as_they_mean_them(cell: str, values: list[str]) -> None:
    found = values_in(cell.replace("\r\n", "\n"))
    assert [one[:5_000] for one in found] == values


@given(st.text(max_size=30) | st.sampled_from(NASTY_TEXTS))
def test_B15_no_cell_begins_like_a_formula_and_each_comes_back(text: str) -> None:
    text = text.replace("\ud800", "")
    text = "".join(char for char in text if not "\ud800" <= char <= "\udfff")
    (row,) = csv.reader(io.StringIO(written([[text, "x"]]), newline=""))
    assert not row[0].startswith(tuple("=@\t\r\n-\uff1d\uff0b\uff0d\uff20")), "a spreadsheet computes it"
    assert not row[0].startswith("+") or set(row[0]) <= set("+0123456789 ")
    assert unguarded(row[0]) == text


def test_people_are_named_by_address_else_by_name() -> None:
    assert _named(_person(10, "Ann Lee", "ann@example.org"), _person(11, "Ben Roy")) == ["ann@example.org", "Ben Roy"]
    who = SheetNames(_rolodex())
    assert (who(None), who(ME)) == ("", "me")


@pytest.mark.parametrize(
    ("people", "said"),
    [
        ([_person(10, "Ann Lee"), _person(11, "ann  lee")], ["Ann Lee #10", "ann  lee #11"]),
        ([_person(10, "Ann Lee", "a@b.org"), _person(11, "Bo", "A@B.org")], ["Ann Lee", "Bo"]),
        ([_person(10, "Ann", "a@b.org", "c@d.org"), _person(11, "Bo", "a@b.org")], ["c@d.org", "Bo"]),
        ([_person(10, "Ann", "no address")], ["Ann"]),
        ([_person(10, "Me")], ["Me #10"]),
        ([_person(10, "Robin Vale")], ["Robin Vale #10"]),
        ([_person(10, "🙂")], ["🙂 #10"]),
        ([_person(10, "Room #12")], ["Room #12 #10"]),
        ([_person(10, "linkedin:ann")], ["linkedin:ann #10"]),
        ([_person(10, "a@b.org"), _person(11, "Bo", "a@b.org")], ["a@b.org #10", "a@b.org"]),
    ],
)
def test_whoever_is_not_known_by_address_or_name_alone_gets_a_number(people: list[Person], said: list[str]) -> None:
    assert _named(*people) == said


def test_no_two_people_are_named_alike_whatever_they_are_called() -> None:
    names = ["Ann Lee", "Ann Lee #10", "Ann Lee #11", "Ann Lee", "ann lee", "me", "ME #14", "#12", "a@b.org"]
    people = [_person(10 + place, name) for place, name in enumerate(names)]
    said = _named(*people)
    assert len(set(said)) == len(said)
    for one, words in zip(people, said, strict=True):
        numbered = numbered_name(words)
        assert numbered is None or numbered == (one.name, own_identity(one))


def test_the_column_of_numbers_tells_namesakes_and_shared_addresses_apart() -> None:
    shared = ("+1 415 555 2671",)
    rolodex = _rolodex(
        _person(10, "Ann Lee", "ann@example.org"),
        _person(11, "Ann Lee", "lee@example.org"),
        _person(12, "Ben Roy", "family@example.org"),
        _person(13, "Cy Roy", "family@example.org"),
        _person(14, "Dee Moor", phones=shared),
        _person(15, "Eve Moor", phones=("001 415 5552671",)),
        _person(16, "Fay Stone", "fay@example.org", phones=("4711",)),
        _person(17, "Gil Stone", phones=("4711",)),
    )
    _, *rows = people_rows(rolodex, SheetNames(rolodex))
    assert [row[-1] for row in rows] == ["#10", "#11", "#12", "#13", "#14", "#15", "", ""]


def test_a_number_is_an_identity_only_with_its_name() -> None:
    ann = _person(12, "Ann Lee")
    assert numbered_identity("Ann Lee", " #12 ") == own_identity(ann)
    assert numbered_identity("Ann Lee", "#13") != own_identity(ann)
    assert numbered_identity("Ben Roy", "#12") != own_identity(ann)
    for foreign in ("12", "A-12", "#", "#012", "#1x", "# 12", ""):
        assert numbered_identity("Ann Lee", foreign) == ""


@pytest.mark.parametrize("version", ["3.0", "4.0"])
def test_vcards_and_spreadsheets_know_a_person_by_the_same_identity(version: str) -> None:
    ann = _person(12, "Ann Lee")
    card = b"".join(vcards(_rolodex(ann), version, lambda _: None)).decode()
    assert own_identity(ann).removeprefix("uid:") in card


def test_people_are_written_after_whoever_referred_them() -> None:
    names = {10: ("Ann", 12), 11: ("Ben", None), 12: ("Cy", 13), 13: ("Dee", ME), 14: ("Eve", 15), 15: ("Fay", 14)}
    people = [Person(PersonId(id_), name, referred_by=through) for id_, (name, through) in names.items()]  # type: ignore[arg-type]
    said = [one.name for one in referrers_first(_rolodex(*people))]
    assert said == ["Dee", "Cy", "Ann", "Ben", "Fay", "Eve"]


def test_notes_occasions_and_who_said_so_are_written() -> None:
    rolodex = _rolodex(_person(10, "Ann Lee"), _person(11, "Ben Roy"))
    rolodex.fill(
        [
            Note(NoteId(20), PersonId(10), TODAY, "=likes tea,\nand walks"),
            Note(NoteId(21), ME, TODAY, "a newsletter", "offers"),
            Occasion(OccasionId(22), PersonId(11), "--03-22", "birthday", "his 50th"),
            Tie(TieId(23), PersonId(10), PersonId(11), "stated", 0, 1 / 3, PersonId(11)),
        ]
    )
    who = SheetNames(rolodex)
    assert list(note_rows(rolodex, who))[1:] == [
        ["Ann Lee", "2026-03-22", "", "=likes tea,\nand walks"],
        ["me", "2026-03-22", "offers", "a newsletter"],
    ]
    assert list(occasion_rows(rolodex, who))[1:] == [["Ben Roy", "--03-22", "birthday", "his 50th"]]
    (tie,) = list(tie_rows(rolodex, who))[1:]
    assert tie[:4] == ["Ann Lee", "Ben Roy", "barely", repr(1 / 3)]
    assert tie[-1] == "Ben Roy"
    sheets = _sheets(rolodex)
    assert sheets["notes.csv"][0]["text"] == "'=likes tea,\nand walks"
    assert [*sheets] == [
        *("people.csv", "roles.csv", "ties.csv", "favors.csv"),
        *("down.csv", "notes.csv", "occasions.csv", "interactions.csv"),
    ]


def test_a_long_history_is_packed_as_it_comes() -> None:
    taken = count()

    def touches() -> Iterator[Touch]:
        for number in range(30_000):
            next(taken)
            yield Touch(TouchId(100 + number), PersonId(10), TODAY - number % 900, "call", "in", note=f"{number} words")

    rolodex = _rolodex(_person(10, "Ann Lee"))
    packed = io.BytesIO()
    held = 0
    for piece in csv_zip(rolodex, touches()):
        packed.write(piece)
        held = max(held, len(piece))
    with zipfile.ZipFile(packed) as archive:
        lines = archive.read("interactions.csv").decode().splitlines()
    assert len(lines) == 30_001
    assert held < packed.tell() / 3, "it was packed as a whole"
    assert packed.tell() < sum(map(len, lines)) / 3, "it was not packed at all"
