import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from godfather_desktop.cli.main import run
from godfather_desktop.compose import Desktop, guard_files
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import BatchId, PersonId, TouchId
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.store import Store, create, open_store
from godfather_desktop.wording.errors import refusal
from tests.books import (
    PNG,
    TODAY,
    added,
    dump_of,
    exported,
    imported,
    names_in,
    note,
    opened,
    person,
    small_disk,
    written,
)


def _touch(number: int, of: int, day: int = TODAY, text: str = "") -> Touch:
    return Touch(TouchId(number), PersonId(of), day, "call", "out", note=text)


def test_what_is_saved_is_loaded_after_reopening(store: Store, book_path: Path) -> None:
    changes = added(person(10), person(11), note(12, 10, "likes sailing"), _touch(13, 10), Photo(PersonId(10), PNG))
    store.save(changes, TODAY)
    before = dump_of(store)
    store.close()
    again = open_store(book_path)
    try:
        assert dump_of(again) == before
        rolodex = again.load(TODAY)
        assert [one.text for one in rolodex.notes_of(PersonId(10))] == ["likes sailing"]
        assert rolodex.sums[PersonId(10)].last == TODAY
        assert again.photo_of(PersonId(10)) == PNG
        assert again.next_id() == 14
        assert again.findings() == []
    finally:
        again.close()


def test_a_refused_change_set_leaves_nothing(store: Store) -> None:
    before = dump_of(store)
    with pytest.raises(DiskTrouble) as caught:
        store.save(added(person(10), note(11, 99, "about nobody")), TODAY)
    assert caught.value.reason == "refused by the file"
    assert dump_of(store) == before
    assert store.next_id() == 2
    store.save(added(person(10)), TODAY)
    assert 10 in store.load(TODAY).people


def test_R5_disk_full_in_a_database_write(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "2m") as folder:
        path = folder / "book.rolodex"
        book = opened(create(path, "Me"))
        try:
            book.perform(lambda _: added(person(10)))
            filler = written(folder, "filler", bytes(shutil.disk_usage(folder).free - 200_000))
            large = added(note(11, 10, "x" * 400_000))
            records, before, revision = dict(book.rolodex.notes), dump_of(_store(book.keeper)), book.rolodex.revision
            with pytest.raises(DiskTrouble) as caught:
                book.perform(lambda _: large)
            assert caught.value.reason == "disk full"
            assert str(path) in refusal(caught.value)
            assert "MB left" in refusal(caught.value)
            assert (book.rolodex.notes, book.rolodex.revision, book.busy) == (records, revision, False)
            assert book.steps.to_undo == added(person(10))
            assert dump_of(_store(book.keeper)) == before
            # A smaller edit, and after making room the same one again, goes through.
            book.perform(lambda _: added(note(12, 10, "short")))
            filler.unlink()
            book.perform(lambda _: large)
            assert {one.id for one in book.rolodex.notes_of(PersonId(10))} == {11, 12}
        finally:
            book.close()
        again = open_store(path)
        try:
            assert {one.id for one in again.load(TODAY).notes_of(PersonId(10))} == {11, 12}
            assert again.findings() == []
        finally:
            again.close()


def test_R5_disk_full_in_an_import(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "2m") as folder:
        store = create(folder / "book.rolodex", "Me")
        try:
            imported(store, written(tmp_path, "first.csv", "name,email\nAnn Lee,ann@example.org\n"))
            before = dump_of(store)
            rows = "".join(f"2026-01-01,Ann Lee,call,out,{number} {'words ' * 40}\n" for number in range(20_000))
            log = written(tmp_path, "log.csv", "date,person,channel,direction,note\n" + rows)
            with pytest.raises(DiskTrouble) as caught:
                imported(store, log)
            assert caught.value.reason == "disk full"
            assert dump_of(store) == before
            assert store.findings() == []
        finally:
            store.close()


def _store(keeper: object) -> Store:
    assert isinstance(keeper, Store)
    return keeper


