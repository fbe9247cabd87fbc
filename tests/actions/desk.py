"""A Rolodex on which actions of the callback desk are tried, and applied at once."""

from collections.abc import Callable
from itertools import count
from typing import Any

from godfather_desktop.domain.change import Change, ChangeSet, Record
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.touch import Touch
from tests.records import ANN, BOB, CEO, TODAY, person, rolodex_of, touch


class Desk:
    """Performs actions on records in memory, and remembers the touches that would lie on the disk."""

    def __init__(self, *records: Record) -> None:
        self.rolodex: Rolodex = rolodex_of(
            person(ANN, rating=7), person(BOB), Person(CEO, "Carla Chief", seniority="c-level"), *records
        )
        self.touches: dict[int, Touch] = {}
        self.new_id = count(900).__next__
        self.undone: list[ChangeSet] = []

    def do(self, action: Callable[..., ChangeSet], *given: object, **named: Any) -> ChangeSet:
        """Perform an action that needs no ids."""
        changes = action(self.rolodex, *given, **named)
        self.apply(changes.changes)
        self.undone.append(changes.inverse())
        return changes

    def make(self, action: Callable[..., ChangeSet], *given: object, **named: Any) -> ChangeSet:
        """Perform an action that gives out ids."""
        return self.do(lambda rolodex, *rest: action(rolodex, self.new_id, *rest, **named), *given)

    def undo(self) -> None:
        """Take the last action back."""
        self.apply(self.undone.pop().changes)

    def apply(self, changes: tuple[Change, ...]) -> None:
        """Alter the records."""
        self.rolodex.apply(changes)
        for change in changes:
            for record, there in ((change.before, False), (change.after, True)):
                if isinstance(record, Touch):
                    if there:
                        self.touches[record.id] = record
                    else:
                        self.touches.pop(record.id, None)

    def all(self) -> dict[str, Any]:
        """Everything, to compare."""
        tables = {kind.__name__: dict(table) for kind, table in self.rolodex._tables.items()}
        return {**tables, "touches": dict(self.touches)}


def in_touch(age: int, direction: Any = "in") -> Touch:
    """A mail of some days ago."""
    return touch(TODAY - age, "email", direction)
