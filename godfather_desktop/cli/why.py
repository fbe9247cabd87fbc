"""`why`: why somebody does not call back, and what to do about it."""

import argparse
from typing import Any

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, person_meant, scores_of
from godfather_desktop.cli.desk_records import desk_records
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.callbacks import Fair
from godfather_desktop.insight.clock import Calendar, local
from godfather_desktop.insight.next_steps import NextStep, step_for
from godfather_desktop.insight.reasons import Reason, Reasons, reasons_for, rests_on_path
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.silence_facts import Facts, facts_of
from godfather_desktop.wording.language import say
from godfather_desktop.wording.readiness import clock
from godfather_desktop.wording.reasons import (
    evidence_sentence,
    fair_words,
    nobody_waits,
    question,
    reason_sentence,
    step_detail,
    step_text,
)

_TOUCHES = 60
"""The latest touches that the reasons look at."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="who does not call back")


def _why(call: Call) -> Answer:
    book = call.open()
    try:
        person = person_meant(book, call.given.who)
        if person == ME:
            raise RuleBroken("about myself", field="person")
        facts, reasons = _looked_into(book, person, call.as_of)
        return _answer(book, facts, reasons)
    finally:
        book.close()


def _looked_into(book: OpenBook, person: PersonId, as_of: Day) -> tuple[Facts, Reasons]:
    """The facts and the reasons; introductions are looked for only where the answer hangs on them."""
    scores = scores_of(book)
    touches = book.keeper.timeline(person, 0, _TOUCHES)
    facts = facts_of(book.rolodex, person, scores, touches)
    reasons = reasons_for(facts)
    if not rests_on_path(facts, reasons):
        return facts, reasons
    best, cold = _paths(book, person, scores, facts.last.offer, as_of)
    facts = facts_of(book.rolodex, person, scores, touches, best_path=best, cold=cold)
    return facts, reasons_for(facts)


def _paths(book: OpenBook, person: PersonId, scores: Scores, offer: int, as_of: Day) -> tuple[float | None, float]:
    """The chance of the best introduction to a person, and of writing without one."""
    # igraph takes 0.2 s to import, which most answers need not pay.
    from godfather_desktop.graph.arrays import compiled
    from godfather_desktop.graph.introductions import reach_of, ways_to
    from godfather_desktop.graph.network import Network

    arrays = compiled(Network(book.rolodex, as_of).infer())
    ways = ways_to(book.rolodex, scores, arrays, [reach_of(book.rolodex, person, float(offer))])
    introductions = [lane.chance for lane in ways.lanes if len(lane.people) > 2]
    return max(introductions, default=None), ways.cold


def _answer(book: OpenBook, facts: Facts, reasons: Reasons) -> Answer:
    name = facts.person.name
    first = reasons.first
    ranked = [_reason(book, facts, reason) for reason in reasons.ranked]
    document: dict[str, Any] = {"id": facts.person.id, "name": name}
    if first is None:
        document |= {
            "reason": None,
            "row": None,
            "sentence": nobody_waits(name),
            "evidence": [],
            "next": None,
            "step": None,
        }
    else:
        document |= _reason(book, facts, first)
    document |= {
        "ranked": ranked,
        "ask": [{"row": row.number, "question": question(row, name)} for row in reasons.to_ask],
        "fair": _fair(facts.calendar, facts.fair),
        "record": desk_records(book.rolodex, facts.person.id),
    }
    lines = [document["sentence"], *(f"  {sentence}" for sentence in document["evidence"])]
    if first is not None:
        lines.append(say("Next: {what}", what=document["next"]))
        lines.append(f"  {step_detail(step_for(first, facts), facts.as_of)}")
    if facts.run:
        fair = facts.fair
        lines.append(fair_words(fair.number, fair.waited, fair.patience, fair.day, facts.as_of))
    lines += [say("Or: {sentence}", sentence=one["sentence"]) for one in ranked]
    lines += [say("Only you can tell: {question}", question=one["question"]) for one in document["ask"]]
    return Answer(document, lines)


def _reason(book: OpenBook, facts: Facts, reason: Reason) -> dict[str, Any]:
    step = step_for(reason, facts)
    return {
        "reason": reason.row.key,
        "row": reason.row.number,
        "sentence": reason_sentence(reason, facts.person.name),
        "evidence": [evidence_sentence(book.rolodex, one) for one in reason.evidence],
        "next": step_text(step),
        "step": _step(step),
    }


def _step(step: NextStep) -> dict[str, Any]:
    return {
        "kind": step.kind,
        "work": step.work,
        "due": iso(step.due),
        "cause": step.cause or None,
        "goal": step.goal or None,
        "revisit": iso(step.revisit) if step.revisit is not None else None,
    }


def _fair(calendar: Calendar, fair: Fair) -> dict[str, Any]:
    """The fair day with their office hours on it, by their own clock."""
    return {
        "day": iso(fair.day),
        "from": clock(local(calendar, fair.window.opens)[1]),
        "to": clock(local(calendar, fair.window.closes)[1]),
        "number": fair.number,
        "patience": fair.patience,
        "waited": fair.waited,
        "because": fair.because,
    }


WHY = Verb("why", "why somebody does not call back, and what to do about it", _arguments, _why)
