"""What an import brings, has brought, and what of it stays, in words."""

import codecs
from pathlib import Path
from typing import Any

import pytest

from godfather_desktop.domain.change import Change, change_set
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import BatchId, FavorId, NoteId, OrganizationId, PersonId, RoleId
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.plan import Plan
from godfather_desktop.interchange.readers.columns import FIELDS
from godfather_desktop.wording.import_choices import ENCODINGS, encoding_key, encoding_name, field_name
from godfather_desktop.wording.import_guide import ways_out
from godfather_desktop.wording.imports import (
    address_words,
    brings_line,
    counts_line,
    match_line,
    own_line,
    preview_answer,
    records_line,
    some,
)
from godfather_desktop.wording.kept_records import kept_answer, kept_lines
from tests.records import TODAY, rolodex_of

ANN = PersonId(20)


def test_counts_of_files() -> None:
    account = FileAccount(Path("a.csv"), "google-csv", 6, 3, 1, 1, 1, ties=1, touches=1_200)
    assert records_line(account) == "Google contacts, 6 records: 3 added, 1 merged, 1 unchanged, 1 skipped"
    assert counts_line([account, account]) == "12 records: 6 added, 2 merged, 2 unchanged, 2 skipped"
    assert brings_line([account]) == "New in it: 1 tie and 1,200 touches"
    assert brings_line([FileAccount(Path("a.csv"), "google-csv")]) == ""


def _plan(*people: Person, **counts: Any) -> Plan:
    account = FileAccount(Path("a.csv"), "google-csv", **counts)
    changes = change_set("import.bring", "a.csv", [Change(None, one) for one in people])
    return Plan(BatchId(9), changes, (account,), list, (), rolodex_of())


def test_the_preview_begins_with_what_is_new() -> None:
    ann = Person(ANN, "Ann Lee")
    for plan, said in (
        (_plan(ann, added=1), "This brings 1 new person."),
        (_plan(added=9, touches=9), "This brings 9 touches."),
        (_plan(ann, added=3, ties=1, touches=9), "This brings 1 new person, 1 tie and 9 touches."),
        (_plan(merged=2), "This adds to what is here already."),
        (_plan(unchanged=2), "This brings nothing new."),
    ):
        assert preview_answer(plan)[0] == said
    evidence = preview_answer(_plan(ann, records=6, added=3, merged=2, rejected=1))[1]
    assert evidence == "6 records: 3 added, 2 merged, 0 unchanged, 1 skipped. Nothing is written yet."


def test_names_are_cut_short_with_the_rest_counted() -> None:
    assert some(["a", "b"], 3) == "a, b"
    assert some(["a", "b", "c"], 2) == "a, b and 1 more"
    assert some(["a"] * 1_002, 2) == "a, a and 1,000 more"


def test_names_of_foreign_direction_do_not_turn_the_list_around() -> None:
    assert some(["אבי", "b"], 2) == "\u2068אבי\u2069, b"


def test_addresses_as_people_write_them() -> None:
    assert address_words("linkedin:ann-lee") == "linkedin.com/in/ann-lee"
    assert own_line(["me@x.example", "linkedin:me"]) == "Taken as yours: me@x.example and linkedin.com/in/me"
    assert match_line("A. Lee", "Ann Lee") == "Ann Lee (A. Lee in the file)"
    assert match_line("Ann Lee", "Ann Lee") == "Ann Lee"


def test_every_choice_has_words_of_its_own() -> None:
    assert len({field_name(field) for field in FIELDS}) == len(FIELDS)
    assert len({encoding_name(encoding) for encoding in ENCODINGS}) == len(ENCODINGS)
    assert len({codecs.lookup(encoding).name for encoding in ENCODINGS}) == len(ENCODINGS)


@pytest.mark.parametrize("found", ["utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "latin-1", "utf-8"])
def test_what_is_found_in_a_file_can_be_chosen(found: str) -> None:
    assert encoding_key(found) in ENCODINGS


def test_the_ways_out_of_other_programs() -> None:
    assert [name for name, _ in ways_out()] == ["LinkedIn", "Google", "Apple", "Outlook", "Thunderbird"]


def test_what_stays_is_named() -> None:
    organization = Organization(OrganizationId(30), "Acme")
    role = Role(RoleId(31), ANN, organization.id, "CFO")
    favor = Favor(FavorId(32), ANN, TODAY, "given", "intro to Bob")
    note = Note(NoteId(33), ANN, TODAY, "x" * 100)
    ann = Person(ANN, "Ann Lee")
    rolodex = rolodex_of(ann, organization, role, favor, note)
    assert kept_lines(rolodex, [role, favor, note, organization, ann]) == [
        "Ann Lee",
        "Role of Ann Lee: CFO, Acme",
        "Favor with Ann Lee: intro to Bob",
        f"Note on Ann Lee: {'x' * 59}…",
        "Acme (organization)",
    ]
    assert kept_answer(0)[1] == "Ctrl+Z brings it back."
    assert kept_answer(2)[1] == "2 records stay because they were edited or used since."
