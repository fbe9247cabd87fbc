"""Say what no record can tell about somebody's silence."""

from dataclasses import replace

from godfather_desktop.actions.checks import NewId, on_calendar, other, within
from godfather_desktop.domain.change import Change, ChangeSet, change_set
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId, SilenceId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.domain.silence import Silence

ROWS = 24


def say_silence(
    rolodex: Rolodex, new_id: NewId, person: PersonId, row: int, day: Day, *, holds: bool | None
) -> ChangeSet:
    """Say whether the reason of a row holds; None takes the answer back."""
    card = other(rolodex, person)
    within(row, 1, ROWS, "row")
    on_calendar(day)
    before = next((one for one in rolodex.silences_of(person) if one.row == row), None)
    after: Silence | None = None
    if holds is not None:
        after = Silence(SilenceId(new_id()), person, day, row, holds)
        if before is not None:
            after = replace(after, id=before.id)
    return change_set("silence.say", card.name, [Change(before, after)] if before or after else [])
