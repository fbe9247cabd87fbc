"""Ties inferred for everybody at once: the same, pair by pair, as what is told of one pair (section 4)."""

import pytest
from hypothesis import given, settings

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.ids import ME, PersonId, TieId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.graph.arrays import Arrays, compiled
from godfather_desktop.graph.inference import NOTHING, inferred
from godfather_desktop.graph.introductions import Lane, reach_of, ways_to
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.scores import Scores
from godfather_desktop.insight.strength import YEAR_DAYS
from godfather_desktop.insight.warmth import (
    LEAST_CERTAINTY,
    NOMINAL_STRENGTH,
    SURE_CONTACT,
    Warmth,
    combined,
    sources_between,
    warmth_of,
)
from tests.graph.worlds import PAIRS, PEOPLE, WORLDS
from tests.records import ANN, BOB, CEO, CY, DEE, TODAY, organization, person, role, rolodex_of, tie, tied_to, touch

CLOSE = 5e-5


def recorded(rolodex: Rolodex, a: PersonId, b: PersonId) -> Warmth | None:
    low, high = min(a, b), max(a, b)
    ties = [one for one in rolodex.ties_of(low) if one.b == high]
    return warmth_of(ties, TODAY) if ties else None


def expected(rolodex: Rolodex, a: PersonId, b: PersonId) -> Warmth | None:
    """The warmth of a pair by the formulas for one pair."""
    shared = []
    for contact in PEOPLE:
        if contact in (a, b):
            continue
        mine, theirs = recorded(rolodex, a, contact), recorded(rolodex, contact, b)
        if mine and theirs and min(mine.certainty, theirs.certainty) >= SURE_CONTACT:
            shared.append(mine.strength * theirs.strength)
    sources = sources_between(rolodex, a, b, TODAY, shared)
    found = combined(sources) if sources else None
    if found is None or found.certainty <= 0.0:
        return None
    if recorded(rolodex, a, b) is None and found.certainty < LEAST_CERTAINTY:
        return None
    return found


def as_numbers(found: Warmth | None) -> tuple[float, float] | None:
    return None if found is None else (found.certainty, found.strength)


def assert_same(found: Warmth | None, wanted: Warmth | None, said: object) -> None:
    if found is None or wanted is None:
        assert found == wanted, said
    else:
        assert as_numbers(found) == pytest.approx(as_numbers(wanted), abs=1e-9), said


@settings(max_examples=200)
@given(WORLDS)
def test_all_at_once_equals_pair_by_pair(records: list[Record]) -> None:
    rolodex = rolodex_of(*records)
    network = Network(rolodex, TODAY).infer()
    for a, b in PAIRS:
        wanted = expected(rolodex, a, b)
        assert_same(network.warmth(a, b), wanted, (a, b))
        assert_same(network.warmth(b, a), wanted, (b, a))
        sources = network.sources(a, b)
        assert_same(combined(sources) if wanted else None, wanted, (a, b, sources))


@settings(max_examples=100)
@given(WORLDS)
def test_arrays_hold_what_the_network_says(records: list[Record]) -> None:
    rolodex = rolodex_of(*records)
    network = Network(rolodex, TODAY).infer()
    arrays = compiled(network)
    for a, b in PAIRS:
        assert_same(arrays.between(a, b), network.warmth(a, b), (a, b))
        assert_same(arrays.likely().between(b, a), _if_likely(network.warmth(a, b)), (a, b))
    for edge, known in enumerate(arrays.recorded.tolist()):
        low, high = sorted((int(arrays.ids[arrays.tails[edge]]), int(arrays.ids[arrays.heads[edge]])))
        assert known == (recorded(rolodex, PersonId(low), PersonId(high)) is not None)
    _assert_both_ways(arrays)
    _assert_both_ways(arrays.likely())


def _if_likely(warmth: Warmth | None) -> Warmth | None:
    return warmth if warmth is not None and warmth.certainty >= 0.5 else None


