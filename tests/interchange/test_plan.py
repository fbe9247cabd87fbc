"""Imports as a whole: accounts, rollback, streams, what cannot be read."""

import os
import threading
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from godfather_desktop.actions.favors import thank
from godfather_desktop.actions.people import set_photo
from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, FavorId, PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.plan import plan_import
from godfather_desktop.storage.store import Store, open_store
from godfather_desktop.wording.errors import refusal
from tests.books import (
    PNG,
    TODAY,
    added,
    dump_of,
    imported,
    note,
    opened,
    others_by_name,
    planned,
    python,
    rolled_back,
    written,
)
from tests.interchange.samples import SAMPLES


def _empty() -> Rolodex:
    rolodex = Rolodex()
    rolodex.fill([Person(ME, "Robin Vale")])
    return rolodex


def _known(store: Store) -> None:
    """Somebody whom the samples speak of is there already, with words that stay."""
    ann = Person(PersonId(10), "Ann Lee", ("ann@example.org",), city="Bonn", rating=3)
    store.save(added(ann, note(11, 10, "mine"), Touch(TouchId(12), PersonId(10), TODAY, "call", "in")), TODAY)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_second_import_adds_nothing(sample: str, store: Store, tmp_path: Path) -> None:
    _known(store)
    path = written(tmp_path, sample, SAMPLES[sample])
    first = imported(store, path)
    assert first.files[0].added > 0
    before = [line for line in dump_of(store) if '"kind": "batch"' not in line]
    again = imported(store, path)
    assert (again.files[0].added, again.files[0].merged) == (0, 0)
    assert again.files[0].rejected == first.files[0].rejected
    assert [line for line in dump_of(store) if '"kind": "batch"' not in line] == before


@pytest.mark.parametrize("restart", [False, True], ids=["at once", "after a restart"])
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_rollback_gives_the_same_dump_as_before(
    sample: str, restart: bool, store: Store, book_path: Path, tmp_path: Path
) -> None:
    _known(store)
    before, sums = dump_of(store), store.load(TODAY).sums
    plan = imported(store, written(tmp_path, sample, SAMPLES[sample]))
    assert dump_of(store) != before
    if restart:
        store.close()
        store = open_store(book_path)
    try:
        done = rolled_back(store, plan.batch)
        assert done.kept == ()
        assert dump_of(store) == before
        assert store.load(TODAY).sums == sums
        assert store.findings() == []
        with pytest.raises(RuleBroken, match="no such import"):
            rolled_back(store, plan.batch)
        # What was rolled back can be imported again.
        assert imported(store, tmp_path / sample).files[0].added == plan.files[0].added
    finally:
        store.close()


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_dry_run_tells_what_the_import_does_and_changes_nothing(sample: str, store: Store, tmp_path: Path) -> None:
    _known(store)
    before, next_id = dump_of(store), store.next_id()
    path = written(tmp_path, sample, SAMPLES[sample])
    dry = imported(store, path, keep=False).files[0]
    assert (dump_of(store), store.next_id()) == (before, next_id)
    assert imported(store, path).files[0] == dry


def _changed(store: Store, before: Record | None, after: Record | None) -> None:
    store.save(ChangeSet("", "", (Change(before, after),)), TODAY)


CARD = """BEGIN:VCARD
VERSION:3.0
FN:{name}
EMAIL:{email}
TEL:555
ORG:Meridian
TITLE:CEO
NOTE:from the file
END:VCARD
"""


def test_a_rollback_keeps_what_was_edited_since(store: Store, book_path: Path, tmp_path: Path) -> None:
    _known(store)
    text = "".join(
        CARD.format(name=name, email=f"{name.split()[0].lower()}@example.org")
        for name in ("Ann Lee", "Ben Roy", "Cara Dee", "Dan Fox", "Eve Gil")
    )
    plan = imported(store, written(tmp_path, "in.vcf", text))
    store.close()
    store = open_store(book_path)
    try:
        found = others_by_name(store.load(TODAY))
        ann, ben, cara, dan, eve = (found[name] for name in ("Ann Lee", "Ben Roy", "Cara Dee", "Dan Fox", "Eve Gil"))
        _changed(store, ann, replace(ann, city="Paris"))
        _changed(store, ben, replace(ben, rating=9))
        _changed(store, None, Touch(TouchId(900), cara.id, TODAY, "call", "out"))
        _changed(store, None, Favor(FavorId(901), dan.id, TODAY, "given", "a desk"))
        done = rolled_back(store, plan.batch)
        rolodex = store.load(TODAY)
        kept = others_by_name(rolodex)
        assert set(kept) == {"Ann Lee", "Ben Roy", "Cara Dee", "Dan Fox"}
        assert {one.id for one in done.kept} == {ben.id, cara.id, dan.id}
        # The card that was there before has its old fields back, and its new city.
        assert ann.phones == ("555",)
        assert kept["Ann Lee"] == replace(ann, city="Paris", phones=())
        assert [one.text for one in rolodex.notes_of(ann.id)] == ["mine"]
        assert kept["Ben Roy"].rating == 9
        assert rolodex.notes_of(eve.id) == []
        assert store.findings() == []
    finally:
        store.close()


