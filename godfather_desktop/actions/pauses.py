"""Say when a person had better not be asked."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, one_of, other
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PauseId, PersonId
from godfather_desktop.domain.pause import PAUSE_CAUSES, Pause, PauseCause
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.text import clean_line
from godfather_desktop.domain.trouble import RuleBroken


def mark_pause(
    rolodex: Rolodex,
    new_id: NewId,
    person: PersonId,
    cause: PauseCause,
    start: Day,
    end: Day | None = None,
    note: str = "",
) -> ChangeSet:
    """Mark a pause; end None while nobody knows how long it takes."""
    card = other(rolodex, person)
    one_of(cause, PAUSE_CAUSES, "cause")
    pause = _checked(Pause(PauseId(new_id()), person, cause, start, end, clean_line(note)))
    return change_set("pause.mark", card.name, [Change(None, pause)])


def end_pause(rolodex: Rolodex, pause: PauseId, end: Day | None) -> ChangeSet:
    """Say when a pause ends, or that nobody knows."""
    before = _there(rolodex, pause)
    after = _checked(replace(before, end=end))
    return change_set("pause.end", rolodex.people[before.person].name, [Change(before, after)])


def remove_pause(rolodex: Rolodex, pause: PauseId) -> ChangeSet:
    """Remove a pause that never was."""
    before = _there(rolodex, pause)
    return change_set("pause.remove", rolodex.people[before.person].name, [Change(before, None)])


def _checked(pause: Pause) -> Pause:
    on_calendar(pause.start)
    if pause.end is not None and on_calendar(pause.end) < pause.start:
        raise RuleBroken("ends before it starts", field="end")
    return pause


def _there(rolodex: Rolodex, pause: PauseId) -> Pause:
    before = rolodex.pauses.get(pause)
    if before is None:
        raise RuleBroken("no such record", field="pause")
    return before
