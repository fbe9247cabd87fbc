"""`attempt`: what to know before somebody is tried, the attempt written down, and what came of it."""

import argparse
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from godfather_desktop.actions.asks import asked
from godfather_desktop.actions.attempt_files import FileToKeep, log_attempt_with
from godfather_desktop.actions.attempts import checked_attempt, set_outcome
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, person_meant, scores_of
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import ATTEMPT_OUTCOMES, Attempt
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import Minute, iso
from godfather_desktop.domain.ids import ME, AskId, AttemptId, PersonId
from godfather_desktop.domain.touch import CHANNELS
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.callbacks import fair_in, open_run
from godfather_desktop.insight.clock import minute_of
from godfather_desktop.insight.patience import COLD
from godfather_desktop.insight.readiness import Draft, Finding, holds, readiness
from godfather_desktop.insight.scores import Scores
from godfather_desktop.interchange.kept_file import read_file_to_keep, read_text
from godfather_desktop.wording.attempts import attempt_head
from godfather_desktop.wording.fair import fair_words
from godfather_desktop.wording.language import say
from godfather_desktop.wording.readiness import finding_sentence, gate_sentence

_TOUCHES = 20
_OF_A_NEW_ONE = (
    *("channel", "purpose", "value_for_them", "text", "ask", "size", "offer", "hook", "override", "attach"),
    "dry_run",
)
"""Options that say what an attempt is; of one that is logged already only the outcome is set."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="whom you try to reach")
    parser.add_argument("--channel", choices=CHANNELS, help="by which way")
    parser.add_argument("--purpose", metavar="TEXT", help="what for, in a few words")
    parser.add_argument("--value-for-them", metavar="TEXT", default="", help="what is in it for them")
    parser.add_argument("--text", metavar="FILE", help="a text file in UTF-8 with what you write or say")
    parser.add_argument("--ask", action="store_true", help="something is asked of them")
    parser.add_argument("--size", type=float, default=1.0, metavar="V", help="of the ask, an introduction is 1")
    parser.add_argument("--offer", type=int, choices=range(-1, 3), default=0, help="what you bring, -1 to 2")
    parser.add_argument("--hook", metavar="TEXT", default="", help="the light line in it")
    parser.add_argument(
        "--outcome", choices=[one for one in ATTEMPT_OUTCOMES if one], default="", help="what came of it"
    )
    parser.add_argument("--override", metavar="REASON", default="", help="why it is sent though the gate holds it")
    parser.add_argument("--attach", metavar="FILE", action="append", default=[], help="keep a file; may be repeated")
    parser.add_argument("--dry-run", action="store_true", help="only what the gate finds")
    parser.add_argument("--of", type=int, metavar="ID", help="set the --outcome of an attempt that is logged already")
    parser.add_argument("--answer", choices=("yes", "no"), default="", help="with --of: what they said to the ask")
    parser.set_defaults(misused=parser.error, usual=parser.get_default)


def _attempt(call: Call) -> Answer:
    given = call.given
    if given.of is not None:
        if not given.outcome:
            given.misused("--of needs --outcome")
        for option in _OF_A_NEW_ONE:
            if getattr(given, option) != given.usual(option):
                given.misused(f"--{option.replace('_', '-')} does not go with --of")
    elif not given.channel or given.purpose is None:
        given.misused("--channel and --purpose are needed")
    elif given.answer:
        given.misused("--answer needs --of")
    book = call.open()
    try:
        person = person_meant(book, given.who)
        if person == ME:
            raise RuleBroken("about myself", field="person")
        return _settle(call, book, person) if given.of is not None else _log(call, book, person)
    finally:
        book.close()


def _log(call: Call, book: OpenBook, person: PersonId) -> Answer:
    given = call.given
    text = read_text(Path(given.text)) if given.text else ""
    files = [read_file_to_keep(Path(path)) for path in given.attach]
    now = _minute(call)
    attempt = Attempt(
        AttemptId(0),
        person,
        call.as_of,
        given.channel,
        given.purpose,
        now,
        outcome=given.outcome,
        benefit=given.value_for_them,
        offer=given.offer,
        asking=given.ask,
        size=given.size,
        text=text,
        hook=given.hook,
    )
    attempt = checked_attempt(book.rolodex, attempt)
    scores = scores_of(book)
    found = _findings(book, scores, attempt, files, now)
    held = holds(found)
    name = book.rolodex.people[person].name
    if held and not given.dry_run and not given.override.strip():
        raise RuleBroken("nothing in it for them", field="benefit", name=name)
    number = len(open_run(book.rolodex, person, call.as_of)) + 1
    made: Attempt | None = None
    shown: float | None = _chance(book, attempt)
    if not given.dry_run:
        made, shown = _logged(book, attempt, files, given.override if held else "", shown)
        number = made.number
    trusted = scores.trusted("yes")
    sentences = [finding_sentence(book.rolodex, person, one, trusted=trusted) for one in found]
    fair = _fair(book, person, now)
    document: dict[str, Any] = {
        "id": made.id if made is not None else None,
        "person": person,
        "name": name,
        "number": number,
        "day": iso(call.as_of),
        "findings": [
            {"key": one.key, "level": one.level, "text": words} for one, words in zip(found, sentences, strict=True)
        ],
        "held": held,
        "logged": made is not None,
        "fair": fair,
        "chance": shown,
    }
    lines = [gate_sentence(found, name), *(f"  {words}" for words in sentences)]
    if made is not None:
        lines.append(say("Logged: {what}.", what=attempt_head(made)))
    return Answer(document, [*lines, fair["text"]])


def _settle(call: Call, book: OpenBook, person: PersonId) -> Answer:
    """Say what came of an attempt that is logged already."""
    given = call.given
    before = book.rolodex.attempts.get(AttemptId(given.of))
    if before is None or before.person != person:
        raise RuleBroken("no such record", field="attempt")
    book.perform(
        lambda rolodex: set_outcome(rolodex, book.new_id, before.id, given.outcome, call.as_of, answer=given.answer)
    )
    after = book.rolodex.attempts[before.id]
    ask = book.rolodex.asks.get(after.ask) if after.ask is not None else None
    fair = _fair(book, person, _minute(call))
    document = {
        "id": after.id,
        "person": person,
        "name": book.rolodex.people[person].name,
        "number": after.number,
        "day": iso(after.day),
        "outcome": after.outcome,
        "settled": iso(after.settled) if after.settled is not None else None,
        "answer": (ask.outcome or None) if ask is not None else None,
        "logged": True,
        "fair": fair,
        "chance": ask.shown if ask is not None else None,
    }
    return Answer(document, [say("{attempt}.", attempt=attempt_head(after)), fair["text"]])


def _logged(
    book: OpenBook, attempt: Attempt, files: list[FileToKeep], override: str, shown: float | None
) -> tuple[Attempt, float | None]:
    """Log it; gives the record, and the chance that is kept with its ask."""
    made: list[Attempt | Ask] = []

    def done(changes: ChangeSet) -> None:
        made.extend(one.after for one in changes.changes if isinstance(one.after, Attempt | Ask))

    fresh = replace(attempt, id=AttemptId(book.new_id()), override=override)
    book.perform(lambda rolodex: log_attempt_with(rolodex, book.new_id, fresh, files), done)
    (logged,) = [one for one in made if isinstance(one, Attempt)]
    return logged, next((one.shown for one in made if isinstance(one, Ask)), shown)


def _findings(
    book: OpenBook, scores: Scores, attempt: Attempt, files: list[FileToKeep], now: Minute | None
) -> tuple[Finding, ...]:
    draft = Draft(
        attempt.person,
        attempt.channel,
        attempt.purpose,
        attempt.benefit,
        attempt.offer,
        attempt.asking,
        attempt.size,
        attempt.text,
        attempt.hook,
        attachment=sum(len(file.content.data) for file in files),
    )
    chance, cold, through = _path(book, scores, attempt)
    touches = book.keeper.timeline(attempt.person, 0, _TOUCHES)
    return readiness(book.rolodex, scores, draft, now, chance, cold, through=through, touches=touches)


def _path(book: OpenBook, scores: Scores, attempt: Attempt) -> tuple[float | None, float | None, PersonId | None]:
    """The best introduction to somebody whom I hardly know: its chance, that of writing without it, whom to ask."""
    if scores.strength(attempt.person).value >= COLD:
        return None, None, None
    # igraph takes 0.2 s to import, which attempts to reach others need not pay.
    from godfather_desktop.graph.arrays import compiled
    from godfather_desktop.graph.introductions import reach_of, ways_to
    from godfather_desktop.graph.network import Network

    arrays = compiled(Network(book.rolodex, book.today).infer())
    reach = reach_of(book.rolodex, attempt.person, float(attempt.offer))
    ways = ways_to(book.rolodex, scores, arrays, [reach], limit=4)
    best = next((lane for lane in ways.lanes if len(lane.people) > 2), None)
    return (best.chance, ways.cold, best.people[1]) if best is not None else (0.0, ways.cold, None)


def _chance(book: OpenBook, attempt: Attempt) -> float | None:
    """The chance that would be kept with the ask; None when nothing is asked."""
    if not attempt.asking:
        return None
    near = attempt.channel == "in-person"
    value = float(attempt.offer)
    return asked(
        book.rolodex, AskId(0), attempt.person, attempt.day, size=attempt.size, in_person=near, value=value
    ).shown


def _fair(book: OpenBook, person: PersonId, now: Minute | None) -> dict[str, Any]:
    """When the next attempt is fair, as things stand now."""
    fair = fair_in(book.rolodex, person, scores_of(book), now)
    return {
        "day": iso(fair.day),
        "number": fair.number,
        "move": fair.move,
        "waited": fair.waited,
        "patience": fair.patience,
        "because": fair.because,
        "text": fair_words(book.rolodex, person, fair, book.today, now),
    }


def _minute(call: Call) -> Minute | None:
    """This minute when the call is for today; of another day no minute is known."""
    now = datetime.now().astimezone()
    return minute_of(now) if now.date().toordinal() == call.as_of else None


ATTEMPT = Verb("attempt", "what to know before you try somebody, and the attempt itself", _arguments, _attempt)