def test_a_rollback_keeps_a_photo_that_was_replaced_since(store: Store, tmp_path: Path) -> None:
    import base64

    _known(store)
    photo = f"PHOTO;ENCODING=b:{base64.b64encode(PNG).decode()}\nEND"
    text = "".join(
        CARD.format(name=name, email=f"{name[:3].lower()}@example.org").replace("END", photo)
        for name in ("Ann Lee", "Ben Roy", "Cara Dee")
    )
    plan = imported(store, written(tmp_path, "in.vcf", text))
    found = others_by_name(store.load(TODAY))
    ann, ben, cara = (found[name].id for name in ("Ann Lee", "Ben Roy", "Cara Dee"))
    own = PNG + b"my own picture"
    for someone in (ann, ben):
        store.save(set_photo(store.load(TODAY), someone, PNG, own), TODAY)
    rolled_back(store, plan.batch)
    # The picture that was put in since keeps its person, too.
    assert (store.photo_of(ann), store.photo_of(ben), store.photo_of(cara)) == (own, own, None)
    assert set(others_by_name(store.load(TODAY))) == {"Ann Lee", "Ben Roy"}


def test_a_photo_that_is_there_is_not_replaced(store: Store, tmp_path: Path) -> None:
    import base64

    _known(store)
    own = PNG + b"my own picture"
    store.save(set_photo(store.load(TODAY), PersonId(10), None, own), TODAY)
    photo = f"PHOTO;ENCODING=b:{base64.b64encode(PNG).decode()}\nEND"
    imported(store, written(tmp_path, "in.vcf", CARD.format(name="Ann Lee", email="a@x.org").replace("END", photo)))
    assert store.photo_of(PersonId(10)) == own


def test_two_imports_are_rolled_back_in_any_order(store: Store, tmp_path: Path) -> None:
    before = dump_of(store)
    first = imported(store, written(tmp_path, "a.vcf", CARD.format(name="Ann Lee", email="a@x.org")))
    text = "date,person,channel,direction\n2026-01-01,Ann Lee,call,in\n2026-01-01,Ben Roy,call,in\n"
    second = imported(store, written(tmp_path, "b.csv", text))
    done = rolled_back(store, first.batch)
    assert [one.id for one in done.kept if isinstance(one, Person)] == [others_by_name(store.load(TODAY))["Ann Lee"].id]
    rolled_back(store, second.batch)
    assert set(others_by_name(store.load(TODAY))) == {"Ann Lee"}
    assert store.touch_count() == 0
    assert len(dump_of(store)) > len(before)


def test_a_log_that_is_half_known_adds_the_other_half(store: Store, tmp_path: Path) -> None:
    head, rows = "date,person,channel,direction\n", [f"2026-01-0{n},Ann Lee,call,in\n" for n in range(1, 7)]
    imported(store, written(tmp_path, "a.csv", head + "".join(rows[:3])))
    plan = imported(store, written(tmp_path, "b.csv", head + "".join(rows)))
    assert (plan.files[0].added, plan.files[0].unchanged) == (3, 3)
    rolled_back(store, plan.batch)
    assert store.touch_count() == 3


def test_the_account_of_an_import_stands_in_its_batch(store: Store, tmp_path: Path) -> None:
    text = (
        "date,person,channel,direction\n2026-01-01,Ann Lee,call,in\n2026-01-01,Ann Lee,call,in\nsoon,Ann Lee,call,in\n"
    )
    plan = imported(
        store, written(tmp_path, "a.csv", text), written(tmp_path, "b.vcf", CARD.format(name="B", email="b@x.y"))
    )
    batch = store.load(TODAY).batches[plan.batch]
    assert (batch.records, batch.added, batch.merged, batch.unchanged, batch.rejected) == (4, 2, 0, 1, 1)
    assert batch.files == ("a.csv", "b.vcf")


