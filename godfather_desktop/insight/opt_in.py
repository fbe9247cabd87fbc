"""The double opt-in: what may follow what, who may be asked, and what I should do next (model section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attempt import ANSWERS
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.clock import Calendar, business_day_after, calendar_of
from godfather_desktop.insight.patience import follow_up_day, reply_chance

TRANSITIONS: dict[str, tuple[IntroductionState, ...]] = {
    "draft": ("asked", "dropped"),
    "asked": ("agreed", "no", "silent", "dropped"),
    "silent": ("asked", "agreed", "no", "dropped"),
    "no": (),
    "agreed": ("blurb sent", "dropped"),
    "blurb sent": ("target asked", "dropped"),
    "target asked": ("target yes", "target no", "dropped"),
    "target no": (),
    "target yes": ("introduced", "dropped"),
    "introduced": ("replied", "dropped"),
    "replied": ("met", "dropped"),
    "met": ("reported back", "dropped"),
    "reported back": ("thanked", "dropped"),
    "thanked": (),
    "dropped": (),
}
"""State -> the states that may follow it. A silent introducer is asked again, once."""
REST = 90
"""Days after a no until the same may be asked again."""
SILENCE_ENDS = 7
"""Business days after the follow-up until the next introducer may be asked."""
PASSING_ON, ANSWERING, INTRODUCING = 3, 7, 3
"""Business days that are given for passing the note on, for the target's answer, for the introduction [ours]."""
_SOON, _MEETING, _REPORT = 1, 14, 3
"""Days until I send the note, reply or thank; until we have met; until I report back [ours, but for the 24 hours]."""
_USUAL_YES = 1 / 3
"""Chance of a yes where none was written down: that of an average hop of a social search."""

