"""What the user tells an import beside its files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from godfather_desktop.interchange.reading import Columns


@dataclass(frozen=True, slots=True)
class Told:
    """mine: my own addresses beside those on my card; they are kept there. encodings: of files, by their
    path as shown, where the one that was found is wrong. columns: what the columns of tables mean, by the
    signature of their header.
    """

    mine: tuple[str, ...] = ()
    encodings: Mapping[Path, str] = field(default_factory=dict)
    columns: Mapping[str, Columns] = field(default_factory=dict)
