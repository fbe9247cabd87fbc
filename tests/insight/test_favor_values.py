"""What favors are worth and the balance as they feel it: F1 to F5, and the ledger's properties."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.favor import FAVOR_STATUSES, Favor, FavorMode
from godfather_desktop.domain.ids import FavorId
from godfather_desktop.insight.favor_values import balance_of, delivered, favor_value, services
from tests import strategies
from tests.records import TODAY, favor

CLOSE = 5e-5


def test_f1_one_favor_given_today() -> None:
    gave = favor("given", size=3, effort=2, mode="unasked")
    assert favor_value(gave) == pytest.approx(1.5)
    assert balance_of([gave], TODAY).balance == pytest.approx(0.4286, abs=CLOSE)


def test_f2_both_gave_135_days_ago() -> None:
    made = balance_of(
        [
            favor("given", size=3, effort=2, mode="unasked", age=135),
            favor("received", size=3, effort=2, mode="unasked", age=135),
        ],
        TODAY,
    )
    assert made.given == pytest.approx(0.75)
    assert made.received == pytest.approx(1.377, abs=5e-4)
    assert made.balance == pytest.approx(-0.152, abs=5e-4)


def test_f3_large_favor_received_a_year_ago() -> None:
    made = balance_of([favor("received", size=5, effort=4, age=365)], TODAY)
    assert made.received == pytest.approx(3.175, abs=5e-4)
    assert made.balance == pytest.approx(-0.6135, abs=CLOSE)


def test_f4_small_favors_are_forgotten_first() -> None:
    made = balance_of(
        [
            favor("given", size=3, effort=2, mode="unasked"),
            favor("given", size=5, effort=1, mode="role", age=45),
            favor("received", age=1095),
        ],
        TODAY,
    )
    assert made.given == pytest.approx(1.5625)
    assert made.received == pytest.approx(0.5)
    assert made.balance == pytest.approx(0.2615, abs=CLOSE)


@pytest.mark.parametrize(
    ("size", "effort", "mode", "value"),
    [(3, 2, "unasked", 1.5), (5, 4, "asked", 4.0), (2, 1, "role", 0.1), (5, 5, "unasked", 6.25), (1, 1, "role", 0.05)],
)
def test_f5_values(size: int, effort: int, mode: FavorMode, value: float) -> None:
    assert favor_value(favor("given", size=size, effort=effort, mode=mode)) == pytest.approx(value)


def test_standard_introduction_is_one() -> None:
    assert favor_value(favor("given")) == 1.0


def test_only_delivered_favors_count() -> None:
    made = [favor("given", status=status) for status in FAVOR_STATUSES]
    assert [one.status for one in delivered(made, TODAY)] == ["done"]
    assert services(made, TODAY) == (1.0, 0.0)
    assert delivered([favor("given", age=-1)], TODAY) == []


def test_services_fade_with_two_years_on_both_sides() -> None:
    assert services([favor("given", age=730), favor("received", age=1460)], TODAY) == (0.5, 0.25)


def test_style_is_hidden_below_three_units() -> None:
    assert balance_of([favor("received", effort=2)], TODAY).style == ""
    assert balance_of([favor("received", effort=3)], TODAY).style == "giver"


@pytest.mark.parametrize(
    ("given_units", "received_units", "mode", "style"),
    [
        (0, 3, "asked", "giver"),
        (2, 2, "asked", "matcher"),
        # (2 + R)/(4 + R + G) falls to .35 only when far more was given than came back.
        (5, 0, "asked", "taker"),
        (5, 0, "role", ""),
    ],
)
def test_style(given_units: int, received_units: int, mode: FavorMode, style: str) -> None:
    made = [favor("given", mode=mode) for _ in range(given_units)] + [favor("received") for _ in range(received_units)]
    assert balance_of(made, TODAY).style == style


def test_nobody_is_a_taker_without_two_asks() -> None:
    freely = [favor("given", size=5, effort=5, mode="unasked")]
    assert balance_of(freely, TODAY).style == "matcher"
    assert balance_of([*freely, favor("given")], TODAY).style == "matcher"
    assert balance_of([*freely, favor("given"), favor("given")], TODAY).style == "taker"


@given(strategies.favors(max_size=12))
def test_balance_lies_between_its_bounds(favors: list[Favor]) -> None:
    made = balance_of(favors, TODAY)
    assert -1.0 < made.balance < 1.0
    if made.given + made.received < 3.0:
        assert made.style == ""


@given(strategies.favors(), st.integers(1, 5), st.integers(1, 5), st.sampled_from(("unasked", "asked", "role")))
def test_giving_raises_and_receiving_lowers_the_balance(
    favors: list[Favor], size: int, effort: int, mode: FavorMode
) -> None:
    before = balance_of(favors, TODAY).balance
    gave = favor("given", size=size, effort=effort, mode=mode)
    got = favor("received", size=size, effort=effort, mode=mode)
    assert balance_of([*favors, gave], TODAY).balance > before
    assert balance_of([*favors, got], TODAY).balance < before


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 1_000), st.integers(1, 300))
def test_one_favor_given_weighs_less_with_age(size: int, effort: int, age: int, more: int) -> None:
    young = balance_of([favor("given", size=size, effort=effort, age=age)], TODAY).balance
    old = balance_of([favor("given", size=size, effort=effort, age=age + more)], TODAY).balance
    assert 0.0 < old < young


@given(strategies.favors())
def test_order_and_ids_do_not_matter(favors: list[Favor]) -> None:
    turned = [replace(one, id=FavorId(9_000 - one.id)) for one in reversed(favors)]
    assert balance_of(turned, TODAY).balance == pytest.approx(balance_of(favors, TODAY).balance, abs=1e-12)
