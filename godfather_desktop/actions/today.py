"""One key on the list of today: what it says is done, written down as what it was."""

from godfather_desktop.actions.attempts import log_attempt
from godfather_desktop.actions.checks import NewId, on_calendar, other
from godfather_desktop.actions.favors import set_status, thank
from godfather_desktop.actions.snoozes import put_off
from godfather_desktop.actions.tasks import finish_task
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day, Minute
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import AttemptId, FavorId, PersonId, TaskId, TouchId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import CHANNELS, Channel, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.today import Item

USUAL_CHANNELS: tuple[Channel, ...] = ("call", "email", "message", "video", "in-person")


def do_item(rolodex: Rolodex, new_id: NewId, item: Item, today: Day, at: Minute | None = None) -> ChangeSet:
    """Tick an item off: the touch, the attempt or the favor that it stands for is logged with it.

    at: the minute, for an attempt. Raises RuleBroken for a step of an introduction, which has more than
    one outcome and is taken on its own page.
    """
    card = other(rolodex, item.person)
    on_calendar(today)
    if item.sort == "introduction":
        raise RuleBroken("introduction step by itself", field="item")
    done = [*_done(rolodex, new_id, item, today, at), *put_off(rolodex, new_id, item.person, item.key, None, today)]
    return change_set("today.done", card.name, done)


def channel_for(rolodex: Rolodex, person: PersonId) -> Channel:
    """By which way I most likely reached somebody: as they like it, else as we last were in touch, else by call."""
    etiquette = rolodex.etiquette_of(person)
    liked = next((one for one in CHANNELS if etiquette is not None and one == etiquette.channel), None)
    if liked is not None:
        return liked
    sums = rolodex.sums.get(person)
    last = dict(zip(CHANNELS, sums.channels, strict=False)) if sums is not None else {}
    usual = max(USUAL_CHANNELS, key=lambda channel: last.get(channel, 0))
    return usual if last.get(usual) else "call"


def _done(rolodex: Rolodex, new_id: NewId, item: Item, today: Day, at: Minute | None) -> tuple[Change, ...]:
    person = item.person
    if item.sort in ("call", "cadence", "occasion", "support"):
        touch = Touch(TouchId(new_id()), person, today, channel_for(rolodex, person), "out")
        return (Change(None, touch),)
    if item.sort == "follow-up":
        last = rolodex.attempts.get(AttemptId(item.record))
        if last is None:
            raise RuleBroken("no such record", field="attempt")
        fair = item.values.get("fair")
        channel: Channel = (fair.channel if fair is not None else "") or last.channel
        # The same question once more is no second ask.
        bump = Attempt(
            AttemptId(new_id()), person, today, channel, last.purpose, at, benefit=last.benefit, offer=last.offer
        )
        return log_attempt(rolodex, new_id, bump).changes
    if item.sort == "thanks":
        return thank(rolodex, FavorId(item.record)).changes
    if item.sort == "promise":
        return set_status(rolodex, FavorId(item.record), "done").changes
    if item.sort == "task":
        return finish_task(rolodex, TaskId(item.record)).changes
    if item.sort == "help":
        title = str(item.values.get("offer", "")) or "help"
        favor = Favor(FavorId(new_id()), person, today, "given", title, 2, 1, "unasked")
        return (Change(None, favor),)
    return ()
