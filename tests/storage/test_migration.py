"""A file of an older schema: brought up to date whole or not at all, with a copy of it beside it."""

import gzip
import hashlib
import json
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.days import day_of
from godfather_desktop.domain.ids import AttachmentId, AttemptId, PersonId, TouchId
from godfather_desktop.domain.touch import Touch
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.storage import store as store_module
from godfather_desktop.storage.schema import SCHEMA
from godfather_desktop.storage.store import Store, create, open_store
from godfather_desktop.wording.errors import refusal
from tests.books import TODAY, added, dump_of, names_in, person, small_disk
from tests.storage.killing import killed_at, writes_of

OLD = Path(__file__).parents[1] / "old_books"
DUMPS = {
    1: "0da8acf258eac7eee5c15415a9159fa4fa9362227c270a988babc92902393c33",
    2: "4578c59457e6e5ab28d64a7bc3bb758db48f0cba0e8e3b527da0b5a2283de037",
    3: "15411084a92fedb5f737621c2281b38b42829e31011ffa1080f5cfbaac7e733f",
}
"""By schema version, SHA-256 of the records in the logical dump, as the program of that schema wrote it."""
NAME = "Old book.rolodex"
SECOND = ("down_period", "correction", "drill", "target", "task", "ask")
THIRD = (
    *("attempt", "pause", "etiquette", "cadence", "occasion", "snooze", "refusal", "silence"),
    *("introduction", "attachment", "content"),
)
FOURTH = ("merge", "distinct_pair", "claim")
"""The tables that the later schemas brought."""


def laid(folder: Path, version: int = 1) -> Path:
    """The old file, as its owner left it."""
    path = folder / NAME
    path.write_bytes(gzip.decompress((OLD / f"schema{version}.rolodex.gz").read_bytes()))
    return path


def copy_of(version: int) -> str:
    """What the copy of an old file is called."""
    return f"Old book (version {version}).rolodex"


@pytest.fixture(params=sorted(DUMPS))
def version(request: pytest.FixtureRequest) -> int:
    """Every schema that a file may have had."""
    return int(request.param)


@pytest.fixture
def old(tmp_path: Path, version: int) -> Path:
    return laid(tmp_path, version)


@pytest.fixture
def migrated(old: Path) -> Iterator[Store]:
    store = open_store(old)
    yield store
    store.close()


