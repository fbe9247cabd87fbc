"""GEXF 1.0 to 1.3, as Gephi and others write it: nodes into people, edges into ties."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.limits import COLUMNS, TooMuch
from godfather_desktop.interchange.readers.graph_items import GraphEdge, GraphNode, graph_items
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.xml_events import Wanted, XmlEvent, xml_events

_ROOT = re.compile(r"<(?:[\w.-]+:)?gexf[\s/>]", re.IGNORECASE)
_WANTED = Wanted(
    begins=frozenset({"attributes", "attribute", "node", "edge", "attvalue"}),
    ends=frozenset({"default", "attribute", "node", "edge"}),
    texts=frozenset({"default"}),
)
_QUOTED_ITEM = re.compile(r"\s*(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^,]*))\s*(?:,|$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_EDGE_ATTRIBUTES = ("weight", "cardinal", "label", "kind")


def is_gexf(head: str) -> bool:
    """Whether a file that begins like this is GEXF."""
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head) is not None


def read_gexf(source: Source, _reading: Reading) -> Iterator[Item]:
    """People and ties; see `graph_items` for what a record is. Raises TooMuch.

    Namespaces, the picture (`viz`) and times of existence are left aside. Edges of either direction
    and parallel ones are ties; attributes need not be declared; nodes inside of nodes are people.
    """
    return graph_items(_drawn(source), "gexf")


@dataclass(slots=True)
class _Declared:
    """The attributes of nodes or of edges. titles, types: by id. defaults: by title."""

    titles: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    last: str = ""

    def declare(self, event: XmlEvent) -> None:
        """An `attribute` element."""
        if len(self.titles) > COLUMNS:
            raise TooMuch("too many columns", limit=COLUMNS)
        self.last = event.attributes.get("id", "")
        self.titles[self.last] = event.attributes.get("title") or self.last
        self.types[self.last] = event.attributes.get("type", "string").lower()

    def fill(self, drawn: GraphNode | GraphEdge, event: XmlEvent) -> None:
        """An `attvalue` element: 1.0 names its attribute by `id`, later versions by `for`."""
        key = event.attributes.get("for") or event.attributes.get("id", "")
        text = event.attributes.get("value", "")
        if self.types.get(key, "").startswith("list"):
            text = json.dumps(_items(text), ensure_ascii=False)
        if len(drawn.data) > COLUMNS:
            raise TooMuch("too many columns", limit=COLUMNS)
        # Of values that change in time the last one stands.
        drawn.data[self.titles.get(key, key)] = text


def _drawn(source: Source) -> Iterator[GraphNode | GraphEdge]:
    declared = {"node": _Declared(), "edge": _Declared()}
    sort = "node"
    nodes: list[GraphNode] = []
    edge: GraphEdge | None = None
    for event in xml_events(source, _WANTED):
        if not event.ends:
            if event.name == "attributes":
                sort = "edge" if event.attributes.get("class", "").lower() == "edge" else "node"
            elif event.name == "attribute":
                declared[sort].declare(event)
            elif event.name == "node":
                label = event.attributes.get("label", "")
                nodes.append(GraphNode(clean_line(event.attributes.get("id", "")), label, {}, event.line))
            elif event.name == "edge":
                ends = [clean_line(event.attributes.get(name, "")) for name in ("source", "target")]
                edge = GraphEdge(ends[0], ends[1], {}, event.line)
                edge.data = {name: event.attributes[name] for name in _EDGE_ATTRIBUTES if name in event.attributes}
            elif event.name == "attvalue" and edge is not None:
                declared["edge"].fill(edge, event)
            elif event.name == "attvalue" and nodes:
                declared["node"].fill(nodes[-1], event)
        elif event.name == "default" and declared[sort].last:
            one = declared[sort]
            one.defaults[one.titles[one.last]] = event.text
        elif event.name == "attribute":
            declared[sort].last = ""
        elif event.name == "node" and nodes:
            node = nodes.pop()
            node.data = declared["node"].defaults | node.data
            yield node
        elif event.name == "edge" and edge is not None:
            edge.data = declared["edge"].defaults | edge.data
            yield edge
            edge = None


def _items(text: str) -> list[str]:
    """The items of a list: `a|b` up to 1.2, `[a, "b, c"]` in 1.3, and what older Gephis wrote."""
    text = text.strip()
    if not (text.startswith("[") and text.endswith("]")):
        mark = next((one for one in "|;," if one in text), "|")
        return [item for part in text.split(mark) if (item := clean_line(part))]
    items: list[str] = []
    inner, at = text[1:-1], 0
    while at < len(inner):
        match = _QUOTED_ITEM.match(inner, at)
        if match is None or match.end() == at:
            break
        at = match.end()
        items.append(clean_line(_ESCAPED.sub(_unescaped, match[1] or match[2] or match[3] or "")))
    return [item for item in items if item]


def _unescaped(match: re.Match[str]) -> str:
    return " " if match[1] in "nrt" else match[1]
