"""The tables of known programs, in the order in which a header is compared with them.

LinkedIn's and our own come first, elsewhere: theirs have columns of the same names.
"""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from godfather_desktop.interchange.found import Item
from godfather_desktop.interchange.readers import edge_csv, google_csv, outlook_csv, thunderbird_csv
from godfather_desktop.interchange.reading import Reading
from godfather_desktop.interchange.source import Source

Reader = Callable[[Source, AbstractSet[str], str, Reading], Iterator[Item]]

SHEETS: tuple[tuple[str, frozenset[str], Reader], ...] = (
    *(("google-csv", header, google_csv.read_google) for header in google_csv.HEADERS),
    *(("thunderbird-csv", header, thunderbird_csv.read_thunderbird) for header in thunderbird_csv.HEADERS),
    *(("outlook-csv", header, outlook_csv.read_outlook) for header in outlook_csv.HEADERS),
    ("edges-csv", edge_csv.EDGES, edge_csv.read_edges),
    *(("nodes-csv", header, edge_csv.read_nodes) for header in edge_csv.NODES),
)
"""Name, folded headers, reader; the first of which all headers are there."""
