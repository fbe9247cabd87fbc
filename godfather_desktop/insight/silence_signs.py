"""What single records say about a person's silence: small questions, each read from a few records."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from godfather_desktop.domain.attempt import ANSWERS, Attempt
from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.days import Day, first_day_of
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import folded
from godfather_desktop.domain.touch import CHANNELS, Touch
from godfather_desktop.insight.asking import asking_from
from godfather_desktop.insight.contact_days import NEVER
from godfather_desktop.insight.reason_table import (
    FRESH_ASKS,
    IGNORED,
    IGNORED_DAYS,
    LAST_CONTACTS,
    MOST_REFUSALS_DAYS,
    NEEDED_DAYS,
    SELDOM_DAYS,
)
from godfather_desktop.insight.scores import Scores

_EMAIL = CHANNELS.index("email")
_CLAIMS = frozenset(("neighbor", "neighbour", "club", "alumni", "alumnus", "alumna", "church", "school"))
"""Words of a tag with which people claim a tie that is one of name only."""
_WORD = re.compile(r"[^\W_]+")
_TO_THE_MONTH = 7
"""Characters of a partial date that says at least the month."""


Sort = Literal["by duty", "tag", "referral", "personally"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What a tie of name only rests on: contact that nobody chose, a tag, or how the person is known."""

    sort: Sort
    tag: str = ""


def recent_asks(rolodex: Rolodex, person: PersonId, scores: Scores, run: Sequence[Attempt]) -> float:
    """A: my asks of a person, each fading with a half-life of 60 days, without those that still wait for an answer.

    What was asked in the open run is one matter: to ask about it again is no further ask.
    """
    sums = rolodex.sums.get(person)
    if sums is None or not sums.my_asks:
        return scores.asking(person).recent_asks
    days = list(sums.my_asks)
    for attempt in run:
        if attempt.asking and attempt.day in days:
            days.remove(attempt.day)
    return asking_from(
        replace(sums, my_asks=tuple(days)), rolodex.favors_of(person), 0.0, scores.as_of, shift=0.0
    ).recent_asks


def told(rolodex: Rolodex, person: PersonId, run: Sequence[Attempt], as_of: Day) -> dict[int, bool]:
    """What I said about their silence, by row: it counts until they are in touch, or I begin anew."""
    since = run[0].day if run else _last_in(rolodex.sums.get(person))
    said = sorted(rolodex.silences_of(person), key=lambda one: (one.day, one.id))
    return {one.row: one.holds for one in said if since <= one.day <= as_of}


def needed_since(
    rolodex: Rolodex, person: PersonId, run: Sequence[Attempt], touches: Sequence[Touch], as_of: Day
) -> Day | None:
    """The day of their latest ask, or of a need of theirs, that still waits for me; None without any."""
    since = as_of - NEEDED_DAYS
    if run:
        since = min(since, run[-1].day)
    favors = [one for one in rolodex.favors_of(person) if one.direction == "given" and one.day <= as_of]
    open_days = [one.day for one in favors if one.status == "promised" and one.mode == "asked" and one.day >= since]
    if run:
        needs = (one for one in rolodex.notes_of(person) if one.topic == "needs" and run[-1].day < one.day <= as_of)
        open_days += [one.day for one in needs]
    sums = rolodex.sums.get(person)
    asks = {(day, 0) for day in sums.their_asks if day >= since} if sums is not None else set()
    asks |= {(one.day, one.id) for one in touches if one.ask == "theirs" and one.direction == "in" and one.day >= since}
    met: list[tuple[Day, int]] = [(one.day, one.id) for one in touches if one.direction != "in" and one.ask != "mine"]
    met += [(one.day, 0) for one in rolodex.attempts_of(person) if not one.asking and one.day <= as_of]
    if sums is not None:
        met.append((sums.last_value_first, 0))
    helped = max((one.day for one in favors if one.status == "done"), default=NEVER)
    latest_ask = max(asks, default=(NEVER, 0))
    if latest_ask > max(met, default=(NEVER, 0)) and latest_ask[0] > helped:
        open_days.append(latest_ask[0])
    return max(open_days, default=None)


def begun(roles: Sequence[Role], as_of: Day) -> list[tuple[Day, Role]]:
    """Roles whose beginning is known to the month, the latest first."""
    dated = [(first_day_of(role.start), role) for role in roles if len(role.start) >= _TO_THE_MONTH]
    past = [(day, role) for day, role in dated if day is not None and day <= as_of]
    return sorted(past, key=lambda item: (-item[0], item[1].id))


def refused_asks(rolodex: Rolodex, person: PersonId, as_of: Day) -> int:
    """How many asks of a year they answered with no; silence is no answer."""
    count = 0
    for attempt in rolodex.attempts_of(person):
        ask = rolodex.asks.get(attempt.ask) if attempt.ask is not None else None
        if ask is not None and ask.outcome == "no" and attempt.outcome in ANSWERS:
            count += 0 <= as_of - attempt.day <= MOST_REFUSALS_DAYS
    return count