def test_R11_a_log_left_over_after_a_crash_is_recovered_silently(store: Store, tmp_path: Path) -> None:
    store.save(added(person(10), note(11, 10, "kept in the log")), TODAY)
    before = dump_of(store)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    # Another process copies: opening the file here would drop SQLite's lock.
    for suffix in ("", "-wal"):
        subprocess.run(["cp", f"{store.path}{suffix}", str(crashed)], check=True)
    assert (crashed / "book.rolodex-wal").stat().st_size > 0
    again = open_store(crashed / "book.rolodex")
    try:
        assert dump_of(again) == before
        assert again.findings() == []
    finally:
        again.close()
    assert names_in(crashed) == ["book.rolodex"]


def test_fact_4_nothing_but_sqlite_opens_the_file_while_it_is_open(
    store: Store, tmp_path: Path, opened_files: list[str]
) -> None:
    sheet = written(tmp_path, "people.csv", "name,email,tags\nAnn Lee,ann@example.org,sailing\n")
    imported(store, sheet)
    store.findings()
    store.checkpoint()
    for name in ("json", "vcard3", "csv", "graphml", "gexf"):
        exported(store, name, tmp_path / f"out.{name}")
    with pytest.raises(DiskTrouble):
        open_store(store.path)
    assert str(sheet) in opened_files
    own = {str(store.path), f"{store.path}-wal", f"{store.path}-shm"}
    assert own.isdisjoint(opened_files)


@pytest.mark.parametrize("suffix", ["", "-wal"])
@pytest.mark.parametrize("verb", ["import", "export"])
def test_fact_4_the_open_book_is_neither_imported_nor_overwritten(
    verb: str,
    suffix: str,
    store: Store,
    tmp_path: Path,
    opened_files: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    store.save(added(person(10)), TODAY)
    before = dump_of(store)
    store.close()
    link = tmp_path / "link"
    link.symlink_to(f"{store.path}{suffix}")
    more = ["--format", "json"] if verb == "export" else []
    for path in (str(store.path) + suffix, str(link)):
        assert run([verb, str(store.path), *more, path], Desktop()) == 1
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.count("\n") == 1
        assert "Rolodex" in said.err
    assert {str(store.path), f"{store.path}-wal", str(link)}.isdisjoint(opened_files)
    again = open_store(store.path)
    try:
        assert dump_of(again) == before
    finally:
        again.close()


def test_fact_5_a_closed_file_is_complete_and_has_no_log_that_could_undo_a_restore(
    store: Store, book_path: Path, tmp_path: Path
) -> None:
    store.save(added(person(10)), TODAY)
    store.close()
    assert names_in(tmp_path) == [book_path.name]
    backup = written(tmp_path, "backup", book_path.read_bytes())
    later = open_store(book_path)
    later.save(added(person(11)), TODAY)
    later.close()
    assert names_in(tmp_path) == ["backup", book_path.name]
    backup.replace(book_path)
    restored = open_store(book_path)
    try:
        assert set(restored.load(TODAY).people) == {1, 10}
        assert restored.findings() == []
    finally:
        restored.close()


def test_fact_5_a_checkpoint_makes_the_file_alone_complete(store: Store, tmp_path: Path) -> None:
    store.save(added(person(10)), TODAY)
    store.checkpoint()
    subprocess.run(["cp", str(store.path), str(tmp_path / "alone.rolodex")], check=True)
    assert Path(f"{store.path}-wal").stat().st_size == 0
    alone = open_store(tmp_path / "alone.rolodex")
    try:
        assert dump_of(alone) == dump_of(store)
    finally:
        alone.close()


def test_fact_11_files_are_the_owners_alone(tmp_path: Path) -> None:
    guard_files()
    store = create(tmp_path / "a.rolodex", "Me")
    try:
        store.save(added(person(10)), TODAY)
        exported(store, "vcard4", tmp_path / "out.vcf")
        names = {"a.rolodex", "a.rolodex-wal", "a.rolodex-shm", ".a.rolodex.lock", "out.vcf"}
        assert set(names_in(tmp_path)) == names
        modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in names}
    finally:
        store.close()
    assert modes == dict.fromkeys(names, 0o600)


