"""`godfather VERB`: reads the arguments, runs the verb, prints its answer."""

import argparse
import json
import os
import sys
from datetime import date
from typing import TextIO

from godfather_desktop import __version__
from godfather_desktop.cli import (
    asking,
    attempt,
    checking,
    duplicates,
    friends,
    introduce,
    logging,
    making,
    people,
    river,
    today,
    transfer,
    why,
)
from godfather_desktop.cli.call import Call, Desk, Verb, day_argument
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.wording.errors import refusal

VERBS: tuple[Verb, ...] = (
    making.NEW,
    making.SAMPLE,
    transfer.IMPORT,
    transfer.IMPORTS,
    transfer.ROLLBACK,
    duplicates.DUPLICATES,
    duplicates.MERGE,
    duplicates.UNMERGE,
    duplicates.APART,
    people.PEOPLE,
    people.KNOWS,
    people.RATE,
    people.STRENGTH,
    logging.FAVOR,
    logging.FAVORS,
    logging.TOUCH,
    asking.PATH,
    asking.ASK,
    friends.FRIENDS,
    friends.DOWN,
    introduce.INTRODUCE,
    why.WHY,
    attempt.ATTEMPT,
    river.RIVER,
    today.TODAY,
    transfer.EXPORT,
    checking.CHECK,
    checking.SHOT,
)

DONE, REFUSED = 0, 1


def run(arguments: list[str], desk: Desk) -> int:
    """Run one call. Returns the exit status: 0 done, 1 refused; wrong usage exits with 2."""
    given = _parser().parse_args(arguments)
    verb: Verb = given.verb
    try:
        answer = verb.run(Call(given, given.as_of, desk))
    except (RuleBroken, DiskTrouble) as error:
        print(_sayable(refusal(error), sys.stderr), file=sys.stderr)  # noqa: T201  # the command line speaks here
        return REFUSED
    text = json.dumps(answer.json, ensure_ascii=False, indent=2) if given.json else "\n".join(answer.lines)
    sayable = _sayable(text, sys.stdout)
    # A file name that is no UTF-8, or a narrow terminal: JSON can say any of it in ASCII.
    text = json.dumps(answer.json, indent=2) if given.json and sayable != text else sayable
    try:
        print(text)  # noqa: T201
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough: the work itself is done. What is left to be
        # written goes nowhere, else the interpreter complains while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="godfather", description="The actions of Godfather Desktop without a window.", allow_abbrev=False
    )
    parser.add_argument("--version", action="version", version=__version__)
    verbs = parser.add_subparsers(metavar="VERB", required=True)
    for verb in VERBS:
        one = verbs.add_parser(verb.name, help=verb.help, description=verb.help, allow_abbrev=False)
        one.add_argument("book", metavar="BOOK", help="the Rolodex file")
        verb.arguments(one)
        one.add_argument("--json", action="store_true", help="answer with one JSON document")
        one.add_argument("--as-of", type=day_argument, default=date.today().toordinal(), metavar="YYYY-MM-DD")
        one.set_defaults(verb=verb)
    return parser


def _sayable(text: str, stream: TextIO) -> str:
    """The text with a question mark for what the stream's encoding does not have."""
    encoding = stream.encoding or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
