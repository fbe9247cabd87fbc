"""`duplicates`, `merge`, `unmerge` and `apart`: two cards of one person, and two people who look like one."""

import argparse
from collections.abc import Iterable
from typing import Any

from godfather_desktop.actions.merge import merge, merge_all, shown_in, tell_apart, unmerge
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, natural, person_meant
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import ME, MergeId, PersonId
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.duplicates import Pair, card_inside, exact_pairs, likely_pairs
from godfather_desktop.wording.duplicates import why_merged, why_one
from godfather_desktop.wording.language import say

_MOST_SHOWN, _LONGEST_NUMBER = 5, 19


def _duplicates_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--limit", type=natural, metavar="N", help="at most so many")


def _duplicates(call: Call) -> Answer:
    book = call.open()
    try:
        certain, likely = exact_pairs(book.rolodex), likely_pairs(book.rolodex)
        pairs = [*certain, *likely]
        shown = pairs if call.given.limit is None else pairs[: call.given.limit]
        rows = [_row(book, pair) for pair in shown]
    finally:
        book.close()
    lines = [
        say(
            "{first} ({a}) and {second} ({b}): {why} [{score}]",
            first=row["names"][0],
            a=row["a"],
            second=row["names"][1],
            b=row["b"],
            why=row["why"],
            score=say("certain") if row["certain"] else f"{row['score']:.2f}",
        )
        for row in rows
    ]
    document = {"pairs": rows, "certain": len(certain), "likely": len(likely)}
    return Answer(document, lines or [say("Nobody is here twice, as far as can be seen.")])


def _row(book: OpenBook, pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "names": [book.rolodex.people[person].name for person in (pair.a, pair.b)],
        "reason": pair.reason,
        "certain": pair.score >= 1.0,
        "score": round(pair.score, 4),
        "why": why_one(book.rolodex, pair),
    }


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("people", nargs="*", metavar="WHO", help="the card that stays, then the one that goes")
    parser.add_argument("--exact", action="store_true", help="merge every two cards that are certainly one person's")


def _merge(call: Call) -> Answer:
    if len(call.given.people) != (0 if call.given.exact else 2):
        raise RuleBroken("merge of two", field="person")
    book = call.open()
    try:
        known = set(book.rolodex.merges)
        if call.given.exact:
            _merge_exact(book)
        else:
            _merge_two(book, *(person_meant(book, who) for who in call.given.people))
        merges = [book.rolodex.merges[merge] for merge in sorted(book.rolodex.merges.keys() - known)]
        rows = [_merged(book, one) for one in merges]
    finally:
        book.close()
    lines = [
        say("{other} is part of {name} now: {why}.", other=row["other_name"], name=row["name"], why=row["why"])
        for row in rows
    ]
    return Answer({"merges": rows}, lines or [say("No two cards are certainly one person's.")])


def _merge_exact(book: OpenBook) -> None:
    pairs = exact_pairs(book.rolodex)
    people = dict.fromkeys(person for pair in pairs for person in (pair.a, pair.b))
    touches = [touch for person in people for touch in book.keeper.touches_of(person)]
    photos = _photos(book, people)
    book.perform(lambda rolodex: merge_all(rolodex, book.new_id, book.today, pairs, touches, photos))


def _merge_two(book: OpenBook, keep: PersonId, gone: PersonId) -> None:
    if gone == ME:
        keep, gone = gone, keep
    touches, photos = book.keeper.touches_of(gone), _photos(book, (keep, gone))
    pair = next((one for one in exact_pairs(book.rolodex) if {one.a, one.b} == {keep, gone}), None)

    def decide(rolodex: Rolodex) -> ChangeSet:
        if pair is None:
            return merge(rolodex, book.new_id, book.today, keep, gone, touches, photos=photos)
        return merge(rolodex, book.new_id, book.today, keep, gone, touches, pair.reason, pair.said, photos=photos)

    book.perform(decide)


def _merged(book: OpenBook, merge: Merge) -> dict[str, Any]:
    return {
        "merge": merge.id,
        "person": merge.person,
        "name": book.rolodex.people[merge.person].name,
        "other": merge.other,
        "other_name": card_inside(merge).name,
        "why": why_merged(merge),
    }


def _unmerge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("merge", metavar="MERGE", help="the number that `merge` told, or who was merged")


def _unmerge(call: Call) -> Answer:
    book = call.open()
    try:
        merge = _merge_meant(book, call.given.merge)
        row = _merged(book, merge)
        touches, photos = book.keeper.touches_of(merge.person), _photos(book, shown_in(book.rolodex, merge.id))
        book.perform(lambda rolodex: unmerge(rolodex, book.new_id, book.today, merge.id, touches, photos=photos))
    finally:
        book.close()
    sentence = say("{other} has a card apart from {name} again.", other=row["other_name"], name=row["name"])
    return Answer(row, [sentence])


def _merge_meant(book: OpenBook, said: str) -> Merge:
    """The merge of a number, of the name of the card that went, or the only one of a person."""
    merges = book.rolodex.merges
    if said.isdecimal() and said.isascii() and len(said) < _LONGEST_NUMBER and MergeId(int(said)) in merges:
        return merges[MergeId(int(said))]
    found = [one for one in merges.values() if folded(card_inside(one).name) == folded(said)]
    if not found:
        person = person_meant(book, said)
        found = book.rolodex.merges_of(person)
        if not found:
            raise RuleBroken("nothing merged", field="merge", name=book.rolodex.people[person].name)
    if len(found) > 1:
        candidates = tuple(f"{card_inside(one).name} ({one.id})" for one in found[:_MOST_SHOWN])
        raise RuleBroken("several are meant", field="merge", who=said, candidates=candidates)
    return found[0]


def _apart_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="one of two who look alike")
    parser.add_argument("b", metavar="B", help="the other")


def _apart(call: Call) -> Answer:
    book = call.open()
    try:
        a, b = (person_meant(book, who) for who in (call.given.a, call.given.b))
        book.perform(lambda rolodex: tell_apart(rolodex, book.new_id, book.today, a, b))
        names = [book.rolodex.people[person].name for person in (a, b)]
    finally:
        book.close()
    sentence = say("{first} and {second} are two people and are not shown again.", first=names[0], second=names[1])
    return Answer({"a": min(a, b), "b": max(a, b)}, [sentence])


def _photos(book: OpenBook, people: Iterable[PersonId]) -> list[Photo]:
    found = ((person, book.keeper.photo_of(person)) for person in people)
    return [Photo(person, data) for person, data in found if data is not None]


DUPLICATES = Verb(
    "duplicates", "list cards that may be one person's, with the reason", _duplicates_arguments, _duplicates
)
MERGE = Verb("merge", "make one card of two", _merge_arguments, _merge)
UNMERGE = Verb("unmerge", "take a merged card out again", _unmerge_arguments, _unmerge)
APART = Verb("apart", "say that two who look alike are two people", _apart_arguments, _apart)