def _assert_both_ways(arrays: Arrays) -> None:
    edges = {
        (tail, head): (certainty, strength, known)
        for tail, head, certainty, strength, known in zip(
            *(one.tolist() for one in (arrays.tails, arrays.heads, arrays.certainty, arrays.strength, arrays.recorded)),
            strict=True,
        )
    }
    assert len(edges) == len(arrays.tails)
    assert all(edges[head, tail] == values for (tail, head), values in edges.items())


@settings(max_examples=100)
@given(WORLDS)
def test_partners_are_those_with_a_tie(records: list[Record]) -> None:
    network = Network(rolodex_of(*records), TODAY).infer()
    for one in PEOPLE:
        with_a_tie = [(other, network.warmth(one, other)) for other in PEOPLE if other != one]
        assert network.partners(one) == [(other, warmth) for other, warmth in with_a_tie if warmth is not None]


# P5 and its checks, from roles


def colleagues(
    years: float, headcount: int | None, ended: float = 0.0, *, other: int | None = None
) -> tuple[Rolodex, Network]:
    """Ann and the chief worked together for so many years, until so many years ago."""
    where = organization()
    left = round(TODAY - ended * YEAR_DAYS)
    start = round(left - years * YEAR_DAYS)
    rolodex = rolodex_of(
        person(ANN),
        person(CEO),
        where,
        role(ANN, where, start - 400, left, headcount=headcount),
        role(CEO, where, start, headcount=other),
    )
    return rolodex, Network(rolodex, TODAY).infer()


@pytest.mark.parametrize(
    ("years", "headcount", "certainty"),
    [(3, 150, 0.8775), (3, 1_000, 0.397), (3, 10_000, 0.086), (1, 10, 0.995)],
)
def test_p5_checks_of_co_employment_from_roles(years: float, headcount: int, certainty: float) -> None:
    _, network = colleagues(years, headcount)
    found = network.warmth(ANN, CEO)
    assert found is not None
    assert found.certainty == pytest.approx(certainty, abs=6e-4)


def test_p5_among_a_hundred_thousand_is_no_tie() -> None:
    # .016 lies below what counts as a tie at all.
    _, network = colleagues(3, 100_000)
    assert network.warmth(ANN, CEO) is None
    assert network.sources(ANN, CEO) == []


def way(rolodex: Rolodex, network: Network) -> Lane:
    rolodex.apply((), [tied_to(ANN, 70)])
    (lane,) = ways_to(
        rolodex, Scores(rolodex, TODAY), compiled(network), [reach_of(rolodex, CEO, 1.0, seniority=4)]
    ).lanes
    return lane


@pytest.mark.parametrize(
    ("headcount", "certainty", "last", "whole"), [(150, 0.8775, 0.1330, 0.0778), (10_000, 0.0861, 0.0484, 0.0283)]
)
def test_p5_inferred_from_roles(headcount: int, certainty: float, last: float, whole: float) -> None:
    rolodex, network = colleagues(3, headcount, ended=2)
    found = network.warmth(ANN, CEO)
    assert found is not None
    assert found.certainty == pytest.approx(certainty, abs=3e-4)
    assert found.strength == pytest.approx(0.2988, abs=2e-4)
    lane = way(rolodex, network)
    assert lane.steps[1].chance == pytest.approx(last, abs=2e-4)
    assert lane.chance == pytest.approx(whole, abs=2e-4)


def test_of_two_headcounts_the_larger_counts() -> None:
    assert as_numbers(colleagues(3, 10, other=1_000)[1].warmth(ANN, CEO)) == as_numbers(
        colleagues(3, 1_000)[1].warmth(ANN, CEO)
    )


def test_nobody_noted_how_many_there_were() -> None:
    assert as_numbers(colleagues(3, None)[1].warmth(ANN, CEO)) == as_numbers(colleagues(3, 10_000)[1].warmth(ANN, CEO))


