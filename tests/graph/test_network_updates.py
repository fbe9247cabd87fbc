"""The network after any changes and their undoing is what one built and inferred anew would be."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.contact import Together
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.meeting import Meeting
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Channel, Touch
from godfather_desktop.graph import network as network_module
from godfather_desktop.graph.arrays import compiled
from godfather_desktop.graph.network import Network
from godfather_desktop.insight.meetings import pair_sums
from tests.graph.worlds import PAIRS, PEOPLE, WORLDS, meetings, roles, ties
from tests.records import ANN, BOB, CY, DEE, TODAY, organization, person, role, rolodex_of, tie, touch

RECORDS = st.one_of(
    roles(st.sampled_from(PEOPLE)),
    ties(st.sampled_from(PAIRS)),
    ties(st.sampled_from(PAIRS[:2])),
    meetings(st.sampled_from(PEOPLE)),
)
FIRST_ID = 10_000


class World:
    """Records in memory, touches 'on disk', and a network that follows both."""

    def __init__(self, records: Sequence[Record]) -> None:
        self.touches = {one.id: one for one in records if isinstance(one, Touch)}
        self.rolodex = rolodex_of(*records)
        self.network = Network(self.rolodex, TODAY).infer()

    def do(self, *changes: Change) -> None:
        touched = set()
        for change in changes:
            for before_or_after in (change.before, change.after):
                if isinstance(before_or_after, Touch):
                    touched.add(before_or_after.person)
            if isinstance(change.record, Touch):
                self.touches.pop(change.record.id, None)
                if isinstance(change.after, Touch):
                    self.touches[change.after.id] = change.after
        self.rolodex.apply(changes, (), Together(pair_sums(self.meetings()), whole=True))
        self.network.update(changes, touched)

    def meetings(self) -> list[Meeting]:
        keyed: dict[tuple[int, Channel, int], set[PersonId]] = {}
        for one in self.touches.values():
            if one.people > 2 and one.channel != "bulk" and one.day <= TODAY:
                keyed.setdefault((one.day, one.channel, one.people), set()).add(one.person)
        return [Meeting(*key, tuple(sorted(who))) for key, who in keyed.items() if len(who) > 1]

    def everything(self) -> list[Record]:
        rolodex = self.rolodex
        return [*rolodex.roles.values(), *rolodex.ties.values(), *self.touches.values()]

    def leaving(self, who: PersonId) -> list[Change]:
        gone = [Change(one, None) for one in self.rolodex.records_of(who)]
        return [*gone, Change(self.rolodex.people[who], None)]

    def check(self) -> None:
        assert_like_anew(self.network, self.rolodex)


def warmths(network: Network) -> dict[tuple[int, int, str], float]:
    """Certainty and strength of every pair that has a tie."""
    there = network.people
    found = {(a, b): network.warmth(a, b) for a, b in PAIRS if a in there and b in there}
    return {
        (*pair, name): getattr(one, name)
        for pair, one in found.items()
        if one is not None
        for name in ("certainty", "strength")
    }


def assert_like_anew(network: Network, rolodex: Rolodex) -> None:
    anew = Network(rolodex, TODAY).infer()
    assert network.people == anew.people
    assert warmths(network) == pytest.approx(warmths(anew), abs=1e-9)
    one, other = compiled(network), compiled(anew)
    assert one.tails.tolist() == other.tails.tolist()
    assert one.heads.tolist() == other.heads.tolist()
    assert one.strength.tolist() == pytest.approx(other.strength.tolist(), abs=1e-9)
    assert one.recorded.tolist() == other.recorded.tolist()
    for who in PEOPLE:
        if who in network.people:
            assert [partner for partner, _ in network.partners(who)] == [partner for partner, _ in anew.partners(who)]


@settings(max_examples=150)
@given(WORLDS, st.data())
def test_after_random_changes(records: list[Record], data: st.DataObject) -> None:
    world = World(records)
    done: list[tuple[Change, ...]] = []
    for number in range(data.draw(st.integers(1, 6))):
        what = data.draw(st.sampled_from(("add", "add", "add", "remove", "remove", "edit", "leave", "undo", "infer")))
        known = world.everything()
        changes: list[Change] = []
        if what == "add":
            new: Any = data.draw(RECORDS)
            owners = {getattr(new, name) for name in ("person", "a", "b") if hasattr(new, name)}
            if owners <= set(world.rolodex.people):
                changes = [Change(None, replace(new, id=FIRST_ID + number))]
        elif what == "remove" and known:
            changes = [
                Change(one, None) for one in data.draw(st.lists(st.sampled_from(known), max_size=2, unique=True))
            ]
        elif what == "edit" and known:
            old = data.draw(st.sampled_from(known))
            changes = [Change(old, _edited(old, data))]
        elif what == "leave":
            there = [who for who in PEOPLE if who in world.rolodex.people]
            changes = world.leaving(data.draw(st.sampled_from(there))) if len(there) > 1 else []
        elif what == "undo" and done:
            world.do(*(change.inverse() for change in reversed(done.pop())))
        elif what == "infer":
            world.network.infer()
        if changes:
            world.do(*changes)
            done.append(tuple(changes))
        world.check()
    for step in reversed(done):
        world.do(*(change.inverse() for change in reversed(step)))
        world.check()


def _edited(old: Any, data: st.DataObject) -> Any:
    if isinstance(old, Touch):
        return replace(old, people=data.draw(st.sampled_from((2, 3, 30))), day=TODAY - data.draw(st.integers(0, 30)))
    names: tuple[str, ...] = ("start", "end", "headcount")
    other: Any = data.draw(roles(st.sampled_from(PEOPLE)))
    if isinstance(old, Role):
        names += ("organization",)
    return replace(old, **{name: getattr(other, name) for name in names})


def met(*who: PersonId, people: int = 3, day: int = TODAY) -> list[Touch]:
    return [touch(day, who=one, people=people) for one in who]


def cards(*who: PersonId) -> list[Person]:
    return [person(one) for one in who]


def test_meeting_that_never_was_leaves_no_inferred_tie() -> None:
    together = met(ANN, BOB)
    world = World([*cards(ANN, BOB, CY), *together])
    assert world.network.warmth(ANN, BOB) is not None
    world.do(Change(together[0], None))
    assert world.network.warmth(ANN, BOB) is None
    world.check()


def test_third_person_at_a_small_meeting_makes_the_first_two_less_certain() -> None:
    world = World([*cards(ANN, BOB, CY), *met(ANN, BOB)])
    (late,) = met(CY)
    before = world.network.warmth(ANN, BOB)
    world.do(Change(None, late))
    after = world.network.warmth(ANN, BOB)
    assert before is not None
    assert after is not None
    assert after.certainty < before.certainty
    world.check()
    world.do(Change(late, None))
    world.check()


def test_somebody_who_comes_back_after_everything_was_inferred_has_their_ties_again() -> None:
    where = organization()
    world = World([*cards(ANN, BOB, CY, DEE), where, *met(ANN, BOB), tie(ANN, CY, 5), tie(CY, DEE, 5)])
    before = warmths(world.network)
    gone = world.leaving(ANN)
    world.do(*gone)
    world.network.infer()
    world.do(*(change.inverse() for change in reversed(gone)))
    assert warmths(world.network) == pytest.approx(before)


def test_several_roles_gone_at_once() -> None:
    where = organization()
    jobs = [role(who, where, TODAY - 900, headcount=20) for who in (ANN, BOB, CY)]
    world = World([*cards(ANN, BOB, CY), where, *jobs])
    world.do(Change(jobs[0], None), Change(jobs[1], None))
    assert warmths(world.network) == {}
    world.check()


def test_too_many_pairs_to_weigh_at_once_are_inferred_when_there_is_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cards merged by the hundred."""
    monkeypatch.setattr(network_module, "_MOST_AT_ONCE", 2)
    where = organization()
    jobs = [role(who, where, TODAY - 900, headcount=20) for who in (ANN, BOB, CY, DEE)]
    bond = tie(ANN, BOB, 5)
    world = World([*cards(ANN, BOB, CY, DEE), where, *jobs, bond])
    gone = world.leaving(DEE)
    world.do(*gone, Change(bond, replace(bond, strength=1)), *(Change(one, None) for one in jobs[:2]))
    assert world.network.behind
    assert DEE not in world.network.people
    assert world.network.warmth(ANN, BOB) == Network(world.rolodex, TODAY).warmth(ANN, BOB), "what is recorded, at once"
    compiled(world.network)
    world.network.infer()
    world.check()
    world.do(*(change.inverse() for change in reversed(gone)))
    world.network.infer()
    world.check()
