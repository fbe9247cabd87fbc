"""Why two cards may be one person's, and what it comes to when they are merged, in words."""

from collections.abc import Iterable

from godfather_desktop.domain.attempt import Attempt
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.merge import Merge, MergeReason
from godfather_desktop.domain.note import Note
from godfather_desktop.domain.role import Role
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.task import Task
from godfather_desktop.domain.tie import Tie
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.insight.name_forms import form_of, likeness
from godfather_desktop.wording.language import count, listed, say

_SHARED: dict[MergeReason, str] = {
    "identity": "The same entry of another program",
    "email": "The same e-mail address {said}",
    "profile": "The same LinkedIn profile {said}",
    "phone": "The same telephone number {said}",
    "own": "You said so",
}
_NAMES: dict[str, str] = {
    "same": "The same name",
    "accents": "Names that differ by accents alone",
    "looks": "Names whose letters look alike",
    "order": "The same name with its words the other way round",
    "part": "One name has more words than the other",
    "initial": "One name has an initial where the other has a name",
    "nickname": "One first name is short for the other",
    "clash": "other names",
}
_SIGNS: dict[str, str] = {
    "organization": "same organization",
    "domain": "e-mail addresses at one place",
    "local": "e-mail addresses that begin alike",
    "city": "same city",
    "phone": "same telephone number",
    "birthday": "same birthday",
    "email": "same e-mail address",
}
_BROUGHT: tuple[tuple[type[Record], str, str], ...] = (
    (Favor, "{n} favor", "{n} favors"),
    (Tie, "{n} tie", "{n} ties"),
    (Role, "{n} role", "{n} roles"),
    (Note, "{n} note", "{n} notes"),
    (Introduction, "{n} introduction", "{n} introductions"),
    (Attempt, "{n} attempt", "{n} attempts"),
    (Task, "{n} task", "{n} tasks"),
)


def why_one(rolodex: Rolodex, pair: Pair) -> str:
    """'Names that differ by one letter, same organization', or 'The same e-mail address ann@example.org'."""
    alike, *others = pair.signs or ("",)
    signs = [say(_SIGNS[sign]) for sign in others if sign != pair.reason]
    if pair.reason == "name":
        return ", ".join([_names(rolodex, pair, alike), *signs])
    shared = say(_SHARED[pair.reason], said=_short(pair.said))
    if alike == "clash":
        shared = say("{shared}, but other names", shared=shared)
    return ", ".join([shared, *signs])


def why_merged(merge: Merge) -> str:
    """Why two cards were merged, later: 'The same e-mail address ann@example.org'."""
    if merge.reason == "name":
        return say("Names that are alike")
    return say(_SHARED[merge.reason], said=_short(merge.said))


def what_it_brings(rolodex: Rolodex, keep: PersonId, gone: PersonId, touches: int = 0) -> str:
    """What the card that stays gets: '1 e-mail address, 2 favors and 3 touches'; empty when it has all already."""
    kept, other = rolodex.people[keep], rolodex.people[gone]
    # A tie between the two goes.
    records = [one for one in rolodex.records_of(gone) if not isinstance(one, Tie) or keep not in (one.a, one.b)]
    parts = [
        _more("{n} e-mail address", "{n} e-mail addresses", kept.emails, other.emails),
        _more("{n} telephone number", "{n} telephone numbers", kept.phones, other.phones),
        _more("{n} link", "{n} links", kept.links, other.links),
        _more("{n} tag", "{n} tags", kept.tags, other.tags),
        *(_counted(one, many, sum(isinstance(record, kind) for record in records)) for kind, one, many in _BROUGHT),
        _counted("{n} touch", "{n} touches", touches),
    ]
    return listed([part for part in parts if part])


def _names(rolodex: Rolodex, pair: Pair, alike: str) -> str:
    if alike != "slip":
        return say(_NAMES[alike])
    found = likeness(form_of(rolodex.people[pair.a].name), form_of(rolodex.people[pair.b].name))
    slips = found.slips if found is not None else 1
    return count("Names that differ by one letter", "Names that differ by {n} letters", slips)


def _more(one: str, many: str, kept: Iterable[str], gone: Iterable[str]) -> str:
    return _counted(one, many, len(set(gone) - set(kept)))


def _counted(one: str, many: str, number: int) -> str:
    return count(one, many, number) if number else ""


def _short(text: str) -> str:
    text = text.removeprefix("linkedin:")
    return text if len(text) <= 60 else text[:59] + "…"
