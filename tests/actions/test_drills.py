"""Seal a prediction."""

import pytest

from godfather_desktop.actions.drills import seal_drill
from godfather_desktop.actions.people import remove_people
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.drills import seal_holds
from godfather_desktop.insight.friends import friends_in
from tests.records import ANN, BOB, TODAY, person, rolodex_of, touch


def test_sealed_list_holds_and_outlives_its_people() -> None:
    rolodex = rolodex_of(person(ANN), person(BOB), touch(TODAY), touch(TODAY, who=BOB))
    changes = seal_drill(rolodex, lambda: 70, TODAY, friends_in(rolodex, TODAY))
    assert changes.intent == "drill.seal"
    (change,) = changes.changes
    drill = change.after
    assert isinstance(drill, Drill)
    assert (change.before, drill.id, drill.day, set(drill.people)) == (None, 70, TODAY, {ANN, BOB})
    rolodex.apply(changes.changes)
    rolodex.apply(remove_people(rolodex, [ANN]).changes)
    assert rolodex.drills[drill.id] == drill
    assert "Ann Lee" in drill.names
    assert seal_holds(drill)


def test_drill_with_nobody_is_refused() -> None:
    for rolodex in (rolodex_of(), rolodex_of(person(ANN))):
        with pytest.raises(RuleBroken, match="nobody to predict"):
            seal_drill(rolodex, lambda: 70, TODAY, friends_in(rolodex, TODAY))
