import pytest

from godfather_desktop.compose import Desktop
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import OrganizationId, PersonId, RoleId, TieId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.tie import Tie
from tests.cli.conftest import Cli
from tests.records import favor, touch

ONE, TWO, ANN, BOB, CARA, INITIAL = (PersonId(number) for number in range(101, 107))
ACME = Organization(OrganizationId(120), "Acme")
RECORDS: tuple[Record, ...] = (
    ACME,
    Person(ONE, "Jonathan Fletcher", ("jf@example.org",)),
    Person(TWO, "Jonathan Fletchre", ("jonathan@example.net",)),
    Person(ANN, "Ann Lee", ("info@example.com",)),
    Person(BOB, "Bob Roy", ("info@example.com",)),
    *(Role(RoleId(130 + who), who, ACME.id) for who in (ONE, TWO)),
    Tie(TieId(300), ONE, ANN, "stated", 2),
    Tie(TieId(301), TWO, ANN, "stated", 4),
    Tie(TieId(302), TWO, BOB, "stated", 3),
    favor("given", who=ONE, age=300),
    favor("received", who=TWO, age=300),
    *(touch(day_of(f"2026-0{month}-10"), "call", "in", who=who) for month, who in ((1, ONE), (2, TWO), (3, TWO))),
)


def _keep(cli: Cli, *records: Record) -> None:
    book = Desktop().open_book(cli.book, day_of("2026-03-22"))
    book.perform(lambda _: ChangeSet("person.add", "", tuple(Change(None, one) for one in records)))
    book.close()


def _dump(cli: Cli) -> list[str]:
    book = Desktop().open_book(cli.book, day_of("2026-03-22"))
    lines = list(book.keeper.dump())
    book.close()
    return lines


@pytest.fixture
def twice(empty: Cli) -> Cli:
    """A book with two cards of one person, and two people behind one address."""
    _keep(empty, *RECORDS)
    return empty


def test_duplicates_are_listed_with_their_reason(twice: Cli) -> None:
    document = twice.json("duplicates")
    first, second = document["pairs"]
    assert (document["certain"], document["likely"]) == (0, 2)
    assert first["names"] == ["Jonathan Fletcher", "Jonathan Fletchre"]
    assert (first["reason"], first["certain"]) == ("name", False)
    assert first["why"] == "Names that differ by one letter, same organization"
    assert second["why"] == "The same e-mail address info@example.com, but other names"
    assert first["score"] > second["score"]
    assert len(twice.json("duplicates", "--limit", "1")["pairs"]) == 1
    assert "Names that differ by one letter" in twice.text("duplicates")


def test_nobody_is_there_twice(empty: Cli) -> None:
    assert empty.json("duplicates") == {"pairs": [], "certain": 0, "likely": 0}
    assert empty.text("duplicates") == "Nobody is here twice, as far as can be seen.\n"


def test_merge_and_unmerge_leave_the_file_as_it_was(twice: Cli) -> None:
    people, favors, before = twice.json("people"), twice.json("favors"), _dump(twice)
    (row,) = twice.json("merge", "Jonathan Fletcher", "Jonathan Fletchre")["merges"]
    assert (row["name"], row["other_name"], row["why"]) == ("Jonathan Fletcher", "Jonathan Fletchre", "You said so")
    one = twice.person("Jonathan Fletcher")
    assert one["emails"] == ["jf@example.org", "jonathan@example.net"]
    assert one["last_contact"] == "2026-03-10"
    assert len(twice.json("people")["people"]) == len(people["people"]) - 1
    assert len(twice.json("favors", "Jonathan Fletcher")["items"]) == 2
    assert twice.json("check")["ok"]
    back = twice.json("unmerge", "Jonathan Fletchre")
    assert (back["merge"], back["other"]) == (row["merge"], row["other"])
    assert twice.json("check")["ok"]
    assert twice.json("favors") == favors
    assert twice.json("people") == people
    assert [line for line in _dump(twice) if '"kind": "distinct"' not in line] == before
    # They were told apart, so they are not found again.
    assert [pair["reason"] for pair in twice.json("duplicates")["pairs"]] == ["email"]