def unproven_domain(rolodex: Rolodex, card: Person, touches: Sequence[Touch], run: Sequence[Attempt]) -> str:
    """The mail domain of a person from which nobody has ever answered by e-mail; empty when somebody has.

    Looks at everybody's addresses: 1 ms for 6,000 people.
    """
    domains = {email.rpartition("@")[2].strip().lower() for email in card.emails} - {""}
    if not domains:
        return ""
    sums = rolodex.sums.get(card.id)
    if sums is not None and sums.exchanges and NEVER < sums.channels[_EMAIL] < run[0].day:
        return ""
    if any(one.channel == "email" and one.direction != "out" for one in touches):
        return ""
    if any(one.channel == "email" and one.outcome in ANSWERS for one in rolodex.attempts_of(card.id)):
        return ""
    ends = tuple(f"@{domain}" for domain in domains)
    for other in rolodex.people.values():
        for email in other.emails:
            if email.lower().endswith(ends) and other.id not in (card.id, ME):
                theirs = rolodex.sums.get(other.id)
                if theirs is not None and theirs.exchanges and theirs.channels[_EMAIL] != NEVER:
                    return ""
    return min(domains)


def last_contacts(touches: Sequence[Touch], run: Sequence[Attempt]) -> tuple[int, int]:
    """How many of my last five contacts, the newest first among the touches, were asks: (asks, contacts)."""
    open_ones = {attempt.touch for attempt in run}
    mine = [one for one in touches if one.direction != "in" and one.channel != "bulk" and one.id not in open_ones]
    latest = mine[:LAST_CONTACTS]
    return sum(one.ask == "mine" for one in latest), len(latest)


def asked_much(fresh: float, asks: int, contacts: int) -> bool:
    """Whether one more ask is feared (row 16): a fresh one stands, or most of my last contacts were asks."""
    return fresh >= FRESH_ASKS or mostly_asks(asks, contacts)


def mostly_asks(asks: int, contacts: int) -> bool:
    """Whether more than half of my last contacts were asks; a single one is no habit yet."""
    return asks > 1 and 2 * asks > contacts


def claim_of(card: Person, sums: ContactSums | None, touches: Sequence[Touch]) -> Claim | None:
    """What a tie of name only to this person would rest on."""
    if sums is not None and sums.days and not sums.exchanges:
        never_chosen = sums.last_in == NEVER and sums.last_out == NEVER
        if never_chosen or any(one.obligate for one in touches):
            return Claim("by duty")
    for tag in card.tags:
        if _CLAIMS & set(_WORD.findall(folded(tag))):
            return Claim("tag", tag)
    if card.how_known == "referral":
        return Claim("referral")
    return Claim("personally") if card.how_known == "personally" else None


def ignored_days(rolodex: Rolodex, person: PersonId, as_of: Day) -> list[Day]:
    """The days of attempts since they were last in touch that nobody answered: of a year, or of longer when
    only that makes enough of them.
    """
    made = rolodex.attempts_of(person)
    last_in = max([_last_in(rolodex.sums.get(person)), *(one.day for one in made if one.outcome in ANSWERS)])
    unanswered = [one.day for one in made if last_in < one.day <= as_of and one.outcome not in (*ANSWERS, "bounced")]
    of_a_year = [day for day in unanswered if as_of - day <= IGNORED_DAYS]
    return unanswered if len(of_a_year) < IGNORED <= len(unanswered) else of_a_year


def paused_since(rolodex: Rolodex, person: PersonId, since: Day, as_of: Day) -> bool:
    """Whether a pause fell into the time from a day until today."""
    return any(one.start <= as_of and (one.end is None or one.end >= since) for one in rolodex.pauses_of(person))


def their_asks(rolodex: Rolodex, person: PersonId, as_of: Day) -> int:
    """On how many days they asked for something (section 10)."""
    sums = rolodex.sums.get(person)
    days = set(sums.their_asks) if sums is not None else set()
    favors = rolodex.favors_of(person)
    days |= {one.day for one in favors if one.direction == "given" and one.mode == "asked" and one.status == "done"}
    return sum(day <= as_of for day in days)


def days_in_touch(rolodex: Rolodex, person: PersonId, touches: Sequence[Touch], as_of: Day) -> int:
    """On how many of the last 90 days I was in touch, or tried to be."""
    days = {attempt.day for attempt in rolodex.attempts_of(person)}
    days |= {one.day for one in touches if one.direction != "in" and one.channel != "bulk"}
    sums = rolodex.sums.get(person)
    if sums is not None:
        days.add(sums.last_out)
    return sum(0 <= as_of - day <= SELDOM_DAYS for day in days)


def offer_planned(rolodex: Rolodex, person: PersonId) -> int | None:
    """What I mean to bring them, from the targets on my list; None when they are on none."""
    return max((one.value for one in rolodex.targets.values() if one.person == person), default=None)


def _last_in(sums: ContactSums | None) -> Day:
    return sums.last_in if sums is not None else NEVER
