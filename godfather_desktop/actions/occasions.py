"""Write occasions down, and congratulate: never with an ask."""

from godfather_desktop.actions.checks import NewId, bearable, on_calendar, one_of, other
from godfather_desktop.actions.snoozes import put_off
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day, names_a_day
from godfather_desktop.domain.ids import OccasionId, PersonId, TouchId
from godfather_desktop.domain.occasion import OCCASION_SORTS, Occasion, OccasionSort
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.touch import CHANNELS, Channel, Touch
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.requests import asks_something


def add_occasion(
    rolodex: Rolodex, new_id: NewId, person: PersonId, date: str, sort: OccasionSort = "other", text: str = ""
) -> ChangeSet:
    """Write an occasion down. date: a day, or one without its year, which comes back every year."""
    card = other(rolodex, person)
    one_of(sort, OCCASION_SORTS, "sort")
    date = date.strip()
    if not names_a_day(date):
        raise RuleBroken("no such date", field="date", said=date)
    occasion = Occasion(OccasionId(new_id()), person, date, sort, clean_line(text))
    return change_set("occasion.add", card.name, [Change(None, occasion)])


def remove_occasion(rolodex: Rolodex, occasion: OccasionId) -> ChangeSet:
    """Remove an occasion that never was."""
    before = rolodex.occasions.get(occasion)
    if before is None:
        raise RuleBroken("no such record", field="occasion")
    return change_set("occasion.remove", rolodex.people[before.person].name, [Change(before, None)])


def congratulate(
    rolodex: Rolodex, new_id: NewId, person: PersonId, item: str, day: Day, channel: Channel, text: str = ""
) -> ChangeSet:
    """Note that I congratulated. item: the key of the occasion on the list of today.

    Raises RuleBroken when the words hold a request: an ask would turn the congratulation into a pretext.
    """
    card = other(rolodex, person)
    one_of(channel, CHANNELS, "channel")
    text = bearable(text, "text")
    if asks_something(text):
        raise RuleBroken("congratulation with an ask", field="text")
    touch = Touch(TouchId(new_id()), person, on_calendar(day), channel, "out", note=text)
    done = put_off(rolodex, new_id, person, item, None, day)
    return change_set("occasion.congratulate", card.name, [Change(None, touch), *done])
