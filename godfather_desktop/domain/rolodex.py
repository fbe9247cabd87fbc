"""The Rolodex: all records in memory, and who belongs to whom."""

from collections.abc import Iterable, Iterator, KeysView
from typing import Any, TypeVar, cast

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.contact import ContactSums, Together
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import (
    ME,
    AskId,
    BatchId,
    CorrectionId,
    DownPeriodId,
    DrillId,
    FavorId,
    NoteId,
    OrganizationId,
    PersonId,
    RoleId,
    TargetId,
    TaskId,
    TieId,
)
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie

_Mine = TypeVar("_Mine", Role, Tie, Favor, Note, Correction, Task, Ask)
_NOBODY_MET = Together()


class Rolodex:
    """Records by id, with indexes by person. Only `apply` alters it, after the disk said yes.

    Touches and photos live on disk; of touches a person has `ContactSums` here.
    One thread uses a Rolodex at a time.
    """

    def __init__(self) -> None:
        self.people: dict[PersonId, Person] = {}
        self.organizations: dict[OrganizationId, Organization] = {}
        self.roles: dict[RoleId, Role] = {}
        self.ties: dict[TieId, Tie] = {}
        self.favors: dict[FavorId, Favor] = {}
        self.notes: dict[NoteId, Note] = {}
        self.downs: dict[DownPeriodId, DownPeriod] = {}
        self.corrections: dict[CorrectionId, Correction] = {}
        self.drills: dict[DrillId, Drill] = {}
        self.targets: dict[TargetId, Target] = {}
        self.tasks: dict[TaskId, Task] = {}
        self.asks: dict[AskId, Ask] = {}
        self.batches: dict[BatchId, Batch] = {}
        self.sums: dict[PersonId, ContactSums] = {}
        self.together: dict[tuple[PersonId, PersonId], float] = {}
        self.revision = 0
        """Rises with every change, so that what was computed from the records can tell its age."""
        self._tables: dict[type[Any], dict[Any, Any]] = {
            Person: self.people,
            Organization: self.organizations,
            Role: self.roles,
            Tie: self.ties,
            Favor: self.favors,
            Note: self.notes,
            DownPeriod: self.downs,
            Correction: self.corrections,
            Drill: self.drills,
            Target: self.targets,
            Task: self.tasks,
            Ask: self.asks,
            Batch: self.batches,
        }
        self._of: dict[type[Any], dict[PersonId, dict[int, None]]] = {
            kind: {} for kind in (Role, Tie, Favor, Note, Correction, Task, Ask)
        }
        self._staff: dict[OrganizationId, dict[RoleId, None]] = {}

    @property
    def me(self) -> Person:
        """The owner."""
        return self.people[ME]

    def others(self) -> Iterator[Person]:
        """Everybody but me."""
        return (person for person in self.people.values() if person.id != ME)

    def roles_of(self, person: PersonId) -> list[Role]:
        """The person's roles, oldest record first."""
        return self._mine(Role, self.roles, person)

    def ties_of(self, person: PersonId) -> list[Tie]:
        """The ties at one end of which the person stands."""
        return self._mine(Tie, self.ties, person)

    def favors_of(self, person: PersonId) -> list[Favor]:
        """Favors given to and received from the person."""
        return self._mine(Favor, self.favors, person)

    def notes_of(self, person: PersonId) -> list[Note]:
        """The person's notes and answers."""
        return self._mine(Note, self.notes, person)

    def corrections_of(self, person: PersonId) -> list[Correction]:
        """What the owner said against signals of the person's friendship."""
        return self._mine(Correction, self.corrections, person)

    def tasks_of(self, person: PersonId) -> list[Task]:
        """Tasks about the person, done ones included."""
        return self._mine(Task, self.tasks, person)

    def asks_of(self, person: PersonId) -> list[Ask]:
        """What the person was asked."""
        return self._mine(Ask, self.asks, person)

    def records_of(self, person: PersonId) -> list[Record]:
        """All records that name the person as theirs and go with them; targets are not among them."""
        return [
            *self.roles_of(person),
            *self.ties_of(person),
            *self.favors_of(person),
            *self.notes_of(person),
            *self.corrections_of(person),
            *self.tasks_of(person),
            *self.asks_of(person),
        ]

    def staff_of(self, organization: OrganizationId) -> list[Role]:
        """All roles at an organization, past and present."""
        return [self.roles[role] for role in sorted(self._staff.get(organization, ()))]

    def find(self, kind: type[Record], id_: int) -> Record | None:
        """The record of this kind and id, None when there is none or when its kind lives on disk."""
        return cast("Record | None", self._tables.get(kind, {}).get(id_))

    def table(self, kind: type[Record]) -> dict[Any, Any]:
        """All records of one kind by id; empty for the kinds that live on disk."""
        return self._tables.get(kind, {})

    def apply(
        self,
        changes: Iterable[Change],
        sums: Iterable[ContactSums | PersonId] = (),
        together: Together = _NOBODY_MET,
    ) -> None:
        """Alter the records, replace the sums of people whose touches changed, and say who met whom.

        A bare PersonId among the sums says that the person has no contact day any more.
        """
        for change in changes:
            if change.before is not None:
                self._forget(change.before)
            if change.after is not None:
                self._keep(change.after)
        for item in sums:
            if isinstance(item, ContactSums):
                self.sums[item.person] = item
            else:
                self.sums.pop(item, None)
        self._meet(together)
        self.revision += 1

    def fill(self, records: Iterable[Record]) -> None:
        """Take in records while loading."""
        for record in records:
            self._keep(record)

    def copy(self) -> "Rolodex":
        """Another Rolodex with the same records, on which changes can be tried."""
        other = Rolodex()
        for kind, table in self._tables.items():
            other._tables[kind].update(table)
        for kind, owned in self._of.items():
            other._of[kind].update({owner: dict(mine) for owner, mine in owned.items()})
        other._staff.update({where: dict(staff) for where, staff in self._staff.items()})
        other.sums.update(self.sums)
        other.together = dict(self.together)
        return other

    def people_ids(self) -> KeysView[PersonId]:
        """The ids of everybody, me included."""
        return self.people.keys()

    def _meet(self, together: Together) -> None:
        if together.whole:
            self.together = dict(together.pairs)
            return
        for pair, more in together.pairs.items():
            now = self.together.get(pair, 0.0) + more
            # What was added and taken away again leaves a rounding error behind, not a meeting.
            if now > 1e-9 * abs(more):
                self.together[pair] = now
            else:
                self.together.pop(pair, None)

    def _mine(self, kind: type[_Mine], table: dict[Any, _Mine], person: PersonId) -> list[_Mine]:
        owned = self._of[kind].get(person)
        return [table[id_] for id_ in sorted(owned)] if owned else []

    def _keep(self, record: Record) -> None:
        table = self._tables.get(type(record))
        if table is None:
            return
        table[record.id] = record
        for index, owner in self._places(record):
            index.setdefault(owner, {})[record.id] = None

    def _forget(self, record: Record) -> None:
        table = self._tables.get(type(record))
        if table is None:
            return
        table.pop(record.id, None)
        for index, owner in self._places(record):
            owned = index.get(owner)
            if owned is not None:
                owned.pop(record.id, None)
                if not owned:
                    del index[owner]

    def _places(self, record: Record) -> list[tuple[dict[Any, dict[Any, None]], int]]:
        if isinstance(record, Tie):
            ties = self._of[Tie]
            return [(ties, record.a), (ties, record.b)]
        if isinstance(record, Role):
            places: list[tuple[dict[Any, dict[Any, None]], int]] = [(self._of[Role], record.person)]
            if record.organization is not None:
                places.append((self._staff, record.organization))
            return places
        if isinstance(record, Favor | Note | Correction | Task | Ask):
            return [(self._of[type(record)], record.person)]
        return []
