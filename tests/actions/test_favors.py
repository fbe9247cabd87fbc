"""Log, correct, thank for and remove favors."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from godfather_desktop.actions.favors import edit_favor, log_favor, log_favor_line, remove_favor, set_status, thank
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.days import LAST_DAY
from godfather_desktop.domain.favor import Favor, FavorStatus
from godfather_desktop.domain.ids import ME, FavorId, PersonId
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.quick_line import FavorLine
from tests.records import ANN, TODAY, favor, person, rolodex_of


def test_log_given_and_received() -> None:
    rolodex = rolodex_of(person())
    given = replace(favor("given"), title=" intro\x00 \n to Bob ", beneficiary=" her  son ")
    changes = log_favor(rolodex, given)
    assert (changes.intent, changes.subject) == ("favor.given", "Ann Lee")
    assert changes.changes == (Change(None, replace(given, title="intro to Bob", beneficiary="her son")),)
    assert log_favor(rolodex, favor("received")).intent == "favor.received"


def test_log_line() -> None:
    line = FavorLine(
        ANN, "received", "tip", TODAY - 1, 3, 4, "unasked", "promised", thanked=False, due=TODAY, beneficiary="x"
    )
    (change,) = log_favor_line(rolodex_of(person()), lambda: 77, line).changes
    assert change.after == Favor(
        FavorId(77), ANN, TODAY - 1, "received", "tip", 3, 4, "unasked", "promised", False, "x", TODAY
    )


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"person": ME}, "about myself", "person"),
        ({"person": PersonId(99)}, "no such person", "person"),
        ({"size": 0}, "out of range", "size"),
        ({"effort": 6}, "out of range", "effort"),
        ({"day": LAST_DAY + 1}, "no such date", "date"),
        ({"due": 0}, "no such date", "date"),
        ({"direction": "up"}, "not one of", "direction"),
        ({"mode": "bought"}, "not one of", "mode"),
        ({"status": "lost"}, "not one of", "status"),
        ({"title": " "}, "empty", "title"),
    ],
)
def test_favor_that_cannot_be_kept(fields: dict[str, object], reason: str, field: str) -> None:
    known = favor("given")
    rolodex = rolodex_of(person(), known)
    for act in (log_favor, edit_favor):
        with pytest.raises(RuleBroken, match=reason) as caught:
            act(rolodex, replace(known, **fields))  # type: ignore[arg-type]  # wrong values on purpose
        assert caught.value.field == field


def test_edit_thank_remove() -> None:
    known = favor("received")
    rolodex = rolodex_of(person(), known)
    assert edit_favor(rolodex, replace(known, size=3)).changes == (Change(known, replace(known, size=3)),)
    assert not edit_favor(rolodex, known)
    thanked = thank(rolodex, known.id)
    assert (thanked.intent, thanked.subject) == ("favor.thank", "Ann Lee")
    assert thanked.changes == (Change(known, replace(known, thanked=True)),)
    rolodex.apply(thanked.changes)
    assert not thank(rolodex, known.id)
    removed = remove_favor(rolodex, known.id)
    rolodex.apply(removed.changes)
    assert rolodex.favors_of(ANN) == []
    for act in (thank, remove_favor):
        with pytest.raises(RuleBroken, match="no such record"):
            act(rolodex, known.id)
    with pytest.raises(RuleBroken, match="no such record"):
        edit_favor(rolodex, known)


@pytest.mark.parametrize("status", ["promised", "declined"])
def test_what_is_not_done_cannot_have_been_thanked_for(status: FavorStatus) -> None:
    open_one = favor("received", status=status)
    rolodex = rolodex_of(person(), open_one)
    acts: tuple[Callable[[], object], ...] = (
        lambda: thank(rolodex, open_one.id),
        lambda: log_favor(rolodex, replace(open_one, thanked=True)),
        lambda: edit_favor(rolodex, replace(open_one, thanked=True)),
    )
    for act in acts:
        with pytest.raises(RuleBroken, match="thanked before done") as caught:
            act()
        assert caught.value.field == "thanked"
    thanked = favor("received", thanked=True)
    with pytest.raises(RuleBroken, match="thanked before done"):
        set_status(rolodex_of(person(), thanked), thanked.id, status)


def test_status() -> None:
    promised = favor("given", status="promised", due=TODAY)
    rolodex = rolodex_of(person(), promised)
    changes = set_status(rolodex, promised.id, "done")
    assert (changes.intent, changes.changes) == ("favor.status", (Change(promised, replace(promised, status="done")),))
    assert not set_status(rolodex, promised.id, "promised")
    with pytest.raises(RuleBroken, match="not one of"):
        set_status(rolodex, promised.id, "lost")  # type: ignore[arg-type]  # on purpose
    with pytest.raises(RuleBroken, match="no such record"):
        set_status(rolodex, FavorId(5), "done")
    assert thank(rolodex_of(person(), replace(promised, status="forgiven")), promised.id)
