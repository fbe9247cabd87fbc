"""`people`, `knows`, `rate` and `strength`: who is there, and how strong the ties are."""

import argparse
from typing import Any

from godfather_desktop.actions.people import rate
from godfather_desktop.actions.ties import say_knows
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, natural, person_meant, scores_of
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.insight.finding import TextIndex
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import Strength
from godfather_desktop.insight.titles import current_role, organization_name
from godfather_desktop.insight.warmth import warmth_of
from godfather_desktop.wording.answers import strength as strength_sentence
from godfather_desktop.wording.explanations import part, why
from godfather_desktop.wording.language import say


def _people_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--search", default="", metavar="TEXT", help="a few letters of anything about them")
    parser.add_argument("--limit", type=natural, metavar="N", help="at most so many")


def _people(call: Call) -> Answer:
    book = call.open()
    try:
        found = _found(book, call.given.search) if call.given.search else _everybody(book)
        if call.given.limit is not None:
            found = found[: call.given.limit]
        scores = scores_of(book)
        rows = [_row(book, scores, person) for person in found]
    finally:
        book.close()
    lines = [
        f"{row['name']} ({row['id']}): {', '.join(one for one in (row['title'], row['organization']) if one) or '–'}"
        for row in rows
    ]
    return Answer({"people": rows}, lines or [say("Nobody found.")])


def _everybody(book: OpenBook) -> list[PersonId]:
    return [person.id for person in sorted(book.rolodex.others(), key=lambda one: (folded(one.name), one.id))]


def _found(book: OpenBook, text: str) -> list[PersonId]:
    index = TextIndex(book.rolodex)
    index.know_note_words(book.keeper.words_of_notes())
    found = [hit.person for hit in index.find(text)]
    expression = index.note_expression(text)
    noted = book.keeper.find_notes(expression) if expression else []
    return list(dict.fromkeys(found + [person for person, _, _ in noted if person in book.rolodex.people]))


def _row(book: OpenBook, scores: Scores, person: PersonId) -> dict[str, Any]:
    card = book.rolodex.people[person]
    role = current_role(book.rolodex, card)
    strength = scores.strength(person)
    return {
        "id": person,
        "name": card.name,
        "emails": list(card.emails),
        "phones": list(card.phones),
        "organization": organization_name(book.rolodex, role),
        "title": role.title if role else "",
        "strength": round(strength.value, 4),
        "band": strength.band,
        "state": strength.state,
        "last_contact": iso(strength.last) if strength.last else None,
    }


def _knows_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("a", metavar="A", help="one person")
    parser.add_argument("b", metavar="B", help="the other")
    parser.add_argument("--strength", required=True, type=_tie_strength, help="1..5, or barely")
    parser.add_argument("--since", default="", metavar="YEAR", help="since when")
    parser.add_argument("--says", metavar="WHO", help="who told you")


def _tie_strength(text: str) -> int:
    if text == "barely":
        return BARELY
    if text in ("1", "2", "3", "4", "5"):
        return int(text)
    raise argparse.ArgumentTypeError("choose 1 to 5, or barely")


def _knows(call: Call) -> Answer:
    book = call.open()
    try:
        given = call.given
        a, b = person_meant(book, given.a), person_meant(book, given.b)
        says = person_meant(book, given.says) if given.says else None
        book.perform(
            lambda rolodex: say_knows(rolodex, book.new_id, a, b, given.strength, since=given.since, says=says)
        )
        tie = next(tie for tie in book.rolodex.ties_of(a) if {tie.a, tie.b} == {a, b} and tie.source == "stated")
        document = _tie(book, tie)
    finally:
        book.close()
    sentence = say("{a} and {b} know each other.", a=document["names"][0], b=document["names"][1])
    return Answer(document, [sentence])


def _tie(book: OpenBook, tie: Tie) -> dict[str, Any]:
    warmth = warmth_of([tie], book.today)
    return {
        "id": tie.id,
        "a": tie.a,
        "b": tie.b,
        "names": [book.rolodex.people[person].name for person in (tie.a, tie.b)],
        "strength": "barely" if tie.strength == BARELY else tie.strength,
        "certainty": warmth.certainty,
        "warmth": warmth.strength,
        "source": tie.source,
        "since": tie.since,
        "says": tie.says,
    }


def _rate_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="whom")
    parser.add_argument("rating", type=_rating, metavar="0..10", help="how close you feel")


def _rating(text: str) -> int:
    if not text.isdigit() or not 0 <= int(text) <= 10:
        raise argparse.ArgumentTypeError("choose 0 to 10")
    return int(text)


def _rate(call: Call) -> Answer:
    book = call.open()
    try:
        person = person_meant(book, call.given.who)
        book.perform(lambda rolodex: rate(rolodex, person, call.given.rating))
        return _strength_answer(book, person)
    finally:
        book.close()


def _strength_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="whose tie to you")


def _strength(call: Call) -> Answer:
    book = call.open()
    try:
        return _strength_answer(book, person_meant(book, call.given.who))
    finally:
        book.close()


def _strength_answer(book: OpenBook, person: PersonId) -> Answer:
    name = book.rolodex.people[person].name
    strength: Strength = scores_of(book).strength(person)
    document = {
        "id": person,
        "name": name,
        "strength": strength.value,
        "sd": strength.sd,
        "low": strength.low,
        "high": strength.high,
        "band": strength.band,
        "state": strength.state,
        "contact_days": strength.contact_days,
        "rows": [
            {"part": row.part, "points": row.points, "max": row.maximum, "why": why(row)} for row in strength.rows
        ],
    }
    lines = [strength_sentence(name, strength)]
    lines += [f"  {row.points:5.2f}  {part(row)}: {why(row)}" for row in strength.rows]
    return Answer(document, lines)


PEOPLE = Verb("people", "list or find people", _people_arguments, _people)
KNOWS = Verb("knows", "say that two people know each other", _knows_arguments, _knows)
RATE = Verb("rate", "rate your own tie to somebody", _rate_arguments, _rate)
STRENGTH = Verb("strength", "how strong your tie to somebody is, and why", _strength_arguments, _strength)
