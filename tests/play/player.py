"""Somebody who plays with an open Rolodex: remembers every state, undoes, redoes, and looks at the disk."""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from godfather_desktop.book.open_book import OpenBook
from godfather_desktop.domain.change import ChangeSet
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.storage.store import Store, create
from tests.records import TODAY

_Item = TypeVar("_Item")

TEXTS = st.sampled_from(("", "board", "the merger's off", "naïve\nlines", "🙂"))
PARTIAL = st.sampled_from(("", "1999", "2020-02", "2020-02-29", "--02-29", "2021-02-29"))
DAYS = st.integers(-800, 5).map(lambda ahead: TODAY + ahead)
PICK = st.integers(0, 10_000)


def records_of(rolodex: Rolodex) -> dict[str, Any]:
    """Everything that a Rolodex holds, comparable; batches rolled back are as good as gone."""
    return {
        "people": rolodex.people,
        "organizations": rolodex.organizations,
        "roles": rolodex.roles,
        "ties": rolodex.ties,
        "favors": rolodex.favors,
        "notes": rolodex.notes,
        "downs": rolodex.downs,
        "corrections": rolodex.corrections,
        "drills": rolodex.drills,
        "targets": rolodex.targets,
        "tasks": rolodex.tasks,
        "asks": rolodex.asks,
        "attempts": rolodex.attempts,
        "pauses": rolodex.pauses,
        "etiquettes": rolodex.etiquettes,
        "cadences": rolodex.cadences,
        "occasions": rolodex.occasions,
        "snoozes": rolodex.snoozes,
        "refusals": rolodex.refusals,
        "silences": rolodex.silences,
        "introductions": rolodex.introductions,
        "attachments": rolodex.attachments,
        "merges": rolodex.merges,
        "distincts": rolodex.distincts,
        "batches": rolodex.batches,
        "sums": rolodex.sums,
        "indexes": {
            id_: [
                [record.id for record in mine]
                for mine in (
                    rolodex.roles_of(id_),
                    rolodex.ties_of(id_),
                    rolodex.favors_of(id_),
                    rolodex.notes_of(id_),
                    rolodex.corrections_of(id_),
                    rolodex.tasks_of(id_),
                    rolodex.asks_of(id_),
                    rolodex.attempts_of(id_),
                    rolodex.pauses_of(id_),
                    rolodex.cadences_of(id_),
                    rolodex.occasions_of(id_),
                    rolodex.snoozes_of(id_),
                    rolodex.refusals_of(id_),
                    rolodex.silences_of(id_),
                    rolodex.attachments_of(id_),
                    rolodex.introductions_of(id_),
                    rolodex.merges_of(id_),
                    rolodex.distincts_of(id_),
                    rolodex.records_of(id_),
                )
            ]
            for id_ in rolodex.people
        },
        "etiquette": {id_: rolodex.etiquette_of(id_) for id_ in rolodex.people},
        "staff": {id_: [role.id for role in rolodex.staff_of(id_)] for id_ in rolodex.organizations},
    }


class Player(RuleBasedStateMachine):
    """What all rules need. Undo and redo are rules already."""

    store: Store
    book: OpenBook
    folder: Path

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="godfather-play-"))
        self.store = create(self.folder / "play.rolodex", "Robin Vale")
        self.book = OpenBook(self.store, self.store.load(TODAY), self.store.next_id(), TODAY)
        self.dumps = [self.dump()]
        self.undone = 0

    def teardown(self) -> None:
        if not hasattr(self, "store"):
            return
        try:
            self.undo_everything_and_redo_it()
        finally:
            self.book.close()
            shutil.rmtree(self.folder)

    def dump(self) -> str:
        return "\n".join(self.store.dump())

    @property
    def rolodex(self) -> Rolodex:
        return self.book.rolodex

    def perform(self, action: Callable[..., ChangeSet], *given: object, **named: object) -> None:
        """Do it; a refusal changes nothing and is no step."""
        before = self.book.steps.to_undo
        done: list[ChangeSet] = []
        try:
            self.book.perform(lambda rolodex: action(rolodex, *given, **named), done.append)
        except RuleBroken:
            assert self.book.steps.to_undo is before
            assert self.dump() == self.dumps[self.place]
            return
        (changes,) = done
        if changes:
            assert self.book.steps.to_undo is changes
            self.remember()
        else:
            assert self.book.steps.to_undo is before

    def remember(self) -> None:
        del self.dumps[self.place + 1 :]
        self.undone = 0
        self.dumps.append(self.dump())

    @property
    def place(self) -> int:
        """Where the file stands among all dumps."""
        return len(self.dumps) - 1 - self.undone

    def one(self, table: dict[Any, _Item], pick: int) -> _Item:
        items = list(table.values())
        return items[pick % len(items)]

    def any_id(self, table: dict[Any, Any], pick: int) -> Any:
        """Something that is there, or the id of something that is not."""
        return self.one(table, pick).id if table and pick % 9 else 10_000 + pick

    def who(self, pick: int) -> PersonId:
        """Anybody, me included."""
        return self.one(self.rolodex.people, pick).id

    @rule(later=st.integers(0, 40))
    def begin_day(self, later: int) -> None:
        self.book.begin_day(self.book.today + later)

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            if self.undone < len(self.dumps) - 1:
                self.undone += 1
            self.book.undo()
            assert self.dump() == self.dumps[self.place]

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.undone = max(0, self.undone - 1)
            self.book.redo()
            assert self.dump() == self.dumps[self.place]

    @invariant()
    def memory_is_what_the_disk_holds(self) -> None:
        if hasattr(self, "store"):
            assert not self.book.busy
            stored = self.store.load(self.book.today)
            assert records_of(stored) == records_of(self.rolodex)
            assert stored.together == pytest.approx(self.rolodex.together)
            for file in self.rolodex.attachments.values():
                assert len(self.store.content_of(file.content) or b"") == file.size

    def undo_everything_and_redo_it(self) -> None:
        while self.undone:
            self.undone -= 1
            self.book.redo()
        last = self.dumps[-1]
        for expected in reversed(self.dumps[:-1]):
            self.book.undo()
            assert self.dump() == expected
        assert self.book.steps.to_undo is None
        assert list(self.rolodex.people) == [ME]
        assert not self.rolodex.sums
        assert not self.rolodex.together
        self.memory_is_what_the_disk_holds()
        for expected in self.dumps[1:]:
            self.book.redo()
            assert self.dump() == expected
        assert self.book.steps.to_redo is None
        assert self.dump() == last
        self.memory_is_what_the_disk_holds()
        assert self.store.findings() == []
