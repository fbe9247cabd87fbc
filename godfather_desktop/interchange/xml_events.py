"""XML of strangers as a stream of events: parsed past defusedxml only, in bounded memory and time."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from godfather_desktop.interchange.limits import FIELD_CHARS, FILE_BYTES, NESTING, TooMuch
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.xml_text import mended, xml_text

_CHUNK: Final = 1 << 16


class BrokenXml(Exception):
    """The XML breaks off or is wrong; what came before it was read. line: where, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


@dataclass(slots=True)
class XmlEvent:
    """An element begins or ends. name: lowered, without its namespace, as those of the attributes.

    text: what stands inside an element that ends, if its texts were asked for. line: from 1.
    """

    ends: bool
    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Names of elements of which it is told that they begin, that they end, and with which text."""

    begins: frozenset[str]
    ends: frozenset[str]
    texts: frozenset[str]


def xml_events(source: Source, wanted: Wanted) -> Iterator[XmlEvent]:
    """The elements of a file as they begin and end, namespaces aside.

    Raises BrokenXml, and TooMuch for a document type, entities, depth, size, or a text or tag of
    more than a million characters (which expat before 2.6 reads anew with every piece).
    """
    if source.size > FILE_BYTES:
        raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
    target = _Target(wanted)
    # In UTF-8 whatever the file declares, because it is text by now.
    parser = DefusedXMLParser(target=target, encoding="utf-8", forbid_dtd=True)
    # The parser of expat below it, which alone knows the line.
    expat: Any = parser.parser
    target.expat = expat
    fed = 0
    try:
        with xml_text(source) as stream:
            for text in mended(iter(lambda: stream.read(_CHUNK), "")):
                data = text.encode("utf-8", "replace")
                fed += len(data)
                parser.feed(data)
                yield from target.drained()
                if fed - max(0, expat.CurrentByteIndex) > FIELD_CHARS:
                    raise TooMuch("field too long")
                # A zip may say that its member is smaller than it is; UTF-16 grows by half on its way to UTF-8.
                if fed > FILE_BYTES * 2:
                    raise TooMuch("file too large", limit=FILE_BYTES // 1_000_000)
            parser.close()
            yield from target.drained()
    except DefusedXmlException:
        raise TooMuch("has a document type") from None
    except (ParseError, ValueError, LookupError):
        yield from target.drained()
        raise BrokenXml(max(1, expat.CurrentLineNumber)) from None
    except TooMuch:
        yield from target.drained()
        raise


class _Target:
    """Takes what the parser reads, until it is drained."""

    def __init__(self, wanted: Wanted) -> None:
        self.expat: Any = None
        self._begins, self._ends, self._texts = wanted.begins, wanted.ends, wanted.texts
        self._events: deque[XmlEvent] = deque()
        self._open: list[list[str]] = []
        self._kept = 0
        self._depth = 0

    def drained(self) -> Iterator[XmlEvent]:
        """The events since the last time."""
        while self._events:
            yield self._events.popleft()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self._depth += 1
        if self._depth > NESTING:
            raise TooMuch("nested too deeply", limit=NESTING)
        name = _local(tag)
        if name in self._begins:
            named = {_local(key): value for key, value in attributes.items()}
            self._events.append(XmlEvent(False, name, named, self.expat.CurrentLineNumber))
        if name in self._texts:
            self._open.append([])
            self._kept = 0

    def data(self, text: str) -> None:
        """Text between tags; of one element at most a field's worth is kept."""
        if self._open and self._kept < FIELD_CHARS:
            self._kept += len(text)
            self._open[-1].append(text)

    def end(self, tag: str) -> None:
        """An element ends; its text belongs to the element around it, too."""
        self._depth -= 1
        name = _local(tag)
        text = ""
        if name in self._texts and self._open:
            text = "".join(self._open.pop())
            if self._open:
                self._open[-1].append(text)
        if name in self._ends:
            self._events.append(XmlEvent(True, name, {}, self.expat.CurrentLineNumber, text))

    def close(self) -> None:
        """The parser has come to the end."""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    return tag.rpartition("}")[2].lower()
