"""What is written is read again: export, import into a new book, the same people."""

import zipfile
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.actions.sample import make_sample
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import (
    ME,
    DownPeriodId,
    FavorId,
    NoteId,
    OccasionId,
    OrganizationId,
    PersonId,
    RoleId,
    TieId,
    TouchId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.storage.store import Store, create
from tests.books import PNG, TODAY, added, dump_of, exported, imported, others_by_name, written


def _filled(store: Store) -> None:
    ann = Person(
        PersonId(10),
        "Ann Lee",
        ("ann@example.org", "a.lee@example.org"),
        ("+1 415 555 2671", "=030-1"),
        ("https://example.org/ann",),
        city="Köln",
        tags=("sailing", "=vip"),
        how_known="referral",
        referred_by=PersonId(11),
        rating=8,
        two_am=True,
        relation="friend",
        seniority="c-level",
        authority="decision-maker",
        birthday="--02-29",
    )
    ben = Person(PersonId(11), "-Ben, Roy", two_am=False, birthday="1980-03")
    cara = Person(PersonId(12), "王小明")
    store.save(
        added(
            ann,
            ben,
            cara,
            Organization(OrganizationId(20), "Meridian, Ltd; Co"),
            Organization(OrganizationId(21), "Acme"),
            Role(RoleId(30), PersonId(10), OrganizationId(20), "VP, Sales", "2015", "", 40),
            Role(RoleId(31), PersonId(10), OrganizationId(21), "Buyer", "2010", "2012-05"),
            Role(RoleId(32), ME, OrganizationId(21), "Owner", "2001"),
            Tie(TieId(40), PersonId(10), PersonId(11), "stated", 4, 0.25, since="2010-05"),
            Tie(
                TieId(41),
                PersonId(10),
                PersonId(12),
                "co-employed",
                None,
                organization="Acme",
                headcount=9,
                start="2001",
            ),
            Favor(
                FavorId(50),
                PersonId(10),
                TODAY,
                "given",
                "=an introduction",
                3,
                2,
                "unasked",
                "promised",
                False,
                "Ben",
                TODAY + 9,
            ),
            DownPeriod(DownPeriodId(55), TODAY - 90, TODAY - 20, "illness"),
            DownPeriod(DownPeriodId(56), TODAY - 9),
            Favor(FavorId(51), PersonId(11), TODAY - 3, "received", "advice, twice"),
            Touch(TouchId(60), PersonId(10), TODAY, "in-person", "mutual", 5, True, "work", True, "mine", "two\nlines"),
            Touch(TouchId(61), PersonId(11), TODAY - 1, "call", "in", note="'=quoted"),
            Note(NoteId(62), PersonId(10), TODAY, "likes tea, and\nwalks"),
            Note(NoteId(63), PersonId(11), TODAY - 400, "=a quiet year", "goals"),
            Note(NoteId(64), ME, TODAY, "a newsletter", "offers"),
            Occasion(OccasionId(65), PersonId(11), "--03-22", "anniversary", "1999"),
            Photo(PersonId(10), PNG),
        ),
        TODAY,
    )


@pytest.mark.parametrize("name", ["vcard3", "vcard4"])
def test_a_book_comes_back_from_vcards(name: str, store: Store, tmp_path: Path) -> None:
    _filled(store)
    path = exported(store, name, tmp_path / "out.vcf")
    second = create(tmp_path / "second", "Another Owner")
    try:
        plan = imported(second, path)
        assert (plan.files[0].added, plan.files[0].rejected, plan.files[0].notices) == (3, 0, [])
        before, after = store.load(TODAY), second.load(TODAY)
        theirs = others_by_name(after)
        assert set(theirs) == {"Ann Lee", "-Ben, Roy", "王小明"}
        for one in before.others():
            other = theirs[one.name]
            assert (other.emails, other.phones, other.links) == (one.emails, one.phones, one.links)
            assert (other.city, other.tags, other.birthday) == (one.city, one.tags, one.birthday)
            assert [n.text for n in after.notes_of(other.id)] == [n.text for n in before.notes_of(one.id)]
            assert second.photo_of(other.id) == store.photo_of(one.id)
        (role,) = after.roles_of(theirs["Ann Lee"].id)
        assert role.title == "VP, Sales"
        assert [one.name for one in after.organizations.values()] == ["Meridian, Ltd; Co"]
        again = imported(second, path)
        assert (again.files[0].added, again.files[0].merged) == (0, 0)
    finally:
        second.close()


def test_cards_of_two_books_are_never_taken_for_one_another(store: Store, tmp_path: Path) -> None:
    """Ids begin anew in each Rolodex: those alone would make strangers one person."""
    paths = []
    for owner, name in (("One", "Ann Lee"), ("Two", "Ben Roy")):
        book = create(tmp_path / owner, owner)
        book.save(added(Person(PersonId(10), name)), TODAY)
        paths.append(exported(book, "vcard4", tmp_path / f"{owner}.vcf"))
        book.close()
    for path in paths:
        imported(store, path)
    assert set(others_by_name(store.load(TODAY))) == {"Ann Lee", "Ben Roy"}


def _unpacked(path: Path, folder: Path) -> list[Path]:
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == [
            "people.csv",
            "roles.csv",
            "ties.csv",
            "favors.csv",
            "down.csv",
            "notes.csv",
            "occasions.csv",
            "interactions.csv",
        ]
        archive.extractall(folder)
        return [folder / name for name in archive.namelist()]


def _but_batches(store: Store) -> list[str]:
    return [line for line in dump_of(store) if '"kind": "batch"' not in line]


def _said(store: Store) -> list[object]:
    """Everything that the spreadsheets say, by name and without ids."""
    rolodex = store.load(TODAY)

    def name(person: PersonId | None) -> str:
        return "" if person is None else "me" if person == ME else rolodex.people[person].name

    def where(organization: OrganizationId | None) -> str:
        return "" if organization is None else rolodex.organizations[organization].name

    nobody = PersonId(0)
    said: list[object] = [
        (name(one.referred_by), replace(one, id=nobody, referred_by=None, identities=())) for one in rolodex.others()
    ]
    said += [
        (name(one.person), where(one.organization), replace(one, id=RoleId(0), person=nobody, organization=None))
        for one in rolodex.roles.values()
    ]
    said += [
        (sorted((name(one.a), name(one.b))), replace(one, id=TieId(0), a=nobody, b=nobody))
        for one in rolodex.ties.values()
    ]
    said += [(name(one.person), replace(one, id=FavorId(0), person=nobody)) for one in rolodex.favors.values()]
    said += [replace(one, id=DownPeriodId(0)) for one in rolodex.downs.values()]
    said += [(name(one.person), replace(one, id=NoteId(0), person=nobody)) for one in rolodex.notes.values()]
    said += [(name(one.person), replace(one, id=OccasionId(0), person=nobody)) for one in rolodex.occasions.values()]
    said += [(name(one.person), replace(one, id=TouchId(0), person=nobody, batch=None)) for one in store.every_touch()]
    return sorted(said, key=repr)


def test_a_book_comes_back_from_the_spreadsheets(store: Store, tmp_path: Path) -> None:
    _filled(store)
    paths = _unpacked(exported(store, "csv", tmp_path / "out.zip"), tmp_path / "out")
    second = create(tmp_path / "second", "Another Owner")
    try:
        plan = imported(second, *paths)
        assert [account.rejects for account in plan.files] == [[]] * 8
        assert _said(second) == _said(store)
        before = _but_batches(second)
        for account in imported(second, *paths).files:
            assert (account.added, account.merged) == (0, 0)
        assert _but_batches(second) == before
    finally:
        second.close()


def test_the_spreadsheets_of_a_book_bring_nothing_into_it(store: Store, tmp_path: Path) -> None:
    _filled(store)
    before = _but_batches(store)
    paths = _unpacked(exported(store, "csv", tmp_path / "out.zip"), tmp_path / "out")
    plan = imported(store, *paths)
    assert [(account.added, account.merged, account.touches) for account in plan.files] == [(0, 0, 0)] * 8
    assert _but_batches(store) == before


def test_a_sample_comes_back_from_the_spreadsheets(store: Store, tmp_path: Path) -> None:
    sample = make_sample(count(2).__next__, TODAY, people=60, seed=3)
    store.save(sample.changes, TODAY, touches=[enumerate(sample.touches())])
    paths = _unpacked(exported(store, "csv", tmp_path / "out.zip"), tmp_path / "out")
    second = create(tmp_path / "second", "Another Owner")
    try:
        plan = imported(second, *paths)
        assert sum(account.rejected for account in plan.files) == 0
        ours, theirs = _said(store), _said(second)
        assert len(ours) > 600
        assert theirs == ours
    finally:
        second.close()


def test_the_json_export_has_every_record(store: Store, tmp_path: Path) -> None:
    import json

    from godfather_desktop.domain.plain import from_plain, to_plain

    _filled(store)
    document = json.loads(exported(store, "json", tmp_path / "out.json").read_text(encoding="utf-8"))
    assert (document["format"], document["version"]) == ("godfather-rolodex", 1)
    assert [json.dumps(one, ensure_ascii=False, sort_keys=True) for one in document["records"]] == dump_of(store)
    assert [to_plain(from_plain(one)) for one in document["records"]] == document["records"]


def test_the_same_book_gives_the_same_bytes(store: Store, tmp_path: Path) -> None:
    _filled(store)
    for name in ("json", "vcard3", "vcard4", "csv", "graphml"):
        first, second = (exported(store, name, tmp_path / f"{turn}.{name}").read_bytes() for turn in "ab")
        assert first == second


def test_cells_of_an_export_run_in_no_spreadsheet(store: Store, tmp_path: Path) -> None:
    _filled(store)
    (people, *_) = _unpacked(exported(store, "csv", tmp_path / "out.zip"), tmp_path / "out")
    text = people.read_text(encoding="utf-8")
    assert "'-Ben, Roy" in text
    assert ",+1 415 555 2671; =030-1" not in text
    second = written(tmp_path, "again.csv", text)
    other = create(tmp_path / "second", "Another Owner")
    try:
        imported(other, second)
        assert "-Ben, Roy" in others_by_name(other.load(TODAY))
    finally:
        other.close()
