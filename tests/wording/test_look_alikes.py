"""The sentences of the duplicates page, and two cards side by side."""

import pytest

from godfather_desktop.domain.ids import ME, MergeId, NoteId, PersonId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.references import written
from godfather_desktop.wording.card_pairs import Compared, Said, compared
from godfather_desktop.wording.look_alikes import (
    duplicates_page,
    merged_from,
    merged_when,
    part_of,
    position,
    queue_end,
    who_stays,
)
from tests.records import TODAY, favor, rolodex_of, touch

ONE, OTHER = PersonId(2), PersonId(3)


@pytest.mark.parametrize(
    ("certain", "likely", "said"),
    [
        (0, 0, "Nobody is here twice, as far as can be seen."),
        (1, 0, "Two cards are certainly one person."),
        (2, 0, "2 pairs of cards are certainly one person each."),
        (0, 1, "Two cards look alike."),
        (0, 1_200, "1,200 pairs of cards look alike."),
        (1, 14, "Two cards are certainly one person, 14 pairs look alike."),
        (3, 1, "3 pairs of cards are certainly one person each, one more pair looks alike."),
    ],
)
def test_the_answer(certain: int, likely: int, said: str) -> None:
    answer, evidence = duplicates_page(certain, likely)
    assert answer == said
    assert evidence.endswith(".")


def test_where_one_stands_and_how_it_ends() -> None:
    assert position(3, 14, 0) == "3 of 14"
    assert position(3, 200, 1_012) == "3 of 200, and 1,012 more"
    assert queue_end(decided=False, later=0) == "No two cards look alike."
    assert queue_end(decided=True, later=0) == "That was the last pair. Thank you."
    assert queue_end(decided=True, later=2) == "2 pairs are left for later."


def test_which_card_stays_and_why() -> None:
    people = (Person(ONE, "Ann Lee"), Person(OTHER, "Anne Lee"))
    rolodex = rolodex_of(*people, favor("given", who=ONE))
    assert who_stays(rolodex, ONE, OTHER, "2 touches") == (
        "The card of Ann Lee, with more on record, stays and gets 2 touches."
    )
    assert who_stays(rolodex, OTHER, ONE, "1 favor") == "The card of Anne Lee stays and gets 1 favor."
    assert who_stays(rolodex, ONE, OTHER, "").endswith("stays; the other one adds nothing to it.")
    assert who_stays(rolodex, ME, OTHER, "1 tag") == "Your own card stays and gets 1 tag."


def test_a_name_written_the_other_way_cannot_turn_the_sentence() -> None:
    rolodex = rolodex_of(Person(ONE, "\u202eנועה"), Person(OTHER, "x"))
    assert who_stays(rolodex, ONE, OTHER, "1 tag") == "The card of \u2068נועה\u2069 stays and gets 1 tag."


def test_a_merge_is_told_with_its_day_and_reason() -> None:
    lost = written(Person(OTHER, "Anne Lee"))
    merge = Merge(MergeId(9), ONE, OTHER, TODAY, "email", "ann@example.org", lost=(lost,))
    rolodex = rolodex_of(Person(ONE, "Ann Lee"))
    assert part_of(rolodex, merge) == "Anne Lee is part of Ann Lee"
    assert part_of(rolodex_of(Person(ONE, "Anne Lee")), merge) == "Two cards of Anne Lee"
    assert merged_from(merge) == "Merged from Anne Lee"
    assert merged_when(merge) == "21 Nov 2026: the same e-mail address ann@example.org"


def test_what_two_cards_share_and_where_they_differ() -> None:
    one = Person(
        ONE,
        "Ann Lee",
        ("ann@example.org", "lee@work.example"),
        ("+1 702 555 0100",),
        city="Reno",
        tags=("board",),
        birthday="1980-03-22",
    )
    other = Person(
        OTHER, "Anne Lee", ("ANN@example.org",), ("+1 (702) 555-0100",), city="Boise", tags=("Board", "golf")
    )
    note = Note(NoteId(70), OTHER, TODAY, "x")
    rolodex = rolodex_of(one, other, note, favor("given", who=ONE), touch(TODAY - 5, who=ONE))
    rows = {row.what: row for row in compared(rolodex, ONE, OTHER, TODAY, None)}
    assert rows["E-mail"] == Compared(
        "E-mail", (Said("lee@work.example"), Said("ann@example.org", True)), (Said("ANN@example.org", True),)
    )
    assert rows["Phone"].left[0].shared
    assert rows["City"] == Compared("City", (Said("Reno"),), (Said("Boise"),), apart=True)
    assert rows["Birthday"] == Compared("Birthday", (Said("22 Mar 1980"),), ())
    assert rows["Tags"].right == (Said("golf"), Said("Board", True))
    assert rows["Favors"] == Compared("Favors", (Said("1"),), (Said("0"),))
    assert rows["Notes"].right == (Said("1"),)
    # How many there are is told by the disk; that there are some is known.
    assert rows["Touches"] == Compared("Touches", (Said(""),), (Said("0"),))
    assert {"Role", "Link", "Ties"}.isdisjoint(rows)
    counted = {row.what: row for row in compared(rolodex, ONE, OTHER, TODAY, (12_000, 0))}
    assert counted["Touches"].left == (Said("12,000"),)


def test_of_many_addresses_those_that_differ_come_first() -> None:
    shared = tuple(f"shared{number}@example.org" for number in range(4))
    rolodex = rolodex_of(Person(ONE, "A", (*shared, "own@example.org")), Person(OTHER, "B", shared))
    (row,) = compared(rolodex, ONE, OTHER, TODAY, (0, 0))
    assert row.left == (Said("own@example.org"), Said(shared[0], True), Said("and 3 more", True))
    assert row.right == (Said(shared[0], True), Said(shared[1], True), Said("and 2 more", True))
    assert not row.apart
