"""`today`: what there is to do, and ticking it off or putting it off."""

import argparse
from typing import Any

from godfather_desktop.actions.snoozes import snooze
from godfather_desktop.actions.today import do_item
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, day_argument, person_meant, positive, scores_of
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.agenda import BUDGET, Agenda
from godfather_desktop.insight.today import SECTIONS, Item
from godfather_desktop.wording.dates import near_day
from godfather_desktop.wording.language import say
from godfather_desktop.wording.today import done_words, full_words, later_days, put_off_words, section_title, today_page
from godfather_desktop.wording.today_reasons import fair_from, last_touch_of, note_words, reason

NOTES = 10
"""Touches of a person among which the last note is looked for."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--budget", type=positive, default=BUDGET, metavar="N", help=f"things a day (default {BUDGET})")
    parser.add_argument("--done", metavar="KEY", help="tick a thing off; --person says whose")
    parser.add_argument("--snooze", metavar="KEY", help="put a thing off; --person says whose, --until to when")
    parser.add_argument("--person", metavar="WHO", help="whom the thing is about")
    parser.add_argument("--until", type=day_argument, metavar="DATE", help="the day on which it comes back")
    # What belongs together is said together: anything else is wrong usage, and nothing is read or written.
    parser.set_defaults(misused=parser.error)


def _today(call: Call) -> Answer:
    given = call.given
    changing = given.done is not None or given.snooze is not None
    if given.done is not None and given.snooze is not None:
        given.misused("choose one of --done and --snooze")
    if changing != (given.person is not None):
        given.misused("--person goes with --done or --snooze")
    if (given.snooze is not None) != (given.until is not None):
        given.misused("--until goes with --snooze")
    book = call.open()
    try:
        agenda = Agenda(book.rolodex, scores_of(book))
        if not changing:
            return _list(book, agenda, given.budget)
        person = person_meant(book, given.person)
        name = book.rolodex.people[person].name
        item = _item(agenda, person, name, given.done if given.done is not None else given.snooze)
        document: dict[str, Any] = {"key": item.key, "person": person, "name": name}
        if given.done is not None:
            book.perform(lambda rolodex: do_item(rolodex, book.new_id, item, book.today))
            return Answer(document | {"done": True}, [done_words(name)])
        book.perform(lambda rolodex: snooze(rolodex, book.new_id, person, item.key, given.until, book.today))
        return Answer(document | {"until": iso(given.until)}, [put_off_words(name, given.until)])
    finally:
        book.close()


def _item(agenda: Agenda, person: PersonId, name: str, key: str) -> Item:
    for item in (*agenda.items(person), *agenda.help()):
        if (item.person, item.key) == (person, key):
            return item
    raise RuleBroken("not on the list", field="item", name=name, said=key)


def _list(book: OpenBook, agenda: Agenda, budget: int) -> Answer:
    rolodex, today = book.rolodex, book.today
    plan = agenda.plan(budget)
    sentence, evidence = today_page(rolodex, plan)
    touches = {
        person: last_touch_of(book.keeper.timeline(person, 0, NOTES), today)
        for person in dict.fromkeys(item.person for item in plan.today)
    }
    reasons = {id(item): reason(rolodex, item, today) for item in plan.today}
    days: dict[int, int] = {}
    for one in plan.later:
        days[one.day] = days.get(one.day, 0) + 1
    document: dict[str, Any] = {
        "answer": sentence,
        "evidence": evidence,
        "items": [
            {
                "key": item.key,
                "kind": item.sort,
                "section": item.section,
                "person": item.person,
                "name": rolodex.people[item.person].name,
                "why": reasons[id(item)],
                "due": iso(item.due),
                "fair_from": iso(fair) if (fair := fair_from(item)) is not None else None,
                "note": touch.note if (touch := touches[item.person]) is not None else "",
            }
            for item in plan.today
        ],
        "later": [{"day": iso(day), "count": number} for day, number in sorted(days.items())],
        "done": plan.done,
        "budget": budget,
    }
    lines = [sentence, *([evidence] if evidence else [])]
    for section in SECTIONS:
        items = [item for item in plan.today if item.section == section]
        lines += [section_title(section)] if items else []
        for item in items:
            name = rolodex.people[item.person].name
            fair = fair_from(item)
            lines.append(say("  {name}: {why} [{key}]", name=name, why=reasons[id(item)], key=item.key))
            if fair is not None:
                lines.append(
                    say("    due {due}, fair from {fair}", due=near_day(item.due, today), fair=near_day(fair, today))
                )
            else:
                lines.append(say("    due {due}", due=near_day(item.due, today)))
            lines.append(f"    {note_words(touches[item.person], today)}")
    if plan.later:
        lines.append(say("Later: {days}", days=later_days(plan)))
    full = full_words(plan, today)
    return Answer(document, [*lines, *([full] if full else [])])


TODAY = Verb("today", "what there is to do today, in order", _arguments, _today)
