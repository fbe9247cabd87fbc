"""The fair clock in words: when the next attempt is fair, by whose clock, and why not before."""

from typing import get_args

from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.pause import HARDSHIPS, Pause, PauseCause
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.insight.cadences import cadence_in
from godfather_desktop.insight.callbacks import Fair, open_run, sent_on
from godfather_desktop.insight.clock import (
    Calendar,
    business_day_on,
    business_days_between,
    calendar_of,
    is_open,
    local,
    window_on,
)
from godfather_desktop.insight.patience import Move
from godfather_desktop.wording.dates import day as day_words
from godfather_desktop.wording.dates import weekday
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.reasons import CAUSES

_NEXT: dict[Channel, str] = {
    "in-person": "The next visit",
    "video": "The next video call",
    "call": "The next call",
    "email": "The next e-mail",
    "message": "The next message",
    "letter": "The next letter",
    "reaction": "The next attempt",
    "bulk": "The next attempt",
}
_ANOTHER: dict[Channel, str] = {
    "in-person": "Another way, a visit,",
    "video": "Another way, a video call,",
    "call": "Another way, a call,",
    "email": "Another way, an e-mail,",
    "message": "Another way, a message,",
    "letter": "Another way, a letter,",
    "reaction": "Another way",
    "bulk": "Another way",
}
_MOVES: dict[Move, str] = {
    "attempt": "A first attempt",
    "follow up": "The next attempt",
    "other channel": "Another way",
    "value note": "A note with something for them and no ask",
    "rest": "After a rest, a fresh attempt",
}
assert set(_NEXT) == set(_ANOTHER) == set(get_args(Channel))
assert set(_MOVES) == set(get_args(Move))
_SOON = 60
"""Days ahead for which a weekday says more than a year."""


def fair_words(rolodex: Rolodex, person: PersonId, fair: Fair, today: Day, now: Minute | None = None) -> str:
    """When the next attempt is fair and why: 'The next call is fair from Tue 24 Nov, 9:00: two business days ...'."""
    calendar = calendar_of(rolodex, person)
    what = _what(fair)
    why = _why(rolodex, person, fair, calendar, today)
    if _has_come(calendar, fair, today, now):
        if calendar.works_on(today) if now is None else is_open(calendar, now):
            return say("{what} is fair now{why}.", what=what, why=why)
        opens = _next_opening(calendar, today, now)
        return say("{what} is fair from {when}{why}.", what=what, when=_clock(rolodex, person, opens, today), why=why)
    when = _clock(rolodex, person, fair.window.opens, today)
    return say("{what} is fair from {when}{why}.", what=what, when=when, why=why)


def next_words(rolodex: Rolodex, person: PersonId, fair: Fair, today: Day) -> str:
    """The one line on the card: 'Call by Tue 24 Nov', 'Follow up from Tue 24 Nov'; empty when nothing is due."""
    sums = rolodex.sums.get(person)
    if fair.refusal is not None and fair.because == "no":
        return say("They said no: come back from {when}", when=short_day(fair.refusal.revisit, today))
    if fair.pause is not None and fair.pause.start <= today < fair.day:
        return say("{why}: leave it until {when}", why=cause_words(fair.pause.cause), when=short_day(fair.day, today))
    if sums is not None and sums.their_asks and sums.their_asks[-1] > sums.last_out:
        return say("Call back: they asked {when}", when=on_day(sums.their_asks[-1], today))
    if open_run(rolodex, person, today):
        if fair.day <= today:
            return say("A fresh attempt is fair now") if fair.move == "rest" else say("A follow-up is fair now")
        if fair.move == "rest":
            return say("Rest until {when}", when=short_day(fair.day, today))
        return say("Follow up from {when}", when=short_day(fair.day, today))
    wanted = cadence_in(rolodex, person)
    if wanted is None:
        return ""
    due = max(wanted[1], today)
    return say("Call today") if due == today else say("Call by {when}", when=short_day(due, today))


