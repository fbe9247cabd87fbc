"""Writing a file so that it is either whole or not there, on any disk.

QSaveFile reports success on a full disk; this does not: temporary file in the same folder, write,
fsync, replace, fsync the folder.
"""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from godfather_desktop.domain.trouble import DiskTrouble


def write_file(path: Path, chunks: Iterable[bytes]) -> None:
    """Write a file at once. Raises DiskTrouble and leaves any older file as it was."""
    temporary: Path | None = None
    try:
        # A link stays a link: what it leads to is written. A device or a pipe is never replaced.
        path = path.resolve()
        if os.path.lexists(path) and not stat.S_ISREG(path.stat().st_mode):
            raise DiskTrouble("not a plain file", path)
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
