"""Random play: whatever is done can be undone and done again, and the disk always holds what memory shows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from godfather_desktop.actions import asks, down_periods, drills, favors, imports, people, targets, tasks, ties, touches
from godfather_desktop.actions.sample import make_sample
from godfather_desktop.book.keeper import Saved
from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.ask import ASK_OUTCOMES
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.correction import DOWN_SIGNS, PROOF_PARTS
from godfather_desktop.domain.down_period import DOWN_CAUSES
from godfather_desktop.domain.favor import FAVOR_DIRECTIONS, FAVOR_MODES, FAVOR_STATUSES, Favor
from godfather_desktop.domain.ids import ME, BatchId, FavorId, OrganizationId, PersonId, RoleId, TargetId, TouchId
from godfather_desktop.domain.note import QUESTIONS
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import AUTHORITIES, HOW_KNOWN, RELATIONS, SENIORITIES, Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import TASK_WORKS
from godfather_desktop.domain.touch import ASKS, CHANNELS, CONTEXTS, DIRECTIONS, Touch
from godfather_desktop.insight.friends import friends_in
from godfather_desktop.insight.quick_line import FavorLine, TouchLine
from godfather_desktop.insight.warmth import Warmth
from godfather_desktop.storage.store import create
from tests.play.desk import DeskPlayer
from tests.play.player import DAYS, PARTIAL, PICK, TEXTS, Player
from tests.records import TODAY

NAMES = st.sampled_from(("Ann Lee", "Bob Roy", "Cy", "Siobhán O’Brien", "李小龍", " ", "x\x00y", "a\ud800b"))
PLACES = st.sampled_from(("", "Acme", "ACME ", "Café Roma", "Zenith"))


class Play(DeskPlayer):
    """A user who does anything, in any order, and takes it back."""

    @rule(name=NAMES, title=TEXTS, where=PLACES, birthday=PARTIAL, through=st.none() | PICK)
    def add_person(self, name: str, title: str, where: str, birthday: str, through: int | None) -> None:
        card = Person(
            PersonId(self.book.new_id()),
            name,
            emails=(f"{name}@x.example", ""),
            birthday=birthday,
            referred_by=None if through is None else self.who(through),
        )
        self.perform(people.add_person, self.book.new_id, card, title=title, organization=where)

    @rule(
        pick=PICK,
        name=NAMES,
        title=st.none() | TEXTS,
        where=st.none() | PLACES,
        relation=st.sampled_from(RELATIONS),
        seniority=st.sampled_from(SENIORITIES),
        authority=st.sampled_from(AUTHORITIES),
        two_am=st.sampled_from((None, True, False)),
    )
    def edit_person(self, pick: int, name: str, title: str | None, where: str | None, **fields: Any) -> None:
        card = replace(self.rolodex.people[self.who(pick)], name=name, **fields)
        self.perform(people.edit_person, self.book.new_id, card, title=title, organization=where)

    @rule(picks=st.lists(PICK, min_size=1, max_size=3))
    def remove_people(self, picks: list[int]) -> None:
        self.perform(people.remove_people, [self.who(pick) for pick in picks])

    @rule(pick=PICK, rating=st.none() | st.integers(-1, 11))
    def rate(self, pick: int, rating: int | None) -> None:
        self.perform(people.rate, self.who(pick), rating)

    @rule(picks=st.lists(PICK, max_size=3), word=st.sampled_from(("golf", "rotary", " ")))
    def tag(self, picks: list[int], word: str) -> None:
        self.perform(people.tag, [self.who(pick) for pick in picks], word)

    @rule(pick=PICK, how=st.sampled_from((*HOW_KNOWN, "by fax")), through=st.none() | PICK)
    def set_how_known(self, pick: int, how: str, through: int | None) -> None:
        self.perform(people.set_how_known, self.who(pick), how, None if through is None else self.who(through))

    @rule(pick=PICK, title=TEXTS, where=PLACES, start=PARTIAL, end=PARTIAL, headcount=st.none() | st.integers(0, 9))
    def add_role(self, pick: int, title: str, where: str, start: str, end: str, headcount: int | None) -> None:
        self.perform(
            people.add_role,
            self.book.new_id,
            self.who(pick),
            title=title,
            organization=where,
            start=start,
            end=end,
            headcount=headcount,
        )

    @precondition(lambda self: self.rolodex.roles)
    @rule(pick=PICK, title=TEXTS, end=PARTIAL)
    def edit_role(self, pick: int, title: str, end: str) -> None:
        self.perform(people.edit_role, replace(self.one(self.rolodex.roles, pick), title=title, end=end))

    @precondition(lambda self: self.rolodex.roles)
    @rule(pick=PICK)
    def remove_role(self, pick: int) -> None:
        self.perform(people.remove_role, self.one(self.rolodex.roles, pick).id)

    @rule(pick=PICK, data=st.sampled_from((None, b"", b"\x89PNG one", b"\xff\xd8 two")))
    def set_photo(self, pick: int, data: bytes | None) -> None:
        who = self.who(pick)
        self.perform(people.set_photo, who, self.store.photo_of(who), data)
        assert self.store.photo_of(who) == data

    @rule(a=PICK, b=PICK, strength=st.integers(-1, 6), since=PARTIAL, says=st.none() | PICK)
    def say_knows(self, a: int, b: int, strength: int, since: str, says: int | None) -> None:
        teller = None if says is None else self.who(says)
        self.perform(ties.say_knows, self.book.new_id, self.who(a), self.who(b), strength, since=since, says=teller)

    @precondition(lambda self: self.rolodex.ties)
    @rule(pick=PICK)
    def remove_tie(self, pick: int) -> None:
        self.perform(ties.remove_tie, self.one(self.rolodex.ties, pick).id)

    @rule(
        pick=PICK,
        day=DAYS,
        direction=st.sampled_from(FAVOR_DIRECTIONS),
        title=TEXTS,
        size=st.integers(0, 6),
        effort=st.integers(1, 5),
        mode=st.sampled_from(FAVOR_MODES),
        status=st.sampled_from(FAVOR_STATUSES),
        thanked=st.booleans(),
        due=st.none() | DAYS,
        beneficiary=TEXTS,
    )
    def log_favor(self, pick: int, **said: Any) -> None:
        line = FavorLine(person=self.who(pick), **said)
        self.perform(favors.log_favor_line, self.book.new_id, line)

    @precondition(lambda self: self.rolodex.favors)
    @rule(pick=PICK, size=st.integers(1, 6), status=st.sampled_from(FAVOR_STATUSES), other=st.none() | PICK)
    def edit_favor(self, pick: int, size: int, status: Any, other: int | None) -> None:
        favor: Favor = self.one(self.rolodex.favors, pick)
        person = favor.person if other is None else self.who(other)
        self.perform(favors.edit_favor, replace(favor, size=size, status=status, person=person))

    @precondition(lambda self: self.rolodex.favors)
    @rule(pick=PICK)
    def thank(self, pick: int) -> None:
        self.perform(favors.thank, self.one(self.rolodex.favors, pick).id)

    @rule(pick=PICK)
    def remove_favor(self, pick: int) -> None:
        known = FavorId(10_000 + pick)
        if self.rolodex.favors:
            known = self.one(self.rolodex.favors, pick).id
        self.perform(favors.remove_favor, known)

    @rule(
        pick=PICK,
        channel=st.sampled_from(CHANNELS),
        direction=st.sampled_from(DIRECTIONS),
        day=DAYS,
        people=st.sampled_from((1, 2, 3, 12)),
        obligate=st.booleans(),
        context=st.sampled_from(CONTEXTS),
        personal=st.booleans(),
        ask=st.sampled_from(ASKS),
        note=TEXTS,
    )
    def log_touch(self, pick: int, **said: Any) -> None:
        line = TouchLine(person=self.who(pick), **said)
        self.perform(touches.log_touch_line, self.book.new_id, line)

    @rule(pick=PICK, number=PICK)
    def remove_touch(self, pick: int, number: int) -> None:
        logged = self.store.touches_of(self.who(pick))
        if logged:
            self.perform(touches.remove_touch, logged[number % len(logged)])

    @rule(pick=PICK, day=DAYS, text=TEXTS, topic=st.sampled_from(("", *QUESTIONS, "secrets")))
    def write_note(self, pick: int, day: int, text: str, topic: str) -> None:
        self.perform(touches.write_note, self.book.new_id, self.who(pick), day, text, topic)

    @precondition(lambda self: self.rolodex.notes)
    @rule(pick=PICK)
    def remove_note(self, pick: int) -> None:
        self.perform(touches.remove_note, self.one(self.rolodex.notes, pick).id)

    @precondition(lambda self: self.rolodex.favors)
    @rule(pick=PICK, status=st.sampled_from(FAVOR_STATUSES))
    def set_favor_status(self, pick: int, status: Any) -> None:
        self.perform(favors.set_status, self.one(self.rolodex.favors, pick).id, status)

    @rule(a=PICK, b=PICK)
    def deny_tie(self, a: int, b: int) -> None:
        self.perform(ties.deny_tie, self.book.new_id, self.who(a), self.who(b))

    @rule(a=PICK, b=PICK, strength=st.floats(0.0, 0.85))
    def confirm_tie(self, a: int, b: int, strength: float) -> None:
        self.perform(ties.confirm_tie, self.book.new_id, self.who(a), self.who(b), Warmth(0.6, strength))

    @rule(start=DAYS, length=st.none() | st.integers(-5, 200), cause=st.sampled_from((*DOWN_CAUSES, "bad luck")))
    def mark_down_period(self, start: int, length: int | None, cause: Any) -> None:
        end = None if length is None else start + length
        self.perform(down_periods.mark_down_period, self.book.new_id, start, end, cause)

    @precondition(lambda self: self.rolodex.downs)
    @rule(pick=PICK, start=DAYS, end=st.none() | DAYS)
    def edit_down_period(self, pick: int, start: int, end: int | None) -> None:
        period = self.one(self.rolodex.downs, pick)
        self.perform(down_periods.edit_down_period, replace(period, start=start, end=end))

    @rule(pick=PICK)
    def remove_down_period(self, pick: int) -> None:
        self.perform(down_periods.remove_down_period, self.any_id(self.rolodex.downs, pick))

    @rule(pick=PICK, period=PICK, signs=st.lists(st.sampled_from((*DOWN_SIGNS, "sang")), max_size=2))
    def correct_signs(self, pick: int, period: int, signs: list[str]) -> None:
        when = self.any_id(self.rolodex.downs, period)
        self.perform(down_periods.correct_signs, self.book.new_id, self.who(pick), when, signs)

    @rule(pick=PICK, part=st.sampled_from(PROOF_PARTS), points=st.none() | st.floats(-9, 9))
    def correct_part(self, pick: int, part: Any, points: float | None) -> None:
        self.perform(down_periods.correct_part, self.book.new_id, self.who(pick), part, points)

    @rule(pick=PICK, answer=st.sampled_from((None, True, False)))
    def set_two_am(self, pick: int, answer: bool | None) -> None:
        self.perform(down_periods.set_two_am, self.who(pick), answer)

    @rule()
    def seal_drill(self) -> None:
        today = self.book.today
        self.perform(drills.seal_drill, self.book.new_id, today, friends_in(self.rolodex, today))

    @rule(
        pick=st.none() | PICK,
        place=st.none() | PICK,
        needed=DAYS,
        weight=st.floats(-0.5, 1.5),
        value=st.integers(-2, 3),
    )
    def add_target(self, pick: int | None, place: int | None, **said: Any) -> None:
        person = None if pick is None else self.who(pick)
        where = None if place is None else self.any_id(self.rolodex.organizations, place)
        target = Target(TargetId(self.book.new_id()), person, where, why="the board", **said)
        self.perform(targets.add_target, target)

    @precondition(lambda self: self.rolodex.targets)
    @rule(pick=PICK, needed=DAYS, title=TEXTS)
    def edit_target(self, pick: int, needed: int, title: str) -> None:
        self.perform(targets.edit_target, replace(self.one(self.rolodex.targets, pick), needed=needed, title=title))

    @rule(pick=PICK)
    def remove_target(self, pick: int) -> None:
        self.perform(targets.remove_target, self.any_id(self.rolodex.targets, pick))

    @rule(
        pick=PICK,
        days=st.lists(DAYS, max_size=3),
        work=st.sampled_from((*TASK_WORKS, "dance")),
        text=TEXTS,
        toward=st.none() | PICK,
    )
    def plan_tasks(self, pick: int, days: list[int], work: Any, text: str, toward: int | None) -> None:
        river = None if toward is None else self.any_id(self.rolodex.targets, toward)
        self.perform(tasks.plan_tasks, self.book.new_id, self.who(pick), days, work, text, river)

    @rule(pick=PICK, done=st.booleans())
    def finish_task(self, pick: int, done: bool) -> None:
        self.perform(tasks.finish_task, self.any_id(self.rolodex.tasks, pick), done=done)

    @rule(pick=PICK, due=DAYS)
    def move_task(self, pick: int, due: int) -> None:
        self.perform(tasks.move_task, self.any_id(self.rolodex.tasks, pick), due)

    @rule(pick=PICK)
    def remove_task(self, pick: int) -> None:
        self.perform(tasks.remove_task, self.any_id(self.rolodex.tasks, pick))

    @rule(pick=PICK, day=DAYS, size=st.floats(0.0, 8.0), channel=st.sampled_from(CHANNELS), text=TEXTS)
    def log_ask(self, pick: int, day: int, **said: Any) -> None:
        self.perform(asks.log_ask, self.book.new_id, self.who(pick), day, **said)

    @rule(pick=PICK, outcome=st.sampled_from((*ASK_OUTCOMES, "perhaps")), day=DAYS)
    def close_ask(self, pick: int, outcome: Any, day: int) -> None:
        self.perform(asks.close_ask, self.any_id(self.rolodex.asks, pick), outcome, day)

    @rule(pick=PICK)
    def remove_ask(self, pick: int) -> None:
        self.perform(asks.remove_ask, self.any_id(self.rolodex.asks, pick))

    @rule(picks=st.lists(PICK, min_size=2, max_size=4), day=DAYS, people=st.sampled_from((3, 4, 30)))
    def meet(self, picks: list[int], day: int, people: int) -> None:
        """Several people at once, in one step."""
        present = dict.fromkeys(self.who(pick) for pick in picks)
        present.pop(ME, None)
        met = [Touch(TouchId(self.book.new_id()), who, day, "in-person", "mutual", people) for who in present]
        self.perform(lambda _rolodex: change_set("touch.log", "x", [Change(None, touch) for touch in met]))

    @rule(pick=PICK, name=st.sampled_from(("Imported Ida", "Imported Ivo")), days=st.lists(DAYS, max_size=4))
    def bring_in(self, pick: int, name: str, days: list[int]) -> None:
        """An import: a new person with a role, a tag for somebody known, and a stream of touches."""
        new_id = self.book.new_id
        batch = Batch(BatchId(new_id()), TODAY, (f"{name}.vcf",), records=2, added=1, merged=1)
        brought = Person(PersonId(new_id()), name)
        place = Organization(OrganizationId(new_id()), f"Firm {batch.id}")
        card = self.rolodex.people[self.who(pick)]
        changes = change_set(
            "import.bring",
            name,
            [
                Change(None, batch),
                Change(None, brought),
                Change(None, place),
                Change(None, Role(RoleId(new_id()), brought.id, place.id, "Clerk")),
                Change(card, replace(card, city="Reno", tags=(*card.tags, f"from {batch.id}"))),
            ],
        )
        known = [brought.id] if card.id == ME else [brought.id, card.id]
        stream = [
            Touch(TouchId(0), person, day, "email", "in", note=f"mail {batch.id}", batch=batch.id)
            for person in known
            for day in days
        ]
        seen: list[Saved] = []
        self.book.bring_in(changes, lambda: [enumerate(stream)], lambda _count: None, seen.append)
        added, already, _ = seen[0].touches[0]
        assert added + already == len(stream)
        assert added == self.store.touch_count(batch.id)
        self.remember()

    @precondition(lambda self: self.rolodex.batches)
    @rule(pick=PICK)
    def roll_back(self, pick: int) -> None:
        batch = self.one(self.rolodex.batches, pick).id
        journal, touched = self.store.journal_of(batch), self.store.people_touched_outside(batch)

        def decide(rolodex: Rolodex) -> ChangeSet:
            return imports.roll_back(rolodex, batch, journal, touched).changes

        self.perform(decide)

    @rule(seed=st.integers(0, 3))
    @precondition(lambda self: len(self.rolodex.people) < 12)
    def sample(self, seed: int) -> None:
        made = make_sample(self.book.new_id, TODAY, people=12, seed=seed)
        self.perform(lambda _rolodex: made.changes)


class PlayAtTheDesk(DeskPlayer):
    """A user whose people, attempts and introductions are there already."""

    @initialize()
    def open(self) -> None:
        super().open()
        made = make_sample(self.book.new_id, TODAY, people=12, seed=1)
        self.perform(lambda _rolodex: made.changes)


def test_touch_logged_after_an_import_does_not_replace_an_imported_one(tmp_path: Path) -> None:
    store = create(tmp_path / "b.rolodex", "Robin Vale")
    book = OpenBook(store, store.load(TODAY), store.next_id(), TODAY)
    ann = Person(PersonId(book.new_id()), "Ann Lee")
    batch = Batch(BatchId(book.new_id()), TODAY, ("calls.csv",))
    stream = [Touch(TouchId(0), ann.id, TODAY - age, "call", "in", batch=batch.id) for age in range(5)]
    book.bring_in(
        change_set("import.bring", "calls.csv", [Change(None, batch), Change(None, ann)]),
        lambda: [enumerate(stream)],
        lambda _count: None,
        lambda _saved: None,
    )
    for _ in range(6):
        book.perform(
            lambda rolodex: touches.log_touch(
                rolodex, Touch(TouchId(book.new_id()), ann.id, TODAY, "email", "out", note="typed in")
            )
        )
    logged = store.touches_of(ann.id)
    assert len(logged) == 11
    assert sum(one.batch == batch.id for one in logged) == 5
    book.close()


QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
MACHINES = [pytest.param(Play, id="everything"), pytest.param(PlayAtTheDesk, id="desk")]


@pytest.mark.parametrize("machine", MACHINES)
def test_random_play(machine: type[Player]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, database=None, suppress_health_check=QUIET
        ),
    )


@pytest.mark.slow
@pytest.mark.timeout(1_800)
@pytest.mark.parametrize("machine", MACHINES)
def test_long_random_play(machine: type[Player]) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=250,
            stateful_step_count=60,
            deadline=None,
            database=None,
            derandomize=False,
            suppress_health_check=QUIET,
        ),
    )
