"""The river in words: targets and how ready they are, bridges and tasks, and the answer of the page."""

from typing import get_args

from godfather_desktop.actions.targets import target_name
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task, TaskWork
from godfather_desktop.graph.river import Bridge, Readiness, River
from godfather_desktop.insight.plans import PLANS
from godfather_desktop.wording import dates
from godfather_desktop.wording.chances import band_of_chance, chance
from godfather_desktop.wording.language import count, say

BUILT, PARTLY = 0.5, 0.25
WEIGHTS: tuple[tuple[float, str], ...] = ((0.3, "low"), (0.6, "middle"), (1.0, "high"))
VALUES: tuple[tuple[int, str], ...] = (
    (-1, "a pure ask"),
    (0, "nothing special"),
    (1, "a relevant benefit"),
    (2, "a compelling offer"),
)
DEEDS: dict[TaskWork, str] = {
    "thank": "Thank {name}",
    "promise": "Keep your promise to {name}",
    "wait": "Ask {name} nothing until then",
    "favor": "Do {name} a five-minute favor",
    "coffee": "Have a coffee with {name}",
    "ask": "Ask {name}",
    "note": "Send {name} a note",
    "call": "Call {name}",
    "large favor": "Do {name} a real favor",
    "programme": "Meet {name} every quarter",
    "": "For {name}",
}
assert set(DEEDS) == set(get_args(TaskWork))
assert set(PLANS) <= set(DEEDS)


def deed(work: TaskWork, name: str) -> str:
    """What to do, as one says it to a friend: 'Have a coffee with Ann Lee'."""
    return say(DEEDS[work], name=name)


def hours(value: float) -> str:
    """'15 minutes', '1 hour', '1.5 hours'."""
    if value < 1.0:
        return count("{n} minute", "{n} minutes", round(value * 60))
    if value == int(value):
        return count("{n} hour", "{n} hours", int(value))
    return say("{n} hours", n=f"{value:.1f}")


def until(day: Day, today: Day) -> str:
    """How far off a day is: 'today', 'in 12 days', 'in 4 months'; past days as elsewhere."""
    ahead = day - today
    if ahead < 60:
        return dates.ago(day, today)
    if ahead < 730:
        return count("in {n} month", "in {n} months", round(ahead / 30.44))
    return count("in {n} year", "in {n} years", round(ahead / 365.25))


def needed(target: Target, today: Day) -> str:
    """'needed by 20 Jul 2027, in 4 months', or kindly 'was needed by 3 May 2026, 2 months ago'."""
    sentence = "was needed by {day}, {until}" if target.needed < today else "needed by {day}, {until}"
    return say(sentence, day=dates.day(target.needed), until=until(target.needed, today))


def flag(name: str, day: Day, ready: float | None, today: Day) -> str:
    """A flag on the time line for those who cannot see it: 'Ann Lee, 20 Jul 2027, in 4 months, built'."""
    words = [name, dates.day(day), until(day, today)]
    return ", ".join(words if ready is None else [*words, standing(ready)])


def tick(day: Day) -> str:
    """What stands below the first day of a month: the year in January, else the month."""
    year, month = iso(day)[:7].split("-")
    return str(int(year)) if month == "01" else dates.partial(f"{year}-{month}").split()[0]


def weight_word(weight: float) -> str:
    """'low', 'middle' or 'high', whichever is nearest."""
    return say(min(WEIGHTS, key=lambda one: abs(one[0] - weight))[1])


def about(target: Target, today: Day) -> str:
    """The line below a target's name: when, and how much it weighs."""
    return f"{needed(target, today)} · {say('weight {weight}', weight=weight_word(target.weight))}"


def offer(target: Target) -> str:
    """What for, and what I bring: 'for a seat on the board · you bring a relevant benefit'; perhaps nothing."""
    parts = [say("for {why}", why=target.why)] if target.why else []
    if target.value:
        parts.append(say("you bring {what}", what=say(dict(VALUES)[target.value])))
    return " · ".join(parts)


def standing(value: float) -> str:
    """'built', 'partly built', 'not built yet'."""
    if value >= BUILT:
        return say("built")
    return say("partly built") if value >= PARTLY else say("not built yet")


