"""The compiled network: the same people and ties, without me."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.ids import ME
from godfather_desktop.graph.arrays import compiled, middle_chances
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.introducing import middle_hop
from godfather_desktop.insight.warmth import Warmth
from tests import strategies
from tests.records import ANN, BOB, CY, DEE, TODAY, person, rolodex_of, tie


def test_compiled() -> None:
    network = Network(
        rolodex_of(person(DEE), person(ANN), person(CY), person(BOB), tie(ANN, BOB, 4), tie(BOB, CY, 1)), TODAY
    )
    network.warmths[ME, ANN] = Warmth(1.0, 0.5)
    arrays = compiled(network)
    assert arrays.count == 4
    assert arrays.ids.tolist() == [ANN, BOB, CY, DEE]
    assert arrays.place == {ANN: 0, BOB: 1, CY: 2, DEE: 3}
    assert arrays.tails.tolist() == [0, 1, 1, 2]
    assert arrays.heads.tolist() == [1, 0, 2, 1]
    assert arrays.starts.tolist() == [0, 1, 3, 4, 4]
    assert arrays.busy.tolist() == [0, 1, 2]
    assert arrays.strength.tolist() == [0.7, 0.7, 0.1, 0.1]
    assert arrays.heads[arrays.out_of(1)].tolist() == [0, 2]
    assert np.exp(-arrays.middle).tolist() == pytest.approx(
        [middle_hop(Warmth(0.95, strength)) for strength in arrays.strength.tolist()]
    )
    assert arrays.revision == network.revision


def test_nobody() -> None:
    arrays = compiled(Network(rolodex_of(), TODAY))
    assert (arrays.count, arrays.heads.size, arrays.busy.size) == (0, 0, 0)


@given(st.lists(strategies.WARMTHS, min_size=1, max_size=10))
def test_many_middle_hops_at_once_equal_each(warmths: list[Warmth]) -> None:
    certainty = np.array([one.certainty for one in warmths])
    strength = np.array([one.strength for one in warmths])
    assert middle_chances(certainty, strength).tolist() == pytest.approx([middle_hop(one) for one in warmths])
