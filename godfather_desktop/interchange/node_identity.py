"""How the nodes of a network that comes as two tables are known by their ids.

An id means nothing outside of its network, so the name of the file stands before it: `flo_nodes.csv` and
`flo_edges.csv` are the tables of the network `flo`, and `nodes.csv` belongs to its folder or zip. On a card,
the name follows the id, since another network may have the same name: `node/flo:7#ann lee`.
"""

import re

from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.interchange.source import Source

_TABLE = re.compile(
    r"(?:^|(?<=[^a-z]))(?:nodes?|edges?|vertices|vertex|links?|ties?|people|persons?|actors?|relations?|edgelist|nodelist)"
    r"(?=$|[^a-z])"
)
_WHOLE = re.compile(r"(\d{1,18})\.0+")
_SIGNS = re.compile(r"[\s:#/._-]+")
_IDENTITY = "node/"
_CODE = re.compile(r"(?![+0]\d{5})[^\s@]*\d[^\s@]*")


def scope_of(source: Source) -> str:
    """The network that a table belongs to, by the name of its file, else of its folder."""
    own = _SIGNS.sub(" ", _TABLE.sub(" ", folded(source.shown.stem))).strip()
    folder = source.shown.parent
    return own or _SIGNS.sub(" ", folded(folder.stem if folder == source.path else folder.name)).strip()


def node_reference(scope: str, node: str) -> str:
    """The node as an edge names it, such as `node/flo:7`."""
    return f"{_IDENTITY}{scope}:{plain_id(node)}"


def node_or_name(scope: str, said: str) -> str:
    """The node of this id, else whoever has this name: a table of nodes may use words for ids."""
    return f"{node_reference(scope, said)}#{said}"


def reference_and_name(said: str) -> tuple[str, str]:
    """What `node_or_name` and `node_reference` put together; no reference where none stands, and perhaps no name."""
    if not said.startswith(_IDENTITY):
        return "", said
    reference, _, name = said.partition("#")
    return reference, name


def node_identity(reference: str, name: str) -> str:
    """The node as it is known on a card, such as `node/flo:7#ann lee`."""
    return f"{reference}#{folded(name)}"


def reference_of(identity: str) -> str:
    """What edges call the node of this identity; empty for an identity of another kind."""
    return identity.partition("#")[0] if identity.startswith(_IDENTITY) else ""


def is_code(text: str) -> bool:
    """Whether this is an id and no name: one word with digits in it, and neither an address nor a telephone number."""
    return _CODE.fullmatch(text) is not None


def plain_id(node: str) -> str:
    """An id as it is compared: some programs write 7.0 for 7."""
    text = clean_line(node)
    match = _WHOLE.fullmatch(text)
    return folded(match[1] if match else text).replace("#", " ")
