"""The introductions on whose way a person stands, as rows at the top of the tab of their ties."""

from PySide6.QtWidgets import QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.opt_in import is_open, next_steps_in
from godfather_desktop.wording.introductions import due_words, next_words, standing, title

_MOST_OVER = 3


def introduction_rows(session: Session, person: PersonId) -> list[QWidget]:
    """A row for each introduction: those under way with what comes next, and the last ones that are over."""
    rolodex, today = session.rolodex, session.today
    ways = rolodex.introductions_of(person)
    running = sorted((one for one in ways if is_open(one)), key=lambda one: (-one.since, one.id))
    over = sorted((one for one in ways if not is_open(one)), key=lambda one: (-one.since, one.id))
    rows = []
    for one in [*running, *over[:_MOST_OVER]]:
        details = [standing(one, today)]
        details += [
            f"{next_words(rolodex, step, today)} ({due_words(step, today)})"
            for step in next_steps_in(rolodex, one, today)
        ]
        rows.append(fact(title(rolodex, one), " · ".join(details), name="" if is_open(one) else "muted"))
    return rows
