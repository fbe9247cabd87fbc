"""The river in words."""

from dataclasses import replace
from typing import get_args

import pytest

from godfather_desktop.domain.ids import OrganizationId, PersonId, RoleId, TargetId, TaskId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import TASK_WORKS, Task
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.river import Bridge, Readiness, River, river_of
from godfather_desktop.insight.plans import HOURS, Plan
from godfather_desktop.insight.scores import Scores
from godfather_desktop.wording import river as words
from tests.records import ANN, CEO, TODAY, person, rolodex_of, tie, touch

MERIDIAN = OrganizationId(50)
CHIEF = Target(TargetId(60), None, MERIDIAN, TODAY + 120, "CEO", value=1, why="a search")
FRIEND = Target(TargetId(61), ANN, None, TODAY + 200, weight=0.3)


def world(*targets: Target) -> Rolodex:
    return rolodex_of(
        person(ANN),
        person(CEO),
        Organization(MERIDIAN, "Meridian"),
        Role(RoleId(51), CEO, MERIDIAN, "CEO"),
        tie(ANN, CEO, 5, certainty=1.0),
        *[touch(TODAY - days) for days in (500, 440, 400, 330, 260, 200)],
        *targets,
    )


def bridge(plan: Plan = "coffee", who: PersonId = ANN, **more: object) -> Bridge:
    made = Bridge(
        who, plan, 0.3, HOURS[plan], ((CHIEF.id, 0.2, 0.36),), 0.81, 0.64, 0.79, TODAY + 120, (TODAY + 90,), False
    )
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def river(*bridges: Bridge, ready: float = 0.3, value: float = 0.6, bound: float = 0.66) -> River:
    return River((Readiness(CHIEF, ready, 0.2, ANN),), bridges, 0.2, value, bound, 10.0)


def said(found: River | None, *targets: Target) -> tuple[str, str]:
    sentence, evidence = words.river_page(world(*targets), found, 10.0, TODAY)
    return sentence.replace("\N{NO-BREAK SPACE}", " "), evidence


def test_nobody_on_the_list() -> None:
    assert said(None)[0] == "Nobody is on your list yet: name whom you will need, and by when."


def test_the_first_bridge_opens_what_was_closed() -> None:
    assert said(river(bridge()), CHIEF) == (
        "Have a coffee with Ann Lee first: it opens the CEO of Meridian, needed by 21 Mar.",
        (
            "For 1.5 hours the chance rises from 20 to 36 in 100. "
            "The plan brings at least 86 in 100 of what so many hours could bring."
        ),
    )


def test_what_was_open_already_comes_nearer() -> None:
    nearer = bridge("call", helped=((CHIEF.id, 0.3, 0.36),))
    sentence, evidence = said(river(nearer, value=0.66), CHIEF)
    assert sentence == "Call Ann Lee first: it brings you nearer to the CEO of Meridian, needed by 21 Mar."
    assert evidence.endswith("from 30 to 36 in 100. No other plan of so many hours could bring more.")


def test_the_target_is_the_bridge() -> None:
    own = bridge(helped=((FRIEND.id, 0.3, 0.5),))
    assert said(river(own), CHIEF, FRIEND)[0] == "Have a coffee with Ann Lee first, who is needed by 9 Jun."


def test_the_target_that_gains_most_by_weight_is_named() -> None:
    both = bridge(helped=((FRIEND.id, 0.1, 0.5), (CHIEF.id, 0.1, 0.3)))
    assert "the CEO of Meridian" in said(river(both), CHIEF, FRIEND)[0]


def test_a_day_far_ahead_has_its_year() -> None:
    far = replace(CHIEF, needed=TODAY + 400)
    assert said(river(bridge()), far)[0].endswith("needed by 26 Dec 2027.")


def test_while_looking_and_when_nothing_helps() -> None:
    assert said(None, CHIEF)[0] == "Looking for the next bridge …"
    assert said(river(), CHIEF)[0] == "No step of 10 hours brings you nearer to anybody on your list."
    assert said(river(ready=0.7), CHIEF)[0] == "The bridge on your list is built."


def test_a_bridge_of_targets_that_are_gone_is_not_said() -> None:
    gone = bridge(helped=((TargetId(99), 0.1, 0.5),))
    assert said(river(gone), CHIEF)[0].startswith("No step")


def test_what_is_really_found_is_said() -> None:
    rolodex = world(CHIEF)
    found = river_of(rolodex, Scores(rolodex, TODAY), compiled(Network(rolodex, TODAY)), [CHIEF])
    sentence, evidence = words.river_page(rolodex, found, 10.0, TODAY)
    assert "Ann Lee" in sentence
    assert "the chance rises from" in evidence
    (ready,) = found.readiness
    assert words.through(rolodex, ready).startswith("Through Ann Lee; fades to ")


@pytest.mark.parametrize("work", TASK_WORKS)
def test_every_work_names_the_person(work: str) -> None:
    assert "Ann Lee" in words.deed(work, "Ann Lee")  # type: ignore[arg-type]  # one of them


def test_every_plan_takes_hours_in_words() -> None:
    assert {plan: words.hours(HOURS[plan]) for plan in get_args(Plan)} == {
        "thank": "6 minutes",
        "note": "15 minutes",
        "favor": "15 minutes",
        "call": "30 minutes",
        "coffee": "1.5 hours",
        "large favor": "3 hours",
        "programme": "6 hours",
    }


