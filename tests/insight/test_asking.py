"""The chance of a yes: Y1 to Y13 and the bridge of section 3, read from records as section 10 says."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from godfather_desktop.insight.asking import (
    Asking,
    ask_rows,
    asking_in,
    bridge_of,
    chance_of_yes,
    fixes_in,
    fixes_of,
)
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.strength import strength_in
from tests import strategies
from tests.records import ANN, TODAY, favor, person, rolodex_of, tied_to, touch

CLOSE = 5e-5


def with_tie(strength: float, *records: Favor, asks: int = 0) -> Rolodex:
    """A Rolodex in which my tie to Ann has this strength without its favors."""
    rolodex = rolodex_of(person(), *records)
    rolodex.apply((), [tied_to(ANN, strength, asks=asks)])
    return rolodex


def asked(rolodex: Rolodex, *, strength: float, size: float = 1.0, in_person: bool = False) -> Asking:
    """The asking that the records show; favors lend strength too, which is set back here."""
    return replace(asking_in(rolodex, ANN, TODAY, size=size, in_person=in_person), strength=strength)


@pytest.mark.parametrize(("strength", "chance"), [(35, 0.2709), (60, 0.5399), (80, 0.7465)])
def test_y1_y2_y3_strength_alone(strength: float, chance: float) -> None:
    asking = asking_in(with_tie(strength), ANN, TODAY)
    assert asking == replace(Asking(asking.strength))
    assert chance_of_yes(asking) == pytest.approx(chance, abs=CLOSE)


def test_y4_ahead_by_one_favor() -> None:
    # Given more than 60 days ago it would have faded; so today's counts as giving first too.
    asking = asked(with_tie(60, favor("given", size=3, effort=2, mode="unasked")), strength=60)
    assert asking.balance == pytest.approx(0.4286, abs=CLOSE)
    assert asking.value_first
    assert chance_of_yes(replace(asking, value_first=False)) == pytest.approx(0.6231, abs=CLOSE)


def test_y5_unthanked() -> None:
    rolodex = with_tie(60, favor("received", mode="unasked", age=200))
    asking = asked(rolodex, strength=60)
    assert asking.unthanked
    assert chance_of_yes(replace(asking, balance=0.0)) == pytest.approx(0.2244, abs=CLOSE)


def test_y6_asked_today() -> None:
    asking = asking_in(with_tie(60, asks=1), ANN, TODAY)
    assert asking.recent_asks == 1.0
    assert chance_of_yes(asking) == pytest.approx(0.3682, abs=CLOSE)


def test_y7_in_person() -> None:
    assert chance_of_yes(asking_in(with_tie(65), ANN, TODAY, in_person=True)) == pytest.approx(0.8006, abs=CLOSE)
    # The anchors of the model: four in five in person, below three in five by other channels.
    assert chance_of_yes(asking_in(with_tie(65), ANN, TODAY)) == pytest.approx(0.60, abs=0.005)


def test_y8_stranger() -> None:
    rolodex = rolodex_of(person())
    assert chance_of_yes(asking_in(rolodex, ANN, TODAY)) == pytest.approx(0.0691, abs=CLOSE)


def test_y9_ledger_is_off_for_the_closest() -> None:
    assert chance_of_yes(Asking(90.0, balance=-0.6)) == pytest.approx(0.8235, abs=CLOSE)


def test_y10_behind_at_sixty() -> None:
    assert chance_of_yes(Asking(60.0, balance=-0.6)) == pytest.approx(0.4207, abs=CLOSE)


def test_y11_gave_first_and_ahead() -> None:
    asking = asked(with_tie(45, favor("given", size=3, effort=2, mode="unasked")), strength=45)
    assert chance_of_yes(asking) == pytest.approx(0.5282, abs=CLOSE)


def test_y12_without_giving_first() -> None:
    assert chance_of_yes(asking_in(with_tie(45), ANN, TODAY)) == pytest.approx(0.3705, abs=CLOSE)


def test_y13_large_ask() -> None:
    assert chance_of_yes(asking_in(with_tie(70), ANN, TODAY, size=3.0)) == pytest.approx(0.3589, abs=CLOSE)


def test_bridge_built() -> None:
    assert bridge_of(asking_in(with_tie(60), ANN, TODAY)) == "built"
    assert bridge_of(Asking(60.0, recent_asks=0.1)) == "built"


@pytest.mark.parametrize(
    "asking",
    [
        Asking(50.0),
        Asking(95.0, unthanked=True, in_person=True),
        Asking(100.0, broken=1, in_person=True),
        Asking(100.0, recent_asks=1, in_person=True),
    ],
)
def test_bridge_partly_built(asking: Asking) -> None:
    assert chance_of_yes(asking) >= 0.25
    assert bridge_of(asking) == "partly"


@pytest.mark.parametrize("asking", [Asking(0.0), Asking(30.0), Asking(60.0, unthanked=True), Asking(60.0, broken=2)])
def test_bridge_not_built(asking: Asking) -> None:
    assert chance_of_yes(asking) < 0.25
    assert bridge_of(asking) == "not built"


@given(strategies.ASKINGS)
def test_chance_stays_in_bounds_and_its_rows_sum_to_it(asking: Asking) -> None:
    chance = chance_of_yes(asking)
    assert 0.02 <= chance <= 0.97
    assert sum(row.points for row in ask_rows(asking)) == pytest.approx(chance, abs=1e-12)


@given(strategies.ASKINGS, st.floats(0.0, 30.0))
def test_never_falls_with_strength_balance_giving_first_or_in_person(asking: Asking, more: float) -> None:
    now = chance_of_yes(asking)
    assert chance_of_yes(replace(asking, strength=min(100.0, asking.strength + more))) >= now - 1e-12
    assert chance_of_yes(replace(asking, balance=min(0.999, asking.balance + more / 30.0))) >= now - 1e-12
    assert chance_of_yes(replace(asking, value_first=True)) >= now
    assert chance_of_yes(replace(asking, in_person=True)) >= now


@given(strategies.ASKINGS, st.floats(0.0, 3.0))
def test_never_rises_with_asks_debts_or_size(asking: Asking, more: float) -> None:
    now = chance_of_yes(asking)
    assert chance_of_yes(replace(asking, recent_asks=asking.recent_asks + more)) <= now
    assert chance_of_yes(replace(asking, unthanked=True)) <= now
    assert chance_of_yes(replace(asking, broken=asking.broken + 1)) <= now
    assert chance_of_yes(replace(asking, size=asking.size + more)) <= now


@given(strategies.ASKINGS, st.floats(90.0, 100.0), st.floats(-0.999, 0.999))
def test_no_ledger_from_ninety_on(asking: Asking, strength: float, balance: float) -> None:
    close = replace(asking, strength=strength)
    assert chance_of_yes(replace(close, balance=balance)) == chance_of_yes(close)


@given(strategies.touches(), strategies.favors())
def test_asking_is_read_from_the_records(touches: list[Touch], favors: list[Favor]) -> None:
    rolodex = rolodex_of(person(), *touches, *favors)
    asking = asking_in(rolodex, ANN, TODAY)
    assert asking.strength == strength_in(rolodex, ANN, TODAY).value
    known = [one for one in favors if one.day <= TODAY]
    asks = [one.day for one in touches if one.ask == "mine"]
    asks += [one.day for one in known if one.direction == "received" and one.mode == "asked"]
    assert asking.recent_asks == pytest.approx(sum(2 ** (-(TODAY - day) / 60) for day in asks))
    got = [one for one in known if one.direction == "received" and one.status == "done" and one.day >= TODAY - 365]
    last = max(got, key=lambda one: (one.day, one.id), default=None)
    assert asking.unthanked is (last is not None and not last.thanked)
    mine = [one for one in known if one.direction == "given"]
    overdue = [one for one in mine if one.status == "promised" and one.due is not None and one.due < TODAY]
    assert asking.broken == len(overdue) + sum(one.status == "declined" for one in mine)
    gave = any(one.status == "done" and one.day >= TODAY - 60 for one in mine)
    wrote = any(
        one.direction != "in"
        and one.ask == "none"
        and one.channel != "bulk"
        and not one.obligate
        and one.day >= TODAY - 60
        for one in touches
    )
    assert asking.value_first is (gave or wrote)


@pytest.mark.parametrize(("age", "first"), [(0, True), (60, True), (61, False)])
def test_giving_first_counts_for_sixty_days(age: int, first: bool) -> None:
    assert asking_in(rolodex_of(person(), favor("given", age=age)), ANN, TODAY).value_first is first
    assert asking_in(rolodex_of(person(), touch(TODAY - age, "email", "out")), ANN, TODAY).value_first is first


def test_thanks_for_the_last_favor_settle_the_older_ones() -> None:
    older, newer = favor("received", age=30), favor("received", age=3, thanked=True)
    assert not asking_in(rolodex_of(person(), older, newer), ANN, TODAY).unthanked
    assert asking_in(rolodex_of(person(), older), ANN, TODAY).unthanked


def test_favors_of_tomorrow_do_not_count_yet() -> None:
    ahead = [favor("received", age=-1), favor("given", age=-1, status="promised", due=TODAY - 1)]
    assert asking_in(rolodex_of(person(), *ahead), ANN, TODAY) == Asking(0.0)


@given(strategies.ASKINGS, st.floats(0.0, 5.0), st.floats(0.0, 5.0), st.none() | st.floats(0.0, 100.0))
def test_fixes_gain_and_come_largest_first(asking: Asking, gave: float, received: float, met: float | None) -> None:
    fixes = fixes_of(asking, given=gave, received=received, met=met)
    chances = [fix.chance for fix in fixes]
    assert chances == sorted(chances, reverse=True)
    assert all(chance > chance_of_yes(asking) for chance in chances)
    assert len({fix.do for fix in fixes}) == len(fixes)


def test_every_debt_has_its_fix() -> None:
    owing = Asking(50.0, recent_asks=1, unthanked=True, broken=1)
    by_name = {fix.do: fix.chance for fix in fixes_of(owing, met=60.0)}
    assert set(by_name) == {
        "thank",
        "keep promise",
        "wait",
        "five-minute favor",
        "coffee",
        "smaller ask",
        "ask in person",
    }
    assert by_name["thank"] == chance_of_yes(replace(owing, unthanked=False))
    assert by_name["keep promise"] == chance_of_yes(replace(owing, broken=0))
    assert by_name["smaller ask"] == chance_of_yes(replace(owing, size=0.5))
    assert by_name["coffee"] == chance_of_yes(replace(owing, strength=60.0, value_first=True))


def test_coffee_is_re_run_through_strength() -> None:
    past = [touch(TODAY - 40 - 30 * number) for number in reversed(range(6))]
    rolodex = rolodex_of(person(), *past)
    asking = asking_in(rolodex, ANN, TODAY)
    (coffee,) = [fix for fix in fixes_in(rolodex, ANN, TODAY, asking) if fix.do == "coffee"]
    after = rolodex_of(person(), *past, touch(TODAY))
    assert coffee.chance == pytest.approx(chance_of_yes(asking_in(after, ANN, TODAY)))


def test_no_second_coffee_today() -> None:
    rolodex = rolodex_of(person(), touch(TODAY))
    asking = asking_in(rolodex, ANN, TODAY)
    assert "coffee" not in {fix.do for fix in fixes_in(rolodex, ANN, TODAY, asking)}


def test_sums_with_only_a_touch_ahead_still_allow_a_coffee() -> None:
    sums = sums_of(ANN, [touch(TODAY + 3)], TODAY)
    assert sums is not None
    rolodex = rolodex_of(person())
    rolodex.apply((), [sums])
    asking = asking_in(rolodex, ANN, TODAY)
    assert asking == Asking(0.0)
    assert "coffee" in {fix.do for fix in fixes_in(rolodex, ANN, TODAY, asking)}
