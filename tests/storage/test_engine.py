import ast
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite

import godfather_desktop
from godfather_desktop.storage import engine
from godfather_desktop.storage.engine import connect, engine_on
from godfather_desktop.storage.store import Store, open_store
from tests.books import TODAY, added, person


def _pragma(store: Store, name: str) -> object:
    with store._engine.connect() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


def test_fact_1_wal_with_synchronous_full_for_new_and_old_files(store: Store, book_path: Path) -> None:
    assert (_pragma(store, "journal_mode"), _pragma(store, "synchronous")) == ("wal", 2)
    store.close()
    again = open_store(book_path)
    try:
        assert (_pragma(again, "journal_mode"), _pragma(again, "synchronous")) == ("wal", 2)
        assert _pragma(again, "foreign_keys") == 1
        assert _pragma(again, "trusted_schema") == 0
    finally:
        again.close()


def test_fact_9_one_connection_for_all_the_work_of_a_store(store: Store, monkeypatch: object) -> None:
    made = [id(store._engine.raw_connection().driver_connection)]
    store.save(added(person(10)), TODAY)
    for work in (store.load, store.derived_on):
        work(TODAY)
        made.append(id(store._engine.raw_connection().driver_connection))
    list(store.dump())
    store.findings()
    store.checkpoint()
    made.append(id(store._engine.raw_connection().driver_connection))
    assert len(set(made)) == 1


def test_fact_9_the_library_is_newer_than_the_wal_reset_bug() -> None:
    assert tuple(map(int, sqlite.sqlite_version.split("."))) > (3, 51, 2)


def test_fact_9_nothing_opens_files_with_the_other_sqlite() -> None:
    package = Path(godfather_desktop.__file__).parent
    imported: set[str] = set()
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if "sql" in text else ():
            if isinstance(node, ast.Import):
                imported.update(name.name.partition(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                imported.add(node.module.partition(".")[0])
    assert "sqlcipher3" in imported
    assert "sqlite3" not in imported


def test_fact_2_ddl_is_inside_of_our_transaction(tmp_path: Path) -> None:
    made = engine_on(tmp_path / "raw", create=True)
    try:
        with made.connect() as connection:
            transaction = connection.begin()
            connection.exec_driver_sql("CREATE TABLE half(done)")
            transaction.rollback()
        with made.begin() as connection:
            assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    finally:
        made.dispose()


def test_every_transaction_takes_the_lock_at_its_start(store: Store, book_path: Path) -> None:
    other = engine.connect(book_path)
    other.execute("PRAGMA busy_timeout=0")
    try:
        with store._engine.begin():
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite.OperationalError as error:
                refused = str(error)
            else:
                refused = ""
        assert "locked" in refused
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
    finally:
        other.close()


def test_who_has_a_photo_is_told_without_reading_pictures(store: Store, book_path: Path) -> None:
    # Six thousand photos took a cold disk 20 seconds to walk through at each opening.
    store.close()
    connection = connect(book_path)
    plans = [
        "SELECT id FROM photo JOIN person USING (id)",
        "SELECT id FROM photo EXCEPT SELECT id FROM person",
        "SELECT id FROM content EXCEPT SELECT content FROM attachment",
    ]
    for question in plans:
        steps = [str(step[3]) for step in connection.execute(f"EXPLAIN QUERY PLAN {question}")]
        assert any("COVERING INDEX photo_id" in step or "COVERING INDEX content_id" in step for step in steps), steps
    connection.close()
