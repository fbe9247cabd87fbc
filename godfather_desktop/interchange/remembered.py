"""What the columns of tables mean, as the user said once: kept in the book's file for the next time.

One setting of the file holds it all, as a JSON object: the signature of a header, and for each of its
folded names the field that it fills.
"""

import json
from collections.abc import Mapping

from godfather_desktop.interchange.readers.columns import FIELDS
from godfather_desktop.interchange.reading import Columns

SETTING = "columns"
"""The name of the setting, for `Keeper.setting` and `Keeper.set_setting`."""
_MOST = 50


def columns_in(setting: str) -> dict[str, Columns]:
    """The mappings that a setting holds, by signature, the newest last.

    What cannot be read, or names a field of a newer version, is passed over: the user is asked again.
    """
    try:
        kept = json.loads(setting or "{}")
    except (ValueError, RecursionError):
        return {}
    if not isinstance(kept, dict):
        return {}
    return {
        signature: columns
        for signature, columns in kept.items()
        if isinstance(columns, dict) and all(field in FIELDS for field in columns.values())
    }


def with_columns(setting: str, signature: str, columns: Columns) -> str:
    """The setting with one mapping more; beyond the newest fifty the oldest are forgotten."""
    kept: dict[str, Mapping[str, str]] = dict(columns_in(setting))
    kept.pop(signature, None)
    kept[signature] = dict(columns)
    return json.dumps(dict(list(kept.items())[-_MOST:]), ensure_ascii=False)
