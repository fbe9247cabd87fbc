"""What a typed goal means: a person, an organization, or a role there ('CEO of Meridian')."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from godfather_desktop.domain.ids import OrganizationId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line, folded
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.insight.names import Names

_THE = re.compile(r"^the\s+", re.IGNORECASE)
_ROLE_AT = re.compile(r"(?<=\S)\s+(?P<word>of|at|in|@)\s+(?=\S)", re.IGNORECASE)


_SHORT_TITLE = 4
"""A title this short is an abbreviation, and written in capitals."""


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
    if fits := _called(rolodex, said):
        if len(fits) == 1:
            return fits[0]
        shown = tuple(rolodex.organizations[id_].name for id_ in fits[:5])
        raise RuleBroken("several are meant", field="organization", who=said, candidates=shown)
    wanted = folded(said)
    names = {one.id: folded(one.name) for one in rolodex.organizations.values()}
    near = process.extractOne(wanted, names, scorer=fuzz.WRatio, score_cutoff=85) if wanted else None
    if near is not None:
        return OrganizationId(near[2])
    raise RuleBroken("no such organization", field="organization", who=said)


def _called(rolodex: Rolodex, said: str) -> list[OrganizationId]:
    """The organizations of this name; else those whose name begins with it, else those that hold it."""
    wanted = folded(said)
    names = {one.id: folded(one.name) for one in rolodex.organizations.values()}
    if not wanted:
        return []
    return (
        [id_ for id_, name in names.items() if name == wanted]
        or [id_ for id_, name in names.items() if name.startswith(wanted)]
        or [id_ for id_, name in names.items() if wanted in name]
    )


def _role_at(rolodex: Rolodex, text: str) -> Goal | None:
    """A text such as 'head of sales at Acme', split where an organization is named; None when it names no place."""
    splits = list(_ROLE_AT.finditer(text))
    if not splits:
        return None
    # Nobody is called so: of all splits the last 'at' is most likely meant, with a typing error behind it.
    chosen = next((split for split in reversed(splits) if split["word"].lower() in ("at", "@")), splits[0])
    chosen = next((split for split in splits if _called(rolodex, text[split.end() :])), chosen)
    organization = organization_named(rolodex, text[chosen.end() :])
    return Goal(organization=organization, title=_THE.sub("", text[: chosen.start()]))


def read_goal(rolodex: Rolodex, names: Names, said: str) -> Goal:
    """Read what somebody typed as a goal. Raises RuleBroken when nobody or several are meant."""
    text = clean_line(said)
    if not text:
        raise RuleBroken("empty", field="goal", what="name")
    if found := names.matching(text):
        if len(found) == 1:
            return Goal(person=found[0])
        raise RuleBroken("several are meant", field="person", who=text, candidates=names.shown(found))
    if goal := _role_at(rolodex, text):
        return goal
    try:
        return Goal(organization=organization_named(rolodex, text))
    except RuleBroken as broken:
        if broken.reason != "no such organization":
            raise
    return Goal(person=names.find(text))


def role_suggestions(rolodex: Rolodex, text: str, *, chief: str = "CEO", most: int = 3) -> list[str]:
    """What may be meant while a role or an organization is being typed: 'CEO of Meridian'.

    chief: the title to suggest while only an organization is typed; empty suggests the organization.
    """
    title, _, where = text.strip().partition(" of ")
    wanted = folded(where or title)
    if len(wanted) < 2:
        return []
    names = [one.name for one in rolodex.organizations.values() if folded(one.name).startswith(wanted)]
    shown = (title.upper() if len(title) <= _SHORT_TITLE else title) if where else chief
    return [f"{shown} of {name}" if shown else name for name in sorted(names)[:most]]
