"""The words of the friends page: seats, the records behind them, down periods and drills."""

import math
from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.correction import ProofPart
from godfather_desktop.domain.down_period import DownCause, DownPeriod
from godfather_desktop.domain.ids import FavorId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.explanation import Row
from godfather_desktop.insight.fading import sigmoid
from godfather_desktop.insight.friends import SEAT_CHANCE, SEATS, Friends, Proof
from godfather_desktop.insight.proof import MOST_POINTS
from godfather_desktop.wording.chances import chance, points
from godfather_desktop.wording.dates import day
from godfather_desktop.wording.explanations import part
from godfather_desktop.wording.language import count, listed, say
from godfather_desktop.wording.records import role_head

Tab = Literal["", "touches", "favors", "roles"]
"""Where on a card the records stand; empty when there are none."""

PROBABLE = 0.5
_NUMBERS = ("no", "one", "two", "three", "four", "five")
_CAUSES: dict[DownCause, str] = {
    "job-loss": "job loss",
    "illness": "illness",
    "bereavement": "bereavement",
    "other": "something else",
}
_MARK = "Nobody is near. Mark a down period, if you had one: who came then says most."
_ADVICE = (
    _MARK,
    "Nobody is near. Log who wrote without a wish, and what they did for you.",
    "Nobody is near. Is there somebody you would call at 2 a.m.? Look them up below, and say so.",
    "Nobody is near. It stays empty until somebody's records speak.",
)
_NAMED, _STEP = 3, 0.5
_LONGEST = 48


def looking(people: int) -> tuple[str, str]:
    """What the page says while it reads everybody's records."""
    return (
        count("Looking at {n} person …", "Looking at {n} people …", people),
        say("The seats fill as soon as everybody's records have been read."),
    )


def friends_page(friends: Friends) -> tuple[str, str]:
    """Say 'Three people would probably come without the title; two seats are honestly empty.'."""
    if not friends.proofs:
        return (
            say("There is nobody in your Rolodex yet, so five seats wait."),
            say("Add people and log what they do; the seats fill from that."),
        )
    seated = [one for one in friends.seats if one is not None]
    if not seated:
        return (
            say("Nobody stands out yet: all five seats are honestly empty."),
            say(
                "They fill from what people do without being asked. Mark a down period if you had one, "
                "or say whom you would call at 2 a.m."
            ),
        )
    sure = sum(one.chance >= PROBABLE for one in seated)
    perhaps, empty = len(seated) - sure, SEATS - len(seated)
    if sure:
        sentence = count(
            "{word} person would probably come without the title",
            "{word} people would probably come without the title",
            sure,
            word=_number(sure).capitalize(),
        )
        if perhaps:
            sentence += say(", {word} perhaps", word=_number(perhaps))
    else:
        sentence = count(
            "{word} person might come without the title",
            "{word} people might come without the title",
            perhaps,
            word=_number(perhaps).capitalize(),
        )
    if empty:
        sentence += count(
            "; {word} seat is honestly empty", "; {word} seats are honestly empty", empty, word=_number(empty)
        )
    return sentence + ".", _estimate(friends, seated)


def figure(value: float) -> str:
    """A chance in hundredths as a figure that is never certain: '82', '<1', '>99'."""
    if 0.0 < value < 0.01:
        return "<1"
    return ">99" if 0.995 <= value < 1.0 else str(round(value * 100))


def reason(row: Row) -> str:
    """'+ Favors for you': which way a part speaks."""
    return f"{'+' if row.points > 0 else '−'} {part(row)}"


def seat_words(name: str, proof: Proof) -> str:
    """All of a seat in one line, for those who hear it."""
    thin = say(", thin evidence") if proof.thin else ""
    reasons = listed([f"{part(row)} {points(row.points)}" for row in proof.reasons(_NAMED)])
    return f"{shortened(name)}: {chance(proof.chance)}{thin}" + (f". {reasons}" if reasons else "")


@dataclass(frozen=True, slots=True)
class EmptySeat:
    """What would fill a seat, and who comes nearest to it (None: nobody)."""

    text: str
    person: PersonId | None = None