def test_recorded_time_together_is_not_counted_twice() -> None:
    rolodex, _ = colleagues(3, 150)
    rolodex.fill([Tie(TieId(5), ANN, CEO, "co-employed", headcount=150, start="2001", end="2002")])
    network = Network(rolodex, TODAY).infer()
    assert as_numbers(network.warmth(ANN, CEO)) == as_numbers(recorded(rolodex, ANN, CEO))


def test_my_own_roles_infer_nothing() -> None:
    where = organization()
    rolodex = rolodex_of(person(ANN), where, role(ME, where, TODAY - 900), role(ANN, where, TODAY - 900))
    assert Network(rolodex, TODAY).infer().partners(ANN) == []


@pytest.mark.parametrize("people", [3, 22, 30])
def test_one_large_meeting_adds_to_work_together_only_where_it_counts_at_all(people: int) -> None:
    rolodex, _ = colleagues(3, 1_000)
    met = [touch(TODAY, who=who, people=people) for who in (ANN, CEO)]
    both = rolodex_of(*rolodex.people.values(), *rolodex.organizations.values(), *rolodex.roles.values(), *met)
    network = Network(both, TODAY).infer()
    assert_same(network.warmth(ANN, CEO), expected(both, ANN, CEO), people)
    assert [one.kind for one in network.sources(ANN, CEO)] == ["co-employed", *(["co-met"] if people == 3 else [])]


# a neighbor of nine years


def test_nine_years_neighbors_are_never_warm() -> None:
    hellos = [touch(TODAY - 7 * week, obligate=True, who=ANN) for week in range(470)]
    next_door = Tie(TieId(5), ANN, CEO, "neighbour")
    rolodex = rolodex_of(person(ANN), person(CEO), next_door, *hellos)
    network = Network(rolodex, TODAY).infer()
    found = network.warmth(ANN, CEO)
    assert found is not None
    assert found.strength < NOMINAL_STRENGTH
    scores = Scores(rolodex, TODAY)
    strength = scores.strength(ANN)
    assert (strength.value, strength.band) == (0.0, "nominal")
    assert scores.first_hop(ANN) == pytest.approx(0.9 * 0.0691, abs=CLOSE)
    lanes = ways_to(rolodex, scores, compiled(network), [reach_of(rolodex, CEO, 1.0, seniority=4)])
    assert lanes.lanes[0].chance < lanes.cold


def test_a_contact_in_common_with_a_neighbor_is_no_tie() -> None:
    rolodex = rolodex_of(
        person(ANN),
        person(BOB),
        person(CEO),
        Tie(TieId(5), ANN, BOB, "neighbour"),
        Tie(TieId(6), BOB, CEO, "neighbour"),
    )
    assert Network(rolodex, TODAY).infer().warmth(ANN, CEO) is None


# shared contacts


def test_shared_contacts_by_the_formula() -> None:
    rolodex = rolodex_of(
        person(ANN), person(BOB), person(CY), person(DEE), *(tie(a, b, 5) for a in (ANN, BOB) for b in (CY, DEE))
    )
    found = Network(rolodex, TODAY).infer().warmth(ANN, BOB)
    assert found is not None
    assert found.certainty == pytest.approx(1 - (1 - 0.3 * 0.85**2) ** 2)
    assert found.strength == pytest.approx(0.15)


def test_denied_pair_has_no_tie_whatever_speaks_for_it() -> None:
    rolodex, _ = colleagues(3, 10)
    rolodex.fill([Tie(TieId(5), ANN, CEO, "denied"), Tie(TieId(6), ANN, CEO, "listed")])
    network = Network(rolodex, TODAY).infer()
    assert network.warmth(ANN, CEO) is None
    assert [source.kind for source in network.sources(ANN, CEO)] == ["denied"]
    assert compiled(network).between(ANN, CEO) is None


def test_nobody_and_one_person_infer_nothing() -> None:
    assert inferred(Network(rolodex_of(), TODAY).facts()) is NOTHING
    assert inferred(Network(rolodex_of(person(ANN)), TODAY).facts()) is NOTHING
    assert NOTHING.between(ANN, BOB) is None
    assert NOTHING.partners(ANN) == []
