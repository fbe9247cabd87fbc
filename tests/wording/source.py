"""What the source itself says: calls of an error or a row, with the reasons and values written there."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import godfather_desktop

ROOT = Path(godfather_desktop.__file__).parent


@dataclass(frozen=True, slots=True)
class Call:
    """A call with a literal text as its argument. names: of its keyword arguments; keys: of dicts among them."""

    place: str
    text: str
    names: frozenset[str]
    keys: frozenset[str]


@cache
def trees() -> tuple[tuple[str, ast.Module], ...]:
    """Every module of the program, parsed."""
    return tuple(
        (str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(ROOT.rglob("*.py"))
    )


def texts_of(node: ast.expr) -> Iterator[str]:
    """The literal texts that an expression may come to."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from texts_of(node.body)
        yield from texts_of(node.orelse)


def calls(*functions: str, argument: int = 0) -> list[Call]:
    """All calls of these functions whose argument at a position is a literal text."""
    found = []
    for place, tree in trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions):
                continue
            if len(node.args) <= argument:
                continue
            names = frozenset(keyword.arg for keyword in node.keywords if keyword.arg)
            dicts = [one for one in [*node.args, *(key.value for key in node.keywords)] if isinstance(one, ast.Dict)]
            keys = frozenset(
                key.value
                for one in dicts
                for key in one.keys
                if isinstance(key, ast.Constant) and isinstance(key.value, str)
            )
            found += [Call(f"{place}:{node.lineno}", text, names, keys) for text in texts_of(node.args[argument])]
    return found


def placeholders(sentence: str) -> set[str]:
    """The names in braces of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
