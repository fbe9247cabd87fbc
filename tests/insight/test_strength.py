"""Strength: the worked examples S1 to S8 of the model's section 1 and its properties of section 9."""

import math
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import FavorId, PersonId, TouchId
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import CHANNELS, Channel, Direction, Touch
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.strength import (
    Strength,
    band_of,
    depth_flags,
    is_own_tie,
    layer_of,
    strength_in,
    strength_of,
)
from tests import strategies
from tests.records import ANN, BOB, TODAY, favor, person, rolodex_of, touch

CLOSE = 0.05


def of(
    touches: Iterable[Touch] = (),
    favors: Iterable[Favor] = (),
    *,
    rating: int | None = None,
    as_of: Day = TODAY,
    card: Person | None = None,
) -> Strength:
    """The strength of a tie that a Rolodex of these records shows."""
    card = card or person(rating=rating)
    return strength_in(rolodex_of(card, *touches, *favors, as_of=as_of), card.id, as_of)


def log_strength(touches: Iterable[Touch], favors: Iterable[Favor] = (), as_of: Day = TODAY) -> float:
    return strength_of(person(), sums_of(ANN, touches, as_of), favors, as_of).value


def points(strength: Strength) -> dict[str, float]:
    return {row.part: row.points for row in strength.rows}


def monthly_coffees() -> list[Touch]:
    """48 coffees, 30 days apart, the last 10 days ago; a personal matter came up in the last one."""
    days = [TODAY - 10 - 30 * number for number in reversed(range(48))]
    return [touch(day, personal=day == days[-1]) for day in days]


def even_favors(value: int = 1) -> list[Favor]:
    """One favor each way today, of this value."""
    return [favor("given", effort=value), favor("received", effort=value)]


def test_s1_hallway_neighbor_is_nominal() -> None:
    hellos = [touch(TODAY - 7 * week, obligate=True) for week in reversed(range(521))]
    strength = of(hellos)
    assert strength.value == 0.0
    assert strength.contact_days == 521
    assert strength.exchanges == 0
    assert strength.low == 0.0
    assert strength.high == pytest.approx(13.0, abs=CLOSE)
    assert strength.band == "nominal"


def test_s1_sums_of_hallway_hellos() -> None:
    sums = sums_of(ANN, [touch(TODAY - 7 * week, obligate=True) for week in reversed(range(521))], TODAY)
    assert sums is not None
    # In the steady state E is 18.549 x 0.5; on the very day of a contact it stands half a step higher.
    assert sums.weight == pytest.approx(0.5 / (1 - 2 ** (-7 / 90)), rel=1e-9)
    assert sums.weight * 2 ** (-3.5 / 90) == pytest.approx(9.27, abs=0.01)
    assert (sums.weight_in, sums.weight_out) == (0.0, 0.0)


def test_s2_monthly_coffee() -> None:
    strength = of(monthly_coffees(), even_favors())
    assert strength.value == pytest.approx(65.73, abs=CLOSE)
    assert strength.sd == pytest.approx(11.74, abs=CLOSE)
    assert strength.low == pytest.approx(50.7, abs=CLOSE)
    assert strength.high == pytest.approx(80.7, abs=CLOSE)
    assert strength.halt == pytest.approx(0.327, abs=0.001)
    assert strength.band == "strong"
    assert strength.state == "active"
    shown = points(strength)
    assert shown["frequency"] == pytest.approx(13.22, abs=0.01)
    assert shown["recency"] == pytest.approx(14.69, abs=0.01)
    assert shown["longevity"] == pytest.approx(6.46, abs=0.01)
    assert shown["reciprocity"] == pytest.approx(16.36, abs=0.01)
    assert shown["depth"] == pytest.approx(10.0, abs=0.01)
    assert shown["services"] == pytest.approx(5.0, abs=0.01)


def test_s2_sums_of_monthly_coffee() -> None:
    sums = sums_of(ANN, monthly_coffees(), TODAY)
    assert sums is not None
    assert sums.weight * 2 ** (-10 / 90) == pytest.approx(8.976, abs=0.001)
    assert sums.exchanges == 48


