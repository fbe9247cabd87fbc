"""What an import leaves out: a line for each reason, with the places behind it."""

from pathlib import Path

import pytest

from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.found import Noticed, Place, Rejected
from godfather_desktop.wording.import_reasons import WHY
from godfather_desktop.wording.left_out import _HEADS, SHOWN_PLACES, left_out
from tests.wording.source import placeholders


def _account(name: str = "all.mbox") -> FileAccount:
    return FileAccount(Path(name), "mbox")


def _named(*accounts: FileAccount) -> list[tuple[str, FileAccount]]:
    return [(account.path.name, account) for account in accounts]


def test_one_sentence_for_a_reason_that_is_the_same_everywhere() -> None:
    one, other = _account("a.mbox"), _account("b.mbox")
    for record in (1, 4):
        one.reject(Rejected(Place(record, record * 10), "mailing list"))
    other.reject(Rejected(Place(2, 0), "mailing list"))
    (group,) = left_out(_named(one, other))
    assert group.head == "Sent through a mailing list or as a newsletter."
    assert group.number == 3
    assert group.places == ("a.mbox, record 1, line 10", "a.mbox, record 4, line 40", "b.mbox, record 2")


def test_sentences_that_differ_stand_at_the_places() -> None:
    account = _account("people.csv")
    for said in ("soon", "{later}"):
        account.reject(Rejected(Place(1, 2), "bad date", {"said": said, "column": "date"}))
    (group,) = left_out(_named(account))
    assert group.head == "Dates that cannot be read: write them as 2026-03-22."
    assert group.places[1] == ("people.csv, record 1, line 2: '{later}' in date is no date: write it as 2026-03-22.")


def test_a_single_record_is_told_in_full() -> None:
    account = _account("people.csv")
    account.reject(Rejected(Place(1, 2), "bad date", {"said": "soon", "column": "date"}))
    (group,) = left_out(_named(account))
    assert group.head == "'soon' in date is no date: write it as 2026-03-22."
    assert group.places == ("people.csv, record 1, line 2",)


def test_the_most_frequent_reason_comes_first_and_places_are_bounded() -> None:
    account = _account()
    account.reject(Rejected(Place(1, 1), "spam"))
    for record in range(SHOWN_PLACES + 7):
        account.reject(Rejected(Place(record + 2, 1), "draft"))
    first, second = left_out(_named(account))
    assert (first.number, second.number) == (SHOWN_PLACES + 7, 1)
    assert len(first.places) == SHOWN_PLACES + 1
    assert first.places[-1] == "and 7 more places"


def test_parts_and_records_are_told_apart() -> None:
    account = _account()
    account.reject(Rejected(Place(1, 1), "spam"))
    account.notice(Noticed(Place(0, 0), "file of no known format"))
    assert [group.head for group in left_out(_named(account))] == ["This is marked as spam."]
    (part,) = left_out(_named(account), parts=True)
    assert part.places == ("all.mbox",)


@pytest.mark.parametrize("parts", [False, True])
def test_reasons_beyond_the_records_that_are_listed_are_counted(parts: bool) -> None:
    account = _account()
    take = account.notice if parts else account.reject
    make: type[Noticed | Rejected] = Noticed if parts else Rejected
    for number in range(10_002):
        take(make(Place(number, 0), "text left out", {"column": "subject"}))  # type: ignore[arg-type]
    for said in ("one", "two", "three"):
        take(make(Place(1, 0), "sort not known", {"said": said}))  # type: ignore[arg-type]
    assert len(account.notices if parts else account.rejects) == 10_001
    first, second = left_out(_named(account), parts=parts)
    assert (first.number, first.places[-1]) == (10_002, "and 9,902 more places")
    assert (second.number, second.places[-1]) == (3, "and 2 more places")
    # What the others said is not known any more.
    assert first.head == "Texts were left out: only who, where and when are kept."
    assert second.head == "Entries of a sort that is not known here."


@pytest.mark.parametrize("reason", _HEADS)
def test_every_head_is_a_sentence_without_blanks(reason: str) -> None:
    assert _HEADS[reason].endswith(".")
    assert not placeholders(_HEADS[reason])


def test_a_reason_without_a_head_of_its_own_is_told_by_its_first_record() -> None:
    reason = next(key for key, text in WHY.items() if placeholders(text) and key not in _HEADS)
    account = _account()
    for said in ("one", "two"):
        account.reject(Rejected(Place(1, 1), reason, dict.fromkeys(placeholders(WHY[reason]), said)))
    (group,) = left_out(_named(account))
    assert "one" in group.head
    assert group.head.endswith(". And the like.")
