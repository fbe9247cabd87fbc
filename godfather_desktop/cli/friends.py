"""`friends` and `down`: who would show up, and when I had little to offer."""

import argparse
from collections.abc import Iterable
from typing import Any

from godfather_desktop.actions.down_periods import mark_down_period
from godfather_desktop.cli.call import Answer, Call, Verb, day_argument, rows_said, scores_of
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.down_period import DOWN_CAUSES
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.friends import Proof
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.explanations import part, why
from godfather_desktop.wording.friends import friends_page
from godfather_desktop.wording.language import say


def _no_arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing but the book."""


def _friends(call: Call) -> Answer:
    book = call.open()
    try:
        rolodex = book.rolodex
        scores = scores_of(book)
        friends = scores.friends()
        seats = [None if proof is None else _proof(rolodex, proof) for proof in friends.seats]

        def listed(proofs: Iterable[Proof]) -> list[dict[str, Any]]:
            return [_proof(rolodex, proof) | {"strength": scores.strength(proof.person).value} for proof in proofs]

        sentence, evidence = friends_page(friends)
        document = {
            "answer": sentence,
            "seats": seats,
            "expected": friends.expected,
            "quiet": listed(friends.quiet),
            "high_tie_low_proof": listed(friends.unproven),
            "asks_mostly": listed(friends.asking),
        }
        lines = [sentence, evidence]
        for number, proof in enumerate(friends.seats, 1):
            if proof is None:
                lines.append(say("  {n}. an empty seat", n=number))
                continue
            name = rolodex.people[proof.person].name
            lines.append(say("  {n}. {name}: {chance}", n=number, name=name, chance=chance(proof.chance)))
            lines += [f"     {row.points * 100:+6.1f}  {part(row)}: {why(row)}" for row in proof.rows]
    finally:
        book.close()
    return Answer(document, lines)


def _proof(rolodex: Rolodex, proof: Proof) -> dict[str, Any]:
    return {
        "id": proof.person,
        "name": rolodex.people[proof.person].name,
        "chance": proof.chance,
        "thin": proof.thin,
        "rows": rows_said(proof.rows),
    }


def _down_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("start", type=day_argument, metavar="FROM", help="the first day")
    parser.add_argument(
        "end", type=day_argument, nargs="?", metavar="TO", help="the last day; leave it out while it lasts"
    )
    parser.add_argument("--cause", choices=DOWN_CAUSES, default="job-loss")


def _down(call: Call) -> Answer:
    given = call.given
    book = call.open()
    try:
        book.perform(lambda rolodex: mark_down_period(rolodex, book.new_id, given.start, given.end, given.cause))
    finally:
        book.close()
    document = {"from": iso(given.start), "to": iso(given.end) if given.end else None, "cause": given.cause}
    return Answer(document, [say("The down period from {start} is marked.", start=iso(given.start))])


FRIENDS = Verb("friends", "who would probably show up without your title", _no_arguments, _friends)
DOWN = Verb("down", "mark a time in which you had little to offer", _down_arguments, _down)
