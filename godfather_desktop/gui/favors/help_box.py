"""How can I help? What I can offer, matched with what people need; and what is due from me."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.actions.favors import set_status, thank
from godfather_desktop.actions.tasks import plan_tasks
from godfather_desktop.domain.change import Record
from godfather_desktop.domain.days import Day
from godfather_desktop.domain.favor import Favor
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.gui.favors.offers_box import OffersBox
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, gone_when_closed
from godfather_desktop.gui.record_links import link
from godfather_desktop.gui.rows import Rows, fact
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.helping import Match, matches_in, offers_of
from godfather_desktop.insight.ledger import promise_due, thanks_due
from godfather_desktop.wording.favors import due_words, match_words
from godfather_desktop.wording.language import count, say

_SHOWN = 12
_HEIGHT = 208


def is_due(favor: Favor, today: Day) -> bool:
    """Whether I still have to say thanks or to keep a promise; one that is dated ahead is none yet."""
    return favor.day <= today and (thanks_due(favor, today) or promise_due(favor, today))


class HelpBox(QWidget):
    """Two columns: whom I can help, and the thanks and promises that are due."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self.helping = Rows(say("How can I help?"))
        self.due = Rows(say("Due from you"))
        self._offers = QPushButton(say("What I can offer …"))
        self._offers.setObjectName("small")
        self._offers.clicked.connect(self.edit_offers)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._column(say("How can I help?"), self.helping, self._offers), 3)
        layout.addWidget(self._column(say("Due from you"), self.due), 2)
        self.setFixedHeight(_HEIGHT)
        self._matches_shown: object = None
        self._matched: set[PersonId] = set()
        self._due_shown: object = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_matches)
        self._due_later = QTimer(self, singleShot=True, interval=0)
        self._due_later.timeout.connect(self._fill_due)

    def refresh(self, changed: Iterable[Record] | None = None) -> None:
        """Match again, and look at what is due, a moment later: the ledger is painted first.

        changed: the records that changed, None for any. A favor for somebody who is not matched
        alters no match.
        """
        rematch = changed is None or any(
            not isinstance(record, Favor) or record.person in self._matched for record in changed
        )
        (self._later if rematch else self._due_later).start()

    def _fill_matches(self) -> None:
        """Show whom I can help now, unless that is shown already; what is due follows a moment later."""
        self._due_later.start()
        rolodex, today = self._session.rolodex, self._session.today
        matches = matches_in(rolodex, most=_SHOWN, as_of=today)
        names = tuple(rolodex.people[match.person].name for match in matches)
        state = (tuple(matches), names, bool(offers_of(rolodex)))
        if state == self._matches_shown:
            return
        self._matches_shown = state
        self._matched = {match.person for match in matches}
        self.helping.clear()
        for match in matches:
            self.helping.add(self._match(match))
        if not matches:
            self.helping.add(self._nothing())

    def _fill_due(self) -> None:
        """Show what is due now, unless that is shown already."""
        rolodex, today = self._session.rolodex, self._session.today
        due = [favor for favor in rolodex.favors.values() if is_due(favor, today)]
        due.sort(key=lambda one: (one.due or one.day, one.id))
        names = tuple(rolodex.people[favor.person].name for favor in due)
        state = (tuple(due), names, today)
        if state == self._due_shown:
            return
        self._due_shown = state
        self.due.clear()
        for favor in due[:_SHOWN]:
            self.due.add(self._due(favor))
        if len(due) > _SHOWN:
            self.due.add(fact(count("and {n} more", "and {n} more", len(due) - _SHOWN), name="muted"))
        if not due:
            self.due.add(fact(say("Nothing is due."), name="muted"))

    def edit_offers(self) -> None:
        """Open the list of what I can offer."""
        box = OffersBox(self._session, self)
        gone_when_closed(box)
        box.open()

    def _match(self, match: Match) -> QWidget:
        name = self._session.rolodex.people[match.person].name
        head = link(
            name, say("Show the card"), lambda _=False, one=match.person: self._navigation.person_requested.emit(one)
        )
        buttons = QWidget()
        line = QHBoxLayout(buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        for text, tip, slot in (
            (say("Plan it"), say("Plan this for {name}", name=name), partial(self._plan, match)),
            (say("Log it"), say("Log this favor for {name}", name=name), partial(self._log, match)),
        ):
            button = QPushButton(text)
            button.setObjectName("small")
            button.setAccessibleName(tip)
            button.clicked.connect(slot)
            line.addWidget(button)
        return fact(head, match_words(match), buttons)

    def _due(self, favor: Favor) -> QWidget:
        name = self._session.rolodex.people[favor.person].name
        head = link(
            name, say("Show the card"), lambda _=False, one=favor.person: self._navigation.person_requested.emit(one)
        )
        thanks = favor.direction == "received"
        button = QPushButton(say("Thanked") if thanks else say("Done"))
        button.setObjectName("small")
        button.setAccessibleName(f"{button.text()}: {name}, {favor.title}")
        button.clicked.connect(partial(self._settle, favor))
        return fact(head, due_words(favor, self._session.today), button)

    def _nothing(self) -> QWidget:
        if offers_of(self._session.rolodex):
            return fact(
                say("No need on record fits what you can offer."),
                say("Write down on a card what the person needs, or tag it 'needs …'."),
            )
        return fact(
            say("Say first what you can offer."),
            say("A newsletter, jobs, introductions: one to a line. It is matched with what people need."),
        )

    def _plan(self, match: Match, _checked: bool = False) -> None:
        book, today = self._session.book, self._session.today
        self._session.perform(
            lambda rolodex: plan_tasks(rolodex, book.new_id, match.person, [today + 3], "favor", match.offer)
        )

    def _log(self, match: Match, _checked: bool = False) -> None:
        name = self._session.rolodex.people[match.person].name
        self._navigation.quick_log_requested.emit(say("gave {name} {offer}", name=name, offer=match.offer))

    def _settle(self, favor: Favor, _checked: bool = False) -> None:
        if favor.direction == "received":
            self._session.perform(lambda rolodex: thank(rolodex, favor.id))
        else:
            self._session.perform(lambda rolodex: set_status(rolodex, favor.id, "done"))

    @staticmethod
    def _column(title: str, rows: Rows, button: QPushButton | None = None) -> QWidget:
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(16, 10, 4, 4)
        inside.setSpacing(0)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(PlainLabel(title, "title"), 1)
        if button is not None:
            top.addWidget(button)
        inside.addLayout(top)
        inside.addWidget(rows, 1)
        return panel
