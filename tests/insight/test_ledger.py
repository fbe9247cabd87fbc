"""The ledger as a whole: counts, and what is due."""

import pytest

from godfather_desktop.domain.favor import FavorStatus
from godfather_desktop.insight.ledger import Totals, promise_due, thanks_due, totals_of
from tests.records import ANN, BOB, TODAY, favor


def test_totals() -> None:
    favors = [
        favor("given"),
        favor("given"),
        favor("given", who=BOB, thanked=True),
        favor("received", who=BOB),
        favor("received", who=ANN, thanked=True),
        favor("given", status="promised"),
        favor("given", status="declined"),
        favor("received", age=-3),
    ]
    assert totals_of(favors, TODAY) == Totals(given=3, helped=2, received=2, givers=2, thanks_due=1, promises_due=1)


def test_empty_ledger() -> None:
    assert totals_of([], TODAY) == Totals(0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(("age", "due"), [(0, True), (365, True), (366, False), (-1, False)])
def test_thanks_are_due_for_a_year(age: int, due: bool) -> None:
    assert thanks_due(favor("received", age=age), TODAY) is due
    assert not thanks_due(favor("received", age=age, thanked=True), TODAY)
    assert not thanks_due(favor("given", age=age), TODAY)


@pytest.mark.parametrize("status", ["promised", "declined", "forgiven"])
def test_no_thanks_for_what_was_not_done(status: FavorStatus) -> None:
    assert not thanks_due(favor("received", status=status), TODAY)


@pytest.mark.parametrize(("ahead", "due"), [(None, True), (-1, True), (0, True), (1, False)])
def test_promise_is_due_on_its_day(ahead: int | None, due: bool) -> None:
    made = favor("given", status="promised", due=None if ahead is None else TODAY + ahead)
    assert promise_due(made, TODAY) is due


def test_only_my_open_promises_are_due() -> None:
    assert not promise_due(favor("given", status="done"), TODAY)
    assert not promise_due(favor("received", status="promised"), TODAY)
