"""A file to read: checked to be a plain one of bearable size before anything is opened."""

import codecs
import io
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.limits import FILE_BYTES, TooMuch

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Source:
    """One file of an import."""

    path: Path

    def check(self) -> None:
        """Raises DiskTrouble for what is no readable plain file: a folder, a device, a FIFO."""
        try:
            mode = self.path.stat().st_mode
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error
        if not stat.S_ISREG(mode):
            raise DiskTrouble("not a plain file", self.path)

    def head(self, size: int = 65_536) -> bytes:
        """The first bytes."""
        try:
            with self.path.open("rb") as file:
                return file.read(size)
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error

    def data(self) -> bytes:
        """All bytes. Raises TooMuch for a file beyond the limit."""
        try:
            if self.path.stat().st_size > FILE_BYTES:
                raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
            return self.path.read_bytes()
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error

    def encoding(self) -> str:
        """The file's encoding, found without holding it in memory."""
        first = encoding_of(self.head())
        if first not in ("utf-8", "cp1252", "latin-1"):
            return first
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            with self.path.open("rb") as file:
                while chunk := file.read(_CHUNK):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252" if first == "utf-8" else first
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error
        return "utf-8"

    def text(self) -> TextIO:
        """The file as a stream of text, line ends as they stand."""
        try:
            return io.TextIOWrapper(self.path.open("rb"), encoding=self.encoding(), errors="replace", newline="")
        except OSError as error:
            raise DiskTrouble("unreadable", self.path) from error
