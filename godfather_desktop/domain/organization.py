"""An organization: a company, a club, a board."""

from dataclasses import dataclass

from godfather_desktop.domain.ids import OrganizationId


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization that people have roles at."""

    id: OrganizationId
    name: str
