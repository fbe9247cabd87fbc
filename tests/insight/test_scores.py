"""Scores remembered, and dropped when they are stale."""

from dataclasses import replace

import pytest

from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import iso
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import ME
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.asking import asking_in
from godfather_desktop.insight.contact_days import sums_of
from godfather_desktop.insight.friends import friends_in
from godfather_desktop.insight.introducing import first_hop
from godfather_desktop.insight.scores import Scores
from tests.records import (
    ANN,
    BOB,
    CY,
    DEE,
    TODAY,
    counted,
    down,
    favor,
    organization,
    person,
    role,
    rolodex_of,
    said,
    touch,
)


@pytest.fixture
def rolodex() -> Rolodex:
    return rolodex_of(
        person(ANN, rating=9),
        person(BOB, rating=2),
        person(CY),
        replace(person(DEE), how_known="personally"),
        touch(TODAY - 3, who=BOB),
    )


def test_ranked_own_ties_strongest_first(rolodex: Rolodex) -> None:
    ranked = Scores(rolodex, TODAY).ranked()
    assert [who for who, _ in ranked] == [ANN, BOB, DEE]
    assert [value for _, value in ranked] == sorted((value for _, value in ranked), reverse=True)


def test_equal_strengths_go_by_id() -> None:
    twins = rolodex_of(person(CY, rating=5), person(ANN, rating=5), person(BOB, rating=5))
    assert [who for who, _ in Scores(twins, TODAY).ranked()] == [ANN, BOB, CY]


def test_nobody_i_do_not_know_can_be_asked(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    assert scores.first_hop(CY) == 0.0
    assert scores.first_hop(ME) == 0.0
    assert scores.first_hop(DEE) == pytest.approx(0.9 * 0.0691, abs=1e-4)
    assert scores.first_hop(ANN) == first_hop(asking_in(rolodex, ANN, TODAY))


def test_change_of_a_card_or_a_favor_is_seen(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    before = {who: (scores.strength(who).value, scores.first_hop(who)) for who in (ANN, BOB)}
    card = rolodex.people[ANN]
    owed = favor("received", who=BOB, age=5)
    changes = [Change(card, replace(card, rating=3)), Change(None, owed)]
    rolodex.apply(changes)
    assert scores.forget(changes) == {ANN, BOB}
    assert scores.strength(ANN).value < before[ANN][0]
    assert scores.first_hop(BOB) < before[BOB][1]


def test_touches_of_an_import_are_told_by_person(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    assert scores.first_hop(CY) == 0.0
    sums = sums_of(CY, [touch(TODAY, who=CY)], TODAY)
    assert sums is not None
    rolodex.apply((), [sums])
    assert scores.forget((), [CY]) == {CY}
    assert scores.first_hop(CY) > 0.0


def test_kept_until_told(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    assert scores.strength(ANN) is scores.strength(ANN)


def test_new_day_computes_everything_again(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    before = scores.strength(BOB).value
    scores.move_to(TODAY + 400)
    assert scores.as_of == TODAY + 400
    assert scores.strength(BOB).value < before
    assert scores.strength(BOB) == Scores(rolodex, TODAY + 400).strength(BOB)


WHERE = organization()
PERIOD = down(TODAY - 60)
OLD_JOB = role(ME, WHERE, TODAY - 3_000, TODAY - 900)
HER_JOB = role(ANN, WHERE, TODAY - 3_000)
SAID = said(BOB, PERIOD, "helped")
BEFORE_IT = touch(TODAY - 30, "call", "in", who=BOB)


@pytest.mark.parametrize(
    "change",
    [
        Change(None, down(TODAY - 400, TODAY - 300)),
        Change(PERIOD, replace(PERIOD, end=TODAY - 31)),
        Change(PERIOD, None),
        Change(None, said(ANN, PERIOD, "knew")),
        Change(SAID, None),
        Change(None, counted(ANN, "changes", 1.5)),
        Change(None, favor("received", mode="unasked", age=40)),
        Change(None, favor("given", age=4)),
        Change(HER_JOB, replace(HER_JOB, end=iso(TODAY - 500))),
        Change(OLD_JOB, None),
        Change(None, role(BOB, WHERE, TODAY - 2_000)),
        Change(person(ANN, rating=9), replace(person(ANN, rating=9), two_am=True)),
        Change(person(ANN, rating=9), replace(person(ANN, rating=9), relation="vendor")),
        Change(person(CY), None),
    ],
)
def test_after_any_change_all_is_as_if_computed_anew(change: Change) -> None:
    """What was remembered of evidence, friends, strengths and first hops is dropped wherever it is stale."""
    rolodex = rolodex_of(
        person(ANN, rating=9), person(BOB), person(CY), WHERE, PERIOD, OLD_JOB, HER_JOB, SAID, BEFORE_IT
    )
    scores = Scores(rolodex, TODAY)
    for changes in ([change], [change.inverse()]):
        _everything(scores)
        rolodex.apply(changes)
        touched = set()
        if isinstance(change.record, DownPeriod):
            # The store makes these sums anew.
            sums = sums_of(BOB, [BEFORE_IT], TODAY, tuple(rolodex.downs.values()))
            assert sums is not None
            rolodex.apply((), [sums])
            touched = {BOB}
        scores.forget(changes, touched)
        assert _everything(scores) == _everything(Scores(rolodex, TODAY))


def _everything(scores: Scores) -> list[object]:
    people = [person.id for person in scores._rolodex.others()]
    shown = [(scores.strength(one), scores.first_hop(one), scores.evidence(one)) for one in people]
    return [*shown, scores.friends(), scores.ranked()]


def test_friends_are_those_of_the_records_and_kept_until_told(rolodex: Rolodex) -> None:
    scores = Scores(rolodex, TODAY)
    assert scores.friends() == friends_in(rolodex, TODAY)
    assert scores.friends() is scores.friends()
    scores.move_to(TODAY + 400)
    assert scores.friends() == friends_in(rolodex, TODAY + 400)
