"""The tabs of the card, each made by reading its module when it is first looked at."""

from collections.abc import Callable
from typing import Protocol

from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.session import Session


class Tab(Protocol):
    """What the card asks of a tab, which is a widget."""

    def show_person(self, person: PersonId) -> None:
        """Show what the tab has of this person."""
        ...


# The modules are read with their tab: the start of the program need not wait for them.


def _parts(session: Session, navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.parts_tab import PartsTab

    return PartsTab(session, navigation)


def _calls(session: Session, navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.calls_tab import CallsTab

    return CallsTab(session, navigation)


def _touches(session: Session, _navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.touches_tab import TouchesTab

    return TouchesTab(session)


def _knows(session: Session, navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.knows_tab import KnowsTab

    return KnowsTab(session, navigation)


def _notes(session: Session, _navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.notes_tab import NotesTab

    return NotesTab(session)


def _favors(session: Session, _navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.favors_tab import FavorsTab

    return FavorsTab(session)


def _asks(session: Session, navigation: Navigation) -> Tab:
    from godfather_desktop.gui.card.ask_tab import AskTab

    return AskTab(session, navigation)


TABS: tuple[tuple[str, str, Callable[[Session, Navigation], Tab]], ...] = (
    ("Parts", "parts", _parts),
    ("Calls", "calls", _calls),
    ("Touches", "touches", _touches),
    ("Knows", "ties", _knows),
    ("Notes", "roles", _notes),
    ("Favors", "favors", _favors),
    ("Ask", "asks", _asks),
)
"""Title, the records it holds as `navigation.records_requested` names them, and what makes it."""
