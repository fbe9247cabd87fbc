"""Log, correct, thank for and remove favors."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, named, on_calendar, one_of, other, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, FAVOR_STATUSES, Favor, FavorStatus
from godfather_desktop.domain.ids import FavorId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.introduction_thanks import introduction_of, with_thanks
from godfather_desktop.insight.quick_line import FavorLine


def checked_favor(rolodex: Rolodex, favor: Favor) -> Favor:
    """The favor cleaned, or RuleBroken naming the field that cannot be kept."""
    other(rolodex, favor.person)
    within(favor.size, 1, 5, "size")
    within(favor.effort, 1, 5, "effort")
    on_calendar(favor.day)
    if favor.due is not None:
        on_calendar(favor.due)
    one_of(favor.direction, FAVOR_DIRECTIONS, "direction")
    one_of(favor.mode, FAVOR_MODES, "mode")
    one_of(favor.status, FAVOR_STATUSES, "status")
    if favor.thanked and favor.status in ("promised", "declined"):
        raise RuleBroken("thanked before done", field="thanked")
    return replace(favor, title=named(favor.title, "title"), beneficiary=clean_line(favor.beneficiary))


def log_favor(rolodex: Rolodex, favor: Favor) -> ChangeSet:
    """Add a favor."""
    favor = checked_favor(rolodex, favor)
    return change_set(f"favor.{favor.direction}", rolodex.people[favor.person].name, [Change(None, favor)])


def log_favor_line(rolodex: Rolodex, new_id: NewId, line: FavorLine) -> ChangeSet:
    """Add the favor that a typed line speaks of."""
    return log_favor(
        rolodex,
        Favor(
            id=FavorId(new_id()),
            person=line.person,
            day=line.day,
            direction=line.direction,
            title=line.title,
            size=line.size,
            effort=line.effort,
            mode=line.mode,
            status=line.status,
            thanked=line.thanked,
            beneficiary=line.beneficiary,
            due=line.due,
        ),
    )


def edit_favor(rolodex: Rolodex, favor: Favor) -> ChangeSet:
    """Correct a favor."""
    before = _there(rolodex, favor.id)
    favor = checked_favor(rolodex, favor)
    return change_set("favor.edit", favor.title, [Change(before, favor)])


def thank(rolodex: Rolodex, favor: FavorId) -> ChangeSet:
    """Note that thanks were said; for an introduction under way they are its thanks, too."""
    before = _there(rolodex, favor)
    if before.status in ("promised", "declined"):
        raise RuleBroken("thanked before done", field="thanked")
    changes = [Change(before, replace(before, thanked=True))]
    introduction = introduction_of(rolodex, before)
    if introduction is not None:
        after = with_thanks(introduction, before.person, introduction.since)
        changes.append(Change(introduction, after))
    return change_set("favor.thank", rolodex.people[before.person].name, changes)


def set_status(rolodex: Rolodex, favor: FavorId, status: FavorStatus) -> ChangeSet:
    """Say what became of a favor: promised, done, declined or forgiven."""
    before = _there(rolodex, favor)
    after = checked_favor(rolodex, replace(before, status=status))
    return change_set("favor.status", before.title, [Change(before, after)])


def remove_favor(rolodex: Rolodex, favor: FavorId) -> ChangeSet:
    """Remove a favor from the ledger."""
    before = _there(rolodex, favor)
    return change_set("favor.remove", before.title, [Change(before, None)])


def _there(rolodex: Rolodex, favor: FavorId) -> Favor:
    before = rolodex.favors.get(favor)
    if before is None:
        raise RuleBroken("no such record", field="favor")
    return before