def digest(lines: list[str]) -> str:
    lines = [line for line in lines if json.loads(line)["kind"] not in ("journal", "claim")]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table that is ours, and the version, read without this program."""
    connection = sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = {
            name: sorted(connection.execute(f'SELECT * FROM "{name}"'), key=repr)
            for name in names
            if not name.startswith(("touch_words", "sqlite_"))
        }
        rows["user_version"] = connection.execute("PRAGMA user_version").fetchall()
        rows["application_id"] = connection.execute("PRAGMA application_id").fetchall()
    finally:
        connection.close()
    return rows


def test_old_file_is_one_of_its_schema(old: Path, version: int) -> None:
    rows = rows_of(old)
    assert rows["user_version"] == [(version,)]
    assert version < SCHEMA
    assert set(FOURTH).isdisjoint(rows)
    assert [name for name in THIRD if name in rows] == (list(THIRD) if version == 3 else [])
    assert [name for name in SECOND if name in rows] == (list(SECOND) if version >= 2 else [])
    filled = ("person", "tie", "favor", "touch", "contact_sums", *(("target", "task", "ask") if version >= 2 else ()))
    assert min(len(rows[name]) for name in filled) > 0


def test_every_old_schema_has_its_file() -> None:
    assert sorted(DUMPS) == list(range(1, SCHEMA))


def test_everything_is_there_after_opening(old: Path, version: int, migrated: Store) -> None:
    before = {name: len(rows) for name, rows in rows_of(old.with_name(copy_of(version))).items()}
    lines = dump_of(migrated)
    assert digest(lines) == DUMPS[version]
    rolodex = migrated.load(TODAY)
    counts = {"person": len(rolodex.people), "tie": len(rolodex.ties), "favor": len(rolodex.favors)}
    assert counts == {name: before[name] for name in counts}
    assert migrated.touch_count() == before["touch"]
    second = (rolodex.downs, rolodex.corrections, rolodex.drills, rolodex.targets, rolodex.tasks, rolodex.asks)
    assert [len(records) for records in second] == [before.get(name, 0) for name in SECOND]
    third = (rolodex.attempts, rolodex.pauses, rolodex.etiquettes, rolodex.cadences, rolodex.occasions)
    more = (rolodex.snoozes, rolodex.refusals, rolodex.silences, rolodex.introductions, rolodex.attachments)
    assert [len(records) for records in (*third, *more)] == [before.get(name, 0) for name in THIRD[:-1]]
    assert not rolodex.merges
    assert not rolodex.distincts
    assert migrated.findings() == []


def test_a_file_of_any_schema_ends_with_the_tables_of_a_new_one(old: Path, migrated: Store, tmp_path: Path) -> None:
    migrated.close()
    create(tmp_path / "new.rolodex", "Me").close()
    columns: list[set[tuple[object, ...]]] = []
    for path in (old, tmp_path / "new.rolodex"):
        connection = sqlite.connect(str(path))
        try:
            query = 'SELECT m.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master m, pragma_table_info(m.name) c'
            references = 'SELECT m.name, f."from", f."table" FROM sqlite_master m, pragma_foreign_key_list(m.name) f'
            columns.append({tuple(row) for row in (*connection.execute(query), *connection.execute(references))})
        finally:
            connection.close()
    assert columns[0] == columns[1]
    assert {*THIRD, *FOURTH} <= {row[0] for row in columns[0]}


def test_contact_sums_are_those_made_from_scratch(migrated: Store) -> None:
    day = day_of("2026-11-21")
    for as_of in (day, day - 400):
        rolodex = migrated.load(as_of)
        sums, downs = rolodex.sums, tuple(rolodex.downs.values())
        for who in rolodex.others():
            assert sums.get(who.id) == sums_of(who.id, migrated.touches_of(who.id), as_of, downs)
    assert sums


def test_old_file_can_be_worked_on_at_once(migrated: Store) -> None:
    rolodex = migrated.load(TODAY)
    number = migrated.next_id()
    assert number > max(rolodex.people)
    migrated.save(added(person(number)), TODAY)
    assert len(migrated.load(TODAY).people) == len(rolodex.people) + 1


def test_sums_are_made_by_the_first_touch_even_before_anything_was_loaded(migrated: Store) -> None:
    who = next(one for one in _ids(migrated) if migrated.touches_of(one))
    new = Touch(TouchId(migrated.next_id()), who, TODAY, "call", "in")
    (made,) = migrated.save(added(new), TODAY).sums
    assert made == sums_of(who, migrated.touches_of(who), TODAY, tuple(migrated.load(TODAY).downs.values()))
    assert migrated.load(TODAY).sums[who] == made
    assert len(migrated.load(TODAY).sums) > 1


def _ids(store: Store) -> list[PersonId]:
    with store._engine.begin() as connection:
        return [PersonId(number) for (number,) in connection.exec_driver_sql("SELECT id FROM person WHERE id > 1")]


def test_what_the_third_schema_brings_can_be_kept_at_once(migrated: Store, old: Path) -> None:
    rolodex = migrated.load(TODAY)
    who, first = next(one.id for one in rolodex.others()), migrated.next_id()
    bytes_of = content_of(b"voicemail")
    note = Attachment(AttachmentId(first + 1), who, TODAY, "voicemail.ogg", 9, bytes_of.id, AttemptId(first))
    attempt = Attempt(AttemptId(first), who, TODAY, "call", "the audit", outcome="voicemail")
    migrated.save(added(attempt, bytes_of, note), TODAY)
    assert migrated.next_id() == first + 2
    migrated.close()
    again = open_store(old)
    try:
        assert again.load(TODAY).attempts_of(who) == [attempt]
        assert again.content_of(bytes_of.id) == b"voicemail"
        assert again.findings() == []
    finally:
        again.close()


def test_copy_serves_the_program_of_its_schema(old: Path, version: int, tmp_path: Path) -> None:
    before, as_left = rows_of(old), old.read_bytes()
    open_store(old).close()
    assert names_in(tmp_path) == sorted([NAME, copy_of(version)])
    assert rows_of(tmp_path / copy_of(version)) == before
    assert rows_of(old)["user_version"] == [(SCHEMA,)]
    assert old.read_bytes() != as_left


def test_copy_opens_like_any_old_file(old: Path, version: int, tmp_path: Path) -> None:
    open_store(old).close()
    again = open_store(tmp_path / copy_of(version))
    try:
        assert digest(dump_of(again)) == DUMPS[version]
    finally:
        again.close()


def test_second_opening_lays_no_second_copy(old: Path, version: int, tmp_path: Path) -> None:
    open_store(old).close()
    once = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    open_store(old).close()
    assert names_in(tmp_path) == sorted([NAME, copy_of(version)])
    assert (tmp_path / copy_of(version)).read_bytes() == once[copy_of(version)]


def test_copy_takes_no_place_that_is_taken(old: Path, version: int, tmp_path: Path) -> None:
    taken = tmp_path / copy_of(version)
    taken.write_bytes(b"mine")
    open_store(old).close()
    assert taken.read_bytes() == b"mine"
    assert rows_of(tmp_path / f"Old book (version {version}, 2).rolodex")["user_version"] == [(version,)]


def test_what_still_stands_in_the_log_is_in_the_copy(old: Path, version: int, tmp_path: Path) -> None:
    """The old program was killed: its last edit stands in the log alone."""
    connection = sqlite.connect(str(old))
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("UPDATE person SET city = 'Reno' WHERE id = 1")
    connection.commit()
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        subprocess.run(["cp", f"{old}{suffix}", str(crashed)], check=True)
    connection.close()
    store = open_store(crashed / NAME)
    try:
        assert store.load(TODAY).me.city == "Reno"
    finally:
        store.close()
    assert any("Reno" in row for row in rows_of(crashed / copy_of(version))["person"])


def assert_refused_and_left(path: Path, reason: str) -> None:
    before, listed = path.read_bytes(), names_in(path.parent)
    for _ in range(2):
        with pytest.raises(DiskTrouble) as caught:
            open_store(path)
    assert caught.value.reason == reason
    assert refusal(caught.value).endswith(".")
    assert path.read_bytes() == before
    assert names_in(path.parent) == listed


def test_disk_full_while_copying_leaves_the_old_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "200k") as folder:
        path = laid(folder)
        assert_refused_and_left(path, "disk full")
        assert rows_of(path)["user_version"] == [(1,)]


def test_disk_full_while_migrating_leaves_the_old_records(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "312k") as folder:
        path = laid(folder)
        before = rows_of(path)
        with pytest.raises(DiskTrouble) as caught:
            open_store(path)
        assert caught.value.reason == "disk full"
        assert rows_of(path) == before
        assert set(names_in(folder)) - {f"{NAME}-wal", f"{NAME}-shm"} == {NAME, copy_of(1)}
        assert rows_of(folder / copy_of(1)) == before


def test_folder_that_may_only_be_read_leaves_the_old_file(tmp_path: Path) -> None:
    with small_disk(tmp_path / "small", "2m") as folder:
        path = laid(folder)
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        assert_refused_and_left(path, "read only folder")


def test_copy_that_cannot_be_read_back_stops_everything(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(path: Path, _version: int) -> Path:
        raise DiskTrouble("damaged", path)

    monkeypatch.setattr(store_module, "keep_a_copy", torn)
    assert_refused_and_left(old, "damaged")


def test_migration_that_fails_leaves_the_old_file_and_its_lock_is_free(
    old: Path, version: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = rows_of(old)

    def fails(_engine: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(store_module, "create_schema", fails)
        with pytest.raises(DiskTrouble):
            open_store(old)
    assert rows_of(old) == before
    store = open_store(old)
    try:
        assert digest(dump_of(store)) == DUMPS[version]
    finally:
        store.close()


_OPEN = f"""
import sys
from pathlib import Path
from godfather_desktop.storage.store import open_store
store = open_store(Path(sys.argv[1]))
store.load({TODAY})
store.close()
"""


def _writes(version: int, folder: Path) -> int:
    """How many writes the first opening takes, the copy's included."""
    return writes_of(_OPEN, str(laid(folder, version)))


