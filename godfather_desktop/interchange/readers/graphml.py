"""GraphML: nodes into people, edges into ties."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from godfather_desktop.domain.text import clean_line
from godfather_desktop.interchange.found import Item, Place, Rejected
from godfather_desktop.interchange.limits import COLUMNS, TooMuch
from godfather_desktop.interchange.readers.graph_items import GraphEdge, GraphNode, graph_items
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source
from godfather_desktop.interchange.xml_events import Wanted, XmlEvent, xml_events

_ROOT = re.compile(r"<(?:[\w.-]+:)?graphml[\s/>]", re.IGNORECASE)
_WANTED = Wanted(
    begins=frozenset({"key", "graph", "node", "port", "edge", "hyperedge", "endpoint", "data"}),
    ends=frozenset({"default", "key", "data", "nodelabel", "label.text", "graph", "node", "port", "edge", "hyperedge"}),
    texts=frozenset({"data", "default", "nodelabel", "label.text"}),
)
_MARKUP = re.compile(r"<[^<>]*>")


def is_graphml(head: str) -> bool:
    """Whether a file that begins like this is GraphML."""
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head) is not None


def read_graphml(source: Source, _reading: Reading) -> Iterator[Item]:
    """People and ties; see `graph_items` for what a record is. Raises TooMuch.

    Nodes inside of nodes are people as well, and a node that holds others is one itself. A hyperedge
    of two ends is an edge, one of more is rejected. Labels that yEd draws are names, too.
    """
    return graph_items(_drawn(source), "graphml")


@dataclass(slots=True)
class _Keys:
    """The attributes that the file declares. names: by id. nodes, edges: their defaults, by name."""

    names: dict[str, str] = field(default_factory=dict)
    nodes: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)
    last: str = ""
    last_for: str = ""

    def declare(self, event: XmlEvent) -> None:
        """A `key` element."""
        if len(self.names) > COLUMNS:
            raise TooMuch("too many columns", limit=COLUMNS)
        said = event.attributes
        self.last = said.get("attr.name") or said.get("id", "")
        self.last_for = said.get("for", "all")
        if "yfiles.type" in said or "yworks" in said.get("attr.uri", ""):
            # How yEd draws something is in keys of its own.
            self.last = ""
        self.names[said.get("id", "")] = self.last

    def default(self, text: str) -> None:
        """The `default` inside of the last `key`."""
        if self.last and self.last_for in ("node", "all"):
            self.nodes[self.last] = text
        if self.last and self.last_for in ("edge", "all"):
            self.edges[self.last] = text


def _drawn(source: Source) -> Iterator[GraphNode | GraphEdge | Rejected]:
    keys = _Keys()
    # What is open, outermost first. Graphs and ports have data of their own, which are nobody's.
    inside: list[GraphNode | GraphEdge | None] = []
    endpoints: list[list[str]] = []
    key = ""
    for event in xml_events(source, _WANTED):
        if not event.ends:
            if event.name == "key":
                keys.declare(event)
            elif event.name == "data":
                key = event.attributes.get("key", "")
            elif event.name != "endpoint":
                inside.append(_opened(event))
                if event.name == "hyperedge":
                    endpoints.append([])
            elif endpoints:
                endpoints[-1].append(_said(event, "node"))
            continue
        drawn = inside[-1] if inside else None
        if event.name == "default":
            keys.default(event.text)
        elif event.name == "key":
            keys.last = ""
        elif event.name == "data":
            name = keys.names.get(key, key)
            if drawn is not None and name:
                if len(drawn.data) > COLUMNS:
                    raise TooMuch("too many columns", limit=COLUMNS)
                drawn.data[name] = event.text
        elif event.name in ("nodelabel", "label.text"):
            if isinstance(drawn, GraphNode):
                drawn.label = drawn.label or _plain(event.text)
        else:
            inside.pop()
            if drawn is None:
                continue
            drawn.data = (keys.nodes if isinstance(drawn, GraphNode) else keys.edges) | drawn.data
            if event.name == "hyperedge" and isinstance(drawn, GraphEdge):
                ends = endpoints.pop()
                if len(ends) != 2:
                    yield Rejected(Place(1, drawn.line), "edge of several")
                    continue
                drawn.source, drawn.target = ends
            yield drawn


def _opened(event: XmlEvent) -> GraphNode | GraphEdge | None:
    if event.name == "node":
        return GraphNode(_said(event, "id"), "", {}, event.line)
    if event.name in ("edge", "hyperedge"):
        return GraphEdge(_said(event, "source"), _said(event, "target"), {}, event.line)
    return None


def _said(event: XmlEvent, name: str) -> str:
    return clean_line(event.attributes.get(name, ""))


def _plain(label: str) -> str:
    """A label that yEd draws, without the HTML that it may be of."""
    return _MARKUP.sub(" ", label) if label.lstrip().startswith("<") else label
