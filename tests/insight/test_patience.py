"""How long to wait and how often to try: the worked figures of the model, section 5."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from godfather_desktop.domain.cadence import PERSISTENCES, Persistence
from godfather_desktop.insight.patience import (
    ARRIVAL,
    FOLLOW_UP_ODDS,
    LONGEST_PATIENCE,
    VALUE_NOTES,
    Closeness,
    Course,
    arrived,
    chance_after_follow_ups,
    closeness_of,
    follow_up_day,
    follow_ups_left,
    next_step,
    reply_chance,
    residual,
)

CHANCES = st.floats(0.0, 0.99)
LENGTHS = st.floats(0.0, 40.0)
CLOSENESSES: tuple[Closeness, ...] = ("warm", "working", "cold")
WHO = st.sampled_from(CLOSENESSES)
POLICIES = st.sampled_from(PERSISTENCES)


@pytest.mark.parametrize(
    ("days", "share"),
    [
        (-1, 0.0),
        (0, 0.0),
        (0.033, 0.50),
        (1, 0.90),
        (2, 0.95),
        (3, 0.97),
        (5, 0.985),
        (7, 0.99),
        (14, 0.995),
        (30, 1.0),
        (31, 1.0),
        (10_000, 1.0),
        (0.0165, 0.25),
        (1.5, 0.925),
        (4, 0.9775),
        (6, 0.9875),
        (22, 0.9975),
    ],
)
def test_share_of_the_replies_that_has_come(days: float, share: float) -> None:
    assert arrived(days) == pytest.approx(share)


@given(LENGTHS, LENGTHS)
def test_replies_only_come_in(one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert 0.0 <= arrived(early) <= arrived(late) <= 1.0


@pytest.mark.parametrize(
    ("chance", "replies", "sends", "expected"),
    [(0.12, 1, 3, 0.2114), (0.12, 0, 0, 0.12), (0.5, 0, 4, 0.25), (0.5, 4, 4, 0.75), (0.02, 96, 96, 0.9608)],
)
def test_chance_of_a_reply_learns_from_their_own_record(
    chance: float, replies: int, sends: int, expected: float
) -> None:
    assert reply_chance(chance, replies, sends) == pytest.approx(expected, abs=5e-5)


@given(CHANCES, st.integers(0, 50), st.integers(0, 50))
def test_chance_of_a_reply_lies_between_the_model_and_the_record(chance: float, replies: int, silent: int) -> None:
    assume(replies + silent > 0)
    record = replies / (replies + silent)
    found = reply_chance(chance, replies, replies + silent)
    assert min(chance, record) - 1e-12 <= found <= max(chance, record) + 1e-12


@pytest.mark.parametrize(
    ("reply", "days", "left"),
    [(0.3, 2, 0.0210), (0.5, 1, 0.0909), (0.5, 2, 0.0476), (0.8, 2, 0.1667), (0.8, 3, 0.1071), (0.8, 5, 0.0566)],
)
def test_chance_that_a_reply_is_still_coming(reply: float, days: float, left: float) -> None:
    assert residual(reply, days) == pytest.approx(left, abs=5e-5)


@given(CHANCES, LENGTHS, LENGTHS)
def test_silence_only_lowers_the_chance_of_a_reply(reply: float, one: float, other: float) -> None:
    early, late = sorted((one, other))
    assert residual(reply, 0.0) == reply
    assert 0.0 <= residual(reply, late) <= residual(reply, early) <= reply


@pytest.mark.parametrize(
    ("reply", "day"),
    [(0.0, 2), (0.3, 2), (0.5, 2), (0.52, 3), (0.6, 3), (0.63, 3), (0.64, 4), (0.7, 4), (0.71, 5), (0.8, 5), (0.97, 5)],
)
def test_day_on_which_asking_again_is_fair(reply: float, day: int) -> None:
    # O1 to O3: silence of somebody reliable means wait.
    assert follow_up_day(reply) == day


@given(CHANCES, CHANCES)
def test_reliable_people_are_waited_for_no_less_long(one: float, other: float) -> None:
    shy, reliable = sorted((one, other))
    assert 2 <= follow_up_day(shy) <= follow_up_day(reliable) <= LONGEST_PATIENCE


@given(CHANCES)
def test_on_the_fair_day_hardly_a_reply_is_left(reply: float) -> None:
    day = follow_up_day(reply)
    assert day == LONGEST_PATIENCE or residual(reply, day) < 0.05
    assert all(residual(reply, earlier) >= 0.05 for earlier in range(2, day) if earlier < LONGEST_PATIENCE)


@pytest.mark.parametrize(("follow_ups", "chance"), [(0, 0.09), (1, 0.1247), (2, 0.1407), (3, 0.1467), (9, 0.1467)])
def test_chance_of_a_reply_after_follow_ups(follow_ups: int, chance: float) -> None:
    # O4: why the course stops after two follow-ups, and after three of a warm tie.
    assert chance_after_follow_ups(0.09, follow_ups) == pytest.approx(chance, abs=5e-5)


@given(CHANCES)
def test_every_follow_up_gains_and_less_than_the_one_before(first: float) -> None:
    chances = [chance_after_follow_ups(first, number) for number in range(len(FOLLOW_UP_ODDS) + 2)]
    assert chances[0] == pytest.approx(first)
    assert all(0.0 <= one <= later < 1.0 for one, later in pairwise(chances))
    odds = [one / (1.0 - one) for one in chances]
    if first > 0.001:
        ratios = [later / one for one, later in pairwise(odds)]
        assert ratios == sorted(ratios, reverse=True)


@pytest.mark.parametrize(
    ("strength", "closeness"),
    [(0.0, "cold"), (19.9, "cold"), (20.0, "working"), (59.9, "working"), (60.0, "warm"), (100.0, "warm")],
)
def test_closeness_of_a_strength(strength: float, closeness: str) -> None:
    assert closeness_of(strength) == closeness


def course(closeness: Closeness, persistence: Persistence, patience: int = 2) -> list[Course]:
    """All steps until the course rests, and the rest."""
    steps = [next_step(closeness, 0, patience, persistence)]
    while steps[-1].move != "rest":
        steps.append(next_step(closeness, len(steps), patience, persistence))
    return steps


FIRST = Course("attempt", 0)
NOTE, REST = Course("value note", 2, 30), Course("rest", 2, 60)
WARM = [FIRST, Course("follow up", 2), Course("other channel", 5)]
WORKING = [FIRST, Course("follow up", 3), Course("follow up", 7)]
COLD = [FIRST, Course("follow up", 3), Course("follow up", 10)]
OTHER = Course("other channel", 5)


@pytest.mark.parametrize(
    ("closeness", "persistence", "expected"),
    [
        ("warm", "stop", [*WARM, NOTE, REST]),
        ("warm", "change channel", [*WARM, NOTE, REST]),
        ("warm", "relentless", [*WARM, *[NOTE] * 6, REST]),
        ("working", "stop", [*WORKING, REST]),
        ("working", "change channel", [*WORKING, OTHER, REST]),
        ("working", "relentless", [*WORKING, *[NOTE] * 6, REST]),
        ("cold", "stop", [*COLD, REST]),
        ("cold", "change channel", [*COLD, OTHER, REST]),
        ("cold", "relentless", [*COLD, *[NOTE] * 6, REST]),
    ],
)
def test_courses(closeness: Closeness, persistence: Persistence, expected: list[Course]) -> None:
    assert course(closeness, persistence) == expected


def test_with_somebody_reliable_no_step_comes_sooner_than_patience() -> None:
    assert [step.business for step in course("warm", "stop", 5)] == [0, 5, 5, 5, 5]
    assert [step.business for step in course("working", "change channel", 5)] == [0, 5, 7, 5, 5]
    assert [step.business for step in course("cold", "relentless", 4)] == [0, 4, 10, *[4] * 6, 4]


def test_not_more_is_sent_than_the_caps_allow() -> None:
    for closeness in CLOSENESSES:
        asks = sum(step.move in ("follow up", "other channel") for step in course(closeness, "stop"))
        notes = sum(step.move == "value note" for step in course(closeness, "stop"))
        # The third follow-up of a warm tie carries no ask.
        assert asks + notes == (3 if closeness == "warm" else 2)
        assert asks == 2
    assert VALUE_NOTES == 6


@given(WHO, st.integers(0, 30), st.integers(2, 5), POLICIES)
def test_once_it_rests_it_rests(closeness: Closeness, sent: int, patience: int, persistence: Persistence) -> None:
    step = next_step(closeness, sent, patience, persistence)
    assert sent == 0 or step.business >= patience
    left = follow_ups_left(closeness, sent, persistence)
    assert (left == 0) == (step.move == "rest")
    if left:
        assert follow_ups_left(closeness, sent + 1, persistence) == left - 1
    else:
        assert next_step(closeness, sent + 1, patience, persistence) == step


def test_points_of_the_arrival_curve_are_in_order() -> None:
    assert list(ARRIVAL) == sorted(ARRIVAL)
    assert ARRIVAL[0] == (0.0, 0.0)
    assert ARRIVAL[-1] == (30.0, 1.0)
