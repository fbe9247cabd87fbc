"""Comparing all cards away from the UI thread, on records that nobody alters meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from godfather_desktop.domain.change import Record
from godfather_desktop.domain.distinct import Distinct
from godfather_desktop.domain.merge import Merge
from godfather_desktop.domain.organization import Organization
from godfather_desktop.domain.person import Person
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.insight.duplicates import Pair, exact_pairs, likely_pairs

COMPARED = (Person, Role, Organization, Distinct, Merge)
"""A change of one of these can bring pairs, or take them away."""


@dataclass(frozen=True, slots=True)
class Found:
    """Cards that are certainly one person's, and those that look alike, the likeliest first."""

    certain: tuple[Pair, ...]
    likely: tuple[Pair, ...]


def look(rolodex: Rolodex) -> Callable[[], Found]:
    """The work to do elsewhere, on what the records are now.

    Called on the UI thread, where it only takes the records, which are frozen, out of their tables.
    """
    tables = (rolodex.people, rolodex.organizations, rolodex.roles, rolodex.distincts)
    records: list[Record] = [record for table in tables for record in table.values()]

    def work() -> Found:
        apart = Rolodex()
        apart.fill(records)
        return Found(tuple(exact_pairs(apart)), tuple(likely_pairs(apart)))

    return work
