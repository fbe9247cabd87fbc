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
    begins=frozenset({"key", "node", "edge", "data", "hyperedge"}),
    ends=frozenset({"default", "key", "data", "nodelabel", "node", "edge"}),
    texts=frozenset({"data", "default", "nodelabel"}),
)


def is_graphml(head: str) -> bool:
    """Whether a file that begins like this is GraphML."""
    return head.lstrip("\ufeff \t\r\n").startswith("<") and _ROOT.search(head) is not None


def read_graphml(source: Source, _reading: Reading) -> Iterator[Item]:
    """People and ties; see `graph_items` for what a record is. Raises TooMuch.

    Nodes inside of nodes are people as well, and a node that holds others is one itself. An edge of
    more than two ends is rejected. Labels that yEd draws are names, too.
    """
    return graph_items(_drawn(source), "graphml")


@dataclass(slots=True)
class _Keys:
    """The attributes that the file declares. names: by id. defaults: of nodes, by name."""

    names: dict[str, str] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    last: str = ""
    last_for: str = ""

    def declare(self, event: XmlEvent) -> None:
        """A `key` element."""
        if len(self.names) > COLUMNS:
            raise TooMuch("too many columns", limit=COLUMNS)
        self.last = event.attributes.get("attr.name") or event.attributes.get("id", "")
        self.last_for = event.attributes.get("for", "all")
        # What yEd draws is in keys of a type of its own.
        self.names[event.attributes.get("id", "")] = "" if "yfiles.type" in event.attributes else self.last


def _drawn(source: Source) -> Iterator[GraphNode | GraphEdge | Rejected]:
    keys = _Keys()
    nodes: list[GraphNode] = []
    edge: GraphEdge | None = None
    key = ""
    for event in xml_events(source, _WANTED):
        if not event.ends:
            if event.name == "key":
                keys.declare(event)
            elif event.name == "node":
                nodes.append(GraphNode(clean_line(event.attributes.get("id", "")), "", {}, event.line))
            elif event.name == "edge":
                ends = [clean_line(event.attributes.get(name, "")) for name in ("source", "target")]
                edge = GraphEdge(ends[0], ends[1], {}, event.line)
            elif event.name == "data":
                key = event.attributes.get("key", "")
            elif event.name == "hyperedge":
                yield Rejected(Place(1, event.line), "edge of several")
        elif event.name == "default" and keys.last and not nodes and edge is None:
            if keys.last_for in ("node", "all"):
                keys.defaults[keys.last] = event.text
        elif event.name == "key":
            keys.last = ""
        elif event.name == "data":
            drawn = edge or (nodes[-1] if nodes else None)
            name = keys.names.get(key, key)
            if drawn is not None and name:
                if len(drawn.data) > COLUMNS:
                    raise TooMuch("too many columns", limit=COLUMNS)
                drawn.data[name] = event.text
        elif event.name == "nodelabel" and nodes:
            nodes[-1].label = nodes[-1].label or event.text
        elif event.name == "node" and nodes:
            node = nodes.pop()
            node.data = keys.defaults | node.data
            yield node
        elif event.name == "edge" and edge is not None:
            yield edge
            edge = None
