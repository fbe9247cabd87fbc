"""Name whom I will need, and by when."""

from dataclasses import replace

from godfather_desktop.actions.checks import on_calendar, other, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken


def checked_target(rolodex: Rolodex, target: Target) -> Target:
    """The target cleaned, or RuleBroken naming the field that cannot be kept."""
    if (target.person is None) == (target.organization is None):
        raise RuleBroken("empty", field="goal", what="name")
    if target.person is not None:
        other(rolodex, target.person)
    if target.organization is not None and target.organization not in rolodex.organizations:
        raise RuleBroken("no such record", field="goal")
    on_calendar(target.needed)
    within(target.value, -1, 2, "value")
    if not 0.0 < target.weight <= 1.0:
        raise RuleBroken("out of range", field="weight", what="weight", low=0.01, high=1, said=target.weight)
    return replace(target, title=clean_line(target.title), why=clean_line(target.why))


def add_target(rolodex: Rolodex, target: Target) -> ChangeSet:
    """Add a target."""
    target = checked_target(rolodex, target)
    return change_set("target.add", target_name(rolodex, target), [Change(None, target)])


def edit_target(rolodex: Rolodex, target: Target) -> ChangeSet:
    """Correct a target."""
    before = _there(rolodex, target.id)
    target = checked_target(rolodex, target)
    return change_set("target.edit", target_name(rolodex, target), [Change(before, target)])


def remove_target(rolodex: Rolodex, target: TargetId) -> ChangeSet:
    """Remove a target; tasks that were planned for it stay."""
    before = _there(rolodex, target)
    freed = [Change(task, replace(task, target=None)) for task in rolodex.tasks.values() if task.target == target]
    return change_set("target.remove", target_name(rolodex, before), [*freed, Change(before, None)])


def target_name(rolodex: Rolodex, target: Target) -> str:
    """What a target is called: a person, or a title and an organization."""
    if target.person is not None:
        return rolodex.people[target.person].name
    place = rolodex.organizations[target.organization].name if target.organization is not None else ""
    return f"{target.title}, {place}" if target.title else place


def _there(rolodex: Rolodex, target: TargetId) -> Target:
    before = rolodex.targets.get(target)
    if before is None:
        raise RuleBroken("no such record", field="target")
    return before
