"""A person's photo. It lives on disk and is read when it is shown."""

from dataclasses import dataclass

from godfather_desktop.domain.ids import PersonId


@dataclass(frozen=True, slots=True)
class Photo:
    """The bytes of a picture file. id: the person whom it shows."""

    id: PersonId
    data: bytes
