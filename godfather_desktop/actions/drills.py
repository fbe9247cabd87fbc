"""Seal a prediction of who will show up."""

from godfather_desktop.actions.checks import NewId
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day, iso
from godfather_desktop.domain.ids import DrillId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.drills import sealed
from godfather_desktop.insight.friends import Friends


def seal_drill(rolodex: Rolodex, new_id: NewId, day: Day, friends: Friends) -> ChangeSet:
    """Write down today's ranked list so that nothing but undo can take it back."""
    drill = sealed(DrillId(new_id()), day, friends, rolodex)
    if not drill.people:
        raise RuleBroken("nobody to predict")
    return change_set("drill.seal", iso(day), [Change(None, drill)])
