"""How long somebody was at an organization: their roles there, joined into spells."""

from collections.abc import Iterable
from dataclasses import dataclass

from godfather_desktop.domain.days import LAST_DAY, Day, first_day_of
from godfather_desktop.domain.ids import OrganizationId, RoleId
from godfather_desktop.domain.role import Role

_SAME_JOB_DAYS = 31
"""A pause this short between two roles at one organization is a promotion, not a departure."""


@dataclass(frozen=True, slots=True)
class Spell:
    """From `start` to `end` (None while it lasts) at one organization.

    headcount: of the unit, the largest that is known of its roles, since few know one another in
    a large one. roles: those of which it is made.
    """

    organization: OrganizationId
    start: Day
    end: Day | None
    headcount: int | None
    roles: tuple[RoleId, ...]

    @property
    def until(self) -> Day:
        """The end, or a day that never comes."""
        return LAST_DAY if self.end is None else self.end


def spells_of(roles: Iterable[Role]) -> list[Spell]:
    """The spells of one person, by their beginning. Roles without a beginning or that end before it say nothing."""
    dated: list[Spell] = []
    for role in roles:
        start = first_day_of(role.start)
        end = first_day_of(role.end) if role.end else None
        if role.organization is None or start is None or (role.end and end is None) or (end or LAST_DAY) < start:
            continue
        dated.append(Spell(role.organization, start, end, role.headcount, (role.id,)))
    if len(dated) < 2:
        return dated
    joined: dict[OrganizationId, list[Spell]] = {}
    for spell in sorted(dated, key=lambda one: (one.start, one.roles)):
        mine = joined.setdefault(spell.organization, [])
        if mine and spell.start - mine[-1].until <= _SAME_JOB_DAYS:
            mine[-1] = _joined(mine[-1], spell)
        else:
            mine.append(spell)
    return sorted((one for mine in joined.values() for one in mine), key=lambda one: (one.start, one.roles))


def _joined(one: Spell, next_one: Spell) -> Spell:
    end = None if one.end is None or next_one.end is None else max(one.end, next_one.end)
    counts = [count for count in (one.headcount, next_one.headcount) if count is not None]
    return Spell(one.organization, one.start, end, max(counts, default=None), one.roles + next_one.roles)