def test_a_target_in_words() -> None:
    assert words.about(CHIEF, TODAY) == "needed by 21 Mar 2027, in 4 months · weight high"
    assert words.offer(CHIEF) == "for a search · you bring a relevant benefit"
    assert words.offer(FRIEND) == ""
    assert words.offer(replace(FRIEND, value=-1)) == "you bring a pure ask"
    late = replace(FRIEND, needed=TODAY - 3)
    assert words.about(late, TODAY) == "was needed by 18 Nov 2026, 3 days ago · weight low"
    anybody = replace(CHIEF, title="")
    assert words.named(world(), anybody) == "somebody at Meridian"
    assert words.needed(replace(CHIEF, needed=TODAY + 1000), TODAY).endswith("in 3 years")


def test_ready_in_words() -> None:
    assert [words.standing(one) for one in (0.5, 0.49, 0.25, 0.24, 0.0)] == [
        "built",
        "partly built",
        "partly built",
        "not built yet",
        "not built yet",
    ]
    rolodex = world(CHIEF, FRIEND)
    assert words.through(rolodex, Readiness(CHIEF, 0.4, 0.3, ANN)) == (
        "Through Ann Lee; fades to 30 in 100 by then if nothing is done."
    )
    assert words.through(rolodex, Readiness(CHIEF, 0.4, 0.401, ANN)) == "Through Ann Lee."
    assert words.through(rolodex, Readiness(CHIEF, 0.4, 0.45, ANN)) == "Through Ann Lee; 45 in 100 by then."
    assert words.through(rolodex, Readiness(FRIEND, 0.4, 0.4, ANN)) == "You know them yourself."
    assert words.through(rolodex, Readiness(CHIEF, 0.0, 0.0, None)).startswith("No way leads there yet:")


def test_a_bridge_in_words() -> None:
    rolodex = world(CHIEF)
    assert words.gains(rolodex, bridge()) == ["CEO, Meridian: from 20 to 36 in 100"]
    assert words.gains(rolodex, bridge(helped=((TargetId(99), 0.1, 0.5),))) == []
    assert words.without(bridge()) == (
        "Without it the chance that they say yes falls from 81 to 64 in 100 by 21 Mar 2027; with it, it is 79 in 100."
    )
    rising = bridge(now=0.3, faded=0.302)
    assert words.without(rising) == (
        "Without it the chance that they say yes is 30 in 100 on 21 Mar 2027; with it, it is 79 in 100."
    )
    assert words.rise(0.004, 0.2) == "from less than 1 to 20 in 100"
    assert words.lonely().endswith("such ties rarely last a year.")


def test_bands_where_figures_have_not_proven_themselves() -> None:
    rolodex = world(CHIEF)
    sentence, evidence = words.river_page(rolodex, river(bridge()), 10.0, TODAY, trusted=False)
    assert "Ann Lee" in sentence
    assert evidence.startswith("For 1.5 hours the chance rises from unlikely to possible.")
    near = bridge(helped=((CHIEF.id, 0.3, 0.36),), now=0.6, faded=0.3, built=0.7)
    assert words.gains(rolodex, near, trusted=False) == ["CEO, Meridian: a little higher, still possible"]
    assert words.without(near, trusted=False) == ("Without it a yes is possible on 21 Mar 2027; with it, likely.")
    assert words.without(replace(near, faded=0.55), trusted=False) == (
        "Without it a yes is likely on 21 Mar 2027; with it, a little likelier."
    )
    ready = Readiness(CHIEF, 0.6, 0.3, ANN)
    assert words.through(rolodex, ready, trusted=False).endswith("fades to possible by then if nothing is done.")
    assert words.through(rolodex, replace(ready, fades_to=0.55), trusted=False) == "Through Ann Lee."


def test_days_of_the_steps() -> None:
    assert words.steps((TODAY,), TODAY) == "today"
    assert words.steps((TODAY + 2,), TODAY) == "on 23 Nov 2026"
    assert words.steps((TODAY, TODAY + 90), TODAY) == "today, 19 Feb 2027"


def test_a_task_in_words() -> None:
    task = Task(TaskId(70), ANN, TODAY + 3, "coffee")
    assert words.due(task, TODAY) == "by 24 Nov 2026, in 3 days"
    assert words.due(replace(task, due=TODAY), TODAY) == "by 21 Nov 2026, today"
    assert words.due(replace(task, due=TODAY - 1), TODAY) == "was meant for 20 Nov 2026, yesterday"


def test_dates_while_typing() -> None:
    assert words.understood(TODAY + 3, TODAY) == "Tue 24 Nov 2026, in 3 days"
    assert words.no_date("31 June") == "'31 June' is not a date: type one, such as 21 March or 2027-03-21."
    assert words.no_date("  ").startswith("The date is empty:")
    assert words.past_date().startswith("That day has passed:")


def test_marks_on_the_line_of_time() -> None:
    assert words.tick(Target(TargetId(1), ANN, None, 739_982).needed) == "2027"
    assert words.tick(TODAY + 10) == "Dec"
    assert words.flag("Ann Lee", TODAY + 3, 0.6, TODAY) == "Ann Lee, 24 Nov 2026, in 3 days, built"
    assert words.flag("Ann Lee", TODAY + 3, None, TODAY) == "Ann Lee, 24 Nov 2026, in 3 days"


def test_what_the_plan_reaches_is_not_rounded_up() -> None:
    assert words.reached(river(bridge(), value=0.5996, bound=0.6)) == "No other plan of so many hours could bring more."
    assert words.reached(river(bridge(), value=0.5979, bound=0.6)).startswith("The plan brings at least 99 in 100")
    assert words.reached(river(value=0.2, bound=0.2)) == ""
    assert words.rest_of(1) == "1 more step would add less than 1 in 100."


def test_a_touch_keeps_the_bridge() -> None:
    rolodex = world(FRIEND)
    rolodex.fill([touch(TODAY)])
    found = river_of(rolodex, Scores(rolodex, TODAY), compiled(Network(rolodex, TODAY)), [FRIEND])
    assert words.through(rolodex, found.readiness[0]).startswith("You know them yourself")
