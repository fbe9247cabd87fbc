"""File a 'no' calmly, with the day on which it may be looked at again."""

from dataclasses import replace

from godfather_desktop.actions.attempts import closed
from godfather_desktop.actions.checks import NewId, on_calendar, other
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import LAST_DAY, Day
from godfather_desktop.domain.ids import PersonId, RefusalId
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.callbacks import open_run

REVISIT_DAYS = 180
"""Half a year until an explicit no is looked at again (model section 5, row 2)."""


def file_no(
    rolodex: Rolodex, new_id: NewId, person: PersonId, day: Day, why: str = "", revisit: Day | None = None
) -> ChangeSet:
    """File a no: the open attempts are closed with it. why: one line; revisit: half a year later unless given."""
    card = other(rolodex, person)
    on_calendar(day)
    revisit = min(day + REVISIT_DAYS, LAST_DAY) if revisit is None else on_calendar(revisit)
    if revisit <= day:
        raise RuleBroken("revisited before it was said", field="revisit")
    run = open_run(rolodex, person, day)
    refusal = Refusal(RefusalId(new_id()), person, day, revisit, clean_line(why), run[-1].id if run else None)
    return change_set("refusal.file", card.name, [*closed(rolodex, person, day, why), Change(None, refusal)])


def move_revisit(rolodex: Rolodex, refusal: RefusalId, revisit: Day) -> ChangeSet:
    """Choose another day on which a no may be looked at again."""
    before = _there(rolodex, refusal)
    if on_calendar(revisit) <= before.day:
        raise RuleBroken("revisited before it was said", field="revisit")
    after = replace(before, revisit=revisit)
    return change_set("refusal.move", rolodex.people[before.person].name, [Change(before, after)])


def remove_refusal(rolodex: Rolodex, refusal: RefusalId) -> ChangeSet:
    """Remove a no that was never said."""
    before = _there(rolodex, refusal)
    return change_set("refusal.remove", rolodex.people[before.person].name, [Change(before, None)])


def _there(rolodex: Rolodex, refusal: RefusalId) -> Refusal:
    before = rolodex.refusals.get(refusal)
    if before is None:
        raise RuleBroken("no such record", field="refusal")
    return before
