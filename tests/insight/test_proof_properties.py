"""What may raise or lower the evidence of friendship, and what must not (section 9), for any history."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.person import RELATIONS, SENIORITIES, Relation
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.touch import CHANNELS, Touch
from godfather_desktop.insight.friends import friends_in
from godfather_desktop.insight.proof import (
    HIGH_LEVERAGE,
    LEVERAGE,
    MOST_POINTS,
    Evidence,
    circumstances_of,
    evidence_in,
)
from tests import strategies
from tests.records import ANN, TODAY, contacts, down, favor, organization, person, role, rolodex_of, said, touch

History = tuple[list[Touch], list[Favor], list[DownPeriod], list[Record]]
RELATED = st.sampled_from(RELATIONS)
LOW_LEVERAGE = st.sampled_from([one for one in RELATIONS if LEVERAGE[one] < HIGH_LEVERAGE])
FREE = st.sampled_from([one for one in CHANNELS if one != "bulk"])
ACME, ZENITH = organization("Acme"), organization("Zenith")


@st.composite
def jobs(draw: st.DrawFn) -> list[Record]:
    """Roles of mine and of Ann's at two places, some of which ended."""
    made: list[Record] = [ACME, ZENITH]
    for who, where in ((ME, ACME), (ANN, ACME), (ME, ZENITH), (ANN, ZENITH)):
        if draw(st.booleans()):
            start = TODAY - draw(st.integers(400, 4_000))
            ended = draw(st.none() | st.integers(40, 3_000))
            made.append(role(who, where, start, None if ended is None else min(start + ended, TODAY)))
    return made


HISTORIES = st.tuples(strategies.touches(), strategies.favors(), strategies.downs(), jobs())


def evidence(history: History, relation: Relation, *more: Record, **card: Any) -> Evidence:
    records = [one for records in history for one in records]
    rolodex = rolodex_of(replace(person(), relation=relation, **card), *records, *more)
    return evidence_in(rolodex, ANN, circumstances_of(rolodex, TODAY))


@given(HISTORIES, LOW_LEVERAGE, FREE)
def test_one_more_contact_without_an_ask_never_lowers_it(history: History, relation: Relation, channel: Any) -> None:
    before = evidence(history, relation)
    assert evidence(history, relation, touch(TODAY, channel, "in")).points >= before.points - 1e-9


def test_a_contact_of_high_leverage_may_lower_it() -> None:
    wrote = [touch(TODAY - 7 * week, "email", "in") for week in range(5)]
    history: History = (wrote, [], [], [])
    more = touch(TODAY - 7 * 5 - 3, "call", "mutual")
    assert evidence(history, "vendor", more).points < evidence(history, "vendor").points
    assert evidence(history, "friend", more).points >= evidence(history, "friend").points


@given(HISTORIES, RELATED, st.integers(1, 5), st.integers(1, 5))
def test_unasked_favor_of_theirs_never_lowers_it(history: History, relation: Relation, size: int, effort: int) -> None:
    before = evidence(history, relation)
    got = favor("received", size=size, effort=effort, mode="unasked")
    assert evidence(history, relation, got).points >= before.points - 1e-9


@given(HISTORIES, RELATED, FREE)
def test_reaching_out_when_i_am_down_never_lowers_it(history: History, relation: Relation, channel: Any) -> None:
    started: History = (history[0], history[1], [*history[2], down(TODAY)], history[3])
    before = evidence(started, relation)
    assert evidence(started, relation, touch(TODAY, channel, "in")).points >= before.points - 1e-9


@given(HISTORIES, RELATED)
def test_reaching_out_beats_replying_beats_silence_beats_ignoring(history: History, relation: Relation) -> None:
    period = down(TODAY)
    started: History = (history[0], history[1], [*history[2], period], history[3])
    signs = ("reached-out", "replied", "none", "silent", "ignored-once", "knew", "ignored")
    points = [evidence(started, relation, said(ANN, period, sign)).points for sign in signs]
    assert points == sorted(points, reverse=True)


@given(HISTORIES, RELATED)
def test_surviving_every_change_never_lowers_it(history: History, relation: Relation) -> None:
    records = [one for records in history for one in records]
    rolodex = rolodex_of(replace(person(), relation=relation), *records)
    sums = rolodex.sums.get(ANN)
    if sums is None:
        return
    around = circumstances_of(rolodex, TODAY)
    before = evidence_in(rolodex, ANN, around)
    rolodex.apply((), [replace(sums, runs=(1, TODAY))])
    after = evidence_in(rolodex, ANN, around)
    assert after.points >= before.points - 1e-9
    assert after.parts["changes"].values.get("lost", 0) == 0


