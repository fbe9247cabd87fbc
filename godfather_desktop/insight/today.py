"""What there is to do about one person: calls I have to return, fair follow-ups, occasions, touches, thanks, promises.

Everything follows from the records; an item has a key that stays the same as long as its reason does,
so that it can be put off or ticked off.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.pause import HARDSHIPS, Pause
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.task import Task
from godfather_desktop.insight.cadences import cadence_in, last_real_day
from godfather_desktop.insight.callbacks import fair_in, open_run, pauses_on
from godfather_desktop.insight.clock import business_day_on, calendar_of
from godfather_desktop.insight.introduction_thanks import introduction_of
from godfather_desktop.insight.occasions import events_of
from godfather_desktop.insight.opt_in import next_steps_in
from godfather_desktop.insight.scores import Scores

Section = Literal["call", "follow-up", "occasion", "cadence", "thanks", "help"]
SECTIONS: tuple[Section, ...] = ("call", "follow-up", "occasion", "cadence", "thanks", "help")
"""In the order in which they come on the page."""
Sort = Literal[
    "call",
    "reply",
    "follow-up",
    "revisit",
    "introduction",
    "occasion",
    "support",
    "cadence",
    "thanks",
    "promise",
    "task",
    "help",
]
AHEAD = 14
"""Days ahead for which coming things are listed as later."""
_OWED_DAYS = 30
"""A call that was not returned for longer is no call any more but a tie that went quiet."""
_MY_MOVE = 14
"""Who writes or rings within so many days of a note of mine has answered it: the next move is not mine alone."""
_THANKS_DAYS = 365


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do. key: stays the same as long as its reason does. due: from when on. record: the id of the
    record that it is about, 0 when it follows from touches. values: what its reason says, for `wording.today`.
    """

    key: str
    section: Section
    sort: Sort
    person: PersonId
    due: Day
    record: int = 0
    values: dict[str, Any] = field(default_factory=dict, compare=False)


def items_of(rolodex: Rolodex, person: PersonId, scores: Scores) -> list[Item]:
    """All there is to do about a person now and in the days ahead, as of the scores' day; what is done with is out."""
    if person == ME or person not in rolodex.people:
        return []
    # Most people have nothing of most kinds, and there are thousands of people.
    has, today = rolodex.has, scores.as_of
    found: list[Item] = [*_calls(rolodex, person, today), *_occasions(rolodex, person, today)]
    if has(person, Attempt) or has(person, Refusal):
        found += _follow_ups(rolodex, person, scores)
    if has(person, Cadence) or rolodex.people[person].tags:
        found += _cadence(rolodex, person, today)
    if has(person, Favor):
        found += _favors(rolodex, person, today)
    if has(person, Task):
        found += _tasks(rolodex, person)
    if has(person, Introduction):
        found += _introductions(rolodex, person, today)
    if not found:
        return found
    snoozes = {one.item: one for one in rolodex.snoozes_of(person)}
    standing = (_put_off(item, snoozes.get(item.key)) for item in found)
    return [item for item in standing if item is not None and item.due <= scores.as_of + AHEAD]


def _put_off(item: Item, snooze: Snooze | None) -> Item | None:
    """The item with the day to which it was put off; None when it is done with."""
    if snooze is None:
        return item
    if snooze.until is None:
        return None
    return replace(item, due=max(item.due, snooze.until))


def _calls(rolodex: Rolodex, person: PersonId, today: Day) -> Iterable[Item]:
    """They reached me, or asked, and I have not been in touch since."""
    sums = rolodex.sums.get(person)
    if sums is None or sums.last_in <= sums.last_out or today - sums.last_in > _OWED_DAYS:
        return
    # A thumb held up wants no call back.
    reached = min(sums.last_in, last_real_day(sums))
    asked = bool(sums.their_asks) and sums.their_asks[-1] > sums.last_out
    if reached <= sums.last_out or (not asked and reached - sums.last_out <= _MY_MOVE):
        return
    yield Item(f"call:{reached}", "call", "call", person, reached, values={"day": reached, "asked": asked})


def _follow_ups(rolodex: Rolodex, person: PersonId, scores: Scores) -> Iterable[Item]:
    today = scores.as_of
    run = open_run(rolodex, person, today)
    if run:
        fair = fair_in(rolodex, person, scores)
        last = run[-1]
        values = {"fair": fair, "purpose": last.purpose, "channel": last.channel, "attempts": len(run), "day": last.day}
        calendar = calendar_of(rolodex, person)
        # On a day off of theirs nothing is fair, however long it has been due.
        due = fair.day if calendar.works_on(today) else business_day_on(calendar, max(fair.day, today))
        yield Item(f"follow:{last.id}", "follow-up", "follow-up", person, due, last.id, values)
    for refusal in rolodex.refusals_of(person):
        sums = rolodex.sums.get(person)
        # Until I was in touch again, it is still to be looked at.
        if sums is None or sums.last_out < refusal.revisit:
            values = {"day": refusal.day, "why": refusal.why}
            yield Item(f"revisit:{refusal.id}", "follow-up", "revisit", person, refusal.revisit, refusal.id, values)


def _occasions(rolodex: Rolodex, person: PersonId, today: Day) -> Iterable[Item]:
    for event in events_of(rolodex, person, today, AHEAD):
        values = {"sort": event.sort, "text": event.text, "age": event.age, "day": event.day}
        # A role keeps its key when its organization gets another name.
        key = f"occasion:{event.sort}:{event.day}:{event.role or event.text}"
        yield Item(key, "occasion", "occasion", person, event.day, 0, values)
    for pause in pauses_on(rolodex, person, today) if rolodex.has(person, Pause) else ():
        sums = rolodex.sums.get(person)
        if pause.cause in HARDSHIPS and (sums is None or sums.last_out < pause.start):
            values = {"cause": pause.cause, "day": pause.start}
            yield Item(f"support:{pause.id}", "occasion", "support", person, pause.start, pause.id, values)


def _cadence(rolodex: Rolodex, person: PersonId, today: Day) -> Iterable[Item]:
    found = cadence_in(rolodex, person)
    if found is None:
        return
    cadence, due = found
    if open_run(rolodex, person, today):
        # The follow-up is the touch that the cadence wants.
        return
    paused = pauses_on(rolodex, person, max(due, today))
    if paused:
        return
    yield Item(f"cadence:{cadence.id}:{due}", "cadence", "cadence", person, due, cadence.id, {"rhythm": cadence.rhythm})


def _favors(rolodex: Rolodex, person: PersonId, today: Day) -> Iterable[Item]:
    for favor in rolodex.favors_of(person):
        if favor.direction == "received" and favor.status == "done" and not favor.thanked:
            # An introduction under way says by itself when its thanks are due.
            if 0 <= today - favor.day <= _THANKS_DAYS and introduction_of(rolodex, favor) is None:
                values = {"title": favor.title, "day": favor.day}
                yield Item(f"thanks:{favor.id}", "thanks", "thanks", person, favor.day, favor.id, values)
        elif favor.direction == "given" and favor.status == "promised" and favor.day <= today:
            values = {"title": favor.title, "day": favor.day, "due": favor.due}
            due = favor.due if favor.due is not None else favor.day
            yield Item(f"promise:{favor.id}", "thanks", "promise", person, due, favor.id, values)


def _tasks(rolodex: Rolodex, person: PersonId) -> Iterable[Item]:
    for task in rolodex.tasks_of(person):
        if not task.done:
            values = {"work": task.work, "text": task.text}
            yield Item(f"task:{task.id}", "thanks", "task", person, task.due, task.id, values)


def _introductions(rolodex: Rolodex, person: PersonId, today: Day) -> Iterable[Item]:
    for introduction in rolodex.introductions_of(person):
        for step in next_steps_in(rolodex, introduction, today):
            if step.person != person:
                continue
            # What is waited for needs nothing of me until its time is over.
            section: Section = "follow-up"
            if step.urgent:
                section = "call"
            elif step.do in ("thank", "thank for the no"):
                section = "thanks"
            values = {"do": step.do, "state": introduction.state, "target": introduction.target}
            key = f"introduction:{introduction.id}:{len(introduction.states)}:{step.do}"
            yield Item(key, section, "introduction", person, step.due, introduction.id, values)