def empty_seat(rolodex: Rolodex, friends: Friends, place: int) -> EmptySeat:
    """What would fill an empty seat. place: which of the empty ones, from 0."""
    near = [one for one in friends.nearest if one.evidence.signals and one.chance > sigmoid(one.base)]
    if place < len(near):
        proof = near[place]
        card = rolodex.people[proof.person]
        name = shortened(card.name)
        if card.two_am is None and proof.if_named() >= SEAT_CHANCE:
            return EmptySeat(
                say(
                    "{name} is near, with {now}. If you would call them at 2 a.m., it would be {then}.",
                    name=name,
                    now=chance(proof.chance),
                    then=chance(proof.if_named()),
                ),
                proof.person,
            )
        return EmptySeat(
            say(
                "{name} is near, with {now}. Log what they did for you unasked, if it is missing.",
                name=name,
                now=chance(proof.chance),
            ),
            proof.person,
        )
    advice = [one for one in _ADVICE if one != _MARK or not rolodex.downs]
    return EmptySeat(say(advice[min(place - len(near), len(advice) - 1)]))


@dataclass(frozen=True, slots=True)
class Behind:
    """The records behind a part: where they stand, the word that opens them, and which they are."""

    tab: Tab = ""
    word: str = ""
    names: str = ""


def behind(rolodex: Rolodex, proof: Proof, row: Row) -> Behind:
    """Name the records behind a part of somebody's chance."""
    card = rolodex.people[proof.person]
    sums = rolodex.sums.get(proof.person)
    if row.part == "proof favors" and row.values.get("favors"):
        ids = row.values["favors"]
        kept = [rolodex.favors[FavorId(one)] for one in ids if one in rolodex.favors] if isinstance(ids, tuple) else []
        newest = sorted(kept, key=lambda favor: (-favor.day, favor.id))
        named = [say("{title} ({day})", title=shortened(one.title), day=day(one.day)) for one in newest[:_NAMED]]
        return Behind("favors", say("Favors"), and_more(named, len(newest)))
    if row.reason == "job changes":
        heads = [role_head(rolodex, role) for role in rolodex.roles_of(proof.person)]
        return Behind("roles", say("Roles"), listed([shortened(one) for one in heads[:_NAMED] if one]))
    if sums is None or not sums.days:
        return Behind()
    if row.part == "proof unprompted" and sums.last_in:
        return Behind("touches", say("Touches"), say("last heard from on {day}", day=day(sums.last_in)))
    if row.part == "proof title" and row.points:
        known = say("you know them as {relation}", relation=say(card.relation)) if card.relation else ""
        return Behind("touches", say("Touches"), known)
    if row.part == "proof down" and sums.down:
        return Behind("touches", say("Touches"))
    return Behind()


def choices(proof: Proof, name: ProofPart) -> list[tuple[float, str]]:
    """How much a part may count, each with what the chance would then be."""
    low, high = MOST_POINTS[name]
    rest = proof.base + proof.evidence.points - proof.evidence.parts[name].points
    values = [low + _STEP * step for step in range(round((high - low) / _STEP) + 1)]
    return [
        (value, say("{points}: then {chance}", points=f"{value:+.1f}", chance=chance(sigmoid(rest + value))))
        for value in values
    ]


def cause(value: DownCause) -> str:
    """'job loss'."""
    return say(_CAUSES[value])


def period_days(period: DownPeriod) -> str:
    """'26 Jan 2025 to 16 May 2025', 'since 3 Feb 2026'."""
    if period.end is None:
        return say("since {start}", start=day(period.start))
    return say("{start} to {end}", start=day(period.start), end=day(period.end))


def shortened(text: str) -> str:
    """A name that cannot push others off the page."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _number(value: int) -> str:
    return say(_NUMBERS[value])


def and_more(named: list[str], whole: int) -> str:
    """Some of them by name, and how many more there are of the whole."""
    more = whole - len(named)
    return listed([*named, *([count("{n} more", "{n} more", more)] if more else [])])


def _estimate(friends: Friends, seated: list[Proof]) -> str:
    """The line below: how firm it is, and whether more may come. Our sums ran high, so no figure is given."""
    words = [say("An estimate from your records, never a verdict.")]
    thin = sum(one.thin for one in seated)
    if thin == len(seated):
        words.append(say("All of it rests on thin evidence."))
    elif thin:
        words.append(
            count(
                "{word} of them rests on thin evidence.",
                "{word} of them rest on thin evidence.",
                thin,
                word=_number(thin).capitalize(),
            )
        )
    beyond = friends.expected - math.fsum(one.chance for one in seated)
    if beyond >= 8:
        words.append(say("Beyond the seats, quite a few others may come."))
    elif beyond >= 2:
        words.append(say("Beyond the seats, a few others may come."))
    return " ".join(words)
