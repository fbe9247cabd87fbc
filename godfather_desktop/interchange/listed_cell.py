r"""Several values in one cell of a spreadsheet: between semicolons, or on lines of their own.

A semicolon inside a value stands behind a backslash. Backslashes mean themselves, but before a
semicolon and at the end of a value, where each stands twice.
"""

import re
from collections.abc import Iterable

from godfather_desktop.domain.text import clean_line

# Possessive, and only where a run begins: else a million backslashes would be read anew from each.
_END = re.compile(r"(?<!\\)(\\*+)(;|\n|\Z)")


def joined(values: Iterable[str]) -> str:
    """The values, each on one line, as a cell."""
    return "; ".join(_END.sub(lambda end: end[1] * 2 + ("\\;" if end[2] else ""), value) for value in values)


def values_in(cell: str) -> list[str]:
    """The values of a cell, cleaned and without empty ones."""
    values = [""]
    start = 0
    for end in _END.finditer(cell):
        run = len(end[1])
        values[-1] += cell[start : end.start()] + "\\" * (run // 2 if end[2] == ";" else (run + 1) // 2)
        start = end.end()
        if end[2] == ";" and run % 2:
            values[-1] += ";"
        else:
            values.append("")
    return [line for value in values if (line := clean_line(value))]
