"""Why a thing is on the list of today, in words, and what was said last."""

from collections.abc import Iterable
from typing import get_args

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import ME, IntroductionId, PersonId, TaskId
from godfather_desktop.domain.occasion import OccasionSort
from godfather_desktop.domain.pause import PauseCause
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.insight.callbacks import Fair
from godfather_desktop.insight.clock import business_day_on, calendar_of, local, window_on
from godfather_desktop.insight.opt_in import NextStep
from godfather_desktop.insight.patience import Move
from godfather_desktop.insight.today import Item
from godfather_desktop.wording.dates import ago, near_day, weekday
from godfather_desktop.wording.fair import clock_time
from godfather_desktop.wording.introductions import next_words, through
from godfather_desktop.wording.language import count, say
from godfather_desktop.wording.records import task_words, touch_head
from godfather_desktop.wording.today import number_word

_BY: dict[Channel, str] = {
    "in-person": "in person",
    "video": "by video",
    "call": "by phone",
    "email": "by e-mail",
    "message": "by message",
    "letter": "by letter",
    "reaction": "by a reaction",
    "bulk": "by a mail to many",
}
assert set(_BY) == set(get_args(Channel))
_MOVES: dict[Move, str] = {
    "attempt": "",
    "follow up": "",
    "other channel": "this time another way",
    "value note": "with something of use to them and no ask",
    "rest": "a fresh attempt, after a rest",
}
assert set(_MOVES) == set(get_args(Move))
_CAUSES: dict[PauseCause, str] = {
    "illness": "Ill since {when}: send a kind word, and no ask.",
    "family": "A family matter since {when}: send a kind word, and no ask.",
    "funeral": "In mourning since {when}: send a kind word, and no ask.",
}
_EVENTS: dict[OccasionSort, str] = {
    "award": "Award",
    "promotion": "Promotion",
    "new role": "New role",
    "anniversary": "Anniversary",
    "birthday": "Birthday",
    "photo": "Photo",
    "other": "Occasion",
}
assert set(_EVENTS) == set(get_args(OccasionSort))
_RHYTHMS = {
    "weekly": "You wanted to be in touch every week",
    "bi-weekly": "You wanted to be in touch every other week",
    "semi-monthly": "You wanted to be in touch twice a month",
    "monthly": "You wanted to be in touch every month",
    "quarterly": "You wanted to be in touch every quarter",
}


def reason(rolodex: Rolodex, item: Item, today: Day) -> str:
    """Why a thing is on the list, as a sentence or two."""
    values = item.values
    match item.sort:
        case "call" | "reply":
            asked = "They asked you for something {when}, and you have not been in touch since."
            reached = "They were in touch {when}, and you have not been since."
            return say(asked if values.get("asked") else reached, when=ago(int(values["day"]), today))
        case "follow-up":
            return _follow_up(rolodex, item, today)
        case "revisit":
            when = say("Said no {when}", when=ago(int(values["day"]), today))
            why = say("{when}: {why}", when=when, why=_ended(str(values["why"]))) if values.get("why") else f"{when}."
            return say("{why} You wanted to come back to it.", why=why)
        case "introduction":
            return _introduction(rolodex, item, today)
        case "occasion":
            return _occasion(item, today)
        case "support":
            return say(_CAUSES[values["cause"]], when=near_day(int(values["day"]), today))
        case "cadence":
            rhythm = say(_RHYTHMS[str(values["rhythm"])])
            if item.due == today:
                return say("{rhythm}: today it is time.", rhythm=rhythm)
            word = "{rhythm}: it has been time since {when}." if item.due < today else "{rhythm}: next {when}."
            return say(word, rhythm=rhythm, when=_day(item.due, today))
        case "thanks":
            return say("{when} they did you a favor: {title}", when=_first(item.due, today), title=_title(values))
        case "promise":
            promised = say("You promised: {title}", title=_title(values))
            if values.get("due") is None:
                return promised
            word = "{promised} It was due {when}." if item.due < today else "{promised} It is due {when}."
            return say(word, promised=promised, when=ago(item.due, today))
        case "task":
            task = rolodex.tasks.get(TaskId(item.record))
            what = task_words(task) if task is not None else str(values.get("text", ""))
            planned = say("You planned: {what}", what=_ended(what)) if what else say("You planned something for them.")
            return planned if item.due == today else f"{planned} {_since(item.due, today)}"
        case "help":
            need, offer = _ended(str(values["need"])), _ended(str(values["offer"]))
            return say("On the card: {need} You offer: {offer}", need=need, offer=offer)


def channel_words(channel: Channel) -> str:
    """'by phone', 'by e-mail'."""
    return say(_BY[channel])


def fair_from(item: Item) -> Day | None:
    """From when on something that waits for its time is fair; None for what has no such day."""
    if item.sort == "follow-up":
        fair = item.values.get("fair")
        return fair.day if isinstance(fair, Fair) else item.due
    return item.due if item.sort == "revisit" else None


def last_touch_of(touches: Iterable[Touch], today: Day) -> Touch | None:
    """Of touches, newest first, the last one with a note; the last one where none has any."""
    past = [touch for touch in touches if touch.day <= today]
    return next((touch for touch in past if touch.note.strip()), past[0] if past else None)


