"""`introduce`: start an introduction, take it step by step, and see how all of them stand."""

import argparse
from functools import partial
from pathlib import Path
from typing import Any

from godfather_desktop.actions.introduction_records import chance_through
from godfather_desktop.actions.introductions import (
    draft_introduction,
    follow_up,
    take_step,
    thank_for_introduction,
    there,
    write_introduction,
)
from godfather_desktop.book.open_book import Decide, OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, person_meant
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.introduction import INTRODUCTION_STATES, Introduction, IntroductionState
from godfather_desktop.domain.touch import CHANNELS, Channel
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.forwarding import check_note
from godfather_desktop.insight.opt_in import is_open, next_steps_in
from godfather_desktop.interchange.kept_file import read_text
from godfather_desktop.wording.introduction_messages import link_of, message_for
from godfather_desktop.wording.introductions import (
    board_page,
    due_words,
    finding_words,
    next_words,
    standing,
    title,
)
from godfather_desktop.wording.language import say

_HELP = "introductions under way: `start --to WHO --through WHO`, `list`, `ID show`, `ID STATE`"
_EPILOG = """\
introduce BOOK list                                     all of them, those under way first
introduce BOOK start --to WHO --through WHO             a draft; nobody is asked yet
introduce BOOK ID show                                  one of them, with what comes next and the texts for it
introduce BOOK ID STATE                                 what has happened: asked, agreed, no, silent, blurb-sent,
                                                        target-asked, target-yes, target-no, introduced, replied,
                                                        met, reported-back, thanked, dropped
introduce BOOK ID follow-up                             a silent introducer was asked once more
introduce BOOK ID write --why TEXT ...                  change the texts
introduce BOOK ID note FILE                             take the note to pass on from a text file
introduce BOOK ID thank WHO                             somebody on the way was thanked
Words come before options. Nothing is sent by the program.
"""
_LONGEST = 100_000
_MOST_DIGITS = 18
_GOES_WITH: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("to", "through", "then"), ("start",)),
    **dict.fromkeys(("why", "for_them", "why_them", "offer"), ("start", "write")),
    **dict.fromkeys(("note", "consent"), ("start", "write", "blurb-sent")),
    "chance": ("target-asked",),
    "override": ("blurb-sent",),
}
"""Option -> the words with which it is read: with any other it would be lost without a word."""
_WITHOUT_CHANNEL = ("list", "start", "show", "write", "note")


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EPILOG
    parser.add_argument("words", nargs="*", metavar="WORD", help="list, start, or an id and what happened (see below)")
    parser.add_argument("--to", metavar="WHO", help="start: whom to reach")
    parser.add_argument("--through", metavar="WHO", help="start: whom you ask")
    parser.add_argument(
        "--then", action="append", default=[], metavar="WHO", help="start: whom they ask in turn; may be repeated"
    )
    parser.add_argument("--why", metavar="TEXT", help="what you want to talk about")
    parser.add_argument("--for-them", metavar="TEXT", help="what is in it for them")
    parser.add_argument("--why-them", metavar="TEXT", help="why just them")
    parser.add_argument("--consent", metavar="TEXT", help="who agreed to what is passed on")
    parser.add_argument("--offer", type=int, choices=range(-1, 3), help="what you bring, -1 nothing to 2 compelling")
    parser.add_argument("--note", metavar="FILE", help="the note to pass on, a text file")
    parser.add_argument("--channel", choices=CHANNELS, help="how (default: by e-mail, met in person)")
    parser.add_argument(
        "--chance", type=_chance, metavar="0..1", help="target-asked: the chance of an answer (default: by the ties)"
    )
    parser.add_argument("--override", action="store_true", help="blurb-sent: the note goes out as it is")
    parser.set_defaults(misused=parser.error, usual=parser.get_default)


