"""Attempts to reach somebody, and all that stands around them, in words."""

from datetime import date
from typing import get_args

from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.attempt import Attempt, AttemptOutcome
from godfather_desktop.domain.cadence import Cadence, Persistence, Rhythm
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.etiquette import WORKWEEK, Decides, Etiquette
from godfather_desktop.domain.occasion import Occasion, OccasionSort
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel
from godfather_desktop.insight.cadences import Momentum
from godfather_desktop.wording.dates import ago, partial
from godfather_desktop.wording.dates import day as day_words
from godfather_desktop.wording.fair import cause_words, clock_time, on_day, short_day
from godfather_desktop.wording.language import count, say

CHANNELS: dict[Channel, str] = {
    "call": "call",
    "email": "e-mail",
    "message": "message",
    "video": "video call",
    "in-person": "face to face",
    "letter": "letter",
    "reaction": "reaction",
    "bulk": "bulk mail",
}
FORM_CHANNELS: tuple[Channel, ...] = ("call", "email", "message", "video", "in-person", "letter")
"""By which somebody is reached on purpose; the other two reach nobody in particular."""
OUTCOMES: dict[AttemptOutcome, str] = {
    "": "nothing yet",
    "answered": "answered",
    "voicemail": "voicemail",
    "no-answer": "no answer",
    "bounced": "bounced",
    "auto-reply": "auto-reply",
    "gatekeeper": "gatekeeper",
    "replied": "replied later",
}
RHYTHMS: dict[Rhythm, str] = {
    "weekly": "weekly, 52 a year",
    "bi-weekly": "bi-weekly, 26 a year",
    "semi-monthly": "semi-monthly, 24 a year",
    "monthly": "monthly, 12 a year",
    "quarterly": "quarterly, 4 a year",
}
_RHYTHM: dict[Rhythm, str] = {
    "weekly": "weekly",
    "bi-weekly": "bi-weekly",
    "semi-monthly": "semi-monthly",
    "monthly": "monthly",
    "quarterly": "quarterly",
}
PERSISTENCES: dict[Persistence, str] = {
    "stop": "stop after the usual follow-ups",
    "change channel": "try one more way, then stop",
    "relentless": "go on with notes of value, six at most",
}
SORTS: dict[OccasionSort, str] = {
    "award": "award",
    "promotion": "promotion",
    "new role": "new role",
    "anniversary": "anniversary",
    "birthday": "birthday",
    "photo": "photo",
    "other": "another occasion",
}
DECIDES: dict[Decides, str] = {"": "not known", "claimed": "so it is claimed", "verified": "verified"}
_LONGEST = 200
"""Characters of a line that are shown on the card."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
assert set(CHANNELS) == set(get_args(Channel))
assert set(OUTCOMES) == set(get_args(AttemptOutcome))
assert set(RHYTHMS) == set(_RHYTHM) == set(get_args(Rhythm))
assert set(PERSISTENCES) == set(get_args(Persistence))
assert set(SORTS) == set(get_args(OccasionSort))
assert set(DECIDES) == set(get_args(Decides))


def attempt_head(attempt: Attempt) -> str:
    """'2nd attempt: e-mail, no answer'."""
    words = say("{nth} attempt: {channel}", nth=nth(attempt.number), channel=say(CHANNELS[attempt.channel]))
    return f"{words}, {say(OUTCOMES[attempt.outcome])}" if attempt.outcome else words


def attempt_detail(attempt: Attempt, today: Day) -> str:
    """The day, what it was for and what came of it."""
    parts = [f"{short_day(attempt.day, today)} · {ago(attempt.day, today)}"]
    if attempt.day == today:
        parts = [say("today")]
    if attempt.purpose:
        parts.append(_short(attempt.purpose))
    if attempt.asking:
        benefit = _short(attempt.benefit)
        parts.append(say("asked; for them: {benefit}", benefit=benefit) if benefit else say("asked"))
    elif attempt.benefit:
        parts.append(say("for them: {benefit}", benefit=_short(attempt.benefit)))
    if attempt.override:
        parts.append(say("sent all the same: {why}", why=_short(attempt.override)))
    if attempt.hook:
        landed = {True: say("it was liked"), False: say("it did not land"), None: say("not known how it landed")}
        parts.append(say("hook: {hook} ({landed})", hook=_short(attempt.hook), landed=landed[attempt.landed]))
    if attempt.closed is not None:
        closed = say("closed {when}", when=on_day(attempt.closed, today))
        parts.append(f"{closed}: {_short(attempt.debrief)}" if attempt.debrief else closed)
    elif attempt.debrief:
        parts.append(_short(attempt.debrief))
    return "\n".join(parts)


def nth(number: int) -> str:
    """'1st', '2nd', '3rd', '4th', '11th'."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def pause_head(pause: Pause) -> str:
    """'Out of office'."""
    return cause_words(pause.cause)


def pause_detail(pause: Pause, today: Day) -> str:
    """'since Mon 2 Mar, until Fri 6 Mar: note'."""
    start = short_day(pause.start, today)
    words = say("since {start}", start=start) if pause.start <= today else say("from {start}", start=start)
    words += ", " + (say("until {end}", end=short_day(pause.end, today)) if pause.end else say("end not known"))
    return f"{words}\n{pause.note}" if pause.note else words


