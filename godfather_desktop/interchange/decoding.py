"""From bytes to text: the ladder that real files need."""

import codecs

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(data: bytes) -> str:
    """Which encoding a file has: by its BOM, by where its NULs stand, else UTF-8, else Windows.

    Detectors guess badly on short text, so nothing is guessed from the letters.
    """
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name
    head = data[:4096]
    if len(head) >= 4 and b"\0" in head:
        even, odd = head[0::2].count(0), head[1::2].count(0)
        if odd > len(head) // 6 and even < odd // 4:
            return "utf-16-le"
        if even > len(head) // 6 and odd < even // 4:
            return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # The beginning of a file may end inside of a character.
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return "utf-8"
    else:
        return "utf-8"
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"


def decoded(data: bytes) -> str:
    """The text of a file; a few broken units never lose the rest."""
    return data.decode(encoding_of(data), errors="replace")


def is_encoding(name: str) -> bool:
    """Whether a text in this encoding can be read."""
    try:
        b" ".decode(name)
    except (LookupError, ValueError, TypeError):
        return False
    return True
