"""The introductions on whose way a person stands, as rows at the top of the tab of their ties."""

from PySide6.QtWidgets import QWidget

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.record_links import link
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.opt_in import is_open, next_steps_in
from godfather_desktop.wording.introductions import due_words, next_words, standing, title
from godfather_desktop.wording.language import say

_MOST_OVER = 3


def introduction_rows(session: Session, navigation: Navigation, person: PersonId) -> list[QWidget]:
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
        head = link(
            title(rolodex, one),
            say("Show this introduction"),
            lambda _=False, way=one.id: navigation.introduction_requested.emit(way),
        )
        rows.append(fact(head, " · ".join(details)))
    return rows