@pytest.mark.parametrize("kind", ["folder", "FIFO", "device", "missing", "empty"])
def test_what_is_no_plain_file_is_refused_without_reading(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "in.vcf"
    if kind == "folder":
        path.mkdir()
    elif kind == "FIFO":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "empty":
        path.touch()
    with pytest.raises((DiskTrouble, RuleBroken)) as caught:
        planned(_empty(), path)
    assert isinstance(caught.value, DiskTrouble | RuleBroken)
    assert str(path) in refusal(caught.value)
    assert threading.active_count() == 1


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.source.FILE_BYTES", 1_000_000)
    path = written(tmp_path, "in.vcf", CARD.format(name="Ann", email="a@x.y") * 20_000)
    plan = planned(_empty(), path)
    assert [(one.why, one.values) for one in plan.files[0].rejects] == [("file too large", {"limit": 1})]
    assert plan.new_people == []


def test_too_many_cards_end_with_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("godfather_desktop.interchange.readers.vcard.RECORDS", 3)
    text = "".join(CARD.format(name=f"Person {n}", email=f"p{n}@x.y") for n in range(5))
    plan = planned(_empty(), written(tmp_path, "in.vcf", text))
    assert (plan.files[0].added, plan.files[0].rejected, plan.files[0].rejects[0].why) == (3, 1, "too many records")


@pytest.mark.parametrize("name", ["we\udcffird.csv", "new\nline.csv", "\u202egpj.csv", "‘quoted’ {name}.csv"])
def test_B11_odd_file_names_are_stored_and_shown(name: str, store: Store, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(b"name,email\nAnn Lee,\n")
    plan = imported(store, path)
    (kept,) = store.load(TODAY).batches[plan.batch].files
    kept.encode("utf-8")
    assert "\n" not in kept
    assert kept.endswith(".csv")


def test_progress_is_told_and_may_cancel(tmp_path: Path) -> None:
    class Cancelled(Exception):
        pass

    told: list[tuple[str, int]] = []
    text = "".join(CARD.format(name=f"Person {n}", email=f"p{n}@x.y") for n in range(450))
    path = written(tmp_path, "in.vcf", text)
    plan_import(_empty(), count(10).__next__, TODAY, [path], progress=lambda name, seen: told.append((name, seen)))
    assert told == [("in.vcf", 200), ("in.vcf", 400), ("in.vcf", 450)]

    def cancel(_name: str, _seen: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        plan_import(_empty(), count(10).__next__, TODAY, [path], progress=cancel)


def _log(folder: Path, rows: int, people: int) -> Path:
    path = folder / "log.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("date,person,channel,direction,note\n")
        for n in range(rows):
            day = f"{2000 + n % 26}-{1 + n // 26 % 12:02}-{1 + n // 312 % 28:02}"
            file.write(f"{day},Person {n % people},{('call', 'email')[n % 2]},{('in', 'out')[n // 2 % 2]},note {n}\n")
    return path


def test_a_contact_log_of_20000_rows_is_streamed(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def whole(_self: object) -> bytes:
        raise AssertionError("a contact log is never read whole")

    monkeypatch.setattr("godfather_desktop.interchange.source.Source.data", whole)
    book = opened(store)
    told: list[int] = []
    log = _log(tmp_path, 20_000, 50)
    plan = plan_import(book.rolodex, book.new_id, TODAY, [log])
    assert [type(stream).__name__ for stream in plan.touches()] == ["generator"]
    book.bring_in(plan.changes, plan.touches, told.append, lambda saved: plan.settle(saved.touches))
    assert (plan.files[0].records, plan.files[0].added, plan.files[0].touches) == (20_000, 20_000, 20_000)
    assert told == [10_000, 20_000]
    assert len(book.rolodex.sums) == 50
    assert store.touch_count() == 20_000
    assert imported(store, log).files[0].unchanged == 20_000
    book.undo()
    assert (store.touch_count(), len(book.rolodex.people)) == (0, 1)


_MILLION = """
import resource, sys
from pathlib import Path
from godfather_desktop.storage.store import create
from tests.books import imported
store = create(Path(sys.argv[1]), "Me")
account = imported(store, Path(sys.argv[2])).files[0]
store.close()
print(account.records, account.added, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


@pytest.mark.slow
@pytest.mark.timeout(1_200)
def test_a_contact_log_of_a_million_rows_needs_less_than_400_mb(tmp_path: Path) -> None:
    log = _log(tmp_path, 1_000_000, 5_000)
    process = python("-c", _MILLION, str(tmp_path / "book"), str(log))
    out, err = process.communicate(timeout=1_100)
    assert process.returncode == 0, err
    records, new, megabytes = map(int, out.split())
    assert (records, new) == (1_000_000, 1_000_000)
    assert megabytes < 400


def test_a_favor_thanked_since_its_import_is_not_added_a_second_time(store: Store, tmp_path: Path) -> None:
    path = written(tmp_path, "favors.csv", "date,person,direction,title\n2026-01-02,Ann Lee,received,a tip\n")
    imported(store, path)
    book = opened(store)
    (favor,) = book.rolodex.favors.values()
    book.perform(lambda rolodex: thank(rolodex, favor.id))
    again = imported(store, path)
    assert (again.files[0].added, again.files[0].unchanged) == (0, 1)


def test_somebody_first_named_by_address_alone_gets_the_name_of_their_own_card(store: Store, tmp_path: Path) -> None:
    rows = "name,email,met_through\nAnn Lee,ann@x.example,ben@x.example\nBen Roy,ben@x.example,\n"
    imported(store, written(tmp_path, "people.csv", rows))
    people = others_by_name(store.load(TODAY))
    assert set(people) == {"Ann Lee", "Ben Roy"}
    assert people["Ann Lee"].referred_by == people["Ben Roy"].id
