"""What a cell of an address book can hold: several values, links, names around addresses."""

import re
import unicodedata
from collections.abc import Iterable

from godfather_desktop.domain.text import clean_line, folded

# A run of blanks is looked at from its beginning only: else a million of them would be read anew from each.
SEVERAL = re.compile(r":::|\n|;(?!\s*ext)")
_ADDRESSES = re.compile(r":::|[\n;]|,(?=\s*[^\s,<>]{1,200}@)")
NAMES = re.compile(r":::|[\n;,&|]|(?<!\s)\s++(?:and|und|et|y|e|en|i|og|och)\s")
LINK = re.compile(r"(?i)(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?")
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_HONORIFICS = frozenset(
    """mr mrs ms miss mx sir dr prof herr frau fraulein hr fr m mme mlle monsieur madame mademoiselle maitre sr sra
    srta don dona sig sigra signor signora dott dottssa ing dhr mevr mevrouw heer mw pan pani dipling mag lic""".split()
)
_USUAL = frozenset(
    """normal normale normaal normalny normalna zwykly false falsch faux falso onwaar fałsz usann unspecified undefined
    keine-angabe nicht-angegeben non-specifie indetermine no-especificado sin-especificar non-specificato niet-opgegeven
    niet-gespecificeerd nao-especificado nieokreslona nieokreslono uspesifisert ikke-angitt""".split()
)


def addresses_in(text: str) -> list[str]:
    """The pieces of a cell of e-mail addresses, each with one address, and with the name around it."""
    pieces: list[str] = []
    for piece in _ADDRESSES.split(text):
        several = piece.count("@") > 1 and "<" not in piece and "(" not in piece
        pieces += piece.split() if several else [piece.strip()]
    return [piece for piece in pieces if piece]


def tags_in(text: str) -> list[str]:
    """The groups in a cell; commas part them only where nothing else does."""
    tags = SEVERAL.split(text)
    return [tag.strip('" ') for tag in (tags if len(tags) > 1 else text.split(","))]


def name_in(text: str) -> str:
    """The name in `"Frost, Wanda (ACME)" <wanda@x>` or in `Wanda Frost (wanda@x)`: Wanda Frost."""
    said = clean_line(text)
    if "@" in said:
        before = said.partition("<")[0] if "<" in said else said
        said = clean_line(_IN_PARENTHESES.sub(" ", before)).strip("\"' ")
        if "@" in said:
            return ""
        family, comma, given = said.partition(",")
        if comma and "," not in given:
            said = clean_line(f"{given} {family}")
    return said


def is_form_of_address(text: str) -> bool:
    """Whether this is 'Mr.' or the like, and no job title."""
    return folded(text).replace(".", "").replace(" ", "") in _HONORIFICS


def said_once(parts: Iterable[str]) -> str:
    """The parts of an address between commas, without those that stand in the ones before."""
    said: list[str] = []
    seen: set[str] = set()
    for part in map(clean_line, parts):
        words = set(re.findall(r"\w+", folded(part)))
        if part and not (words and words <= seen):
            said.append(part)
            seen |= words
    return ", ".join(said)


def is_usual(text: str) -> bool:
    """Whether a program writes this where nobody chose anything: Normal, False, Unspecified."""
    return folded(text).replace(" ", "-") in _USUAL


def is_east_asian(text: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean, where the family comes first."""
    return bool(text) and all(
        unicodedata.name(char, "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL")) for char in text if char != " "
    )