def through(rolodex: Rolodex, ready: Readiness, *, trusted: bool = True) -> str:
    """Whom the best way goes through, and what it fades to if nothing is done."""
    if ready.through is None:
        return say("No way leads there yet: record who knows them, or who knows whom around them.")
    card = rolodex.people.get(ready.through)
    direct = ready.through == ready.target.person
    way = say("You know them yourself") if direct else say("Through {who}", who=card.name if card is not None else "")
    later = chance(ready.fades_to, trusted=trusted)
    if later == chance(ready.chance, trusted=trusted):
        return say("{way}.", way=way)
    if ready.fades_to < ready.chance:
        return say("{way}; fades to {later} by then if nothing is done.", way=way, later=later)
    return say("{way}; {later} by then.", way=way, later=later)


def named(rolodex: Rolodex, target: Target) -> str:
    """A target inside a sentence: 'the CEO of Meridian', 'somebody at Meridian', 'Ann Lee'."""
    if target.organization is None:
        return target_name(rolodex, target)
    place = rolodex.organizations[target.organization].name
    if target.title:
        return say("the {title} of {place}", title=target.title, place=place)
    return say("somebody at {place}", place=place)


def rise(before: float, after: float, *, trusted: bool = True) -> str:
    """'from 29 to 36 in 100'; without figures 'from unlikely to possible', or 'a little higher, still likely'."""
    if trusted:
        return say("from {low} to {high}", low=_figure(before), high=chance(after))
    low, high = band_of_chance(before), band_of_chance(after)
    return (
        say("from {low} to {high}", low=low, high=high)
        if low != high
        else say("a little higher, still {high}", high=high)
    )


def gains(rolodex: Rolodex, bridge: Bridge, *, trusted: bool = True) -> list[str]:
    """What a bridge does for each target: 'CEO, Meridian: from 29 to 36 in 100'."""
    return [
        say(
            "{target}: {rise}", target=target_name(rolodex, rolodex.targets[id_]), rise=rise(low, high, trusted=trusted)
        )
        for id_, low, high in bridge.helped
        if id_ in rolodex.targets
    ]


def without(bridge: Bridge, *, trusted: bool = True) -> str:
    """What becomes of the tie's yes by the day it is needed, if nothing is done and if this is."""
    built, faded, on = (
        chance(bridge.built, trusted=trusted),
        chance(bridge.faded, trusted=trusted),
        dates.day(bridge.by),
    )
    if not trusted and built == faded:
        return say("Without it a yes is {faded} on {day}; with it, a little likelier.", faded=faded, day=on)
    if not trusted:
        return say("Without it a yes is {faded} on {day}; with it, {built}.", faded=faded, day=on, built=built)
    if bridge.faded < bridge.now and faded != chance(bridge.now):
        return say(
            "Without it the chance that they say yes falls {fall} by {day}; with it, it is {built}.",
            fall=rise(bridge.now, bridge.faded),
            day=on,
            built=built,
        )
    return say(
        "Without it the chance that they say yes is {faded} on {day}; with it, it is {built}.",
        faded=faded,
        day=on,
        built=built,
    )


def lonely() -> str:
    """The warning beside a tie that nobody else shares."""
    return say("Nobody else you know knows them: such ties rarely last a year.")


def steps(days: tuple[Day, ...], today: Day) -> str:
    """When: 'today', 'on 20 Jun 2027', or four days a quarter apart."""
    if days == (today,):
        return say("today")
    if len(days) == 1:
        return say("on {day}", day=dates.day(days[0]))
    return ", ".join(say("today") if day == today else dates.day(day) for day in days)


def due(task: Task, today: Day) -> str:
    """'by 24 Nov 2026, in 3 days', or kindly 'was meant for 20 Nov 2026, yesterday'."""
    sentence = "was meant for {day}, {ago}" if task.due < today else "by {day}, {ago}"
    return say(sentence, day=dates.day(task.due), ago=until(task.due, today))


