"""What somebody did in one down period, and the menu in which the owner corrects it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from godfather_desktop.actions.down_periods import correct_signs
from godfather_desktop.domain.correction import DOWN_SIGNS, DownSign
from godfather_desktop.domain.down_period import DownPeriod
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.favor_values import delivered
from godfather_desktop.insight.proof import signs_of
from godfather_desktop.wording.explanations import SIGNS
from godfather_desktop.wording.friends import cause, period_days
from godfather_desktop.wording.language import listed, say

_TOGETHER: tuple[DownSign, ...] = ("reached-out", "helped", "replied")
"""Signs that may stand beside one another."""


def signs_after(shown: Iterable[str], chosen: DownSign) -> tuple[str, ...]:
    """The signs once one was chosen: those that fit together are added and taken away, others stand alone."""
    if chosen not in _TOGETHER:
        return (chosen,)
    kept = [sign for sign in _TOGETHER if (sign in shown) != (sign == chosen)]
    return tuple(kept) or ("none",)


class SignLine(QWidget):
    """One down period: what the person did, and the menu to say otherwise."""

    def __init__(self, session: Session, period: DownPeriod) -> None:
        super().__init__()
        self._session = session
        self._period = period
        self._person: PersonId | None = None
        self._shown: tuple[str, ...] = ()
        self.words = PlainLabel("", "small", wrap=True)
        self.words.setContentsMargins(0, 2, 0, 0)
        self.button = QPushButton(say("Correct"))
        self.button.setObjectName("small")
        self.button.setProperty("popup", True)
        self.menu = QMenu(self.button)
        self.actions_by_sign = {}
        for sign in DOWN_SIGNS:
            action = self.menu.addAction(say(SIGNS[sign]))
            action.setCheckable(True)
            action.triggered.connect(lambda _=False, one=sign: self._say(signs_after(self._shown, one)))
            self.actions_by_sign[sign] = action
        self.menu.addSeparator()
        self.as_recorded = self.menu.addAction(say("As the records say"))
        self.as_recorded.triggered.connect(lambda _=False: self._say(()))
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)

    def show_person(self, person: PersonId) -> None:
        """Show what this person did in the period."""
        self._person = person
        rolodex, today = self._session.rolodex, self._session.today
        said = next((one for one in rolodex.corrections_of(person) if one.period == self._period.id), None)
        favors = delivered(rolodex.favors_of(person), today)
        recorded = tuple(sign for sign, _ in signs_of(rolodex.sums.get(person), favors, self._period, today))
        self._shown = said.signs if said is not None else recorded
        did = listed([say(SIGNS[sign]) for sign in DOWN_SIGNS if sign in self._shown])
        source = say("you said so") if said is not None else say("from the records")
        period = say("{cause}, {days}", cause=cause(self._period.cause), days=period_days(self._period))
        self.words.setText(f"{period}: {did or say('nothing decided yet')} ({source})")
        self.button.setAccessibleName(say("Correct what they did: {period}", period=period))
        for sign, action in self.actions_by_sign.items():
            action.setChecked(sign in self._shown)
        self.as_recorded.setEnabled(said is not None)

    def _say(self, signs: tuple[str, ...]) -> None:
        person, period, book = self._person, self._period.id, self._session.book
        if person is not None:
            # The menu ticks by itself; what is true is shown again when it is saved, or now if it is refused.
            self.show_person(person)
            self._session.perform(lambda rolodex: correct_signs(rolodex, book.new_id, person, period, signs))
