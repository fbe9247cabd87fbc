"""Read a file that is to be kept in the Rolodex, or a text to be sent: plain files of bearable size only."""

from pathlib import Path

from godfather_desktop.actions.attachments import LARGEST
from godfather_desktop.actions.attempt_files import FileToKeep
from godfather_desktop.actions.checks import LONGEST_TEXT
from godfather_desktop.domain.attachment import content_of
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.source import Source

_LARGEST_TEXT = 1_000_000
"""Bytes of a text file that are read; no text of the longest length that is kept takes more."""


def read_file_to_keep(path: Path) -> FileToKeep:
    """Read a file, any thread may; no more of it is read than could be kept.

    Raises DiskTrouble for a folder, a device or what cannot be read, RuleBroken when it is too large.
    """
    data = _start_of(path, LARGEST)
    if data is None:
        raise RuleBroken("file too large", field="file", name=clean_line(path.name), limit=LARGEST // 1_000_000)
    return FileToKeep(path.name, content_of(data))


def read_text(path: Path) -> str:
    """Read a text file in UTF-8. Raises as above, and RuleBroken when it is too long or no such text."""
    data = _start_of(path, _LARGEST_TEXT)
    if data is None:
        raise RuleBroken("text too long", field="text", limit=f"{LONGEST_TEXT:,}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RuleBroken("not text", field="text", path=str(path)) from None


def _start_of(path: Path, most: int) -> bytes | None:
    """The bytes of a plain file; None when there are more than so many."""
    Source(path).check()
    try:
        with path.open("rb") as file:
            # Its size may be another one by now.
            data = file.read(most + 1)
    except OSError as error:
        raise DiskTrouble("unreadable", path) from error
    return data if len(data) <= most else None