def test_s2r_rated_eight() -> None:
    strength = of(monthly_coffees(), even_favors(), rating=8)
    assert strength.value == pytest.approx(71.15, abs=CLOSE)
    assert strength.sd == pytest.approx(9.24, abs=CLOSE)
    assert points(strength)["rating"] == pytest.approx(0.3797 * 80, abs=CLOSE)


def test_s2s_ninety_silent_days_later() -> None:
    strength = of(monthly_coffees(), even_favors(), as_of=TODAY + 90)
    assert strength.value == pytest.approx(51.32, abs=CLOSE)
    assert strength.halt == pytest.approx(3.265, abs=0.001)
    assert strength.state == "cooling"
    assert points(strength)["recency"] == pytest.approx(15 * 48 / 49 * 0.4309, abs=0.01)


def test_s3_chasing_is_not_a_tie() -> None:
    strength = of([touch(TODAY - 30 * month, "email", "out") for month in reversed(range(6))])
    assert strength.value == 0.0
    assert strength.exchanges == 0


def fortnightly_coffees(people: int) -> list[Touch]:
    """60 coffees, the last four years ago; both work and private life came up over the years."""
    last = TODAY - 1461
    return [
        touch(last - 14 * number, people=people, context="work" if number % 2 else "personal")
        for number in reversed(range(60))
    ]


def test_s4_long_silence() -> None:
    strength = of(fortnightly_coffees(people=3))
    assert strength.value == pytest.approx(9.85, abs=CLOSE)
    assert strength.state == "dormant"
    assert points(strength)["longevity"] == pytest.approx(4.85, abs=CLOSE)
    assert points(strength)["depth"] == pytest.approx(5.0, abs=CLOSE)


def test_s4_long_silence_after_coffees_for_two_was_strong_once() -> None:
    coffees = fortnightly_coffees(people=2)
    assert of(coffees).value == pytest.approx(9.85, abs=CLOSE)
    assert of(coffees, as_of=TODAY - 1461).value >= 60.0
    assert of(coffees).state == "dormant-strong"


def test_s4_rated_seven() -> None:
    strength = of(fortnightly_coffees(people=3), rating=7)
    assert strength.value == pytest.approx(31.96, abs=CLOSE)
    assert points(strength)["rating"] == pytest.approx(0.3676 * 70, abs=CLOSE)


def test_s5_first_two_way_call() -> None:
    strength = of([touch(TODAY, "call")])
    assert strength.value == pytest.approx(18.65, abs=CLOSE)
    assert strength.sd == pytest.approx(20.8, abs=CLOSE)
    assert strength.low == 0.0
    assert strength.high == pytest.approx(45.3, abs=CLOSE)
    shown = points(strength)
    assert shown["frequency"] == pytest.approx(2.57, abs=0.01)
    assert shown["recency"] == pytest.approx(7.5, abs=0.01)
    assert shown["longevity"] == 0.0
    assert shown["reciprocity"] == pytest.approx(8.57, abs=0.01)


def test_s6_empty_card_is_unknown() -> None:
    strength = of()
    assert strength.value == 0.0
    assert strength.low == 0.0
    assert strength.high == pytest.approx(28.6, abs=CLOSE)
    assert strength.band == "unknown"
    assert strength.state == "unknown"
    assert strength.last is None


def test_s6r_rating_alone() -> None:
    strength = of(rating=10)
    assert strength.value == pytest.approx(68.97, abs=CLOSE)
    assert strength.sd == pytest.approx(12.46, abs=CLOSE)
    assert strength.state != "unknown"


