"""`favor`, `favors` and `touch`: one typed line into the ledger, and the ledger."""

import argparse
from typing import Any

from godfather_desktop.actions.favors import log_favor_line
from godfather_desktop.actions.touches import log_touch_line
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, person_meant
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.favor_values import balance_of, favor_value
from godfather_desktop.insight.ledger import totals_of
from godfather_desktop.insight.names import Names
from godfather_desktop.insight.quick_line import read_favor, read_touch
from godfather_desktop.wording.answers import favors_page
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.language import say
from godfather_desktop.wording.steps import step


def _line_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("line", metavar="LINE", help="what happened, in one line")


def _favor(call: Call) -> Answer:
    book = call.open()
    try:
        line = read_favor(call.given.line, Names(book.rolodex), call.as_of)
        done: list[ChangeSet] = []
        book.perform(lambda rolodex: log_favor_line(rolodex, book.new_id, line), done.append)
        favor = done[0].changes[0].after
        if not isinstance(favor, Favor):
            raise AssertionError("logging a favor adds one")
        document = _favor_row(book, favor)
    finally:
        book.close()
    return Answer(document, [say("Logged: {what}.", what=step(done[0]))])


def _favor_row(book: OpenBook, favor: Favor) -> dict[str, Any]:
    return {
        "id": favor.id,
        "person": favor.person,
        "name": book.rolodex.people[favor.person].name,
        "date": iso(favor.day),
        "direction": favor.direction,
        "title": favor.title,
        "size": favor.size,
        "effort": favor.effort,
        "mode": favor.mode,
        "status": favor.status,
        "thanked": favor.thanked,
        "beneficiary": favor.beneficiary,
        "due": iso(favor.due) if favor.due is not None else None,
        "value": favor_value(favor),
    }


def _favors_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", nargs="?", metavar="WHO", help="only with this person")


def _favors(call: Call) -> Answer:
    book = call.open()
    try:
        who = person_meant(book, call.given.who) if call.given.who else None
        known = list(book.rolodex.favors.values()) if who is None else book.rolodex.favors_of(who)
        favors = [favor for favor in known if favor.day <= call.as_of]
        favors.sort(key=lambda favor: (-favor.day, -favor.id))
        balance = balance_of(favors, call.as_of)
        totals = totals_of(favors, call.as_of)
        document = {
            "given": totals.given if who is None else balance.given,
            "received": totals.received if who is None else balance.received,
            "balance": totals.given - totals.received if who is None else balance.balance,
            "style": balance.style if who is not None else "",
            "items": [_favor_row(book, favor) for favor in favors],
        }
        lines = [*favors_page(totals)]
        lines += [
            f"  {day(favor.day)}  {say(favor.direction)}  {book.rolodex.people[favor.person].name}: {favor.title}"
            for favor in favors
        ]
    finally:
        book.close()
    return Answer(document, lines)


def _touch(call: Call) -> Answer:
    book = call.open()
    try:
        line = read_touch(call.given.line, Names(book.rolodex), call.as_of)
        done: list[ChangeSet] = []
        book.perform(lambda rolodex: log_touch_line(rolodex, book.new_id, line), done.append)
        touch = done[0].changes[0].after
        if not isinstance(touch, Touch):
            raise AssertionError("logging a touch adds one")
        document = {
            "id": touch.id,
            "person": touch.person,
            "name": book.rolodex.people[touch.person].name,
            "date": iso(touch.day),
            "channel": touch.channel,
            "direction": touch.direction,
            "people": touch.people,
            "obligate": touch.obligate,
            "context": touch.context,
            "personal": touch.personal,
            "ask": touch.ask,
            "note": touch.note,
        }
    finally:
        book.close()
    return Answer(document, [say("Logged: {what}.", what=step(done[0]))])


FAVOR = Verb("favor", "log a favor in one line", _line_arguments, _favor)
FAVORS = Verb("favors", "the ledger of favors", _favors_arguments, _favors)
TOUCH = Verb("touch", "log a touch in one line", _line_arguments, _touch)
