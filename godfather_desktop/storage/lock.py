"""One window per file: an advisory lock beside it, freed by the system even after kill -9."""

import fcntl
import os
from pathlib import Path

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.storage.failures import trouble_of


class FileLock:
    """Holds `.<name>.lock` beside a Rolodex. The file names the holder's process."""

    def __init__(self, rolodex: Path) -> None:
        self._path = rolodex.with_name(f".{rolodex.name}.lock")
        self._handle = self._taken(rolodex)

    def _taken(self, rolodex: Path) -> int:
        while True:
            try:
                handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
            except OSError as error:
                trouble = trouble_of(error, rolodex)
                raise (
                    DiskTrouble("read only folder", rolodex) if trouble.reason == "read only" else trouble
                ) from error
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                holder = os.read(handle, 20).decode("ascii", "replace").strip()
                os.close(handle)
                raise DiskTrouble("open elsewhere", rolodex, process=holder or "?") from error
            # Another process may have released and removed the file in between: then ours has no name.
            try:
                if os.fstat(handle).st_ino == self._path.stat().st_ino:
                    break
            except FileNotFoundError:
                pass
            os.close(handle)
        try:
            os.ftruncate(handle, 0)
            os.write(handle, str(os.getpid()).encode("ascii"))
        except OSError as error:
            self._path.unlink(missing_ok=True)
            os.close(handle)
            raise trouble_of(error, rolodex) from error
        return handle

    def release(self) -> None:
        """Let others open the file."""
        if self._handle >= 0:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)
            self._handle = -1