def note_words(touch: Touch | None, today: Day) -> str:
    """The last touch in one line, what was said first: 'the merger · 12 days ago, call, from them'."""
    if touch is None:
        return say("No touch on record yet.")
    head = f"{ago(touch.day, today)}, {touch_head(touch)}"
    note = " ".join(touch.note.split())
    return say("{note} · {head}", note=note, head=head) if note else head


def hours_words(rolodex: Rolodex, person: PersonId, on: Day) -> str:
    """From what hour on a person can be reached on a day: 'from 9:00 their time, 18:00 yours'."""
    theirs, mine = calendar_of(rolodex, person), calendar_of(rolodex, ME)
    opens = window_on(theirs, on).opens
    (their_day, there), (my_day, here) = local(theirs, opens), local(mine, opens)
    if (their_day, there) == (my_day, here):
        return say("from {there}", there=clock_time(there))
    sentence = "from {there} their time, {here} yours"
    if my_day < their_day:
        sentence = "from {there} their time, {here} yours the day before"
    elif my_day > their_day:
        sentence = "from {there} their time, {here} yours the day after"
    return say(sentence, there=clock_time(there), here=clock_time(here))


def _follow_up(rolodex: Rolodex, item: Item, today: Day) -> str:
    values, number = item.values, int(item.values["attempts"])
    last = say("{by} {when}", by=say(_BY[values["channel"]]), when=ago(int(values["day"]), today))
    tried = count(
        "you tried {last}", "{number} attempts, the last {last}", number, number=number_word(number), last=last
    )
    if values.get("purpose"):
        tried = say("{purpose}: {tried}", purpose=str(values["purpose"]), tried=tried)
    fair = values["fair"]
    if not isinstance(fair, Fair):
        return f"{_capital(tried)}."
    how = _how(fair, values["channel"])
    when = _fair(rolodex, item.person, fair.day, today)
    return f"{_capital(tried)}. {when}; {how}." if how else f"{_capital(tried)}. {when}."


def _fair(rolodex: Rolodex, person: PersonId, on: Day, today: Day) -> str:
    if on > today:
        return say("Fair on {day}, {hours}", day=near_day(on, today), hours=hours_words(rolodex, person, on))
    if on == today:
        return say("Fair today {hours}", hours=hours_words(rolodex, person, today))
    since = say("Fair since {day}", day=near_day(on, today))
    works = business_day_on(calendar_of(rolodex, person), today)
    hours = hours_words(rolodex, person, works)
    if works == today:
        return say("{since}; today {hours}", since=since, hours=hours)
    return say("{since}; they work again on {day}, {hours}", since=since, day=weekday(works), hours=hours)


def _how(fair: Fair, last: Channel) -> str:
    if fair.move == "other channel" and fair.channel and fair.channel != last:
        return say("this time {by}", by=say(_BY[fair.channel]))
    return say(_MOVES[fair.move]) if _MOVES[fair.move] else ""


def _introduction(rolodex: Rolodex, item: Item, today: Day) -> str:
    introduction = rolodex.introductions.get(IntroductionId(item.record))
    if introduction is None:
        return say("An introduction.")
    step = NextStep(introduction.id, item.person, item.values["do"], item.due)
    what = next_words(rolodex, step, today)
    if item.person == introduction.target:
        return say("Introduction {through}: {what}", through=through(rolodex, introduction), what=what)
    return say("Introduction to {target}: {what}", target=rolodex.people[introduction.target].name, what=what)


def _occasion(item: Item, today: Day) -> str:
    values = item.values
    sort, text, age = values["sort"], str(values["text"]), values.get("age")
    if sort == "birthday" and isinstance(age, int):
        word = "Turned {age} {when}." if item.due < today else "Turns {age} {when}."
        return say(word, age=age, when=_when(int(values["day"]), today))
    what = say("{what} {when}", what=say(_EVENTS[sort]), when=_when(int(values["day"]), today))
    return say("{what}: {text}", what=what, text=_ended(text)) if text else f"{what}."


def _title(values: dict[str, object]) -> str:
    return _ended(str(values.get("title", "")))


def _since(due: Day, today: Day) -> str:
    when = _day(due, today)
    return say("It was meant for {when}.", when=when) if due < today else say("It is meant for {when}.", when=when)


def _when(on: Day, today: Day) -> str:
    """'today', 'yesterday', 'on Tue 24 Nov', 'on 3 May 2024'."""
    return ago(on, today) if abs(on - today) <= 1 else say("on {day}", day=_day(on, today))


def _day(on: Day, today: Day) -> str:
    """'yesterday', 'Tue 24 Nov', '3 May 2024'."""
    if abs(on - today) <= 1:
        return ago(on, today)
    return near_day(on, today)


def _first(on: Day, today: Day) -> str:
    return _capital(ago(on, today))


def _ended(text: str) -> str:
    """What somebody wrote as one sentence on one line, which ends once."""
    line = " ".join(text.split())
    return line if line.endswith((".", "!", "?", "…")) else f"{line}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
