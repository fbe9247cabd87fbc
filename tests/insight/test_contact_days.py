"""Contact days and their sums: folding, exchanges, asks, and adding a touch without the history."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.contact import ContactSums
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.touch import CHANNELS, Channel, Direction, Touch
from godfather_desktop.insight.contact_days import (
    CHANNEL_WEIGHT,
    extended,
    sums_by_person,
    sums_of,
    weight_of,
)
from godfather_desktop.insight.down_signs import REPLY_DAYS
from tests import strategies
from tests.records import ANN, BOB, TODAY, blank, touch


def sums(*touches: Touch, as_of: int = TODAY) -> ContactSums:
    made = sums_of(ANN, touches, as_of)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("channel", "weight"),
    [
        ("in-person", 2.0),
        ("video", 1.5),
        ("call", 1.5),
        ("email", 1.0),
        ("message", 1.0),
        ("letter", 1.0),
        ("reaction", 0.1),
        ("bulk", 0.0),
    ],
)
def test_weight_of_a_channel(channel: Channel, weight: float) -> None:
    assert weight_of(touch(TODAY, channel)) == weight
    assert weight_of(touch(TODAY, channel, people=5)) == weight / 4
    assert weight_of(touch(TODAY, channel, obligate=True)) == weight / 4


def test_every_channel_has_a_weight() -> None:
    assert set(CHANNEL_WEIGHT) == set(CHANNELS)


def test_no_touch_no_sums() -> None:
    assert sums_of(ANN, [], TODAY) is None


def test_one_contact_a_day_the_heaviest() -> None:
    made = sums(touch(TODAY, "email", "out"), touch(TODAY, "in-person", "out"), touch(TODAY, "call", "in"))
    assert (made.days, made.weight, made.weight_in, made.weight_out) == (1, 2.0, 1.5, 2.0)


def test_mutual_adds_half_to_both_sides() -> None:
    made = sums(touch(TODAY, "call"), touch(TODAY, "email", "in"))
    assert (made.weight, made.weight_in, made.weight_out) == (1.5, 1.75, 0.75)


def test_bulk_makes_no_contact_day() -> None:
    made = sums(touch(TODAY, "bulk", "out"))
    assert (made.days, made.weight, made.exchanges) == (0, 0.0, 0)


def test_obligate_makes_a_contact_day_but_no_exchange() -> None:
    made = sums(touch(TODAY, "in-person", obligate=True))
    assert (made.days, made.weight, made.weight_in, made.exchanges) == (1, 0.5, 0.0, 0)


@pytest.mark.parametrize(("first", "second"), [("out", "in"), ("in", "out")])
@pytest.mark.parametrize(("gap", "exchanges"), [(1, 1), (REPLY_DAYS, 1), (REPLY_DAYS + 1, 0)])
def test_answer_within_two_weeks_is_an_exchange(first: Direction, second: Direction, gap: int, exchanges: int) -> None:
    made = sums(touch(TODAY - gap, "email", first), touch(TODAY, "email", second))
    assert made.exchanges == exchanges
    assert made.last_exchange == (TODAY if exchanges else 0)


def test_same_direction_is_no_exchange() -> None:
    assert sums(touch(TODAY - 2, "email", "in"), touch(TODAY, "email", "in")).exchanges == 0


def test_the_day_of_each_ask_is_kept() -> None:
    made = sums(touch(TODAY - 60, "email", "out", ask="mine"), touch(TODAY, "email", "out", ask="mine"))
    assert made.my_asks == (TODAY - 60, TODAY)


def test_their_asks_are_not_mine() -> None:
    assert sums(touch(TODAY, "email", "in", ask="theirs")).my_asks == ()


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        (touch(TODAY, "email", "out"), True),
        (touch(TODAY, "call", "mutual"), True),
        (touch(TODAY, "email", "in"), False),
        (touch(TODAY, "email", "out", ask="mine"), False),
        (touch(TODAY, "bulk", "out"), False),
        (touch(TODAY, "in-person", "mutual", obligate=True), False),
    ],
)
def test_what_counts_as_giving_first(made: Touch, counts: bool) -> None:
    assert sums(made).last_value_first == (TODAY if counts else 0)


def test_next_touch_after_today_is_remembered() -> None:
    made = sums(touch(TODAY - 3), touch(TODAY + 5), touch(TODAY + 9))
    assert (made.days, made.last, made.next) == (1, TODAY - 3, TODAY + 5)
    ahead = sums(touch(TODAY + 5))
    assert (ahead.days, ahead.next) == (0, TODAY + 5)


@given(strategies.touches(min_size=1), st.integers(0, 800))
def test_next_is_the_first_day_left_out(touches: list[Touch], back: int) -> None:
    then = TODAY - back
    made = sums_of(ANN, touches, then)
    ahead = [one.day for one in touches if one.day > then]
    if made is None:
        assert not touches
    else:
        assert made.next == (min(ahead) if ahead else None)


@given(strategies.touches(ages=st.integers(1, 900)), st.data())
def test_adding_a_touch_equals_counting_anew(touches: list[Touch], data: st.DataObject) -> None:
    (new,) = data.draw(strategies.touches(min_size=1, max_size=1, ages=st.just(0)))
    made = extended(sums_of(ANN, touches, TODAY - 1), new)
    assert made == sums_of(ANN, [*touches, new], TODAY)


@given(strategies.touches(min_size=1, ages=st.lists(st.integers(0, 500), min_size=1).map(lambda ages: ages[0])))
def test_adding_touches_one_by_one_equals_counting_them_all(touches: list[Touch]) -> None:
    first_of_day = [one for place, one in enumerate(touches) if place == 0 or one.day != touches[place - 1].day]
    # A bulk mail leaves no contact day behind, so that a touch of its own day may still be added.
    running: ContactSums | None = None
    for one in first_of_day:
        running = extended(running, one)
    assert running == sums_of(ANN, first_of_day, TODAY)


@given(strategies.touches(ages=st.integers(0, 900)), strategies.downs())
def test_adding_touches_one_by_one_in_and_out_of_down_periods(touches: list[Touch], downs: list[DownPeriod]) -> None:
    first_of_day = [one for place, one in enumerate(touches) if place == 0 or one.day != touches[place - 1].day]
    running: ContactSums | None = None
    for number, one in enumerate(first_of_day, start=1):
        running = extended(running, one, downs)
        assert running == sums_of(ANN, first_of_day[:number], one.day, downs)


@given(strategies.touches(ages=st.integers(0, 900)), strategies.downs(), st.integers(0, 900))
def test_sums_of_an_earlier_day_know_nothing_of_later_ones(
    touches: list[Touch], downs: list[DownPeriod], back: int
) -> None:
    then = TODAY - back
    made, known = (
        sums_of(ANN, touches, then, downs),
        sums_of(ANN, [one for one in touches if one.day <= then], then, downs),
    )
    if made is not None:
        assert replace(made, next=None) == (known or blank(next=None))


def test_adding_to_a_day_already_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="whole history"):
        extended(sums(touch(TODAY)), touch(TODAY))


@given(strategies.touches(), strategies.touches(who=BOB))
def test_sums_of_many_people_are_those_of_each(ann: list[Touch], bob: list[Touch]) -> None:
    made = list(sums_by_person(iter([*ann, *bob]), TODAY))
    assert made == [one for one in (sums_of(ANN, ann, TODAY), sums_of(BOB, bob, TODAY)) if one is not None]


@given(strategies.touches(min_size=1))
def test_counts_agree_with_the_touches(touches: list[Touch]) -> None:
    made = sums(*touches)
    real = [one for one in touches if one.channel != "bulk"]
    assert made.days == len({one.day for one in real})
    assert made.first == min((one.day for one in real), default=0)
    assert made.last == max((one.day for one in real), default=0)
    assert made.weight_in <= made.weight * 1.5 + 1e-9
    assert made.exchanges <= made.days
    assert list(made.my_asks) == sorted(one.day for one in touches if one.ask == "mine")


@given(strategies.touches(min_size=1))
def test_weight_is_the_faded_sum_of_each_days_heaviest(touches: list[Touch]) -> None:
    heaviest: dict[int, float] = {}
    for one in touches:
        if one.channel != "bulk":
            heaviest[one.day] = max(heaviest.get(one.day, 0.0), weight_of(one))
    made = sums(*touches)
    assert made.weight == pytest.approx(sum(w * 2 ** (-(made.last - day) / 90) for day, w in heaviest.items()))


def test_obligate_reaction_in_a_crowd_still_counts_a_little() -> None:
    assert 0 < weight_of(replace(touch(TODAY, "reaction", people=12), obligate=True)) < 0.01
