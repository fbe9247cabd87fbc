"""`path` and `ask`: the way in, and the chance of a yes."""

import argparse
from typing import Any

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.cli.call import Answer, Call, Verb, person_meant, positive, rows_said, scores_of
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, OrganizationId, TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.paths import Reach
from godfather_desktop.graph.river import Bridge
from godfather_desktop.insight.asking import ask_rows, asking_in, bridge_of, chance_of_yes, fixes_in
from godfather_desktop.insight.goals import organization_named
from godfather_desktop.wording.answers import asking as asking_sentence
from godfather_desktop.wording.answers import fix
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.explanations import part, why
from godfather_desktop.wording.language import say
from godfather_desktop.wording.ways import lane_text, next_bridge_words, way_in

_SOON = 90
"""Days until somebody is needed whom the user wants to reach now."""


def _path_arguments(parser: argparse.ArgumentParser) -> None:
    goal = parser.add_mutually_exclusive_group(required=True)
    goal.add_argument("--to", metavar="WHO", help="the person to reach")
    goal.add_argument("--company", metavar="NAME", help="whoever decides at this organization")
    parser.add_argument(
        "--value",
        type=_value,
        default=0.0,
        metavar="-1..2",
        help="what you bring: -1 nothing, 0 vague, 1 relevant, 2 compelling",
    )
    parser.add_argument("--seniority", type=int, choices=range(5), help="0 peer to 4 chief (default: from the card)")
    parser.add_argument("--hops", type=int, choices=(1, 2, 3), default=2, help="most introducers between (default 2)")
    parser.add_argument("--limit", type=positive, default=3, metavar="N", help="most paths (default 3)")
    parser.add_argument(
        "--avoid", action="append", default=[], metavar="WHO", help="somebody not to ask; may be repeated"
    )


def _value(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 9.0
    if not -1.0 <= value <= 2.0:
        raise argparse.ArgumentTypeError("choose -1 to 2")
    return value


def _path(call: Call) -> Answer:
    # igraph takes 0.2 s to import, which the other verbs need not pay.
    from godfather_desktop.graph.arrays import compiled
    from godfather_desktop.graph.introductions import is_warm, reach_of, reaches_at, ways_to
    from godfather_desktop.graph.network import Network
    from godfather_desktop.graph.river import next_bridge

    given = call.given
    book = call.open()
    try:
        rolodex = book.rolodex
        avoid = {person_meant(book, who) for who in given.avoid}
        target: dict[str, Any]
        if given.to is not None:
            goal = person_meant(book, given.to)
            if goal == ME:
                raise RuleBroken("myself as target", field="to")
            if goal in avoid:
                raise RuleBroken("avoided target", field="avoid", name=rolodex.people[goal].name)
            targets = [reach_of(rolodex, goal, given.value, given.seniority)]
            target = {"id": goal, "name": rolodex.people[goal].name}
        else:
            organization = organization_named(rolodex, given.company)
            targets = reaches_at(rolodex, organization, value=given.value, seniority=given.seniority)
            if not targets:
                raise RuleBroken("nobody there", who=rolodex.organizations[organization].name)
            target = _company(book, organization, [one.person for one in targets])
        arrays, scores = compiled(Network(rolodex, call.as_of).infer()), scores_of(book)
        ways = ways_to(
            rolodex,
            scores,
            arrays,
            targets,
            hops=given.hops,
            limit=given.limit,
            avoid=avoid,
        )
        answer, evidence = way_in(rolodex, ways)
        bridge = None if is_warm(ways) else next_bridge(rolodex, scores, arrays, _as_target(call.as_of, given, targets))
        if bridge is not None and bridge.person in avoid:
            bridge = None
        document = {
            "answer": answer,
            "evidence": evidence,
            "target": target,
            "paths": [
                {
                    "people": list(lane.people),
                    "names": [rolodex.people[person].name for person in lane.people],
                    "chance": lane.chance,
                    "weakest": lane.weakest,
                    "steps": [
                        {"from": step.start, "to": step.end, "chance": step.chance, "rows": rows_said(step.rows)}
                        for step in lane.steps
                    ],
                }
                for lane in ways.lanes
            ],
            "cold": {"chance": ways.cold},
            "combined": ways.combined,
            "next_bridge": _bridge(rolodex, bridge),
        }
        lines = [answer, evidence]
        lines += [f"  {chance(lane.chance, trusted=ways.trusted)}: {lane_text(rolodex, lane)}" for lane in ways.lanes]
        if bridge is not None:
            lines.append(next_bridge_words(rolodex, bridge, trusted=ways.trusted))
    finally:
        book.close()
    return Answer(document, lines)


def _as_target(today: Day, given: argparse.Namespace, reaches: list[Reach]) -> Target:
    """Whom the call wants to reach, as somebody needed in three months."""
    return Target(TargetId(0), reaches[0].person, None, today + _SOON, value=round(given.value))


def _bridge(rolodex: Rolodex, bridge: Bridge | None) -> dict[str, Any] | None:
    if bridge is None:
        return None
    ((_, before, after),) = bridge.helped
    return {
        "id": bridge.person,
        "name": rolodex.people[bridge.person].name,
        "plan": bridge.plan,
        "hours": bridge.hours,
        "from": before,
        "to": after,
    }


def _company(book: OpenBook, organization: OrganizationId, people: list[Any]) -> dict[str, Any]:
    return {"organization": book.rolodex.organizations[organization].name, "people": people}


def _ask_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("who", metavar="WHO", help="whom you would ask")
    parser.add_argument("--size", type=_size, default=1.0, metavar="V", help="value of the ask, an introduction is 1")


def _size(text: str) -> float:
    try:
        size = float(text)
    except ValueError:
        size = -1.0
    if not 0.05 <= size <= 6.25:
        raise argparse.ArgumentTypeError("choose 0.05 to 6.25")
    return size


def _ask(call: Call) -> Answer:
    book = call.open()
    try:
        person = person_meant(book, call.given.who)
        if person == ME:
            raise RuleBroken("about myself", field="person")
        asked = asking_in(book.rolodex, person, call.as_of, size=call.given.size)
        rows = ask_rows(asked)
        fixes = fixes_in(book.rolodex, person, call.as_of, asked)
        name = book.rolodex.people[person].name
        trusted = scores_of(book).trusted("yes")
    finally:
        book.close()
    document = {
        "id": person,
        "name": name,
        "chance": chance_of_yes(asked),
        "built": bridge_of(asked),
        "rows": rows_said(rows),
        "fixes": [{"do": one.do, "chance": one.chance} for one in fixes],
    }
    lines = [asking_sentence(name, asked, trusted=trusted)]
    if trusted:
        lines += [f"  {row.points * 100:+6.1f}  {part(row)}: {why(row)}" for row in rows]
    lines += [say("  {do}: {chance}", do=fix(one.do), chance=chance(one.chance, trusted=trusted)) for one in fixes]
    return Answer(document, lines)


PATH = Verb("path", "the way in to a person or a company", _path_arguments, _path)
ASK = Verb("ask", "the chance that somebody says yes, and how to raise it", _ask_arguments, _ask)
