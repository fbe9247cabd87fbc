"""'A knows B' in one line: a name, a number from 1 to 5 or 'barely', Enter."""

import re

from PySide6.QtWidgets import QWidget

from godfather_desktop.actions.ties import say_knows
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.tie import BARELY
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.wording.language import say

_STRENGTH = re.compile(r"\s+(?P<strength>[0-5]|barely)\s*$", re.IGNORECASE)
_USUAL = 3


class KnowsLine(FormBox):
    """Says whom a person knows. `Bob Roy 4` is enough; without a number it is 'well' (3)."""

    def __init__(self, session: Session, person: PersonId, parent: QWidget) -> None:
        title = say("{name} knows …", name=session.rolodex.people[person].name)
        super().__init__(parent, title, 460)
        self._session = session
        self._person = person
        self.line = PersonField(session, say("Name, then 1 to 5 or barely"), self)
        # While suggestions are open, Enter does not reach the button.
        self.line.entered.connect(self._save)
        hint = say("barely, 1 a little, 2, 3 well, 4, 5 close. Example: Bob Roy 4")
        heading = PlainLabel(title, "title", wrap=True)
        self.lay_out(heading, self.line, PlainLabel(hint, "small", wrap=True), save=self._save)
        self.line.setFocus()

    def _save(self) -> None:
        text = self.line.text()
        said = _STRENGTH.search(text)
        strength = _USUAL
        if said:
            strength = BARELY if said["strength"].lower() == "barely" else int(said["strength"])
        try:
            if self.line.picked is None and said and self._session.names is not None:
                other = self._session.names.find(text[: said.start()])
            else:
                other = self.line.person()
        except RuleBroken as broken:
            self.refuse(broken)
            return
        book, person = self._session.book, self._person
        self.perform(self._session, lambda rolodex: say_knows(rolodex, book.new_id, person, other, strength))