def test_a_merge_is_named_by_number_or_by_who_was_merged(twice: Cli) -> None:
    for name in ("number", "Jonathan Fletcher", "Jonathan Fletchre"):
        (row,) = twice.json("merge", "Jonathan Fletcher", "Jonathan Fletchre")["merges"]
        assert twice.json("unmerge", str(row["merge"]) if name == "number" else name) == row
    assert "No other card is part of that of Ann Lee" in twice.refused("unmerge", "Ann Lee")
    assert "Nobody in the Rolodex" in twice.refused("unmerge", "99999")
    twice.json("merge", "Ann Lee", "Bob Roy")
    twice.json("merge", "Ann Lee", "Jonathan Fletchre")
    refused = twice.refused("unmerge", "Ann Lee")
    assert "Bob Roy" in refused
    assert "Jonathan Fletchre" in refused
    assert "apart" in twice.text("unmerge", "Bob Roy")


def test_what_is_certain_is_merged_at_once(twice: Cli) -> None:
    phone = "+1 415 555 2671"
    _keep(twice, Person(CARA, "Cara Dee", phones=(phone,)), Person(INITIAL, "C. Dee", phones=("0014155552671",)))
    first, *_ = twice.json("duplicates")["pairs"]
    assert (first["certain"], first["why"]) == (True, f"The same telephone number {phone}")
    (row,) = twice.json("merge", "--exact")["merges"]
    assert (row["name"], row["why"]) == ("Cara Dee", f"The same telephone number {phone}")
    assert twice.json("merge", "--exact") == {"merges": []}
    assert twice.text("merge", "--exact") == "No two cards are certainly one person's.\n"


def test_the_reason_is_kept_with_a_merge_by_hand(twice: Cli) -> None:
    _keep(twice, Person(CARA, "Cara Dee", ("c@example.org",)), Person(INITIAL, "C. Dee", ("C@example.org",)))
    (row,) = twice.json("merge", "C. Dee", "Cara Dee")["merges"]
    assert (row["name"], row["why"]) == ("C. Dee", "The same e-mail address c@example.org")


def test_my_own_card_stays_whichever_way_round(twice: Cli) -> None:
    (row,) = twice.json("merge", "Ann Lee", "me")["merges"]
    assert (row["name"], row["other_name"]) == ("Robin Vale", "Ann Lee")
    assert twice.json("check")["ok"]


def test_two_are_told_apart(twice: Cli) -> None:
    apart = twice.json("apart", "Jonathan Fletchre", "Jonathan Fletcher")
    assert apart["a"] < apart["b"]
    assert twice.json("apart", "Jonathan Fletcher", "Jonathan Fletchre") == apart
    assert [pair["reason"] for pair in twice.json("duplicates")["pairs"]] == ["email"]
    assert "two people" in twice.text("apart", "Ann Lee", "Bob Roy")
    assert twice.json("duplicates")["pairs"] == []


def test_what_cannot_be_done_is_said(twice: Cli) -> None:
    assert "one and the same card" in twice.refused("merge", "Ann Lee", "Ann Lee")
    assert "name two to tell apart" in twice.refused("apart", "Ann Lee", "Ann Lee")
    assert "needs two cards" in twice.refused("merge", "Ann Lee")
    assert "needs two cards" in twice.refused("merge")
    assert "needs two cards" in twice.refused("merge", "Ann Lee", "Bob Roy", "--exact")
    assert "Nobody in the Rolodex" in twice.refused("merge", "Ann Lee", "Nobody")


def test_a_photo_waits_on_the_disk_for_its_card(twice: Cli) -> None:
    _keep(twice, Photo(ONE, b"one"), Photo(TWO, b"two"), Photo(BOB, b"bob"))
    before = _dump(twice)
    twice.json("merge", "Jonathan Fletcher", "Jonathan Fletchre")
    twice.json("merge", "Ann Lee", "Bob Roy")
    # Opened and closed in between, the file drops what nothing can bring back.
    assert twice.json("check")["ok"]
    twice.json("unmerge", "Jonathan Fletchre")
    twice.json("unmerge", "Bob Roy")
    assert [line for line in _dump(twice) if '"kind": "distinct"' not in line] == before