def test_s7_inner_circle() -> None:
    recent = [TODAY - 2 - 7 * week for week in reversed(range(103))]
    met = [touch(TODAY - round(12 * 365.25)), *[touch(day) for day in recent]]
    others: tuple[Channel, ...] = ("call", "email")
    more = [touch(recent[-1], channel, personal=True, context="personal") for channel in others]
    work = [touch(recent[-1], "email", context="work")]
    favors = even_favors(3)
    logged = of([*met, *more, *work], favors)
    assert logged.contact_days == 104
    assert logged.value == pytest.approx(90.50, abs=CLOSE)
    shown = points(logged)
    assert shown["frequency"] == pytest.approx(17.75, abs=CLOSE)
    assert shown["recency"] == pytest.approx(14.86, abs=CLOSE)
    assert shown["longevity"] == pytest.approx(9.90, abs=CLOSE)
    assert shown["reciprocity"] == pytest.approx(18.98, abs=CLOSE)
    assert shown["depth"] == pytest.approx(20.0, abs=CLOSE)
    assert shown["services"] == pytest.approx(9.0, abs=CLOSE)
    strength = of([*met, *more, *work], favors, rating=10)
    assert strength.value == pytest.approx(93.77, abs=CLOSE)
    assert strength.low == pytest.approx(82.5, abs=CLOSE)
    assert strength.high == 100.0
    assert strength.band == "inner circle"


def test_s8_quarterly_mail() -> None:
    directions: tuple[Direction, ...] = ("out", "in")
    mails = [
        touch(TODAY - 30 - 91 * quarter, "email", direction)
        for quarter in reversed(range(12))
        for direction in directions
    ]
    strength = of(mails)
    assert strength.value == pytest.approx(36.08, abs=CLOSE)
    shown = points(strength)
    assert shown["frequency"] == pytest.approx(4.93, abs=0.01)
    assert shown["recency"] == pytest.approx(13.85, abs=0.01)
    assert shown["longevity"] == pytest.approx(5.08, abs=0.01)
    assert shown["reciprocity"] == pytest.approx(12.23, abs=0.01)
    assert strength.exchanges == 12
    assert strength.band == "acquaintance"


@given(strategies.touches(), strategies.favors(), strategies.RATINGS, st.integers(0, 3_000))
def test_strength_stays_in_range_and_its_rows_sum_to_it(
    touches: list[Touch], favors: list[Favor], rating: int | None, later: int
) -> None:
    strength = of(touches, favors, rating=rating, as_of=TODAY + later)
    assert 0.0 <= strength.value <= 100.0
    assert 0.0 <= strength.low <= strength.value <= strength.high <= 100.0
    assert sum(row.points for row in strength.rows) == pytest.approx(strength.value, abs=1e-9)
    assert sum(row.maximum for row in strength.rows) == pytest.approx(100.0)
    for row in strength.rows:
        assert -1e-12 <= row.points <= row.maximum + 1e-9


@given(
    strategies.touches(min_size=1), strategies.favors(), strategies.RATINGS, st.integers(0, 900), st.integers(1, 900)
)
def test_strength_never_rises_in_silence(
    touches: list[Touch], favors: list[Favor], rating: int | None, wait: int, more: int
) -> None:
    favors = [one for one in favors if one.day <= TODAY]
    before = of(touches, favors, rating=rating, as_of=TODAY + wait).value
    assert of(touches, favors, rating=rating, as_of=TODAY + wait + more).value <= before + 1e-9


@given(strategies.touches(), strategies.favors(), st.sampled_from(CHANNELS[:-1]), st.sampled_from((2, 3, 12)))
def test_voluntary_contact_today_never_lowers_it(
    touches: list[Touch], favors: list[Favor], channel: Channel, people: int
) -> None:
    met = touch(TODAY, channel, people=people)
    assert log_strength([*touches, met], favors) >= log_strength(touches, favors) - 1e-9


@given(strategies.touches(min_size=1), strategies.favors(), st.data())
def test_same_touch_twice_a_day_changes_nothing(touches: list[Touch], favors: list[Favor], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(touches) - 1))
    twice = [*touches[: place + 1], replace(touches[place], id=TouchId(9_999)), *touches[place + 1 :]]
    assert log_strength(twice, favors) == log_strength(touches, favors)