def cause_words(cause: PauseCause) -> str:
    """Why there is a pause: 'Out of office', 'A funeral'."""
    return say(CAUSES[cause])


def short_day(value: Day, today: Day) -> str:
    """'Tue 24 Nov', or with its year when it is far off: '24 Nov 2027'."""
    if value == today:
        return say("today")
    return weekday(value) if abs(value - today) <= _SOON else day_words(value)


def on_day(value: Day, today: Day) -> str:
    """'on Tue 24 Nov', 'today'."""
    return say("today") if value == today else say("on {day}", day=short_day(value, today))


def clock_time(minutes: int) -> str:
    """Minutes after midnight as a time of day: '9:00', '16:30'; 1,440 is '24:00'."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def _what(fair: Fair) -> str:
    if fair.channel and fair.move == "follow up":
        return say(_NEXT[fair.channel])
    if fair.channel and fair.move == "other channel":
        return say(_ANOTHER[fair.channel])
    return say(_MOVES[fair.move])


def _why(rolodex: Rolodex, person: PersonId, fair: Fair, calendar: Calendar, today: Day) -> str:
    """What the day rests on, from the colon on; empty when nothing holds anybody up."""
    if fair.because == "pause" and fair.pause is not None and fair.day > today:
        return ": " + _pause_words(fair.pause, today)
    if fair.because == "no" and fair.refusal is not None:
        return ": " + say("they said no {when}", when=on_day(fair.refusal.day, today))
    run = open_run(rolodex, person, today)
    if not run:
        return ""
    last = run[-1]
    if fair.day <= today:
        return ": " + count("{n} business day has passed", "{n} business days have passed", fair.waited)
    if fair.move in ("value note", "rest"):
        return ": " + count("{n} day after the last one", "{n} days after the last one", fair.day - last.day)
    waits = business_days_between(calendar, sent_on(calendar, last), fair.day)
    return ": " + count("{n} business day after the last one", "{n} business days after the last one", waits)


def _pause_words(pause: Pause, today: Day) -> str:
    words = cause_words(pause.cause)
    cause = words[:1].lower() + words[1:]
    if pause.end is None:
        words = say("{why}, and nobody knows how long", why=cause)
    else:
        words = say("{why} until {when}", why=cause, when=short_day(pause.end, today))
    return words + (", " + say("and an ask can wait") if pause.cause in HARDSHIPS else "")


def _has_come(calendar: Calendar, fair: Fair, today: Day, now: Minute | None) -> bool:
    if now is None:
        return fair.day <= today
    there = local(calendar, now)[0]
    if fair.because == "nothing" and fair.day <= there and is_open(calendar, now):
        # A night shift that began yesterday still lasts.
        return True
    return now >= fair.window.opens or fair.day < there


def _next_opening(calendar: Calendar, today: Day, now: Minute | None) -> Minute:
    """When their office opens the next time."""
    if now is None:
        return window_on(calendar, business_day_on(calendar, today)).opens
    there = local(calendar, now)[0]
    opens = window_on(calendar, business_day_on(calendar, there)).opens
    if opens > now:
        return opens
    return window_on(calendar, business_day_on(calendar, max(there, today) + 1)).opens


def _clock(rolodex: Rolodex, person: PersonId, at: Minute, today: Day) -> str:
    """A moment by their clock, and by mine where the two differ."""
    there = local(calendar_of(rolodex, person), at)
    here = local(calendar_of(rolodex, ME), at)
    day, minutes = there
    words = say("{day}, {time}", day=short_day(day, today), time=clock_time(minutes))
    if there == here:
        return words
    mine = clock_time(here[1])
    if here[0] != day:
        mine = say("{day}, {time}", day=short_day(here[0], today), time=mine)
    return say("{when} their time ({mine} yours)", when=words, mine=mine)