Do = Literal[
    "send the ask",
    "follow up",
    "choose next introducer",
    "send the note",
    "wait",
    "reply to it",
    "meet",
    "report back",
    "thank",
    "thank for the no",
]
DOS: tuple[Do, ...] = (
    "send the ask",
    "follow up",
    "choose next introducer",
    "send the note",
    "wait",
    "reply to it",
    "meet",
    "report back",
    "thank",
    "thank for the no",
)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What I should do about an introduction. person: with whom. due: the first day on which it is right,
    for `wait` the day until which to be patient. urgent: a day later is late.
    """

    introduction: IntroductionId
    person: PersonId
    do: Do
    due: Day
    urgent: bool = False


def is_open(introduction: Introduction) -> bool:
    """Whether anything can still follow; drafts are open."""
    return bool(TRANSITIONS[introduction.state])


def is_running(introduction: Introduction) -> bool:
    """Whether somebody has been asked and it is not over."""
    return is_open(introduction) and introduction.state != "draft"


def day_of_state(introduction: Introduction, state: IntroductionState) -> Day | None:
    """The last day on which it came into a state; None when it never did."""
    days = [day for one, day in zip(introduction.states, introduction.days, strict=True) if one == state]
    return days[-1] if days else None


def moved(introduction: Introduction, state: IntroductionState, day: Day, *, fair: Day | None = None) -> Introduction:
    """The introduction one state further. fair: the first day on which a silent introducer may be asked again.

    Raises RuleBroken, saying what may come next, for anything that the table does not allow.
    """
    allowed = TRANSITIONS[introduction.state]
    if state not in allowed:
        if not allowed:
            raise RuleBroken("introduction over", field="state", state=introduction.state)
        raise RuleBroken("introduction step", field="state", state=introduction.state, wanted=state, next=allowed)
    after = introduction
    if introduction.state == "silent" and state == "asked":
        if introduction.followed_up is not None:
            raise RuleBroken("introduction followed up", field="state", day=iso(introduction.followed_up))
        if fair is not None and day < fair:
            raise RuleBroken("introduction too early", field="state", day=iso(fair))
        after = replace(after, followed_up=day)
    if state == "thanked" and unthanked(introduction):
        raise RuleBroken("introduction thanks", field="state")
    # A traveler's clock may go back a day; the way of an introduction does not.
    day = max(day, introduction.since)
    return replace(after, states=(*introduction.states, state), days=(*introduction.days, day))


def unthanked(introduction: Introduction) -> tuple[PersonId, ...]:
    """Who on the chain has not been thanked yet."""
    return tuple(PersonId(one) for one in introduction.chain if one not in introduction.thanked)


def may_be_thanked(introduction: Introduction) -> tuple[PersonId, ...]:
    """Who can be thanked as things stand: nobody before somebody has done something, or said no."""
    if introduction.state == "no":
        return tuple(one for one in unthanked(introduction) if one == introduction.introducer)
    if introduction.state in ("target no", "introduced", "replied", "met", "reported back"):
        return unthanked(introduction)
    return ()


@dataclass(frozen=True, slots=True)
class Hold:
    """Why an introduction should not start. introduction: the one that stands against it. until: the day
    from which it is fair again, None while it depends on what becomes of the other one.
    """

    reason: Literal["introducer said no", "target said no", "one at a time"]
    introduction: Introduction
    until: Day | None = None


def may_start(rolodex: Rolodex, target: PersonId, introducer: PersonId, today: Day) -> Hold | None:
    """What speaks against asking this introducer for this target today; None when nothing does."""
    holds: list[Hold] = []
    for one in rolodex.introductions_of(target):
        if one.target != target:
            continue
        for state, reason in _REFUSED:
            said = day_of_state(one, state)
            mine = state == "target no" or one.introducer == introducer
            if said is not None and mine and said <= today < said + REST:
                holds.append(Hold(reason, one, said + REST))
        if is_running(one) and not silence_is_over(rolodex, one, today):
            holds.append(Hold("one at a time", one))
    # A day that can be waited for is of less use than what must be ended first; of days the last counts.
    return max(holds, key=lambda hold: (hold.until is None, hold.until or 0), default=None)


_REFUSED: tuple[tuple[IntroductionState, Literal["introducer said no", "target said no"]], ...] = (
    ("no", "introducer said no"),
    ("target no", "target said no"),
)


def outlasted(rolodex: Rolodex, target: PersonId, today: Day) -> list[Introduction]:
    """The introductions to a target whose introducers have been silent for so long that another may be asked."""
    return [
        one for one in rolodex.introductions_of(target) if one.target == target and silence_is_over(rolodex, one, today)
    ]


def silence_is_over(rolodex: Rolodex, introduction: Introduction, today: Day) -> bool:
    """Whether the follow-up, too, has been unanswered for seven business days."""
    if introduction.state not in ("asked", "silent") or introduction.followed_up is None:
        return False
    calendar = calendar_of(rolodex, introduction.introducer)
    return today >= business_day_after(calendar, introduction.followed_up, SILENCE_ENDS)


def answer_is_late(rolodex: Rolodex, introduction: Introduction, today: Day) -> bool:
    """Whether the target, once asked, has had the days in which people answer."""
    if introduction.state != "target asked":
        return False
    return today >= business_day_after(calendar_of(rolodex, introduction.target), introduction.since, ANSWERING)


def ask_of(rolodex: Rolodex, introduction: Introduction, person: PersonId) -> Ask | None:
    """The ask of this person that belongs to the introduction, if it is still there."""
    asks = [rolodex.asks[one] for one in introduction.ask_ids() if one in rolodex.asks]
    return next((ask for ask in asks if ask.person == person), None)


def patience_with(rolodex: Rolodex, introduction: Introduction, today: Day) -> int:
    """Business days after which the introducer may be asked once more, by how they have answered so far."""
    person = introduction.introducer
    ask = ask_of(rolodex, introduction, person)
    attempts = [one for one in rolodex.attempts_of(person) if one.day <= today]
    replies = sum(one.outcome in ANSWERS for one in attempts)
    return follow_up_day(reply_chance(ask.shown if ask is not None else _USUAL_YES, replies, len(attempts)))


def fair_follow_up(rolodex: Rolodex, introduction: Introduction, today: Day) -> Day | None:
    """The first day on which the introducer may be asked once more; None when that is not the question."""
    if introduction.state not in ("asked", "silent") or introduction.followed_up is not None:
        return None
    asked = day_of_state(introduction, "asked")
    calendar = calendar_of(rolodex, introduction.introducer)
    return business_day_after(calendar, asked or introduction.since, patience_with(rolodex, introduction, today))


def next_steps(
    introduction: Introduction, today: Day, calendar: Calendar, *, patience: int = 3
) -> tuple[NextStep, ...]:
    """What I should do next: one step, or thanks to several people, or nothing.

    calendar: of the person who is waited for. patience: business days until a silent introducer may
    be asked once more.
    """
    state, since = introduction.state, introduction.since
    first, last, target = introduction.introducer, PersonId(introduction.chain[-1]), introduction.target

    def step(person: PersonId, do: Do, due: Day, *, urgent: bool = False) -> tuple[NextStep, ...]:
        return (NextStep(introduction.id, person, do, due, urgent),)

    def later(days: int) -> Day:
        return business_day_after(calendar, since, days)

    if state in ("asked", "silent"):
        if introduction.followed_up is not None:
            over = business_day_after(calendar, introduction.followed_up, SILENCE_ENDS)
            return step(first, "choose next introducer" if today >= over else "wait", over)
        fair = business_day_after(calendar, day_of_state(introduction, "asked") or since, patience)
        return step(first, "follow up" if today >= fair else "wait", fair)
    if state in ("reported back", "target no", "no"):
        do: Do = "thank" if state == "reported back" else "thank for the no"
        return tuple(NextStep(introduction.id, one, do, since + _SOON) for one in may_be_thanked(introduction))
    steps: dict[str, tuple[PersonId, Do, Day]] = {
        "draft": (first, "send the ask", since),
        "agreed": (first, "send the note", since + _SOON),
        "blurb sent": (first, "wait", later(PASSING_ON)),
        "target asked": (last, "wait", later(ANSWERING)),
        "target yes": (last, "wait", later(INTRODUCING)),
        "introduced": (target, "reply to it", since + _SOON),
        "replied": (target, "meet", since + _MEETING),
        "met": (first, "report back", since + _REPORT),
    }
    return step(*steps[state], urgent=state == "introduced") if state in steps else ()


def next_steps_in(rolodex: Rolodex, introduction: Introduction, today: Day) -> tuple[NextStep, ...]:
    """The next steps by the calendars of the people concerned. A draft that may not start yet is waited with;
    one that depends on another introduction asks nothing.
    """
    if introduction.state == "draft":
        hold = may_start(rolodex, introduction.target, introduction.introducer, today)
        if hold is not None:
            if hold.until is None:
                return ()
            return (NextStep(introduction.id, introduction.introducer, "wait", hold.until),)
    awaited = introduction.target if introduction.state == "target asked" else introduction.introducer
    if introduction.state == "target yes":
        awaited = PersonId(introduction.chain[-1])
    patience = patience_with(rolodex, introduction, today)
    return next_steps(introduction, today, calendar_of(rolodex, awaited), patience=patience)


def all_next_steps(rolodex: Rolodex, today: Day) -> list[NextStep]:
    """What to do about all introductions, waiting left out: what is urgent first, then by the day."""
    return in_order(
        step
        for one in rolodex.introductions.values()
        for step in next_steps_in(rolodex, one, today)
        if step.do != "wait"
    )


def in_order(steps: Iterable[NextStep]) -> list[NextStep]:
    """Steps in the order in which they are to be taken."""
    return sorted(steps, key=lambda step: (not step.urgent, step.due, step.introduction, step.person))