@given(strategies.touches(), strategies.favors(), strategies.RATINGS, st.integers(-4_000, 4_000))
def test_strength_depends_on_ages_alone(
    touches: list[Touch], favors: list[Favor], rating: int | None, shift: int
) -> None:
    moved = [replace(one, day=one.day + shift) for one in touches]
    later = [replace(one, day=one.day + shift) for one in favors]
    assert of(moved, later, rating=rating, as_of=TODAY + shift) == replace(
        of(touches, favors, rating=rating),
        last=None
        if not any(one.channel != "bulk" for one in touches)
        else max(one.day for one in moved if one.channel != "bulk"),
    )


@given(strategies.touches(), strategies.favors())
def test_swapping_the_two_sides_leaves_it_equal(touches: list[Touch], favors: list[Favor]) -> None:
    other: dict[Direction, Direction] = {"in": "out", "out": "in", "mutual": "mutual"}
    turned = [replace(one, direction=other[one.direction]) for one in touches]
    returned = [replace(one, direction="given" if one.direction == "received" else "received") for one in favors]
    assert log_strength(turned, returned) == pytest.approx(log_strength(touches, favors), abs=1e-9)


@given(strategies.touches(min_size=1), strategies.favors())
def test_writing_without_answer_gives_only_depth_and_services(touches: list[Touch], favors: list[Favor]) -> None:
    strength = of([replace(one, direction="out") for one in touches], favors)
    shown = points(strength)
    assert shown["frequency"] == shown["recency"] == shown["longevity"] == shown["reciprocity"] == 0.0
    assert strength.value == pytest.approx(shown["depth"] + shown["services"])


@given(strategies.touches(), strategies.favors(), strategies.touches(who=BOB), strategies.favors(who=BOB))
def test_other_people_do_not_matter(
    touches: list[Touch], favors: list[Favor], theirs: list[Touch], owed: list[Favor]
) -> None:
    others = [replace(one, id=FavorId(one.id + 100)) for one in owed]
    crowded = rolodex_of(person(ANN), person(BOB), *touches, *theirs, *favors, *others)
    assert strength_in(crowded, ANN, TODAY) == of(touches, favors)


@given(strategies.touches(), strategies.favors(), st.integers(0, 9))
def test_higher_rating_never_lowers_it_and_any_rating_makes_it_surer(
    touches: list[Touch], favors: list[Favor], rating: int
) -> None:
    unrated, rated = of(touches, favors), of(touches, favors, rating=rating)
    assert of(touches, favors, rating=rating + 1).value > rated.value
    assert rated.sd < unrated.sd


@given(strategies.touches(), strategies.favors(), st.randoms(use_true_random=False))
def test_order_of_records_does_not_matter(touches: list[Touch], favors: list[Favor], chance: random.Random) -> None:
    mixed, owed = list(touches), list(favors)
    chance.shuffle(mixed)
    chance.shuffle(owed)
    mixed = [replace(one, id=TouchId(100 + place)) for place, one in enumerate(mixed)]
    owed = [replace(one, id=FavorId(700 + place)) for place, one in enumerate(owed)]
    assert of(mixed, owed).value == pytest.approx(of(touches, favors).value, abs=1e-9)


@given(strategies.touches(), strategies.favors(), st.integers(0, 700))
def test_what_lies_ahead_does_not_exist(touches: list[Touch], favors: list[Favor], back: int) -> None:
    then = TODAY - back
    past = of([one for one in touches if one.day <= then], [one for one in favors if one.day <= then], as_of=then)
    assert of(touches, favors, as_of=then) == past


@given(strategies.touches(), strategies.favors(), strategies.RATINGS, st.integers(0, 3_000))
def test_sums_of_an_earlier_day_serve_any_later_one(
    touches: list[Touch], favors: list[Favor], rating: int | None, later: int
) -> None:
    card = person(rating=rating)
    early = strength_of(card, sums_of(ANN, touches, TODAY), favors, TODAY + later)
    assert early == strength_of(card, sums_of(ANN, touches, TODAY + later), favors, TODAY + later)


