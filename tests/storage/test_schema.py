import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import FavorId, PersonId
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage import schema
from godfather_desktop.storage.engine import APPLICATION_ID, engine_on
from godfather_desktop.storage.schema import create_schema
from godfather_desktop.storage.store import Store, create, open_store
from godfather_desktop.wording.errors import refusal
from tests.books import TODAY, added, names_in, person

_HEAD = """
import sqlalchemy as sa
from alembic import op
revision = "9999"
down_revision = "0004"
def upgrade() -> None:
"""
_BREAKS = """
    op.create_table("half", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("INSERT INTO half VALUES (1)")
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("half", sa.Text))
    op.execute("UPDATE person SET name = 'lost'")
    op.execute("SELECT * FROM no_such_table")
"""
_REBUILDS = """
    op.execute("CREATE TABLE seen AS SELECT * FROM pragma_foreign_keys")
    with op.batch_alter_table("person", recreate="always") as table:
        table.add_column(sa.Column("pronouns", sa.Text))
"""
_DANGLES = """
    op.execute("DELETE FROM person WHERE id = 10")
"""

Migrate = Callable[[str], None]


@pytest.fixture
def migrate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store) -> Migrate:
    """Bring the store's file to a second schema version whose migration has this body."""

    def run(body: str) -> None:
        storage = tmp_path / "storage"
        shutil.copytree(
            Path(schema.__file__).parent / "migrations",
            storage / "migrations",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        (storage / "migrations" / "versions" / "v9999_next.py").write_text(_HEAD + body, encoding="utf-8")
        monkeypatch.setattr(schema, "__file__", str(storage / "schema.py"))
        monkeypatch.setattr(schema, "SCHEMA", 2)
        create_schema(store._engine)

    store.save(added(person(10, "Ann Lee"), Favor(FavorId(11), PersonId(10), TODAY, "given", "a desk")), TODAY)
    return run


def _everything(store: Store) -> list[object]:
    with store._engine.begin() as connection:
        tables = [tuple(row) for row in connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master")]
        rows = [
            tuple(row)
            for kind, name, _ in tables
            if kind == "table" and not str(name).startswith("touch_words")
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')
        ]
        version = connection.exec_driver_sql("PRAGMA user_version").scalar()
    return [*tables, *rows, version]


def _foreign_keys(store: Store) -> object:
    with store._engine.connect() as connection:
        return connection.exec_driver_sql("PRAGMA foreign_keys").scalar()


def test_fact_2_a_migration_that_fails_rolls_back_whole(migrate: Migrate, store: Store) -> None:
    before = _everything(store)
    with pytest.raises(DBAPIError, match="no_such_table"):
        migrate(_BREAKS)
    assert _everything(store) == before
    assert _foreign_keys(store) == 1
    assert store.load(TODAY).people[PersonId(10)].name == "Ann Lee"


def test_fact_3_foreign_keys_are_off_around_a_migration_and_on_again_after_it(migrate: Migrate, store: Store) -> None:
    migrate(_REBUILDS)
    with store._engine.begin() as connection:
        assert connection.exec_driver_sql("SELECT * FROM seen").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM favor").scalar() == 1
        assert connection.exec_driver_sql("SELECT pronouns FROM person WHERE id = 10").all() == [(None,)]
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 2
    assert _foreign_keys(store) == 1


def test_fact_3_a_migration_that_leaves_a_broken_reference_is_taken_back(migrate: Migrate, store: Store) -> None:
    before = _everything(store)
    with pytest.raises(AssertionError, match="reference"):
        migrate(_DANGLES)
    assert _everything(store) == before
    assert _foreign_keys(store) == 1


def test_a_new_file_carries_our_mark_and_version(store: Store, book_path: Path) -> None:
    store.close()
    connection = sqlite.connect(str(book_path))
    try:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (schema.SCHEMA,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == (f"{schema.SCHEMA:04d}",)
    finally:
        connection.close()


def _later(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute(f"PRAGMA user_version={schema.SCHEMA + 1}")
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()


def test_R18_fact_8_a_newer_file_is_refused_and_its_bytes_stay(store: Store, book_path: Path) -> None:
    store.close()
    _later(book_path)
    before = hashlib.sha256(book_path.read_bytes()).hexdigest()
    listed = names_in(book_path.parent)
    for _ in range(2):
        with pytest.raises(DiskTrouble) as caught:
            open_store(book_path)
        assert caught.value.reason == "newer file"
    sentence = refusal(caught.value)
    assert str(book_path) in sentence
    assert "newer version" in sentence
    assert hashlib.sha256(book_path.read_bytes()).hexdigest() == before
    assert names_in(book_path.parent) == listed


def _foreign_database(path: Path) -> None:
    connection = sqlite.connect(str(path))
    connection.execute("CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT)")
    connection.commit()
    connection.close()


_FOREIGN: dict[str, Callable[[Path], object]] = {
    "zero bytes": lambda path: path.write_bytes(b""),
    "one byte": lambda path: path.write_bytes(b"S"),
    "text": lambda path: path.write_text("BEGIN:VCARD\n" * 500, encoding="utf-8"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "sqlite header alone": lambda path: path.write_bytes(b"SQLite format 3\0"),
    "sqlite header and noise": lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xa5" * 8176),
    "folder": lambda path: path.mkdir(),
    "FIFO": os.mkfifo,
    "another program's database": _foreign_database,
    "link to nothing": lambda path: path.symlink_to(path.parent / "gone"),
}


@pytest.mark.parametrize("kind", _FOREIGN)
def test_R13_what_is_no_rolodex_is_refused_and_left_alone(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "some.rolodex"
    _FOREIGN[kind](path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(DiskTrouble) as caught:
        open_store(path)
    assert caught.value.reason == ("no such file" if kind == "link to nothing" else "not a rolodex")
    assert str(path) in refusal(caught.value)
    assert (path.read_bytes() if path.is_file() else b"") == before
    assert names_in(tmp_path) == ["some.rolodex"]


@pytest.mark.parametrize("kind", [kind for kind in _FOREIGN if kind != "link to nothing"])
def test_R13_create_never_takes_a_place_that_is_taken(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "some.rolodex"
    _FOREIGN[kind](path)
    with pytest.raises(DiskTrouble) as caught:
        create(path, "Me")
    assert caught.value.reason == "file exists"
    assert names_in(tmp_path) == ["some.rolodex"]


def test_R13_a_missing_file_is_never_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as caught:
        open_store(tmp_path / "none.rolodex")
    assert caught.value.reason == "no such file"
    assert names_in(tmp_path) == []


def test_a_new_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DiskTrouble) as caught:
        create(tmp_path / "none" / "a.rolodex", "Me")
    assert caught.value.reason == "no such folder"
    assert caught.value.path == str(tmp_path / "none")


def test_a_file_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_engine: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("godfather_desktop.storage.store.create_schema", fails)
    with pytest.raises(DiskTrouble) as caught:
        create(tmp_path / "a.rolodex", "Me")
    assert caught.value.reason == "disk full"
    assert names_in(tmp_path) == []


def test_an_engine_on_a_missing_file_is_an_error(tmp_path: Path) -> None:
    made = engine_on(tmp_path / "none")
    with pytest.raises(DBAPIError, match="unable to open"), made.connect():
        pass
    made.dispose()
