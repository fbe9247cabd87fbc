"""The boxes that the window opens: each is read with its first opening, so that the start need not wait for it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QWidget

from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import gone_when_closed
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say


class Boxes(QObject):
    """Opens boxes above the window, and keeps what was typed in a form that was left."""

    def __init__(self, session: Session, navigation: Navigation, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._navigation = navigation
        self._window = window
        self._drafts: dict[PersonId | None, dict[str, str]] = {}

    def open(self, dialog: QDialog) -> None:
        """Open a box that is deleted when it is closed."""
        gone_when_closed(dialog)
        dialog.open()

    def palette(self, commands: list[QAction]) -> None:
        """Find a person or a command."""
        from godfather_desktop.gui.palette_box import PaletteBox

        self.open(PaletteBox(self._session, self._navigation, commands, self._window))

    def edit(self, person: PersonId | None) -> None:
        """Edit a card; None adds one."""
        from godfather_desktop.gui.rolodex.person_form import PersonForm

        form = PersonForm(self._session, person, self._window)
        before = form.draft()
        if person in self._drafts:
            form.take_draft(self._drafts.pop(person))

        def finished(result: int) -> None:
            if result:
                self._navigation.person_requested.emit(form.person)
            elif form.draft() != before:
                # Esc never loses text: the draft is there when the form is opened again.
                self._drafts[person] = form.draft()
                self._session.said.emit(say("What you typed is kept for the next time you open this form."))

        form.finished.connect(finished)
        self.open(form)

    def say_knows(self, person: PersonId | None) -> None:
        """Say whom a person knows."""
        if person is not None and person != ME:
            from godfather_desktop.gui.knows_line import KnowsLine

            self.open(KnowsLine(self._session, person, self._window))

    def attempt(self, person: PersonId) -> None:
        """Write down an attempt to reach a person."""
        if person in self._session.rolodex.people and person != ME:
            from godfather_desktop.gui.attempts.attempt_form import AttemptForm
            from godfather_desktop.insight.callbacks import open_run

            # What is still waiting for an answer is tried once more.
            run = open_run(self._session.rolodex, person, self._session.today)
            again = run[-1] if run else None
            self.open(AttemptForm(self._session, self._navigation, person, self._window, again))
