"""Touches, ties, favors and questions in words."""

from collections.abc import Iterable

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import OrganizationId
from godfather_desktop.domain.note import Question
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.task import Task, TaskWork
from godfather_desktop.domain.tie import BARELY, Tie
from godfather_desktop.domain.touch import Channel, Direction, Touch
from godfather_desktop.insight.favor_values import Balance
from godfather_desktop.insight.titles import organization_name
from godfather_desktop.insight.warmth import NOMINAL_STRENGTH, STATED_STRENGTH, TieSource, Warmth, warmth_of
from godfather_desktop.wording.dates import day, partial
from godfather_desktop.wording.language import count, say

QUESTION_WORDS: dict[Question, str] = {
    "goals": "What do they want to reach?",
    "challenges": "What stands in their way?",
    "joys": "What do they enjoy?",
    "respects": "Whom do they respect?",
    "worries": "What keeps them up at night?",
}

_CHANNELS: dict[Channel, str] = {
    "in-person": "in person",
    "video": "video call",
    "call": "call",
    "email": "e-mail",
    "message": "message",
    "letter": "letter",
    "reaction": "reaction",
    "bulk": "bulk mail",
}
_DIRECTIONS: dict[Direction, str] = {"in": "from them", "out": "from you", "mutual": "both ways"}
_TIE_STRENGTHS = {
    BARELY: "barely know each other",
    1: "know each other a little",
    2: "know each other",
    3: "know each other well",
    4: "know each other very well",
    5: "are close",
}
_SOURCES = {
    "co-employed": "worked at one place",
    "co-met": "seen together",
    "listed": "listed as connected",
    "neighbour": "neighbors or members of one club",
    "denied": "do not know each other",
}
_STATUSES = {"promised": "promised", "done": "done", "declined": "declined", "forgiven": "let go"}
_MODES = {"unasked": "unasked", "asked": "asked for", "role": "part of the job"}


def touch_head(touch: Touch) -> str:
    """'call, from them; they asked for something'."""
    words = f"{say(_CHANNELS[touch.channel])}, {say(_DIRECTIONS[touch.direction])}"
    if touch.ask == "mine":
        words += "; " + say("you asked for something")
    elif touch.ask == "theirs":
        words += "; " + say("they asked for something")
    if touch.obligate:
        words += "; " + say("by duty")
    return words


def tie_words(tie: Tie) -> str:
    """What the statement says: 'know each other well', 'listed as connected'."""
    if tie.source == "stated":
        return say(_TIE_STRENGTHS[1 if tie.strength is None else tie.strength])
    return say(_SOURCES[tie.source])


def tie_detail(rolodex: Rolodex, tie: Tie, today: Day) -> str:
    """The statement, who made it, since when, and how certain that makes the tie."""
    certain = say("certain {c} in 100", c=round(warmth_of([tie], today).certainty * 100))
    return f"{_statement(rolodex, tie)}, {certain}"


def _statement(rolodex: Rolodex, tie: Tie) -> str:
    parts = [tie_words(tie)]
    if tie.since:
        parts.append(say("since {when}", when=partial(tie.since)))
    if tie.source == "stated":
        parts.append(
            say("{who} told you", who=rolodex.people[tie.says].name) if tie.says is not None else say("you saw it")
        )
    return ", ".join(parts)


def tie_source_words(rolodex: Rolodex, sources: Iterable[TieSource], warmth: Warmth, today: Day) -> str:
    """Everything that speaks for a tie, how certain that makes it, and whether it is one of name only."""
    sources = list(sources)
    kinds = {source.kind for source in sources}
    # Being a neighbor and on a list, too, is still no acquaintance; of what was said outright only 'barely' is none.
    least = STATED_STRENGTH[1] if "stated" in kinds else NOMINAL_STRENGTH
    nominal = kinds <= {"listed", "neighbour"} or warmth.strength < least
    if "stated" in kinds:
        parts = [tie_detail(rolodex, rolodex.ties[one.tie], today) for one in sources if one.tie is not None]
    else:
        parts = [
            _inferred(rolodex, one) if one.tie is None else _statement(rolodex, rolodex.ties[one.tie])
            for one in sources
        ]
        parts.append(say("certain {c} in 100", c=round(warmth.certainty * 100)))
    if nominal:
        parts.append(say("a tie of name only, not a warm one"))
    return "; ".join(parts)


