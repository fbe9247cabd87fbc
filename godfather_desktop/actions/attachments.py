"""Keep files in the Rolodex, by the digest of what they hold."""

from godfather_desktop.actions.checks import NewId, on_calendar, other
from godfather_desktop.domain.attachment import Attachment, content_of
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AttachmentId, AttemptId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken

LARGEST = 25_000_000
"""Bytes of the largest file that is kept: an hour of voicemail, not a film."""
_LONGEST_NAME = 255


def attach(
    rolodex: Rolodex,
    new_id: NewId,
    person: PersonId,
    day: Day,
    name: str,
    data: bytes,
    attempt: AttemptId | None = None,
) -> ChangeSet:
    """Keep a file with a person, and with one of the attempts to reach them. name: as the file is called."""
    card = other(rolodex, person)
    on_calendar(day)
    if len(data) > LARGEST:
        raise RuleBroken("file too large", field="file", name=clean_line(name), limit=LARGEST // 1_000_000)
    if attempt is not None:
        known = rolodex.attempts.get(attempt)
        if known is None or known.person != person:
            raise RuleBroken("no such record", field="attempt")
    content = content_of(data)
    kept = clean_line(name)[:_LONGEST_NAME] or "file"
    record = Attachment(AttachmentId(new_id()), person, day, kept, len(data), content.id, attempt)
    return change_set("attachment.add", card.name, [Change(None, content), Change(None, record)])


def remove_attachment(rolodex: Rolodex, attachment: AttachmentId) -> ChangeSet:
    """Take a file out again; its bytes go when the file is opened the next time."""
    before = rolodex.attachments.get(attachment)
    if before is None:
        raise RuleBroken("no such record", field="attachment")
    return change_set("attachment.remove", rolodex.people[before.person].name, [Change(before, None)])


def file_name_of(attachment: Attachment) -> str:
    """A name under which the file can be laid into any folder: its last part, without what no disk takes."""
    name = attachment.name.replace("\\", "/").split("/")[-1].strip(". ")
    return "".join(char if char.isprintable() and char not in '<>:"|?*' else "_" for char in name) or "file"
