"""Files kept with a person or with an attempt to reach them, whose bytes were read and digested elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.actions.attachments import LARGEST
from godfather_desktop.actions.attempts import log_attempt
from godfather_desktop.actions.checks import NewId, on_calendar, other
from godfather_desktop.domain.attachment import Attachment, Content
from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AttachmentId, AttemptId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken

_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class FileToKeep:
    """A file as it was read. name: as it was called, which is data and never a path."""

    name: str
    content: Content


def log_attempt_with(rolodex: Rolodex, new_id: NewId, attempt: Attempt, files: Iterable[FileToKeep] = ()) -> ChangeSet:
    """Add an attempt together with its files, as one step."""
    logged = log_attempt(rolodex, new_id, attempt)
    made = next(change.after for change in logged.changes if isinstance(change.after, Attempt))
    kept = [change for file in files for change in _kept(new_id, made.person, made.day, file, made.id)]
    return change_set(logged.intent, logged.subject, [*logged.changes, *kept])


def keep_file(rolodex: Rolodex, new_id: NewId, person: PersonId, day: Day, file: FileToKeep) -> ChangeSet:
    """Keep a file with a person."""
    card = other(rolodex, person)
    return change_set("attachment.add", card.name, _kept(new_id, person, on_calendar(day), file))


def _kept(
    new_id: NewId, person: PersonId, day: Day, file: FileToKeep, attempt: AttemptId | None = None
) -> list[Change]:
    size, name = len(file.content.data), clean_line(file.name)[:_LONGEST_NAME]
    if size > LARGEST:
        raise RuleBroken("file too large", field="file", name=name, limit=LARGEST // 1_000_000)
    record = Attachment(AttachmentId(new_id()), person, day, name or "file", size, file.content.id, attempt)
    return [Change(None, file.content), Change(None, record)]