def etiquette_lines(rolodex: Rolodex, said: Etiquette) -> list[str]:
    """What is said about approaching somebody, one thing a line."""
    hours = say("{opens} to {closes}", opens=clock_time(said.opens), closes=clock_time(said.closes))
    if said.closes <= said.opens:
        hours += " " + say("(past midnight)")
    lines = [", ".join(one for one in (days_words(said.workdays), hours, said.zone, said.country) if one)]
    if said.channel:
        lines.append(say("best by {channel}", channel=say(CHANNELS.get(said.channel, said.channel))))  # type: ignore[call-overload]
    if said.gatekeeper is not None and said.gatekeeper in rolodex.people:
        lines.append(say("past {who}", who=rolodex.people[said.gatekeeper].name))
    if said.protocol:
        lines.append(said.protocol)
    if said.decides:
        lines.append(_decides(rolodex, said))
    if said.incumbent:
        since = said.incumbent_since
        lines.append(
            say("works with {who} since {since}", who=said.incumbent, since=partial(since))
            if since
            else say("works with {who}", who=said.incumbent)
        )
    if said.incumbent_change:
        lines.append(say("what would change it: {what}", what=said.incumbent_change))
    return lines


def _decides(rolodex: Rolodex, said: Etiquette) -> str:
    by = said.decides_says
    if by is not None and by in rolodex.people:
        who = rolodex.people[by].name
        if said.decides == "verified":
            return say("decides; {who} confirmed it", who=who)
        return say("decides, {who} claims", who=who)
    return say("decides, which is verified") if said.decides == "verified" else say("decides, as is claimed")


def days_words(workdays: tuple[int, ...]) -> str:
    """'Mon to Fri', 'Mon, Wed, Fri'."""
    if workdays == WORKWEEK:
        return say("Mon to Fri")
    run = workdays == tuple(range(workdays[0], workdays[-1] + 1)) if workdays else False
    if run and len(workdays) > 2:
        return say("{first} to {last}", first=say(WEEKDAYS[workdays[0]]), last=say(WEEKDAYS[workdays[-1]]))
    return ", ".join(say(WEEKDAYS[one]) for one in workdays)


def cadence_words(cadence: Cadence) -> str:
    """'Monthly', 'Monthly, as for everybody tagged board'."""
    words = _capital(say(_RHYTHM[cadence.rhythm]))
    return say("{rhythm}, as everybody tagged {tag}", rhythm=words, tag=cadence.tag) if cadence.tag else words


def cadence_detail(cadence: Cadence, due: Day, today: Day) -> str:
    """The next day that it wants, and what happens when nobody answers."""
    if not cadence.active:
        return say("rests")
    persists = say(PERSISTENCES[cadence.persistence])
    if due <= today:
        return say("due now; without an answer: {persists}", persists=persists)
    return say("next by {when}; without an answer: {persists}", when=short_day(due, today), persists=persists)


def momentum_words(rhythm: Rhythm, momentum: Momentum, note: str) -> str:
    """'The 4th monthly touch in a row since Aug 2026; last: NOTE'."""
    since = date.fromordinal(momentum.since)
    month = partial(f"{since.year:04d}-{since.month:02d}")
    if momentum.touches == 1:
        words = say("The first touch of a run, in {month}", month=month)
    else:
        words = say(
            "The {nth} {rhythm} touch in a row since {month}",
            nth=nth(momentum.touches),
            rhythm=say(_RHYTHM[rhythm]),
            month=month,
        )
    return say("{run}; last: {note}", run=words, note=note) if note else words


def occasion_head(occasion: Occasion) -> str:
    """'Award: Woman of the Year'."""
    words = _capital(say(SORTS[occasion.sort]))
    return f"{words}: {occasion.text}" if occasion.text else words


def occasion_detail(occasion: Occasion) -> str:
    """'22 Mar, every year' or '22 Mar 2026'."""
    if occasion.date.startswith("--"):
        return say("{when}, every year", when=partial(occasion.date))
    return partial(occasion.date)


def refusal_head(refusal: Refusal, today: Day) -> str:
    """'No, on Tue 3 Mar'."""
    return say("No, {when}", when=on_day(refusal.day, today))


def refusal_detail(refusal: Refusal, today: Day) -> str:
    """When it may be looked at again, and why it was said."""
    when = day_words(refusal.revisit)
    words = say("looked at again on {when}", when=when)
    if refusal.revisit <= today:
        words = say("it may be looked at again since {when}", when=when)
    return f"{words}\n{refusal.why}" if refusal.why else words


def attachment_detail(kept: Attachment, today: Day) -> str:
    """'1.2 MB, kept on Tue 3 Mar'."""
    return say("{size}, kept {when}", size=size_words(kept.size), when=on_day(kept.day, today))


def size_words(size: int) -> str:
    """Bytes as people say them: '900 bytes', '12 kB', '1.2 MB'."""
    if size < 1_000:
        return count("{n} byte", "{n} bytes", size)
    return say("{n} kB", n=round(size / 1_000)) if size < 1_000_000 else say("{n} MB", n=f"{size / 1e6:.1f}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