def understood(day: Day, today: Day) -> str:
    """What a typed date was taken for: 'Tue 24 Nov 2026, in 3 days'."""
    return f"{dates.weekday(day)} {dates.day(day).rsplit(' ', 1)[-1]}, {until(day, today)}"


def no_date(said: str) -> str:
    """The refusal beside the line for the date."""
    if not said.strip():
        return say("The date is empty: type one, such as 21 March or 2027-03-21.")
    return say("'{said}' is not a date: type one, such as 21 March or 2027-03-21.", said=said.strip()[:60])


def past_date() -> str:
    """The refusal of a day that is gone."""
    return say("That day has passed: choose one that is still to come.")


def looking() -> str:
    """While the next bridges are being looked for."""
    return say("Looking for the next bridge …")


def rest_of(bridges: int) -> str:
    """The steps that are too small to be listed."""
    return count(
        "{n} more step would add less than 1 in 100.", "{n} more steps would each add less than 1 in 100.", bridges
    )


def reached(river: River) -> str:
    """How good the plan is, against the most that any plan of so many hours could reach."""
    most = river.bound - river.start
    if not river.bridges or most <= 0.0:
        return ""
    share = (river.value - river.start) / most
    if share > 0.995:
        return say("No other plan of so many hours could bring more.")
    return say(
        "The plan brings at least {share} in 100 of what so many hours could bring.", share=int(share * 100 + 1e-9)
    )


def river_page(
    rolodex: Rolodex, river: River | None, budget: float, today: Day, *, trusted: bool = True
) -> tuple[str, str]:
    """Say 'Have a coffee with Ann Lee first: it opens the CEO of Meridian, needed by 21 Mar.'."""
    if not rolodex.targets:
        return (
            say("Nobody is on your list yet: name whom you will need, and by when."),
            say("The time to build a bridge is before the river must be crossed."),
        )
    if river is None:
        return looking(), say("What each small step would do for everybody on your list is being worked out.")
    bridge = next((one for one in river.bridges if any(id_ in rolodex.targets for id_, _, _ in one.helped)), None)
    if bridge is None or bridge.person not in rolodex.people:
        return _nothing_to_build(river, budget)
    weighed = [(rolodex.targets[id_], low, high) for id_, low, high in bridge.helped if id_ in rolodex.targets]
    target, low, high = max(weighed, key=lambda one: (one[2] - one[1]) * one[0].weight)
    what = deed(bridge.plan, rolodex.people[bridge.person].name)
    day = _soon(target.needed, today)
    if target.person == bridge.person:
        sentence = say("{what} first, who is needed by {day}.", what=what, day=day)
    elif low < PARTLY <= high:
        sentence = say(
            "{what} first: it opens {target}, needed by {day}.", what=what, target=named(rolodex, target), day=day
        )
    else:
        sentence = say(
            "{what} first: it brings you nearer to {target}, needed by {day}.",
            what=what,
            target=named(rolodex, target),
            day=day,
        )
    evidence = say(
        "For {hours} the chance rises {rise}.", rise=rise(low, high, trusted=trusted), hours=hours(bridge.hours)
    )
    return sentence, f"{evidence} {reached(river)}".strip()


def _nothing_to_build(river: River, budget: float) -> tuple[str, str]:
    ready = [one for one in river.readiness if one.chance >= BUILT]
    if river.readiness and len(ready) == len(river.readiness):
        return (
            count("The bridge on your list is built.", "All {n} bridges on your list are built.", len(ready)),
            say("No step of {hours} would raise a chance any more.", hours=hours(budget)),
        )
    return (
        say("No step of {hours} brings you nearer to anybody on your list.", hours=hours(budget)),
        say("Record who knows them, or who knows whom around them."),
    )


def _soon(day: Day, today: Day) -> str:
    """A day without its year when only one can be meant; never broken at the end of a line."""
    words = dates.partial(f"-{iso(day)[4:]}") if 0 <= day - today < 300 else dates.day(day)
    return words.replace(" ", "\N{NO-BREAK SPACE}")


def _figure(value: float) -> str:
    return say("less than 1") if 0.0 < value < 0.01 else f"{value * 100:.0f}"
