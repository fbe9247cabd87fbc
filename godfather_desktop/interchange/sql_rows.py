"""The rows of INSERT statements, as MySQL dumps have them: told apart, never executed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from godfather_desktop.interchange.limits import COLUMNS, FIELD_CHARS
from godfather_desktop.interchange.tape import Tape

_REST = re.compile(r"(?:\s++|;|#[^\n]*+(?:\n|\Z)|--[^\n]*+(?:\n|\Z)|/\*(?:[^*]|\*(?!/))*+\*/)++")
_INSERT = re.compile(
    r"(?:INSERT|REPLACE)\s++(?:IGNORE\s++)?INTO\s++([`\"\w.]++)\s*+(?:\(([^()]*+)\)\s*+)?VALUES\s*+", re.IGNORECASE
)
_TABLE = re.compile(r"CREATE\s++TABLE\s++(?:IF\s++NOT\s++EXISTS\s++)?([`\"\w.]++)\s*+\(", re.IGNORECASE)
_COLUMN = re.compile(
    r"""\s*+ ([`"]?) (\w++) \1
        (?: [^,()'"]++ | '(?:[^'\\]|\\.|'')*+' | "[^"]*+" | \((?:[^()']|'[^']*+'|\([^()]*+\))*+\) )*+ ([,)])""",
    re.VERBOSE | re.DOTALL,
)
_NO_COLUMNS = frozenset("primary key unique constraint foreign index fulltext spatial check".split())
_OPEN = re.compile(r"\s*+\(")
_VALUE = re.compile(
    r"\s*+(?:_\w++\s*+|[bnxBNX](?='))?(?:'((?:[^'\\]++|\\.|'')*+)'|\"((?:[^\"\\]++|\\.|\"\")*+)\"|([^,()'\"\s;]*+))\s*+([,)])",
    re.DOTALL,
)
_BETWEEN = re.compile(r"\s*+([,;])")
_RESUME = re.compile(r"\s*+(?:\(\s*+['\"\d]|INSERT\s)", re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_CONTROLS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "Z": "\x1a", "0": "\0"}


@dataclass(slots=True)
class SqlRow:
    """A row: the wanted columns that are not NULL, as text. broken: it cannot be read, or it has other columns."""

    table: str
    values: dict[str, str]
    line: int
    broken: bool = False


def insert_rows(chunks: Iterable[str], wanted: Mapping[str, frozenset[str]]) -> Iterator[SqlRow]:
    """The rows of the wanted tables. wanted: columns by table; of others not even the text is kept.

    The prefix that an installation gives its tables is told by that of `accounts`, which comes first.
    Where the rows of a table do not say their columns, its definition before them does.
    A row that is broken loses none of those that begin on a line of their own behind it.
    """
    tape = Tape(iter(chunks))
    prefix = ""
    defined: dict[str, list[str]] = {}
    while True:
        if (rest := tape.match(_REST)) is not None:
            tape.take(rest)
        if tape.at_end():
            return
        statement = tape.match(_INSERT) or tape.match(_TABLE)
        if statement is None:
            if tape.match(_RESUME) is not None:
                # Rows whose statement could not be read.
                yield SqlRow("", {}, tape.line, broken=True)
            tape.go_past("\n")
            continue
        tape.take(statement)
        table = statement[1].replace("`", "").replace('"', "").rpartition(".")[2].lower()
        if table.endswith("accounts"):
            prefix = table.removesuffix("accounts")
        table = table.removeprefix(prefix)
        if statement.re is _TABLE:
            columns = _columns(tape)
            if table in wanted:
                defined[table] = columns
        else:
            columns = defined.get(table, []) if statement[2] is None else _names(statement[2])
            yield from _rows(tape, table, columns, wanted.get(table, frozenset()), kept=table in wanted)


def _names(columns: str) -> list[str]:
    return [column.strip().strip('`"').lower() for column in columns.split(",")]


def _columns(tape: Tape) -> list[str]:
    """The columns that the definition of a table names, in their order."""
    columns: list[str] = []
    while (match := tape.match(_COLUMN)) is not None:
        tape.take(match)
        name = match[2].lower()
        if match[1] or name not in _NO_COLUMNS:
            columns.append(name)
        if match[3] == ")" or len(columns) > COLUMNS:
            break
    return columns


def _rows(tape: Tape, table: str, columns: list[str], wanted: frozenset[str], *, kept: bool) -> Iterator[SqlRow]:
    """The rows up to the end of the statement."""
    while (opened := tape.match(_OPEN)) is not None:
        tape.take(opened)
        row = SqlRow(table, {}, tape.line)
        place = 0
        while (match := tape.match(_VALUE, FIELD_CHARS)) is not None:
            if kept and place < len(columns) and columns[place] in wanted:
                said = _value(match)
                if said is not None:
                    row.values[columns[place]] = said
            place += 1
            tape.take(match)
            if match[4] == ")":
                break
        row.broken = match is None or place != len(columns)
        if kept:
            yield row
        between = tape.match(_BETWEEN) if match is not None else None
        if between is not None:
            tape.take(between)
            if between[1] == ";":
                return
            continue
        if match is not None or not _resumed(tape):
            return


def _resumed(tape: Tape) -> bool:
    """Go on behind a broken row: True at the next line that begins one, False at a new statement or the end."""
    while tape.go_to("\n"):
        tape.step()
        if (found := tape.match(_RESUME)) is not None:
            return not found[0].strip().upper().startswith("INSERT")
    return False


def _value(match: re.Match[str]) -> str | None:
    """What a value says; None for NULL."""
    if match[3] is not None:
        return None if match[3].upper() == "NULL" else match[3]
    quoted, quote = (match[1], "'") if match[1] is not None else (match[2], '"')
    return _ESCAPED.sub(lambda one: _CONTROLS.get(one[1], one[1]), quoted.replace(quote * 2, quote))
