"""What text may be kept, and how two texts are compared.

Text is stored as the user or the file wrote it, in NFC. NUL cuts text short in SQLite and a lone
surrogate cannot be encoded at all, so both are replaced at the boundary; other control characters
but tab and newline become spaces.
"""

import re
import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_SURROGATE = re.compile("[\ud800-\udfff]")
_KEPT_CONTROLS = "\t\n"
_CLEAN = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in _KEPT_CONTROLS} | {
    0: None,
    0x85: "\n",
}

NAME_LIMIT = 5_000
"""Longest name, title or address that is kept, in characters."""

_FIRST_ISOLATE = "\N{FIRST STRONG ISOLATE}"
_POP_ISOLATE = "\N{POP DIRECTIONAL ISOLATE}"
_BIDI_CONTROLS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"))


def clean_text(text: str) -> str:
    """Make any text safe to store and to show. Idempotent; printable ASCII comes back unchanged."""
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _SURROGATE.search(text):
        text = _SURROGATE.sub(_REPLACEMENT, text)
    return unicodedata.normalize("NFC", text.translate(_CLEAN))


def clean_line(text: str) -> str:
    """Like `clean_text`, on one line, with single spaces, at most NAME_LIMIT characters."""
    line = " ".join(clean_text(text).split())
    return line if len(line) <= NAME_LIMIT else line[:NAME_LIMIT].rstrip()


def folded(text: str) -> str:
    """The form in which texts are compared: no case, no accents, no bidi controls, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    flat = unicodedata.normalize("NFKD", text.translate(_BIDI_CONTROLS)).casefold()
    return " ".join("".join(char for char in flat if not unicodedata.combining(char)).split())


def isolated(text: str) -> str:
    """Wrap text of foreign direction so that it cannot reorder the sentence around it."""
    if text.isascii():
        return text
    if all(unicodedata.bidirectional(char) not in ("R", "AL") for char in text) and not any(
        ord(char) in _BIDI_CONTROLS for char in text
    ):
        return text
    return f"{_FIRST_ISOLATE}{text.translate(_BIDI_CONTROLS)}{_POP_ISOLATE}"
