"""The whole answer: P1 to P7 of section 4, lanes whose steps multiply, direct ties, cold and combined."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import ME, OrganizationId, PersonId, RoleId, TieId
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person, Seniority
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.introductions import Ways, reach_of, reaches_at, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.graph.paths import Reach
from godfather_desktop.insight.introducing import Approach, direct
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.warmth import Warmth
from tests.records import ANN, BOB, CEO, CY, DEE, EVE, TODAY, numbered, person, rolodex_of, tie, tied_to, touch

CLOSE = 5e-5
CHIEF = Person(CEO, "Carla Chief", seniority="c-level")


def ways(
    rolodex: Rolodex,
    targets: Sequence[Reach],
    *,
    warmths: dict[tuple[PersonId, PersonId], Warmth] | None = None,
    hops: int = 2,
    limit: int = 3,
    avoid: Sequence[PersonId] = (),
) -> Ways:
    network = Network(rolodex, TODAY)
    network.warmths |= warmths or {}
    scores = Scores(rolodex, TODAY)
    return ways_to(rolodex, scores, compiled(network), targets, hops=hops, limit=limit, avoid=avoid)


def to_chief(rolodex: Rolodex, value: float = 1.0, **more: int) -> Ways:
    return ways(rolodex, [reach_of(rolodex, CEO, value)], **more)  # type: ignore[arg-type]  # hops and limit


def ann_knows_the_chief(strength: float = 80.0, asks: int = 0) -> Rolodex:
    rolodex = rolodex_of(person(ANN), CHIEF, tie(ANN, CEO, 4, certainty=1.0))
    rolodex.apply((), [tied_to(ANN, strength, asks=asks)])
    return rolodex


@pytest.mark.parametrize(("value", "last"), [(-1, 0.0962), (0, 0.2611), (1, 0.5399), (2, 0.7958)])
def test_p1_through_a_close_friend(value: float, last: float) -> None:
    (lane,) = to_chief(ann_knows_the_chief(), value).lanes
    assert lane.people == (ME, ANN, CEO)
    assert lane.steps[0].chance == pytest.approx(0.9 * 0.7465, abs=CLOSE)
    assert lane.steps[1].chance == pytest.approx(last, abs=CLOSE)
    assert lane.chance == pytest.approx(0.9 * 0.7465 * last, abs=2 * CLOSE)
    if value == 1:
        assert lane.chance == pytest.approx(0.3627, abs=CLOSE)


def test_p2_the_same_friend_asked_yesterday() -> None:
    (lane,) = to_chief(ann_knows_the_chief(asks=1)).lanes
    assert lane.steps[0].chance == pytest.approx(0.9 * 0.5939, abs=CLOSE)
    assert lane.chance == pytest.approx(0.2886, abs=CLOSE)


def test_p3_nominal_neighbor_is_no_better_than_cold() -> None:
    hellos = [touch(TODAY - 7 * week, obligate=True) for week in range(100)]
    rolodex = rolodex_of(person(ANN), CHIEF, tie(ANN, CEO, 4, certainty=1.0), *hellos)
    answer = to_chief(rolodex)
    assert answer.lanes[0].people == (ME, ANN, CEO)
    assert answer.lanes[0].chance == pytest.approx(0.0336, abs=CLOSE)
    assert answer.cold == pytest.approx(0.0392, abs=CLOSE)


def p4(limit: int, hops: int = 2) -> Ways:
    """Four ways to the chief: through Bob and Eve, through Cy, through Ann, through Dee."""
    rolodex = rolodex_of(person(ANN), person(BOB), person(CY), replace(person(DEE), how_known="personally"))
    rolodex.fill([person(EVE), CHIEF])
    rolodex.apply((), [tied_to(ANN, 80), tied_to(BOB, 55), tied_to(CY, 35)])
    return ways(
        rolodex,
        [reach_of(rolodex, CEO, 1.0)],
        warmths={
            (BOB, EVE): Warmth(1.0, 0.8),
            (EVE, CEO): Warmth(1.0, 0.8),
            (CY, CEO): Warmth(1.0, 0.7),
            (ANN, EVE): Warmth(1.0, 0.5),
            (ANN, CEO): Warmth(1.0, 0.3),
            (DEE, CEO): Warmth(1.0, 0.9),
        },
        limit=limit,
        hops=hops,
    )


def test_p4_longer_way_through_strong_ties_wins() -> None:
    lanes = p4(limit=4).lanes
    assert [lane.people[1:-1] for lane in lanes] == [(BOB, EVE), (CY,), (ANN, EVE), (DEE,)]
    assert [lane.chance for lane in lanes] == pytest.approx([0.1382, 0.1316, 0.1165, 0.0469], abs=CLOSE)
    bob = lanes[0]
    assert [step.chance for step in bob.steps] == pytest.approx([0.9 * 0.4825, 0.4859, 0.6548], abs=CLOSE)
    assert bob.weakest == 0


def test_p4_three_lanes_are_shown() -> None:
    answer = p4(limit=3)
    assert [lane.people[1] for lane in answer.lanes] == [BOB, CY, ANN]
    assert answer.cold == pytest.approx(0.0392, abs=CLOSE)


def test_p4_with_one_introducer_only() -> None:
    assert [lane.people[1:-1] for lane in p4(limit=4, hops=1).lanes] == [(CY,), (ANN,), (DEE,)]


@pytest.mark.parametrize(("headcount", "chance"), [(150, 0.0778), (10_000, 0.0283)])
def test_p5_inferred_from_work_together(headcount: int, chance: float) -> None:
    left = TODAY - 730
    together = Tie(TieId(7_000), ANN, CEO, "co-employed", headcount=headcount, start=iso(left - 1_096), end=iso(left))
    rolodex = rolodex_of(person(ANN), CHIEF, together)
    rolodex.apply((), [tied_to(ANN, 70)])
    (lane,) = to_chief(rolodex).lanes
    assert lane.chance == pytest.approx(chance, abs=CLOSE)


def test_p6_combined_of_the_lanes_shown() -> None:
    answer = p4(limit=3)
    chances = [lane.chance for lane in answer.lanes]
    noisy = 1 - math.prod(1 - one for one in chances)
    assert answer.combined == pytest.approx(0.5 * chances[0] + 0.5 * noisy)
    assert max(chances) <= answer.combined <= noisy


def company(*staff: tuple[PersonId, str, Seniority]) -> tuple[Rolodex, OrganizationId]:
    place = OrganizationId(50)
    rolodex = rolodex_of(Organization(place, "Meridian Resorts"), person(ANN), person(BOB))
    for who, title, seniority in staff:
        rolodex.fill([Person(who, f"Person{who}", seniority=seniority)])
        rolodex.fill([Role(RoleId(600 + who), who, place, title)])
    return rolodex, place


def test_p7_company_is_worth_what_its_people_decide() -> None:
    rolodex, place = company((CEO, "CEO", "c-level"), (EVE, "VP Sales", "vp"))
    rolodex.fill([tie(ANN, CEO, 4, certainty=1.0), tie(BOB, EVE, 4, certainty=1.0)])
    rolodex.apply((), [tied_to(ANN, 80), tied_to(BOB, 60)])
    targets = reaches_at(rolodex, place, value=1.0)
    assert [(one.person, one.authority) for one in targets] == [(CEO, 1.0), (EVE, 0.5)]
    answer = ways(rolodex, targets)
    chief, vp = answer.lanes
    assert (chief.people, vp.people) == ((ME, ANN, CEO), (ME, BOB, EVE))
    assert chief.chance == pytest.approx(0.3627, abs=CLOSE)
    whole = ways(rolodex, [replace(targets[1], authority=1.0)]).lanes[0]
    assert vp.chance == pytest.approx(whole.chance * 0.5)
    assert vp.steps[-1].chance == pytest.approx(whole.steps[-1].chance * 0.5)
    assert vp.steps[-1].rows[-1].part == "authority"
    noisy = 1 - (1 - chief.chance) * (1 - vp.chance)
    assert answer.combined == pytest.approx(0.2 * chief.chance + 0.8 * noisy)


def test_reaches_at_an_organization() -> None:
    rolodex, place = company((CEO, "CEO", ""), (EVE, "VP Sales", ""), (DEE, "Clerk", ""), (CY, "Manager", ""))
    rolodex.fill([Role(RoleId(900), BOB, place, "CEO", end="2020"), Role(RoleId(901), ME, place, "CEO")])
    rolodex.fill([Role(RoleId(902), EVE, place, "Board member")])
    assert [(one.person, one.authority, one.approach.seniority) for one in reaches_at(rolodex, place)] == [
        (CEO, 1.0, 4),
        (EVE, 0.5, 3),
        (CY, 0.5, 1),
        (DEE, 0.2, 0),
    ]
    assert reaches_at(rolodex, place, title="chief executive", value=2.0) == [Reach(CEO, Approach(2.0, 4))]
    assert reaches_at(rolodex, place, title="cfo") == []
    assert [one.approach.seniority for one in reaches_at(rolodex, place, seniority=2)] == [2, 2, 2, 2]


def test_direct_tie_is_a_way_of_two() -> None:
    rolodex = ann_knows_the_chief()
    rolodex.apply((), [tied_to(CEO, 60)])
    answer = to_chief(rolodex)
    assert [lane.people for lane in answer.lanes] == [(ME, CEO), (ME, ANN, CEO)]
    assert answer.lanes[0].chance == pytest.approx(direct(60.0, Approach(1.0, 4)))
    assert answer.cold == pytest.approx(answer.lanes[0].chance)


def test_no_way_but_cold() -> None:
    rolodex = rolodex_of(person(ANN, rating=9), CHIEF)
    answer = to_chief(rolodex)
    assert (answer.lanes, answer.combined) == ((), 0.0)
    assert answer.cold == pytest.approx(0.0392, abs=CLOSE)


def test_avoided_people_are_neither_asked_nor_reached() -> None:
    rolodex = ann_knows_the_chief()
    target = reach_of(rolodex, CEO, 1.0)
    assert ways(rolodex, [target], avoid=[ANN]).lanes == ()
    assert ways(rolodex, [target], avoid=[CEO]) == Ways((), (), 0.0, 0.0)
    assert ways(rolodex, []) == Ways((), (), 0.0, 0.0)
    assert ways(rolodex, [Reach(ME, Approach())]) == Ways((), (), 0.0, 0.0)


@settings(max_examples=40)
@given(st.data())
def test_steps_multiply_to_their_lane_and_rows_sum_to_their_step(data: st.DataObject) -> None:
    ids = [PersonId(one) for one in range(2, 9)]
    rolodex = rolodex_of()
    ratings = st.none() | st.integers(0, 10)
    for one in numbered(ids):
        rolodex.fill([replace(one, rating=data.draw(ratings))])
    pairs = data.draw(st.lists(st.sampled_from(list(itertools.combinations(ids, 2))), max_size=15))
    rolodex.fill([tie(a, b, data.draw(st.integers(0, 5))) for a, b in pairs])
    goals = data.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1, max_size=3))
    targets = [
        Reach(goal, Approach(data.draw(st.integers(-1, 2)), data.draw(st.integers(0, 4))), authority)
        for goal, authority in zip(goals, (1.0, 0.5, 0.2), strict=False)
    ]
    answer = ways(rolodex, targets, hops=data.draw(st.integers(1, 3)), limit=5)
    for lane in answer.lanes:
        assert math.prod(step.chance for step in lane.steps) == pytest.approx(lane.chance)
        assert len(set(lane.people)) == len(lane.people)
        assert lane.people[-1] in goals
        assert lane.steps[lane.weakest].chance == min(step.chance for step in lane.steps)
        for step in lane.steps:
            assert lane.chance <= step.chance + 1e-12
            assert sum(row.points for row in step.rows) == pytest.approx(step.chance)
    chances = [lane.chance for lane in answer.lanes]
    assert chances == sorted(chances, reverse=True)
    if chances:
        assert chances[0] - 1e-12 <= answer.combined <= 1 - math.prod(1 - one for one in chances) + 1e-12


def test_seniority_of_the_card_or_as_given() -> None:
    rolodex = rolodex_of(CHIEF)
    assert reach_of(rolodex, CEO).approach == Approach(0.0, 4)
    assert reach_of(rolodex, CEO, 2.0, seniority=1).approach == Approach(2.0, 1)
