"""What stands about a person on the callback desk: hours, cadence, pauses, occasions, filed no's."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QPushButton, QWidget

from godfather_desktop.actions.cadences import remove_cadence, rest_cadence
from godfather_desktop.actions.occasions import remove_occasion
from godfather_desktop.actions.pauses import remove_pause
from godfather_desktop.actions.refusals import remove_refusal
from godfather_desktop.domain.cadence import Cadence
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.occasion import Occasion
from godfather_desktop.domain.pause import Pause
from godfather_desktop.domain.refusal import Refusal
from godfather_desktop.domain.touch import Touch
from godfather_desktop.gui.card.cadence_box import CadenceBox
from godfather_desktop.gui.card.etiquette_box import EtiquetteBox
from godfather_desktop.gui.card.occasion_box import OccasionBox
from godfather_desktop.gui.card.pause_box import PauseBox
from godfather_desktop.gui.card.refusal_box import RefusalBox
from godfather_desktop.gui.form_box import FormBox
from godfather_desktop.gui.plain import PlainLabel, gone_when_closed
from godfather_desktop.gui.record_links import link
from godfather_desktop.gui.rows import fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.cadences import cadence_for, due_of, last_touch, momentum_of
from godfather_desktop.insight.clock import calendar_of
from godfather_desktop.insight.occasions import events_of
from godfather_desktop.wording.attempts import (
    cadence_detail,
    cadence_words,
    etiquette_lines,
    momentum_words,
    occasion_detail,
    occasion_head,
    pause_detail,
    pause_head,
    refusal_detail,
    refusal_head,
)
from godfather_desktop.wording.language import say

_AHEAD = 14


class StandingPart:
    """Rows for one person, and the boxes that they open."""

    def __init__(self, session: Session, person: PersonId, window: QWidget) -> None:
        self._session = session
        self._person = person
        self._window = window

    def approach(self) -> list[QWidget]:
        """How to approach them; on my own card the hours that hold for everybody else."""
        rolodex = self._session.rolodex
        own, mine = rolodex.etiquette_of(self._person), rolodex.etiquette_of(ME)
        said = own or mine
        if said is None:
            lines = [say("Mon to Fri, 9:00 to 17:00 by your own clock, as for everybody")]
        else:
            lines = etiquette_lines(rolodex, said)
            if own is None:
                lines.append(say("as you said on your own card, for everybody"))
        title = say("My hours") if self._person == ME else say("How to approach")
        head = section(title, small_button(say("Change …"), say("Change: {what}", what=title), self.open_approach))
        return [head, PlainLabel("\n".join(lines), "small", wrap=True)]

    def cadence(self, touches: Sequence[Touch]) -> list[QWidget]:
        """How often they hear from me, and what the run has come to. touches: newest first."""
        rolodex, today = self._session.rolodex, self._session.today
        own = rolodex.cadences_of(self._person)
        cadence = own[-1] if own else cadence_for(rolodex, self._person)
        words = say("Set …") if cadence is None else say("Change …")
        rows: list[QWidget] = [section(say("Cadence"), small_button(words, say("Set the cadence"), self.open_cadence))]
        if cadence is None:
            return [*rows, PlainLabel(say("No rhythm is set."), "small", wrap=True)]
        due = due_of(cadence, last_touch(rolodex.sums.get(self._person)), calendar_of(rolodex, self._person))
        rows.append(self._cadence_row(cadence, cadence_detail(cadence, due, today)))
        real = [
            one for one in touches if one.day <= today and not one.obligate and one.channel not in ("reaction", "bulk")
        ]
        momentum = momentum_of([one.day for one in real], cadence.rhythm, today)
        if momentum is not None and cadence.active:
            rows.append(PlainLabel(momentum_words(cadence.rhythm, momentum, real[0].note), "small", wrap=True))
        return rows

    def pauses(self) -> list[QWidget]:
        """Pauses that stand or are to come, and past ones."""
        pauses = sorted(self._session.rolodex.pauses_of(self._person), key=lambda one: (-one.start, one.id))
        rows = [self._pause_row(one) for one in pauses]
        return [section(say("Pauses")), *rows] if rows else []

    def occasions(self) -> list[QWidget]:
        """What was written down, and a button for more."""
        rolodex = self._session.rolodex
        head = section(say("Occasions"), small_button(say("Add …"), say("Add an occasion"), self.open_occasion))
        rows: list[QWidget] = [head]
        today = self._session.today
        for one in sorted(rolodex.occasions_of(self._person), key=lambda one: (one.date, one.id)):
            undo = (say("Remove this occasion"), partial(self._remove_occasion, one))
            rows.append(fact(occasion_head(one), occasion_detail(one), undo=undo))
        coming = any(event.sort == "birthday" for event in events_of(rolodex, self._person, today, _AHEAD))
        if coming:
            rows.append(PlainLabel(say("The birthday on the card is near."), "small", wrap=True))
        elif len(rows) == 1:
            rows.append(PlainLabel(say("None written down."), "small", wrap=True))
        return rows

    def refusals(self) -> list[QWidget]:
        """Filed no's, the newest first."""
        filed = sorted(self._session.rolodex.refusals_of(self._person), key=lambda one: (-one.day, -one.id))
        rows = [self._refusal_row(one) for one in filed]
        return [section(say("Said no")), *rows] if rows else []

    def open_approach(self) -> None:
        """Open the box for how they are best approached."""
        open_box(EtiquetteBox(self._session, self._person, self._window))

    def open_cadence(self) -> None:
        """Open the box for the cadence that holds for them."""
        rolodex = self._session.rolodex
        own = rolodex.cadences_of(self._person)
        known = own[-1] if own else cadence_for(rolodex, self._person)
        open_box(CadenceBox(self._session, self._person, self._window, known))

    def open_occasion(self) -> None:
        """Open the box for an occasion."""
        open_box(OccasionBox(self._session, self._person, self._window))

    def _cadence_row(self, cadence: Cadence, detail: str) -> QWidget:
        rest = say("Let it rest") if cadence.active else say("Take it up again")
        button = small_button(rest, rest, partial(self._rest, cadence))
        undo = (say("End this cadence"), partial(self._end_cadence, cadence))
        return fact(cadence_words(cadence), detail, button, undo=undo)

    def _pause_row(self, pause: Pause) -> QWidget:
        box = partial(PauseBox, self._session, self._person, self._window, known=pause)
        button = small_button(say("End …"), say("Say when this pause ends"), lambda: open_box(box()))
        undo = (say("Remove this pause"), partial(self._remove_pause, pause))
        return fact(pause_head(pause), pause_detail(pause, self._session.today), button, undo=undo)

    def _refusal_row(self, refusal: Refusal) -> QWidget:
        box = partial(RefusalBox, self._session, self._person, self._window, refusal)
        button = small_button(say("Move …"), say("Choose another day to look at it again"), lambda: open_box(box()))
        undo = (say("Remove this no"), partial(self._remove_refusal, refusal))
        today = self._session.today
        return fact(refusal_head(refusal, today), refusal_detail(refusal, today), button, undo=undo)

    def _rest(self, cadence: Cadence) -> None:
        self._session.perform(lambda rolodex: rest_cadence(rolodex, cadence.id, rest=cadence.active))

    def _end_cadence(self, cadence: Cadence) -> None:
        self._session.perform(lambda rolodex: remove_cadence(rolodex, cadence.id))

    def _remove_pause(self, pause: Pause) -> None:
        self._session.perform(lambda rolodex: remove_pause(rolodex, pause.id))

    def _remove_occasion(self, occasion: Occasion) -> None:
        self._session.perform(lambda rolodex: remove_occasion(rolodex, occasion.id))

    def _remove_refusal(self, refusal: Refusal) -> None:
        self._session.perform(lambda rolodex: remove_refusal(rolodex, refusal.id))


def open_box(box: FormBox) -> None:
    """Open a box, which is gone once it is closed."""
    gone_when_closed(box)
    box.open()


def small_button(text: str, name: str, do: Callable[[], None]) -> QPushButton:
    """A small button; name: what it does, for those who see only that."""
    button = QPushButton(text)
    button.setObjectName("small")
    button.setAccessibleName(name)
    button.clicked.connect(lambda _=False: do())
    return button


def section(title: str, button: QPushButton | None = None) -> QWidget:
    """The heading of a part, with what can be done there."""
    return fact(PlainLabel(title, "title"), right=button or "")


def folding(words: str, fold: Callable[[], None], *, unfolded: bool) -> QPushButton:
    """A line that shows or hides what belongs below it."""
    return link(f"{words} {'▾' if unfolded else '▸'}", say("Show or hide them"), lambda _=False: fold())
