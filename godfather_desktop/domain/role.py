"""A dated role of a person at an organization."""

from dataclasses import dataclass

from godfather_desktop.domain.ids import OrganizationId, PersonId, RoleId


@dataclass(frozen=True, slots=True)
class Role:
    """A title held from `start` to `end`, both partial dates; an empty end means it is held today.

    The organization is None for a title whose organization is unknown. headcount: people in the
    unit where the role was held, None if unknown.
    """

    id: RoleId
    person: PersonId
    organization: OrganizationId | None
    title: str = ""
    start: str = ""
    end: str = ""
    headcount: int | None = None
