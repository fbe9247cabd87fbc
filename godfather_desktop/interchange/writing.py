"""Writing a file so that it is either whole or not there, on any disk.

QSaveFile reports success on a full disk; this does not: temporary file in the same folder, write,
fsync, replace, fsync the folder.
"""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from godfather_desktop.domain.trouble import DiskTrouble


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file at once. Raises DiskTrouble and leaves any older file as it was."""
    path = path.absolute()
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:80]}.", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            for chunk in chunks:
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
        temporary = None
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
    except OSError as error:
        raise DiskTrouble("cannot write", path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
