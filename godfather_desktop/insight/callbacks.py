"""My attempts to reach somebody: which are still open, how often they answer, and when the next one is fair."""

from dataclasses import dataclass
from typing import Literal

from godfather_desktop.domain.attempt import ANSWERS, Attempt
from godfather_desktop.domain.cadence import Persistence
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.pause import BIGGER_FISH, HARDSHIPS, Pause
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import CHANNELS, Channel
from godfather_desktop.insight.asking import chance_of_yes
from godfather_desktop.insight.cadences import cadence_for
from godfather_desktop.insight.clock import (
    Calendar,
    Window,
    business_day_after,
    business_day_of,
    business_day_on,
    business_days_between,
    calendar_of,
    local,
    window_on,
)
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.patience import REST_DAYS, Move, closeness_of, follow_up_day, next_step, reply_chance
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import is_own_tie
from godfather_desktop.insight.titles import SENIORITY_RANK, seniority_of

REPLY_DAYS = 30
"""A contact of theirs so soon after an attempt counts as its answer."""
HARDSHIP_DAYS = 14
"""No ask for so long after illness, a family matter or a funeral became known."""
_AFTER_RETURN, _AFTER_EVENT = 2, 5
"""Business days after they are back, and after what mattered more to them."""
_UNKNOWN_LENGTH = 14
"""Days that a pause without an end is taken to last."""
_TRAVEL_DAYS = 1
"""A traveler's clock may go back by so many days; the attempts of that time are not forgotten."""

Because = Literal["patience", "pause", "no", "course", "nothing"]


@dataclass(frozen=True, slots=True)
class Fair:
    """When the next attempt is fair. day: by their calendar; window: their office hours on it. number: which
    attempt it would be. waited: business days that have passed since the last one; patience: how many are
    fair. because: what decides the day. channel: by which way, empty when any will do.
    """

    day: Day
    window: Window
    number: int
    move: Move
    waited: int
    patience: int
    because: Because
    pause: Pause | None = None
    refusal: Refusal | None = None
    channel: Channel | Literal[""] = ""


def open_run(rolodex: Rolodex, person: PersonId, as_of: Day) -> list[Attempt]:
    """The attempts since the person was last in contact that nobody has answered or closed, oldest first."""
    sums = rolodex.sums.get(person)
    last_in = sums.last_in if sums is not None else 0
    run: list[Attempt] = []
    for attempt in _made(rolodex, person, as_of):
        if attempt.outcome in ANSWERS or attempt.closed is not None or _answered_by(attempt, last_in):
            run.clear()
            continue
        if run and attempt.day - run[-1].day >= REST_DAYS:
            # After a rest the course begins anew.
            run.clear()
        run.append(attempt)
    return run


def record_of(rolodex: Rolodex, person: PersonId, as_of: Day) -> tuple[int, int]:
    """How many attempts arrived, and how many of them were answered: (sends, replies)."""
    sums = rolodex.sums.get(person)
    last_in = sums.last_in if sums is not None else 0
    sent = [one for one in _made(rolodex, person, as_of) if one.outcome != "bounced"]
    replies = sum(one.outcome in ANSWERS for one in sent)
    # Their mail may have been imported and nobody said that it was the answer.
    before = [one for one in sent if _answered_by(one, last_in)]
    if before and before[-1].outcome not in ANSWERS and last_in - before[-1].day <= REPLY_DAYS:
        replies += 1
    return len(sent), replies


def _answered_by(attempt: Attempt, last_in: Day) -> bool:
    """Whether their last contact answers an attempt: of one day, unless I know that they did not."""
    return attempt.day < last_in or (attempt.day == last_in and not attempt.outcome)


def _made(rolodex: Rolodex, person: PersonId, as_of: Day) -> list[Attempt]:
    made = [one for one in rolodex.attempts_of(person) if one.day <= as_of + _TRAVEL_DAYS]
    return sorted(made, key=lambda one: (one.day, one.at or 0, one.id))


def answer_chance(rolodex: Rolodex, person: PersonId, scores: Scores, last: Attempt | None) -> float:
    """The model's chance of an answer: of a yes where something is asked of somebody I know."""
    if last is not None and last.ask in rolodex.asks:
        # As it was before the ask. That I asked lowers the chance of the next one, not of this.
        return rolodex.asks[last.ask].shown
    card = rolodex.people[person]
    if last is not None and last.asking and is_own_tie(rolodex, card):
        return chance_of_yes(scores.asking(person, size=last.size, in_person=last.channel == "in-person"))
    offer = float(last.offer) if last is not None else 0.0
    rank = SENIORITY_RANK[seniority_of(card, rolodex.roles_of(person))]
    return direct(scores.strength(person).value, Approach(offer, rank, scores.shift("answer")))


