"""Which files to read when files, folders and zips are given."""

import os
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.interchange.limits import FILES
from godfather_desktop.interchange.readers.messages import is_mail_folder
from godfather_desktop.interchange.source import Source

_ZIP = b"PK\x03\x04"
_SHEET_OF_ZIP = ("[content_types].xml", "mimetype")
"""What office programs lay into their own zips: such a file is a document and no folder."""
_RATIO, _RATIO_BYTES = 150, 50_000_000
"""No text shrinks to less than a 150th; small members are let through, whatever they are."""
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


def sources_of(path: Path) -> Iterator[Source]:
    """The files of one path that was chosen or dropped: itself, or what a folder or a zip holds, by name.

    Hidden files, devices and links out of a folder are passed over. Raises DiskTrouble for what cannot
    be read, RuleBroken for a zip that is made to do harm and for more files than anybody means.
    """
    for number, source in enumerate(_sources(path), 1):
        if number > FILES:
            raise RuleBroken("too many files", path=str(path), limit=f"{FILES:,}")
        yield source


def _sources(path: Path) -> Iterator[Source]:
    if not path.is_dir():
        source = Source(path)
        source.check()
        if source.head(4) == _ZIP and (members := _members(path)) is not None:
            yield from members
        else:
            yield source
        return
    if is_mail_folder(path):
        yield Source(path)
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        raise DiskTrouble("unreadable", path) from error
    for entry in entries:
        if _is_hidden(entry.name) or entry.is_symlink():
            continue
        if entry.is_dir() or entry.is_file():
            yield from _sources(Path(entry.path))


def _is_hidden(name: str) -> bool:
    # Thunderbird lays an index beside each mailbox.
    return name.startswith(".") or name in _HIDDEN or name.lower().endswith(".msf")


def _members(path: Path) -> list[Source] | None:
    """The plain files of a zip; None for an office document."""
    try:
        with zipfile.ZipFile(path) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise DiskTrouble("broken zip", path) from error
    if any(info.filename.lower() in _SHEET_OF_ZIP for info in infos):
        return None
    names: set[str] = set()
    members: list[Source] = []
    for info in infos:
        parts = PurePosixPath(info.filename.replace("\\", "/")).parts
        kind = stat.S_IFMT(info.external_attr >> 16)
        if (
            ".." in parts
            or parts[:1] == ("/",)
            or (parts and parts[0].endswith(":"))
            or kind not in (0, stat.S_IFREG, stat.S_IFDIR)
            or info.filename in names
            or (info.file_size > _RATIO_BYTES and info.file_size > _RATIO * max(info.compress_size, 1))
        ):
            raise RuleBroken("unsafe zip", path=str(path), member=info.filename)
        names.add(info.filename)
        if info.is_dir() or any(map(_is_hidden, parts)):
            continue
        if info.flag_bits & 0x1:
            raise RuleBroken("zip with a password", path=str(path))
        members.append(Source(path, info.filename, member_size=info.file_size))
    return sorted(members, key=lambda source: source.member)
