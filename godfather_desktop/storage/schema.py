"""Schema versions: making a new file, knowing an old one, refusing a newer one."""

import os
from pathlib import Path

from sqlalchemy import Connection, Engine

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.engine import APPLICATION_ID, connect
from godfather_desktop.storage.failures import told_plainly

SCHEMA = 4
"""The schema version that this program writes: the number of the newest migration."""


def check_is_ours(path: Path) -> int:
    """The schema version of a file, without writing to it.

    Asks SQLite and never opens the file itself: closing a second handle would drop SQLite's lock.
    Raises DiskTrouble when it is missing, no Rolodex, or from a newer program.
    """
    with told_plainly(path):
        if not path.exists():
            raise DiskTrouble("no such file", path)
        if not path.is_file() or path.stat().st_size == 0:
            raise DiskTrouble("not a rolodex", path)
        connection = connect(path, read_only=True)
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        finally:
            connection.close()
    if application != APPLICATION_ID:
        raise DiskTrouble("not a rolodex", path)
    if version > SCHEMA:
        raise DiskTrouble("newer file", path, version=version)
    return version


def keep_a_copy(path: Path, version: int) -> Path:
    """Lay a verified copy of an older file beside it: `Name (version 1).rolodex`. Raises DiskTrouble.

    SQLite writes it, so that what still stands in the log is in it, too.
    """
    copy = path.with_name(f"{path.stem} (version {version}){path.suffix}")
    number = 1
    while copy.exists():
        number += 1
        copy = path.with_name(f"{path.stem} (version {version}, {number}){path.suffix}")
    # Under a name of its own until it is whole: what bears the name of a copy can be trusted.
    part = copy.with_name(f"{copy.name}.part")
    with told_plainly(copy):
        _remove(part)
        try:
            connection = connect(path)
            try:
                connection.execute("VACUUM INTO ?", (str(part),))
            finally:
                connection.close()
            made = connect(part, read_only=True)
            try:
                if made.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                    raise DiskTrouble("damaged", path)
            finally:
                made.close()
            _sync(part)
        except BaseException:
            _remove(part)
            raise
        part.replace(copy)
        _sync(copy.parent)
    return copy


def _remove(part: Path) -> None:
    for suffix in ("", "-journal"):
        part.with_name(part.name + suffix).unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create_schema(engine: Engine) -> None:
    """Bring a file of any older version, or an empty one, to SCHEMA in one transaction.

    Foreign keys are off around it: with them on, rebuilding a table deletes what refers to it.
    """
    driver = engine.raw_connection().driver_connection
    if driver is None:
        raise AssertionError("the engine has no connection")
    driver.execute("PRAGMA foreign_keys=OFF")
    try:
        with engine.begin() as connection:
            _upgrade(connection)
            if connection.exec_driver_sql("PRAGMA foreign_key_check").fetchone() is not None:
                raise AssertionError("the migration left a reference to nothing")
            connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
            connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
    finally:
        driver.execute("PRAGMA foreign_keys=ON")


def _upgrade(connection: Connection) -> None:
    # Alembic takes 0.2 s to import and only a new or an old file needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
