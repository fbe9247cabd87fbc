"""What a typed goal means: a person, an organization, or a role there ('CEO of Meridian')."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from godfather_desktop.domain.ids import OrganizationId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.names import Names

_ROLE_AT = re.compile(r"^(?:the\s+)?(?P<title>.+?)\s+(?:of|at|in|@)\s+(?P<where>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Goal:
    """Whom to reach: a person, or whoever holds a title (any, when empty) at an organization."""

    person: PersonId | None = None
    organization: OrganizationId | None = None
    title: str = ""


def organization_named(rolodex: Rolodex, said: str) -> OrganizationId:
    """The organization of this name, or the one whose name begins with or holds it.

    Raises RuleBroken when there is none, or more than one.
    """
    wanted = folded(said)
    names = {one.id: folded(one.name) for one in rolodex.organizations.values()}
    for fits in (
        [id_ for id_, name in names.items() if name == wanted],
        [id_ for id_, name in names.items() if wanted and name.startswith(wanted)],
        [id_ for id_, name in names.items() if wanted and wanted in name],
    ):
        if len(fits) == 1:
            return fits[0]
        if fits:
            shown = tuple(rolodex.organizations[id_].name for id_ in fits[:5])
            raise RuleBroken("several are meant", field="organization", who=said, candidates=shown)
    near = process.extractOne(wanted, names, scorer=fuzz.WRatio, score_cutoff=85) if wanted else None
    if near is not None:
        return OrganizationId(near[2])
    raise RuleBroken("no such organization", field="organization", who=said)


def read_goal(rolodex: Rolodex, names: Names, said: str) -> Goal:
    """Read what somebody typed as a goal. Raises RuleBroken when nobody or several are meant."""
    text = clean_line(said)
    if not text:
        raise RuleBroken("empty", field="goal", what="name")
    if found := names.matching(text):
        if len(found) == 1:
            return Goal(person=found[0])
        raise RuleBroken("several are meant", field="person", who=text, candidates=names.shown(found))
    if match := _ROLE_AT.match(text):
        return Goal(organization=organization_named(rolodex, match["where"]), title=match["title"])
    try:
        return Goal(organization=organization_named(rolodex, text))
    except RuleBroken as broken:
        if broken.reason != "no such organization":
            raise
    return Goal(person=names.find(text))
