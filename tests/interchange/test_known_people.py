"""By what the people of a file are known to have a card."""

from pathlib import Path

import pytest

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.storage.store import Store
from tests.books import TODAY, added, imported, planned, written

ANN = Person(PersonId(10), "Ann Lee", ("ann@example.org",), ("+49 30 1234567",), identities=("uid:7",))


@pytest.mark.parametrize(
    ("lines", "by"),
    [
        ("UID:7\nFN:A. Lee", "identity"),
        ("FN:A. Lee\nEMAIL:Ann@Example.org", "email"),
        ("FN:Anna Lee\nTEL:+49301234567", "phone"),
        ("FN:ann lee", "name"),
    ],
)
def test_who_is_known_and_by_what(lines: str, by: str, store: Store, tmp_path: Path) -> None:
    store.save(added(ANN), TODAY)
    card = f"BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"
    (account,) = planned(store.load(TODAY), written(tmp_path, "ann.vcf", card)).files
    ((said, name, known_by),) = account.matches
    assert (said in lines, name, known_by) == (True, "Ann Lee", by)


def test_the_first_two_hundred_are_named_and_the_others_counted(store: Store, tmp_path: Path) -> None:
    text = "name,email\n" + "".join(f"Person {n},p{n}@example.org\n" for n in range(205))
    path = written(tmp_path, "people.csv", text)
    imported(store, path)
    (account,) = planned(store.load(TODAY), path).files
    assert (len(account.matches), account.more_matches) == (200, 5)


def test_a_number_with_its_area_in_brackets_is_a_telephone_number(store: Store, tmp_path: Path) -> None:
    imported(store, written(tmp_path, "log.csv", "person,date,channel,direction\n(415) 555-2673,2026-01-05,call,in\n"))
    (card,) = [one for one in store.load(TODAY).people.values() if one.phones]
    assert card.phones == ("(415) 555-2673",)
