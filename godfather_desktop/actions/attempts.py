"""Log attempts to reach people, say what came of them, close them."""

from dataclasses import replace

from godfather_desktop.actions.asks import asked
from godfather_desktop.actions.checks import NewId, bearable, on_calendar, one_of, other, within
from godfather_desktop.domain.ask import ASK_OUTCOMES, Ask, AskOutcome
from godfather_desktop.domain.attempt import ANSWERS, ATTEMPT_OUTCOMES, Attempt, AttemptOutcome
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AskId, AttemptId, PersonId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import CHANNELS, AskSide, Direction, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.callbacks import open_run
from godfather_desktop.insight.occasions import is_congratulation
from godfather_desktop.insight.strength import strength_in

KNOWN_WELL = 60.0
"""From this strength on nobody needs to say what is in it for them."""


def checked_attempt(rolodex: Rolodex, attempt: Attempt) -> Attempt:
    """The attempt cleaned, or RuleBroken naming the field that cannot be kept."""
    other(rolodex, attempt.person)
    on_calendar(attempt.day)
    one_of(attempt.channel, CHANNELS, "channel")
    one_of(attempt.outcome, ATTEMPT_OUTCOMES, "outcome")
    within(attempt.offer, -1, 2, "offer")
    if not 0.05 <= attempt.size <= 6.25:
        raise RuleBroken("out of range", field="size", what="size", low=0.05, high=6.25, said=attempt.size)
    if attempt.at is not None and not attempt.at >= 0:
        raise RuleBroken("no such date", field="at", said=attempt.at)
    attempt = replace(
        attempt,
        purpose=clean_line(attempt.purpose),
        benefit=clean_line(attempt.benefit),
        text=bearable(attempt.text, "text"),
        hook=clean_line(attempt.hook),
        override=clean_line(attempt.override),
        debrief=clean_line(attempt.debrief),
    )
    if attempt.asking and (is_congratulation(attempt.purpose) or is_congratulation(attempt.text)):
        raise RuleBroken("congratulation with an ask", field="asking")
    return attempt


def log_attempt(rolodex: Rolodex, new_id: NewId, attempt: Attempt) -> ChangeSet:
    """Add an attempt: with its touch, and with the chance that is shown for its ask.

    Raises RuleBroken also when something is asked of somebody whom I do not know well, without
    anything in it for them and without a word why (`override`).
    """
    attempt = checked_attempt(rolodex, attempt)
    known_well = strength_in(rolodex, attempt.person, attempt.day).value >= KNOWN_WELL
    if attempt.asking and not (attempt.benefit or attempt.override or known_well):
        raise RuleBroken("nothing in it for them", field="benefit", name=rolodex.people[attempt.person].name)
    attempt = replace(attempt, number=len(open_run(rolodex, attempt.person, attempt.day)) + 1)
    attempt = _with_touches(attempt, new_id)
    changes: list[Change] = []
    if attempt.asking:
        ask = asked(
            rolodex,
            AskId(new_id()),
            attempt.person,
            attempt.day,
            size=attempt.size,
            in_person=attempt.channel == "in-person",
            text=attempt.purpose,
            value=float(attempt.offer),
        )
        attempt = replace(attempt, ask=ask.id)
        changes.append(Change(None, _answered(ask, attempt, "") if attempt.outcome in ANSWERS else ask))
    changes += [Change(None, touch) for touch in touches_of(attempt)]
    changes.append(Change(None, attempt))
    return change_set("attempt.log", rolodex.people[attempt.person].name, changes)


def set_outcome(
    rolodex: Rolodex,
    new_id: NewId,
    attempt: AttemptId,
    outcome: AttemptOutcome,
    day: Day,
    *,
    answer: AskOutcome = "",
    landed: bool | None = None,
) -> ChangeSet:
    """Say what came of an attempt. answer: what they said to its ask; landed: whether the hook was liked."""
    before = _there(rolodex, attempt)
    one_of(outcome, ATTEMPT_OUTCOMES, "outcome")
    one_of(answer, ASK_OUTCOMES, "answer")
    settled = max(on_calendar(day), before.day) if outcome else None
    after = replace(before, outcome=outcome, settled=settled, landed=before.landed if landed is None else landed)
    after = _with_touches(after, new_id)
    changes = [*_touch_changes(before, after), Change(before, after)]
    ask = rolodex.asks.get(before.ask) if before.ask is not None else None
    if ask is None and answer:
        raise RuleBroken("nothing was asked", field="answer")
    if ask is not None:
        changes.append(Change(ask, _answered(ask, after, answer, corrected=before.outcome in ANSWERS)))
    return change_set("attempt.outcome", rolodex.people[before.person].name, changes)


