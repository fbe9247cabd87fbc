"""The network of people and ties keeps in step with the records."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.ids import ME, TieId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.tie import Tie
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.warmth import Warmth
from tests.records import ANN, BOB, CY, TODAY, person, rolodex_of, tie


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(person(ANN), person(BOB), person(CY), tie(ANN, BOB, 4))


def same(network: Network, rolodex: Rolodex) -> bool:
    """Whether the network is what a new one of these records would be."""
    anew = Network(rolodex, network.as_of)
    return (network.people, network.warmths) == (anew.people, anew.warmths)


def test_built_from_records(rolodex: Rolodex) -> None:
    network = Network(rolodex, TODAY)
    assert network.people == {ME, ANN, BOB, CY}
    assert network.warmth(ANN, BOB) == network.warmth(BOB, ANN) == Warmth(0.95, 0.7)
    assert network.warmth(ANN, CY) is None


def test_follows_changes_and_their_undoing(rolodex: Rolodex) -> None:
    network = Network(rolodex, TODAY)
    old = next(iter(rolodex.ties.values()))
    heard = Tie(TieId(7_000), ANN, BOB, "listed")
    new = tie(BOB, CY, 5)
    steps = [
        [Change(old, replace(old, strength=1))],
        [Change(None, heard), Change(None, new)],
        [Change(replace(old, strength=1), None)],
        [Change(new, None), Change(heard, None), Change(rolodex.people[BOB], None)],
    ]
    for step in steps:
        before = network.revision
        rolodex.apply(step)
        network.update(step)
        assert same(network, rolodex)
        assert network.revision > before
    assert BOB not in network.people
    for step in reversed(steps):
        back = [change.inverse() for change in reversed(step)]
        rolodex.apply(back)
        network.update(back)
        assert same(network, rolodex)
    assert network.warmth(ANN, BOB) == Warmth(0.95, 0.7)


def test_what_is_no_tie_leaves_the_revision(rolodex: Rolodex) -> None:
    network = Network(rolodex, TODAY)
    before = network.revision
    card = rolodex.people[ANN]
    change = Change(card, replace(card, city="Reno"))
    rolodex.apply([change])
    network.update([change])
    assert network.revision == before


def test_ties_that_fade_are_weighed_again_on_a_new_day() -> None:
    rolodex = rolodex_of(
        person(ANN),
        person(BOB),
        Tie(TieId(5), ANN, BOB, "co-employed", headcount=20, start="2015", end=iso(TODAY - 10)),
    )
    network = Network(rolodex, TODAY)
    before = network.warmth(ANN, BOB)
    network.move_to(TODAY + 3_000)
    after = network.warmth(ANN, BOB)
    assert before is not None
    assert after is not None
    assert after.strength < before.strength
    assert after.certainty == before.certainty
    assert same(network, rolodex)
