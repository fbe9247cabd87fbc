"""The friends page: five seats and what stands behind them."""

from functools import partial

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from godfather_desktop.actions.drills import seal_drill
from godfather_desktop.domain.change import Change
from godfather_desktop.domain.ids import ME, PersonId
from godfather_desktop.domain.photo import Photo
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.friends.columns import Columns
from godfather_desktop.gui.friends.down_box import DownBox
from godfather_desktop.gui.friends.drill_box import DrillBox
from godfather_desktop.gui.friends.looking import Looking
from godfather_desktop.gui.friends.parts import PartsBox
from godfather_desktop.gui.friends.people_list import PeopleList
from godfather_desktop.gui.friends.seat import Seat
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.photos import small_photo
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.friends import SEATS, Friends
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.friends import empty_seat, friends_page, looking
from godfather_desktop.wording.language import say

_SEAT, _LIST, _BOX = 128, 296, 420
"""The least widths of a seat, a list of people, and the boxes at the end."""


class FriendsPage(QWidget):
    """Who would probably come without the title, why, and how such predictions have done."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._stale = True
        self._sealing = False
        self.friends: Friends | None = None
        """As last found; older than the records while everybody is looked at anew."""
        self.answer = AnswerLine()
        self.seats = [Seat() for _ in range(SEATS)]
        self.parts = PartsBox(session)
        self.parts.hide()
        self.somebody = PersonField(session, say("Look at somebody else: a name"))
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.wrong.hide()
        self.somebody.setFixedWidth(_LIST)
        self.quiet = PeopleList(
            session,
            say("Quiet friends"),
            say("Little contact on record, and yet they would probably come."),
            say("Nobody at the moment. Here would stand who has little contact with you and would come all the same."),
        )
        self.unproven = PeopleList(
            session,
            say("Close, with little proof"),
            say("A strong tie, and little on record that says they would come. Often it was only not logged."),
            say("Nobody at the moment. Here would stand a strong tie with little on record that speaks for it."),
        )
        self.asking = PeopleList(
            session,
            say("In touch mostly with a wish"),
            say(
                "Most of what comes from them asks for something. That is no fault; it only says little about the rest."
            ),
            say("Nobody at the moment. Here would stand who gets in touch mostly to ask for something."),
        )
        self.downs = DownBox(session)
        self.drills = DrillBox(session)
        self.drills.seal.setEnabled(False)
        self._looking = Looking(session, self)
        self._lay_out()
        self._connect()
        self.answer.say(looking(len(session.rolodex.people) - 1))

    @property
    def settled(self) -> bool:
        """Whether what is shown is what the records say."""
        return not self._stale and not self._looking.active

    def refresh(self) -> None:
        """Show what is known at once, and look at everybody in idle moments."""
        self._stale = False
        self.downs.refresh()
        self.drills.refresh()
        if self.friends is None:
            self.answer.say(looking(len(self._session.rolodex.people) - 1))
        self._looking.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self._looking.active:
            self._looking.stop()
            self._stale = True

    def open_parts(self, person: PersonId) -> None:
        """Show the parts of this person's chance, and scroll to them."""
        if self.friends is None or person not in self.friends.proofs or person not in self._session.rolodex.people:
            return
        self.parts.show_proof(self.friends.proofs[person])
        self.parts.show()
        self._mark_seat()
        # Only when the layout has made room for them is it known where they are.
        QTimer.singleShot(0, self.parts, self._scroll_to_parts)

    def close_parts(self) -> None:
        """Close the parts."""
        self.parts.hide()
        self._mark_seat()

    def seal(self) -> None:
        """Write down today's ranked list, as soon as everybody has been looked at."""
        if not self.settled or self.friends is None:
            self._sealing = True
            return
        self._sealing = False
        friends, book, today = self.friends, self._session.book, self._session.today
        self._session.perform(lambda rolodex: seal_drill(rolodex, book.new_id, today, friends))

    def _show(self, friends: Friends) -> None:
        before, self.friends = self.friends, friends
        rolodex = self._session.rolodex
        self.answer.say(friends_page(friends))
        empty = 0
        for place, (seat, proof) in enumerate(zip(self.seats, friends.seats, strict=True)):
            if proof is None:
                seat.show_empty(empty_seat(rolodex, friends, empty))
                empty += 1
                continue
            seat.show_proof(rolodex.people[proof.person].name, proof)
            old = before.seats[place] if before is not None else None
            if old is None or old.person != proof.person:
                self._ask_photo(place)
        self.quiet.show_people(friends.quiet)
        self.unproven.show_people(friends.unproven)
        self.asking.show_people(friends.asking)
        self.drills.seal.setEnabled(True)
        opened = friends.proofs.get(self.parts.person) if self.parts.person is not None else None
        if opened is not None:
            self.parts.show_proof(opened)
        else:
            self.parts.hide()
        self._mark_seat()
        if self._sealing:
            self.seal()

    def _ask_photo(self, place: int) -> None:
        seat = self.seats[place]
        person = seat.person

        def then(photo: QImage | None) -> None:
            if person is not None and seat.person == person and person in self._session.rolodex.people:
                seat.show_photo(self._session.rolodex.people[person].name, photo)

        if person is not None:
            self._session.ask_disk(lambda keeper: small_photo(keeper.photo_of(person)), then, f"seat {place}")

    def _open_seat(self, seat: Seat) -> None:
        person = seat.person
        if person is None:
            self.downs.begin()
            self._area.ensureWidgetVisible(self.downs)
        elif self.parts.isVisible() and self.parts.person == person:
            self.close_parts()
        else:
            self._navigation.person_requested.emit(person)
            self.open_parts(person)
        self._mark_seat()

    def _mark_seat(self) -> None:
        for seat in self.seats:
            seat.setChecked(not self.parts.isHidden() and seat.person is not None and seat.person == self.parts.person)

    def _scroll_to_parts(self) -> None:
        top = self.parts.mapTo(self._inside, QPoint(0, 0)).y()
        bar = self._area.verticalScrollBar()
        room = self._area.viewport().height()
        if top + self.parts.height() > bar.value() + room or top < bar.value():
            bar.setValue(min(top - 8, max(0, top + self.parts.height() + 8 - room)))

    def _look_at_somebody(self) -> None:
        try:
            person = self.somebody.person()
            if person == ME:
                raise RuleBroken("about myself", field="person")
        except RuleBroken as broken:
            self.wrong.setText(refusal(broken))
            self.wrong.show()
            return
        self.wrong.hide()
        self._navigation.person_requested.emit(person)
        self.open_parts(person)

    def _show_records(self, person: PersonId, tab: str) -> None:
        self._navigation.person_requested.emit(person)
        self._navigation.records_requested.emit(person, tab)

    def _follow(self, changes: tuple[Change, ...]) -> None:
        if not self.isVisible():
            self._stale = True
            self._looking.stop()
            return
        self.refresh()
        photos = {change.record.id for change in changes if isinstance(change.record, Photo)}
        for place, seat in enumerate(self.seats):
            if seat.person in photos:
                self._ask_photo(place)

    def _connect(self) -> None:
        for seat in self.seats:
            seat.opened.connect(partial(self._open_seat, seat))
        for people in (self.quiet, self.unproven, self.asking):
            people.person_wanted.connect(self._navigation.person_requested.emit)
            people.why_wanted.connect(self.open_parts)
        self.parts.closed.connect(self.close_parts)
        self.parts.records_wanted.connect(self._show_records)
        self.somebody.chosen.connect(lambda _: self._look_at_somebody())
        self.somebody.entered.connect(self._look_at_somebody)
        self.somebody.textEdited.connect(lambda _: self.wrong.hide())
        self.drills.seal.clicked.connect(self.seal)
        self._looking.found.connect(self._show)
        self._session.changed.connect(lambda changes, _concerned: self._follow(changes))
        self._session.day_changed.connect(lambda: self._follow(()))

    def _lay_out(self) -> None:
        self._inside = QWidget()
        stack = QVBoxLayout(self._inside)
        stack.setContentsMargins(0, 0, 8, 8)
        stack.setSpacing(8)
        stack.addWidget(Columns(list(self.seats), _SEAT))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.somebody)
        line.addWidget(self.wrong, 1)
        line.addStretch(0)
        stack.addWidget(self.parts)
        stack.addLayout(line)
        stack.addWidget(Columns([self.quiet, self.unproven, self.asking], _LIST, ragged=True))
        stack.addWidget(Columns([self.downs, self.drills], _BOX, ragged=True))
        stack.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setWidget(self._inside)
        self._area.setAccessibleName(say("Seats, lists, down periods and drills"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.answer)
        layout.addWidget(self._area, 1)
