"""A file kept in the Rolodex: a voicemail, a letter, a picture."""

import hashlib
from dataclasses import dataclass

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import AttachmentId, AttemptId, ContentId, PersonId


@dataclass(frozen=True, slots=True)
class Attachment:
    """What is known of a file. name: as it was called, which is data and never a path. size: in bytes.
    content: where its bytes are; the same bytes attached twice are kept once.
    """

    id: AttachmentId
    person: PersonId
    day: Day
    name: str
    size: int
    content: ContentId
    attempt: AttemptId | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """The bytes of a file. They live on disk and are read when they are asked for.

    id: the first 63 bits of `digest`, the SHA-256 of the bytes in hexadecimal.
    """

    id: ContentId
    digest: str
    data: bytes


def content_of(data: bytes) -> Content:
    """The content record of these bytes."""
    digest = hashlib.sha256(data).hexdigest()
    return Content(ContentId(int(digest[:16], 16) >> 1), digest, data)
