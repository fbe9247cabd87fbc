"""`river`: whom I will need, how ready each is, and which bridge to build."""

import argparse
from typing import Any

from godfather_desktop.actions.targets import target_name
from godfather_desktop.cli.call import Answer, Call, Verb, scores_of
from godfather_desktop.domain.days import iso
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.language import count, say


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hours", type=_hours, default=10.0, metavar="N", help="hours to spend (default 10)")


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1.0
    if not 0.0 <= hours <= 1_000.0:
        raise argparse.ArgumentTypeError("choose 0 to 1000")
    return hours


def _river(call: Call) -> Answer:
    # numpy takes a tenth of a second to import, which the other verbs need not pay.
    from godfather_desktop.graph.arrays import compiled
    from godfather_desktop.graph.network import Network
    from godfather_desktop.graph.river import river_of
    from godfather_desktop.wording.river import deed, hours, rise

    book = call.open()
    try:
        rolodex = book.rolodex
        arrays = compiled(Network(rolodex, call.as_of).infer())
        scores = scores_of(book)
        river = river_of(rolodex, scores, arrays, list(rolodex.targets.values()), budget=call.given.hours)
        trusted = scores.trusted("yes") and scores.trusted("answer")
        names = {target.id: target_name(rolodex, target) for target in rolodex.targets.values()}
        document: dict[str, Any] = {
            "targets": [
                {
                    "id": one.target.id,
                    "name": names[one.target.id],
                    "needed": iso(one.target.needed),
                    "chance": one.chance,
                    "fades_to": one.fades_to,
                    "through": None if one.through is None else rolodex.people[one.through].name,
                }
                for one in river.readiness
            ],
            "bridges": [
                {
                    "id": one.person,
                    "name": rolodex.people[one.person].name,
                    "plan": one.plan,
                    "hours": one.hours,
                    "gain": one.gain,
                    "dates": [iso(day) for day in one.days],
                    "helps": [
                        {"target": names[target], "from": before, "to": after} for target, before, after in one.helped
                    ],
                }
                for one in river.bridges
            ],
            "value": river.value,
            "start": river.start,
            "bound": river.bound,
        }
        lines = [count("{n} target on the list.", "{n} targets on the list.", len(river.readiness))]
        lines += [
            say(
                "  {name}, by {day}: {now} today, {later} then if nothing is done",
                name=names[one.target.id],
                day=iso(one.target.needed),
                now=chance(one.chance, trusted=trusted),
                later=chance(one.fades_to, trusted=trusted),
            )
            for one in river.readiness
        ]
        lines += [
            say(
                "  {what} ({hours}): {targets}",
                what=deed(one.plan, rolodex.people[one.person].name),
                hours=hours(one.hours),
                targets="; ".join(f"{names[id_]} {rise(low, high, trusted=trusted)}" for id_, low, high in one.helped),
            )
            for one in river.bridges
        ]
    finally:
        book.close()
    return Answer(document, lines)


RIVER = Verb("river", "whom you will need, how ready each is, and which bridge to build", _arguments, _river)
