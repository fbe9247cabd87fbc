"""The text of XML as programs really write it, mended where no parser would take it.

Known programs write a smiley as two references to half a character (`&#55357;&#56842;`), references to
control characters, and control characters themselves.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from godfather_desktop.interchange.decoding import encoding_of
from godfather_desktop.interchange.source import Source

_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_KNOWN_ENCODINGS = re.compile(r"(?i)(utf-?8|us-ascii|ascii|iso-?8859|latin|windows-125|cp125|koi8|gb|big5|shift|euc)")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCES = re.compile(r"(?:&#[xX]?[0-9a-fA-F]{1,10};)+")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));")
_UNFINISHED = re.compile(r"(?:&#[xX]?[0-9a-fA-F]{1,10};)?(?:&[#0-9a-zA-Z]{0,12})?\Z")
_LONGEST_UNFINISHED = 40
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def declared_encoding(head: bytes) -> str:
    """The encoding that the XML declaration names, empty when it names none that is taken."""
    match = _DECLARED.search(head[:1024])
    name = match[1].decode("ascii") if match else ""
    if not _KNOWN_ENCODINGS.match(name):
        return ""
    try:
        return name if b"<?xml".decode(name) == "<?xml" else ""
    except (LookupError, UnicodeError):
        return ""


@contextmanager
def xml_text(source: Source, *, whole: bool = True) -> Iterator[TextIO]:
    """The file as a stream of text.

    whole: find out the encoding from all of the file, as for any other. Else its declaration is
    believed, UTF-8 without one: one broken letter in gigabytes says nothing of the rest.
    """
    head = source.head()
    encoding = source.chosen or encoding_of(head)
    if not source.chosen and not encoding.startswith("utf-16"):
        encoding = source.encoding() if whole else "utf-8-sig" if encoding == "utf-8-sig" else "utf-8"
        declared = declared_encoding(head)
        if declared and (encoding in ("cp1252", "latin-1") or not whole) and encoding != "utf-8-sig":
            encoding = declared
    with source.reading() as stream:
        yield TextIOWrapper(stream, encoding=encoding, errors="replace", newline="")


def mended(chunks: Iterable[str]) -> Iterator[str]:
    """The text in pieces, begun at its first mark, with references and controls that a parser takes."""
    held, begun = "", False
    for chunk in chunks:
        text = held + chunk
        if not begun:
            text = text.lstrip("\ufeff \t\r\n")
            begun = bool(text)
        cut = _UNFINISHED.search(text, max(0, len(text) - _LONGEST_UNFINISHED))
        held = cut[0] if cut else ""
        text = text[: len(text) - len(held)]
        if text:
            yield _mended(text)
    if held:
        yield _mended(held)


def _mended(text: str) -> str:
    if "&#" in text:
        text = _REFERENCES.sub(_legal, text)
    return _CONTROLS.sub(" ", text)


def _legal(match: re.Match[str]) -> str:
    """A run of references as it stands, or with pairs of halves joined and what is illegal replaced."""
    codes = codes_of(match[0])
    if all(_is_legal(code) for code in codes):
        return match[0]
    return "".join(f"&#{ord(char)};" for char in characters(codes))


def codes_of(references: str) -> list[int]:
    """The numbers of a run of numeric references."""
    return [int(one[1], 16) if one[1] else int(one[2]) for one in _REFERENCE.finditer(references)]


def characters(codes: list[int]) -> str:
    """The characters with these numbers: halves joined, U+FFFD for what XML does not allow."""
    halves = "".join(chr(code) if 0 < code <= 0x10FFFF else _REPLACEMENT for code in codes)
    joined = halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(char if _is_legal(ord(char)) else _REPLACEMENT for char in joined)


def _is_legal(code: int) -> bool:
    return code in (0x9, 0xA, 0xD) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or 0x10000 <= code <= 0x10FFFF
