"""The board: introductions under way in columns by how far they have come; each card takes its own next step."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from godfather_desktop.actions.introduction_records import chance_through
from godfather_desktop.actions.introductions import take_step
from godfather_desktop.domain.ids import IntroductionId, PersonId
from godfather_desktop.domain.introduction import Introduction, IntroductionState
from godfather_desktop.domain.touch import Channel
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.introductions.introduction_card import IntroductionCard
from godfather_desktop.gui.introductions.message_box import MessageBox
from godfather_desktop.gui.introductions.start_box import StartBox, Texts
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.plain import PlainLabel, gone_when_closed
from godfather_desktop.gui.row_stack import RowStack
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.opt_in import NextStep, next_steps_in
from godfather_desktop.wording.introduction_messages import message_for
from godfather_desktop.wording.introductions import GROUPS, board_page, group_of
from godfather_desktop.wording.language import count, say

_COLUMN = 232
_GAP = 12
_BAR = 10
_AT_ONCE, _OVER_AT_ONCE = 12, 4
_OVER = GROUPS[-1]


class Board(QWidget):
    """Keeps in step with the records while it is seen."""

    ways_wanted = Signal()
    board_wanted = Signal()
    """Something on the board is to be seen."""
    next_introducer_wanted = Signal(object, object)
    """Find another way in to this target, without this introducer."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._stale = True
        self._shown: IntroductionId | None = None
        self._most: dict[str, int] = {}
        self._letters: dict[tuple[IntroductionId, str, PersonId], str] = {}
        self._texts: dict[tuple[PersonId, tuple[int, ...], IntroductionId], Texts] = {}
        self.answer = AnswerLine()
        self.cards: dict[IntroductionId, IntroductionCard] = {}
        self.stacks = {group: RowStack(8) for group in GROUPS}
        self._heads = {group: PlainLabel(say(group), "title") for group in GROUPS}
        self._more = {group: self._more_button(group) for group in GROUPS}
        self._groups = {group: self._group(group) for group in GROUPS}
        self.find_button = QPushButton(say("Find a way in"))
        self.find_button.setObjectName("primary")
        self.find_button.clicked.connect(self.ways_wanted)
        self._columns: list[QVBoxLayout] = []
        self._across = QHBoxLayout()
        self._area = QScrollArea()
        self._lay_out()
        session.changed.connect(lambda _changes, _concerned: self._mark_stale())
        session.day_changed.connect(self._mark_stale)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitting() != len(self._columns):
            self._arrange()

    def refresh(self) -> None:
        """Show all introductions as they are now."""
        self._stale = False
        session, rolodex, today = self._session, self._session.rolodex, self._session.today
        self.answer.say(board_page(rolodex, today))
        grouped: dict[str, list[tuple[Introduction, tuple[NextStep, ...]]]] = {group: [] for group in GROUPS}
        for one in rolodex.introductions.values():
            grouped[group_of(one)].append((one, next_steps_in(rolodex, one, session.today)))
        self.cards = {}
        for group, ways in grouped.items():
            ways.sort(key=_order if group != _OVER else _newest)
            most = self._most.get(group, _OVER_AT_ONCE if group == _OVER else _AT_ONCE)
            if self._shown is not None and any(one.id == self._shown for one, _ in ways[most:]):
                most = len(ways)
            self.stacks[group].show_rows([self._card(one, steps) for one, steps in ways[:most]])
            self._heads[group].setText(f"{say(group)} · {len(ways)}" if ways else say(group))
            self._more[group].setVisible(len(ways) > most)
            self._more[group].setText(count("Show {n} more", "Show {n} more", len(ways) - most))
        self.find_button.setVisible(not rolodex.introductions)
        self._area.setVisible(bool(rolodex.introductions))
        self._arrange()
        if self._shown is not None:
            QTimer.singleShot(0, self, self._go_to_shown)

    def show_introduction(self, introduction: IntroductionId) -> None:
        """Bring an introduction into view, with the focus on what comes next."""
        self._shown = introduction
        self._mark_stale()

    def start(self, introduction: Introduction) -> None:
        """Open the box in which an introduction is drafted, or its texts are changed."""
        box = StartBox(self._session, introduction, self)
        before, key = box.texts(), (introduction.target, introduction.chain, introduction.id)
        if key in self._texts:
            box.take_texts(self._texts.pop(key))

        def finished(result: int) -> None:
            if result and box.made is not None:
                self.show_introduction(box.made)
                self.board_wanted.emit()
            elif not result and box.texts() != before:
                # Esc never loses text.
                self._texts[key] = box.texts()

        box.finished.connect(finished)
        self._open(box)

    def take(self, step: NextStep) -> None:
        """Open the message of a step, or the ways where another introducer is to be chosen."""
        rolodex = self._session.rolodex
        introduction = rolodex.introductions.get(step.introduction)
        if introduction is None:
            return
        if step.do == "choose next introducer":
            self.next_introducer_wanted.emit(introduction.target, step.person)
            return
        message = message_for(rolodex, introduction, step.do, step.person)
        if message is None:
            return
        box = MessageBox(self._session, introduction, step, message, self)
        before, key = box.typed, (step.introduction, step.do, step.person)
        if key in self._letters:
            box.take_letter(self._letters.pop(key))

        def finished(result: int) -> None:
            if result:
                self.show_introduction(step.introduction)
            elif box.typed != before:
                self._letters[key] = box.typed

        box.finished.connect(finished)
        self._open(box)

    def come_to(self, introduction: Introduction, state: IntroductionState, channel: Channel | None = None) -> None:
        """Say that an introduction has come to a state."""
        session = self._session
        today, new_id = session.today, session.book.new_id
        chance = self._chance(introduction) if state == "target asked" else None
        session.perform(
            lambda rolodex: take_step(rolodex, new_id, introduction.id, state, today, channel=channel, chance=chance),
            lambda _: self.show_introduction(introduction.id),
        )

    def _chance(self, introduction: Introduction) -> float | None:
        """That the target answers the last of the chain, by the tie between them."""
        session, network = self._session, self._session.network
        if network is None or introduction.target not in session.rolodex.people:
            return None
        warmth = network.warmth(PersonId(introduction.chain[-1]), introduction.target)
        return chance_through(session.rolodex, introduction, warmth, session.today)

    def _card(self, introduction: Introduction, steps: tuple[NextStep, ...]) -> IntroductionCard:
        card = IntroductionCard(self._session.rolodex, introduction, steps, self._session.today)
        card.person_wanted.connect(lambda: self._navigation.person_requested.emit(introduction.target))
        card.step_wanted.connect(self.take)
        card.move_wanted.connect(lambda state, channel: self.come_to(introduction, state, channel))
        card.texts_wanted.connect(lambda: self.start(introduction))
        self.cards[introduction.id] = card
        return card

    def _open(self, box: QDialog) -> None:
        gone_when_closed(box)
        box.open()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.refresh()

    def _go_to_shown(self) -> None:
        card = self.cards.get(self._shown) if self._shown is not None else None
        self._shown = None
        if card is not None and card.isVisible():
            self._area.ensureWidgetVisible(card)
            if card.main_button is not None:
                card.main_button.setFocus()

    def _show_more(self, group: str) -> None:
        self._most[group] = len(self._session.rolodex.introductions)
        self.refresh()

    def _fitting(self) -> int:
        return max(1, min(len(GROUPS), (self._area.viewport().width() - _BAR + _GAP) // (_COLUMN + _GAP)))

    def _arrange(self) -> None:
        """Put the groups side by side where they fit, and below one another in order where they do not."""
        fitting = self._fitting()
        while self._across.count():
            column = self._across.takeAt(0)
            inside = column.layout() if column is not None else None
            while inside is not None and inside.count():
                inside.takeAt(0)
            if inside is not None:
                inside.deleteLater()
        self._columns = []
        for _ in range(fitting):
            made = QVBoxLayout()
            made.setSpacing(16)
            self._across.addLayout(made, 1)
            self._columns.append(made)
        filled = [group for group in GROUPS if self.stacks[group].rows]
        # Every column has its place where all of them fit: an empty one says that nothing stands there.
        shown = list(GROUPS) if fitting == len(GROUPS) else filled
        heights = [0] * fitting
        for place, group in enumerate(shown):
            widget = self._groups[group]
            best = place if place < fitting else min(range(fitting), key=heights.__getitem__)
            self._columns[best].addWidget(widget)
            heights[best] += 1 + 3 * len(self.stacks[group].rows)
        for group, widget in self._groups.items():
            widget.setVisible(group in shown)
        for made in self._columns:
            made.addStretch(1)

    def _group(self, group: str) -> QWidget:
        made = QWidget(self)
        made.hide()
        # Columns are equally wide, whatever their buttons say.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._heads[group])
        column.addWidget(self.stacks[group])
        column.addWidget(self._more[group], 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _more_button(self, group: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName("quiet")
        button.setAccessibleName(say("Show more of: {what}", what=say(group)))
        button.clicked.connect(partial(self._show_more, group))
        button.hide()
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.setSpacing(_GAP)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, _BAR, 0)
        column.addLayout(self._across)
        column.addStretch(1)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(inside)
        self._area.setAccessibleName(say("Introductions under way"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.find_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._area, 1)
        layout.addStretch(0)


def _order(way: tuple[Introduction, tuple[NextStep, ...]]) -> tuple[bool, bool, int, int]:
    introduction, steps = way
    first = min((step.due for step in steps), default=introduction.since)
    waits = all(step.do == "wait" for step in steps)
    return waits, not any(step.urgent for step in steps), first, introduction.id


def _newest(way: tuple[Introduction, tuple[NextStep, ...]]) -> tuple[int, int]:
    return -way[0].since, -way[0].id
