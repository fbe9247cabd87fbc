"""What an import leaves out and why, grouped by reason: a line for each, however many records it concerns."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from godfather_desktop.interchange.account import FileAccount
from godfather_desktop.interchange.found import Noticed, Rejected
from godfather_desktop.wording.imports import why
from godfather_desktop.wording.language import count, say

SHOWN_PLACES = 100
_HEADS = {
    "stranger": "People without a card here, to whom you never wrote: a contact like this adds nobody.",
    "empty cell": "Cells that must not be empty are empty.",
    "bad date": "Dates that cannot be read: write them as 2026-03-22.",
    "no date": "Days are missing: without its day it is no contact.",
    "date out of range": "Dates that lie too far back, or are still to come.",
    "day out of range": "Days that cannot be right, as when a clock was wrong.",
    "bad number": "Numbers that cannot be read, or are too large or too small.",
    "unknown word": "Words that are not known in this column.",
    "ambiguous date": "Dates that can be two days were kept as text only: enter them on the card.",
    "century unknown": "Dates whose century is not said: only their day was taken.",
    "exchange address": "Internal Exchange addresses, which are none to write to, were left out.",
    "company details left out": "Rows that name a company and nobody there: only its name was taken.",
    "endorsement not accepted": "Endorsements that were not accepted.",
    "recommendation not delivered": "Recommendations that are not published.",
    "address not confirmed": "Addresses that were never confirmed on LinkedIn and may not be yours.",
    "no end of school": "When a time at school ended is not said: add the year on LinkedIn, or the role by hand.",
    "text left out": "Texts were left out: only who, where and when are kept.",
    "mail date out of range": "The date is none on which the message can have been sent.",
    "address of a program": "Addresses of programs or mailing lists, not of people.",
    "message unreadable": "Files that cannot be read: check their permissions.",
    "bad event date": "Dates that cannot be read: correct them in the calendar and export it again.",
    "bad recurrence": "How an event recurs cannot be read: only its other days were taken.",
    "no such node": "Ties that lead to a node which is not in the file.",
    "node id twice": "Nodes whose id another one has: give each its own.",
    "self loop": "Ties of a node with itself say nothing.",
    "edge attributes left out": "What is said of ties and has no place in one was left out.",
    "end without name": "Ties that lead to a node without a name: give it a label.",
    "stub contact": "Relatives who have no card in Monica, either.",
    "no such contact": "This belongs to contacts that are not in the file.",
    "documents left out": "Documents were left out.",
    "photos left out": "A card has one photo: others were left out.",
    "journal left out": "The diary is about nobody in particular and was left out.",
    "parts left out": "Parts that have no place here were left out.",
    "sort not known": "Entries of a sort that is not known here.",
    "no person": "Services or short numbers, which are no people.",
    "several are meant": "Names that more than one person has: name one of them by e-mail.",
    "nobody is meant": "Names of people who have no card here: add them first, or check the spelling.",
}
"""For reasons whose sentences differ from record to record: what they have in common."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """One reason. head: the sentence; number: how often it holds; places: where, the first of them in words."""

    head: str
    number: int
    places: tuple[str, ...]


def left_out(files: Iterable[tuple[str, FileAccount]], *, parts: bool = False) -> list[LeftOut]:
    """The records that are not imported, or the parts of others that are left out; the most frequent first.

    files: each with the name by which it is shown. Files of no known format are a part like any other.
    """
    found: dict[str, list[tuple[str, Rejected | Noticed]]] = {}
    numbers: Counter[str] = Counter()
    for name, account in files:
        listed: Sequence[Rejected | Noticed] = account.notices if parts else account.rejects
        for one in listed:
            found.setdefault(one.why, []).append((name, one))
        numbers += account.notice_reasons if parts else account.reject_reasons
    groups = [_group(reason, places, numbers[reason]) for reason, places in found.items()]
    return sorted(groups, key=lambda group: -group.number)


def _group(reason: str, places: list[tuple[str, Rejected | Noticed]], number: int) -> LeftOut:
    """One reason. places: those that are listed; number: how many there are."""
    shown = places[:SHOWN_PLACES]
    sentences = [why(one.why, one.values) for _, one in shown]
    # Most reasons are one sentence, whatever the record.
    alike = len(set(sentences)) == 1 and (
        not places[0][1].values
        or (number == len(places) and all(one.values == places[0][1].values for _, one in places))
    )
    head = (
        sentences[0]
        if alike
        else say(_HEADS[reason])
        if reason in _HEADS
        else say("{why} And the like.", why=sentences[0])
    )
    lines = [
        _place(name, one, "" if alike else sentence) for (name, one), sentence in zip(shown, sentences, strict=True)
    ]
    if number > len(shown):
        lines.append(count("and {n} more place", "and {n} more places", number - len(shown)))
    return LeftOut(head, number, tuple(lines))


def _place(name: str, one: Rejected | Noticed, sentence: str) -> str:
    record, line = one.place.record, one.place.line
    if record and line:
        where = say("{file}, record {record}, line {line}", file=name, record=record, line=line)
    elif record:
        where = say("{file}, record {record}", file=name, record=record)
    else:
        where = say("{file}", file=name)
    return say("{where}: {why}", where=where, why=sentence) if sentence else where