def test_a_dry_run_changes_nothing(store: Store, tmp_path: Path) -> None:
    log = written(tmp_path, "log.csv", "date,person,channel,direction\n2026-01-02,Ann Lee,call,out\n")
    before, next_id = dump_of(store), store.next_id()
    plan = imported(store, log, keep=False)
    assert (plan.files[0].added, plan.files[0].touches) == (1, 1)
    assert (dump_of(store), store.next_id(), store.touch_count()) == (before, next_id, 0)
    assert store.journal_of(plan.batch) == ()


def test_a_cancelled_import_leaves_nothing(store: Store) -> None:
    class Cancelled(Exception):
        pass

    def progress(_seen: int) -> None:
        raise Cancelled

    before = dump_of(store)
    batch = Batch(BatchId(20), TODAY, ("log.csv",))
    with pytest.raises(Cancelled):
        store.save(added(person(10), batch), TODAY, touches=[enumerate([_touch(0, 10)])], progress=progress)
    assert dump_of(store) == before
    store.save(added(person(10)), TODAY)


def test_check_finds_what_is_wrong(store: Store) -> None:
    store.save(added(person(10), person(11)), TODAY)
    with store._engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql(
            "INSERT INTO tie(id, a, b, source, strength, since, organization, start, end)"
            " VALUES (20, 11, 10, 'stated', 9, '', '', '', '')"
        )
    assert store.findings() == ["value out of range"]
    driver = store._engine.raw_connection().driver_connection
    assert driver is not None
    driver.execute("PRAGMA foreign_keys=OFF")
    driver.execute("DELETE FROM tie")
    driver.execute("INSERT INTO role VALUES (30, 99, NULL, 'ghost', '', '', NULL)")
    assert store.findings() == ["broken reference"]
    driver.execute("DELETE FROM role")
    driver.execute("DELETE FROM person WHERE id = 1")
    assert store.findings() == ["owner missing"]


def test_settings_and_places_are_kept_and_never_dumped(store: Store, book_path: Path) -> None:
    store.save(added(person(10)), TODAY)
    before = dump_of(store)
    store.set_setting("seats", "5")
    store.set_setting("seats", "4")
    store.keep_places("circles", {PersonId(10): (1.5, -2.0)})
    store.keep_places("circles", {PersonId(10): (1.5, -3.0)})
    store.keep_places("circles", {})
    assert dump_of(store) == before
    store.close()
    again = open_store(book_path)
    try:
        assert (again.setting("seats"), again.setting("none", "default")) == ("4", "default")
        assert again.places("circles") == {PersonId(10): (1.5, -3.0)}
        assert again.places("other") == {}
    finally:
        again.close()


def test_a_removed_person_takes_touches_and_photo_along_for_good_on_reopening(store: Store, book_path: Path) -> None:
    card = person(10)
    store.save(added(card, _touch(11, 10, text="secret words"), Photo(PersonId(10), PNG)), TODAY)
    gone = ChangeSet("person.remove", "", (Change(card, None),))
    store.save(gone, TODAY)
    assert (store.touch_count(), store.photos()) == (0, [])
    # Until the file is closed the removal can be taken back whole.
    store.save(gone.inverse(), TODAY)
    assert (store.touch_count(), store.photos()) == (1, [10])
    assert store.load(TODAY).sums[PersonId(10)].days == 1
    store.save(gone, TODAY)
    store.close()
    again = open_store(book_path)
    try:
        again.save(added(card), TODAY)
        assert (again.touch_count(), again.photos(), again.words_of_notes()) == (0, [], [])
    finally:
        again.close()
    assert b"secret" not in book_path.read_bytes()


def test_ids_are_never_used_twice(store: Store, book_path: Path) -> None:
    card = person(50)
    store.save(added(card), TODAY)
    store.save(ChangeSet("", "", (Change(card, None),)), TODAY)
    store.close()
    again = open_store(book_path)
    try:
        assert again.next_id() == 51
    finally:
        again.close()


def test_ties_must_name_people_that_are_there(store: Store) -> None:
    from godfather_desktop.domain.ids import TieId

    with pytest.raises(DiskTrouble):
        store.save(added(person(10), Tie(TieId(11), PersonId(10), PersonId(12))), TODAY)
    assert store.load(TODAY).ties == {}
