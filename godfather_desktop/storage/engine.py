"""The connection: one per file, its transactions sent by us, every commit on the disk.

WAL with synchronous=FULL: with NORMAL a power cut loses commits that were shown as saved.
isolation_level None and our own BEGIN IMMEDIATE: the driver's default leaves DDL outside of
transactions, so a migration that fails half-way would leave half a schema behind.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, Engine, StaticPool, create_engine, event

APPLICATION_ID = 0x476F6466  # 'Godf'
"""SQLite's application_id of a Rolodex file."""


def connect(path: Path, *, create: bool = False, read_only: bool = False) -> Any:
    """A raw connection. Without `create` a missing file is an error, never a new empty one."""
    mode = "ro" if read_only else "rwc" if create else "rw"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    if read_only and not path.with_name(path.name + "-wal").exists():
        # Else SQLite makes -wal and -shm beside it even to read, and may not take them away again.
        uri += "&immutable=1"
    return sqlite.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=2.0)


def engine_on(path: Path, *, create: bool = False) -> Engine:
    """An engine with one connection to the file, made ready; closed by `engine.dispose()`."""

    def ready() -> Any:
        connection = connect(path, create=create)
        try:
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                "temp_store=MEMORY",
                "secure_delete=ON",
                "trusted_schema=OFF",
                "cell_size_check=ON",
                "cache_size=-32000",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    # pysqlite's dialect wants the standard module's constants; sqlcipher3 offers the same ones.
    engine = create_engine("sqlite://", creator=ready, module=sqlite, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine
