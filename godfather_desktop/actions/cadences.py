"""Say how often a person, or everybody with a tag, is to hear from me."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, named, on_calendar, one_of, other
from godfather_desktop.domain.cadence import PERSISTENCES, RHYTHMS, Cadence, Persistence, Rhythm
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import CadenceId, PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.trouble import RuleBroken


def set_cadence(
    rolodex: Rolodex,
    new_id: NewId,
    rhythm: Rhythm,
    start: Day,
    *,
    person: PersonId | None = None,
    tag: str = "",
    persistence: Persistence = "stop",
) -> ChangeSet:
    """Begin a cadence for a person or a tag, or alter the one that is there."""
    one_of(rhythm, RHYTHMS, "rhythm")
    one_of(persistence, PERSISTENCES, "persistence")
    on_calendar(start)
    if person is not None:
        subject, tag = other(rolodex, person).name, ""
    else:
        subject = tag = named(tag, "tag")
    before = next((one for one in rolodex.cadences.values() if (one.person, one.tag) == (person, tag)), None)
    if before is None:
        after = Cadence(CadenceId(new_id()), person, rhythm, start, tag, persistence)
    else:
        after = replace(before, rhythm=rhythm, start=start, persistence=persistence, active=True)
    return change_set("cadence.set", subject, [Change(before, after)])


def rest_cadence(rolodex: Rolodex, cadence: CadenceId, *, rest: bool = True) -> ChangeSet:
    """Let a cadence rest, or take it up again."""
    before = _there(rolodex, cadence)
    return change_set("cadence.rest", _subject(rolodex, before), [Change(before, replace(before, active=not rest))])


def remove_cadence(rolodex: Rolodex, cadence: CadenceId) -> ChangeSet:
    """End a cadence."""
    before = _there(rolodex, cadence)
    return change_set("cadence.remove", _subject(rolodex, before), [Change(before, None)])


def _subject(rolodex: Rolodex, cadence: Cadence) -> str:
    return rolodex.people[cadence.person].name if cadence.person is not None else cadence.tag


def _there(rolodex: Rolodex, cadence: CadenceId) -> Cadence:
    before = rolodex.cadences.get(cadence)
    if before is None:
        raise RuleBroken("no such record", field="cadence")
    return before