def _kill_at(old: int, write: int, folder: Path) -> int:
    """Kill the opening at a write; the version of the file found after it, whole."""
    folder.mkdir()
    path = laid(folder, old)
    before = rows_of(path)
    killed_at(write, _OPEN, str(path))
    # Looked at in a copy of the folder: opening recovers the log.
    seen = folder.with_name(f"{folder.name} seen")
    shutil.copytree(folder, seen)
    found = rows_of(seen / NAME)
    ((version,),) = found["user_version"]
    if version == old:
        assert found == before
    else:
        assert version == SCHEMA
        kept = ("person", "tie", "favor", "touch", "note", "role", "organization", *(SECOND if old >= 2 else ()))
        assert {name: found[name] for name in kept} == {name: before[name] for name in kept}
        assert {*SECOND, *THIRD, *FOURTH} <= found.keys()
    # A copy that bears the name of one is whole.
    copies = list(seen.glob(f"*(version {old}*).rolodex"))
    assert all(rows_of(copy) == before for copy in copies)
    assert copies or version == old
    store = open_store(path)
    try:
        assert digest(dump_of(store)) == DUMPS[old]
        assert store.findings() == []
        rolodex = store.load(TODAY)
        downs = tuple(rolodex.downs.values())
        assert rolodex.sums == {who: sums_of(who, store.touches_of(who), TODAY, downs) for who in rolodex.sums}
        assert len(rolodex.sums) == len({touch.person for touch in store.every_touch()})
    finally:
        store.close()
    assert not [name for name in names_in(folder) if name.endswith((".part", "-journal", "-wal", "-shm"))]
    return int(str(version))


def test_R3_opening_killed_at_a_write_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    writes = _writes(1, tmp_path)
    chance = random.Random(7)
    places = [1, chance.randrange(2, writes), writes]
    versions = [_kill_at(1, write, tmp_path / f"killed{write}") for write in places]
    assert versions[0] == 1
    assert versions == sorted(versions)


@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_R3_opening_killed_at_any_of_its_writes(version: int, tmp_path: Path) -> None:
    writes = _writes(version, tmp_path)
    versions = [_kill_at(version, write, tmp_path / f"killed{write}") for write in range(1, writes + 1)]
    assert versions == sorted(versions)
    assert {version, SCHEMA} == set(versions)
