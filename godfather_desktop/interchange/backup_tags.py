"""The tags of a message backup, read one by one in flat memory, however long a picture inside of them is.

No XML parser is used, for two reasons: one wrong byte would lose all the gigabytes behind it, and
expat before 2.6 reads a tag of many megabytes anew with every piece. Nothing can be declared here: a document
type refuses the file, and only the five entities that every XML has are known.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from godfather_desktop.interchange.limits import TooMuch
from godfather_desktop.interchange.tape import Tape
from godfather_desktop.interchange.xml_text import characters, codes_of

_VALUE_CHARS = 100_000
"""Longest value that is kept: the numbers of a large group."""
_NAME = re.compile(r"<(/?)([A-Za-z_][\w:.-]*)")
_ATTRIBUTE = re.compile(r"\s*+([\w:.-]++)\s*+=\s*+([\"'])")
_TAG_END = re.compile(r"\s*+(/?)>")
_TAG = re.compile(r"</?(?:smses|sms|mms|calls?|parts?|addrs?)[\s/>]")
_LONGEST_NAME = 10
_WHOLE = re.compile(r"<([A-Za-z_][\w:.-]*+)((?:\s++[\w:.-]++\s*+=\s*+(?:\"[^\"<]*+\"|'[^'<]*+'))*+)\s*+(/?)>")
"""A tag as they nearly all are: begun and ended in one piece, without `<` inside."""
_VALUES = re.compile(r"([\w:.-]++)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)')")
_ENTITIES = re.compile(r"(?:&#[xX]?[0-9a-fA-F]{1,10};)+|&(?:amp|lt|gt|quot|apos);")
_NAMED = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(slots=True)
class Tag:
    """A tag, with the attributes that were asked for. line: from 1. broken: it is no whole tag.

    closing: `</name>`. alone: `<name/>`.
    """

    name: str
    line: int
    attributes: dict[str, str]
    closing: bool = False
    alone: bool = False
    broken: bool = False


def tags(chunks: Iterable[str], wanted: frozenset[str]) -> Iterator[Tag]:
    """The tags of a text that comes in pieces; broken ones end where they cannot be read on.

    wanted: names of the attributes whose values are kept; no other value is. Raises TooMuch for a document type.
    """
    tape = Tape(iter(chunks))
    while tape.go_to("<"):
        if (match := tape.here(_WHOLE)) is not None:
            tag = _whole(match, tape.line, wanted)
            tape.take(match)
            yield tag
        elif (match := tape.match(_NAME)) is not None:
            tag = Tag(match[2].rpartition(":")[2].lower(), tape.line, {}, closing=bool(match[1]))
            tape.take(match)
            _fill(tag, tape, wanted)
            yield tag
        elif tape.begins("<?"):
            tape.go_past("?>")
        elif not tape.begins("<!"):
            tape.step()
        elif tape.begins("<!--"):
            tape.go_past("-->")
        elif tape.begins("<![CDATA["):
            tape.go_past("]]>")
        else:
            raise TooMuch("has a document type")


def _whole(match: re.Match[str], line: int, wanted: frozenset[str]) -> Tag:
    values = {name: one or other for name, one, other in _VALUES.findall(match[2]) if name in wanted}
    broken = any(len(value) > _VALUE_CHARS for value in values.values())
    attributes = {name: _unescaped(value) for name, value in values.items()}
    return Tag(match[1].rpartition(":")[2].lower(), line, attributes, alone=bool(match[3]), broken=broken)


def _fill(tag: Tag, tape: Tape, wanted: frozenset[str]) -> None:
    """Read the attributes up to the end of the tag."""
    while True:
        if (match := tape.match(_ATTRIBUTE)) is not None:
            tape.take(match)
            name = match[1]
            value = _value(tape, match[2], keep=name in wanted)
            if value is None:
                tag.broken = True
                return
            if name in wanted:
                tag.attributes[name] = _unescaped(value)
        elif (match := tape.match(_TAG_END)) is not None:
            tape.take(match)
            tag.alone = bool(match[1])
            return
        else:
            tag.broken = True
            return


def _value(tape: Tape, quote: str, *, keep: bool) -> str | None:
    """A value up to its quote, empty unless it is kept; None when a tag begins before, or the text ends."""
    kept = ""
    while True:
        end = tape.text.find(quote, tape.at)
        stop = _tag_before(tape, len(tape.text) if end < 0 else end)
        if stop >= 0:
            tape.pass_to(stop)
            return None
        if end >= 0:
            if keep:
                kept += tape.text[tape.at : end]
            tape.pass_to(end + 1)
            return kept if len(kept) <= _VALUE_CHARS else None
        # A tag may begin at the end of this piece.
        passed = max(tape.at, len(tape.text) - _LONGEST_NAME)
        if keep and len(kept) <= _VALUE_CHARS:
            kept += tape.text[tape.at : passed]
        tape.pass_to(passed)
        if not tape.more():
            tape.pass_to(len(tape.text))
            return None


def _tag_before(tape: Tape, end: int) -> int:
    """Where a known tag begins inside a value, as when its quote is missing; -1 when none does."""
    found = tape.text.find("<", tape.at, end)
    while found >= 0 and not _TAG.match(tape.text, found):
        found = tape.text.find("<", found + 1, end)
    return found


def _unescaped(value: str) -> str:
    return _resolved(value) if "&" in value else value


@lru_cache(maxsize=10_000)
def _resolved(value: str) -> str:
    return _ENTITIES.sub(lambda one: _NAMED.get(one[0]) or characters(codes_of(one[0])), value)