def close_attempts(rolodex: Rolodex, person: PersonId, day: Day, debrief: str) -> ChangeSet:
    """Give up waiting, or be content: every open attempt is closed, with one line why it went as it did.

    Silence is a no to what was asked.
    """
    card = other(rolodex, person)
    return change_set("attempt.close", card.name, closed(rolodex, person, on_calendar(day), debrief))


def closed(rolodex: Rolodex, person: PersonId, day: Day, debrief: str) -> list[Change]:
    """The changes that close a person's open attempts."""
    said = clean_line(debrief)
    changes: list[Change] = []
    for attempt in open_run(rolodex, person, day):
        changes.append(Change(attempt, replace(attempt, closed=day, debrief=said or attempt.debrief)))
        ask = rolodex.asks.get(attempt.ask) if attempt.ask is not None else None
        if ask is not None and not ask.outcome:
            changes.append(Change(ask, replace(ask, outcome="no", closed=day)))
    return changes


def debrief(rolodex: Rolodex, attempt: AttemptId, text: str) -> ChangeSet:
    """Write down, or correct, why an attempt went as it did."""
    before = _there(rolodex, attempt)
    after = replace(before, debrief=clean_line(text))
    return change_set("attempt.debrief", rolodex.people[before.person].name, [Change(before, after)])


def remove_attempt(rolodex: Rolodex, attempt: AttemptId) -> ChangeSet:
    """Remove an attempt that never was, with its touches and its ask; files stay with the person."""
    before = _there(rolodex, attempt)
    changes = [Change(touch, None) for touch in touches_of(before)]
    changes += [
        Change(one, replace(one, attempt=None))
        for one in rolodex.attachments_of(before.person)
        if one.attempt == attempt
    ]
    changes += [
        Change(one, replace(one, attempt=None)) for one in rolodex.refusals_of(before.person) if one.attempt == attempt
    ]
    changes.append(Change(before, None))
    if before.ask is not None and before.ask in rolodex.asks:
        changes.append(Change(rolodex.asks[before.ask], None))
    return change_set("attempt.remove", rolodex.people[before.person].name, changes)


def touches_of(attempt: Attempt) -> tuple[Touch, ...]:
    """The contacts that an attempt stands for: what I sent, and the answer that came later."""
    touches: list[Touch] = []
    if attempt.touch is not None:
        direction: Direction = "mutual" if _at_once(attempt) else "out"
        ask: AskSide = "mine" if attempt.asking else "none"
        touches.append(
            Touch(attempt.touch, attempt.person, attempt.day, attempt.channel, direction, ask=ask, note=attempt.purpose)
        )
    if attempt.reply is not None and attempt.settled is not None:
        touches.append(Touch(attempt.reply, attempt.person, attempt.settled, attempt.channel, "in"))
    return tuple(touches)


def _at_once(attempt: Attempt) -> bool:
    """Whether they answered in the same breath, as on the telephone."""
    return attempt.outcome in ANSWERS and attempt.settled in (None, attempt.day)


def _with_touches(attempt: Attempt, new_id: NewId) -> Attempt:
    """The attempt with ids for just those touches that its outcome calls for."""
    touch = attempt.touch
    if attempt.outcome == "bounced":
        # Nothing reached them: it was no contact.
        touch = None
    elif touch is None:
        touch = TouchId(new_id())
    later = attempt.outcome in ANSWERS and not _at_once(attempt)
    reply = (attempt.reply or TouchId(new_id())) if later else None
    return replace(attempt, touch=touch, reply=reply)


def _touch_changes(before: Attempt, after: Attempt) -> list[Change]:
    old = {touch.id: touch for touch in touches_of(before)}
    new = {touch.id: touch for touch in touches_of(after)}
    return [Change(old.get(id_), new.get(id_)) for id_ in {**old, **new}]


def _answered(ask: Ask, attempt: Attempt, answer: AskOutcome, *, corrected: bool = False) -> Ask:
    """The ask as it is after the attempt's outcome: an answer is all that somebody unknown was asked for."""
    if ask.model == "answer" and not answer:
        answer = "yes" if attempt.outcome in ANSWERS else ""
    if not answer and corrected and attempt.outcome not in ANSWERS:
        # What was taken for an answer was none.
        return replace(ask, outcome="", closed=None)
    if not answer:
        return ask
    return replace(ask, outcome=answer, closed=attempt.settled or attempt.day)


def _there(rolodex: Rolodex, attempt: AttemptId) -> Attempt:
    before = rolodex.attempts.get(attempt)
    if before is None:
        raise RuleBroken("no such record", field="attempt")
    return before
