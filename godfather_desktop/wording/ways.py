"""The answer to 'how do I get to them?' in words."""

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.graph.introductions import Lane, Ways, is_warm
from godfather_desktop.graph.river import Bridge
from godfather_desktop.insight.asking import Fatigue
from godfather_desktop.wording.chances import chance
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.river import deed, hours, rise


def way_in(rolodex: Rolodex, ways: Ways) -> tuple[str, str]:
    """Say 'Ask Ann Lee first: 36 in 100.' and what stands behind it."""
    if not ways.targets:
        return say("There is nobody to reach."), say("Name a person, or a role at an organization.")
    goal = _name(rolodex, ways.targets[0].person)
    if not ways.lanes:
        return (
            say("There is no warm path to {name} yet.", name=goal),
            say(
                "Writing cold has a chance of {cold}. Record who knows {name}, or who knows whom around them.",
                cold=chance(ways.cold, trusted=ways.trusted),
                name=goal,
            ),
        )
    best = ways.lanes[0]
    goal = _name(rolodex, best.people[-1])
    evidence = [_weakest(rolodex, best)] if len(best.steps) > 1 else []
    if len(best.people) == 2 and not is_warm(ways):
        sentence = say(
            "There is no warm path to {name} yet: asked by yourself it is {chance}.",
            name=goal,
            chance=chance(best.chance, trusted=ways.trusted),
        )
    elif len(best.people) == 2:
        sentence = say("Call {name} yourself: {chance}.", name=goal, chance=chance(best.chance, trusted=ways.trusted))
    elif best.chance < ways.cold and best.people[-1] == ways.targets[0].person:
        sentence = say("Write to {name} yourself: {chance}.", name=goal, chance=chance(ways.cold, trusted=ways.trusted))
        evidence = [
            say(
                "The best introduction, through {who}, has only {chance}.",
                who=_name(rolodex, best.people[1]),
                chance=chance(best.chance, trusted=ways.trusted),
            )
        ]
    elif not is_warm(ways):
        sentence = say(
            "There is no warm path to {name} yet: the best, through {who}, has {chance}.",
            who=_name(rolodex, best.people[1]),
            name=goal,
            chance=chance(best.chance, trusted=ways.trusted),
        )
        evidence.append(say("Cold it would be {cold}.", cold=chance(ways.cold, trusted=ways.trusted)))
    else:
        sentence = say(
            "Ask {who} first to reach {name}: {chance}.",
            who=_name(rolodex, best.people[1]),
            name=goal,
            chance=chance(best.chance, trusted=ways.trusted),
        )
        evidence.append(say("Cold it would be {cold}.", cold=chance(ways.cold, trusted=ways.trusted)))
    if len(ways.lanes) > 1:
        evidence.append(
            count(
                "All {n} ways one after the other: {chance}.",
                "All {n} ways one after the other: {chance}.",
                len(ways.lanes),
                chance=chance(ways.combined, trusted=ways.trusted),
            )
        )
    return sentence, " ".join(evidence)


def next_bridge_words(rolodex: Rolodex, bridge: Bridge, *, trusted: bool = True) -> str:
    """Say 'The next bridge to build: Have a coffee with Ann Lee (1.5 hours), from 3 to 12 in 100.'."""
    _, before, after = bridge.helped[0]
    return say(
        "The next bridge to build: {what} ({hours}), {rise}.",
        what=deed(bridge.plan, _name(rolodex, bridge.person)),
        hours=hours(bridge.hours),
        rise=rise(before, after, trusted=trusted),
    )


def fatigue_words(fatigue: Fatigue) -> str:
    """How often the first introducer was asked lately, against what you did for them; empty when never."""
    if not fatigue.asks:
        return ""
    asked = count("Asked {n} time in 90 days", "Asked {n} times in 90 days", fatigue.asks)
    given = count("you did {n} favor for them in a year", "you did {n} favors for them in a year", fatigue.given)
    rest = " " + say("Let them rest, or give first.") if fatigue.asks > 1 and fatigue.asks > fatigue.given else ""
    return f"{asked}; {given}.{rest}"


def lane_text(rolodex: Rolodex, lane: Lane) -> str:
    """A lane as a line of text: 'You -> Ann Lee -> Bob Roy'."""
    return " → ".join(say("You") if place == 0 else _name(rolodex, person) for place, person in enumerate(lane.people))


def _weakest(rolodex: Rolodex, lane: Lane) -> str:
    place = lane.weakest
    step = lane.steps[place]
    end = _name(rolodex, step.end)
    if place == 0:
        return say("The weakest step is the first, whether {who} says yes.", who=end)
    start = _name(rolodex, step.start)
    if place == len(lane.steps) - 1:
        return say("The weakest step is the last, from {start} to {end}.", start=start, end=end)
    return say("The weakest step is from {start} to {end}.", start=start, end=end)


def _name(rolodex: Rolodex, person: PersonId) -> str:
    return rolodex.people[person].name
