"""A ChangeSet: what one user intent alters, by record, with before and after.

The same object saves, shows, undoes, journals an import and rolls it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.batch import Batch
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.correction import Correction
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.drill import Drill
from godfather_desktop.domain.etiquette import Etiquette
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.silence import Silence
from godfather_desktop.domain.snooze import Snooze
from godfather_desktop.domain.target import Target
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.domain.touch import Touch

Record = (
    Person
    | Organization
    | Role
    | Tie
    | Favor
    | Note
    | DownPeriod
    | Correction
    | Drill
    | Target
    | Task
    | Ask
    | Attempt
    | Pause
    | Etiquette
    | Cadence
    | Occasion
    | Snooze
    | Refusal
    | Silence
    | Introduction
    | Attachment
    | Merge
    | Distinct
    | Batch
    | Touch
    | Photo
    | Content
)

RECORD_KINDS: tuple[type[Record], ...] = (
    Person,
    Organization,
    Role,
    Tie,
    Favor,
    Note,
    DownPeriod,
    Correction,
    Drill,
    Target,
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
    Introduction,
    Attachment,
    Merge,
    Distinct,
    Batch,
    Touch,
    Photo,
    Content,
)
"""Every kind of record, those that others refer to first."""

DISK_KINDS: tuple[type[Record], ...] = (Touch, Photo, Content)
"""The kinds that live on disk alone: there can be millions of them, or they are large."""


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after: before None when it is new, after None when it goes."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record as it is after, or was before it went."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("a change needs a record before or after")
        return record

    def inverse(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """What one intent alters. `intent` is a key of `wording.steps`; `subject` fills its sentence."""

    intent: str
    subject: str
    changes: tuple[Change, ...]

    def inverse(self) -> "ChangeSet":
        """The ChangeSet that takes this one back, in the opposite order."""
        return ChangeSet(self.intent, self.subject, tuple(change.inverse() for change in reversed(self.changes)))

    def __bool__(self) -> bool:
        return bool(self.changes)


def change_set(intent: str, subject: str, changes: Iterable[Change]) -> ChangeSet:
    """Build a ChangeSet without the changes that change nothing."""
    return ChangeSet(intent, subject, tuple(change for change in changes if change.before != change.after))
