"""Which characters the bytes of one value are: a vCard file may hold several character sets.

Ladder for a value: the CHARSET beside it, the encoding that the user chose, UTF-8, the CHARSET that stood
beside other values of the file, Windows. A declaration gives way to UTF-8 where the bytes are UTF-8:
files are often converted and keep what they said before.
"""

import codecs
import re
from functools import lru_cache

_SUPERSETS = {
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
"""What writers mean by the name of the smaller set, as browsers know."""
_NAMES = {"sjis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932", "ks_c_5601-1987": "cp949", "x-gbk": "gb18030"}
_KNOWN = re.compile(
    r"utf-8|cp(?:125\d|932|949|950|437|850|852|866|874)|iso8859-\d+|koi8-[rut]|gb18030|gbk|gb2312|big5(?:hkscs)?"
    r"|euc_(?:jp|kr)|shift_jis|iso2022_(?:jp|kr)(?:_\w+)?|hz|tis-620|mac-(?:roman|cyrillic|greek|latin2|turkish)"
)
"""Codecs that are character sets: Python has others, some of which take quadratic time."""
_WIDE = re.compile(r"cp9[345]\d|gb18030|big5hkscs|euc_jp")
_SHIFTING = re.compile(r"iso2022|hz")
"""Sets that write other letters with the bytes of ASCII."""


@lru_cache(maxsize=256)
def charset_named(name: str) -> str:
    """Python's name of a character set, empty for one that is not known or not meant for values."""
    plain = name.strip().strip("\"'").lower()
    if plain in _NAMES:
        return _NAMES[plain]
    try:
        known = codecs.lookup(plain).name if plain.isascii() and "\0" not in plain else ""
    except (LookupError, ValueError):
        return ""
    known = _SUPERSETS.get(known, known)
    return known if _KNOWN.fullmatch(known) else ""


class Charsets:
    """The character sets of one file.

    chosen: what the user chose for values that declare none. transcoded: the file was turned into UTF-8
    as a whole, so what its values declare no longer holds for bytes that stand there as they are.
    """

    def __init__(self, chosen: str = "", *, transcoded: bool = False) -> None:
        self._chosen = charset_named(chosen) if chosen else ""
        self._shifting = _SHIFTING.match(self._chosen) is not None
        self._transcoded = transcoded
        self._declared = ""

    def declare(self, name: str) -> None:
        """A CHARSET stood beside a value."""
        known = charset_named(name)
        if known and known != "utf-8":
            self._declared = known

    def decoded(self, data: bytes, declared: str = "", *, packed: bool = False) -> str:
        """The text of a value. packed: its bytes were written as quoted-printable or Base64."""
        if not declared and not self._shifting and data.isascii():
            return data.decode("ascii")
        own = charset_named(declared) if declared and (packed or not self._transcoded) else ""
        first = own or ("" if self._transcoded and not packed else self._chosen)
        if data.isascii() and not _SHIFTING.match(first):
            return data.decode("ascii")
        if own and _is_utf8_after_all(data, own):
            own = first = "utf-8"
        for charset in (first, self._chosen, "utf-8"):
            if charset:
                try:
                    return data.decode(charset)
                except ValueError:
                    continue
        if first and first != "utf-8":
            return data.decode(first, "replace")
        # Cut or damaged UTF-8 keeps its other letters; bytes that were never UTF-8 have none.
        damaged = data.decode("utf-8", "ignore")
        if not damaged.isascii():
            return data.decode("utf-8", "replace")
        for charset in (self._declared, "cp1252"):
            if charset:
                try:
                    return data.decode(charset)
                except ValueError:
                    continue
        return data.decode("latin-1")


def _is_utf8_after_all(data: bytes, declared: str) -> bool:
    """Letters of single-byte sets hardly ever stand so that they make UTF-8; those of wide sets may, in short texts."""
    if declared == "utf-8" or _SHIFTING.match(declared):
        return False
    try:
        text = data.decode("utf-8")
    except ValueError:
        return False
    return not _WIDE.match(declared) or any(char > "\u07ff" for char in text)