def _inferred(rolodex: Rolodex, source: TieSource) -> str:
    values = source.values
    if source.kind == "co-employed":
        organization = rolodex.organizations.get(OrganizationId(int(str(values["organization"]))))
        years = float(str(values["years"]))
        where = organization.name if organization is not None else ""
        words = (
            say("worked together at {where} for less than a year", where=where)
            if years < 1
            else say("worked together at {where} for {years} years", where=where, years=f"{years:.0f}")
        )
        headcount = values.get("headcount")
        return f"{words} ({say('a unit of {n}', n=f'{headcount:,}')})" if isinstance(headcount, int) else words
    if source.kind == "co-met":
        return say("met at the same table or wrote in one round")
    if source.kind == "shared":
        contacts = int(str(values["contacts"]))
        return count("{n} contact in common", "{n} contacts in common", contacts)
    return say(_SOURCES[source.kind])


_WORKS: dict[TaskWork, str] = {
    "thank": "say thanks",
    "promise": "keep the promise",
    "wait": "the last ask has faded: ask now",
    "favor": "do a five-minute favor",
    "coffee": "meet for a coffee",
    "ask": "ask",
    "note": "send a note without an ask",
    "call": "call without an ask",
    "large favor": "do a real favor",
    "programme": "meet for a coffee, once a quarter",
    "": "",
}


def task_words(task: Task) -> str:
    """What is to be done: the task's own words, else those of its kind of work."""
    return task.text or say(_WORKS[task.work])


def favor_detail(favor: Favor) -> str:
    """'given, asked for, size 3, effort 2, thanked'."""
    parts = [say("given") if favor.direction == "given" else say("received"), say(_MODES[favor.mode])]
    if favor.status != "done":
        parts.append(say(_STATUSES[favor.status]))
    if favor.due is not None and favor.status == "promised":
        parts.append(say("due {when}", when=day(favor.due)))
    parts += [say("size {n}", n=favor.size), say("effort {n}", n=favor.effort)]
    if favor.beneficiary:
        parts.append(say("for {who}", who=favor.beneficiary))
    if favor.thanked:
        parts.append(say("thanked"))
    return ", ".join(parts)


def status_words(favor: Favor) -> str:
    """The word for how far a favor has come."""
    if favor.status == "done" and favor.thanked:
        return say("thanked")
    return say(_STATUSES[favor.status])


def mode_words(favor: Favor) -> str:
    """'unasked', 'asked for', 'part of the job'."""
    return say(_MODES[favor.mode])


def balance_words(balance: Balance) -> str:
    """The balance as they feel it, without a figure that could be held against anybody."""
    if balance.balance > 0.2:
        return say("You have given more than they feel they have returned.")
    if balance.balance < -0.2:
        return say("They have given more: a good moment to do something for them.")
    return say("Give and take are even.")


def role_head(rolodex: Rolodex, role: Role) -> str:
    """'CFO, Wynn Las Vegas', or the one of the two that is known."""
    where = organization_name(rolodex, role)
    return f"{role.title}, {where}" if role.title and where else role.title or where


def role_detail(role: Role) -> str:
    """'2019 to 2022', 'since Mar 2019', with the size of the unit where it is known."""
    if role.start and role.end:
        span = say("{start} to {end}", start=partial(role.start), end=partial(role.end))
    elif role.start:
        span = say("since {start}", start=partial(role.start))
    else:
        span = say("until {end}", end=partial(role.end)) if role.end else say("today")
    return span + (", " + say("unit of {n}", n=f"{role.headcount:,}") if role.headcount else "")


def place_words(file: str, record: int, line: int) -> str:
    """Where in a file something stands."""
    return say("{file}, record {record}, line {line}", file=file, record=record, line=line)
