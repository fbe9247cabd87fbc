"""What the readiness of a draft is called: what holds it back, what to think of, what is well."""

from typing import cast

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.domain.person import Authority
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.favor_values import Balance
from godfather_desktop.insight.readiness import Finding
from godfather_desktop.insight.strength import Strength
from godfather_desktop.wording import dates
from godfather_desktop.wording.answers import fix
from godfather_desktop.wording.chances import chance, standing
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.reasons import AUTHORITIES, CAUSES
from godfather_desktop.wording.records import balance_words

_HOUR, _TWO_HOURS = 60, 120
_JUST_NOW = "Hardly a minute has passed since your last attempt: send anyway? {fair} would be fair."

FINDINGS = {
    "little for them": "You bring {name} little yet: something that is of use to them would help.",
    "benefit missing": "What is in it for {name}? Write it down first, or say why you ask all the same.",
    "purpose missing": "What is it for? Name one concrete purpose, or bring something as a pure gift.",
    "chit-chat": "'{purpose}' says nothing that {name} could answer: name one concrete purpose.",
    "pure gift": "A gift without an ask needs no other purpose.",
    "filed no": "{name} said no on {day}: better look at it again on {revisit}.",
    "no ask in a pause": "{cause}: ask nothing of {name} before {after}; a supportive note is fine.",
    "paused": "{cause}: {name} is hardly to be reached before {after}.",
    "supportive note": "{cause}: a kind note without an ask, which needs no answer, is just right.",
    "too soon": "Business days since your last attempt: {waited} of {patience}. {fair} would be fair: send anyway?",
    "minutes ago": "Only {elapsed} have passed since your last attempt: send anyway? {fair} would be fair.",
    "before its day": "Attempt {number} would come best on {fair}.",
    "fair now": "You have waited long enough: attempt {number} is fair.",
    "off hours": "It is {time} where {name} is, outside office hours.",
    "decides verified": "{name} decides: that is verified.",
    "decides verified, by": "{name} decides: {who} says so, and it is verified.",
    "decides claimed": "That {name} decides was only claimed: ask who has the last word.",
    "decides claimed, by": "That {name} decides was only claimed, by {who}: ask who has the last word.",
    "decides unknown": "Whether {name} decides is not known: the one who is said to decide often does not.",
    "no decider": "{name} is {authority}: ask who decides before you ask for more.",
    "warm path": "An introduction is worth more than a letter of yours: {chance} instead of {cold}.",
    "warm path, by": "Go through {who}: {chance}, instead of {cold} if you write yourself.",
    "bridge built": "The bridge to {name} is built: {chance}.",
    "large ask": "A smaller ask, half of this one, would have {then} instead of {chance}.",
    "asked much": "You have asked {name} often lately: give twice, and ask again from {after} on.",
    "large attachment": "{size} MB may never arrive: send a link, or bring it along.",
    "message well": "The text is short, and asks for one thing at most.",
    "same text": "The same words go to {recipients} people: write to {name} alone, with two personal facts.",
    "similar text": "It is {likeness} in 100 the same as what {who} got: add two facts that are true only of {name}.",
    "empty words": "The text says nothing that {name} could answer.",
    "far too long": "{length} characters are hardly ever read: cut them to 400.",
    "long": "{length} characters are long: up to 400 are read to the end.",
    "no hook": "There is no light line in it: one about what is coming their way would help.",
    "several requests": "It asks for {requests} things at once: choose one small one.",
    "questions empty": "You do not know yet what keeps {name} up at night: ask, or listen for it.",
}


def finding_sentence(rolodex: Rolodex, person: PersonId, finding: Finding, *, trusted: bool = True) -> str:
    """One finding about a draft to a person. trusted: whether figures of chances are borne out."""
    name = rolodex.people[person].name
    values = {key: _said(rolodex, key, value, trusted=trusted) for key, value in finding.values.items()} | {
        "name": name
    }
    if finding.key == "minutes ago":
        values["elapsed"] = elapsed(cast("int", finding.values["minutes"]))
    if finding.key == "off hours":
        values["time"] = clock(cast("int", finding.values["minutes"]))
    if finding.key == "large attachment":
        values["size"] = f"{cast('int', finding.values['bytes']) / 1e6:,.0f}"
    if finding.key == "gatekeeper":
        return _gatekeeper(rolodex, finding)
    if finding.key == "bridge":
        return _bridge(finding, name, trusted=trusted)
    if finding.key == "minutes ago" and cast("int", finding.values["minutes"]) <= 1:
        return say(_JUST_NOW, **values)
    key = f"{finding.key}, by" if finding.values.get("who") is not None else finding.key
    return say(FINDINGS.get(key, FINDINGS[finding.key]), **values)


def gate_sentence(findings: tuple[Finding, ...], name: str) -> str:
    """The answer of the gate in one sentence."""
    if any(one.level == "hold" for one in findings):
        return say("One thing is missing before you ask {name}.", name=name)
    warnings = sum(one.level == "warn" for one in findings)
    if not warnings:
        return say("Ready to send to {name}.", name=name)
    return count(
        "Ready to send to {name}; {n} thing to think of first.",
        "Ready to send to {name}; {n} things to think of first.",
        warnings,
        name=name,
    )


def _bridge(finding: Finding, name: str, *, trusted: bool) -> str:
    values = finding.values
    now = chance(cast("float", values["chance"]), trusted=trusted)
    if values["bridge"] == "partly":
        sentence = say("The bridge to {name} is partly built: {chance}.", name=name, chance=now)
    else:
        sentence = say("The bridge to {name} is not built yet: {chance}.", name=name, chance=now)
    if not values["do"]:
        return sentence
    then = chance(cast("float", values["then"]), trusted=trusted)
    easiest = say("The easiest next step: {do} ({then}).", do=fix(str(values["do"])), then=then)
    return f"{sentence} {easiest}"


def _gatekeeper(rolodex: Rolodex, finding: Finding) -> str:
    values = finding.values
    keeper = rolodex.people[cast("PersonId", values["who"])].name
    known = standing(cast("Strength", values["strength"]))
    parts = [say("{who} stands before them ({known}).", who=keeper, known=known)]
    balance = values["balance"]
    if isinstance(balance, Balance):
        parts.append(balance_words(balance))
    if values["protocol"]:
        parts.append(say("How to get past: {protocol}", protocol=str(values["protocol"])))
    return " ".join(parts)


def _said(rolodex: Rolodex, key: str, value: object, *, trusted: bool) -> object:
    if key in ("day", "revisit", "after", "fair") and isinstance(value, int):
        return dates.day(value)
    if key in ("chance", "cold", "then") and isinstance(value, float):
        return chance(value, trusted=trusted)
    if key == "who" and isinstance(value, int):
        return rolodex.people[PersonId(value)].name
    if key == "cause":
        return say(CAUSES[cast("PauseCause", value)])
    if key == "authority":
        return say(AUTHORITIES[cast("Authority", value)])
    if key == "likeness" and isinstance(value, float):
        return round(value * 100)
    return f"{value:,}" if isinstance(value, int) else value


def elapsed(minutes: int) -> str:
    """'5 minutes', '3 hours'."""
    if minutes < _TWO_HOURS:
        return count("{n} minute", "{n} minutes", minutes)
    return count("{n} hour", "{n} hours", minutes // _HOUR)


def clock(minutes: int) -> str:
    """Minutes after midnight as '19:40'."""
    return f"{minutes // _HOUR:02}:{minutes % _HOUR:02}"
