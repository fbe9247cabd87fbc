"""The duplicates page: what is certain in one step, what is likely one pair at a time, past merges taken apart."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from godfather_desktop.actions.merge import tell_apart
from godfather_desktop.book.open_book import Done, Failed
from godfather_desktop.domain.change import Change, ChangeSet
from godfather_desktop.domain.ids import ME, MergeId, PersonId
from godfather_desktop.domain.trouble import DiskTrouble, RuleBroken
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.duplicates.certain_pairs import CertainPairs
from godfather_desktop.gui.duplicates.looking import COMPARED, Found, look
from godfather_desktop.gui.duplicates.merging import merge_certain, merge_two, say_saved, take_apart
from godfather_desktop.gui.duplicates.past_merges import PastMerges
from godfather_desktop.gui.duplicates.queue import Key, Queue, is_open, key_of
from godfather_desktop.gui.duplicates.queue_panel import QueuePanel
from godfather_desktop.gui.duplicates.seen import Seen
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.river.sections import panel, section
from godfather_desktop.gui.scrolled_page import lay_out, scrolled_page
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.duplicates import Pair, kept_first
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.look_alikes import (
    comparing,
    duplicates_page,
    my_card_stays,
    none_merged,
    nothing_to_take_back,
)

_TWO_COLUMNS = 960
_PAUSE_MS = 1_500
"""So long after the last change the cards are compared anew: not on each key."""


class DuplicatesPage(QWidget):
    """One decision at a time: while it is being saved, keys wait for the next pair to be seen."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._stale = True
        self._busy = False
        self._single: set[Key] = set()
        self._seen = Seen(session)
        self._sides: tuple[PersonId, PersonId] | None = None
        self.found: Found | None = None
        self.queue = Queue(session.rolodex)
        self.answer = AnswerLine()
        self.pairs = QueuePanel()
        self.certain = CertainPairs()
        self.past = PastMerges()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.refresh() if self.isVisible() else None)
        # Its keys work at once, whatever was shown before.
        self.setFocusProxy(self.pairs)
        self._lay_out()
        self._connect()
        session.changed.connect(self._follow)

    @property
    def settled(self) -> bool:
        """Whether what is shown is what was found on the records as they are."""
        return not self._stale and not self._busy and not self._pause.isActive() and self.found is not None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()
        else:
            self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out(self._columns, beside=self.width() >= _TWO_COLUMNS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.isAutoRepeat() or not (shift or event.modifiers() == Qt.KeyboardModifier.NoModifier):
            # A key held down decides once.
            super().keyPressEvent(event)
            return
        keys: dict[int, Callable[[], None]] = {
            Qt.Key.Key_M: self.merge_all if shift else self.merge,
            Qt.Key.Key_D: self.tell_apart,
            Qt.Key.Key_S: self.put_off,
            Qt.Key.Key_X: self.swap,
            Qt.Key.Key_Z: self.take_back,
        }
        do = keys.get(event.key())
        if do is None:
            super().keyPressEvent(event)
        else:
            do()

    def refresh(self) -> None:
        """Compare all cards; what was found before stands meanwhile."""
        self._stale = False
        self._pause.stop()
        self._show()
        self._session.compute("duplicates", look(self._session.rolodex), self._take)

    def merge(self) -> None:
        """Merge the pair that is shown."""
        pair, keep = self.queue.current, self.pairs.view.keep
        if pair is None or keep not in (pair.a, pair.b):
            return
        gone = pair.b if keep == pair.a else pair.a
        self._decide(lambda done, failed: merge_two(self._session, keep, gone, pair, done, failed), queued=True)

    def tell_apart(self) -> None:
        """The pair that is shown are two people."""
        pair = self.queue.current
        if pair is not None:
            self._part(pair, queued=True)

    def put_off(self) -> None:
        """Leave the pair that is shown for later."""
        if not self._busy and self.queue.current is not None:
            self.queue.later(self._session.book.steps.to_undo)
            self._show()

    def swap(self) -> None:
        """Let the other card of the two stay."""
        pair, view = self.queue.current, self.pairs.view
        if pair is None or self._busy:
            return
        if ME in (pair.a, pair.b):
            self.pairs.say(my_card_stays())
            return
        view.keep = pair.b if view.keep == pair.a else pair.a
        self._show_pair()

    def take_back(self) -> None:
        """Take the last decision back that was made here."""
        if self._busy:
            return
        if self.queue.back(self._session.book.steps.to_undo):
            self._show()
        elif self._last_step() is not None:
            self._session.undo()
        else:
            self.pairs.say(nothing_to_take_back())

    def _last_step(self) -> ChangeSet | None:
        """The last step, if this page, or the same decision elsewhere, made it."""
        last = self._session.book.steps.to_undo
        return last if last is not None and last.intent.startswith("merge.") else None

    def merge_all(self) -> None:
        """Merge what is certain, in one step."""
        pairs = self._certain()
        if not pairs:
            return

        def done(changes: ChangeSet) -> None:
            # What would not go together with the rest is decided one by one.
            self._single |= {key_of(pair) for pair in pairs if is_open(self._session.rolodex, pair)}
            self._sort_in()
            if not changes:
                self.pairs.say(none_merged())

        self._decide(lambda then, failed: merge_certain(self._session, pairs, then, failed), done)

    def take_apart(self, merge: MergeId) -> None:
        """Take a past merge apart."""
        self._decide(lambda done, failed: take_apart(self._session, merge, done, failed))

    def _part(self, pair: Pair, *, queued: bool = False) -> None:
        book = self._session.book
        self._decide(
            lambda done, failed: book.perform(
                lambda rolodex: tell_apart(rolodex, book.new_id, book.today, pair.a, pair.b), done, failed
            ),
            queued=queued,
        )

    def _decide(
        self,
        perform: Callable[[Done, Failed], None],
        then: Callable[[ChangeSet], None] = lambda _: None,
        *,
        queued: bool = False,
    ) -> None:
        """Carry out an intent, unless another one is under way. queued: it decides the pair that is shown."""
        if self._busy:
            return
        self._busy = True
        self.pairs.say("")
        if queued:
            self.queue.begin()

        def done(changes: ChangeSet) -> None:
            say_saved(self._session, changes)
            if Shiboken.isValid(self):
                self._busy = False
                self.queue.give_up()
                then(changes)
                self._show()

        def failed(error: BaseException) -> None:
            if not isinstance(error, RuleBroken | DiskTrouble):
                self._busy = False
                raise error
            if not Shiboken.isValid(self):
                self._session.fail(error)
                return
            self._busy = False
            self.queue.give_up()
            self._show()
            self.pairs.say(refusal(error))

        perform(done, failed)

    def _take(self, found: Found) -> None:
        self.found = found
        self._single &= {key_of(pair) for pair in found.certain}
        self._sort_in()
        self._show()

    def _sort_in(self) -> None:
        if self.found is not None:
            alone = [pair for pair in self.found.certain if key_of(pair) in self._single]
            self.queue.take([*alone, *self.found.likely])

    def _certain(self) -> list[Pair]:
        found = self.found.certain if self.found is not None else ()
        rolodex = self._session.rolodex
        return [pair for pair in found if key_of(pair) not in self._single and is_open(rolodex, pair)]

    def _follow(self, changes: tuple[Change, ...], concerned: Iterable[PersonId]) -> None:
        self._seen.forget(changes, concerned)
        self.queue.follow()
        if any(isinstance(change.record, COMPARED) for change in changes):
            self._stale = True
            # What is being found on the records as they were would take away a pair that was just taken back.
            self._session.pool.drop("duplicates")
        if self.isVisible():
            if self._stale:
                self._pause.start()
            if not self._busy:
                # Otherwise it is shown a moment later, when the decision is through.
                self._show()

    def _show(self) -> None:
        bar = self._area.verticalScrollBar()
        place = bar.value()
        certain = self._certain()
        focus = QApplication.focusWidget()
        for rows, left in ((self._certain_section, certain), (self.past, self._session.rolodex.merges)):
            if not left and focus is not None and rows.isAncestorOf(focus):
                self.pairs.setFocus()
        if self.found is None:
            self.answer.say(comparing())
        else:
            self.answer.say(duplicates_page(len(certain), self.queue.waiting))
        self._certain_section.setVisible(bool(certain))
        self.certain.show_pairs(self._session.rolodex, certain)
        self.past.show_merges(self._session.rolodex)
        self._show_pair()
        # The area would follow the focus on its way from a row that goes to the one in its place.
        bar.setValue(place)

    def _show_pair(self) -> None:
        session, pair = self._session, self.queue.current
        rolodex = session.rolodex
        if pair is None:
            self._sides = None
            if self.found is not None:
                back = self._last_step() is not None or bool(self.queue.put_off)
                self.pairs.show_end(self.queue.decided, self.queue.put_off, back=back)
            return
        if self._sides is None or set(self._sides) != {pair.a, pair.b}:
            self._sides = kept_first(rolodex, pair.a, pair.b)
            self.pairs.view.keep = self._sides[0]
            self.pairs.say("")
        sides = self._sides
        keep = self.pairs.view.keep if self.pairs.view.keep in sides else sides[0]
        photos = (self._seen.photo(sides[0]), self._seen.photo(sides[1]))
        self.pairs.show_pair(rolodex, pair, sides, keep, session.today, self._seen.touches(*sides), photos)
        self.pairs.show_place(self.queue.place, self.queue.more)
        upcoming = self.queue.upcoming()
        # With the pair after it, so that the next one comes whole.
        self._seen.read((*sides, *((upcoming.a, upcoming.b) if upcoming is not None else ())), self._disk_answered)

    def _disk_answered(self) -> None:
        if Shiboken.isValid(self):
            self._show_pair()

    def _connect(self) -> None:
        self.pairs.merge.clicked.connect(self.merge)
        self.pairs.part.clicked.connect(self.tell_apart)
        self.pairs.later.clicked.connect(self.put_off)
        self.pairs.swap.clicked.connect(self.swap)
        self.pairs.back.clicked.connect(self.take_back)
        self.pairs.again.clicked.connect(self._go_again)
        self.pairs.view.person_wanted.connect(self._navigation.person_requested.emit)
        self.certain.all_wanted.connect(self.merge_all)
        self.certain.apart_wanted.connect(self._part)
        self.past.apart_wanted.connect(self.take_apart)

    def _go_again(self) -> None:
        self.queue.again()
        self._show()
        self.pairs.setFocus()

    def _lay_out(self) -> None:
        self._area, column = scrolled_page(self, self.answer, say("Pairs of cards and past merges"))
        self._certain_section = section(say("Certainly one person"), None, panel(self.certain))
        self._certain_section.hide()
        beside = QWidget()
        right = QVBoxLayout(beside)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(16)
        right.addWidget(self._certain_section)
        right.addWidget(section(say("Merged before"), None, panel(self.past)))
        right.addStretch(1)
        self._columns.setSpacing(16)
        self._columns.addWidget(self.pairs, 5, Qt.AlignmentFlag.AlignTop)
        self._columns.addWidget(beside, 3)
        column.addLayout(self._columns)
        column.addStretch(1)