@given(HISTORIES, RELATED, st.lists(st.integers(0, 900), max_size=6))
def test_their_asks_never_raise_it(history: History, relation: Relation, ages: list[int]) -> None:
    quiet: History = (history[0], history[1], [], history[3])
    points = [
        evidence(quiet, relation, *(favor("given", mode="asked", age=age) for age in ages[:count])).points
        for count in range(len(ages) + 1)
    ]
    assert all(later <= earlier + 1e-9 for earlier, later in pairwise(points))


@given(strategies.touches(ages=st.integers(1, 900)), strategies.favors(), RELATED)
def test_message_with_an_ask_never_raises_it(touches: list[Touch], favors: list[Favor], relation: Relation) -> None:
    # Without a change of job: answering a note of mine, even with an ask, is an exchange that may survive one.
    history: History = (touches, favors, [], [])
    before = evidence(history, relation)
    assert evidence(history, relation, touch(TODAY, "email", "in", ask="theirs")).points <= before.points + 1e-9


@given(HISTORIES, RELATED, st.lists(st.sampled_from(("unasked", "role")), min_size=1, max_size=4), strategies.AGES)
def test_favors_that_i_gave_do_not_matter(history: History, relation: Relation, modes: list[Any], age: int) -> None:
    given_ = [favor("given", size=5, effort=5, mode=mode, age=age) for mode in modes]
    assert evidence(history, relation, *given_) == evidence(history, relation)


@given(strategies.touches(), strategies.favors(), strategies.downs(), RELATED, st.lists(strategies.AGES, max_size=6))
def test_my_outreach_outside_of_down_periods_does_not_matter(
    touches: list[Touch], favors: list[Favor], downs: list[DownPeriod], relation: Relation, ages: list[int]
) -> None:
    # Without a change of job, which an exchange may survive whoever began it.
    history: History = (touches, favors, downs, [])
    wrote = [
        touch(TODAY - age, "email", "out", ask=ask)
        for age in ages
        for ask in ("none", "mine")
        if not any(period.holds(TODAY - age) for period in downs)
    ]
    before, after = evidence(history, relation), evidence(history, relation, *wrote)
    assert after.points == pytest.approx(before.points, abs=1e-9)
    assert after.signals == before.signals


@given(HISTORIES, RELATED, strategies.RATINGS, st.sampled_from(SENIORITIES))
def test_ratings_and_titles_do_not_matter(
    history: History, relation: Relation, rating: int | None, seniority: Any
) -> None:
    titled = [replace(one, title="CEO", headcount=7) if isinstance(one, Role) else one for one in history[3]]
    grand: History = (*history[:3], titled)
    assert evidence(grand, relation, rating=rating, seniority=seniority) == evidence(history, relation)


@given(HISTORIES, RELATED, st.sampled_from((None, True, False)))
def test_parts_stay_within_their_bounds_and_sum_up(history: History, relation: Relation, two_am: bool | None) -> None:
    found = evidence(history, relation, two_am=two_am)
    for name, (low, high) in MOST_POINTS.items():
        assert low - 1e-12 <= found.parts[name].points <= high + 1e-12
    assert sum(part.points for part in found.parts.values()) == pytest.approx(found.points)
    assert sum(row.points for row in found.rows) == pytest.approx(found.points)
    assert found.signals == sum(part.signals for part in found.parts.values())


@given(HISTORIES, RELATED)
def test_chances_are_chances_and_their_rows_sum_to_them(history: History, relation: Relation) -> None:
    records = [one for records in history for one in records]
    rolodex = rolodex_of(replace(person(), relation=relation), *records)
    found = friends_in(rolodex, TODAY).proofs[ANN]
    assert 0.0 < found.chance < 1.0
    assert sum(row.points for row in found.rows) == pytest.approx(found.chance)
    assert found.if_named() >= found.chance


@pytest.mark.parametrize("number", [50, 149, 150, 500])
def test_of_so_many_unknown_contacts_five_are_friends(number: int) -> None:
    assert friends_in(rolodex_of(*contacts(number)), TODAY).expected == pytest.approx(5.0)