def _chance(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise argparse.ArgumentTypeError("choose 0 to 1")
    return value


def _introduce(call: Call) -> Answer:
    words: list[str] = call.given.words
    _check_usage(words, call.given)
    book = call.open()
    try:
        if not words or words == ["list"]:
            return _list(book)
        if words == ["start"]:
            return _one(book, _start(call, book))
        introduction = IntroductionId(int(words[0]))
        if words[1:] not in ([], ["show"]):
            _take(call, book, introduction, words[1], words[2:])
        return _one(book, introduction)
    finally:
        book.close()


def _start(call: Call, book: OpenBook) -> IntroductionId:
    given = call.given
    note = _text_of(given.note) if given.note else ""
    target = person_meant(book, given.to)
    chain = tuple(person_meant(book, who) for who in (given.through, *given.then))
    before = set(book.rolodex.introductions)
    book.perform(
        lambda rolodex: draft_introduction(
            rolodex,
            book.new_id,
            target,
            chain,
            call.as_of,
            why=given.why or "",
            for_them=given.for_them or "",
            why_them=given.why_them or "",
            note=note,
            offer=given.offer or 0,
            consent=given.consent or "",
        )
    )
    (made,) = set(book.rolodex.introductions) - before
    return made


def _take(call: Call, book: OpenBook, introduction: IntroductionId, word: str, more: list[str]) -> None:
    given, day = call.given, call.as_of
    channel: Channel | None = given.channel
    there(book.rolodex, introduction)
    decide: Decide
    if word == "note":
        decide = partial(write_introduction, introduction=introduction, note=_text_of(more[0]))
    elif word == "thank":
        decide = partial(
            thank_for_introduction,
            new_id=book.new_id,
            introduction=introduction,
            person=person_meant(book, more[0]),
            today=day,
            channel=channel or "email",
        )
    elif word == "write":
        decide = partial(
            write_introduction,
            introduction=introduction,
            why=given.why,
            for_them=given.for_them,
            why_them=given.why_them,
            note=_text_of(given.note) if given.note else None,
            consent=given.consent,
            offer=given.offer,
        )
    elif word == "follow-up":
        decide = partial(
            follow_up, new_id=book.new_id, introduction=introduction, today=day, channel=channel or "email"
        )
    else:
        state = _state(word)
        decide = partial(
            take_step,
            new_id=book.new_id,
            introduction=introduction,
            state=state,
            today=day,
            channel=channel,
            chance=_chance_shown(call, book, introduction) if state == "target asked" else None,
            override=given.override,
            note=_text_of(given.note) if given.note else None,
            consent=given.consent,
        )
    book.perform(decide)


def _chance_shown(call: Call, book: OpenBook, introduction: IntroductionId) -> float | None:
    """The chance of an answer: the one given, else that of the tie between the last of the chain and the target."""
    if call.given.chance is not None:
        return float(call.given.chance)
    # numpy comes with it, which the other steps need not pay for.
    from godfather_desktop.graph.network import Network

    way = there(book.rolodex, introduction)
    warmth = Network(book.rolodex, call.as_of).infer().warmth(PersonId(way.chain[-1]), way.target)
    return chance_through(book.rolodex, way, warmth, call.as_of)


def _check_usage(words: list[str], given: argparse.Namespace) -> None:
    """Exit with wrong usage before a file is opened for nothing."""
    first, more = (words[0] if words else "list"), words[1:]
    verb = first if first in ("list", "start") else _plain(more[0]) if more else "show"
    for option, verbs in _GOES_WITH.items():
        if getattr(given, option) != given.usual(option) and verb not in verbs:
            given.misused(f"--{option.replace('_', '-')} goes with {' or '.join(verbs)}")
    if given.channel is not None and verb in _WITHOUT_CHANNEL:
        given.misused(f"--channel does not go with {verb}")
    if first == "start" and (given.to is None or given.through is None):
        given.misused("start needs --to and --through")
    if first in ("list", "start"):
        if more:
            given.misused(f"nothing is expected after {first}")
        return
    if not first.isdecimal() or not first.isascii() or len(first) > _MOST_DIGITS:
        given.misused(f"choose list, start, or the id of an introduction, not {first!r}")
    wanted = {"note": "a file", "thank": "a person"}.get(more[0], "") if more else ""
    if wanted and len(more) != 2:
        given.misused(f"{more[0]} needs {wanted}")
    if more and not wanted and len(more) > 1:
        given.misused(f"nothing is expected after {more[0]}")


def _plain(word: str) -> str:
    """A word as it is typed on the command line: 'Blurb Sent' is 'blurb-sent'."""
    return "-".join(word.replace("-", " ").replace("_", " ").split()).lower()


def _state(word: str) -> IntroductionState:
    for state in INTRODUCTION_STATES:
        if _plain(word) == _plain(state):
            return state
    steps = [_plain(state) for state in INTRODUCTION_STATES if state != "draft"]
    raise RuleBroken(
        "not one of", field="state", what="step", said=word, choices=[*steps, "follow-up", "thank", "note", "write"]
    )


def _text_of(path: str) -> str:
    """The text of a plain file. Raises DiskTrouble or RuleBroken for anything else."""
    text = read_text(Path(path))
    if len(text) > _LONGEST:
        raise RuleBroken("text too long", field="note", limit=f"{_LONGEST:,}")
    return text


def _list(book: OpenBook) -> Answer:
    rolodex = book.rolodex
    ways = sorted(rolodex.introductions.values(), key=lambda one: (not is_open(one), -one.since, one.id))
    answer, evidence = board_page(rolodex, book.today)
    lines = [answer, evidence]
    lines += [f"  {one.id}  {title(rolodex, one)}: {standing(one, book.today)}" for one in ways]
    return Answer(
        {"answer": answer, "evidence": evidence, "introductions": [_document(book, one) for one in ways]}, lines
    )


def _one(book: OpenBook, introduction: IntroductionId) -> Answer:
    rolodex, today = book.rolodex, book.today
    way = there(rolodex, introduction)
    lines = [f"{way.id}  {title(rolodex, way)}: {standing(way, today)}"]
    lines += [
        f"  {next_words(rolodex, step, today)} ({due_words(step, today)})"
        for step in next_steps_in(rolodex, way, today)
    ]
    if way.state == "agreed":
        lines += [say("  The note: {what}", what=finding_words(one)) for one in check_note(way)]
    return Answer(_document(book, way), lines)


def _document(book: OpenBook, way: Introduction) -> dict[str, Any]:
    rolodex, today = book.rolodex, book.today
    steps = next_steps_in(rolodex, way, today)
    letters = [message_for(rolodex, way, step.do, step.person) for step in steps]
    return {
        "id": way.id,
        "target": way.target,
        "chain": list(way.chain),
        "names": [rolodex.people[PersonId(one)].name for one in (*way.chain, way.target)],
        "state": way.state,
        "states": [{"state": state, "day": iso(day)} for state, day in zip(way.states, way.days, strict=True)],
        "why": way.why,
        "for_them": way.for_them,
        "why_them": way.why_them,
        "offer": way.offer,
        "note": way.note,
        "consent": way.consent,
        "followed_up": iso(way.followed_up) if way.followed_up is not None else None,
        "thanked": list(way.thanked),
        "asks": [
            {"person": ask.person, "model": ask.model, "chance": ask.shown, "outcome": ask.outcome}
            for ask in (rolodex.asks[one] for one in way.ask_ids() if one in rolodex.asks)
        ],
        "next": [
            {
                "do": step.do,
                "person": step.person,
                "due": iso(step.due),
                "urgent": step.urgent,
                "why": next_words(rolodex, step, today),
            }
            for step in steps
        ],
        "note_check": [
            {"finding": one.trouble, "holds": one.holds, "why": finding_words(one)} for one in check_note(way)
        ],
        "messages": [
            {
                "to": letter.person,
                "mailto": link_of(rolodex, letter) or None,
                "subject": letter.subject,
                "text": letter.text,
            }
            for letter in letters
            if letter is not None
        ],
    }


INTRODUCE = Verb("introduce", _HELP, _arguments, _introduce)
