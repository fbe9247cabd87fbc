"""What the user said of the columns of tables, kept in the file so that nobody is asked a second time."""

import json
from collections.abc import Mapping

from godfather_desktop.interchange.readers.columns import FIELDS
from godfather_desktop.interchange.reading import Columns

REMEMBERED = "columns"
"""The setting of the file under which they are kept."""
_TABLES = 50
"""So many tables are remembered, the latest."""


def text_of(columns: Mapping[str, Columns]) -> str:
    """What is kept: by the signature of a table, for each column the field that it fills."""
    latest = list(columns.items())[-_TABLES:]
    return json.dumps({signature: dict(one) for signature, one in latest}, ensure_ascii=False)


def columns_in(text: str) -> dict[str, Columns]:
    """Read back what `text_of` wrote; what cannot be read is forgotten."""
    try:
        kept = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        signature: {str(header): str(meant) for header, meant in one.items() if meant in FIELDS}
        for signature, one in kept.items()
        if isinstance(one, dict)
    }