def test_kin_may_be_silent_twice_as_long() -> None:
    coffees = monthly_coffees()
    kin = replace(person(), relation="family")
    assert of(coffees, as_of=TODAY + 90).halt == pytest.approx(2 * of(coffees, as_of=TODAY + 90, card=kin).halt)
    assert of(coffees, as_of=TODAY + 90, card=kin).value > of(coffees, as_of=TODAY + 90).value


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (0, "nominal"),
        (19.99, "nominal"),
        (20, "acquaintance"),
        (39.99, "acquaintance"),
        (40, "working tie"),
        (59.99, "working tie"),
        (60, "strong"),
        (79.99, "strong"),
        (80, "inner circle"),
        (100, "inner circle"),
    ],
)
def test_bands(value: float, band: str) -> None:
    assert band_of(value) == band


def test_silence_makes_active_cooling_dormant() -> None:
    states = [of(monthly_coffees(), as_of=TODAY + wait).state for wait in (0, 30, 60, 200, 240)]
    assert states == ["active", "active", "cooling", "cooling", "dormant-strong"]


def test_three_years_of_silence_are_dormant_whatever_the_rhythm() -> None:
    yearly = [touch(TODAY - 1_100 - 700 * number) for number in reversed(range(5))]
    strength = of(yearly)
    assert strength.halt < 8.0
    assert strength.state == "dormant"


def test_depth_flags_and_when_they_end() -> None:
    rows = [
        touch(TODAY, "in-person", context="work"),
        touch(TODAY, "email", context="personal", personal=True),
        touch(TODAY, "call"),
    ]
    sums = sums_of(ANN, rows, TODAY)
    assert sums is not None
    assert depth_flags(sums, TODAY) == (True, True, True, True)
    assert depth_flags(sums, TODAY + 365) == (True, True, True, True)
    assert depth_flags(sums, TODAY + 366) == (False, True, True, False)
    assert depth_flags(sums, TODAY + 731) == (False, True, False, False)


def test_bulk_and_obligate_give_no_depth() -> None:
    rows = [
        touch(TODAY, "in-person", obligate=True, context="work", personal=True),
        touch(TODAY, "bulk", context="personal", personal=True),
        touch(TODAY, "call", obligate=True),
        touch(TODAY, "video", people=3),
    ]
    sums = sums_of(ANN, rows, TODAY)
    assert sums is not None
    assert depth_flags(sums, TODAY) == (False, False, False, False)


@pytest.mark.parametrize(
    ("card", "met", "mine"),
    [
        (Person(ANN, "Ann"), False, False),
        (Person(ANN, "Ann"), True, True),
        (Person(ANN, "Ann", rating=0), False, True),
        (Person(ANN, "Ann", how_known="personally"), False, True),
        (Person(ANN, "Ann", how_known="referral"), False, True),
        (Person(ANN, "Ann", how_known="cold"), False, False),
    ],
)
def test_own_tie(card: Person, met: bool, mine: bool) -> None:
    rolodex: Rolodex = rolodex_of(card, *([touch(TODAY)] if met else []))
    assert is_own_tie(rolodex, card) is mine


def test_bulk_mail_alone_is_no_tie() -> None:
    rolodex = rolodex_of(person(), touch(TODAY, "bulk", "out"))
    assert not is_own_tie(rolodex, rolodex.people[ANN])
    assert strength_in(rolodex, ANN, TODAY).state == "unknown"


def test_layers_end_at_5_15_50_150() -> None:
    assert [layer_of(rank) for rank in (0, 4, 5, 14, 15, 49, 50, 149, 150, 9_999)] == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


def test_person_id_is_kept() -> None:
    assert of(card=Person(PersonId(77), "x")).person == 77
    assert math.isclose(of(card=Person(PersonId(77), "x")).sd, math.sqrt(500))