def patience_for(rolodex: Rolodex, person: PersonId, scores: Scores, last: Attempt | None) -> int:
    """The follow-up day of a person, in business days: silence of somebody reliable means wait."""
    sends, replies = record_of(rolodex, person, scores.as_of)
    return follow_up_day(reply_chance(answer_chance(rolodex, person, scores, last), replies, sends))


def persistence_of(rolodex: Rolodex, person: PersonId) -> Persistence:
    """How much I want to persist: as the cadence that holds for the person says, else stop."""
    cadence = cadence_for(rolodex, person)
    return cadence.persistence if cadence is not None else "stop"


def sent_on(calendar: Calendar, attempt: Attempt) -> Day:
    """The business day of theirs on which an attempt arrived."""
    if attempt.at is None:
        return business_day_on(calendar, attempt.day)
    return business_day_of(calendar, attempt.at)


def fair_in(rolodex: Rolodex, person: PersonId, scores: Scores, now: Minute | None = None) -> Fair:
    """When the next attempt to reach a person is fair, as of the scores' day; now: the minute, if it is known."""
    calendar = calendar_of(rolodex, person)
    today = local(calendar, now)[0] if now is not None else scores.as_of
    run = open_run(rolodex, person, scores.as_of)
    last = run[-1] if run else None
    patience = patience_for(rolodex, person, scores, last)
    persistence = persistence_of(rolodex, person)
    course = next_step(closeness_of(scores.strength(person).value), len(run), patience, persistence)
    day, waited = today, 0
    because: Because = "nothing"
    if last is not None:
        sent = sent_on(calendar, last)
        waited = business_days_between(calendar, sent, today)
        patient = business_day_after(calendar, sent, course.business)
        day = max(patient, sent + course.days)
        because = "patience" if day == patient and course.business == patience else "course"
    refusal = filed_no(rolodex, person, scores.as_of)
    if refusal is not None and refusal.revisit > day:
        day, because = refusal.revisit, "no"
    # Before the pauses are asked: the weekend may end in one.
    day = business_day_on(calendar, day)
    pause, until = _paused(rolodex, person, calendar, day, today)
    if pause is not None:
        day, because = until, "pause"
    return Fair(
        day,
        window_on(calendar, day),
        len(run) + 1,
        course.move,
        waited,
        patience,
        because,
        pause,
        refusal,
        _channel(rolodex, person, course.move, run),
    )


def filed_no(rolodex: Rolodex, person: PersonId, as_of: Day) -> Refusal | None:
    """The 'no' that still stands on a day: filed, and not yet to be looked at again."""
    standing = [one for one in rolodex.refusals_of(person) if one.day <= as_of < one.revisit]
    return max(standing, key=lambda one: (one.revisit, one.id), default=None)


def pauses_on(rolodex: Rolodex, person: PersonId, day: Day) -> list[Pause]:
    """The pauses that hold back an ask on a day, their time of grace included."""
    pauses = rolodex.pauses_of(person)
    if not pauses:
        return []
    calendar = calendar_of(rolodex, person)
    return [one for one in pauses if one.start <= day < fair_after(calendar, one)]


def fair_after(calendar: Calendar, pause: Pause) -> Day:
    """The first day that is fair after a pause (rows 4, 5 and 7 of the table)."""
    end = pause.end if pause.end is not None else pause.start + _UNKNOWN_LENGTH
    if pause.cause in HARDSHIPS:
        return business_day_on(calendar, max(end + 1, pause.start + HARDSHIP_DAYS))
    return business_day_after(calendar, end, _AFTER_EVENT if pause.cause in BIGGER_FISH else _AFTER_RETURN)


def _paused(rolodex: Rolodex, person: PersonId, calendar: Calendar, day: Day, today: Day) -> tuple[Pause | None, Day]:
    """The pause that lies longest over a fair day, and when it is over; one may follow upon another.

    What was fair before a pause is not fair in it, either: so today counts as well.
    """
    decisive: Pause | None = None
    pauses = [(pause, fair_after(calendar, pause)) for pause in rolodex.pauses_of(person)]
    for _ in pauses:
        for pause, after in pauses:
            if day < after and (pause.start <= day or pause.start <= today < after):
                day, decisive = after, pause
    return decisive, day


def _channel(rolodex: Rolodex, person: PersonId, move: Move, run: list[Attempt]) -> Channel | Literal[""]:
    """By which way: as they like it, or for another one, what was not tried yet."""
    etiquette = rolodex.etiquette_of(person)
    liked = next((one for one in CHANNELS if etiquette is not None and one == etiquette.channel), None)
    bounced = bool(run) and run[-1].outcome == "bounced"
    if move != "other channel" and not bounced:
        return liked or (run[-1].channel if run else "")
    card = rolodex.people[person]
    tried = {attempt.channel for attempt in run}
    can: list[Channel] = [*([liked] if liked else [])]
    can += ["call", "message"] if card.phones else []
    can += ["email"] if card.emails else []
    can += ["letter"]
    return next((one for one in can if one not in tried), "")
