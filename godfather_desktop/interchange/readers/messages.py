"""Messages in files of their own: .eml, Apple's .emlx, and folders of them, above all Maildir."""

import io
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import DiskTrouble
from godfather_desktop.interchange.found import Item, Place, Rejected
from godfather_desktop.interchange.limits import RECORDS, TooMuch
from godfather_desktop.interchange.readers.mail import correspondence, items_of
from godfather_desktop.interchange.readers.mail_labels import Folder, folder_called
from godfather_desktop.interchange.readers.mail_stream import Letter, chunks_of, only_letter
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

_SUFFIXES = (".eml", ".emlx")
_READ_ALONE = (".vcf", ".csv", ".tsv", ".ics", ".json", ".sql", ".xml", ".graphml", ".gexf", ".mbox", ".zip")
_MAILDIR = ("cur", "new")
_MAILDIR_FLAGS = re.compile(r"[:;!]2,([A-Za-z]*)$")

_OTHER_FORMATS = (b"begin:v", b"<?xml", b"<!doctype", b"<html", b"{", b"%pdf", b"pk\x03\x04")
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76})[ \t]*:")
_WRITERS = {b"from", b"sender", b"return-path"}
_TECHNICAL = {
    b"message-id", b"received", b"return-path", b"delivered-to", b"mime-version", b"content-type", b"dkim-signature",
    b"x-mailer", b"user-agent", b"content-transfer-encoding",
}  # fmt: skip

_EMLX_LENGTH = re.compile(rb"\d{1,10}[ \t]*\r?\n")
_EMLX_FLAGS = re.compile(rb"<key>flags</key>\s*<integer>(\d{1,19})</integer>")
_EMLX_SHOWN = 65_536
_EMLX_REASONS = ((1 << 1, "in the trash"), (1 << 6, "draft"), (1 << 24, "spam"))


def read_eml(source: Source, reading: Reading) -> Iterator[Item]:
    """The contacts that one message tells of; the file is one record."""
    letter, flagged = _opened(source)
    yield from items_of(letter, Place(1, 1), correspondence(reading, source.chosen), Folder(flagged))


def read_maildir(source: Source, reading: Reading) -> Iterator[Item]:
    """The contacts of a folder of messages, `source.path`; each file is a record.

    Raises TooMuch for too many files.
    """
    known = correspondence(reading, source.chosen)
    for record, path in enumerate(message_files(source.path), 1):
        if record > RECORDS:
            raise TooMuch("too many records", limit=RECORDS)
        place, told = Place(record, 1), {"file": clean_line(str(path.relative_to(source.path)))}
        try:
            letter, flagged = _opened(Source(path, chosen=source.chosen))
        except DiskTrouble:
            yield Rejected(place, "message unreadable", {"file": told["file"]})
            continue
        folder = Folder(flagged) if flagged else folder_of(path, source.path)
        yield from items_of(letter, place, known, folder, told)


def message_files(folder: Path) -> Iterator[Path]:
    """The messages in a folder and in those below, in a fixed order: all of a Maildir, else .eml and .emlx."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        here = Path(parent)
        everything = here.name in _MAILDIR
        for name in sorted(names):
            # Hidden files are notes of file managers and mail servers.
            if not name.startswith(".") and (everything or name.lower().endswith(_SUFFIXES)):
                path = here / name
                if path.is_file():
                    yield path


def is_mail_folder(folder: Path) -> bool:
    """Whether a folder holds messages in files of their own, and no files that are imported one by one."""
    return next(message_files(folder), None) is not None and not any(
        name.lower().endswith(_READ_ALONE)
        for parent, _, names in os.walk(folder)
        # Apple Mail keeps those of its messages in files of their own.
        if "Attachments" not in Path(parent).parts
        for name in names
    )


def folder_of(path: Path, top: Path) -> Folder:
    """What is said of a message by the flags of Maildir in its name, else by the folders on the way to it."""
    flags = _MAILDIR_FLAGS.search(path.name)
    if flags is not None and ("T" in flags[1] or "D" in flags[1]):
        return Folder("in the trash" if "T" in flags[1] else "draft")
    return folder_called((top.name, *path.relative_to(top).parent.parts))


def is_message(head: bytes, name: str) -> bool:
    """Whether a file that begins so is one message. Under a name that does not say so, its headers have to."""
    begin = next(chunks_of(io.BytesIO(head))).lstrip(b"\r\n")
    if begin[:16].lower().startswith(_OTHER_FORMATS):
        return False
    if name.lower().endswith(_SUFFIXES):
        return bool(begin.strip()) and b"\0" not in begin[:1024]
    names: set[bytes] = set()
    block, blank, _ = begin.replace(b"\r\n", b"\n").partition(b"\n\n")
    lines = block.split(b"\n")
    for line in lines if blank else lines[:-1]:
        if line[:1] in (b" ", b"\t"):
            continue
        match = _HEADER_LINE.match(line)
        if match is None:
            return False
        names.add(match[1].lower())
    return bool(names & _WRITERS) and bool(names & {b"date", b"received"}) and bool(names & _TECHNICAL)


def _opened(source: Source) -> tuple[Letter, str]:
    """The message of a file, and why Apple Mail's flags leave it out."""
    with source.reading() as stream:
        flagged = _emlx_reason(stream) if source.name.lower().endswith(".emlx") else ""
        return only_letter(chunks_of(stream, source.chosen)), flagged


def letter_of(source: Source) -> Letter:
    """The message of a file."""
    return _opened(source)[0]


def _emlx_reason(stream: BinaryIO) -> str:
    """Why an .emlx is left out by its flags, which stand behind its message. Leaves the stream before the message."""
    first = stream.read(16)
    length = _EMLX_LENGTH.match(first)
    if length is None:
        stream.seek(0)
        return ""
    stream.seek(length.end() + int(length[0]))
    flags = _EMLX_FLAGS.search(stream.read(_EMLX_SHOWN))
    stream.seek(length.end())
    number = int(flags[1]) if flags else 0
    return next((reason for flag, reason in _EMLX_REASONS if number & flag), "")
