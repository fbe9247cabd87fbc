"""What can be chosen in an import, in words: encodings, and what a column holds."""

from godfather_desktop.interchange.readers.columns import Field
from godfather_desktop.wording.language import say

_ENCODINGS = {
    "utf-8": "Unicode (UTF-8)",
    "cp1252": "Western (Windows-1252)",
    "latin-1": "Western (Latin-1)",
    "mac_roman": "Western (Macintosh)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "koi8-r": "Cyrillic (KOI8-R)",
    "utf-16": "Unicode (UTF-16)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "cp1257": "Baltic (Windows-1257)",
    "shift_jis": "Japanese (Shift JIS)",
    "cp949": "Korean (Windows-949)",
    "gb18030": "Chinese (GB 18030)",
    "big5": "Chinese (Big5)",
}
ENCODINGS = tuple(_ENCODINGS)
"""Those that can be chosen, in the order in which they are shown."""
_SAME = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}

_FIELDS: dict[Field, str] = {
    "name": "Name",
    "given name": "First name",
    "middle name": "Middle name",
    "family name": "Last name",
    "prefix": "Form of address",
    "suffix": "Suffix",
    "nickname": "Nickname",
    "email": "E-mail",
    "phone": "Telephone",
    "organization": "Organization",
    "title": "Role or title",
    "department": "Department",
    "city": "City",
    "address": "Part of the address",
    "birthday": "Birthday",
    "birth year": "Year of birth",
    "birth month": "Month of birth",
    "birth day": "Day of birth",
    "anniversary": "Anniversary",
    "link": "Web page or profile",
    "tags": "Tags",
    "note": "Note",
    "spouse": "Husband or wife",
    "children": "Children",
    "manager": "Manager",
    "assistant": "Assistant",
    "referred by": "Introduced by",
    "id": "Number in that program",
    "a": "Tie: one person",
    "b": "Tie: the other person",
    "strength": "Tie: how strong",
    "extra": "Keep as text",
    "nothing": "Leave out",
}


def encoding_key(encoding: str) -> str:
    """Which of ENCODINGS an encoding is, as it was found in a file."""
    return _SAME.get(encoding, encoding)


def encoding_name(encoding: str) -> str:
    """The name of one of ENCODINGS."""
    return say(_ENCODINGS[encoding])


def field_name(field: Field) -> str:
    """What a column holds, in a word or two."""
    return say(_FIELDS[field])
