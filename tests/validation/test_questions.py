"""The pure parts of the questions that are asked of the data sets."""

import pytest

from godfather_desktop.domain.days import day_of
from validation.eies import frequency_part, reciprocity_part
from validation.pairs import Event, days_of, histories, pair, strength_on, sums_on
from validation.shared_contacts import LISTED_STRENGTH, certainty, overlap
from validation.silence import Snapshot, fall_of

DAY = day_of("2020-01-01")


def test_histories_are_sorted_and_seen_from_the_lower_number() -> None:
    known = histories(
        [
            Event(DAY + 3, 7, 4, "call"),
            Event(DAY, 4, 7, "message"),
            Event(DAY, 9, 9, "message"),
            Event(DAY + 3, 7, 9, "email", 12),
        ]
    )
    assert set(known) == {(4, 7), (7, 9)}
    assert [(touch.day - DAY, touch.direction, touch.channel) for touch in known[4, 7]] == [
        (0, "out", "message"),
        (3, "in", "call"),
    ]
    assert known[7, 9][0].people == 12
    assert pair(9, 7) == (7, 9)
    assert days_of([*known[4, 7], *known[7, 9]]) == [DAY, DAY + 3]


def test_strength_is_the_same_from_both_sides() -> None:
    events = [Event(DAY + day, *((1, 2) if day % 3 else (2, 1)), "message") for day in range(12)]
    turned = [Event(event.day, 3 - event.sender, 3 - event.receiver, event.channel) for event in events]
    values = [strength_on(sums_on(histories(side)[1, 2], DAY + 13), DAY + 13).value for side in (events, turned)]
    assert values[0] == pytest.approx(values[1])
    assert values[0] > 0
    assert strength_on(None, DAY).value == 0.0


def test_certainty_rises_with_every_shared_contact() -> None:
    assert certainty(0) == 0.0
    assert certainty(2) == pytest.approx(1 - (1 - 0.3 * LISTED_STRENGTH**2) ** 2)
    values = [certainty(shared) for shared in range(200)]
    assert values == sorted(set(values))


def test_overlap_is_shared_over_all() -> None:
    assert overlap({1, 2, 3}, {2, 3, 4}) == 0.5
    assert overlap(set(), set()) == 0.0


def test_parts_of_totals() -> None:
    assert frequency_part(4.328) == pytest.approx(10.0, abs=0.001)
    assert reciprocity_part(8.976 / 2, 8.976 / 2) == pytest.approx(16.36, abs=0.01)
    assert reciprocity_part(50, 0) == 0.0


def looks(shares: tuple[float, ...], days: int = 2) -> list[Snapshot]:
    """Twenty pairs in each bin, of which this share is in contact again."""
    middles = (0.5, 1.5, 3.0, 6.0, 12.0)
    return [
        Snapshot((number, 1_000 * place), days, middle, number < 20 * share)
        for place, (middle, share) in enumerate(zip(middles, shares, strict=True))
        for number in range(20)
    ]


def test_shares_fall_or_not() -> None:
    falling = fall_of(looks((0.9, 0.7, 0.5, 0.3, 0.1)), 2, repeats=50)
    assert [share.value for share in falling.shares] == pytest.approx([0.9, 0.7, 0.5, 0.3, 0.1])
    assert falling.counts == (20,) * 5
    assert falling.falls
    assert not fall_of(looks((0.9, 0.7, 0.5, 0.3, 0.3)), 2, repeats=50).falls
    assert not fall_of(looks((0.9, 0.7, 0.8, 0.3, 0.1)), 2, repeats=50).falls


def test_pairs_of_too_few_days_or_too_long_silence_are_left_out() -> None:
    seen = [*looks((0.9, 0.7, 0.5, 0.3, 0.1)), Snapshot((5, 5), 9, 16.0, True)]
    assert fall_of(seen, 3, repeats=50).counts == (0,) * 5
    assert not fall_of(seen, 3, repeats=50).falls
    assert sum(fall_of(seen, 2, repeats=50).counts) == 100
