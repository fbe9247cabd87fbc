"""A file to read, on the disk or inside a zip: checked to be a plain one of bearable size before it is opened."""

import codecs
import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO, TextIO

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.limits import FILE_BYTES, TooMuch

_CHUNK = 1 << 20
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
"""What zipfile raises: for damage, for methods that it does not know, for passwords."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an import. member: its name inside of the zip `path`, empty for a file of its own.

    chosen: the encoding that the user chose, empty to find it out. size: of a member, in bytes.
    """

    path: Path
    member: str = ""
    chosen: str = ""
    member_size: int = 0

    @property
    def shown(self) -> Path:
        """The path as people are told it: a member's stands below its zip."""
        return self.path / self.member if self.member else self.path

    @property
    def is_folder(self) -> bool:
        """Whether it is a folder of messages, which is read as one file."""
        return not self.member and self.path.is_dir()

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.shown.name

    @property
    def size(self) -> int:
        """In bytes."""
        if self.member:
            return self.member_size
        with self._told_plainly():
            return self.path.stat().st_size

    def with_encoding(self, encoding: str) -> "Source":
        """The same file, read in a chosen encoding."""
        return replace(self, chosen=encoding)

    def check(self) -> None:
        """Raises DiskTrouble for what is no readable plain file: a folder, a device, a FIFO."""
        with self._told_plainly():
            mode = self.path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise DiskTrouble("not a plain file", self.path)

    def open(self) -> BinaryIO:
        """The bytes as a stream. Raises DiskTrouble; errors while reading are told by `reading`."""
        with self._told_plainly():
            if self.member:
                # The member's stream keeps the archive's file open until it is closed itself.
                with zipfile.ZipFile(self.path) as archive:
                    return archive.open(self.member)  # type: ignore[return-value]
            return self.path.open("rb")

    @contextmanager
    def reading(self) -> Iterator[BinaryIO]:
        """The bytes as a stream that is closed in the end; whatever the disk says comes as DiskTrouble."""
        with self._told_plainly(), self.open() as stream:
            yield stream

    def head(self, size: int = 65_536) -> bytes:
        """The first bytes."""
        with self.reading() as stream:
            return stream.read(size)

    def data(self) -> bytes:
        """All bytes. Raises TooMuch for a file beyond the limit."""
        if self.size > FILE_BYTES:
            raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
        with self.reading() as stream:
            # A zip may say that its member is smaller than it is.
            data = stream.read(FILE_BYTES + 1)
        if len(data) > FILE_BYTES:
            raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
        return data

    def encoding(self) -> str:
        """The file's encoding: the chosen one, else found out without holding the file in memory."""
        if self.chosen:
            return self.chosen
        first = encoding_of(self.head())
        if first not in ("utf-8", "cp1252", "latin-1"):
            return first
        decoder = codecs.getincrementaldecoder("utf-8")()
        with self.reading() as stream:
            try:
                while chunk := stream.read(_CHUNK):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                return "cp1252" if first == "utf-8" else first
        return "utf-8"

    @contextmanager
    def text(self) -> Iterator[TextIO]:
        """The file as a stream of text, line ends as they stand, closed in the end."""
        encoding = self.encoding()
        with self.reading() as stream:
            yield io.TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")

    @contextmanager
    def _told_plainly(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error
        except _BROKEN_ZIP as error:
            if not self.member:
                raise
            raise DiskTrouble("broken zip", self.path) from error
