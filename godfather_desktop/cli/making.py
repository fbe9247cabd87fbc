"""`new` and `sample`: make a Rolodex file."""

import argparse
from pathlib import Path

from godfather_desktop.actions.sample import make_sample
from godfather_desktop.cli.call import Answer, Call, Verb
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.wording.language import count, say

OWNER = "Robin Vale"
"""The owner of every sample."""


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--me", required=True, metavar="NAME", help="your own name")


def _new(call: Call) -> Answer:
    me = clean_line(call.given.me)
    if not me:
        raise RuleBroken("empty", field="me", what="name")
    book = call.desk.new_book(Path(call.given.book), me, call.as_of)
    book.close()
    return Answer(
        {"book": str(book.keeper.path), "me": me}, [say("{path} is ready for {me}.", path=str(book.keeper.path), me=me)]
    )


def _sample_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--people", type=_positive, default=240, metavar="N", help="how many people (default 240)")
    parser.add_argument("--seed", type=int, default=1, help="another seed makes another world (default 1)")


def _positive(text: str) -> int:
    number = int(text)
    if not 12 <= number <= 50_000:
        raise argparse.ArgumentTypeError("choose 12 to 50000")
    return number


def _sample(call: Call) -> Answer:
    book = call.desk.new_book(Path(call.given.book), OWNER, call.as_of)
    try:
        sample = make_sample(book.new_id, call.as_of, people=call.given.people, seed=call.given.seed)
        saved = book.keeper.save(sample.changes, call.as_of, touches=[enumerate(sample.touches())])
        touches = saved.touches[0][0] + sample.written
    finally:
        book.close()
    done = {"people": sample.people, "ties": sample.ties, "favors": sample.favors, "touches": touches}
    return Answer(
        done,
        [
            say(
                "{path} holds {people}, {ties}, {favors} and {touches}, all invented.",
                path=str(book.keeper.path),
                people=count("{n} person", "{n} people", sample.people),
                ties=count("{n} tie", "{n} ties", sample.ties),
                favors=count("{n} favor", "{n} favors", sample.favors),
                touches=count("{n} touch", "{n} touches", touches),
            )
        ],
    )


NEW = Verb("new", "make an empty Rolodex", _new_arguments, _new)
SAMPLE = Verb("sample", "make a fictional Rolodex to try things on", _sample_arguments, _sample)
