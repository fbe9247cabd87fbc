"""What SQLite's complaints mean to a person."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError

from godfather_desktop.domain.trouble import DiskTrouble

_REASONS = (
    ("disk is full", "disk full"),
    ("readonly database", "read only"),
    ("unable to open", "cannot open"),
    ("disk i/o error", "disk error"),
    ("database is locked", "in use"),
    ("not a database", "not a rolodex"),
    ("malformed", "damaged"),
    ("interrupted", "cancelled"),
)


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn an error of the database or the file system into DiskTrouble; our own bugs pass through."""
    try:
        yield
    except DBAPIError as error:
        raise trouble_of(error.orig or error, path) from error
    except (sqlite.Error, OSError) as error:
        raise trouble_of(error, path) from error
    except json.JSONDecodeError as error:
        # A cell that holds no JSON although its column does: somebody else wrote it.
        raise DiskTrouble("damaged", path) from error


def trouble_of(error: BaseException, path: Path) -> DiskTrouble:
    """The DiskTrouble that says what an error means."""
    said = str(error).lower()
    if isinstance(error, sqlite.ProgrammingError | sqlite.InterfaceError):
        raise error
    if isinstance(error, sqlite.IntegrityError):
        return DiskTrouble("refused by the file", path, said=str(error))
    if isinstance(error, OSError) and not isinstance(error, FileNotFoundError):
        if error.errno in (28, 122):  # ENOSPC, EDQUOT
            return DiskTrouble("disk full", path, free=_free(path))
        if error.errno == 36:  # ENAMETOOLONG
            return DiskTrouble("name too long", path)
        if error.errno in (1, 13, 30):  # EPERM, EACCES, EROFS
            return DiskTrouble("read only", path)
    for words, reason in _REASONS:
        if words in said:
            return DiskTrouble(reason, path, free=_free(path)) if reason == "disk full" else DiskTrouble(reason, path)
    return DiskTrouble("disk error", path)


def _free(path: Path) -> int:
    """Bytes left where the file lies, 0 when even that cannot be told."""
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return 0
