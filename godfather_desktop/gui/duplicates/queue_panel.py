"""The pair that is asked about: why, what can be answered, and the two cards."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from godfather_desktop.domain.days import Day
from godfather_desktop.domain.ids import PersonId
from godfather_desktop.domain.rolodex import Rolodex
from godfather_desktop.gui.duplicates.pair_view import PairView
from godfather_desktop.gui.plain import PlainLabel, set_tip
from godfather_desktop.gui.scrolled_page import lay_out
from godfather_desktop.insight.duplicates import Pair
from godfather_desktop.wording.duplicates import what_it_brings, why_one
from godfather_desktop.wording.language import say
from godfather_desktop.wording.look_alikes import position, queue_end, who_stays

_HEAD = 36
_WIDE, _LEAST = 600, 320


class QueuePanel(QWidget):
    """The buttons stand above the cards, which are of any height: they stay in their place."""

    def __init__(self) -> None:
        super().__init__()
        # The page's keys work while nothing else on it has the focus.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(say("Two cards that look alike: M merges them, D tells them apart, S leaves them"))
        self.where = PlainLabel("", "muted")
        self.why = PlainLabel("", "title", wrap=True)
        self.stays = PlainLabel("", "small", wrap=True)
        self.wrong = PlainLabel("", "warning", wrap=True)
        self.end = PlainLabel("", "", wrap=True)
        self.view = PairView()
        self.merge = QPushButton(say("Merge (M)"))
        self.merge.setObjectName("primary")
        self.part = QPushButton(say("Different people (D)"))
        self.later = QPushButton(say("Later (S)"))
        self.swap = QPushButton(say("Swap (X)"))
        self.swap.setAccessibleName(say("Keep the other card (X)"))
        set_tip(self.swap, say("Keep the other card"))
        self.back = QPushButton(say("Take back (Z)"))
        self.again = QPushButton(say("Look at them again"))
        for button in (self.swap, self.back):
            button.setObjectName("quiet")
        self._asking = (self.why, self.merge, self.part, self.later, self.swap, self.stays, self.view, self.where)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        for widget in (*self._asking, self.back, self.again, self.wrong):
            widget.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        lay_out(self._buttons, beside=self.width() >= _WIDE)

    def minimumSizeHint(self) -> QSize:
        # When it gets narrower the buttons stand in two rows.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), _LEAST), hint.height())

    def show_pair(
        self,
        rolodex: Rolodex,
        pair: Pair,
        sides: tuple[PersonId, PersonId],
        keep: PersonId,
        today: Day,
        touches: tuple[int, int] | None,
        photos: tuple[QImage | None, QImage | None],
    ) -> None:
        """Ask about a pair; see `PairView.show_pair`."""
        gone = sides[1] if keep == sides[0] else sides[0]
        theirs = touches[sides.index(gone)] if touches is not None else 0
        self.why.setText(why_one(rolodex, pair))
        self.stays.setText(who_stays(rolodex, keep, gone, what_it_brings(rolodex, keep, gone, theirs)))
        self.view.show_pair(rolodex, sides, keep, today, touches, photos)
        before: QWidget = self.again
        for head in self.view.heads:
            if head.name is not None:
                # A name that was made anew would come after everything else on the page.
                self.setTabOrder(before, head.name)
                before = head.name
        self._ask(asking=True)
        self.back.show()
        self.again.hide()

    def show_place(self, place: tuple[int, int], more: int) -> None:
        """Show which of how many pairs it is, and how many there are beyond."""
        self.where.setText(position(*place, more))

    def show_end(self, decided: bool, later: int, *, back: bool) -> None:
        """There is nothing to ask. later: how many pairs were put off. back: there is something to take back."""
        self.end.setText(queue_end(decided, later))
        self._ask(asking=False)
        self.back.setVisible(back)
        self.again.setVisible(bool(later))

    def say(self, text: str) -> None:
        """Say why something could not be done; an empty text takes that away."""
        self.wrong.setText(text)
        self.wrong.setVisible(bool(text))

    def _ask(self, *, asking: bool) -> None:
        # Whoever works by keyboard goes on: the focus does not wander off with a button that is hidden.
        focus = QApplication.focusWidget()
        focused = focus is not None and focus is not self and self.isAncestorOf(focus)
        for widget in self._asking:
            widget.setVisible(asking)
        self.end.setVisible(not asking)
        if focused and not asking:
            self.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        title = PlainLabel(say("Is this one person?"), "title")
        title.setMinimumHeight(_HEAD)
        head.addWidget(title, 1)
        head.addWidget(self.where)
        ground = QWidget()
        ground.setObjectName("panel")
        ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        inside = QVBoxLayout(ground)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(10)
        self._buttons.setSpacing(8)
        for row in ((self.merge, self.part), (self.later, self.swap, self.back, self.again)):
            line = QHBoxLayout()
            line.setSpacing(8)
            for button in row:
                line.addWidget(button)
            self._buttons.addLayout(line)
            self._buttons.setAlignment(line, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        inside.addWidget(self.end)
        inside.addLayout(self._buttons)
        inside.addWidget(self.why)
        inside.addWidget(self.stays)
        inside.addWidget(self.wrong)
        inside.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(ground)
