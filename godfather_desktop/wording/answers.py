"""The one sentence that each page begins with, and the line of evidence below it."""

from godfather_desktop.insight.asking import Asking, bridge_of, chance_of_yes
from godfather_desktop.insight.ledger import Totals
from godfather_desktop.insight.strength import Strength
from godfather_desktop.wording.chances import chance, standing
from godfather_desktop.wording.language import count, listed, say


def rolodex_page(people: int, shown: int, query: str) -> tuple[str, str]:
    """What the Rolodex page says."""
    if not people:
        return say("Your Rolodex is empty."), say("Import your contacts, or add the first person with Ctrl+N.")
    if not query:
        return (
            count("{n} person in your Rolodex.", "{n} people in your Rolodex.", people),
            say("Type a few letters of anything you remember about them."),
        )
    if not shown:
        return say("Nobody fits '{query}'.", query=query), say("Try fewer letters, or another word you remember.")
    return (
        count("{n} person fits '{query}'.", "{n} people fit '{query}'.", shown, query=query),
        say("Best fit first. Enter opens the card, Esc clears the search."),
    )


def network_page(people: int, ties: int, circles: list[str], focus: str = "") -> tuple[str, str]:
    """What the network page says."""
    if focus:
        return (
            count("{n} person within reach of {focus}.", "{n} people within reach of {focus}.", people, focus=focus),
            say("Backspace goes back, double-click goes further."),
        )
    if not people:
        return say("You are alone here still."), say("Add people, and say who knows whom.")
    named = listed([say("{name}", name=name) for name in circles[:3]])
    return (
        count("You are at the center of {n} person", "You are at the center of {n} people", people)
        + (say(", and the largest circles are {named}.", named=named) if named else "."),
        count("{n} tie among them, recorded or likely.", "{n} ties among them, recorded or likely.", ties),
    )


def glowing(name: str, ways: int) -> tuple[str, str]:
    """What the network page says while ways glow."""
    return (
        count("The way to {name} glows.", "The {n} ways to {name} glow.", ways, name=name),
        say("Backspace goes back to the whole network."),
    )


def favors_page(totals: Totals) -> tuple[str, str]:
    """Say 'You have done 214 favors for 96 people; three thanks are due.'."""
    if not totals.given and not totals.received:
        return (
            say("No favors on record yet."),
            say("Type one above: gave Ann Lee an introduction to Bob Roy yesterday, size 3."),
        )
    done = count("You have done {n} favor", "You have done {n} favors", totals.given)
    helped = count(" for {n} person", " for {n} people", totals.helped)
    due = []
    if totals.thanks_due:
        due.append(count("{n} thanks is due", "{n} thanks are due", totals.thanks_due))
    if totals.promises_due:
        due.append(count("{n} promise is due", "{n} promises are due", totals.promises_due))
    sentence = f"{done}{helped}; {listed(due) if due else say('nothing is due')}."
    received = count(
        "{n} favor received from {givers}.",
        "{n} favors received from {givers}.",
        totals.received,
        givers=count("{n} person", "{n} people", totals.givers),
    )
    return sentence, received


def asking(name: str, asked: Asking, *, trusted: bool = True) -> str:
    """Say 'Ann Lee would say yes with 54 in 100: the bridge is built.'."""
    built = {
        "built": say("the bridge is built"),
        "partly": say("the bridge is partly built"),
        "not built": say("the bridge is not built yet"),
    }[bridge_of(asked)]
    yes = chance(chance_of_yes(asked), trusted=trusted)
    if not trusted:
        return say("{name} would say yes: {chance}, {built}.", name=name, chance=yes, built=built)
    return say("{name} would say yes with {chance}: {built}.", name=name, chance=yes, built=built)


FIXES = {
    "thank": "thank them for their last favor",
    "keep promise": "keep the promise that is overdue",
    "wait": "wait until the last ask has faded",
    "five-minute favor": "do a five-minute favor first",
    "coffee": "meet for a coffee first",
    "smaller ask": "ask for half as much",
    "ask in person": "ask in person",
}


def fix(do: str) -> str:
    """One way to raise the chance."""
    return say(FIXES[do])


def strength(name: str, value: Strength) -> str:
    """Say 'Ann Lee: 46 of 100, working tie, cooling.'."""
    return say("{name}: {value} of 100, {standing}.", name=name, value=f"{value.value:.0f}", standing=standing(value))


def bridge(asked: Asking, *, trusted: bool = True) -> str:
    """The line on the card about an ask of the size of an introduction."""
    built = {
        "built": say("Bridge built"),
        "partly": say("Bridge partly built"),
        "not built": say("Bridge not built yet"),
    }
    yes = chance(chance_of_yes(asked), trusted=trusted)
    if asked.size == 1.0:
        return say("{built}: an introduction {chance}.", built=built[bridge_of(asked)], chance=yes)
    return say("{built}: an ask of this size {chance}.", built=built[bridge_of(asked)], chance=yes)
