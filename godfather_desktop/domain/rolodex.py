"""The Rolodex: all records in memory, and who belongs to whom."""

from collections.abc import Iterable, Iterator, KeysView
from typing import Any, TypeVar, cast

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.change import Change, Record
from godfather_desktop.domain.contact import ContactSums, Together
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import (
    ME,
    AskId,
    AttachmentId,
    AttemptId,
    BatchId,
    CadenceId,
    CorrectionId,
    DistinctId,
    DownPeriodId,
    DrillId,
    EtiquetteId,
    FavorId,
    IntroductionId,
    MergeId,
    NoteId,
    OccasionId,
    OrganizationId,
    PauseId,
    PersonId,
    RefusalId,
    RoleId,
    SilenceId,
    SnoozeId,
    TargetId,
    TaskId,
    TieId,
)
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie

_Mine = TypeVar("_Mine", bound=Record)
_OWNED: tuple[type[Record], ...] = (
    Role,
    Favor,
    Note,
    Correction,
    Task,
    Ask,
    Attempt,
    Pause,
    Etiquette,
    Cadence,
    Occasion,
    Snooze,
    Refusal,
    Silence,
    Attachment,
    Merge,
)
"""Kinds whose `person` is the one to whom they belong."""
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
        self.attempts: dict[AttemptId, Attempt] = {}
        self.pauses: dict[PauseId, Pause] = {}
        self.etiquettes: dict[EtiquetteId, Etiquette] = {}
        self.cadences: dict[CadenceId, Cadence] = {}
        self.occasions: dict[OccasionId, Occasion] = {}
        self.snoozes: dict[SnoozeId, Snooze] = {}
        self.refusals: dict[RefusalId, Refusal] = {}
        self.silences: dict[SilenceId, Silence] = {}
        self.introductions: dict[IntroductionId, Introduction] = {}
        self.attachments: dict[AttachmentId, Attachment] = {}
        self.merges: dict[MergeId, Merge] = {}
        self.distincts: dict[DistinctId, Distinct] = {}
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
            Attempt: self.attempts,
            Pause: self.pauses,
            Etiquette: self.etiquettes,
            Cadence: self.cadences,
            Occasion: self.occasions,
            Snooze: self.snoozes,
            Refusal: self.refusals,
            Silence: self.silences,
            Introduction: self.introductions,
            Attachment: self.attachments,
            Merge: self.merges,
            Distinct: self.distincts,
            Batch: self.batches,
        }
        indexed = (*_OWNED, Tie, Introduction, Distinct)
        self._of: dict[type[Any], dict[PersonId, dict[int, None]]] = {kind: {} for kind in indexed}
        self._staff: dict[OrganizationId, dict[RoleId, None]] = {}
        self._tagged: dict[str, dict[CadenceId, None]] = {}

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

    def attempts_of(self, person: PersonId) -> list[Attempt]:
        """My attempts to reach the person, oldest record first."""
        return self._mine(Attempt, self.attempts, person)

    def pauses_of(self, person: PersonId) -> list[Pause]:
        """When the person is better not asked, past pauses included."""
        return self._mine(Pause, self.pauses, person)

    def etiquette_of(self, person: PersonId) -> Etiquette | None:
        """How the person is best approached; None when nothing is said about it."""
        return next(iter(self._mine(Etiquette, self.etiquettes, person)), None)

    def cadences_of(self, person: PersonId) -> list[Cadence]:
        """The person's own cadences; those of a tag are not among them."""
        return self._mine(Cadence, self.cadences, person)

    def cadences_tagged(self, tag: str) -> list[Cadence]:
        """The cadences of everybody with a tag."""
        return [self.cadences[cadence] for cadence in sorted(self._tagged.get(tag, ()))]

    def occasions_of(self, person: PersonId) -> list[Occasion]:
        """Occasions typed in or imported."""
        return self._mine(Occasion, self.occasions, person)

    def snoozes_of(self, person: PersonId) -> list[Snooze]:
        """What about the person is put off or done with."""
        return self._mine(Snooze, self.snoozes, person)

    def refusals_of(self, person: PersonId) -> list[Refusal]:
        """The person's filed 'no's."""
        return self._mine(Refusal, self.refusals, person)

    def silences_of(self, person: PersonId) -> list[Silence]:
        """What the owner knows about the person's silence."""
        return self._mine(Silence, self.silences, person)

    def attachments_of(self, person: PersonId) -> list[Attachment]:
        """Files kept with the person."""
        return self._mine(Attachment, self.attachments, person)

    def merges_of(self, person: PersonId) -> list[Merge]:
        """The merges by which the person's card became what it is."""
        return self._mine(Merge, self.merges, person)

    def distincts_of(self, person: PersonId) -> list[Distinct]:
        """Of whom the owner said that they are somebody else than the person."""
        return self._mine(Distinct, self.distincts, person)

    def introductions_of(self, person: PersonId) -> list[Introduction]:
        """Introductions on whose way the person stands, as target or between."""
        return self._mine(Introduction, self.introductions, person)

    def has(self, person: PersonId, kind: type[Record]) -> bool:
        """Whether any record of a kind belongs to a person: quicker than to list them."""
        return person in self._of[kind]

    def records_of(self, person: PersonId) -> list[Record]:
        """All records that name the person as theirs and go with them; targets are not among them."""
        return [self._tables[kind][id_] for kind, owned in self._of.items() for id_ in sorted(owned.get(person, ()))]

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
        other._tagged.update({tag: dict(mine) for tag, mine in self._tagged.items()})
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
        if not owned:
            return []
        # Most people have one record of a kind.
        return [table[id_] for id_ in (sorted(owned) if len(owned) > 1 else owned)]

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

    def _places(self, record: Record) -> list[tuple[dict[Any, dict[Any, None]], Any]]:
        if isinstance(record, Tie | Distinct):
            pairs = self._of[type(record)]
            return [(pairs, record.a), (pairs, record.b)]
        if isinstance(record, Introduction):
            ways = self._of[Introduction]
            return [(ways, person) for person in dict.fromkeys((record.target, *record.chain))]
        places: list[tuple[dict[Any, dict[Any, None]], Any]] = []
        if isinstance(record, Cadence) and record.person is None:
            places.append((self._tagged, record.tag))
        if isinstance(record, Role) and record.organization is not None:
            places.append((self._staff, record.organization))
        owned = self._of.get(type(record))
        owner = getattr(record, "person", None)
        if owned is not None and owner is not None:
            places.append((owned, owner))
        return places
