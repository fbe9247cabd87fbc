"""Put something on the list of today off, or be done with it."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, other
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, SnoozeId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.trouble import RuleBroken


def snooze(rolodex: Rolodex, new_id: NewId, person: PersonId, item: str, until: Day, today: Day) -> ChangeSet:
    """Put a thing off until a later day."""
    card = other(rolodex, person)
    if on_calendar(until) <= today:
        raise RuleBroken("snoozed into the past", field="until")
    return change_set("today.snooze", card.name, put_off(rolodex, new_id, person, item, until, today))


def put_off(
    rolodex: Rolodex, new_id: NewId, person: PersonId, item: str, until: Day | None, today: Day
) -> list[Change]:
    """The change that puts a thing off until a day, or for good."""
    if not item:
        raise RuleBroken("no such record", field="item")
    before = next((one for one in rolodex.snoozes_of(person) if one.item == item), None)
    if before is not None:
        return [Change(before, replace(before, until=until, day=today))]
    return [Change(None, Snooze(SnoozeId(new_id()), person, item, today, until))]
