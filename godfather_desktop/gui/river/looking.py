"""Looking for the next bridges away from the UI thread, on records that nobody alters meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import TargetId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.river import River, reaches_for, river_of
from godfather_desktop.gui.apart import records_apart
from godfather_desktop.insight.scores import Scores


@dataclass(frozen=True, slots=True)
class Found:
    """What was found with so many hours. nobody: why a target means nobody in the Rolodex today."""

    river: River
    budget: float
    nobody: dict[TargetId, RuleBroken]


def look(rolodex: Rolodex, arrays: Arrays, today: Day, budget: float) -> Callable[[], Found]:
    """The work to do elsewhere, on what the records are now."""
    made = records_apart(rolodex)

    def work() -> Found:
        apart = made()
        targets = in_order(apart)
        river = river_of(apart, Scores(apart, today), arrays, targets, budget=budget)
        return Found(river, budget, _nobody(apart, targets))

    return work


def in_order(rolodex: Rolodex) -> list[Target]:
    """All targets by the day they are needed."""
    return sorted(rolodex.targets.values(), key=lambda target: (target.needed, target.id))


def goal_of(rolodex: Rolodex, target: Target) -> str:
    """What the introductions page is asked for, to show the ways to a target."""
    if target.person is not None:
        return str(target.person)
    place = rolodex.organizations[target.organization].name if target.organization is not None else ""
    return f"{target.title} of {place}" if target.title else place


def _nobody(rolodex: Rolodex, targets: list[Target]) -> dict[TargetId, RuleBroken]:
    found: dict[TargetId, RuleBroken] = {}
    for target in targets:
        try:
            reaches_for(rolodex, target)
        except RuleBroken as broken:
            found[target.id] = broken
    return found
