"""Why a record was not imported, and what an import came to, in words."""

from collections.abc import Mapping

from godfather_desktop.domain.text import isolated
from godfather_desktop.wording.errors import sentence_of
from godfather_desktop.wording.language import count, listed, say

_WHY = {
    "not a property": "This line is no vCard property and was left out.",
    "line too long": "A line is longer than a million characters: the card was left out.",
    "no name": "Neither a name nor an address stands in this record: give it a name.",
    "photo is a link": "The photo is a link, which is never fetched: add the picture on the card.",
    "photo is broken": "The photo is damaged and was left out; the rest was kept.",
    "photo too large": "The photo is larger than 5 MB and was left out: add a smaller one.",
    "photo of another kind": "The photo is no PNG, JPEG, GIF or WebP picture and was left out.",
    "too many records": "The file has more than {limit} records: split it; those before this one were read.",
    "nested too deeply": "The file nests deeper than {limit} levels: it was not written by an address book.",
    "file too large": "The file is larger than {limit} MB: split it.",
    "too many columns": "There are more than {limit} columns: remove those that are not needed.",
    "cell too long": "A cell is longer than a million characters, or its quote is never closed: correct this line.",
    "no header": "The line with the column names cannot be made out: remove whatever stands above it.",
    "has a document type": "The file declares a document type or entities, which is not accepted: export it again without.",
    "broken xml": "The XML breaks off or is wrong here: what came before was read; export the file again.",
    "closed account": "This row has neither name nor address, as LinkedIn writes for closed accounts.",
    "empty cell": "The {column} is empty: fill it in.",
    "bad date": "'{said}' in {column} is no date: write it as 2026-03-22.",
    "date out of range": "'{said}' in {column} lies outside of 1900 to 2199: correct it.",
    "bad number": "'{said}' in {column} is not a number from {low} to {high}: correct it.",
    "unknown word": "'{said}' in {column} is not known: use {choices}.",
    "no such node": "A tie leads to '{who}', which is not in the file.",
    "node id twice": "A second node has the same id: give it another one.",
    "self loop": "'{who}' is tied to itself: such a tie says nothing.",
    "own tie": "Your own ties follow from touches, favors and ratings and are not imported as lines.",
}


def why(reason: str, values: Mapping[str, object]) -> str:
    """The sentence for a record that was rejected, or a part that was left out."""
    shown = {
        name: listed([str(one) for one in value], last="or") if isinstance(value, tuple | list) else _short(value)
        for name, value in values.items()
    }
    if reason in _WHY:
        return say(_WHY[reason], **shown)
    return sentence_of(reason, values)


def _short(value: object) -> object:
    return value if not isinstance(value, str) or len(value) <= 80 else isolated(value[:79] + "…")


def outcome(added: int, merged: int, unchanged: int, rejected: int) -> str:
    """'12 added, 3 merged, 5 unchanged, 1 skipped'."""
    parts = [
        count("{n} added", "{n} added", added),
        count("{n} merged", "{n} merged", merged),
        count("{n} unchanged", "{n} unchanged", unchanged),
        count("{n} skipped", "{n} skipped", rejected),
    ]
    return ", ".join(parts)


_FORMATS = {
    "vcard": "vCard",
    "linkedin": "LinkedIn connections",
    "graphml": "GraphML",
    "people": "people spreadsheet",
    "ties": "ties spreadsheet",
    "interactions": "contact log",
    "favors": "favors spreadsheet",
    "roles": "roles spreadsheet",
    "down": "down periods",
}


def format_name(name: str) -> str:
    """The name of a format as people say it."""
    return say(_FORMATS[name])
