"""The introductions page: type whom to reach, read the answer, see up to three lanes and the cold call."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from godfather_desktop.domain.ids import ME, IntroductionId, PersonId
from godfather_desktop.domain.introduction import Introduction
from godfather_desktop.domain.trouble import RuleBroken
from godfather_desktop.graph.arrays import Arrays
from godfather_desktop.graph.introductions import Lane, Step, Ways, is_warm, reach_of, reaches_at, ways_to
from godfather_desktop.graph.paths import MOST_INTRODUCERS, Reach
from godfather_desktop.gui.answer_line import AnswerLine
from godfather_desktop.gui.compiling import compiling_of
from godfather_desktop.gui.introductions.board import Board
from godfather_desktop.gui.introductions.lane_row import LaneRow
from godfather_desktop.gui.introductions.left_out import LeftOut
from godfather_desktop.gui.introductions.next_bridge import NextBridge
from godfather_desktop.gui.introductions.views_switch import ViewsSwitch
from godfather_desktop.gui.navigation import Navigation
from godfather_desktop.gui.person_field import PersonField
from godfather_desktop.gui.plain import PlainLabel
from godfather_desktop.gui.session import Session
from godfather_desktop.insight.asking import fatigue_of
from godfather_desktop.insight.goals import Goal, read_goal, role_suggestions
from godfather_desktop.insight.introducing import direct_rows
from godfather_desktop.insight.opt_in import is_open
from godfather_desktop.wording.errors import refusal
from godfather_desktop.wording.language import say
from godfather_desktop.wording.ways import fatigue_words, way_in

_VALUES = ((-1.0, "a pure ask"), (0.0, "nothing special"), (1.0, "a relevant benefit"), (2.0, "a compelling offer"))

_BAR = 10


class IntroductionsPage(QWidget):
    """Finds the way in and shows why."""

    def __init__(self, session: Session, navigation: Navigation) -> None:
        super().__init__()
        self._session = session
        self._navigation = navigation
        self._compiling = compiling_of(session)
        self._asked = ""
        self.ways: Ways | None = None
        self.lanes: list[LaneRow] = []
        self.answer = AnswerLine()
        self.goal = PersonField(
            session,
            say("Whom do you want to reach? A name, or CEO of Meridian"),
            extra=lambda text: role_suggestions(session.rolodex, text),
        )
        self.goal.entered.connect(lambda: self.reach(self.goal.text()))
        self.goal.chosen.connect(lambda person: self.reach(str(person)))
        self.goal.completer().activated.connect(self._take_role)
        self.value = QComboBox()
        self.value.setAccessibleName(say("What you bring"))
        for value, text in _VALUES:
            self.value.addItem(say(text), value)
        self.value.setCurrentIndex(1)
        self.hops = QComboBox()
        for number in range(1, MOST_INTRODUCERS + 1):
            self.hops.addItem(str(number), number)
        self.hops.setCurrentIndex(1)
        self.hops.setAccessibleName(say("Most introducers between"))
        self.find_button = QPushButton(say("Find the way"))
        self.find_button.setObjectName("primary")
        self.find_button.clicked.connect(lambda: self.reach(self.goal.text()))
        self.value.activated.connect(lambda _: self._again())
        self.hops.activated.connect(lambda _: self._again())
        self.left_out = LeftOut(session.rolodex)
        self.left_out.changed.connect(self._again)
        self.next_bridge = NextBridge(session, navigation)
        self.switch = ViewsSwitch()
        self.switch.board_wanted.connect(self.show_board)
        self.board = Board(session, navigation)
        self.board.ways_wanted.connect(lambda: self.show_board(False))
        self.board.board_wanted.connect(lambda: self.show_board(True))
        self.board.next_introducer_wanted.connect(self._find_next)
        self._ways_view = QWidget()
        self._stack = QVBoxLayout()
        self._stack.setSpacing(12)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._lay_out()
        self.setFocusProxy(self.goal)
        self._say_nothing_yet()
        self._count()
        session.changed.connect(self._follow)
        session.day_changed.connect(self._again)
        session.ties_inferred.connect(self._again)

    def reach(self, asked: str, value: float | None = None, *, again: bool = False) -> None:
        """Find the way to what was asked: a name, an id, or a role at an organization; value: what I bring, -1..2."""
        if not again:
            self.show_board(False)
        if value is not None:
            self.value.setCurrentIndex([one for one, _ in _VALUES].index(value))
        names = self._session.names
        if names is None:
            self._session.ready.connect(lambda: self.reach(asked))
            return
        self._asked = asked
        try:
            goal = (
                read_goal(self._session.rolodex, names, asked)
                if not asked.isdigit()
                else Goal(person=names.find(asked))
            )
            if goal.person == ME:
                raise RuleBroken("myself as target", field="goal")
        except RuleBroken as broken:
            self._clear()
            self.answer.say((refusal(broken), ""))
            return
        if self.goal.isModified() and self.goal.text() != asked and again:
            # Somebody is typing the next goal: what changed elsewhere must not write over it.
            pass
        elif goal.person is not None and self.goal.text() != self._session.rolodex.people[goal.person].name:
            self.goal.set_person(goal.person)
        elif goal.person is None and asked != self.goal.text():
            self.goal.setText(asked)
        self._compiling.with_arrays(lambda arrays: self._show(arrays, goal))

    def show_board(self, board: bool) -> None:
        """Show the introductions under way, or the ways in."""
        (self.switch.board if board else self.switch.ways).setChecked(True)
        self.answer.setVisible(not board)
        self._ways_view.setVisible(not board)
        self.board.answer.setVisible(board)
        self.board.setVisible(board)

    def show_introduction(self, introduction: IntroductionId) -> None:
        """Show an introduction on the board, with the focus on what comes next."""
        self.show_board(True)
        self.board.show_introduction(introduction)

    def _follow(self, _changes: object, _concerned: object) -> None:
        self._count()
        self._again()

    def _count(self) -> None:
        self.switch.show_count(sum(is_open(one) for one in self._session.rolodex.introductions.values()))

    def _start(self, lane: Lane) -> None:
        """Draft the introduction that a lane shows."""
        session = self._session
        chain = tuple(person for person in lane.people[1:-1])
        offer = round(float(self.value.currentData()))
        self.board.start(
            Introduction(IntroductionId(0), lane.people[-1], chain, ("draft",), (session.today,), offer=offer)
        )

    def _find_next(self, target: PersonId, silent: PersonId) -> None:
        """Look for another introducer than the one who has been silent."""
        self._asked = ""
        self.left_out.leave_person(silent)
        self.reach(str(target))

    def _again(self) -> None:
        if self._asked:
            self.reach(self._asked, again=True)

    def _targets(self, goal: Goal) -> list[Reach]:
        rolodex, value = self._session.rolodex, float(self.value.currentData())
        if goal.person is not None:
            return [reach_of(rolodex, goal.person, value)] if goal.person in rolodex.people else []
        if goal.organization is None:
            return []
        return reaches_at(rolodex, goal.organization, title=goal.title, value=value)

    def _show(self, arrays: Arrays, goal: Goal) -> None:
        session = self._session
        if session.network is None:
            return
        targets = self._targets(goal)
        self._clear()
        if not targets and goal.organization is not None:
            name = session.rolodex.organizations[goal.organization].name
            self.answer.say((refusal(RuleBroken("nobody there", who=name)), ""))
            return
        ways = ways_to(
            session.rolodex,
            session.scores,
            arrays,
            targets,
            hops=self.hops.currentData(),
            avoid=self.left_out.people,
            without=self.left_out.ties,
        )
        self.ways = ways
        self.answer.say(way_in(session.rolodex, ways))
        if ways.targets and not is_warm(ways):
            self.next_bridge.look_for(ways.targets[0], arrays, self.left_out.people)
        for lane in ways.lanes:
            asked = lane.people[1] if len(lane.people) > 2 else None
            tired = fatigue_words(fatigue_of(session.rolodex, asked, session.today)) if asked is not None else ""
            self._add(LaneRow(session.rolodex, lane, self._navigation, note=tired, trusted=ways.trusted))
        if ways.targets and not any(len(lane.people) == 2 for lane in ways.lanes):
            self._add(
                LaneRow(session.rolodex, _cold_lane(session, ways), self._navigation, cold=True, trusted=ways.trusted)
            )
        if ways.lanes:
            self._add_actions(ways)
        self._stack.addStretch(1)

    def _add(self, row: LaneRow) -> None:
        row.start_wanted.connect(lambda: self._start(row.lane))
        row.person_clicked.connect(self._navigation.person_requested.emit)
        self.lanes.append(row)
        self._stack.addWidget(row)

    def _add_actions(self, ways: Ways) -> None:
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        picture = QPushButton(say("Show in the network"))
        picture.clicked.connect(
            lambda: self._navigation.picture_of_path_requested.emit([lane.people for lane in ways.lanes])
        )
        layout.addWidget(picture)
        layout.addWidget(self.left_out.menu_of(ways, line))
        layout.addStretch(1)
        self._stack.addWidget(line)

    def _clear(self) -> None:
        self.ways = None
        self.lanes = []
        self.next_bridge.clear()
        while self._stack.count():
            item = self._stack.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _say_nothing_yet(self) -> None:
        self.answer.say(
            (
                say("Whom do you want to reach?"),
                say("Type a name, or a role such as 'CEO of Meridian', and see who can introduce you."),
            )
        )

    def _take_role(self, line: str) -> None:
        if " of " in line and "·" not in line:
            self.reach(line)

    def _lay_out(self) -> None:
        ask = QHBoxLayout()
        ask.setSpacing(8)
        ask.addWidget(self.goal, 1)
        ask.addWidget(self.find_button)
        bring = QHBoxLayout()
        bring.setSpacing(8)
        bring.addWidget(PlainLabel(say("You bring"), "muted"))
        bring.addWidget(self.value)
        bring.addSpacing(16)
        bring.addWidget(PlainLabel(say("Introducers between, at most"), "muted"))
        bring.addWidget(self.hops)
        bring.addStretch(1)
        inside = QWidget()
        inside.setLayout(self._stack)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(say("Ways"))
        ways = QVBoxLayout(self._ways_view)
        ways.setContentsMargins(0, 0, _BAR, 0)
        ways.setSpacing(8)
        ways.addLayout(ask)
        ways.addLayout(bring)
        ways.addWidget(self.left_out)
        ways.addWidget(self.next_bridge)
        ways.addSpacing(8)
        ways.addWidget(area, 1)
        layout = QVBoxLayout(self)
        # The board's scroll bar has its room in the margin.
        layout.setContentsMargins(16, 8, 16 - _BAR, 16)
        layout.setSpacing(8)
        for answer in (self.answer, self.board.answer):
            answer.setContentsMargins(0, 0, _BAR, 0)
        layout.addWidget(self.answer)
        layout.addWidget(self.board.answer)
        layout.addWidget(self.switch)
        layout.addWidget(self._ways_view, 1)
        layout.addWidget(self.board, 1)
        self.show_board(False)


def _cold_lane(session: Session, ways: Ways) -> Lane:
    """The cold call to the first target as a lane, to stand beside the others."""
    target = ways.targets[0]
    strength = session.scores.strength(target.person).value
    step = Step(ME, target.person, ways.cold, direct_rows(strength, target.approach))
    return Lane((ME, target.person), ways.cold, (step,))
